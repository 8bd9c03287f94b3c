"""The same generated document gives the same findings as PDF (by two producers), DOCX, HTML and plain text.

What is left of differences is of two kinds. Plain text of double spacing does not tell where a paragraph ends in a full
line, so that a sentence may be read together with the one before it. And a word that a line end has cut keeps its
hyphen where neither the dictionary nor the rest of the document knows it whole.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Findings
from fullgjort.reading.read import read
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.region import plan_region
from fullgjort_web.invented.rendering import render, suffix

FORMS = ("pdf-typst", "pdf-reportlab", "docx", "html", "txt")
SHARE = 0.99
SEED, SIZE, OF_EACH_KIND = 1318, 96, 2

Key = tuple[str, str, int]


def folded(quote: str | None) -> str:
    """The letters and figures of a quote: formats differ in white space and in the signs of list marks."""
    return "".join(sign for sign in (quote or "").casefold() if sign.isalnum())


def told(findings: Findings) -> dict[Key, Any]:
    """What is said of each finding, by its type, its quote, and its number among those of the same quote."""
    rows: list[tuple[str, str, Any]] = [
        ("document", "", (findings.kind, folded(findings.title), findings.body, findings.meeting_date, findings.header))
    ]
    for item in findings.assignments:
        origin = (item.origin.kind, item.origin.body, item.origin.date, item.origin.paragraph)
        due = tuple((deadline.edtf, deadline.bound, deadline.kind) for deadline in item.due)
        parts = tuple(folded(part.quote) for part in item.parts)
        status = item.report.status if item.report else None
        title = folded(item.title.quote if item.title else None)
        attributes = (title, item.giver, item.assignee, origin, due, item.recurrence, status, parts)
        rows.append(("assignment", item.evidence.quote, attributes))
    for point in findings.decision_points:
        rows.append(("decision point", point.evidence.quote, (point.number, point.body, point.state)))
    for cited in findings.references:
        rows.append(("reference", cited.evidence.quote, (cited.body, cited.date, cited.paragraph)))
    for advice in findings.recommendations:
        rows.append(("recommendation", advice.evidence.quote, (advice.source, advice.to, advice.kind)))
    for figure in findings.figures:
        rows.append(("figure", figure.evidence.quote, (figure.value, figure.unit)))
    for grant in findings.grants:
        rows.append(("grant", grant.evidence.quote, (grant.name, grant.year)))
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for kind, quote, attributes in rows:
        found[kind, folded(quote), seen[kind, folded(quote)]] = attributes
        seen[kind, folded(quote)] += 1
    return found


def findings_of(document: Document, form: str) -> dict[Key, Any]:
    name = document.stem + suffix(form)
    return told(extract(read(render(document, form), name)))


@cache
def documents() -> tuple[Document, ...]:
    """A handful of documents of every kind."""
    taken: Counter[str] = Counter()
    kept = []
    for document in reversed(plan_region(SEED, range(2021, 2025), SIZE).documents):
        taken[document.kind] += 1
        if taken[document.kind] <= OF_EACH_KIND:
            kept.append(document)
    return tuple(kept)


@cache
def compared() -> tuple[tuple[Document, dict[str, dict[Key, Any]]], ...]:
    return tuple((document, {form: findings_of(document, form) for form in FORMS}) for document in documents())


def agreement(forms: tuple[str, ...]) -> tuple[int, int, list[str]]:
    """How many findings the formats have in common, how many there are in any of them, and those that differ."""
    same = every = 0
    differing = []
    for document, found in compared():
        for key in set().union(*(found[form] for form in forms)):
            answers = [found[form].get(key) for form in forms]
            every += 1
            if all(answer == answers[0] for answer in answers):
                same += 1
            else:
                differing.append(f"{document.stem}: {key[0]} {key[1][:80]} {dict(zip(forms, answers, strict=True))}")
    return same, every, differing


def test_the_documents_are_of_all_kinds_and_say_something() -> None:
    kinds = {document.kind for document in documents()}
    assert {"minutes", "decision_memo", "report_back", "director_report", "plan", "audit_report"} <= kinds
    assert agreement(FORMS)[1] > 150


@pytest.mark.parametrize("forms", [FORMS, FORMS[:4]], ids=["all formats", "formats that keep the layout"])
def test_a_document_gives_the_same_findings_in_all_formats(forms: tuple[str, ...]) -> None:
    same, every, differing = agreement(forms)
    assert same / every >= SHARE, "\n".join(differing)
