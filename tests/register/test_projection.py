"""What the register shows of readings and verdicts, and that it comes out equal however it is made."""

from __future__ import annotations

import itertools
import json
import random
import re
from dataclasses import replace
from datetime import date

import pytest
from by_hand import minutes, reading, report_back

from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import Assignment, AssignmentCode, Document, Event, Finding, Link, Mention, Verdict
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.selectors.documents import document as document_view
from fullgjort_web.register.selectors.story import find_by_code, story
from fullgjort_web.register.services import verdicts
from fullgjort_web.register.services.boards import add_body
from fullgjort_web.register.services.reading import Recorded, record_reading, record_readings

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 16)


def archive() -> list:
    """A small archive with what makes linking hard: repeats, two tasks under one §, plan rows, several years."""
    two = "att ge regiondirektören i uppdrag att se över jourschemat vid sjukhusen"
    other = "att ge regiondirektören i uppdrag att redovisa arbetad jourtid per klinik"
    return [
        minutes(),
        minutes("kartlägga reservkraften vid länets sjukhus", day="2024-04-10", paragraph=31),
        reading(
            f"Protokoll 2024-05-08\n\n§ 40 Jour\n\n{two}.\n\n{other}.\n",
            day="2024-05-08",
            assignments=[
                {"quote": two, "origin": {"kind": "decision"}},
                {"quote": other, "origin": {"kind": "decision"}},
            ],
            points=[{"quote": two, "paragraph": 40, "gives": True}, {"quote": other, "paragraph": 40, "gives": True}],
        ),
        report_back(
            [
                ("Utreda gemensam tolkförmedling", "RS 2024-02-14 § 23", "Arbetet pågår.", "ongoing"),
                ("Redovisa jourtiden per klinik", "RS 2024-05-08 § 40", "Redovisas i höst.", "postponed"),
                ("Jouren", "RS 2024-05-08 § 40", "Se ovan.", "unclear"),
                ("Stärka det förebyggande arbetet", "Stabsplan 2024", "En rapport är klar.", "done"),
            ]
        ),
        report_back(
            [
                ("Utreda gemensam tolkförmedling", "RS 2024-02-14 § 23", "Utredningen är klar.", "done"),
                ("Stärka det förebyggande arbetet", "Stabsplan 2025", "Arbetet fortsätter.", "ongoing"),
            ],
            day="2025-06-11",
        ),
    ]


def test_a_report_belongs_to_the_assignment_that_its_row_cites():
    record_readings(archive())
    shown = Assignment.objects.get(origin_paragraph=23)
    assert shown.wording == "att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling"
    assert (shown.reports, shown.status, shown.reported_on) == (2, "done", date(2025, 6, 11))
    assert (shown.given_on, shown.body.slug, shown.origin_kind) == (date(2024, 2, 14), "rs", "decision")
    assert [m.reason for m in shown.mentions.order_by("day")] == ["", *["Samma beslut: RS 2024-02-14 §\u00a023."] * 2]


def test_the_same_plan_row_in_two_years_is_one_assignment():
    record_readings(archive())
    shown = Assignment.objects.get(origin_kind="plan")
    assert (shown.mentions_count, shown.reports, shown.status) == (2, 2, "ongoing")


def test_two_tasks_under_one_paragraph_stay_two_and_an_unclear_row_is_a_question():
    record_readings(archive())
    under_40 = Assignment.objects.filter(origin_paragraph=40)
    assert under_40.count() == 3
    clear = under_40.get(wording__contains="arbetad jourtid")
    assert (clear.reports, clear.status) == (1, "postponed")
    asked = Link.objects.filter(mention__quote="Jouren")
    assert asked.count() == 2
    assert all("räcker inte" in link.reason for link in asked)


@pytest.mark.parametrize("seed", range(6))
def test_the_register_does_not_depend_on_batches_or_on_the_order_of_import(seed):
    readings = archive()
    random.Random(seed).shuffle(readings)
    for batch in itertools.batched(readings, 1 + seed % 3):
        record_readings(batch)
    shown = without_codes(list(canonical()))
    clear_register()
    record_readings(archive())
    assert without_codes(list(canonical())) == shown


def without_codes(lines):
    """Codes keep the order in which the register learnt of things, so they are left out here."""
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row.pop("code", None)
        for mention in row.get("mentions", []):
            mention.pop(7)
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def clear_register():
    from fullgjort_web.register import models

    for model in (models.Link, models.Report, models.Part, models.MentionKey, models.Mention, models.Assignment,
                  models.MeetingMention, models.SearchRow, models.Finding, models.AssignmentCode, models.Document,
                  models.Body, models.Event):  # fmt: skip
        model.objects.all().delete()


def test_batches_make_no_difference_to_codes():
    record_readings(archive())
    whole = list(canonical())
    clear_register()
    for one in archive():
        record_readings([one])
    assert list(canonical()) == whole


def test_dropped_and_rebuilt_the_projection_is_equal_also_after_verdicts_and_a_new_rule_set():
    record_readings(archive())
    finding = Finding.objects.filter(type="assignment").order_by("id")
    verdicts.confirm(finding[0].pk, by="anna")
    verdicts.reject(finding[1].pk, by="anna")
    verdicts.correct(finding[2].pk, "assignee", "HR-direktören", by="anna")
    record_reading(minutes_again().document, minutes_again().findings)
    before = list(canonical())
    rebuild()
    assert list(canonical()) == before


def test_the_export_holds_everything_that_a_register_cannot_make_again():
    record_readings(archive())
    add_body("Älvnämnden", by="anna")
    finding = Finding.objects.filter(type="assignment").order_by("id")[0]
    assignment = Mention.objects.get(finding=finding).assignment
    verdicts.close_assignment(assignment.code, "as_decided", by="anna")
    lost = reading(minutes().document.text, ruleset="3")
    record_reading(lost.document, lost.findings)
    rows = [json.loads(line) for line in canonical()]
    of = {kind: [row for row in rows if row["row"] == kind] for kind in ("body", "document", "event", "code")}
    assert {"added_by": "anna", "name": "Älvnämnden"}.items() <= next(b for b in of["body"] if b["added_by"]).items()
    assert next(event["kind"] for event in of["event"] if event["digest"] == lost.document.digest) == "read"
    assert {event["kind"] for event in of["event"]} == {"read", "read_again", "closed", "body_added"}
    assert len(of["code"]) == AssignmentCode.objects.count()
    assert any(code["heir"] for code in of["code"])
    assert len({document["text_digest"] for document in of["document"]}) == Document.objects.count()
    assert all(document["structure_digest"] for document in of["document"])


def minutes_again():
    """The first minutes read by newer rules, that see a shorter span."""
    first = minutes()
    again = "regiondirektören i uppdrag att utreda en gemensam tolkförmedling"
    return reading(
        first.document.text, day="2024-02-14", ruleset="2", assignments=[{"quote": again}],
        points=[{"quote": again, "paragraph": 23, "gives": True}],
    )  # fmt: skip


def test_the_same_bytes_are_read_once():
    assert record_readings([minutes(), minutes()]) == [Recorded.READ, Recorded.UNCHANGED]
    assert record_readings([minutes()]) == [Recorded.UNCHANGED]
    assert (Document.objects.count(), Assignment.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_a_newer_rule_set_replaces_statements_and_keeps_the_code():
    record_readings(archive())
    code = Assignment.objects.get(origin_paragraph=23).code
    again = minutes_again()
    assert record_reading(again.document, again.findings) is Recorded.READ_AGAIN
    assert Assignment.objects.get(origin_paragraph=23).code == code
    assert Finding.objects.filter(document__digest=again.document.digest, type="assignment").count() == 1


def test_a_code_lives_on_when_the_rules_no_longer_find_its_first_place():
    record_readings(archive())
    code = Assignment.objects.get(origin_paragraph=23).code
    lost = reading(minutes().document.text, ruleset="3")
    record_reading(lost.document, lost.findings)
    shown = Assignment.objects.get(origin_paragraph=23)
    assert shown.code == code
    assert find_by_code(code) == code
    before = list(canonical())
    rebuild()
    assert list(canonical()) == before
    record_readings([minutes_again()])
    assert Assignment.objects.get(origin_paragraph=23).code == code


def test_every_code_of_an_assignment_leads_to_it():
    record_readings(archive())
    shown = Assignment.objects.get(origin_paragraph=23)
    assert {find_by_code(mention.code.code) for mention in shown.mentions.all()} == {shown.code}
    assert find_by_code("2024-AAAAA") is None
    assert AssignmentCode.objects.count() == Mention.objects.count()


def test_what_a_person_confirmed_stays_when_the_rules_lose_it_and_is_shown_as_to_check():
    record_readings([minutes()])
    finding = Finding.objects.get(type="assignment")
    verdicts.confirm(finding.pk, by="anna")
    lost = reading(minutes().document.text, ruleset="2")
    record_reading(lost.document, lost.findings)
    shown = Assignment.objects.get()
    assert (shown.standing, shown.to_check, shown.wording) == ("confirmed", True, finding.quote)
    view = document_view(lost.document.digest)
    assert [checked.verdict.act for checked in view.to_check] == ["confirm"]


def test_a_rejection_whose_finding_is_gone_is_shown_as_to_check():
    record_readings([minutes()])
    verdicts.reject(Finding.objects.get(type="assignment").pk, by="anna")
    lost = reading(minutes().document.text, ruleset="2")
    record_reading(lost.document, lost.findings)
    assert [c.verdict.act for c in document_view(lost.document.digest).to_check] == ["reject"]
    assert not Assignment.objects.exists()


def test_a_verdict_follows_the_same_words_to_their_new_place():
    record_readings([minutes()])
    verdicts.correct(Finding.objects.get(type="assignment").pk, "assignee", "HR-direktören", by="anna")
    first = minutes()
    moved = reading(first.document.text, ruleset="2")
    text = "Ny rad.\n\n" + first.document.text
    quote = first.findings.assignments[0].evidence.quote
    moved = reading(text, ruleset="2", digest=first.document.digest, assignments=[{"quote": quote}])
    record_reading(moved.document, moved.findings)
    assert Assignment.objects.get().assignee == "HR-direktören"


TWICE = (
    "Protokoll 2024-05-08\n\n§ 40 Jour\n\natt ge regiondirektören i uppdrag att se över jourschemat.\n\n"
    "§ 41 Jour i norr\n\natt ge regiondirektören i uppdrag att se över jourschemat.\n"
)
SAME = "att ge regiondirektören i uppdrag att se över jourschemat"


def read_twice(text: str, places: list[int], ruleset: str) -> None:
    """A reading that finds the same words at the given places (their number in the text)."""
    made = reading(text, digest="d" * 64, ruleset=ruleset, assignments=[{"quote": SAME}] * len(places))
    starts = [match.start() for match in re.finditer(SAME, text)]
    moved = tuple(
        replace(one, evidence=replace(one.evidence, start=starts[n], end=starts[n] + len(SAME)))
        for one, n in zip(made.findings.assignments, places, strict=True)
    )
    record_reading(made.document, replace(made.findings, assignments=moved))


def standing_of(text: str) -> tuple[list[tuple[int, str]], list[str]]:
    starts = [match.start() for match in re.finditer(SAME, text)]
    view = document_view("d" * 64)
    found = [(starts.index(f.start), f.standing) for f in view.findings if f.type == "assignment" and f.finding_id]
    return found, [checked.verdict.act for checked in view.to_check]


def test_a_verdict_does_not_move_to_the_same_words_elsewhere_while_its_own_still_stand_there():
    read_twice(TWICE, [0], "1")
    verdicts.reject(Finding.objects.get(type="assignment").pk, by="anna")
    read_twice(TWICE, [1], "2")
    assert standing_of(TWICE) == ([(1, "proposed")], ["reject"])


def test_a_verdict_does_not_choose_between_two_places_with_its_words():
    read_twice(TWICE, [0, 1], "1")
    verdicts.reject(Finding.objects.filter(type="assignment").order_by("start")[0].pk, by="anna")
    text = "Ny rad.\n\n" + TWICE
    read_twice(text, [0, 1], "2")
    assert standing_of(text) == ([(0, "proposed"), (1, "proposed")], ["reject"])


def test_two_verdicts_do_not_meet_in_the_one_place_that_is_left():
    read_twice(TWICE, [0, 1], "1")
    first, second = Finding.objects.filter(type="assignment").order_by("start")
    verdicts.confirm(first.pk, by="anna")
    verdicts.reject(second.pk, by="anna")
    text = "Ny rad.\n\n" + TWICE
    read_twice(text, [0], "2")
    assert standing_of(text) == ([(0, "confirmed")], ["reject"])


def test_a_verdict_on_an_answer_does_not_move_to_another_row_with_the_same_answer():
    answer = "Arbetet pågår."
    rows = [
        ("Utreda tolkar", "RS 2024-02-14 § 23", answer, "ongoing"),
        ("Se över jouren", "RS 2024-05-08 § 40", answer, "ongoing"),
    ]
    made = report_back(rows)
    first, second = made.findings.assignments
    start = made.document.text.rindex(answer)
    report = replace(second.report, words=replace(second.report.words, start=start, end=start + len(answer)))
    second = replace(second, report=report, reports=(report,))
    record_reading(made.document, replace(made.findings, assignments=(first, second)))
    words = first.report.words
    verdicts.judge(made.document.digest, "report", words.start, words.end, "reject", by="anna")
    assert sorted(Assignment.objects.values_list("origin_paragraph", "reports")) == [(23, 0), (40, 1)]
    record_reading(made.document, replace(made.findings, assignments=(second,), ruleset="2"))
    assert sorted(Assignment.objects.values_list("origin_paragraph", "reports")) == [(40, 1)]
    assert [checked.verdict.act for checked in document_view(made.document.digest).to_check] == ["reject"]


def test_rejected_is_gone_and_undone_is_back_with_its_code():
    record_readings([minutes()])
    code = Assignment.objects.get().code
    verdict = verdicts.reject(Finding.objects.get(type="assignment").pk, by="anna", note="Ett förtroendeuppdrag")
    assert not Assignment.objects.exists()
    undoing = verdicts.undo(verdict.pk, by="anna")
    assert Assignment.objects.get().code == code
    verdicts.undo(undoing.pk, by="anna")
    assert not Assignment.objects.exists()
    with pytest.raises(verdicts.VerdictError, match="redan ångrat"):
        verdicts.undo(verdict.pk, by="anna")
    assert Verdict.objects.count() == 3


def test_what_the_reading_missed_is_added_by_marking_text():
    first = reading("Styrelsen vill att HR-direktören ser över lönerna.\n", title="Protokoll")
    record_readings([first])
    start = first.document.text.index("att HR")
    end = first.document.text.index(".")
    verdicts.add_missing(first.document.digest, "assignment", start, end, {"assignee": "HR-direktören"}, by="anna")
    shown = Assignment.objects.get()
    assert (shown.wording, shown.assignee, shown.standing) == (
        "att HR-direktören ser över lönerna", "HR-direktören", "confirmed",
    )  # fmt: skip
    verdicts.judge(first.document.digest, "assignment", start, end, "reject", by="anna")
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10**6), (6, 2)])
def test_an_impossible_place_is_refused(start, end):
    first = reading("Styrelsen vill.\n")
    record_readings([first])
    with pytest.raises(verdicts.VerdictError, match="Markera"):
        verdicts.add_missing(first.document.digest, "assignment", start, end, {}, by="anna")


def test_an_unknown_field_is_refused_and_the_known_ones_are_named():
    record_readings([minutes()])
    with pytest.raises(verdicts.VerdictError, match="giver, assignee"):
        verdicts.correct(Finding.objects.get(type="assignment").pk, "ansvarig", "X", by="anna")


def test_a_report_can_be_rejected_and_corrected():
    record_readings(archive())
    listed = report_back([("Utreda gemensam tolkförmedling", "RS 2024-02-14 § 23", "Utredningen är klar.", "done")])
    text = archive()[4].document
    start = text.text.index("Utredningen är klar.")
    place = (text.digest, "report", start, start + len("Utredningen är klar."))
    verdict = verdicts.judge(*place, "correct", field="status", value="ongoing", by="anna")
    assert Assignment.objects.get(origin_paragraph=23).status == "ongoing"
    verdicts.undo(verdict.pk, by="anna")
    verdicts.judge(*place, "reject", by="anna")
    assert Assignment.objects.get(origin_paragraph=23).reports == 1
    assert listed.findings.assignments


def test_a_corrected_document_is_shown_so():
    record_readings([minutes()])
    digest = Document.objects.get().digest
    verdicts.correct_document(digest, "body", "Kulturnämnden", by="anna")
    verdicts.correct_document(digest, "meeting_date", "2024-03-01", by="anna")
    shown = Document.objects.get()
    assert (shown.body.name, shown.meeting_date) == ("Kulturnämnden", date(2024, 3, 1))
    with pytest.raises(verdicts.VerdictError, match="är inget datum"):
        verdicts.correct_document(digest, "meeting_date", "2024-02-31", by="anna")


def test_closing_and_reopening_an_assignment():
    record_readings(archive())
    code = Assignment.objects.get(origin_paragraph=23).code
    verdict = verdicts.close_assignment(code, "as_decided", on=date(2025, 9, 10), decision="RS § 88", by="anna")
    told = story(code, TODAY)
    assert told.assignment.state == "closed"
    assert told.steps[-1].kind == "closed"
    with pytest.raises(verdicts.VerdictError, match="redan avslutat"):
        verdicts.close_assignment(code, "as_decided", on=None, by="anna")
    verdicts.undo(verdict.pk, by="anna")
    assert story(code, TODAY).assignment.state == "done"


def test_a_decision_that_closes_an_older_assignment_gives_none():
    quote = "att avsluta uppdraget att utreda en gemensam tolkförmedling (RS 2024-02-14 § 23)"
    closing = reading(
        f"Protokoll 2025-09-10\n\n{quote}.\n",
        day="2025-09-10",
        assignments=[
            {"quote": quote, "origin": {"kind": "decision", "body": "RS", "date": "2025-09-10", "paragraph": 9}}
        ],
        points=[{"quote": quote, "paragraph": 9}],
        references=[{"quote": "RS 2024-02-14 § 23", "body": "RS", "date": "2024-02-14", "paragraph": 23}],
    )
    record_readings([closing, *archive()])
    shown = Assignment.objects.get(origin_paragraph=23)
    assert [mention.role for mention in shown.mentions.order_by("day")] == ["given", "reported", "reported", "cited"]
    assert not Assignment.objects.filter(origin_paragraph=9).exists()
