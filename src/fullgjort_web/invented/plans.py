"""The assembly's yearly plan with its assignments, and the director's report that follows them up."""

from __future__ import annotations

from datetime import date
from random import Random

from fullgjort_web.invented.cases import person
from fullgjort_web.invented.content import Document, FormBlock, Table
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.names import ASSEMBLY, INVENTED, PLACES, REGION, Body
from fullgjort_web.invented.report_backs import AREA_TITLES, Reported
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import MONTHS, long_date
from fullgjort_web.invented.writing import Writer, capital, damaged

GOALS = (
    "Regionen ska vara en hållbar arbetsgivare där medarbetare vill stanna.",
    "Vården ska ges på lika villkor oavsett bostadsort.",
    "Ekonomin ska vara i balans över tid.",
    "Resandet med kollektivtrafik ska öka.",
    "Invånarna ska ha god tillgång till kultur i hela länet.",
    "Lokalerna ska vara ändamålsenliga och energieffektiva.",
    "Digitala tjänster ska vara enkla att använda.",
)
NEWS = (
    "Hälsocentralen i {ort} har invigt sina ombyggda lokaler.",
    "Årets medarbetardag samlade deltagare från alla förvaltningar.",
    "Vaccinationerna mot influensa har inletts i hela länet.",
    "En delegation från grannregionen har besökt {ort}.",
    "Ett nytt avtal om patientavgifter har trätt i kraft.",
    "Medicinkliniken i {ort} har fått pris för sitt arbete med patientsäkerhet.",
    "Rekryteringskampanjen inför sommaren har fått stor spridning.",
    "Vattenläckan i {ort} är åtgärdad och avdelningen har öppnat igen.",
)
ECONOMY = (
    "Periodens resultat är bättre än budget men sämre än föregående år. Avvikelsen förklaras av högre intäkter från statsbidrag.",
    "Periodens resultat är sämre än budget. Kostnaderna för läkemedel och hyrpersonal ökar mest.",
    "Resultatet följer budget. Prognosen för helåret är oförändrad.",
)


def plan(
    rng: Random, stem: str, day: date, paragraph: int, style: HouseStyle, name: str, stories: list[Story], producer: str
) -> Document:
    """The strategic plan with its assignments, as sentences or as a table with receivers."""
    writer = Writer(rng, stem, "plan", name, ASSEMBLY, day, style, meeting=day)
    writer.heading(name, 1)
    adopted = f"Fastställd av regionfullmäktige den {long_date(day)}, § {paragraph}."
    writer.paragraph(adopted)
    writer.refer(f"regionfullmäktige den {long_date(day)}, § {paragraph}", "RF", day, paragraph)
    writer.paragraph(INVENTED)
    writer.heading("Inriktning", 2)
    for goal in rng.sample(GOALS, 4):
        writer.paragraph(damaged(rng, goal))
    as_table = rng.random() < 0.5
    origin = {"kind": "plan", "text": name, "body": "RF", "date": day.isoformat(), "paragraph": paragraph}
    if as_table:
        writer.heading(f"Uppdrag i {name[0].lower()}{name[1:]}", 2)
        rows = []
        for number, story in enumerate(stories, 1):
            due = story.due.words if story.due else "–"
            rows.append((str(number), story.wording, capital(story.assignee), due))
            writer.assignment(
                story.wording,
                story,
                title=None,
                origin_text=name,
                due=[story.due] if story.due else [],
                origin=dict(origin),
            )
            story.given.append({"document": stem, "quote": story.wording, "kind": "decided"})
        writer.blocks.append(
            Table(
                ("Nr", "Uppdrag från regionfullmäktige", "Ansvarig", "Redovisas"),
                tuple(rows),
                (7, 53, 20, 20),
                rng.random() < 0.7,
            )
        )
    else:
        areas: dict[str, list[Story]] = {}
        for story in stories:
            areas.setdefault(story.matter.area, []).append(story)
        for area, items in areas.items():
            writer.heading(AREA_TITLES[area], 2)
            writer.paragraph(rng.choice(GOALS))
            for story in items:
                form = rng.choice(
                    (
                        "{Office} får i uppdrag att {chain}.",
                        "Regionfullmäktige ger {office} i uppdrag att {chain}.",
                        "{Office} ges i uppdrag att {chain}.",
                    )
                )
                text = form.format(Office=capital(story.assignee), office=story.assignee, chain=story.chain)
                if story.due:
                    text += f" Uppdraget ska redovisas {story.due.words}."
                writer.paragraph(text)
                writer.assignment(
                    text,
                    story,
                    title=AREA_TITLES[area],
                    origin_text=name,
                    due=[story.due] if story.due else [],
                    origin=dict(origin),
                )
                story.given.append({"document": stem, "quote": text, "kind": "decided"})
    return writer.finish(running_head=f"{REGION}   {name}", producer=producer, folder="Regionfullmäktige")


def director_report(
    rng: Random, stem: str, body: Body, day: date, style: HouseStyle, reported: Reported, producer: str
) -> Document:
    """The director's report to a meeting: news, economy, and how the plan's assignments go."""
    title = f"Regiondirektörens rapport {MONTHS[day.month - 1]} {day.year}"
    writer = Writer(rng, stem, "director_report", title, body, day, style, meeting=None)
    if style.ruled:
        writer.blocks.append(
            FormBlock(
                (
                    ("Ansvarig avdelning", "Regiondirektörens stab"),
                    ("Datum", day.isoformat()),
                    ("Ansvarig chef", person(rng)),
                )
            )
        )
    writer.heading(title, 1)
    writer.paragraph(INVENTED)
    writer.heading("Inledning", 2)
    for text in rng.sample(NEWS, 3):
        writer.prose(text.format(ort=rng.choice(PLACES)))
    writer.heading("Ekonomi", 2)
    writer.prose(rng.choice(ECONOMY))
    if reported:
        writer.heading("Uppdrag ur strategisk plan", 2)
    for story, answer in reported:
        writer.heading(story.matter.title, 3)
        quote = f"Uppdraget är att {story.chain}."
        writer.paragraph(f"{quote} {answer.text}")
        writer.assignment(
            quote,
            story,
            title=story.matter.title,
            origin_text=None,
            due=[answer.promised] if answer.promised else [],
            reported=answer,
            origin={"kind": "plan", "text": None, "body": None, "date": None, "paragraph": None},
        )
        writer.truth["assignments"][-1]["assignee"] = None
        story.reports.append(
            {
                "document": stem,
                "quote": answer.text,
                "text": answer.text,
                "status": answer.status,
                "evidence": answer.evidence,
                "parts_answered": list(answer.answered),
                "meeting_date": day.isoformat(),
                "promised": answer.promised.gold() if answer.promised else None,
            }
        )
        if answer.promised and answer is not story.last:
            earlier = story.moves[-1]["to"] if story.moves else (story.due.edtf if story.due else None)
            story.moves.append(
                {"document": stem, "quote": answer.evidence, "from": earlier, "to": answer.promised.edtf}
            )
    writer.heading("Övrigt", 2)
    writer.prose(rng.choice(NEWS).format(ort=rng.choice(PLACES)))
    writer.paragraph(f"{person(rng)}, regiondirektör")
    return writer.finish(running_head=f"{REGION}   {title}", producer=producer, folder=body.name)
