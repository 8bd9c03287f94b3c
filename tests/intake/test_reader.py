"""Worker processes: what a file does to its worker concerns no other file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from good_files import good_file

from fullgjort.reading.errors import UnreadableFile
from fullgjort_web.intake.reader import Outcome, Reading, ReadingPool, cores, read_and_extract
from fullgjort_web.intake.sources import Source

TEXT = "Nämnden ger förvaltningen i uppdrag att se över rutinerna.".encode()
BAD = {"dör": "crashed", "hänger": "timeout", "sväller": "memory", "fel": "crashed", "trasig": "damaged"}


def misbehave(original: bytes | Path, name: str) -> Reading:
    """Do to the worker what the file's name says."""
    if name == "dör":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "hänger":
        time.sleep(60)
    if name == "sväller":
        bytearray(900 * 1024 * 1024)
    if name == "fel":
        raise KeyError(name)
    if name == "trasig":
        raise UnreadableFile(name, "damaged", "Filen är trasig.", "Byt den.")
    return read_and_extract(original, name)


def test_cores_are_known_where_the_system_does_not_tell_which_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)  # as on macOS and Windows
    assert cores() == os.cpu_count()


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    names = [name for pair in zip(BAD, "abcde", strict=True) for name in pair]
    with ReadingPool(2, seconds=5, megabytes=600, work=misbehave) as pool:
        return {outcome.source.name: outcome for outcome in pool.results(Source(name, data=TEXT) for name in names)}


def test_every_source_gets_an_outcome(outcomes: dict[str, Outcome]) -> None:
    assert set(outcomes) == {*BAD, *"abcde"}


@pytest.mark.parametrize(("name", "reason"), BAD.items())
def test_bad_file_gets_its_reason(outcomes: dict[str, Outcome], name: str, reason: str) -> None:
    error = outcomes[name].error
    assert error is not None
    assert (error.name, error.reason) == (name, reason)


@pytest.mark.parametrize("name", "abcde")
def test_files_beside_bad_ones_are_read(outcomes: dict[str, Outcome], name: str) -> None:
    assert outcomes[name].error is None
    assert outcomes[name].document is not None
    assert outcomes[name].findings is not None


def test_only_faults_of_the_program_carry_a_trace(outcomes: dict[str, Outcome]) -> None:
    assert [name for name, outcome in outcomes.items() if outcome.detail] == ["fel"]
    assert "KeyError" in outcomes["fel"].detail


def test_ordered_outcomes_come_as_the_sources_came() -> None:
    names = [f"{number}.txt" for number in range(12)]
    sources = [Source(name, data=TEXT if int(name[:-4]) % 3 else b"") for name in names]
    with ReadingPool(2, ordered=True) as pool:
        assert [outcome.source.name for outcome in pool.results(sources)] == names


def test_sources_are_taken_only_a_few_ahead() -> None:
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield Source(f"{number}.txt", data=TEXT)
            number += 1

    with ReadingPool(1) as pool:
        results = pool.results(endless())
        for _ in range(3):
            next(results)
        results.close()
    assert len(taken) < 10


def test_source_with_an_error_is_given_back_without_reading() -> None:
    error = UnreadableFile("borta.pdf", "missing", "Filen finns inte.", "Kontrollera sökvägen.")
    with ReadingPool(1) as pool:
        assert pool.read_one(Source("borta.pdf", error=error)).error is error


def test_path_is_read_by_the_worker(tmp_path: Path) -> None:
    file = tmp_path / "möte.docx"
    file.write_bytes(good_file("docx", 1))
    with ReadingPool(1) as pool:
        outcome = pool.read_one(Source("möte.docx", file))
    assert outcome.document is not None
    assert outcome.document.name == "möte.docx"


SCRIPT = """
import sys, time
sys.path.insert(0, {folder!r})
from test_reader import misbehave
from fullgjort_web.intake.reader import ReadingPool
from fullgjort_web.intake.sources import Source
if __name__ == "__main__":
    with ReadingPool(2, work=misbehave) as pool:
        results = pool.results([Source("a", data=b"Text."), Source("hänger", data=b"x"), Source("hänger", data=b"x")])
        next(results)
        print("igång", flush=True)
        next(results)
"""


def test_interrupt_ends_parent_and_workers_at_once(tmp_path: Path) -> None:
    script = tmp_path / "avbryt.py"
    script.write_text(SCRIPT.format(folder=str(Path(__file__).parent)), "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().decode().strip() == "igång"
        os.killpg(process.pid, signal.SIGINT)
        _, complaint = process.communicate(timeout=20)
    assert process.returncode != 0
    assert complaint.decode().rstrip().endswith("KeyboardInterrupt")
    with pytest.raises(ProcessLookupError):
        _wait_until_gone(process.pid)


def _wait_until_gone(group: int) -> None:
    """Raise ProcessLookupError as soon as no process of the group is left."""
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.1)
