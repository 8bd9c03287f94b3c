"""Answers that are only told in minutes and noted by the board: reports of the assignment that their case, their heading
or their words tell, a question where several fit, and nothing where none does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fullgjort_web.intake.reader import read_and_extract
from fullgjort_web.register.models import Assignment, Document, Link, Mention, SignalSpell, TreatedCase
from fullgjort_web.register.selectors.questions import open_questions
from fullgjort_web.register.services.answering import answer
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.withdrawing import withdraw
from fullgjort_web.reporting.forgotten import forgotten

pytestmark = pytest.mark.django_db


def minutes(day: str, *cases: str, board: str = "Tekniska nämnden") -> Reading:
    """Minutes of the invented municipality's board of a day, with these cases ("12 Heading | diary number | what is told
    | what is decided"; the third may be left out)."""
    text = f"Almvallens kommun\n{board}\nSammanträdesprotokoll\nSammanträdesdatum {day}\n"
    for case in cases:
        heading, number, *words = (piece.strip() for piece in case.split("|"))
        told = "\n\n".join(words[:-1])
        text += f"\n§ {heading}\n" + (f"Dnr {number}\n" if number else "") + (f"\nÄrendet\n{told}\n" if told else "")
        text += f"\nBeslut\n{words[-1]}\n"
    name = f"protokoll-{board}-{day}.txt"
    return Reading(*read_and_extract(text.encode(), name), source=name)


GIVEN = minutes(
    "2023-03-14",
    "22 Parkernas belysning | TN 2023/31 | Tekniska nämnden ger förvaltningen i uppdrag att kartlägga belysningen i parkerna.",
    "23 Laddplatser vid badhuset | TN 2023/32 | Tekniska nämnden ger gatuchefen i uppdrag att utreda laddplatser vid badhuset.",
    "24 Bryggor | | Tekniska nämnden ger hamnchefen i uppdrag att räkna kommunens bryggor.",
)
NOTES = "Tekniska nämnden noterar informationen."
TOLD = {
    "retold with its §": (
        "61 Återrapportering av uppdrag om parkernas belysning | TN 2023/31 | Tekniska nämnden gav den 14 mars 2023, § 22, "
        "förvaltningen i uppdrag att kartlägga belysningen i parkerna. Förvaltningen redovisar nu kartläggningen. | "
        "Tekniska nämnden noterar redovisningen.",
        22,
        "done",
    ),
    "retold with a month": (
        "61 Svar på uppdrag om parkernas belysning | TN 2023/31 | Förvaltningen fick i mars 2023 i uppdrag att kartlägga belysningen "
        "i parkerna. Kartläggningen visar att tre lampor är trasiga. | Tekniska nämnden lägger informationen till handlingarna.",
        22,
        "done",
    ),
    "an answer without words of the assignment": (
        "61 Parkbelysning | TN 2023/31 | Förvaltningen återrapporterar uppdraget. Arbetet pågår. | "
        "Tekniska nämnden godkänner återrapporteringen.",
        22,
        "ongoing",
    ),
    "its heading and its case": (f"61 Laddplatser vid badhuset | TN 2023/32 | Gatuchefen redogör för läget. | {NOTES}", 23, "unclear"),
    "its case and its words": (f"61 Elbilar | TN 2023/32 | Gatuchefen redogör för laddplatserna. | {NOTES}", 23, "unclear"),
    "its words in a compound": (f"61 Lampor | TN 2023/31 | Förvaltningen redogör för parkbelysningen. | {NOTES}", 22, "unclear"),
    "its heading, no case": (f"61 Bryggor | | Hamnchefen berättar om bryggorna. | {NOTES}", 24, "unclear"),
    "its § in a point of information": (
        f"61 Information från förvaltningen | | Gatuchefen informerar om uppdraget om laddplatser (TN § 23/2023). "
        f"Utredningen pågår. | {NOTES}",
        23,
        "ongoing",
    ),
    "an answer that ends it": (
        "61 Parkernas belysning | TN 2023/31 | Förvaltningen har räknat lamporna. | "
        "Tekniska nämnden godkänner återrapporteringen och anser uppdraget slutfört.",
        22,
        "done",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("case", "paragraph", "status"), TOLD.values(), ids=list(TOLD))
def test_an_answer_told_in_minutes_is_a_report_of_its_assignment(case: str, paragraph: int, status: str) -> None:
    record_readings([GIVEN, minutes("2023-11-21", case)])
    told = {a.origin_paragraph: (a.reports, a.status) for a in Assignment.objects.all()}
    assert told[paragraph] == (1, status)
    assert [reports for reports, _ in told.values()].count(0) == 2
    silent = SignalSpell.objects.filter(name="never_reported", until__year=9999)
    assert set(silent.values_list("assignment__origin_paragraph", flat=True)) == {22, 23, 24} - {paragraph}


ELSEWHERE = {
    "another case": f"61 Laddplatser vid badhuset | TN 2023/99 | Gatuchefen redogör för nya laddplatser. | {NOTES}",
    "something else in the same case": f"61 Vinterns snö | TN 2023/32 | Gatuchefen redogör för plogningen. | {NOTES}",
    "information of all kinds": f"61 Information | | Gatuchefen informerar om sommarens asfalt. | {NOTES}",
    "a word of any matter in the same case": f"61 Nytt | TN 2023/32 | Gatuchefen har utrett frågan om snö. | {NOTES}",
    "nothing is told": "61 Laddplatser vid badhuset | TN 2023/32 | Tekniska nämnden antar taxan för laddplatser.",
    "put off": "61 Laddplatser vid badhuset | TN 2023/32 | Tekniska nämnden bordlägger ärendet.",
    "a new assignment": (
        "61 Laddplatser vid badhuset | TN 2023/32 | Gatuchefen redogör för laddplatserna. | "
        "Tekniska nämnden ger gatuchefen i uppdrag att ta fram en taxa för laddplatserna."
    ),
    "routine": "61 Laddplatser | TN 2023/32 | Besluten redovisas. | Redovisningen av delegationsbeslut läggs till handlingarna.",
}  # fmt: skip


@pytest.mark.parametrize("case", ELSEWHERE.values(), ids=list(ELSEWHERE))
def test_what_is_told_of_something_else_is_no_report(case: str) -> None:
    record_readings([GIVEN, minutes("2023-11-21", case)])
    assert not Assignment.objects.filter(reports__gt=0).exists()
    assert not Link.objects.exists()


def test_another_boards_answer_is_no_report_where_only_the_heading_agrees() -> None:
    case = f"61 Bryggor | | Hamnchefen berättar om bryggorna. | {NOTES}"
    record_readings([GIVEN, minutes("2023-11-21", case, board="Kulturnämnden")])
    assert not Assignment.objects.filter(reports__gt=0).exists()


def test_a_heading_that_comes_again_years_later_leads_to_nothing_old() -> None:
    record_readings([GIVEN, minutes("2026-03-17", f"61 Bryggor | | Hamnchefen berättar om bryggorna. | {NOTES}")])
    assert not Assignment.objects.filter(reports__gt=0).exists()


def test_an_ended_assignment_is_not_answered_again_by_its_case() -> None:
    ended = minutes(
        "2023-05-16", "31 Laddplatser | | Tekniska nämnden förklarar uppdraget från den 14 mars 2023, § 23, fullgjort."
    )
    case = f"61 Laddplatser vid badhuset | TN 2023/32 | Gatuchefen redogör för laddplatserna. | {NOTES}"
    record_readings([GIVEN, ended, minutes("2023-11-21", case)])
    assert Mention.objects.get(document__meeting_date=date(2023, 11, 21)).assignment is None


TWO = minutes(
    "2023-03-14",
    "22 Lekplatser | TN 2023/33 | Tekniska nämnden ger parkchefen i uppdrag att ta fram en plan för lekplatsernas underhåll.",
    "23 Lekplatser | TN 2023/33 | Tekniska nämnden ger ekonomen i uppdrag att beräkna kostnaderna för tillgängliga lekplatser.",
)
OPEN = {
    "an answer": "61 Lekplatser | TN 2023/33 | Förvaltningen återrapporterar uppdraget. | Tekniska nämnden noterar återrapporteringen.",
    "an end": "61 Lekplatser | TN 2023/33 | Tekniska nämnden avslutar uppdraget.",
}


@pytest.mark.parametrize("case", OPEN.values(), ids=list(OPEN))
def test_what_fits_several_assignments_of_a_case_is_a_question_to_a_person(case: str) -> None:
    record_readings([TWO, minutes("2023-11-21", case)])
    (question,) = open_questions()
    assert question.names_none
    assert [one.mention.quote for one in question.candidates] == list(
        Assignment.objects.order_by("origin_paragraph").values_list("wording", flat=True)
    )
    chosen = Assignment.objects.get(origin_paragraph=23)
    answer(question.own, chosen.code, by="Ada")
    told = Mention.objects.get(document__meeting_date=date(2023, 11, 21))
    assert told.assignment is not None
    assert (told.assignment.origin_paragraph, Assignment.objects.count(), open_questions()) == (23, 2, [])


def test_an_answer_that_belongs_to_none_of_the_candidates_is_left_out() -> None:
    record_readings([TWO, minutes("2023-11-21", OPEN["an answer"])])
    answer(open_questions()[0].own, None, by="Ada")
    assert open_questions() == []
    assert not Assignment.objects.filter(reports__gt=0).exists()
    assert Assignment.objects.count() == 2


def test_the_words_of_an_answer_choose_between_two_assignments_of_a_case() -> None:
    case = f"61 Lekplatser | TN 2023/33 | Parkchefen redovisar planen för lekplatsernas underhåll. | {NOTES}"
    record_readings([TWO, minutes("2023-11-21", case)])
    assert list(Assignment.objects.filter(reports=1).values_list("origin_paragraph", flat=True)) == [22]


@pytest.mark.parametrize("later_first", [False, True])
def test_the_order_of_import_makes_no_difference_to_an_answer(later_first: bool) -> None:
    later = minutes("2023-11-21", f"61 Elbilar | TN 2023/32 | Gatuchefen redogör för laddplatserna. | {NOTES}")
    for reading in [later, GIVEN] if later_first else [GIVEN, later]:
        record_readings([reading])
    assert list(Assignment.objects.filter(reports=1).values_list("origin_paragraph", flat=True)) == [23]


TREATED = {
    "a plan is adopted in the case": (
        "61 Elbilar | TN 2023/32 | Tekniska nämnden antar planen för elbilar.",
        "§ 61 den 21 november 2023 (”Elbilar”)",
    ),
    "something else is told in the case": (
        f"61 Vinterns snö | TN 2023/32 | Gatuchefen redogör för plogningen. | {NOTES}",
        "§ 61 den 21 november 2023 (”Vinterns snö”)",
    ),
    "the case is put off": ("61 Elbilar | TN 2023/32 | Tekniska nämnden bordlägger ärendet.", ""),
    "another case": ("61 Elbilar | TN 2023/99 | Tekniska nämnden antar planen för elbilar.", ""),
    "another board's number": ("61 Elbilar | SN 2023/32 | Tekniska nämnden antar planen för elbilar.", ""),
}


def why_never_reported(paragraph: int, day: date) -> tuple[str, str]:
    spell = SignalSpell.objects.get(
        name="never_reported", assignment__origin_paragraph=paragraph, since__lte=day, until__gt=day
    )
    return spell.why, spell.act


@pytest.mark.parametrize("later_first", [False, True])
@pytest.mark.parametrize(("case", "where"), TREATED.values(), ids=list(TREATED))
def test_a_case_that_was_treated_again_is_not_flatly_never_reported(case: str, where: str, later_first: bool) -> None:
    later = minutes("2023-11-21", case)
    for reading in [later, GIVEN] if later_first else [GIVEN, later]:
        record_readings([reading])
    before = "Det gavs den 14 mars 2023, och ingen återrapportering av det har lästs."
    after = f"{before} Ärendet har behandlats senare: {where} – se efter om uppdraget besvarades där."
    assert why_never_reported(23, date(2023, 11, 20)) == (before, "answer")
    assert why_never_reported(23, date(2023, 11, 21)) == ((after, "check") if where else (before, "answer"))
    assert why_never_reported(22, date(2023, 11, 21)) == (before, "answer")


@pytest.mark.parametrize("before", ["", "Utdrag\n\n"], ids=["at its very beginning", "after a line"])
def test_an_extract_that_begins_with_its_case_treats_it(before: str) -> None:
    text = (
        f"{before}§ 61 Elbilar\nDnr TN 2023/32\n\nBeslut\nTekniska nämnden ger gatuchefen i uppdrag att räkna elbilar.\n\n"
        "Sammanträdesprotokoll\nTekniska nämnden\nSammanträdesdatum 2023-11-21\n"
    )
    document, findings = read_and_extract(text.encode(), "utdrag.txt")
    findings = replace(findings, kind="minutes", body="Tekniska nämnden", meeting_date="2023-11-21")
    record_readings([GIVEN, Reading(document, findings, source="utdrag.txt")])
    [case] = TreatedCase.objects.filter(document__digest=document.digest)
    assert (case.number, case.heading, case.start > len(before)) == ("TN 2023/32", "Elbilar", True)
    [mention] = Mention.objects.filter(document__digest=document.digest)
    assert mention.recognised_by["case_number"] == "TN 2023/32"
    assert why_never_reported(23, date(2023, 11, 21))[1] == "check"


def test_minutes_that_are_taken_back_treat_no_case() -> None:
    later = minutes("2023-11-21", TREATED["a plan is adopted in the case"][0])
    record_readings([GIVEN, later])
    withdraw(Document.objects.get(digest=later.document.digest), by="Ada")
    assert why_never_reported(23, date(2023, 12, 1))[1] == "answer"


def test_the_list_of_what_was_never_reported_says_where_its_case_was_treated() -> None:
    record_readings([GIVEN, minutes("2023-11-21", TREATED["a plan is adopted in the case"][0])])
    told = forgotten(date(2024, 1, 1))
    words = (
        "Ärendet har behandlats senare: § 61 den 21 november 2023 (”Elbilar”) – se efter om uppdraget besvarades där."
    )
    assert [words in row.notes for row in told.rows] == [False, True, False]
    assert any(line.startswith("Ärendet har behandlats senare för 1 av uppdragen") for line in told.basis)


def test_a_heading_of_all_kinds_leads_to_nothing_that_it_does_not_name() -> None:
    given = minutes(
        "2023-03-14", "22 Information | | Tekniska nämnden ger hamnchefen i uppdrag att räkna kommunens bryggor."
    )
    told = minutes("2023-11-21", f"61 Information | | Hamnchefen berättar om bryggorna och om isen. | {NOTES}")
    record_readings([given, told])
    assert not Assignment.objects.filter(reports__gt=0).exists()


def test_a_row_of_answers_reports_the_assignments_whose_headings_it_names() -> None:
    case = "51 Redovisning av uppdrag | TN 2024/60 | {} | {}"
    told = "Bryggor: Hamnchefen har räknat bryggorna. Uppdraget är därmed slutfört. | Taket: Ingen redovisning har lämnats."
    words = told.replace(" | ", "\n\n")
    record_readings([GIVEN, minutes("2024-02-13", case.format(words, "Tekniska nämnden godkänner redovisningen."))])
    told_of = {a.origin_paragraph: a.status for a in Assignment.objects.filter(reports__gt=0)}
    assert told_of == {24: "done"}
