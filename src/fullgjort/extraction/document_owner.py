"""The owner of a document: the body that decides in it, and whom its title names as giver and assignee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.letterhead import first_lines
from fullgjort.extraction.meeting_day import dealt_with
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.mention import ActorMention
from fullgjort.reading.document import Document

GENERIC_BODIES = ("Nämnden", "Styrelsen", "Fullmäktige", "Direktionen", "Utskottet", "Arbetsutskottet")


def _bodies(text: str, *, roles: tuple[str, ...] = ("body",)) -> Iterator[ActorMention]:
    return (
        actor for actor in find_actors(text) if actor.role in roles and actor.name not in ("Revisorerna", "Revisionen")
    )


def deciding_body(document: Document, sections: list[Section], kind: str, title: str | None, head: str) -> str | None:
    """The deciding body: named by the title, the lead-in of the decision, or the head of the page."""
    if kind == "government_assignment":
        return "Regeringen"
    owner = _owner_in_letterhead(document, kind)
    asked = (
        _proposed_to(document, sections)
        if kind == "report_back" and any(s.voice == "proposal" for s in sections)
        else None
    )
    addressed = kind != "report_back" or re.search(r"(?m)^Till\s", head)
    if (owner and addressed) or asked or owner:
        return owner if owner and addressed else asked or owner
    if kind == "list" and (dealt := dealt_with(document)):
        return dealt[0]
    letterhead = [
        actor
        for block in document.blocks[:6]
        if len(words := document.quote(block.start, block.end)) < 110
        for actor in find_actors(words)
        if actor.role == "body"
        and not actor.genitive
        and actor.name.casefold() not in ("landstinget", "regeringen", "revisorerna", "revisionen")
    ]
    alone = _alone_with_a_day(document)
    letterhead.sort(
        key=lambda actor: (actor.name.casefold() in ("nämnden", "styrelsen", "fullmäktige"), actor.name != alone)
    )
    if (
        kind in ("minutes", "notice", "report_back", "list", "decision_summary", "other", "director_report")
        and letterhead
    ):
        return letterhead[0].name
    if kind == "agreement":
        return None
    if kind in ("plan", "activity_plan"):
        if adopted := next(_bodies(" ".join(match["body"] for match in _ADOPTED_BY.finditer(head))), None):
            return adopted.name
        if _ASSEMBLYS_BUDGET.match(title or "") and not _owned_by_a_board(document):
            return "Fullmäktige"
        return next((a.name for a in _bodies(head) if a.name not in ("Nämnden", "Styrelsen", "Regeringen")), None)
    if title and kind in ("report_back", "list", "plan", "minutes", "notice", "decision_summary", "delegation"):
        for actor in _bodies(title):
            return actor.name
    if kind == "decision_memo" and (proposed := _proposed_to(document, sections)):
        return proposed
    specific = [
        actor
        for actor in _bodies(head)
        if actor.name not in ("Nämnden", "Styrelsen", "Fullmäktige", "Landstinget", "Regeringen", "Riksdagen")
    ]
    if kind in ("minutes", "notice", "decision_summary", "decision_memo"):
        if specific:
            return specific[0].name
        return next((actor.name for actor in _bodies(head)), None)
    match = re.search(r"\b(?:beslutar|föreslås besluta|beslutade)\b", head)
    if match:
        before = [a for a in find_actors(head, max(0, match.start() - 80), match.start()) if a.role == "body"]
        if before:
            return before[-1].name
    return None


_ADOPTED_BY = re.compile(
    r"\b(?:antagen|antaget|antogs|fastställ[dt]|beslutad|beslutat|godkän[dt])\s(?:av|i)\s(?P<body>[\wåäöÅÄÖ -]{4,60}?)"
    r"(?=\s(?:den|§|\d)|[,:]|\n|$)",
    re.IGNORECASE,
)
# The budget of a municipality, region or county council is its assembly's (kommunallagen 11 kap. 8-10 §§)
_ASSEMBLYS_BUDGET = re.compile(
    r"(?:förslag\still\s)?(?:(?:(?:års|mål|region|landstings|kommun|verksamhets)?plan|mål|strategi|treårs\w*|direktiv)"
    r"(?:er)?\s(?:och|med)\s(?:\w+\s)?)?(?:treårs|kommun|region|landstings)?budget(?:en)?\b",
    re.IGNORECASE,
)


def _alone_with_a_day(document: Document) -> str | None:
    """The body that a line of the letterhead names first with nothing but a day behind it ("Hamnnämnden 2031-05-12")."""
    for words in first_lines(document, 6):
        for actor in find_actors(words):
            if (
                actor.start == 0
                and actor.role == "body"
                and re.fullmatch(r",?\s(?:den\s)?\d[\w -]{5,20}", words[actor.end :])
            ):
                return actor.name
    return None


def _owned_by_a_board(document: Document) -> bool:
    """Whether the first lines name a board alone, above any chapter of the paper."""
    return any(
        actor.start == 0 and actor.end == len(words) and actor.role == "body" and not actor.genitive
        for words in first_lines(document, 4)
        for actor in find_actors(words)
    )


_OWNED_BY = {  # what stands before and after the genitive of the body that owns a paper of a kind
    "minutes": ((r"\bprotokoll\b.{0,30}\b(?:vid|från)\s$", r"\s(?:sammanträde|möte)"),),
    "report_back": (
        (r"\btill\s$", r"\s(?:sammanträde|möte)"),
        (r"\bav\s(?:[a-zåäö]+\s)?$", r"\suppdrag\b(?!\still\s\w+(?:nämnden|styrelsen|utskottet)\b)"),
    ),
    "director_report": ((r"\btill\s$", r"\s(?:sammanträde|möte)"),),
}


def _owner_in_letterhead(document: Document, kind: str) -> str | None:
    """The body that a paper's first lines say it belongs to: the one it is addressed to ("Till kommunfullmäktige"), the
    one whose meeting it is from or for ("Utdrag ur protokoll fört vid hamnnämndens sammanträde"), or whose assignments
    it reports on ("Återrapportering av kommunfullmäktiges uppdrag")."""
    if kind not in _OWNED_BY:
        return None
    lines = [words for words in first_lines(document, 7) if len(words) < 160]
    if kind == "report_back":
        for words in lines:
            addressed = next(iter(find_actors(words)), None) if words.startswith("Till ") else None
            if addressed is not None and addressed.start == 5 and addressed.role == "body" and not addressed.genitive:
                return addressed.name
    for before, after in _OWNED_BY[kind]:
        for words in lines:
            for actor in find_actors(words):
                if (
                    actor.role == "body"
                    and actor.genitive
                    and re.search(before, words[: actor.start], re.IGNORECASE)
                    and re.match(after, words[actor.end :])
                ):
                    return actor.name
    return None


def _proposed_to(document: Document, sections: list[Section]) -> str | None:
    """The body that a paper's proposal asks to decide: the last of a chain of proposals, else the first that is named."""
    lead = re.compile(
        r"(?P<chain>(?:[\wåäöé-]+\s(?:och\s)?){1,6}?)\b(?:besluta|beslutar|beslutade|beslöt)\b", re.IGNORECASE
    )
    for section in sections:
        if section.voice in ("proposal", "decision"):
            named = list(_bodies(document.text[section.start : section.end][:600]))
            match = lead.search(document.text, section.start, section.end)
            if match:
                before = [
                    a
                    for a in find_actors(document.text, section.start, match.end())
                    if a.role == "body" and not a.genitive and a.name not in GENERIC_BODIES
                ]
                if before:
                    return before[-1].name
            if named and named[0].name not in GENERIC_BODIES:
                return named[0].name
    return None


# What goes on a body's name on a line of its own: "Nämnden för vatten och avlopp"
_FIELD = re.compile(r"\sför\s(?!\w*(?:möte|den)\b)[\wåäöÅÄÖ][\wåäöÅÄÖ -]{2,60}(?=\s\d{4}-|,|\s*$)")


def in_full(document: Document, body: str | None) -> str | None:
    """The body with the field that its name goes on with in the letterhead ("Nämnden för vatten och avlopp")."""
    if body is None:
        return None
    for words in first_lines(document, 8):
        if (
            len(words) < 110
            and words.casefold().startswith(body.casefold())
            and (field := _FIELD.match(words, len(body)))
        ):
            return body + field.group()
    return body


def of_this_organisation(document: Document, body: str | None) -> str | None:
    """Fullmäktige as the assembly of the kind of organisation that the document is about."""
    if body not in ("Fullmäktige", "Styrelsen"):
        return body
    tail = body.casefold()
    counts = {
        kind: len(re.findall(rf"\b{kind}", document.text, re.IGNORECASE)) for kind in ("kommun", "region", "landsting")
    }
    kind = max(counts, key=lambda word: counts[word])
    if counts[kind] == 0:
        return body
    return {"kommun": "Kommun", "region": "Region", "landsting": "Landstings"}[kind] + tail


def title_roles(title: str | None) -> tuple[str | None, str | None]:
    """Giver and assignee that the title names for all its assignments ("regionstyrelsens uppdrag till
    regiondirektören", "regiondirektörens uppdrag från regionstyrelsen")."""
    if not title:
        return None, None
    actors = find_actors(title)
    giver = assignee = None
    for actor in actors:
        before, after = title[: actor.start], title[actor.end :]
        if actor.role == "body" and re.match(r"\s(?:och|samt|eller)\s", after) and not actor.genitive:
            return None, None  # "från fullmäktige och styrelsen": each assignment says by whom
        if (re.search(r"\b(?:från|av)\s(?:den\s)?$", before) and not actor.genitive) or (
            actor.genitive and actor.role == "body" and re.match(r"\s(?:uppdrag|beslut|plan)", after)
        ):
            giver = giver or actor.name
        elif actor.name in ("Nämnderna", "Styrelserna", "Bolagen"):
            continue  # each of them has its own assignments
        elif re.search(r"\btill\s$", before) or (
            actor.genitive and actor.role != "body" and re.match(r"\suppdrag", after)
        ):
            assignee = assignee or actor.name
    return giver, assignee
