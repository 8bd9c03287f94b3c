"""Decisions about an assignment that was given before, read from minutes: they move, widen or end that one, and give none."""

from __future__ import annotations

from datetime import date

import pytest

from fullgjort_web.intake.reader import read_and_extract
from fullgjort_web.register.models import Assignment, Mention, SignalSpell, Tie
from fullgjort_web.register.services.reading import Reading, record_readings

pytestmark = pytest.mark.django_db


def minutes(day: str, *cases: str) -> Reading:
    """Minutes of the invented municipality's board of a day, with these cases ("12 Heading | diary number | words")."""
    text = f"Almvallens kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum {day}\n"
    for case in cases:
        heading, number, *words = (piece.strip() for piece in case.split("|"))
        told = "\n\n".join(words[:-1])
        text += f"\n§ {heading}\n" + (f"Dnr {number}\n" if number else "") + (f"\n{told}\n" if told else "")
        text += f"\nBeslut\n{words[-1]}\n"
    name = f"protokoll-{day}.txt"
    return Reading(*read_and_extract(text.encode(), name), source=name)


GIVEN = minutes(
    "2023-03-15",
    "21 Badplatser | KS 2023/40 | Kommunstyrelsen ger fritidschefen i uppdrag att upprätta en badplan senast den 31 december 2023.",
    "22 Cykelvägar | KS 2023/41 | Kommunstyrelsen ger gatuchefen i uppdrag att kartlägga kommunens cykelvägar.",
)
MOVED = {
    "the new date beside the old one": (
        "31 Strandliv | | Kommunstyrelsen beslutar att uppdraget att upprätta en badplan, KS § 21/2023, ska redovisas senast "
        "den 31 maj 2024 i stället för den 31 december 2023."
    ),
    "more time for somebody to do it, in the same case": (
        "31 Badplatser | KS 2023/40 | Kommunstyrelsen ger fritidschefen förlängd tid till den 31 maj 2024 att upprätta en badplan."
    ),
    "a wider task, and a date": (
        "31 Strandliv | | Kommunstyrelsen ändrar uppdraget från den 15 mars 2023, § 21, så att planen omfattar alla sjöar och "
        "redovisas senast den 31 maj 2024."
    ),
    "a wider task, and the date in the next sentence": (
        "31 Strandliv | | Kommunstyrelsen beslutar att utöka uppdraget i KS § 21/2023 till att omfatta alla sjöar. Uppdraget ska "
        "redovisas senast den 31 maj 2024."
    ),
}


@pytest.mark.parametrize("case", MOVED.values(), ids=list(MOVED))
def test_a_decision_that_changes_an_older_assignment_moves_it_and_gives_none(case: str) -> None:
    record_readings([GIVEN, minutes("2023-11-15", case)])
    kept = {a.origin_paragraph: a.due_latest for a in Assignment.objects.all()}
    assert kept == {21: date(2024, 5, 31), 22: None}


ENDED = {
    "the § between its words": (
        "31 Sommar | | Kommunstyrelsen förklarar uppdraget att upprätta en badplan, § 21/2023, avslutat."
    ),
    "nothing but the case": "31 Sommar | KS 2023/40 | Kommunstyrelsen avslutar uppdraget.",
    "nothing but the heading": "31 Badplatser | | Kommunstyrelsen avslutar uppdraget.",
    "the § in the heading": (
        "31 Redovisning av uppdrag, KS § 21/2023 | KS 2024/7 | Planen redovisas. Uppdraget är därmed genomfört. | Uppdraget avslutas."
    ),
}


@pytest.mark.parametrize("case", ENDED.values(), ids=list(ENDED))
def test_a_decision_that_ends_an_older_assignment_is_a_proposal_to_end_that_one(case: str) -> None:
    record_readings([GIVEN, minutes("2023-11-15", case)])
    closing = Mention.objects.get(document__meeting_date=date(2023, 11, 15), attributes__closes__isnull=False)
    assert closing.assignment is not None
    assert closing.assignment.origin_paragraph == 21
    assert Assignment.objects.count() == 2


ELSEWHERE = [
    "31 Sommar | KS 2024/9 | Kommunstyrelsen avslutar uppdraget.",
    "31 Sommar | | Kommunstyrelsen avslutar uppdraget.",
    "31 Badplatser | KS 2023/40 | Kommunstyrelsen ger Badklubben förlängd tid för att betala hyran.",
    "31 Badplatser | KS 2023/40 | Kommunstyrelsen ändrar avgiften så att den omfattar alla.",
]


@pytest.mark.parametrize("case", ELSEWHERE)
def test_what_names_neither_decision_nor_case_ends_and_moves_nothing(case: str) -> None:
    record_readings([GIVEN, minutes("2023-11-15", case)])
    kept = {a.origin_paragraph: a.due_latest for a in Assignment.objects.all()}
    assert kept == {21: date(2023, 12, 31), 22: None}
    told = Mention.objects.filter(document__meeting_date=date(2023, 11, 15), assignment__isnull=False)
    assert not told.filter(attributes__closes__isnull=False).exists()


def test_a_case_with_two_assignments_leaves_open_which_of_them_is_ended() -> None:
    two = minutes(
        "2023-03-15",
        "21 Badplatser | KS 2023/40 | Kommunstyrelsen ger fritidschefen i uppdrag att upprätta en badplan.",
        "22 Badplatser | KS 2023/40 | Kommunstyrelsen ger gatuchefen i uppdrag att kartlägga kommunens bryggor.",
    )
    record_readings([two, minutes("2023-11-15", "31 Sommar | KS 2023/40 | Kommunstyrelsen avslutar uppdraget.")])
    told = Mention.objects.get(document__meeting_date=date(2023, 11, 15))
    assert (told.assignment, Assignment.objects.count()) == (None, 2)


REDIRECTED = [
    "31 Badplatser | KS 2023/40 | Kommunstyrelsen beslutar att uppdraget ska redovisas hädanefter i kommundirektörens rapport.",
    "31 Sommar | | Kommunstyrelsen beslutar att uppdraget enligt KS § 21/2023 fortsättningsvis redovisas i månadsrapporten.",
]


@pytest.mark.parametrize("case", REDIRECTED)
def test_a_decision_to_report_elsewhere_is_a_report_that_says_so(case: str) -> None:
    record_readings([GIVEN, minutes("2023-11-15", case)])
    told = Mention.objects.get(document__meeting_date=date(2023, 11, 15), assignment__origin_paragraph=21)
    assert [report["status"] for report in told.attributes["reports"]] == ["transferred"]
    assert Assignment.objects.count() == 2


def test_a_decision_that_lays_down_a_report_in_a_paper_redirects_nothing() -> None:
    case = "31 Badplatser | KS 2023/40 | Kommunstyrelsen beslutar att uppdraget ska redovisas i delårsrapporten."
    record_readings([GIVEN, minutes("2023-11-15", case)])
    assert not Mention.objects.filter(document__meeting_date=date(2023, 11, 15), role="reported").exists()


def test_a_repeated_assignment_is_one_of_its_own_that_repeats_the_older() -> None:
    case = (
        "31 Strandliv | | Kommunstyrelsen upprepar sitt uppdrag till fritidschefen från den 15 mars 2023, § 21, att upprätta "
        "en badplan. Planen ska redovisas senast den 31 maj 2024."
    )
    record_readings([GIVEN, minutes("2023-11-15", case)])
    again = Assignment.objects.get(origin_paragraph=31)
    assert (again.due_latest, again.given_on) == (date(2024, 5, 31), date(2023, 11, 15))
    tie = Tie.objects.get()
    assert (tie.kind, tie.newer, tie.older.origin_paragraph) == ("repeats", again, 21)


def test_a_memo_with_a_day_alone_in_its_head_was_told_that_day() -> None:
    text = (
        "Almvallens kommun\nFritidsförvaltningen\nTjänsteskrivelse\n2023-02-20\nDnr KS 2023/40\nKommunstyrelsen\n\nBadplatser\n\n"
        "Förslag till beslut\nKommunstyrelsen föreslås besluta\natt ge fritidschefen i uppdrag att upprätta en badplan.\n"
    )
    record_readings([Reading(*read_and_extract(text.encode(), "skrivelse.txt"), source="skrivelse.txt")])
    assert [mention.day for mention in Mention.objects.filter(role="proposed")] == [date(2023, 2, 20)]


@pytest.mark.parametrize(("title", "missing"), [("Uppdragslista", True), ("Delegationslista", False)])
def test_an_assignment_can_be_missing_in_a_boards_next_list_of_assignments(title: str, missing: bool) -> None:
    def paper(day: str, name: str, *rows: str) -> Reading:
        told = "".join(f"<tr><td>{row}</td></tr>".replace(" | ", "</td><td>") for row in rows)
        page = (
            f"<html><body><h1>{name} för kommunstyrelsen</h1><p>Almvallens kommun, kommunstyrelsen</p><p>Sammanträde {day}</p>"
            f"<table><tr><th>Beslut</th><th>Uppdrag</th><th>Ansvarig</th><th>Status</th></tr>{told}</table></body></html>"
        )
        return Reading(*read_and_extract(page.encode(), f"{day}.html"), source=f"{day}.html")

    bathing, cycling = (
        "KS § 21/2023 | Upprätta en badplan | Fritidschefen | Pågår",
        "KS § 22/2023 | Kartlägga cykelvägar | Gatuchefen | Pågår",
    )
    record_readings(
        [GIVEN, paper("2023-06-07", "Uppdragslista", bathing, cycling), paper("2023-11-08", title, cycling)]
    )
    gone = SignalSpell.objects.filter(name="vanished").values_list("assignment__origin_paragraph", flat=True)
    assert list(gone) == ([21] if missing else [])
