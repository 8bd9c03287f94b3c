"""Asking: a wish with the force of an assignment (begär, bad, efterfrågade)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


def _asks(match: re.Match[str]) -> Wording | None:
    assignee = cleaned(match.group("assignee") or match.group("asked"))
    if assignee is None or not any(actor.role in ("office", "unit") for actor in find_actors(assignee)):
        return None
    if re.search(r"(?:ens|ets|iges)\s(?:ordförande|presidium)\b", match.group()):
        return Wording(assignee, None, "asks")
    before = match.string[max(0, match.start() - 120) : match.end()]
    if not any(actor.role in ("body", "office") and not actor.genitive for actor in find_actors(before[:120])):
        return None
    return Wording(assignee, None, "asks")


ASK = Rule(
    name="assignment.ask",
    kind="assignment",
    form="wish with the force of an assignment",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:begär|begärde|bad|önskade)\s(?:[a-zåäö]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen|presidiet)\s|"
        r"[a-zåäö]+(?:ens|ets|iges)\s(?:ordförande|presidium)\s)?att\s(?P<assignee>[^.,;:]{3,70}?)"
        r"(?=\s(?:också\s|även\s)?(?:skulle|vid|till|senast|före|inför|ska|skall|återkommer|redovisar|informerar|lämnar|tar\sfram|utreder|rapporterar)\b)"
        r"|\b(?:bad|ber|bett)\s(?P<asked>[^.,;:]{3,60}?)\s(?:att\b|om\s(?:en|ett)\s(?:[a-zåäö]+\s)?[a-zåäö]*(?:genomgång|redovisning|"
        r"utredning|kartläggning|översyn|rapport|analys|sammanställning|beräkning|jämförelse)\b)"
    ),
    read=_asks,
    examples=(
        Example(
            "Därefter [[begär styrelsen att regiondirektören]] vid varje möte informerar om läget.",
            Wording("regiondirektören", None, "asks"),
            "invented",
        ),
        Example(
            "I juni [[begärde hamnstyrelsens ordförande att staben]] också skulle räkna båtarna.",
            Wording("staben", None, "asks"),
            "invented",
        ),
        Example(
            "Nämndens ordförande har sedan [[bett hamnchefen om en särskild genomgång]] av kajen.",
            Wording("hamnchefen", None, "asks"),
            "invented",
        ),
        Example(
            "Styrelsen [[bad stabschefen att]] korta kallelserna.", Wording("stabschefen", None, "asks"), "invented"
        ),
    ),
    near_misses=(
        "Polisen begär att åklagaren prövar saken.",
        "Ordföranden ber de närvarande att resa sig.",
        "Han bad om ursäkt.",
        "Styrelsen bad stabschefen om en penna.",
    ),
)
PAPER_ASKED_FOR = (
    r"(?:[a-zåäö-]*(?:redovisning|rapport|rapportering|beräkning|översyn|utredning|utvärdering|uppföljning|"
    r"kartläggning|sammanställning|jämförelse|analys|underlag|lägesbild|nulägesbild|genomgång|kalkyl|handlingsplan|"
    r"åtgärdsplan|återkoppling)(?:en|et)?|besked|svar)\b"
)


def _requests(match: re.Match[str]) -> Wording | None:
    """A board's request for a paper; nobody else's: auditors, authorities and single members ask without assigning."""
    named = match.group("body") or match.group("wisher") or match.group("asker")
    if named is None:
        before = re.split(r"[.;:\n]", match.string[max(0, match.start() - 90) : match.start()])[-1]
        if re.search(r"\([A-ZÅÄÖ]{1,4}\)", before):
            return None
        bodies = [a for a in find_actors(before) if not a.genitive]
        if not bodies or bodies[-1].role != "body":
            return None
        named = bodies[-1].name
    if re.search(r"revisor|revision|länsstyrelse|regering", named, re.IGNORECASE):
        return None
    if not any(actor.role == "body" for actor in find_actors(named)):
        return None
    asked = re.match(r"\s(?:av|från)\s(?P<who>[^.,;:]{3,60})", match.string[match.end() : match.end() + 70])
    who = asked.group("who") if asked else ""
    actor = next((a for a in find_actors(who) if a.role in ("office", "unit", "body") and a.start < 6), None)
    return Wording(actor.name if actor else None, named, "asks")


REQUEST = Rule(
    name="assignment.request-for-a-paper",
    kind="assignment",
    form="wish with the force of an assignment",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:(?:efterfrågade|efterfrågar|efterlyste|efterlyser|begärde|begär|beställde|beställer)"
        r"(?:\s(?P<body>[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen|beredningen|presidiet)))?"
        r"|bad\s(?P<asker>[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen))\som"
        r"|(?:ville|vill)\s(?P<wisher>[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen))\sha)"
        r"(?:\s(?:i\s[a-z]+(?:\s\d{4})?|(?:den\s)?\d{1,2}\s[a-z]+(?:\s\d{4})?|då|även|också|därför|samtidigt))*"
        rf"\s(?:en\s|ett\s)?(?:[a-zåäö]+\s){{0,2}}?{PAPER_ASKED_FOR}"
    ),
    read=_requests,
    examples=(
        Example(
            "På mötet [[efterfrågade nämnden en beräkning]] av hyrorna.",
            Wording(None, "nämnden", "asks"),
            "invented",
        ),
        Example("Styrelsen [[begärde i oktober besked]] om kajen.", Wording(None, "Styrelsen", "asks"), "invented"),
        Example(
            "Redan 2019 [[bad nämnden om en kartläggning]] av båtarna.", Wording(None, "nämnden", "asks"), "invented"
        ),
        Example("Då [[ville styrelsen ha svar]] på om kajen håller.", Wording(None, "styrelsen", "asks"), "invented"),
    ),
    near_misses=(
        "Revisorerna begär svar senast i maj.",
        "Lena Ek (V) begär en redovisning av rösterna.",
        "Nämnden begärde förlängd tid.",
        "Då bad nämnden om förlängd tid.",
    ),
)
