"""What the commands that follow assignments say, and how they answer wrong use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fullgjort_web.command.main import main

MINUTES = """Protokoll
Regionstyrelsen
Sammanträdesdatum 2024-02-14

§ 23 Tolkar

Regionstyrelsen beslutar

att ge regiondirektören i uppdrag att utreda en gemensam tolkförmedling.
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of one document, made by the command in a process of its own."""
    folder = tmp_path_factory.mktemp("register")
    (folder / "protokoll.txt").write_text(MINUTES, "utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("FULLGJORT", "DJANGO"))}
    subprocess.run(
        [
            sys.executable,
            "-m",
            "fullgjort_web.command.main",
            "import",
            str(folder / "protokoll.txt"),
            "--home",
            str(folder / "h"),
        ],
        check=True,
        env=clean,
        capture_output=True,
    )
    return folder / "h"


def said(home: Path, *words: str) -> tuple[int, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("FULLGJORT", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-m", "fullgjort_web.command.main", *words, "--home", str(home)],
        env=clean, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_signals_take_the_name_in_both_languages(home: Path) -> None:
    for name in ("never_reported", "Aldrig återrapporterat"):
        code, out = said(home, "signals", "--day", "2024-12-31", "--name", name)
        assert code == 0
        assert "ingen återrapportering av det har lästs" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("signals", "--name", "borta"), "Iakttagelsen borta finns inte. Välj bland due_soon (Snart dags)"),
        (("signals", "--day", "i går"), "Skriv dagen som 2022-02-09, inte som i går."),
        (("signals", "--format", "xlsx"), "Ange filen som ska skrivas"),
        (("answer", "9999-ABCDE", "inget"), "Inget uppdrag har koden 9999-ABCDE."),
        (("withdraw", "finns-inte.pdf"), "Inget dokument i registret heter finns-inte.pdf."),
    ],
)
def test_wrong_use_says_what_to_do(home: Path, words: tuple[str, ...], message: str) -> None:
    code, out = said(home, *words)
    assert code != 0
    assert message in out


def test_a_document_is_taken_back_and_put_back(home: Path) -> None:
    assert "Ett uppdrag lämnade listorna." in said(home, "withdraw", "protokoll.txt")[1]
    assert "är redan återtaget" in said(home, "withdraw", "protokoll.txt")[1]
    assert "ligger i registret igen" in said(home, "withdraw", "--undo", "protokoll.txt")[1]


def test_every_command_has_help_in_swedish() -> None:
    for name in ("signals", "answer", "withdraw", "house-rules", "export", "forgotten"):
        done = CliRunner().invoke(main, [name, "--help"])
        assert done.exit_code == 0
        assert "--home" in done.output
