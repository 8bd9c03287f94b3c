"""The header of a document: its form data, from form blocks, else from labelled lines in its head."""

from __future__ import annotations

import re
from itertools import pairwise

from fullgjort.extraction.finding import Header
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Document

_LABELLED = {
    "diary_number": re.compile(
        r"(?:\bdnr|diarienummer|diarienr|ärendenummer|ärende-?nr|(?<!er\s)beteckning)\b[.:\s]{1,4}"
        r"(?P<value>[A-ZÅÄÖa-zåäö]{0,6}[ /-]?\d[\d.:–-]*(?:[/:–-]\d+)*(?:/[A-ZÅÄÖ]{1,5}\b)?(?:\s(?:\d[\d/.-]*|KS|RS)(?=\s|$))*)",
        re.IGNORECASE,
    ),
    "case_officer": re.compile(
        r"\b(?i:handläggare|upprättad av|upprättat av|kontaktperson)\s*:?\s+(?P<value>[A-ZÅÄÖÉ][\wåäöé-]+(?:\s(?:von|"
        r"af|de))?(?:\s[A-ZÅÄÖÉ][\wåäöé-]+){1,2}?)(?=$|[\s,.(])(?!\s[A-ZÅÄÖ][a-zåäö]+:\S)",
    ),
    "responsible_manager": re.compile(
        r"\b(?i:ansvarig chef|ansvarig)\s*:\s+(?P<value>[A-ZÅÄÖÉ][\wåäöé-]+(?:\s[A-ZÅÄÖÉ][\wåäöé-]+){1,2})",
    ),
    "version": re.compile(
        r"\bversion\s*(?::\s*(?P<whole>\d{1,2})(?![\d.])|:?\s*(?P<value>\d{1,2}(?:\.\d{1,2})+))\b", re.IGNORECASE
    ),
    "document_id": re.compile(
        r"\bdokument(?:-?id|nummer|nr)\s*:?\s*(?P<value>(?=[\w-]*\d)[A-ZÅÄÖ]{2,}[\w-]+)", re.IGNORECASE
    ),
    "department": re.compile(
        r"(?:\b(?:ansvarig avdelning|avdelning|förvaltning)\s*:\s*(?P<value>[A-ZÅÄÖ][\wåäö -]{3,60}?)"
        r"(?=$|\s+(?:publicera[dt]|datum|version|handläggare|dnr|diarienummer|sida)\b))|"
        r"^(?:(?:\S+s?\s(?:kommun|stad|landsting)|(?:region|staden)\s\S+)\s)?(?:tjänste(?:skrivelse|utlåtande)\s)?"
        r"(?:\S+\sfrån\s)?(?P<line>(?!tjänste|\S+s?\s(?:kommun|stad)\s|region\s|uppdra)(?-i:[A-ZÅÄÖ])(?:(?!(?:åt|till|av|från|med)\s)[\wåäö-]+\s){0,3}?[\wåäö-]*"
        r"(?:förvaltningen|kontoret|avdelningen|staben|kansliet|enheten|departementet))"
        r"(?=$|\s+(?:\d{4}|[IVX]{1,4}:\d|handläggare|tjänste|datum|dnr|diarie))",
        re.MULTILINE | re.IGNORECASE,
    ),
    "published": re.compile(
        r"\b(?:publiceringsdatum|publicerad|publicerat|utskriftsdatum)\s*:?\s*(?:den\s)?(?P<value>\d{4}-\d\d-\d\d|"
        r"\d{1,2}\s[a-z]+\s\d{4})",
        re.IGNORECASE,
    ),
}
_FORM_KEYS = {
    "document_id": ("dokument-id", "dokumentid"),
    "version": ("version",),
    "department": ("ansvarig avdelning", "avdelning", "ansvarig förvaltning"),
    "responsible_manager": ("ansvarig chef", "ansvarig"),
    "case_officer": ("upprättad av", "upprättat av", "handläggare"),
    "published": ("publiceringsdatum",),
    "diary_number": ("diarienummer", "dnr"),
}


def _lone_number(document: Document) -> str | None:
    """A registry number that stands on a line of its own in the head ("TN-2019-0613", "N2026/00214"), or beside a day."""
    for block in document.blocks[:8]:
        words = document.quote(block.start, block.end)
        words = re.sub(r"^\d{4}-\d\d-\d\d\s|\s\d{4}-\d\d-\d\d$", "", words)
        if re.fullmatch(
            r"[A-ZÅÄÖ]{1,5}[a-zåäö]?[ /-]?(?:19|20)?\d{2}[/:-]\d{2,6}(?:/[A-ZÅÄÖ]+)?|"
            r"[A-ZÅÄÖ]{2,5}\s\d{2,4}/\d{2,5}(?:\s\d{3})?",
            words,
        ):
            return words
    return None


# "2025-02-10", "Datum: 10 februari 2025", "Den 10 februari 2025": a line in the head with nothing but a day
_DAY_LINE = re.compile(
    r"(?:(?:datum|daterad|upprättad)\s*:?\s*)?(?:den\s)?(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]{3,9}\s\d{4})",
    re.IGNORECASE,
)


def lone_day(text: str) -> str | None:
    """The day that an audit report or a memo prints on a line of its own in its head, in ISO form; None where it prints
    none, or more than one."""
    lines = [line.strip() for line in text[:1500].splitlines() if line.strip()][:10]
    days = {match["day"] for line in lines if (match := _DAY_LINE.fullmatch(line))}
    return next((d.edtf for d in find_dates(days.pop()) if d.edtf), None) if len(days) == 1 else None


def _number_in_columns(document: Document) -> str | None:
    """The registry number of a letterhead whose labels stand in a line above their values ("Datum  Ärendenr")."""
    label = False
    for block in document.blocks[:8]:
        words = document.quote(block.start, block.end)
        if len(words) > 160:
            return None
        if label and (number := re.search(r"\b[A-ZÅÄÖ]{2,5}[ -]?(?:19|20)\d\d[-/:]\d{2,6}\b", words)):
            return number.group()
        label = label or bool(
            re.search(r"\b(?:ärendenr|ärendenummer|diarienummer|diarienr|dnr)\.?$", words, re.IGNORECASE)
        )
    return None


# "Hamncontroller Ida Kajberg" in a memo's letterhead: who wrote it
_WRITER = re.compile(
    r"^[A-ZÅÄÖ][a-zåäö-]*(?:controller|handläggare|sekreterare|strateg|samordnare|utredare|ekonom|jurist|planerare|"
    r"ingenjör|utvecklare|arkitekt)\s(?P<name>[A-ZÅÄÖÉ][a-zåäöé-]+(?:\s(?:von|af|de))?\s[A-ZÅÄÖÉ][a-zåäöé-]+(?:-[A-ZÅÄÖ][a-zåäö]+)?)"
    r"(?=$|\s(?:[Dd]atum|[Dd]nr|[Dd]iarie\w+|\d{4}))"
)


_OFFICER_IN_COLUMNS = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][a-zåäöé-]+(?:-[A-ZÅÄÖ][a-zåäö]+)?(?:\s(?:von|af|de))?(?:\s[A-ZÅÄÖÉ][a-zåäöé-]+(?:-[A-ZÅÄÖ][a-zåäö]+)?){1,2})"
    r"(?=$|,\s[a-zåäö]|\s[A-ZÅÄÖ]{2,}\b|\s\d)"
)


def _officer_in_columns(document: Document) -> str | None:
    """The officer of a letterhead whose labels stand in a line above their values ("Handläggare  Ärendenummer")."""
    lines = [document.quote(block.start, block.end) for block in document.blocks[:8]]
    for labels, values in pairwise(lines):
        if re.fullmatch(
            r"handläggare:?(?:\s(?:datum|dnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)|beteckning|telefon|sida)\b\.?:?)*",
            labels,
            re.IGNORECASE,
        ) and (match := _OFFICER_IN_COLUMNS.match(values)):
            return match["name"]
    return None


def _writer(document: Document) -> str | None:
    """The officer whom a memo's letterhead names with an office and no label; None where it names none."""
    for block in document.blocks[:6]:
        if match := _WRITER.match(document.quote(block.start, block.end)):
            return match["name"]
    return None


def header_of(document: Document, head: str, kind: str) -> Header:
    """The form data: from form blocks, else from labelled lines in the head."""
    values: dict[str, str | None] = {}
    for key, labels in _FORM_KEYS.items():
        values[key] = next((document.form[label] for label in labels if document.form.get(label)), None)
    for key, pattern in _LABELLED.items():
        if not values.get(key) and (match := pattern.search(head)):
            named = match.groupdict()
            value = match.group("value") or named.get("line") or named.get("whole") or ""
            values[key] = " ".join(value.split()).rstrip(".,;:")
    if not values.get("diary_number"):
        values["diary_number"] = _lone_number(document) or _number_in_columns(document)
    if not values.get("case_officer") and kind == "decision_memo":
        values["case_officer"] = _officer_in_columns(document) or _writer(document)
    if not values.get("published") and kind == "audit_report":
        values["published"] = lone_day(document.text)
    if values.get("published") and not re.match(r"\d{4}-", values["published"] or ""):
        values["published"] = next((d.edtf for d in find_dates(values["published"] or "")), None)
    numbered = list(re.finditer(r"(?m)^(?:(?P<of>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,4}\s)?§+\s?\d+|\d+\s?§)", document.text))
    case = numbered[0] if numbered and (len(numbered) > 1 or not numbered[0]["of"]) else None
    if case and values["diary_number"] and document.text.find(values["diary_number"]) > case.start():
        values["diary_number"] = None  # a case's number in the minutes, not the document's
    if kind not in (
        "decision_memo",
        "report_back",
        "list",
        "director_report",
        "other",
        "audit_report",
        "government_assignment",
    ):
        values["department"] = next(
            (document.form[label] for label in _FORM_KEYS["department"] if document.form.get(label)), None
        )
    return Header(**values)
