"""The indexes that search uses: an FTS5 table kept by triggers on SQLite, GIN on PostgreSQL.

SQLite makes a table anew when a column is added, and its triggers are lost then: a migration that changes one of
`TABLES` drops the indexes before and makes them after.
"""

from __future__ import annotations

from typing import Any

TABLES = ("register_assignment", "register_searchrow")


def make(apps: Any, schema_editor: Any) -> None:
    """None, after the indexes are made and hold what the tables hold."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"CREATE INDEX {table}_stems ON {table} USING gin (stems)")
            continue
        fts = f"{table}_fts"
        delete = f"INSERT INTO {fts}({fts}, rowid, stems) VALUES ('delete', old.id, old.stems);"  # noqa: S608
        insert = f"INSERT INTO {fts}(rowid, stems) VALUES (new.id, new.stems);"  # noqa: S608
        schema_editor.execute(
            f"CREATE VIRTUAL TABLE {fts} USING fts5("
            f"stems, content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
        )
        schema_editor.execute(f"CREATE TRIGGER {fts}_insert AFTER INSERT ON {table} BEGIN {insert} END")
        schema_editor.execute(f"CREATE TRIGGER {fts}_delete AFTER DELETE ON {table} BEGIN {delete} END")
        schema_editor.execute(
            f"CREATE TRIGGER {fts}_update AFTER UPDATE OF stems ON {table} BEGIN {delete} {insert} END"
        )
        schema_editor.execute(f"INSERT INTO {fts}({fts}) VALUES ('rebuild')")  # noqa: S608


def drop(apps: Any, schema_editor: Any) -> None:
    """None, after the indexes are gone."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP INDEX {table}_stems")
            continue
        for event in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_fts_{event}")
        schema_editor.execute(f"DROP TABLE {table}_fts")
