"""Naming: an assignment is called by its task (uppdraget att …, styrelsens uppdrag till …)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule


def _names(match: re.Match[str]) -> Wording:
    return Wording(cleaned(match.groupdict().get("assignee")), None, "names")


def _one_of_several(match: re.Match[str]) -> Wording | None:
    """One of the assignments that the sentence counts ("två uppdrag, ett om att …"); no assignment elsewhere."""
    before = match.string[max(0, match.start() - 200) : match.start()].rsplit(". ", 1)[-1]
    return Wording(None, None, "one") if re.search(r"\buppdrag\b", before) else None


NAME = Rule(
    name="assignment.named-task",
    kind="assignment",
    form="nominal",
    certainty=Certainty.LIKELY,
    pattern=r"\b(?:[Uu]ppdraget|(?-i:Uppdrag)|(?:[Oo]rdförande|[Uu]trednings|[Tt]illäggs)uppdrag(?:et)?|nytt\suppdrag|ett\suppdrag)(?:\sfrån\s[^.,;:]{3,40}?)?(?:\still\s(?P<assignee>[^.,;:]{3,60}?))?(?:(?<=(?-i:U)ppdraget)\s(?:är|var|innebar|gick\sut\spå|bestod\si)|\sblev(?:\s[a-zåäö]+){0,3}?)?\s(?:att(?=\s[a-zåäö]+)|om(?=\s[a-zåäö]))\b|\b[Uu]ppdraget(?:\s(?:löd|lydde|lyder|formulerades|är|var|blev)\b)?(?:\s[^.:;]{1,40})?:\s?[”\"»'’]?\s?(?:[Aa]tt\b(?=\s[a-zåäö]+)|(?=[Tt]a\sfram|[Ss]e\söver|[Aa]tt\s|[Uu]tred|[Uu]ndersök|[Kk]artlägg|[Rr]edovisa|[Åå]terkom|[Pp]röva))",
    read=_names,
    examples=(
        Example(
            "[[Uppdraget att]] undersöka förutsättningarna redovisas i maj.",
            Wording(None, None, "names"),
            "PHRASES 1, nominal",
        ),
        Example(
            "[[Uppdraget till förvaltningen blev att]] räkna om kostnaderna.",
            Wording("förvaltningen", None, "names"),
            "PHRASES 1, inverted",
        ),
        Example('Då formulerades [[uppdraget: "att]] mäta djupet".', Wording(None, None, "names"), "invented"),
        Example("[[Uppdraget löd i sin helhet: att]] mäta djupet.", Wording(None, None, "names"), "invented"),
        Example("[[Uppdraget var att]] måla kajen före regattan.", Wording(None, None, "names"), "invented"),
        Example("[[Ordförandeuppdrag om]] utredning av badhuset.", Wording(None, None, "names"), "PHRASES 1, nominal"),
    ),
    near_misses=(
        "Uppdraget omfattar 40 timmar i veckan.",
        "Det ekonomiska uppdraget är att bära kostnaderna.",
        "Syftet med uppdraget var att spara.",
        "Hon avsäger sig uppdraget som ledamot.",
    ),
)
ONE_OF_SEVERAL = Rule(
    name="assignment.one-of-several",
    kind="assignment",
    form="nominal",
    pattern=(
        r"(?:(?<=uppdrag,\s)|(?<=samt\s)|(?<=och\s)|(?<=,\s))(?:ett|det\sandra|det\sena|det\stredje)\som\s(?:att\b|"
        r"(?=en|ett))"
    ),
    read=_one_of_several,
    examples=(
        Example(
            "Fullmäktige gav två uppdrag, [[ett om att]] se över avgifterna.",
            Wording(None, None, "one"),
            "PHRASES 1, nominal",
        ),
    ),
    near_misses=("Det var ett om möjligt ännu bättre resultat.", "Hon talade om att det fanns ett."),
)


def _owned(match: re.Match[str]) -> Wording | None:
    """A body's task for somebody; "i nämndens uppdrag" is its standing duty."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    assignee = match.group("assignee")
    if re.search(r"\b(?:i|på|inom|enligt|från)\s(?:\w+\s)?$", before) or not (assignee or "från" in match.group()):
        return None
    if assignee and not re.match(r"(?:mig|oss)$", assignee) and not names_an_actor(assignee):
        return None
    return Wording(assignee, match.group("giver"), "names")


def _dated_task(match: re.Match[str]) -> Wording:
    return Wording(cleaned(match.group("assignee")), None, "names")


def _that_task(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "names") if names_an_actor(assignee) else None


THAT_TASK = Rule(
    name="assignment.that-task",
    kind="assignment",
    form="nominal",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\bdet\suppdrag\ssom\s(?P<assignee>[^.,;:]{3,60}?)\s(?:fick|har\sfått|gavs|hade\sfått)\b(?:\s[^.,;:]{2,40}?)?"
        r"\s(?:att|om|kring|gällande)\b"
    ),
    read=_that_task,
    examples=(
        Example(
            "[[Det uppdrag som kulturförvaltningen fick 2022 om]] torgen är klart.",
            Wording("kulturförvaltningen", None, "names"),
            "invented",
        ),
    ),
    near_misses=(
        "Det uppdrag som ledamoten fick i valet är på fyra år.",
        "Det uppdrag som väger tyngst är att hålla budget.",
    ),
)

OWNED_TASK = Rule(
    name="assignment.a-bodys-task",
    kind="assignment",
    form="nominal",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?P<giver>[\wåäöÅÄÖ-]*(?:styrelsens|nämndens|mäktiges|utskottets|direktionens))\suppdrag"
        r"(?:\still\s(?P<assignee>[^.,;:()]{3,50}?))?(?:\s(?:från|av)\s[^.;:()]{4,40}?|\s\([^)]{4,40}\))?,?\satt(?=\s[a-zåäö]+)"
    ),
    read=_owned,
    examples=(
        Example(
            "[[Hamnstyrelsens uppdrag till mig från den 3 maj 2021, § 12, att]] stänga kajen är klart.",
            Wording("mig", "Hamnstyrelsens", "names"),
            "invented",
        ),
        Example(
            "I maj kom [[fullmäktiges uppdrag till hamnchefen att]] räkna båtarna.",
            Wording("hamnchefen", "fullmäktiges", "names"),
            "invented",
        ),
    ),
    near_misses=(
        "Hamnstyrelsens uppdrag är att främja sjöfarten.",
        "Det ligger i nämndens uppdrag att ha god ordning.",
        "Styrelsens uppdrag till bolaget gäller tills vidare.",
    ),
)
DATED_TASK = Rule(
    name="assignment.task-of-a-day",
    kind="assignment",
    form="nominal",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\buppdraget\s(?:till\s(?P<assignee>[^.,;:§\d]{3,60}?)\s)?(?:från|av)\s(?:den\s)?(?:\d{1,2}\s[a-zåäö]+\s\d{4}|\d{4}-\d\d-\d\d),?(?:\s\(?§\s?\d+\)?,?)?\s"
        r"(?:att|om)(?=\s[a-zåäö]+)"
    ),
    read=_dated_task,
    examples=(
        Example(
            "Det är skäl att fullfölja [[uppdraget från den 3 maj 2021, § 12, om]] en översyn av kajen.",
            Wording(None, None, "names"),
            "invented",
        ),
        Example(
            "[[Uppdraget till hamnchefen från den 3 maj 2021, § 12, om]] en ny taxa förlängs.",
            Wording("hamnchefen", None, "names"),
            "invented",
        ),
        Example(
            "Nu är [[uppdraget av den 3 maj 2021 att]] räkna båtarna klart.", Wording(None, None, "names"), "invented"
        ),
    ),
    near_misses=("Uppdraget från den 3 maj 2021 är avslutat.", "Uppdraget från föreningen om pengar."),
)
