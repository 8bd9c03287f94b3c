"""The period that a figure belongs to: named in its clause, or inherited from the sentence or heading before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from datetime import date
from functools import cached_property

from fullgjort.language.amounts import MONEY
from fullgjort.language.dates import find_dates
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
_SEASONS = {"vår": 21, "sommar": 22, "höst": 23, "vinter": 24}

# "Månadsrapport februari", "Delårsrapport augusti 2024": all months of the year up to that one
_REPORT = re.compile(
    rf"\b(?:månadsrapport|månadsuppföljning|månadsbokslut|periodrapport|tertialrapport|delårsrapport|"
    rf"delårsbokslut|ekonomisk(?:t)? (?:rapport|läge|"
    rf"uppföljning))\b.{{0,25}}?\b(?P<month>{_MONTH})\b(?:\s(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_YEAR_HEADING = re.compile(r"(?<![\d/.:–-])\b(?P<year>20\d\d)\s*$")
_NO_PERIOD_HEADING = re.compile(
    r"\b(?:rapport\w*|revision\w*|granskning\w*|uppdrag\w*|protokoll\w*|agenda|vision|motion\w*|lag|förordning|"
    r"sammanträde\w*|den \d+)\b",
    re.IGNORECASE,
)
_SEASON_OF = re.compile(r"\b(?P<season>vår|sommar|höst|vinter)prognos\w*", re.IGNORECASE)
_LAST_OF_MONTH = re.compile(
    rf"\b(?:per\s)?(?:den\s)?(?:sista|siste|utgången av)\s(?:dagen i\s)?(?P<month>{_MONTH})\b(?:\s(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(
    rf"\b(?:till och med|t\.?o\.?m\.?|t o m|"
    rf"ackumulerat(?: till och med)?)\s(?P<month>{_MONTH})\b(?:\smånad)?(?:\s(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_SINCE_MONTH = re.compile(
    rf"\b(?:sedan|jämfört med|mot|från)\s(?P<month>{_MONTH})\b(?!\s(?P<year>20\d\d))", re.IGNORECASE
)
_SAME_PERIOD = re.compile(r"\bsamma\s(?:period|månad|tid)\s(?:år\s)?(?P<year>20\d\d)\b", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:jämfört med|(?:att )?jämföras? med|i jämförelse med|än(?!\s(?:\d|hälften)))\b", re.IGNORECASE
)
_DEADLINE = re.compile(r"\b(?:senast|innan|före|tidigast|beslut inför)\s*(?:den\s)?$", re.IGNORECASE)
_TOWARDS = re.compile(r"\b(?:till|inför)\s(?:den\s)?(?:kommande\s)?$", re.IGNORECASE)
_FIRST_MONTH = {
    21: 3,
    22: 6,
    23: 9,
    24: 12,
    33: 1,
    34: 4,
    35: 7,
    36: 10,
    37: 1,
    38: 5,
    39: 9,
    40: 1,
    41: 7,
}  # of the seasons and quarters of EDTF
_SINCE = re.compile(r"\b(?:sedan|från(?: och med)?|fr\.?o\.?m\.?)\s(?:den\s)?$", re.IGNORECASE)
_MEASURED = MONEY | {"percent", "percentage_points", "persons", "factor"}
_NOT_OF_THE_YEAR = re.compile(
    r"\b(?:skulle|kan|kommer att|mål(?:et)?|planeras|beräknas|från\s.{1,40}\still)\b", re.IGNORECASE
)
_FOLLOW_UP = re.compile(
    r"\b(?:\w*direktörens\srapport|rd-rapport|månadsrapport|årsrapport|verksamhetsberättelse|återrapportering|"
    r"lägesrapport|uppföljningsrapport)\b",
    re.IGNORECASE,
)
# A case's number on a line of its own below its heading
_REGISTRY_NUMBER = re.compile(r"(?:dnr:?\s)?[A-ZÅÄÖ]{1,5}[ -]?\d{2,4}[/:-]\d[\w./:-]*", re.IGNORECASE)
_REACH = 1500  # how far back in a passage a period is carried, in characters
_RECENT_YEARS = 3
# the day of a decision and a plan's years say nothing about when the next sentence's figure was counted
_NOT_CARRIED = re.compile(r"\d{4}-\d\d-\d\d|\d{4}/\d{4}")
_LOOKS_AHEAD = re.compile(
    r"\b(?:ska|skall|kommer|planer\w+|beräkna[ds]|vänta[ds]|bedöms|prognos\w*|blir|senast|mål\w*|kan)\b", re.IGNORECASE
)
# "Prognosen för helåret", "helårsprognosen": the whole year, in whatever month it is made
_WHOLE_YEAR = re.compile(
    r"\bhelår(?:et|s\w*)?\b|\bprognos\w*\s(?:för|på|över)\s(?:hela\s)?(?:året|helår\w*)\b", re.IGNORECASE
)
# "vid samma tid i fjol", "motsvarande period förra året": what the passage is about, a year before
_LAST_YEAR = re.compile(
    r"\b(?:samma|motsvarande)\s(?:tid|period|månad|kvartal|datum|vecka|dag)\w*\s(?:i\sfjol|förra\såret|föregående\sår|"
    r"(?:ett\s)?år(?:et)?\s(?:innan|före|tidigare|dessförinnan))\b",
    re.IGNORECASE,
)
# "mellan 2020 och 2022", "från år 2020 till år 2022"
_BETWEEN = re.compile(
    r"\b(?:mellan|från|under)\s(?:åren\s|år\s)?(?P<first>(?:19|20)\d\d)\s(?:och|till(?:\soch\smed)?|–|-)\s(?:år\s)?(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrån\s(?:\S+\s){0,3}?\d[\d\s,]*\S*(?:\s\S+){0,3}?\still\s", re.IGNORECASE)
# "till 689 under 2021": the time right behind a figure is its own
_RIGHT_BEHIND = re.compile(
    r"[\d\s,.]*(?:\s?[a-zåäö%]+){0,2}?\s(?:under|i|år|per|för|den)\s(?:år\s|den\s)?", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:för närvarande|i nuläget|i dagsläget|just nu|i skrivande stund)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:under året|i år|årets(?!\s(?:slut|början|utgång|ingång))|(?:början|inledningen) av året|tidigt på året|"
    r"hittills i år|under perioden)\b",
    re.IGNORECASE,
)


def period_of_report(title: str, anchor: date | None) -> str | None:
    """The months that a periodical report covers: "Månadsrapport februari" in 2023 is 2023-01/2023-02; else None."""
    match = _REPORT.search(title)
    if not match:
        return None
    month = _MONTHS.index(match.group("month").casefold()) + 1
    year = _year(match.group("year"), month, anchor)
    return _first_months(year, month) if year else None


def _first_months(year: int, month: int) -> str:
    return f"{year}-01" if month == 1 else f"{year}-01/{year}-{month:02d}"


def _year_before(edtf: str) -> str:
    """An EDTF value with all its years a year earlier."""
    return re.sub(r"\b\d{4}(?=-|/|$)", lambda year: str(int(year.group()) - 1), edtf)


def _year(printed: str | None, month: int, anchor: date | None) -> int | None:
    """The printed year, or the latest in which the month had begun by the anchor; None without either."""
    if printed:
        return int(printed)
    if anchor is None:
        return None
    return anchor.year if month <= anchor.month else anchor.year - 1


_PART_WORDS = re.compile(r"kvartal|\bkv\b|tertial|halvår|halvan|hälften|\b[QTH]\d", re.IGNORECASE)


class PeriodReader:
    """Reads periods in one document. Only what the text says is given; "för närvarande" takes the anchor."""

    def __init__(self, document: Document, anchor: date | None) -> None:
        self.text = document.text
        self.document = document
        self.anchor = anchor
        self._of_heading = self._periods_of_headings()
        self._passage: tuple[int, int] | None = None  # the passage last read, with its sentences
        self._spans: list[tuple[int, int]] = []
        self._carried_from: dict[tuple[int, int], str | None] = {}  # what each sentence hands on

    def _periods_of_headings(self) -> dict[int, tuple[str, bool]]:
        """For each heading's start the period that its text lies in, and whether a periodical report says it."""
        found: dict[int, tuple[str, bool]] = {}
        report: tuple[int, str] | None = None
        last: int | None = None
        for block in self.document.blocks:
            if block.kind is not BlockKind.HEADING:
                continue
            title = self.document.quote(block.start, block.end)
            if report and block.level <= report[0]:
                report = None
            if own := period_of_report(title, self.anchor):
                report = (block.level, own)
            if _REGISTRY_NUMBER.fullmatch(title) and last is not None and last in found:
                found[block.start] = found[last]
                continue
            last = block.start
            if report:
                found[block.start] = (report[1], True)
            elif (season := _SEASON_OF.search(title)) and self.anchor:
                number = _SEASONS[season.group("season").casefold()]
                found[block.start] = (f"{self.anchor.year}-{number}", False)
            elif part := self._part_of_year(title):
                found[block.start] = (part, True)
            elif (year := _YEAR_HEADING.search(title)) and not _NO_PERIOD_HEADING.search(title):
                found[block.start] = (year.group("year"), False)
        return found

    def _part_of_year(self, title: str) -> str | None:
        """The quarter, third or half of a year that a heading names ("Ej verkställda beslut, andra kvartalet")."""
        if not _PART_WORDS.search(title) or re.search(
            r"\b(?:prognos|plan|budget|inför|uppdrag)\w*\b", title, re.IGNORECASE
        ):
            return None
        for mention in find_dates(title, anchor=self.anchor):
            if mention.edtf and re.fullmatch(r"\d{4}-(?:3[3-9]|4[01])", mention.edtf):
                return self._past(mention.edtf, title[mention.start : mention.end], title)
        return None

    def period(
        self, position: int, sentence: tuple[int, int], passage: tuple[int, int], heading: Block | None
    ) -> str | None:
        """The period of the figure at `position`, EDTF; None where the text does not tell it.

        The figure's own clause counts first, then the sentences before it in the passage, then the heading.
        """
        start, end = sentence
        inherited, is_report = self._of_heading.get(heading.start, (None, False)) if heading else (None, False)
        report = inherited if is_report else None
        comparisons = [start + match.start() for match in _COMPARISON.finditer(self.text[start:end])]
        clause_start = max((place for place in comparisons if place < position), default=start)
        clause_end = min((place for place in comparisons if place > position), default=end)
        compared = clause_start > start
        if compared and (same := self._same_period_of(clause_start, clause_end, position, report)):
            return same
        if (
            self.anchor
            and _WHOLE_YEAR.search(self.text[start:end])
            and not re.search(r"\b20\d\d\b", self.text[start:end])
        ):
            return str(self.anchor.year)
        if (back := _LAST_YEAR.search(self.text, clause_start, clause_end)) is not None:
            about = report or self._carried(passage, start) or self._named(start, back.start(), position) or inherited
            now = about or (f"{self.anchor.year}-{self.anchor.month:02d}" if self.anchor else None)
            return _year_before(now) if now else None
        if (years := _BETWEEN.search(self.text, clause_start, clause_end)) is not None:
            return self._between(years, clause_start, position)
        own = self._since(start, end, report) or self._named(clause_start, clause_end, position)
        if own is None and compared and not re.search(r"\bföregående|\bförra", self.text[clause_start:end]):
            own = self._named(start, comparisons[0], position)
        if own:
            return own
        carried = self._carried(passage, start)
        if self.anchor and _NOW.search(self.text[start:end]):
            return f"{self.anchor.year}-{self.anchor.month:02d}"
        if _THIS_YEAR.search(self.text[start:end]):  # "under året" is the year that the passage is about
            return (carried or inherited or str(self.anchor.year if self.anchor else ""))[:4] or None
        return carried or inherited

    def _between(self, years: re.Match[str], start: int, position: int) -> str:
        """The years that a sentence spans ("Mellan 2020 och 2022 kom 41 ärenden"); of a change "från 780 till 1 035" the
        first year for what it was, the last for what it became."""
        whole = f"{years['first']}/{years['last']}"
        change = _FROM_TO.search(self.text, start, max(position, start))
        if change is not None:
            return years["last"]
        before = re.search(r"\bfrån\s(?:\S+\s){0,2}?$", self.text[start:position], re.IGNORECASE)
        return years["first"] if before else whole

    def reported_year(self, sentence: tuple[int, int], unit: str) -> str | None:
        """The year of a report that follows something up, for what it measures without naming a time; None otherwise.

        Only measured quantities (money, shares, persons): counts of things ("fyra perspektiv") have no time. Goals,
        conditions and changes "från ... till ..." are not of the year either.
        """
        if self.anchor is None or unit not in _MEASURED or not self._follows_up:
            return None
        return None if _NOT_OF_THE_YEAR.search(self.text[slice(*sentence)]) else str(self.anchor.year)

    @cached_property
    def _follows_up(self) -> bool:
        titles = (self.document.quote(block.start, block.end) for block in self.document.headings())
        return _FOLLOW_UP.search(self.text[:1500]) is not None or any(_FOLLOW_UP.search(title) for title in titles)

    def _same_period_of(self, start: int, end: int, position: int, report: str | None) -> str | None:
        """ "jämfört med samma period 2022 då den var 8,97 procent": the reported months, in the named year."""
        match = _SAME_PERIOD.search(self.text[start:end])
        if match is None or start + match.end() > position:
            return None
        year = match.group("year")
        return re.sub(r"\b\d{4}(?=-)", year, report) if report else year

    def _since(self, start: int, end: int, report: str | None) -> str | None:
        """ "Sedan december har ... ökat" in a report until February: December to February."""
        match = _SINCE_MONTH.search(self.text[start:end])
        if match is None or report is None:
            return None
        until = report.rsplit("/", 1)[-1]
        month = _MONTHS.index(match.group("month").casefold()) + 1
        year = int(until[:4]) if month <= int(until[5:7]) else int(until[:4]) - 1
        return f"{year}-{month:02d}/{until}"

    def _named(self, start: int, end: int, position: int, *, carried: bool = False) -> str | None:
        """The period that a clause names, nearest to the position; dates before it are nearer than dates after it.
        A deadline counts only for a goal in its own clause."""
        text = self.text[start:end]
        for pattern in (_LAST_OF_MONTH, _TO_MONTH):
            if match := pattern.search(text):
                month = _MONTHS.index(match.group("month").casefold()) + 1
                year = _year(match.group("year"), month, self.anchor)
                if year:
                    return (
                        f"{year}-{month:02d}-{monthrange(year, month)[1]}"
                        if pattern is _LAST_OF_MONTH
                        else _first_months(year, month)
                    )
        candidates = []
        for mention in find_dates(self.text, start, end, anchor=self.anchor):
            if mention.edtf is None or mention.start <= position < mention.end:
                continue
            if self.text[mention.start : mention.end].casefold() in {"år", "året", "under året", "i år"}:
                continue  # the year that the passage is about, see `period`
            if carried and _NOT_CARRIED.fullmatch(mention.edtf):
                continue
            before = self.text[max(start, mention.start - 25) : mention.start]
            deadline = bool(_DEADLINE.search(before))
            if carried and deadline:
                continue
            distance = position - mention.end if mention.start < position else 2 * (mention.start - position)
            edtf = self._before_season(mention.edtf, mention.start, mention.end)
            if not _TOWARDS.search(before):
                edtf = self._past(edtf, self.text[mention.start : mention.end], text)
            if carried and self._lies_ahead(edtf, before):
                continue
            if carried and _SINCE.search(before):
                edtf = edtf[:4]
            if mention.start > position and _RIGHT_BEHIND.fullmatch(self.text, position, mention.start):
                distance = -1  # right behind the figure
            candidates.append((deadline, distance, edtf))
        return min(candidates)[2] if candidates else None

    def _lies_ahead(self, edtf: str, before: str) -> bool:
        """Whether a time is what a sentence looks forward to ("till sommarens tjänster", "inför hösten", or a season
        after the document's day): what the next sentence counts was not counted then."""
        if len(edtf) > 4 and _TOWARDS.search(before):
            return True
        first = re.match(r"(?P<year>\d{4})-(?P<part>\d\d)", edtf)
        if self.anchor is None or first is None:
            return False
        month = _FIRST_MONTH.get(int(first["part"]), int(first["part"]))
        return (int(first["year"]), month) > (self.anchor.year, self.anchor.month)

    def _before_season(self, edtf: str, start: int, end: int) -> str:
        """ "Inför sommaren 2021 slogs ... samman" happened in that year, not in that summer."""
        before, after = self.text[max(0, start - 8) : start], self.text[end : end + 20]
        past = re.match(r"\s(?:\w+(?:des|ades|tes|gs|öts)|var|fanns|hade|gjorde)\b", after)
        if re.fullmatch(r"\d{4}-2[1-4]", edtf) and re.search(r"\binför\s$", before, re.IGNORECASE) and past:
            return edtf[:4]
        return edtf

    def _past(self, edtf: str, printed: str, sentence: str) -> str:
        """A month, a season or a part of a year without a year, ahead of the document's day, that a sentence looks back
        on ("under våren har", "från januari till juni var"): the year before."""
        first = re.search(r"(?P<year>\d{4})-(?P<part>\d\d)(?:-\d\d)?$", edtf)
        if self.anchor is None or first is None or re.search(r"\d{4}", printed):
            return edtf
        month = _FIRST_MONTH.get(int(first["part"]), int(first["part"]))
        ahead = (int(first["year"]), month) > (self.anchor.year, self.anchor.month)
        return _year_before(edtf) if ahead and not _LOOKS_AHEAD.search(sentence) else edtf

    def _sentences(self, passage: tuple[int, int]) -> list[tuple[int, int]]:
        if self._passage != passage:
            self._passage, self._spans = passage, sentences(self.text, *passage)
        return self._spans

    def _carried(self, passage: tuple[int, int], before: int) -> str | None:
        """The period of the nearest sentence before in the passage that names one, comparisons and deadlines aside.

        What lies after the document's date cannot be when something was counted, and what lies years before it is
        history; "sedan hösten 2017" gives the year.
        """
        spans = self._sentences(passage)
        for index in range(bisect_left(spans, (before, 0)) - 1, -1, -1):
            first, last = spans[index]
            if first < before - _REACH:
                return None
            if (first, last) not in self._carried_from:
                comparison = _COMPARISON.search(self.text, first, last)
                stop = comparison.start() if comparison else last
                named = self._named(first, stop, stop, carried=True)
                recent = named and (self.anchor is None or 0 <= self.anchor.year - int(named[:4]) <= _RECENT_YEARS)
                self._carried_from[first, last] = named if recent else None
            if carried := self._carried_from[first, last]:
                return carried
        return None
