"""What people said about findings: the standing of each, and the history with what can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fullgjort_web.register.models import Document, Finding, Verdict


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act and whether it still holds. `before` is what a corrected field said until then, in the finding's own
    shape; `before_known` is false where the rules no longer find what was corrected."""

    verdict: Verdict
    undone: bool
    before: Any = None
    before_known: bool = False

    @property
    def can_be_undone(self) -> bool:
        return not self.undone and self.verdict.act != Verdict.Act.UNDO


def history_of(places: Iterable[tuple[str, int, int, str]]) -> list[HistoryRow]:
    """What people did about the findings at these places (digest, start, end, quote), oldest first. A place matches
    when the spans overlap, so that verdicts on a span that the rules have since trimmed are shown too."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for digest, start, end, _quote in places:
        spans.setdefault(digest, []).append((start, end))
    rows = Verdict.objects.filter(digest__in=spans).order_by("id")
    shown = [row for row in rows if any(row.start < end and start < row.end for start, end in spans[row.digest])]
    return _told(shown, list(rows))


def history_of_document(digest: str) -> list[HistoryRow]:
    """Everything people did about a document and its findings, oldest first."""
    rows = list(Verdict.objects.filter(digest=digest).order_by("id"))
    return _told(rows, rows)


def _told(shown: list[Verdict], rows: list[Verdict]) -> list[HistoryRow]:
    """The rows as they are shown; `rows` are all of their documents, oldest first."""
    undone = {row.undoes_id: row.pk for row in rows if row.undoes_id}
    read = _read({row.digest for row in shown if row.act == Verdict.Act.CORRECT})
    told = []
    for row in shown:
        before, known = None, False
        if row.act == Verdict.Act.CORRECT:
            attributes = read.get(_place(row))
            if attributes is not None:
                before, known = attributes.get(row.field), True
            for earlier in rows:
                if earlier.pk >= row.pk or _place(earlier) != _place(row):
                    continue
                if undone.get(earlier.pk, row.pk) < row.pk:  # taken back before this was said
                    continue
                kept = (earlier.value or {}).get("attributes") if earlier.act == Verdict.Act.ADD else None
                if kept is not None:
                    before, known = kept.get(row.field), True
                elif earlier.act == Verdict.Act.CORRECT and earlier.field == row.field:
                    before, known = earlier.value, True
        told.append(HistoryRow(row, row.pk in undone, before, known))
    return told


type _Place = tuple[str, str, int, int]


def _place(row: Verdict) -> _Place:
    return row.digest, row.type, row.start, row.end


def _read(digests: set[str]) -> dict[_Place, dict[str, Any]]:
    """What the reading says at each place of these documents, reports and the documents themselves among them."""
    if not digests:
        return {}
    found: dict[_Place, dict[str, Any]] = {}
    for digest, attributes in Document.objects.filter(digest__in=digests).values_list("digest", "attributes"):
        found[digest, "document", 0, 0] = attributes
    findings = Finding.objects.filter(document__digest__in=digests)
    for digest, type_, start, end, attributes in findings.values_list(
        "document__digest", "type", "start", "end", "attributes"
    ):
        found.setdefault((digest, type_, start, end), attributes)
        for report in attributes.get("reports") or []:
            found.setdefault((digest, "report", report["start"], report["end"]), report)
    return found
