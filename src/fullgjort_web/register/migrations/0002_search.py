"""The indexes that search uses: an FTS5 table kept by triggers on SQLite, GIN on PostgreSQL."""

from typing import Any, ClassVar

from django.db import migrations

TABLES = ("register_assignment", "register_searchrow")


def make(apps: Any, schema_editor: Any) -> None:
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


def drop(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP INDEX {table}_stems")
            continue
        for event in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER {table}_fts_{event}")
        schema_editor.execute(f"DROP TABLE {table}_fts")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0001_register")]
    operations: ClassVar = [migrations.RunPython(make, drop)]
