"""The invented region's years: meetings, assignments and their fates, and all documents, from a seed alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from random import Random
from typing import Any

from fullgjort_web.invented import audits, director_reports, memos, minutes, plans, report_backs
from fullgjort_web.invented.audits import Audit
from fullgjort_web.invented.cases import plain_case
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.house_styles import STYLES, HouseStyle
from fullgjort_web.invented.matters import AREAS, MatterPool
from fullgjort_web.invented.minutes import Case
from fullgjort_web.invented.names import BODIES, INVENTED, REGION, Body
from fullgjort_web.invented.stories import ARCS, RECURRING_ARC, SHOWCASE_ARC, Answer, Story, answer, draw_arc, truth_of
from fullgjort_web.invented.swedish_dates import deadline

MEETING_MONTHS = {
    1: (5,),
    2: (3, 10),
    3: (2, 6, 10),
    4: (2, 5, 9, 12),
    5: (2, 4, 6, 9, 11),
    6: (2, 4, 5, 9, 10, 12),
    8: (1, 3, 4, 5, 6, 9, 10, 12),
    10: (1, 2, 3, 4, 5, 6, 9, 10, 11, 12),
}
# (bodies, meetings of the first body, meetings of the others) and the documents they give a year at the least.
SCALES = (
    (1, 2, 0, 6),
    (1, 3, 0, 9),
    (1, 4, 0, 11),
    (2, 3, 2, 13),
    (3, 3, 2, 16),
    (3, 4, 3, 22),
    (4, 6, 4, 35),
    (5, 8, 5, 54),
    (6, 8, 6, 68),
    (8, 8, 8, 110),
    (8, 10, 10, 140),
)


@dataclass(slots=True)
class Region:
    """The region's documents in the order of their days, and the truth of the archive."""

    name: str
    seed: int
    documents: list[Document]
    truth: dict[str, Any]


@dataclass(slots=True)
class _Years:
    """The state of the simulation."""

    rng: Random
    pool: MatterPool
    memo_cases: int
    stories: list[Story] = field(default_factory=list)
    audits: list[Audit] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    diary: int = 100
    pending: list[Audit] = field(default_factory=list)

    def stem(self, *words: str) -> str:
        text = "-".join(words).lower()
        for letter, plain in (("å", "a"), ("ä", "a"), ("ö", "o"), ("é", "e")):
            text = text.replace(letter, plain)
        base = stem = re.sub(r"[^a-z0-9]+", "-", text)[:72].strip("-")
        turn = 2
        while stem in self.stems:
            stem, turn = f"{base}-{turn}", turn + 1
        self.stems.add(stem)
        return stem

    def paragraph(self, code: str, year: int) -> int:
        number = self.numbers.get((code, year), self.rng.randint(0, 3)) + 1
        self.numbers[code, year] = number
        return number

    def diary_number(self) -> str:
        self.diary += self.rng.randint(1, 9)
        return f"{self.diary:05}"[-5:]

    def producer(self) -> str:
        return "typst" if self.rng.random() < 0.6 else "reportlab"


def plan_region(seed: int, years: range, size: int) -> Region:
    """The region's documents over the years, about `size` of them: never fewer where `size` is six a year or more, and
    exactly `size` then. Data only; the same arguments give the same region.

    Raises ValueError for an empty range of years or a size below one."""
    if len(years) == 0 or size < 1:
        raise ValueError(f"plan_region: years={years}, size={size}. Ange minst ett år och minst ett dokument.")
    per_year = size / len(years)
    share = 1.0 if per_year < 25 else 0.7  # what a larger archive leaves for memos, notices and summaries
    fitting = [scale for scale in SCALES if scale[3] <= share * per_year] or [SCALES[0]]
    bodies, first, other, least = fitting[-1]
    sittings = first + (bodies - 1) * other
    memo_cases = max(1, ceil(2 * (per_year - least) / max(1, sittings)))
    rng = Random(seed)  # noqa: S311 - the same archive from the same seed; nothing secret
    state = _Years(rng, MatterPool(rng), memo_cases)
    for year in years:
        _year(state, year, BODIES[:bodies], first, other)
    documents = _chosen(rng, state.documents, size)
    known = {document.stem for document in documents}
    truths = [row for row in (truth_of(story, known) for story in state.stories) if row]
    recommendations = [row for audit in state.audits for row in audit.truth(known)]
    return Region(
        REGION,
        seed,
        documents,
        {
            "region": REGION,
            "note": INVENTED,
            "seed": seed,
            "documents": len(documents),
            "first_day": documents[0].day.isoformat(),
            "last_day": documents[-1].day.isoformat(),
            "assignments": truths,
            "recommendations": recommendations,
        },
    )


def _chosen(rng: Random, documents: list[Document], size: int) -> list[Document]:
    """At most `size` documents by day: those that the stories rest on first, memos and notices as far as there is room."""
    ordered = sorted(documents, key=lambda item: (item.day, item.stem))
    kept = [item for item in ordered if item.weight == 0][:size]
    spare = [item for item in ordered if item.weight > 0]
    rng.shuffle(spare)
    spare.sort(key=lambda item: item.weight)
    return sorted([*kept, *spare[: size - len(kept)]], key=lambda item: (item.day, item.stem))


def _sittings(
    rng: Random, year: int, bodies: tuple[Body, ...], first: int, other: int
) -> list[tuple[date, int, int, Body]]:
    rows = []
    for order, body in enumerate(bodies):
        months = MEETING_MONTHS[first if order == 0 else other]
        for turn, month in enumerate(months):
            start = date(year, month, 7 + rng.randint(0, 6) + order)
            day = start + timedelta(days=(2 + order % 3 - start.weekday()) % 7)
            rows.append((day, order, turn, body))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def _year(state: _Years, year: int, bodies: tuple[Body, ...], first: int, other: int) -> None:
    state.diary = state.rng.randint(20, 60)
    sittings = _sittings(state.rng, year, bodies, first, other)
    if len(bodies) > 3:
        for turn in range(len(bodies) // 2):
            _audit(state, bodies, date(year, 1, 15 + turn))
            _follow_up(state, date(year, 3, 25 + turn))
    elif year % 2 == 0:
        _audit(state, bodies, date(year, 1, 20))
    else:
        _follow_up(state, date(year, 3, 28))
    counts = {body.code: first if order == 0 else other for order, body in enumerate(bodies)}
    for day, order, turn, body in sittings:
        gap = 12 // counts[body.code]
        reports = turn % (1 if order == 0 or counts[body.code] > 3 else 2) == (
            0 if order == 0 or counts[body.code] > 3 else 1
        )
        _sitting(state, body, day, gap, reports)
        if order == 0 and turn % 2 == 1:
            _director(state, body, day)
    _plan(state, year, bodies[0])
    if year % 2 == 1:
        _balance(state, bodies[state.rng.randrange(len(bodies))], date(year, 12, 30))


def _audit(state: _Years, bodies: tuple[Body, ...], day: date) -> None:
    body = state.rng.choice(bodies)
    matter = state.pool.draw(state.rng.choice(body.areas))
    audit = audits.plan_audit(state.rng, len(state.audits) + 1, body, matter, day)
    state.audits.append(audit)
    state.pending.append(audit)
    stem = state.stem(day.isoformat(), "revisorerna", matter.title)
    state.documents.append(audits.audit_report(state.rng, stem, audit, _auditors_style(), state.producer()))


def _follow_up(state: _Years, day: date) -> None:
    old = [
        audit
        for audit in state.audits
        if day.year - audit.day.year >= 3 and not any(rec.returned for rec in audit.recommendations)
    ]
    if old:
        stem = state.stem(day.isoformat(), "revisorerna-uppfoljande", old[0].matter.title)
        state.documents.append(audits.follow_up(state.rng, stem, old[0], day, _auditors_style(), state.producer()))


def _auditors_style() -> HouseStyle:
    return STYLES["kanslisvenska"]


def _new_story(state: _Years, body: Body, area: str, day: date, gap: int) -> Story:
    rng = state.rng
    matter = state.pool.draw(area)
    tasks = matter.tasks[: rng.choices((1, 2, 3), weights=(45, 35, 20))[0]]
    assignee = body.office if rng.random() < 0.8 or not body.receivers else rng.choice(body.receivers)
    arc = draw_arc(rng, len(tasks))
    steps = list(ARCS[arc][1])
    story = Story(f"U{len(state.stories) + 1:05}", body, matter, tasks, assignee, arc, steps)
    if rng.random() < 0.1:
        story.recurrence = rng.choice(("each_meeting", "yearly", "half_yearly", "tertial"))
        story.arc, story.steps = "recurring", list(RECURRING_ARC)
    elif rng.random() < 0.65:
        genitive = {"styrelsen": "regionstyrelsens", "nämnden": "nämndens"}[body.short]
        story.due = deadline(rng, day, rng.randint(max(2, gap), 14), genitive)
    if story.arc == "transferred" and body is BODIES[0]:
        # The director's report does take it up, twice, and then forgets it.
        story.steps[2:] = ["told", "told", "vanish"]
    state.stories.append(story)
    return story


def _showcase(state: _Years, story: Story, day: date) -> None:
    """Turn a story into the one that a demonstration tells: reported three times, moved, one part unanswered, gone."""
    for _ in range(40):
        if len(story.matter.tasks) > 2:
            break
        story.matter = state.pool.draw(story.matter.area)
    if len(story.matter.tasks) > 1:
        story.tasks = story.matter.tasks
        story.arc, story.steps, story.recurrence = "showcase", list(SHOWCASE_ARC), None
        story.due = story.due or deadline(state.rng, day, 9, "regionstyrelsens")


def _sitting(state: _Years, body: Body, day: date, gap: int, reports: bool) -> None:
    rng, year = state.rng, day.year
    style = STYLES[body.style_in(year)]
    code = body.code.lower()
    cases: list[Case] = []

    def case(title: str) -> Case:
        item = Case(title, state.paragraph(body.code, year), state.diary_number())
        cases.append(item)
        return item

    used: set[str] = {"Anmälan av delegationsbeslut"}
    closing: list[Story] = []
    if reports:
        reported = _advance(state, body, day, gap)
        if reported:
            stem = state.stem(day.isoformat(), code, "aterrapportering")
            state.documents.append(report_backs.report_back(rng, stem, body, day, style, reported, state.producer()))
            for story, said in reported:
                story.last = said
            for story in state.stories:
                if story.body is body and story.missing_from == "":
                    story.missing_from = stem
        case("Återrapportering av uppdrag").reported = [story for story, _ in reported]
        closing = [
            story
            for story in state.stories
            if story.body is body and story.listed and story.steps[:1] == ["close"] and story.origin_kind != "plan"
        ]
        cases[-1].closing = closing
        if not reported:
            cases.pop()
            state.numbers[body.code, year] -= 1
    for _ in range(rng.randint(1, 2)):
        plain = plain_case(rng, used)
        case(plain.title).plain = plain
    for turn in range(rng.randint(2, 4) if state.memo_cases < 4 else rng.randint(3, 5)):
        story = _new_story(state, body, rng.choice(body.areas), day, gap)
        if turn == 0 and body is BODIES[0] and year % 3 == 2 and day.month < 5:
            _showcase(state, story, day)
        item = case(story.matter.title)
        item.story, story.day, story.paragraph = story, day, item.paragraph
    for audit in [audit for audit in state.pending if audit.body is body]:
        state.pending.remove(audit)
        story = _new_story(state, body, body.areas[0], day, gap)
        story.matter, story.tasks = audit.matter, audit.matter.tasks[:2]
        if story.arc in ("answered_in_parts", "unanswered_part") and len(story.tasks) < 2:
            story.arc, story.steps = "moved", list(ARCS["moved"][1])
        story.origin_kind, story.about_audit = "decision", audit.title
        item = case(f"Svar på revisionsrapport: {audit.matter.title}")
        item.story, item.audit, story.day, story.paragraph = story, audit, day, item.paragraph
    plain_cases = max(1, state.memo_cases - 2)
    for _ in range(min(plain_cases, rng.randint(1, 3)) if state.memo_cases < 4 else plain_cases):
        plain = plain_case(rng, used)
        item = case(plain.title)
        item.plain, item.proposal = plain, state.pool.draw(rng.choice(body.areas)).tasks[0].do
    before = day - timedelta(days=rng.randint(9, 21))
    stem = state.stem(day.isoformat(), code, "protokoll")
    state.documents.append(minutes.minutes(rng, stem, body, day, style, cases, state.producer()))
    for story in closing:
        if story.last and story.last.status == "done" and rng.random() < 0.3:
            stem = state.stem(before.isoformat(), code, "redovisning", story.matter.title)
            state.documents.append(
                memos.answer_memo(rng, stem, story, story.last, before, day, style, state.producer())
            )
        story.steps.clear()
        story.listed = False
    for item in cases:
        if item.story or (item.plain and rng.random() < 0.8):
            stem = state.stem(before.isoformat(), code, "arende", item.title)
            weight = 0 if item.audit else 1
            state.documents.append(memos.memo(rng, stem, body, before, day, style, item, state.producer(), weight))
    state.documents.append(
        minutes.notice(rng, state.stem(day.isoformat(), code, "kallelse"), body, day, style, cases, state.producer())
    )
    if any(item.story for item in cases):
        stem = state.stem(day.isoformat(), code, "beslut-i-korthet")
        state.documents.append(minutes.summary(rng, stem, body, day, style, cases, state.producer()))


def _advance(state: _Years, body: Body, day: date, gap: int, *, plan: bool = False) -> list[tuple[Story, Answer]]:
    """What a report-back to this meeting says: one step of each story that is still listed."""
    reported = []
    following = day + timedelta(days=30 * gap)
    for story in state.stories:
        given = (story.day is not None and story.day < day) or (
            story.plan is not None and story.given and story.day is None
        )
        if story.body is not body or not story.listed or not given or not story.steps:
            continue
        step = story.steps[0]
        if (story.origin_kind == "plan" or step == "told") != plan:
            continue
        if step in ("vanish", "never", "leave"):
            story.listed = False
            story.missing_from = "" if step == "vanish" else None
            continue
        if step == "close":
            if story.origin_kind == "plan":
                story.listed = False
            continue
        story.steps.pop(0)
        reported.append((story, answer(state.rng, story, step, following)))
    return reported


def _director(state: _Years, body: Body, day: date) -> None:
    reported = _advance(state, body, day, 4, plan=True)
    report_day = day + timedelta(days=9)
    stem = state.stem(report_day.isoformat(), "regiondirektorens-rapport")
    state.documents.append(
        director_reports.director_report(
            state.rng, stem, body, report_day, STYLES[body.style_in(day.year)], reported, state.producer()
        )
    )
    for story, said in reported:
        story.last = said
    for story in state.stories:
        if (
            story.body is body
            and (story.origin_kind == "plan" or story.arc == "transferred")
            and story.missing_from == ""
        ):
            story.missing_from = stem


def _plan(state: _Years, year: int, body: Body) -> None:
    rng = state.rng
    day = date(year, 11, 20) + timedelta(days=rng.randint(0, 8))
    name = f"Strategisk plan {year + 1}–{year + 3}"
    stories = []
    for area in rng.sample(AREAS, rng.randint(4, 6)):
        story = _new_story(state, body, area, day, 4)
        story.origin_kind, story.plan, story.recurrence = "plan", name, None
        story.assignee = rng.choice(("regionstyrelsen", "regiondirektören", "regionstyrelsen"))
        if story.arc in ("recurring", "transferred"):
            story.arc, story.steps = "moved", list(ARCS["moved"][1])
        stories.append(story)
    stem = state.stem(day.isoformat(), "rf", name)
    state.documents.append(
        plans.plan(rng, stem, day, rng.randint(90, 170), STYLES["klarspråk"], name, stories, state.producer())
    )


def _balance(state: _Years, body: Body, day: date) -> None:
    stories = [
        story
        for story in state.stories
        if story.body is body
        and story.listed
        and story.last
        and story.origin_kind != "plan"
        and story.steps[:1] not in (["vanish"], ["leave"], ["told"])
    ]
    if stories:
        stem = state.stem(day.isoformat(), body.code, "balanslista")
        state.documents.append(
            report_backs.balance_list(
                state.rng, stem, body, day, STYLES[body.style_in(day.year)], stories, state.producer()
            )
        )
