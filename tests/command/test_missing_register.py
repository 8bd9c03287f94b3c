"""Commands and the folder of the register: what is advised, and what is not made by the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fullgjort_web.command.import_ import shown_with


@pytest.mark.parametrize(
    ("home", "command"),
    [
        (None, "uv run fullgjort serve"),
        (Path("hem"), "uv run fullgjort serve --home hem"),
        (Path("mitt hem"), "uv run fullgjort serve --home 'mitt hem'"),
    ],
)
def test_the_register_that_was_read_into_is_the_one_advised_to_show(home: Path | None, command: str) -> None:
    assert shown_with(home) == command


@pytest.mark.parametrize(
    "words",
    [["report", "--body", "RS", "--meeting", "2022-02-09", "--to", "a.pdf"], ["rebuild"], ["export", "--canonical"]],
    ids=["report", "rebuild", "export"],
)
def test_reading_a_register_that_is_missing_makes_none(tmp_path: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fullgjort_web.command.main", *words, "--home", str(tmp_path / "borta")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert f"Mappen {tmp_path / 'borta'} finns inte" in done.stderr
    assert list(tmp_path.iterdir()) == []
