"""Cases that minutes treat again: what tells of an assignment that nobody is known to have answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from fullgjort.following.facts import Treated
from fullgjort.linking.keys import fold_number, same_number
from fullgjort_web.register.cited import case_around, heading_at
from fullgjort_web.register.models import Document, Mention, MentionKey, TreatedCase
from fullgjort_web.register.neighbourhood import chunks, digest_of
from fullgjort_web.register.standing import EffectiveFinding
from fullgjort_web.register.state import DocumentKind, FindingType

# what the board only puts off
_PUT_OFF = re.compile(r"\b(?:bordlägg|bordlag|utgår\b|återremit|ärendet\s(?:utgår|flyttas))", re.IGNORECASE)
_LONGEST = 120


def case_key(number: str) -> str:
    """How a registry number is kept in the index of keys; empty for one without figures."""
    digits = fold_number(number)[1]
    return digest_of(f"case|{digits}") if digits else ""


def treated_cases(document: Document, findings: Iterable[EffectiveFinding]) -> Iterator[TreatedCase]:
    """The cases (rows, not saved) that minutes treat, by their first decided point; none of other papers, of a § without
    a registry number, and of one that is only put off. `findings` are those that nobody rejected."""
    if document.kind not in (DocumentKind.MINUTES, DocumentKind.DECISION_SUMMARY) or document.meeting_date is None:
        return
    told = list(findings)
    numbers = [f for f in told if f.type == FindingType.REFERENCE and f.attributes.get("case_number")]
    done: set[int] = set()
    for point in told if numbers else ():
        if point.type != FindingType.DECISION_POINT or point.attributes.get("state") == "proposed":
            continue
        case = case_around(document, point)
        if case is None or case[0] in done:
            continue
        begins, _ = case
        number = next((str(r.attributes["case_number"]) for r in numbers if begins <= r.start < point.start), "")
        key = case_key(number)
        if not key or _PUT_OFF.search(point.quote):
            continue
        done.add(begins)
        yield TreatedCase(
            document=document,
            key=key,
            number=number[:_LONGEST],
            paragraph=point.attributes.get("paragraph"),
            heading=heading_at(document, point),
            start=point.start,
            quote=point.quote,
        )


def assignments_in_cases(keys: Iterable[str]) -> set[int]:
    """The assignments (ids) that were given or proposed in cases with these keys."""
    found: set[int] = set()
    for chunk in chunks(set(keys)):
        offered = MentionKey.objects.filter(
            key__in=chunk, side=MentionKey.Side.OFFERS, mention__assignment__isnull=False
        )
        found.update(offered.values_list("mention__assignment_id", flat=True))
    return found


def cases_of(members: Iterable[Mention]) -> tuple[str, ...]:
    """The registry numbers of the cases that gave or proposed an assignment, as printed, sorted."""
    told = {str(m.recognised_by.get("case_number") or "") for m in members if m.role in ("given", "proposed")}
    return tuple(sorted(told - {""}))


def treated_of(cases: Iterable[str], board: str, since: date | None, known: date | None = None) -> tuple[Treated, ...]:
    """Where minutes treated one of these cases after a day, oldest first; a number without letters is that of the board
    alone. `known` leaves out what was read after that day."""
    wanted = {number: key for number in cases if (key := case_key(number))}
    if not wanted:
        return ()
    rows = TreatedCase.objects.filter(key__in=set(wanted.values()), document__withdrawn_at__isnull=True)
    if since is not None:
        rows = rows.filter(document__meeting_date__gt=since)
    found = []
    for row in rows.select_related("document__body").defer("document__text", "document__structure"):
        learnt = timezone.localdate(row.document.learnt_at) if row.document.learnt_at else None
        if known is not None and learnt is not None and learnt > known:
            continue
        body = row.document.body
        of_board = (body.abbreviation or body.name) if body else ""
        if any(_is_same(row.number, number, of_board == board) for number in wanted):
            found.append(_told(row, of_board, learnt))
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.document, one.start)))


def _is_same(one: str, other: str, of_board: bool) -> bool:
    lettered = bool(fold_number(one)[0] and fold_number(other)[0])
    return same_number(one, other) and (lettered or of_board)


def _told(row: Any, body: str, learnt: date | None) -> Treated:
    return Treated(
        day=row.document.meeting_date,
        learnt=learnt,
        document=row.document.digest,
        name=row.document.name,
        start=row.start,
        quote=row.quote,
        body=body,
        paragraph=row.paragraph,
        heading=row.heading,
    )
