"""Retelling: what somebody was to do (direktören skulle …)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import ADVERBIAL, HOLDER, INFINITIVE
from fullgjort.extraction.assignments.wordings.wording import Wording, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule


def _was_to(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    if len(assignee.split()) > 9 or re.search(r"\b(?:om|vad|hur|när|som|man|det)\b", assignee, re.IGNORECASE):
        return None
    return Wording(assignee, None, "was_to") if names_an_actor(assignee) else None


WAS_TO = Rule(
    name="assignment.was-to",
    kind="assignment",
    form="told again: somebody was to do it",
    certainty=Certainty.LIKELY,
    pattern=(rf"(?:(?<=[.:]\s)|(?<=\n)|^)(?P<assignee>[A-ZÅÄÖ][^.,;:\n]{{3,60}}?)\sskulle\s{ADVERBIAL}{INFINITIVE}"),
    read=_was_to,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Hamnchefen skulle pröva]] två nya lägen för kranen.", Wording("Hamnchefen", None, "was_to"), "invented"
        ),
        Example(
            "[[Kulturnämnden skulle senast i maj redovisa]] hyrorna.",
            Wording("Kulturnämnden", None, "was_to"),
            "invented",
        ),
    ),
    near_misses=(
        "Hamnchefen skulle kunna pröva två lägen.",
        "Det skulle förbättra hamnen.",
        "Kranen skulle flytta på sig.",
    ),
)
WAS_TO_TURNED = Rule(
    name="assignment.was-to-turned",
    kind="assignment",
    form="told again: somebody was to do it",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"(?<=[\wåäö,)]\s)skulle\s(?P<assignee>{HOLDER}(?:\s(?:och|samt)\s(?:[\wåäö]+-\soch\s)?{HOLDER})?)"
        rf"(?:,[^,.;:]{{5,70}},)?\s(?:(?:tillsammans|gemensamt)\s)?{ADVERBIAL}{INFINITIVE}"
    ),
    read=_was_to,
    flags=re.VERBOSE,
    examples=(
        Example(
            "Efter branden [[skulle fastighetschefen skyndsamt granska]] larmen.",
            Wording("fastighetschefen", None, "was_to"),
            "invented",
        ),
        Example(
            "Enligt budget 2020 [[skulle hamnnämnden och kultur- och fritidsnämnden tillsammans pröva]] en ny brygga.",
            Wording("hamnnämnden och kultur- och fritidsnämnden", None, "was_to"),
            "invented",
        ),
    ),
    near_misses=(
        "Skulle fastighetschefen granska larmen blir det dyrt.",
        "Frågan var om det skulle förbättra läget.",
    ),
)
