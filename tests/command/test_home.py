"""Commands and the folder of the register: what is advised, and what is not made by the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fullgjort_web.command.import_ import shown_with
from fullgjort_web.command.main import main


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
def test_reading_a_register_that_is_missing_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FULLGJORT_HOME", "")  # is set by the command, and restored after the test
    done = CliRunner().invoke(main, [*words, "--home", str(tmp_path / "borta")])
    assert done.exit_code == 1
    assert f"Mappen {tmp_path / 'borta'} finns inte" in done.output
    assert list(tmp_path.iterdir()) == []
