"""References: citations of decisions, meetings and documents elsewhere, found in a document.

A decision is cited by body, date and §; any of the three may be missing, and in texts from the web the § sign is
often lost ("KF 27, 2001-04-24"). What prints neither a date nor a § is at most doubtful.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from fullgjort.extraction.finding import Evidence, Reference
from fullgjort.extraction.references.by_body import BODY_DATE, BODY_SECTION, BODY_VERB_DATE
from fullgjort.extraction.references.by_day import DECIDED, GIVEN_DATED
from fullgjort.extraction.references.by_paper import CASE, PAPER, PAPER_FROM, TITLED_PAPER
from fullgjort.extraction.references.citation import Citation, body_name
from fullgjort.extraction.references.parts import VERB
from fullgjort.extraction.references.rules import REFERENCE_RULES
from fullgjort.extraction.rule import Rule, RuleSet
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Block, BlockKind, Document

_TOGETHER = RuleSet(REFERENCE_RULES)

_AND_SECTION = re.compile(r"\s*(?:,|och|samt)\s*§\s*(?P<paragraph>\d{1,4})(?!\d)", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:ska|skall|senast|kommer\s+att|kallas|inför|nästa|planeras)\b[^.!?]{0,120}\Z", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:justeras?|justerat|justerare|justering\w*|anslag\w*|anslås|publicera\w*|uppdatera\w*|utskrift\w*|sammanträdesdatum|mötesdatum|kallelse\w*|skapad\w*|"
    r"rekvi[rs]\w*|överklaga\w*)\b[^.!?]{0,60}\Z|\bsenast\s+(?:vid|till|i|på|inför)\s+(?:[\wåäö]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:antag|antog|fastställ|beslut|godkän|revider|enligt)\w*\s+(?:(?:av|i|den)\s+)?\Z", re.IGNORECASE
)
_CITING = re.compile(r"(?:\(|\b(?:i|enligt|från|av|uppdrag|beslut|genom))\s*\Z", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:Sida|Sid\.?|Blad)\s+\d", re.IGNORECASE)
_WITH_VERB = re.compile(rf"(?<!\w){VERB}(?!\w)", re.VERBOSE | re.IGNORECASE)
_GENERIC = {"nämnden": "nämnden", "styrelsen": "styrelsen", "fullmäktige": "fullmäktige", "utskottet": "utskottet"}
_SHORT_LINE = 130  # letters of a line that can be a heading
_HEAD = 300  # where the document says what it is itself
_LETTERS_BEFORE = 12
_START = attrgetter("start")


def find_references(document: Document, *, anchor: date | None = None) -> list[Reference]:
    """The references of a document, in order; empty where it cites nothing.

    `anchor` is the document's own date: dates without a year are read backwards from it, and the document's own
    meeting in a heading or page head is no reference. References without date and §, and those to a meeting that is
    still to come, are doubtful.
    """
    return list(_References(document, anchor).read())


@dataclass(frozen=True, slots=True)
class _Place:
    """A match that stands: the rule, the match and its citation."""

    rule: Rule
    match: re.Match[str]
    citation: Citation


class _References:
    """The reading of one document."""

    def __init__(self, document: Document, anchor: date | None) -> None:
        self.document = document
        self.text = document.text
        self.anchor = anchor

    @cached_property
    def bodies(self) -> Counter[str]:
        """The bodies that the document names, with how often."""
        return Counter(
            name for actor in find_actors(self.text) if actor.role == "body" and (name := body_name(actor.name))
        )

    def read(self) -> Iterator[Reference]:
        found = []
        for place in self._places():
            edtf = self._date(place.match)
            if self._is_own(place, edtf):
                continue
            found.append(self._reference(place, edtf))
            found.extend(self._following(place, found[-1]))
        yield from sorted(found, key=lambda one: one.evidence.start)

    def _places(self) -> list[_Place]:
        """The matches of the rules without overlap, surest rule first, inside one block or cell each."""
        taken = bytearray(len(self.text))
        kept = []
        for start, end in self._passages():
            inside: list[_Place] = []
            for rule, match, citation in _TOGETHER.find(self.text, start, end):
                if not any(taken[match.start() : match.end()]):
                    inside.append(_Place(rule, match, citation))
                    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            kept.extend(inside)
        return kept

    def _passages(self) -> Iterator[tuple[int, int]]:
        for block in self.document.blocks:
            if block.rows:
                yield from ((cell.start, cell.end) for row in block.rows for cell in row.cells if cell.start < cell.end)
            else:
                yield block.start, block.end

    def _date(self, match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        for name in ("date", "later"):
            if groups.get(name):
                start, end = match.span(name)
                dates = find_dates(self.text, start, end, anchor=self.anchor, leaning="past")
                return next((one.edtf.partition("/")[0] for one in dates if one.edtf), None)
        year = groups.get("year") or groups.get("firstyear")
        return (year if len(year) == 4 else f"20{year}") if year else None

    def _is_own(self, place: _Place, edtf: str | None) -> bool:
        """Whether a match is the document's own heading, page head, list of §§ or notice of adjustment."""
        start, end = place.match.span()
        before = self.text[max(0, start - 90) : start].rpartition("\n")[2]
        if _NOTICE.search(before) or _PAGE_NUMBER.match(self.text, end):
            return True
        block = self._block_at(start)
        if block is None or block.rows or _ADOPTED.search(before) or _WITH_VERB.search(place.match.group()):
            return False
        line = self._line_start(start, block.start)
        begins = len(re.findall(r"\w", self.text[line:start])) <= _LETTERS_BEFORE
        if edtf is None:  # "KS § 97" heads the document's own decision
            if place.rule is not BODY_SECTION:
                return False
            heads = start == block.start or (start < _HEAD // 2 and not _CITING.search(before))
            return heads and (block.kind is BlockKind.HEADING or block.end - block.start < _SHORT_LINE)
        if self.anchor is not None and edtf[:10] == self.anchor.isoformat():
            of_other = place.citation.paragraph is not None and "protokoll" in place.match.group().casefold()
            return not of_other and (begins or block.kind is BlockKind.HEADING)
        heads = block.kind is BlockKind.HEADING and before.endswith("till ")  # "Redovisning till styrelsen 2024-05-02"
        return (
            start < _HEAD
            and (begins or heads)
            and place.rule in (PAPER, BODY_DATE)
            and place.citation.paragraph is None
        )

    def _block_at(self, position: int) -> Block | None:
        """The block in which a position stands; None between two."""
        index = bisect_right(self.document.blocks, position, key=_START) - 1
        block = self.document.blocks[index] if index >= 0 else None
        return block if block is not None and position < block.end else None

    def _line_start(self, position: int, block_start: int) -> int:
        """Where the printed line begins that holds a position; the block's beginning where lines are not known."""
        index = bisect_right(self.document.lines, position, key=_START) - 1
        line = self.document.lines[index] if index >= 0 else None
        return line.start if line is not None and position < line.end else block_start

    def _reference(self, place: _Place, edtf: str | None) -> Reference:
        start, end = place.match.span()
        citation = place.citation
        body = self._specific(citation.body) if citation.body else self._near(start)
        if place.rule in (PAPER, TITLED_PAPER, PAPER_FROM, CASE, DECIDED, GIVEN_DATED) and not citation.body:
            body = None
        nothing = edtf is None and citation.paragraph is None
        doubtful = nothing or self._to_come(place, edtf)
        return Reference(
            Evidence(
                start,
                end,
                self.document.quote(start, end),
                place.rule.name,
                self.document.page_at(start),
                place.rule.certainty,
                doubtful,
            ),
            body,
            edtf,
            citation.paragraph,
            citation.case_number,
        )

    def _to_come(self, place: _Place, edtf: str | None) -> bool:
        """Whether a meeting is cited as a deadline: "ska redovisas till styrelsens sammanträde den 4 oktober"."""
        if place.citation.paragraph is not None or edtf is None:
            return False
        around = self.text[place.match.start() : place.match.end() + 40].split(". ")[0]
        if place.rule in (BODY_DATE, BODY_SECTION) and len(edtf) < len("2020-01-01") and not _WITH_VERB.search(around):
            return True
        if self.anchor is not None and edtf > self.anchor.isoformat() and place.rule in (BODY_DATE, PAPER):
            return True
        if self.anchor is not None and edtf > self.anchor.isoformat() and place.rule is BODY_VERB_DATE:
            return "behandlar" in place.match.group()
        before = self.text[max(0, place.match.start() - 130) : place.match.start()]
        return self.anchor is None and bool(_FUTURE.search(before))

    def _specific(self, body: str) -> str:
        """The one board of the document that a short name ("nämnden") can mean; the short name where it is not one."""
        ending = _GENERIC.get(body.casefold())
        if ending is None:
            return body
        names = {"styrelsen": ("RS", "KS", "LS"), "fullmäktige": ("RF", "KF", "LF")}.get(ending, ())
        candidates = [
            name
            for name in self.bodies
            if (name.casefold().endswith(ending) or name in names) and name.casefold() != ending
        ]
        return candidates[0] if len(candidates) == 1 else body

    def _near(self, position: int) -> str | None:
        """The body that the same sentence names before a position; None where it names none."""
        before = self.text[max(0, position - 200) : position]
        sentence = re.split(r"[.!?]\s|\n", before)[-1]
        named = [body_name(actor.name) for actor in find_actors(sentence) if actor.role == "body"]
        return self._specific(named[-1]) if named and named[-1] else None

    def _following(self, place: _Place, reference: Reference) -> Iterator[Reference]:
        """The further §§ of the same meeting: "RS 2017-03-01 § 52 och § 57"."""
        position = place.match.end()
        while reference.paragraph is not None and (match := _AND_SECTION.match(self.text, position)):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
            start = self.text.index("§", start)
            evidence = Evidence(
                start,
                match.end(),
                self.document.quote(start, match.end()),
                place.rule.name,
                self.document.page_at(start),
            )
            yield Reference(evidence, reference.body, reference.date, int(match["paragraph"]))
            position = match.end()
