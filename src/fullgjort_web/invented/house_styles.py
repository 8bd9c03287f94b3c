"""The houses' ways of writing: how decisions are led in, numbered and cited, and how a report-back is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fullgjort_web.invented.swedish_dates import long_date, six_digits


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """`lead_in` opens a decision; `mark` marks its points ("1", "–", "•" or "" for att-satser); `giving` lists the forms
    of a given assignment; `paragraph` numbers a heading; `citation` prints an earlier decision; `report_layout` is
    prose, labelled, table or status_table. The decision stands `decision_first` or after the background."""

    name: str
    lead_in: str
    mark: str
    giving: tuple[str, ...]
    paragraph: str
    citation: str
    report_layout: str
    decision_heading: str
    background_heading: str
    diary: str
    parts: str
    decision_first: bool
    ruled: bool
    serif: bool
    size: float
    columns: bool = False
    spaced: bool = True


STYLES = {
    style.name: style
    for style in (
        HouseStyle(
            "älvdal",
            "{Body} beslutar att:",
            "1",
            ("Ge {office} i uppdrag att {tasks}.", "Uppdra åt {office} att {tasks}."),
            "§ {n} {title}",
            "{Body} beslutade den {long}, § {n},",
            "prose",
            "Beslut",
            "Ärendet",
            "Dnr {code}-{year}-{diary}",
            "inline",
            True,
            True,
            True,
            11.0,
        ),
        HouseStyle(
            "klarspråk",
            "{Body} beslutar",
            "1",
            (
                "att ge {office} i uppdrag att {tasks}.",
                "{Office} får i uppdrag att {tasks}.",
                "att uppdra till {office} att {tasks}.",
            ),
            "§ {n} {title}",
            "{code} {iso} § {n}",
            "labelled",
            "Beslut",
            "Bakgrund",
            "Diarienummer: {code}/{diary}/{year}",
            "bullets",
            True,
            True,
            False,
            10.5,
        ),
        HouseStyle(
            "kanslisvenska",
            "{Body} beslutar",
            "",
            (
                "att uppdra åt {office} att {tasks}",
                "att ge {office} i uppdrag att {tasks}",
                "att {office} ska {ska_tasks}",
            ),
            "§ {n}\n{title}",
            "{code} § {n}, {iso}",
            "prose",
            "{Body}s beslut",
            "Ärendebeskrivning",
            "Dnr {code} {year}/{diary}",
            "inline",
            False,
            False,
            True,
            12.0,
        ),
        HouseStyle(
            "tabell",
            "{Body} beslutar följande:",
            "–",
            (
                "{Office} ges i uppdrag att {tasks}.",
                "{Body} uppdrar åt {office} att {tasks}.",
                "{Body} ger {office} i uppdrag att {tasks}.",
            ),
            "§ {n} {title}",
            "{code} {six}, § {n}",
            "table",
            "Beslut",
            "Sammanfattning av ärendet",
            "Diarienr {code} {year}-{diary}",
            "bullets",
            False,
            True,
            False,
            10.0,
            spaced=False,
        ),
        HouseStyle(
            "strukturerad",
            "Beslut",
            "1",
            ("{Body} ger {office} i uppdrag att {tasks}.", "{Office} får i uppdrag att {tasks}."),
            "§ {n}. {title}",
            "{Body} den {long} § {n}",
            "status_table",
            "",
            "Beskrivning av ärendet",
            "Ärendenummer {code}/{year}/{diary}",
            "bullets",
            True,
            True,
            False,
            10.5,
        ),
        HouseStyle(
            "spalter",
            "{Body} beslutar att",
            "•",
            ("uppdra åt {office} att {tasks}", "ge {office} i uppdrag att {tasks}"),
            "§ {n} – {title}",
            "{Short} beslutade den {long} (§ {n})",
            "labelled",
            "Beslut",
            "Bakgrund",
            "Dnr {code}/{year}:{diary}",
            "inline",
            True,
            False,
            True,
            10.0,
            columns=True,
        ),
    )
}


def citation(style: HouseStyle, code: str, body: str, short: str, day: date, number: int) -> str:
    """An earlier decision as the house prints it."""
    return style.citation.format(
        Body=body,
        Short=short[0].upper() + short[1:],
        code=code,
        long=long_date(day),
        iso=day.isoformat(),
        six=six_digits(day),
        n=number,
    )
