"""`fullgjort report`, as it is called."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fullgjort_web.command.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(register, home, monkeypatch):
    monkeypatch.setattr("fullgjort_web.home.prepare", lambda *_, **__: home)
    monkeypatch.setattr("fullgjort_web.command.report.prepare", lambda *_, **__: home)

    def run(*arguments: str):
        return CliRunner().invoke(main, ["report", *map(str, arguments)])

    return run


@pytest.mark.parametrize(
    ("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-1.7"), ("xlsx", b"PK"), ("PDF", b"%PDF")]
)
def test_it_writes_the_file_and_says_what_is_in_it(call, tmp_path, ending, begins):
    target = tmp_path / f"möte.{ending}"
    done = call("--body", "RS", "--meeting", "2022-02-09", "--to", target)
    assert done.exit_code == 0, done.output
    assert target.read_bytes().startswith(begins)
    assert "Två uppdrag redovisas till mötet" in done.output
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("body", "meeting", "name", "said"),
    [
        ("RT", "2022-02-09", "a.pdf", "Organet RT finns inte i registret. Närmast är"),
        ("RS", "9 feb", "a.pdf", "Skriv dagen som 2022-02-09, inte som 9 feb."),
        ("RS", "2022-02-31", "a.pdf", "Dagen 2022-02-31 finns inte."),
        ("RS", "2022-02-09", "a.odt", "Filnamnet a.odt slutar på .odt. Välj .docx, .pdf eller .xlsx."),
        ("RS", "2022-02-09", "a", "Filnamnet a saknar ändelse. Välj .docx, .pdf eller .xlsx."),
        ("RS", "2022-02-09", "borta/a.pdf", "Skapa den eller välj en annan."),
    ],
    ids=["unknown board", "no day", "no such day", "unknown kind", "no ending", "no folder"],
)
def test_wrong_use_is_answered_with_what_to_do(call, tmp_path, body, meeting, name, said):
    done = call("--body", body, "--meeting", meeting, "--to", tmp_path / name)
    assert done.exit_code != 0
    assert said in done.output
    assert not (tmp_path / name).exists()
