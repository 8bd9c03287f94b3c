"""The page *Hjälp* explains every signal that the pages show, with the act that answers it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from test_pages import text_of

from fullgjort.following.house_rules import HouseRules
from fullgjort_web.register.state import OF_ASSIGNMENTS, SignalName
from fullgjort_web.site.signal_words import ACTS, MEANINGS, explained

_ROW = re.compile(r"^\| `(?P<name>\w+)` \|(?:[^|]+\|){3} (?P<act>\w+) \|$", re.MULTILINE)


def test_every_signal_is_explained_with_the_act_that_the_rules_name() -> None:
    text = (Path(__file__).parents[2] / "docs" / "signals.md").read_text("utf-8")
    assert {name.value: act.value for name, (_, act) in MEANINGS.items()} == {
        match["name"]: match["act"] for match in _ROW.finditer(text)
    }
    assert [one.name for one in explained(HouseRules())] == list(SignalName)


@pytest.mark.parametrize("name", [*OF_ASSIGNMENTS, SignalName.CAME_BACK, SignalName.SUM_MISMATCH])
def test_the_page_tells_what_it_means_and_what_answers_it(client: Client, register: None, name: SignalName) -> None:
    said = text_of(client.get("/hjalp/"))
    (one,) = [one for one in explained(HouseRules()) if one.name == name]
    assert f"{name.label} {one.means} {one.act}" in said
    assert one.act == str(ACTS[MEANINGS[name][1]])


def test_the_organisations_limits_stand_in_the_words() -> None:
    rules = HouseRules(soon_days=45, silence_days=200, drift_moves=4, drift_months=9)
    said = {one.name: one.means for one in explained(rules)}
    assert "45 dagar" in said[SignalName.DUE_SOON]
    assert "200 dagar" in said[SignalName.NEVER_REPORTED]
    assert "4 gånger, eller 9 månader" in said[SignalName.DRIFTING]
