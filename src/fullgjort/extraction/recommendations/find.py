"""Recommendations of auditors and committees, and the needs that a committee reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.finding import Recommendation
from fullgjort.extraction.recommendations.forms import LABELLED, OPEN_LEAD_IN
from fullgjort.extraction.recommendations.forms import RULES as _DIRECT_RULES
from fullgjort.extraction.recommendations.headings import (
    HEADING,
    NUMBERED_HEADING,
    answered,
    headed,
    under_heading,
    under_number,
)
from fullgjort.extraction.recommendations.lists import items, lead_in
from fullgjort.extraction.recommendations.parties import Parties
from fullgjort.extraction.recommendations.quotation import recommendation
from fullgjort.extraction.recommendations.reported import REPORTED_RULES
from fullgjort.extraction.recommendations.sentences import in_cells, in_sentences
from fullgjort.reading.document import BlockKind, Document

RECOMMENDATION_RULES = (*_DIRECT_RULES, *REPORTED_RULES)

_JUDGES = re.compile(r"\b(?:anser|menar|bedömer|framhåller|påpekar)\b", re.IGNORECASE)
_OUGHT_ITEM = re.compile(r"(?:att\s)?(?:[\wåäö-]+\s){0,2}?(?:bör|borde|behöver|måste|ska)\b(?!\sinte)", re.IGNORECASE)


def find_recommendations(document: Document, kind: str = "") -> list[Recommendation]:
    """The recommendations in the order of the text, each wording once; empty where nobody recommends anything.

    `source` is "Revisorerna" for the auditors and the consultants they hire, otherwise the committee; `to` is the
    addressee of the item, of its lead-in or of its heading, in that order, or None. `kind` is the document's kind.
    """
    parties = Parties(document, kind)
    found: list[Recommendation] = []
    seen: set[str] = set()
    for one in _all(document, parties):
        key = re.sub(r"\W+", "", one.evidence.quote).casefold()
        if key and key not in seen:
            seen.add(key)
            found.append(one)
    return sorted(found, key=lambda one: one.evidence.start)


def _all(document: Document, parties: Parties) -> Iterator[Recommendation]:
    blocks = list(document.blocks)
    heading, taken = "", set[int]()
    follows: str | None = None  # who speaks in a paragraph right after a list of recommendations
    for index, block in enumerate(blocks):
        if index in taken:
            continue
        quote = document.quote(block.start, block.end)
        listed = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.LIST_ITEM
        if block.kind is BlockKind.HEADING and not (listed and lead_in(document, parties, block, listed=True)):
            heading, follows = quote, None
            if parties.has_auditors and LABELLED.regex.match(quote):
                yield from headed(document, parties, blocks, index, taken)
                continue
            if NUMBERED_HEADING.match(quote) and parties.has_auditors:
                yield from under_number(document, parties, blocks, index, taken)
            elif HEADING.match(quote) and parties.has_auditors:
                yield from under_heading(document, parties, blocks, index, taken)
            elif "rekommendation" in quote.casefold() and parties.has_auditors:
                yield from answered(document, parties, blocks, index, taken)
            continue
        if block.kind is BlockKind.TABLE:
            yield from in_cells(document, parties, block, heading)
            continue
        lead = lead_in(document, parties, block, listed=listed)
        if lead is None or lead[1] is not OPEN_LEAD_IN:
            yield from in_sentences(document, parties, block.start, block.end, heading, speaker=follows)
        follows = None
        if lead is not None:
            kind, rule, source, to = lead
            judged = rule is OPEN_LEAD_IN and _JUDGES.search(quote)  # "anser att nämnden": praise may stand below
            for number, item in items(document, blocks, index + 1):
                if judged and not _OUGHT_ITEM.match(document.text[item.start : item.end]):
                    continue
                taken.add(number)
                follows = source if kind == "recommendation" else None
                yield recommendation(document, parties, item.start, item.end, rule, source, to, kind)
