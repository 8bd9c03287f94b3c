"""The report-back of a small register, whose documents are made by hand as in the register's own tests."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "register"))

MEETING = date(2022, 2, 9)


@pytest.fixture
def register(db: None, home: Path) -> None:
    """The small archive, read."""
    from board_archive import archive

    from fullgjort_web.register.services.reading import record_readings

    record_readings(archive())


@pytest.fixture
def report(register: None):
    """The report-back to the meeting on 9 February 2022."""
    from fullgjort_web.reporting.board import find_board
    from fullgjort_web.reporting.draft import draft

    return draft(find_board("RS"), MEETING)
