"""Task rows: the infinitives of a plan under a heading that says *uppdrag*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fullgjort.extraction.assignments.listed import TOPIC
from fullgjort.extraction.assignments.origin import own_plan_origin
from fullgjort.extraction.assignments.parts import parts_of_task
from fullgjort.extraction.assignments.rows.cells import deadline_of_date, deadlines_within
from fullgjort.extraction.assignments.rows.row_words import is_order
from fullgjort.extraction.finding import Assignment, Deadline, Evidence, Reference
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import BlockKind, Document

RULE_TASK_ROW = "row.infinitive"
_BEGINS_WITH_WHEN = re.compile(
    r"(?:Att\s)?(?:Varje\s(?:år|halvår|tertial|kvartal|månad|vecka)|Årligen|Löpande|Månadsvis|Kvartalsvis|"
    r"(?:Två|Tre|Fyra)\sgånger\s(?:per|om)\sår(?:et)?|(?:Senast|Under|Inför)\s[^.,;:]{3,40}?|"
    r"(?:Tillsammans|I\s(?:samverkan|samråd|samarbete))\smed\s[^.,;:]{3,60}?),?:?\s(?:[a-zåäö]{3,}a|se|ta|ge|utse)\s"
)


def _row_tail(document: Document, identity: Identity, start: int, end: int) -> tuple[str, tuple[Deadline, ...]]:
    """A row's words without the date that ends it, and that date as a deadline."""
    dates = [d for d in find_dates(document.text, start, end, anchor=identity.anchor) if d.end >= end - 1]
    year = re.search(r"\s(?P<year>20\d\d)$", document.text[start:end])
    if dates and dates[-1].edtf:
        last = dates[-1]
        deadline = deadline_of_date(document, last.start, last.end, last.edtf, "deadline.row-end")
        return document.quote(start, last.start), (deadline,)
    if year:
        left = start + year.start("year")
        return document.quote(start, left), (
            deadline_of_date(document, left, end, year.group("year"), "deadline.row-end"),
        )
    return document.quote(start, end), ()


def owner_of(section: Section, per_board: bool) -> tuple[str | None, bool]:
    """The board, company or office that a plan's section names as the one to do its tasks, and whether the sections
    that follow still stand under "Uppdrag till nämnderna"."""
    title = re.sub(r"^[\d.]+\s+", "", section.title.quote) if section.title else ""
    addressed = re.match(r"(?:\w+\s)?uppdrag\s(?:till|för)\s(?P<who>[^.,;:]{3,60})\W*$", title, re.IGNORECASE)
    if addressed:
        who = addressed.group("who")
        whole = any(a.start == 0 and a.end >= len(who) - 1 for a in find_actors(who))
        several = re.fullmatch(r"(?:nämnderna|bolagen|förvaltningarna|styrelserna)", who, re.IGNORECASE)
        return (who if (whole and not several) or re.fullmatch(r"(?:samtliga|alla)\s\w+", who) else None), True
    if re.search(r"\buppdrag", title, re.IGNORECASE):
        return None, True
    actors = find_actors(title)
    named = actors and actors[0].start == 0 and len(title) - (actors[0].end - actors[0].start) < 30
    if not per_board or not named:
        return None, False
    return actors[0].name, True


def giver_of_heading(section: Section) -> str | None:
    """The body whose assignments a heading says follow: "Fullmäktiges uppdrag till hamnnämnden"; None for others."""
    title = section.title.quote if section.title else ""
    giver = next((a for a in find_actors(title) if a.role == "body" and a.genitive), None)
    return giver.name if giver and re.match(r"\s(?:\w+\s){0,2}uppdrag\s(?:till|åt|för)\b", title[giver.end :]) else None


def task_rows(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], owner: str | None = None
) -> Iterator[Assignment]:
    """Infinitive rows of a plan under a heading or lead-in that says "uppdrag": "Ta fram en plan för … (BUN)"."""
    items = [b for b in section.blocks if b.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)]
    lead = (
        (section.title.quote if section.title else "")
        + " "
        + " ".join(
            document.quote(b.start, b.end) for b in items if document.text[b.start : b.end].rstrip().endswith(":")
        )
    )
    if owner is None and not re.search(r"\buppdrag\b|\buppdragen\b", lead, re.IGNORECASE):
        return
    for block in items:
        words = document.quote(block.start, block.end)
        topic = TOPIC.match(words)
        after = words[topic.end() :] if topic is not None else ""
        after = after[:1].upper() + after[1:] if topic is not None and topic.group().endswith(": ") else after
        ordered = is_order(words) or is_order(after)
        is_row = ordered or (block.kind is BlockKind.LIST_ITEM and _BEGINS_WITH_WHEN.match(words))
        if not is_row or len(words) > 400 or words.endswith(":"):
            continue
        words, row_due = _row_tail(document, identity, block.start, block.end)
        words = re.sub(r"(?:\s(?:senast(?:\si)?|under|till|i))?[\s–-]*$", "", words)
        who = re.search(
            r"\((?P<who>[A-ZÅÄÖ]{2,5}(?:,\s?[A-ZÅÄÖ]{2,5})*|[^()]*(?:nämnden|styrelsen|direktören|"
            r"förvaltningen))\)\.?$",
            words,
        )
        named = [lexicon().body_by_abbreviation(part.strip()) for part in who.group("who").split(",")] if who else []
        assignee = (
            " och ".join(b.name for b in named if b)
            or (who.group("who") if who else None)
            or owner
            or identity.assignee
        )
        due = deadlines_within(document, identity, block.start, block.end) or row_due
        if assignee is None or assignee == identity.assignee:
            tail = [a for a in find_actors(words) if a.end >= len(words) - 2 and a.role in ("unit", "office", "body")]
            assignee = tail[-1].name if tail else assignee
        recurrence = find_recurrence(document.text, block.start, block.end)
        yield Assignment(
            evidence=Evidence(
                block.start,
                block.end,
                document.quote(block.start, block.end),
                RULE_TASK_ROW,
                document.page_at(block.start),
            ),
            title=section.title,
            parts=parts_of_task(document, block.start, block.end),
            giver=giver_of_heading(section) or identity.giver or identity.body,
            assignee=assignee,
            origin=own_plan_origin(document, identity, references),
            due=due,
            recurrence=recurrence[0] if recurrence else None,
        )
