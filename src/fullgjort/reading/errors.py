"""What can be wrong with a file, each with a sentence that says what to do."""

from __future__ import annotations


class UnreadableFile(Exception):
    """A file that cannot be read.

    `reason` is a stable key (`empty`, `unknown-kind`, `password`, `damaged`, `too-large`, `too-many-pages`,
    `too-deep`, `scanned`, `timeout`, `memory`, `crashed`, `missing`, `unopened`),
    `why` and `advice` are plain Swedish sentences.
    """

    def __init__(self, name: str, reason: str, why: str, advice: str) -> None:
        super().__init__(f"{name}: {why} {advice}")
        self.name, self.reason, self.why, self.advice = name, reason, why, advice

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str, str]]:
        return type(self), (self.name, self.reason, self.why, self.advice)
