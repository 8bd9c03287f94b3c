"""What runs on a Dask worker: a batch of references to files comes, each file's reading is left in a shared folder.

A Dask worker may not start processes of its own by `multiprocessing`, and what a file does must not harm it. So each of
its threads keeps a *reading process* (`serve`), which reads with a `ReadingPool` of one: the same limits as on one
machine. It ends by itself when its worker is gone, and when it has had nothing to do for a while.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import uuid
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from fullgjort.reading.errors import UnreadableFile
from fullgjort_web.intake import ocr
from fullgjort_web.intake.kept_reading import write_reading
from fullgjort_web.intake.reader import ReadingPool
from fullgjort_web.intake.sources import Source

IDLE_SECONDS = 60.0
"""Then a reading process without work ends; the next batch starts another."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A file to read: its name for people, where it lies on the shared disk, the SHA-256 of its bytes, and the name of
    the file in the results folder that its reading goes to."""

    name: str
    path: str
    digest: str
    result: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to read one after the other. `run` names the import, `results` is the shared folder, `version` what must
    read them (see `version`), `seconds` and `megabytes` are the limits for one file."""

    run: str
    files: tuple[Reference, ...]
    results: str
    version: str
    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """How one file ended. `state`: read (its reading lies in the results folder), failed (`reason`, `why` and `advice`
    as UnreadableFile, `detail` as Outcome), unseen (this machine has no such file, or other bytes), unwritten (the
    results folder cannot be written)."""

    state: str
    reason: str = ""
    why: str = ""
    advice: str = ""
    detail: str = ""


class OtherVersionError(Exception):
    """This worker reads with another version than the one that was asked for; the text is this worker's."""


class NotStartedError(Exception):
    """This worker cannot start a reading process."""


def version() -> str:
    """What decides how a file is read: the program's version and that of its rules."""
    from fullgjort.extraction.ruleset import RULESET

    return f"Fullgjort {metadata.version('fullgjort')} med regler {RULESET}"


def about(folder: str, token: str) -> dict[str, str]:
    """What the client asks every worker first: its `version`, whether OCR is installed there (`ocr`), and `answer`, the
    name of a file that it wrote in the folder beside the client's ("" where it does not see it; then `trouble`)."""
    told = {"version": version(), "ocr": "yes" if ocr.is_installed() else "", "answer": "", "trouble": ""}
    try:
        if (Path(folder) / "token").read_text("ascii") != token:
            return told
        name = f"answer-{uuid.uuid4().hex}"
        (Path(folder) / name).write_text(token, "ascii")
    except OSError as error:
        return {**told, "trouble": error.strerror or type(error).__name__}
    return {**told, "answer": name}


def read_batch(batch: Batch) -> list[Answer]:
    """The answers for a batch's files, in their order. Done again it gives the same."""
    if batch.version != version():
        raise OtherVersionError(version())
    answers: list[Answer] = []
    deaths = 0
    while len(answers) < len(batch.files):
        process = _taken(batch)
        known = len(answers)
        try:
            for answer in process.answers(batch.files[known:]):
                answers.append(answer)
        except EOFError:
            process.end()
            with _lock:
                if batch.run in _stopped:
                    return [*answers, *(Answer("unwritten") for _ in batch.files[len(answers) :])]
            deaths = deaths + 1 if len(answers) == known else 1
            if deaths > 1:  # twice at the same file: whatever ended the process, it was at this file
                answers.append(_crashed())
                deaths = 0
        else:
            _given_back(batch.run, process)
    return answers


def end_reading(run: str) -> None:
    """End this worker's reading processes of an import."""
    with _lock:
        _stopped.add(run)
        ended = _processes.pop(run, [])
    for process in ended:
        process.end()


_lock = threading.Lock()
_processes: dict[str, list[_ReadingProcess]] = {}
_idle: dict[str, list[_ReadingProcess]] = {}
_stopped: set[str] = set()


def _taken(batch: Batch) -> _ReadingProcess:
    """A reading process of this import that has nothing to do, or a new one."""
    with _lock:
        idle = _idle.setdefault(batch.run, [])
        while idle:
            process = idle.pop()
            if process.is_alive():
                return process
            process.end()
    try:
        process = _ReadingProcess(batch)
    except OSError as error:
        raise NotStartedError(error.strerror or str(error)) from error
    with _lock:
        _processes[batch.run] = [one for one in _processes.get(batch.run, []) if one.is_alive()] + [process]
    return process


def _given_back(run: str, process: _ReadingProcess) -> None:
    with _lock:
        if run not in _stopped:
            _idle.setdefault(run, []).append(process)


def _crashed() -> Answer:
    return Answer(
        "failed",
        "crashed",
        "Läsningen avbröts: filen fick läsprogrammet att krascha.",
        "Filen är troligen skadad. Öppna den i sitt program och spara den på nytt.",
    )


class _ReadingProcess:
    """A process that runs `serve`: references go in and answers come out, one JSON object a line."""

    def __init__(self, batch: Batch) -> None:
        limits = json.dumps({"results": batch.results, "seconds": batch.seconds, "megabytes": batch.megabytes})
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__spec__.name} import serve; serve()", limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="ascii",
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def answers(self, files: Iterable[Reference]) -> Iterator[Answer]:
        """The answers, as they come. Raises EOFError where the process ends before the last."""
        asked = [asdict(file) for file in files]
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        try:
            stdin.write(json.dumps(asked) + "\n")
            stdin.flush()
        except (OSError, ValueError) as error:
            raise EOFError from error
        for _ in asked:
            line = stdout.readline()
            if not line.endswith("\n"):
                raise EOFError
            yield Answer(**json.loads(line))

    def end(self) -> None:
        """Let the process end: it does when nobody can write to it any more."""
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def serve() -> None:
    """Answer batches from standard input until it closes or nothing came for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is its worker's
    limits: dict[str, Any] = json.loads(sys.argv[1])
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a library prints is no answer
    batches: queue.Queue[str] = queue.Queue()
    with ReadingPool(1, seconds=limits["seconds"], megabytes=limits["megabytes"], ordered=True) as pool:

        def listen() -> None:
            for line in sys.stdin:
                batches.put(line)
            try:
                pool.stop()
            finally:
                os._exit(0)

        threading.Thread(target=listen, daemon=True).start()
        while True:
            try:
                line = batches.get(timeout=IDLE_SECONDS)
            except queue.Empty:
                return
            files = [Reference(**one) for one in json.loads(line)]
            for answer in answers_of(files, pool, Path(limits["results"])):
                try:
                    out.write(json.dumps(asdict(answer)) + "\n")
                    out.flush()
                except BrokenPipeError:  # its worker is gone, and `listen` ends this process
                    threading.Event().wait()


def answers_of(files: Iterable[Reference], pool: ReadingPool, results: Path) -> Iterator[Answer]:
    """The answers for files, in their order, after each reading was written. What was read before is not read again."""
    before: deque[tuple[Reference, Answer | None]] = deque()

    def to_read() -> Iterator[Source]:
        for file in files:
            if (results / file.result).exists():
                before.append((file, Answer("read")))
                continue
            source = _seen(file)
            before.append((file, None if source else Answer("unseen")))
            if source:
                yield source

    for outcome in pool.results(to_read()):
        while (answer := before[0][1]) is not None:
            before.popleft()
            yield answer
        file, _ = before.popleft()
        if outcome.error is not None:
            yield _failed(outcome.error, outcome.detail)
        elif outcome.document is not None and outcome.findings is not None:
            try:
                write_reading(results / file.result, outcome.document, outcome.findings)
            except OSError as error:
                yield Answer("unwritten", detail=error.strerror or type(error).__name__)
            else:
                yield Answer("read")
    for _, answer in before:
        if answer is not None:
            yield answer


def _seen(file: Reference) -> Source | None:
    """The file with its bytes; None where this machine has no such file, or another one in its place."""
    source = Source(file.name, Path(file.path))
    try:
        data = source.load()
    except UnreadableFile:
        return None
    return Source(file.name, source.path, data) if hashlib.sha256(data).hexdigest() == file.digest else None


def _failed(error: UnreadableFile, detail: str) -> Answer:
    return Answer("failed", error.reason, error.why, error.advice, detail)
