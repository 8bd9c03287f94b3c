"""Which parts of an assignment one report answers, told by its words: a part's own words found in a sentence that
says that something is done. What only says that work goes on answers nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fullgjort.language.sentences import sentences
from fullgjort.linking.part_marks import Marks, marks_of, says_own_verb, shares
from fullgjort.linking.part_words import part_words


@dataclass(frozen=True, slots=True)
class PartsAnswered:
    """Indexes (from 0), rising: the parts that the report answers, and those it leaves out or says are still going on.
    Both are empty where nothing can be told: a report of the whole, or of one without parts.

    `other` is how many more statements tell of something that is done and are about none of the parts by their words:
    each may be the answer to one of them in quite other words."""

    answered: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    other: int = 0


ENOUGH = 0.26  # the share of a part's words that must be found in a sentence which no other part fits as well
PLENTY = 0.55  # the share that tells by itself
CLEARLY = 0.08  # by how much the best part must fit better than the next
SOME = 0.2  # the share that is enough for a part left over in a sentence left over
FEW = 0.1  # and where the whole is said to be done


def parts_answered(parts: Sequence[str], report: str) -> PartsAnswered:
    """The parts that this one report answers, and those it skips.

    Told by order words first ("a)", "punkt 2", "båda delarna"), then by the parts' own words."""
    if len(parts) < 2 or not report.strip():
        return PartsAnswered()
    marks = marks_of(tuple(parts))
    words = part_words()
    clauses = [(place, clause, named, shares(marks, clause)) for place, clause, named in _clauses(report, len(parts))]
    whole_done = bool(_WHOLE_DONE.search(report)) and not words.going_on.search(report)
    parts_left = bool(words.rest.search(report))
    # where the work as a whole goes on, what was done may be a step on the way and no answer
    on_the_way = not parts_left and any(
        words.going_on.search(clause) and _WHOLE.search(clause) and not named for _, clause, named, _ in clauses
    )
    answered: set[int] = set()
    going_on: set[int] = set()
    unexplained: list[tuple[int, list[float]]] = []
    explained: set[int] = set()  # the sentences that are about a part, or tell how the work was done
    for place, clause, named, held in clauses:
        done = _says_done(clause) or (
            whole_done and not _WHOLE_DONE.search(clause) and not words.going_on.search(clause)
        )
        fitting = list(named) or _fitting(held)
        if done and on_the_way and not named:
            fitting = [number for number in fitting if _says_finished(clause, marks[number])]
        (answered if done else going_on).update(fitting)
        if fitting or _WHOLE_DONE.search(clause) or words.process.search(clause):
            explained.add(place)
        elif done:
            unexplained.append((place, held))
    other = 0
    if answered or whole_done or parts_left:
        left = [number for number in range(len(parts)) if number not in answered and number not in going_on]
        found = _by_elimination(left, unexplained, whole_done or parts_left)
        answered |= found.keys()
        other = len({place for place, _ in unexplained} - explained - set(found.values()))
    if not answered:
        return PartsAnswered((), tuple(sorted(going_on)), other)
    skipped = tuple(number for number in range(len(parts)) if number not in answered)
    return PartsAnswered(tuple(sorted(answered)), skipped, other)


# ---- what a sentence says -------------------------------------------------------------------------------------


def _says_done(clause: str) -> bool:
    """Whether a clause tells of something that is done, and not of what is going on or promised."""
    words = part_words()
    return not words.going_on.search(clause) and bool(words.done.search(clause))


# "Uppdraget pågår", "Redovisningen skjuts upp", "Pågår enligt plan": of the whole, and of no part
_WHOLE = re.compile(
    r"\b(?:uppdrag(?:et|en)?|arbete[tn]?|ärendet|frågan|redovisning(?:en)?|svaret|tids?plan(?:en)?|underlag(?:et)?)\b"
    r"|\A\W*(?:pågå|påbörja|fortsätter|fortgå|fortlöp|försena|fördröj|ej\s|inte\s)",
    re.IGNORECASE,
)


def _says_finished(clause: str, marks: Marks) -> bool:
    """Whether a clause says that a part is finished, or does what the part's own verb asks for: "Kartläggningen är
    klar", "Cheferna har utbildats" and not "Avtal om utbildning har tecknats"."""
    return bool(part_words().finished.search(clause)) or says_own_verb(marks, clause)


_CUT = re.compile(
    r";\s+|,?\s+(?:men|medan|däremot)\s+"
    # "Planen är antagen och chefer har utbildats": two statements
    r"|,?\s+(?:och|samt)\s+(?=(?:[\w-]+\s+){1,4}?(?:har|är|blev|pågår|återstår|fortsätter|planeras)\b)"
)
_ORDER = re.compile(
    r"""(?:\A|(?<=[.;:\n])\s*|\s\(?)
        (?: (?:del)?punkt(?:en)?\s+(?P<point>\d{1,2}|[a-j])\b[).:]? | del(?:uppdrag)?\s+(?P<part>\d{1,2}|[a-j])\b[).:]?
          | (?P<letter>[a-j])\)(?=\s) | (?P<number>\d{1,2})\)(?=\s) )""",
    re.VERBOSE | re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"(?m)^\s*(?P<number>\d{1,2})\.\s")
_PART_WORD = r"(?:del(?:en|uppdraget|punkten)?|punkten|att-satsen|uppdraget|deluppdraget|frågan)"
_WHICH = r"första|andra|tredje|fjärde|femte|sista"
_FIRST = re.compile(rf"\b(?P<which>{_WHICH})\s+{_PART_WORD}\b|\bdet\s+(?P<also>{_WHICH})\s+uppdraget\b", re.IGNORECASE)
_ALL_OF = r"(?:del(?:ar|arna|uppdrag(?:en)?|punkter(?:na)?)?|uppdrag(?:en)?|punkter(?:na)?|att-satser(?:na)?|frågorna)"
_ALL = re.compile(
    rf"\b(?:(?:båda|bägge|samtliga|alla)\s+(?:\w+\s+)?{_ALL_OF}|uppdragets\s+(?:alla|samtliga|båda)\s+delar)\b",
    re.IGNORECASE,
)
_PLACES = {"första": 0, "andra": 1, "tredje": 2, "fjärde": 3, "femte": 4}


def _clauses(report: str, count: int) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """The report's clauses: the number of the sentence of each, its words, and the parts that it names by order (empty
    where it names none)."""
    place = 0
    for segment, number in _segments(report, count):
        for start, end in sentences(segment):
            place += 1
            for clause in _CUT.split(segment[start:end]):
                if clause.strip():
                    yield place, clause, (number,) if number is not None else _named(clause, count)


def _segments(report: str, count: int) -> Iterator[tuple[str, int | None]]:
    """The report cut where its own numbers stand; a number tells the part, None for the words before the first."""
    found: list[tuple[int, int, int]] = []
    for match in (*_ORDER.finditer(report), *_LINE_NUMBER.finditer(report)):
        named = next(value for value in match.groupdict().values() if value)
        number = int(named) - 1 if named.isdecimal() else ord(named.casefold()) - ord("a")
        if 0 <= number < count:
            found.append((match.start(), match.end(), number))
    found.sort()
    # one bare number alone is no order: "1) Inledning"
    if len({number for _, _, number in found}) < 2 and not re.search(r"\b(?:punkt|del)", report, re.IGNORECASE):
        found = []
    position, current = 0, None
    for start, end, number in found:
        if report[position:start].strip():
            yield report[position:start], current
        position, current = end, number
    if report[position:].strip():
        yield report[position:], current


def _named(clause: str, count: int) -> tuple[int, ...]:
    if _ALL.search(clause):
        return tuple(range(count))
    named = set()
    for match in _FIRST.finditer(clause):
        which = (match["which"] or match["also"]).casefold()
        number = count - 1 if which == "sista" else _PLACES[which]
        if number < count:
            named.add(number)
    return tuple(sorted(named))


# ---- which part a sentence is about ---------------------------------------------------------------------------


def _fitting(shares: Sequence[float], enough: float = ENOUGH) -> list[int]:
    """The parts that a clause is about: the one whose words it holds most of, and every other that it holds plenty of."""
    order = sorted(range(len(shares)), key=lambda number: -shares[number])
    found = [number for number in order if shares[number] >= PLENTY]
    second = shares[order[1]] if len(order) > 1 else 0.0
    if not found and shares[order[0]] >= enough and shares[order[0]] - second >= CLEARLY:
        found = [order[0]]
    return found


_WHOLE_DONE = re.compile(
    r"\buppdrag(?:et|en)?\b.{0,60}\b(?:genomför[td]a?|slutför[td]a?|klara?t?|fullgjor[td]a?|avsluta[dt]e?|verkställ[td]a?)\b",
    re.IGNORECASE,
)


def _by_elimination(
    left: Sequence[int], clauses: Sequence[tuple[int, list[float]]], whole_done: bool
) -> dict[int, int]:
    """The parts among those left that the clauses left fit best, though by few words, with the sentence that each is
    told in; more is believed where the report says that the whole is done."""
    found: dict[int, int] = {}
    for place, held in clauses:
        open_ = [number for number in left if number not in found]
        fitting = _fitting([held[number] for number in open_], FEW if whole_done else SOME) if open_ else []
        found.update((open_[one], place) for one in fitting)
    return found
