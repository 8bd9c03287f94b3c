"""Minutes, notices and short summaries of a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from fullgjort_web.invented.audits import Audit
from fullgjort_web.invented.cases import REASONS, PlainCase, person
from fullgjort_web.invented.citations import short_citation
from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.names import INVENTED, PARTIES, PLACES, REGION, Body
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import long_date
from fullgjort_web.invented.writing import Writer, capital, give, plain_point, preface

CLOSING = (
    (
        "förklara uppdraget att {chain} ({cite}) slutfört",
        "Uppdraget att {chain} ({cite}) förklaras slutfört",
        "slutfört",
    ),
    ("avsluta uppdraget att {chain} ({cite})", "Uppdraget att {chain} ({cite}) avslutas", None),
    ("anse uppdraget att {chain} ({cite}) fullgjort", "Uppdraget att {chain} ({cite}) anses fullgjort", "fullgjort"),
)

# How a meeting's decisions are told to the public.
TOLD = (
    "{Office} får i uppdrag att {chain}.",
    "{Body} ger {office} i uppdrag att {chain}.",
    "{Short} gav {office} i uppdrag att {chain}.",
    "Dessutom gavs {office} i uppdrag att {chain}.",
    "Uppdraget till {office} blev att {chain}.",
    "{Body} uppdrog åt {office} att {chain}.",
)
TOLD_OF_NOBODY = ("Uppdraget är att {chain}.", "Uppdraget att {chain} lämnades.")


@dataclass(slots=True)
class Case:
    """A case of a meeting: a story that is given, a plain case, the report-back or an audit's answer."""

    title: str
    paragraph: int
    diary: str
    story: Story | None = None
    others: list[Story] = field(default_factory=list)  # more stories that the same § gives
    plain: PlainCase | None = None
    reported: list[Story] | None = None
    closing: list[Story] = field(default_factory=list)
    audit: object | None = None
    proposal: str = ""

    @property
    def stories(self) -> list[Story]:
        return [self.story, *self.others] if self.story else []


def minutes(
    rng: Random, stem: str, body: Body, day: date, style: HouseStyle, cases: list[Case], producer: str
) -> Document:
    """The minutes of a meeting."""
    writer = Writer(rng, stem, "minutes", f"Protokoll {body.lower} {day.isoformat()}", body, day, style, meeting=day)
    writer.heading(f"Protokoll {body.lower} {day.isoformat()}", 1)
    if style.ruled:
        writer.blocks.append(
            FormBlock(
                (
                    ("Organ", body.name),
                    ("Sammanträdesdatum", long_date(day)),
                    ("Plats", f"Regionens hus, {rng.choice(PLACES)}"),
                    ("Anmärkning", INVENTED),
                )
            )
        )
    else:
        writer.paragraph(f"Sammanträdesdatum: {long_date(day)}")
        writer.paragraph(INVENTED)
    present = ", ".join(f"{person(rng)} ({rng.choice(PARTIES)})" for _ in range(5))
    writer.paragraph(f"Närvarande: {present}")
    for case in cases:
        first = len(writer.blocks)
        _case(writer, case)
        if style.columns:
            _in_columns(writer, first + 1)
    writer.heading("Underskrifter", 2)
    writer.paragraph(f"Sekreterare {person(rng)}")
    writer.paragraph(f"Ordförande {person(rng)}")
    writer.prose("Justeringen har tillkännagivits genom anslag på regionens anslagstavla.")
    return writer.finish(
        running_head=f"{REGION}   Protokoll   {body.name}   {day.isoformat()}", producer=producer, folder=body.name
    )


def _in_columns(writer: Writer, first: int) -> None:
    """Set the blocks from `first` on in two columns, where all of them can be."""
    kept: list[Block] = writer.blocks[:first]
    moved = [block for block in writer.blocks[first:] if isinstance(block, Heading | Paragraph | Bullets)]
    if len(moved) == len(writer.blocks) - first and moved:
        writer.blocks = [*kept, Columns(tuple(moved))]


def _case(writer: Writer, case: Case) -> None:
    style, body = writer.style, writer.body
    assert body
    head = style.paragraph.format(n=case.paragraph, title=case.title)
    for line in head.split("\n"):
        writer.heading(line, 2)
    diary = style.diary.format(code=body.code, year=writer.day.year, diary=case.diary)
    writer.paragraph(diary)
    writer.refer(diary, None, None, None, doubtful=True)
    parts = [_decide, _background] if style.decision_first else [_background, _decide]
    for part in parts:
        part(writer, case)


def _decide(writer: Writer, case: Case) -> None:
    style, body = writer.style, writer.body
    assert body
    writer.heading(style.decision_heading.format(Body=body.name), 3)
    writer.paragraph(style.lead_in.format(Body=body.name))
    number = 1
    if case.story:
        for story in case.stories:
            number, quote = give(writer, story, number, "decided", case.paragraph)
            story.given.append(
                {"document": writer.stem, "quote": quote, "kind": "decided", "dated": story.due is not None}
            )
        if case.audit:
            number = _plain(
                writer,
                ("lägga revisionsrapporten till handlingarna", "Revisionsrapporten läggs till handlingarna"),
                number,
            )
        elif writer.rng.random() < 0.35:
            number = _plain(writer, ("i övrigt notera informationen", "Informationen noteras i övrigt"), number)
    elif case.audit:
        _plain(writer, ("lägga revisionsrapporten till handlingarna", "Revisionsrapporten läggs till handlingarna"), 1)
    elif case.plain:
        for pair in case.plain.points:
            number = _plain(writer, pair, number)
    elif case.reported is not None:
        number = _plain(writer, ("notera återrapporteringen", "Återrapporteringen noteras"), number)
        for story in case.closing:
            number = _close(writer, story, number, case.paragraph)


def _plain(writer: Writer, pair: tuple[str, str], number: int) -> int:
    text = plain_point(writer.style, pair)
    writer.bullets([text], writer.style.mark, number)
    writer.decision(text, number if writer.style.mark == "1" else None, "decided", False)
    return number + 1


def _close(writer: Writer, story: Story, number: int, paragraph: int) -> int:
    """Print the decision that closes a story; the cited assignment is part of the truth."""
    cite = short_citation(writer.style, story)
    infinitive, passive, evidence = CLOSING[writer.rng.randrange(len(CLOSING))]
    pair = (infinitive.format(chain=story.chain, cite=cite), passive.format(chain=story.chain, cite=cite))
    text = plain_point(writer.style, pair)
    writer.bullets([text], writer.style.mark, number)
    writer.decision(text, number if writer.style.mark == "1" else None, "decided", False)
    writer.refer(cite, story.body.code, story.day, story.paragraph)
    entry = writer.assignment(f"uppdraget att {story.chain}", story, title=None, origin_text=cite)
    # Whether a cited assignment that the board closes is one more assignment of the minutes is a matter of taste.
    entry["doubtful"] = True
    story.closed = {
        "document": writer.stem,
        "quote": text,
        "date": writer.day.isoformat(),
        "paragraph": paragraph,
        "evidence": evidence,
    }
    return number + 1


def _background(writer: Writer, case: Case) -> None:
    style, rng = writer.style, writer.rng
    texts: tuple[str, ...] = ()
    if case.story:
        texts = case.story.matter.background
    elif isinstance(case.audit, Audit):
        texts = case.audit.matter.background
    elif case.plain:
        texts = case.plain.background
    elif case.reported is not None:
        texts = (
            f"{capital(writer.body.office) if writer.body else 'Förvaltningen'} redogör för läget i de uppdrag som har lämnats. "
            "En sammanställning har skickats ut före sammanträdet.",
        )
    if not texts:
        return
    writer.heading(style.background_heading, 3)
    if case.audit:
        writer.prose(
            "På uppdrag av revisorerna har en konsult granskat området. Rapporten har varit på remiss hos förvaltningen."
        )
    for text in texts:
        writer.prose(text)
    if case.story:
        preface(writer, case.story)
    if case.plain and case.proposal and rng.random() < 0.15:
        _motion_from_the_floor(writer, case.proposal)
    if case.story or case.plain:
        writer.prose(" ".join(rng.sample(REASONS, rng.randint(1, 3))))
    if case.story and rng.random() < 0.4:
        writer.heading("Beslutsunderlag", 3)
        memo = f"Tjänsteskrivelse {writer.day.replace(day=1).isoformat()}"
        writer.bullets([memo], "–")
        writer.refer(memo, None, writer.day.replace(day=1), None, doubtful=True)


def _motion_from_the_floor(writer: Writer, task: str) -> None:
    """A member's proposal that the body turns down; by the guide it is doubtful whether it is an assignment."""
    rng, body = writer.rng, writer.body
    assert body
    quote = f"{body.office} får i uppdrag att {task}"
    writer.paragraph(
        f"{person(rng)} ({rng.choice(PARTIES)}) yrkar att {quote}. Ordföranden ställer proposition på yrkandet och finner att "
        f"{body.short} avslår det."
    )
    writer.truth["assignments"].append(
        {
            "quote": quote,
            "title": None,
            "parts": [],
            "giver": None,
            "assignee": capital(body.office),
            "origin": {"kind": "unknown", "text": None, "body": None, "date": None, "paragraph": None},
            "due": [],
            "recurrence": None,
            "report": None,
            "doubtful": True,
        }
    )


def notice(
    rng: Random, stem: str, body: Body, day: date, style: HouseStyle, cases: list[Case], producer: str
) -> Document:
    """The notice of a meeting with its agenda; holds no assignment."""
    writer = Writer(rng, stem, "notice", f"Kallelse till {body.lower} {day.isoformat()}", body, day, style, meeting=day)
    writer.heading(writer.title, 1)
    writer.paragraph(f"Sammanträdet hålls den {long_date(day)} klockan 09.00. {INVENTED}")
    writer.heading("Föredragningslista", 2)
    writer.bullets([case.title for case in cases], "1")
    writer.paragraph(f"Den som inte kan delta meddelar sekreteraren {person(rng)} i god tid.")
    return writer.finish(producer=producer, folder=body.name, weight=1 if rng.random() < 0.3 else 2)


def summary(
    rng: Random, stem: str, body: Body, day: date, style: HouseStyle, cases: list[Case], producer: str
) -> Document:
    """The decisions of a meeting in short, for the public."""
    writer = Writer(
        rng,
        stem,
        "decision_summary",
        f"Beslut i korthet, {body.lower} {day.isoformat()}",
        body,
        day,
        style,
        meeting=day,
    )
    writer.heading(writer.title, 1)
    for case in cases:
        if not case.story:
            continue
        writer.heading(case.title, 2)
        for story in case.stories:
            quote = rng.choice(TOLD if story.assignee else TOLD_OF_NOBODY).format(
                Office=capital(story.assignee),
                office=story.assignee,
                Body=body.name,
                Short=capital(body.short),
                chain=story.chain,
            )
            writer.paragraph(quote)
            writer.decision(quote, None, "decided", True)
            origin = {"kind": "decision", "text": None, "body": body.code, "date": day.isoformat(), "paragraph": None}
            writer.assignment(quote, story, title=case.title, origin_text=None, origin=origin)
            story.given.append({"document": writer.stem, "quote": quote, "kind": "summary"})
        writer.prose(rng.choice(case.story.matter.background))
    return writer.finish(producer=producer, folder=body.name, weight=1 if rng.random() < 0.3 else 2)
