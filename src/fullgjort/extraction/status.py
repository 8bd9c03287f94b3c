"""Status: what a report says about its assignment, and the words that decide it.

The rules are tried in this order: what ends an assignment for certain first, what merely tells of a step last. The
phrases are data (`language/data/status_phrases.toml`) that a secretary can correct.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fullgjort.extraction.finding import Words
from fullgjort.language.lexicon import LexiconError, check_keys, load
from fullgjort.language.needed_words import Guarded, GuardedSet
from fullgjort.language.sentences import sentences

STATUSES = ("done", "ongoing", "not_started", "postponed", "rejected", "transferred", "unclear")
_FILE = "status_phrases.toml"


@dataclass(frozen=True, slots=True)
class StatusRule:
    """Phrases that decide one status; `except_` are phrases that only look so."""

    name: str
    status: str
    pattern: Guarded
    but_not: Guarded | None
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def status_rules() -> tuple[StatusRule, ...]:
    """The rules in the order in which they are tried; raises LexiconError for unknown keys or statuses."""
    data = load(_FILE)
    check_keys(_FILE, "filen", data, {"rule"})
    rules = []
    for number, entry in enumerate(data["rule"], start=1):
        check_keys(
            _FILE,
            f"[[rule]] nummer {number}",
            entry,
            {"name", "status", "phrases", "but_not", "examples", "near_misses"},
        )
        if entry["status"] not in STATUSES:
            raise LexiconError(
                f'{_FILE}, {entry["name"]}: status "{entry["status"]}" är okänd. Kända: {", ".join(STATUSES)}.'
            )
        but_not = entry.get("but_not")
        rules.append(
            StatusRule(
                entry["name"],
                entry["status"],
                _compile(entry["phrases"]),
                _compile(but_not) if but_not else None,
                tuple(entry.get("examples", ())),
                tuple(entry.get("near_misses", ())),
            )
        )
    return tuple(rules)


@cache
def _together() -> GuardedSet:
    return GuardedSet([rule.pattern for rule in status_rules()])


def _compile(phrases: list[str]) -> Guarded:
    return Guarded(r"\b(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")(?!\w)", re.IGNORECASE)


def read_status(text: str, start: int, end: int) -> tuple[str, Words | None, str]:
    """The status of the report `text[start:end]`, the sentence's words that decide it, and the rule's name;
    ("unclear", None, "") where no phrase decides."""
    spans = sentences(text, start, end)
    rules = status_rules()
    for number in _together().possible(text, start, end):
        rule = rules[number]
        for left, right in spans:
            if not rule.pattern.possible(text, left, right):
                continue
            sentence = text[left:right]
            match = rule.pattern.search(sentence)
            if match and not (rule.but_not and rule.but_not.search(sentence)):
                return rule.status, Words(left, right, " ".join(sentence.split())), rule.name
    return "unclear", None, ""
