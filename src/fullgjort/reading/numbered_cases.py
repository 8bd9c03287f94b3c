"""Numbered lines that are the headings of a text's cases or chapters, not the items of a list."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from fullgjort.reading.document import BlockKind
from fullgjort.reading.paragraphs import PlainBlock

_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
_FEWEST = 3
_LONGEST = 100  # code points; a longer item is running text
_LEVEL = 2


def with_numbered_headings(blocks: list[PlainBlock]) -> list[PlainBlock]:
    """The blocks, where short numbered lines that rise by one and each stand over running text are headings: "65. Mötet
    öppnas", "66. Föregående protokoll". Fewer than three, or items that follow one another, stay a list."""
    numbered = [index for index, block in enumerate(blocks) if _is_numbered_line(block)]
    run: list[int] = []
    runs: list[list[int]] = []
    for index in numbered:
        if run and _number(blocks[index]) != _number(blocks[run[-1]]) + 1:
            runs.append(run)
            run = []
        run.append(index)
    runs.append(run)
    headings = {index for run in runs if len(run) >= _FEWEST and _stand_over_text(blocks, run) for index in run}
    return [_as_heading(block) if index in headings else block for index, block in enumerate(blocks)]


def _is_numbered_line(block: PlainBlock) -> bool:
    words = block.words
    return (
        block.kind is BlockKind.LIST_ITEM
        and _NUMBER.match(block.mark) is not None
        and len(words) <= _LONGEST
        and words[:1].isupper()
        and not words.rstrip().endswith((".", ",", ";", ":", "-"))
    )


def _number(block: PlainBlock) -> int:
    match = _NUMBER.match(block.mark)
    return int(match.group(1)) if match else 0


def _stand_over_text(blocks: list[PlainBlock], run: list[int]) -> bool:
    """Whether running text stands under each of the lines, and nothing numbered in between."""
    return all(
        after - before > 1 and blocks[before + 1].kind is BlockKind.PARAGRAPH for before, after in pairwise(run)
    ) and (run[-1] + 1 < len(blocks) and blocks[run[-1] + 1].kind is BlockKind.PARAGRAPH)


def _as_heading(block: PlainBlock) -> PlainBlock:
    """The heading with its number before its words."""
    first = replace(block.lines[0], words=f"{block.mark} {block.lines[0].words}", mark="")
    return PlainBlock(BlockKind.HEADING, [first, *block.lines[1:]], "", _LEVEL)
