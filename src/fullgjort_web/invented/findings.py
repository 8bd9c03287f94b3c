"""Documents with their findings straight from the invented region, without files: for benchmarks of what comes after
the reading. The findings are what a reader without faults would find."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fullgjort.extraction.finding import (
    Assignment,
    Certainty,
    Deadline,
    DecisionPoint,
    Evidence,
    Findings,
    Header,
    Origin,
    Recommendation,
    Reference,
    Report,
    Words,
)
from fullgjort.language.lexicon import lexicon
from fullgjort.language.periods import bounds
from fullgjort.reading import document as reading
from fullgjort_web.invented import content
from fullgjort_web.invented.names import ASSEMBLY, BODIES, PLACES, RENAMED, Body
from fullgjort_web.invented.region import Organisation, Region, plan_region

YEARS = range(2018, 2026)
PART = 2000  # documents of one organisation
QUARTERS = ("", "norra ", "södra ", "östra ", "västra ", "inre ", "yttre ", "övre ", "nedre ")
RULESET = "invented"

_BREAK = re.compile("\n\n")
_SPACES = {ord("\t"): " ", ord("\n"): " "}
_PARAGRAPH = re.compile(r"§ (\d+)")


def archive_findings(seed: int, documents: int) -> Iterator[tuple[reading.Document, Findings]]:
    """So many documents with their findings; the same arguments give the same. They come from organisations of 2,000
    documents over eight years each, all alike but with boards of their own, one after the other: memory does not grow
    with the number, and neither does the share of assignments, reports and ties."""
    for region, part in _regions(seed, documents):
        codes = {body.code: body.name for body in _bodies(organisation(part))}
        for item in region.documents:
            yield document_and_findings(item, codes, f"{seed}/{part}", part)


def archive_truths(seed: int, documents: int) -> Iterator[dict[str, Any]]:
    """The truth of each of the organisations of `archive_findings`, in the shape of `docs/register.schema.json`."""
    for region, _ in _regions(seed, documents):
        yield region.truth


def _regions(seed: int, documents: int) -> Iterator[tuple[Region, int]]:
    for part, start in enumerate(range(0, documents, PART)):
        size = min(PART, documents - start)
        yield plan_region(seed * 1000 + part, YEARS, size, organisation(part)), part


def organisation(part: int) -> Organisation:
    """The boards of one part: those of the region, and in all parts after the first of a place of their own."""
    if part == 0:
        return Organisation()
    number, place = divmod(part - 1, len(PLACES))
    round_, quarter = divmod(number, len(QUARTERS))
    where = f" i {QUARTERS[quarter]}{PLACES[place]}" + (f" {round_ + 1}" if round_ else "")

    def there(body: Body) -> Body:
        return replace(body, code=f"{body.code}{part}", name=body.name + where)

    return Organisation(tuple(map(there, BODIES)), there(ASSEMBLY), there(RENAMED))


def _bodies(one: Organisation) -> tuple[Body, ...]:
    return (*one.boards, one.assembly, one.renamed)


def document_and_findings(
    item: content.Document, codes: dict[str, str], salt: str, part: int = 0
) -> tuple[reading.Document, Findings]:
    """A document as it would be read from a text file, and its truth as findings. `codes` are the boards' names by
    code; `salt` makes the digest of equal texts differ."""
    digest = hashlib.sha256(f"{salt}/{item.stem}".encode()).hexdigest()
    name = f"{item.stem}.txt" if part == 0 else f"{part:03}-{item.stem}.txt"
    document = _Setting(digest, name).read(item)
    return document, _Finding(document, item.truth, codes).findings()


class _Setting:
    """Sets a document's blocks as one text."""

    def __init__(self, digest: str, name: str) -> None:
        self.digest, self.name = digest, name
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[reading.Block] = []
        self.form: dict[str, str] = {}

    def read(self, item: content.Document) -> reading.Document:
        for block in item.blocks:
            self._block(block)
        text = "".join(self.pieces)
        pages = (reading.Page(1, 0, len(text)),)
        return reading.Document(
            self.digest, self.name, reading.FileKind.TEXT, text, tuple(self.blocks), pages, form=self.form
        )

    def _block(self, block: content.Block) -> None:
        match block:
            case content.Heading(text, level):
                self._add(reading.BlockKind.HEADING, text, level=level)
            case content.Paragraph(text, lead):
                self._add(reading.BlockKind.PARAGRAPH, f"{lead} {text}".strip())
            case content.Bullets(points, mark, start, depth):
                for number, point in enumerate(points, start):
                    sign = f"{number}." if mark == "1" else mark
                    kind = reading.BlockKind.LIST_ITEM if sign else reading.BlockKind.PARAGRAPH
                    self._add(kind, point, level=depth if sign else 0, mark=sign)
            case content.FormBlock(fields):
                self.form |= {label.casefold(): value for label, value in fields}
            case content.Columns(blocks):
                for inner in blocks:
                    self._block(inner)
            case content.Table(head, rows):
                self._table([head, *rows])

    def _open(self) -> int:
        if self.pieces:
            self.pieces.append("\n\n")
            self.length += 2
        return self.length

    def _say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _add(self, kind: reading.BlockKind, text: str, *, level: int = 0, mark: str = "") -> None:
        start = self._open()
        self._say(text)
        self.blocks.append(reading.Block(kind, start, self.length, level=level, mark=mark))

    def _table(self, rows: list[tuple[str, ...]]) -> None:
        start = self._open()
        made = []
        for number, row in enumerate(rows):
            if number:
                self._say("\n")
            cells = []
            for column, cell in enumerate(row):
                if column:
                    self._say("\t")
                begin = self.length
                self._say(cell.replace("\n", " "))
                cells.append(reading.Cell(begin, self.length, column))
            made.append(reading.Row(tuple(cells), number == 0))
        self.blocks.append(reading.Block(reading.BlockKind.TABLE, start, self.length, rows=tuple(made)))


class _Finding:
    """Finds the places of a document's truth in its text. What stands nowhere is left out."""

    def __init__(self, document: reading.Document, truth: dict[str, Any], codes: dict[str, str]) -> None:
        self.document, self.truth, self.codes = document, truth, codes
        self.text = document.text
        # What is searched: small letters, as a point may begin with a capital where the truth has none, and one space
        # between blocks, as a quote may hold a lead-in with its list.
        self.breaks_at = [match.start() for match in _BREAK.finditer(self.text)]
        self.breaks = [start - number for number, start in enumerate(self.breaks_at)]
        self.flat = _BREAK.sub(" ", self.text).translate(_SPACES).lower()

    def findings(self) -> Findings:
        truth = self.truth
        return Findings(
            self.document.name,
            self.document.digest,
            RULESET,
            truth["kind"],
            truth["title"],
            truth["body"],
            truth["meeting_date"],
            Header(**truth["header"]),
            tuple(self._assignments()),
            tuple(self._recommendations()),
            tuple(self._points()),
            tuple(self._references()),
        )

    def _place(self, quote: str, start: int = 0) -> tuple[int, int] | None:
        """Where the words stand from a position on, else anywhere."""
        quote = quote.lower()
        found = self.flat.find(quote, start - bisect_left(self.breaks_at, start))
        if found < 0:
            found = self.flat.find(quote)
        return (self._position(found), self._position(found + len(quote) - 1) + 1) if found >= 0 else None

    def _position(self, flat: int) -> int:
        """The position in the text of a place in what is searched."""
        return flat + bisect_left(self.breaks, flat)

    def _words(self, quote: str | None, start: int = 0) -> Words | None:
        place = self._place(quote, start) if quote else None
        return Words(*place, self.document.quote(*place)) if place else None

    def _evidence(self, row: dict[str, Any], rule: str, start: int = 0) -> Evidence | None:
        place = self._place(row["quote"], start)
        if place is None:
            return None
        doubtful = bool(row.get("doubtful"))
        return Evidence(*place, self.document.quote(*place), rule, 1, Certainty.SURE, doubtful)

    def _name(self, code: str | None) -> str | None:
        """A board as references name it: by its abbreviation where the word lists have one, else by its name."""
        name = self.codes.get(code, code) if code else None
        return (lexicon().abbreviation_of(name) or name) if name else None

    def _assignments(self) -> Iterator[Assignment]:
        cursor = 0
        for row in self.truth["assignments"]:
            if row.get("doubtful") and row["quote"].startswith("uppdraget att"):
                continue  # a decision that closes an older one is found as a decision point
            evidence = self._evidence(row, "assignment.invented", cursor)
            if evidence is None:
                continue
            cursor = evidence.end if evidence.start >= cursor else cursor
            origin = row["origin"]
            title_at = self.text.rfind(row["title"], 0, evidence.start) if row["title"] else -1
            title = Words(title_at, title_at + len(row["title"]), row["title"]) if title_at >= 0 else None
            report = self._report(row["report"], evidence.end) if row["report"] else None
            if report:
                cursor = max(cursor, report.words.end)
            yield Assignment(
                evidence,
                title,
                tuple(part for words in row["parts"] if (part := self._words(words, evidence.start))),
                row["giver"],
                row["assignee"],
                Origin(
                    origin["kind"],
                    self._words(origin["text"], max(0, evidence.start - 200)),
                    self._name(origin["body"]),
                    origin["date"],
                    origin["paragraph"],
                ),
                tuple(due for one in row["due"] if (due := self._deadline(one, evidence.start))),
                row["recurrence"],
                report,
                (report,) if report else (),
            )

    def _deadline(self, row: dict[str, str], start: int) -> Deadline | None:
        words = self._words(row["quote"], start)
        days = bounds(row["edtf"])
        if words is None or days is None:
            return None
        first, last = (day.isoformat() for day in days)
        return Deadline(words, row["edtf"], row["bound"], first, last, "date", "deadline.invented")

    def _report(self, row: dict[str, str], start: int) -> Report | None:
        begin = self._place(row["quote_start"], start)
        if begin is None:
            return None
        end = self._place(row["quote_end"], begin[0])
        last = max(end[1], begin[1]) if end else begin[1]
        words = Words(begin[0], last, self.document.quote(begin[0], last))
        return Report(words, row["status"], self._words(row["evidence"], begin[0]), rule="report.invented")

    def _recommendations(self) -> Iterator[Recommendation]:
        for row in self.truth["recommendations"]:
            if evidence := self._evidence(row, "recommendation.invented"):
                yield Recommendation(evidence, row["from"], row["to"], row["about"], row["kind"])

    def _points(self) -> Iterator[DecisionPoint]:
        headings = [
            (block.start, int(found[1]))
            for block in self.document.blocks
            if block.kind is reading.BlockKind.HEADING
            and (found := _PARAGRAPH.match(self.text, block.start, block.end))
        ]
        cursor = 0
        for row in self.truth["decision_points"]:
            evidence = self._evidence(row, "decision.invented", cursor)
            if evidence is None:
                continue
            cursor = max(cursor, evidence.end)
            paragraph = next((number for start, number in reversed(headings) if start < evidence.start), None)
            state, creates = row["state"], row["creates_assignment"]
            yield DecisionPoint(evidence, row["number"], row["body"], state, creates, paragraph)

    def _references(self) -> Iterator[Reference]:
        cursor = 0
        for row in self.truth["references"]:
            evidence = self._evidence(row, "reference.invented", cursor)
            while evidence is not None and self.text[evidence.end : evidence.end + 1].isdigit():  # "§ 1" of "§ 14"
                evidence = self._evidence(row, "reference.invented", evidence.end)
            if evidence is None:
                continue
            cursor = max(cursor, evidence.end)
            case = None
            if row["body"] is None and row["date"] is None and row["paragraph"] is None:
                case = evidence.quote.split(" ", 1)[-1]
            evidence = replace(evidence, doubtful=False)
            yield Reference(evidence, self._name(row["body"]), row["date"], row["paragraph"], case)
