"""The invented region's years: meetings, assignments and their fates, and all documents, from a seed alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import ceil
from random import Random
from typing import Any

from fullgjort_web.invented import audits, director_reports, memos, minutes, plans, report_backs, ties
from fullgjort_web.invented.audits import Audit
from fullgjort_web.invented.cases import plain_case
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.house_styles import STYLES, HouseStyle
from fullgjort_web.invented.matters import AREAS, Matter, MatterPool, Task
from fullgjort_web.invented.minutes import Case
from fullgjort_web.invented.names import ASSEMBLY, BODIES, INVENTED, REGION, RENAMED, Body
from fullgjort_web.invented.stories import (
    ARCS,
    DRIFTING_ARC,
    RECURRING_ARC,
    SHOWCASE_ARC,
    Answer,
    Said,
    Story,
    answer,
    draw_arc,
)
from fullgjort_web.invented.successions import Succession, sitting, successions
from fullgjort_web.invented.swedish_dates import deadline
from fullgjort_web.invented.truth import Lookalike, archive_truth

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
# From so many documents a year on, decisions hang together over the years, look alike, change hands and are not cited whole.
RICH = 25
MEMO_DAYS = 21  # at most so long before a meeting its memos are written
ASSEMBLIES = (4, 11)  # the months in which the assembly of a rich region meets


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who decides: the boards, the first of them the executive board; the assembly above them; and the name that the
    fourth board gets one day."""

    boards: tuple[Body, ...] = BODIES
    assembly: Body = ASSEMBLY
    renamed: Body = RENAMED


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
    last_year: int
    rich: bool = False
    organisation: Organisation = field(default_factory=Organisation)
    changes: tuple[Succession, ...] = ()
    lookalikes: list[Lookalike] = field(default_factory=list)
    passed_on: list[Story] = field(default_factory=list)
    unanswered: list[Audit] = field(default_factory=list)
    said: dict[tuple[str, str], date] = field(default_factory=dict)
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

    def unsaid(self, body: Body, tasks: tuple[Task, ...], day: date) -> bool:
        """Whether the board gave no assignment that begins with the same words in the last two years."""
        before = self.said.get((body.code, tasks[0].do))
        return before is None or (day - before).days > 700

    def paragraph(self, code: str, year: int) -> int:
        number = self.numbers.get((code, year), self.rng.randint(0, 3)) + 1
        self.numbers[code, year] = number
        return number

    def diary_number(self) -> str:
        self.diary += self.rng.randint(1, 9)
        return f"{self.diary:05}"[-5:]

    def producer(self) -> str:
        return "typst" if self.rng.random() < 0.6 else "reportlab"


def plan_region(seed: int, years: range, size: int, organisation: Organisation | None = None) -> Region:
    """The region's documents over the years, about `size` of them: never fewer where `size` is six a year or more, and
    exactly `size` then. Data only; the same arguments give the same region.

    With 25 documents a year or more the region is rich: the assembly meets, boards are renamed, decisions repeat, amend
    and replace older ones, others only look alike, and the last memos wait for a meeting whose minutes are not there.

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
    organisation = organisation or Organisation()
    boards = organisation.boards[:bodies]
    rich = per_year >= RICH
    changes = successions(boards, years, organisation.renamed) if rich else ()
    state = _Years(rng, MatterPool(rng), memo_cases, years[-1], rich, organisation, changes)
    for year in years:
        _year(state, year, sitting(boards, changes, year), first, other)
    if rich:
        _coming(state, sitting(boards, changes, years[-1]))
        ties.tell_repeats(state.stories)
    documents = _chosen(rng, state.documents, size)
    codes = {body.name: body.code for body in (*boards, organisation.renamed, organisation.assembly)}
    truth = archive_truth(documents, state.stories, state.audits, state.lookalikes, codes, boards[0])
    return Region(
        REGION,
        seed,
        documents,
        {
            "region": REGION,
            "note": INVENTED,
            "seed": seed,
            "first_day": documents[0].day.isoformat(),
            "last_day": documents[-1].day.isoformat(),
            **truth,
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
    for change in state.changes:
        if change.year == year:
            for story in state.stories:
                if story.board is change.old:
                    story.home = change.new
            inherited = {words: said for (code, words), said in state.said.items() if code == change.old.code}
            for words, said in inherited.items():
                state.said[change.new.code, words] = said
    sittings = _sittings(state.rng, year, bodies, first, other)
    if len(bodies) > 3:
        for turn in range(len(bodies) // 2):
            _audit(state, bodies, date(year, 1, 15 + turn))
            _follow_up(state, date(year, 3, 25 + turn))
    elif year % 2 == 0:
        _audit(state, bodies, date(year, 1, 20))
    else:
        _follow_up(state, date(year, 3, 28))
    assemblies = [date(year, month, 14 + state.rng.randrange(6)) for month in ASSEMBLIES] if state.rich else []
    counts = {body.code: first if order == 0 else other for order, body in enumerate(bodies)}
    for day, order, turn, body in sittings:
        while assemblies and assemblies[0] < day:
            _assembly(state, assemblies.pop(0), bodies[0])
        gap = 12 // counts[body.code]
        reports = turn % (1 if order == 0 or counts[body.code] > 3 else 2) == (
            0 if order == 0 or counts[body.code] > 3 else 1
        )
        _sitting(state, body, day, gap, reports)
        if order == 0 and turn % 2 == 1:
            _director(state, body, day)
    for day in assemblies:
        _assembly(state, day, bodies[0])
    _plan(state, year, bodies[0])
    if year % 2 == 1:
        _balance(state, bodies[state.rng.randrange(len(bodies))], date(year, 12, 30))


def _audit(state: _Years, bodies: tuple[Body, ...], day: date) -> None:
    body = state.rng.choice(bodies)
    matter = state.pool.draw(state.rng.choice(body.areas))
    for _ in range(20 if state.rich else 0):
        if all(matter.title != audit.matter.title for audit in state.audits):
            break
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
        state.documents.append(
            audits.follow_up(
                state.rng, stem, old[0], day, _auditors_style(), state.producer(), most=3 if state.rich else 2
            )
        )


def _auditors_style() -> HouseStyle:
    return STYLES["kanslisvenska"]


def _new_story(
    state: _Years, body: Body, area: str, day: date, gap: int, matter: Matter | None = None, tasks: int = 0
) -> Story:
    """A story that begins on a day; of a matter of the area, or of this one with so many of its tasks."""
    rng = state.rng
    count = tasks or rng.choices((1, 2, 3), weights=(45, 35, 20))[0]
    if matter is None:
        matter = state.pool.draw(area)
        for _ in range(12 if state.rich else 0):
            if state.unsaid(body, matter.tasks, day):
                break
            matter = ties.relocated(rng, state.pool.draw(area), count)[1]
    given = matter.tasks[:count]
    assignee = body.office if rng.random() < 0.8 or not body.receivers else rng.choice(body.receivers)
    arc = draw_arc(rng, len(given))
    steps = list(ARCS[arc][1])
    story = Story(f"U{len(state.stories) + 1:05}", body, matter, given, assignee, arc, steps, home=body)
    genitive = {"styrelsen": "regionstyrelsens", "nämnden": "nämndens", "fullmäktige": "fullmäktiges"}[body.short]
    if rng.random() < 0.1:
        story.recurrence = rng.choice(("each_meeting", "yearly", "half_yearly", "tertial"))
        story.arc, story.steps = "recurring", list(RECURRING_ARC)
        if state.rich and rng.random() < 0.4:
            story.steps = [*RECURRING_ARC[: rng.randint(1, 4)], "vanish"]
    elif rng.random() < (0.74 if state.rich else 0.65):
        months = rng.randint(max(2, gap), 14)
        if state.rich and day.year == state.last_year and day.month > 3 and rng.random() < 0.9:
            months = max(1, rng.choice((12, 13, 13)) - day.month)  # some dates are near when the archive ends
            if rng.random() < 0.6:
                story.arc, story.steps = "answered_late", ["not_started", *["ongoing"] * 6, "done", "close"]
        story.due = deadline(rng, day, months, genitive)
    if state.rich and story.due and rng.random() < 0.08:
        story.arc, story.steps = "drifting", list(DRIFTING_ARC)
    first = body is state.organisation.boards[0]
    if state.rich and first and story.arc != "recurring" and rng.random() < 0.25:
        story.arc, story.steps = "transferred", list(ARCS["transferred"][1])
    if story.arc == "transferred" and first and not (state.rich and rng.random() < 0.5):
        # The director's report does take it up, twice, and then forgets it.
        story.steps[2:] = ["told", "told", "vanish"]
    if state.rich and rng.random() < 0.03:
        # Nobody is to do it, and nobody reports it: a report names its office already in its title.
        story.assignee, story.arc, story.steps, story.recurrence = "", "forgotten", ["never"], None
    if state.rich and rng.random() < 0.25:
        story.proposed_tasks = ties.reworded(rng, given) if rng.random() < 0.8 else ()
        story.proposed_dated = rng.random() < 0.6
    state.stories.append(story)
    state.said[body.code, given[0].do] = day
    return story


def _cases_story(state: _Years, body: Body, day: date, gap: int, style: HouseStyle) -> list[Story]:
    """The stories that a case of a meeting gives: one, or two under one §; and how they stand to older ones."""
    rng = state.rng
    kinds = [*ties.KINDS, "plain"]
    kind = (
        rng.choices(kinds, weights=[*ties.KINDS.values(), 100 - sum(ties.KINDS.values())])[0] if state.rich else "plain"
    )
    area = rng.choice(body.areas)

    def older(wanted: ties.Wanted, least: int, most: int = 10_000) -> Story | None:
        return ties.pick(
            rng, state.stories, lambda story: ties.decided(story, body, day, least=least, most=most) and wanted(story)
        )

    def fresh(matter: Matter | None = None, tasks: int = 0) -> Story:
        return _new_story(state, body, area, day, gap, matter, tasks)

    if kind == "repeats" and (old := older(ties.lost, 250)):
        story = fresh(old.matter, len(old.tasks))
        story.tasks, story.proposed_tasks = old.tasks, ()
        if rng.random() < 0.6:
            ties.tie(rng, style, kind, story, old)  # else `ties.tell_repeats` ties it to the last with these words
        return [story]
    if kind == "amends" and (old := older(ties.going_on, 40)):
        story = fresh(old.matter, 1)
        story.tasks, story.proposed_tasks = ties.widened(rng, old), ()
        story.arc, story.steps, story.listed, story.recurrence = "amends", [], False, None
        ties.tie(rng, style, kind, story, old)
        old.amended_by, old.unsettled, story.unsettled = story, True, True
        return [story]
    if kind == "replaces" and (old := older(ties.going_on, 60)):
        story = fresh(ties.years_later(rng, old.matter, day.year), len(old.tasks))
        _superseded(story, old)
        ties.tie(rng, style, kind, story, old)
        return [story]
    if kind == "merges" and (old := older(ties.going_on, 60)):
        other = older(lambda one: ties.going_on(one) and one is not old and one.matter.area == old.matter.area, 60)
        if other:
            matter = replace(old.matter, title=f"{old.matter.title} samt {other.matter.title[:1].lower()}{other.matter.title[1:]}"
                             if len(old.matter.title + other.matter.title) < 90 else old.matter.title,
                             tasks=(old.tasks[0], other.tasks[0]))  # fmt: skip
            story = fresh(matter, 2)
            _superseded(story, old, other)
            ties.tie(rng, style, kind, story, old, other)
            return [story]
    if kind == "splits" and (old := older(lambda one: ties.going_on(one) and len(one.tasks) > 1, 60)):
        stories = [fresh(replace(old.matter, tasks=(task,)), 1) for task in old.tasks[:2]]
        stories[1].preface.clear()
        _superseded(stories[0], old)
        ties.tie(rng, style, kind, stories[0], old)
        ties.tie(rng, style, kind, stories[1], old, said=False)
        state.lookalikes.append((stories[0].id, stories[1].id, "två uppdrag under samma paragraf"))
        return stories
    if kind == "twins":
        count = rng.choice((1, 1, 2))
        pair = ties.relocated(rng, state.pool.draw(area), count)
        for _ in range(12):
            if all(state.unsaid(body, matter.tasks, day) for matter in pair):
                break
            pair = ties.relocated(rng, state.pool.draw(area), count)
        stories = [fresh(matter, count) for matter in pair]
        state.lookalikes.append((stories[0].id, stories[1].id, "två uppdrag under samma paragraf"))
        return stories
    if kind == "later" and (old := older(lambda one: bool(one.closed) and state.unsaid(body, one.tasks, day), 900)):
        story = fresh(ties.years_later(rng, old.matter, day.year), len(old.tasks))
        state.lookalikes.append((old.id, story.id, "samma ämne flera år senare"))
        return [story]
    if kind == "elsewhere":
        there = ties.pick(
            rng,
            state.stories,
            lambda one: (
                one.body is not body
                and one.body.areas != ()
                and ties.decided(one, one.body, day, least=0, most=500)
                and state.unsaid(body, one.tasks, day)
            ),
        )
        if there:
            story = fresh(there.matter, len(there.tasks))
            story.tasks = there.tasks
            state.lookalikes.append((there.id, story.id, "samma ordalydelse i två nämnder"))
            return [story]
    return [fresh()]


def _superseded(story: Story, *older: Story) -> None:
    """A new story takes the place of older ones, of which nothing more is told."""
    for old in older:
        old.steps.clear()
        old.listed, old.unsettled, old.missing_from = False, True, None
    story.proposed_tasks = ()


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
            state.documents.append(
                report_backs.report_back(rng, stem, body, day, style, reported, state.producer(), varied=state.rich)
            )
            for story, said in reported:
                story.last = said
            for story in state.stories:
                if story.board is body and story.missing_from == "":
                    story.missing_from = stem
        case("Återrapportering av uppdrag").reported = [story for story, _ in reported]
        closing = [
            story
            for story in state.stories
            if story.board is body and story.listed and story.steps[:1] == ["close"] and story.origin_kind != "plan"
        ]
        cases[-1].closing = closing
        if not reported:
            cases.pop()
            state.numbers[body.code, year] -= 1
    for _ in range(rng.randint(1, 2)):
        plain = plain_case(rng, used)
        case(plain.title).plain = plain
    for turn in range(rng.randint(2, 4) if state.memo_cases < 4 else rng.randint(3, 5)):
        shown = turn == 0 and body is state.organisation.boards[0] and year % 3 == 2 and day.month < 5
        stories = (
            [_new_story(state, body, rng.choice(body.areas), day, gap)]
            if shown
            else _cases_story(state, body, day, gap, style)
        )
        story = stories[0]
        if shown:
            _showcase(state, story, day)
        _give(case(story.matter.title), stories, day)
    for story in [story for story in state.passed_on if body is state.organisation.boards[0]]:
        state.passed_on.remove(story)
        below = _new_story(state, body, body.areas[0], day, gap, story.matter, len(story.tasks))
        below.tasks = story.tasks
        ties.tie(rng, style, "follows_from", below, story)
        _give(case(below.matter.title), [below], day)
    for audit in [audit for audit in state.unanswered if audit.body is body and (day - audit.day).days > 200]:
        state.unanswered.remove(audit)
        story = _new_story(state, body, body.areas[0], day, gap, audit.matter, 1)
        rec = audit.recommendations[0]
        rec.assignments.append(story.id)
        story.about_audit, story.proposed_tasks = audit.title, ()
        story.preface.append(
            Said(f"I rapporten {audit.title} rekommenderade revisorerna {body.lower} att {rec.infinitive}.")
        )
        _give(case(f"Åtgärder efter granskning: {audit.matter.title}"), [story], day)
    # the memo that answers is written up to three weeks before the meeting, and after the audit
    for audit in [audit for audit in state.pending if audit.body is body and (day - audit.day).days > MEMO_DAYS]:
        state.pending.remove(audit)
        if state.rich and rng.random() < 0.35:
            # The memo answers, and only a year later does an assignment follow.
            case(f"Svar på revisionsrapport: {audit.matter.title}").audit = audit
            state.unanswered.append(audit)
            continue
        story = _new_story(state, body, body.areas[0], day, gap)
        story.matter, story.tasks, story.proposed_tasks = audit.matter, audit.matter.tasks[:2], ()
        for rec in audit.recommendations:
            rec.assignments.append(story.id)
        if story.arc in ("answered_in_parts", "unanswered_part") and len(story.tasks) < 2:
            story.arc, story.steps = "moved", list(ARCS["moved"][1])
        story.origin_kind, story.about_audit = "decision", audit.title
        item = case(f"Svar på revisionsrapport: {audit.matter.title}")
        item.audit = audit
        _give(item, [story], day)
    plain_cases = max(1, state.memo_cases - 2)
    for _ in range(min(plain_cases, rng.randint(1, 3)) if state.memo_cases < 4 else plain_cases):
        plain = plain_case(rng, used)
        item = case(plain.title)
        item.plain, item.proposal = plain, state.pool.draw(rng.choice(body.areas)).tasks[0].do
    before = day - timedelta(days=rng.randint(9, MEMO_DAYS))
    for item in cases:
        for story in item.stories:
            story.diary = style.diary.format(code=body.code, year=year, diary=item.diary)
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
        if item.story or item.audit or (item.plain and rng.random() < 0.8):
            stem = state.stem(before.isoformat(), code, "arende", item.title)
            weight = 0 if item.audit else 1
            state.documents.append(
                memos.memo(
                    rng,
                    stem,
                    body,
                    before,
                    day,
                    style,
                    item,
                    state.producer(),
                    weight,
                    summed=state.rich,
                    published=state.rich and rng.random() < 0.6,
                )
            )
    state.documents.append(
        minutes.notice(rng, state.stem(day.isoformat(), code, "kallelse"), body, day, style, cases, state.producer())
    )
    if any(item.story for item in cases):
        stem = state.stem(day.isoformat(), code, "beslut-i-korthet")
        state.documents.append(minutes.summary(rng, stem, body, day, style, cases, state.producer()))


def _give(item: Case, stories: list[Story], day: date) -> None:
    """Let a case of a meeting give these stories."""
    item.story, item.others = stories[0], stories[1:]
    for story in stories:
        story.day, story.began, story.paragraph = day, day, item.paragraph


def _assembly(state: _Years, day: date, executive: Body) -> None:
    """A meeting of the assembly, which gives the executive board assignments to pass on, and decides which boards
    there are. Its own assignments are reported to nobody."""
    rng, body = state.rng, state.organisation.assembly
    style = STYLES[body.style_in(day.year)]
    cases = []
    for _ in range(rng.randint(2, 3)):
        story = _new_story(state, body, rng.choice(executive.areas), day, 6)
        story.arc, story.steps, story.listed, story.recurrence = "assembly", [], False, None
        story.assignee, story.proposed_tasks = body.office, ()
        item = Case(story.matter.title, state.paragraph(body.code, day.year), state.diary_number())
        _give(item, [story], day)
        story.diary = style.diary.format(code=body.code, year=day.year, diary=item.diary)
        cases.append(item)
        if rng.random() < 0.8:
            state.passed_on.append(story)
    used: set[str] = {"Anmälan av delegationsbeslut", "Svar på motion om {ämne}"}
    plain = [plain_case(rng, used) for _ in range(2)]
    plain += [change.case for change in state.changes if change.year == day.year + 1 and day.month > 6]
    for text in plain:
        item = Case(text.title, state.paragraph(body.code, day.year), state.diary_number())
        item.plain = text
        cases.append(item)
    stem = state.stem(day.isoformat(), body.code, "protokoll")
    state.documents.append(minutes.minutes(rng, stem, body, day, style, cases, state.producer()))


def _coming(state: _Years, bodies: tuple[Body, ...]) -> None:
    """The memos for each board's first meeting after the last year, whose minutes are not there yet."""
    rng, year = state.rng, state.last_year
    meeting = date(year + 1, 1, 25)
    sat = len([document for document in state.documents if document.kind == "minutes" and document.day.year == year])
    for body in bodies:
        for _ in range(max(1, min(8, sat // len(bodies) // 2 + 1))):
            story = _new_story(state, body, rng.choice(body.areas), date(year, 12, 28), 2)
            story.proposed_tasks, story.steps, story.listed = (), [], False
            story.arc, story.proposed_dated = "proposed", True
            lacks = rng.choices(("nothing", "when", "who", "both"), weights=(30, 40, 15, 15))[0]
            if lacks in ("when", "both"):
                story.due = story.recurrence = None
            elif not story.recurrence:
                story.due = story.due or deadline(rng, meeting, rng.randint(3, 12), "nämndens")
            story.assignee = "" if lacks in ("who", "both") else story.assignee or body.office
            item = Case(story.matter.title, 0, state.diary_number())
            item.story = story
            day = date(year, 12, rng.randint(27, 30))
            stem = state.stem(day.isoformat(), body.code, "arende", item.title)
            style = STYLES[body.style_in(year)]
            state.documents.append(
                memos.memo(rng, stem, body, day, meeting, style, item, state.producer(), 0, summed=True, published=True)
            )


def _advance(state: _Years, body: Body, day: date, gap: int, *, plan: bool = False) -> list[tuple[Story, Answer]]:
    """What a report-back to this meeting says: one step of each story that is still listed."""
    reported = []
    following = day + timedelta(days=30 * gap)
    for story in state.stories:
        given = (story.day is not None and story.day < day) or (
            story.plan is not None and story.given and story.day is None
        )
        if story.board is not body or not story.listed or not given or not story.steps:
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
    report_day = day if state.rich else day + timedelta(days=9)
    stem = state.stem(report_day.isoformat(), "regiondirektorens-rapport")
    state.documents.append(
        director_reports.director_report(
            state.rng,
            stem,
            body,
            report_day,
            STYLES[body.style_in(day.year)],
            reported,
            state.producer(),
            summed=state.rich and state.rng.random() < 0.8,
            meeting=day if state.rich else None,
        )
    )
    for story, said in reported:
        story.last = said
    for story in state.stories:
        if (
            story.board is body
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
        story.origin_kind, story.plan, story.recurrence, story.began = "plan", name, None, day
        story.assignee = rng.choice(("regionstyrelsen", "regiondirektören", "regionstyrelsen"))
        if story.arc in ("recurring", "transferred"):
            story.arc, story.steps = "moved", list(ARCS["moved"][1])
        if state.rich and rng.random() < 0.1:
            story.assignee, story.steps = "", ["never"]
        stories.append(story)
    stem = state.stem(day.isoformat(), "rf", name)
    state.documents.append(
        plans.plan(rng, stem, day, rng.randint(90, 170), STYLES["klarspråk"], name, stories, state.producer())
    )


def _balance(state: _Years, body: Body, day: date) -> None:
    stories = [
        story
        for story in state.stories
        if story.board is body
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
