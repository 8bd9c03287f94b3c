"""Decisions that close, prolong or redirect an older assignment: whether a decision point's words do, and with what outcome."""

from __future__ import annotations

import re

from fullgjort_web.register.state import Outcome

_DONE = (
    r"(?:fullgjor|slutför|genomför|avsluta|verkställ|besvara|utför|upphör|slutredovisa|slutrapportera|färdigställ|"
    r"avskriv)(?:t|da?|de|at|its?|et|na|a)?"
)
_ENDS = r"(?:avsluta|avskriv|återkalla|återta|upphäv|avför|stryk|ta\s+bort)(?:a[rs]?|er|e?s|s|r)?"
_NAMED = r"(?:det\s+|dessa\s+|de\s+|samtliga\s+|\w+s\s+)?\w*uppdrag(?:et|en)\b"
_THE_TASK = rf"(?:att\s+)?{_NAMED}"
_SO = r"(?:(?:därmed|härmed|också|även|nu|således|i\s+och\s+med\s+detta)\s+)*"
# "att", "Kommunstyrelsen beslutar att", "godkänna redovisningen och"
_WHO = (
    r"(?:att\s+)?(?:(?:[\wåäöÅÄÖ-]+\s+){0,4}?[\wåäöÅÄÖ-]*(?:styrelsen|fullmäktige|nämnden|utskottet|direktionen)\s+(?:beslutar\s+)?(?:att\s+)?)?"
    rf"(?:[^.;:]{{0,300}}?\b(?:och|samt)\s+(?:att\s+)?)?{_SO}"
)
# "avsluta uppdraget att …", "Regionstyrelsen förklarar uppdraget … fullgjort"
_FIRST = re.compile(
    rf"{_WHO}(?:{_ENDS}\s+{_SO}{_THE_TASK}"
    rf"|(?:förklarar?|anser?|anse|bedömer|bedöma)\s+{_SO}{_THE_TASK}.{{0,600}}?\b{_DONE}\b)",
    re.IGNORECASE | re.DOTALL,
)
# "uppdraget att … är genomfört och avslutas", "uppdraget … förklaras fullgjort", "… stryks från uppdragslistan"
_LAST = re.compile(
    rf"(?:att\s+|[^.;:]{{0,300}}?\b(?:att|av)\s+)?{_SO}{_NAMED}.{{0,600}}?\b(?:avslutas|avskrivs|återkallas|upphävs|upphör|bortfaller"
    rf"|(?:stryks|avförs|tas\s+bort|utgår)\s+(?:från|ur)\s+\w*(?:lista|förteckning)\w*"
    rf"|(?:(?:förklaras|anses?|är|bedöms)\s+(?:därmed\s+|härmed\s+|nu\s+|som\s+|vara\s+|anses\s+|blivit\s+)*"
    rf"|därmed\s+){_DONE})(?!\s+senast)\b",
    re.IGNORECASE | re.DOTALL,
)
# "inte", and what is still to come: "ska avslutas", "avslutas senast den 31 december", "när arbetet är slutfört"
_NOT = re.compile(
    r"\binte\b|\b(?:ska|skall|bör|kan|får)\s+(?:\w+\s+){0,2}(?:avslutas|avskrivs)|\bavslutas?\b[^.]{0,20}\bsenast\b"
    r"|\b(?:ska|skall|bör)\s+(?:(?!anses)\w+\s+){0,5}(?:vara|ha)\s|\b(?:när|innan|förutsatt|delvis|ännu)\b|\bförläng"
    r"|\b(?:i|får|ges?|ger)\s+uppdrag\b|\btill(?:s|\s+dess)\b",
    re.IGNORECASE,
)
# "lokaler som inte används", "en tidplan för när garantin kan hållas": words of the task, which deny nothing
_OF_THE_TASK = re.compile(
    r"\bsom\s+(?:[\wåäö-]+\s+){0,2}?inte\b|\b(?:för|om|av|över|kring)\s+när\b|\b(?:varför|vilka|om)\s+(?:[\wåäö-]+\s+){1,4}?inte\b",
    re.IGNORECASE,
)
# "uppdraget … förlängs till den 31 mars", "förlänga tiden för uppdraget", "flytta redovisningen av uppdraget"
_MOVES = re.compile(
    rf"{_WHO}(?:(?:konstaterar?|notera|medge|godkänna)\s+att\s+)?(?:{_NAMED}.{{0,600}}?\b(?:förlängs|flyttas(?:\s+fram)?|"
    rf"skjuts\s+(?:upp|fram)|senareläggs)\b"
    rf"|(?:(?:förläng|senarelägg|flytta|skjut)(?:a|er|r)?|(?:medge|bevilja)s?r?\s+förlängd)\s+(?:upp\s+|fram\s+)?(?:\w+\s+){{0,4}}?{_NAMED}"
    # "uppdraget att …, KS § 15/2023, ska redovisas senast den 30 september 2024 i stället för den 31 december 2023"
    rf"|{_NAMED}.{{0,600}}?\bska(?:ll)?\s+(?:\w+\s+){{0,2}}?(?:slut|del|åter)?(?:redovis|rapporter)as\b.{{0,80}}?\bi\s?stället\s+för\b"
    # "förlänga tiden för redovisning av planen till den 21 november", "beviljar anstånd till och med den 31 december"
    r"|förläng(?:a|er|r)?\s+tiden\s+för\s+(?:\w+\s+){0,2}?(?:\w*redovisning|\w*rapportering|genomförande|arbete)\w*"
    r"|(?:bevilja|medge)s?r?\s+(?:\w+\s+){0,3}?anstånd\s+(?:till|t\.?o\.?m|med\s+(?:\w+\s+)?(?:\w*redovis|svar|uppdrag|\w*rapport))"
    # "ger utvecklingschefen förlängd tid till den 30 september 2024 att …"
    r"|(?:ge|medge|bevilja)s?r?\s+(?:[\w-]+\s+){1,6}?(?:förlängd|mer|ytterligare)\s+tid\b[^.]{0,60}?\b(?:att|för)\b"
    # "ändrar uppdraget från den 21 februari 2023, § 13, så att …", "utöka uppdraget i SN § 13/2023 till att omfatta …"
    rf"|(?:ändra|utöka|utvidga|vidga|begränsa)r?\s+{_NAMED}.{{0,200}}?§.{{0,60}}?\b(?:så\s+att|till\s+att|att\s+(?:även\s+|också\s+)?omfatta)\b)",
    re.IGNORECASE | re.DOTALL,
)
# "uppdraget ska redovisas hädanefter i kommundirektörens rapport"
_FROM_NOW = r"(?:hädanefter|fortsättningsvis|framöver|framgent|i\s+fortsättningen|från\s+och\s+med\s+nu)"
_TOLD = r"(?:åter)?(?:redovis|rapporter|följ)(?:as|s)(?:\s+upp)?"
_REDIRECTS = re.compile(
    rf"{_WHO}{_NAMED}.{{0,400}}?\b(?:{_TOLD}\s+{_FROM_NOW}|{_FROM_NOW}\s+(?:ska(?:ll)?\s+)?{_TOLD})\s+(?:löpande\s+)?"
    r"(?:i|inom|genom|via)\b",
    re.IGNORECASE | re.DOTALL,
)
# "uppdraget att kartlägga …", "förlängd tid … att upprätta …": words that name the task
_NAMES_A_TASK = re.compile(
    r"\buppdrag(?:et|en)\b[^.;:]{0,160}?\b(?:att|om|kring|gällande|avseende)\b|\btid\b.{0,60}?\batt\b", re.IGNORECASE
)
_DECISIVE = re.compile(
    rf"\b(?:{_ENDS}|förklara[rs]?|anse[rs]?)\b(?:\s+uppdrag(?:et|en)\b)?|\b(?:fullgjort|slutfört|genomfört|verkställt|"
    r"besvarat|slutredovisat|slutrapporterat)\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\binte\b|\b(?:i|får|ges?|ger)\s+uppdrag\b", re.IGNORECASE)
_WITHDRAWN = re.compile(r"\b(?:återkalla|återta|upphäv|avskriv)", re.IGNORECASE)


def closes(words: str) -> bool:
    """Whether a decision point in these words closes an assignment that was given before."""
    line = " ".join(words.split())
    return bool(_FIRST.match(line) or _LAST.match(line)) and not _NOT.search(_OF_THE_TASK.sub(" ", line))


def moves(words: str) -> bool:
    """Whether a decision point in these words gives an assignment that was given before more time."""
    line = " ".join(words.split())
    return bool(_MOVES.match(line)) and not _NEW.search(line)


def redirects(words: str) -> bool:
    """Whether a decision point in these words says that an assignment is reported in another paper from now on."""
    line = " ".join(words.split())
    return bool(_REDIRECTS.match(line)) and not _NEW.search(line)


def names_its_task(words: str) -> bool:
    """Whether a decision point about an assignment tells which task it is, beside "uppdraget"."""
    return bool(_NAMES_A_TASK.search(" ".join(words.split())))


def decisive_words(words: str) -> tuple[str, ...]:
    """The words that close, as they stand in the quotation: "avsluta uppdraget", "fullgjort"."""
    return tuple(match.group() for match in _DECISIVE.finditer(words))


def outcome_of(words: str) -> Outcome:
    """The outcome that a closing decision's words suggest; a person confirms it or chooses another."""
    return Outcome.WITHDRAWN if _WITHDRAWN.search(words) else Outcome.AS_DECIDED
