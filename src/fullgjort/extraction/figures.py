"""Figures: quantitative statements of fact, one for each amount, with the sentence that states it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fullgjort.extraction.figure_period import PeriodReader
from fullgjort.extraction.finding import Evidence, Figure
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.amounts import MONEY, AmountMention, find_amounts
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

# Sections whose numbers are no statements: lists of papers, addressees, attendance.
_NO_FIGURES = re.compile(
    r"^(?:bilagor|bilaga(?!\s\d{1,2}\s?[.:–-]\s?\w)|handlingar|beslutsunderlag|underlag|protokollsutdrag|expedieras|skickas|sändlista|"
    r"innehåll(?:sförteckning)?|närvarande|"
    r"tjänstgörande|beslutande|deltagande|frånvarande|ersättare|övriga deltagare|underskrifter|justering|"
    r"paragrafer|anslag|bevis)\b",
    re.IGNORECASE,
)
_CELL_WORDS = 5  # a table cell with fewer words is a value without a statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in which units and periods are inherited: a paragraph, a list item or a table's cell."""

    start: int
    end: int
    heading: Block | None


def passages(document: Document) -> Iterator[Passage]:
    """The passages that may state something: no headings, no bare table cells, no lists of papers."""
    heading: Block | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block
        elif heading and _NO_FIGURES.match(document.quote(heading.start, heading.end)):
            if block.kind is not BlockKind.TABLE and _is_statement(document.quote(block.start, block.end)):
                yield Passage(block.start, block.end, heading)  # the text after a table of contents
        elif block.kind is BlockKind.TABLE:
            for row in block.rows:
                for cell in row.cells:
                    if len(document.text[cell.start : cell.end].split()) >= _CELL_WORDS and not row.header:
                        yield Passage(cell.start, cell.end, heading)
        else:
            yield Passage(block.start, block.end, heading)


def sentence_of(amount: AmountMention, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The sentence in which an amount begins; the nearest one before it where it stands between two."""
    return spans[max(0, bisect_right(spans, (amount.start, 1 << 60)) - 1)]


def _is_statement(words: str) -> bool:
    """Whether words look like running text rather than a row of a list."""
    return len(words.split()) > 6 and words.endswith((".", ":"))


def find_figures(document: Document, *, anchor: date | None = None) -> list[Figure]:
    """The document's figures in the order of the text; empty where it states none.

    `anchor` is the document's date; with it months without a year are read. Ranges are two figures; decreases keep
    the printed value, their direction is told by `subject`.
    """
    reader = PeriodReader(document, anchor)
    found = []
    for passage in passages(document):
        amounts = find_amounts(document.text, passage.start, passage.end)
        spans = sentences(document.text, passage.start, passage.end) if amounts else []
        for amount in amounts:
            start, end = sentence_of(amount, spans)
            found.append(
                Figure(
                    Evidence(start, end, document.quote(start, end), _rule_name(amount), document.page_at(start)),
                    value=int(amount.value) if amount.value == int(amount.value) else amount.value,
                    unit=amount.unit,
                    subject=subject_of(document, amount, start, end),
                    period=reader.period(amount.start, (start, end), (passage.start, passage.end), passage.heading)
                    or reader.reported_year((start, end), amount.unit),
                    hedge=amount.hedge,
                )
            )
    return found


def _rule_name(amount: AmountMention) -> str:
    if amount.unit in MONEY:
        return MONEY_FIGURE.name
    if amount.unit in {"percent", "percentage_points", "permille"}:
        return SHARE_FIGURE.name
    if amount.unit == "factor":
        return FACTOR_FIGURE.name
    return COUNT_FIGURE.name


_VERB = re.compile(
    r"\s(?:är|var|uppgår|uppgick|har|hade|ökar|ökade|ökat|minskar|minskade|minskat|beräknas|omfattar|omfattade|"
    r"ligger|låg|blev|blir|får|fick|erhöll|kostar|kostade|sänkts|höjts|finns|fanns)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:(]\s|\s(?:varav|där|vilket|medan|men|och)\s")
_LEADING = frozenset(
    ["varav", "vilket", "där", "men", "och", "det", "detta", "som", "dels", "samt", "med", "på", "cirka", "ca"]
)
_CHANGE = (
    (
        re.compile(
            r"\b(?:minskat|minskar|minskade|minskning\w*|sänkts?|sjunkit|lägre|färre|sämre|nedgång\w*|besparing\w*)\b",
            re.I,
        ),
        "minskning",
    ),
    (
        re.compile(r"\b(?:ökat|ökar|ökade|ökning\w*|höjts?|stigit|högre|fler|bättre|uppgång\w*|\w*ökning\w*)\b", re.I),
        "ökning",
    ),
)


def subject_of(document: Document, amount: AmountMention, start: int, end: int) -> str:
    """What the figure is about, in words of the text: what is counted, or the head of its clause with the direction."""
    if amount.noun:
        return document.quote(*amount.noun)
    before = document.text[start : amount.start]
    marks = [start + mark.end() for mark in _CLAUSE.finditer(before)]
    clause_start = marks[-1] if marks else start
    head = _head_of(document.text[clause_start : amount.start]) or _head_of(before)
    around = document.text[clause_start : min(end, amount.end + 20)]
    if _ACT.match(head):  # "Anslå 150 000 kronor till badbryggan": what the money is for, never the verb
        head = re.sub(r"\s+(?:med|till|från|på)$", "", _ACT.sub("", head).strip()) or _purpose(
            document.text[amount.end : end]
        )
    direction = next((name for pattern, name in _CHANGE if pattern.search(around)), None)
    return f"{head} ({direction})" if head and direction else head


_ACT = re.compile(
    r"(?:anslår?|bevilja[rs]?|anvisa[rs]?|avsätt(?:a|er|s)|tilldela[rs]?|satsar?|reservera[rs]?|utbetala[rs]?|ge[rs]?|investerar?|"
    r"minska[rs]?|ökar?|höj(?:a|er|s)|sänk(?:a|er|s)|överför(?:a|s)?|omfördela[rs]?)(?:\s+(?:med|till|från|upp|på|om))*(?!\w)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\s+(?:per\s\w+\s+)?(?:till|för|i|som|åt)\s+(?P<what>[^.,;:()]+)")


def _purpose(after: str) -> str:
    """What money is given for, from the words after the amount; "" where they do not say."""
    found = _PURPOSE.match(after)
    return " ".join(found["what"].split()[:8]) if found else ""


def _head_of(clause: str) -> str:
    """The words before a clause's verb, at most ten, without the small words around them; "" where none is left."""
    words = _VERB.split(" " + clause)[0].split()
    while words and words[0].casefold().strip(",.;:(") in _LEADING:
        words = words[1:]
    return " ".join(words[:10]).strip(" ,.:;(–-+±")


def _read_amounts(match: re.Match[str]) -> tuple[tuple[float, str, str | None], ...] | None:
    """All amounts of the sentence in which the words stand, as (value, unit, hedge); None where it states none."""
    found = find_amounts(match.string)
    here = [a for a in found if match.start() <= a.start < match.end()]
    return tuple((a.value, a.unit, a.hedge) for a in here) or None


_NUMBER = r"(?:\d+(?:[\ \u00a0]\d{3})*(?:[.,]\d+)?)"
MONEY_FIGURE = Rule(
    name="figure.money",
    kind="figure",
    pattern=rf"(?<![\w.,/:-]){_NUMBER}\ (?:mnkr|mdkr|tkr|miljoner\ kronor|miljarder\ kronor|kronor)(?!\w)",
    read=_read_amounts,
    examples=(
        Example("Resultatet för perioden är [[14,2 mnkr]].", ((14.2, "MSEK", None),), "director's report, plain"),
        Example(
            "Intäkterna ökade med drygt [[310 tkr]] mot budget.", ((310.0, "KSEK", "over"),), "director's report, hedge"
        ),
        Example("Satsningen kostar cirka [[2,1 miljarder kronor]] nationellt.", ((2.1, "BSEK", "about"),), "invented"),
        Example("Lekplatsen kostade [[150 000 kronor]].", ((150000.0, "SEK", None),), "invented"),
    ),
    near_misses=("Ärendet har nummer KS 2019/310 kronor.", "Projektet följs i mnkr från och med 2021."),
    form="belopp med enhet",
)
SHARE_FIGURE = Rule(
    name="figure.share",
    kind="figure",
    pattern=rf"(?<![\w.,/:-]){_NUMBER}\s?(?:procentenheter|procentenhet|procent|%)(?!\w)",
    read=_read_amounts,
    examples=(
        Example("Sjukfrånvaron var [[5,4 procent]] i maj.", ((5.4, "percent", None),), "director's report, plain"),
        Example("Andelen är knappt [[40 %]].", ((40.0, "percent", "under"),), "invented"),
        Example("Täckningen steg med [[1,5 procentenheter]].", ((1.5, "percentage_points", None),), "invented"),
    ),
    near_misses=("Han är anställd på en 50-procentig tjänst.", "Andelen redovisas i procent."),
    form="andel",
)
COUNT_FIGURE = Rule(
    name="figure.count",
    kind="figure",
    pattern=r"(?<![\w.,/:§-])(?:\d+(?:[\ \u00a0]\d{3})*|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|"
    r"tolv)\s(?!\d)[a-zåäö][\w-]+",
    read=_read_amounts,
    examples=(
        Example("I länet finns [[24 vårdplatser]] öppna.", ((24.0, "count", None),), "director's report, plain"),
        Example("Cirka [[1 200 elever]] läser på sommarskola.", ((1200.0, "persons", "about"),), "invented"),
        Example("[[Två rapporter]] har lämnats till nämnden.", ((2.0, "count", None),), "number word"),
    ),
    near_misses=(
        "Sammanträdet hålls den 24 mars.",
        "Ärendet behandlas enligt 6 kap. kommunallagen.",
        "Beslutet fattades 2019 av nämnden.",
        "Väntat 90 dagar eller kortare på besök.",
        "Nämnden sammanträder två gånger per år.",
        "Arbetet följs av avdelning 51 under våren.",
    ),
    form="antal",
)
FACTOR_FIGURE = Rule(
    name="figure.factor",
    kind="figure",
    pattern=r"\b(?:för)?dubbl(?:as|at|ats|ades|erats|eras)\b",
    read=_read_amounts,
    examples=(Example("Öppettiderna på återvinningen [[fördubblas]] i vår.", ((2.0, "factor", None),), "invented"),),
    near_misses=("Dubbla budskap förvirrar invånarna.", "Rummet har dubbla dörrar mot gården."),
    form="dubblering",
)
RULES = (MONEY_FIGURE, SHARE_FIGURE, COUNT_FIGURE, FACTOR_FIGURE)
