"""Form data in page heads and form tables: labels with their values, kept out of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.reading.builder import clean
from fullgjort.reading.formblock import LABELS
from fullgjort.reading.hyphens import join_lines

_SPELLINGS = {
    "dokumentid": "dokument-id",
    "dokument id": "dokument-id",
    "diarienr": "diarienummer",
    "dnr": "diarienummer",
    "publicerad": "publiceringsdatum",
}
_KNOWN = (
    frozenset(label.casefold() for label in LABELS)
    | frozenset(_SPELLINGS)
    | {
        "ansvarig chef",
        "beslutsdatum",
        "beteckning",
        "ärendenummer",
    }
)
_PAGING = re.compile(r"(?:sida|sid\.?)?\s*\d*\s*(?:\(\s*\d*\s*\)|av\s*\d*|/\s*\d+)?", re.IGNORECASE)
_NO_VALUE = frozenset({"sida"})


def label_of(text: str) -> str:
    """The label in small letters where the text is one of the known labels and nothing else, otherwise ""."""
    plain = clean(text).rstrip(" :").casefold()
    return _SPELLINGS.get(plain, plain) if plain in _KNOWN else ""


def form_of_lines(lines: Sequence[str]) -> dict[str, str]:
    """Label -> value of lines such as "Diarienummer: RS 2024-00123", or a label with its value on the next line."""
    form: dict[str, str] = {}
    waiting = ""
    for line in map(clean, lines):
        if label := label_of(line):
            waiting = label
            continue
        before, colon, after = line.partition(":")
        if colon and (label := label_of(before)):
            _note(form, label, after)
        elif not colon and (label := _leading_label(line)):
            _note(form, label, line.split(None, len(label.split()))[-1])
        elif waiting:
            _note(form, waiting, line)
        waiting = ""
    return form


def form_of_table(rows: Sequence[Sequence[Sequence[str]]]) -> dict[str, str]:
    """Label -> value of a table, given as rows of cells of paragraphs; {} where it is no form.

    Reads a label over its value in one cell, a row of labels over a row of values, and labels beside values. A
    table counts as a form when it has at least two labels and no cell that is neither label nor value.
    """
    form: dict[str, str] = {}
    labels = 0
    above: dict[int, str] = {}
    for row in rows:
        below: dict[int, str] = {}
        beside = ""
        for column, cell in enumerate(row):
            lines = [line for line in map(clean, cell) if line]
            if not lines:
                continue
            whole = label_of(" ".join(lines))  # a label may break over the lines of its cell
            label = whole or label_of(lines[0])
            if label:
                labels += 1
                if len(lines) > 1 and not whole:
                    _note(form, label, join_lines(lines[1:]))
                    beside = ""
                else:
                    below[column] = beside = label
                continue
            if inline := form_of_lines(lines):
                labels += len(inline)
                for key, value in inline.items():
                    _note(form, key, value)
            elif beside and len(below) == 1:
                _note(form, beside, join_lines(lines))
                below.clear()
            elif column in above:
                _note(form, above[column], join_lines(lines))
            elif not _PAGING.fullmatch(" ".join(lines)):
                return {}
            beside = ""
        above = below
    return form if labels > 1 and form else {}


def _note(form: dict[str, str], label: str, value: str) -> None:
    value = clean(value)
    if value and label not in _NO_VALUE:
        form.setdefault(label, value)


def _leading_label(line: str) -> str:
    """The label that a line without colon begins with, where the rest looks like a value: "Dnr RS 2024-00123"."""
    words = line.split()
    for count in (3, 2, 1):
        head, rest = " ".join(words[:count]), words[count:]
        if rest and (label := label_of(head)) and any(sign.isdigit() for sign in rest[-1]) and len(rest) <= 4:
            return label if len(label.split()) == count else ""
    return ""
