"""Answers that a board takes note of: what a case of minutes tells before the board notes it, approves it or lays it to
the documents.

Such a case often names no assignment: only its heading, its registry number or a word like "återrapporteringen" tells
what is answered. What is found here says that something is answered; which assignment it is, linking decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.finding import Answer, Assignment, DecisionPoint, Report, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

_PAPER = (
    r"\b(?:[a-zåäö]{1,30}?-?)?(?:redovisning(?:en)?|rapport(?:en|ering(?:en)?)?|information(?:en)?|återkoppling(?:en)?|"
    r"uppföljning(?:en)?|svar(?:et)?|genomgång(?:en)?|föredragning(?:en)?|presentation(?:en)?|utredning(?:en)?|"
    r"kartläggning(?:en)?|översyn(?:en)?|analys(?:en)?|utvärdering(?:en)?|sammanställning(?:en)?|lägesbild(?:en)?|"
    r"underlag(?:et)?|skrivelsen|yttrandet)\b"
)
# "noterar informationen", "att lägga rapporten till handlingarna", "godkänna återrapporteringen och anse …"
_NOTES = re.compile(
    rf"\b(?:noter|godkänn|anteckn|godta|tack)(?:a[rs]?|er|de|t|s)?\s[^.;:]{{0,60}}?{_PAPER}|"
    rf"\b(?:läggas?|lägger|lade|lades|tar?|tog|ställ(?:a|er)\ssig)\s[^.;:]{{0,60}}?{_PAPER}[^.;:]{{0,60}}?"
    rf"(?:till\shandlingarna|till\sprotokollet)|"
    rf"\b(?:tar?|tog)\s(?:del\sav|emot|till\ssig)\s[^.;:]{{0,60}}?{_PAPER}|\bställ(?:a|er)\ssig\sbakom\s[^.;:]{{0,40}}?{_PAPER}|"
    rf"{_PAPER}[^.;:]{{0,90}}?\s(?:noteras|noterades|godkänns|godkändes|antecknas|antecknades|läggs|lades)\b",
    re.IGNORECASE,
)
# what is noted at every meeting and answers nothing
_ROUTINE = re.compile(
    r"\b(?:delegation\w*|dagordning\w*|föredragningslista\w*|årsredovisning\w*|delårs\w*|inkomna\s\w+|meddelanden?|"
    r"anmälningsärenden|kurser|justering|närvaro\w*)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\bi\suppdrag\b|\buppdra(?:r|s)?\s(?:åt|till)\b|\båterremit|\bbordlägg|\bavslå|\binte\b", re.IGNORECASE
)
# "anser uppdraget slutfört", "uppdraget är därmed slutredovisat"
_SETTLES = re.compile(
    r"\buppdrag(?:et|en)\b[^.;:]{0,300}?\b(?:fullgjor|slutför|avsluta|besvara|genomför|verkställ|(?:slut|åter)?redovisa|"
    r"(?:slut|åter)rapportera)(?:t|de|da|d|s)\b|\bavsluta[rs]?\s(?:\w+\s){0,2}?uppdrag(?:et|en)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:ska|skall|bör|kan|får|senast|till(?:s|\sdess))\b", re.IGNORECASE)
# the words by which a case says that it answers an assignment
_OF_ASSIGNMENT = re.compile(
    r"\b\w*uppdrag(?:et|en|ets|s)?\b|\b(?:åter|slut)(?:rapport|redovis|koppl)\w*|\bsvar\spå\b", re.IGNORECASE
)
_OTHER_COMMISSIONS = re.compile(
    r"\b(?:förtroende|ordförande|grund|bas|kärn)uppdrag\w*|\buppdrags(?:tagar|avtal|ersätt|utbildning)\w*|\bi\suppdrag\sav\b",
    re.IGNORECASE,
)
# somebody tells the board: without such words a case's text is about what is to be decided
_TELLS = re.compile(
    r"\b(?:redovisa|redogör|informera|rapportera|återrapportera|återredovisa|återkoppla|presentera|berätta|föredra|"
    r"avrapportera|slutredovisa|delredovisa|meddela)(?:r|s|de|t|ts|des)?\b|\b(?:redogör|föredrar|föredrog|redogjorde)\b|"
    r"\b(?:framgår\sav|visar\s(?:att|på)|har\s(?:nu\s)?[a-zåäö]+(?:at|tt|it|ts|rt|gt))\b",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(
    r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)\b[:.]?\s*\S+(?:\s\S+){0,2}", re.IGNORECASE
)
_PROCEEDINGS = re.compile(
    r"^(?:beslutsunderlag|underlag|yrkanden?|beslutsgång|proposition|reservation|jäv|deltar|ej deltagande|sändlista|skickas|"
    r"expedieras|protokollsutdrag|tidigare beslut|ärendets (?:gång|beredning)|beredning|omröstning|ajournering)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^.{0,160}\b(?:beslutar|beslutade|besluta|att)\s*:?$", re.IGNORECASE)
_LONGEST = 2500  # code points of an answer; what goes on longer is cut between two paragraphs
_WEAK = ("status.some-activity",)


def notes_an_answer(words: str) -> bool:
    """Whether a decision point in these words takes note of an answer, a report or information, and no more."""
    return bool(_NOTES.search(words)) and not _ROUTINE.search(words) and not _GIVES.search(words)


def settles_an_assignment(words: str) -> bool:
    """Whether a decision point in these words ends an assignment that was given before."""
    return bool(_SETTLES.search(words)) and not _GIVES.search(words) and not _TO_COME.search(words)


def with_answers(
    document: Document,
    identity: Identity,
    sections: Sequence[Section],
    found_cases: Sequence[Case],
    points: Sequence[DecisionPoint],
    assignments: Sequence[Assignment],
) -> list[DecisionPoint]:
    """The decision points, the first of each case that takes note of an answer with that answer. A case that retells
    its assignment has its answer there (`assignments.report`), and one of other papers than minutes has none."""
    if identity.kind != "minutes":
        return list(points)
    done: set[int] = set()
    completed = []
    for point in points:
        case = case_at(list(found_cases), point.evidence.start)
        if case is None or case.start in done or point.state != "decided":
            completed.append(point)
            continue
        span = _span_of(document, found_cases, case)
        answer = None if _retells(assignments, points, span) else _answer(document, sections, points, point, span)
        if answer is not None:
            done.add(case.start)
        completed.append(replace(point, answer=answer) if answer else point)
    return completed


def _span_of(document: Document, found_cases: Sequence[Case], case: Case) -> tuple[int, int]:
    following = next((other.start for other in found_cases if other.start > case.start), len(document.text))
    return case.start, following


def _retells(assignments: Sequence[Assignment], points: Sequence[DecisionPoint], span: tuple[int, int]) -> bool:
    """Whether an assignment is told in the case beside what it decides."""
    return any(
        span[0] <= item.evidence.start < span[1]
        and not item.evidence.doubtful
        and not any(p.evidence.start < item.evidence.end and item.evidence.start < p.evidence.end for p in points)
        for item in assignments
    )


def _answer(
    document: Document,
    sections: Sequence[Section],
    points: Sequence[DecisionPoint],
    point: DecisionPoint,
    span: tuple[int, int],
) -> Answer | None:
    notes, settles = notes_an_answer(point.evidence.quote), settles_an_assignment(point.evidence.quote)
    if not (notes or settles):
        return None
    told = _told(document, sections, points, span)
    if told is None and not notes:
        return None  # the board ends an assignment, and nothing is told of it
    heading = document.text[span[0] : span[1]].partition("\n")[0]
    around = f"{heading}\n{point.evidence.quote}\n{document.text[slice(*told)] if told else ''}"
    of_assignment = bool(_OF_ASSIGNMENT.search(_OTHER_COMMISSIONS.sub(" ", around)))
    if told is None and not of_assignment:
        return None
    own = (point.evidence.start, point.evidence.end)
    start, end = told or own
    status, evidence, rule = read_status(document.text, start, end)
    if rule in _WEAK or (status == "done" and not of_assignment):
        status, evidence, rule = "unclear", None, ""  # of whatever it is that was done
    if settles and status in ("unclear", "ongoing"):
        said = read_status(document.text, *own)
        status, evidence, rule = said if said[0] == "done" else (status, evidence, rule)
    words = Words(start, end, document.quote(start, end))
    return Answer(Report(words, status, evidence, rule=rule), of_assignment)


def _told(
    document: Document, sections: Sequence[Section], points: Sequence[DecisionPoint], span: tuple[int, int]
) -> tuple[int, int] | None:
    """Where the case tells the answer: the paragraphs of the first of its sections in which somebody tells something,
    as far as they stand together; None where it tells nothing."""
    for section in sections:
        if section.start < span[0] or section.start >= span[1]:
            continue
        if section.voice in ("proposal", "party", "citizen", "enclosures", "recommendation"):
            continue
        if section.title and section.start != span[0] and _PROCEEDINGS.match(section.title.quote):
            continue
        for start, end in _runs(document, section.blocks, points, span):
            if any(_TELLS.search(document.text[left:right]) for left, right in sentences(document.text, start, end)):
                return start, end
    return None


def _runs(
    document: Document, blocks: Sequence[Block], points: Sequence[DecisionPoint], span: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The spans of paragraphs that stand together, without the registry number's line and what is decided."""
    run: tuple[int, int] | None = None
    for block in blocks:
        words = document.text[block.start : block.end]
        decided = any(p.evidence.start < block.end and block.start < p.evidence.end for p in points)
        told = (
            block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            and block.start < span[1]
            and not decided
            and not _NUMBER_LINE.fullmatch(words.strip())
            and not _LEAD_IN.match(" ".join(words.split()))
            and not _PROCEEDINGS.match(words)
        )
        if told and run is not None and block.end - run[0] <= _LONGEST:
            run = (run[0], block.end)
        elif told and run is None:
            run = (block.start, block.end)
        elif run is not None:
            yield run
            run = None
    if run is not None:
        yield run
