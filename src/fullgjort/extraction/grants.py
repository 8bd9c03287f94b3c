"""Grants: money of national agreements and targeted state grants, one for each name, year and amount."""

from __future__ import annotations

import re
from datetime import date

from fullgjort.extraction.figure_period import PeriodReader
from fullgjort.extraction.figures import Passage, passages, sentence_of
from fullgjort.extraction.finding import Evidence, Grant
from fullgjort.extraction.grant_name import grant_name, is_generic_title
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.amounts import AmountMention, find_amounts
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

_REACH = 1500  # how far from a sentence its passage tells what it speaks of, in characters
_IN_MSEK = {"MSEK": 1.0, "BSEK": 1000.0, "KSEK": 0.001, "SEK": 0.000001}

_GRANT_HEADING = re.compile(
    r"\b(?:nationella överenskommelser|överenskommelser(?:na)?|(?:riktade |statliga )?(?:stats)?bidrag(?:en)?|"
    r"statliga medel|riktade satsningar)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\b(?:överenskommelse|statsbidrag|prestations(?:ersättning|med)|stimulansmed)", re.IGNORECASE)
_GRANT_WORD = re.compile(
    r"\b(?:överenskommelse(?:n|ns|r)?|statsbidrag(?:et|en)?|(?:statliga|statligt|riktade|"
    r"riktat)\s(?:\w+\s)?(?:bidrag(?:et|en)?|medel|stöd)|stimulansmed(?:el|len)|prestationsmed(?:el|len)|"
    r"prestationsersättning(?:en)?|grundbelopp(?:et)?|satsningen)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:stats\w*|staten|statlig\w*|skrs?|skl|sveriges kommuner och (?:regioner|landsting)|regeringens?|"
    r"nationell\w*|regionerna\w*|kommunerna\w*|riktad\w*|riktat|socialstyrelsens?|skolverkets?|kulturrådets?|"
    r"tillväxtverkets?|"
    r"kammarkollegiets?)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:erhåller|erhöll|erhållit|erhålla|får|fick|fått|tilldelas|tilldelats|tilldelades|beviljas|beviljats|"
    r"beviljades|beviljat|rekvirerat|fördela|avsätta|utbetala|omfattar|omfattade|omfatta|uppgår|uppgick|uppgå|"
    r"avsätts|avsätter|avsatt|avsatts|avsattes|fördelas|fördelar|fördelats|fördelades|betalas|utbetalas|"
    r"utbetalats|utgår|utgörs|utgjorde|innehåller|ger|gav|andel(?:en)?|del(?:en)?|motsvarar|består|tillförs|"
    r"tillfördes)\b",
    re.IGNORECASE,
)
# Sums over all agreements, general grants, applications, what the money was used for, and other parties' duties
_NO_GRANT = re.compile(
    r"\bgenerella\b|\böverenskommelserna\b.{0,60}\btotalt\b|\b(?:ansöker|ansöka|ansökt|söker|sökt|ansökan)\b|"
    r"\b(?:återbetal\w+|återkrav\w*)\b|"
    r"\b(?:disponera\w*|får rekvirera)\b(?!.*\b(?:regionerna|kommunerna|regioner|kommuner)\b)|\bbudgeterade?\b|"
    r"\bhyresavtal\w*|\bborgensavgift\w*",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?:använts|användes|använt|förbrukats?|kostade|kostat|kostnad(?:en|er|erna)?)\b", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:erhöll|erhåller|erhållit|fick|får|fått|tilldelats?|tilldelades|beviljats|beviljades|rekvirerat)\b",
    re.IGNORECASE,
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:ökning(?:en)?|ökar|ökat|ökade|minskning(?:en)?|minskar|minskat|minskade|höjs|höjdes|höjts|sänks|"
    r"sänktes|mer|högre|lägre|bättre|sämre|avvik\w+|underskott|överskott)\s"
    r"(?:med\s|på\s|om\s)?(?:cirka\s|ca\s|drygt\s|knappt\s|totalt\s)?$",
    re.IGNORECASE,
)
_DIFFERENCE_AFTER = re.compile(
    r"^\s(?:högre|lägre|mer|mindre|bättre|sämre|över budget|under budget|per\s(?:invånare|plats|elev|barn|timme))\b",
    re.IGNORECASE,
)

_REGION = (
    r"(?:region(?:en|ens)?(?:\s(?-i:[A-ZÅÄÖ])[\wåäö]+(?:\s(?-i:[A-ZÅÄÖ])[\wåäö]+)?)?|kommunen|kommunens|"
    r"landstinget|landstingets|länet|länets|vår|vi|oss|förvaltningen|nämnden|"
    r"(?-i:[A-ZÅÄÖ])[a-zåäö]+s?\skommuns?|(?!Regionerna|Kommunerna|Staten|Regeringen|Totalt)(?-i:[A-ZÅÄÖ])[a-zåäö]+)"
)
_TO_REGION = re.compile(
    rf"\b(?:{_REGION}\s(?:får|fick|har\sfått|har\serhållit|erhåller|erhöll|tilldelas|"
    rf"tilldelades|har\stilldelats|har\sbeviljats|beviljas|beviljades|del|andel)\b"
    rf"|(?:får|fick|erhåller|erhöll|tilldelas|tilldelades|beviljas|beviljades|tilldelats)\s{_REGION}\b|"
    rf"regionens\sdel|för\sregionens\sdel|till\s(?:regionen|kommunen|länet)\b|kan\suppgå\still"
    rf"|prestations\w*|grundbelopp\w*|bonus\w*|\bdelen\b|(?:erhöll|erhållit|tilldelats|beviljats|fått)\b)",
    re.IGNORECASE,
)
_ALL_REGIONS = re.compile(
    r"\b(?:regionerna|kommunerna|landstingen|nationellt|i landet|staten|regeringen|fördelas|betalas ut)\b",
    re.IGNORECASE,
)
_ONE_REGION = re.compile(r"\b(?:regionen|regionens|kommunen|kommunens|landstinget|länet|vår|vi)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:regionens|kommunens|landstingets|länets|vår)\s(?:andel|del)\b", re.IGNORECASE)
_AFTER_NATIONAL = re.compile(
    r"(?:\s\w+){0,3}?\s(?:nationellt|i\s(?:hela\s)?landet|till\s(?:landets\s)?(?:regionerna|kommunerna|regioner|"
    r"kommuner))\b",
    re.IGNORECASE,
)
_AFTER_REGIONAL = re.compile(r"\s(?:till\s(?:regionen|kommunen|länet|Region\s)|för\s(?:regionen|kommunen))")
_NATIONAL = re.compile(
    r"\b(?:nationellt|i\s(?:hela\s)?landet|(?:överenskommelsen|satsningen|statsbidraget|bidraget|"
    r"överenskommelserna)\b.{0,40}\b(?:omfattar|omfattade|uppgår|uppgick|består|innehåller)|"
    r"(?:staten|regeringen)\s(?:avsätter|avsatte|satsar|har\savsatt|fördelar|tillför|tillskjuter)|avsätts|"
    r"avsattes|avsatts|till\s(?:landets\s)?(?:regionerna|kommunerna|regioner|kommuner)|av\stotalt)\b",
    re.IGNORECASE,
)


def find_grants(document: Document, *, anchor: date | None = None) -> list[Grant]:
    """The grants in the order of the text; empty where the document names no agreement's or state grant's money.

    Amounts are millions of SEK. A national and a regional amount in one sentence are one grant; further regional
    amounts (base amount, performance part) are grants of their own.
    """
    reader = PeriodReader(document, anchor)
    zone = _zone(document)
    titles = _titles(document)
    found: list[Grant] = []
    for passage in passages(document):
        heading = passage.heading
        inside = heading is not None and heading.start in zone
        title = titles.get(heading.start) if heading else None
        spans = sentences(document.text, passage.start, passage.end)
        money: dict[tuple[int, int], list[AmountMention]] = {}
        for amount in find_amounts(document.text, passage.start, passage.end):
            if amount.unit in _IN_MSEK:
                money.setdefault(sentence_of(amount, spans), []).append(amount)
        for (start, end), here in money.items():
            if _speaks_of_grant(document, passage, start, end, inside):
                year = _year_of(reader, document, here[0], (start, end), passage)
                found += _grants_of(document, here, start, end, title, year, inside)
    return found


def _zone(document: Document) -> set[int]:
    """The starts of the headings under which every passage speaks of agreements: a heading such as "Nationella
    överenskommelser" and those after it, until one whose title and text speak of none."""
    zone: set[int] = set()
    level: int | None = None
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    for index, block in enumerate(headings):
        title = document.quote(block.start, block.end)
        following = (h.start for h in headings[index + 1 :] if not _is_year(document.quote(h.start, h.end)))
        end = next(following, len(document.text))
        if _GRANT_HEADING.search(title):
            level = block.level
        elif level is not None and block.level <= level and not _is_year(title):
            own_text = document.text[block.end : end]
            if own_text.strip() and not _CONTINUES.search(title + " " + own_text):
                level = None
        if level is not None:
            zone.add(block.start)
    return zone


def _is_year(title: str) -> bool:
    return bool(re.fullmatch(r"(?:år\s)?20\d\d", title.strip(), re.IGNORECASE))


def _titles(document: Document) -> dict[int, str]:
    """For each heading's start the nearest heading that names something: "2023" stands under the agreement's own."""
    named: dict[int, str] = {}
    last = ""
    for block in document.headings():
        title = document.quote(block.start, block.end)
        if not is_generic_title(title):
            last = title
        if last:
            named[block.start] = last
    return named


def _speaks_of_grant(document: Document, passage: Passage, start: int, end: int, inside: bool) -> bool:
    sentence = document.text[start:end]
    if _NO_GRANT.search(sentence) or (_USED.search(sentence) and not _RECEIVED.search(sentence)):
        return False
    if not _GIVES.search(sentence):
        return False
    if inside:
        return True
    if not _GRANT_WORD.search(sentence):
        # a sentence further on in a passage about an agreement: "Regionens andel är 12 mnkr"
        before = document.text[max(passage.start, start - _REACH) : start]
        return bool(
            _GRANT_WORD.search(before)
            and _STATE.search(before)
            and re.search(
                r"\b(?:andel(?:en)?|prestations\w+|grundbelopp\w*|den andra delen|till regionerna|till kommunerna|"
                r"block \d)\b",
                sentence,
                re.I,
            )
        )
    around = document.text[max(passage.start, start - _REACH) : min(passage.end, end + _REACH)]
    title = document.quote(passage.heading.start, passage.heading.end) if passage.heading else ""
    return bool(_STATE.search(around) or _STATE.search(title))


def _year_of(
    reader: PeriodReader, document: Document, amount: AmountMention, sentence: tuple[int, int], passage: Passage
) -> int | None:
    period = reader.period(amount.start, sentence, (passage.start, passage.end), passage.heading)
    own = re.search(
        r"\b(20\d\d)\sårs\s(?:överenskommelse|medel|statsbidrag|bidrag)|\b(?:för|år)\s(20\d\d)\b",
        document.text[slice(*sentence)],
    )
    if own:
        return int(own.group(1) or own.group(2))
    return int(period[:4]) if period and period[:4].isdigit() else None


def _grants_of(
    document: Document,
    amounts: list[AmountMention],
    start: int,
    end: int,
    title: str | None,
    year: int | None,
    inside: bool,
) -> list[Grant]:
    """The grants of one sentence: national total and regional amounts told apart by the words beside them."""
    text = document.text
    national: list[AmountMention] = []
    regional: list[AmountMention] = []
    last, kind = start, _kind_of_sentence(text[start:end])
    for index, amount in enumerate(amounts):
        stop = amounts[index + 1].start if index + 1 < len(amounts) else end
        before, after = text[last : amount.start], text[amount.end : min(stop, amount.end + 60)]
        last = amount.end
        if _DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(after):
            continue
        kind = (
            _kind_of_amount(before, after, text[start : amount.start]) or kind
        )  # "varav 12 mnkr avser ..." is of the kind before it
        (national if kind == "national" else regional).append(amount)
    if not national and not regional:
        return []
    name = (
        grant_name(text[start:end], title if inside or (title and _GRANT_HEADING.search(title)) else None)
        or title
        or _first_word(text[start:end])
    )
    evidence = Evidence(start, end, document.quote(start, end), GRANT.name, document.page_at(start))
    # a national and a regional amount in one sentence are one grant, further amounts are grants of their own
    pairs: list[tuple[AmountMention | None, AmountMention | None]] = []
    if national and regional:
        pairs.append((national.pop(0), regional.pop(0)))
    pairs += [(amount, None) for amount in national] + [(None, amount) for amount in regional]
    return [
        Grant(
            evidence,
            name=name,
            year=year,
            national_total_msek=_msek(total),
            region_amount_msek=_msek(share),
            hedge=next((amount.hedge for amount in (share, total) if amount), None),
        )
        for total, share in pairs
    ]


def _kind_of_amount(before: str, after: str, sentence_before: str) -> str | None:
    """national or regional, told by the words beside an amount; None where they do not tell."""
    if _AFTER_NATIONAL.match(after) or re.search(r"\bav\s(?:de|totalt|nationella)\s$", before, re.IGNORECASE):
        return "national"
    if _AFTER_REGIONAL.match(after):
        return "regional"
    if _SHARE.search(sentence_before) and not _NATIONAL.search(before):
        return "regional"
    to_region, nationally = _last(_TO_REGION, before), _last(_NATIONAL, before)
    if to_region == nationally:
        return None
    return "national" if nationally > to_region else "regional"


def _kind_of_sentence(sentence: str) -> str:
    """national for a sentence about all regions or municipalities, otherwise regional."""
    return "national" if _ALL_REGIONS.search(sentence) and not _ONE_REGION.search(sentence) else "regional"


def _first_word(sentence: str) -> str:
    """The word for a grant as the sentence prints it, where no name is told."""
    match = _GRANT_WORD.search(sentence)
    return match.group()[:1].upper() + match.group()[1:] if match else "Statsbidrag"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the pattern's last match in the text ends; -1 where there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _msek(amount: AmountMention | None) -> float | None:
    if amount is None:
        return None
    value = round(amount.value * _IN_MSEK[amount.unit], 6)
    return int(value) if value == int(value) else value


def _read_grant(match: re.Match[str]) -> tuple[tuple[float, str], ...] | None:
    """The amounts of the sentence in MSEK and their units, or None where the sentence states no grant."""
    sentence = match.string
    if _NO_GRANT.search(sentence) or not (_GIVES.search(sentence) and _GRANT_WORD.search(sentence)):
        return None
    if _USED.search(sentence) and not _RECEIVED.search(sentence):
        return None
    last, found = 0, []
    for amount in find_amounts(sentence):
        if (
            amount.unit in _IN_MSEK
            and not _DIFFERENCE_BEFORE.search(sentence[last : amount.start])
            and not _DIFFERENCE_AFTER.match(sentence[amount.end :])
        ):
            found.append((_msek(amount) or 0, amount.unit))
        last = amount.end
    return tuple(found) or None


GRANT = Rule(
    name="grant.agreement",
    kind="grant",
    pattern=r"\b(?:[öÖ]verenskommelsen|[sS]tatsbidraget|[sS]tatsbidrag|[sS]tatliga\ bidrag|"
    r"[sS]timulansmedel)\b.*\d\ (?:mnkr|mdkr|tkr|miljoner\ kronor|miljarder\ kronor|kronor)(?!\w)",
    read=_read_grant,
    examples=(
        Example(
            "[[Överenskommelsen omfattar 1,2 mdkr varav regionen får 24,5 mnkr]].",
            ((1200, "BSEK"), (24.5, "MSEK")),
            "director's report, national and regional",
        ),
        Example("Nämnden har beviljats [[statsbidrag för lovskola med 800 tkr]].", ((0.8, "KSEK"),), "invented"),
        Example("För 2024 erhöll kommunen [[stimulansmedel om drygt 3 mnkr]].", ((3, "MSEK"),), "invented"),
    ),
    near_misses=(
        "De generella statsbidragen är 14 mnkr högre än budget.",
        "Kommunen ansöker om statsbidrag med 500 tkr.",
        "Statsbidraget har ökat med 2 mnkr.",
        "Överenskommelsen gäller till och med 2025.",
    ),
    form="överenskommelser och riktade statsbidrag",
)
RULES = (GRANT,)
