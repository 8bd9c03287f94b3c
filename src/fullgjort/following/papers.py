"""The papers of a board in their order: which came next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from fullgjort.following.facts import Paper, Surroundings

_DAY = attrgetter("day")


def next_paper(around: Surroundings, body: str, after: date, until: date, kind: str) -> Paper | None:
    """The board's first paper of a kind after a day and not later than another; None where there is none."""
    papers = around.papers.get(body)
    if not papers:
        return None
    for number in range(bisect_right(papers, after, key=_DAY), len(papers)):
        paper = papers[number]
        if paper.day > until:
            return None
        if paper.kind == kind:
            return paper
    return None


def papers_on(around: Surroundings, body: str, day: date) -> Iterator[Paper]:
    """The board's papers of a day."""
    papers = around.papers.get(body, ())
    for number in range(bisect_left(papers, day, key=_DAY), len(papers)):
        if papers[number].day != day:
            return
        yield papers[number]
