"""Chapters: papers that speak of one board after another, each under a heading that is its name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from fullgjort.extraction.assignments.rows.numbered import RULE_NUMBERED
from fullgjort.extraction.assignments.rows.table import RULE_TABLE
from fullgjort.extraction.assignments.rows.task_row import RULE_TASK_ROW
from fullgjort.extraction.finding import Assignment
from fullgjort.extraction.identity import Identity
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import BlockKind, Document

_KINDS = ("plan", "activity_plan", "report_back", "list", "other")
_GENERIC = ("nämnden", "styrelsen", "bolaget", "utskottet", "direktionen")
_NUMBER = re.compile(r"(?P<number>\d[\d.]*)\s+")
_OWN_ASSIGNEE = re.compile(r"\([^()]{2,60}\)\.?$")


def with_chapters_boards(document: Document, identity: Identity, found: list[Assignment]) -> list[Assignment]:
    """The assignments of a plan or a list with the board of their chapter as assignee, where they say only "nämnden" or,
    being an infinitive in a list, nobody at all."""
    if identity.kind not in _KINDS:
        return found
    chapters = _chapters(document)
    if len({board for _, board in chapters if board}) < 2:
        return found
    starts = [start for start, _ in chapters]
    completed = []
    for item in found:
        at = bisect_right(starts, item.evidence.start) - 1
        board = chapters[at][1] if at >= 0 else None
        told = (item.assignee or "").casefold()
        generic = told in _GENERIC and board is not None and board.casefold().endswith(told)
        bare = item.evidence.rule == RULE_TABLE and item.assignee in (None, identity.assignee, identity.body)
        unsaid = bare or (
            item.evidence.rule in (RULE_TASK_ROW, RULE_NUMBERED) and not _OWN_ASSIGNEE.search(item.evidence.quote)
        )
        completed.append(replace(item, assignee=board) if board and (generic or unsaid) else item)
    return completed


def _chapters(document: Document) -> list[tuple[int, str | None]]:
    """Where each chapter begins, and its board; None where a numbered chapter of another kind follows."""
    chapters: list[tuple[int, str | None]] = []
    depth = 0
    for block in document.blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM) or block.end - block.start > 90:
            continue
        words = document.quote(block.start, block.end)
        number = block.mark if re.match(r"\d", block.mark) else ""
        if (match := _NUMBER.match(words)) and not number:
            number, words = match["number"], words[match.end() :]
        level = len(number.strip(".)").split(".")) if number else 0
        words = re.sub(r"\s\([^()]*\)$", "", words)  # "Hamn AB (genom styrelsen)"
        named = next(iter(find_actors(words)), None) if block.kind is BlockKind.HEADING or number else None
        if named and named.role in ("body", "company") and named.start == 0 and named.end >= len(words) - 1:
            chapters.append((block.start, named.name))
            depth = level
        elif chapters and block.kind is BlockKind.HEADING and 0 < level <= depth:
            chapters.append((block.start, None))
    return chapters
