"""What the register says in Swedish alone is marked as Swedish on an English page, so that it is read aloud as such."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from small_register import add_question

from fullgjort_web.register.models import Assignment, Link, SignalSpell

_VOID = {"meta", "link", "input", "br", "img", "hr", "wbr", "source", "path", "use", "rect", "circle"}


class Languages(HTMLParser):
    """All words of a page with the language they are marked with."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        self.said.append((" ".join(data.split()), self.open[-1][1]))


def languages_of(client: Client, address: str, words: str) -> set[str]:
    """The languages that these words are marked with on the English page; empty where they do not stand there."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(address)
    assert response.status_code == 200
    page = Languages()
    page.feed(response.content.decode())
    assert any(lang == "en" for _, lang in page.said)
    return {lang for said, lang in page.said if " ".join(words.split()) in said}


@pytest.mark.parametrize("where", ["/", "/uppdrag/{code}/", "/sedan/?body=rs&from=2024-10-16&to=2025-03-12"])
def test_the_reason_of_a_signal_is_marked(client: Client, register: None, where: str) -> None:
    signal = SignalSpell.objects.get(name="vanished")
    assert signal.assignment is not None
    assert languages_of(client, where.format(code=signal.assignment.code), signal.why) == {"sv"}


def test_the_reason_of_a_question_is_marked(client: Client, register: None) -> None:
    own = add_question()
    reason = Link.objects.filter(mention__assignment__code=own)[0].reason
    other = Assignment.objects.get(mentions__candidate_for__isnull=False, given_on__year=2022).code
    for address in ("/fragor/", f"/uppdrag/{own}/", f"/uppdrag/{other}/"):
        assert languages_of(client, address, reason) == {"sv"}
