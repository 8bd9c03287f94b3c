"""Giver: who gives an assignment where its own sentence does not say, from what stands around it."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.identity import Identity, specific_body
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.mention import ActorMention
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Document

_SPEECH = ("gives", "receives", "duty", "point_duty", "names", "one", "asks", "was_to")
_FIRST_PERSON = re.compile(r"\b(?:jag|mig|undertecknad)\b", re.IGNORECASE)
# "På nämndens möte den …", "vid kommunfullmäktiges sammanträde", "vid decembermötet"
_AT_MEETING = re.compile(
    r"\b(?:på|vid|från)\s(?P<whose>(?:[\wåäöÅÄÖ-]+\s){0,5}?)(?P<own>[\wåäö]*(?:möte(?:t)?|sammanträde(?:t)?|session(?:en)?))\b",
    re.IGNORECASE,
)
_OTHER_MEETING = re.compile(r"(?:med|för|av|i)\s", re.IGNORECASE)
_DECIDED = (
    r"(?:besluta(?:r|de)|beslöt|antog|antar|godkänner|godkände|uttalade|enades|kom\söverens|bestämde|ställde\ssig\sbakom|återremitterade|"
    r"gav|ger|fastställde|uppdrog|sade\sja|säger\sja)"
)
_ACTED = re.compile(rf"\A[^.;:\n]{{0,60}}?\b{_DECIDED}\b", re.IGNORECASE)
# "Samtidigt gav man …", "I samma beslut ålades …": the body of the sentence before
_SAME_BODY = re.compile(
    r"\b(?:samma\sbeslut|samtidigt|man|i\sstället|därmed|dessutom|vidare|också|då)\b", re.IGNORECASE
)
_DECISIONS_OF = re.compile(
    r"\b(?:beslutade|bestämde|tog)\s(?P<body>[\wåäö-]+(?:styrelsen|nämnden|mäktige|utskottet|direktionen))\b|"
    r"\b(?:beslut|nytt|nyheter)\sfrån\s(?P<of>[\wåäö-]+(?:styrelsen|nämnden|mäktige|utskottet|direktionen))\b",
    re.IGNORECASE,
)
_ADOPTED_BY = re.compile(
    r"\b(?:antagen|antaget|fastställd|fastställt|beslutad|beslutat|godkänd)\s(?:av|i)\s(?P<body>[\wåäöÅÄÖ -]{4,60}?)"
    r"(?=\s(?:den|§|\d)|,|\n|$)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"\bregleringsbrev\b|\bregeringsbeslut\b|(?m:^(?:pressmeddelande\sfrån\s)?[\wåäöÅÄÖ, -]*departementet$)|\bregeringskansliet\b|"
    r"(?m:^regeringen\s(?:ger|tar|uppdrar|beslutar)\b)",
    re.IGNORECASE,
)
_FROM_BODY = re.compile(r"\buppdrag(?:en)?\sfrån\s(?P<body>[\wåäöÅÄÖ -]{4,60}?)(?=[,.]|\s(?:den|\d)|$)", re.IGNORECASE)
_HEAD = 700


def author_of(document: Document, identity: Identity) -> str | None:
    """The office that speaks in a director's report: named by the title, else by the signature; None elsewhere."""
    if identity.kind != "director_report":
        return None
    for actor in find_actors(identity.title or ""):
        from_office = re.search(r"\b(?:från|av)\s(?:den\s)?$", (identity.title or "")[: actor.start], re.IGNORECASE)
        if actor.role == "office" and (actor.genitive or from_office):
            return actor.name
    for block in document.blocks:
        words = document.quote(block.start, block.end)
        if re.fullmatch(r"[A-ZÅÄÖ][\wåäö-]*(?:direktör|chef)", words):
            return f"{words}en"
    return None


def giver_around(
    document: Document, identity: Identity, sections: list[Section], candidate: Candidate, assignee: str | None
) -> str | None:
    """The giver that the words around a wording tell, surest first: the one who speaks, the meeting that is named,
    the sentence before, the chapter, the document as a whole; None where none of them says. Never the assignee."""
    if candidate.wording.speech not in _SPEECH:
        return None
    if (
        _FIRST_PERSON.search(document.text[candidate.sentence[0] : candidate.end])
        and candidate.wording.speech == "gives"
    ):
        return author_of(document, identity)
    if re.search(r"\bregleringsbrev", document.text[candidate.sentence[0] : candidate.end], re.IGNORECASE):
        return "Regeringen"
    for name in (
        _of_passive(document, candidate),
        _of_citation(document, candidate),
        _of_meeting(document, identity, candidate),
        _of_sentence_before(document, identity, candidate),
        _of_chapter(document, sections, candidate),
        _of_document(document, identity, candidate),
    ):
        body = specific_body(name, identity)
        if body and not _is_same(body, assignee):
            return body
    return None


def _is_same(body: str, assignee: str | None) -> bool:
    return (assignee or "").casefold() == body.casefold()


def _bodies(words: str) -> list[ActorMention]:
    return [
        actor
        for actor in find_actors(words)
        if actor.role == "body" and actor.name not in ("Revisorerna", "Revisionen")
    ]


def _of_passive(document: Document, candidate: Candidate) -> str | None:
    """The body by whom the task was given, behind the verb: "Bolaget ålades 2019 av fullmäktige att …"."""
    if candidate.wording.speech != "receives":
        return None
    words = document.text[candidate.start : candidate.end]
    match = re.search(r"\b(?:av|från)\s(?P<who>[\wåäöÅÄÖ -]{4,60}?)(?=\satt\b|,|$)", words)
    named = _bodies(match["who"]) if match else []
    return named[0].name if named and not named[0].genitive else None


def _of_meeting(document: Document, identity: Identity, candidate: Candidate) -> str | None:
    """The body at whose meeting the assignment was given ("På nämndens möte … fick"); a meeting without an owner is
    the document's own body's."""
    if candidate.wording.speech not in ("receives", "gives", "was_to"):
        return None
    words = document.text[candidate.sentence[0] : candidate.end]
    match = next((one for one in _AT_MEETING.finditer(words) if not re.search(r"\batt\b", one["whose"])), None)
    if match is None:
        return None
    owners = [actor for actor in _bodies(match["whose"]) if actor.genitive]
    if owners:
        return owners[-1].name
    if match["whose"].strip() or _OTHER_MEETING.match(words, match.end() + 1):
        return None
    if identity.kind == "director_report":
        return identity.body or next((actor.name for actor in _bodies(identity.title or "")), None)
    return identity.body if identity.kind in ("minutes", "notice", "report_back", "list") else None


# "Planeringsutskottet 2021-02-10 § 6 It-direktören skulle …"
_DATED = re.compile(r",?\s(?:den\s)?(?:\d{1,2}\s[a-z]+\s\d{4}|\d{4}-\d\d-\d\d|\d{6}),?(?:\s§\s?\d+|\b)", re.IGNORECASE)


def _of_citation(document: Document, candidate: Candidate) -> str | None:
    """The body with whose decision, by date, the sentence begins."""
    own = document.text[candidate.sentence[0] : candidate.end]
    named = _bodies(own)
    first = named[0] if named else None
    return first.name if first and first.start == 0 and not first.genitive and _DATED.match(own, first.end) else None


def _of_sentence_before(document: Document, identity: Identity, candidate: Candidate) -> str | None:
    """The body that decided in the sentence before, of a passage that goes on telling of the same decision."""
    start = max(candidate.passage.start, candidate.sentence[0] - 500)
    before = sentences(document.text, start, candidate.sentence[0])
    own = document.text[candidate.sentence[0] : candidate.end]
    if any(_DATED.match(own, actor.end) for actor in _bodies(own)):
        return None  # "Planeringsutskottet 2021-02-10 § 6 …": the sentence cites a decision of its own
    goes_on = _SAME_BODY.search(own) or candidate.wording.speech in ("receives", "was_to")
    if not before or not goes_on:
        return None
    cites = re.match(r"(?:i\s)?(?:samma|det|detta)\sbeslut\b", own, re.IGNORECASE)  # also further back
    for left, right in reversed(before[-3:] if cites else before[-1:]):
        if named := _who_decides(document.text[left:right]):
            return named
    return None


def _who_decides(words: str) -> str | None:
    """The body that decides in a sentence as its subject."""
    for actor in _bodies(words):
        if not actor.genitive and (
            _ACTED.match(words[actor.end :]) or re.search(rf"\b{_DECIDED}\s\Z", words[: actor.start])
        ):
            return actor.name
    return None


def _of_chapter(document: Document, sections: list[Section], candidate: Candidate) -> str | None:
    """The body that the heading above names: "Uppdrag från styrelsen"."""
    level = candidate.section.heading.level if candidate.section.heading else 7
    for section in reversed([one for one in sections if one.start <= candidate.section.start and one.title]):
        title = section.title.quote if section.title else ""
        match = _FROM_BODY.search(title)
        if match and (section is candidate.section or (section.heading and section.heading.level <= level)):
            named = _bodies(match["body"])
            return named[0].name if named else None
        if section.heading and section.heading.level < level:
            level = section.heading.level
    return None


def _of_document(document: Document, identity: Identity, candidate: Candidate) -> str | None:
    """The body whose decisions the document tells of, that adopted it, or the Government in its own papers."""
    told = _DECISIONS_OF.search(identity.title or "")
    if told and identity.kind in ("other", "decision_summary"):
        named = _bodies(told["body"] or told["of"])
        return named[0].name if named else None
    if candidate.wording.speech not in ("gives", "receives", "duty", "one"):
        return None
    head = document.text[:_HEAD]
    if identity.kind in ("other", "government_assignment") and _GOVERNMENT.search(head):
        return "Regeringen"
    adopted = _ADOPTED_BY.search(head)
    if adopted and identity.kind in ("plan", "activity_plan", "decision_memo", "other"):
        named = _bodies(adopted["body"])
        return named[0].name if named else None
    return None
