"""Identity: what a document is, whose it is, and which meeting it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from fullgjort.extraction.document_header import header_of
from fullgjort.extraction.document_kind import TITLE_RULES, kind_of
from fullgjort.extraction.document_owner import (
    GENERIC_BODIES,
    deciding_body,
    in_full,
    of_this_organisation,
    title_roles,
)
from fullgjort.extraction.document_title import document_title
from fullgjort.extraction.finding import Header
from fullgjort.extraction.letterhead import naming_block
from fullgjort.extraction.meeting_day import meeting_day
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import Document

_HEAD = 1500  # code points that count as the head of a document


@dataclass(frozen=True, slots=True)
class Identity:
    """What the guide's top level says of a document. `anchor` is the day that relative dates are read from
    (the meeting's, else the day of publication, else None); `giver` and `assignee` are what the document's title
    says of all assignments in it."""

    kind: str
    title: str | None
    body: str | None
    meeting_date: str | None
    header: Header
    anchor: date | None
    giver: str | None = None
    assignee: str | None = None


def identify(document: Document, sections: list[Section]) -> Identity:
    """The identity of a document; None where the document does not say."""
    running = "\n".join(document.form[key] for key in ("sidhuvud", "sidfot") if document.form.get(key))
    head = f"{running}\n\n{document.text[:_HEAD]}" if running else document.text[:_HEAD]
    title_block = naming_block(document)
    title = document.quote(title_block.start, title_block.end) if title_block else None
    named_so = document_title(document, "other")
    if named_so and title and not any(pattern.search(title) for _, pattern in TITLE_RULES):
        kind = kind_of(document, sections, named_so.quote, head)
    else:
        kind = kind_of(document, sections, title, head)
    header = header_of(document, head, kind)
    named = document_title(document, kind)
    name = named.quote if named else None
    told = title if any(a.role == "body" for a in find_actors(title or "")) else name or title
    meeting_date = meeting_day(document, kind, title, head)
    body = in_full(document, of_this_organisation(document, deciding_body(document, sections, kind, told, head)))
    giver, assignee = title_roles(told) if kind in ("report_back", "list", "plan", "activity_plan") else (None, None)
    if kind == "government_assignment":
        giver = "Regeringen"
    return Identity(kind, name, body, meeting_date, header, _anchor(document, meeting_date, header), giver, assignee)


def specific_body(name: str | None, identity: Identity) -> str | None:
    """The document's own body for a name that only says "Nämnden", "Styrelsen" or "Direktionen"; else the name."""
    own = identity.body
    if name is None or own is None or name not in GENERIC_BODIES:
        return name
    tail = name.casefold()
    return own if own.casefold().endswith(tail) or own.casefold().startswith(tail) else name


def body_meant(name: str | None, document: Document, identity: Identity, position: int) -> str | None:
    """The body that a bare "Nämnden", "Styrelsen" or "Fullmäktige" at a position means: the document's own, else the
    last body of that kind that is named in full before it, or the organisation's assembly; else the name as it is."""
    name = specific_body(name, identity)
    if name == "Fullmäktige":
        return of_this_organisation(document, name)
    if name not in ("Nämnden", "Styrelsen"):
        return name
    tail = name.casefold()
    if (identity.body or "").split(" för ")[0].casefold().endswith(tail):
        return name  # "Sjukhusstyrelsen för norra länet" calls itself so
    before = [
        actor.name
        for actor in find_actors(document.text, 0, position)
        if actor.role == "body" and actor.name not in GENERIC_BODIES and actor.name.casefold().endswith(tail)
    ]
    return before[-1] if before else name


def body_of_abbreviation(abbreviation: str | None, identity: Identity) -> str | None:
    """The body that an abbreviation stands for in this document: TN is trafiknämnden in its own papers."""
    if not abbreviation:
        return None
    own, known = identity.body, lexicon().body_by_abbreviation(abbreviation)
    kinds = {"N": "nämnden", "S": "styrelsen", "F": "fullmäktige", "U": "utskottet"}
    if (
        own
        and lexicon().abbreviation_of(own) is None
        and own[:1].upper() == abbreviation[0]
        and kinds.get(abbreviation[-1], "-") in own.casefold()
    ):
        return own
    return known.name if known else None


def _anchor(document: Document, meeting_date: str | None, header: Header) -> date | None:
    for value in (meeting_date, header.published):
        if value:
            try:
                return date.fromisoformat(value)
            except ValueError:
                continue
    days = [d.edtf for d in find_dates(document.text[:_HEAD]) if d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)]
    return date.fromisoformat(days[0]) if len(days) == 1 else None
