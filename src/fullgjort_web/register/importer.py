"""Importing files into the register: what is known is left alone, the rest is read and recorded a batch at a time.

Each batch is one transaction, so an import can be stopped at any moment (also by SIGKILL) and started again. Nothing
that is done per batch grows with the register.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched

from fullgjort.extraction.ruleset import RULESET
from fullgjort.reading.errors import UnreadableFile
from fullgjort_web.intake.reader import Outcome, read_and_extract
from fullgjort_web.intake.sources import Source
from fullgjort_web.register.filestore import FileStore, digest_of
from fullgjort_web.register.memory import give_back
from fullgjort_web.register.services.reading import (
    Reading,
    Recorded,
    known_rulesets,
    record_failure,
    record_readings,
    solve_failures,
)
from fullgjort_web.register.shape import statements

BATCH = 25
SIFTED = 10
SECONDS = 2.0  # a slow batch is recorded sooner, so that the site fills while the reading goes on


type Reader = Callable[[Iterable[Source]], Iterator[Outcome]]
"""Reads sources and gives an outcome for each, in their order (the register's codes follow that order)."""


def read_here(sources: Iterable[Source]) -> Iterator[Outcome]:
    """The outcomes of reading one source after the other in this process, without limits on time and memory."""
    for source in sources:
        try:
            document, findings = read_and_extract(source.load(), source.name)
            yield Outcome(source, document, findings)
        except UnreadableFile as error:
            yield Outcome(source, error=error)


@dataclass(slots=True)
class Summary:
    """What an import did: files by what became of them, why files failed, and findings by type (in what was read)."""

    read: int = 0
    read_again: int = 0
    unchanged: int = 0
    failures: list[UnreadableFile] = field(default_factory=list)
    findings: Counter[str] = field(default_factory=Counter)

    @property
    def files(self) -> int:
        return self.read + self.read_again + self.unchanged + len(self.failures)


def import_files(
    sources: Iterable[Source],
    *,
    reader: Reader = read_here,
    progress: Callable[[Summary], None] | None = None,
    store: FileStore | None = None,
) -> Summary:
    """The summary of reading these files into the register; `progress` is called whenever something was recorded.

    A file that cannot be read is recorded with its reason, and the others go on."""
    running = _Import(store or FileStore(), progress)
    for outcome in reader(running.unknown(sources)):
        running.take(outcome)
    running.record()
    return running.summary


class _Import:
    """An import under way: what waits to be recorded, and the sums so far."""

    def __init__(self, store: FileStore, progress: Callable[[Summary], None] | None) -> None:
        self.summary = Summary()
        self._store, self._progress = store, progress
        self._batch: list[tuple[bytes, Reading]] = []
        self._began = time.monotonic()

    def unknown(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources that the register does not know as these rules read them, with their bytes; the others are
        counted as unchanged."""
        for some in batched(sources, SIFTED):
            loaded: list[tuple[str, Source]] = []
            for source in some:
                try:
                    data = source.load()
                except UnreadableFile as error:
                    self._fail(error, source)
                    continue
                loaded.append((digest_of(data), Source(source.name, source.path, data)))
            known = known_rulesets(digest for digest, _ in loaded)
            solve_failures(_place(source) for digest, source in loaded if known.get(digest) == RULESET)
            for digest, source in loaded:
                if known.get(digest) == RULESET:
                    self.summary.unchanged += 1
                    self._told()
                else:
                    yield source

    def take(self, outcome: Outcome) -> None:
        """Keep an outcome until its batch is recorded."""
        source = outcome.source
        if outcome.document is None or outcome.findings is None:
            if outcome.error is not None:
                self._fail(outcome.error, source)
        else:
            data = source.load()
            reading = Reading(outcome.document, outcome.findings, _place(source), len(data))
            self._batch.append((data, reading))
        if len(self._batch) >= BATCH or time.monotonic() - self._began > SECONDS:
            self.record()

    def record(self) -> None:
        """Record what waits, in one transaction; the originals are kept first. Where that fails each document is
        recorded by itself, so that a document takes only itself with it."""
        if self._batch:
            for data, _ in self._batch:
                self._store.put(data)
            readings = [reading for _, reading in self._batch]
            self._batch.clear()
            try:
                self._record(readings)
            except Exception:
                logging.getLogger("fullgjort").exception("a batch is recorded one document at a time")
                for reading in readings:
                    self._record_alone(reading)
            give_back()
            self._told()
        self._began = time.monotonic()

    def _record(self, readings: list[Reading]) -> None:
        for reading, recorded in zip(readings, record_readings(readings), strict=True):
            self._count(reading, recorded)

    def _record_alone(self, reading: Reading) -> None:
        """Record one document; what stops it is its own failure. Raises where not even that can be recorded."""
        try:
            self._record([reading])
        except Exception as trouble:
            logging.getLogger("fullgjort").exception("%s was not recorded", ascii(reading.document.name))
            error = UnreadableFile(
                reading.document.name,
                "unrecorded",
                f"Filen är läst men går inte att spara i registret ({type(trouble).__name__}).",
                "De andra filerna är sparade. Läs in filen igen; går det inte, lägg till den i ett annat format.",
            )
            record_failure(
                error.name, error.why, digest=reading.document.digest, source=reading.source, reason=error.reason,
                advice=error.advice,
            )  # fmt: skip
            self.summary.failures.append(error)

    def _count(self, reading: Reading, recorded: Recorded) -> None:
        if recorded is Recorded.UNCHANGED:
            self.summary.unchanged += 1
            return
        if recorded is Recorded.READ:
            self.summary.read += 1
        else:
            self.summary.read_again += 1
        self.summary.findings.update(type_.value for type_, _, _ in statements(reading.findings))

    def _fail(self, error: UnreadableFile, source: Source) -> None:
        digest = digest_of(source.data) if source.data is not None else ""
        record_failure(
            error.name, error.why, digest=digest, source=_place(source), reason=error.reason, advice=error.advice
        )
        self.summary.failures.append(error)
        self._told()

    def _told(self) -> None:
        if self._progress:
            self._progress(self.summary)


def _place(source: Source) -> str:
    """Where the user finds the file."""
    return str(source.path) if source.path is not None else source.name
