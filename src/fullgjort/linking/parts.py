"""Which parts of an assignment one report answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartsAnswered:
    """Indexes from 0 of the parts that a report answers and of those it skips; both empty where the report does not
    tell (unknown is not no)."""

    answered: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()


def parts_answered(parts: Sequence[str], report: str) -> PartsAnswered:
    """Nothing yet: which parts a report answers is not told."""
    return PartsAnswered()
