"""Sentences and words that pages build from counts and days, in the language that is active."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, ngettext

from fullgjort_web.register.models import Assignment
from fullgjort_web.register.selectors.assignments import Sums
from fullgjort_web.register.state import Outcome, SignalName, State
from fullgjort_web.reporting.wording import day_words as swedish_day
from fullgjort_web.reporting.wording import span_words

LONGEST_DUE = 60  # letters of a due date's own words in a list
# "Återrapportering ska ske under andra kvartalet": under the head "Ska redovisas" the date alone says it
_SAYS_WHAT = re.compile(
    r"\b(?:ska|skall|bör|(?:del|slut|åter)?redovis\w+|(?:del|slut|åter)?rapporter\w+|återkom\w+|presenter\w+|"
    r"(?:vara|är)\s+klar[at]?)\b",
    re.IGNORECASE,
)

MOST_IN_WORDS = 12
_FIGURES = ("Noll", "Ett", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")


def day_words(day: date) -> str:
    """ "9 december 2026"."""
    month = str(MONTHS[day.month])
    return f"{day.day} {month.lower() if _swedish() else month} {day.year}"


def _swedish() -> bool:
    return (get_language() or "sv").startswith("sv")


def month_words(day: date) -> str:
    """ "december 2026"."""
    return day_words(day).split(" ", 1)[1]


def period_words(first: date, last: date) -> str:
    """ "1–31 oktober 2024", "1 januari–30 juni 2024"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{day_words(first).rsplit(' ', 1)[0]}–{day_words(last)}"
    return f"{day_words(first)}–{day_words(last)}"


def days_words(number: int) -> str:
    """ "1 dag", "40 dagar"."""
    return ngettext("%(n)s dag", "%(n)s dagar", number) % {"n": number}


def counted(number: int, one: str, many: str) -> str:
    """The number with its noun: "1 uppdrag"; the nouns are given translated."""
    return f"{number} {one if number == 1 else many}"


def joined(words: Iterable[str]) -> str:
    """ "a", "a och b", "a, b och c"."""
    listed = [word for word in words if word]
    if len(listed) < 2:
        return "".join(listed)
    return " ".join([", ".join(listed[:-1]), gettext("och"), listed[-1]])


def state_words(assignment: Assignment, day: date) -> str:
    """The word of state with its days: "Försenat 40 dagar", "Om 23 dagar", "Avslutat, ersatt"."""
    state = getattr(assignment, "state", "")
    due = assignment.due_latest
    if state == State.OVERDUE and due:
        return gettext("Försenat %(days)s") % {"days": days_words((day - due).days)}
    if state == State.SOON and due:
        left = (due - day).days
        return gettext("I dag") if left == 0 else gettext("Om %(days)s") % {"days": days_words(left)}
    if state == State.CLOSED and assignment.outcome:
        return gettext("Avslutat: %(outcome)s") % {"outcome": str(Outcome(assignment.outcome).label).lower()}
    return str(State(state).label) if state else ""


def standing_of_register(sums: Sums) -> str:
    """The sentences at the head: how many assignments are open, late and without a date, and only proposed."""
    open_, overdue, undated = sums.open, sums.overdue, sums.undated
    if not open_:
        return gettext("Inga uppdrag är öppna.")
    first = ngettext("%(n)s uppdrag är öppet.", "%(n)s uppdrag är öppna.", open_) % {"n": open_}
    late = ngettext("%(n)s försenat", "%(n)s försenade", overdue) % {"n": overdue}
    without = gettext("%(n)s har inget datum") % {"n": undated}
    if overdue and undated:
        then = gettext("Av dem är %(late)s och %(without)s.") % {"late": late, "without": without}
    elif overdue:
        then = gettext("Av dem är %(late)s.") % {"late": late}
    elif undated:
        then = gettext("Inga är försenade. %(without)s.") % {"without": without}
    else:
        then = gettext("Inga är försenade.")
    if not sums.proposed:
        return f"{first} {then}"
    proposed = ngettext(
        "%(n)s av de öppna är bara föreslaget och inte beslutat i det som är läst.",
        "%(n)s av de öppna är bara föreslagna och inte beslutade i det som är läst.",
        sums.proposed,
    )
    return f"{first} {then} {proposed % {'n': sums.proposed}}"


def signal_words(name: str, moves: int) -> str:
    """A signal in words; of one whose date is moved, how often, and of one that was moved once that it was far."""
    signal = SignalName(name)
    if signal is not SignalName.DRIFTING or not moves:
        return str(signal.label)
    return gettext("Flyttat långt fram") if moves == 1 else gettext("Flyttat %(n)s gånger") % {"n": moves}


def in_words(number: int, *, of_a_finding: bool = False) -> str:
    """A number that begins a sentence: in words up to twelve (Swedish), else in figures. "Ett" of an assignment is "En"
    of a finding (uppgift)."""
    if number <= MOST_IN_WORDS and _swedish():
        return "En" if number == 1 and of_a_finding else _FIGURES[number]
    return str(number)


def due_words(assignment: Assignment) -> str:
    """When an assignment is due, for lists: the decision's own words; where they are long or a sentence of their own the
    date or the period in Swedish, as the words are; empty where there is no date. The full words stand in the
    assignment's story."""
    quote = " ".join(assignment.due_words.split())
    if quote and len(quote) <= LONGEST_DUE and not (_SAYS_WHAT.search(quote) and span_words(assignment.due_edtf)):
        return quote
    if said := span_words(assignment.due_edtf):
        return said
    if assignment.due_latest:
        return swedish_day(assignment.due_latest)
    return f"{quote[:LONGEST_DUE].rsplit(' ', 1)[0]} …" if quote else ""


def origin_words(assignment: Assignment) -> str:
    """Where an assignment comes from, for the line under its title: "RS 14 februari 2024 § 23", else the plan's
    words, else the giver."""
    body = assignment.body.abbreviation or assignment.body.name if assignment.body else assignment.origin_body
    paragraph = f"§\u00a0{assignment.origin_paragraph}" if assignment.origin_paragraph is not None else ""
    if assignment.given_on:
        return " ".join(word for word in (body, day_words(assignment.given_on), paragraph) if word)
    if paragraph:
        return " ".join(word for word in (body, assignment.origin_date, paragraph) if word)
    return assignment.origin_text or assignment.giver or ""
