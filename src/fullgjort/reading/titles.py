"""Titles of columns in tables of assignments, and what each says that its cells hold."""

from __future__ import annotations

import re

_TITLES = {
    "number": r"(?:löp)?nr\.?|nummer|id",
    "task": r"(?:benämning|uppdrag(?:et)?)(?:\s(?:från|till|i|ur)\s[a-zåäö]+)?|åtgärd(?:er)?|aktivitet(?:er)?|"
    r"beslutat\suppdrag|ärende",
    "date": r"datum|beslutsdatum",
    "paragraph": r"§|paragraf",
    "source": r"beslut(?:at|ad|sdatum)?|ursprung|källa|uppdragsgivare\soch\sdatum|protokoll|given|givet",
    "giver": r"uppdragsgivare|beslutsinstans|instans",
    "holder": r"(?:huvud)?ansvar(?:ig|iga)?(?:\s(?:för|nämnd|förvaltning|chef|tjänsteperson))?|utförare|mottagare|"
    r"uppdragstagare|nämnd(?:/styrelse)?|förvaltning|vem",
    "status": r"status|läge|bedömning",
    "due": r"redovisas(?:\ssenast)?|senast|tidpunkt|tidplan|klart?(?:\s(?:senast|till|när))?|när|slutdatum|"
    r"(?:ska\svara|beräknas)\sklart?|tid|åter(?:rapporteras|redovisas)",
    "text": r"redovisning|återrapport(?:ering)?|återredovisning|återkoppling|svar|kommentar(?:er)?|lägesrapport|"
    r"lägesbeskrivning|uppföljning|genomfört|resultat",
}
TITLE = re.compile("|".join(rf"(?P<{kind}>{titles})" for kind, titles in _TITLES.items()), re.IGNORECASE)


def kind_of_title(words: str) -> str:
    """What a column's title says that its cells hold: number, task, date, paragraph, source, giver, holder, status, due
    or text; "" for words that are no such title."""
    match = TITLE.fullmatch(words.strip(" :*")) if words[:1].isupper() or words[:1] == "§" else None
    return (match.lastgroup or "") if match else ""
