"""Audit firms: who writes the auditors' reports. Their names are letterheads (`data/audit_firms.toml`)."""

from __future__ import annotations

import re
from functools import cache

from fullgjort.language.lexicon import check_keys, load, word_list

_FILE = "audit_firms.toml"


@cache
def _line() -> re.Pattern[str]:
    data = load(_FILE)
    check_keys(_FILE, "filen", data, {"names"})
    names = "|".join(re.escape(name) for name in sorted(word_list(_FILE, data, "names"), key=len, reverse=True))
    return re.compile(
        rf"(?:www\.)?(?:{names})(?:\.(?:se|com))?(?:\s(?:AB|HB|Sverige|Sweden|Advisory|Revision|Komrev|"
        r"(?:kommunal|offentlig)\s(?:sektor|revision))){0,3}(?:[\s,–-]+[\d.()-]{1,10})?",
        re.IGNORECASE,
    )


def is_audit_firm(words: str) -> bool:
    """Whether a line holds an audit firm's name alone, also with its form of company, address or a day."""
    return _line().fullmatch(words.strip()) is not None
