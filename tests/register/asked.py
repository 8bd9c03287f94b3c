"""An invented register with a question: the same task given twice, and reports that do not say which is meant."""

from __future__ import annotations

from by_hand import reading

from fullgjort_web.register.services.reading import Reading

TASK = "kartlägga tillgången till vattenprovtagning i skärgårdskommunerna"
HEADING = "Vattenprovtagning i skärgården"


def given_twice() -> list[Reading]:
    """The minutes of two years, each with the task under the same heading."""
    return [given("2022-02-16", 7), given("2023-02-15", 9)]


def given(day: str, paragraph: int) -> Reading:
    """The minutes of a day with the task."""
    quote = f"att ge regiondirektören i uppdrag att {TASK}"
    text = f"Protokoll regionstyrelsen {day}\n\n§ {paragraph}\n{HEADING}\n\nRegionstyrelsen beslutar\n\n{quote}.\n"
    return reading(
        text,
        day=day,
        name=f"protokoll-{day}.txt",
        title=f"Protokoll {day}",
        assignments=[{"quote": quote, "title": HEADING, "origin": {"kind": "decision"}}],
        points=[{"quote": quote, "paragraph": paragraph, "gives": True}],
    )


def report(
    day: str, answer: str = "Provtagningen är kartlagd i fyra kommuner av sex.", status: str = "ongoing"
) -> Reading:
    """A report-back that names the task and no decision."""
    wording = TASK[0].upper() + TASK[1:]
    text = f"Återrapportering {day}\n\n{HEADING}\n\n{wording}.\n\n{answer}\n"
    return reading(
        text,
        kind="report_back",
        day=day,
        name=f"redovisning-{day}.txt",
        title=f"Återrapportering {day}",
        assignments=[
            {"quote": wording, "title": HEADING, "giver": None, "reports": [(answer, status, None, None)]},
        ],
    )
