"""Documents: the list, one document with what was read on each page, what could not be read, the boards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fullgjort_web.register.kept import kept
from fullgjort_web.register.models import (
    Assignment,
    Body,
    Document,
    Failure,
    Finding,
    MeetingMention,
    Mention,
    SearchRow,
)
from fullgjort_web.register.selectors.terms import terms
from fullgjort_web.register.selectors.verdicts import HistoryRow, history_of_document
from fullgjort_web.register.standing import Checked, EffectiveFinding, effective_findings

SORTS = {
    "newest": (F("meeting_date").desc(nulls_last=True), "sort_key", "id"),
    "oldest": (F("meeting_date").asc(nulls_last=True), "sort_key", "id"),
    "title": ("sort_key", "id"),
    "read": (F("read_at").desc(), "-id"),
}


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    text: str = ""
    body: str = ""  # a Body's slug; "-" for documents without a known body
    kind: str = ""
    year: int | None = None
    sort: str = "newest"

    @classmethod
    def read(cls, address: Any) -> DocumentFilter:
        """The choice in an address (request.GET): text, body, kind, year, sort."""
        year = address.get("year", "")
        sort = address.get("sort", "newest")
        return cls(
            text=address.get("text", "").strip(),
            body=address.get("body", ""),
            kind=address.get("kind", ""),
            year=int(year) if year.isdecimal() and len(year) == 4 else None,
            sort=sort if sort in SORTS else "newest",
        )


def documents(chosen: DocumentFilter) -> QuerySet[Document]:
    """The chosen documents with the number of findings (`findings_count`) and of assignments (`mentions_count`);
    without their texts."""
    rows = Document.objects.select_related("body").defer("text", "structure")
    if chosen.text:
        searched = terms(chosen.text)
        rows = rows.filter(pk__in=_holding(searched)) if searched else rows.none()
    if chosen.body:
        rows = rows.filter(body__isnull=True) if chosen.body == "-" else rows.filter(body__slug=chosen.body)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.year:
        rows = rows.filter(meeting_date__year=chosen.year)
    return rows.annotate(findings_count=_counted(Finding), mentions_count=_counted(Mention)).order_by(
        *SORTS[chosen.sort]
    )


def _counted(model: type[Model], owner: str = "document") -> Any:
    """How many rows of the model belong to each: counted on their own, for joins of several multiply them."""
    owned = model._default_manager.filter(**{owner: OuterRef("pk")}).order_by().values(owner).annotate(n=Count("pk"))
    return Coalesce(Subquery(owned.values("n")), 0)


def _holding(searched: list[list[str]]) -> Any:
    return SearchRow.objects.filter(stems__holds=searched).values("document_id")


def kinds_of_documents() -> dict[str, int]:
    """How many documents of each kind were read."""
    return {row["kind"]: row["n"] for row in Document.objects.order_by().values("kind").annotate(n=Count("pk"))}


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of a document: its text (a span of the document's), its size in points, what was read on it."""

    number: int
    start: int
    end: int
    width: float
    height: float
    scanned: bool
    findings: list[EffectiveFinding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document, its pages with findings after people's verdicts (rejected ones too, with that standing), the
    verdicts whose finding the rules no longer find (`to_check`), and the history of what people did."""

    document: Document
    pages: list[PageView]
    to_check: list[Checked]
    history: list[HistoryRow]
    assignments: dict[tuple[int, int], Assignment]

    @property
    def findings(self) -> list[EffectiveFinding]:
        return [finding for page in self.pages for finding in page.findings]


def document(digest: str) -> DocumentView | None:
    """The document with that digest (or a beginning of it that fits only one); None where there is none.

    `assignments` leads from a finding's span to the assignment in the register."""
    found = list(Document.objects.filter(digest__startswith=digest.lower()).select_related("body")[:2])
    if len(found) != 1 or not digest:
        return None
    row = found[0]
    findings, to_check = effective_findings(row)
    pages = []
    for page in row.structure["pages"]:
        number, start, end, width, height, scanned = page
        on_page = [finding for finding in findings if finding.page == number]
        pages.append(PageView(number, start, end, width, height, bool(scanned), on_page))
    numbers = {page.number for page in pages}
    if pages:
        pages[-1].findings.extend(finding for finding in findings if finding.page not in numbers)
    mentions = Mention.objects.filter(document=row, assignment__isnull=False).select_related("assignment")
    return DocumentView(
        document=row,
        pages=pages,
        to_check=to_check,
        history=history_of_document(row.digest),
        assignments={(m.start, m.end): m.assignment for m in mentions if m.assignment},
    )


def failures() -> QuerySet[Failure]:
    """The files that could not be read, newest first."""
    return Failure.objects.order_by("-at", "-id")


def bodies() -> QuerySet[Body]:
    """The boards in Swedish order, with `documents_count`, `assignments_count` and `last_day`."""
    return Body.objects.annotate(
        documents_count=_counted(Document, "body"),
        assignments_count=_counted(Assignment, "body"),
        last_day=Subquery(
            Document.objects.filter(body=OuterRef("pk"))
            .order_by()
            .values("body")
            .annotate(last=Max("meeting_date"))
            .values("last")
        ),
    )


def bodies_at(day: date) -> QuerySet[Body]:
    """The same boards with `meeting_day`: the first known meeting on `day` or later, else the latest before it; None
    where no meeting is known."""
    known = MeetingMention.objects.filter(body=OuterRef("pk")).order_by()
    return bodies().annotate(
        meeting_day=Coalesce(
            Subquery(known.filter(day__gte=day).order_by("day").values("day")[:1]),
            Subquery(known.order_by("-day").values("day")[:1]),
        )
    )


def without_body() -> QuerySet[Document]:
    """Minutes, memos, notices and report-backs whose board the reading did not tell: the user can add it."""
    kinds = ("minutes", "notice", "decision_memo", "report_back", "decision_summary")
    return (
        Document.objects.filter(Q(body__isnull=True), kind__in=kinds)
        .defer("text", "structure")
        .order_by("sort_key", "id")
    )


def count_without_body() -> int:
    """How many those are. Kept until the register changes."""
    return kept("without board", lambda: without_body().count(), patient=False).value


def same_day(row: Document) -> QuerySet[Document]:
    """The other documents of the same board's same meeting."""
    if row.body_id is None or not isinstance(row.meeting_date, date):
        return Document.objects.none()
    return (
        Document.objects.filter(body=row.body_id, meeting_date=row.meeting_date)
        .exclude(pk=row.pk)
        .defer("text", "structure")
        .order_by("sort_key", "id")
    )
