"""Search over everything: assignments and documents, with Swedish inflection, newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.db.models import F

from fullgjort_web.register.models import Assignment, Document, SearchRow
from fullgjort_web.register.selectors.assignments import AssignmentFilter, assignments, on_day, page
from fullgjort_web.register.selectors.terms import terms
from fullgjort_web.register.swedish import kindred, stems


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a document's text round the first hit: pairs of words and whether they are a hit. `start` is the
    hit's place in the document's text, None where the hit is not in the text (a phrase over a table's cells)."""

    pieces: list[tuple[str, bool]]
    start: int | None


@dataclass(frozen=True, slots=True)
class DocumentHit:
    document: Document
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Hits:
    """The first assignments with their whole number, and one page of documents. `asked` is false for
    an empty search."""

    asked: bool
    assignments: list[Assignment]
    assignments_count: int
    documents: list[DocumentHit]
    page: Page[Document]


def search(text: str, day: date, *, number: str | int | None = 1, few: int = 10) -> Hits:
    """What holds all the words of `text` (see `terms`): nothing where no word is asked for."""
    asked = terms(text)
    if not asked:
        return Hits(False, [], 0, [], page(Document.objects.none(), 1))
    found = assignments(AssignmentFilter(text=text, sort="heard"), day) if asked else on_day(day).none()
    rows = (
        Document.objects.filter(pk__in=SearchRow.objects.filter(stems__holds=asked).values("document_id"))
        .select_related("body")
        .order_by(F("meeting_date").desc(nulls_last=True), "sort_key", "id")
    )
    shown = page(rows, number)
    return Hits(
        asked=True,
        assignments=list(found[:few]),
        assignments_count=found.count(),
        documents=[DocumentHit(row, excerpt(row.text, asked)) for row in shown],
        page=shown,
    )


_WORD = re.compile(r"[^\W_]+")


def excerpt(text: str, asked: list[list[str]], around: int = 120) -> Excerpt:
    """The text round the first hit, cut at words, with the hits told apart; its beginning where there is no hit."""
    wanted = {stem for term in asked for stem in term if not stem.endswith("*")}
    wanted |= {stem for term in asked if len(term) == 1 and not term[0].endswith("*") for stem in kindred(term[0])}
    beginnings = tuple(stem[:-1] for term in asked for stem in term if stem.endswith("*"))

    def hit(word: str) -> bool:
        small = word.casefold()
        return bool(beginnings and small.startswith(beginnings)) or (stems(small) or [""])[0] in wanted

    first = next((match for match in _WORD.finditer(text) if hit(match.group())), None)
    place = first.start() if first else 0
    start = max(0, place - around)
    end = min(len(text), place + around * 2)
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    last = start
    for match in _WORD.finditer(text, start, end):
        if hit(match.group()):
            if match.start() > last:
                pieces.append((" ".join(_spaced(text[last : match.start()])), False))
            pieces.append((match.group(), True))
            last = match.end()
    pieces.append((" ".join(_spaced(text[last:end])), False))
    if end < len(text):
        pieces.append((" …", False))
    return Excerpt(pieces, first.start() if first else None)


def _spaced(piece: str) -> list[str]:
    """A piece's words, with an empty one at an end where white space stood (so that joining keeps the gap)."""
    words = piece.split()
    if piece[:1].isspace():
        words.insert(0, "")
    if len(piece) > 1 and piece[-1:].isspace():
        words.append("")
    return words
