"""Each page answers with what the register holds."""

from __future__ import annotations

import itertools
import re

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from small_register import more_minutes

from fullgjort_web.register.models import Assignment, Document
from fullgjort_web.register.selectors.coverage import Coverage
from fullgjort_web.register.services.reading import record_failure
from fullgjort_web.site import reading
from fullgjort_web.site.templatetags.fullgjort import reason_words


def text_of(response) -> str:
    """What one reads on the page, on one line."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", body).replace("\u00ad", "").replace("&amp;", "&")
    return re.sub(r" ([.,;:])", r"\1", " ".join(words.split()))


def code_of(title: str) -> str:
    return Assignment.objects.get(title=title).code


def minutes() -> Document:
    return Document.objects.get(name="protokoll-2024-02-14.txt")


PAGES = {
    "/": ["3 uppdrag är öppna", "Utan svar", "Aldrig återrapporterade uppdrag (2)", "trasig.pdf"],
    "/uppdrag/": ["3 uppdrag", "Försenat", "Om 14 dagar", "Utan datum", "Aldrig återrapporterat"],
    "/uppdrag/aldrig/": ["2 uppdrag har inget svar", "bland de 3 dokument som är lästa", "protokoll som saknas: 3"],
    "/uppdrag/avvisade/": ["Avvisade uppdrag", "Inget uppdrag är avvisat."],
    "/moten/": ["Regionstyrelsen 14 februari 2024", "läst", "saknas"],
    "/moten/rs/2024-02-14/": ["4 beslutspunkter är lästa", "§ 23", "Ger uppdrag", "Utan åtgärd"],
    "/moten/rs/2024-10-16/": ["Det här redovisades till mötet", "Reservkraft vid sjukhusen"],
    "/moten/rs/2025-01-22/": ["Inga handlingar från mötet är lästa"],
    "/dokument/": ["3 dokument är lästa", "1 fil gick inte att läsa", "Protokoll regionstyrelsen 2024-02-14"],
    "/dokument/las-in/": ["Läs in dokument", "Dra filerna hit"],
    "/organ/": ["Regionstyrelsen", "Lägg till ett organ"],
    "/sok/": ["Ord i uppdrag och dokument"],
    "/sok/?text=tolkförmedlingen": ["1 uppdrag och 1 dokument innehåller orden"],
    "/sok/?text=fjällräv": ["Vi hittar inget om ”fjällräv”"],
    "/last/": ["Protokoll som saknas", "22 januari 2025", "Filen är skadad.", "Hämta den igen från källan."],
    "/hjalp/": ["Så läser du en lista"],
    "/tangentbord/": ["Tangenterna är på."],
    "/tillganglighet/": ["WCAG 2.2"],
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_it_should(client: Client, register: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    said = text_of(response)
    assert [words for words in PAGES[address] if words not in said] == []


def test_every_page_says_which_day_it_shows(client: Client, register: None) -> None:
    assert all("1 juni 2026" in text_of(client.get(address)) for address in PAGES)


def test_an_assignment_is_told_as_a_story_with_silence_and_marked_words(client: Client, register: None) -> None:
    response = client.get(f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/")
    said = text_of(response)
    for words in (
        "Regionstyrelsen ger uppdraget",
        "Arbetet pågår",
        "Inget nytt på 245 dagar.",
        "Inget nytt på 593 dagar.",
        "Borta ur redovisningen",
        "Utlovat svar saknas",
        "Två nycklar till avslut",
        "Nytt datum: mars 2025",
    ):
        assert words in said
    assert "<mark>senast i oktober 2024</mark>" in response.content.decode()
    assert "<mark>pågår</mark>" in response.content.decode()


def test_a_document_without_pages_is_shown_as_text_with_marks(client: Client, register: None) -> None:
    response = client.get(f"/dokument/{minutes().digest[:16]}/")
    body = response.content.decode()
    assert "Dokumentet har 7 lästa uppgifter" in text_of(response)
    assert re.search(r'<a class="ref" href="#assignment-\d+">', body)
    assert "<mark data-start=" in body
    assert "prov.for-hand" in body


def test_a_pdf_is_shown_as_a_picture_with_boxes_and_as_text(client: Client, pdf: str) -> None:
    body = client.get(f"/dokument/{pdf}/").content.decode()
    assert "<image href=" in body
    assert body.count('class="page-link"') >= 2
    assert float(re.search(r'class="page-mark" x="([\d.]+)"', body).group(1)) > 50
    picture = client.get(f"/dokument/{pdf[:16]}/sida-1.png")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "<mark data-start=" in client.get(f"/dokument/{pdf}/?text=1").content.decode()
    assert client.get(f"/dokument/{pdf[:16]}/sida-9.png").status_code == 404


def test_the_original_is_given_back_byte_for_byte(client: Client, register: None) -> None:
    response = client.get(f"/dokument/{minutes().digest[:16]}/original")
    assert response.content.decode() == minutes().text
    assert "protokoll-2024-02-14.txt" in response["Content-Disposition"]


@pytest.mark.parametrize(
    "address", ["/finns-inte/", "/uppdrag/2024-XXXXX/", "/moten/rs/2024-02-30/", "/dokument/" + "0" * 16 + "/"]
)
def test_an_address_to_nothing_says_so_plainly(client: Client, register: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Sidan finns inte" in text_of(response)


def test_a_fault_is_told_with_a_case_number_and_without_details(client: Client, register: None, monkeypatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("fullgjort_web.site.search.search", lambda *a, **k: 1 / 0)
    response = client.get("/sok/?text=tolk")
    assert response.status_code == 500
    assert "ärendenummer" in text_of(response)
    assert "ZeroDivision" not in response.content.decode()


def test_an_empty_register_leads_to_the_first_steps(client: Client, db: None, home) -> None:
    said = text_of(client.get("/"))
    assert "Registret är tomt" in said
    assert "Börja med en mapp protokoll" in said
    for address in ("/uppdrag/", "/uppdrag/aldrig/", "/moten/", "/dokument/", "/organ/", "/last/"):
        assert client.get(address).status_code == 200


def test_nothing_but_scans_says_which_files_and_what_to_do(client: Client, db: None, home) -> None:
    for number in (1, 2):
        record_failure(f"skannat-{number}.pdf", "Filen består av bilder utan text.", advice="Installera ocrmypdf.")
    said = text_of(client.get("/"))
    assert "Ingen av de 2 filerna gick att läsa" in said
    assert "skannat-1.pdf : Filen består av bilder utan text. Installera ocrmypdf." in said.replace("pdf:", "pdf :")


def test_a_register_without_assignments_says_why_it_may_be_so(client: Client, register: None) -> None:
    Assignment.objects.all().delete()
    assert "Inga uppdrag hittades" in text_of(client.get("/"))


def test_reading_that_goes_on_is_shown_and_asks_for_itself(client: Client, register: None, tmp_path) -> None:
    job = reading.add([tmp_path])
    job.total, job.done = 40, 12
    reading._save(job)
    body = client.get("/").content.decode()
    assert "Läser dokument 12 av 40" in body
    assert 'hx-get="/lasning/"' in body
    assert "Läser dokument 12 av 40" in client.get("/lasning/").content.decode()


def test_pages_ask_the_database_as_often_however_much_they_show(client: Client, register: None) -> None:
    code = Assignment.objects.filter(mentions_count=1).order_by("code")[0].code
    addresses = [
        "/", "/uppdrag/", "/uppdrag/?state=undated&body=rs&sort=title", "/uppdrag/?text=utreda", "/uppdrag/aldrig/",
        f"/uppdrag/{code}/", "/statistik/", "/statistik/?body=rs", "/sedan/?body=rs", "/fragor/", "/granskningar/",
        "/granskningar/?back=1", "/dokument/", "/moten/", "/organ/", "/sok/?text=uppdrag", "/moten/rs/2024-02-14/",
    ]  # fmt: skip

    def asked() -> list[tuple[str, int]]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append((address, len(queries)))
        return counts

    asked()  # what is kept ready is counted
    before = asked()
    more_minutes(2)
    changed = asked()
    assert asked() == before
    more_minutes(20)
    assert Assignment.objects.count() == 23
    assert asked() == changed  # the first look after a change
    assert asked() == before
    assert max(number for _, number in before) < 25


def test_nothing_in_a_page_needs_scripts_or_styles_of_its_own(client: Client, pdf: str) -> None:
    addresses = [*PAGES, f"/dokument/{pdf}/", f"/uppdrag/{code_of('Tolkar')}/"]
    for address in addresses:
        response = client.get(address)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        body = response.content.decode()
        assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", body), address
        assert not re.search(r"<script(?![^>]*\bsrc=)", body), address


def test_ids_are_unique_and_headings_unbroken(client: Client, pdf: str) -> None:
    for address in [*PAGES, f"/dokument/{pdf}/", f"/dokument/{minutes().digest}/", f"/uppdrag/{code_of('Tolkar')}/"]:
        body = client.get(address).content.decode()
        ids = re.findall(r'\sid="([^"]+)"', body)
        assert sorted(ids) == sorted(set(ids)), address
        levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
        assert levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), address


def test_the_language_is_swedish_until_english_is_chosen(client: Client, register: None) -> None:
    assert '<html lang="sv"' in client.get("/", headers={"accept-language": "en-US"}).content.decode()
    client.post("/sprak/", {"language": "en", "next": "/uppdrag/"})
    body = client.get("/uppdrag/").content.decode()
    assert '<html lang="en"' in body
    assert "Assignments" in body
    assert "Reservkraft vid sjukhusen" in body


def test_a_chosen_look_is_kept(client: Client, register: None) -> None:
    client.post("/utseende/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    client.post("/utseende/", {"theme": "auto"})
    assert "data-theme" not in client.get("/").content.decode()


def test_nobody_is_sent_elsewhere_after_an_act(client: Client, register: None) -> None:
    assert client.post("/utseende/", {"theme": "dark", "next": "https://example.org/"})["Location"] == "/"


def test_forms_from_elsewhere_are_refused(register: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/utseende/", {"theme": "dark"})
    assert response.status_code == 403
    assert "Formuläret är för gammalt" in text_of(response)


def test_other_hosts_are_refused(client: Client, register: None) -> None:
    assert client.get("/", headers={"host": "example.org"}).status_code == 400


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("sv", 1, "och 1 återrapportering."),
        ("sv", 2, "och 2 återrapporteringar."),
        ("en", 1, "and 1 report-back."),
        ("en", 2, "and 2 report-backs."),
    ],
)
def test_the_foot_counts_report_backs(language: str, number: int, words: str) -> None:
    read = Coverage(3, None, None, minutes=1, minutes_missing=0, report_backs=number, failures=0)
    with override(language):
        assert words in render_to_string("site/parts/rests_on.html", {"coverage": read})


def test_a_document_counts_what_is_confirmed(client: Client, register: None) -> None:
    client.post(f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/bekrafta/")
    said = text_of(client.get(f"/dokument/{minutes().digest[:16]}/"))
    assert "En är bekräftad, sex är förslag." in said


def test_the_rule_is_shown_to_who_asks_for_it(client: Client, register: None) -> None:
    body = client.get(f"/dokument/{minutes().digest[:16]}/").content.decode()
    shown = re.findall(r'<details class="rule no-print"><summary>Visa regeln.*?</details>', body, re.DOTALL)
    assert shown
    assert body.count("prov.for-hand") == sum(one.count("prov.for-hand") for one in shown)


def test_why_a_place_belongs_is_told_in_english_too() -> None:
    with override("en"):
        assert reason_words("Samma beslut: RS 2024-02-14 §\u00a023.") == "Same decision: RS 2024-02-14 §\u00a023."
    assert reason_words("Något annat.") == "Något annat."


@pytest.mark.parametrize("text", ["%25", "%22", "*", "?!"])
def test_a_search_without_words_says_so(client: Client, register: None, text: str) -> None:
    said = text_of(client.get(f"/sok/?text={text}"))
    assert "Det finns inget ord att söka efter i" in said
    assert "Skriv minst ett ord eller ett tal." in said


@pytest.mark.parametrize(("day", "warned"), [("2025-06-10", False), ("2025-06-11", True)])
def test_the_start_page_tells_when_the_latest_document_is_old(
    client: Client, register: None, day: str, warned: bool
) -> None:
    said = text_of(client.get(f"/?day={day}"))
    assert ("Det senaste dokumentet som är läst är från 12 mars 2025." in said) == warned
