"""Swedish words for days, periods and boards in documents. They are Swedish whatever language the site speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fullgjort.language.calendar_words import month_names

_SEASONS = {21: "våren", 22: "sommaren", 23: "hösten", 24: "vintern"}
_QUARTERS = {33: "första", 34: "andra", 35: "tredje", 36: "fjärde"}
_COMMON_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:styrelsen|nämnden|fullmäktige|utskottet|beredningen|direktören|chefen)\b"
)
NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
# What no document format keeps: control signs but tab and line break, lone surrogates, non-characters
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without signs that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def day_words(day: date) -> str:
    """ "9 december 2026"."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def date_words(edtf: str) -> str:
    """An EDTF date as precise as it is: "den 9 december 2026", "december 2026", "hösten 2026", "2026"; other forms
    (intervals, uncertain ones) as they stand; empty for empty."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", edtf)
    if not found:
        return edtf
    year, part = found[1], int(found[2] or 0)
    if found[3]:
        try:
            return f"den {day_words(date.fromisoformat(edtf))}"
        except ValueError:
            return edtf
    if 1 <= part <= 12:
        return f"{month_names()[part - 1]} {year}"
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    if part in _QUARTERS:
        return f"{_QUARTERS[part]} kvartalet {year}"
    return year if not part else edtf


def span_words(edtf: str) -> str:
    """A whole EDTF date or interval in short words, for lists: "9 december 2026", "våren 2026", "första kvartalet
    2025", "januari–mars 2025"; of an interval open at one end its known end. Empty where the form is another."""
    ends = [date_words(end.rstrip("~?%")).removeprefix("den ") for end in edtf.split("/") if end not in ("", "..")]
    if not 1 <= len(ends) <= 2 or any(re.search(r"\d{4}-|[^\w\s]", end) for end in ends):
        return ""
    first, last = ends[0], ends[-1]
    if first == last:
        return first
    shorter, _, year = first.rpartition(" ")
    if shorter and last.endswith(f" {year}"):
        first = shorter
    return f"{first}–{last}"


def mid_sentence(name: str) -> str:
    """A board's or an office's name inside a sentence: "Regionstyrelsen" becomes "regionstyrelsen"; names that are not
    a common noun ("Norra samverkansnämnden i Älvmarken") stay."""
    return name[:1].lower() + name[1:] if _COMMON_NAME.match(name) else name


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def genitive(name: str) -> str:
    """ "regionstyrelsens"; a name that ends in s, x or z stays."""
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


def joined(words: Sequence[str]) -> str:
    """ "a", "a och b", "a, b och c"; empty for none."""
    return " och ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, one: str, many: str, *, common: bool = False) -> str:
    """The number with its noun inside a sentence: "ett uppdrag", "14 uppdrag"; with `common` "en fil"."""
    return f"{'en' if common else 'ett'} {one}" if number == 1 else f"{number} {many}"


def opening(words: str) -> str:
    """The words as a sentence begins: a number up to twelve in letters, a capital first."""
    number, _, rest = words.partition(" ")
    if number.isdecimal() and int(number) < len(NUMBERS):
        words = f"{NUMBERS[int(number)]} {rest}"
    return sentence_case(words)


def days_words(number: int) -> str:
    """ "1 dag", "40 dagar"."""
    return f"{number} {'dag' if number == 1 else 'dagar'}"
