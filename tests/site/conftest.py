"""The site on a small register."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_register import DAY, add_pdf, fill


@pytest.fixture
def register(db: None, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small register, seen on its day, by a user called Secretary."""
    monkeypatch.setenv("FULLGJORT_DAY", DAY)
    monkeypatch.setenv("FULLGJORT_USER", "Sekreteraren")
    fill()


@pytest.fixture
def pdf(register: None, tmp_path: Path) -> str:
    """The digest of minutes as PDF, in the register."""
    return add_pdf(tmp_path)
