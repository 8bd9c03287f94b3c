"""Reading in the background: jobs that lie as files in the home folder and are worked off one after the other.

A job is `reading/NUMBER.json` (what is to be read and how far it has come). Uploaded files lie beside it until they
are read without trouble. Jobs that a stop left half done are taken up again at the next start: what is read is not
read again. Jobs are worked off in the order of their numbers, so those that wait always have the highest.
"""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connections
from django.utils import timezone

from fullgjort_web.register.filestore import digest_of
from fullgjort_web.register.models import Document, Failure
from fullgjort_web.register.services.reading import known_rulesets
from fullgjort_web.register.shape import storable
from fullgjort_web.site.today import today

if TYPE_CHECKING:
    from fullgjort.reading.errors import UnreadableFile
    from fullgjort_web.intake.reader import Outcome
    from fullgjort_web.intake.sources import Source

_lock = threading.Lock()
_wake = threading.Event()
_thread: threading.Thread | None = None
MOST_RESULTS = 500
SECONDS_BETWEEN_NOTES = 0.5
_LONGEST_NAME = 180  # bytes; file systems allow 255
_INCOMING = "incoming-"
_SECONDS_OF_INCOMING = 24 * 3600  # what a stop left of an upload is removed after a day


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
    def readable_again(self) -> bool:
        """Whether the job stopped with trouble and what it was to read is still there."""
        return bool(self.ended and self.trouble and any(Path(path).exists() for path in self.paths))

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def folder() -> Path:
    """Where jobs lie."""
    return Path(settings.FULLGJORT_HOME) / "reading"


def newest() -> Iterator[Job]:
    """The jobs, newest first; each is read from its file only when it is asked for."""
    for number in sorted(_numbers("json"), reverse=True):
        found = job(number)
        if found is not None:
            yield found


def job(number: int) -> Job | None:
    """The job with that number; None where there is none."""
    try:
        return Job(**json.loads((folder() / f"{number}.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def current() -> Job | None:
    """The job that goes on, or that waits longest; None while nothing is read."""
    first = None
    for one in newest():
        if not one.going_on:
            break
        first = one
    return first


def add(paths: Iterable[Path], kind: str = "folder") -> Job:
    """A new job for these files and folders; it begins when its turn comes (`start` must have been called)."""
    with _lock:
        made = Job(number=_next_number(), kind=kind, paths=[str(path) for path in paths])
        _save(made)
    _wake.set()
    return made


def add_upload(files: Iterable[UploadedFile]) -> Job:
    """A new job for files that the user gave in the browser. Raises OSError where they cannot be kept: then nothing is
    left of them."""
    folder().mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=_INCOMING, dir=folder()))
    inbox = None
    try:
        places = [_kept(file, incoming / f"{place:04d}") for place, file in enumerate(files, start=1)]
        with _lock:
            number = _next_number()
            inbox = incoming.rename(folder() / f"{number}.files")
            made = Job(number=number, kind="upload", paths=[str(inbox / place) for place in places])
            _save(made)
    except BaseException:
        shutil.rmtree(inbox or incoming, ignore_errors=True)
        raise
    _wake.set()
    return made


def _kept(file: UploadedFile, place: Path) -> str:
    """The name of the folder in which the file lies now: one for each, so that two files of the same name are kept."""
    name = storable(Path(str(file.name).replace("\\", "/")).name)
    name = name.encode()[-_LONGEST_NAME:].decode("utf-8", "ignore").lstrip(".") or "namnlös"
    place.mkdir()
    with (place / name).open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    return place.name


def add_again(number: int) -> Job | None:
    """A new job for what a job that stopped with trouble was to read; None where that is not to be had."""
    with _lock:
        earlier = job(number)
        if earlier is None or not earlier.readable_again:
            return None
        made = Job(number=_next_number(), kind=earlier.kind, paths=earlier.paths)
        _save(made)
        earlier.paths = []  # the files belong to the new job
        _save(earlier)
    _wake.set()
    return made


def start() -> None:
    """Work off the jobs in a thread of this process; does nothing while one lives."""
    global _thread
    with _lock:
        if _thread is None or not _thread.is_alive():
            _sweep()
            _thread = threading.Thread(target=_work, name="reading", daemon=True)
            _thread.start()


def _sweep() -> None:
    """Remove what a stop in the middle of an upload left behind."""
    for left in folder().glob(f"{_INCOMING}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _SECONDS_OF_INCOMING:
                shutil.rmtree(left, ignore_errors=True)


def run(one: Job) -> Job:
    """The job after all its files are read into the register. What stops it stands in `trouble`; uploaded files are
    kept then, so that they can be read again."""
    try:
        _read(one)
    except Exception as error:
        one.trouble = storable(f"{type(error).__name__}: {error}")
        logging.getLogger("fullgjort").exception("job %s", one.number)
    finally:
        one.ended = timezone.now().isoformat()
        _save(one)
        if one.kind == "upload" and not one.trouble:
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
                one.name = storable(outcome.source.name)
                if one.kind == "upload":
                    outcomes[outcome.source.path, outcome.source.name] = outcome
                yield outcome

        told(import_files(walked(), reader=watched, progress=told))
    recorded = known_rulesets(outcome.document.digest for outcome in outcomes.values() if outcome.document)
    one.files = [_told(source, outcomes.get((source.path, source.name)), recorded) for source in seen[:MOST_RESULTS]]


def _workers() -> int:
    """One core is left to the pages."""
    from fullgjort_web.intake.reader import cores

    return max(1, cores() - 1)


def _told(source: Source, outcome: Outcome | None, recorded: Collection[str]) -> dict[str, Any]:
    """What became of one uploaded file; `recorded` are the digests that the register has."""
    name = storable(source.name)
    error: UnreadableFile | Failure | None = outcome.error if outcome else source.error
    if outcome and outcome.document and outcome.document.digest not in recorded:
        error = Failure.objects.filter(digest=outcome.document.digest).first()
    if error is not None:
        return {"name": name, "outcome": "failed", "why": storable(error.why), "advice": storable(error.advice)}
    if outcome is None or outcome.document is None or outcome.findings is None:
        return {"name": name, "outcome": "unchanged", **_same_as(source, name)}
    found = outcome.findings
    return {
        "name": name,
        "outcome": "read",
        "digest": outcome.document.digest,
        "assignments": len(found.assignments),
        "points": len(found.decision_points),
        "kind": found.kind,
        "body": found.body or "",
        "scanned": list(outcome.document.scanned_pages()),
    }


def _same_as(source: Source, name: str) -> dict[str, str]:
    """Which document the register already has with the bytes of this file: its digest and, where it was read under
    another name, a sentence that says so."""
    digest = digest_of(source.load())
    known = Document.objects.filter(digest=digest).only("name").first()
    if known is None:
        return {}
    return {"digest": digest, **({"why": f"Samma fil som {known.name}."} if known.name != name else {})}


def _work() -> None:
    counted: date | None = None
    while True:
        waiting = current()
        if waiting is None:
            if counted != (day := today().day):
                counted = day
                _count_ahead(day)
            _wake.wait(1.0)
            _wake.clear()
            continue
        run(waiting)
        connections.close_all()
        counted = None


def _count_ahead(day: date) -> None:
    """None, after what the pages count is kept ready, when the site starts, when something was read and each new day."""
    from fullgjort_web.register.selectors.ahead import count_ahead

    try:
        count_ahead(day)
    except Exception:  # the pages count themselves what is not ready
        logging.getLogger("fullgjort").exception("count ahead")
    finally:
        connections.close_all()


def _next_number() -> int:
    return max((*_numbers("json"), *_numbers("files")), default=0) + 1


def _numbers(ending: str) -> list[int]:
    return [int(path.stem) for path in folder().glob(f"*.{ending}") if path.stem.isdecimal()]


def _save(one: Job) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{one.number}.json"
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(one)), "ascii")  # also names that are not UTF-8
    draft.replace(path)
