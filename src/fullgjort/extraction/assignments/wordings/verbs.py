"""Verbs: which ones a decision uses to say what somebody else shall do, as data (`extraction/data/task_verbs.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from fullgjort.language.lexicon import LexiconError, check_keys

_FILE = "task_verbs.toml"
_LISTS = {"state", "standing", "tells", "task_after_may"}


@cache
def verbs(name: str) -> frozenset[str]:
    """The verbs of one list: state, standing, tells or task_after_may. Raises LexiconError for a list that is none."""
    data = tomllib.loads(files("fullgjort.extraction").joinpath("data", _FILE).read_text("utf-8"))
    check_keys(_FILE, "filen", data, _LISTS)
    if name not in data:
        raise LexiconError(f"{_FILE}: listan {name} saknas. Lägg till den.")
    return frozenset(data[name])
