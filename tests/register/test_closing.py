"""Which decision points close an assignment, and what the register makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from by_hand import minutes, reading

from fullgjort.extraction.finding import Deadline, Evidence, Reference, Words
from fullgjort_web.register.closing import closes, decisive_words, moves, outcome_of
from fullgjort_web.register.models import Assignment, Mention, Tie
from fullgjort_web.register.selectors.meetings import meeting
from fullgjort_web.register.selectors.story import latest_closing, story
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.verdicts import close_assignment, judge, undo
from fullgjort_web.register.state import Outcome

TODAY = date(2024, 11, 1)

CLOSING = [
    "att avsluta uppdraget att kartlägga reservkraften (RS 2024-02-14 § 23)",
    "avsluta uppdraget",
    "att förklara uppdraget om tolkar fullgjort",
    "att förklara uppdraget om tolkar, RS 2024-02-14 § 24, slutfört",
    "Regionstyrelsen förklarar uppdraget genomfört.",
    "Regionstyrelsen avslutar uppdraget.",
    "Uppdraget är genomfört och avslutas.",
    "att uppdraget att utreda laddplatser är genomfört och därmed avslutas",
    "Uppdraget att utreda laddplatser förklaras fullgjort",
    "att anse uppdraget vara slutfört",
    "att avskriva uppdraget",
    "att avsluta utredningsuppdraget",
    "att återkalla uppdraget till fastighetsdirektören",
    "att uppdraget (KS 2024-01-10 § 1) avslutas",
    "Kommunstyrelsen konstaterar att uppdraget från 2024-01-10 § 3 därmed är fullgjort.",
    "att uppdraget KS 2024-01-10 § 4 är slutfört och stryks från uppdragslistan",
    "godkänna redovisningen och anse uppdraget KS 2024-01-10 § 5 slutfört",
    "Uppdraget KS 2024-01-10 § 7 anses vara besvarat.",
    "att uppdraget att se över gatubelysningen (KS 2024-01-10 § 8) är slutredovisat",
    "att uppdragen KS 2024-01-10 § 9 och § 10 anses slutförda och avförs från listan",
    "att stryka uppdraget från uppdragslistan",
    "att därmed anse uppdraget fullgjort",
    "att avsluta uppdraget att säga upp bryggplatser som inte används (RS 2024-02-14 § 25)",
    "Uppdraget att ta fram en tidplan för när köerna är borta (RS 2024-02-14 § 26) förklaras slutfört.",
]
OPEN = [
    "att ge regiondirektören i uppdrag att avsluta uppdraget",
    "att inte avsluta uppdraget",
    "att uppdraget att säga upp bryggplatser som inte används inte avslutas",
    "att uppdraget ska avslutas senast i oktober 2025",
    "Uppdraget avslutas senast den 31 december 2025.",
    "att förklara paragrafen omedelbart justerad",
    "att avsluta avtalet om tolkar",
    "att lägga redovisningen av uppdraget till handlingarna",
    "att notera informationen om uppdraget",
    "att anse motionen besvarad",
    "att förlänga uppdraget till oktober 2025",
    "att uppdraget om badbryggan förlängs till den 31 mars 2025",
    "att uppdraget ska redovisas när arbetet är slutfört",
    "att uppdraget ska vara genomfört till den 1 maj",
    "att uppdraget är klart formulerat och antas",
    "att avsluta uppdraget när tolkarna är på plats, dock inte före mars",
]


@pytest.mark.parametrize("words", CLOSING)
def test_a_decision_that_ends_an_assignment_closes_it(words: str) -> None:
    assert closes(words)


@pytest.mark.parametrize("words", OPEN)
def test_other_decisions_close_nothing(words: str) -> None:
    assert not closes(words)


def test_the_words_suggest_the_outcome() -> None:
    assert outcome_of("att avsluta uppdraget") == Outcome.AS_DECIDED
    assert outcome_of("att återkalla uppdraget") == Outcome.WITHDRAWN


@pytest.mark.parametrize("words", CLOSING)
def test_the_decisive_words_stand_in_the_quotation(words: str) -> None:
    marks = decisive_words(words)
    assert marks
    assert all(mark in words and len(mark) < len(words) for mark in marks) or words == "avsluta uppdraget"


MOVING = [
    "uppdraget om badbryggan förlängs till den 31 mars 2025",
    "Kommunstyrelsen konstaterar att uppdraget om badbryggan förlängs till den 31 mars 2025",
    "att förlänga uppdraget RS 2024-02-14 § 23 till oktober 2025",
    "flytta fram redovisningen av uppdraget till december 2024",
    "att medge förlängd tid för uppdraget till den 1 maj 2025",
    "att förlänga tiden för redovisning av planen för badbryggan till den 21 november 2025",
    "Kommunstyrelsen beviljar anstånd till och med den 31 december 2025",
]


@pytest.mark.parametrize("words", MOVING)
def test_a_decision_that_gives_more_time_moves_an_assignment_and_does_not_close_it(words: str) -> None:
    assert moves(words)
    assert not closes(words)


@pytest.mark.parametrize(
    "words",
    [
        "att ge chefen i uppdrag att förlänga uppdraget",
        "att inte förlänga uppdraget",
        "Nämnden beviljar sökanden anstånd med avgiften",
        "att förlänga tiden för avtalet till den 1 maj",
    ],
)
def test_other_decisions_move_nothing(words: str) -> None:
    assert not moves(words)


GIVEN = "att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling"
CITED = {"quote": "RS 2024-02-14 § 23", "body": "RS", "date": "2024-02-14", "paragraph": 23}


def closing_minutes(
    quote: str, *, found: bool, before: str = "", state: str = "decided", kind: str = "minutes"
) -> Reading:
    """Minutes of 16 October 2024, § 41, whose only point is `quote`; `found` tells that it was read as an assignment."""
    text = f"Protokoll regionstyrelsen 2024-10-16\n\n§ 41 Tolkar\n\n{before}\n\n{quote}\n"
    return reading(
        text,
        kind=kind,
        day="2024-10-16",
        assignments=[{"quote": quote, "origin": {"kind": "unknown"}}] if found else [],
        points=[{"quote": quote, "paragraph": 41, "state": state}],
        references=[CITED] if CITED["quote"] in text else [],
    )


READ = [
    ("att avsluta uppdraget att utreda en gemensam tolkförmedling (RS 2024-02-14 § 23)", True, ""),
    ("att förklara uppdraget enligt RS 2024-02-14 § 23 fullgjort", False, ""),
    ("Uppdraget att utreda tolkförmedling (RS 2024-02-14 § 23) är genomfört och avslutas.", True, ""),
    ("Uppdraget är genomfört och avslutas.", False, "Uppdraget gavs genom beslut RS 2024-02-14 § 23."),
]


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["given first", "closed first"])
@pytest.mark.parametrize(("quote", "found", "before"), READ)
def test_a_closing_decision_is_a_proposal_in_the_story_of_what_it_cites(
    quote: str, found: bool, before: str, order: str
) -> None:
    archive = [minutes(), closing_minutes(quote, found=found, before=before)]
    record_readings(archive if order == "given first" else archive[::-1])
    kept = Assignment.objects.get()
    assert (kept.outcome, kept.wording, kept.origin_paragraph) == ("", GIVEN, 23)
    told = story(kept.code, TODAY)
    assert [step.kind for step in told.steps] == ["given", "silence", "closing"]
    closing = latest_closing(told.mentions)
    assert (closing.decision, closing.on, closing.outcome) == ("RS §\u00a041", date(2024, 10, 16), "as_decided")
    view = meeting("rs", date(2024, 10, 16))
    assert view.sums["answers"] == 1
    assert [(p.closes, [a.code for a in p.assignments]) for p in view.points] == [(True, [kept.code])]
    verdict = close_assignment(kept.code, "as_decided", by="anna", on=closing.on, decision=closing.decision)
    told = story(Assignment.objects.get().code, TODAY)
    assert told.assignment.state == "closed"
    assert [(s.kind, s.standing) for s in told.steps if s.kind in ("closing", "closed")] == [("closing", "confirmed")]
    undo(verdict.pk, by="anna")
    assert Assignment.objects.get().outcome == ""


@pytest.mark.django_db
@pytest.mark.parametrize("found", [True, False])
def test_more_time_moves_the_deadline_of_the_assignment_that_is_cited(found: bool) -> None:
    quote = "att uppdraget RS 2024-02-14 § 23 förlängs till den 31 mars 2025"
    record_readings([minutes(), closing_minutes(quote, found=found)])
    kept = Assignment.objects.get()
    assert (kept.wording, kept.due_latest, kept.outcome) == (GIVEN, date(2025, 3, 31), "")


@pytest.mark.django_db
def test_more_time_for_an_assignment_that_is_not_cited_makes_no_new_assignment() -> None:
    quote = "att uppdraget om badbryggan förlängs till den 31 mars 2025"
    record_readings([minutes(), closing_minutes(quote, found=True)])
    assert [a.wording for a in Assignment.objects.all()] == [GIVEN]


@pytest.mark.django_db
def test_what_the_point_before_cites_is_not_cited_by_the_next() -> None:
    first = "att avsluta uppdraget att utreda en gemensam tolkförmedling (RS 2024-02-14 § 23)"
    second = "att avsluta uppdraget att se över färdtjänsten (RS 2024-03-13 § 30)"
    text = f"Protokoll regionstyrelsen 2024-10-16\n\n§ 41 Redovisning\n\n{first}.\n\n{second}.\n"
    both = reading(
        text,
        day="2024-10-16",
        points=[{"quote": quote, "paragraph": 41} for quote in (first, second)],
        references=[CITED, {"quote": "RS 2024-03-13 § 30", "body": "RS", "date": "2024-03-13", "paragraph": 30}],
    )
    record_readings([minutes(), minutes("se över färdtjänsten", day="2024-03-13", paragraph=30), both])
    closed = [latest_closing(story(kept.code, TODAY).mentions) for kept in Assignment.objects.order_by("given_on")]
    assert [closing.decision for closing in closed] == ["RS §\u00a041"] * 2
    assert not Tie.objects.exists()


@pytest.mark.django_db
def test_a_proposal_to_close_gives_no_assignment_and_closes_nothing() -> None:
    memo = closing_minutes(READ[0][0], found=True, state="proposed", kind="decision_memo")
    record_readings([minutes(), memo])
    kept = Assignment.objects.get()
    assert latest_closing(story(kept.code, TODAY).mentions) is None


@pytest.mark.django_db
def test_a_closing_of_something_unread_makes_no_assignment_of_its_own() -> None:
    record_readings([closing_minutes("att förklara uppdraget enligt RS 2024-02-14 § 23 fullgjort", found=False)])
    assert not Assignment.objects.exists()
    view = meeting("rs", date(2024, 10, 16))
    assert [(p.fate, p.closes, p.assignments) for p in view.points] == [("answers", True, [])]


@pytest.mark.django_db
def test_a_case_that_cites_two_decisions_leaves_open_which_is_closed() -> None:
    before = "Uppdragen gavs genom RS 2024-02-14 § 23 och RS 2024-03-14 § 30."
    made = closing_minutes("Uppdraget är genomfört och avslutas.", found=False, before=before)
    text = made.document.text
    start = text.index("RS 2024-03-14 § 30")
    second = Reference(Evidence(start, start + 18, "RS 2024-03-14 § 30", "test.by-hand"), "RS", "2024-03-14", 30)
    findings = replace(made.findings, references=(*made.findings.references, second))
    record_readings([minutes(), replace(made, findings=findings)])
    assert latest_closing(story(Assignment.objects.get().code, TODAY).mentions) is None


@pytest.mark.django_db
def test_confirming_all_places_leaves_the_wording_of_the_decision_that_gave_it() -> None:
    record_readings([minutes(), closing_minutes(READ[1][0], found=False)])
    point = Mention.objects.get(document__meeting_date=date(2024, 10, 16))
    judge(point.document.digest, "decision_point", point.start, point.end, "confirm", by="anna")
    assert Assignment.objects.get().wording == GIVEN


@pytest.mark.django_db
def test_a_day_in_the_closing_decision_is_no_new_due_date() -> None:
    made = closing_minutes(READ[0][0], found=True)
    start = made.document.text.index("2024-02-14 § 23")
    day = Deadline(Words(start, start + 10, "2024-02-14"), "2024-02-14", "by", None, "2024-02-14")
    closing = replace(made.findings.assignments[0], due=(day,))
    record_readings([minutes(), replace(made, findings=replace(made.findings, assignments=(closing,)))])
    assert Assignment.objects.get().due_latest is None
