"""Printing findings: files, folders and archives, and results that would get the same name."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from fullgjort_web.command import explain, extract

FIRST = "Nämnden ger förvaltningschefen i uppdrag att se över bryggorna.\n"
SECOND = "Nämnden ger förvaltningschefen i uppdrag att inventera lekplatserna.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a/001.txt", FIRST), ("b/001.html", f"<html><body><p>{SECOND}</p></body></html>")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    with zipfile.ZipFile(tmp_path / "arkiv.zip", "w") as archive:
        archive.write(tmp_path / "a/001.txt", "mars/002.txt")
    return tmp_path


def test_results_of_the_same_name_are_refused_and_both_files_named(folder: Path) -> None:
    to = folder / "ut"
    both = [str(folder / "a/001.txt"), str(folder / "b/001.html")]
    done = CliRunner().invoke(extract.command, ["--to", str(to), *both])
    assert done.exit_code == 1
    assert all(path in done.output for path in both)
    assert json.loads((to / "001.json").read_text("utf-8"))["document"] == "001.txt"
    assert [path.name for path in to.iterdir()] == ["001.json"]


def test_folders_and_archives_are_taken(folder: Path) -> None:
    done = CliRunner().invoke(extract.command, ["--format", "json", str(folder)])
    assert done.exit_code == 0, done.output
    assert [found["document"] for found in json.loads(done.output)] == ["001.txt", "002.txt", "001.html"]
    done = CliRunner().invoke(explain.command, [str(folder / "arkiv.zip")])
    assert done.exit_code == 0, done.output
    assert "arkiv.zip/mars/002.txt" in done.output
    assert "bryggorna" in done.output


def test_a_path_that_does_not_exist_is_told_in_swedish(folder: Path) -> None:
    for command in (extract.command, explain.command):
        done = CliRunner().invoke(command, [str(folder / "borta.pdf")])
        assert done.exit_code == 1
        assert "borta.pdf” finns inte. Kontrollera sökvägen." in done.output


def test_the_table_breaks_no_words_on_a_narrow_terminal(folder: Path) -> None:
    done = CliRunner().invoke(extract.command, [str(folder / "a/001.txt")], env={"COLUMNS": "80"})
    assert done.exit_code == 0, done.output
    for word in ("förvaltningschefen", "bryggorna", "regel", "uppdrag"):
        assert word in done.output
