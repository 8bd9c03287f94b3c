"""`fullgjort explain`: the findings are marked in place, and each says why it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fullgjort_web.command.explain import command

MINUTES = """Regionstyrelsen
Protokoll 2024-03-12

§ 41 Reservkraft

Regionstyrelsen beslutar

att ge regiondirektören i uppdrag att kartlägga reservkraften senast den 30 september 2024.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "protokoll.txt"
    path.write_text(MINUTES, "utf-8")
    return path


def test_a_finding_stands_between_numbered_brackets_with_its_reason_below(minutes: Path) -> None:
    lines = CliRunner().invoke(command, [str(minutes), "--only", "assignments"]).output.splitlines()
    marked = next(n for n, line in enumerate(lines) if line.startswith("[1 "))
    assert "ge regiondirektören i uppdrag att kartlägga reservkraften senast den 30 september 2024" in lines[marked]
    assert " 1]" in lines[marked]
    assert lines[marked + 1].split(" · ") == [
        "    1. uppdrag",
        "regel assignment.give-in-commission",
        "säker",
        "sida 1",
    ]
    assert "till: Regiondirektören" in "\n".join(lines[marked:])
    assert "= 2024-09-30 (by), regel deadline.senast" in "\n".join(lines[marked:])


def test_only_the_asked_types_are_shown(minutes: Path) -> None:
    output = CliRunner().invoke(command, [str(minutes), "--only", "figures"]).output
    assert "Reglerna hittade inget här." in output
    assert "[1 " not in output


def test_signs_that_a_terminal_obeys_are_not_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(MINUTES.replace("Reservkraft", "Reserv\x1b[31mkraft"), "utf-8")
    assert "\x1b" not in CliRunner().invoke(command, [str(path)]).output


def test_a_file_that_is_missing_is_named_with_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "borta.txt")])
    assert result.exit_code == 1
    assert "borta.txt" in result.output
    assert "Kontrollera sökvägen" in result.output
