"""Giving: the giver does something to the assignee (ger i uppdrag, uppdrar åt)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import ADVERBS, ASSIGNEE, HOLDER, IN_COMMISSION, INSERTED, TASK
from fullgjort.extraction.assignments.wordings.subject import names_an_assignee
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule


def read_giving(match: re.Match[str]) -> Wording | None:
    """What is given to whom; None where no assignee is named ("ger tre nya uppdrag", "ger upphov")."""
    assignee = re.sub(r"^man\s", "", cleaned(match.group("assignee")) or "") or None
    if assignee is None or len(assignee.split()) > 28:
        return None
    giver = cleaned(match.groupdict().get("subject"))
    if re.match(r"(?:två|tre|fyra|fem|flera|ett\santal|nya|många|\d+)\b", assignee, re.IGNORECASE):
        return None  # "ger tre nya uppdrag": counted, not given
    if re.match(r"(?:varandra|upphov|möjlighet|stöd|förutsättningar)\b", assignee, re.IGNORECASE):
        return None
    if re.match(r"(?:oss|dem|honom|henne|mig|er|dig)\b", assignee, re.IGNORECASE):
        return Wording(None, giver, "gives") if re.search(r"uppdrag\b", match.group(), re.IGNORECASE) else None
    return Wording(assignee, giver, speech="gives")


def _relative(match: re.Match[str]) -> Wording | None:
    assignee, giver = cleaned(match.group("assignee")), cleaned(match.group("giver"))
    return Wording(assignee, giver, "gives") if assignee and giver and names_an_actor(assignee) else None


GIVE = Rule(
    name="assignment.give-in-commission",
    kind="assignment",
    form='giver, "ger/ge", assignee, "i uppdrag"',
    pattern=rf"\b(?:ge|ger|gav|gett|givit|givits)\b{ADVERBS}(?:\s(?=\S)){ASSIGNEE},?{INSERTED}\s{IN_COMMISSION}{INSERTED}{TASK}",
    read=read_giving,
    examples=(
        Example(
            "Styrelsen beslutar att [[ge regiondirektören i uppdrag att]] kartlägga reservkraften.",
            Wording("regiondirektören"),
            "PHRASES 1, ge i uppdrag",
        ),
        Example(
            "Styrelsen [[gav hamnchefen i uppdrag 2031-09-03, § 118, att]] varje månad räkna båtarna.",
            Wording("hamnchefen"),
            "invented",
        ),
        Example(
            "Nämnden [[ger därför förvaltningschefen i uppdrag att]] se över lokalerna.",
            Wording("förvaltningschefen"),
            "PHRASES 1, ge i uppdrag",
        ),
        Example(
            "Fullmäktige [[gav kulturnämnden och tekniska nämnden i uppdrag att]] ta fram en plan.",
            Wording("kulturnämnden och tekniska nämnden"),
            "PHRASES 1, committees joined",
        ),
        Example(
            "Styrelsen [[ger divisionschefen uppdraget att]] minska köerna.",
            Wording("divisionschefen"),
            "PHRASES 1, without i",
        ),
    ),
    near_misses=(
        "Samarbetet ger oss i dag goda resultat.",
        "Regionen ger uppdrag till vårdgivare inom vårdvalet.",
        "Beslutet ger nämnden möjlighet att prioritera.",
    ),
)
CHARGE = Rule(
    name="assignment.uppdra-at",
    kind="assignment",
    form="giver, verb, assignee (uppdrar åt, uppdrar till)",
    pattern=rf"\b(?:uppdrar|uppdrog|uppdra|uppdragit|uppdras|uppdrogs|uppdraga|(?:ge|ger|gav|gett|givit)\si\suppdrag)\b{ADVERBS}(?:\s(?P<subject>[a-zåäöA-ZÅÄÖ-]{{4,40}}(?:en|na|et|mäktige)))?\s(?:åt|Ã¥t|till)\s{ASSIGNEE}(?:\si\suppdrag)?\s*,?\s*(?:[”\"]\s?)?(?:\b(?:att|ett(?=\s[a-zåäö]+a\s))\b|:)",
    read=read_giving,
    examples=(
        Example(
            "Regeringen [[uppdrar åt Vägmyndigheten att]] redovisa läget.",
            Wording("Vägmyndigheten"),
            "PHRASES 1, giver verb assignee",
        ),
        Example(
            "Styrelsen beslutar att [[uppdra till nämndens ordförande att]] teckna avtalet.",
            Wording("nämndens ordförande"),
            "PHRASES 1, till",
        ),
        Example(
            "Nämnden [[ger i uppdrag åt hamnchefen att]] boka en lokal.",
            Wording("hamnchefen"),
            "invented",
        ),
        Example(
            "Hamnnämnden beslutar att [[uppdra Ã¥t hamnchefen att]] laga kajen.",  # a text that was encoded twice
            Wording("hamnchefen", None, "gives"),
            "PHRASES 7, double encoding",
        ),
        Example(
            "Regeringen [[uppdrar åt Kassakontoret i uppdrag att]] betala ut stödet.",
            Wording("Kassakontoret"),
            "PHRASES 1, double wording",
        ),
    ),
    near_misses=(
        "Kommunen tilldrar sig intresse till sommaren genom att satsa på turism.",
        "Uppdragen åt konsulter har minskat för att spara.",
    ),
)
DECIDED_TASK = Rule(
    name="assignment.decided-on",
    kind="assignment",
    form="nominal",
    pattern=(
        r"\bbesluta(?:r|de|t)\som\s(?:ett\s(?:nytt\s)?)?uppdrag\s(?:till|åt|för)\s(?P<assignee>[^.;:]{3,120}?)(?=\.|"
        r",?\satt\b|$)"
    ),
    read=read_giving,
    examples=(
        Example(
            "Regeringen har [[beslutat om ett uppdrag till Spårrådet]]. Spårrådet ska mäta bullret.",
            Wording("Spårrådet"),
            "PHRASES 1, nominal",
        ),
    ),
    near_misses=("Nämnden beslutade om avgifter.", "Styrelsen beslutar om uppdragen i maj."),
)

RELATIVE = Rule(
    name="assignment.relative-clause",
    kind="assignment",
    form="assignee first, no giver in the sentence",
    pattern=(
        r"(?<![\w-])(?P<assignee>[\wåäöÅÄÖ-]+(?:\s(?:för|i|vid|och)\s[\wåäöÅÄÖ-]+){0,2}),\ssom\s(?P<giver>[^.,;:]{3,50}?)\s(?:gav|gett|har\sgett|ger)\s"
        r"(?:i\suppdrag|i\suppgift)\satt\b"
    ),
    read=_relative,
    examples=(
        Example(
            "Arbetet leds av [[enhetschefen för nattpatrullen, som förvaltningschefen gav i uppgift att]] välja deltagare.",
            Wording("enhetschefen för nattpatrullen", "förvaltningschefen", "gives"),
            "invented",
        ),
    ),
    near_misses=("Nämnden, som har ansvaret, beslutar i maj.", "Chefen, som gav svaret, är nöjd."),
)


def _repeats(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "gives") if names_an_actor(assignee) else None


def _handed(match: re.Match[str]) -> Wording | None:
    groups = ("assignee", "receiver", "planner", "given")
    assignee = cleaned(next((match.group(name) for name in groups if match.group(name)), None))
    return Wording(assignee, None, "gives") if assignee and names_an_assignee(assignee) else None


# Tasks that need no more words: what the plan, the project or the inquiry is about stands in the case's name
_KIND_OF_TASK = (
    r"(?:(?:detalj)?plan(?:e)?|utrednings|projekterings|genomförande|förstudie|upphandlings|bygg)uppdrag(?:et)?"
)


def _first_person(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee") or match.group("asked")
    return Wording(assignee, None, "gives") if names_an_actor(assignee) else None


FIRST_PERSON = Rule(
    name="assignment.first-person",
    kind="assignment",
    form="giver, verb, assignee (uppdrar åt, uppdrar till)",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"\b(?P<assignee>{HOLDER})\shar\sjag\s(?:satt|bett|(?:gett|givit)\s(?:i\suppdrag|i\suppgift|uppdraget))(?:\satt)?"
        rf"(?=\s[a-zåäö]+)|\b[Jj]ag\shar\s(?:därför\s|även\s|också\s|nu\s)?(?:bett|anmodat|uppmanat)\s(?P<asked>[^.,;:]{{3,60}}?)"
        rf"\satt\b"
    ),
    read=_first_person,
    examples=(
        Example("[[Hamnchefen har jag bett]] undersöka kajen.", Wording("Hamnchefen", None, "gives"), "invented"),
        Example(
            "[[Hamncheferna har jag gett i uppdrag att]] öva brandsläckning.",
            Wording("Hamncheferna", None, "gives"),
            "invented",
        ),
        Example(
            "[[Jag har bett hamncheferna att]] senast i maj räkna om taxan.",
            Wording("hamncheferna", None, "gives"),
            "invented",
        ),
    ),
    near_misses=(
        "Kajen har jag bett för.",
        "Hamnchefen har jag inte träffat.",
        "Jag har bett om ursäkt för att hamnen var stängd.",
    ),
)

HANDED = Rule(
    name="assignment.handed-to",
    kind="assignment",
    form="giver, verb, assignee (uppdrar åt, uppdrar till)",
    pattern=(
        r"\b(?:(?:lämna(?:r|de|t|s|des|ts)?|förde|för|fört|skicka(?:r|de|t)?)\b[^.;:]{0,50}?\suppdraget\s(?:vidare\s)?till\s"
        r"(?P<assignee>[^.,;:§\d]{3,60}?)(?=\s(?:den|i|för|att|med|om|vid)\b|[.,;]|$)|"
        r"till\s(?P<receiver>[^.,;:]{3,60}?)\s(?:lämnas|ges|riktas|lämnades|gavs|riktades|läggs|går)\s(?:nu\s|även\s|också\s)?"
        r"(?:följande|ett|två|tre|fyra|flera)?\s?(?:\w+\s)?uppdrag(?:et|en)?\s?(?::|att\b|om\b)|"
        rf"(?:lämna(?:r|de|t)?|ge|ger|gav|gett|givit|besluta(?:r|de|t)?\som)\b{INSERTED}\s(?:ett\s)?{_KIND_OF_TASK}\s(?:till|åt)\s"
        r"(?P<planner>[^.,;:§\d()]{3,60}?)(?=\s(?:den|i|för|att|med|om|vid|avseende|gällande)\b|\s\(|[.,;]|$)|"
        rf"(?:ge|ger|gav|gett|givit)\b{INSERTED}\s(?P<given>[^.,;:§\d()]{{3,60}}?)\s(?:ett\s)?{_KIND_OF_TASK})"
    ),
    read=_handed,
    examples=(
        Example(
            "Styrelsen [[förde i sin tur uppdraget vidare till hamnchefen]] den 3 maj 2031, § 12.",
            Wording("hamnchefen", None, "gives"),
            "invented",
        ),
        Example("[[Till hamndirektören riktas två uppdrag:]]", Wording("hamndirektören", None, "gives"), "invented"),
        Example(
            "Styrelsen [[gav den 3 maj 2031, § 12, planuppdrag till byggnadsnämnden]].",
            Wording("byggnadsnämnden", None, "gives"),
            "invented",
        ),
        Example(
            "Styrelsen beslutade att [[ge byggnadsnämnden planuppdrag]] för kajen.",
            Wording("byggnadsnämnden", None, "gives"),
            "invented",
        ),
    ),
    near_misses=(
        "Han lämnade uppdraget till sommaren.",
        "Till uppdraget lämnas följande underlag:",
        "Till föreningarna lämnas bidrag.",
        "Nämnden lämnade planbesked till fastighetsägaren.",
        "Sökanden gav planuppdrag till en arkitekt.",
    ),
)
REPEATS = Rule(
    name="assignment.repeats",
    kind="assignment",
    form="giver, verb, assignee (uppdrar åt, uppdrar till)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:upprepa|förnya)r?\s(?:sitt|det|styrelsens|nämndens|fullmäktiges)\s(?:tidigare\s|givna\s)?uppdrag(?:et)?\s(?:till|åt)\s"
        r"(?P<assignee>[^.,;:]{3,60}?)(?:,?\s(?:från|av|givet|enligt|den)\s[^.;:]{3,70}?)?,?\satt\b"
    ),
    read=_repeats,
    examples=(
        Example(
            "Hamnnämnden [[upprepar sitt uppdrag till hamnchefen från den 3 maj 2021, § 12, att]] räkna båtarna.",
            Wording("hamnchefen", None, "gives"),
            "invented",
        ),
        Example(
            "Nämnden beslutar att [[förnya det tidigare uppdraget till hamnchefen att]] måla kajen.",
            Wording("hamnchefen", None, "gives"),
            "invented",
        ),
    ),
    near_misses=(
        "Hamnnämnden upprepar sitt uppdrag från den 3 maj 2021.",
        "Hamnnämnden upprepar sitt krav till hamnchefen att räkna båtarna.",
        "Lotten upprepar sitt uppdrag till grannen att vattna.",
    ),
)
