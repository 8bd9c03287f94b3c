"""The wordings by which a Swedish body gives or cites an assignment: one rule each.

A reader returns a `Wording`: where the assignee's and giver's words stand, and where the task begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


@dataclass(frozen=True, slots=True)
class Wording:
    """What a wording says: `assignee` and `giver` as printed (None: not in the words matched), and how the
    sentence speaks: gives, receives (the assignee stands before the verb), names, behalf, duty, follow_up."""

    assignee: str | None = None
    giver: str | None = None
    speech: str = "gives"


# Named parts -----------------------------------------------------------------------------------------------
# Words that may stand between the verb and the assignee: "ger därför direktören", "fick även"
# "gav den 19 september 2017, § 91, …"
INSERTED = r"(?:\s(?:den\s)?\d{1,2}\s[a-zåäö]+\s\d{4},?|\s\(?§\s?\d+\)?,?|\s\d{4}-\d\d-\d\d,?|\si\s[a-z]+\s\d{4})*"
ADVERBS = INSERTED + (
    r"(?:\s(?:också|även|samtidigt|därför|härmed|därmed|vidare|dessutom|nu|återigen|åter|därutöver|särskilt|"
    r"löpande))*"
)
# The assignee: a noun phrase without a stop; never with another "uppdrag" or a subordinate clause in it
ASSIGNEE = r"(?P<assignee>(?:(?!\buppdrag|\bi\suppgift|\bsom\s(?:har|är|ska)\b)[^.:;!?§\n]){2,200}?)"
TASK = (
    r"(?:\s*,?\s*(?:[”\"]\s?)?\b(?:att|ett(?=\s[a-zåäö]+a\s))\b|\s*(?:är|blev|var)?\s*:|\s*$|\s(?:om|kring|gällande|"
    r"avseende|rörande|enligt)\b|,\s(?=med\b))"
)
IN_COMMISSION = (
    r"(?:i\s(?:särskilt\s)?uppdrag|uppdraget|uppdrag|i\suppgift|följande\suppdrag|nedanstående\suppdrag|ett\suppdrag|"
    r"i\suppdra(?=\satt)|en\s(?:uppmaning|beställning)|ansvaret(?=\satt))"
)


def _clean(words: str | None) -> str | None:
    words = " ".join((words or "").split()).strip(" ,–-")
    return words or None


def _gives(match: re.Match[str]) -> Wording | None:
    assignee = re.sub(r"^man\s", "", _clean(match.group("assignee")) or "") or None
    if assignee is None or len(assignee.split()) > 28:
        return None
    giver = _clean(match.groupdict().get("subject"))
    if re.match(r"(?:två|tre|fyra|fem|flera|ett\santal|nya|många|\d+)\b", assignee, re.IGNORECASE):
        return None  # "ger tre nya uppdrag": counted, not given
    if re.match(r"(?:varandra|upphov|möjlighet|stöd|förutsättningar)\b", assignee, re.IGNORECASE):
        return None
    if re.match(r"(?:oss|dem|honom|henne|mig|er|dig)\b", assignee, re.IGNORECASE):
        return Wording(None, giver, "gives") if re.search(r"uppdrag\b", match.group(), re.IGNORECASE) else None
    return Wording(assignee, giver, speech="gives")


def _receives(match: re.Match[str]) -> Wording | None:
    middle = _clean(match.group("middle")) or ""
    if len(middle.split()) > 24 or re.search(r"\b(?:inte|ej|aldrig)$", middle):
        return None
    giver = re.search(r"(?<!anledning\s)(?<!grund\s)(?<!följd\s)\b(?:av|från)\s(?P<giver>[^,;:]+?)(?:,|$)", middle)
    by = re.split(
        r",|\s(?:den\s)?\d|\s§|\si\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
        r"december)",
        match.group("by") or "",
    )[0]
    return Wording(None, _clean(by or (giver.group("giver") if giver else None)), "receives")


def _gives_to_an_actor(match: re.Match[str]) -> Wording | None:
    """As `_gives`, where the verb alone proves little: only to a body, an office, a unit or a company of a name."""
    if re.match(r"(?:mig|oss)$", _clean(match.group("assignee")) or ""):
        return Wording(None, None, "gives")  # a director's report: "Ni anmodade mig att"
    wording = _gives(match)
    return wording if wording is not None and names_an_actor(wording.assignee or "") else None


def names_an_actor(words: str) -> bool:
    """Whether the words name a body, an office, a unit, a company or an authority."""
    actors = find_actors(words)
    return any(actor.role in ("body", "office", "unit", "company", "authority") for actor in actors)


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


def _behalf_shall(match: re.Match[str]) -> Wording:
    return Wording(None, match.group("giver"), "receives")


def _relative(match: re.Match[str]) -> Wording | None:
    assignee, giver = _clean(match.group("assignee")), _clean(match.group("giver"))
    return Wording(assignee, giver, "gives") if assignee and giver and names_an_actor(assignee) else None


def _formed(match: re.Match[str]) -> Wording:
    return Wording(None, None, "receives")


def _asks(match: re.Match[str]) -> Wording | None:
    assignee = _clean(match.group("assignee") or match.group("asked"))
    if assignee is None or not any(actor.role in ("office", "unit") for actor in find_actors(assignee)):
        return None
    if re.search(r"(?:ens|ets|iges)\s(?:ordförande|presidium)\b", match.group()):
        return Wording(assignee, None, "asks")
    before = match.string[max(0, match.start() - 120) : match.end()]
    if not any(actor.role in ("body", "office") and not actor.genitive for actor in find_actors(before[:120])):
        return None
    return Wording(assignee, None, "asks")


def _has(match: re.Match[str]) -> Wording:
    giver = re.search(r"\buppdrag(?:et)?\s(?:av|från)\s(?P<giver>[a-zåäö]+(?:en|et|mäktige))\b", match.group())
    return Wording(None, giver.group("giver") if giver else None, "has")


def _names(match: re.Match[str]) -> Wording:
    return Wording(_clean(match.groupdict().get("assignee")), None, "names")


def _one_of_several(match: re.Match[str]) -> Wording | None:
    """One of the assignments that the sentence counts ("två uppdrag, ett om att …"); no assignment elsewhere."""
    before = match.string[max(0, match.start() - 200) : match.start()].rsplit(". ", 1)[-1]
    return Wording(None, None, "one") if re.search(r"\buppdrag\b", before) else None


def _behalf(match: re.Match[str]) -> Wording | None:
    giver = _clean(match.group("giver"))
    if giver is None or re.search(r"revisor|revision", giver, re.IGNORECASE):
        return None
    return Wording(None, giver, "behalf")


# "hamnchefen två gånger per år", "ekonomen vid varje sammanträde under 2025": who, and how often
_HOW_OFTEN = re.compile(
    r"\s(?:(?:två|tre|fyra)\sgånger\s(?:per|om)\sår(?:et)?|en\sgång\s(?:per|om)\sår(?:et)?|(?:halvårs|kvartals|månads|vecko)vis|årligen|löpande|"
    r"(?:vid\s)?varje\s[a-zåäö]+(?:\sunder\s(?:20\d\d|året))?|också|även)$",
    re.IGNORECASE,
)


def _duty(match: re.Match[str]) -> Wording | None:
    assignee = _HOW_OFTEN.sub("", _clean(match.group("assignee")) or "") or None
    if (
        assignee is None
        or len(assignee.split()) > 9
        or re.search(r"\b(?:inte|ej|vara|kunna|gälla|finnas)\b", match.group())
    ):
        return None
    if not re.match(r"(?:(?:alla|samtliga)\s|(?:bolaget|förbundet|stiftelsen)$)", assignee, re.IGNORECASE) and not any(
        actor.role in ("body", "office", "unit", "authority", "company") for actor in find_actors(assignee)
    ):
        return None
    if (
        match.groupdict().get("other")
        and not match.groupdict().get("when")
        and assignee.casefold() not in ("bolaget", "förbundet", "stiftelsen")
        and not any(a.role in ("office", "unit", "company") for a in find_actors(assignee))
    ):
        return None  # "Nämnden ska lämna …" may be a standing duty; an office is told to do one thing
    return Wording(assignee, None, "duty" if match.group().casefold().startswith("att ") else "point_duty")


def _agency(match: re.Match[str]) -> Wording | None:
    if any(actor.role == "body" for actor in find_actors(match.group("assignee"))):
        return None
    return Wording(_clean(match.group("assignee")), None, "agency_duty")


def _follow_up(match: re.Match[str]) -> Wording:
    return Wording(None, None, "follow_up")


GIVE = Rule(
    name="assignment.give-in-commission",
    kind="assignment",
    form='giver, "ger/ge", assignee, "i uppdrag"',
    pattern=rf"\b(?:ge|ger|gav|gett|givit|givits)\b{ADVERBS}(?:\s(?=\S)){ASSIGNEE},?{INSERTED}\s{IN_COMMISSION}{INSERTED}{TASK}",
    read=_gives,
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
    pattern=rf"\b(?:uppdrar|uppdrog|uppdra|uppdragit|uppdras|uppdrogs|uppdraga)\b{ADVERBS}(?:\s(?P<subject>[a-zåäöA-ZÅÄÖ-]{{4,40}}(?:en|na|et|mäktige)))?\s(?:åt|Ã¥t|till)\s{ASSIGNEE}(?:\si\suppdrag)?\s*,?\s*(?:[”\"]\s?)?(?:\b(?:att|ett(?=\s[a-zåäö]+a\s))\b|:)",
    read=_gives,
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
HAS = Rule(
    name="assignment.has-in-commission",
    kind="assignment",
    form="perfect or past: cited (har i uppdrag)",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:har|hade|haft)\b(?:\s(?:även|också|därför|dessutom|nu))?\s(?:i\suppdrag|i\suppgift|"
        r"uppdraget)\s(?:av\s[^.,;:]{3,60}?\s)?att\b"
    ),
    read=_has,
    examples=(
        Example(
            "Regiondirektören [[har i uppdrag att]] genomföra inriktningen.",
            Wording(None, None, "has"),
            "sample 001, standing",
        ),
        Example("Staben [[har även i uppdrag att]] samordna arbetet.", Wording(None, None, "has"), "invented"),
    ),
    near_misses=("Hon har uppdrag i flera styrelser.", "Nämnden har att besluta i frågan."),
)
NAME = Rule(
    name="assignment.named-task",
    kind="assignment",
    form="nominal",
    certainty=Certainty.LIKELY,
    pattern=r"\b(?:[Uu]ppdraget|(?-i:Uppdrag)|(?:[Oo]rdförande|[Uu]trednings|[Tt]illäggs)uppdrag(?:et)?|nytt\suppdrag|ett\suppdrag)(?:\sfrån\s[^.,;:]{3,40}?)?(?:\still\s(?P<assignee>[^.,;:]{3,60}?))?(?:(?<=(?-i:U)ppdraget)\sär|\sblev(?:\s[a-zåäö]+){0,3}?)?\s(?:att(?=\s[a-zåäö]+)|om(?=\s[a-zåäö]))\b",
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
        Example("[[Ordförandeuppdrag om]] utredning av badhuset.", Wording(None, None, "names"), "PHRASES 1, nominal"),
    ),
    near_misses=(
        "Uppdraget omfattar 40 timmar i veckan.",
        "Det ekonomiska uppdraget är att bära kostnaderna.",
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
        "Bolaget arbetar på uppdrag av sina ägare.",
    ),
)
DUTY = Rule(
    name="assignment.decided-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"\batt\s[”\"]?(?P<assignee>(?!(?:det|detta|den|dessa|(?:alla|samtliga)(?!\s(?:nämnder|styrelser|förvaltningar|"
        r"bolag|rektorer|[a-zåäö]*chefer|verksamhetschefer|enheter|kontor|utskott)\b)|en|ett|arbetet|uppdraget|frågan|ärendet|"
        r"regionen|kommunen|protokollet|uppföljning|redovisning|beslutet|man)\b)[^.,;:]{3,90}?)\s(?:ska|skall|"
        r"skulle)\s(?:[a-zåäö]*(?:ligen|nde|vis|ligt|sedan|efter|även|också|samt)\s|(?:till|inför|vid|under|före|"
        r"senast|i)\s[^.,;:]{3,70}?\s)?(?!(?:ha|kunna|vara|gälla|finnas|bestå|utgöra|alla|samtliga|flera|denna|dessa|"
        r"sina|hela)\b)(?:[a-zåäö]{3,}a|ge|se|få|ta)(?=\s|[.,;]|$)"
    ),
    read=_duty,
    examples=(
        Example(
            "Styrelsen beslutade den 5 april § 12 [[att nämnden ska återrapportera]] till mötet i juni.",
            Wording("nämnden", None, "duty"),
            "PHRASES 1, decided that somebody shall",
        ),
        Example(
            "Nämnden beslutar [[att hamnchefen två gånger per år ska lämna]] en prognos.",
            Wording("hamnchefen", None, "duty"),
            "invented",
        ),
        Example(
            "Nämnden beslutar [[att samtliga rektorer i grundskolan ska upprätta]] en plan mot frånvaro.",
            Wording("samtliga rektorer i grundskolan", None, "duty"),
            "invented",
        ),
        Example(
            "Fullmäktige beslutar [[att tekniska nämnden ska ta]] fram en plan för gatubelysningen.",
            Wording("tekniska nämnden", None, "duty"),
            "PHRASES 1, decided that somebody shall",
        ),
    ),
    near_misses=(
        "Det är viktigt att arbetet ska redovisas.",
        "Lagen säger att samtliga kommuner ska lämna uppgifter.",
    ),
)
POINT_DUTY = Rule(
    name="assignment.point-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"(?:(?<=\n)|^)(?P<assignee>(?!(?:det|detta|om|när|arbetet|uppdraget)\b)"
        r"\w[^.,;:\n]{3,90}?)\s(?:ska|skall)\s(?:[a-zåäö]+ligen\s|därefter\s|även\s|gemensamt\s|"
        r"(?:tillsammans\smed|i\ssamråd\smed|senast|till|under)\s[^.,;]{3,80}?\s)?"
        r"(?:(?:återrapportera|återkomma|återredovisa|återkoppla|redovisa|rapportera|utreda)\b|"
        r"(?P<other>(?!(?:arbeta|verka|beakta|iaktta|följa|behålla|betala|ersätta|flytta|ansvara|behöva)\b)"
        r"(?:ha\s[a-zåäö]{3,}[ai]?t\b|se\still|se\söver|ta\s(?:fram|reda)|ge|[a-zåäö]{3,}a\b|föreslå\b)))"
    ),
    read=_duty,
    flags=re.VERBOSE | re.IGNORECASE,
    examples=(
        Example(
            "[[Näringschefen ska återrapportera]] till nämnden hur medlen har använts.",
            Wording("Näringschefen", None, "point_duty"),
            "PHRASES 1, decided that somebody shall",
        ),
    ),
    near_misses=(
        "Det är bra om näringschefen ska redovisa.",
        "Arbetet ska redovisas i maj.",
        "Regionen ska följa lagen.",
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
    read=_gives,
    examples=(
        Example(
            "Regeringen har [[beslutat om ett uppdrag till Spårrådet]]. Spårrådet ska mäta bullret.",
            Wording("Spårrådet"),
            "PHRASES 1, nominal",
        ),
    ),
    near_misses=("Nämnden beslutade om avgifter.", "Styrelsen beslutar om uppdragen i maj."),
)
FOLLOW_UP = Rule(
    name="assignment.decided-follow-up",
    kind="assignment",
    form="decided follow-up without the word uppdrag",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\batt\s(?:en\s)?(?:uppföljning(?:en)?|utvärdering(?:en)?|återrapportering(?:en)?|redovisning(?:en)?|"
        r"resultatet)\s(?:av\s[^.,;:]{3,60}?\s)?(?:ska|skall)\s(?:göras|ske|redovisas|lämnas|återrapporteras|"
        r"genomföras|presenteras)\b"
    ),
    read=_follow_up,
    examples=(
        Example(
            "Styrelsen beslutade att införa avgiften, [[att uppföljning ska göras]] efter ett år.",
            Wording(None, None, "follow_up"),
            "sample 000, follow-up",
        ),
        Example(
            "Nämnden beslutar att starta försöket och [[att en utvärdering ska redovisas]] våren 2027.",
            Wording(None, None, "follow_up"),
            "invented",
        ),
    ),
    near_misses=("Uppföljning ska göras löpande enligt rutinen.", "Vi tror att uppföljningen kan göras bättre."),
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
AGENCY_SHALL = Rule(
    name="assignment.agency-shall",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        r"(?:(?<=\n)|^)(?P<assignee>(?:Statens\s[a-zåäö]+|Myndigheten\sför\s[^.,;:\n]{3,60}?|"
        r"[A-ZÅÄÖ][\wåäö-]*?(?:verket|myndigheten|inspektionen|institutet|rådet|styrelsen|centrumet|delegationen)|"
        r"Verket|Myndigheten|Inspektionen|Institutet|Rådet|Centrumet|Delegationen))\s(?:ska|skall)\s(?:(?:även|också|därför|löpande|särskilt)\s|(?:i|under|till|efter|senast|tillsammans)\s"
        r"[^.,;:]{3,70}?\s)?(?!(?:kunna|behöva|vara|ha|bli|följa|tillämpa|iaktta|beakta|använda|betala)\b)(?:[a-zåäö]{3,}a|ge|se|ta)\b"
    ),
    read=_agency,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Sjömätningsverket ska analysera]] djupet vid kajen. Uppdraget ska redovisas senast den 3 maj 2024.",
            Wording("Sjömätningsverket", None, "agency_duty"),
            "invented",
        ),
        Example(
            "[[Statens fyrråd ska under 2024 pröva]] nya lampor.",
            Wording("Statens fyrråd", None, "agency_duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Sjömätningsverket ska följa de villkor som gäller.",
        "Här ska Sjömätningsverket analysera djupet.",
        "Kommunen ska analysera djupet.",
    ),
)
DUTY_NOW = Rule(
    name="assignment.decided-deed",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"\batt\s(?P<assignee>(?!(?:det|detta|den|arbetet|regionen|kommunen)\b)[^.,;:]{3,60}?)\s"
        r"(?:(?P<when>(?:till|senast|före|inför)\s[^.,;:]{0,50}?\s)|(?:under|vid|därefter|årligen)\s[^.,;:]{0,50}?\s?)?"
        r"(?:tar\sfram|återkommer|redovisar|återrapporterar|utreder|framlägger|ser\söver|återför|svarar\sför|presenterar|genomför|"
        r"(?P<other>håller|följer\supp|sammanställer|informerar|lämnar|bjuder\sin|kontaktar|undersöker|kartlägger|"
        r"inventerar|upprättar|utarbetar|bevakar|bereder|ordnar|inleder|påbörjar|initierar|planerar|bildar|"
        r"säkerställer|rapporterar|avger|prövar|testar|utbildar))\b"
    ),
    read=_duty,
    examples=(
        Example(
            "Fullmäktige beslutar [[att hamnstyrelsen till junimötet lämnar]] en redogörelse.",
            Wording("hamnstyrelsen", None, "duty"),
            "invented",
        ),
        Example(
            "Nämnden beslutar [[att förvaltningschefen till årsskiftet tar fram]] en modell.",
            Wording("förvaltningschefen", None, "duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Det är bra att förslaget tar fram nya idéer.",
        "Hon menar att arbetet redovisar goda resultat.",
        "Lagen säger att hamnstyrelsen lämnar en redogörelse.",
    ),
)

# Sure things first, last resorts last.
RULES: tuple[Rule, ...] = (
    CHARGE,
    GIVE,
    RELATIVE,
    RECEIVE,
    URGE,
    URGED,
    ON_BEHALF_SHALL,
    MONEY_FOR,
    FORMED,
    LAID,
    LET,
    ASK,
    DUTY,
    DUTY_NOW,
    AGENCY_SHALL,
    POINT_DUTY,
    DECIDED_TASK,
    HAS,
    BEHALF,
    FOLLOW_UP,
    ONE_OF_SEVERAL,
    NAME,
)
