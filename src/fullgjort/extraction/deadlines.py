"""Deadlines: the clauses that say when an assignment is to be done or reported, as rules.

`find_deadlines` reads the strict rules everywhere and the loose ones only in the text of a report, where
"presenteras i maj" is a promise. Which day a committee meant is its own matter: `earliest` and `latest` are the
first and last day of the period that is named, without the rules for statutory periods in lag (1930:173).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule, RuleSet
from fullgjort.language.dates import ANY_DATE, DATE, DAY_DATE, LONG_MONTH, YEAR, find_dates
from fullgjort.language.mention import DeadlineMention
from fullgjort.language.numbers import number_words
from fullgjort.language.periods import bounds, last_day
from fullgjort.language.sentences import sentences

# ---- named parts ----------------------------------------------------------------------------------------------

# Up to six words that may stand between a cue and its date; they end with the clause.
_WORDS = r"(?:[\w’'()/&-]+,?\s+){0,6}?"
_FEW = r"(?:[\w’'/-]+\s+){0,3}?"
_PREPOSITION = r"(?:(?:vid|till|på|i|under|inom|per|före|innan|inför|den|om|kring|runt)\s+){0,2}"
_MEETING = (
    r"(?:[\wåäö-]*(?:sammanträde|möte|träff|session|stämma|beredning|budgetdag|överläggning|presidium|fullmäktige|"
    r"styrelse|nämnd|utskott|direktion)(?:n|t|et|en|na|ns|ts|ets|ens|s|ar|arna)?)"
)
# Verbs by which a task is carried out or reported: they make "i maj" or "under 2020" a deadline.
_DUTY = (
    r"(?:(?:åter|del|slut|av)?(?:redovisa|rapportera)|presentera|lämna|inlämna|avlämna|överlämna|sända|översända|delge|återkoppla|återredovisa|slutföra|"
    r"genomföra|färdigställa|verkställa|påbörja|starta|inleda|upprätta|besvara|utvärdera|avsluta|införa|göra|arbeta\s+fram|utarbeta|anta)(?:s|r)?"
    r"|(?:inkomma|återkomma|inkommer|återkommer)|lägga[s]?\s+fram|läggs\s+fram|tas\s+upp|tas\s+fram|ta\s+fram|behandlas?|slutförs|genomförs|återförs"
    r"|färdigställs|verkställs|ske|sker|görs|följas\s+upp|följa\s+upp|införs|beslutas?|ta\s+ställning|sändas?|inledas|inleds|återupptas|redogör(?:a|as|s)?"
    r"|(?:vara|är|blir|bli|står|stå)\s+(?:klar[at]?(?:\s+för\s+(?:beslut|antagande|behandling|redovisning))?|färdig[at]?|genomför[dt]a?|slutför[dt]a?|avsluta[dt]|utför[dt]a?|"
    r"framtag(?:en|et|na)|antag(?:en|et|na)|inför[dt]a?|på\s+plats)"
    r"|(?:återrapport|återrapportering|delredovisning|slutredovisning|redovisning|rapport|slutrapport|delrapport|lägesrapport)(?:en)?"
)
# Verbs that speak of what has been: "behandlades senast", "inkom före den 1 mars".
_PAST = re.compile(
    r"""\b(?:\w+(?:ades|ade|ldes|rdes|ndes|ttes|ltes|gdes|stes|ktes)|beslutade|antog(?:s)?|fattade[s]?|tecknade|inkomna|anställda|
        föd(?:d|da|das)|givna|var|blev|togs|gavs|gick|inkom|skickades|lämnade|trädde|behandlat|hade|beviljade[s]?|utsåg(?:s)?|
        uppdatera[dt]|reviderad|ändrad|uppdaterades|avslutades|startade|
        publicera[dt]|granska[dt]|antagen|fastställd|gällande)\s+(?:[\wåäö-]+\s+){0,3}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_PAST_AFTER = re.compile(r"\s+(?:fick|gav|beslutade|antog|uppdrog|behandlade|fanns|var|blev|\w+ades)\b", re.IGNORECASE)
_DUTY_AHEAD = re.compile(
    r"\b(?:ska|skall|bör|måste|har\s+att|föreslås|skulle|att)\s+(?:ha\s+)?(?:[\wåäö-]+\s+){0,4}\Z", re.IGNORECASE
)
# "planen ska vara antagen till hösten": a participle that is a duty
_SHALL_BE = re.compile(
    r"\b(?:ska|skall|bör|måste)\s+(?:\w+\s+){0,3}?(?:vara|bli|ha)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE
)
# "fick vid decembermötet i uppdrag": the meeting that gave the assignment
_GIVEN_AT = re.compile(
    r"\b(?:fick|gav|gavs|ålades|uppdrog|gett|givit|fått)\s+(?:(?!att\b)[\wåäö-]+\s+){0,3}\Z", re.IGNORECASE
)
# Words between a verb and its date that give the date to something else: a plan, a decision, a beginning.
_ELSEWHERE = re.compile(
    r"\b(?:enligt|beslut(?:et|ade|at)?|protokoll\w*|från|sedan|daterad|inför|utifrån|avseende|avser|omfattar|jämfört|gällande|antagen|fastställd\w*|§)\b",
    re.IGNORECASE,
)
# "redovisas månadsvis, med start i mars": a beginning
_STARTS = re.compile(r"\b(?:med\s+(?:start|början)|första\s+gången)\b", re.IGNORECASE)
_NO_TIME = re.compile(
    r"\b(?:för|mot|per|och\s+med|avseende|[\wåäö]*plan(?:en)?|[\wåäö]*budget(?:en)?|åren|perioden)\s*\Z", re.IGNORECASE
)
_DONE = re.compile(r"\b\w+(?:ades|erades|rades|ldes|rdes|ndes|gavs|togs|kom)\b", re.IGNORECASE)
_REPORT_NOUN = re.compile(r"(?:rapport|rapportering|redovisning)(?:en)?\Z", re.IGNORECASE)
_ONLY_YEARS = re.compile(rf"{YEAR}(?:\s?[-–—/]\s?\d+)?\Z")
# What has a date of its own that is not the assignment's.
_OTHERS = re.compile(
    r"\b(?:rekvi[sr]\w*|anslag\w*|justera\w*|justering\w*|protokollet\s+justeras|uppdaterad|publicerad|överklaga\w*|"
    r"laga\s+kraft|ansökan\s+ska|ansökningar|remisstid\w*|sista\s+ansökningsdag|anmälan|anmäl\s+dig)\b[^.!?]{0,80}\Z",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:från|fr\.?\s?o\.?\s?m\.?|f\.?o\.?m\.?|gälle?r?|omfattar|avser|löper|pågå[r]?|(?<!tas\s)(?<!ta\s)fram|perioden|mellan|giltig\w*|förordna\w*|utse\w*|mandat\w*|"
    r"hyr\w*|avtalet|överenskommelsen|anställd\w*|väljs?|åren)\b[^.!?,]{0,50}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """How a deadline's words point at its date: the direction and the kind (see `finding.Deadline`)."""

    bound: str | None
    kind: str = "date"


def _before(match: re.Match[str], length: int = 90) -> str:
    """The words before a match in its own sentence."""
    start = max(0, match.start() - length)
    return re.split(r"[.!?:;]\s+|[\n\t]", match.string[start : match.start()])[-1]


# "en uppdaterad plan senast …": what the word says of the noun is no telling of what has been
_ATTRIBUTE = re.compile(
    r"\b(?:en|ett|den|det|de|ny|nytt|nya)\s(?:uppdatera(?:d|t|de)|revidera(?:d|t|de)|ändra(?:d|t|de)|granska(?:d|t|de)|gällande)\s",
    re.IGNORECASE,
)


def _by(match: re.Match[str]) -> When | None:
    before = _ATTRIBUTE.sub("en ", _before(match))
    if _OTHERS.search(before) or (_PAST.search(before) and not _DUTY_AHEAD.search(before)):
        return None
    return When("by")


def _ahead(match: re.Match[str]) -> When | None:
    before = _before(match)
    declined = (
        _OTHERS.search(before)
        or (_PAST.search(before) and not _SHALL_BE.search(before))
        or re.search(r"\bför\s+(?:[\wåäö]+\s+)?beslut\s+\Z", before)
    )
    return None if declined else When("before")


def _until(match: re.Match[str]) -> When | None:
    before = _before(match)
    past = _PAST.search(before) and not _SHALL_BE.search(before)
    declined = _OTHERS.search(before) or past or _DURATION.search(before)
    return None if declined else When("by")


def _at_meeting(match: re.Match[str]) -> When | None:
    before = _before(match)
    if _OTHERS.search(before) or _PAST.search(before) or _PAST_AFTER.match(match.string, match.end()):
        return None
    if _GIVEN_AT.search(before):
        return None
    return When("on" if re.match(r"vid|på|i\s", match.group(), re.IGNORECASE) else "by")


def _during(match: re.Match[str]) -> When | None:
    between = match.string[match.end("verb") : match.start("date")]
    if _ELSEWHERE.search(between) or _STARTS.search(between) or _DONE.search(match["verb"] + between):
        return None
    if not match["preposition"] and (
        _REPORT_NOUN.search(match["verb"])
        or _NO_TIME.search(between)
        or (_ONLY_YEARS.match(match["date"]) and "klar" not in match["verb"])
    ):
        return None
    if _OTHERS.search(_before(match)) or _PAST.search(_before(match) + match["verb"] + " "):
        return None
    preposition = (match["preposition"] or "").casefold().split()
    if preposition and preposition[0] == "efter":
        return When("not_before")
    if preposition and preposition[0] in ("innan", "före"):
        return When("before")
    if preposition and preposition[0] in ("till", "senast"):
        return When("by")
    on_a_day = preposition[:1] != ["under"] and re.match(rf"(?:{DAY_DATE})", match["date"], re.VERBOSE | re.IGNORECASE)
    return When("on" if on_a_day else "during")


def _always(bound: str | None, kind: str = "date") -> When:
    return When(bound, kind)


# Words that make an end of a period a deadline: "ska vara klart vid utgången av 2025"
_DUTY_BEFORE = re.compile(r"\b(?:ska|skall|bör|måste|föreslås|senast|klar[at]?|att)\b", re.IGNORECASE)


def _end_of(match: re.Match[str]) -> When | None:
    before = _before(match)
    if _OTHERS.search(before) or (
        _PAST.search(before) and not (_DUTY_AHEAD.search(before) or _SHALL_BE.search(before))
    ):
        return None
    if match["at"] and not _DUTY_BEFORE.search(before):
        return None
    return None if _PAST_AFTER.match(match.string, match.end()) else When("by")


def _first_time(match: re.Match[str]) -> When | None:
    before = _before(match)
    if _OTHERS.search(before) or _PAST.search(before) or re.search(r"\b\w+(?:dde|des|ade)\b", before):
        return None
    if (match["preposition"] or "").casefold() in ("till", "senast", "senast den"):
        return When("by")
    return When("on" if re.match(rf"(?:{DAY_DATE})", match["date"], re.VERBOSE | re.IGNORECASE) else "during")


def _next_meeting(match: re.Match[str]) -> When | None:
    before = _before(match)
    if _OTHERS.search(before) or _PAST.search(before) or _GIVEN_AT.search(before) or _CALLED.search(before):
        return None
    if not (_TOLD.search(before) or _TOLD.search(match.string[match.end() : match.end() + 60].split(".")[0])):
        return None
    return When("on" if match["at"] and not match.group().casefold().startswith("senast") else "by", "event")


_CALLED = re.compile(
    r"\b(?:kall\w*|bordl\w+|anmäl\w*|val\s+av|utse\w*|adjunger\w*|föredragningslist\w*|närvara)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:(?:åter|del|slut|av)?(?:redovis|rapporter)\w*|återkom\w*|presenter\w*|lämna\w*|återredovis\w*|redogör\w*|återrapport\w*|"
    r"lägga?s?\s+fram|ta\s+fram|tas?\s+upp|svara?|inform\w*|rapport|redovisning|berätta)\b",
    re.IGNORECASE,
)


def _event(match: re.Match[str]) -> When | None:
    return None if _PAST.search(_before(match)) else When("on", "event")


# ---- rules ----------------------------------------------------------------------------------------------------

RECURRING = Rule(
    name="deadline.recurring",
    kind="deadline",
    pattern=rf"""\bsenast\s+(?:den\s+)?(?P<date>{DAY_DATE}|\d{{1,2}}/\d{{1,2}})\s+(?:årligen|varje\s+år|varje\s+kalenderår|respektive\s+år|vartannat\s+år)
               | \b(?:årligen|varje\s+år)\s+senast\s+(?:den\s+)?{DAY_DATE}""",
    read=lambda match: _always("by", "recurring"),
    examples=(
        Example(
            "Utfallet redovisas [[senast den 1 oktober årligen]].", When("by", "recurring"), "PHRASES 2, recurrence"
        ),
        Example("Nämnden lämnar [[årligen senast den 15 mars]] en lista.", When("by", "recurring"), "invented"),
    ),
    near_misses=(
        "Utfallet redovisas senast den 1 oktober 2024.",
        "Bidraget betalas årligen till föreningen.",
        "Den senaste årliga redovisningen visar en ökning.",
    ),
    form="2 recurrence",
)

BY = Rule(
    name="deadline.senast",
    kind="deadline",
    pattern=rf"""\b(?:(?:allra\s+)?senast|(?:ej|inte)\s+senare\s+än)\s+
               (?: (?:den\s+)?(?P<date>{ANY_DATE})
                 | (?:vid|till|på|i|under|inom|inför|per)\s+{_WORDS}(?P<later>{ANY_DATE})
                 | {_FEW}{_MEETING}\s*,?\s*(?:i\s+|under\s+|den\s+)?(?P<meeting>{DATE}) )""",
    read=_by,
    examples=(
        Example("Uppdraget ska redovisas [[senast den 31 mars 2025]].", When("by"), "PHRASES 2, senast"),
        Example("Planen lämnas [[senast 2025-03-31]] till nämnden.", When("by"), "PHRASES 2, senast"),
        Example("Förslaget presenteras [[senast augusti 2024]].", When("by"), "PHRASES 2, month"),
        Example(
            "Svar lämnas [[senast vid fullmäktiges sammanträde 17-18 oktober 2023]].",
            When("by"),
            "PHRASES 2, by meeting",
        ),
        Example("Planen redovisas [[senast nämndens sammanträde den 12 juni 2024]].", When("by"), "invented"),
        Example("Rapporten avlämnas [[ej senare än den 1 maj 2024]].", When("by"), "invented"),
        Example("Det ska ha redovisats [[senast den 1 maj 2024]].", When("by"), "invented"),
        Example("Arbetet är klart [[senast under hösten 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "De senaste 31 åren har vården förändrats.",
        "Ärendet behandlades senast av nämnden den 31 mars 2025.",
        "Frågan behandlades senast i nämnden den 31 mars 2025.",
        "Frågan behandlades senast vid nämndens sammanträde den 4 maj 2022.",
        "Uppdraget löper från den 31 mars 2025.",
        "Senast uppdaterad: 2024-03-31",
        "Rekvisition ska ske senast den 1 november 2024.",
        "Protokollet justeras senast den 4 april 2024.",
    ),
    form="2 senast",
)

NOT_BEFORE = Rule(
    name="deadline.tidigast",
    kind="deadline",
    pattern=rf"\btidigast\s+{_PREPOSITION}(?P<date>{ANY_DATE})",
    read=lambda match: _always("not_before"),
    examples=(
        Example("Beslut kan fattas [[tidigast under hösten 2023]].", When("not_before"), "invented"),
        Example("Det blir klart [[tidigast 30 juni 2023]].", When("not_before"), "invented"),
    ),
    near_misses=("Det är den tidigaste mätningen sedan 2019.", "De tidigaste besluten är från den 3 maj 2019."),
    form="2 tidigast",
)

CHANGED = Rule(
    name="deadline.changed",
    kind="deadline",
    pattern=rf"""\b(?:(?:har\s+|är\s+|blir\s+|blivit\s+)?(?:upp|fram)?skj(?:ut(?:en|et|na|its)?|uts|uter)|förläng\w*|framflytt\w*|flytta\w*|senarelägg\w*|
                 senarelagd?\w*|senarelagt|anstånd|försena\w*|fördröj\w*|ny\s+tid|nytt\s+datum)\b(?:\s+[\w’'()-]+){{0,8}}?
               \s+(?:till|(?P<start>med\s+planerad\s+start))\s+(?:och\s+med\s+)?{_FEW}(?P<date>{ANY_DATE})""",
    read=lambda match: When("during") if match["start"] else When("by"),
    examples=(
        Example("Svaret [[är uppskjutet till 2025]].", When("by"), "PHRASES 2, changed"),
        Example("Nämnden beviljas [[förlängd tid till den 15 april 2024]].", When("by"), "PHRASES 2, changed"),
        Example("Redovisningen [[flyttas till hösten 2024]].", When("by"), "invented"),
        Example("Starten [[skjuts fram till nämndens möte i maj 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Arbetet är försenat.",
        "Förlängningen av avtalet kostar två miljoner kronor.",
        "Verksamheten flyttade från Granvik 2019.",
    ),
    form="2 changed",
)

MEETING = Rule(
    name="deadline.meeting",
    kind="deadline",
    pattern=rf"""\b(?:till|vid|på|inför)\s+
               (?: {_FEW}(?:{_MEETING})\s*,?\s*(?:i|under|den)?\s*(?P<date>{DATE})
                 | {_FEW}(?P<later>(?:vårens|sommarens|höstens|vinterns)|{LONG_MONTH}(?:sammanträde|möte)[a-z]{{0,2}})
                   (?:\s+{_FEW}[\wåäö-]*(?:sammanträde|möte|träff|session|beredning|stämma)(?:n|t|et|en)?\b)? )""",
    read=_at_meeting,
    examples=(
        Example(
            "Återrapport lämnas [[till styrelsens sammanträde den 4 oktober 2016]].",
            When("by"),
            "PHRASES 2, by meeting",
        ),
        Example("Förslag tas fram [[till budgetberedningen 28 oktober 2020]].", When("by"), "PHRASES 2, by meeting"),
        Example("Svar ges [[vid nämndens möte i maj 2024]].", When("on"), "invented"),
        Example("Återrapport lämnas [[till nämnden i oktober 2023]].", When("by"), "invented"),
    ),
    near_misses=(
        "Ärendet överlämnades till nämnden den 4 mars 2024.",
        "Ledamöterna kallas till möte.",
        "Frågan behandlades vid nämndens sammanträde den 4 mars 2024.",
    ),
    form="2 by meeting",
)

BEFORE = Rule(
    name="deadline.before",
    kind="deadline",
    pattern=rf"\b(?:innan|före)\s+(?:den\s+)?(?P<date>{DATE})",
    read=_ahead,
    examples=(
        Example("Planen ska vara klar [[innan årsskiftet 2024/2025]].", When("before"), "PHRASES 2"),
        Example("Svaret lämnas [[före den 1 oktober 2023]].", When("before"), "invented"),
        Example("Arbetet är klart [[innan sommaren 2023]].", When("before"), "invented"),
    ),
    near_misses=(
        "Beslut som fattades före den 1 januari 2020 gäller.",
        "Före 2023 fanns ingen plan.",
        "Ansökningar inkomna före den 1 maj 2023 prövas.",
    ),
    form="2 before",
)

END_OF = Rule(
    name="deadline.end-of",
    kind="deadline",
    pattern=rf"\b(?:före|innan|(?P<at>vid|till))\s+(?:utgången|slutet)\s+av\s+(?:år\s+)?(?P<date>{ANY_DATE})",
    read=_end_of,
    examples=(
        Example("Arbetet ska vara klart [[före utgången av september 2024]].", When("by"), "invented"),
        Example("Arbetet ska vara avslutat [[vid utgången av 2025]].", When("by"), "invented"),
        Example("Avtalet ska sägas upp [[innan slutet av maj 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Vid utgången av 2023 hade förbundet 40 anställda.",
        "Skulden uppgick vid utgången av 2023 till tre miljoner kronor.",
        "Avtalet sades upp före utgången av september 2023.",
    ),
    form="2 end of",
)

FIRST_TIME = Rule(
    name="deadline.first-time",
    kind="deadline",
    pattern=rf"""(?<!för\s)\b(?:första|nästa)\s+gången?\s+(?P<preposition>(?:under|i|vid|på|till|senast(?:\s+den)?|den)\s+)?
               (?:(?:slutet|början|mitten)\s+av\s+|{_FEW}(?:{_MEETING})\s+(?:i\s+|den\s+|under\s+)?)?(?:den\s+)?(?P<date>{ANY_DATE})""",
    read=_first_time,
    examples=(
        Example("Läget rapporteras årligen, [[första gången i mars 2025]].", When("during"), "invented"),
        Example(
            "Nämnden ska få en rapport varje halvår, [[första gången den 15 september 2024]].", When("on"), "invented"
        ),
        Example(
            "att hamnchefen, [[första gången till nämndens möte i maj 2024]], redovisar läget",
            When("during"),
            "invented",
        ),
    ),
    near_misses=(
        "Mätningen gjordes första gången i mars 2019.",
        "Priset delades ut för första gången i maj 2023.",
        "Nämnden sammanträdde första gången den 4 maj 2019.",
    ),
    form="2 first time",
)

NEXT_MEETING = Rule(
    name="deadline.next-meeting",
    kind="deadline",
    pattern=r"""\b(?:senast\s+)?(?:(?P<at>vid|på)|till|inför|senast)\s+(?:[\wåäö-]+s\s+)?
               (?:nästa|nästkommande|kommande|närmaste|årets\s+sista|sista)\s+(?:ordinarie\s+)?
               [\wåäö-]*(?:sammanträde|möte|nämndmöte|styrelsemöte|nämnd|budgetberedning)(?:t|s|n)?\b(?!\s+(?:i|den|under|\d))""",
    read=_next_meeting,
    examples=(
        Example("Hamnchefen ska återkomma [[till nästa sammanträde]].", When("by", "event"), "invented"),
        Example("[[Vid nästa möte]] ska hamnchefen redogöra för frågan.", When("on", "event"), "invented"),
        Example("Planen redovisas [[till nämndens kommande sammanträde]].", When("by", "event"), "invented"),
    ),
    near_misses=(
        "Kallelse till nästa sammanträde skickas ut en vecka före mötet.",
        "Nästa sammanträde hålls i Granvik.",
        "Ärendet bordläggs till nästa sammanträde.",
    ),
    form="2 next meeting",
)

UNTIL = Rule(
    name="deadline.to-date",
    kind="deadline",
    pattern=rf"(?:\btill\s+(?:och\s+med\s+)?|\bt\.?\s?o\.?\s?m\.?\s+)(?:den\s+)?(?P<date>{DATE})",
    read=_until,
    examples=(
        Example("En plan ska redovisas [[till den 1 juli 2009]].", When("by"), "PHRASES 2, till"),
        Example("Förslaget tas fram [[till hösten 2024]].", When("by"), "invented"),
        Example("Läget redovisas [[till och med december 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Avtalet gäller till den 31 december 2025.",
        "Projektet pågår från 1 mars till 30 juni 2024.",
        "Han är förordnad till den 31 december 2026.",
    ),
    form="2 till",
)

DURING = Rule(
    name="deadline.during",
    kind="deadline",
    pattern=rf"""\b(?P<verb>{_DUTY})\s+{_WORDS}
               (?P<preposition>(?:under|i|inom|på|efter|den|vid|kring|innan|före|till|i\s+slutet\s+av|i\s+början\s+av|i\s+mitten\s+av|under\s+perioden|under\s+åren|
                 under\s+loppet\s+av|under\s+våren|under\s+hösten)\s+)?(?:loppet\s+av\s+|mitten\s+av\s+|slutet\s+av\s+|början\s+av\s+)?(?P<date>{ANY_DATE})""",
    read=_during,
    examples=(
        Example("Uppdraget ska [[redovisas under november månad 2020]].", When("during"), "PHRASES 2, during"),
        Example("Planen ska [[redovisas under första kvartalet 2018]].", When("during"), "PHRASES 2, during"),
        Example("Utredningen ska [[vara klar i maj 2024]].", When("during"), "invented"),
        Example("Direktören ska [[återrapportera den 4 oktober 2016]].", When("on"), "invented"),
        Example("Kartläggningen ska [[genomföras under 2024]].", When("during"), "invented"),
    ),
    near_misses=(
        "Planen redovisades under november 2020.",
        "Underlaget behandlades den 4 oktober 2016.",
        "Kostnaderna ökade under första kvartalet 2018.",
    ),
    form="2 during",
)

PERIOD = Rule(
    name="deadline.period",
    kind="deadline",
    pattern=rf"\bunder\s+(?:perioden|åren|tiden|tidsperioden|(?:mandat|plan|budget|program)perioden)\s+(?:den\s+)?(?P<date>{ANY_DATE})",
    read=lambda match: None if _PAST.search(_before(match)) else When("during"),
    examples=(
        Example("Direktören ska [[under perioden 2026–2030]] minska matsvinnet.", When("during"), "PHRASES 2, periods"),
        Example("Arbetet bedrivs [[under åren 2024-2026]].", When("during"), "invented"),
        Example("Nämnden ska [[under mandatperioden 2023–2026]] halvera avfallet.", When("during"), "invented"),
    ),
    near_misses=("Kostnaderna ökade under perioden 2011-2014.", "Satsningen omfattar två år."),
    form="2 periods",
)

EVENT = Rule(
    name="deadline.event",
    kind="deadline",
    pattern=rf"""\bi\s+samband\s+med\s+(?!att\b)(?:[\w’'-]+\s+){{0,3}}?
               [\wåäö-]*(?:dag|dagen|dagarna|sammanträdet|möte|mötet|beredning|beredningen|process|processen|arbetet|rapport|rapporten|rapporterna|
                 bokslut|bokslutet|redovisning|redovisningen|budget|budgeten|plan|planen|uppföljning|uppföljningen|revidering|revideringen|fullmäktige)
               (?:\s+(?:(?:i|den|under)\s+)?(?P<date>{ANY_DATE})|\s+per\s+(?P<later>{DATE})|\s+(?:för|per|avseende)\s+(?:år\s+)?{ANY_DATE}|\b)""",
    read=_event,
    examples=(
        Example("Återrapport sker [[i samband med budgetdagen 2020]].", When("on", "event"), "PHRASES 2, event"),
        Example("Uppdraget redovisas [[i samband med delårsrapporten]].", When("on", "event"), "PHRASES 2, event"),
        Example("Det redovisas [[i samband med årsredovisningen för 2017]].", When("on", "event"), "PHRASES 2, event"),
    ),
    near_misses=(
        "Det blev fel i samband med att systemet byttes.",
        "Beslutet fattades i samband med budgeten 2020.",
        "Samband med andra ärenden saknas.",
    ),
    form="2 event",
)

IN_REPORT = Rule(
    name="deadline.in-report",
    kind="deadline",
    pattern=rf"""\b(?:redovisas?|återrapporteras?|rapporteras?|återredovisas?|avrapporteras?|redovisning\s+(?:ska\s+ske|sker)|lämnas)
               \s+(?:[\w’'-]+\s+){{0,3}}?(?:i|med)\s+(?:(?:samband|nästa|kommande|respektive|[\wåäö-]+s)\s+)?
               (?:årsredovisning(?:en)?|delårsrapport(?:en)?|delårsbokslut(?:et)?|tertialrapport(?:en)?|tertialbokslut(?:et)?|årsrapport(?:en)?|
               verksamhetsberättelse(?:n)?|bokslut(?:et)?|budgetprocessen|budgetberedningen|budgetarbetet|verksamhetsplan(?:en)?)
               (?:\s+per\s+(?P<date>{DATE})|\s+[1-3]\b(?:,?\s+{YEAR})?|\s+(?:för\s+)?(?:år\s+)?{YEAR})?""",
    read=lambda match: _always("on", "event"),
    examples=(
        Example("Uppdraget ska [[redovisas i årsredovisningen för 2009]].", When("on", "event"), "PHRASES 2, event"),
        Example("Det ska [[återrapporteras i delårsrapporten]].", When("on", "event"), "PHRASES 2, event"),
        Example("Läget ska [[redovisas i tertialrapport 2]].", When("on", "event"), "invented"),
        Example("Svaret ska [[lämnas med delårsrapport 2 2024]].", When("on", "event"), "invented"),
    ),
    near_misses=("Kostnaden framgår i årsredovisningen för 2009.", "Delårsrapporten redovisades för nämnden."),
    form="2 event",
)

RELATIVE = Rule(
    name="deadline.relative",
    kind="deadline",
    pattern=r"""\b(?:(?P<within>inom)|(?P<after>efter)|(?P<latest>senast\s+(?:om|inom)|senast(?=\s+[^.;:]{2,25}?\s+efter\s+(?:detta\s+)?beslut))|(?P<hence>(?<=\w\s)om))\s+
               (?P<number>ett?|en|halvt|ett\s+halvt|\d{1,2}|[a-zåäö]{3,8})\s+(?P<unit>år|månad(?:er)?|veck(?:a|or)|dag(?:ar)?)\b(?!s?\s+ålder)""",
    read=lambda match: _relative(match),
    examples=(
        Example("Nämnden ska återkomma [[inom sex månader]].", When("by", "relative"), "PHRASES 2, relative"),
        Example("Uppföljning ska göras [[efter ett år]].", When("on", "relative"), "invented"),
        Example("Svaret lämnas [[senast om två månader]].", When("by", "relative"), "invented"),
        Example("Planen ska redovisas [[senast nio månader]] efter beslutet.", When("by", "relative"), "invented"),
    ),
    near_misses=(
        "Inom regionen finns sex sjukhus.",
        "Efter en genomgång av ärendet lämnas förslag.",
        "Vården ska ges inom tre dagar enligt vårdgarantin.",
        "Handlingarna skickas senast fem dagar före sammanträdet.",
    ),
    form="2 relative",
)

LABEL = Rule(
    name="deadline.label",
    kind="deadline",
    pattern=rf"""(?<![\w-])(?:slutdatum|slutdag|sluttid|svarsdatum|sista\s+(?:svars)?(?:dag|datum)|deadline|tidplan|tid(?:punkt)?|klart?|färdigt?|
                 planerat\s+klart?|förväntat\s+klart?|beräknas\s+klart?|redovisas|redovisning|återredovisas|(?:slut|del)?återrapport(?:eras|ering)?|rapporteras|svar\s+till)
               (?:\s+(?!är\b)[\w-]+){{0,3}}?\s*(?::|\bär\b)\s*
               (?:(?:till\s+)?(?:(?-i:[A-ZÅÄÖ]{{2,4}})|[\wåäö-]*(?:styrelsen|nämnden|fullmäktige|utskottet))\s+)?(?:i\s+)?(?:senast\s+)?(?:den\s+)?(?P<date>{ANY_DATE})""",
    read=lambda match: When("by"),
    examples=(
        Example("[[Slutdatum: 2024-06-30]]", When("by"), "invented, row form"),
        Example("[[Återrapport KS: oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Redovisas: HN 9 oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Återrapportering: hamnnämnden i oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Sista dag för redovisning är den 31 mars 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Datum: 2024-06-30",
        "Redovisning av läget: antalet besök ökade.",
    ),
    form="2 row",
)

INVERTED = Rule(
    name="deadline.inverted",
    kind="deadline",
    pattern=rf"""\b(?:under|i|till|(?P<day>den))\s+(?:(?:slutet|början|mitten|loppet)\s+av\s+)?(?P<date>{DATE})\s+
               (?:(?:ska|skall)\s+(?:[\w-]+\s+){{0,5}}?(?:redovisa|återkomma|presentera|lämna|rapportera|återrapportera|slutföra|vara)s?
                 |redovisas|presenteras|återrapporteras|återkommer|lämnas|slutförs|tas\s|kommer\s+(?:[\w-]+\s+){{1,5}}?(?:presenteras|redovisas|tas\s+upp|återkomma))""",
    read=lambda match: None if _ELSEWHERE.search(_before(match, 30)) else When("on" if match["day"] else "during"),
    examples=(
        Example("[[I maj 2024 presenteras]] förslaget.", When("during"), "invented, inverted"),
        Example("[[Under hösten 2024 ska nämnden återkomma]] i frågan.", When("during"), "invented, inverted"),
        Example("[[Den 1 september 2024 ska hamnchefen redovisa]] läget.", When("on"), "invented, inverted"),
    ),
    near_misses=("I maj 2024 presenterades förslaget.", "Under hösten 2024 ökade kostnaderna."),
    form="2 inverted",
)

NO_DATE = Rule(
    name="deadline.no-date",
    kind="deadline",
    pattern=r"\b(?:så\s+snart\s+(?:som\s+)?(?:det\s+är\s+)?möjligt|snarast(?:\s+möjligt)?|skyndsamt|omgående|utan\s+dröjsmål|så\s+fort\s+(?:som\s+)?möjligt)\b",
    read=lambda match: _always(None, "none"),
    examples=(
        Example("Direktören ska återkomma [[så snart som möjligt]].", When(None, "none"), "PHRASES 2, no date"),
        Example("Bristerna ska åtgärdas [[skyndsamt]].", When(None, "none"), "PHRASES 2, no date"),
    ),
    near_misses=("Möjligheten att snart flytta prövas.", "Skyndsamheten i vården mäts."),
    form="2 no date",
)

_IS_DONE = (
    r"(?:presenteras|redovisas|behandlas|lämnas|tas\s+upp|läggas?\s+fram|läggs\s+fram|slutföras|slutförs|färdigställas|färdigställs|"
    r"(?:vara|bli|blir|är)\s+klar[at]?|klar[at]?|återrapporteras|beslutas|genomföras|tas\s+fram|ske|starta|påbörjas)"
)
_PROMISE = (
    rf"(?:kommer\s+(?:nu\s+)?(?:att\s+)?{_IS_DONE}"
    r"|(?:planeras|beräknas|bedöms|förväntas|väntas|avses|förutses|räknas|är\s+planera[dt]e?|siktar\s+på\s+att|målet\s+är\s+att|"
    r"målsättningen\s+är\s+att)"
    r"|(?:(?:åter|slut|del|av|projekt)?(?:rapport|redovisning|redogörelse)|förslag|utredning|ärende|underlag|plan|svar|beslutsärende|"
    rf"\w{{1,30}}ningen)(?:en|et|t|n)?\s+{_IS_DONE}"
    r"|tas\s+upp|(?:är|blir|vara|bli)\s+klar[at]?|klar[at]?|slutförs|presenteras|redovisas|återrapporteras"
    r"|(?:med\s+)?(?:planerad\s+)?start|(?:stegvis\s+)?implementering|införs|genomförs|beslut\s+fattas|startar|"
    r"underlag\s+om\s+beslut)"
)

# Only in the text of a report: what the administration promises there.
PROMISED = Rule(
    name="deadline.promised",
    kind="deadline",
    pattern=rf"""\b(?P<verb>{_PROMISE})
               (?:\s+(?!som\b|då\b|när\b|eftersom\b|men\b|inför\b|från\b|sedan\b|hade\b|var\b)[\w’'()/&.-]+?,?){{0,12}}?
               \s+(?:(?P<preposition>under|i|vid|på|till|innan|före|senast|kring|den)\s+)?(?:(?:slutet|början|mitten)\s+av\s+)?
               (?:den\s+)?(?P<date>{ANY_DATE})""",
    read=_during,
    examples=(
        Example(
            "Förslaget till taxa [[kommer att lämnas till nämnden i oktober månad 2024]].",
            When("during"),
            "sample form, promise",
        ),
        Example("Arbetet [[beräknas vara slutfört under hösten 2023]].", When("during"), "sample form, promise"),
        Example("Frågan [[tas upp i nämnden den 19 december 2023]].", When("on"), "sample form, promise"),
    ),
    near_misses=(
        "Frågan togs upp i nämnden den 19 december 2023.",
        "Riktlinjen gäller från januari 2024.",
        "Antalet besök ökade under hösten 2023.",
    ),
    certainty=Certainty.LIKELY,
    form="2 promised in a report",
)

STRICT_RULES: tuple[Rule, ...] = (
    RECURRING, NOT_BEFORE, CHANGED, FIRST_TIME, BY, END_OF, BEFORE, EVENT, MEETING, DURING, IN_REPORT, UNTIL, PERIOD,
    RELATIVE, NO_DATE, LABEL, INVERTED, NEXT_MEETING,
)  # fmt: skip
DEADLINE_RULES: tuple[Rule, ...] = (*STRICT_RULES, PROMISED)

_STRICT, _LOOSE = RuleSet(STRICT_RULES), RuleSet(DEADLINE_RULES)

# ---- reading --------------------------------------------------------------------------------------------------

# "senast den 24 juni 2024 och [senast] 21 oktober 2024": the word senast stands once.
_ALSO = re.compile(
    rf"\s*(?:,|och|samt|respektive|resp\.|eller)\s+(?:därefter\s+|sedan\s+|senast\s+)?(?:den\s+)?(?P<date>{DATE})",
    re.VERBOSE | re.IGNORECASE,
)
_SUPERSEDED = re.compile(r"\bskulle\b[^.!?]{0,120}\Z", re.IGNORECASE)
_SUPERSEDES = re.compile(
    r"därför|i\s?stället|föreslås|ny\s+tid|nytt\s+datum|förläng|fördröj|försena|skjut", re.IGNORECASE
)
_FROM = re.compile(
    rf"\b(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|f\.?\s?o\.?\s?m\.?|gälle?r?|träder\s+i\s+kraft|i\s+kraft|efter\s+att|start(?:ar|as)?|efter)\s+(?:den\s+)?(?P<date>{DATE})",
    re.VERBOSE | re.IGNORECASE,
)
_PROMISE_PAST = re.compile(r"\b(?:har|hade|blev|var|togs|gjordes|under\s+förra)\s+(?:\w+\s+){0,4}\Z", re.IGNORECASE)


def find_deadlines(
    text: str, start: int = 0, end: int | None = None, *, anchor: date | None = None, loose: bool = False
) -> list[DeadlineMention]:
    """The deadlines in `text[start:end]`, in order; empty where the words set none.

    `anchor` is the document's own date, in whose light dates without a year are read (forward). `loose` adds the
    promises of a report's text. A deadline whose date cannot be read keeps `edtf` None: found and unread. Where a
    sentence replaces one date by another ("skulle besvaras senast A … föreslås därför senast B") only B counts.
    """
    stop = len(text) if end is None else end
    found: list[DeadlineMention] = []
    rules = _LOOSE if loose else _STRICT
    for first, last in sentences(text, start, stop) if rules.possible(text, start, stop) else ():
        found.extend(_in_sentence(text, first, last, anchor, rules.possible(text, first, last)))
    return _without_superseded(text, found)


def _in_sentence(text: str, start: int, end: int, anchor: date | None, rules: Sequence[Rule]) -> list[DeadlineMention]:
    taken: list[tuple[int, int]] = []
    found: list[DeadlineMention] = []
    for rule in rules:
        for match, when in _overlapping(rule, text, start, end):
            span = _date_span(match)
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            if rule is PROMISED and _PROMISE_PAST.search(text[max(start, match.start() - 60) : match.start()]):
                continue
            mention = _mention(text, match, when, rule.name, span, start, end, anchor)
            if rule is PROMISED and (mention.edtf is None or _is_past(mention, anchor)):
                continue
            taken.append(span)
            found.append(mention)
            if when.kind == "date" and when.bound == "by":
                for again in _also(text, span[1], end, when, rule.name, anchor):
                    taken.append((again.start, again.end))
                    found.append(again)
    return sorted(found, key=lambda one: one.start)


def _overlapping(rule: Rule, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], When]]:
    """The rule's matches; after a match that is declined the search goes on behind its first word."""
    position = start
    while match := rule.regex.search(text, position, end):
        value = rule.read(match)
        if value is not None:
            yield match, value
            position = max(match.end(), position + 1)
        else:
            position = match.start() + 1


def _date_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the date stands in a match; the whole match where none is printed."""
    for name in ("date", "later", "meeting"):
        if match.groupdict().get(name):
            return match.span(name)
    return match.span()


def _mention(
    text: str,
    match: re.Match[str],
    when: When,
    rule: str,
    span: tuple[int, int],
    start: int,
    end: int,
    anchor: date | None,
) -> DeadlineMention:
    edtf = None
    if when.kind == "relative":
        edtf = _counted(text, match, start, end, anchor)
    elif when.kind != "recurring" and any(match.groupdict().get(name) for name in ("date", "later", "meeting")):
        edtf = _edtf(text, span, start, anchor)
    return _with_days(match.start(), match.end(), edtf, when, rule)


def _edtf(text: str, span: tuple[int, int], start: int, anchor: date | None) -> str | None:
    """The reading of the date at a span; a year that the next date of the sentence prints is taken into account."""
    ahead = min(len(text), span[1] + 60)
    mentions = find_dates(text, start, ahead, anchor=anchor, leaning="future")
    return next((mention.edtf for mention in mentions if mention.start < span[1] and span[0] < mention.end), None)


_MIDYEAR = re.compile(r"\d{4}-06/\d{4}-07")


def _with_days(start: int, end: int, edtf: str | None, when: When, rule: str) -> DeadlineMention:
    limits = bounds(edtf) if edtf else None
    earliest, latest = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
    if when.bound == "before" and edtf and _MIDYEAR.fullmatch(edtf):  # the turn itself is between the two months
        earliest = latest = f"{edtf[:4]}-06-30"
    return DeadlineMention(start, end, edtf, when.bound, earliest, latest, when.kind, rule)


def _also(text: str, position: int, end: int, when: When, rule: str, anchor: date | None) -> Iterator[DeadlineMention]:
    """The further dates that share one "senast"."""
    while match := _ALSO.match(text, position, end):
        span = match.span("date")
        yield _with_days(span[0], span[1], _edtf(text, span, max(0, position - 40), anchor), when, rule)
        position = match.end()


def _is_past(mention: DeadlineMention, anchor: date | None) -> bool:
    return bool(anchor and mention.latest and date.fromisoformat(mention.latest) < anchor - timedelta(days=31))


def _without_superseded(text: str, found: list[DeadlineMention]) -> list[DeadlineMention]:
    kept = []
    for index, mention in enumerate(found):
        later = found[index + 1] if index + 1 < len(found) else None
        before = text[max(0, mention.start - 130) : mention.start]
        replaced = (
            later is not None
            and later.edtf
            and _SUPERSEDED.search(before)
            and _SUPERSEDES.search(text[mention.end : later.end])
        )
        if not replaced:
            kept.append(mention)
    return kept


# ---- relative deadlines ---------------------------------------------------------------------------------------

_GUARANTEE = re.compile(
    r"(?:vårdgaranti|garanti|enligt\s+lag|har\s+rätt|patient|vård\s+ska|besök|behandling)", re.IGNORECASE
)


def _relative(match: re.Match[str]) -> When | None:
    if _length(match) is None:
        return None
    context = match.string[max(0, match.start() - 80) : match.end() + 60]
    if _GUARANTEE.search(context) or _PAST.search(_before(match)):
        return None
    return When("on" if match["after"] else "by", "relative")


def _length(match: re.Match[str]) -> tuple[int, int] | None:
    """The length of time as (months, days); None where the number is no number."""
    word = " ".join(match["number"].casefold().split())
    unit = match["unit"].casefold()
    if word in ("ett halvt", "halvt"):
        return (6, 0) if unit == "år" else None
    number = 1 if word in ("en", "ett", "et") else int(word) if word.isdigit() else number_words().words.get(word)
    if not number:
        return None
    count = int(number)
    if unit == "år":
        return 12 * count, 0
    if unit.startswith("månad"):
        return count, 0
    return 0, count * (7 if unit.startswith("veck") else 1)


# "sex månader efter beslutet": counted from the document's own day
_AFTER_DECISION = re.compile(r"\s+(?:efter|från)\s+(?:detta\s+)?beslut(?:et|sdatum|ets\s+datum)?\b", re.IGNORECASE)


def _counted(text: str, match: re.Match[str], start: int, end: int, anchor: date | None) -> str | None:
    """The day that lies the stated time after the date that the sentence begins from, or after the decision itself; None
    where it names none."""
    length = _length(match)
    starts = list(_FROM.finditer(text, start, end)) or list(_FROM.finditer(text, max(0, start - 250), match.start()))
    if length is None:
        return None
    if not starts and anchor and _AFTER_DECISION.match(text, match.end()):
        return _later(anchor, *length).isoformat()
    if not starts:
        return None
    base = next((one.edtf for one in find_dates(text, *starts[-1].span("date")) if one.edtf), None)
    limits = bounds(base) if base else None
    if limits is None or limits[0] != limits[1]:
        return None
    return _later(limits[0], *length).isoformat()


def _later(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    there = date(year, month + 1, min(day.day, last_day(year, month + 1).day))
    return there + timedelta(days=days)
