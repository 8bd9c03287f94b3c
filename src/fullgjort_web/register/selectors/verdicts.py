"""What people said about findings: the standing of each, and the history with what can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fullgjort_web.register.models import Verdict


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act and whether it still holds (`undone` names the row that took it back)."""

    verdict: Verdict
    undone: bool

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
    undone = set(Verdict.objects.filter(digest__in=spans, undoes__isnull=False).values_list("undoes_id", flat=True))
    return [
        HistoryRow(row, row.pk in undone)
        for row in rows
        if any(row.start < end and start < row.end for start, end in spans[row.digest])
    ]


def history_of_document(digest: str) -> list[HistoryRow]:
    """Everything people did about a document and its findings, oldest first."""
    rows = list(Verdict.objects.filter(digest=digest).order_by("id"))
    undone = {row.undoes_id for row in rows if row.undoes_id}
    return [HistoryRow(row, row.pk in undone) for row in rows]
