"""The fields of the form that corrects a finding: how each is shown, and how it is read back in the finding's shape."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import Document
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import DocumentKind, OriginKind, Status
from fullgjort_web.site import labels
from fullgjort_web.site.reader.marked_text import find_words

_NUMBERS = {"value", "national_total_msek", "region_amount_msek"}
_WHOLE = {"number", "paragraph", "year"}
_CHOICES: dict[tuple[str, str], list[tuple[str, Any]]] = {
    ("report", "status"): [(s.value, s.label) for s in Status],
    ("recommendation", "kind"): [("recommendation", labels.TYPES["recommendation"]), ("need", labels.TYPES["need"])],
    ("decision_point", "state"): list(labels.POINT_STATES.items()),
    ("decision_point", "creates_assignment"): [("1", _("ja")), ("", _("nej"))],
    ("document", "kind"): [(k.value, k.label) for k in DocumentKind],
}
_OPTIONAL_CHOICES = {
    "hedge": list(labels.HEDGES.items()),
    "recurrence": [(key, labels.RECURRENCES[key]) for key in
                   ("yearly", "half_yearly", "tertial", "quarterly", "monthly", "each_meeting", "continuous")],
}  # fmt: skip


def shown(type_: str, field: str, value: Any, request: HttpRequest, errors: dict[str, str]) -> dict[str, Any]:
    """A field as the template shows it: how it is written, its value and choices, what was wrong."""
    kind, shown, choices = "line", "" if value is None else plain(value), _CHOICES.get((type_, field))
    extra: dict[str, Any] = {}
    if choices:
        kind, shown = "choice", "1" if value is True else str(value or "")
    elif field in _OPTIONAL_CHOICES:
        kind, choices, shown = "choice", [("", "–"), *_OPTIONAL_CHOICES[field]], str(value or "")
    elif field == "parts":
        kind, shown = "lines", "\n".join(plain(part) for part in value or [])
    elif field == "due":
        kind = "due"
        first = (value or [{}])[0] if value else {}
        shown, extra = plain(first), {"latest": first.get("latest") or "", "count": len(value or [])}
    elif field == "origin":
        kind = "origin"
        extra = {"origin": value or {}, "kinds": OriginKind.choices}
    elif field in ("date", "meeting_date"):
        kind = "line" if field == "date" else "day"
    elif field in _NUMBERS | _WHOLE:
        shown = "" if value is None else f"{value:g}".replace(".", ",")
    if request.method == "POST":
        shown = request.POST.get(field, shown)
        if field == "due":
            extra["latest"] = request.POST.get("due_latest", "")
        elif field == "origin":
            names = ("kind", "text", "body", "date", "paragraph")
            extra["origin"] = {name: request.POST.get(f"origin_{name}", "") for name in names}
    return {
        "name": field,
        "label": labels.field_name(field),
        "kind": kind,
        "value": shown,
        "choices": choices or [],
        "error": errors.get(field, ""),
        **extra,
    }


def read_field(given: Any, type_: str, field: str, earlier: Any, document: Document) -> Any:
    """The value of a field as the finding keeps it, from the form. Raises ValueError with a sentence."""
    text = " ".join(given.get(field, "").split())
    if field == "parts":
        lines = [" ".join(line.split()) for line in given.get("parts", "").splitlines()]
        return [_words(document, line) for line in lines if line]
    if field == "title":
        return _words(document, text) if text else None
    if field == "due":
        return _due(given, earlier, document)
    if field == "origin":
        return _origin(given, earlier or {})
    if field == "creates_assignment":
        return text == "1"
    if field in _WHOLE:
        if text and not text.isdecimal():
            raise ValueError(gettext("Skriv ett heltal, eller lämna fältet tomt."))
        return int(text) if text else None
    if field in _NUMBERS:
        try:
            return float(text.replace(" ", "").replace(",", ".")) if text else None
        except ValueError as error:
            raise ValueError(gettext("Skriv ett tal, till exempel 12,5.")) from error
    if field == "meeting_date" and text:
        return read_day(text)
    if field == "date":
        return _date(text, earlier)
    if (type_, field) == ("document", "body") and text:
        return _board(text, earlier)
    return text or None


def read_day(text: str) -> str:
    """The ISO day that a user writes: 2026-02-09 or "9 februari 2026". Raises ValueError with a sentence."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(gettext("%(day)s finns inte i kalendern.") % {"day": text}) from error
        day = _edtf(text)
        if day is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            raise ValueError(gettext("Skriv dagen som år, månad och dag: 2026-02-09.")) from error
        return day


def _edtf(text: str) -> str | None:
    """The date that all of the words are; None where they are not one date."""
    found = find_dates(text)
    return found[0].edtf if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _date(text: str, earlier: str | None) -> str | None:
    """A date that may be a month or a year, as EDTF; what stood there before is left as it is."""
    if not text or text == earlier:
        return text or None
    said = _edtf(text)
    if said is None:
        raise ValueError(
            gettext("”%(words)s” går inte att läsa som ett datum. Skriv till exempel 2024-09-03, 3 september 2024 "
                    "eller 2024.") % {"words": text}
        )  # fmt: skip
    return said


def _board(text: str, earlier: str | None) -> str | None:
    """A board by a name that is known or reads as a board's; what stood there before is left as it is."""
    if not text or text == earlier:
        return text or None
    boards = BodyIndex()
    if boards.knows(text):
        return text
    known = boards.nearest(text)
    if known:
        said = gettext("”%(words)s” är inget organ i registret. Menar du %(known)s?")
        raise ValueError(said % {"words": text, "known": known})
    actors = find_actors(text)
    if actors and actors[0].role == "body" and (actors[0].start, actors[0].end) == (0, len(text)):
        return text
    raise ValueError(
        gettext("”%(words)s” är inget organ i registret. Lägg till det under Organ först, eller skriv ett som finns.")
        % {"words": text}
    )


def _words(document: Document, words: str) -> dict[str, Any] | str:
    """The words with their place in the document; the words alone where they do not stand there."""
    span = find_words(document.text, words)
    return {"start": span[0], "end": span[1], "quote": words} if span else words


def _due(given: Any, earlier: Any, document: Document) -> list[dict[str, Any]]:
    words, latest = " ".join(given.get("due", "").split()), given.get("due_latest", "").strip()
    if not words and not latest:
        return []
    old = list(earlier or [])
    if old and (plain(old[0]), old[0].get("latest") or "") == (words, latest):
        return old
    day = read_day(latest) if latest else None
    span = find_words(document.text, words) if words else None
    place = {"start": span[0], "end": span[1]} if span else {}
    return [
        {
            **place,
            "quote": words or day,
            "edtf": day,
            "bound": "by" if day else None,
            "earliest": None,
            "latest": day,
            "kind": "date" if day else "event",
            "rule": "",
        },
        *old[1:],
    ]


def _origin(given: Any, earlier: dict[str, Any]) -> dict[str, Any]:
    paragraph = given.get("origin_paragraph", "").strip().lstrip("§ ")
    if paragraph and not paragraph.isdecimal():
        raise ValueError(gettext("Skriv paragrafen som ett heltal."))
    kind = given.get("origin_kind", "unknown")
    value = {
        **earlier,
        "kind": kind if kind in OriginKind.values else "unknown",
        "body": _board(" ".join(given.get("origin_body", "").split()), earlier.get("body")),
        "date": _date(" ".join(given.get("origin_date", "").split()), earlier.get("date")),
        "paragraph": int(paragraph) if paragraph else None,
    }
    text = given.get("origin_text", "").strip()
    if text != (earlier.get("text") or ""):
        value.pop("start", None)
        value.pop("end", None)
        value["text"] = text
        if not text:
            value.pop("text")
    return value


def same(new: Any, old: Any) -> bool:
    """Whether a field was left as it was: places aside, nothing is nothing."""
    if (
        isinstance(new, list)
        and isinstance(old, list)
        and all(not isinstance(x, dict) or "latest" not in x for x in new)
    ):
        return [plain(x) for x in new] == [plain(x) for x in old]
    if (isinstance(new, dict) and "quote" in new) or (isinstance(old, dict) and "quote" in old):
        return plain(new) == plain(old)
    return bool(new == old or (new in (None, "", [], False) and old in (None, "", [], False)))
