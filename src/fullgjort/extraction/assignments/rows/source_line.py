"""Source lines: rows whose cells ran together, told by the decision or the plan that is printed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fullgjort.extraction.assignments.report import distinct, report_of
from fullgjort.extraction.assignments.rows.cells import giver_of_row
from fullgjort.extraction.assignments.rows.row_words import is_order, row_words
from fullgjort.extraction.finding import Assignment, Deadline, Evidence, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.alternation import alternation
from fullgjort.language.dates import ANY_DATE, find_dates
from fullgjort.language.periods import bounds
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
        start, end = _task_below(document, section, anchor) or _name_of_row(document, section, anchor.start)
        if any(after <= place <= anchor.start for place in worded) or not _is_name(document.text[start:end]):
            after = anchor.end
            continue
        rows.append((start, end, anchor))
        after = anchor.end
    for index, (start, name_end, anchor) in enumerate(rows):
        later = [a for a, _, _ in rows[index + 1 :]] + [place for place in worded if place > anchor.end]
        end = min([*later, section.end])
        after_source = anchor.end + (1 if document.text[anchor.end : anchor.end + 1] == ")" else 0)
        after_source = max(after_source, name_end if start > anchor.end else 0)
        named = _named_first(document, after_source, end)
        answer = named[1] if named else after_source
        cell = _time_cell(document, identity, answer, end)
        report = report_of(document, identity, cell.end if cell else answer, end)
        promised = report[1] if report else ()
        yield Assignment(
            evidence=Evidence(start, name_end, document.quote(start, name_end), anchor.rule, document.page_at(start)),
            title=section.title,
            giver=giver_of_row(anchor.origin, identity),
            assignee=named[0] if named else identity.assignee,
            origin=anchor.origin,
            due=distinct((cell.due, *promised)) if cell and cell.due else promised,
            recurrence=(cell.recurrence if cell else None) or (report[2] if report else None),
            report=report[0] if report else None,
        )


def _named_first(document: Document, start: int, end: int) -> tuple[str, int] | None:
    """The office or unit in the column after a row's source ("… HSN § 9 Vårdchefen Ej påbörjat"), and where it ends;
    None where the report begins at once."""
    if not re.search(r"\bAnsvarig\b", document.text[:1500]):
        return None
    first = next(iter(find_actors(document.text, start, min(end, start + 120))), None)
    before = document.text[start : first.start].strip(" \n\t,–-:").casefold() if first else ""
    roles = ("office", "unit", "body") if _HEADS_OF_TIME.search(document.text[:start]) else ("office", "unit")
    if first is None or first.role not in roles or before not in ("", "ansvarig", "ansvar"):
        return None
    return " ".join(first.name.split()), first.end


# "Nr Ärende Beslut Ansvarig Klart senast Läge": the head of a table whose cells ran together, with a column of times
_HEADS_OF_TIME = re.compile(
    r"^[^\n.]{0,80}\bAnsvarig\s+(?:Klart?(?:\s+senast)?|Slutdatum|Sluttid|Svarsdatum|Tid(?:plan|punkt)?|Datum|När|"
    r"(?:Åter|Slut)?[Rr](?:edovisas?|apporteras?)(?:\s+senast)?|Återrapport(?:ering)?|Senast)\b",
    re.MULTILINE,
)
_TIME = re.compile(
    rf"\W{{0,3}}(?P<cell>(?:(?:Ska\s+upp\s+i|Senast|Till|Upp\s+i)\s+)?(?:[A-ZÅÄÖ]{{2,4}}\s+)?(?:i\s+|den\s+)?(?P<date>(?i:{ANY_DATE})))(?!\w)",
    re.VERBOSE,
)
_AGAIN = re.compile(
    r"\W{0,3}(?P<cell>(?:[Vv]arje\s+(?:år|halvår|tertial|kvartal|månad|möte|sammanträde)|[ÅåA-Za-z]+(?:vis|ligen)|Löpande)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class _TimeCell:
    """What the column of times holds in a row: a deadline or how often, and where the cell ends."""

    due: Deadline | None
    recurrence: str | None
    end: int


def _time_cell(document: Document, identity: Identity, start: int, end: int) -> _TimeCell | None:
    """The cell of times at a place in a row; None where the table's head has no such column or the cell is empty."""
    if not _HEADS_OF_TIME.search(document.text[:start]):
        return None
    again = _AGAIN.match(document.text, start, end)
    found = find_recurrence("redovisas " + again["cell"].casefold()) if again else None
    if again and found:
        return _TimeCell(None, found[0], again.end())
    time = _TIME.match(document.text, start, end)
    if time is None:
        return None
    dates = find_dates(document.text, *time.span("date"), anchor=identity.anchor)
    edtf = next((one.edtf for one in dates if one.edtf), None)
    limits = bounds(edtf) if edtf else None
    first, last = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
    words = Words(*time.span("cell"), document.quote(*time.span("cell")))
    return _TimeCell(Deadline(words, edtf, "by", first, last, rule="deadline.label"), None, time.end())


def _task_below(document: Document, section: Section, anchor: SourceAnchor) -> tuple[int, int] | None:
    """The task under a line that holds nothing but its source: "Från: KS 2031-03-01 § 4", "Att verka för fler bojar.";
    None where another line follows, or where that says nothing of what is to be done."""
    number = next((n for n, b in enumerate(section.blocks) if b.start <= anchor.start < b.end), None)
    if number is None or number + 1 >= len(section.blocks):
        return None
    block, below = section.blocks[number], section.blocks[number + 1]
    label = rf"(?:{alternation(row_words()['origin'])})\s?:"
    if not re.fullmatch(label, document.text[block.start : anchor.start].strip()):
        return None
    if document.text[anchor.end : block.end].strip(" .)\n") or below.kind is BlockKind.TABLE:
        return None
    start, end = next(iter(sentences(document.text, below.start, below.end)), (below.start, below.start))
    words = document.text[start:end]
    if not (words.startswith("Att ") or is_order(words)):
        return None
    return start, start + len(words.rstrip())


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
