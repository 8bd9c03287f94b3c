"""The assembly's yearly plan with its assignments."""

from __future__ import annotations

from datetime import date
from random import Random

from fullgjort_web.invented.content import Document, Table
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.names import ASSEMBLY, INVENTED, REGION
from fullgjort_web.invented.report_backs import AREA_TITLES
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import long_date
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
            rows.append((str(number), story.wording, capital(story.assignee) or "–", due))
            writer.assignment(
                story.wording,
                story,
                title=None,
                origin_text=name,
                due=[story.due] if story.due else [],
                origin=dict(origin),
            )
            story.given.append({"document": stem, "quote": story.wording, "kind": "decided", "dated": bool(story.due)})
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
                if not story.assignee:
                    form = "Uppdraget är att {chain}."
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
                story.given.append({"document": stem, "quote": text, "kind": "decided", "dated": bool(story.due)})
    return writer.finish(running_head=f"{REGION}   {name}", producer=producer, folder="Regionfullmäktige")
