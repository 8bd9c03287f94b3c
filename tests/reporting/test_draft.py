"""Which assignments the report-back takes up, and what it says of them."""

from __future__ import annotations

from datetime import date

import pytest
from board_archive import COSTS, GIVEN_NOW, INTERPRETERS, LATER, LAUNDRY, PARKING, PREMISES
from by_hand import minutes, reading, report_back

from fullgjort_web.register.models import Assignment, Body, Document
from fullgjort_web.register.services.reading import record_readings
from fullgjort_web.register.services.verdicts import close_assignment
from fullgjort_web.register.titles import title_words
from fullgjort_web.reporting.basis import summary
from fullgjort_web.reporting.board import UnknownBoardError, find_board
from fullgjort_web.reporting.draft import draft
from fullgjort_web.reporting.layout import printed

pytestmark = pytest.mark.django_db

MEETING = date(2022, 2, 9)


def entry(report, words):
    found = [e for e in report.entries if words in e.wording.replace("\n", " ")]
    assert len(found) == 1, [e.wording for e in report.entries]
    return found[0]


def test_assignments_stand_in_the_group_of_what_was_heard_of_them(report):
    shown = {group.heading: [e.origin for e in group.entries] for group in report.groups}
    assert shown == {
        "Redovisas till mötet": [
            "Regionstyrelsen beslutade den 12 maj 2021, §\u00a014.",
            "Regionstyrelsen beslutade den 14 september 2021, §\u00a031.",
        ],
        "Redovisade tidigare, inte som genomförda": ["Regionstyrelsen beslutade den 18 augusti 2021, §\u00a022."],
        "Utan svar": ["Regionstyrelsen beslutade den 10 mars 2021, §\u00a07."],
    }
    assert [e.number for e in report.entries] == [1, 2, 3, 4]


def test_done_and_proposed_assignments_are_listed_apart(report):
    assert [(brief.heading, [row.heading for row in brief.rows]) for brief in report.lists] == [
        ("Redovisade som genomförda före mötet", ["Upphandla måltider till vårdavdelningarna"]),
        ("Föreslagna uppdrag", ["Införa e-arkiv"]),
    ]


@pytest.mark.parametrize("words", [GIVEN_NOW, LATER, "ungdomskort"], ids=["at the meeting", "later", "other board"])
def test_what_the_board_had_not_given_before_the_meeting_is_left_out(report, words):
    assert Assignment.objects.filter(wording__contains=words).exists()
    assert not [e for e in report.entries if words in e.wording]


def test_all_that_was_reported_up_to_the_day_is_told_latest_first(report):
    told = [(a.day, a.quote, a.status, a.at_meeting) for a in entry(report, INTERPRETERS).answers]
    assert told == [
        (date(2022, 2, 9), "Förslaget är på remiss.", "Pågår", True),
        (date(2021, 12, 8), "En arbetsgrupp är utsedd.", "Pågår", False),
    ]


def test_the_same_register_says_more_for_a_later_meeting(report):
    later = draft(find_board("RS"), date(2022, 6, 15))
    assert entry(report, PARKING).status == "Inget svar"
    assert entry(later, PARKING).status == "Genomfört"
    assert entry(later, GIVEN_NOW).status == "Inget svar"


def test_silence_names_the_documents_among_which_no_answer_was_found(report):
    silent = entry(report, PARKING)
    assert silent.silence == "Inget svar finns i de 2 återrapporteringar som är lästa sedan 10 mars 2021."
    assert (silent.days_late, silent.due) == (40, "Senast den 31 december 2021. Försenat 40 dagar.")


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        (date(2021, 12, 8), "Inget svar finns i den återrapportering som är läst sedan 10 mars 2021."),
        (
            date(2021, 11, 10),
            "Ingen återrapportering till regionstyrelsen är läst sedan 10 mars 2021. "
            "Inget svar finns i det som är läst.",
        ),
    ],
    ids=["one", "none"],
)
def test_silence_is_worded_by_the_number_of_report_backs(register, meeting, sentence):
    assert entry(draft(find_board("RS"), meeting), PARKING).silence == sentence


def test_parts_are_numbered_and_the_unanswered_one_is_visible(report):
    found = entry(report, PREMISES)
    assert found.lead == "att ge regiondirektören i uppdrag att"
    assert [(p.number, p.words, p.note) for p in found.parts] == [
        (1, COSTS, "Besvarad den 9 februari 2022."),
        (2, PREMISES, "Inget av svaren tar upp delpunkten."),
    ]


def test_every_part_is_unanswered_where_nothing_was_reported(register):
    before = draft(find_board("RS"), date(2022, 1, 12))
    assert [part.note for part in entry(before, PREMISES).parts] == ["Inget svar.", "Inget svar."]


def test_an_assignment_that_left_the_report_back_is_pointed_out(report):
    assert entry(report, LAUNDRY).notes == ("Uppdraget finns inte i den återrapportering till mötet som är läst.",)


def test_the_source_is_named_by_kind_and_day_and_file(report):
    found = entry(report, INTERPRETERS)
    assert found.wording_source == "Beslutet är läst i Protokoll 12 maj 2021 (protokoll.txt)."
    assert found.answers[0].source.words == "Återrapportering 9 februari 2022 (lista.txt)"


def test_the_title_names_whom_the_assignments_were_given_to(report):
    assert report.title == "Återrapportering av regionstyrelsens uppdrag till regiondirektören den 9 februari 2022"


def test_the_summary_counts_the_groups(report):
    assert report.summary == (
        "Två uppdrag redovisas till mötet, ett uppdrag är redovisat tidigare men inte som genomfört och ett uppdrag "
        "har inget svar i det som är läst."
    )


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        (
            (3, 3, 6),
            "Tre uppdrag redovisas till mötet, tre uppdrag är redovisade tidigare men inte som genomförda och "
            "sex uppdrag har inget svar i det som är läst.",
        ),
        ((1, 0, 14), "1 uppdrag redovisas till mötet och 14 uppdrag har inget svar i det som är läst."),
    ],
    ids=["letters", "figures"],
)
def test_the_summary_does_not_mix_letters_and_figures(register, sums, said):
    assert summary(find_board("RS"), MEETING, *sums) == said


def test_the_basis_says_what_was_read_and_what_is_missing(report):
    assert report.basis == (
        "Dokumentet bygger på 10 dokument som är lästa, från 10 mars 2021 till 9 februari 2022.",
        "Protokoll saknas från 3 av regionstyrelsens 8 kända möten före 9 februari 2022: 8 december 2021, "
        "10 november 2021 och 20 oktober 2021.",
        "Uppgifterna är lästa ur handlingarna av program.",
        "Av de 4 uppdragen är inget bekräftat av en person.",
    )
    assert report.missing_minutes == (date(2021, 12, 8), date(2021, 11, 10), date(2021, 10, 20))


def test_a_closed_assignment_is_left_out_after_it_was_closed(register):
    code = Assignment.objects.get(wording__contains=LAUNDRY).code
    close_assignment(code, "replaced", by="Sekreteraren", on=date(2022, 1, 19))
    now = draft(find_board("RS"), MEETING)
    assert not [e for e in now.entries if LAUNDRY in e.wording]
    before = draft(find_board("RS"), date(2022, 1, 12))
    assert entry(before, LAUNDRY).notes == ()


def test_an_assignment_closed_after_the_meeting_was_late_at_it(register):
    close_assignment(
        Assignment.objects.get(origin_paragraph=7).code, "withdrawn", by="Sekreteraren", on=date(2022, 3, 2)
    )
    assert entry(draft(find_board("RS"), MEETING), PARKING).days_late == 40


def test_drafting_writes_nothing(register):
    rows = [list(model.objects.order_by("pk").values_list()) for model in (Assignment, Body, Document)]
    draft(find_board("RS"), MEETING)
    assert [list(model.objects.order_by("pk").values_list()) for model in (Assignment, Body, Document)] == rows


def test_the_order_of_import_makes_no_difference(db, home):
    from board_archive import archive

    for one in reversed(archive()):
        record_readings([one])
    backwards = draft(find_board("RS"), MEETING)
    assert [e.origin for e in backwards.entries] == [
        f"Regionstyrelsen beslutade den {day}, §\u00a0{number}."
        for day, number in (
            ("12 maj 2021", 14),
            ("14 september 2021", 31),
            ("18 augusti 2021", 22),
            ("10 mars 2021", 7),
        )
    ]


def test_a_board_without_assignments_gets_a_document_that_says_so(register):
    report = draft(find_board("RS"), date(2020, 1, 15))
    assert report.entries == ()
    assert report.summary == (
        "Inga av regionstyrelsens uppdrag var öppna före mötet den 15 januari 2020, och inga redovisas till det, "
        "enligt de handlingar som är lästa."
    )
    assert report.basis == ("Inga dokument är lästa.",)


@pytest.mark.parametrize("name", ["RS", "rs", "Regionstyrelsen", " regionstyrelsen "])
def test_a_board_is_found_by_any_of_its_names(register, name):
    assert find_board(name).name == "Regionstyrelsen"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Regionstyrelse", "Organet Regionstyrelse finns inte i registret. Närmast är RS (Regionstyrelsen); "
                           "RF (Regionfullmäktige)."),
        ("Qqq", "Organet Qqq finns inte i registret. Där finns bland andra RF (Regionfullmäktige); "
                "RS (Regionstyrelsen)."),
    ],
)  # fmt: skip
def test_an_unknown_board_is_answered_with_the_nearest_known(register, name, sentence):
    with pytest.raises(UnknownBoardError) as raised:
        find_board(name)
    assert str(raised.value) == sentence


def test_an_empty_register_says_what_to_do(db):
    with pytest.raises(UnknownBoardError, match="fullgjort import"):
        find_board("RS")


def proposal(*, kind="minutes", day="2021-03-10", paragraph=33):
    """An assignment that stands under the proposals of a document, and is decided nowhere."""
    quote = "att ge regiondirektören i uppdrag att sätta solceller på skoltaken"
    return reading(
        f"§ 33 Motion\n\nFörslag till beslut\n\n{quote}.\n\nRegionstyrelsen beslutar att avslå motionen.\n",
        kind=kind, day=day, name="motion.txt",
        assignments=[{"quote": quote, "origin": {"kind": "decision", "body": "RS", "date": day, "paragraph": paragraph}}],
        points=[{"quote": quote, "paragraph": paragraph, "state": "proposed", "gives": True}],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ({}, "Föreslaget i protokoll den 10 mars 2021, §\u00a033."),
        ({"kind": "decision_memo", "paragraph": None}, "Föreslaget i tjänsteskrivelse den 10 mars 2021."),
        (
            {"kind": "decision_memo", "paragraph": None, "day": None},
            "Föreslaget i tjänsteskrivelse utan känd dag.",
        ),
    ],
    ids=["minutes", "memo", "memo without a day"],
)
def test_a_proposal_is_never_told_as_decided(db, home, given, origin):
    record_readings([proposal(**given)])
    report = draft(find_board("RS"), MEETING)
    (brief,) = report.lists
    assert [row.origin for row in brief.rows] == [origin]
    assert [row.given_on for row in brief.rows] == [None]
    assert brief.explanation == (
        "Dessa uppdrag är föreslagna i de handlingar som anges. Inget beslut om att ge dem är läst."
    )


def test_a_decision_that_minutes_do_not_hold_is_not_called_unread(db, home):
    record_readings(
        [
            minutes(PARKING, day="2021-03-10", paragraph=7),
            report_back([("Pröva eget tvätteri", "RS 2021-03-10 § 22", "Pågår.", "ongoing")], day="2021-12-08"),
        ]
    )
    found = entry(draft(find_board("RS"), MEETING), "tvätteri")
    assert found.wording_source == (
        "Lydelsen är hämtad ur Återrapportering 8 december 2021 (lista.txt). "
        "Protokollet från mötet är läst, men beslutet är inte funnet i det."
    )


def test_an_assignment_is_called_what_the_site_calls_it(report):
    for told in report.entries:
        kept = Assignment.objects.get(code=told.code)
        assert told.heading == title_words(kept.title, kept.wording, kept.code)


def test_the_board_is_not_the_author(report):
    assert printed(report)["author"] == "Fullgjort"
