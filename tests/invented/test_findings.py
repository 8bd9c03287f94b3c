"""Findings straight from the invented region: as many as the truth has, each at its place."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from fullgjort.extraction.finding import Findings
from fullgjort.reading.document import BlockKind, Document
from fullgjort_web.invented import findings as invented
from fullgjort_web.invented.findings import archive_findings, archive_truths, document_and_findings, organisation
from fullgjort_web.invented.region import plan_region

SIZE = 240


@cache
def archive() -> tuple[tuple[Document, Findings], ...]:
    return tuple(archive_findings(5, SIZE))


def test_as_many_documents_as_were_asked_for_and_the_same_each_time() -> None:
    assert len(archive()) == SIZE
    assert list(archive_findings(5, SIZE)) == list(archive())
    assert len({document.digest for document, _ in archive()}) == SIZE


def closing(row: dict[str, Any]) -> bool:
    """Whether an assignment is cited by the decision that closes it, which is found as a decision."""
    return bool(row.get("doubtful")) and row["quote"].startswith("uppdraget att")


def test_every_item_of_the_truth_has_its_place() -> None:
    region = plan_region(5000, invented.YEARS, SIZE)
    for item in region.documents:
        _, found = document_and_findings(item, {}, "salt")
        for mine, theirs in (
            (found.assignments, "assignments"),
            (found.recommendations, "recommendations"),
            (found.decision_points, "decision_points"),
            (found.references, "references"),
        ):
            told = [row for row in item.truth[theirs] if not closing(row)]
            assert len(mine) == len(told), (item.stem, theirs)
        reports = [row for row in item.truth["assignments"] if row["report"]]
        assert len([one for one in found.assignments if one.report]) == len(reports)


def test_quotes_are_the_documents_own_words() -> None:
    for document, found in archive():
        for one in found.assignments:
            spans = [one.evidence, *one.parts, *(due.words for due in one.due), one.report and one.report.words]
            assert all(span.quote == document.quote(span.start, span.end) for span in spans if span)
            assert all(one.evidence.start <= part.start for part in one.parts)


def test_a_report_stands_after_its_assignment_and_before_the_next() -> None:
    for _, found in archive():
        reported = [one for one in found.assignments if one.report]
        for one, following in pairwise(reported):
            assert one.report
            assert one.evidence.end <= one.report.words.start
            assert one.report.words.end <= following.evidence.start


def test_a_table_keeps_its_cells() -> None:
    tables = [(d, block) for d, _ in archive() for block in d.blocks if block.kind is BlockKind.TABLE]
    assert tables
    for document, block in tables:
        rows = document.text[block.start : block.end].split("\n")
        assert [len(row.split("\t")) for row in rows] == [len(row.cells) for row in block.rows]


def test_decisions_in_minutes_know_their_paragraph() -> None:
    for _, found in archive():
        if found.kind == "minutes":
            assert all(point.paragraph for point in found.decision_points)


def test_each_part_has_boards_of_its_own() -> None:
    names = [body.name for part in range(200) for body in organisation(part).boards]
    codes = [body.code for part in range(200) for body in organisation(part).boards]
    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)


def test_a_larger_archive_comes_in_parts_with_a_truth_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invented, "PART", 60)
    names = [document.name for document, _ in archive_findings(5, 150)]
    truths = list(archive_truths(5, 150))
    assert len(set(names)) == 150
    assert [len(truth["documents"]) for truth in truths] == [60, 60, 30]
