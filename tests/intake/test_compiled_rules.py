"""The module that compiles the rules before reading processes are forked."""

from __future__ import annotations

import importlib

from fullgjort.extraction.assignments.wordings.rules import RULES
from fullgjort.language.actors import actor_pattern
from fullgjort_web.intake import compiled_rules


def test_after_the_import_the_rules_are_compiled() -> None:
    actor_pattern.cache_clear()
    importlib.reload(compiled_rules)
    assert actor_pattern.cache_info().currsize == 1
    assert all("regex" in vars(rule) for rule in RULES)
