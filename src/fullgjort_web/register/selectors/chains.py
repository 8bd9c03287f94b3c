"""Audits and what became of their recommendations: the list, and one audit's recommendations each with its chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, overload

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fullgjort_web.register.kept import kept
from fullgjort_web.register.models import (
    Assignment,
    Body,
    Document,
    Mention,
    Recommendation,
    RecommendationStep,
    Report,
)
from fullgjort_web.register.selectors.assignments import on_day
from fullgjort_web.register.selectors.story import Closing, closing_of
from fullgjort_web.register.state import State

_KIND = RecommendationStep.Kind
BATCH = 50  # audits whose counts are fetched together


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which audits: put to a board (`body`, its slug), of a year, and only those in which something came `back`."""

    body: str = ""
    year: int | None = None
    back: bool = False

    @classmethod
    def read(cls, address: Any) -> AuditFilter:
        """The choice in an address (request.GET): body, year, back."""
        year = address.get("year", "")
        return cls(
            body=address.get("body", ""),
            year=int(year) if year.isdecimal() and len(year) == 4 else None,
            back=address.get("back", "") == "1",
        )

    def __bool__(self) -> bool:
        return bool(self.body or self.year or self.back)


@dataclass(frozen=True, slots=True)
class Followed:
    """An assignment that follows from a recommendation, annotated as `on_day` says: the place that gives or proposes
    it (`step`), its latest report, and the decision that closes it (None where none was read)."""

    step: RecommendationStep
    assignment: Assignment
    report: Report | None = None
    closing: Closing | None = None

    @property
    def closed(self) -> bool:
        """Whether its giver closed it, as a person confirmed or as a decision says that was read."""
        return getattr(self.assignment, "state", "") == State.CLOSED or self.closing is not None


@dataclass(frozen=True, slots=True)
class ChainView:
    """A recommendation and what became of it; each list oldest first, empty where no document was found."""

    recommendation: Recommendation
    answers: list[RecommendationStep] = field(default_factory=list)
    followed: list[Followed] = field(default_factory=list)
    came_back: list[RecommendationStep] = field(default_factory=list)

    @property
    def retold(self) -> bool:
        """Whether only a paper that retells it was read, and not the audit itself."""
        return self.recommendation.document.kind in ("decision_memo", "minutes", "notice", "report_back")

    @property
    def answered(self) -> bool:
        return bool(self.answers) or (self.retold and self.recommendation.document.kind != "notice")

    @property
    def reported(self) -> bool:
        return any(one.report for one in self.followed)

    @property
    def closed(self) -> bool:
        """Whether every assignment that follows from it is closed; False where none does."""
        return bool(self.followed) and all(one.closed for one in self.followed)


@dataclass(frozen=True, slots=True)
class AuditView:
    """An audit (or another paper that gives recommendations) with their chains, in the order of its text.

    `day` is None where nobody knows. Counts are of recommendations."""

    document: Document
    day: date | None
    chains: list[ChainView]

    @property
    def bodies(self) -> list[Body]:
        """The boards that it is put to, each once."""
        found = {
            chain.recommendation.body.pk: chain.recommendation.body
            for chain in self.chains
            if chain.recommendation.body
        }
        return sorted(found.values(), key=lambda body: (bytes(body.sort_key), body.pk))

    @property
    def answered(self) -> int:
        return sum(chain.answered for chain in self.chains)

    @property
    def assigned(self) -> int:
        return sum(bool(chain.followed) for chain in self.chains)

    @property
    def reported(self) -> int:
        return sum(chain.reported for chain in self.chains)

    @property
    def closed(self) -> int:
        return sum(chain.closed for chain in self.chains)

    @property
    def back(self) -> int:
        return sum(bool(chain.came_back) for chain in self.chains)


def audits(chosen: AuditFilter, day: date) -> QuerySet[Document]:
    """The chosen papers that give recommendations and were known on `day`, newest first (`audit_day`)."""
    own, again = _given(day), _again(day)
    if chosen.body:
        own = own.filter(body__slug=chosen.body)
        again = again.filter(recommendation__body__slug=chosen.body)
    if chosen.back:
        own = own.filter(pk__in=_again(day).values("recommendation"))
    papers = own.order_by().values("document").union(again.order_by().values("document"))
    rows = _dated(Document.objects.filter(pk__in=papers))
    if chosen.year:
        rows = rows.filter(audit_day__year=chosen.year)
    return rows.select_related("body").defer("text", "structure").order_by(*_ORDER)


_ORDER = (F("audit_day").desc(nulls_last=True), "sort_key", "pk")


def _dated(rows: QuerySet[Document]) -> QuerySet[Document]:
    """The papers with the day of each as an audit (`audit_day`)."""
    first = Recommendation.objects.filter(document=OuterRef("pk")).order_by("pk").values("day")[:1]
    later = (
        RecommendationStep.objects.filter(document=OuterRef("pk"), kind=_KIND.CAME_BACK)
        .order_by("pk")
        .values("day")[:1]
    )
    return rows.annotate(audit_day=Coalesce(Subquery(first), Subquery(later)))


class Audits(Sequence[Document]):
    """The same papers as a list, of which only those are fetched that are looked at; which they are is kept until the
    register changes."""

    def __init__(self, chosen: AuditFilter, day: date) -> None:
        name = f"audits {day} {chosen.body} {chosen.year} {chosen.back}"
        self._keys: tuple[int, ...] = kept(
            name, lambda: tuple(audits(chosen, day).values_list("pk", flat=True)), patient=False
        ).value

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, wanted: int) -> Document: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Document]: ...

    def __getitem__(self, wanted: int | slice) -> Document | list[Document]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        rows = _dated(Document.everything.filter(pk__in=self._keys[wanted]))  # without a condition that hides the keys
        rows = rows.select_related("body").defer("text", "structure").order_by(*_ORDER)
        return [row for row in rows if row.withdrawn_at is None]


def views(documents: Iterable[Document], day: date) -> Iterator[AuditView]:
    """Each paper with its chains as they stood on `day`; a fixed number of queries for each batch of papers."""
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield from _views(batch, day)
            batch = []
    if batch:
        yield from _views(batch, day)


def audit(digest: str, day: date) -> AuditView | None:
    """The paper with that digest (or a beginning of it that fits only one); None where there is none that gives a
    recommendation."""
    found = list(audits(AuditFilter(), day).filter(digest__startswith=digest)[:2])
    return next(views(found, day)) if len(found) == 1 else None


def bodies(day: date) -> list[tuple[Body, int]]:
    """The boards that recommendations are put to, with the number of papers."""
    counts = _told(day)[0]
    return [(body, counts[body.pk]) for body in Body.objects.defer("other_names") if body.pk in counts]


def years(day: date) -> list[int]:
    """The years in which recommendations were given, newest first."""
    return _told(day)[1]


def _told(day: date) -> tuple[dict[int, int], list[int]]:
    """How many papers put recommendations to each board (by its id), and the years. Kept until the register changes."""
    name = f"boards and years of audits {day.isoformat()}"
    return kept(name, lambda: _count(day), patient=False).value


def _count(day: date) -> tuple[dict[int, int], list[int]]:
    boards = _given(day).filter(body__isnull=False).order_by().values_list("body")
    found = set(_given(day).filter(year__isnull=False).order_by().values_list("year", flat=True).distinct())
    found |= {day.year for day in _again(day).filter(day__isnull=False).dates("day", "year")}
    return dict(boards.annotate(n=Count("document", distinct=True))), sorted(found, reverse=True)


def _given(day: date) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(Q(day__isnull=True) | Q(day__lte=day))


def _again(day: date) -> QuerySet[RecommendationStep]:
    return RecommendationStep.objects.filter(kind=_KIND.CAME_BACK).filter(Q(day__isnull=True) | Q(day__lte=day))


def _views(documents: list[Document], day: date) -> Iterator[AuditView]:
    ids = [document.pk for document in documents]
    shown: dict[int, dict[int, Recommendation]] = {pk: {} for pk in ids}
    light = ("document__text", "document__structure")
    for row in _given(day).filter(document__in=ids).select_related("document", "document__body", "body").defer(*light):
        shown[row.document_id][row.pk] = row
    again = _again(day).filter(document__in=ids).values_list("document_id", "recommendation_id")
    places = list(again)
    others = {
        row.pk: row
        for row in Recommendation.objects.filter(pk__in={pk for _, pk in places})
        .select_related("document", "document__body", "body")
        .defer(*light)
    }
    for document_id, pk in places:
        shown[document_id].setdefault(pk, others[pk])
    steps = _steps({pk for own in shown.values() for pk in own}, day)
    followed = _followed([step for own in steps.values() for step in own if step.mention_id], day)
    for document in documents:
        chains = [
            _chain(row, steps.get(row.pk, []), followed)
            for row in sorted(
                shown[document.pk].values(), key=lambda row: (row.document_id != document.pk, row.start, row.pk)
            )
        ]
        yield AuditView(document, getattr(document, "audit_day", None), chains)


def _steps(recommendations: set[int], day: date) -> dict[int, list[RecommendationStep]]:
    rows = (
        RecommendationStep.objects.filter(recommendation__in=recommendations)
        .filter(Q(day__isnull=True) | Q(day__lte=day))
        .select_related("document", "document__body", "mention")
        .defer("document__text", "document__structure")
        .order_by(F("day").asc(nulls_last=True), "document__digest", "start", "pk")
    )
    found: dict[int, list[RecommendationStep]] = {}
    for row in rows:
        found.setdefault(row.recommendation_id, []).append(row)
    return found


def _followed(steps: list[RecommendationStep], day: date) -> dict[int, Followed]:
    """By the id of the assignment: the assignment with what is known of it on the day."""
    ids = {step.mention.assignment_id for step in steps if step.mention and step.mention.assignment_id}
    assignments = {row.pk: row for row in on_day(day).filter(pk__in=ids).select_related("body").defer("stems")}
    reports: dict[int, Report] = {}
    latest = (
        Report.objects.filter(assignment__in=assignments)
        .filter(Q(day__isnull=True) | Q(day__lte=day))
        .select_related("document", "document__body")
        .defer("document__text", "document__structure")
        .order_by(F("day").asc(nulls_first=True), "document__digest", "start")
    )
    for report in latest:
        reports[report.assignment_id] = report
    closings: dict[int, Closing] = {}
    told = (
        Mention.objects.filter(assignment__in=assignments, role=Mention.Role.CITED)
        .select_related("document")
        .defer("document__text", "document__structure")
    )
    for mention in told:
        closing = closing_of(mention)
        if closing and closing.on <= day and mention.assignment_id is not None:
            known = closings.get(mention.assignment_id)
            if known is None or (closing.on, closing.digest, closing.start) > (known.on, known.digest, known.start):
                closings[mention.assignment_id] = closing
    found: dict[int, Followed] = {}
    for step in steps:
        pk = step.mention.assignment_id if step.mention else None
        if pk in assignments and pk not in found:
            found[pk] = Followed(step, assignments[pk], reports.get(pk), closings.get(pk))
    return found


def _chain(recommendation: Recommendation, steps: list[RecommendationStep], followed: dict[int, Followed]) -> ChainView:
    own: dict[int, Followed] = {}
    for step in steps:
        pk = step.mention.assignment_id if step.mention else None
        if pk in followed and pk not in own:
            known = followed[pk]
            own[pk] = Followed(step, known.assignment, known.report, known.closing)
    return ChainView(
        recommendation,
        [step for step in steps if step.kind == _KIND.ANSWER],
        list(own.values()),
        [step for step in steps if step.kind == _KIND.CAME_BACK],
    )
