"""Holding: somebody has an assignment, or acts on behalf of a body (har i uppdrag, på uppdrag av)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


def _has(match: re.Match[str]) -> Wording:
    giver = re.search(r"\buppdrag(?:et)?\s(?:av|från)\s(?P<giver>[a-zåäö]+(?:en|et|mäktige))\b", match.group())
    return Wording(None, giver.group("giver") if giver else None, "has")


def _behalf(match: re.Match[str]) -> Wording | None:
    giver = cleaned(match.group("giver"))
    following = match.string[match.end() : match.end() + 60]
    if (
        giver is None
        or re.search(r"revisor|revision", giver, re.IGNORECASE)
        or re.match(r"\shar\s\w*revision", following)
    ):
        return None
    return Wording(None, giver, "behalf")


HAS = Rule(
    name="assignment.has-in-commission",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:har|hade|haft)\b(?:\s(?:även|också|därför|dessutom|nu))?\s(?:i\suppdrag|i\suppgift|"
        r"uppdraget)\s(?:av\s[^.,;:]{3,60}?\s)?att\b|\b(?:haft|hade)(?:\s(?:även|också|främst|bland\sannat))?\still\s(?:uppgift|uppdrag)\satt\b"
    ),
    read=_has,
    examples=(
        Example(
            "Regiondirektören [[har i uppdrag att]] genomföra inriktningen.",
            Wording(None, None, "has"),
            "sample 001, standing",
        ),
        Example("Staben [[har även i uppdrag att]] samordna arbetet.", Wording(None, None, "has"), "invented"),
        Example("Stabschefen har [[haft till uppgift att]] gå igenom avtalen.", Wording(None, None, "has"), "invented"),
    ),
    near_misses=(
        "Hon har uppdrag i flera styrelser.",
        "Nämnden har att besluta i frågan.",
        "Nämnden har till uppgift att främja sjöfarten.",
    ),
)
BEHALF = Rule(
    name="assignment.on-behalf-of",
    kind="assignment",
    form="done on behalf (på uppdrag av)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\bpå\suppdrag\s(?:av|från)\s(?P<giver>[^.,;:]{3,60}?)(?=\s(?:genomfört|genomförde|tagit\sfram|tog\sfram|"
        r"utarbetat|utrett|upprättat|kartlagt|sett\söver|låtit|gjort|utfört|arbetat|påbörjat|inlett|har\b)|,)"
    ),
    read=_behalf,
    examples=(
        Example(
            "Kökschefen har [[på uppdrag av regiondirektören]] genomfört en inventering av spisarna.",
            Wording(None, "regiondirektören", "behalf"),
            "sample 003a, behalf",
        ),
        Example(
            "Kommittén har, [[på uppdrag av styrgruppen]], tagit fram ett material.",
            Wording(None, "styrgruppen", "behalf"),
            "sample 000, behalf",
        ),
    ),
    near_misses=(
        "På uppdrag av revisorerna har konsulten granskat nämnden.",
        "På uppdrag av oss har revisionsbyrån granskat hamnen.",
        "Bolaget arbetar på uppdrag av sina ägare.",
    ),
)


def _has_from(match: re.Match[str]) -> Wording | None:
    giver = " ".join(match.group("giver").split())
    holder = match.group("holder")
    if holder and not names_an_actor(holder):
        return None
    if re.match(r"(?:\w+\s)?(?:budget|\w*plan)\w*\b", giver, re.IGNORECASE):
        return Wording(None, None, "receives" if holder else "has")
    bodies = [actor for actor in find_actors(giver) if actor.role in ("body", "office")]
    if not bodies or re.search(r"revisor|revision", giver, re.IGNORECASE):
        return None
    return Wording(None, giver, "receives" if holder else "has")


def _holds(match: re.Match[str]) -> Wording | None:
    middle = match.group("middle")
    if re.search(
        r"\b(?:fått|gett|getts|givit|tilldelats|uppdragit|inte|ej|sitt|sina|enligt|avtal|reglement\w*|lag|haft|som|"
        r"arbetat|genomfört|tagit)\b",
        middle,
        re.IGNORECASE,
    ):
        return None
    giver = re.search(r"\b(?:av|från)\s(?P<giver>[^\W\d][\wåäöÅÄÖ-]+)", match.group("by") or "")
    owner = match.group("owner")
    if owner is None and not middle.strip() and not giver:
        return None  # "har i uppdrag att": assignment.has-in-commission
    return Wording(None, owner or (giver.group("giver") if giver else None), "has")


def _on_behalf(match: re.Match[str]) -> Wording | None:
    giver = match.group("giver") or "mig"
    return None if re.search(r"revis", giver, re.IGNORECASE) else Wording(None, giver, "behalf")


def _has_to(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "asks") if names_an_actor(assignee) else None


HOLDS = Rule(
    name="assignment.holds-a-commission",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:har|hade)\b(?P<middle>(?:\s(?!(?:har|hade)\b)[^\s.:;!?]+){0,9}?)\s(?:i\suppdrag|i\suppgift|"
        r"(?P<owner>[\wåäöÅÄÖ-]+(?:ens|ets|iges|ngs))\suppdrag)"
        r"(?P<by>(?:\s(?:av|från)\s[^.;:()]{3,50}?)?)(?:\s\([^)]{3,50}\))?\s*,?\satt\b"
    ),
    read=_holds,
    examples=(
        Example(
            "Arkivet [[har fullmäktiges uppdrag att]] ordna ritningarna.",
            Wording(None, "fullmäktiges", "has"),
            "invented",
        ),
        Example(
            "Cheferna [[har sedan den 3 maj 2021 i uppdrag av hamndirektören att]] gå igenom listorna.",
            Wording(None, "hamndirektören", "has"),
            "invented",
        ),
    ),
    near_misses=(
        "Enheten har enligt avtal i uppdrag att sköta inköpen.",
        "Nämnden har fått i uppdrag att bygga.",
        "Hon har uppdrag i flera styrelser.",
    ),
)
ON_BEHALF = Rule(
    name="assignment.on-a-bodys-behalf",
    kind="assignment",
    form="done on behalf (på uppdrag av)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\bpå\s(?:(?P<mine>mitt\suppdrag|min\s(?:begäran|anmodan))|(?P<giver>[\wåäöÅÄÖ-]*(?:styrelsens|nämndens|mäktiges|utskottets|direktörens|chefens|"
        r"beredningens|rådets|direktionens|regeringens|ordförandens|presidiets))\s(?:uppdrag|(?:begäran|anmodan|uppmaning|önskan)(?=\s[^.;:]{2,60}?"
        r"(?:at|it|tt|ort|ett)\b)))(?=\s[a-zåäö])"
    ),
    read=_on_behalf,
    examples=(
        Example(
            "Ordföranden har [[på kulturnämndens uppdrag]] inlett samtal med grannkommunen.",
            Wording(None, "kulturnämndens", "behalf"),
            "invented",
        ),
        Example(
            "Arkivarien har [[på presidiets begäran]] gått igenom handlingarna.",
            Wording(None, "presidiets", "behalf"),
            "invented",
        ),
        Example("Hamnchefen har [[på mitt uppdrag]] ritat en karta.", Wording(None, "mig", "behalf"), "invented"),
    ),
    near_misses=(
        "På revisorernas uppdrag granskas hamnen.",
        "Arbetet på hamnens uppdrag.",
        "Ärendet togs upp på ordförandens begäran i juni.",
    ),
)
HAS_TO = Rule(
    name="assignment.has-to",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"(?P<assignee>[\wåäöÅÄÖ-]{4,}(?:en|et|na))\shar\satt\s(?=(?:varje|årligen|löpande|senast|till|inför|före|"
        r"en\sgång|två\sgånger)\s)"
    ),
    read=_has_to,
    examples=(
        Example(
            "[[Hamnchefen har att ]]varje höst visa läget för styrelsen.",
            Wording("Hamnchefen", None, "asks"),
            "invented",
        ),
    ),
    near_misses=("Hamnchefen har att välja på två kajer.", "Kranen har att varje höst lyfta."),
)
HAS_FROM = Rule(
    name="assignment.has-a-task-from",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:har|hade)\s(?:(?P<holder>[\wåäöÅÄÖ-]{4,}(?:en|et|na|mäktige))\s)?(?:haft\s|fått\s|även\s|också\s|sedan\s[^.,;:]{3,30}\s){0,2}ett\s(?:\w+\s)?uppdrag\s(?:från|av)\s"
        r"(?P<giver>[^.,;:()]{3,50}?)(?:\s\([^)]{3,50}\)|,\s[^.,;:]{4,30}(?:,\s§\s?\d+)?,)?\satt\b"
    ),
    read=_has_from,
    examples=(
        Example(
            "Kulturnämnden [[har haft ett uppdrag från fullmäktige (den 3 maj 2021, § 12) att]] rita kartor.",
            Wording(None, "fullmäktige", "has"),
            "invented",
        ),
        Example(
            "Alltjämt [[har hamnnämnden ett uppdrag från budget 2031 att]] sälja kranen.",
            Wording(None, None, "receives"),
            "invented",
        ),
        Example(
            "Arkivet [[har ett uppdrag av styrelsen att]] ordna böcker.", Wording(None, "styrelsen", "has"), "invented"
        ),
    ),
    near_misses=(
        "Hon har ett uppdrag från föreningen att sälja lotter.",
        "Nämnden har ett uppdrag som är svårt.",
    ),
)
