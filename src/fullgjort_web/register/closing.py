"""Decisions that close an older assignment: whether a decision point's words do, and with what outcome."""

from __future__ import annotations

import re

from fullgjort_web.register.state import Outcome

_DONE = r"(?:fullgjor|slutför|genomför|avsluta|verkställ|besvara|utför|upphör)(?:t|da?|de|at)?"
_ENDS = r"(?:avsluta|avskriv|återkalla|återta|upphäv)(?:a[rs]?|er|e?s|s|r)?"
_THE_TASK = r"(?:att\s+)?(?:det\s+|dessa\s+|de\s+|samtliga\s+|\w+s\s+)?\w*uppdrag(?:et|en)\b"
_WHO = r"(?:att\s+)?(?:[A-ZÅÄÖa-zåäö]+(?:styrelsen|fullmäktige|nämnden|utskottet)\s+(?:beslutar\s+)?(?:att\s+)?)?"
# "avsluta uppdraget att …", "Regionstyrelsen förklarar uppdraget … fullgjort"
_FIRST = re.compile(
    rf"{_WHO}(?:{_ENDS}\s+{_THE_TASK}|(?:förklarar?|anser?|bedömer|bedöma)\s+{_THE_TASK}.{{0,600}}?\b{_DONE}\b)",
    re.IGNORECASE | re.DOTALL,
)
# "uppdraget att … är genomfört och avslutas", "uppdraget … förklaras fullgjort"
_LAST = re.compile(
    rf"{_THE_TASK}.{{0,600}}?\b(?:avslutas|avskrivs|återkallas|upphävs|(?:förklaras|anses)\s+(?:därmed\s+|härmed\s+|"
    rf"som\s+|vara\s+)*{_DONE})(?!\s+senast)\b",
    re.IGNORECASE | re.DOTALL,
)
# "inte", and what is still to come: "ska avslutas", "avslutas senast den 31 december"
_NOT = re.compile(
    r"\binte\b|\b(?:ska|skall|bör|kan|får)\s+(?:\w+\s+){0,2}(?:avslutas|avskrivs)|\bavslutas?\b[^.]{0,20}\bsenast\b"
    r"|\b(?:i|får|ges?|ger)\s+uppdrag\b|\btill(?:s|\s+dess)\b",
    re.IGNORECASE,
)
_DECISIVE = re.compile(
    rf"\b(?:{_ENDS}|förklara[rs]?|anse[rs]?)\b(?:\s+uppdrag(?:et|en)\b)?|\b(?:fullgjort|slutfört|genomfört|verkställt)\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"\b(?:återkalla|återta|upphäv|avskriv)", re.IGNORECASE)


def closes(words: str) -> bool:
    """Whether a decision point in these words closes an assignment that was given before."""
    line = " ".join(words.split())
    return bool(_FIRST.match(line) or _LAST.match(line)) and not _NOT.search(line)


def decisive_words(words: str) -> tuple[str, ...]:
    """The words that close, as they stand in the quotation: "avsluta uppdraget", "fullgjort"."""
    return tuple(match.group() for match in _DECISIVE.finditer(words))


def outcome_of(words: str) -> Outcome:
    """The outcome that a closing decision's words suggest; a person confirms it or chooses another."""
    return Outcome.WITHDRAWN if _WITHDRAWN.search(words) else Outcome.AS_DECIDED
