"""A column that can be searched for stems: FTS5 beside it on SQLite, a tsvector on PostgreSQL.

The value written is a list of stems joined by spaces; the column is for searching and is not read back.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Lookup

from fullgjort_web.register.swedish import kindred

_LONGEST_STEM = 200
_LAST_POSITION = 16383  # PostgreSQL counts no further
_MOST_POSITIONS = 256  # nor more per word
_MOST_BYTES = 900_000  # a tsvector's words and positions have to stay below 1 MB


class StemsField(models.TextField):
    def db_type(self, connection: Any) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if connection.vendor == "postgresql" and isinstance(value, str):
            return tsvector(value.split())
        return super().get_db_prep_save(value, connection)


def fts_table(table: str) -> str:
    """The name of the FTS5 table beside a table on SQLite."""
    return f"{table}_fts"


def tsvector(stems: list[str]) -> str:
    """PostgreSQL's literal for stems with their positions; new stems that no longer fit into 1 MB are left out."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, stem in enumerate(stems, start=1):
        word = stem[:_LONGEST_STEM]
        seen = places.get(word)
        if seen is None:
            # the word, its alignment and the count of its positions
            needed = len(word.encode()) + 4
            if size + needed > _MOST_BYTES:
                continue
            size += needed
            seen = places[word] = []
        if place <= _LAST_POSITION and len(seen) < _MOST_POSITIONS and size + 2 <= _MOST_BYTES:
            size += 2
            seen.append(place)
    return " ".join(
        f"'{stem}':{','.join(map(str, seen))}" if seen else f"'{stem}'" for stem, seen in sorted(places.items())
    )


@StemsField.register_lookup
class Holds(Lookup):
    """`stems__holds=[["upphandl"], ["reservkraft", "plan"]]`: all the given terms; a term of several stems is a
    phrase. A stem that ends with `*` is a beginning; a stem that stands alone is found in all its inflections."""

    lookup_name = "holds"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [value]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        index = fts_table(self.lhs.target.model._meta.db_table)
        query = " AND ".join(_fts_term(term) for term in self.rhs)
        name = compiler.quote_name(self.lhs.alias)
        return f"{name}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [query]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        query = " & ".join(_ts_term(term) for term in self.rhs)
        return f"{column} @@ %s::tsquery", [*params, query]


def _fts_term(term: list[str]) -> str:
    last = term[-1]
    if len(term) == 1 and not last.endswith("*"):
        return "(" + " OR ".join(f'"{stem}"' for stem in kindred(last)) + ")"
    phrase = '"' + " ".join(stem.rstrip("*") for stem in term) + '"'
    return phrase + ("*" if last.endswith("*") else "")


def _ts_term(term: list[str]) -> str:
    if len(term) == 1 and not term[0].endswith("*"):
        return "(" + " | ".join(f"'{stem[:_LONGEST_STEM]}'" for stem in kindred(term[0])) + ")"
    quoted = [f"'{stem[:-1]}':*" if stem.endswith("*") else f"'{stem[:_LONGEST_STEM]}'" for stem in term]
    return quoted[0] if len(quoted) == 1 else "(" + " <-> ".join(quoted) + ")"
