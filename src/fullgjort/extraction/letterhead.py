"""Letterhead: the first lines of a document, and the line among them that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.document_title import is_letterhead
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Block, BlockKind, Document

_SECTION_HEADINGS = re.compile(
    r"^(?:förslag till beslut|beslut|beslutsförslag|sammanfattning|ärendet|inledning|bakgrund|yttrande|innehåll|"
    r"innehållsförteckning)\b",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"^(?:protokoll|sammanträdesprotokoll|protokollsutdrag|tjänsteskrivelse|tjänsteutlåtande|kallelse|datum|sida|dnr|"
    r"diarienummer|"
    r"region \w+|landstinget.{0,30}|\w+s? kommun|\w+ stad|uppdaterad.*|publicerad.*|"
    r"senast uppdaterad.*|regeringskansliet|bilaga \d+(?: till .{3,60})?|"
    r"regeringen|regeringsbeslut.{0,30}|\w+departementet)$",
    re.IGNORECASE,
)

_PAGE_OF = re.compile(r"\s+(?:sid(?:a|an)?\s*)?\d{1,3}\s?(?:\(\d{1,3}\)|av\s\d{1,3})$", re.IGNORECASE)


def naming_block(document: Document) -> Block | None:
    """The block that names the document: the first heading or short line that is not a letterhead; None where the
    text begins with a section such as "Förslag till beslut"."""
    for block in document.blocks[:8]:
        words = _PAGE_OF.sub("", document.quote(block.start, block.end))
        if block.kind is BlockKind.TABLE or (
            block.kind is BlockKind.PARAGRAPH and (len(words) > 160 or words.endswith("."))
        ):
            if block.kind is BlockKind.PARAGRAPH and len(words) > 160:
                return None
            continue
        if _SECTION_HEADINGS.match(words) and not re.search(r"\bav\b", words):
            return None
        if (
            _LETTERHEAD.match(words)
            or _is_name_line(words)
            or (words.startswith("Till ") and is_letterhead(words[5:]))
            or re.match(
                r"^[\d\s./()-]+$|^(?:datum|dnr|diarienummer|sida|handläggare|plats|tid|närvarande)\b",
                words,
                re.IGNORECASE,
            )
        ):
            continue
        if block.kind is BlockKind.HEADING or len(words) < 160:
            return block
    return None


def _is_name_line(words: str) -> bool:
    """Whether a line is nothing but a name: a body, a department, an organisation, a registry number or a date."""
    if re.match(
        r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖ]*\s)?(?:(?:[A-ZÅÄÖ][\w-]+s?\s)?(?:kommun|stad|region(?:en)?|landsting(?:et)?|"
        r"kommunförbund)|(?:region|staden|landstinget(?:\si)?|kommunen)\s[A-ZÅÄÖ]\S+(?:\s[A-ZÅÄÖ]\S+)?|"
        r"[\wåäö]*förbundet\s\S+|nyheter|kommun(?:en)? informerar|[\w\s]+ informerar)$",
        words,
        re.IGNORECASE,
    ):
        return True
    if re.match(
        r"^(?:dnr:?\s*)?[A-ZÅÄÖ]{1,4}[a-zåäö]?[ -]?\d{2,4}[/:-]\d{1,6}\S*$|^[A-ZÅÄÖ]{2,4}\s\d{2,4}/\d+$",
        words,
        re.IGNORECASE,
    ):
        return True
    rest = words
    for actor in reversed(find_actors(words)):
        rest = rest[: actor.start] + rest[actor.end :]
    for mention in reversed(find_dates(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = re.sub(
        r"\b(?:protokoll|sammanträdesprotokoll|tjänsteskrivelse|tjänsteutlåtande|den|blad|sida|handläggare:?.*|"
        r"datum:?|utskrift)\b|[\d\W_]",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return not rest.split()


_SHEET_ROWS = 14  # a workbook's first rows are its letterhead


def first_lines(document: Document, blocks: int) -> Iterator[str]:
    """The words of a document's first blocks; of a table that it begins with, those of each of its first rows that hold
    one cell."""
    for block in document.blocks[:blocks]:
        if not block.rows:
            yield document.quote(block.start, block.end)
            continue
        for row in block.rows[:_SHEET_ROWS]:
            filled = [cell for cell in row.cells if cell.end > cell.start]
            if len(filled) == 1:
                yield document.quote(filled[0].start, filled[0].end)
