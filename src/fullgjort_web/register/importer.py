"""Importing files into the register: what is known is left alone, the rest is read and recorded a batch at a time.

Each batch is one transaction, so an import can be stopped at any moment (also by SIGKILL) and started again. Nothing
that is done per batch grows with the register.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Findings
from fullgjort.extraction.ruleset import RULESET
from fullgjort.reading.document import Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.register.filestore import FileStore, digest_of
from fullgjort_web.register.services.reading import (
    Reading,
    Recorded,
    known_rulesets,
    record_failure,
    record_readings,
)
from fullgjort_web.register.shape import statements

BATCH = 25
SECONDS = 2.0  # a slow batch is recorded sooner, so that the site fills while the reading goes on


class Source(Protocol):
    """A file to read: its name, where the user finds it (`place`), and its bytes. `read` raises UnreadableFile or
    OSError where there are none."""

    @property
    def name(self) -> str: ...

    @property
    def place(self) -> str: ...

    def read(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Item:
    """A file whose bytes are at hand."""

    name: str
    place: str
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a reader made of an item: a document with its findings, or the reason why not."""

    item: Item
    document: Document | None = None
    findings: Findings | None = None
    error: UnreadableFile | None = None


Reader = Callable[[Iterator[Item]], Iterator[Result]]
"""Reads items and gives a result for each, in the order of the items (the register's codes follow that order)."""


def read_here(items: Iterator[Item]) -> Iterator[Result]:
    """The results of reading one item after the other in this process, without limits on time and memory."""
    for item in items:
        try:
            document = read(item.data, item.name)
            yield Result(item, document, extract(document))
        except UnreadableFile as error:
            yield Result(item, error=error)


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
    summary = Summary()
    store = store or FileStore()
    batch: list[tuple[Item, Reading]] = []
    began = time.monotonic()

    def told() -> None:
        if progress:
            progress(summary)

    def fail(error: UnreadableFile, place: str, digest: str = "") -> None:
        record_failure(error.name, error.why, digest=digest, source=place, reason=error.reason, advice=error.advice)
        summary.failures.append(error)
        told()

    def record() -> None:
        nonlocal began
        for item, _ in batch:
            store.put(item.data)
        for (_, reading), outcome in zip(batch, record_readings([r for _, r in batch]), strict=True):
            if outcome is Recorded.UNCHANGED:
                summary.unchanged += 1
                continue
            if outcome is Recorded.READ:
                summary.read += 1
            else:
                summary.read_again += 1
            summary.findings.update(type_.value for type_, _, _ in statements(reading.findings))
        batch.clear()
        began = time.monotonic()
        told()

    def unknown() -> Iterator[Item]:
        """The files that the register does not know as these rules read them; the others are counted as unchanged."""
        waiting: list[Item] = []
        for source in sources:
            try:
                data = source.read()
            except UnreadableFile as error:
                fail(error, source.place)
                continue
            except OSError as error:
                why = f"Filen gick inte att öppna ({error.strerror})."
                fail(UnreadableFile(source.name, "unopened", why, "Kontrollera rättigheterna."), source.place)
                continue
            waiting.append(Item(source.name, source.place, data, digest_of(data)))
            if len(waiting) >= BATCH:
                yield from _sift(waiting)
                waiting = []
        yield from _sift(waiting)

    def _sift(items: list[Item]) -> Iterator[Item]:
        known = known_rulesets(item.digest for item in items)
        for item in items:
            if known.get(item.digest) == RULESET:
                summary.unchanged += 1
                told()
            else:
                yield item

    for result in reader(unknown()):
        item = result.item
        if result.error is not None:
            fail(result.error, item.place, item.digest)
        elif result.document is not None and result.findings is not None:
            batch.append((item, Reading(result.document, result.findings, item.place, len(item.data))))
        if batch and (len(batch) >= BATCH or time.monotonic() - began > SECONDS):
            record()
    if batch:
        record()
    return summary
