"""Which parts of an assignment one report answers, told by its words: a part's own words found in a sentence that
says that something is done. What only says that work goes on answers nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fullgjort.language.sentences import sentences
from fullgjort.linking.part_words import kinship, part_words, stem


@dataclass(frozen=True, slots=True)
class PartsAnswered:
    """Indexes (from 0), rising: the parts that the report answers, and those it leaves out or says are still going on.
    Both are empty where nothing can be told: a report of the whole, or of one without parts."""

    answered: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stem of a part and how much it tells of it. `names` marks a verb that can stand for the whole task as a noun:
    "inventera" in "Inventeringen visar"."""

    stem: str
    weight: float
    names: bool = False


ENOUGH = 0.26  # the share of a part's words that must be found in a sentence which no other part fits as well
PLENTY = 0.55  # the share that tells by itself
MOST = 4.0  # the weight of a part's words is not counted beyond it: an answer never repeats a long task whole
CLEARLY = 0.08  # by how much the best part must fit better than the next


def parts_answered(parts: Sequence[str], report: str) -> PartsAnswered:
    """The parts that this one report answers, and those it skips.

    Told by order words first ("a)", "punkt 2", "båda delarna"), then by the parts' own words."""
    if len(parts) < 2 or not report.strip():
        return PartsAnswered()
    marks = _marks(tuple(parts))
    answered: set[int] = set()
    going_on: set[int] = set()
    for clause, numbers in _clauses(report, len(parts)):
        done = _says_done(clause)
        fitting = numbers if numbers else _fitting(marks, clause)
        (answered if done else going_on).update(fitting)
    if not answered:
        return PartsAnswered((), tuple(sorted(going_on)))
    return PartsAnswered(
        tuple(sorted(answered)), tuple(number for number in range(len(parts)) if number not in answered)
    )


# ---- what a sentence says -------------------------------------------------------------------------------------


def _says_done(clause: str) -> bool:
    """Whether a clause tells of something that is done, and not of what is going on or promised."""
    words = part_words()
    return not words.going_on.search(clause) and bool(words.done.search(clause))


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


def _clauses(report: str, count: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The report's clauses, each with the parts that it names by order; empty where it names none."""
    for segment, number in _segments(report, count):
        for start, end in sentences(segment):
            for clause in _CUT.split(segment[start:end]):
                if clause.strip():
                    yield clause, (number,) if number is not None else _named(clause, count)


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

_WORD = re.compile(r"[^\W_]+")
_GIVEN = re.compile(r"\A.{0,120}?\buppdrag(?:et)?(?:\s+(?:till|åt|från)\s+\w+)?\s+att\s+", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=1024)
def _marks(parts: tuple[str, ...]) -> tuple[tuple[_Mark, ...], ...]:
    """The stems of each part with their weights: the verb, what it is done to, and the rest; what stands in several
    parts tells less."""
    stems = [_weighted(part) for part in parts]
    result = []
    for number, own in enumerate(stems):
        others = [other for place, other in enumerate(stems) if place != number]
        marks: list[_Mark] = []
        for word, weight in own:
            shared = sum(any(kinship(word, there) >= 0.7 for there, _ in other) for other in others)
            names = not marks and weight > 1 and not shared
            marks.append(_Mark(word, weight / (1 + shared), names))
        result.append(tuple(marks))
    return tuple(result)


# what is to come of it: "…, så att fler kan resa", "… för att korta köerna"
_PURPOSE = re.compile(
    r"(?<=\w\W)\W*(?:för\s+att|i\s+syfte\s+att|så\s+att|i\s+form\s+av|såsom|exempelvis|till\s+exempel)\b"
)


def _weighted(part: str) -> list[tuple[str, float]]:
    words = part_words()
    text = _joined(_GIVEN.sub("", part, count=1))
    found: list[tuple[str, float]] = []
    weight, verb, purpose = 1.0, True, _PURPOSE.search(text)
    for match in _WORD.finditer(text):
        word = match.group()
        if purpose and match.start() >= purpose.start():
            weight = 0.2
        elif found and word in words.prepositions:
            weight = 0.6
        if word in words.stop or word.isdecimal():
            continue
        root = stem(word)
        if verb:
            found.append((root, 0.6 if root in words.weak_verbs else 1.2))
            verb = False
        elif all(root != there for there, _ in found):
            found.append((root, weight * (0.4 if root in words.weak else 1.0)))
    return found


def _joined(text: str) -> str:
    """The words in small letters, with particle verbs as one word."""
    text = text.casefold()
    for pattern, becomes in part_words().particles:
        text = pattern.sub(becomes, text)
    return text


def _fitting(marks: tuple[tuple[_Mark, ...], ...], clause: str) -> list[int]:
    """The parts that a clause is about: the one whose words it holds most of, and every other that it holds plenty of."""
    words = part_words()
    said = [stem(word) for word in _WORD.findall(_joined(_BY_RULE.sub(" ", clause))) if word not in words.stop]
    subject = _subject(clause)
    shares = [max(_share(own, said), _named_by(own, subject)) for own in marks]
    order = sorted(range(len(marks)), key=lambda number: -shares[number])
    best, second = shares[order[0]], shares[order[1]]
    found = [number for number in order if shares[number] >= PLENTY]
    if not found and best >= ENOUGH and best - second >= CLEARLY:
        found = [order[0]]
    return found


# "enligt gällande avtal": what something was done by, and not what was done
_BY_RULE = re.compile(r"\b(?:enligt|i\s+enlighet\s+med)\s+(?:\w+\s+)?\w+", re.IGNORECASE)
_SUBJECT = re.compile(r"\W*(?:den|en|ett|denna|detta)?\s*(?P<noun>\w{5,}(?:en|et|n))\b", re.IGNORECASE)


def _subject(clause: str) -> str:
    """The stem of the definite noun that a clause begins with ("Kartläggningen visar"); empty where it is none."""
    match = _SUBJECT.match(_joined(clause))
    return stem(match["noun"]) if match else ""


def _named_by(marks: tuple[_Mark, ...], subject: str) -> float:
    """Whether the subject is the part's own verb as a noun."""
    return PLENTY if subject and marks and marks[0].names and kinship(marks[0].stem, subject) >= 0.7 else 0.0


def _share(marks: tuple[_Mark, ...], said: list[str]) -> float:
    total = sum(mark.weight for mark in marks)
    if not total:
        return 0.0
    there = sum(mark.weight * max((kinship(mark.stem, word) for word in said), default=0.0) for mark in marks)
    return there / min(max(total, 1.5), MOST)
