"""The lead of a table: the heading or the sentence over it that gives its rows."""

from __future__ import annotations

import re

from fullgjort.extraction.identity import Identity, specific_body
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import Block, Document

_LEAD_OF_TABLE = re.compile(
    r"\b(?:i\suppdrag|uppdrar\såt|uppdras\såt)\b[^.]*\b(?:nedan|nedanstående|följande|aktiviteter(?:na)?|åtgärder(?:na)?|tabellen)\b|"
    r"\b(?:nedan|nedanstående|följande)\b[^.]*\b(?:i\suppdrag|uppdrar\såt)\b|"
    r"\b(?:gett|givit|ger|gav|fått|får|fick)\b[^.]*\b(?:följande|nedanstående)\suppdrag\b",
    re.IGNORECASE,
)


def gives_table_below(document: Document, section: Section, block: Block) -> bool:
    """Whether the sentence over a table gives its rows as assignments: "Styrelsen ger cheferna i uppdrag att genomföra
    aktiviteterna nedan"."""
    before = [other for other in section.blocks if other.end <= block.start]
    return bool(before) and bool(
        _LEAD_OF_TABLE.search(document.text[max(before[-1].start, block.start - 400) : block.start])
    )


def giver_of_heading(section: Section, identity: Identity) -> str | None:
    """The body from which a table's rows come by the heading over it: "Uppdrag från fullmäktige"."""
    match = _FROM_BODY.search(section.title.quote if section.title else "")
    named = [actor for actor in find_actors(match["body"]) if actor.role == "body"] if match else []
    return specific_body(named[0].name, identity) if len(named) == 1 else None


_FROM_BODY = re.compile(r"\buppdrag(?:en)?\sfrån\s(?P<body>[\wåäöÅÄÖ -]{4,60}?)(?=[,.(]|\s(?:den|\d)|$)", re.IGNORECASE)


def giver_of_lead(document: Document, identity: Identity, section: Section, block: Block) -> str | None:
    """The body that gives a table's rows in the sentence over it."""
    if not gives_table_below(document, section, block):
        return None
    before = max(other.start for other in section.blocks if other.end <= block.start)
    named = (actor for actor in find_actors(document.text, before, block.start) if not actor.genitive)
    return specific_body(next((actor.name for actor in named if actor.role == "body"), None), identity)
