"""Which mentions are linked anew when some change: found through the index of keys, never by looking at all.

A mention's place among the assignments depends on its sure component (mentions that share sure keys) and, where it
*asks*, on the mentions that *offer* what it asks for. So after a change these are decided anew: the changed mentions
with their sure components, and all that ask for what these offer. Around them stand those that are looked at and stay
where they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from fullgjort.linking.keys import CROWDED, MOST_OFFERS, asks, decision_key, index_keys, is_day, looks, offers
from fullgjort.linking.mention import Mention as LinkMention
from fullgjort.linking.reach import reached
from fullgjort_web.register.codes import overlap
from fullgjort_web.register.models import Document, Mention, MentionKey, Tie
from fullgjort_web.register.recognition import known_by, restored

CHUNK = 400  # values in one IN (…)
_SURE, _ASKS, _OFFERS = MentionKey.Side.SURE, MentionKey.Side.ASKS, MentionKey.Side.OFFERS


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A mention that is looked at and stays where it is: its assignment (None: none) and what linking knows it by."""

    pk: int
    assignment: int | None
    known: LinkMention


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """`anew` are the ids of mentions that are decided anew, `rows` their rows; `around` are those that are only looked at.
    `crowded` are the keys (as words) that lead to too many assignments to tell anything. `beside` are what else stands
    in the documents of those that are decided anew and name no decision: it is only compared with them."""

    anew: set[int]
    rows: list[Mention]
    around: list[LookedAt]
    crowded: frozenset[str]
    beside: list[LinkMention]


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, sorted, in lists that fit into one IN (…)."""
    ordered = sorted(values)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def digest_of(key: str) -> str:
    """How a key is kept."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


def place_key(digest: str) -> str:
    """The key of a document in which a person chose a place: newer rules may read that place with other limits."""
    return f"place|{digest}"


def place_of(candidate: dict[str, Any]) -> str:
    """The id that linking knows a place by: digest, start and end."""
    return f"{candidate['digest']}:{candidate['start']:09d}-{candidate['end']:09d}"


def key_rows(mention: Mention) -> Iterator[MentionKey]:
    """The rows (not saved) of what a mention can be recognised by."""
    known = restored(mention)
    for side, key in index_keys(known):
        yield MentionKey(mention=mention, key=digest_of(key), side=side)
    if mention.answer and mention.answer["candidate"]:
        yield MentionKey(mention=mention, key=digest_of(place_key(mention.answer["candidate"]["digest"])), side=_ASKS)


def neighbours_of_gone(gone: set[int]) -> set[int]:
    """The mentions that may lose by it when these go: those with a sure key in common, and those that ask for what
    they offer."""
    sure: set[str] = set()
    offered: set[str] = set()
    for chunk in chunks(gone):
        for key, side in MentionKey.objects.filter(mention__in=chunk).values_list("key", "side"):
            if side == _SURE:
                sure.add(key)
            elif side == _OFFERS:
                offered.add(key)
    for chunk in chunks(gone):
        for row in Mention.objects.filter(pk__in=chunk).only("recognised_by"):
            offered.add(digest_of(place_key(row.recognised_by["document"])))
    return _with_key(sure, _SURE) | _with_key(offered - _beyond(offered, CROWDED + len(gone)), _ASKS)


def neighbourhood(start: set[int], new: int) -> Neighbourhood:
    """What has to be linked anew when the mentions `start` changed; `new` is how many of them are new or gone (a key
    that they have made crowded, or no longer crowded, counts for those that ask by it)."""
    together = closure(start)
    changed = _rows(together)
    offered = {digest_of(key) for row in changed for key in offers(restored(row))}
    offered -= _beyond(offered, CROWDED + new)
    turned = _beyond(offered, CROWDED)  # may have been made crowded: whoever asks by them loses what they lead to
    turned |= {digest_of(place_key(row.recognised_by["document"])) for row in changed}
    anew = _whole(  # what belongs to one of them follows it
        together | _with_key(turned, _ASKS) | _reached(_with_key(offered - turned, _ASKS), changed, together)
    )
    anew = _whole(anew | _tied_to(anew))
    rows = changed + _rows(anew - together)
    known = [restored(row) for row in rows]
    asked = {key for mention in known for key in (*asks(mention), *looks(mention))}
    beyond = _beyond({digest_of(key) for key in asked}, CROWDED)
    crowded = frozenset(key for key in asked if digest_of(key) in beyond)
    looked_at = _with_key({digest_of(key) for key in asked - crowded}, _OFFERS)
    looked_at |= {one.pk for one in chosen_for(rows).values() if one.pk is not None}
    around = list(_looked_at(closure(looked_at - anew) - anew))
    open_in = {row.document_id for row, mention in zip(rows, known, strict=True) if not decision_key(mention)}
    beside = _beside(open_in, anew.union(one.pk for one in around))
    return Neighbourhood(anew, rows, around, crowded, beside)


def _looked_at(wanted: set[int]) -> Iterator[LookedAt]:
    for chunk in chunks(wanted):
        rows = Mention.objects.filter(pk__in=chunk).order_by("pk")
        for pk, assignment, told in rows.values_list("pk", "assignment_id", "recognised_by"):
            yield LookedAt(pk, assignment, known_by(told))


def _reached(asking: set[int], changed: list[Mention], together: set[int]) -> set[int]:
    """Those of the asking mentions, with what hangs together with them, that the changed ones make a difference to."""
    by_id: dict[str, int] = {}
    known: list[LinkMention] = []
    for one in _looked_at(closure(asking - together) - together):
        known.append(one.known)
        by_id[one.known.id] = one.pk
    now = [restored(row) for row in changed]
    before = [restored(row) for row in changed if row.assignment_id]
    return {by_id[place] for place in reached(known, now, before)}


def closure(start: set[int]) -> set[int]:
    """The mentions that hang together with these through sure keys, themselves among them."""
    known, fresh = set(start), set(start)
    seen: set[str] = set()
    while fresh:
        found = _sure_keys(fresh) - seen
        seen |= found
        fresh = _with_key(found, _SURE) - known
        known |= fresh
    return known


def _sure_keys(mentions: set[int]) -> set[str]:
    found: set[str] = set()
    for chunk in chunks(mentions):
        found.update(MentionKey.objects.filter(mention__in=chunk, side=_SURE).values_list("key", flat=True))
    return found


def _with_key(wanted: set[str], side: str) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(wanted):
        found.update(MentionKey.objects.filter(key__in=chunk, side=side).values_list("mention_id", flat=True))
    return found


def _beyond(wanted: set[str], most: int) -> set[str]:
    """Those of the keys that lead to more than `most` assignments: the offers of one decision count as one. What has
    very many offers is beyond, whatever they lead to."""
    found: set[str] = set()
    offered = MentionKey.objects.filter(side=_OFFERS).order_by()
    for chunk in chunks(wanted):
        counted = offered.filter(key__in=chunk).values("key").annotate(n=Count("id")).filter(n__gt=most)
        many = dict(counted.values_list("key", "n"))
        found.update(key for key, n in many.items() if n > most * MOST_OFFERS)
        known = "mention__recognised_by__decision_"
        rows = offered.filter(key__in=many.keys() - found).values_list(
            "key", f"{known}body", f"{known}day", "mention__recognised_by__paragraph", "mention_id"
        )
        leads: dict[str, set[tuple[Any, ...]]] = {}
        for key, body, day, paragraph, mention in rows:
            whole = body and paragraph and is_day(day)
            leads.setdefault(key, set()).add((body.casefold(), day, paragraph) if whole else (mention,))
        found.update(key for key, assignments in leads.items() if len(assignments) > most)
    return found


def _beside(documents: set[int], loaded: set[int]) -> list[LinkMention]:
    """The other mentions of these documents that name no decision."""
    found: list[LinkMention] = []
    for chunk in chunks(documents):
        for pk, told in Mention.objects.filter(document__in=chunk).order_by("pk").values_list("pk", "recognised_by"):
            if pk not in loaded and not decision_key(known := known_by(told)):
                found.append(known)
    return found


@dataclass(frozen=True, slots=True)
class Chosen:
    """The mention that a person chose for another. `pk` is None where it is not here: because its document is not
    (`lost` is False: the answer waits for it), or because newer rules find nothing at that place (`lost`)."""

    pk: int | None
    place: str
    lost: bool = False


def chosen_for(rows: Iterable[Mention]) -> dict[int, Chosen]:
    """What people chose for those of these mentions (by id) for which they chose a place: known again by its span,
    else by its words if they are said once in that document, else by an overlap of at least half with one only."""
    wanted = {row.pk: row.answer["candidate"] for row in rows if row.answer and row.answer["candidate"]}
    here: dict[str, list[tuple[int, int, int, str]]] = {}
    for chunk in chunks({candidate["digest"] for candidate in wanted.values()}):
        for digest in Document.objects.filter(digest__in=chunk).values_list("digest", flat=True):
            here[digest] = []
        said = Mention.objects.filter(document__digest__in=chunk).order_by("start", "pk")
        for digest, *place in said.values_list("document__digest", "pk", "start", "end", "quote"):
            here.setdefault(digest, []).append((place[0], place[1], place[2], place[3]))
    found: dict[int, Chosen] = {}
    for pk, candidate in wanted.items():
        if candidate["digest"] not in here:
            found[pk] = Chosen(None, place_of(candidate))
            continue
        place = _known_again(candidate, here[candidate["digest"]])
        span = {"digest": candidate["digest"], "start": place[1], "end": place[2]} if place else candidate
        found[pk] = Chosen(place[0] if place else None, place_of(span), lost=place is None)
    return found


def _known_again(candidate: dict[str, Any], said: list[tuple[int, int, int, str]]) -> tuple[int, int, int, str] | None:
    span = (candidate["start"], candidate["end"])
    exact = [place for place in said if place[1:3] == span]
    if exact:
        return exact[0]
    words = [place for place in said if place[3] == candidate.get("quote")]
    near = words or [place for place in said if overlap(place[1:3], span)]
    return near[0] if len(near) == 1 else None


def _whole(some: set[int]) -> set[int]:
    """These mentions with all of their assignments, and what hangs together with those through sure keys."""
    known, fresh = set(some), set(some)
    seen: set[str] = set()
    while fresh:
        found = _sure_keys(fresh) - seen
        seen |= found
        fresh = (_with_key(found, _SURE) | _mates(fresh)) - known
        known |= fresh
    return known


def _mates(mentions: set[int]) -> set[int]:
    """All mentions of the assignments that these belong to."""
    shown: set[int] = set()
    for chunk in chunks(mentions):
        shown.update(
            Mention.objects.filter(pk__in=chunk, assignment__isnull=False).values_list("assignment_id", flat=True)
        )
    found: set[int] = set()
    for chunk in chunks(shown):
        found.update(Mention.objects.filter(assignment__in=chunk).values_list("pk", flat=True))
    return found


def _tied_to(mentions: set[int]) -> set[int]:
    """The mentions by which newer assignments are tied to those that these belong to. Of two such ties between the same
    two assignments one is shown; where these part, both are."""
    shown: set[int] = set()
    for chunk in chunks(mentions):
        shown.update(
            Mention.objects.filter(pk__in=chunk, assignment__isnull=False).values_list("assignment_id", flat=True)
        )
    found: set[int] = set()
    for chunk in chunks(shown):
        found.update(Tie.objects.filter(older__in=chunk).values_list("mention_id", flat=True))
    return found


def _rows(wanted: set[int]) -> list[Mention]:
    rows: list[Mention] = []
    for chunk in chunks(wanted):
        rows.extend(
            Mention.objects.filter(pk__in=chunk)
            .select_related("document", "document__body", "code")
            .defer("document__text", "document__structure")
        )
    return rows


def rows_of(assignments: set[int], others: set[int]) -> list[Mention]:
    """All mentions of these assignments, and these others, with their documents."""
    found = set(others)
    for chunk in chunks(assignments):
        found.update(Mention.objects.filter(assignment__in=chunk).values_list("pk", flat=True))
    return _rows(found)
