"""Which assignments have changed: the database itself notes it, whoever writes, so that nothing that is kept ready is
shown after it has changed.

Triggers note the assignment of each spell and signal that comes or goes, and of each assignment that is written anew.
The last `REMEMBERED` notes are kept; who knows less than that counts everything again. SQLite makes a table anew when a
column is added, and its triggers are lost then: a migration that changes one of `SPELLS` or register_assignment drops
them before and makes them after.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Min

from fullgjort_web.register.models import AssignmentChange

NOTES = "register_assignmentchange"
SPELLS = ("register_assignmentspell", "register_signalspell")
REMEMBERED = 50_000
MOST = 5_000  # more changes than these are not worth following one by one


def changed_since(note: int) -> set[int] | None:
    """The ids of the assignments that have come, changed or gone after the note with that number; None where they are
    too many or no longer known."""
    first = AssignmentChange.objects.aggregate(first=Min("pk"))["first"]
    if first is None or first > note + 1:
        return None
    rows = AssignmentChange.objects.filter(pk__gt=note).order_by().values_list("assignment", flat=True).distinct()
    found = set(rows[: MOST + 1])
    return None if len(found) > MOST else found


def make(apps: Any, schema_editor: Any) -> None:
    """None, after the triggers are made."""
    statements = _postgresql() if schema_editor.connection.vendor == "postgresql" else _sqlite()
    for statement in statements:
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    """None, after the triggers are gone."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name, table, _, _ in _triggers():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if postgresql else ""))
    if postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS register_note_change")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NOTES}_forget")


def _triggers() -> list[tuple[str, str, str, str]]:
    """Name, table, event and the column that holds the assignment."""
    told = [
        (f"{table}_noted_{event.lower()}", table, event, "assignment_id")
        for table in SPELLS
        for event in ("INSERT", "DELETE")
    ]
    return [*told, ("register_assignment_noted_update", "register_assignment", "UPDATE", "id")]


def _sqlite() -> list[str]:
    made = [
        f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {row}.{column} IS NOT NULL BEGIN {insert} END"
        for name, table, event, column in _triggers()
        for row in ("old" if event == "DELETE" else "new",)
        for insert in (f"INSERT INTO {NOTES}(assignment) VALUES ({row}.{column});",)  # noqa: S608
    ]
    forget = f"DELETE FROM {NOTES} WHERE id <= new.id - {REMEMBERED};"  # noqa: S608
    return [*made, f"CREATE TRIGGER {NOTES}_forget AFTER INSERT ON {NOTES} BEGIN {forget} END"]


def _postgresql() -> list[str]:
    insert = f"INSERT INTO {NOTES} (assignment) SELECT DISTINCT %1$I FROM noted WHERE %1$I IS NOT NULL"  # noqa: S608
    forget = f"DELETE FROM {NOTES} WHERE id <= (SELECT max(id) FROM {NOTES}) - {REMEMBERED}"  # noqa: S608
    function = (
        "CREATE FUNCTION register_note_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN EXECUTE format('{insert}', TG_ARGV[0]); {forget}; RETURN NULL; END $$"
    )
    made = [
        f"CREATE TRIGGER {name} AFTER {event} ON {table} "
        f"REFERENCING {'OLD' if event == 'DELETE' else 'NEW'} TABLE AS noted "
        f"FOR EACH STATEMENT EXECUTE FUNCTION register_note_change('{column}')"
        for name, table, event, column in _triggers()
    ]
    return [function, *made]
