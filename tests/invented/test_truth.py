"""The truth about the invented documents: its words stand in every format, and its stories hold together."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from fullgjort.reading.read import read
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.region import Region, plan_region
from fullgjort_web.invented.rendering import render, suffix

YEARS = range(2018, 2026)
PLANTED = (
    "never_reported",
    "vanished",
    "unanswered_part",
    "moved",
    "moved_several_times",
    "henceforth_in_directors_report",
    "closed_without_evidence",
    "no_news",
    "no_date",
)


@cache
def region(size: int = 300) -> Region:
    return plan_region(11, YEARS, size)


def sample() -> list[Document]:
    """Two documents of each kind and body, and of each house style of the kind."""
    picked: dict[tuple[str, str, float, bool], Document] = {}
    for document in region().documents:
        picked.setdefault((document.kind, document.body, document.size, document.spaced), document)
    return list(picked.values())


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "")).casefold()


def stands(quote: str, text: str) -> bool:
    """Whether the words stand in the text, whole or in two pieces (a table's row that breaks over two pages)."""
    words = letters(quote)
    return words in text or any(words[:cut] in text and words[cut:] in text for cut in range(4, len(words) - 3))


def quotes(truth: dict) -> list[str]:
    """Every string of a document's truth that claims to stand in it."""
    found = [
        item["quote"]
        for key in ("assignments", "recommendations", "decision_points", "references")
        for item in truth[key]
    ]
    for item in truth["assignments"]:
        report = item["report"] or {}
        found += [
            *item["parts"],
            *(due["quote"] for due in item["due"]),
            *(report[key] for key in ("quote_start", "quote_end", "evidence") if report),
        ]
        found += [item["origin"]["text"]] if item["origin"]["text"] else []
    return found


@pytest.mark.parametrize("form", ["pdf-typst", "pdf-reportlab", "docx", "html", "txt"])
def test_quotes_of_the_truth_stand_in_the_document_as_it_is_read(form: str) -> None:
    absent = []
    for document in sample():
        text = letters(read(render(document, form), document.stem + suffix(form)).text)
        absent += [(document.stem, quote) for quote in quotes(document.truth) if not stands(quote, text)]
    assert absent == []


def test_quotes_of_lists_stand_in_their_workbooks() -> None:
    lists = [document for document in region().documents if document.kind == "list"]
    assert lists
    for document in lists:
        text = letters(read(render(document, "xlsx"), f"{document.stem}.xlsx").text)
        assert [quote for quote in quotes(document.truth) if letters(quote) not in text] == []


def test_the_archives_truth_names_only_documents_that_are_there() -> None:
    known = {document.stem for document in region().documents}
    for row in region().truth["assignments"] + region().truth["recommendations"]:
        named = [
            item["document"]
            for key in ("given", "reports", "moves", "answers", "came_back_in")
            for item in row.get(key, [])
        ]
        assert named
        assert set(named) <= known


def test_the_archives_quotes_stand_in_the_documents_they_name() -> None:
    texts = {document.stem: letters(render(document, "txt").decode()) for document in region().documents}
    for row in region().truth["assignments"]:
        for item in [*row["given"], *row["reports"], *row["moves"]]:
            assert letters(item["quote"]) in texts[item["document"]], item


@pytest.mark.parametrize("signal", PLANTED)
def test_every_kind_of_story_is_planted(signal: str) -> None:
    counts = Counter(name for row in region().truth["assignments"] for name in row["planted"])
    assert counts[signal] > 0


def test_recommendations_come_back() -> None:
    assert any("came_back" in row["planted"] for row in region().truth["recommendations"])


def test_a_forgotten_assignment_stands_in_no_report_back() -> None:
    reports = [document for document in region().documents if document.kind in ("report_back", "director_report")]
    forgotten = [row for row in region().truth["assignments"] if row["planted"][:1] == ["never_reported"]]
    assert forgotten
    for row in forgotten:
        origin = (row["origin"]["body"], row["origin"]["date"], row["origin"]["paragraph"])
        if row["origin"]["kind"] == "plan":
            continue
        for document in reports:
            cited = {
                (item["origin"]["body"], item["origin"]["date"], item["origin"]["paragraph"])
                for item in document.truth["assignments"]
                if letters(row["wording"]) in letters(item["quote"])
            }
            assert origin not in cited


def test_a_vanished_assignment_is_reported_and_then_missing_from_a_later_report() -> None:
    days = {document.stem: document.day for document in region().documents}
    vanished = [row for row in region().truth["assignments"] if "vanished" in row["planted"]]
    assert vanished
    for row in vanished:
        assert row["closed"] is None
        assert days[row["missing_from"]] > max(days[item["document"]] for item in row["reports"])


def test_reports_of_a_story_come_in_the_order_of_their_meetings() -> None:
    for row in region().truth["assignments"]:
        dates = [item["meeting_date"] for item in row["reports"]]
        assert dates == sorted(dates)


def test_a_report_answers_only_what_its_words_answer() -> None:
    for row in region().truth["assignments"]:
        for item in row["reports"]:
            assert set(item["parts_answered"]) <= set(range(len(row["parts"])))
            if item["status"] in ("not_started", "postponed", "transferred"):
                assert item["parts_answered"] == []


def test_no_two_documents_have_the_same_name() -> None:
    stems = [document.stem for document in region().documents]
    assert len(stems) == len(set(stems))


def test_notices_and_plain_memos_hold_no_assignment() -> None:
    quiet = [document for document in region(900).documents if document.kind == "notice"]
    assert quiet
    assert all(document.truth["assignments"] == [] for document in quiet)
