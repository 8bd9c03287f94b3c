"""Form blocks: rows of printed labels ("DOKUMENT-ID  VERSION") with their values on the line below.

They stand at the head or foot of each page and are header data, not text.
"""

from __future__ import annotations

import re

# The labels that Swedish document templates print in capitals, longest first.
LABELS = (
    "GÄLLER FÖR VERKSAMHET",
    "ANSVARIG AVDELNING",
    "ANSVARIG CHEF",
    "ANSVARIG FÖRVALTNING",
    "ANSVARIG NÄMND",
    "ANSVARIG",
    "PUBLICERINGSDATUM",
    "PUBLICERAD",
    "UPPRÄTTAD AV",
    "UPPRÄTTAT AV",
    "FASTSTÄLLD AV",
    "GODKÄND AV",
    "HANDLÄGGARE",
    "DIARIENUMMER",
    "DOKUMENT-ID",
    "DOKUMENTID",
    "DOKUMENTTYP",
    "DOKUMENTNAMN",
    "GÄLLER FRÅN",
    "GÄLLER TILL",
    "REVIDERAD",
    "VERSION",
    "DATUM",
    "DNR",
    "SIDA",
    "AVDELNING",
    "FÖRVALTNING",
    "DIVISION",
    "ENHET",
)
_LABEL = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(LABELS, key=len, reverse=True))
_LABEL_LINE = re.compile(rf"^\s*(?:(?:{_LABEL})\b[\s:]*)+$")
_ONE_LABEL = re.compile(rf"(?:{_LABEL})\b")
_SHAPES = {
    "dokument-id": re.compile(r"\b(?=[\w-]*\d)[A-ZÅÄÖ]{2,}[\w]*(?:-[\w]+)+\b"),
    "version": re.compile(r"(?<![\d.-])\d{1,2}\.\d{1,2}(?![\d.-])"),
    "publiceringsdatum": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "publicerad": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "datum": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "diarienummer": re.compile(r"\b[A-ZÅÄÖ]{1,6}[ /-]?\d[\w/ :.-]*\d\b|\b\d{2,}[-/]\d{2,}\b"),
    "dnr": re.compile(r"\b[A-ZÅÄÖ]{1,6}[ /-]?\d[\w/ :.-]*\d\b|\b\d{2,}[-/]\d{2,}\b"),
}
_NAME = re.compile(r"[A-ZÅÄÖÉ][\wåäöé'-]+(?:\s(?:von|af|de))?\s[A-ZÅÄÖÉ][\wåäöé'-]+(?:-[A-ZÅÄÖ][\wåäöé]+)?")


def is_label_line(line: str) -> bool:
    """Whether a line consists of form labels in capitals only."""
    return bool(_LABEL_LINE.match(line))


def read_form(labels_line: str, values_line: str) -> dict[str, str]:
    """Label (small letters) -> value for a row of labels and the row of values under it.

    Values are told by their shape (an id, a version, a date); what is left goes to the remaining labels in order:
    names are parted where there are as many names as labels. A label whose value cannot be told is left out.
    """
    labels = [
        " ".join(label.split()).casefold().replace("dokumentid", "dokument-id")
        for label in _ONE_LABEL.findall(labels_line)
    ]
    values, rest = {}, " ".join(values_line.split())
    for label in labels:
        shape = _SHAPES.get(label)
        if shape and (match := shape.search(rest)):
            values[label] = match.group()
            rest = (rest[: match.start()] + " " + rest[match.end() :]).strip()
    left = [label for label in labels if label not in values and label not in _SHAPES]
    names = _NAME.findall(rest)
    if len(left) == 1 and rest:
        values[left[0]] = rest
    elif left and len(names) == len(left):
        values.update(zip(left, names, strict=True))
    return values
