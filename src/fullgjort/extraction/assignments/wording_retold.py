"""The wordings by which an assignment is told again, asked for or held: one rule each, all of them likely, not sure.

Boards seldom print the decision's own words when they come back to it: the administration *skulle* do something, a
board *efterfrågade en beräkning*, an office *har styrelsens uppdrag*, a director *har bett* a head of unit.
"""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wording import Wording, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors

# Named parts -----------------------------------------------------------------------------------------------
HOLDER = r"[\wåäöÅÄÖ-]{3,}(?:en|et|na|mäktige|rn)"
ADVERBIAL = (
    r"(?:(?:skyndsamt|även|också|därefter|årligen|löpande|dessutom|samtidigt)\s|"
    r"(?:till|inför|vid|under|före|senast|i|efter|inom)\s[^.,;:]{3,60}?\s){0,2}"
)
INFINITIVE = (
    r"(?!(?:kunna|behöva|vara|ha|bli|vilja|innebära|medföra|leda|kosta|önska|få|gälla|finnas|fungera)\b)"
    r"(?:[a-zåäö]{2,}a|ge|se|ta)\b"
)
PAPER_ASKED_FOR = (
    r"(?:[a-zåäö-]*(?:redovisning|rapport|rapportering|beräkning|översyn|utredning|utvärdering|uppföljning|"
    r"kartläggning|sammanställning|jämförelse|analys|underlag|lägesbild|nulägesbild|genomgång|kalkyl|handlingsplan|"
    r"åtgärdsplan|återkoppling)(?:en|et)?|besked|svar)\b"
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
    return Wording(None, None, "names")


def _has_from(match: re.Match[str]) -> Wording | None:
    giver = " ".join(match.group("giver").split())
    bodies = [actor for actor in find_actors(giver) if actor.role in ("body", "office")]
    if not bodies or re.search(r"revisor|revision", giver, re.IGNORECASE):
        return None
    return Wording(None, giver, "has")


def _repeats(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "gives") if names_an_actor(assignee) else None


def _was_to(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    if len(assignee.split()) > 9 or re.search(r"\b(?:om|vad|hur|när|som|man|det)\b", assignee, re.IGNORECASE):
        return None
    return Wording(assignee, None, "was_to") if names_an_actor(assignee) else None


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
    giver = match.group("giver")
    return None if re.search(r"revis", giver, re.IGNORECASE) else Wording(None, giver, "behalf")


def _undertakes(match: re.Match[str]) -> Wording | None:
    before = re.split(r"[.;:\n]", match.string[max(0, match.start() - 90) : match.start()])[-1]
    offices = [a for a in find_actors(before) if not a.genitive]
    return Wording(None, None, "receives") if offices and offices[-1].role in ("office", "unit", "body") else None


def _falls_to(match: re.Match[str]) -> Wording | None:
    assignee = (match.group("assignee") or match.group("owner") or "").strip()
    return Wording(assignee, None, "asks") if names_an_actor(assignee) else None


def _that_task(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "names") if names_an_actor(assignee) else None


def _told_duty(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    offices = any(actor.role in ("office", "unit") for actor in find_actors(assignee))
    return Wording(assignee, None, "told_duty") if offices and len(assignee.split()) < 8 else None


def _listed(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    named = names_an_actor(assignee) or re.match(r"(?:Alla|Samtliga)\s\w+$|(?:Nämnden|Bolaget|Förbundet)$", assignee)
    return Wording(assignee, None, "listed_duty") if named and len(assignee.split()) < 9 else None


def _has_to(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee")
    return Wording(assignee, None, "asks") if names_an_actor(assignee) else None


def _first_person(match: re.Match[str]) -> Wording | None:
    assignee = match.group("assignee") or match.group("asked")
    return Wording(assignee, None, "gives") if names_an_actor(assignee) else None


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
        r"\bpå\s(?P<giver>[\wåäöÅÄÖ-]*(?:styrelsens|nämndens|mäktiges|utskottets|direktörens|chefens|beredningens|"
        r"rådets|direktionens|regeringens))\suppdrag\b(?=\s[a-zåäö])"
    ),
    read=_on_behalf,
    examples=(
        Example(
            "Ordföranden har [[på kulturnämndens uppdrag]] inlett samtal med grannkommunen.",
            Wording(None, "kulturnämndens", "behalf"),
            "invented",
        ),
    ),
    near_misses=("På revisorernas uppdrag granskas hamnen.", "Arbetet på hamnens uppdrag."),
)
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

TOLD_DUTY = Rule(
    name="assignment.told-duty",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"(?:(?<=[.:]\s)|(?<=\n)|^)(?P<assignee>[A-ZÅÄÖ][^.,;:\n]{{3,60}}?)\s(?:ska|skall)\s"
        rf"(?:(?:därför|nu|bland\sannat)\s)?{ADVERBIAL}{INFINITIVE}"
    ),
    read=_told_duty,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Kulturförvaltningen ska därför ta]] reda på vad längre öppettider kostar.",
            Wording("Kulturförvaltningen", None, "told_duty"),
            "invented",
        ),
    ),
    near_misses=("Kommunen ska bygga en bro.", "Biblioteken ska hålla öppet längre."),
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
        r"\buppdraget\s(?:från|av)\s(?:den\s)?(?:\d{1,2}\s[a-zåäö]+\s\d{4}|\d{4}-\d\d-\d\d),?(?:\s\(?§\s?\d+\)?,?)?\s"
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
            "Nu är [[uppdraget av den 3 maj 2021 att]] räkna båtarna klart.", Wording(None, None, "names"), "invented"
        ),
    ),
    near_misses=("Uppdraget från den 3 maj 2021 är avslutat.", "Uppdraget från föreningen om pengar."),
)
HAS_FROM = Rule(
    name="assignment.has-a-task-from",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:har|hade)\s(?:haft\s|fått\s|även\s|också\s|sedan\s[^.,;:]{3,30}\s){0,2}ett\s(?:\w+\s)?uppdrag\s(?:från|av)\s"
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
            "Arkivet [[har ett uppdrag av styrelsen att]] ordna böcker.", Wording(None, "styrelsen", "has"), "invented"
        ),
    ),
    near_misses=(
        "Hon har ett uppdrag från föreningen att sälja lotter.",
        "Nämnden har ett uppdrag som är svårt.",
    ),
)

LISTED_DUTY = Rule(
    name="assignment.listed-duty",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"(?:(?<=\n)|^)(?P<assignee>[A-ZÅÄÖ][^.,;:\n]{{3,70}}?)(?:,\s(?:i\s(?:samråd|samverkan|samarbete)|tillsammans|med\sstöd)"
        rf"\s[^.,;:\n]{{3,70}},|,)?\s(?:(?:ska|skall)(?:,\s[^.,;:\n]{{5,90}},)?\s(?!(?:följa|verka|bidra|arbeta|ansvara|bedriva|"
        rf"främja|beakta|sträva|tillhandahålla|delta)\b)(?:(?:även|också|dessutom|gemensamt|särskilt)\s|"
        rf"(?:i|tillsammans)\s[^.,;:\n]{{3,60}}?\s)?{ADVERBIAL}(?![a-zåäö]+(?:erna|arna|orna)\b){INFINITIVE}|"
        rf"ansvarar\s(?:\w+\s)?för\satt\b|(?=(?:ska|skall)(?:\s(?:under|senast)\s[^.,;:\n]{{3,30}})?\s?:?(?:\n|$)))"
    ),
    read=_listed,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Hamnnämnden ska korta]] kön till båtplatserna.", Wording("Hamnnämnden", None, "listed_duty"), "invented"
        ),
        Example(
            "[[Hamnnämnden ska tillsammans med rederierna upprätta]] en plan.",
            Wording("Hamnnämnden", None, "listed_duty"),
            "invented",
        ),
        Example(
            "[[Hamnchefen ansvarar dessutom för att]] taxan ses över.",
            Wording("Hamnchefen", None, "listed_duty"),
            "invented",
        ),
        Example("[[Förvaltningen ]]ska under 2031", Wording("Förvaltningen", None, "listed_duty"), "invented"),
    ),
    near_misses=(
        "Hamnnämnden ska följa lagen.",
        "Hamnnämnden ska verka för god sjöfart.",
        "Båtarna ska lämna hamnen före maj.",
        "I maj ska hamnnämnden sälja kajen.",
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

RULES: tuple[Rule, ...] = (
    REPEATS,
    OWNED_TASK,
    DATED_TASK,
    HAS_FROM,
    UNDERTAKE,
    HAS_TO,
    FIRST_PERSON,
    FALLS_TO,
    REQUEST,
    HOLDS,
    ON_BEHALF,
    WAS_TO,
    WAS_TO_TURNED,
    THAT_TASK,
    TOLD_DUTY,
    LISTED_DUTY,
)
