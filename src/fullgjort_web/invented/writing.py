"""Collects a document's blocks and, in the same move, the truth about what stands in them."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from fullgjort_web.invented.content import Block, Bullets, Document, FormBlock, Heading, Paragraph
from fullgjort_web.invented.house_styles import HouseStyle, citation
from fullgjort_web.invented.names import REGION, Body
from fullgjort_web.invented.stories import Answer, Story
from fullgjort_web.invented.swedish_dates import Due

HEADER_KEYS = (
    "document_id",
    "version",
    "department",
    "responsible_manager",
    "case_officer",
    "published",
    "diary_number",
)
HEADER_LABELS = {
    "Ansvarig avdelning": "department",
    "Ansvarig chef": "responsible_manager",
    "Handläggare": "case_officer",
    "Publicerad": "published",
    "Dokument-ID": "document_id",
    "Version": "version",
    "Diarienummer": "diary_number",
}
DUE_SENTENCES = (
    "Uppdraget ska redovisas {due}.",
    "Uppdraget ska vara slutfört {due}.",
    "Redovisning ska ske {due}.",
    "Återrapportering ska ske {due}.",
    "{Office} ska återkomma med en redovisning {due}.",
)
# A decision that names nobody to carry it out.
TO_NOBODY = ("Uppdraget att {tasks} lämnas.", "Uppdraget är att {tasks}.")
RECURRENCE_SENTENCES = {
    "each_meeting": (
        "Lägesrapport ska lämnas vid varje sammanträde.",
        "Läget ska redovisas vid varje sammanträde med {short}.",
    ),
    "yearly": ("Uppdraget ska redovisas årligen.", "En redovisning ska lämnas årligen."),
    "half_yearly": ("Uppdraget ska redovisas två gånger per år.", "Återrapportering ska ske varje halvår."),
    "tertial": ("Uppdraget ska redovisas varje tertial.",),
}


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def damaged(rng: Random, text: str, share: float = 0.12) -> str:
    """Prose with the slips of real files, now and then: a hard-typed hyphen, a doubled or glued word, a wrong letter."""
    if rng.random() > share:
        return text
    words = text.split(" ")
    places = [index for index, word in enumerate(words[1:-1], 1) if len(word) > 6 and word.isalpha() and word.islower()]
    if not places:
        return text
    place = rng.choice(places)
    word = words[place]
    slip = rng.randrange(4)
    if slip == 0:
        words[place] = word[: len(word) // 2] + word[len(word) // 2 + 1 :]
    elif slip == 1:
        words[place - 1 : place + 1] = [words[place - 1] + word]
    elif slip == 2:
        words.insert(place, words[place - 1])
    else:
        words[place] = word[:3] + word[4] + word[3] + word[5:]
    return " ".join(words)


class Writer:
    """A document under way. `truth` is in the shape of the evaluation guide; figures and grants are annotated where it
    has the keys."""

    def __init__(
        self,
        rng: Random,
        stem: str,
        kind: str,
        title: str | None,
        body: Body | None,
        day: date,
        style: HouseStyle,
        *,
        meeting: date | None = None,
    ) -> None:
        self.rng, self.stem, self.kind, self.title, self.body, self.day, self.style = (
            rng,
            stem,
            kind,
            title or "",
            body,
            day,
            style,
        )
        self.blocks: list[Block] = []
        self.mismatch = False
        self.truth: dict[str, Any] = {
            "document": stem,
            "kind": kind,
            "title": title,
            "body": body.name if body else None,
            "meeting_date": meeting.isoformat() if meeting else None,
            "header": dict.fromkeys(HEADER_KEYS),
            "assignments": [],
            "recommendations": [],
            "decision_points": [],
            "references": [],
        }

    def heading(self, text: str, level: int = 1) -> None:
        if text:
            self.blocks.append(Heading(text, level))

    def paragraph(self, text: str, lead: str = "") -> None:
        self.blocks.append(Paragraph(text, lead))

    def prose(self, text: str) -> None:
        """A paragraph that carries no truth, with the slips of real files."""
        self.paragraph(damaged(self.rng, text))

    def bullets(self, points: list[str], mark: str = "•", start: int = 1, depth: int = 1) -> None:
        self.blocks.append(Bullets(tuple(points), mark, start, depth))

    def form(self, fields: list[tuple[str, str]]) -> None:
        """Header data, entered in the truth where the guide has a key for it."""
        self.blocks.append(FormBlock(tuple(fields)))
        for label, value in fields:
            if label in HEADER_LABELS:
                self.truth["header"][HEADER_LABELS[label]] = value

    def figure(self, quote: str, value: float, unit: str, subject: str, hedge: str | None = None) -> None:
        """Enter a figure; its period is left out of the truth."""
        self.truth.setdefault("figures", []).append(
            {"quote": quote, "value": value, "unit": unit, "subject": subject, "hedge": hedge}
        )

    def grant(self, quote: str, name: str, year: int, national: float, regional: float, hedge: str | None) -> None:
        """Enter an agreement's money for a year, in millions of kronor."""
        self.truth.setdefault("grants", []).append(
            {
                "name": name,
                "year": year,
                "national_total_msek": national,
                "region_amount_msek": regional,
                "hedge": hedge,
                "quote": quote,
            }
        )

    def refer(
        self, quote: str, code: str | None, day: date | None, paragraph: int | None, *, doubtful: bool = False
    ) -> None:
        item: dict[str, Any] = {
            "quote": quote,
            "body": code,
            "date": day.isoformat() if day else None,
            "paragraph": paragraph,
        }
        self.truth["references"].append(item | ({"doubtful": True} if doubtful else {}))

    def cite(self, story: Story) -> str:
        """The story's decision as this house prints it, entered among the references."""
        if story.plan:
            self.refer(story.plan, "RF", None, None, doubtful=True)
            return story.plan
        assert story.day
        assert story.paragraph
        printed = citation(self.style, story.body.code, story.body.name, story.body.short, story.day, story.paragraph)
        self.refer(printed.rstrip(","), story.body.code, story.day, story.paragraph)
        return printed

    def assignment(
        self,
        quote: str,
        story: Story,
        *,
        title: str | None,
        origin_text: str | None,
        parts: list[str] | None = None,
        due: list[Due] | None = None,
        reported: Answer | None = None,
        recurrence: str | None = None,
        giver: str | None = None,
        origin: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Enter an assignment that stands in the document; gives back the entry."""
        decided = story.origin_kind != "plan"
        entry = {
            "quote": quote,
            "title": title,
            "parts": story.parts if parts is None else parts,
            "giver": giver or (story.body.name if decided else "Regionfullmäktige"),
            "assignee": capital(story.assignee) or None,
            "origin": origin
            or {
                "kind": "decision" if decided else "plan",
                "text": origin_text,
                "body": story.body.code if decided else "RF",
                "date": story.day.isoformat() if decided and story.day else None,
                "paragraph": story.paragraph if decided else None,
            },
            "due": [item.gold() for item in due or []],
            "recurrence": recurrence,
            "report": report_gold(reported) if reported else None,
        }
        self.truth["assignments"].append(entry)
        for item in due or []:
            if "sammanträde den" in item.words:
                # A coming meeting is named with its date; whether that cites anything is a matter of taste.
                meeting = item.words.removeprefix("till ")
                self.refer(meeting, self.body.code if self.body else None, item.first, None, doubtful=True)
        return entry

    def decision(self, quote: str, number: int | None, state: str, creates: bool) -> None:
        name = self.body.name if self.body else None
        self.truth["decision_points"].append(
            {"quote": quote, "number": number, "body": name, "state": state, "creates_assignment": creates}
        )

    def finish(self, *, running_head: str = "", producer: str = "typst", folder: str = "", weight: int = 0) -> Document:
        style = self.style
        return Document(
            self.stem,
            self.kind,
            self.title,
            self.body.name if self.body else "",
            self.day,
            running_head or f"{REGION}  {self.title}",
            tuple(self.blocks),
            self.truth,
            producer,
            style.serif,
            style.size,
            style.spaced,
            folder,
            weight,
            self.mismatch,
        )


def report_gold(answer: Answer, text: str | None = None) -> dict[str, str]:
    words = (text or answer.text).split()
    return {
        "quote_start": " ".join(words[:12]),
        "quote_end": " ".join(words[-8:]),
        "status": answer.status,
        "evidence": answer.evidence,
    }


def give(writer: Writer, story: Story, number: int, state: str, paragraph: int | None) -> tuple[int, str]:
    """Print the decision that gives a story, in the house's form, with its truth; gives back the next number and the
    quote. `paragraph` is the minutes' § (None in a memo)."""
    style, rng, body = writer.style, writer.rng, story.body
    numbered = style.mark == "1"
    form = rng.choice(style.giving if story.assignee else TO_NOBODY)
    values = {"office": story.assignee, "Office": capital(story.assignee), "Body": body.name, "short": body.short}
    tasks = [task.do for task in story.tasks]
    tail = ""
    if story.due:
        tail = rng.choice(DUE_SENTENCES if story.assignee else DUE_SENTENCES[:4]).format(due=story.due.words, **values)
    elif story.recurrence:
        tail = rng.choice(RECURRENCE_SENTENCES[story.recurrence]).format(**values)
    due = [story.due] if story.due else []
    origin = {
        "kind": "decision",
        "text": f"§ {paragraph}" if paragraph else None,
        "body": body.code,
        "date": story.day.isoformat() if paragraph and story.day else None,
        "paragraph": paragraph,
    }
    title = story.matter.title
    if style.parts == "bullets" and len(tasks) > 1 and story.assignee and "{tasks}" in form:
        lead = form[: form.index("{tasks}")].strip().format(**values)
        writer.bullets([lead], style.mark, number)
        writer.bullets(tasks, "•" if style.mark != "•" else "–", depth=2)
        quote = " ".join([lead, *tasks])
        writer.assignment(
            quote, story, title=title, origin_text=None, due=due, recurrence=story.recurrence, origin=origin
        )
        writer.decision(quote, number if numbered else None, state, True)
        number += 1
        if tail and numbered and rng.random() < 0.5:
            writer.bullets([tail], style.mark, number)
            writer.decision(tail, number, state, False)
            number += 1
        elif tail:
            writer.paragraph(tail)
        return number, quote
    text = form.format(tasks=story.chain, ska_tasks=_ska(tasks), **values)
    parts = story.parts
    if story.due and story.assignee and len(tasks) > 1 and style.mark != "" and rng.random() < 0.25:
        last = f"redovisa uppdraget {story.due.words}"
        text = form.format(tasks=", att ".join(tasks) + f" samt att {last}", ska_tasks="", **values)
        parts, tail = [*parts, last], ""
    if tail:
        text = f"{text.rstrip('.')}. {tail}"
    writer.bullets([text], style.mark, number)
    writer.assignment(
        text, story, title=title, origin_text=None, parts=parts, due=due, recurrence=story.recurrence, origin=origin
    )
    writer.decision(text, number if numbered else None, state, True)
    return number + 1, text


def preface(writer: Writer, story: Story) -> None:
    """Print what a case says of older decisions, which are entered among the references."""
    for said in story.preface:
        writer.paragraph(said.text)
        for text, older in said.cites:
            writer.refer(text, older.body.code, older.day, older.paragraph)


def _ska(tasks: list[str]) -> str:
    return tasks[0] if len(tasks) == 1 else ", ".join(tasks[:-1]) + " samt " + tasks[-1]


def plain_point(style: HouseStyle, pair: tuple[str, str]) -> str:
    """A decision that gives no assignment, in the house's form."""
    infinitive, passive = pair
    if style.name == "älvdal":
        return capital(infinitive) + "."
    if style.name in ("klarspråk", "kanslisvenska"):
        return f"att {infinitive}" + ("." if style.name == "klarspråk" else "")
    if style.name == "spalter":
        return infinitive
    return passive + "."
