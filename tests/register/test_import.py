"""Importing by command: what is said at the end, what is read again, and what remains after being killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

VERBS = ("utreda", "kartlägga", "föreslå", "ta fram", "se över", "redovisa")
MATTERS = ("tolkförmedlingen", "reservkraften", "hyrpersonalen", "läkemedelslagret", "jourlokalerna", "cykelstråken")

# an import that records every third document, so that there are many moments at which it can die
SMALL_BATCHES = """
import sys
from pathlib import Path
from fullgjort_web.home import prepare
prepare()
from fullgjort_web.intake.sources import walk
from fullgjort_web.register import importer
importer.BATCH = 3
print("ready", flush=True)
importer.import_files(walk([Path(sys.argv[1])]))
"""


def write_archive(folder: Path, documents: int = 45) -> None:
    """Minutes and report-backs of an invented region: each assignment is given once and answered a few times."""
    rng = random.Random(7)
    folder.mkdir()
    given: list[tuple[str, str, int]] = []
    for number in range(documents):
        year, month = 2021 + number // 15, 1 + number % 12
        day = f"{year}-{month:02}-{10 + number % 15}"
        if number % 3 == 2 and given:
            rows = "\n\n".join(
                f"{task.capitalize()}\n\nRS {decided} § {paragraph}\n\nArbetet pågår och redovisas under hösten."
                for task, decided, paragraph in rng.sample(given, min(4, len(given)))
            )
            text = f"Återrapportering av regiondirektörens uppdrag från regionstyrelsen {day}\n\n{rows}\n"
        else:
            paragraph = 10 + number
            task = f"{VERBS[number % 6]} {MATTERS[(number // 6) % 6]} i länsdel {number}"
            given.append((task, day, paragraph))
            text = (
                f"Protokoll\n\nRegionstyrelsen\n\nSammanträdesdatum {day}\n\n§ {paragraph} Ärende {number}\n\n"
                "Regionstyrelsen beslutar\n\n"
                f"att ge regiondirektören i uppdrag att {task}, senast den 1 juni {year + 1}.\n"
            )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FULLGJORT_")}
    return {**kept, "FULLGJORT_HOME": str(home)}


def fullgjort(home: Path, *words: str, expect: int = 0) -> str:
    """What the command writes, both streams; fails unless it ends with `expect`."""
    done = subprocess.run(
        [sys.executable, "-m", "fullgjort_web.command.main", *words],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == expect, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arkiv") / "handlingar"
    write_archive(folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home after an undisturbed import, and its canonical export."""
    home = tmp_path_factory.mktemp("ostörd")
    told = fullgjort(home, "import", str(archive))
    assert "45  lästa" in told
    return home, fullgjort(home, "export", "--canonical")


def test_a_second_import_changes_nothing(archive, undisturbed):
    home, before = undisturbed
    told = fullgjort(home, "import", str(archive))
    assert "0  lästa" in told
    assert "45  oförändrade" in told
    assert fullgjort(home, "export", "--canonical") == before


def test_a_rebuilt_register_is_byte_for_byte_the_same(undisturbed):
    home, before = undisturbed
    assert '"row": "assignment"' in before
    fullgjort(home, "rebuild")
    assert fullgjort(home, "export", "--canonical") == before


def test_an_import_killed_at_twenty_moments_and_finished_is_byte_for_byte_the_same(archive, undisturbed, tmp_path):
    rng = random.Random(20)
    killed = 0
    for _ in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", SMALL_BATCHES, str(archive)],
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.35))
        if child.poll() is None:
            killed += 1
            child.send_signal(signal.SIGKILL)
        child.wait(60)
        child.stdout.close()
    fullgjort(tmp_path, "import", str(archive))
    assert killed >= 5  # the others had nothing left to do
    assert fullgjort(tmp_path, "export", "--canonical") == undisturbed[1]


def test_a_zip_gives_what_its_files_give_and_bad_files_are_named(archive, tmp_path):
    packed = tmp_path / "arkiv.zip"
    with zipfile.ZipFile(packed, "w") as target:
        for path in sorted(archive.iterdir())[:5]:
            target.write(path, path.name)
        target.writestr("trasig.pdf", b"%PDF-1.7 inget mer")
        target.writestr("tom.txt", b"")
    told = fullgjort(tmp_path / "home", "import", str(packed))
    assert "5  lästa" in told
    assert "2  gick inte att läsa" in told
    assert "trasig.pdf:" in told
    assert "tom.txt:" in told


def test_a_path_that_is_missing_and_a_folder_without_files_are_plain_errors(tmp_path):
    assert "finns inte" in fullgjort(tmp_path / "h", "import", str(tmp_path / "saknas"), expect=1)
    (tmp_path / "tom").mkdir()
    assert "Inga filer att läsa" in fullgjort(tmp_path / "h", "import", str(tmp_path / "tom"), expect=1)


def test_a_home_that_cannot_be_made_is_a_plain_error(tmp_path):
    (tmp_path / "fil").write_text("x", "ascii")
    told = fullgjort(tmp_path, "import", str(tmp_path / "fil"), "--home", str(tmp_path / "fil" / "hem"), expect=1)
    assert "Välj en annan med --home" in told
