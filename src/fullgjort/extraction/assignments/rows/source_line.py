"""Source lines: rows whose cells ran together, told by the decision or the plan that is printed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fullgjort.extraction.assignments.report import report_of
from fullgjort.extraction.assignments.rows.cells import giver_of_row
from fullgjort.extraction.finding import Assignment, Evidence, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

RULE_SOURCE_LINE = "row.source-line"
RULE_PLAN_LINE = "row.plan-line"
_PLAN_LINE = re.compile(
    r"(?P<plan>(?-i:[A-ZÅÄÖ][a-zåäö]*plan(?:en)?|Budget|Mål och budget)(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)?\d\d)?)?)(?=\s+[A-ZÅÄÖ”\"]|\s*\n|\s*$)"
)


@dataclass(frozen=True, slots=True)
class SourceAnchor:
    """The printed source of a row: a plan's name or a decision's reference."""

    start: int
    end: int
    origin: Origin
    rule: str


_PRINTED_SOURCE = re.compile(r"^[A-ZÅÄÖ]{2,5}\s(?:§?\s?\d|\d{6})|^§\s?\d")
_NUMBERED = re.compile(r"^(?:(?:Uppdrag|Punkt|Nr)\s)?\d{1,3}[.:]?\s+")


def source_anchors(document: Document, section: Section, references: Sequence[Reference]) -> list[SourceAnchor]:
    """The sources printed in a section's running blocks, in order; the second of two side by side is left out."""
    tables = [(b.start, b.end) for b in section.blocks if b.kind is BlockKind.TABLE]
    found = [
        SourceAnchor(
            m.start("plan"),
            m.end("plan"),
            Origin("plan", Words(m.start("plan"), m.end("plan"), m.group("plan"))),
            RULE_PLAN_LINE,
        )
        for m in _PLAN_LINE.finditer(document.text, section.start, section.end)
    ]
    found += [
        SourceAnchor(
            r.evidence.start,
            r.evidence.end,
            Origin("decision", Words(r.evidence.start, r.evidence.end, r.evidence.quote), r.body, r.date, r.paragraph),
            RULE_SOURCE_LINE,
        )
        for r in references
        if section.start <= r.evidence.start < section.end
        and r.paragraph
        and _PRINTED_SOURCE.match(r.evidence.quote)
        and not r.evidence.doubtful
    ]
    found = [a for a in found if not any(left <= a.start < right for left, right in tables)]
    found.sort(key=lambda anchor: anchor.start)
    return [a for i, a in enumerate(found) if i == 0 or a.start - found[i - 1].end > 25]


def source_lines(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], worded: Sequence[int]
) -> Iterator[Assignment]:
    """Rows whose cells ran together: a name, its source, and the report ("Utreda X  Stabsplan  Arbetet pågår …").
    `worded` are the places where a sentence gives an assignment itself: such a row is read by that wording."""
    rows: list[tuple[int, int, SourceAnchor]] = []
    after = section.start
    for anchor in source_anchors(document, section, references):
        start, end = _name_of_row(document, section, anchor.start)
        if any(after <= place <= anchor.start for place in worded) or not _is_name(document.text[start:end]):
            after = anchor.end
            continue
        rows.append((start, end, anchor))
        after = anchor.end
    for index, (start, name_end, anchor) in enumerate(rows):
        later = [a for a, _, _ in rows[index + 1 :]] + [place for place in worded if place > anchor.end]
        end = min([*later, section.end])
        after_source = anchor.end + (1 if document.text[anchor.end : anchor.end + 1] == ")" else 0)
        named = _named_first(document, after_source, end)
        report = report_of(document, identity, named[1] if named else after_source, end)
        yield Assignment(
            evidence=Evidence(start, name_end, document.quote(start, name_end), anchor.rule, document.page_at(start)),
            title=section.title,
            giver=giver_of_row(anchor.origin, identity),
            assignee=named[0] if named else identity.assignee,
            origin=anchor.origin,
            due=report[1] if report else (),
            recurrence=report[2] if report else None,
            report=report[0] if report else None,
        )


def _named_first(document: Document, start: int, end: int) -> tuple[str, int] | None:
    """The office or unit in the column after a row's source ("… HSN § 9 Vårdchefen Ej påbörjat"), and where it ends;
    None where the report begins at once."""
    if not re.search(r"\bAnsvarig\b", document.text[:1500]):
        return None
    first = next(iter(find_actors(document.text, start, min(end, start + 120))), None)
    before = document.text[start : first.start].strip(" \n\t,–-:").casefold() if first else ""
    if first is None or first.role not in ("office", "unit") or before not in ("", "ansvarig", "ansvar"):
        return None
    return " ".join(first.name.split()), first.end


def _is_name(words: str) -> bool:
    """Whether words can be the name of a row's task: they begin with a capital and are no sentence that cites."""
    words = " ".join(words.split())
    return (
        6 <= len(words) <= 400
        and words[:1].isupper()
        and not re.search(r"\b(?:enligt|beslutade|beslut|av|den|i|med|från)$|,$", words)
        and not re.match(r"(?:Vid|Enligt|I(?!\ssam(?:råd|verkan))|Från|Efter|Med|Den|Det|Denna|Detta)\s", words)
    )


def _name_of_row(document: Document, section: Section, position: int) -> tuple[int, int]:
    """The span of the name before a source: in its block after the last whole sentence, else the block before,
    else the section's heading."""
    block = next(
        (b for b in ((section.heading,) if section.heading else ()) + section.blocks if b.start <= position < b.end),
        None,
    )
    end = position
    if block is not None and document.text[block.start : position].strip(" ("):
        start = _after_sentences(document, block.start, position)
    else:
        earlier = [b for b in section.blocks if b.end <= position and b.kind is not BlockKind.TABLE]
        before = earlier[-1] if earlier else section.heading
        if before is None:
            return position, position
        start, end = before.start, before.end
        spans = [span for span in sentences(document.text, start, end) if document.text[slice(*span)].strip()]
        if len(spans) > 1 and not document.text[:end].rstrip().endswith("."):
            start = spans[-1][0]  # the block before ends with the name of this row, after the report of the row before
    while end > start and document.text[end - 1] in " \n(":
        end -= 1
    numbered = _NUMBERED.match(document.text[start:end])
    return start + (numbered.end() if numbered else 0), end


def _after_sentences(document: Document, start: int, position: int) -> int:
    """Where the words begin that follow the last whole sentence; a name that itself ends with a stop is kept whole."""
    spans = [span for span in sentences(document.text, start, position) if document.text[slice(*span)].strip()]
    if not spans:
        return start
    last = spans[-1]
    ended = document.text[last[0] : last[1]].rstrip().endswith(".")
    return spans[-2][0] if ended and len(spans) == 2 else last[0]
