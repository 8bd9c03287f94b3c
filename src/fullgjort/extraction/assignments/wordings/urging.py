"""Urging: other verbs that lay a task on somebody (uppmana, anmoda, ålägga, ankomma på)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.giving import read_giving
from fullgjort.extraction.assignments.wordings.parts import ADVERBS, ASSIGNEE
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule


def _gives_to_an_actor(match: re.Match[str]) -> Wording | None:
    """As `read_giving`, where the verb alone proves little: only to a body, an office, a unit or a company of a name."""
    if re.match(r"(?:mig|oss)$", cleaned(match.group("assignee")) or ""):
        return Wording(None, None, "gives")  # a director's report: "Ni anmodade mig att"
    wording = read_giving(match)
    return wording if wording is not None and names_an_actor(wording.assignee or "") else None


def _receives_as_an_actor(match: re.Match[str]) -> Wording | None:
    """As `_receives`, where the subject before the verb, or the words after it, name an actor."""
    before = match.string[max(0, match.start() - 90) : match.start()]
    clause = re.split(r"[.:;\n]", before)[-1]
    if not names_an_actor(clause) and not names_an_actor(match.group("middle")):
        return None
    admonishes = re.match(
        r"\s(?:beakta|iaktta|följa|fortsätta|verka|hålla)\b", match.string[match.end() : match.end() + 12]
    )
    if admonishes and not match.group().casefold().startswith("uppdr"):
        return None  # an admonition without a task; "uppdras att" gives one
    return Wording(None, None, "receives")


URGE = Rule(
    name="assignment.urge",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=rf"\b(?:uppmanar?|uppmanade|anmodar?|anmodade|ålägger|ålägga|ålade|beordrar?)\b{ADVERBS}\s{ASSIGNEE}\s*,?\satt\b",
    read=_gives_to_an_actor,
    examples=(
        Example(
            "Styrelsen beslutar att [[uppmana socialnämnden att]] redovisa sina åtgärder.",
            Wording("socialnämnden"),
            "invented",
        ),
        Example(
            "Nämnden [[ålägger förvaltningschefen att]] se över avtalet.", Wording("förvaltningschefen"), "invented"
        ),
    ),
    near_misses=(
        "Regionen uppmanar alla invånare att vaccinera sig.",
        "Lagen ålägger kommuner att ha en plan.",
    ),
)
URGED = Rule(
    name="assignment.urged",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=(
        r"\b(?:uppmanas|uppmanades|anmodas|anmodades|ombeds|ombads|åläggs|ålades|uppdras|uppdrogs|beordras|får\si\släxa|fick\si\släxa|"
        r"(?:får|fick)\still\suppgift)\b(?P<middle>(?:(?!\b(?:åt|till)\b)[^.:;!?\n]){0,120}?)\s*,?\s?\batt\b"
    ),
    read=_receives_as_an_actor,
    examples=(
        Example("Kommundirektören [[anmodas att]] lämna en jämförelse.", Wording(None, None, "receives"), "invented"),
        Example("Hamnnämnden [[uppdras att]] beakta hyran i budgeten.", Wording(None, None, "receives"), "invented"),
        Example("Hamnchefen [[ombeds att]] i maj visa siffrorna.", Wording(None, None, "receives"), "invented"),
        Example("Då [[ålades kommunstyrelsen att]] pröva tre lägen.", Wording(None, None, "receives"), "invented"),
        Example(
            "Ekonomen vid staben, controllern, [[får i läxa att]] räkna om.",
            Wording(None, None, "receives"),
            "invented",
        ),
    ),
    near_misses=(
        "Besökare uppmanas att hålla avstånd.",
        "Badgäster ombeds att visa hänsyn.",
        "Nämnden har till uppgift att främja hälsa.",
        "Det uppdras åt nämnden att tiden räknas om.",
        "Hamnnämnden uppmanas att beakta hyran.",
    ),
)
LAID = Rule(
    name="assignment.laid-on",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=r"\b(?:lades|läggs|lagts)\sdet\spå\s(?P<assignee>[^.,;:]{3,80}?)\satt\b",
    read=_gives_to_an_actor,
    examples=(
        Example(
            "På mötet [[lades det på trafikdirektören att]] peka ut tjugo hållplatser.",
            Wording("trafikdirektören"),
            "invented",
        ),
    ),
    near_misses=("Ansvaret lades på nämnden.", "Mycket tid lades på att mäta."),
)
LET = Rule(
    name="assignment.let",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=r"\batt\slåta\s(?P<assignee>[^.,;:]{3,80}?)\s(?=(?:[a-zåäö]{3,}a|ge|se|ta)\s)",
    read=_gives_to_an_actor,
    examples=(
        Example(
            "Direktionen beslutar [[att låta förbundschefen ]]pröva kombitjänster.",
            Wording("förbundschefen"),
            "invented",
        ),
    ),
    near_misses=("Vi ska inte låta oss nöja.", "Det är bra att låta barn leka."),
)


def _falls_to(match: re.Match[str]) -> Wording | None:
    assignee = (match.group("assignee") or match.group("owner") or "").strip()
    return Wording(assignee, None, "asks") if names_an_actor(assignee) else None


FALLS_TO = Rule(
    name="assignment.falls-to",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:(?:ankommer|ankom|faller|föll)\s(?:det\s)?på\s(?P<assignee>[^.,;:]{3,60}?)\satt\b|"
        r"det\s(?:blir|blev)\s(?P<owner>[^.,;:]{3,50}?)s\ssak\satt\b)"
    ),
    read=_falls_to,
    examples=(
        Example(
            "Det [[ankommer på hamnstyrelsen att]] årligen redovisa antalet anlöp.",
            Wording("hamnstyrelsen", None, "asks"),
            "invented",
        ),
        Example(
            "[[Det blir inköpsavdelningens sak att]] hitta ett annat avtal.",
            Wording("inköpsavdelningen", None, "asks"),
            "invented",
        ),
    ),
    near_misses=("Det faller på sin egen orimlighet att bygga.", "Lotten föll på henne."),
)
