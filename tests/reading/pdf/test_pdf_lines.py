"""The map from text to printed lines is exact whatever the lines hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fullgjort.reading.document import BlockKind
from fullgjort.reading.pdf.arrangement import FlowLine
from fullgjort.reading.pdf.assembly import Assembly
from fullgjort.reading.pdf.blocks import LayoutBlock
from fullgjort.reading.pdf.fragment import Fragment, PrintedLine

WORD = st.sampled_from(
    ["vård", "hälso-", "och", "sjukvård", "ST-", "läkare", "2017-", "2018", "plan", "–", "(SF", "gransk-", "ningen"]
)
LINES = st.lists(st.lists(WORD, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8)


def _line(number: int, words: str) -> FlowLine:
    top = 40.0 + 13 * number
    fragment = Fragment(words, 70, top, 500, top + 10, top + 8, 10, False, number)
    return FlowLine(PrintedLine([fragment], 1), 70, 500)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_every_line_covers_the_words_it_gave(paragraphs: list[list[str]]) -> None:
    assembly = Assembly()
    for lines in paragraphs:
        printed = [_line(number, words) for number, words in enumerate(lines)]
        assembly.add(LayoutBlock(BlockKind.PARAGRAPH, printed))
    text = assembly.text
    given_lines = [words for lines in paragraphs for words in lines]
    assert len(assembly.lines) == len(given_lines)
    at = 0
    for line, words in zip(assembly.lines, given_lines, strict=True):
        assert at <= line.start <= line.end <= len(text)
        at = line.end
        assert text[line.start : line.end] in (words, words.removesuffix("-"))
    assert [text[block.start : block.end] for block in assembly.blocks] == text.split("\n\n")
