"""What heads and feet say: printed labels and the values beside or under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fullgjort.reading.formblock import LABELS, is_label_line, read_form
from fullgjort.reading.pdf.fragment import Fragment, PrintedLine

# Labels of letter heads, which are not printed in capitals only.
_LETTER_LABELS = frozenset(
    {
        "sammanträdesdatum",
        "sammanträdesdag",
        "beteckning",
        "vår beteckning",
        "er beteckning",
        "ärendenummer",
        "ärende nr",
        "referens",
        "diarienr",
        "dokument id",
        "instans",
        "organ",
        "plats",
        "mötesdatum",
        "beslutsdatum",
    }
)
_KNOWN = frozenset(label.casefold() for label in LABELS) | _LETTER_LABELS
_PAIR = re.compile(
    rf"(?P<label>{'|'.join(re.escape(label) for label in sorted(_KNOWN, key=len, reverse=True))})"
    r"(?:\s*:\s*|\s+)(?P<value>\S.*)",
    re.IGNORECASE,
)
_SPELLINGS = {
    "dokumentid": "dokument-id",
    "dokument id": "dokument-id",
    "diarienr": "diarienummer",
    "dnr": "diarienummer",
    "publicerad": "publiceringsdatum",
}
_PAGE_LABELS = frozenset({"sida", "sid"})
_PAGE_NUMBER = re.compile(
    r"\b(?:sida|sid\.?)\s*\d{1,4}(?:\s*(?:\(|/|av)\s*\d{1,4}\)?)?|\b\d{1,4}\s?\(\d{1,4}\)", re.IGNORECASE
)


def label_key(text: str) -> str:
    """A printed label in small letters, without its colon."""
    key = " ".join(text.split()).strip(" :").casefold()
    return _SPELLINGS.get(key, key)


def is_label(text: str) -> bool:
    """Whether words are a known label: the first letter is a capital at least."""
    return text[:1].isupper() and " ".join(text.split()).strip(" :").casefold() in _KNOWN


def labels_of(line: PrintedLine) -> list[Fragment]:
    """The labels of a line that holds nothing else, otherwise an empty list. One label alone must be in capitals."""
    fragments = line.fragments
    if all(is_label(fragment.text) for fragment in fragments):
        if len(fragments) > 1 or fragments[0].text.isupper():
            return fragments
        return []
    return fragments if all(is_label_line(fragment.text) for fragment in fragments) else []


@dataclass(slots=True)
class Values:
    """What was found so far: values by label, and the lines without labels by edge."""

    by_label: dict[str, str] = field(default_factory=dict)
    loose: dict[str, list[str]] = field(default_factory=dict)

    def take(self, lines: list[PrintedLine], edge: str) -> None:
        """Read one edge's lines, from the top."""
        labels: list[Fragment] = []
        pending = ""
        columns: dict[int, list[str]] = {}
        for line in lines:
            found = labels_of(line)
            if found:
                self._close(labels, columns)
                labels, columns, pending = found, {}, line.text if not all(is_label(one.text) for one in found) else ""
                continue
            if pending:  # several labels printed too close to be told apart by place
                for label, value in read_form(pending, line.text).items():
                    self._put(label, value)
                labels, pending = [], ""
                continue
            if labels and all(_column(fragment, labels) is not None for fragment in line.fragments):
                for fragment in line.fragments:
                    columns.setdefault(_column(fragment, labels) or 0, []).append(fragment.text)
                continue
            self._close(labels, columns)
            labels, columns = [], {}
            self._loose(line, edge)
        self._close(labels, columns)

    def _put(self, label: str, value: str) -> None:
        key = label_key(label)
        if key not in _PAGE_LABELS and value:
            self.by_label.setdefault(key, value)

    def _close(self, labels: list[Fragment], columns: dict[int, list[str]]) -> None:
        for number, words in columns.items():
            self._put(labels[number].text, " ".join(words))

    def _loose(self, line: PrintedLine, edge: str) -> None:
        rest = []
        fragments = list(line.fragments)
        while fragments:
            fragment = fragments.pop(0)
            pair = _PAIR.fullmatch(fragment.text)
            if is_label(fragment.text) and fragments and not is_label(fragments[0].text):
                self._put(fragment.text, fragments.pop(0).text)
            elif pair and (":" in fragment.text or re.search(r"\d", pair["value"])) and fragment.text[:1].isupper():
                self._put(pair["label"], pair["value"])
            else:
                rest.append(fragment.text)
        words = " ".join(_PAGE_NUMBER.sub(" ", " ".join(rest)).split()).strip(" |")
        known = self.loose.setdefault(edge, [])
        if words and words not in known and len(known) < 12:
            known.append(words)

    def as_form(self) -> dict[str, str]:
        loose = {edge: "\n".join(lines) for edge, lines in self.loose.items() if lines}
        return {**self.by_label, **loose}


def _column(fragment: Fragment, labels: list[Fragment]) -> int | None:
    """The number of the label that a value stands under."""
    under = [number for number, label in enumerate(labels) if fragment.left >= label.left - 8]
    return max(under, key=lambda number: labels[number].left) if under else None
