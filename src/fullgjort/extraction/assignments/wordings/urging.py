"""Urging: other verbs that lay a task on somebody (uppmana, anmoda, ålägga, ankomma på)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.giving import read_giving
from fullgjort.extraction.assignments.wordings.parts import ADVERBS, ASSIGNEE
from fullgjort.extraction.assignments.wordings.subject import names_an_assignee
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


def _gives_to_an_actor(match: re.Match[str]) -> Wording | None:
    """As `read_giving`, where the verb alone proves little: only to a body, an office, a unit or a company of a name."""
    if re.match(r"(?:mig|oss)$", cleaned(match.group("assignee")) or ""):
        return Wording(None, None, "gives")  # a director's report: "Ni anmodade mig att"
    wording = read_giving(match)
    words = (wording.assignee or "") if wording else ""
    if re.match(r"överl", match.group(), re.IGNORECASE) and _DELEGATED.match(match.string, match.end()):
        return None  # a right to decide, no task
    told = names_an_actor(words) or names_an_assignee(words) or _BY_AN_AUTHORITY.match(match.group() + " ")
    return wording if told else None


_DELEGATED = re.compile(
    r"\s(?:besluta|fatta|bestämma|avgöra|underteckna|utse|bevilja|pröva\sansökningar)\b", re.IGNORECASE
)
# "har förelagt Storviks kommun att": only an authority does so
_BY_AN_AUTHORITY = re.compile(
    r"(?:förel\w+|ål\w+|anmod\w+)\s(?:[A-ZÅÄÖ][\wåäö-]+s\skommun|Region\s[A-ZÅÄÖ][\wåäö-]+|kommunen|regionen|huvudmannen)\s"
)


def _receives_as_an_actor(match: re.Match[str]) -> Wording | None:
    """As `_receives`, where the subject before the verb, or the words after it, name an actor."""
    before = match.string[max(0, match.start() - 90) : match.start()]
    clause = re.split(r"[.:;\n]", before)[-1]
    if not names_an_actor(clause) and not names_an_actor(match.group("middle")) and not names_an_assignee(clause):
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
    pattern=(
        r"\b(?:uppmana(?:r|de|t)?|anmoda(?:r|de|t)?|ålägger|ålägga|ålade|ålagt|beordra(?:r|de|t)?|förelägger|förelägga|förelade|"
        r"förelagt|instruera(?:r|de|t)?|anförtro(?:r|dde|tt)?|överlåt(?:er|a|it)|överlät|lägger|lade|lagt)\b"
        rf"{ADVERBS}(?:\s(?:åt|till|på))?\s{ASSIGNEE}\s*,?\satt\b"
    ),
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
        Example("Nämnden [[överlåter åt hamnchefen att]] ordna invigningen.", Wording("hamnchefen"), "invented"),
        Example(
            "Direktören har [[instruerat samtliga enhetschefer att]] spara el.",
            Wording("samtliga enhetschefer"),
            "invented",
        ),
        Example(
            "Tillsynsverket har [[förelagt Storviks kommun att]] åtgärda felen.", Wording("Storviks kommun"), "invented"
        ),
    ),
    near_misses=(
        "Regionen uppmanar alla invånare att vaccinera sig.",
        "Lagen ålägger kommuner att ha en plan.",
        "Nämnden överlåter åt ordföranden att besluta om yttrandet.",
        "Nämnden förelägger fastighetsägaren att riva skjulet.",
        "Nämnden lade mycket tid på att läsa.",
    ),
)
URGED = Rule(
    name="assignment.urged",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=(
        r"\b(?:uppmanas|uppmanades|anmodas|anmodades|ombeds|ombads|åläggs|ålades|uppdras|uppdrogs|beordras|föreläggs|instrueras|anförtros|(?:uppmana|anmoda|beordra|instruera)ts|ålagts|ombetts|förelagts|får\si\släxa|fick\si\släxa|"
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


def _lets(match: re.Match[str]) -> Wording | None:
    """As `_gives_to_an_actor`; in the past tense only where a body, before the verb or after it, let somebody."""
    if match.group("past"):
        before = re.split(r"[.;:]\s", match.string[max(0, match.start() - 160) : match.start()])[-1]
        bodies = [a for a in find_actors(before) if a.role == "body" and not a.genitive]
        if not (bodies or match.group("body")) or re.match(
            r"(?:nämnden|styrelsen)?\s?\bsig\b", match.group("assignee")
        ):
            return None
    return _gives_to_an_actor(match)


LET = Rule(
    name="assignment.let",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    pattern=(
        r"(?:\batt\slåta|\b(?P<past>lät|låtit)(?:\s(?P<body>[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen)))?)"
        rf"{ADVERBS}\s(?P<assignee>[^.,;:]{{3,80}}?)\s(?=(?:[a-zåäö]{{3,}}a|ge|se|ta)\s)"
    ),
    read=_lets,
    examples=(
        Example(
            "Direktionen beslutar [[att låta förbundschefen ]]pröva kombitjänster.",
            Wording("förbundschefen"),
            "invented",
        ),
        Example(
            "Styrelsen såg bristerna i maj och [[lät då hamnchefen ]]räkna om taxan.", Wording("hamnchefen"), "invented"
        ),
        Example("I maj [[lät hamnnämnden stabschefen ]]pröva två lägen.", Wording("stabschefen"), "invented"),
    ),
    near_misses=(
        "Vi ska inte låta oss nöja.",
        "Det är bra att låta barn leka.",
        "Nämnden lät bygga en kaj.",
        "Nämnden lät sig nöja.",
        "Grannen lät hamnchefen låna båten.",
    ),
)


_RULES_OF = re.compile(r"\b(?:reglemente|arbetsordning|instruktion|bolagsordning|förbundsordning)\b", re.IGNORECASE)


def _falls_to(match: re.Match[str]) -> Wording | None:
    assignee = (match.group("assignee") or match.group("owner") or "").strip()
    if re.match(r"ål|åv", match.group(), re.IGNORECASE) and _RULES_OF.search(match.string[:400]):
        return None  # what a reglemente always lays on a board
    return Wording(assignee, None, "asks") if names_an_actor(assignee) else None


FALLS_TO = Rule(
    name="assignment.falls-to",
    kind="assignment",
    form="other verbs: uppmana, anmoda, ålägga",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:(?:ankommer|ankom|faller|föll|åvilar|åligger|ålåg)\s(?:det\s)?(?:vidare\s|även\s|också\s|därför\s|dessutom\s)?(?:på\s)?"
        r"(?P<assignee>[^.,;:]{3,60}?)\satt\b|"
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
            "Det [[åligger även hamnstyrelsen att]] pröva ett annat bränsle.",
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
