"""The register's chains: the same in whatever order documents are read, and only what a document touches is made anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from by_hand import minutes, reading
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fullgjort_web.register.models import (
    Document,
    Finding,
    Recommendation,
    RecommendationKey,
    RecommendationStep,
    SignalSpell,
)
from fullgjort_web.register.projection import project, rebuild
from fullgjort_web.register.recommendations import day_of_document
from fullgjort_web.register.selectors.chains import AuditFilter, audit, audits, views
from fullgjort_web.register.services import verdicts
from fullgjort_web.register.services.reading import record_reading, record_readings

pytestmark = pytest.mark.django_db

ADVICE = "Säkerställa att hemdialysen följs upp med väntetider"
GENERAL = "Stärka uppföljningen av fattade beslut"
TASK = "att ge regiondirektören i uppdrag att redovisa väntetider till hemdialys"
TODAY = date(2026, 1, 1)


def report(title: str = "Granskning av hemdialysen", day: str = "2019-02-01", *advice: str, **more: Any) -> Any:
    said = advice or (ADVICE, GENERAL)
    text = f"{title}\n\nVi rekommenderar regionstyrelsen att\n\n" + "\n\n".join(said) + "\n"
    return reading(
        text,
        kind="audit_report",
        body=None,
        day=None,
        title=title,
        name=f"{day} {title}.txt",
        recommendations=said,
        **more,
    )


def answer() -> Any:
    text = f"Svar på granskning av hemdialysen\n\nRevisorerna rekommenderar\n\n{ADVICE}\n\nFörslag till beslut\n\n{TASK}.\n"
    return reading(
        text, kind="decision_memo", day=None, title="Svar på granskning av hemdialysen", name="2019-04-01 svar.txt",
        recommendations=[ADVICE], assignments=[{"quote": TASK, "origin": {"kind": "decision"}}],
    )  # fmt: skip


def decided() -> Any:
    other = "att uppdra åt regiondirektören att utreda skolskjuts"
    text = f"Protokoll 2019-05-02\n\n§ 7 Svar på granskning av hemdialysen\n\n{TASK}.\n\n§ 8 Skolskjuts\n\n{other}.\n"
    return reading(
        text, day="2019-05-02", title="Protokoll 2019-05-02", name="protokoll.txt",
        assignments=[{"quote": quote, "origin": {"kind": "decision"}} for quote in (TASK, other)],
        points=[{"quote": TASK, "paragraph": 7, "gives": True}],
    )  # fmt: skip


def later() -> Any:
    return report("Uppföljande granskning av hemdialysen", "2022-03-03", ADVICE)


def archive() -> list[Any]:
    return [report(), answer(), decided(), later(), report("Granskning av tandvården", "2022-02-02", GENERAL)]


def shown() -> list[tuple[Any, ...]]:
    """All chains, without the numbers of rows."""
    chains = []
    for row in Recommendation.objects.select_related("document", "finding"):
        steps = sorted(
            (s.kind, s.document.name, s.quote, str(s.day), s.reason) for s in row.steps.select_related("document")
        )
        signals = sorted((s.name, str(s.since), s.why, s.document.name) for s in row.signals.select_related("document"))
        assert row.finding.quote == row.quote
        chains.append((row.document.name, row.quote, str(row.day), steps, signals))
    return sorted(chains)


def test_the_chain_of_a_recommendation_is_kept() -> None:
    record_readings(archive())
    row = Recommendation.objects.get(document__name__startswith="2019", quote=ADVICE)
    steps = {(step.kind, step.document.name) for step in row.steps.select_related("document")}
    assert steps == {
        ("answer", "2019-04-01 svar.txt"),
        ("assignment", "2019-04-01 svar.txt"),
        ("assignment", "protokoll.txt"),
        ("came_back", "2022-03-03 Uppföljande granskning av hemdialysen.txt"),
    }
    assert not RecommendationStep.objects.filter(quote__contains="skolskjuts").exists()
    signal = SignalSpell.objects.get(name="came_back")
    assert (signal.recommendation, signal.since, signal.act) == (row, date(2022, 3, 3), "check")
    assert signal.why == (
        "Rekommendationen gavs den 1 februari 2019 och ges igen i ”Uppföljande granskning av hemdialysen” den 3 mars 2022."
    )


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 1, 0, 4, 2), (2, 3, 1, 0, 4), (1, 2, 4, 3, 0)])
def test_the_order_of_reading_makes_no_difference(order: tuple[int, ...]) -> None:
    for number in order:
        made = archive()[number]
        record_reading(made.document, made.findings)
    one_at_a_time = shown()
    rebuild()
    assert one_at_a_time == shown()
    followed = [("assignment", "2019-04-01 svar.txt"), ("assignment", "protokoll.txt")]
    back = ("came_back", "2022-03-03 Uppföljande granskning av hemdialysen.txt")
    assert [[step[:2] for step in steps] for _, _, _, steps, _ in shown()] == [
        followed,
        [("answer", "2019-04-01 svar.txt"), *followed, back],
        [],
    ]


def test_reading_again_and_rebuilding_give_the_same() -> None:
    record_readings(archive())
    expected = shown()
    project([Document.objects.get(name="2019-04-01 svar.txt").pk])
    assert shown() == expected
    rebuild()
    assert shown() == expected


def test_a_rejected_answer_and_a_document_read_in_another_way_leave_the_chain() -> None:
    record_readings(archive())
    told = Finding.objects.get(document__name="2019-04-01 svar.txt", type="recommendation")
    undo = verdicts.reject(told.pk, by="Prov")
    assert not RecommendationStep.objects.filter(kind="answer").exists()
    verdicts.undo(undo.pk, by="Prov")
    assert RecommendationStep.objects.filter(kind="answer").count() == 1
    again = answer()
    bare = reading(
        again.document.text, kind="decision_memo", day=None, title="Svar på granskning av hemdialysen",
        name="2019-04-01 svar.txt", digest=again.document.digest, ruleset="2",
    )  # fmt: skip
    record_reading(bare.document, bare.findings)
    assert {step.document.name for step in RecommendationStep.objects.filter(kind="assignment")} == {"protokoll.txt"}


def test_a_document_of_another_matter_touches_no_chain() -> None:
    record_readings(archive())
    before = set(Recommendation.objects.values_list("pk", flat=True))
    other = minutes()
    record_reading(other.document, other.findings)
    assert set(Recommendation.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2019-02-01 Granskning.pdf", date(2019, 2, 1)),
        ("granskning_2019-02-01_slutlig.pdf", date(2019, 2, 1)),
        ("granskning-2019.pdf", None),
        ("granskning 2019-02-31.pdf", None),
    ],
)
def test_an_audit_without_a_printed_day_has_that_of_its_name(name: str, expected: date | None) -> None:
    assert day_of_document(Document(name=name, attributes={})) == expected


def test_the_audits_are_listed_with_counts_newest_first() -> None:
    record_readings(archive())
    found = list(views(audits(AuditFilter(), TODAY), TODAY))
    assert [(view.document.title, len(view.chains), view.answered, view.assigned, view.back) for view in found] == [
        ("Uppföljande granskning av hemdialysen", 1, 1, 1, 1),
        ("Granskning av tandvården", 1, 0, 0, 0),
        ("Granskning av hemdialysen", 2, 1, 2, 1),
    ]


def test_the_choice_of_audits_narrows_the_list() -> None:
    record_readings(archive())
    assert [row.title for row in audits(AuditFilter(year=2019), TODAY)] == ["Granskning av hemdialysen"]
    assert audits(AuditFilter(back=True), TODAY).count() == 2
    assert audits(AuditFilter(body="rs"), TODAY).count() == 0


def test_a_later_audit_is_not_known_before_its_day() -> None:
    record_readings(archive())
    found = audit(report().document.digest, date(2020, 1, 1))
    assert found is not None
    assert [chain.came_back for chain in found.chains] == [[], []]
    assert audit(later().document.digest, date(2020, 1, 1)) is None


def test_more_audits_need_no_more_queries() -> None:
    record_readings(archive())

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            list(views(audits(AuditFilter(), TODAY), TODAY))
        return len(told)

    before = queries()
    record_readings([report(f"Granskning av område nummer {n}", f"2020-01-{n:02d}") for n in range(1, 20)])
    assert queries() == before


def test_assignments_that_nothing_leads_to_have_no_keys() -> None:
    other = minutes()
    record_reading(other.document, other.findings)
    assert not RecommendationKey.objects.exists()
