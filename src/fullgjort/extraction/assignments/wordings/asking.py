"""Asking: a wish with the force of an assignment (begär, bad, efterfrågade)."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import SHALL_DO, TOLD
from fullgjort.extraction.assignments.wordings.subject import names_an_assignee, subject_of
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors

# What a board says when it wants something done: present, past and perfect
_WANTS = (
    r"begär(?:t|de)?|kräv(?:er|de|t)|vill|ville|önskar|önskade|förvänta(?:r|de|t)\ssig|förutsätter|förutsatte|emotser|"
    r"räknar\smed|utgår\sfrån"
)
_BODY = r"[\wåäöÅÄÖ-]*(?:styrelsen|nämnden|fullmäktige|utskottet|direktionen|beredningen|presidiet|ledamöterna|rådet)"
_OWNERS = r"[\wåäöÅÄÖ-]+(?:ens|ets|iges)\s(?:ordförande|presidium)"
_WHEN = (
    r"(?:,?\s(?:\([^()]{3,40}\)|§\s?\d+,?|\d{4}-\d\d-\d\d,?|i\s(?:[a-z]+(?:\s\d{4})?)|(?:den\s)?\d{1,2}\s[a-z]+(?:\s\d{4})?,?|redan|sedan|då|även|också|därför|samtidigt|därutöver|dessutom|nu|gärna|"
    r"vidare|(?:till|inför|vid|på)\s(?:\w+\s){0,2}?\w*(?:sammanträdet?|mötet?)))*"
)
_WHO = r"\s(?:av|från|hos)\s(?P<{}>[^.,;:]{{3,60}}?)"
PAPER_ASKED_FOR = (
    r"(?:[a-zåäö-]*(?:redovisning|rapport|rapportering|beräkning|översyn|utredning|utvärdering|uppföljning|"
    r"kartläggning|sammanställning|jämförelse|analys|underlag|lägesbild|nulägesbild|helhetsbild|bild|redogörelse|genomgång|kalkyl|handlingsplan|plan|återrapport|"
    r"åtgärdsplan|tidplan|tidsplan|bemanningsplan|återkoppling|enkät|undersökning|inventering|prognos|studie|presentation|konsekvensbeskrivning|statistik|"
    r"bedömning|förteckning)(?:en|et|ar|er)?|besked|svar)\b"
)
_NO_ASSIGNER = re.compile(
    r"revisor|revision|länsstyrelse|regering|\([A-ZÅÄÖ]{1,4}\)|inspektion|myndighet|verket|polis|förening|facket|elevråd|"
    r"partiet|motion|\b(?:hon|han|de|vi|jag|sökanden|ägaren|föräldrar\w*)\b",
    re.IGNORECASE,
)


_ASKERS = ("body", "bidder", "asker", "wisher", "curious", "orderer")
_WHO_TELLS = re.compile(r"\satt\s(?:hon|han|hen)\s(?:har|hade|redan|också|även|nu|\s)*$")


def _asker(match: re.Match[str]) -> str | None:
    """The body or office of one's own that asks, in the clause before the verb or right after it; None for anybody else:
    auditors, authorities, parties, single members and citizens ask without giving an assignment."""
    groups = match.groupdict()
    named = next((groups[name] for name in _ASKERS if groups.get(name)), None)
    before = re.split(r"[.;:\n]", match.string[max(0, match.start() - 120) : match.start()])[-1]
    told = None if named else _WHO_TELLS.search(before)
    if told:  # "svarar hamnchefen att hon har bett …"
        tellers = [a for a in find_actors(before[: told.start() + 1]) if a.role == "office" and not a.genitive]
        beside = tellers and re.fullmatch(r"\s?(?:[a-zåäö]+\s?){0,2}", before[tellers[-1].end : told.start() + 1])
        return tellers[-1].name if beside else None
    if _NO_ASSIGNER.search(named or before):
        return None
    if named:
        return named
    actors = [actor for actor in find_actors(before) if not actor.genitive and actor.role in ("body", "office", "unit")]
    if not actors:
        return None
    wishes = re.match(r"vill|önska", match.group(), re.IGNORECASE)
    return actors[-1].name if actors[-1].role == "body" or not wishes else None


def _asks(match: re.Match[str]) -> Wording | None:
    words = match.group("assignee") or match.group("asked") or match.group("who") or ""
    assignee = subject_of(words) or (cleaned(words) if names_an_assignee(words) else None)
    if assignee is None or _asker(match) is None:
        return None
    actors = find_actors(assignee)
    boards_only = bool(actors) and all(actor.role == "body" for actor in actors)
    if boards_only and re.match(r"(?:vill|ville|önska)", match.group(), re.IGNORECASE):
        return None  # what a board wants another one to do is a plea, not a task
    return Wording(assignee, None, "asks")


ASK = Rule(
    name="assignment.ask",
    kind="assignment",
    form="wish with the force of an assignment",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"\b(?:{_WANTS})(?:\s(?P<body>{_BODY}|{_OWNERS}))?{_WHEN},?\s(?:att\s{TOLD}\s(?={SHALL_DO})|(?:av|från)\s(?P<who>[^.,;:]{{3,60}}?)"
        r"\s?,?\satt\b)"
        rf"|\b(?:bad|ber|bett){_WHEN}(?:\s(?P<bidder>{_OWNERS}|{_BODY}|[\wåäöÅÄÖ-]+(?:direktören|chefen)|ordföranden)(?!\s(?:att|och|samt|om|i|vid|för|på|se|ta|ge|[a-zåäö]{{3,}}a)\b|,))?{_WHEN}"
        r"\s(?P<asked>[^.,;:]{3,60}?)\s(?:att\b|"
        rf"om\s(?:en|ett)\s(?:[a-zåäö]+\s){{0,2}}?{PAPER_ASKED_FOR}|(?=(?!(?:alla|extra|samtliga|flera|sina|hela|nya|andra)\b)(?:[a-zåäö]{{3,}}a|se|ta|ge)\s))"
    ),
    read=_asks,
    examples=(
        Example(
            "Därefter [[begär styrelsen att regiondirektören vid varje möte ]]informerar om läget.",
            Wording("regiondirektören", None, "asks"),
            "invented",
        ),
        Example(
            "I juni [[begärde hamnstyrelsens ordförande att staben ]]skulle räkna båtarna.",
            Wording("staben", None, "asks"),
            "invented",
        ),
        Example(
            "Styrelsen [[förutsätter att hamnchefen ]]ser till att kajen hålls fri.",
            Wording("hamnchefen", None, "asks"),
            "invented",
        ),
        Example(
            "Nämnden [[kräver därför av badmästaren att]] bryggan är hel senast den 3 maj.",
            Wording("badmästaren", None, "asks"),
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
        Example(
            "Hamndirektören har [[bett samtliga enhetschefer att]] spara el.",
            Wording("samtliga enhetschefer", None, "asks"),
            "invented",
        ),
        Example("Nämnden [[bad hamnchefen ]]undersöka saken.", Wording("hamnchefen", None, "asks"), "invented"),
        Example(
            "På mötet 2031-05-03, § 12, [[bad hamnstyrelsen stabschefen att]] mäta djupet.",
            Wording("stabschefen", None, "asks"),
            "invented",
        ),
        Example(
            "I maj [[bad nämndens ordförande hamnchefen om en samlad redogörelse]] för skadorna.",
            Wording("hamnchefen", None, "asks"),
            "invented",
        ),
        Example(
            "Nämnden [[ville (2031-05-03 § 12) att hamnchefen ]]skulle bjuda in rederierna.",
            Wording("hamnchefen", None, "asks"),
            "invented",
        ),
        Example(
            "På frågan svarar hamndirektören att hon har [[bett stabschefen ]]höra med rederiet.",
            Wording("stabschefen", None, "asks"),
            "invented",
        ),
    ),
    near_misses=(
        "Polisen begär att åklagaren prövar saken.",
        "Ordföranden ber de närvarande att resa sig.",
        "Han bad om ursäkt.",
        "Lena Ek berättar att hon har bett stabschefen höra med rederiet.",
        "I maj bad föreningen hamnchefen att muddra.",
        "Styrelsen bad stabschefen om en penna.",
        "Lena Ek (V) begär att förvaltningen räknar om taxan.",
        "Föreningen vill att hamnchefen bygger en brygga.",
        "Nämnden räknar med att intäkterna ökar.",
        "Nämnden vill att fler barn lär sig simma.",
    ),
)


def _requests(match: re.Match[str]) -> Wording | None:
    """A board's request for a paper, with the one it is asked of, before the paper or after it."""
    named = _asker(match)
    if named is None or not any(actor.role == "body" or "ordförande" in named for actor in find_actors(named)):
        return None
    rest = re.split(r"[.;:]", match.string[match.end() : match.end() + 130])[0]
    places = [
        cleaned(match.group("who")) or "",
        *(rest[one.end() :] for one in re.finditer(r"\s(?:av|från|hos)\s", rest)),
    ]
    answers = re.search(
        r"\.\s(?P<who>[A-ZÅÄÖ][^.,;:]{3,50}?)\s(?:svarar|ansvarar)\sför\b",
        match.string[match.end() : match.end() + 260],
    )
    places.append(answers.group("who") if answers else "")
    assignee = next((told for words in places if (told := subject_of(words) or _actor_first(words))), None)
    return Wording(assignee, named, "asks")


def _actor_first(words: str) -> str | None:
    return next((a.name for a in find_actors(words) if a.role in ("office", "unit", "body") and a.start < 6), None)


REQUEST = Rule(
    name="assignment.request-for-a-paper",
    kind="assignment",
    form="wish with the force of an assignment",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\b(?:(?:efterfråga(?:r|de|t)|efterlys(?:er|te|t)|begär(?:de|t)?|beställ(?:er|de|t)|kräv(?:er|de|t)|önskar|önskade|förvänta(?:r|de)\ssig|emotser|ber\satt\sfå)"
        rf"(?:\s(?P<body>{_BODY}|{_OWNERS}))?"
        rf"|(?:bad|ber|bett)(?:\s(?P<asker>{_BODY}))?\som|(?:ville|vill)(?:\s(?P<wisher>{_BODY}))?{_WHEN}\s(?:ha|se|få)(?:\sin)?)"
        rf"{_WHEN}(?:{_WHO.format('who')})?{_WHEN}"
        rf"\s(?:en\s|ett\s)?(?:[a-zåäö]+\s){{0,2}}?{PAPER_ASKED_FOR}"
        rf"|\b(?:[Bb]eställ[td]|[Bb]egär[td]|[Ee]fterfrågat?|[Ee]fterlyst|[Öö]nskat)\sav\s(?P<orderer>{_BODY}|{_OWNERS})(?:\s[^.,;:]{{3,30}})?:(?=\s\S)"
        rf"|\b(?:vill|ville|önskar)\s(?P<curious>{_BODY})\s(?:(?:få\s)?(?:se|veta)|få\sreda\spå|höra)\s(?:vilka|vilken|vad|hur|varför|när|om)\b"
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
        Example(
            "Nämnden [[begär av hamnchefen en skriftlig rapport]] om kajen.",
            Wording("hamnchefen", "Nämnden", "asks"),
            "invented",
        ),
        Example(
            "Styrelsen har [[beställt en besökarenkät]] i hamnen av staben.",
            Wording("staben", "Styrelsen", "asks"),
            "invented",
        ),
        Example("Nämnden [[ber att få en fördjupad redovisning]] i maj.", Wording(None, "Nämnden", "asks"), "invented"),
        Example(
            "[[Begärt av styrelsen i maj:]] en lista över bojarna.", Wording(None, "styrelsen", "asks"), "invented"
        ),
    ),
    near_misses=(
        "Revisorerna begär svar senast i maj.",
        "Lena Ek (V) begär en redovisning av rösterna.",
        "Nämnden begärde förlängd tid.",
        "Då bad nämnden om förlängd tid.",
        "Sökanden begär ett skriftligt besked.",
        "Begärt av revisorerna: en lista över bojarna.",
        "Nämnden beställer tre paviljonger av fastighetsbolaget.",
    ),
)
