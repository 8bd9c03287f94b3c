"""Boards that the user adds, with the names they go by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fullgjort.following.wording import day_words
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import Body, Document, Event, MeetingMention, Mention, Recommendation
from fullgjort_web.register.projection import find_documents, project


class BoardError(ValueError):
    """A board that cannot be added: says in Swedish why."""


@transaction.atomic
def add_body(name: str, abbreviation: str = "", *, kind: str = "", other_names: Iterable[str] = (), by: str) -> Body:
    """The board, added or known from documents and now with these names too; documents that name it are shown anew.

    Raises BoardError for an empty name, and for a name or abbreviation that is another board's."""
    name, abbreviation = " ".join(name.split()), abbreviation.strip()
    names = [" ".join(other.split()) for other in other_names if other.strip()]
    if not name:
        raise BoardError("Skriv organets namn, till exempel Kulturnämnden.")
    wanted = [n for n in (name, abbreviation, *names) if n]
    same = [body for body in Body.objects.all() if any(_goes_by(body, n) for n in wanted)]
    added = [body for body in same if body.added_by and body.name.casefold() != name.casefold()]
    if added:
        taken = next(n for n in wanted if _goes_by(added[0], n))
        raise BoardError(f"{taken} är redan ett namn på {added[0].name}. Välj ett annat.")
    body = next((b for b in same if b.name.casefold() == name.casefold()), None)
    met = [b for b in same if b is not body]  # met in documents under one of these names: from now on this board
    known_by = [n for b in met for n in (b.name, b.abbreviation, *b.other_names)]
    touched = _documents_of(_line(met))
    before = list(Body.objects.filter(successor__in=met).values_list("pk", flat=True))
    after = [(b.successor_id, b.succeeded_on) for b in met if b.successor_id]
    for other in met:
        other.delete()
    if body is None:
        body = BodyIndex().make(name, abbreviation, kind=kind, added_by=by)
    else:
        body.refresh_from_db(fields=["successor", "succeeded_on"])
    _take_places(body, before, after)
    body.abbreviation = abbreviation or body.abbreviation
    body.kind = kind or body.kind
    own = {body.name.casefold(), body.abbreviation.casefold(), ""}
    others = {n for n in (*body.other_names, *names, *known_by) if n.casefold() not in own}
    body.other_names = sorted({n.casefold(): n for n in sorted(others)}.values())
    body.added_by = body.added_by or by
    body.save()
    Event.objects.create(
        kind="body_added",
        learnt_at=timezone.now(),
        actor=by,
        payload={"name": body.name, "abbreviation": body.abbreviation, "other_names": body.other_names},
    )
    project({*touched, *find_documents([n for n in (body.name, body.abbreviation, *body.other_names) if n])})
    return body


def _take_places(body: Body, before: list[int], after: list[tuple[int, date | None]]) -> None:
    """Let a board stand where those stood that it was met as: after the boards `before`, and before that of `after`
    (its own goes first)."""
    Body.objects.filter(pk__in=before).exclude(pk=body.pk).update(successor=body)
    if body.successor_id is not None:
        return
    line = {one.pk for one in _line([body])}  # no ring
    for successor, on in after:
        if successor not in line and Body.objects.filter(pk=successor).exists():
            body.successor_id, body.succeeded_on = successor, on
            return


def _line(bodies: Iterable[Body]) -> list[Body]:
    """These boards with all that they have taken over from and that have taken over from them, through any number of
    steps."""
    known = {body.pk: body for body in bodies}
    fresh = set(known)
    while fresh:
        near = Body.objects.filter(Q(successor__in=fresh) | Q(predecessors__in=fresh)).exclude(pk__in=known)
        found = {body.pk: body for body in near}
        known |= found
        fresh = set(found)
    return list(known.values())


def _documents_of(bodies: list[Body]) -> set[int]:
    """The documents that are shown as these boards' or speak of assignments that are."""
    found = set(Document.objects.filter(body__in=bodies).values_list("pk", flat=True))
    found |= set(Mention.objects.filter(assignment__body__in=bodies).values_list("document_id", flat=True))
    found |= set(Recommendation.objects.filter(body__in=bodies).values_list("document_id", flat=True))
    return found | set(MeetingMention.objects.filter(body__in=bodies).values_list("document_id", flat=True))


def _goes_by(body: Body, name: str) -> bool:
    return name.casefold() in {n.casefold() for n in (body.name, body.abbreviation, *body.other_names) if n}


@transaction.atomic
def succeed(body: Body, successor: Body | None, on: date | None, *, by: str) -> None:
    """None, after a board's assignments are another's from a day on: renamed, merged or reorganised. Without a successor
    the board goes on as before.

    Raises BoardError for a board that would take over from itself, also through others, for a missing day and for
    one that has not come: until then the assignments are the old board's."""
    if successor is not None:
        if on is None:
            raise BoardError("Ange från vilken dag organet tar över.")
        if on > timezone.localdate():
            raise BoardError(f"Den {day_words(on)} har inte kommit än. Ange övertagandet när den dagen är inne.")
        step: Body | None = successor
        while step is not None:
            if step.pk == body.pk:
                raise BoardError(
                    f"{successor.name} kan inte ta över från {body.name}: då följer de på varandra i ring."
                )
            step = step.successor
    stood = _line([body])
    body.successor, body.succeeded_on = successor, on if successor else None
    body.save(update_fields=["successor", "succeeded_on"])
    Event.objects.create(
        kind="body_succeeded",
        happened_on=on,
        learnt_at=timezone.now(),
        actor=by,
        payload={"name": body.name, "successor": successor.name if successor else None},
    )
    project(_documents_of([*stood, *_line([body])]))
