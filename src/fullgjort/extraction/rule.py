"""The shape of a rule: a name, a pattern, a reader, examples and near misses.

Two generic tests (`tests/extraction/test_rules.py`) serve every rule in `ALL_RULES`: each example is found at its
brackets with the given value, and no near miss is found at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fullgjort.extraction.finding import Certainty
from fullgjort.language.needed_words import Guarded, GuardedSet


@dataclass(frozen=True)
class Example:
    """A sentence of our own in a form that boards use; `[[ ]]` mark the words to be found, `value` what the
    reader returns for them, `source` the form ("PHRASES 1, inverted"; "sample 002, row form"; "invented")."""

    marked: str
    value: Any
    source: str

    @property
    def text(self) -> str:
        return self.marked.replace("[[", "").replace("]]", "")

    @property
    def span(self) -> tuple[int, int]:
        return self.marked.index("[["), self.marked.index("]]") - 2


@dataclass(frozen=True)
class Rule:
    """`pattern` is a verbose, case-insensitive regular expression; `read` turns a match into a value or None to
    decline. `kind` groups rules ("assignment", "status", "deadline" ...). `form` names the row of the list of
    phrase forms that the rule reads (for docs/forms.md)."""

    name: str
    kind: str
    pattern: str
    read: Callable[[re.Match[str]], Any]
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]
    certainty: Certainty = Certainty.SURE
    form: str = ""
    flags: re.RegexFlag = field(default=re.VERBOSE | re.IGNORECASE)

    @cached_property
    def regex(self) -> Guarded:
        """The compiled pattern, which is tried only where the words that it needs stand."""
        return Guarded(self.pattern, self.flags)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[re.Match[str], Any]]:
        """Every match with its value, from left to right; matches that the reader declines are left out."""
        for match in self.regex.finditer(text, start, len(text) if end is None else end):
            value = self.read(match)
            if value is not None:
                yield match, value


class RuleSet:
    """Rules that are tried on the same spans."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)

    @cached_property
    def _patterns(self) -> GuardedSet:
        return GuardedSet([rule.regex for rule in self.rules])

    def possible(self, text: str, start: int, end: int) -> list[Rule]:
        """The rules, in their order, whose words stand in `text[start:end]`; the others find nothing there."""
        return [self.rules[number] for number in self._patterns.possible(text, start, end)]

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[Rule, re.Match[str], Any]]:
        """Every match in `text[start:end]` with its rule and its value, rule by rule; declined matches are left out."""
        for number in self._patterns.possible(text, start, end):
            rule = self.rules[number]
            for match in rule.regex.regex.finditer(text, start, end):
                value = rule.read(match)
                if value is not None:
                    yield rule, match, value
