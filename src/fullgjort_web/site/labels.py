"""Names of fields and values as people read them."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS: dict[str, str | Promise] = {
    "title": _("Rubrik"),
    "parts": _("Delpunkter"),
    "giver": _("Gett av"),
    "assignee": _("Till"),
    "origin": _("Ursprung"),
    "due": _("Ska redovisas"),
    "recurrence": _("Återkommer"),
    "status": _("Status"),
    "date": _("Datum"),
    "unit": _("Enhet"),
    "source": _("Från"),
    "to": _("Till"),
    "about": _("Om"),
    "kind": _("Slag"),
    "number": _("Nummer"),
    "body": _("Organ"),
    "state": _("Beslutat eller föreslaget"),
    "creates_assignment": _("Ger uppdrag"),
    "paragraph": _("Paragraf"),
    "case_number": _("Ärendenummer"),
    "value": _("Värde"),
    "subject": _("Gäller"),
    "period": _("Period"),
    "hedge": _("Ungefär, över eller under"),
    "name": _("Namn"),
    "year": _("År"),
    "national_total_msek": _("Hela landet, miljoner kronor"),
    "region_amount_msek": _("Regionen, miljoner kronor"),
    "meeting_date": _("Mötesdag"),
    "outcome": _("Utfall"),
}
RECURRENCES: dict[str, str | Promise] = {
    "yearly": _("varje år"),
    "annual": _("varje år"),
    "half_yearly": _("varje halvår"),
    "tertial": _("varje tertial"),
    "quarterly": _("varje kvartal"),
    "monthly": _("varje månad"),
    "each_meeting": _("vid varje möte"),
    "ongoing": _("löpande"),
    "continuous": _("löpande"),
    "recurring": _("återkommande"),
}
TYPES: dict[str, str | Promise] = {
    "assignment": pgettext_lazy("ett", "Uppdrag"),
    "report": _("Redovisning"),
    "recommendation": _("Rekommendation"),
    "need": _("Behov"),
    "decision_point": _("Beslutspunkt"),
    "reference": _("Hänvisning"),
    "figure": _("Siffra"),
    "grant": _("Bidrag"),
}
HEDGES: dict[str, str | Promise] = {
    "about": _("ungefär"),
    "over": _("över"),
    "under": _("under"),
    "at_least": _("minst"),
}
POINT_STATES: dict[str, str | Promise] = {"decided": _("Beslutat"), "proposed": _("Föreslaget")}


def field_name(name: str) -> str:
    """The name of a field."""
    return str(FIELDS.get(name, name))


def recurrence(value: Any) -> str:
    """How often, in words."""
    return str(RECURRENCES.get(str(value), value)) if value else ""
