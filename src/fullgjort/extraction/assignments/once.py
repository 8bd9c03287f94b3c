"""Once each: which findings of one document are the same assignment, worded twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.finding import Assignment, Certainty


def once_each(found: list[Assignment], cases: list[Case]) -> list[Assignment]:
    """Each assignment once: a later wording of the same task (a heading, a proposal that was decided, a summary)
    gives way to the surest and most complete one. What two §§ of a meeting give is never one assignment, however
    alike the words are: a lost assignment is worse than one shown twice."""
    kept = _Kept()
    for item in sorted(found, key=_completeness, reverse=True):
        told = _told(item, case_at(cases, item.evidence.start))
        if not any(_is_same(told, kept.told[number]) for number in kept.alike(told)):
            kept.add(told)
    return [told.item for told in kept.told]


class _Told(NamedTuple):
    """An assignment with what is compared of it: its span, its §, its assignee and the words of its task."""

    item: Assignment
    case: Case | None
    start: int
    end: int
    assignee: str
    named: bool
    words: str


@dataclass(slots=True)
class _Kept:
    """The assignments that stay, with the words of their tasks apart: named tasks ("uppdraget att ...") and others."""

    told: list[_Told] = field(default_factory=list)
    words: dict[bool, dict[int, str]] = field(default_factory=lambda: {True: {}, False: {}})

    def add(self, told: _Told) -> None:
        if len(told.words) >= _FEWEST:
            self.words[told.named][len(self.told)] = told.words
        self.told.append(told)

    def alike(self, one: _Told) -> Iterator[int]:
        """The numbers of those that may be the same: at the same place, with the same title, or of like words."""
        start, end, title = one.start, one.end, one.item.title
        for number, other in enumerate(self.told):
            if (start < other.end and other.start < end) or (title is not None and title == other.item.title):
                yield number
        if len(one.words) >= _FEWEST:
            for named, (alike, least) in ((one.named, _LIKE), (not one.named, _NAMED_LIKE)):
                choices = self.words[named]
                yield from (
                    number
                    for _, _, number in process.extract_iter(one.words, choices, scorer=alike, score_cutoff=least)
                )


# How alike the words of two tasks are where they are one, of a hundred; fewer letters say too little.
_LIKE, _NAMED_LIKE = (fuzz.ratio, 90), (fuzz.token_set_ratio, 72)
_FEWEST = 12


def _told(item: Assignment, case: Case | None) -> _Told:
    evidence = item.evidence
    assignee = item.assignee.casefold() if item.assignee else ""
    named = evidence.rule == "assignment.named-task"
    return _Told(item, case, evidence.start, evidence.end, assignee, named, _task_words(evidence.quote))


def _completeness(item: Assignment) -> tuple[bool, bool, int, int, int]:
    return (
        item.evidence.certainty is Certainty.SURE,
        item.evidence.rule != "assignment.named-task",
        int(item.origin.kind != "unknown") + int(item.origin.date is not None) + int(bool(item.due)),
        len(item.parts),
        -item.evidence.start,
    )


def _is_same(one: _Told, other: _Told) -> bool:
    """Whether two wordings may meet, being of one § or of none, and give one task."""
    if one.case is not other.case and one.case is not None and other.case is not None:
        return False
    if one.start < other.end and other.start < one.end:
        return True
    item = one.item
    if item.title and item.title == other.item.title and item.title.start == one.start and not item.parts:
        return True  # a heading that names the task that a sentence under it gives
    if (
        one.assignee != other.assignee
        and one.assignee
        and other.assignee
        and not _same_words(one.assignee, other.assignee)
    ):
        return False
    if len(one.words) < _FEWEST or len(other.words) < _FEWEST:
        return False
    alike, least = _NAMED_LIKE if one.named != other.named else _LIKE
    if alike(one.words, other.words, score_cutoff=least) < least:
        return False
    return one.named != other.named or _same_words(one.words, other.words)


def _task_words(quote: str) -> str:
    """The words of the task without who gives it to whom."""
    parts = re.split(r"\b(?:i uppdrag|uppdraget|uppdrag|i uppgift)\s?,?\s?(?:att|om|:)", quote.casefold(), maxsplit=1)
    return parts[-1].strip(" .:;")


@lru_cache(maxsize=2048)
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
