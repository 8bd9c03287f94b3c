"""What each signal means and which act answers it, for the page *Hjälp*: one entry for each in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import Act
from fullgjort_web.register.state import SignalName

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class Explained:
    """A signal with what it means, the act that answers it, and whether a state says the same."""

    name: SignalName
    means: str
    act: str
    is_state: bool


ACTS: dict[Act, Words] = {
    Act.ANSWER: _("Läs in handlingen där svaret står, eller begär ett svar."),
    Act.SET_DATE: _("Rätta datumet om det står i handlingen, annars begär ett beslut som säger när."),
    Act.SET_ASSIGNEE: _("Rätta uppgiften om det står i handlingen, annars fråga vem som ska göra det."),
    Act.CLOSE: _("Avsluta uppdraget på dess sida."),
    Act.REOPEN: _("Läs in redovisningen om den finns, annars avvisa eller ångra avslutet."),
    Act.COMPARE: _("Jämför de båda och avgör om det är samma sak."),
    Act.CHECK: _("Öppna dokumentet och räkna efter."),
    Act.WORD_ANEW: _("Skriv om förslaget innan det beslutas. Registret föreslår ord."),
}
MEANINGS: dict[SignalName, tuple[Words, Act]] = {
    SignalName.DUE_SOON: (_("Det ska redovisas inom %(soon_days)s dagar."), Act.ANSWER),
    SignalName.OVERDUE: (_("Datumet har passerat och inget svar säger att det är genomfört."), Act.ANSWER),
    SignalName.UNDATED: (_("Beslutet säger inte när. Inget datum fylls i."), Act.SET_DATE),
    SignalName.UNOWNED: (_("Inget som är läst säger vem som ska göra det."), Act.SET_ASSIGNEE),
    SignalName.SILENT: (_("Det senaste svaret lovade besked till en dag som har passerat."), Act.ANSWER),
    SignalName.NEVER_REPORTED: (
        _("Inget svar har lästs på %(silence_days)s dagar eller mer. Det kan finnas i dokument som inte är lästa."),
        Act.ANSWER,
    ),
    SignalName.UNANSWERED_PART: (
        _("Uppdraget sägs vara klart eller är avslutat, men någon av dess delpunkter har inget svar."),
        Act.ANSWER,
    ),
    SignalName.VANISHED: (
        _("Det stod i en återrapportering, lista eller direktörsrapport men inte i nästa, och är inte avslutat."),
        Act.ANSWER,
    ),
    SignalName.NO_NEWS: (_("Det senaste svaret säger detsamma som svaret före."), Act.ANSWER),
    SignalName.DRIFTING: (
        _("Datumet har flyttats fram minst %(drift_moves)s gånger, eller %(drift_months)s månader i allt."),
        Act.ANSWER,
    ),
    SignalName.CLOSED_WITHOUT_EVIDENCE: (
        _("Det är avslutat, men ingen redovisning före det säger att det är genomfört."),
        Act.REOPEN,
    ),
    SignalName.DUPLICATE: (_("Ett annat öppet uppdrag säger detsamma."), Act.COMPARE),
    SignalName.REDIRECTED_MISSING: (
        _("Det skulle redovisas i direktörens rapport, men den rapport som kom sedan nämner det inte."),
        Act.ANSWER,
    ),
    SignalName.RECURRING_MISSING: (_("Det ska redovisas om och om igen, och den senaste gången saknas."), Act.ANSWER),
    SignalName.CAME_BACK: (_("En senare granskning ger samma rekommendation igen."), Act.COMPARE),
    SignalName.SUM_MISMATCH: (_("En summa i en tabell är en annan än raderna ger."), Act.CHECK),
    SignalName.DRAFT_INCOMPLETE: (_("Ett förslag till beslut saknar vem, vad eller när."), Act.WORD_ANEW),
}
_STATES = (SignalName.DUE_SOON, SignalName.OVERDUE, SignalName.UNDATED)


def explained(rules: HouseRules) -> list[Explained]:
    """Every signal in the order of the catalogue, with the organisation's own limits."""
    limits = {name: getattr(rules, name) for name in ("soon_days", "silence_days", "drift_moves", "drift_months")}
    return [
        Explained(name, str(MEANINGS[name][0]) % limits, str(ACTS[MEANINGS[name][1]]), name in _STATES)
        for name in SignalName
    ]
