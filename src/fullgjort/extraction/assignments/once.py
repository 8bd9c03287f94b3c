"""Once each: which findings of one document are the same assignment, worded twice."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.finding import Assignment, Certainty


def once_each(found: list[Assignment], cases: list[Case]) -> list[Assignment]:
    """Each assignment once: a later wording of the same task (a heading, a proposal that was decided, a summary)
    gives way to the surest and most complete one. What two §§ of a meeting give is never one assignment, however
    alike the words are: a lost assignment is worse than one shown twice."""
    kept: list[tuple[Assignment, Case | None]] = []
    for item in sorted(found, key=_completeness, reverse=True):
        case = case_at(cases, item.evidence.start)
        if not any(_may_meet(case, other_case) and _same_task(item, other) for other, other_case in kept):
            kept.append((item, case))
    return [item for item, _ in kept]


def _may_meet(case: Case | None, other: Case | None) -> bool:
    return case is None or other is None or case is other


def _completeness(item: Assignment) -> tuple[bool, bool, int, int, int]:
    return (
        item.evidence.certainty is Certainty.SURE,
        item.evidence.rule != "assignment.named-task",
        int(item.origin.kind != "unknown") + int(item.origin.date is not None) + int(bool(item.due)),
        len(item.parts),
        -item.evidence.start,
    )


def _same_task(item: Assignment, other: Assignment) -> bool:
    a, b = item.evidence, other.evidence
    if a.start < b.end and b.start < a.end:
        return True
    if item.title and item.title == other.title and item.title.start == a.start and not item.parts:
        return True  # a heading that names the task that a sentence under it gives
    if item.assignee and other.assignee and not _same_words(item.assignee.casefold(), other.assignee.casefold()):
        return False
    mine, theirs = _task_words(a.quote), _task_words(b.quote)
    if min(len(mine), len(theirs)) < 12:
        return False
    if (a.rule == "assignment.named-task") != (b.rule == "assignment.named-task"):
        return fuzz.token_set_ratio(mine, theirs, score_cutoff=72) >= 72
    return fuzz.ratio(mine, theirs, score_cutoff=90) >= 90 and _same_words(mine, theirs)


@lru_cache(maxsize=2048)
def _task_words(quote: str) -> str:
    """The words of the task without who gives it to whom."""
    parts = re.split(r"\b(?:i uppdrag|uppdraget|uppdrag|i uppgift)\s?,?\s?(?:att|om|:)", quote.casefold(), maxsplit=1)
    return parts[-1].strip(" .:;")


def _same_words(mine: str, theirs: str) -> bool:
    """Whether neither says a word that the other answers with another: "simhallen" is not "ishallen", nor 2024 2025."""
    left, right = _words(mine), _words(theirs)
    only_left = [word for word in left if not any(_inflected(word, other) for other in right)]
    only_right = [word for word in right if not any(_inflected(word, other) for other in left)]
    return not (only_left and only_right)


@lru_cache(maxsize=2048)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", text))


def _inflected(word: str, other: str) -> bool:
    """Whether two words are one, perhaps in two forms: the same but for an ending; numbers must be the same."""
    if word == other:
        return True
    if word[0].isdigit() or other[0].isdigit():
        return False
    shorter, longer = sorted((word, other), key=len)
    shared = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return shared >= max(3, len(shorter) - 2) and len(longer) - shared <= 4
