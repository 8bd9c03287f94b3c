"""Words of rows: labels and orders, as data (`extraction/data/row_words.toml`)."""

from __future__ import annotations

import re
from functools import cache

from fullgjort.language.alternation import alternation
from fullgjort.language.lexicon import check_keys, load, word_list

_FILE = "row_words.toml"
ROLES = ("report", "assignee", "due", "origin", "task")


@cache
def row_words() -> dict[str, tuple[str, ...]]:
    """The lists by name: imperative, and the labels of each role in ROLES."""
    data = load(_FILE, "fullgjort.extraction")
    check_keys(_FILE, "filen", data, {"imperative", *ROLES})
    return {name: word_list(_FILE, data, name) for name in ("imperative", *ROLES)}


@cache
def label_pattern() -> re.Pattern[str]:
    """A label with its colon, at the start of a line or after a whole sentence; the group that matched is its role."""
    names = "|".join(rf"(?P<{role}>{alternation(row_words()[role])})" for role in ROLES)
    return re.compile(rf"(?:(?<=[.!?)]\s)|(?<![^\n])|(?<=\n))(?:{names})\s?:\s")


_INFINITIVE = re.compile(
    r"(?:Att\s)?(?!\w+list(?:a|or)\b)(?:[A-ZÅÄÖ][a-zåäö]{2,}a|Se|Ta|Ge|Få|Utse|Gå|Bistå|Tillse)\s(?!är|har|kommer|ska|som|av\b)"
)
# What ends like an infinitive and is none: "Alla nämnder", "Revisorerna", "Regionala frågor"
_NO_INFINITIVE = re.compile(
    r"(?:Alla|Samtliga|Båda|Andra|Dessa|Många|Några|Flera|Inga|Våra|Deras|Bara|Samma|Nya|Hela|Egna|Vilka|Sista|Första|Åtta|"
    r"[A-ZÅÄÖ][a-zåäö]+(?:ella|iska|liga|ala|iva|erna|arna|orna))\s"
)


def is_order(words: str) -> bool:
    """Whether words begin by saying what is to be done: an infinitive or an imperative, with a capital."""
    if words.split(" ", 1)[0] in row_words()["imperative"]:
        return True
    return bool(_INFINITIVE.match(words)) and not _NO_INFINITIVE.match(words)
