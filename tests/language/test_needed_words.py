"""Words that patterns need, and patterns that are tried only where their words stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.language.alternation import alternation
from fullgjort.language.needed_words import FIGURE, Guarded, GuardedSet, needed_words

NEEDED = [
    ("a word in the middle", r"\w*rapport\w*", {"rapport"}),
    ("one of several", r"\b(?:redovisa|återkomma)s?\b", {"redovisa", "återkomma"}),
    ("letters that may be left out", r"uppdra(?:g|r)?\så", {"uppdra"}),
    ("a figure beside a sign of its own", r"§\s?\d+", {"§"}),
    ("a word that says more than another adds nothing", r"avtal|avtalet|\d\d avtal", {"avtal"}),
    ("only figures", r"\d{1,3}", {FIGURE}),
    ("words looked for ahead", r"(?:en|ett)\s(?=miljon)", {"miljon"}),
    ("words looked for behind do not count", r"(?<=senast\s)den\s\d", {"den"}),
    ("a repeated group", r"(?:mål ){2}", {"mål "}),
]


@pytest.mark.parametrize(("pattern", "words"), [case[1:] for case in NEEDED], ids=[case[0] for case in NEEDED])
def test_a_pattern_needs_its_rarest_words(pattern: str, words: set[str]) -> None:
    assert needed_words(pattern)[0] == words


@pytest.mark.parametrize("pattern", [r"\w+", r"(?:uppdrag)?", r"uppdrag|\w+", r"[a-zåäö]+\s", r"(?!uppdrag)\w"])
def test_a_pattern_that_matches_without_words_needs_none(pattern: str) -> None:
    assert needed_words(pattern) == ()


PATTERNS = [
    (r"\buppdra(?:g|r)\b", re.IGNORECASE),
    (r"(?<=den\s)\d{1,2}\s(?:maj|juni)", re.IGNORECASE),
    (r"(?:senast|före)\s+(?:den\s)?\d+", re.IGNORECASE),
    (r"(?:den|före)\s+(?=\d+\smaj|12)", re.IGNORECASE),
    (r"\bKS\s§\s\d+|protokoll", 0),
    (r"[Ss]tyrelsen(?:s)?", 0),
    (r"\w{3}", 0),
]
WORDS = [
    "uppdrag",
    "Uppdrar",
    "den 3 maj",
    "SENAST",
    "före",
    "12",
    "٣",
    "KS § 4",
    "ks",
    "Protokoll",
    "ſenaſt 5",
    "İ",
    "K",
    "\n",
    "  ",
    ".",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
FILLED = TEXTS.map(lambda text: text + " " + "och så vidare " * 40)


@given(FILLED, st.integers(0, 90), st.integers(0, 120))
def test_a_guarded_pattern_finds_what_the_plain_one_finds(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    for pattern, flags in PATTERNS:
        plain = [match.span() for match in re.compile(pattern, flags).finditer(text, start, end)]
        guarded = Guarded(pattern, flags)
        assert [match.span() for match in guarded.finditer(text, start, end)] == plain
        assert bool(guarded.search(text, start, end)) == bool(plain)


@given(TEXTS)
def test_a_guarded_pattern_finds_the_same_in_a_short_text(text: str) -> None:
    for pattern, flags in PATTERNS:
        found = [match.span() for match in Guarded(pattern, flags).finditer(text)]
        assert found == [match.span() for match in re.compile(pattern, flags).finditer(text)]


@given(FILLED, st.integers(0, 90), st.integers(0, 120))
def test_a_set_leaves_out_only_patterns_that_find_nothing(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    together = GuardedSet([Guarded(pattern, flags) for pattern, flags in PATTERNS])
    possible = together.possible(text, start, end)
    assert possible == sorted(possible)
    for number, (pattern, flags) in enumerate(PATTERNS):
        if number not in possible:
            assert re.compile(pattern, flags).search(text, start, end) is None


@given(st.lists(st.text("abåå-. [", min_size=1, max_size=5), min_size=1, max_size=12), st.text("abåå-. [", max_size=20))
def test_an_alternation_matches_the_longest_of_its_words(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = re.compile(alternation(words)).finditer(text)
    assert [match.group() for match in found] == [match.group() for match in re.finditer(plain, text)]


def test_an_alternation_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        alternation([])
