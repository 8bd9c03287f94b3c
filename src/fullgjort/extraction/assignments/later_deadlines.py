"""Deadlines that stand apart from the assignment they belong to: in the next point, or further down in the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.finding import Assignment, Deadline, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section, section_at
from fullgjort.language.mention import DeadlineMention
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Document

_FAR = 1500
"""Letters after an assignment within which its section may still set its deadline."""

_REPORTING = (
    r"(?:åter|del|slut|av|läges)?(?:redovisning|rapportering|rapport)(?:en|ar|er|arna|erna)?|"
    r"återkoppling(?:en)?|återrapport(?:en)?"
)
# "Uppdraget ska redovisas senast …", "att redovisningen lämnas till nämndens möte den …", "Tiden för uppdraget …"
_OF_ONE = re.compile(
    rf"(?:att\s)?(?:(?:en|den|ett|det)\s(?:skriftlig\s|muntlig\s|första\s|färdigt?\s|slutligt?\s)?)?(?:tiden\sför\s(?:detta\s)?)?"
    rf"(?:(?:detta\s|det\s)?uppdraget|{_REPORTING}|arbetet|resultatet|slutdatum(?:et)?|tiden|(?:första\s)?utkast(?:et)?|slutsatserna)\b"
    r"(?!\s(?:omfattar|avser|gäller|bygger)\b)"
    r"(?!\s(?:av|från|om|för|till)\s(?!(?:detta|det)?\s?uppdrag|arbetet|detta\b|nämnden|styrelsen|\w+(?:nämnden|styrelsen|mäktige)))",
    re.IGNORECASE,
)
# "Det ska rapporteras till nämnden den …": only right after the assignment
_IT = re.compile(
    r"(?:att\s)?(?:det|detta|denna|den)\s(?:ska|skall)\s(?:\w+\s){0,2}?(?:åter|slut|del)?(?:redovisas|rapporteras|presenteras|lämnas)\b",
    re.IGNORECASE,
)
# "Förslagen lämnas till fullmäktige i juni", "Nämnden vill se underlaget den …": what a task results in, right after it
_RESULT = re.compile(
    r"(?:att\s)?(?:[\wåäöÅÄÖ-]*(?:nämnden|styrelsen|mäktige|utskottet|direktionen)\s(?:vill|önskar|ska)\s(?:se|ha|få)\s)?"
    r"(?:(?:ett|en|det|den)\s(?:\w+\s)?)?(?:förslag(?:et|en)?|(?:besluts)?underlag(?:et)?|svar(?:et|en)?|utredning(?:en)?|resultat(?:et|en)?|"
    r"utfall(?:et)?|avstämning(?:en)?|alternativ(?:et|en)?|analys(?:en)?|kartläggning(?:en)?|inventering(?:en)?|översyn(?:en)?|utvärdering(?:en)?|genomgång(?:en)?|"
    r"förstudie[n]?)\b(?!\s(?:av|från|om|för)\s)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:att\s)?(?:de\s(?:båda\s|två\s|tre\s)?|båda\s|samtliga\s|alla\s)?uppdrag(?:en)?\b(?!\s(?:från|enligt|som)\b)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:ska|skall|redovisas|återrapporteras|rapporteras|lämnas|delges|sker|görs|presenteras|slutförs|förväntas|önskas|"
    r"sätts|flyttas|förlängs|skjuts|är\sklar[at]?|senast|(?:vill|önskar)\s(?:se|ha|få))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:har|hade|blev|redovisades|lämnades|rapporterades|återrapporterades|presenterades|behandlades|genomfördes|slutfördes|pågår|"
    r"denna\srapport|härmed)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\bskulle\b", re.IGNORECASE)
_RETOLD = re.compile(r"\b(?:skulle|fick|gav|gavs|ålades|uppdrog)\b", re.IGNORECASE)
_PROLONGED = re.compile(
    r"\b(?:förläng\w+|senarelägg\w*|flytta[rs]?(?:\sfram)?|skjut(?:er|s)(?:\sfram|\supp)?|medge[rs]?|bevilja[rs]?)\s(?:\w+\s){0,3}?"
    r"(?:tid(?:en)?|anstånd|uppdraget|redovisningen|slutdatum(?:et)?)\b|"
    r"\b(?:tiden|uppdraget|redovisningen|slutdatumet)\s(?:\w+\s){0,3}?(?:förlängs|flyttas(?:\sfram)?|skjuts(?:\sfram|\supp)?|senareläggs)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?:ska|skall)\s(?:\w+\s){0,4}?(?:åter|slut|del)?(?:redovisa|rapportera|återkomma|lämna|presentera|informera|underrätta|meddela|återkoppla|återrapportera|slutredovisa|delredovisa)\b|"
    r"(?:återkommer|redovisar|återrapporterar|rapporterar|lämnar|presenterar)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:att\s)?(?P<noun>[A-ZÅÄÖa-zåäöé-]{5,}(?:en|et|n|t|na))\s", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"(?:ärendet|beslutet|förvaltningen|nämnden|styrelsen|kommunen|regionen|mötet|sammanträdet|protokollet|inte|efter|under|utan|sedan)\Z",
    re.IGNORECASE,
)
_SILENT_VOICES = ("party", "citizen", "enclosures", "recommendation")
_READ_ELSEWHERE = ("report_back", "list", "director_report")


def with_later_deadlines(
    document: Document,
    identity: Identity,
    sections: list[Section],
    cases: list[Case],
    references: Sequence[Reference],
    found: Sequence[Assignment],
) -> list[Assignment]:
    """The assignments, each without a dated deadline of its own completed with those that later sentences of its
    section, or a prolongation in the same case, plainly set for it. Reports and lists are left as they are: what
    stands after an assignment there is its answer."""
    ordered = sorted(found, key=lambda item: item.evidence.start)
    if identity.kind in _READ_ELSEWHERE:
        return ordered
    cited = [(r.evidence.start, r.evidence.end) for r in references if r.paragraph is not None]
    completed = []
    for number, item in enumerate(ordered):
        if item.evidence.rule.startswith("row.") or any(one.edtf for one in item.due):
            completed.append(item)
            continue
        more = [
            Deadline(
                Words(one.start, one.end, document.quote(one.start, one.end)),
                one.edtf,
                one.bound,
                one.earliest,
                one.latest,
                one.kind,
                one.rule,
            )
            for one in _later(document, identity, sections, cases, ordered, number)
            if not any(start < one.end and one.start < end for start, end in cited)
        ]
        known = {one.words.start for one in item.due}
        added = tuple(one for one in more if one.words.start not in known)
        completed.append(replace(item, due=item.due + added) if added else item)
    return completed


def _later(
    document: Document,
    identity: Identity,
    sections: list[Section],
    cases: list[Case],
    ordered: list[Assignment],
    number: int,
) -> Iterator[DeadlineMention]:
    text, item = document.text, ordered[number]
    own = section_at(sections, item.evidence.start)
    if own is None:
        return
    end = min(own.end, item.evidence.end + _FAR)
    others = [other for other in ordered if other.evidence.start < end and other.evidence.end > item.evidence.start]
    for left, right in sentences(text, item.evidence.end, end):
        words = text[left:right]
        if any(other.evidence.start <= left < other.evidence.end for other in others):
            continue
        between = [other for other in ordered[number + 1 :] if other.evidence.start < left]
        if _PAST.search(words) or (_TOLD.search(words) and not _RETOLD.search(item.evidence.quote)):
            continue
        alone = not between and _speaks_of(document, item, left, right)
        if alone or _speaks_of_all(words) or _reports_back(item, between, words):
            yield from find_deadlines(text, left, right, anchor=identity.anchor)
    yield from _prolonged(document, identity, sections, cases, ordered, number, end)


def _speaks_of(document: Document, item: Assignment, left: int, right: int) -> bool:
    """Whether a sentence is about the assignment: it names it, its report, or the thing that the task makes."""
    words = document.text[left:right]
    if not _DUTY.search(words) and not _TOLD.search(words):
        return False
    if _OF_ONE.match(words):
        return True
    if (_IT.match(words) or _RESULT.match(words)) and "\n" not in document.text[item.evidence.end : left].strip(" "):
        return True
    subject = _SUBJECT.match(words)
    if subject is None or _NO_NOUN.search(subject["noun"]):
        return False
    stem, task = _stem(subject["noun"]), item.evidence.quote.casefold()
    named = re.findall(r"[\wåäöé-]{4,}", task)
    if len(stem) >= 4 and any(word.startswith(stem) or _stem(word).startswith(stem) for word in named):
        return True
    particle = _PARTICLE.match(stem)  # "utbytet" of "byta ut"
    return bool(
        particle
        and re.search(rf"\b{re.escape(particle['verb'])}\w*\s(?:[\w-]+\s){{0,2}}?{particle['particle']}\b", task)
    )


_PARTICLE = re.compile(r"(?P<particle>ut|in|upp|om|av|till|på|fram|igenom)(?P<verb>\w{3,})\Z")


def _stem(word: str) -> str:
    """What a noun and the verb it is made of share: "sammanställningen" and "sammanställa" give "sammanställ"."""
    return re.sub(
        r"(?:ningarna|ningar|ningen|ning|ingarna|ingen|ing|andet|ande|arna|erna|orna|ena|as|ar|er|en|et|na|a|e|n|t)\Z",
        "",
        word.casefold(),
    )


def _speaks_of_all(words: str) -> bool:
    return bool(_OF_ALL.match(words)) and bool(_DUTY.search(words)) and not _OF_ONE.match(words)


def _reports_back(item: Assignment, between: list[Assignment], words: str) -> bool:
    """Whether the assignee is told to report, and no later assignment is the same assignee's."""
    assignee = (item.assignee or "").casefold()
    if not assignee or any((other.assignee or "").casefold() == assignee for other in between):
        return False
    begins = words.casefold().removeprefix("att ")
    first = begins.split(" ", 1)[0]
    if begins.startswith(assignee + " "):
        rest = begins[len(assignee) + 1 :]
    elif not between and len(first) >= 6 and assignee.endswith(first):
        rest = begins[len(first) + 1 :]
    else:
        return False
    return bool(_REPORTS.match(rest))


def _prolonged(
    document: Document,
    identity: Identity,
    sections: list[Section],
    cases: list[Case],
    ordered: list[Assignment],
    number: int,
    start: int,
) -> Iterator[DeadlineMention]:
    """The new time that the case's decision gives the only assignment that stands in it before."""
    item = ordered[number]
    case = case_at(cases, item.evidence.start)
    if case is None:
        return
    following = next((other.start for other in cases if other.start > case.start), len(document.text))
    if sum(case.start <= other.evidence.start < following for other in ordered) != 1:
        return
    for section in sections:
        if section.end <= item.evidence.end or section.start >= following or section.voice in _SILENT_VOICES:
            continue
        for left, right in sentences(document.text, max(section.start, item.evidence.end), min(section.end, following)):
            if left >= start and _PROLONGED.search(document.text[left:right]):
                yield from find_deadlines(document.text, left, right, anchor=identity.anchor)
