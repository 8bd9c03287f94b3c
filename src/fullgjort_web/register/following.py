"""What the register keeps of situations and signals: spells, from a day to a day, made of an assignment's facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from fullgjort.following.anchors import anchored, leans, meetings_leant_on
from fullgjort.following.facts import AssignmentFacts, Fact, Paper, Surroundings, Treated
from fullgjort.following.house_rules import HouseRules, default_house_rules, house_rules_in
from fullgjort.following.situation import situation
from fullgjort.following.spells import SituationSpell, signals_on, spells
from fullgjort_web.register.models import FOREVER, Assignment, AssignmentSpell, Body, Document, SignalSpell
from fullgjort_web.register.state import DocumentKind
from fullgjort_web.register.treated import treated_of

PAPERS = (DocumentKind.REPORT_BACK, DocumentKind.LIST, DocumentKind.DIRECTOR_REPORT, DocumentKind.MINUTES)
# lists that take up a board's assignments again and again; other lists are none in which one can be missing
_LIST_OF_ASSIGNMENTS = r"uppdragslist|balanslist|(uppföljning|förteckning|lista)\w* (av|över) .*uppdrag"
_NEXT = 3  # as many papers after each telling can begin or end a signal
IS_PAPER = Q(kind__in=PAPERS) & (~Q(kind=DocumentKind.LIST) | Q(title__iregex=_LIST_OF_ASSIGNMENTS))


class Papers:
    """The papers that matter to some assignments: of each board and kind, those next after what was told. One serves a
    batch; a query for each board, one for each that has taken over another, and one for each
    assignment whose case has a number. `known` leaves out the papers that the
    register read after that day."""

    def __init__(self, bodies: Iterable[Body], known: date | None = None) -> None:
        self._known = known
        self._by_name: dict[str, Body] = {}
        self._by_id: dict[int, Body] = {}
        for body in bodies:
            self._by_id[body.pk] = body
            self._by_name[body.name] = body
            if body.abbreviation:
                self._by_name[body.abbreviation] = body
        self._all: dict[int, dict[str, list[Paper]]] = {}  # by board and kind, by day and digest
        self._after: dict[tuple[int, str, date], tuple[Paper, ...]] = {}

    def around(self, facts: AssignmentFacts) -> Surroundings:
        """What the signals of an assignment need to know beside it."""
        days: dict[str, set[date]] = {}
        for fact in (*facts.told, *facts.reports):
            name = getattr(fact, "body", "") or facts.body
            if fact.day:
                days.setdefault(name, set()).add(fact.day)
                days.setdefault(facts.body, set()).add(fact.day)
        leant, years = meetings_leant_on(facts)
        if leant or years:
            days.setdefault(facts.body, set()).update(leant)
        found = {}
        for name, told in days.items():
            body = self._by_name.get(name)
            if body is not None:
                found[name] = tuple(self._of(body, told, years if name == facts.body else ()))
        return Surroundings(found, self._treated(facts))

    def _treated(self, facts: AssignmentFacts) -> tuple[Treated, ...]:
        """Where its case was treated after it was given; nobody asks for one that was answered before it was late."""
        begins = [day for day in (facts.given_on, *(one.day for one in facts.told)) if day is not None]
        if not facts.cases or not begins or any(one.day is None or one.day <= min(begins) for one in facts.reports):
            return ()
        return treated_of(facts.cases, facts.body, min(begins), self._known)

    def _of(self, body: Body, days: set[date], years: Iterable[int]) -> list[Paper]:
        papers = {paper.document: paper for day in days for kind in PAPERS for paper in self._next(body, kind, day)}
        papers |= {paper.document: paper for year in years for kind in PAPERS for paper in self._turn(body, kind, year)}
        return sorted(papers.values(), key=_ORDER)

    def _next(self, body: Body, kind: str, day: date) -> tuple[Paper, ...]:
        """The papers of that day and the next ones; a board that has taken over continues them, and so on."""
        known = self._after.get((body.pk, kind, day))
        if known is None:
            found, step, since, seen = self._few(body, kind, day), body, day, {body.pk}
            while step.successor_id and step.succeeded_on and step.successor_id not in seen:
                since, step = max(since, step.succeeded_on), self._by_id[step.successor_id]
                seen.add(step.pk)
                found += self._few(step, kind, since)
            known = self._after[body.pk, kind, day] = tuple(found)
        return known

    def _turn(self, body: Body, kind: str, year: int) -> Iterable[Paper]:
        """The last paper of a year and the first after it."""
        papers = self._papers(body).get(kind, [])
        turn = bisect_right(papers, date(year, 12, 31), key=_DAY)
        return papers[max(0, turn - 1) : turn + 1]

    def _few(self, body: Body, kind: str, day: date) -> list[Paper]:
        papers = self._papers(body).get(kind, [])
        start = bisect_left(papers, day, key=_DAY)
        return papers[start : start + _NEXT]

    def _papers(self, body: Body) -> dict[str, list[Paper]]:
        known = self._all.get(body.pk)
        if known is None:
            known = self._all[body.pk] = {}
            rows = Document.objects.filter(IS_PAPER, body=body, meeting_date__isnull=False)
            name = body.abbreviation or body.name
            for row in rows.order_by().values_list("meeting_date", "digest", "name", "kind", "learnt_at"):
                paper = Paper(*row[:4], name, timezone.localdate(row[4]) if row[4] else None)
                if self._known is None or paper.learnt is None or paper.learnt <= self._known:
                    known.setdefault(paper.kind, []).append(paper)
            for papers in known.values():
                papers.sort(key=_ORDER)
        return known


_DAY = attrgetter("day")
_ORDER = attrgetter("day", "document")


def dated(facts: AssignmentFacts, papers: Papers, rules: HouseRules) -> AssignmentFacts:
    """The facts with every deadline computed that can be."""
    return anchored(facts, papers.around(facts), rules) if leans(facts) else facts


def spells_of(
    assignment: Assignment, facts: AssignmentFacts, papers: Papers, rules: HouseRules
) -> tuple[list[AssignmentSpell], list[SignalSpell]]:
    """How an assignment stands and what is noticed of it, as rows (not saved)."""
    situations, signals = spells(_timeless(facts), papers.around(facts), rules)
    if not situations:  # nobody knows a day: it has stood like this always
        last = situation(facts, date.min, rules)
        situations = (SituationSpell(last, date.min, None),)
    return (
        [
            AssignmentSpell(
                assignment=assignment,
                since=spell.since,
                until=spell.until or FOREVER,
                state=spell.situation.state,
                status=spell.situation.status or "",
                due_words=spell.situation.due.words if spell.situation.due else "",
                due_latest=spell.situation.due.latest if spell.situation.due else None,
                heard_on=spell.situation.heard_on,
                reports=spell.situation.reports,
                moves=spell.situation.moves,
                assignee=spell.situation.assignee,
                unit=spell.situation.unit,
            )
            for spell in situations
        ],
        [
            SignalSpell(
                assignment=assignment,
                name=spell.signal.name.value,
                since=spell.since,
                until=spell.until or FOREVER,
                why=spell.signal.why,
                act=spell.signal.act.value,
                quote=spell.signal.quote,
            )
            for spell in signals
        ],
    )


def noticed(facts: AssignmentFacts, papers: Papers, day: date, rules: HouseRules) -> list[SignalSpell]:
    """The signals (rows, not saved) that hold on a day for facts as they stood then, for instance as they were known on
    an earlier day; from which day is what each of them tells."""
    around = papers.around(facts)
    return [
        SignalSpell(name=s.name.value, since=s.since or date.min, why=s.why, act=s.act.value, quote=s.quote)
        for s in signals_on(anchored(facts, around, rules), around, day, rules)
    ]


def _timeless(facts: AssignmentFacts) -> AssignmentFacts:
    """The facts without when the register learnt of them, which is no part of how an assignment stands."""

    def without[F: Fact](some: tuple[F, ...]) -> tuple[F, ...]:
        return tuple(replace(fact, learnt=None) for fact in some)

    return replace(
        facts,
        told=without(facts.told),
        dues=without(facts.dues),
        reports=without(facts.reports),
        closings=without(facts.closings),
        ties=without(facts.ties),
        asked=without(facts.asked),
    )


def house_rules() -> HouseRules:
    """The organisation's rules as they are now: `husregler.toml` in the home folder, else the defaults. A file that was
    changed holds at once, also in a site that runs. Raises HouseRulesError for a file that cannot be used."""
    path = Path(settings.FULLGJORT_HOME) / "husregler.toml"
    try:
        told = path.stat()
    except FileNotFoundError:
        return default_house_rules()
    return _rules_of(path, told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=2)
def _rules_of(path: Path, changed: int, size: int) -> HouseRules:
    """The rules of a file as it was changed last."""
    return house_rules_in(path.read_bytes(), path.name)
