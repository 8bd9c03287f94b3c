"""What was read on a page, as it is listed and marked: findings and the reports inside them, numbered in the order of
the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from fullgjort_web.register.models import Assignment, Verdict
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.selectors.documents import DocumentView
from fullgjort_web.register.shape import plain
from fullgjort_web.register.standing import EffectiveFinding
from fullgjort_web.register.state import FindingType, OriginKind, Standing, Status
from fullgjort_web.site import labels, wording
from fullgjort_web.site.labels import TYPES

SIDE_TYPES = frozenset({FindingType.REFERENCE.value, FindingType.FIGURE.value})
"""Types that are shown only when asked for: they are many, and few pages are read for their sake."""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered finding or report on a page. `facts` are pairs of name and value as read, `marks` the decisive words
    of the quotation (all of it where empty)."""

    number: int
    type: str
    label: str
    start: int
    end: int
    page: int
    quote: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    rule: str = ""
    certainty: str = "sure"
    doubtful: bool = False
    added: bool = False
    to_check: bool = False
    marks: tuple[str, ...] = ()
    assignment: Assignment | None = None
    verdict: Verdict | None = None

    @property
    def anchor(self) -> str:
        return f"{self.type}-{self.start}"

    @property
    def rejected(self) -> bool:
        return self.standing == Standing.REJECTED


def items_on(view: DocumentView, page: int, *, all_types: bool = False) -> list[Item]:
    """The items on a page of the document; references and figures only with `all_types`."""
    found = [item for item in _items(view) if item.page == page and (all_types or item.type not in SIDE_TYPES)]
    found.sort(key=lambda item: (item.start, -item.end, item.type))
    return [_numbered(item, number) for number, item in enumerate(found, start=1)]


def count_by_page(view: DocumentView) -> dict[int, int]:
    """How many items (references and figures aside) each page has."""
    counts: dict[int, int] = {}
    for item in _items(view):
        if item.type not in SIDE_TYPES:
            counts[item.page] = counts.get(item.page, 0) + 1
    return counts


def side_count(view: DocumentView, page: int) -> int:
    """How many references and figures the page has."""
    return sum(item.page == page and item.type in SIDE_TYPES for item in _items(view))


def _numbered(item: Item, number: int) -> Item:
    from dataclasses import replace

    return replace(item, number=number)


def _items(view: DocumentView) -> Iterator[Item]:
    pages = [(page.start, page.number) for page in view.pages]

    def page_at(position: int) -> int:
        return max((number for start, number in pages if start <= position), default=1)

    for finding in view.findings:
        yield _item(view, finding)
        if finding.type == FindingType.ASSIGNMENT and finding.standing != Standing.REJECTED:
            for report in finding.attributes.get("reports") or []:
                span = (report["start"], report["end"])
                if (report["start"], report["end"]) == (finding.start, finding.end):
                    continue
                standing = (
                    Standing.REJECTED
                    if span in finding.rejected_reports
                    else Standing.CONFIRMED
                    if span in finding.confirmed_reports
                    else Standing.PROPOSED
                )
                yield Item(
                    number=0,
                    type="report",
                    label=str(TYPES["report"]),
                    start=span[0],
                    end=span[1],
                    page=page_at(span[0]),
                    quote=report["quote"],
                    standing=standing.value,
                    facts=tuple(_report_facts(report)),
                    rule=report.get("rule") or "",
                    marks=(plain(report.get("evidence")),) if report.get("evidence") else (),
                    assignment=view.assignments.get((finding.start, finding.end)),
                    verdict=_verdict_on_report(view, span, report["quote"]),
                )


def _verdict_on_report(view: DocumentView, span: tuple[int, int], quote: str) -> Verdict | None:
    """The latest act about a report that holds; None where nobody has said anything."""
    for row in reversed(view.history):
        verdict = row.verdict
        if (
            verdict.type == "report"
            and row.can_be_undone
            and ((verdict.start, verdict.end) == span or verdict.quote == quote)
        ):
            return verdict
    return None


def _item(view: DocumentView, finding: EffectiveFinding) -> Item:
    kind = finding.attributes.get("kind") if finding.type == FindingType.RECOMMENDATION else ""
    label = str(TYPES["need" if kind == "need" else finding.type])
    parts = finding.attributes.get("parts") or []
    if finding.type == FindingType.ASSIGNMENT and len(parts) > 1:
        label = gettext("Uppdrag i %(n)s delpunkter") % {"n": len(parts)}
    return Item(
        number=0,
        type=finding.type,
        label=label,
        start=finding.start,
        end=finding.end,
        page=finding.page,
        quote=finding.quote,
        standing=finding.standing,
        facts=tuple(_facts(finding)),
        rule=finding.rule,
        certainty=finding.certainty,
        doubtful=finding.doubtful,
        added=finding.added,
        to_check=finding.to_check,
        assignment=view.assignments.get((finding.start, finding.end)) if finding.type == "assignment" else None,
        verdict=finding.verdict,
    )


def _report_facts(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if report.get("status") in Status.values:
        yield labels.field_name("status"), str(Status(report["status"]).label)
    for name in ("date", "unit"):
        if report.get(name):
            yield labels.field_name(name), str(report[name])


def _facts(finding: EffectiveFinding) -> Iterator[tuple[str, str]]:
    values = finding.attributes
    match finding.type:
        case FindingType.ASSIGNMENT:
            yield from _assignment_facts(values)
        case FindingType.DECISION_POINT:
            if values.get("paragraph") is not None:
                yield labels.field_name("paragraph"), f"§\u00a0{values['paragraph']}"
            if values.get("number") is not None:
                yield labels.field_name("number"), str(values["number"])
            if values.get("body"):
                yield labels.field_name("body"), str(values["body"])
            yield gettext("Läge"), str(labels.POINT_STATES.get(values.get("state", ""), values.get("state") or ""))
            yield labels.field_name("creates_assignment"), _yes(values.get("creates_assignment"))
        case FindingType.FIGURE:
            yield labels.field_name("value"), _figure(values)
            for name in ("subject", "period"):
                if values.get(name):
                    yield labels.field_name(name), str(values[name])
        case _:
            for name, value in values.items():
                if value in (None, "", []) or name == "kind":
                    continue
                shown = str(labels.HEDGES.get(value, value)) if name == "hedge" else str(value)
                if name == "paragraph":
                    shown = f"§\u00a0{value}"
                yield labels.field_name(name), shown


def _assignment_facts(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if plain(values.get("title")):
        yield labels.field_name("title"), plain(values["title"])
    for name in ("giver", "assignee"):
        if values.get(name):
            yield labels.field_name(name), str(values[name])
    parts = [plain(part) for part in values.get("parts") or []]
    if len(parts) > 1:
        yield labels.field_name("parts"), " · ".join(parts)
    for due in values.get("due") or []:
        read = _read_as(due)
        yield labels.field_name("due"), f"{plain(due)}{f' ({read})' if read else ''}"
    if values.get("recurrence"):
        yield labels.field_name("recurrence"), labels.recurrence(values["recurrence"])
    origin = values.get("origin") or {}
    words = origin_words(origin)
    if words:
        yield labels.field_name("origin"), words


def origin_words(origin: dict[str, Any]) -> str:
    """An origin in words: its own, else board, date and §."""
    if origin.get("text"):
        return str(origin["text"])
    paragraph = f"§\u00a0{origin['paragraph']}" if origin.get("paragraph") is not None else ""
    told = " ".join(str(w) for w in (origin.get("body"), origin.get("date"), paragraph) if w)
    kind = origin.get("kind") or "unknown"
    if kind == "unknown" or kind not in OriginKind.values:
        return told
    return f"{OriginKind(kind).label}{', ' + told if told else ''}"


def _read_as(due: dict[str, Any]) -> str:
    """How a deadline was read, in days; empty where it names none."""
    earliest, latest = day_of(due.get("earliest")), day_of(due.get("latest"))
    if earliest and latest and earliest != latest:
        return gettext("läst som %(period)s") % {"period": wording.period_words(earliest, latest)}
    if latest:
        return gettext("läst som %(day)s") % {"day": wording.day_words(latest)}
    return gettext("läst som tidigast %(day)s") % {"day": wording.day_words(earliest)} if earliest else ""


def _figure(values: dict[str, Any]) -> str:
    hedge = labels.HEDGES.get(values.get("hedge") or "")
    number = f"{values.get('value'):g}".replace(".", ",") if values.get("value") is not None else ""
    return " ".join(str(w) for w in (hedge, number, values.get("unit")) if w)


def _yes(value: Any) -> str:
    return gettext("ja") if value else gettext("nej")
