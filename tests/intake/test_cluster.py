"""Reading on a Dask cluster: as reading here, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.intake.reader import Outcome, ReadingPool
from fullgjort_web.intake.sources import Source, walk

REASON = "the optional packages of the group cluster (distributed, msgspec) are not installed"
distributed = pytest.importorskip("distributed", reason=REASON)
pytest.importorskip("msgspec", reason=REASON)

from good_files import good_file  # noqa: E402

from fullgjort_web.intake import cluster, cluster_worker  # noqa: E402
from fullgjort_web.intake.cluster import ClusterError, ClusterReader  # noqa: E402
from fullgjort_web.intake.cluster_worker import Answer, Batch, Reference, read_batch, version  # noqa: E402
from fullgjort_web.intake.kept_reading import DamagedReadingError, read_reading, write_reading  # noqa: E402

PLAIN = "Nämnden ger förvaltningen i uppdrag att se över rutinerna senast den 1 maj 2024.\n"
SLOW = ("Nämnden beslutar att ge direktören i uppdrag att redovisa hur väntetiderna minskar " * 20_000).encode()
"""One sentence that takes minutes to read."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


@pytest.fixture
def address(workers: Any) -> str:
    return str(workers.scheduler_address)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty documents, some that cannot be read, some within an archive and one with a name that is no text."""
    folder = tmp_path_factory.mktemp("handlingar")
    for number in range(36):
        kind = ("txt", "docx", "html", "pdf")[number % 4]
        (folder / f"{number:02}.{kind}").write_bytes(good_file(kind, number))
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.7 inget mer")
    (folder / "tom.txt").write_bytes(b"")
    (folder / "samma.txt").write_bytes(good_file("txt", 0))
    (folder / os.fsdecode(b"m\xf6te.txt")).write_text(PLAIN, "utf-8")
    with zipfile.ZipFile(folder / "arkiv.zip", "w") as packed:
        packed.writestr("januari.docx", good_file("docx", 50))
        packed.writestr("trasig.pdf", b"%PDF-1.7 inget mer")
    return folder


@pytest.fixture(scope="module")
def here(archive: Path) -> list[tuple[Any, ...]]:
    with ReadingPool(1, ordered=True) as pool:
        return [told(outcome) for outcome in pool.results(walk([archive]))]


def told(outcome: Outcome) -> tuple[Any, ...]:
    error = outcome.error and (outcome.error.name, outcome.error.reason, outcome.error.why, outcome.error.advice)
    return outcome.source.name, outcome.document, outcome.findings, error, outcome.detail


def test_outcomes_are_those_of_reading_here_in_the_same_order(address, archive, here, tmp_path) -> None:
    with ClusterReader(address, tmp_path / "readings") as reader:
        assert [told(outcome) for outcome in reader.results(walk([archive]))] == here
    assert not (tmp_path / "readings").exists()


def test_a_killed_worker_changes_nothing(workers, address, archive, here, tmp_path) -> None:
    with ClusterReader(address, tmp_path / "readings") as reader:
        results = reader.results(walk([archive]))
        seen = [told(next(results))]
        os.kill(next(iter(workers.workers.values())).pid, signal.SIGKILL)
        seen += [told(outcome) for outcome in results]
    assert seen == here


def test_a_file_that_takes_too_long_takes_only_itself(address, tmp_path) -> None:
    for name, data in {"a.txt": PLAIN.encode(), "b.txt": SLOW, "c.txt": PLAIN.encode()}.items():
        (tmp_path / name).write_bytes(data)
    with ClusterReader(address, tmp_path / "readings", seconds=8) as reader:
        sources = [Source(name, tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
        outcomes = {outcome.source.name: outcome for outcome in reader.results(sources)}
    assert {name: outcome.error and outcome.error.reason for name, outcome in outcomes.items()} == {
        "a.txt": None,
        "b.txt": "timeout",
        "c.txt": None,
    }


def test_a_file_that_changes_meanwhile_is_read_as_it_was_taken(address, tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAIN, "utf-8")
    source = Source("a.txt", file, file.read_bytes())
    file.write_text("Något annat.", "utf-8")
    with ClusterReader(address, tmp_path / "readings") as reader:
        (outcome,) = reader.results([source])
    assert outcome.document == read(PLAIN.encode(), "a.txt")


def test_a_file_that_only_this_machine_sees_is_told(address, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_is_changed", lambda source, digest: False)
    gone = Source("a.txt", tmp_path / "gone.txt", PLAIN.encode())
    with (
        ClusterReader(address, tmp_path / "readings") as reader,
        pytest.raises(ClusterError, match=r"Arbetarna ser inte .*gone\.txt"),
    ):
        list(reader.results([gone]))


def test_a_file_that_kills_several_workers_takes_only_itself(
    address, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{PLAIN}{name}", "utf-8")
    asked = ClusterReader._answers

    def answers(reader: ClusterReader, future: Any) -> list[Answer]:
        if "b.txt" in names[future.key]:
            raise cluster._WorkersKilledError
        return asked(reader, future)

    submitted = ClusterReader._submit
    names: dict[str, list[str]] = {}

    def submit(reader: ClusterReader, batch: Any) -> None:
        submitted(reader, batch)
        names[batch.future.key] = [source.name for source, _ in batch.sources]

    monkeypatch.setattr(ClusterReader, "_answers", answers)
    monkeypatch.setattr(ClusterReader, "_submit", submit)
    with ClusterReader(address, tmp_path / "readings") as reader:
        outcomes = list(reader.results(Source(f"{name}.txt", tmp_path / f"{name}.txt") for name in "abc"))
    assert [outcome.source.name for outcome in outcomes] == ["a.txt", "b.txt", "c.txt"]
    assert [outcome.error and outcome.error.reason for outcome in outcomes] == [None, "crashed", None]


def test_an_address_where_no_cluster_is_is_told(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    for nowhere in ("tcp://127.0.0.1:1", "inget://x", "127.0.0.1"):
        with pytest.raises(ClusterError, match="Inget Dask-kluster svarar på"), ClusterReader(nowhere, tmp_path):
            pass


def test_a_cluster_without_workers_is_told(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty,
        pytest.raises(ClusterError, match=r"har inga arbetare. Starta minst en: dask worker tcp://"),
        ClusterReader(empty.scheduler_address, tmp_path / "readings"),
    ):
        pass
    assert not (tmp_path / "readings").exists()


GOOD = {"version": version(), "ocr": "", "answer": "token", "trouble": ""}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (GOOD | {"version": "Fullgjort 0.0.1 med regler 2020.01.01"}, "har Fullgjort 0.0.1 .* men här är det"),
        (GOOD | {"answer": "", "trouble": "No such file"}, r"ser inte mappen .*readings \(No such file\)"),
        (GOOD | {"answer": ""}, "ser inte mappen .*readings. Lägg registret"),
        (GOOD | {"ocr": "yes"}, "ocrmypdf finns på tcp://b men inte på tcp://a"),
        (ModuleNotFoundError("No module", name="fullgjort_web"), "tcp://b saknar fullgjort_web"),
        (TypeError("code expected"), "svarar inte som väntat"),
    ],
)
def test_workers_that_cannot_be_used_are_told(address, tmp_path, monkeypatch, answer: Any, words: str) -> None:
    asked = distributed.Client.run

    def run(client: Any, function: Any, *args: Any, **options: Any) -> Any:
        if function is cluster_worker.about:
            return {"tcp://a": GOOD, "tcp://b": answer}
        return asked(client, function, *args, **options)

    monkeypatch.setattr(distributed.Client, "run", run)
    with pytest.raises(ClusterError, match=words), ClusterReader(address, tmp_path / "readings"):
        pass


def test_a_folder_of_the_same_name_on_another_disk_is_no_answer(tmp_path) -> None:
    (tmp_path / "token").write_text("another", "ascii")
    assert cluster_worker.about(str(tmp_path), "mine")["answer"] == ""
    assert cluster_worker.about(str(tmp_path / "none"), "mine")["trouble"]


@pytest.mark.parametrize("package", ["distributed", "msgspec"])
def test_without_the_package_it_is_told_how_to_install_it(tmp_path, monkeypatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ClusterError, match="uv sync --extra cluster"), ClusterReader("tcp://127.0.0.1:1", tmp_path):
        pass


def batch_of(folder: Path, *names: str, run: str = "run") -> Batch:
    files = []
    for name in names:
        source = Source(name, folder / name)
        files.append(Reference(name, str(folder / name), source.digest(), f"{name}.bin"))
    return Batch(run, tuple(files), str(folder), version(), 60, 1500)


def test_a_worker_of_another_version_refuses(tmp_path) -> None:
    with pytest.raises(cluster_worker.OtherVersionError):
        read_batch(replace(batch_of(tmp_path), version="Fullgjort 0"))


class DyingProcess:
    """A reading process that ends before its answer for a file named after it."""

    def __init__(self, batch: Batch) -> None:
        self.alive = True

    def is_alive(self) -> bool:
        return self.alive

    def end(self) -> None:
        self.alive = False

    def answers(self, files: tuple[Reference, ...]) -> Iterator[Answer]:
        for file in files:
            if file.name.startswith("dör"):
                raise EOFError
            yield Answer("read")


def test_a_file_that_ends_its_reading_process_twice_takes_only_itself(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(cluster_worker, "_ReadingProcess", DyingProcess)
    names = ("a", "dör", "b", "dör igen", "c")
    for name in names:
        (tmp_path / name).write_text(PLAIN, "utf-8")
    answers = read_batch(batch_of(tmp_path, *names, run="dying"))
    assert [(answer.state, answer.reason) for answer in answers] == [
        ("read", ""), ("failed", "crashed"), ("read", ""), ("failed", "crashed"), ("read", ""),
    ]  # fmt: skip


def test_a_batch_done_again_gives_the_same_and_its_processes_end(tmp_path) -> None:
    (tmp_path / "a").write_text(PLAIN, "utf-8")
    (tmp_path / "b").write_bytes(b"")
    batch = batch_of(tmp_path, "a", "b", run="again")
    first = read_batch(batch)
    written = (tmp_path / "a.bin").read_bytes()
    (process,) = cluster_worker._processes["again"]
    assert read_batch(batch) == first
    assert (tmp_path / "a.bin").read_bytes() == written
    assert [answer.state for answer in first] == ["read", "failed"]
    assert process.is_alive()
    cluster_worker.end_reading("again")
    assert not process.is_alive()


def test_a_kept_reading_comes_back_whole(tmp_path) -> None:
    document = read(good_file("html", 1), "a.html")
    findings = extract(document)
    write_reading(tmp_path / "a.bin", document, findings)
    kept = read_reading(tmp_path / "a.bin", "a.html", document.digest)
    assert (kept.document, kept.findings) == (document, findings)
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_letters_that_cannot_be_kept_are_replaced_one_by_one(tmp_path) -> None:
    document = read(PLAIN.encode(), "a.txt")
    odd = replace(document, text=document.text.replace("N", "\ud800", 1))
    write_reading(tmp_path / "a.bin", odd, extract(document))
    kept = read_reading(tmp_path / "a.bin", "a.txt", document.digest)
    assert kept.document.text == document.text.replace("N", "\ufffd", 1)


@pytest.mark.parametrize("damage", [b"", b"\x80", b"half"])
def test_a_damaged_reading_is_refused(tmp_path, damage: bytes) -> None:
    document = read(PLAIN.encode(), "a.txt")
    path = tmp_path / "a.bin"
    write_reading(path, document, extract(document))
    path.write_bytes(path.read_bytes()[:40] if damage == b"half" else damage)
    with pytest.raises(DamagedReadingError):
        read_reading(path, "a.txt", document.digest)


def test_another_documents_reading_is_refused(tmp_path) -> None:
    document = read(PLAIN.encode(), "a.txt")
    write_reading(tmp_path / "a.bin", document, extract(document))
    with pytest.raises(DamagedReadingError, match="another document"):
        read_reading(tmp_path / "a.bin", "a.txt", "0" * 64)


def command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "fullgjort_web.command.main", *words, "--home", str(home)]


def fullgjort(home: Path, *words: str) -> str:
    done = subprocess.run(command(home, *words), capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_register_is_the_same_as_after_reading_here(address, archive, tmp_path) -> None:
    fullgjort(tmp_path / "here", "import", str(archive))
    fullgjort(tmp_path / "there", "import", str(archive), "--cluster", address)
    exported = fullgjort(tmp_path / "there", "export", "--canonical")
    assert '"row": "assignment"' in exported
    assert exported == fullgjort(tmp_path / "here", "export", "--canonical")
    assert not (tmp_path / "there" / "readings").exists()


def test_interrupt_ends_the_import_and_leaves_nothing_behind(address, tmp_path) -> None:
    (tmp_path / "handlingar").mkdir()
    (tmp_path / "handlingar" / "a.txt").write_bytes(SLOW)
    home = tmp_path / "hem"
    with subprocess.Popen(
        command(home, "import", str(tmp_path / "handlingar"), "--cluster", address), stderr=subprocess.PIPE, text=True
    ) as running:
        while not list((home / "readings").glob("*/token")):
            assert running.poll() is None, running.stderr and running.stderr.read()
            time.sleep(0.1)
        threading.Event().wait(3)
        running.send_signal(signal.SIGINT)
        _, complaint = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Avbrutet. 0 av 1 filer är klara" in complaint
    assert "Traceback" not in complaint
    assert not (home / "readings").exists()


def test_two_ways_of_reading_at_once_are_refused(address, archive, tmp_path) -> None:
    done = subprocess.run(
        command(tmp_path, "import", str(archive), "--cluster", address, "--workers", "2"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "Ange --workers eller --cluster, inte båda." in done.stderr


def test_source_with_an_error_is_given_back_without_reading(address, tmp_path) -> None:
    error = UnreadableFile("borta.pdf", "missing", "Filen finns inte.", "Kontrollera sökvägen.")
    with ClusterReader(address, tmp_path / "readings") as reader:
        (outcome,) = reader.results([Source("borta.pdf", error=error)])
    assert outcome.error is error
