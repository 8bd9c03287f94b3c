"""What is cited at an assignment's words, in which case it stands, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fullgjort.linking.boards import initials
from fullgjort.linking.mention import Citation
from fullgjort_web.register.models import Document
from fullgjort_web.register.standing import EffectiveFinding
from fullgjort_web.register.state import DocumentKind, FindingType

AROUND = 300  # code points before and after an assignment's words
_TOLD_BEFORE, _TOLD_AFTER = 110, 50  # code points around a decision that a case cites
_CASE = re.compile(r"^§§?\s*\d+", re.MULTILINE)
# what may stand between an assignment's words and a citation directly beside them, or between two such citations
_BESIDE = re.compile(
    r"[\s(),.;:/–-]*(?:(?:och|samt|se|jfr|jämför|ändrat?|kompletterat?|dnr|diarienummer|beslut)[\s(),.;:–-]*){0,2}"
)
_FARTHEST = 40
_MINUTES = (DocumentKind.MINUTES, DocumentKind.DECISION_SUMMARY)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands at and around an assignment's words; the fields are those of linking's Mention."""

    case_number: str
    cites: tuple[Citation, ...]
    context: str
    mentioned: tuple[Citation, ...]


def surroundings(document: Document, finding: EffectiveFinding, others: list[EffectiveFinding]) -> Surroundings:
    """What stands at and around an assignment's words; `others` are all findings of the document, in its order."""
    taken = [span for other in others if other.type == FindingType.ASSIGNMENT for span in _words_of(other)]
    own = set(_words_of(finding))
    taken = [span for span in taken if span not in own]
    references = [
        f for f in others if f.type == FindingType.REFERENCE and not any(a <= f.start and f.end <= b for a, b in taken)
    ]
    case = case_around(document, finding)
    part = case or _before_cases(document)
    near = _near(document, finding, references, _other_points(finding, others))
    begins, ends = _around(document, finding, others, part)
    far = (
        []
        if document.kind not in _MINUTES
        else [
            r
            for r in references
            if part[0] <= r.start and r.end <= part[1] and r.attributes.get("paragraph") and r not in near
        ]
    )
    beside = [r for r in references if (begins <= r.start and r.end <= ends and r not in near) or r in far]
    return Surroundings(
        case_number=_case_number(document, references, finding, case),
        cites=_citations([finding.attributes.get("origin") or {}, *(r.attributes for r in near)], document),
        context=_context(document.text, finding, (begins, ends), far),
        mentioned=_citations((r.attributes for r in beside), document),
    )


def _other_points(finding: EffectiveFinding, others: list[EffectiveFinding]) -> list[tuple[int, int]]:
    """The spans of the decision points that an assignment's words do not stand in: what they cite is theirs."""
    points = (f for f in others if f.type == FindingType.DECISION_POINT)
    return [(f.start, f.end) for f in points if f.end <= finding.start or finding.end <= f.start]


def heading_at(document: Document, finding: EffectiveFinding) -> str:
    """The heading of the case that a place of minutes stands in; empty where there is none."""
    case = case_around(document, finding)
    line = document.text[slice(*case)].partition("\n")[0] if case else ""
    return " ".join(_CASE.sub("", line).split())


def _context(text: str, finding: EffectiveFinding, around: tuple[int, int], far: list[EffectiveFinding]) -> str:
    """The words before and after an assignment's own, at most 600 code points: first those around the decisions that its
    case cites, then the nearest."""
    begins, ends = around
    cited = [(max(0, r.start - _TOLD_BEFORE), r.end + _TOLD_AFTER) for r in far[:3]]
    left = 2 * AROUND - sum(end - start for start, end in cited)
    half = max(0, min(AROUND, left // 2))
    near = [(max(begins, finding.start - half), finding.start), (finding.end, min(ends, finding.end + half))]
    pieces = [" ".join(text[start:end].split()) for start, end in _joined([*near, *cited], finding)]
    return " … ".join(piece for piece in pieces if piece)[: 2 * AROUND]


def _joined(spans: list[tuple[int, int]], finding: EffectiveFinding) -> list[tuple[int, int]]:
    """The spans in the order of the text, those that meet made one, without the assignment's own words."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start < finding.start < end:
            end = finding.start
        elif start < finding.end <= end and start >= finding.start:
            start = finding.end
        apart = bool(joined) and joined[-1][1] <= finding.start and start >= finding.end
        if joined and start <= joined[-1][1] and not apart:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif start < end:
            joined.append((start, end))
    return joined


def _words_of(finding: EffectiveFinding) -> list[tuple[int, int]]:
    """The spans of an assignment's own words and of its origin."""
    origin = finding.attributes.get("origin")
    spans = [(finding.start, finding.end)]
    return [*spans, _span(origin)] if isinstance(origin, dict) and origin.get("start") is not None else spans


def case_around(document: Document, finding: EffectiveFinding) -> tuple[int, int] | None:
    """Where the case (§) that a place of minutes stands in begins and ends; None before the first one and in other
    papers. An extract may begin with its case."""
    if document.kind not in _MINUTES:
        return None
    begins = [match.start() for match in _CASE.finditer(document.text)]
    place = bisect_right(begins, finding.start)
    return (begins[place - 1], begins[place] if place < len(begins) else len(document.text)) if place else None


def _before_cases(document: Document) -> tuple[int, int]:
    """What of the text stands in no case: in minutes all before the first one, the whole text in other papers."""
    first = _CASE.search(document.text) if document.kind in _MINUTES else None
    return 0, first.start() if first else len(document.text)


def _case_number(
    document: Document, references: list[EffectiveFinding], finding: EffectiveFinding, case: tuple[int, int] | None
) -> str:
    """The registry number of the case: a memo's own, or in minutes the one printed under the case's heading."""
    if document.kind in (DocumentKind.DECISION_MEMO, DocumentKind.NOTICE):
        return str((document.attributes.get("header") or {}).get("diary_number") or "")
    if case is None:
        return ""
    numbers = (r for r in references if r.attributes.get("case_number") and case[0] <= r.start < finding.start)
    return str(next((r.attributes["case_number"] for r in numbers), ""))


def _near(
    document: Document,
    finding: EffectiveFinding,
    references: list[EffectiveFinding],
    elsewhere: list[tuple[int, int]],
) -> list[EffectiveFinding]:
    """The references inside an assignment's words, its title, its origin's words or its row, and directly beside, where
    they do not stand `elsewhere`: in the decision point before or after."""
    attributes = finding.attributes
    own, origin, title = (finding.start, finding.end), attributes.get("origin"), attributes.get("title")
    spans = [
        own,
        *(_span(part) for part in (origin, title) if isinstance(part, dict) and part.get("start") is not None),
    ]
    said = [_span(report) for report in attributes.get("reports") or []]
    spans.extend(c for c in _row(document, finding) if not any(a < c[1] and c[0] < b for a, b in said))
    found = [r for r in references if any(a <= r.start and r.end <= b for a, b in spans)]
    free = [r for r in references if not any(a <= r.start and r.end <= b for a, b in elsewhere)]
    found += _beside(document.text, free, *own)
    if isinstance(origin, dict) and origin.get("start") is not None:
        found += _beside(document.text, free, *_span(origin))
    return sorted({r.start: r for r in found}.values(), key=lambda r: r.start)


def _span(place: dict[str, Any]) -> tuple[int, int]:
    return place["start"], place["end"]


def _beside(text: str, references: list[EffectiveFinding], begins: int, ends: int) -> list[EffectiveFinding]:
    """The references that follow or go before a span with nothing but signs and small words between."""
    found = []
    starts = [r.start for r in references]
    for reference in references[bisect_left(starts, ends) :]:
        if reference.start - ends > _FARTHEST or not _BESIDE.fullmatch(text, ends, reference.start):
            break
        found.append(reference)
        ends = reference.end
    for reference in reversed(references[: bisect_left(starts, begins)]):
        if begins - reference.end > _FARTHEST or not _BESIDE.fullmatch(text, max(0, reference.end), begins):
            break
        found.append(reference)
        begins = reference.start
    return found


def _row(document: Document, finding: EffectiveFinding) -> list[tuple[int, int]]:
    """The cells of the table row in which an assignment's words stand; empty where they stand in none."""
    for block in document.structure.get("blocks", ()):
        if len(block) > 6 and block[1] <= finding.start < block[2]:
            for _, *cells in block[6]:
                if cells and cells[0][0] <= finding.start <= cells[-1][1]:
                    return [(start, end) for start, end, _ in cells]
    return []


def _around(
    document: Document, finding: EffectiveFinding, others: list[EffectiveFinding], part: tuple[int, int]
) -> tuple[int, int]:
    """Where the words around an assignment begin and end: inside its part of the text (its case), and in lists up to
    its neighbours."""
    begins, ends = max(part[0], finding.start - AROUND), min(part[1], finding.end + AROUND)
    if document.kind not in _MINUTES:
        for other in others:
            if other.type != FindingType.ASSIGNMENT or other.start == finding.start:
                continue
            if other.end <= finding.start:
                begins = max(begins, other.end)
            elif other.start >= finding.end:
                ends = min(ends, other.start)
    return min(begins, finding.start), max(ends, finding.end)


def _citations(told: Iterable[dict[str, Any]], document: Document) -> tuple[Citation, ...]:
    """What is cited, each once, in the order told; a document's name that names no decision is none."""
    found = [
        Citation(own_board(document, c.get("body")), c.get("date"), c.get("paragraph"), c.get("case_number"))
        for c in told
    ]
    return tuple(dict.fromkeys(c for c in found if c.case_number or c.paragraph is not None or (c.body and c.date)))


def own_board(document: Document, name: str | None) -> str | None:
    """The name of a cited board: that of the paper's own board where it is printed by its initials ("TN" in a paper of
    Trafiknämnden), which no list of abbreviations knows; else as cited."""
    board = document.body
    if not name or board is None or board.abbreviation or not name.isupper():
        return name
    return board.name if name == initials(board.name) else name
