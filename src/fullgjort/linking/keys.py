"""What a mention can be recognised by. Only mentions that share a key are ever compared: an index of keys finds
them, so that nothing is compared with everything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fullgjort.linking.mention import Mention, Role
from fullgjort.linking.wording import fold_source, fold_wording

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEWEST_WORDS = 2  # a plan's row of one word ("Digitalisering") is a heading and names no task


def decision_key(mention: Mention) -> str | None:
    """The decision that gave it (body, day, §); None unless all three are known to the day."""
    if not (mention.decision_body and mention.decision_day and mention.paragraph):
        return None
    if not _DAY.fullmatch(mention.decision_day):
        return None
    return f"decision|{mention.decision_body.casefold()}|{mention.decision_day}|{mention.paragraph}"


def wording_key(mention: Mention) -> str | None:
    """The meeting that gave it and its exact wording, for references that print no §."""
    folded = fold_wording(mention.wording)
    if len(folded.split()) < FEWEST_WORDS:
        return None
    body, day = mention.decision_body, mention.decision_day
    if mention.role is Role.PROPOSED and not day:
        body, day = mention.meeting_body, mention.meeting_day
    if not (body and day and _DAY.fullmatch(day)):
        return None
    return f"wording|{body.casefold()}|{day}|{folded}"


def plan_key(mention: Mention) -> str | None:
    """The row of a plan: its wording, the plan's name without the year, and whose plan it is."""
    if mention.origin_kind != "plan" or decision_key(mention):
        return None
    folded = fold_wording(mention.wording)
    source = fold_source(mention.source)
    if len(folded.split()) < FEWEST_WORDS or not source:
        return None
    owner = mention.decision_body or mention.meeting_body or mention.giver or ""
    return f"plan|{owner.casefold()}|{source}|{folded}"


def keys(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention, sorted; empty for one that can be recognised by nothing but itself."""
    found = (decision_key(mention), wording_key(mention), plan_key(mention))
    return tuple(sorted(key for key in found if key))


def components(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions that hang together through shared keys; each component oldest first, components by their oldest."""
    ordered = sorted(mentions, key=lambda mention: mention.order)
    parent = {mention.id: mention.id for mention in ordered}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            parent[id_] = parent[parent[id_]]
            id_ = parent[id_]
        return id_

    first: dict[str, str] = {}
    for mention in ordered:
        for key in keys(mention):
            if key in first:
                parent[root(mention.id)] = root(first[key])
            else:
                first[key] = mention.id
    grouped: dict[str, list[Mention]] = {}
    for mention in ordered:
        grouped.setdefault(root(mention.id), []).append(mention)
    return list(grouped.values())
