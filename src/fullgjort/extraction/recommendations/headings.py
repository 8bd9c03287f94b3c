"""Recommendations under headings: a list of them, one with its number, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.finding import Recommendation
from fullgjort.extraction.recommendations.forms import ANSWER, LABELLED, LEAD_IN
from fullgjort.extraction.recommendations.lists import UNMARKED, items
from fullgjort.extraction.recommendations.parties import Parties
from fullgjort.extraction.recommendations.quotation import recommendation
from fullgjort.reading.document import Block, BlockKind, Document

HEADING = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s)?(?:(?:våra|revisorernas|revisionens|samlade|övriga|viktigaste|"
    r"föreslagna)\s)?(?:rekommendationer(?:na)?|rekommendation)(?:\s(?:till\s.{3,80}|från\s.{3,60}))?\s*:?$",
    re.IGNORECASE,
)
NUMBERED_HEADING = re.compile(r"^(?:revisorernas\s|revisionens\s)?rekommendation\s(?:nr\s)?\d+\W*$", re.IGNORECASE)
# "Svar: Förvaltningen instämmer." stands under or after each recommendation of a list
ANSWER_LABEL = re.compile(
    r"(?:(?<=[.\s])|\A)(?:\w+s\s)?(?:svar|kommentar(?:er)?|åtgärd(?:er)?|yttrande|ställningstagande|synpunkter)"
    r"(?:\s(?:från|på)\s[^.:]{3,40}?)?\s?:\s",
    re.IGNORECASE,
)


def under_heading(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The list under a heading "Rekommendationer", also where a lead-in without the word stands between."""
    title = document.quote(blocks[index].start, blocks[index].end)
    source = parties.source_of(title, title) or parties.auditors
    to = parties.addressee_of(title, source)
    following = index + 1
    if following < len(blocks) and blocks[following].kind is BlockKind.PARAGRAPH:
        lead = blocks[following]
        words = document.text[lead.start : lead.end]
        if not words.rstrip().endswith((":", "att", "bör")):
            return
        to = parties.addressee_of(words, source) or to
        following += 1
    for number, item in items(document, blocks, following):
        taken.add(number)
        if not ANSWER.search(document.text[item.start : item.end]):
            yield recommendation(document, parties, item.start, item.end, LEAD_IN, source, to, "recommendation")


def under_number(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The passage right under a heading "Rekommendation 2"; the rest of the section is its answer."""
    number = index + 1
    if number >= len(blocks) or blocks[number].kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return
    item = blocks[number]
    words = document.text[item.start : item.end]
    label = ANSWER_LABEL.search(words)
    end = item.start + len(words[: label.start()].rstrip()) if label else item.end
    if end - item.start < 12 or ANSWER.search(document.text[item.start : end]):
        return
    taken.add(number)
    to = parties.addressee_of(document.text[item.start : end], parties.auditors)
    yield recommendation(document, parties, item.start, end, LABELLED, parties.auditors, to, "recommendation")


def headed(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The recommendation that a heading prints ("Rekommendation 2. Nämnden bör …"); what stands under it until the next
    heading is the answer, in an answering paper, and recommends nothing."""
    block = blocks[index]
    labelled = LABELLED.regex.match(document.text[block.start : block.end])
    if labelled is None:
        return
    start = block.start + labelled.start("item")
    item = document.text[start : block.end]
    if ANSWER.search(item):
        return
    to = parties.addressee_of(item, parties.auditors)
    yield recommendation(document, parties, start, block.end, LABELLED, parties.auditors, to, "recommendation")
    if parties.own_speaker is not None:
        return
    for number in range(index + 1, len(blocks)):
        if blocks[number].kind is BlockKind.HEADING:
            return
        taken.add(number)


def answered(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The items under a heading that speaks of recommendations, each of which is followed by its answer."""
    for number in range(index + 1, len(blocks)):
        block = blocks[number]
        if block.kind is BlockKind.HEADING:
            if point := _numbered_heading(document, blocks, number):
                to = parties.addressee_of(document.text[point : block.end], parties.auditors)
                yield recommendation(
                    document, parties, point, block.end, LABELLED, parties.auditors, to, "recommendation"
                )
                taken.add(number)
                continue
            if _points_go_on(document, blocks, number):
                continue  # a running head between two points of one list
            return
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.TABLE or LABELLED.regex.match(words):
            continue
        label = ANSWER_LABEL.search(words) or _ANSWERS_AT_ONCE.search(words)
        end = block.end
        if label is not None:
            end = block.start + len(words[: label.start()].rstrip())
        elif _is_numbered_point(document, blocks, number):
            pass
        elif number + 1 == len(blocks) or not ANSWER_LABEL.match(
            document.text[blocks[number + 1].start : blocks[number + 1].end]
        ):
            continue
        item = document.text[block.start : end]
        if len(item.split()) < 3 or not (block.kind is BlockKind.LIST_ITEM or UNMARKED.match(item)):
            continue
        taken.add(number)
        to = parties.addressee_of(item, parties.auditors)
        yield recommendation(document, parties, block.start, end, LABELLED, parties.auditors, to, "recommendation")


_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")


def _numbered_heading(document: Document, blocks: list[Block], number: int) -> int | None:
    """Where the words begin of a heading such as "2. Taxan bör ses över", under which the answer stands; else None."""
    block = blocks[number]
    words = document.text[block.start : block.end]
    match = _NUMBERED.match(words)
    if match is None or number + 1 >= len(blocks) or blocks[number + 1].kind is not BlockKind.PARAGRAPH:
        return None
    return block.start + match.end() if _OUGHT.search(words[match.end() :]) else None


def _points_go_on(document: Document, blocks: list[Block], number: int) -> bool:
    """Whether the numbered points before a heading go on right after it: it is a running head, then."""
    following = _number_of(document, blocks[number + 1]) if number + 1 < len(blocks) else None
    if following is None:
        return False
    before = (_number_of(document, block) for block in reversed(blocks[:number]))
    return next((found for found in before if found is not None), None) == following - 1


def _number_of(document: Document, block: Block) -> int | None:
    """The number of a numbered item or heading; None for other blocks."""
    if block.kind is BlockKind.LIST_ITEM:
        match = re.match(r"\d{1,2}", block.mark)
        return int(match.group()) if match else None
    if block.kind is BlockKind.HEADING:
        numbered = _NUMBERED.match(document.text[block.start : block.end])
        return int(numbered.group(1)) if numbered else None
    return None


# "Nämnden bör se över taxan Nämnden instämmer.": the answer begins where a new sentence does, without a stop before it
_ANSWERS_AT_ONCE = re.compile(
    r"(?<=[\wåäö])\s(?=(?-i:[A-ZÅÄÖ])[\wåäö-]*(?:styrelsen|nämnden|förvaltningen|direktionen|kontoret)\s"
    r"(?:instämmer|delar|håller\smed|anser|avser|bedömer|konstaterar|noterar|har|tar|ser)\b)"
)
_OUGHT = re.compile(r"\b(?:bör|borde|behöver|måste|ska)\b", re.IGNORECASE)
_ADVISED_POINT = re.compile(
    r"(?:att\s|\w+a\s|se\s(?:till|över)|ta\sfram)|[^.]*\b(?:bör|borde|behöver|måste|ska)\b", re.IGNORECASE
)


def _is_numbered_point(document: Document, blocks: list[Block], number: int) -> bool:
    """Whether a numbered point without a stop says what ought to be done and has its answer in the paragraph after it."""
    block = blocks[number]
    words = document.text[block.start : block.end].rstrip()
    return (
        block.kind is BlockKind.LIST_ITEM
        and block.mark[:1].isdigit()
        and not words.endswith((".", ":", "?"))
        and bool(_ADVISED_POINT.match(words))
        and number + 1 < len(blocks)
        and blocks[number + 1].kind is BlockKind.PARAGRAPH
    )
