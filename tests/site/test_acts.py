"""What the user does on the pages: each act stands in the history and can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from test_pages import code_of, minutes, text_of

from fullgjort_web.register.models import Assignment, Body, Document, Verdict
from fullgjort_web.register.services.verdicts import VerdictError
from fullgjort_web.site import assignment
from fullgjort_web.site.reader import acts

TOLK = "att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling"


def place() -> dict[str, object]:
    start = minutes().text.index(TOLK)
    return {"type": "assignment", "start": start, "end": start + len(TOLK)}


def address(part: str) -> str:
    return f"/dokument/{minutes().digest[:16]}/{part}"


def undo_last(client: Client) -> None:
    client.post("/angra/", {"verdict": Verdict.objects.latest("pk").pk})


def test_a_finding_is_confirmed_and_the_act_undone(client: Client, register: None) -> None:
    response = client.post(address("omdome/"), {**place(), "act": "confirm"}, follow=True)
    assert "Uppgiften är bekräftad." in text_of(response)
    assert Assignment.objects.get(title="Tolkar").standing == "confirmed"
    assert "Sekreteraren" in text_of(response)
    undo_last(client)
    assert Assignment.objects.get(title="Tolkar").standing == "proposed"
    assert "ångrat" in text_of(client.get(address("")))


def test_a_rejected_finding_leaves_the_register_and_comes_back(client: Client, register: None) -> None:
    client.post(address("omdome/"), {**place(), "act": "reject"})
    assert not Assignment.objects.filter(title="Tolkar").exists()
    assert "Avvisat" in text_of(client.get(address("")))
    undo_last(client)
    assert Assignment.objects.filter(title="Tolkar").exists()


def test_the_message_after_an_act_offers_the_way_back(client: Client, register: None) -> None:
    response = client.post(address("omdome/"), {**place(), "act": "reject"}, follow=True)
    assert re.search(r'name="verdict" value="\d+"', response.content.decode())


FIELDS = [
    ({"title": "Tolkförmedling i länet"}, "title", "Tolkförmedling i länet"),
    ({"assignee": "Hälso- och sjukvårdsdirektören"}, "assignee", "Hälso- och sjukvårdsdirektören"),
    ({"due": "hösten 2026", "due_latest": "2026-11-30"}, "due_words", "hösten 2026"),
    ({"giver": "Regionfullmäktige"}, "giver", "Regionfullmäktige"),
    ({"recurrence": "yearly"}, "recurrence", "yearly"),
    ({"origin_kind": "plan", "origin_paragraph": "24"}, "origin_kind", "plan"),
]


@pytest.mark.parametrize(("given", "field", "expected"), FIELDS)
def test_a_field_is_corrected_and_the_rest_left_alone(
    client: Client, register: None, given: dict[str, str], field: str, expected: str
) -> None:
    code = code_of("Tolkar")
    form = client.get(address("ratta/"), place())
    kept = {f["name"]: f["value"] for f in form.context["fields"]}
    kept |= {"origin_kind": "decision", "origin_body": "RS", "origin_date": "2024-02-14", "origin_paragraph": "24"}
    client.post(address("ratta/"), {**place(), **kept, **given})
    assert getattr(Assignment.objects.get(code=code), field) == expected
    assert Verdict.objects.count() == 1
    undo_last(client)
    assert getattr(Assignment.objects.get(code=code), field) != expected


def test_a_form_sent_unchanged_writes_nothing(client: Client, register: None) -> None:
    form = client.get(address("ratta/"), place())
    kept = {f["name"]: f["value"] for f in form.context["fields"]}
    kept |= {"origin_kind": "decision", "origin_body": "RS", "origin_date": "2024-02-14", "origin_paragraph": "24"}
    client.post(address("ratta/"), {**place(), **kept})
    assert not Verdict.objects.exists()


def test_an_impossible_day_is_told_at_its_field(client: Client, register: None) -> None:
    response = client.post(address("ratta/"), {**place(), "due": "februari", "due_latest": "2026-02-31"})
    assert response.status_code == 422
    assert "2026-02-31 finns inte i kalendern." in text_of(response)
    assert 'aria-describedby="fel-due"' in response.content.decode()
    assert not Verdict.objects.exists()


def test_parts_are_corrected_a_line_each(client: Client, register: None) -> None:
    client.post(
        address("ratta/"), {**place(), "parts": "utreda en gemensam\ntolkförmedling", "origin_kind": "decision"}
    )
    assignment = Assignment.objects.get(wording=TOLK)
    assert [part.words for part in assignment.parts.all()] == ["utreda en gemensam", "tolkförmedling"]


def test_a_document_is_given_its_board_and_day(client: Client, register: None) -> None:
    client.post(
        address("uppgifter/"),
        {"kind": "minutes", "title": "Protokollet", "body": "Kulturnämnden", "meeting_date": "2024-02-15"},
    )
    row = Document.objects.get(pk=minutes().pk)
    assert (row.body.name, row.title, row.meeting_date.isoformat()) == ("Kulturnämnden", "Protokollet", "2024-02-15")


def test_what_the_reading_missed_is_added_by_its_words(client: Client, register: None) -> None:
    response = client.post(
        address("lagg-till/"),
        {
            "quote": "att lägga  skrivelsen\ntill handlingarna",
            "type": "assignment",
            "sida": "1",
            "giver": "Regionstyrelsen",
        },
        follow=True,
    )
    assert "Uppgiften är tillagd." in text_of(response)
    assert Assignment.objects.filter(wording="att lägga skrivelsen till handlingarna").exists()
    undo_last(client)
    assert not Assignment.objects.filter(wording="att lägga skrivelsen till handlingarna").exists()


def test_words_that_do_not_stand_there_are_refused(client: Client, register: None) -> None:
    response = client.post(address("lagg-till/"), {"quote": "att bygga en bro", "type": "assignment"}, follow=True)
    assert "Orden står inte så i dokumentet." in text_of(response)
    assert not Verdict.objects.exists()


def test_an_assignment_is_closed_with_its_decision_and_opened_again(client: Client, register: None) -> None:
    code = code_of("Reservkraft vid sjukhusen")
    response = client.post(
        f"/uppdrag/{code}/avsluta/", {"outcome": "as_decided", "decision": "RS § 40", "on": "2026-05-20"}, follow=True
    )
    said = text_of(response)
    assert "Uppdraget är avslutat." in said
    assert "Ja: genomfört enligt beslut, 20 maj 2026" in said
    assert said.count("RS § 40") == 3  # in the story, with the keys and in the history
    assert "Genomfört enligt beslut, 20 maj 2026, RS § 40" in said
    undo_last(client)
    assert Assignment.objects.get(code=code).outcome == ""


CLOSING = {"outcome": "as_decided", "decision": "RS § 40", "on": "2026-05-20"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"decision": " "}, "Skriv beslutet som avslutar uppdraget"),
        ({"decision": "klart"}, "Skriv beslutet som avslutar uppdraget"),
        ({"on": ""}, "Skriv dagen för beslutet."),
        ({"on": "2024-02-13"}, "Dagen ligger före den dag då uppdraget gavs, 14 februari 2024."),
        ({"on": "2026-06-02"}, "Dagen har inte varit än."),
        ({"on": "2026-02-30"}, "2026-02-30 finns inte i kalendern."),
        ({"on": "i går"}, "Skriv dagen som år, månad och dag"),
        ({"outcome": "bra"}, "Välj ett av utfallen."),
    ],
)
def test_a_closing_that_cannot_be_is_refused_and_what_was_written_stays(
    client: Client, register: None, wrong: dict[str, str], said: str
) -> None:
    code = code_of("Reservkraft vid sjukhusen")
    given = {**CLOSING, "outcome": "withdrawn", **wrong}
    response = client.post(f"/uppdrag/{code}/avsluta/", given)
    assert response.status_code == 422
    assert said in text_of(response)
    body = response.content.decode()
    assert '<details id="avsluta" open>' in body
    assert all(f'value="{given[name].strip()}"' in body for name in ("decision", "on"))
    assert given["outcome"] == "bra" or '<option value="withdrawn" selected>' in body
    assert not Verdict.objects.exists()


def test_the_day_of_a_closing_can_be_written_in_words(client: Client, register: None) -> None:
    code = code_of("Reservkraft vid sjukhusen")
    client.post(f"/uppdrag/{code}/avsluta/", {**CLOSING, "on": "20 maj 2026"})
    assert Verdict.objects.get().value["on"] == "2026-05-20"


def test_an_assignment_is_confirmed_and_rejected_from_its_own_page(client: Client, register: None) -> None:
    code = code_of("Reservkraft vid sjukhusen")
    client.post(f"/uppdrag/{code}/bekrafta/")
    assert Assignment.objects.get(code=code).standing == "confirmed"
    response = client.post(f"/uppdrag/{code}/avvisa/", follow=True)
    assert "borta ur registret" in text_of(response)
    assert not Assignment.objects.filter(title="Reservkraft vid sjukhusen").exists()
    ids = re.findall(r'name="verdict" value="(\d+)"', response.content.decode())
    client.post("/angra/", {"verdict": ids})
    assert Assignment.objects.filter(title="Reservkraft vid sjukhusen").exists()


def test_a_report_is_rejected_corrected_and_undone(client: Client, register: None) -> None:
    row = Document.objects.get(name="lista-2024-10-16.txt")
    answer = "Kartläggningen pågår och redovisas i mars 2025."
    start = row.text.index(answer)
    here = {"type": "report", "start": start, "end": start + len(answer)}
    page = f"/dokument/{row.digest[:16]}/"
    client.post(f"{page}omdome/", {**here, "act": "reject"})
    assert Assignment.objects.get(title="Reservkraft vid sjukhusen").reports == 0
    assert f'value="{Verdict.objects.latest("pk").pk}"' in client.get(page).content.decode()
    undo_last(client)
    assert Assignment.objects.get(title="Reservkraft vid sjukhusen").reports == 1
    client.post(f"{page}ratta/", {**here, "status": "done", "date": "", "unit": ""})
    assert Assignment.objects.get(title="Reservkraft vid sjukhusen").status == "done"


def test_an_unknown_board_is_added(client: Client, register: None) -> None:
    client.post("/organ/", {"name": "Kulturnämnden", "abbreviation": "KUN", "other_names": "Kulturutskottet"})
    assert Body.objects.get(name="Kulturnämnden").other_names == ["Kulturutskottet"]
    response = client.post("/organ/", {"name": " "})
    assert response.status_code == 422
    assert "Skriv organets namn" in text_of(response)


ORIGIN = {"origin_kind": "decision", "origin_body": "RS", "origin_date": "2024-02-14", "origin_paragraph": "24"}


def correct_origin(client: Client, **given: str) -> str:
    form = client.get(address("ratta/"), place())
    kept = {f["name"]: f["value"] for f in form.context["fields"]}
    return text_of(client.post(address("ratta/"), {**place(), **kept, **ORIGIN, **given}, follow=True))


def test_the_history_says_what_a_field_said_and_says_now(client: Client, register: None) -> None:
    said = correct_origin(client, origin_date="3 september 2024", assignee="HR-direktören").replace("\u00a0", " ")
    assert "Från beslut RS 2024-02-14 § 24 till beslut RS 2024-09-03 § 24" in said
    assert "Från ”Regiondirektören” till ”HR-direktören”" in said
    said = correct_origin(client, origin_date="2024-09-03", assignee="IT-direktören", recurrence="yearly")
    assert "Från ”HR-direktören” till ”IT-direktören”" in said
    assert "Från inget till varje år" in said
    about = {"title": "Protokollet", "body": "Regionstyrelsen", "meeting_date": "2024-02-14"}
    said = text_of(client.post(address("uppgifter/"), {**about, "kind": "notice"}, follow=True))
    assert "Från protokoll till kallelse" in said
    assert "Från ”Protokoll regionstyrelsen 2024-02-14” till ”Protokollet”" in said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("3 september 2024", "2024-09-03"),
        ("den 3 september 2024", "2024-09-03"),
        ("2024-09-03", "2024-09-03"),
        ("september 2024", "2024-09"),
        ("2024", "2024"),
        ("", None),
    ],
)
def test_the_day_of_the_decision_is_read_as_people_write_it(
    client: Client, register: None, written: str, kept: str | None
) -> None:
    correct_origin(client, origin_date=written)
    assert Verdict.objects.get().value["date"] == kept


@pytest.mark.parametrize("written", ["i höstas kanske", "2024-02-31", "32 september 2024", "3 september", "XYZ 2024"])
def test_a_date_that_cannot_be_read_is_refused_and_what_was_written_stays(
    client: Client, register: None, written: str
) -> None:
    said = correct_origin(client, origin_date=written, origin_text="protokollet")
    assert f"”{written}” går inte att läsa som ett datum." in said
    assert not Verdict.objects.exists()
    response = client.post(address("ratta/"), {**place(), **ORIGIN, "origin_date": written})
    assert f'value="{written}"' in response.content.decode()


def test_an_unknown_board_is_refused_and_a_misspelt_one_asked_about(client: Client, register: None) -> None:
    boards = set(Body.objects.values_list("name", flat=True))
    assert "Lägg till det under Organ först" in correct_origin(client, origin_body="XYZ")
    assert "Menar du Regionstyrelsen?" in correct_origin(client, origin_body="Regionsstyrelsen")
    about = {"kind": "minutes", "title": "Protokollet", "meeting_date": "2024-02-14"}
    for board, answer in (("XYZ", "Lägg till det under Organ först"), ("Regonstyrelsen", "Menar du Regionstyrelsen?")):
        response = client.post(address("uppgifter/"), {**about, "body": board})
        assert response.status_code == 422
        assert answer in text_of(response)
        assert f'value="{board}"' in response.content.decode()
    assert set(Body.objects.values_list("name", flat=True)) == boards
    assert not Verdict.objects.exists()
    client.post(address("uppgifter/"), {**about, "body": "rs"})
    assert Document.objects.get(pk=minutes().pk).body.name == "Regionstyrelsen"
    assert set(Body.objects.values_list("name", flat=True)) == boards


def test_an_act_of_several_parts_is_done_whole_or_not_at_all(
    client: Client, register: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []

    def second_fails(real: Callable[..., Verdict]) -> Callable[..., Verdict]:
        def act(*args: object, **values: object) -> Verdict:
            if done:
                raise VerdictError("Det gick inte.")
            done.append(1)
            return real(*args, **values)

        return act

    monkeypatch.setattr(acts, "judge", second_fails(acts.judge))
    monkeypatch.setattr(acts, "correct_document", second_fails(acts.correct_document))
    monkeypatch.setattr(assignment, "judge", second_fails(assignment.judge))
    changes = {"title": "Tolkförmedling", "assignee": "HR-direktören", "origin_kind": "decision"}
    for path, given in (
        (address("ratta/"), {**place(), **changes}),
        (address("uppgifter/"), {"kind": "notice", "title": "Kallelsen"}),
        (f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/bekrafta/", {}),
    ):
        done.clear()
        assert "Det gick inte." in text_of(client.post(path, given, follow=True))
        assert done
        assert not Verdict.objects.exists()


def test_acts_are_never_done_by_looking(client: Client, register: None) -> None:
    code = code_of("Tolkar")
    for where in (f"/uppdrag/{code}/bekrafta/", f"/uppdrag/{code}/avvisa/", address("omdome/"), "/angra/", "/sprak/"):
        assert client.get(where).status_code == 405
