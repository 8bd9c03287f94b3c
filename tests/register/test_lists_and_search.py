"""The contract that SQLite and PostgreSQL give the same lists and the same hits: the expected answers stand here,
and `.ci/run` runs this file on both."""

from __future__ import annotations

from datetime import date

import pytest
from by_hand import minutes, reading, report_back
from django.http import QueryDict

from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import Document
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.selectors.assignments import SORTS, AssignmentFilter, Found, assignments, facets, page, sums
from fullgjort_web.register.selectors.coverage import coverage, missing_minutes
from fullgjort_web.register.selectors.documents import DocumentFilter, bodies, documents, failures, without_body
from fullgjort_web.register.selectors.documents import document as document_view
from fullgjort_web.register.selectors.meetings import meeting, meetings
from fullgjort_web.register.selectors.search import search
from fullgjort_web.register.selectors.start import never_reported, start
from fullgjort_web.register.selectors.story import story
from fullgjort_web.register.services.boards import BoardError, add_body
from fullgjort_web.register.services.reading import record_failure, record_readings

pytestmark = pytest.mark.django_db

TODAY = date(2024, 9, 1)
TASKS = {
    "Översyn av avgifter": ("se över avgifterna", "2024-01-10", 1, "2024-08-01"),
    "Arkivplan": ("ta fram en arkivplan", "2024-02-14", 2, "2024-09-20"),
    "Åtgärder mot hyrpersonal": ("föreslå ÅTGÄRDER mot ökade kostnader", "2024-03-13", 3, "2025-03-01"),
    "Ägardirektiv": ("pröva ägardirektiven", "2024-04-10", 4, None),
    "Zonindelning": ("utreda zonindelningen i kollektivtrafiken", "2024-05-08", 5, None),
}


def _given(title, task, day, paragraph, latest):
    quote = f"att ge regiondirektören i uppdrag att {task}"
    due = f"senast {latest}" if latest else None
    text = f"{title}\n\n§ {paragraph}\n\n{quote} {due or ''}.\n"
    return reading(
        text,
        day=day,
        title=title,
        assignments=[
            {
                "quote": quote,
                "title": title,
                "origin": {"kind": "decision"},
                "due": [(due, latest, latest, latest)] if due else [],
            }
        ],
        points=[{"quote": quote, "paragraph": paragraph, "gives": True}],
    )


@pytest.fixture(autouse=True)
def _register(db):
    record_readings([_given(title, *task) for title, task in TASKS.items()])
    record_readings(
        [
            report_back([("Pröva ägardirektiven", "RS 2024-04-10 § 4", "Arbetet pågår.", "ongoing")], day="2024-05-08"),
            report_back(
                [("Utreda zonindelningen", "RS 2024-05-08 § 5", "Utredningen är klar.", "done")], day="2024-06-12"
            ),
        ]
    )


def titles(**chosen):
    """The titles of the chosen assignments, which the pages and the files find in the same order."""
    listed = [row.title for row in assignments(AssignmentFilter(**chosen), TODAY)]
    shown = Found(AssignmentFilter(**chosen), TODAY)
    assert ([row.title for row in shown[:]], len(shown)) == (listed, len(listed))
    return listed


def test_titles_sort_with_å_ä_ö_last():
    assert titles(sort="title") == [
        "Arkivplan", "Zonindelning", "Åtgärder mot hyrpersonal", "Ägardirektiv", "Översyn av avgifter",
    ]  # fmt: skip


def test_longest_unheard_stands_first():
    assert titles() == [
        "Översyn av avgifter", "Arkivplan", "Åtgärder mot hyrpersonal", "Ägardirektiv", "Zonindelning",
    ]  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_pages_and_files_give_the_same_order(sort):
    assert len(titles(sort=sort)) == len(TASKS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("åtgärder", ["Åtgärder mot hyrpersonal"]),
        ("ÅTGÄRDERNA", ["Åtgärder mot hyrpersonal"]),
        ("arkivplanen", ["Arkivplan"]),
        ("ägardirektiv", ["Ägardirektiv"]),
        ("zonindelningens", ["Zonindelning"]),
        ("ägardirektiven", ["Ägardirektiv"]),
        ("atgarder", []),
        ("zon*", ["Zonindelning"]),
        ("regiondirektören avgift", ["Översyn av avgifter"]),
        ('"ökade kostnader"', ["Åtgärder mot hyrpersonal"]),
        ('"kostnader ökade"', []),
        ("avgift arkivplan", []),
        ("?!", []),
    ],
)
def test_the_text_filter_knows_inflection_and_case(text, found):
    assert titles(text=text) == found


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"states": ("overdue",)}, ["Översyn av avgifter"]),
        ({"states": ("soon",)}, ["Arkivplan"]),
        ({"states": ("open",)}, ["Åtgärder mot hyrpersonal"]),
        ({"states": ("undated",)}, ["Ägardirektiv"]),
        ({"states": ("done",)}, ["Zonindelning"]),
        ({"states": ("soon", "overdue")}, ["Översyn av avgifter", "Arkivplan"]),
        ({"signals": ("never_reported",)}, ["Översyn av avgifter", "Arkivplan", "Åtgärder mot hyrpersonal"]),
        ({"signals": ("vanished",)}, ["Ägardirektiv"]),
        ({"body": "rs", "year": 2024, "origin": "decision", "unit": "Regiondirektören"}, list(TASKS)),
        ({"body": "rf"}, []),
        ({"year": 2023}, []),
    ],
)
def test_filters_choose(chosen, found):
    assert sorted(titles(**chosen)) == sorted(found)


def test_the_choice_stands_in_the_address():
    address = QueryDict("state=overdue&state=nonsens&signal=never&text=tolk&year=2024&sort=title&body=rs")
    chosen = AssignmentFilter.read(address)
    assert chosen.states == ("overdue",)
    written = QueryDict("&".join(f"{name}={value}" for name, value in chosen.address()))
    assert AssignmentFilter.read(written) == chosen


def test_counts_beside_the_choices_add_up():
    found = facets(AssignmentFilter(), TODAY)
    assert {c.value: c.count for c in found.states} == {
        "overdue": 1, "soon": 1, "open": 1, "undated": 1, "done": 1, "closed": 0,
    }  # fmt: skip
    assert [(c.label, c.count) for c in found.bodies] == [("Regionstyrelsen", 5)]
    assert [(c.value, c.count) for c in found.units] == [("Regiondirektören", 5)]
    assert (sums(TODAY).open, sums(TODAY).overdue) == (5, 1)


def test_pages_have_25_rows_and_a_wrong_number_gives_the_nearest():
    rows = list(range(60))
    assert (len(page(rows, "3").object_list), page(rows, "99").number, page(rows, "x").number) == (10, 3, 1)


def test_the_start_page_gathers_what_has_no_answer():
    shown = start(TODAY)
    assert (shown.unanswered_count, shown.never_count, shown.overdue_count, shown.soon_count) == (4, 3, 1, 1)
    assert [row.title for row in shown.unanswered] == ["Översyn av avgifter", "Arkivplan", "Åtgärder mot hyrpersonal"]
    assert [row.title for row in never_reported(TODAY)] == [
        "Översyn av avgifter", "Arkivplan", "Åtgärder mot hyrpersonal",
    ]  # fmt: skip
    assert shown.coverage.documents == 7
    assert (shown.coverage.first_day, shown.coverage.last_day) == (date(2024, 1, 10), date(2024, 6, 12))


def test_meetings_that_are_cited_or_have_other_papers_lack_their_minutes():
    assert [(m.day, m.cited_by) for m in missing_minutes(TODAY)] == [(date(2024, 6, 12), 1)]
    record_readings([report_back([("Se över hyrorna", "RS 2023-11-08 § 9", "Pågår.", "ongoing")], day="2024-06-13")])
    missing = [date(2024, 6, 13), date(2024, 6, 12), date(2023, 11, 8)]
    assert [(m.body, m.day) for m in missing_minutes(TODAY)] == [("Regionstyrelsen", day) for day in missing]
    assert (coverage(TODAY).minutes, coverage(TODAY).minutes_known) == (5, 8)


def test_a_story_is_told_oldest_first_with_silence():
    code = assignments(AssignmentFilter(text="ägardirektiv"), TODAY)[0].code
    told = story(code, TODAY)
    assert [step.kind for step in told.steps] == ["given", "reported", "silence"]
    assert told.steps[1].quote == "Arbetet pågår."
    assert told.steps[2].silent_days == (TODAY - date(2024, 5, 8)).days
    assert story("2024-AAAAA", TODAY) is None


def test_every_decision_point_of_a_meeting_is_accounted_for():
    record_readings(
        [
            reading(
                "Protokoll\n\natt lägga rapporten till handlingarna.\n\natt ge direktören i uppdrag att mäta köer.\n",
                day="2024-08-14",
                assignments=[{"quote": "att ge direktören i uppdrag att mäta köer", "origin": {"kind": "decision"}}],
                points=[
                    {"quote": "att lägga rapporten till handlingarna", "paragraph": 7},
                    {"quote": "att ge direktören i uppdrag att mäta köer", "paragraph": 8, "gives": True},
                ],
            )
        ]
    )
    shown = meeting("rs", date(2024, 8, 14))
    assert [(point.fate, point.paragraph) for point in shown.points] == [("nothing", 7), ("gives", 8)]
    assert shown.sums == {"gives": 1, "changes": 0, "answers": 0, "nothing": 1}
    assert shown.points[1].assignments[0].wording.endswith("mäta köer")
    assert meeting("rs", date(1999, 1, 1)) is None
    assert meetings(body="rs").first()["day"] == date(2024, 8, 14)


def test_documents_are_listed_filtered_and_opened():
    assert [d.title for d in documents(DocumentFilter(sort="title"))][:3] == [
        "Arkivplan", "Zonindelning", "Återrapportering 2024-05-08",
    ]  # fmt: skip
    assert [d.title for d in documents(DocumentFilter(text="zonindelningar"))] == [
        "Återrapportering 2024-06-12", "Zonindelning",
    ]  # fmt: skip
    row = Document.objects.get(title="Arkivplan")
    view = document_view(row.digest)
    assert [f.type for f in view.findings] == ["assignment", "decision_point"]
    assert next(iter(view.assignments.values())).title == "Arkivplan"
    assert document_view("") is None


def test_search_finds_assignments_and_documents_with_the_words_marked():
    hits = search("zonindelningar", TODAY)
    assert [row.title for row in hits.assignments] == ["Zonindelning"]
    assert [hit.document.title for hit in hits.documents] == ["Återrapportering 2024-06-12", "Zonindelning"]
    assert ("zonindelningen", True) in hits.documents[0].excerpt.pieces
    assert not search(" ", TODAY).asked


def test_an_unknown_board_is_added_and_its_documents_follow():
    record_readings([reading("Protokoll kn\n\nBeslut.\n", body=None, day="2024-05-02", title="KuN protokoll")])
    record_readings([reading("Protokoll KuN igen\n", body="KuN", day="2024-05-03", title="KuN igen")])
    assert [d.title for d in without_body()] == ["KuN protokoll"]
    added = add_body("Kulturnämnden", "KUN", other_names=["Nämnden för kultur"], by="anna")
    assert [(b.name, b.documents_count) for b in bodies()] == [("Kulturnämnden", 1), ("Regionstyrelsen", 7)]
    assert Document.objects.get(title="KuN igen").body == added
    before = list(canonical())
    rebuild()
    assert list(canonical()) == before
    with pytest.raises(BoardError, match="redan ett namn"):
        add_body("Kollektivtrafiknämnden", "KUN", by="anna")
    with pytest.raises(BoardError, match="Skriv organets namn"):
        add_body(" ", by="anna")


def test_a_file_fails_once_and_is_solved_by_being_read():
    one = minutes("mäta väntetider", day="2024-03-20", paragraph=77)
    for _ in range(2):
        record_failure(
            "x.pdf", "Filen är skadad.", digest=one.document.digest, reason="damaged", advice="Hämta den på nytt."
        )
    assert failures().count() == 1
    record_readings([one])
    assert failures().count() == 0
