from __future__ import annotations

import pytest

from fullgjort.extraction.references.rules import REFERENCE_RULES
from fullgjort.extraction.rule import Example, Rule

RULES = [*REFERENCE_RULES]


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.examples)],
)
def test_examples_are_found_at_their_brackets(rule: Rule, example: Example) -> None:
    found = [(match.span(), value) for match, value in rule.find(example.text)]
    assert (example.span, example.value) in found, [example.text[a:b] for (a, b), _ in found]


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.near_misses)],
)
def test_near_misses_are_not_found(rule: Rule, text: str) -> None:
    assert [match.group() for match, _ in rule.find(text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_two_near_misses(rule: Rule) -> None:
    assert rule.examples
    assert len(rule.near_misses) >= 2
