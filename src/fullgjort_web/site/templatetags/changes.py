"""What an act changed, in words: a field's old and new value, a closing's outcome, day and decision."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext

from fullgjort_web.register.models import Verdict
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.selectors.verdicts import HistoryRow
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import DocumentKind, OriginKind, Outcome, Status
from fullgjort_web.site import labels, wording

register = template.Library()


@register.filter
def change(row: HistoryRow) -> str:
    """What an act changed; empty for an act that changes no value."""
    verdict = row.verdict
    if verdict.act == Verdict.Act.CLOSE:
        return _closing(verdict.value or {})
    if verdict.act != Verdict.Act.CORRECT:
        return ""
    after = _words(verdict.type, verdict.field, verdict.value)
    if not row.before_known:
        return gettext("Till %(after)s") % {"after": after}
    before = _words(verdict.type, verdict.field, row.before)
    return gettext("Från %(before)s till %(after)s") % {"before": before, "after": after}


def _closing(value: dict[str, Any]) -> str:
    outcome, day = value.get("outcome"), day_of(value.get("on"))
    said = [
        str(Outcome(outcome).label) if outcome in Outcome.values else "",
        wording.day_words(day) if day else "",
        str(value.get("decision") or ""),
    ]
    return ", ".join(words for words in said if words)


def _words(type_: str, field: str, value: Any) -> str:
    """A field's value as people read it, in quotation marks where it is words of a text."""
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nej")
    if field == "origin" and isinstance(value, dict):
        return _origin(value)
    if value in (None, "", [], {}):
        return gettext("inget")
    if (type_, field) == ("document", "kind") and value in DocumentKind.values:
        return str(DocumentKind(value).label).lower()
    if (type_, field) == ("report", "status") and value in Status.values:
        return str(Status(value).label).lower()
    if field == "recurrence":
        return labels.recurrence(value)
    if isinstance(value, list):
        return "; ".join(_one(one) for one in value)
    if isinstance(value, int | float):
        return f"{value:g}".replace(".", ",")
    return f"”{plain(value)}”"


def _one(value: Any) -> str:
    """A part or a due date."""
    day = day_of(value.get("latest")) if isinstance(value, dict) else None
    return f"”{plain(value)}”" + (f" ({wording.day_words(day)})" if day else "")


def _origin(value: dict[str, Any]) -> str:
    kind, paragraph = value.get("kind"), value.get("paragraph")
    said = [
        str(OriginKind(kind).label).lower() if kind in OriginKind.values else "",
        str(value.get("body") or ""),
        str(value.get("date") or ""),
        f"§\u00a0{paragraph}" if paragraph is not None else "",
        f"”{value['text']}”" if value.get("text") else "",
    ]
    return " ".join(words for words in said if words)
