"""Two generic tests over every rule, and what every rule has to bring."""

from __future__ import annotations

from collections import Counter

import pytest

from fullgjort.extraction.rule import Example, Rule
from fullgjort.extraction.ruleset import all_rules
from fullgjort.extraction.status import StatusRule, read_status, status_rules

RULES = all_rules()
STATUS_RULES = status_rules()


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.examples)],
)
def test_each_example_is_found_at_its_brackets_with_its_value(rule: Rule, example: Example) -> None:
    found = [(match.span(), value) for match, value in rule.find(example.text)]
    assert (example.span, example.value) in found, [(example.text[a:b], value) for (a, b), value in found]


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.near_misses)],
)
def test_no_near_miss_is_found(rule: Rule, text: str) -> None:
    assert [match.group() for match, _ in rule.find(text)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in STATUS_RULES for n, one in enumerate(rule.examples)],
)
def test_each_example_of_a_status_is_decided_by_its_rule(rule: StatusRule, text: str) -> None:
    status, evidence, name = read_status(text, 0, len(text))
    assert (status, name) == (rule.status, rule.name)
    assert evidence is not None
    assert text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in STATUS_RULES for n, one in enumerate(rule.near_misses)],
)
def test_no_near_miss_of_a_status_is_decided_by_its_rule(rule: StatusRule, text: str) -> None:
    assert read_status(text, 0, len(text))[2] != rule.name


@pytest.mark.parametrize("rule", [*RULES, *STATUS_RULES], ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_two_near_misses(rule: Rule | StatusRule) -> None:
    assert len(rule.examples) >= 1
    assert len(rule.near_misses) >= 2


def test_no_two_rules_have_the_same_name() -> None:
    names = Counter(rule.name for rule in [*RULES, *STATUS_RULES])
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_example_says_where_its_form_comes_from(rule: Rule) -> None:
    assert all(example.source for example in rule.examples)
