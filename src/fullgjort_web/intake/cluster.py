"""Reading on an existing Dask cluster: references to files go through its scheduler, never texts.

The files, and a folder in the register's home that readings are left in, lie on a disk that every machine sees under
the same path. Which worker reads a file, and how often it was begun, makes no difference to what comes out.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import shutil
import time
import uuid
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.limits import MEGABYTE
from fullgjort_web.intake.reader import MEGABYTES, SECONDS, Outcome
from fullgjort_web.intake.sources import Source

if TYPE_CHECKING:
    from distributed import Client, Future

    from fullgjort_web.intake.cluster_worker import Answer

FILES = 8
"""Files in one batch: about a second of reading, so that a lost batch costs little and asking for it next to nothing."""
BATCH_BYTES = 32 * MEGABYTE
AHEAD = 3
"""Batches for each thread of the cluster that are out at the same time."""
MOST_WAITING = 512 * MEGABYTE
"""Bytes of the files that are out; the importer keeps them until they are recorded."""
CONNECT_SECONDS = 30
GONE_SECONDS = 60.0
"""A cluster may be without workers for this long while it starts them again."""
ABANDONED_SECONDS = 24 * 3600.0
_POLL_SECONDS = 1.0
_TRIES = 2


class ClusterError(RuntimeError):
    """The cluster cannot be used: a plain Swedish sentence, and what to do."""


@dataclass(slots=True)
class _Out:
    """A batch that is out: its sources with the names of the files their readings go to, and how often it was asked for."""

    sources: list[tuple[Source, str]]
    future: Future[Any] | None = None
    tries: int = 1
    copied: bool = False
    bytes: int = 0
    outcomes: list[Outcome] = field(default_factory=list)


class ClusterReader:
    """Reads sources on the Dask cluster at an address and gives an Outcome for each, in their order.

    Use it as a context manager: entering it raises ClusterError where the cluster cannot be used, and leaving it, also
    by Ctrl-C, ends the reading there and deletes what was left in `folder`. `folder` is on the shared disk; `seconds`
    and `megabytes` are the limits for one file.
    """

    def __init__(self, address: str, folder: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._address, self._seconds, self._megabytes = address, seconds, megabytes
        self._run = uuid.uuid4().hex
        self._shared = folder.resolve()
        self._folder = self._shared / self._run
        self._number = 0
        self._alone_since: float | None = None

    def __enter__(self) -> Self:
        try:
            import distributed
            import msgspec  # noqa: F401
        except ImportError as error:
            raise ClusterError(
                "För att läsa på ett kluster behövs ett tillägg som inte är installerat. Installera det med "
                "uv sync --extra cluster (eller pip install 'fullgjort[cluster]'), här och på klustrets datorer."
            ) from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in our own words
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # versions are compared below
                self._client: Client = distributed.Client(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
        except Exception as error:  # what is no scheduler fails in many ways
            raise ClusterError(
                f"Inget Dask-kluster svarar på {self._address}. Kontrollera adressen (till exempel tcp://dator:8786) "
                "och att schemaläggaren är igång: dask scheduler."
            ) from error
        try:
            self._make_folder()
            self._check()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the reading now, and delete what was left in the shared folder."""
        from fullgjort_web.intake.cluster_worker import end_reading

        with contextlib.suppress(Exception):
            if self._client.nthreads():
                self._client.run(end_reading, self._run, on_error="ignore")
        with contextlib.suppress(Exception):
            self._client.close(timeout=CONNECT_SECONDS)
        shutil.rmtree(self._folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._shared.rmdir()  # only when no other import uses it

    def results(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """The outcomes, one per source, in their order. Raises ClusterError for what the cluster does, and nothing for
        what a file does."""
        coming = iter(sources)
        out: deque[_Out] = deque()
        exhausted = False
        try:
            while True:
                room = self._threads() * AHEAD
                while not exhausted and len(out) < room and sum(one.bytes for one in out) < MOST_WAITING:
                    batch, exhausted = self._next_batch(coming)
                    if batch.sources:
                        self._submit(batch)
                        out.append(batch)
                if not out:
                    return
                first = out.popleft()
                if first.future is None or self._is_done(first.future):
                    out.extendleft(reversed(self._settled(first)))
                    yield from first.outcomes
                else:
                    out.appendleft(first)
        finally:
            for one in out:
                if one.future is not None:
                    with contextlib.suppress(Exception):
                        one.future.cancel()

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True)
            for old in self._shared.iterdir():  # of imports that were killed
                if time.time() - old.stat().st_mtime > ABANDONED_SECONDS:
                    shutil.rmtree(old, ignore_errors=True)
        except OSError as error:
            raise ClusterError(
                f"Mappen {self._shared} går inte att skriva i ({error.strerror}). Välj en annan med --home MAPP."
            ) from error

    def _check(self) -> None:
        """Raise ClusterError unless there are workers that see the folder and read as this program does."""
        from fullgjort_web.intake.cluster_worker import about, version

        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            raise ClusterError(
                f"Klustret på {self._address} har inga arbetare. Starta minst en: dask worker {self._address}"
            ) from error
        (self._folder / "token").write_text(self._run, "ascii")
        answers: dict[str, Any] = self._client.run(about, str(self._folder), self._run, on_error="return")
        for worker, answer in answers.items():
            if isinstance(answer, BaseException):
                raise self._not_installed(worker, answer)
            if answer["version"] != version():
                raise self._other_version(answer["version"], worker)
            written = self._folder / answer["answer"]
            if not answer["answer"] or not _appears(written):
                why = f" ({answer['trouble']})" if answer["trouble"] else ""
                raise ClusterError(
                    f"Arbetaren {worker} ser inte mappen {self._shared}{why}. Lägg registret på en disk som alla datorer "
                    "når under samma sökväg, kör arbetarna som samma användare, och ange mappen med --home MAPP."
                )
        with_ocr = {worker for worker, answer in answers.items() if answer["ocr"]}
        if with_ocr and len(with_ocr) < len(answers):
            without = min(set(answers) - with_ocr)
            raise ClusterError(
                f"ocrmypdf finns på {min(with_ocr)} men inte på {without}. Installera det på alla arbetare eller på "
                "ingen; annars beror det på slumpen vilka inskannade sidor som läses."
            )

    def _threads(self) -> int:
        """The cluster's threads, at least 1. Raises ClusterError where it has been without workers for long."""
        try:
            threads = sum(self._client.nthreads().values())
        except Exception as error:  # the connection ends in many ways
            raise self._lost() from error
        if threads:
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = time.monotonic()
        elif time.monotonic() - self._alone_since > GONE_SECONDS:
            raise ClusterError(
                f"Alla arbetare på klustret {self._address} är borta. Starta minst en (dask worker {self._address}) och "
                "kör samma kommando igen."
            )
        return max(1, threads)

    def _next_batch(self, coming: Iterator[Source]) -> tuple[_Out, bool]:
        """The next sources as a batch, and whether they were the last."""
        batch = _Out([])
        for source in coming:
            self._number += 1
            batch.sources.append((source, str(self._number)))
            batch.bytes += len(source.data or b"")
            if len(batch.sources) >= FILES or batch.bytes > BATCH_BYTES:
                return batch, False
        return batch, True

    def _submit(self, batch: _Out) -> None:
        """Ask for a batch; sources that carry an error are left out of it."""
        from fullgjort_web.intake.cluster_worker import Batch, Reference, read_batch, version

        files = []
        for number, (source, result) in enumerate(batch.sources):
            if source.error is not None:
                continue
            try:
                data = source.load()
            except UnreadableFile as error:
                batch.sources[number] = Source(source.name, source.path, error=error), result
                continue
            digest = hashlib.sha256(data).hexdigest()
            if source.path is None or batch.copied:  # what stands in an archive lies nowhere that a worker could read
                path = self._folder / f"{result}.original"
                path.write_bytes(data)
            else:
                path = source.path.resolve()
            files.append(Reference(source.name, str(path), digest, _result(source, result, digest)))
        if not files:
            batch.future = None
            return
        asked = Batch(self._run, tuple(files), str(self._folder), version(), self._seconds, self._megabytes)
        try:
            batch.future = self._client.submit(
                read_batch, asked, key=f"fullgjort-{self._run}-{files[0].result}-{uuid.uuid4().hex[:8]}", pure=False
            )
        except Exception as error:
            raise self._lost() from error

    def _is_done(self, future: Future[Any]) -> bool:
        """Whether a batch is done, after a short wait."""
        import distributed

        try:
            with self._client.as_current():
                distributed.wait([future], timeout=_POLL_SECONDS)
        except TimeoutError:
            return False
        except Exception as error:
            raise self._lost() from error
        return True

    def _settled(self, batch: _Out) -> list[_Out]:
        """What of a batch must be asked for again, in order; nothing where its outcomes are whole."""
        answers: Iterator[Answer] = iter(())
        if batch.future is not None:
            try:
                answers = iter(self._answers(batch.future))
            except _WorkersKilledError:
                if sum(source.error is None for source, _ in batch.sources) == 1:
                    batch.outcomes = [_killed(source) for source, _ in batch.sources]
                    self._forget(batch)
                    return []
                return self._asked_one_by_one(batch)
        for source, result in batch.sources:
            if source.error is not None:
                batch.outcomes.append(Outcome(source, error=source.error))
                continue
            outcome = self._outcome(source, result, next(answers), last=batch.tries >= _TRIES or batch.copied)
            if outcome is None:
                again = _Out(batch.sources, tries=batch.tries + 1, copied=True, bytes=batch.bytes)
                batch.outcomes = []
                self._submit(again)
                return [again]
            batch.outcomes.append(outcome)
        self._forget(batch)
        return []

    def _asked_one_by_one(self, batch: _Out) -> list[_Out]:
        """The batch's sources asked for alone: one of them takes its workers with it, and only that one shall fail."""
        alone = [_Out([pair], copied=batch.copied, bytes=len(pair[0].data or b"")) for pair in batch.sources]
        for one in alone:
            self._submit(one)
        return alone

    def _answers(self, future: Future[Any]) -> list[Answer]:
        """What a worker answered. Raises ClusterError, and _WorkersKilledError where a batch ended several workers."""
        from distributed import KilledWorker

        from fullgjort_web.intake.cluster_worker import NotStartedError, OtherVersionError

        try:
            return list(future.result())
        except KilledWorker as error:
            raise _WorkersKilledError from error
        except OtherVersionError as error:
            raise self._other_version(str(error)) from error
        except NotStartedError as error:
            raise ClusterError(
                f"En arbetare kan inte starta läsningen ({error}). Kontrollera att den datorn har minne och "
                "processer kvar, och kör samma kommando igen."
            ) from error
        except ImportError as error:
            raise self._not_installed("", error) from error
        except (CancelledError, OSError) as error:
            raise self._lost() from error
        except Exception as error:
            raise ClusterError(
                f"Läsningen på klustret avbröts av ett fel i Fullgjort ({type(error).__name__}: {error}). "
                "Anmäl felet till den som sköter Fullgjort. Utan --cluster läses filerna här."
            ) from error

    def _outcome(self, source: Source, result: str, answer: Answer, *, last: bool) -> Outcome | None:
        """What an answer means for a source; None where it must be asked for once more, from a copy of its bytes."""
        from fullgjort_web.intake.kept_reading import DamagedReadingError, read_reading

        if answer.state == "failed":
            error = UnreadableFile(source.name, answer.reason, answer.why, answer.advice)
            return Outcome(source, error=error, detail=answer.detail)
        data = source.load()
        digest = hashlib.sha256(data).hexdigest()
        path = self._folder / _result(source, result, digest)
        if answer.state == "unwritten" or (answer.state == "read" and not _appears(path)):
            why = f" ({answer.detail})" if answer.detail else ""
            raise ClusterError(
                f"En arbetare kan inte skriva i mappen {self._shared}{why}. Lägg registret på en disk som alla datorer "
                "når under samma sökväg, kör arbetarna som samma användare, och ange mappen med --home MAPP."
            )
        if answer.state == "unseen":
            if not last and _is_changed(source, digest):
                return None
            raise ClusterError(
                f"Arbetarna ser inte {source.path or source.name} som filen ligger här. Lägg handlingarna på en disk "
                "som alla datorer når under samma sökväg, och kör samma kommando igen."
            )
        try:
            kept = read_reading(path, source.name, digest)
        except (DamagedReadingError, OSError) as error:
            path.unlink(missing_ok=True)
            if not last:
                return None
            raise ClusterError(
                f"Läsningen av {source.name} kom inte hel fram i mappen {self._shared}. Kontrollera att disken fungerar "
                "och har plats, och kör samma kommando igen."
            ) from error
        return Outcome(source, kept.document, kept.findings)

    def _forget(self, batch: _Out) -> None:
        """Delete what a batch left in the shared folder; the outcomes hold it now."""
        for _, result in batch.sources:
            for path in self._folder.glob(f"{result}.*"):
                path.unlink(missing_ok=True)

    def _lost(self) -> ClusterError:
        return ClusterError(
            f"Förbindelsen med klustret på {self._address} bröts. Kontrollera att schemaläggaren är igång, och kör samma "
            "kommando igen."
        )

    def _other_version(self, theirs: str, worker: str = "") -> ClusterError:
        from fullgjort_web.intake.cluster_worker import version

        return ClusterError(
            f"{f'Arbetaren {worker}' if worker else 'En arbetare'} har {theirs}, men här är det {version()}. Installera "
            "samma version på alla datorer och starta om arbetarna."
        )

    def _not_installed(self, worker: str, error: BaseException) -> ClusterError:
        name = f"Arbetaren {worker}" if worker else "En arbetare"
        if isinstance(error, ImportError):
            return ClusterError(
                f"{name} saknar {error.name or 'Fullgjort'} eller har en annan version. Installera samma Fullgjort på "
                "alla datorer (pip install 'fullgjort[cluster]') och starta om arbetarna."
            )
        return ClusterError(
            f"{name} svarar inte som väntat ({type(error).__name__}: {error}). Installera samma version av Python, Dask "
            "och Fullgjort på alla datorer och starta om schemaläggaren och arbetarna."
        )


class _WorkersKilledError(Exception):
    """Several workers died with the same batch."""


def _result(source: Source, result: str, digest: str) -> str:
    from fullgjort.extraction.ruleset import RULESET

    return f"{result}.{digest}-{RULESET}.bin"


def _is_changed(source: Source, digest: str) -> bool:
    """Whether the file is gone here too, or has other bytes than those that were taken from it."""
    if source.path is None:
        return False
    try:
        return Source(source.name, source.path).digest() != digest
    except UnreadableFile:
        return True


def _appears(path: Path) -> bool:
    """Whether a file is there, or comes within some seconds: network disks show new files late."""
    for _ in range(50):
        if path.exists():
            return True
        with contextlib.suppress(OSError):
            next(path.parent.iterdir(), None)  # looking through the folder makes some of them look again
        time.sleep(0.1)
    return False


def _killed(source: Source) -> Outcome:
    if source.error is not None:
        return Outcome(source, error=source.error)
    return Outcome(
        source,
        error=UnreadableFile(
            source.name,
            "crashed",
            "Läsningen avbröts: flera arbetare på klustret dog när de läste filen.",
            "Filen är troligen skadad. Öppna den i sitt program och spara den på nytt.",
        ),
    )
