"""The demo's home: made once, taken up again, never mixed with a register of one's own."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from fullgjort_web.command import demo as command
from fullgjort_web.command.demo import set_up
from fullgjort_web.invented import demo
from fullgjort_web.site import reading
from fullgjort_web.site.today import Today, today


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the demo was written to; one small file stands for all."""
    folders: list[Path] = []

    def write_demo(folder: Path) -> date:
        folders.append(folder)
        (folder / "protokoll.txt").write_text("Protokoll", "utf-8")
        return date(2025, 12, 31)

    monkeypatch.setattr(demo, "write_demo", write_demo)
    monkeypatch.setattr(command, "_in_a_process", lambda write, folder: write(folder))
    return folders


def test_the_demo_is_written_once_and_its_day_kept(db: None, home: Path, written: list[Path]) -> None:
    for _ in range(2):
        assert set_up(home) == date(2025, 12, 31)
    assert written == [home / "demo"]
    assert [job.paths for job in reading.newest()] == [[str(home / "demo")]]
    assert today() == Today(date(2025, 12, 31), chosen=True, demo=True)


def test_another_day_can_be_chosen(db: None, home: Path, written: list[Path]) -> None:
    assert set_up(home, date(2024, 6, 1)) == date(2024, 6, 1)


def test_a_register_of_ones_own_is_left_alone(register: None, home: Path, written: list[Path]) -> None:
    with pytest.raises(click.ClickException, match="finns redan ett eget register"):
        set_up(home)
    assert written == []


def test_typst_is_not_at_work_in_the_process_that_the_server_is_forked_from(tmp_path: Path) -> None:
    """Its threads would be missing in the server, which would then wait for ever when it makes a PDF."""
    program = (
        "from pathlib import Path; from fullgjort_web.command.demo import set_up; "
        "from fullgjort_web.home import prepare; "
        f"set_up(prepare(Path({str(tmp_path)!r}))); "
        "from fullgjort_web.invented.typst_pdf import _compiler; print(_compiler.cache_info().misses)"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("FULLGJORT", "DJANGO"))}
    script = tmp_path / "set_up.py"
    script.write_text(f"if __name__ == '__main__':\n    {program}\n", "utf-8")
    done = subprocess.run([sys.executable, str(script)], env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "0"
