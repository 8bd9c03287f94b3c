"""Memos with a proposed decision."""

from __future__ import annotations

from copy import copy
from datetime import date
from random import Random

from fullgjort_web.invented.audits import Audit
from fullgjort_web.invented.cases import REASONS, person
from fullgjort_web.invented.citations import short_citation
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.minutes import Case
from fullgjort_web.invented.names import INVENTED, REGION, Body
from fullgjort_web.invented.report_backs import remember
from fullgjort_web.invented.stories import Answer, Story
from fullgjort_web.invented.sums import add_sums
from fullgjort_web.invented.writing import Writer, capital, give, plain_point, preface

SUMMED = ("månadsrapport", "Delårsrapport", "Medfinansiering", "Bidrag", "Försäljning")


def as_proposed(story: Story) -> Story:
    """The story as the memo proposes it, where the minutes changed its words or set its date."""
    if not story.proposed_tasks and story.proposed_dated:
        return story
    draft = copy(story)
    draft.tasks = story.proposed_tasks or story.tasks
    draft.due = story.due if story.proposed_dated else None
    return draft


def memo(
    rng: Random,
    stem: str,
    body: Body,
    day: date,
    meeting: date,
    style: HouseStyle,
    case: Case,
    producer: str,
    weight: int,
    *,
    summed: bool = False,
    published: bool = False,
) -> Document:
    """A memo for a case of a coming meeting: proposed decision, summary, the matter, and an audit's recommendations. With `summed`
    memos about money hold a table with a total."""
    writer = Writer(rng, stem, "decision_memo", case.title, body, day, style)
    diary = style.diary.format(code=body.code, year=meeting.year, diary=case.diary)
    writer.form(
        [
            ("Ansvarig avdelning", f"{capital(body.office)}s stab"),
            ("Handläggare", person(rng)),
            ("Publicerad" if published else "Datum", day.isoformat()),
            ("Diarienummer", diary.split(" ", 1)[1]),
        ]
    )
    writer.heading(case.title, 1)
    writer.heading(
        rng.choice(("Förslag till beslut", f"{body.name}s förslag till beslut"))
        if style.name != "älvdal"
        else "Förslag till beslut",
        2,
    )
    writer.paragraph(lead_in(style, body))
    number = 1
    if case.story:
        for story in case.stories:
            draft = as_proposed(story)
            number, quote = give(writer, draft, number, "proposed", None)
            story.given.append(
                {"document": writer.stem, "quote": quote, "kind": "proposed", "dated": draft.due is not None}
            )
        background = case.story.matter.background
    elif isinstance(case.audit, Audit):
        background = case.audit.matter.background
    else:
        background = case.plain.background if case.plain else ()
    pairs = case.plain.points if case.plain else ()
    if isinstance(case.audit, Audit):
        pairs = (("lägga revisionsrapporten till handlingarna", "Revisionsrapporten läggs till handlingarna"),)
    for pair in pairs:
        text = plain_point(style, pair)
        writer.bullets([text], style.mark, number)
        writer.decision(text, number if style.mark == "1" else None, "proposed", False)
        number += 1
    writer.heading("Sammanfattning", 2)
    for text in background[:1]:
        writer.prose(text)
    writer.heading(style.background_heading, 2)
    for text in background[1:]:
        writer.prose(text)
    if case.story:
        preface(writer, case.story)
    if not case.audit and any(word in case.title for word in SUMMED) and summed:
        add_sums(writer)
    reasons = rng.sample(REASONS, 4)
    writer.prose(" ".join(reasons[:2]))
    writer.prose(" ".join(reasons[2:]))
    if isinstance(case.audit, Audit):
        audit = case.audit
        writer.paragraph(
            f"Revisorerna har granskat området och lämnat rapporten {audit.title}. De lämnar följande rekommendationer till {body.lower}:"
        )
        writer.bullets([rec.wording for rec in audit.recommendations])
        for rec in audit.recommendations:
            writer.truth["recommendations"].append(
                {
                    "quote": rec.wording,
                    "from": "Revisorerna",
                    "to": body.name,
                    "about": audit.title,
                    "kind": "recommendation",
                }
            )
            rec.answers.append({"document": writer.stem, "quote": rec.wording})
        writer.heading(f"{capital(body.office)}s kommentarer", 2)
        writer.prose(
            "Bristerna är delvis kända sedan tidigare. Rekommendationerna kommer att beaktas i det fortsatta arbetet."
        )
    else:
        writer.prose("Förslaget ryms inom befintlig ram och har samverkats med de fackliga organisationerna.")
        writer.prose("Barnens bästa har beaktats. Förslaget bedöms inte påverka jämställdheten i någon större grad.")
    writer.paragraph(f"{INVENTED}")

    return writer.finish(
        running_head=f"{REGION}   Tjänsteskrivelse", producer=producer, folder=body.name, weight=weight
    )


REPORTED = (
    "{Office} har från {body}, {cite}, fått i uppdrag att {chain}.",
    "{Body} har gett {office} i uppdrag att {chain} ({cite}).",
    "{Office} fick i uppdrag att {chain} ({cite}).",
)


def answer_memo(
    rng: Random, stem: str, story: Story, answer: Answer, day: date, meeting: date, style: HouseStyle, producer: str
) -> Document:
    """A memo that reports one assignment and proposes that the board ends it."""
    body = story.body
    title = f"Redovisning av uppdrag: {story.matter.title}"
    writer = Writer(rng, stem, "decision_memo", title, body, day, style)
    writer.form(
        [
            ("Ansvarig avdelning", f"{capital(body.office)}s stab"),
            ("Handläggare", person(rng)),
            ("Datum", day.isoformat()),
        ]
    )
    writer.heading(title, 1)
    writer.heading("Förslag till beslut", 2)
    writer.paragraph(lead_in(style, body))
    pairs = [
        ("godkänna redovisningen", "Redovisningen godkänns"),
        ("förklara uppdraget slutfört", "Uppdraget förklaras slutfört"),
    ]
    for number, pair in enumerate(pairs, 1):
        text = plain_point(style, pair)
        writer.bullets([text], style.mark, number)
        writer.decision(text, number if style.mark == "1" else None, "proposed", False)
    writer.heading(style.background_heading, 2)
    cite = short_citation(style, story)
    form = rng.choice(REPORTED)
    if not story.assignee:
        form = "Uppdraget är att {chain} ({cite})."
    text = form.format(
        Office=capital(story.assignee),
        office=story.assignee,
        Body=body.name,
        body=body.lower,
        chain=story.chain,
        cite=cite,
    )
    writer.paragraph(text)
    quote = text.removesuffix(".").removesuffix(f" ({cite})")
    writer.refer(cite, body.code, story.day, story.paragraph)
    writer.heading("Redovisning", 2)
    writer.paragraph(answer.text)
    writer.assignment(quote, story, title=title, origin_text=cite, reported=answer)
    writer.prose(rng.choice(REASONS))
    writer.paragraph(INVENTED)
    remember(story, answer, stem, meeting)
    return writer.finish(running_head=f"{REGION}   Tjänsteskrivelse", producer=producer, folder=body.name, weight=1)


def lead_in(style: HouseStyle, body: Body) -> str:
    """What stands over a memo's proposed points."""
    if style.name in ("älvdal", "kanslisvenska", "tabell", "spalter"):
        return f"{body.name} beslutar" + {"1": " att:", "": "", "–": " följande:", "•": " att"}[style.mark]
    return f"{body.name} föreslås besluta"
