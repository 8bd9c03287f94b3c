"""Verbs: which ones a decision uses to say what somebody else shall do, as data (`extraction/data/task_verbs.toml`)."""

from __future__ import annotations

from functools import cache

from fullgjort.language.lexicon import check_keys, load, word_list

_FILE = "task_verbs.toml"
_LISTS = {"state", "standing", "tells", "task_after_may"}


@cache
def verbs(name: str) -> frozenset[str]:
    """The verbs of one list: state, standing, tells or task_after_may. Raises LexiconError for a list that is none."""
    data = load(_FILE, "fullgjort.extraction")
    check_keys(_FILE, "filen", data, _LISTS)
    return frozenset(word_list(_FILE, data, name))
