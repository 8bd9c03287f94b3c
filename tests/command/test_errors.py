"""What the terminal says when a command is called in a way that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fullgjort_web.command.main import main

CALLS = [
    (["import"], "Fel: PATHS... saknas.", 2),
    (["extract", "--till", "x", "a.txt"], "Fel: Flaggan --till finns inte.", 2),
    (["imprt"], "Fel: Kommandot imprt finns inte.", 2),
    (["evaluate", "borta", "borta"], "Fel: borta finns inte. Kontrollera sökvägen.", 2),
    (["evaluate", "fil.txt", "fil.txt"], "Fel: fil.txt är en fil. Ange en mapp, eller lägg till --archive", 2),
    (["report", "--meeting", "2022-02-09", "--to", "a.pdf"], "Fel: --body saknas.", 2),
    (["import", "borta"], "Fel: borta finns inte. Kontrollera sökvägen.", 1),
]


@pytest.mark.parametrize(("words", "said", "code"), CALLS, ids=[" ".join(words) for words, _, _ in CALLS])
def test_errors_are_told_in_swedish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fil.txt").write_text("x", "utf-8")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == code
    assert said in done.output
    assert "Error" not in done.output


def test_no_command_shows_the_help() -> None:
    done = CliRunner().invoke(main, [])
    assert done.output.startswith("Usage:")
    assert "Fel:" not in done.output


def test_help_and_version_end_well() -> None:
    for words in (["--help"], ["extract", "--help"], ["--version"]):
        assert CliRunner().invoke(main, words).exit_code == 0
