"""Receiving: the assignee stands first (får i uppdrag, åtog sig att)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import INSERTED, TASK
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


def _receives(match: re.Match[str]) -> Wording | None:
    middle = cleaned(match.group("middle")) or ""
    if len(middle.split()) > 24 or re.search(r"\b(?:inte|ej|aldrig)$", middle):
        return None
    giver = re.search(r"(?<!anledning\s)(?<!grund\s)(?<!följd\s)\b(?:av|från)\s(?P<giver>[^,;:]+?)(?:,|$)", middle)
    by = re.split(
        r",|\s(?:den\s)?\d|\s§|\si\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
        r"december)",
        match.group("by") or "",
    )[0]
    return Wording(None, cleaned(by or (giver.group("giver") if giver else None)), "receives")


def _behalf_shall(match: re.Match[str]) -> Wording:
    return Wording(None, match.group("giver"), "receives")


def _formed(match: re.Match[str]) -> Wording:
    return Wording(None, None, "receives")


RECEIVE = Rule(
    name="assignment.receive-in-commission",
    kind="assignment",
    form="assignee first, no giver in the sentence",
    pattern=rf"\b(?:får|fick|ges|gavs|fått|getts|givits|erhåller|erhöll|erhållit|tilldelas|få)\b(?P<middle>(?:(?!\b(?:får|fick|ges|gavs|ger|uppdrag\b))[^.:;!?\n]){{0,160}}?)\s(?:ett\s|följande\s|nedanstående\s)*(?:i\suppdrag|uppdraget|uppdrag|i\suppgift|en\s(?:uppmaning|beställning)(?=\satt|:)|ansvaret(?=\satt))(?:\s(?:av|från)\s(?P<by>[^.:;]{{3,90}}?))?{INSERTED}{TASK}",
    read=_receives,
    examples=(
        Example(
            "Regiondirektören [[får i uppdrag att]] återkomma med en tidplan.",
            Wording(None, None, "receives"),
            "PHRASES 1, assignee first",
        ),
        Example(
            "Institutet [[får uppdrag av regeringen att]] följa smittan.",
            Wording(None, "regeringen", "receives"),
            "PHRASES 1, without i",
        ),
        Example(
            "Dessutom [[gavs direktören i uppdrag att]] utreda frågan.",
            Wording(None, None, "receives"),
            "PHRASES 1, inverted",
        ),
        Example(
            "Nämnden har [[fått i uppgift att]] bygga om skolan.", Wording(None, None, "receives"), "PHRASES 1, perfect"
        ),
        Example(
            "Förvaltningen [[får följande uppdrag:]]",
            Wording(None, None, "receives"),
            "PHRASES 1, bullets after a lead-in",
        ),
    ),
    near_misses=(
        "Ledamoten får ersättning för uppdrag i styrelser.",
        "Nämnden får information om pågående uppdrag.",
        "Förvaltningen får inte i uppdrag att sälja marken.",
    ),
)
ON_BEHALF_SHALL = Rule(
    name="assignment.shall-on-behalf-of",
    kind="assignment",
    form="done on behalf (på uppdrag av)",
    pattern=r"\b(?:ska|skall)\spå\s(?P<giver>[\wåäöÅÄÖ-]+(?:ens|ets|ngs|tiges))\suppdrag\s(?=[a-zåäö])",
    read=_behalf_shall,
    examples=(
        Example(
            "Vägverksrådet [[ska på regeringens uppdrag ]]se till att skyltarna byts.",
            Wording(None, "regeringens", "receives"),
            "invented",
        ),
    ),
    near_misses=("Rådet ska på sitt uppdrag vara stolt.", "Hon ska på uppdrag i juni."),
)
MONEY_FOR = Rule(
    name="assignment.money-for-a-task",
    kind="assignment",
    form="the Government's money for a task",
    certainty=Certainty.LIKELY,
    pattern=r"\bfår\s[\d\s,]+(?:miljoner\s|miljarder\s)?kronor\s(?:\w+\s){0,4}?för\satt\b",
    read=_formed,
    examples=(
        Example(
            "Institutet [[får 5 miljoner kronor för att]] utveckla en metod.",
            Wording(None, None, "receives"),
            "invented",
        ),
    ),
    near_misses=("Kommunen får 5 miljoner kronor i bidrag.", "Föreningen får pengar för att leva."),
)
FORMED = Rule(
    name="assignment.formed-for",
    kind="assignment",
    form="a group is formed for a task",
    pattern=r"\b(?:tillsätts|tillsattes|inrättas|bildas|bildades|utses|utsågs|tillsätta\s[^.:;]{3,60}?)\smed\s(?:uppgift(?:en)?|uppdrag(?:et)?)\satt\b",
    read=_formed,
    examples=(
        Example(
            "En styrgrupp [[tillsätts med uppgift att]] följa bygget.", Wording(None, None, "receives"), "invented"
        ),
    ),
    near_misses=("Nämnden bildades för att stärka arbetet.", "Gruppen har en uppgift att lösa."),
)


def _undertakes(match: re.Match[str]) -> Wording | None:
    before = re.split(r"[.;:\n]", match.string[max(0, match.start() - 90) : match.start()])[-1]
    offices = [a for a in find_actors(before) if not a.genitive]
    return Wording(None, None, "receives") if offices and offices[-1].role in ("office", "unit", "body") else None


UNDERTAKE = Rule(
    name="assignment.undertakes",
    kind="assignment",
    form="assignee first, no giver in the sentence",
    certainty=Certainty.LIKELY,
    pattern=r"\båt(?:og|agit)\ssig\b(?:\s[^.,;:]{2,70}?)?\satt\b",
    read=_undertakes,
    examples=(
        Example(
            "Hamndirektören [[åtog sig vid mötet i maj att]] komma tillbaka med en kalkyl.",
            Wording(None, None, "receives"),
            "invented",
        ),
    ),
    near_misses=("Bolaget i söder åtog sig arbetet.", "Han åtog sig att baka."),
)
