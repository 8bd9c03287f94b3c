"""Report-backs: what has become of a board's assignments, as prose, with labels, or in tables."""

from __future__ import annotations

from datetime import date
from random import Random

from fullgjort_web.invented.citations import cited, cited_all
from fullgjort_web.invented.content import Document, Paragraph, Table
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.names import INVENTED, REGION, Body
from fullgjort_web.invented.stories import STATUS_WORDS, Answer, Story
from fullgjort_web.invented.swedish_dates import Due, long_date
from fullgjort_web.invented.writing import Writer, capital

AREA_TITLES = {
    "care": "Hälso- och sjukvård",
    "dental": "Tandvård",
    "transport": "Resor och transporter",
    "culture": "Kultur och bildning",
    "staff": "Personal",
    "digital": "Digitalisering",
    "property": "Fastigheter och försörjning",
    "economy": "Ekonomi och styrning",
    "development": "Regional utveckling",
}
TITLES = (
    "Återrapportering av {body}s uppdrag till {office} {day}",
    "Återrapportering av uppdrag från {body} {day}",
    "Redovisning av uppdrag från {body} {day}",
)
Reported = list[tuple[Story, Answer]]


def report_back(
    rng: Random,
    stem: str,
    body: Body,
    day: date,
    style: HouseStyle,
    reported: Reported,
    producer: str,
    *,
    varied: bool = False,
) -> Document:
    """A report-back to a meeting, with one entry per assignment; `varied` ones do not always cite the whole decision."""
    title = TITLES[0 if style.report_layout in ("prose", "table") else rng.randrange(len(TITLES))].format(
        body=body.lower, office=body.office, day=day.isoformat()
    )
    writer = Writer(rng, stem, "report_back", title, body, day, style, meeting=day)
    writer.heading(title, 1)
    writer.paragraph(INVENTED)
    layout = {"prose": _prose, "labelled": _labelled, "table": _table, "status_table": _status_table}[
        style.report_layout
    ]
    layout(writer, reported, varied)
    for story, answer in reported:
        remember(story, answer, stem, day)
    return writer.finish(running_head=f"{REGION}   Återrapportering", producer=producer, folder=body.name)


def remember(story: Story, answer: Answer, stem: str, day: date) -> None:
    """Enter in the story that a document reports on it."""
    story.reports.append(
        {
            "document": stem,
            "quote": answer.text,
            "text": answer.text,
            "status": answer.status,
            "evidence": answer.evidence,
            "parts_answered": list(answer.answered) if len(story.tasks) > 1 else [],
            "meeting_date": day.isoformat(),
            "promised": answer.promised,
            **({"also": [story.amended_by.id]} if amended(story, day) else {}),
        }
    )


def amended(story: Story, day: date) -> bool:
    """Whether papers of a day cite the decision that amends the story beside its own."""
    later = story.amended_by
    return later is not None and later.day is not None and later.day < day


def _dues(answer: Answer) -> list[Due]:
    return [answer.promised] if answer.promised else []


def _prose(writer: Writer, reported: Reported, varied: bool) -> None:
    for story, answer in reported:
        writer.heading(story.matter.title, 2)
        cite = cited(writer, story, varied=varied)
        whole = cite.origin is None and not amended(story, writer.day)
        origin_text: str | None = cite.text or None
        if story.plan:
            quote = f"{capital(story.assignee)} fick i uppdrag att {story.chain}"
            writer.paragraph(f"{quote} ({cite.text}).")
        elif writer.style.name == "älvdal" and whole and story.assignee:
            quote = f"ge {story.assignee} i uppdrag att {story.chain}"
            writer.paragraph(f"{cite.text} att {quote}.")
            assert story.day
            origin_text = f"den {long_date(story.day)}, § {story.paragraph}"
        else:
            quote = f"{capital(story.assignee)} har fått i uppdrag att {story.chain}"
            if not story.assignee:
                quote = f"Uppdraget att {story.chain}"
            words = cite.text.rstrip(",")
            writer.paragraph(f"{quote} ({words})." if words else f"{quote}.")
            origin_text = words or None
        for sentences in _paragraphs(writer.rng, answer):
            writer.paragraph(" ".join(sentences))
        cite.enter(
            writer.assignment(
                quote,
                story,
                title=story.matter.title,
                origin_text=origin_text,
                due=_dues(answer),
                reported=answer,
                origin=cite.origin,
            )
        )


def _paragraphs(rng: Random, answer: Answer) -> list[tuple[str, ...]]:
    if len(answer.sentences) > 2 and rng.random() < 0.5:
        return [answer.sentences[:2], answer.sentences[2:]]
    return [answer.sentences]


def _labelled(writer: Writer, reported: Reported, varied: bool) -> None:
    with_status = writer.rng.random() < 0.5
    for story, answer in reported:
        writer.heading(story.matter.title, 2)
        quote = story.wording
        writer.paragraph(f"{quote}.", "Uppdrag:")
        cite = cited(writer, story, varied=varied)
        if cite.text:
            writer.paragraph(cite.text, "Beslut:")
        writer.paragraph(answer.text, "Svar:")
        if with_status:
            writer.paragraph(STATUS_WORDS[answer.status], "Status:")
        cite.enter(
            writer.assignment(
                quote,
                story,
                title=story.matter.title,
                origin_text=cite.text or None,
                due=_dues(answer),
                reported=answer,
                origin=cite.origin,
            )
        )


def _by_area(reported: Reported) -> dict[str, Reported]:
    areas: dict[str, Reported] = {}
    for story, answer in reported:
        areas.setdefault(story.matter.area, []).append((story, answer))
    return areas


def _wording(story: Story, long: bool) -> str:
    """The assignment as a cell prints it: with its parts as bullets, or as an infinitive."""
    if not long:
        return story.wording
    lead = f"{capital(story.assignee)} får i uppdrag att" if story.assignee else "Uppdraget är att"
    if len(story.tasks) == 1:
        return f"{lead} {story.tasks[0].do}"
    return "\n".join([lead, *(f"• {task.do}" for task in story.tasks)])


def _table(writer: Writer, reported: Reported, varied: bool) -> None:
    for area, items in _by_area(reported).items():
        title = AREA_TITLES[area]
        writer.heading(title, 2)
        rows = []
        for story, answer in items:
            wording, cite = _wording(story, True), cited(writer, story, varied=varied, column=True)
            rows.append((wording, cite.text or "–", answer.text))
            cite.enter(
                writer.assignment(
                    wording.replace("\n", " "),
                    story,
                    title=title,
                    origin_text=cite.text or None,
                    due=_dues(answer),
                    reported=answer,
                    origin=cite.origin,
                )
            )
        writer.blocks.append(
            Table(("Uppdrag", "Beslut", "Återrapportering"), tuple(rows), (38, 18, 44), writer.style.ruled)
        )


def _status_table(writer: Writer, reported: Reported, varied: bool) -> None:
    rows = []
    for number, (story, answer) in enumerate(reported, 1):
        cite = cited(writer, story, varied=varied, column=True)
        who, status = capital(story.assignee) or "–", STATUS_WORDS[answer.status]
        rows.append((str(number), story.wording, cite.text or "–", who, answer.text, status))
        cite.enter(
            writer.assignment(
                story.wording,
                story,
                title=None,
                origin_text=cite.text or None,
                due=_dues(answer),
                reported=answer,
                origin=cite.origin,
            )
        )
    writer.blocks.append(
        Table(
            ("Nr", "Uppdrag", "Beslutat", "Ansvarig", "Redovisning", "Status"),
            tuple(rows),
            (5, 27, 15, 14, 27, 12),
            writer.rng.random() < 0.6,
        )
    )


def balance_list(
    rng: Random, stem: str, body: Body, day: date, style: HouseStyle, stories: list[Story], producer: str
) -> Document:
    """A list of open assignments, kept by the secretary."""
    title = f"Balanslista över uppdrag från {body.lower} {day.isoformat()}"
    writer = Writer(rng, stem, "list", title, body, day, style)
    writer.heading(title, 1)
    writer.blocks.append(Paragraph(INVENTED))
    rows = []
    for number, story in enumerate(stories, 1):
        cite = cited_all(writer, story)
        status = story.last.status if story.last else "not_started"
        word = STATUS_WORDS[status]
        rows.append((str(number), story.wording, cite, capital(story.assignee) or "–", word))
        entry = writer.assignment(story.wording, story, title=None, origin_text=cite)
        entry["report"] = {"quote_start": word, "quote_end": word, "status": status, "evidence": word}
        remember(story, Answer((word,), word, status, ()), stem, day)
    writer.blocks.append(Table(("Nr", "Uppdrag", "Beslut", "Ansvarig", "Status"), tuple(rows), (6, 44, 20, 16, 14)))
    return writer.finish(producer=producer, folder=body.name)
