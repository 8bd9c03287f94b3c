"""docs/signals.md names every signal as the code does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from story import read_story
from test_signals import RULES, STORIES

from fullgjort.following.signal import SignalName
from fullgjort.following.signals.all import SIGNALS
from fullgjort.following.spells import signals_on
from fullgjort_web.register import state

_ROW = re.compile(r"^\| `(?P<name>\w+)` \| (?P<shown>[^|]+) \| [^|]+ \| [^|]+ \| (?P<act>\w+) \|$", re.MULTILINE)


def _rows() -> dict[str, tuple[str, str]]:
    text = (Path(__file__).parents[2] / "docs" / "signals.md").read_text("utf-8")
    return {match["name"]: (match["shown"], match["act"]) for match in _ROW.finditer(text)}


def test_the_table_has_every_signal_with_its_name_on_the_pages() -> None:
    assert {name: shown for name, (shown, _) in _rows().items()} == {
        name.value: str(state.SignalName(name.value).label) for name in SignalName
    }


def test_the_table_names_the_act_that_each_signal_offers() -> None:
    acts = {}
    for name, story, holds, _ in STORIES:
        facts, around = read_story(story)
        for day in map(date.fromisoformat, holds.split()):
            acts |= {
                s.name.value: s.act.value for s in signals_on(facts.as_of(day), around, day, RULES) if s.name == name
            }
    assert acts == {name: act for name, (_, act) in _rows().items() if name in set(SIGNALS)}


def test_every_signal_is_a_documented_function_of_its_name() -> None:
    for name, rule in SIGNALS.items():
        assert rule.__name__ == name.value
        assert rule.__doc__
