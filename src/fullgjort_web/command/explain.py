"""`fullgjort explain`: a document's text in the terminal, with what the rules found marked in place, and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import (
    Assignment,
    Deadline,
    DecisionPoint,
    Evidence,
    Figure,
    Findings,
    Grant,
    Recommendation,
    Reference,
    Report,
)
from fullgjort.reading.document import Block, BlockKind, Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.intake.sources import walk

Item = Assignment | DecisionPoint | Recommendation | Reference | Figure | Grant
# What can be shown: the name of the type for a reader, and its colour.
TYPES = {
    "assignments": ("uppdrag", "bold black on bright_yellow"),
    "decision_points": ("beslutspunkt", "black on bright_cyan"),
    "recommendations": ("rekommendation", "black on bright_magenta"),
    "references": ("hänvisning", "black on bright_blue"),
    "figures": ("sifferuppgift", "black on bright_green"),
    "grants": ("bidrag", "black on green"),
}
# Signs that a terminal would obey instead of showing them.
_UNPRINTABLE = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160)), " ")
_CERTAINTIES = {"sure": "säker", "likely": "trolig"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with the number that it has in the printed text; types as in `TYPES`."""

    number: int
    kind: str
    item: Item

    @property
    def evidence(self) -> Evidence:
        return self.item.evidence


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--only", multiple=True, type=click.Choice(list(TYPES)), help="Visa bara dessa fynd. Kan anges flera gånger."
)
def command(file: Path, only: tuple[str, ...]) -> None:
    """Visa texten i FILE med fynden markerade, och under varje fynd vilken regel som hittade det.

    FILE är en fil, en mapp eller ett ZIP-arkiv.

    Varje fynd står inom numrerade klamrar: [1 orden 1]. I en terminal har typerna olika färger.
    """
    # What is piped is not wrapped: one block of the document stays one line.
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    failures = []
    for source in walk([file]):
        try:
            document = read(source.load(), source.name)
        except UnreadableFile as error:
            failures.append(str(error))
            continue
        findings = extract(document)
        _print(console, document, findings, marks_of(findings, only or tuple(TYPES)))
    if failures:
        raise click.ClickException("\n".join(failures))


def marks_of(findings: Findings, kinds: Iterable[str]) -> list[Mark]:
    """The findings of some types, numbered from 1 in the order in which they stand in the text."""
    found = [(kind, item) for kind in kinds for item in getattr(findings, kind)]
    found.sort(key=lambda pair: (pair[1].evidence.start, -pair[1].evidence.end))
    return [Mark(number, kind, item) for number, (kind, item) in enumerate(found, start=1)]


def marked_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> Text:
    """`text[start:end]` with the parts of the marks that lie in it between numbered brackets, in the type's colour.
    A mark that goes on beyond the span has only the bracket that lies inside."""
    inside = [mark for mark in marks if mark.evidence.start < end and mark.evidence.end > start]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in inside:
        if mark.evidence.start >= start:
            opening.setdefault(mark.evidence.start, []).append(mark)
        if mark.evidence.end <= end:
            closing.setdefault(mark.evidence.end, []).append(mark)
    edges = sorted({start, end, *opening, *closing})
    result, active = Text(), [mark for mark in inside if mark.evidence.start < start]
    for left, right in zip(edges, [*edges[1:], end], strict=True):
        for mark in sorted(closing.get(left, []), key=lambda mark: -mark.number):
            result.append(f" {mark.number}]", TYPES[mark.kind][1])
        active = [mark for mark in active if mark.evidence.end > left]
        for mark in opening.get(left, []):
            active.append(mark)
            result.append(f"[{mark.number} ", TYPES[mark.kind][1])
        result.append(text[left:right].translate(_UNPRINTABLE), TYPES[active[-1].kind][1] if active else None)
    return result


def explanation(mark: Mark) -> list[str]:
    """Why a finding is there, in plain lines: type, rule, certainty and page first, then each value that was read."""
    evidence = mark.evidence
    certainty = _CERTAINTIES[str(evidence.certainty)] + (", tveksam: räknas inte" if evidence.doubtful else "")
    head = f"{mark.number}. {TYPES[mark.kind][0]} · regel {evidence.rule} · {certainty} · sida {evidence.page}"
    return [head, *(f"   {name}: {value}" for name, value in _values(mark.item) if value not in (None, ""))]


def _values(item: Item) -> list[tuple[str, object]]:
    match item:
        case Assignment():
            origin = item.origin
            source = [origin.kind, origin.body, origin.date, f"§ {origin.paragraph}" if origin.paragraph else None]
            values: list[tuple[str, object]] = [
                ("ärende", item.title.quote if item.title else None),
                ("från", item.giver),
                ("till", item.assignee),
                ("ursprung", None if origin.kind == "unknown" else " ".join(filter(None, source))),
                ("upprepas", item.recurrence),
            ]
            values += [("del", part.quote) for part in item.parts]
            values += [("datum", _deadline(due)) for due in item.due]
            reports = item.reports or ((item.report,) if item.report else ())
            return values + [("svar", _report(report)) for report in reports]
        case DecisionPoint():
            creates = "ja" if item.creates_assignment else None
            values = [("nummer", item.number), ("organ", item.body), ("läge", item.state), ("§", item.paragraph)]
            return [*values, ("ger ett uppdrag", creates)]
        case Recommendation():
            return [("slag", item.kind), ("från", item.source), ("till", item.to), ("om", item.about)]
        case Reference():
            values = [("organ", item.body), ("datum", item.date), ("§", item.paragraph)]
            return [*values, ("diarienummer", item.case_number)]
        case Figure():
            value = f"{item.value:g} {item.unit}"
            return [("värde", value), ("gäller", item.subject), ("period", item.period), ("förbehåll", item.hedge)]
        case Grant():
            return [
                ("namn", item.name),
                ("år", item.year),
                ("nationellt, mnkr", item.national_total_msek),
                ("regionen, mnkr", item.region_amount_msek),
                ("förbehåll", item.hedge),
            ]


def _deadline(due: Deadline) -> str:
    read_as = f"{due.edtf} ({due.bound})" if due.edtf else "inget datum gick att läsa"
    return f"”{due.words.quote}” = {read_as}, regel {due.rule}"


def _report(report: Report) -> str:
    because = f", för att det står ”{report.evidence.quote}”" if report.evidence else ""
    rule = f", regel {report.rule}" if report.rule else ""
    return f"{report.status}{because}{rule}"


def _print(console: Console, document: Document, findings: Findings, marks: list[Mark]) -> None:
    about = [findings.kind, findings.body, findings.meeting_date, f"regelverk {findings.ruleset}"]
    console.print(Text(f"{document.name}: {' · '.join(filter(None, about))}", "bold"))
    for note in document.notes:
        console.print(Text(note))
    page, told = 0, set[int]()
    for block in document.blocks:
        if block.page != page:
            page = block.page
            console.print(Text(f"\n–– sida {page} ––", "dim"))
        console.print()
        for start, end in _lines(block):
            line = marked_text(document.text, start, end, marks)
            line.tab_size = 4
            if block.kind is BlockKind.HEADING:
                line.stylize_before("bold")
            console.print(Text(f"{block.mark} " if block.mark else "") + line)
            ended = [mark for mark in marks if mark.evidence.end <= end and mark.number not in told]
            told.update(mark.number for mark in ended)
            for mark in ended:
                _explain(console, mark)
    counts = Counter(TYPES[mark.kind][0] for mark in marks)
    summary = ", ".join(f"{name} {count}" for name, count in counts.items())
    console.print(Text(f"\nAntal fynd: {summary}" if marks else "\nReglerna hittade inget här.", "bold"))


def _explain(console: Console, mark: Mark) -> None:
    for number, line in enumerate(explanation(mark)):
        words = Text(line.translate(_UNPRINTABLE), "dim" if number else "italic")
        console.print(Text("    ") + words if console.soft_wrap else Padding(words, (0, 0, 0, 4)))


def _lines(block: Block) -> list[tuple[int, int]]:
    """The spans of a block that are printed on a line of their own: a table's rows, otherwise the whole block."""
    return [(row.start, row.end) for row in block.rows] if block.rows else [(block.start, block.end)]
