"""Candidates: each place where a wording stands, with its sentence, its context and the passage it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fullgjort.extraction.assignments.context import Context, context_of
from fullgjort.extraction.assignments.wordings.rules import RULES
from fullgjort.extraction.assignments.wordings.wording import Wording
from fullgjort.extraction.rule import Rule, RuleSet
from fullgjort.extraction.section import Section
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that is read on its own: a heading, a paragraph, a list item or a table's cell.
    `following` are the blocks after it in the section; `lead` is the lead-in of the list that it is an item of."""

    start: int
    end: int
    kind: BlockKind
    mark: str
    following: tuple[Block, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    rule: Rule
    wording: Wording
    start: int
    end: int
    sentence: tuple[int, int]
    passage: Passage
    section: Section
    context: Context


def passages(document: Document, section: Section) -> Iterator[Passage]:
    """The passages of a section in order, its heading first; the cells of a table one by one."""
    if section.heading is not None:
        yield Passage(section.heading.start, section.heading.end, BlockKind.HEADING, "", section.blocks)
    lead = ""
    for index, block in enumerate(section.blocks):
        if block.kind is not BlockKind.LIST_ITEM:
            lead = document.quote(max(block.start, block.end - 300), block.end)
        following = section.blocks[index + 1 :]
        if block.kind is BlockKind.TABLE:
            for row in block.rows:
                for cell in row.cells:
                    if cell.end > cell.start:
                        yield Passage(cell.start, cell.end, BlockKind.TABLE, "", ())
        else:
            own = lead if block.kind is BlockKind.LIST_ITEM else ""
            yield Passage(block.start, block.end, block.kind, block.mark, following, own)


_TOGETHER = RuleSet(RULES)


def candidates(document: Document, sections: list[Section]) -> list[Candidate]:
    """All candidates in order; where two rules meet at one place, the one that stands first in RULES wins."""
    found: list[Candidate] = []
    for section in sections:
        for passage in passages(document, section):
            if not _TOGETHER.possible(document.text, passage.start, passage.end):
                continue
            for left, right in sentences(document.text, passage.start, passage.end):
                found.extend(_in_sentence(document, section, passage, left, right))
    return found


def _in_sentence(document: Document, section: Section, passage: Passage, left: int, right: int) -> list[Candidate]:
    sentence = document.text[left:right]
    taken: list[Candidate] = []
    for rule in _TOGETHER.possible(document.text, left, right):
        for match, wording in rule.find(document.text, left, right):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in taken):
                continue
            context = context_of(section, sentence, start - left, end - left, match.group(), passage.lead)
            taken.append(Candidate(rule, wording, start, end, (left, right), passage, section, context))
    return sorted(taken, key=lambda candidate: candidate.start)
