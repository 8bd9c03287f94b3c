"""Lists of recommendations: what introduces one, and the items that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.recommendations.forms import ANSWER, ANSWERING_LEAD_IN, LEAD_IN, NEED_LEAD_IN, OPEN_LEAD_IN
from fullgjort.extraction.recommendations.parties import Parties
from fullgjort.extraction.rule import Rule, RuleSet
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

_NOT_RECOMMENDED = re.compile(r"^(?:se\s(?!till\b|över\b)|bilaga|sida\s|\d+$)", re.IGNORECASE)
LEAD_IN_RULES = RuleSet((LEAD_IN, OPEN_LEAD_IN, NEED_LEAD_IN))


def lead_in(
    document: Document, parties: Parties, block: Block, *, listed: bool
) -> tuple[str, Rule, str, str | None] | None:
    """Kind, rule, source and addressee of a block that introduces a list; None for other blocks. `listed` tells that
    marked items follow."""
    spans = sentences(document.text, block.start, block.end)
    if not spans:
        return None
    start, end = spans[-1]
    if not LEAD_IN_RULES.possible(document.text, start, end):
        return None
    sentence = document.text[start:end]
    if ANSWER.search(sentence) or (ANSWERING_LEAD_IN.search(sentence) and not OPEN_LEAD_IN.regex.match(sentence)):
        return None
    if match := LEAD_IN.regex.search(sentence):
        source = parties.source_of(sentence, document.text[block.start : block.end])
        if source is None:
            return None
        passive = re.match(r"rekommenderas|rekommenderades", match.group(), re.IGNORECASE)
        to = parties.addressee_of(sentence[match.start() :], source)
        to = to or (parties.addressee_of(sentence, source) if passive else None)  # "Styrelsen rekommenderas att"
        return "recommendation", LEAD_IN, source, to
    if NEED_LEAD_IN.regex.search(sentence):
        source = parties.committee_of(sentence)
        if source:
            return "need", NEED_LEAD_IN, source, None
    speaker = parties.source_of(sentence, sentence) or parties.own_speaker
    if listed and speaker is not None and OPEN_LEAD_IN.regex.match(sentence):
        return "recommendation", OPEN_LEAD_IN, speaker, parties.addressee_of(sentence, speaker)
    return None


UNMARKED = re.compile(
    r"att\s\w|\S*(?:styrelsen|nämnden)\b.{0,60}?\s(?:bör|behöver|\w+er|\w+ar)\b|"
    r"(?:säkerställ|tillse|utveckl|följ|ta\s|tydliggör|klargör|utvärder|upprätt|se\s|stärk|fastställ|förtydlig|införa?|verka)\w*",
    re.IGNORECASE,
)


def items(document: Document, blocks: list[Block], index: int) -> Iterator[tuple[int, Block]]:
    """The list items that follow a lead-in. Where none is marked, or the marks were lost and short lines look like
    headings, the blocks that begin with "Att", an addressee or the verb of a recommendation."""
    first: BlockKind | None = None
    while index < len(blocks):
        block = blocks[index]
        quote = document.quote(block.start, block.end)
        marked = block.kind is BlockKind.LIST_ITEM
        if first is not None and (first is BlockKind.LIST_ITEM) is not marked:
            return
        if not marked and (block.kind is BlockKind.TABLE or not UNMARKED.match(quote)):
            return
        first = first or block.kind
        if len(quote.split()) > 1 and not _NOT_RECOMMENDED.match(quote):
            yield index, block
        index += 1
