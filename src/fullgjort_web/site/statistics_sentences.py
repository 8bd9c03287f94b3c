"""The headings of the statistics: each says what the numbers show, and nothing that was not measured."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext, pgettext

from fullgjort_web.register.lifespans import Figures, Flow, HalfYear
from fullgjort_web.register.selectors.statistics import Part
from fullgjort_web.site import wording


def lead(told: Figures, day: date, proposed: int = 0) -> str:
    """How many are open on the day, how many more are only proposed, and what came and went in the last half-year that
    has ended."""
    when = gettext("den %(day)s") % {"day": wording.day_words(day)}
    if told.open:
        words = ngettext("%(n)s uppdrag är öppet %(day)s.", "%(n)s uppdrag är öppna %(day)s.", told.open)
        opened = words % {"n": told.open, "day": when}
    else:
        opened = gettext("Inget uppdrag är öppet %(day)s.") % {"day": when}
    if proposed:
        words = ngettext(
            "%(n)s till är bara föreslaget i det som är läst och räknas inte här.",
            "%(n)s till är bara föreslagna i det som är läst och räknas inte här.",
            proposed,
        )
        opened = f"{opened} {words % {'n': proposed}}"
    last = next((flow for flow in reversed(told.flows) if flow.whole), None)
    if last is None:
        return opened
    return f"{opened} {_came_and_went(last)}"


def _came_and_went(flow: Flow) -> str:
    season = gettext("våren %(year)s") if flow.when.half == 1 else gettext("hösten %(year)s")
    return gettext("Under %(when)s gavs %(given)s uppdrag och %(closed)s avslutades.") % {
        "when": season % {"year": flow.when.year},
        "given": flow.given or pgettext("ensamt", "inga"),
        "closed": flow.closed or pgettext("ensamt", "inga"),
    }


def half_year(when: HalfYear) -> str:
    """ "vår 2023"."""
    return (gettext("vår %(year)s") if when.half == 1 else gettext("höst %(year)s")) % {"year": when.year}


def age_classes() -> tuple[str, ...]:
    """The names of the classes of age, the youngest first."""
    return (
        gettext("under 6 månader"), gettext("6–12 månader"), gettext("1–2 år"), gettext("2–4 år"), gettext("över 4 år"),
    )  # fmt: skip


def ages(told: Figures) -> str:
    """How many open assignments are older than two years."""
    if not told.old:
        return gettext("Inget öppet uppdrag är äldre än två år")
    return ngettext(
        "%(n)s öppet uppdrag är äldre än två år", "%(n)s öppna uppdrag är äldre än två år", told.old
    ) % {"n": wording.in_words(told.old)}  # fmt: skip


def flow(told: Figures) -> str:
    """Whether more are given than closed, over the half-years that are shown."""
    given, closed = sum(one.given for one in told.flows), sum(one.closed for one in told.flows)
    values = {"given": given, "closed": closed}
    if given > closed:
        return gettext("Fler uppdrag ges än avslutas: %(given)s mot %(closed)s") % values
    if given < closed:
        return gettext("Fler uppdrag avslutas än ges: %(closed)s mot %(given)s") % values
    return gettext("Lika många uppdrag ges som avslutas: %(given)s") % values


def answering(told: Figures) -> str:
    """After how many days half are answered."""
    if not told.survival:
        return gettext("Inget uppdrag har fått något svar")
    half = told.half_answered
    if half is None:
        return gettext("Mer än hälften av uppdragen väntar på sitt första svar, hur länge de än har följts")
    return gettext("Hälften av uppdragen har fått ett första svar efter %(days)s") % {"days": wording.days_words(half)}


def punctuality(told: Figures) -> str:
    """How many were answered on their first date or earlier."""
    if not told.in_time:
        return ngettext(
            "Det uppdrag vars första datum har passerat fick inget svar i tid",
            "Inget av de %(n)s uppdrag vars första datum har passerat fick svar i tid", told.due,
        ) % {"n": told.due}  # fmt: skip
    return ngettext(
        "Det uppdrag vars första datum har passerat fick svar i tid",
        "%(in_time)s av %(n)s uppdrag fick svar senast på sitt första datum", told.due,
    ) % {"in_time": wording.in_words(told.in_time), "n": told.due}  # fmt: skip


def drift(told: Figures) -> str:
    """How many were moved, and how far."""
    if not told.drift.number:
        return gettext("Inget uppdrag har fått ett senare datum")
    return ngettext(
        "%(n)s uppdrag har flyttats, %(months)s", "%(n)s uppdrag har flyttats, i median %(months)s", told.drift.number
    ) % {"n": wording.in_words(told.drift.number), "months": months(told.drift.whole or 0)}


def months(number: int) -> str:
    """ "1 månad", "5 månader"."""
    return ngettext("%(n)s månad", "%(n)s månader", number) % {"n": number}


def most(parts: tuple[Part, ...], told: Figures) -> str:
    """Which board or unit has most open assignments."""
    first = next((part for part in parts if part.name), None)
    if first is None or not first.figures.open:
        return gettext("Inga uppdrag är öppna")
    name = f"{first.name[:1].upper()}{first.name[1:]}"
    return gettext("%(name)s har flest öppna uppdrag: %(n)s av %(all)s") % {
        "name": name,
        "n": first.figures.open,
        "all": told.open,
    }


def share(part: int, whole: int) -> str:
    """ "38 % (3 av 8)"; a dash where there is nothing to measure."""
    if not whole:
        return "–"
    return gettext("%(percent)s %% (%(part)s av %(whole)s)") % {
        "percent": int(100 * part / whole + 0.5), "part": part, "whole": whole,
    }  # fmt: skip
