"""Reading in worker processes: a file that hangs, crashes or outgrows its limits takes only itself with it."""

from __future__ import annotations

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from pebble import ProcessFuture, ProcessPool
from pebble.common import ProcessExpired

from fullgjort.extraction.finding import Findings
from fullgjort.reading.document import Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.limits import MEGABYTE
from fullgjort_web.intake import ocr
from fullgjort_web.intake.sources import Source

SECONDS = 120.0
"""Time for one file. A thousand pages take about a fourth of it on a slow computer."""
MEGABYTES = 1500
"""Memory that one file may add to its worker."""
FILES_PER_WORKER = 200
"""Then the worker is replaced, so that memory stays flat."""
WAITING_PER_WORKER = 2
_POLL_SECONDS = 0.5

type Reading = tuple[Document, Findings]
type Work = Callable[[bytes | Path, str], Reading]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a source ended: `document` and `findings`, or `error`. `detail` is a stack trace for those who look for
    the fault in the program; empty for faults of the file."""

    source: Source
    document: Document | None = None
    findings: Findings | None = None
    error: UnreadableFile | None = None
    detail: str = ""


def read_and_extract(original: bytes | Path, name: str) -> Reading:
    """The document of a file and what the rules find in it. Raises UnreadableFile, and nothing else of the file's."""
    from fullgjort.extraction.extract import extract
    from fullgjort.reading.read import read

    document = read(_bytes_of(original, name), name)
    if not document.text and document.scanned_pages() and not ocr.is_installed():
        raise ocr.scanned_error(document)
    return document, extract(document)


def read_scanned_and_extract(original: bytes | Path, name: str, document: Document) -> Reading:
    """The same for a document with scanned pages, after they have been made searchable."""
    from fullgjort.extraction.extract import extract

    searched = ocr.read_scanned(_bytes_of(original, name), name, document)
    return searched, extract(searched)


def _bytes_of(original: bytes | Path, name: str) -> bytes:
    return original if isinstance(original, bytes) else Source(name, original).load()


@dataclass(slots=True)
class _Task:
    source: Source
    future: ProcessFuture[Reading] | None = None
    outcome: Outcome | None = None
    seconds: float = SECONDS
    scanned: Document | None = field(default=None, repr=False)


class ReadingPool:
    """Reads sources in parallel and gives an Outcome for each, as they are done or (`ordered`) as they came.

    Use it as a context manager; leaving it, also by Ctrl-C, ends the workers at once. Sources are taken from the
    iterable only a few ahead of the reading, so a walk over a large archive needs little memory.
    `workers` is the number of processes (None: one per core), `seconds` and `megabytes` the limits for one file.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        ordered: bool = False,
        work: Work = read_and_extract,
    ) -> None:
        self.workers = max(1, workers or cores())
        self._seconds, self._ordered, self._work = seconds, ordered, work
        self._pool = ProcessPool(
            max_workers=self.workers,
            max_tasks=FILES_PER_WORKER,
            initializer=prepare_worker,
            initargs=(megabytes,),
            context=_context(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the workers now; what they were reading is dropped."""
        self._pool.stop()
        self._pool.join()

    def read_one(self, source: Source) -> Outcome:
        """The outcome of one source."""
        return next(self.results([source]))

    def results(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """The outcomes, one per source. Never raises for what a file does."""
        waiting = iter(sources)
        tasks: deque[_Task] = deque()
        exhausted = False
        try:
            while True:
                while not exhausted and len(tasks) < self.workers * WAITING_PER_WORKER:
                    source = next(waiting, None)
                    if source is None:
                        exhausted = True
                    else:
                        tasks.append(self._begun(source))
                if not tasks:
                    return
                yield from self._finished(tasks)
        finally:
            for task in tasks:
                if task.future is not None:
                    task.future.cancel()

    def _begun(self, source: Source) -> _Task:
        if source.error is not None:
            return _Task(source, outcome=Outcome(source, error=source.error))
        original = source.data if source.data is not None else source.path
        future = self._pool.schedule(self._work, args=(original, source.name), timeout=self._seconds)
        return _Task(source, future, seconds=self._seconds)

    def _finished(self, tasks: deque[_Task]) -> Iterator[Outcome]:
        """The outcomes that can be given now, after a short wait; they leave the tasks."""
        running = [task.future for task in tasks if task.future is not None and task.outcome is None]
        if running and all(task.outcome is None for task in tasks):
            concurrent.futures.wait(running, _POLL_SECONDS, concurrent.futures.FIRST_COMPLETED)
        for task in tasks:
            if task.outcome is None and task.future is not None and task.future.done():
                self._settle(task)
        if self._ordered:
            if tasks[0].outcome is None and tasks[0].future is not None:
                concurrent.futures.wait([tasks[0].future], _POLL_SECONDS)
            while tasks and (outcome := tasks[0].outcome) is not None:
                tasks.popleft()
                yield outcome
            return
        for task in [task for task in tasks if task.outcome is not None]:
            tasks.remove(task)
            if task.outcome is not None:
                yield task.outcome

    def _settle(self, task: _Task) -> None:
        """Turn what the worker gave into an outcome, or send scanned pages on to be made searchable."""
        if task.future is None:
            return
        source = task.source
        try:
            document, findings = task.future.result()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            task.outcome = Outcome(source, error=_told(error, source.name, task.seconds), detail=_trace(error))
            return
        if document.scanned_pages() and task.scanned is None and self._work is read_and_extract and ocr.is_installed():
            original = source.data if source.data is not None else source.path
            task.scanned = document
            task.seconds = ocr.seconds_for(len(document.scanned_pages())) + self._seconds
            task.future = self._pool.schedule(
                read_scanned_and_extract, args=(original, source.name, document), timeout=task.seconds
            )
            return
        task.outcome = Outcome(source, document, findings)


def cores() -> int:
    """The cores this process may use, at least 1; all of the computer's where the system does not tell which."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def prepare_worker(megabytes: int) -> None:
    """Set a worker's limits: it leaves Ctrl-C to its parent, and may add that much memory to what it has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _context() -> multiprocessing.context.BaseContext:
    """New processes from a clean server: threads of the site are not copied into them."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "fullgjort_web.intake.compiled_rules"])
    return context


def _told(error: BaseException, name: str, seconds: float) -> UnreadableFile:
    """What a worker's end means for the file."""
    if isinstance(error, UnreadableFile):
        return error
    if isinstance(error, TimeoutError | concurrent.futures.TimeoutError):
        return UnreadableFile(
            name,
            "timeout",
            f"Filen tog längre tid att läsa än {seconds:.0f} sekunder.",
            "Dela upp den i mindre filer, eller spara den på nytt som PDF.",
        )
    if isinstance(error, MemoryError):
        return UnreadableFile(
            name, "memory", "Filen krävde mer minne än vad som tillåts.", "Dela upp den i mindre filer."
        )
    if isinstance(error, ProcessExpired):
        return UnreadableFile(
            name,
            "crashed",
            "Läsningen avbröts: filen fick läsprogrammet att krascha.",
            "Filen är troligen skadad. Öppna den i sitt program och spara den på nytt.",
        )
    return UnreadableFile(
        name,
        "crashed",
        f"Läsningen avbröts av ett fel i Fullgjort ({type(error).__name__}).",
        "Anmäl felet till den som sköter Fullgjort och bifoga filen.",
    )


def _trace(error: BaseException) -> str:
    if isinstance(error, UnreadableFile | TimeoutError | MemoryError | ProcessExpired):
        return ""
    remote = getattr(error, "traceback", None)
    return remote if isinstance(remote, str) else "".join(traceback.format_exception(error))
