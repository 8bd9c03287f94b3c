"""What is always true of the findings, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Evidence, Words
from fullgjort.extraction.forms import load_forms, unmarked
from fullgjort.extraction.ruleset import all_rules
from fullgjort.reading.document import Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read

PIECES = [
    *(unmarked(form.example) for form in load_forms()),
    *(example.text for rule in all_rules() for example in rule.examples),
]
GLUE = ["\n\n", "\n", " ", ", ", " samt ", "\n- ", "\n1. ", "\n# ", "\n§ 4 ", "\t", " | "]
# Real wordings in any order, joined, cut and mixed with noise as no sensible writer would.
texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(GLUE),
        st.builds(lambda text, cut: text[: len(text) * cut // 10], st.sampled_from(PIECES), st.integers(1, 9)),
        st.text(max_size=30),
    ),
    min_size=1,
    max_size=12,
).map("".join)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def opened(text: str) -> Document | None:
    """The text as a document; None where it is no text that can be read."""
    try:
        return read(text.encode("utf-8", "replace"), "text.txt")
    except UnreadableFile:
        return None


def quoted(value: Any) -> Iterator[Evidence | Words]:
    """Every span with its words, however deep it lies in the findings."""
    if isinstance(value, Evidence | Words):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from quoted(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from quoted(getattr(value, one.name))


@quick
@given(texts)
def test_every_quote_equals_the_text_at_its_span(text: str) -> None:
    document = opened(text)
    if document is None:
        return
    for words in quoted(extract(document)):
        assert 0 <= words.start <= words.end <= len(document.text)
        assert words.quote == document.quote(words.start, words.end)


@quick
@given(texts)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    document, again = opened(text), opened(text)
    if document is not None and again is not None:
        assert extract(document) == extract(again)


@quick
@given(st.text(max_size=400))
def test_any_text_can_be_extracted(text: str) -> None:
    document = opened(text)
    if document is not None:
        assert extract(document).digest == document.digest
