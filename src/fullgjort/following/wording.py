"""Words of which the reasons of signals are made: days, kinds of document and parts, in Swedish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fullgjort.language.calendar_words import month_names

_KINDS = {
    "minutes": "protokollet",
    "notice": "kallelsen",
    "decision_memo": "tjänsteskrivelsen",
    "report_back": "återrapporteringen",
    "director_report": "direktörens rapport",
    "audit_report": "revisionsrapporten",
    "plan": "planen",
    "activity_plan": "verksamhetsplanen",
    "agreement": "överenskommelsen",
    "list": "förteckningen",
    "decision_summary": "beslutssammanfattningen",
}


def day_words(day: date | None) -> str:
    """ "12 mars 2024"; "okänt datum" where nobody knows."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}" if day else "okänt datum"


def kind_words(kind: str) -> str:
    """A kind of document with its article: "återrapporteringen", "direktörens rapport"; "dokumentet" for others."""
    return _KINDS.get(kind, "dokumentet")


TREATED = "Ärendet har behandlats senare"


def treated_words(paragraph: int | None, day: date | None, heading: str) -> str:
    """Where a case was treated after it gave an assignment that nothing tells an answer to, as a sentence."""
    where = f"§ {paragraph} den" if paragraph is not None else "den"
    what = f" (”{cut(heading, 70)}”)" if heading else ""
    return f"{TREATED}: {where} {day_words(day)}{what} – se efter om uppdraget besvarades där."


def listed(items: Sequence[str]) -> str:
    """ "1, 2 och 4"; empty for no items."""
    return " och ".join(filter(None, (", ".join(items[:-1]), items[-1] if items else "")))


def times_words(number: int) -> str:
    """ "en gång", "två gånger", "15 gånger"."""
    small = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    return f"{small[number] if number < len(small) else number} {'gång' if number == 1 else 'gånger'}"


def months_words(number: int) -> str:
    """ "en månad", "14 månader"."""
    small = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    return f"{small[number] if number < len(small) else number} {'månad' if number == 1 else 'månader'}"


def cut(words: str, length: int = 90) -> str:
    """The words on one line, cut between words with "…" where they are longer than `length` letters."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: line.rfind(" ", 0, length)].rstrip(" ,;:") + " …"


_STATUS_LABEL = re.compile(r"\s*\bStatus\s*:\s*[\wåäöÅÄÖ ]{2,40}\.?\s*$", re.IGNORECASE)


def what_is_said(quote: str) -> str:
    """An answer's own words, white space folded: a status that a form prints after it ("Status: Uppskjutet") is none
    of them."""
    return " ".join(_STATUS_LABEL.sub("", quote).split())
