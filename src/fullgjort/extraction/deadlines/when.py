"""When: how a deadline's words point at its date, read in the light of the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.language.dates import DAY_DATE, YEAR

# Verbs that speak of what has been: "behandlades senast", "inkom före den 1 mars".
PAST = re.compile(
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
ELSEWHERE = re.compile(
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


def words_before(match: re.Match[str], length: int = 90) -> str:
    """The words before a match in its own sentence."""
    start = max(0, match.start() - length)
    return re.split(r"[.!?:;]\s+|[\n\t]", match.string[start : match.start()])[-1]


# "en uppdaterad plan senast …": what the word says of the noun is no telling of what has been
_ATTRIBUTE = re.compile(
    r"\b(?:en|ett|den|det|de|ny|nytt|nya)\s(?:uppdatera(?:d|t|de)|revidera(?:d|t|de)|ändra(?:d|t|de)|granska(?:d|t|de)|gällande)\s",
    re.IGNORECASE,
)


def read_by(match: re.Match[str]) -> When | None:
    """A limit by a day; None where it is another's date (an adjustment, a notice) or tells of what has been."""
    before = _ATTRIBUTE.sub("en ", words_before(match))
    if _OTHERS.search(before) or (PAST.search(before) and not _DUTY_AHEAD.search(before)):
        return None
    return When("by")


def read_before(match: re.Match[str]) -> When | None:
    """A limit before a day; None as in `read_by`."""
    before = words_before(match)
    declined = (
        _OTHERS.search(before)
        or (PAST.search(before) and not _SHALL_BE.search(before))
        or re.search(r"\bför\s+(?:[\wåäö]+\s+)?beslut\s+\Z", before)
        or ((match["later"] or match["clause"]) and not _DUTY_BEFORE.search(before))
        or (
            match["meeting"]
            and re.match(r"\s(?:hade|har|var|fick|blev|[\wåäö]+ades?)\b", match.string[match.end() :][:40])
        )
    )
    return None if declined else When("before")


def read_until(match: re.Match[str]) -> When | None:
    """A limit by a day; None as in `read_by`, and where the words say how long something lasts."""
    before = words_before(match)
    past = PAST.search(before) and not _SHALL_BE.search(before)
    declined = _OTHERS.search(before) or past or _DURATION.search(before)
    return None if declined else When("by")


def read_at_meeting(match: re.Match[str]) -> When | None:
    """On or by a meeting's day; None where that meeting gave the assignment or tells of what has been."""
    before = words_before(match)
    if _OTHERS.search(before) or PAST.search(before) or _PAST_AFTER.match(match.string, match.end()):
        return None
    if _GIVEN_AT.search(before):
        return None
    return When("on" if re.match(r"vid|på|i\s", match.group(), re.IGNORECASE) else "by")


def read_during(match: re.Match[str]) -> When | None:
    """How the preposition between a duty and its date points; None where the date belongs to something else."""
    between = match.string[match.end("verb") : match.start("date")]
    if ELSEWHERE.search(between) or _STARTS.search(between) or _DONE.search(match["verb"] + between):
        return None
    if not match["preposition"] and (
        _REPORT_NOUN.search(match["verb"])
        or _NO_TIME.search(between)
        or (_ONLY_YEARS.match(match["date"]) and "klar" not in match["verb"])
    ):
        return None
    if _OTHERS.search(words_before(match)) or PAST.search(words_before(match) + match["verb"] + " "):
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


def always(bound: str | None, kind: str = "date") -> When:
    """The same answer for each match."""
    return When(bound, kind)


# Words that make an end of a period a deadline: "ska vara klart vid utgången av 2025"
_DUTY_BEFORE = re.compile(r"\b(?:ska|skall|bör|måste|föreslås|senast|klar[at]?|att)\b", re.IGNORECASE)


def read_end_of(match: re.Match[str]) -> When | None:
    """A limit by the end of a period; None where no duty stands before it or the words tell of what has been."""
    before = words_before(match)
    if _OTHERS.search(before) or (PAST.search(before) and not (_DUTY_AHEAD.search(before) or _SHALL_BE.search(before))):
        return None
    if match["at"] and not _DUTY_BEFORE.search(before):
        return None
    return None if _PAST_AFTER.match(match.string, match.end()) else When("by")


def read_first_time(match: re.Match[str]) -> When | None:
    """On a day, during a time or by it, as the preposition says; None where the words tell of what has been."""
    before = words_before(match)
    if _OTHERS.search(before) or PAST.search(before) or re.search(r"\b\w+(?:dde|des|ade)\b", before):
        return None
    if (match["preposition"] or "").casefold() in ("till", "senast", "senast den"):
        return When("by")
    return When("on" if re.match(rf"(?:{DAY_DATE})", match["date"], re.VERBOSE | re.IGNORECASE) else "during")


_AGAIN = re.compile(
    r"\b(?:varje|vart|en\s+gång\s+(?:per|i|om)|(?:två|tre|fyra)\s+gånger\s+(?:per|om|i)|årlig\w*|årsvis|månads\w*|månatlig\w*|"
    r"kvartals\w*|per\s+kvartal|halvårs\w*|tertial\w*|löpande|fortlöpande|regelbund\w*|kontinuerlig\w*|återkommande)\b",
    re.IGNORECASE,
)


def read_first_turn(match: re.Match[str]) -> When | None:
    """When what is to be reported again and again is to be reported first; None where nothing is."""
    before = words_before(match)
    if not _AGAIN.search(before) or not _TOLD.search(before):
        return None
    return read_first_time(match)


def read_next_meeting(match: re.Match[str]) -> When | None:
    """At a meeting without a date; None where nothing is to be reported there."""
    before = words_before(match)
    if _OTHERS.search(before) or PAST.search(before) or _GIVEN_AT.search(before) or _CALLED.search(before):
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


def read_event(match: re.Match[str]) -> When | None:
    """At an event without a day of its own; None where the words tell of what has been."""
    return None if PAST.search(words_before(match)) else When("on", "event")
