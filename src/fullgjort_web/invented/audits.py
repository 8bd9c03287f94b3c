"""Audit reports, and the later audits in which recommendations come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from fullgjort_web.invented.content import Document
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.matters import Matter
from fullgjort_web.invented.names import AUDIT_FIRMS, INVENTED, REGION, Body
from fullgjort_web.invented.writing import Writer, capital

GENERAL = (
    "säkerställa att uppdrag till förvaltningen förses med tid för återrapportering",
    "stärka uppföljningen av fattade beslut",
    "tydliggöra ansvaret mellan nämnden och förvaltningen",
    "tillse att riktlinjer hålls aktuella och är kända",
    "införa en dokumenterad rutin för intern kontroll inom området",
    "tillse att mål kan mätas och följs upp minst en gång per år",
)
LEAD_INS = (
    "Utifrån granskningens resultat rekommenderar vi {body} att:",
    "Mot bakgrund av våra iakttagelser lämnar vi följande rekommendationer till {body}:",
    "Vi rekommenderar {body} att",
)


@dataclass(slots=True)
class Recommendation:
    """A recommendation: its wording, where it was given, answered and given again, and the
    ids of the stories that follow from it."""

    id: str
    infinitive: str
    wording: str
    given: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    returned: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Audit:
    """An audit of a matter under a body."""

    title: str
    matter: Matter
    body: Body
    day: date
    recommendations: list[Recommendation]


def plan_audit(rng: Random, number: int, body: Body, matter: Matter, day: date) -> Audit:
    """An audit with three to five recommendations."""
    infinitives = [
        f"säkerställa att det finns en plan för att {matter.tasks[0].do}",
        *rng.sample(GENERAL, rng.randint(2, 3)),
    ]
    if len(matter.tasks) > 2:
        infinitives.insert(1, matter.tasks[2].do)
    recs = [Recommendation(f"R{number:03}-{index}", text, capital(text)) for index, text in enumerate(infinitives, 1)]
    return Audit(f"Granskning – {matter.title}", matter, body, day, recs)


def audit_report(rng: Random, stem: str, audit: Audit, style: HouseStyle, producer: str) -> Document:
    """The auditors' report."""
    writer = Writer(rng, stem, "audit_report", audit.title, None, audit.day, style)
    firm = rng.choice(AUDIT_FIRMS)
    writer.heading(audit.title, 1)
    writer.paragraph(f"Revisionsrapport. {INVENTED}")
    writer.heading("Inledning", 2)
    writer.prose(
        f"På uppdrag av revisorerna i {REGION} har {firm} granskat om {audit.body.lower} har en ändamålsenlig styrning av området."
    )
    for text in audit.matter.background:
        writer.prose(text)
    writer.heading("Iakttagelser", 2)
    writer.prose("Granskningen har genomförts genom dokumentstudier och intervjuer med chefer och förtroendevalda.")
    writer.prose(
        "Vår sammanfattande bedömning är att styrningen delvis är ändamålsenlig. Dokumentationen av fattade beslut brister."
    )
    writer.heading("Rekommendationer", 2)
    writer.paragraph(rng.choice(LEAD_INS).format(body=audit.body.lower))
    writer.bullets([rec.wording for rec in audit.recommendations], rng.choice(("•", "–", "●")))
    for rec in audit.recommendations:
        _enter(writer, rec.wording, audit)
        rec.given.append({"document": stem, "quote": rec.wording})
    return writer.finish(running_head=f"{firm}   {audit.title}", producer=producer, folder="Revisorerna")


def follow_up(
    rng: Random, stem: str, audit: Audit, day: date, style: HouseStyle, producer: str, *, most: int = 2
) -> Document:
    """A later audit that follows up an earlier one and gives some of its recommendations again, at most so many."""
    title = f"Uppföljande granskning – {audit.matter.title}"
    writer = Writer(rng, stem, "audit_report", title, None, day, style)
    writer.heading(title, 1)
    writer.paragraph(f"Revisionsrapport. {INVENTED}")
    writer.prose(
        f"Vi har följt upp den granskning som gjordes {audit.day.year}. Några av rekommendationerna är omhändertagna, andra inte."
    )
    writer.heading("Kvarstående rekommendationer", 2)
    writer.paragraph(f"Vi upprepar följande rekommendationer till {audit.body.lower}:")
    back = audit.recommendations[: rng.randint(1, most)]
    writer.bullets([rec.wording for rec in back])
    for rec in back:
        _enter(writer, rec.wording, audit, title)
        rec.returned.append({"document": stem, "quote": rec.wording})
    return writer.finish(running_head=f"Revisorerna   {title}", producer=producer, folder="Revisorerna")


def _enter(writer: Writer, quote: str, audit: Audit, about: str | None = None) -> None:
    writer.truth["recommendations"].append(
        {
            "quote": quote,
            "from": "Revisorerna",
            "to": audit.body.name,
            "about": about or audit.title,
            "kind": "recommendation",
        }
    )
