"""Reading in the background: jobs that lie as files in the home folder and are worked off one after the other.

A job is `reading/NUMBER.json` (what is to be read and how far it has come). Uploaded files lie beside it until they
are read. Jobs that a stop left half done are taken up again at the next start: what is read is not read again.
"""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connections
from django.utils import timezone

if TYPE_CHECKING:
    from fullgjort_web.intake.reader import Outcome
    from fullgjort_web.intake.sources import Source

_lock = threading.Lock()
_wake = threading.Event()
_thread: threading.Thread | None = None
MOST_RESULTS = 500
SECONDS_BETWEEN_NOTES = 0.5


@dataclass(slots=True)
class Job:
    """`total` files to read, of which `done` are read, unchanged or failed. `files` says for uploaded files what became
    of each: dicts with name, outcome (read, unchanged, failed), why, advice, digest. `kind` is upload or folder."""

    number: int
    kind: str
    paths: list[str]
    total: int = 0
    done: int = 0
    read: int = 0
    unchanged: int = 0
    failed: int = 0
    assignments: int = 0
    name: str = ""  # of the file that was last read
    begun: str = ""
    ended: str = ""
    trouble: str = ""
    files: list[dict[str, Any]] = field(default_factory=list)

    @property
    def going_on(self) -> bool:
        return not self.ended

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def folder() -> Path:
    """Where jobs lie."""
    return Path(settings.FULLGJORT_HOME) / "reading"


def jobs() -> list[Job]:
    """All jobs, oldest first."""
    found = []
    for path in sorted(folder().glob("*.json"), key=lambda p: int(p.stem) if p.stem.isdecimal() else 0):
        with contextlib.suppress(OSError, ValueError, TypeError):
            found.append(Job(**json.loads(path.read_text("utf-8"))))
    return found


def job(number: int) -> Job | None:
    """The job with that number; None where there is none."""
    try:
        return Job(**json.loads((folder() / f"{number}.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def current() -> Job | None:
    """The job that goes on or waits; None while nothing is read."""
    return next((one for one in jobs() if one.going_on), None)


def add(paths: Iterable[Path], kind: str = "folder") -> Job:
    """A new job for these files and folders; it begins when its turn comes (`start` must have been called)."""
    with _lock:
        made = Job(number=_next_number(), kind=kind, paths=[str(path) for path in paths])
        _save(made)
    _wake.set()
    return made


def add_upload(files: Iterable[UploadedFile]) -> Job:
    """A new job for files that the user gave in the browser."""
    with _lock:
        number = _next_number()
        inbox = folder() / f"{number}.files"
        inbox.mkdir(parents=True)
        folders = []
        for place, file in enumerate(files, start=1):
            # a folder for each: two files of the same name are both kept
            name = Path(str(file.name).replace("\\", "/")).name.lstrip(".")[-180:] or "namnlös"
            target = inbox / f"{place:04d}" / name
            target.parent.mkdir()
            folders.append(str(target.parent))
            with target.open("wb") as out:
                for chunk in file.chunks():
                    out.write(chunk)
        made = Job(number=number, kind="upload", paths=folders)
        _save(made)
    _wake.set()
    return made


def start() -> None:
    """Work off the jobs in a thread of this process; does nothing while one lives."""
    global _thread
    with _lock:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_work, name="reading", daemon=True)
            _thread.start()


def run(one: Job) -> Job:
    """The job after all its files are read into the register. What stops it stands in `trouble`."""
    try:
        _read(one)
    except Exception as error:
        one.trouble = f"{type(error).__name__}: {error}"
        logging.getLogger("fullgjort").exception("job %s", one.number)
    finally:
        one.ended = timezone.now().isoformat()
        _save(one)
        if one.kind == "upload":
            for path in one.paths:
                shutil.rmtree(Path(path).parent, ignore_errors=True)
    return one


def _read(one: Job) -> None:
    from fullgjort_web.intake.reader import ReadingPool
    from fullgjort_web.intake.sources import Source, count, walk
    from fullgjort_web.register.importer import Summary, import_files

    paths = [Path(path) for path in one.paths]
    one.begun = one.begun or timezone.now().isoformat()
    one.total, one.done, one.read, one.unchanged, one.failed, one.assignments = count(paths), 0, 0, 0, 0, 0
    one.files = []
    _save(one)
    saved = time.monotonic()
    seen: list[Source] = []
    outcomes: dict[tuple[Path | None, str], Outcome] = {}

    def told(summary: Summary) -> None:
        nonlocal saved
        one.done, one.read = summary.files, summary.read + summary.read_again
        one.unchanged, one.failed = summary.unchanged, len(summary.failures)
        one.assignments = summary.findings["assignment"]
        if time.monotonic() - saved > SECONDS_BETWEEN_NOTES:
            saved = time.monotonic()
            _save(one)

    def walked() -> Iterator[Source]:
        for source in walk(paths):
            if one.kind == "upload":
                seen.append(Source(source.name, source.path, error=source.error))
            yield source

    with ReadingPool(_workers(), ordered=True) as pool:

        def watched(sources: Iterable[Source]) -> Iterator[Outcome]:
            for outcome in pool.results(sources):
                one.name = outcome.source.name
                if one.kind == "upload":
                    outcomes[outcome.source.path, outcome.source.name] = outcome
                yield outcome

        told(import_files(walked(), reader=watched, progress=told))
    one.files = [_told(source, outcomes.get((source.path, source.name))) for source in seen[:MOST_RESULTS]]


def _workers() -> int:
    """One core is left to the pages."""
    from fullgjort_web.intake.reader import cores

    return max(1, cores() - 1)


def _told(source: Source, outcome: Outcome | None) -> dict[str, Any]:
    """What became of one uploaded file."""
    error = outcome.error if outcome else source.error
    if error is not None:
        return {"name": source.name, "outcome": "failed", "why": error.why, "advice": error.advice}
    if outcome is None or outcome.document is None or outcome.findings is None:
        return {"name": source.name, "outcome": "unchanged"}
    found = outcome.findings
    return {
        "name": source.name,
        "outcome": "read",
        "digest": outcome.document.digest,
        "assignments": len(found.assignments),
        "points": len(found.decision_points),
        "kind": found.kind,
        "body": found.body or "",
        "scanned": list(outcome.document.scanned_pages()),
    }


def _work() -> None:
    while True:
        waiting = current()
        if waiting is None:
            _wake.wait(1.0)
            _wake.clear()
            continue
        run(waiting)
        connections.close_all()


def _next_number() -> int:
    return max((int(path.stem) for path in folder().glob("*.json") if path.stem.isdecimal()), default=0) + 1


def _save(one: Job) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{one.number}.json"
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(one), ensure_ascii=False), "utf-8")
    draft.replace(path)
