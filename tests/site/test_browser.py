"""The pages in Chromium: nothing that axe finds, no sideways scrolling, the main task by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from small_register import add_audit, add_question, wide_table
from test_pages import PAGES, code_of, minutes

from fullgjort_web.register.models import Assignment

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium saknas: installera Debianpaketet chromium."),
]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright has a loop of its own in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def addresses(transactional_db: None, pdf: str) -> list[str]:
    """Every page, also those with an assignment, a document as picture and as text, forms and errors."""
    digest = minutes().digest[:16]
    audited = add_audit()[:16]
    asked = add_question()
    start = minutes().text.index("att ge regiondirektören")
    end = minutes().text.index("\n", start)
    return [
        *PAGES,
        f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/",
        f"/uppdrag/{code_of('Tolkar')}/",
        "/uppdrag/?state=overdue&body=rs&text=finnsinte",
        f"/dokument/{pdf}/",
        f"/dokument/{pdf}/?text=1&alla=1",
        f"/dokument/{digest}/",
        f"/dokument/{digest}/ratta/?type=assignment&start={start}&end={end}",
        f"/dokument/{digest}/uppgifter/",
        "/granskningar/",
        "/granskningar/?year=1999",
        f"/granskningar/{audited}/",
        "/fragor/",
        f"/uppdrag/{asked}/",
        "/uppdrag/?day=2024-03-01",
        "/statistik/",
        "/statistik/?body=rs",
        "/sedan/",
        "/sedan/?body=rs",
        "/finns-inte/",
    ]


def opened(browser: Browser, width: int, scheme: str = "light") -> Page:
    return browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820, 400])
def test_axe_finds_nothing(live_server, browser: Browser, addresses: list[str], width: int, scheme: str) -> None:
    page = opened(browser, width, scheme)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda told: troubles.append(told.text) if "Content Security Policy" in told.text else None)
    for address in addresses:
        page.goto(live_server.url + address)
        for found in Axe().run(page).response["violations"]:
            troubles.extend(f"{address}: {found['id']}: {node['html'][:120]}" for node in found["nodes"])
    assert troubles == []


def test_no_page_scrolls_sideways_on_the_narrowest_screen(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 320)
    wide = []
    for address in addresses:
        page.goto(live_server.url + address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


@pytest.mark.parametrize("width", [900, 1000, 1280, 1440])
def test_the_menu_stands_on_one_line(live_server, browser: Browser, addresses: list[str], width: int) -> None:
    page = opened(browser, width)
    page.goto(live_server.url)
    assert page.evaluate("document.querySelector('.nav ul').offsetHeight") < 60


def test_an_assignment_is_found_confirmed_and_undone_by_keyboard_alone(
    live_server, browser: Browser, addresses: list[str]
) -> None:
    page = opened(browser, 1280)
    page.goto(live_server.url)
    page.keyboard.press("/")
    page.keyboard.type("tolkförmedlingen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uppdrag/**")
    tab_to(page, "Bekräfta uppdraget")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Uppdraget är bekräftat.")
    assert Assignment.objects.get(title="Tolkar").standing == "confirmed"
    tab_to(page, "Ångra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Det är ångrat.")
    assert Assignment.objects.get(title="Tolkar").standing == "proposed"


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the control with these words has focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == words:
            return
    raise AssertionError(f"{words!r} cannot be reached with Tab")


def test_keys_lead_to_the_pages_and_can_be_turned_off(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 1280)
    page.goto(live_server.url)
    page.keyboard.press("g")
    page.keyboard.press("u")
    page.wait_for_url("**/uppdrag/")
    page.keyboard.press("?")
    page.wait_for_url("**/tangentbord/")
    page.get_by_role("button", name="Stäng av tangenterna").click()
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page.get_by_text("Tangenterna är av.")).to_be_visible()
    assert page.url.endswith("/tangentbord/")


def test_marked_words_fill_the_form(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 1280)
    page.goto(f"{live_server.url}/dokument/{minutes().digest}/")
    page.get_by_text("Tolkar", exact=False).first.wait_for()
    page.evaluate(
        """() => {
          const words = [...document.querySelectorAll("#sidtext [data-start]")].find(e => e.textContent.includes("handlingarna"));
          window.getSelection().selectAllChildren(words);
        }"""
    )
    field = page.get_by_label("Orden i dokumentet")
    expect(field).to_have_value("att lägga skrivelsen till handlingarna")
    page.get_by_role("button", name="Lägg till uppgiften").click()
    expect(page.get_by_role("status").first).to_contain_text("Uppgiften är tillagd.")


def test_a_filter_is_swapped_in_with_its_address(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 1280)
    page.goto(f"{live_server.url}/uppdrag/")
    page.get_by_role("checkbox", name="Utan datum").check()
    expect(page.get_by_role("heading", name="i urvalet")).to_be_visible()
    assert "state=undated" in page.url
    expect(page.get_by_role("link", name="Tolkar")).to_be_visible()
    expect(page.get_by_role("link", name="Elbilar")).to_have_count(0)


def test_the_menu_and_the_choices_open_on_a_phone(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 400)
    page.goto(f"{live_server.url}/uppdrag/")
    page.get_by_role("button", name="Ändra urvalet").click()
    expect(page.get_by_label("Ord i uppdraget")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Ord i uppdraget")).to_be_hidden()
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("link", name="Möten").click()
    page.wait_for_url("**/moten/")
    expect(page.get_by_role("heading", name="Möten", exact=True)).to_be_visible()


def test_what_was_done_is_told_where_one_lands(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 1280)
    page.goto(f"{live_server.url}/dokument/{minutes().digest}/")
    page.locator(".findings > li").last.get_by_role("button", name="Avvisa").click()
    told = page.locator(".findings > li").last.get_by_role("status")
    expect(told).to_contain_text("Uppgiften är avvisad.")
    expect(told).to_be_in_viewport()


def test_a_wide_table_scrolls_in_a_region_of_its_own(live_server, browser: Browser, addresses: list[str]) -> None:
    page = opened(browser, 400)
    page.goto(f"{live_server.url}/dokument/{wide_table()}/")
    region = page.get_by_role("region", name="Tabell, kan rullas i sidled 1")
    expect(region).to_be_visible()
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
