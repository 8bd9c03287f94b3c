"""Needed words: what a text must hold for a pattern to match there, found from the pattern itself.

A rule that says "uppdrag" somewhere in every one of its ways need not be tried on a sentence without that word. The
words of all patterns are looked up in a text at once (Aho-Corasick); then a pattern is tried only where its words
stand. What is found is the same as without, only sooner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from fullgjort.language.last_text import SHORT, LastText

type Clause = frozenset[str]
"""Words, of which a match holds at least one; in small letters."""

FIGURE = "\\d"
"""Stands in a clause for any figure."""

_MOST_WORDS = 400
_MOST_COMBINED = 48
_CLAUSES = 4
_LONGEST_COST = 0.35
_FEW = 24


def needed_words(pattern: str, flags: int = 0) -> tuple[Clause, ...]:
    """What every match of the pattern holds: one word of each clause, the rarest clause first; at most four.
    Empty where the pattern needs no words worth looking for. Raises re.error for a pattern that is none."""
    exact, clauses = _sequence(parser.parse(pattern, flags))
    every = clauses if exact is None else [*clauses, frozenset(exact)]
    every = [_shortest(clause) for clause in every if "" not in clause]
    useful = sorted(
        {clause for clause in every if _cost(clause) <= _LONGEST_COST}, key=lambda one: (_cost(one), sorted(one))
    )
    return tuple(useful[:_CLAUSES])


def _shortest(clause: Clause) -> Clause:
    """The same need in fewer words: a word that holds another one of them ("avtalet", "avtal") says nothing more."""
    if len(clause) > _MOST_WORDS:
        return clause
    kept: list[str] = []
    for word in sorted(clause, key=lambda one: (one != FIGURE, len(one), one)):
        if not any(shorter in word or (shorter == FIGURE and any(map(str.isdecimal, word))) for shorter in kept):
            kept.append(word)
    return frozenset(kept)


def _cost(clause: Clause) -> float:
    """About how often one of the words stands by chance at a place of a text."""
    if len(clause) > _MOST_WORDS or any(len(word) == 1 and word.isalpha() for word in clause):
        return 1.0
    return sum(0.06 if word == FIGURE else 5.0 ** -_weight(word) for word in clause)


def _weight(word: str) -> float:
    """The letters of a word, other marks counted twice, stops less; white space says little."""
    return sum(0 if sign.isspace() else 1 if sign.isalpha() else 1.5 if sign in ".," else 2 for sign in word)


def _sequence(items: Sequence[tuple[Any, Any]]) -> tuple[set[str] | None, list[Clause]]:
    """All strings that a sequence can be, where they are few (otherwise None), and what it needs."""
    current: set[str] = {""}
    clauses: list[Clause] = []
    whole = True
    for operation, argument in items:
        exact, needs = _item(operation, argument)
        clauses += needs
        if exact is not None and len(current) * len(exact) <= _MOST_COMBINED:
            current = {left + right for left in current for right in exact}
            continue
        whole = False
        _close(clauses, current)
        current = {""}
        if exact is not None:
            if len(exact) <= _MOST_COMBINED:
                current = exact
            else:
                _close(clauses, exact)
    if whole:
        return current, clauses
    _close(clauses, current)
    return None, clauses


def _close(clauses: list[Clause], exact: set[str]) -> None:
    if "" not in exact:
        clauses.append(frozenset(exact))


def _item(operation: Any, argument: Any) -> tuple[set[str] | None, list[Clause]]:
    """The same for one part of a pattern."""
    match operation:
        case constants.LITERAL:
            return {chr(argument).lower()}, []
        case constants.IN:
            return _one_of(argument)
        case constants.CATEGORY:
            return None, [frozenset({FIGURE})] if argument is constants.CATEGORY_DIGIT else []
        case constants.ASSERT if argument[0] > 0:  # what is looked for ahead must stand in the span, too
            exact, needs = _sequence(argument[1])
            return {""}, [*needs, *([frozenset(exact)] if exact and "" not in exact else [])]
        case constants.AT | constants.ASSERT | constants.ASSERT_NOT:
            return {""}, []
        case constants.SUBPATTERN:
            return _sequence(argument[3])
        case constants.ATOMIC_GROUP:
            return _sequence(argument)
        case constants.BRANCH:
            return _branches(argument[1])
        case constants.MAX_REPEAT | constants.MIN_REPEAT | constants.POSSESSIVE_REPEAT:
            return _repeated(*argument)
        case _:
            return None, []


def _one_of(members: Sequence[tuple[Any, Any]]) -> tuple[set[str] | None, list[Clause]]:
    """A set of signs: all of them where they are few, a figure where it holds nothing else."""
    signs: set[str] = set()
    for operation, argument in members:
        if operation is constants.LITERAL:
            signs.add(chr(argument).lower())
        elif operation is constants.RANGE and argument[1] - argument[0] < 10:
            signs |= {chr(code).lower() for code in range(argument[0], argument[1] + 1)}
        elif operation is constants.CATEGORY and argument is constants.CATEGORY_DIGIT and len(members) == 1:
            return None, [frozenset({FIGURE})]
        else:
            return None, []
    if signs and all(sign.isdigit() for sign in signs):
        return None, [frozenset({FIGURE})]
    return (signs, []) if len(signs) <= _MOST_COMBINED else (None, [])


def _branches(branches: Sequence[Any]) -> tuple[set[str] | None, list[Clause]]:
    exact: set[str] | None = set()
    united: set[str] = set()
    all_need = True
    for branch in branches:
        strings, clauses = _sequence(branch)
        if exact is not None:
            exact = exact | strings if strings is not None else None
        options = clauses if strings is None else [*clauses, frozenset(strings)]
        options = [clause for clause in options if "" not in clause]
        all_need = all_need and bool(options)
        if options:
            best: Clause = _shortest(min(options, key=_cost))
            united |= best
    if exact is not None and len(exact) <= _MOST_COMBINED:
        return exact, []
    return None, [frozenset(united)] if all_need else []


def _repeated(least: int, most: Any, items: Sequence[tuple[Any, Any]]) -> tuple[set[str] | None, list[Clause]]:
    exact, clauses = _sequence(items)
    if least == 0:
        return ({*exact, ""}, []) if exact is not None and most == 1 else (None, [])
    if least == 1 and most == 1:
        return exact, clauses
    if exact is not None:
        clauses = list(clauses)
        _close(clauses, exact)
    return None, clauses


# ---- looking up -------------------------------------------------------------------------------------------------


class Guarded:
    """A compiled pattern that is tried only where the words that it needs stand. It is used like a `re.Pattern`; with
    a whole text and a span it is at its quickest, for the text is looked through once for all patterns."""

    __slots__ = ("_clauses", "_few", "pattern", "regex")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.regex = re.compile(pattern, flags)
        self.pattern = pattern
        needed = needed_words(pattern, flags)
        self._clauses = tuple(_register(clause) for clause in needed)
        few = needed[0] if needed and len(needed[0]) <= _FEW and FIGURE not in needed[0] else None
        self._few = tuple(sorted(few, key=len)) if few else ()

    @property
    def clauses(self) -> tuple[int, ...]:
        """The numbers of the clauses that a match needs; empty where it needs no words."""
        return self._clauses

    def possible(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` holds the words that a match needs; true where that is not looked up."""
        if not self._clauses:
            return True
        places = _last
        if places.text is not text or places.known != len(_clauses):
            if end - start == len(text) or len(text) < SHORT:
                return not self._few or self._holds_one(text, start, end)
            places = _places(text)
        every = places.ends
        for clause in self._clauses:
            ends = every.get(clause)
            if ends is None:
                return False
            index = bisect_right(ends, start)
            if index == len(ends) or ends[index] > end:
                return False
        return True

    def _holds_one(self, text: str, start: int, end: int) -> bool:
        small = _small(text[start:end])
        return any(word in small for word in self._few)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        stop = len(text) if end is None else end
        return self.regex.search(text, start, stop) if self.possible(text, start, stop) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        stop = len(text) if end is None else end
        return self.regex.finditer(text, start, stop) if self.possible(text, start, stop) else iter(())

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.regex.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.regex.fullmatch(text, start, len(text) if end is None else end)


@dataclass(frozen=True, slots=True)
class _Index:
    """What a text holds of a set's words: the ends of one word of each pattern with the group of patterns that need
    it, from left to right; each group's patterns with the ends of their further words; and the patterns that need no
    words."""

    ends: list[int]
    groups: list[int]
    members: list[list[tuple[int, list[list[int]]]]]
    always: list[int]


class GuardedSet:
    """Several guarded patterns that are tried on the same spans."""

    def __init__(self, patterns: Sequence[Guarded]) -> None:
        self._patterns = tuple(patterns)
        self._every = list(range(len(self._patterns)))
        self._indexes: LastText[_Index] = LastText()

    def possible(self, text: str, start: int, end: int) -> list[int]:
        """The numbers of the patterns, from 0, that may match in `text[start:end]`, in their order."""
        if len(text) < SHORT:
            return self._every
        known = self._indexes.answers(text)
        index = known.get("")
        if index is None:
            index = known[""] = self._looked_up(text)
        ends = index.ends
        first = bisect_right(ends, start)
        if first == len(ends) or ends[first] > end:
            return index.always
        met = []
        for group in set(index.groups[first : bisect_right(ends, end, first)]):
            for number, others in index.members[group]:
                for further in others:
                    place = bisect_right(further, start)
                    if place == len(further) or further[place] > end:
                        break
                else:
                    met.append(number)
        met += index.always
        met.sort()
        return met

    def _looked_up(self, text: str) -> _Index:
        places = _last if _last.text is text and _last.known == len(_clauses) else _places(text)
        of_clause: dict[int, list[tuple[int, list[list[int]]]]] = {}
        always = []
        for number, pattern in enumerate(self._patterns):
            if not pattern.clauses:
                always.append(number)
            elif all(clause in places.ends for clause in pattern.clauses):
                rarest, *others = sorted(pattern.clauses, key=lambda clause: len(places.ends[clause]))
                further = [places.ends[clause] for clause in others]
                of_clause.setdefault(rarest, []).append((number, further))
        count = len(of_clause) or 1
        found = [end * count + group for group, clause in enumerate(of_clause) for end in places.ends[clause]]
        found.sort()
        groups = [one % count for one in found]
        return _Index([one // count for one in found], groups, list(of_clause.values()), always)


_clauses: dict[Clause, int] = {}


def _register(clause: Clause) -> int:
    """The number of a clause among those of all patterns."""
    return _clauses.setdefault(clause, len(_clauses))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words of each clause end in a text, from left to right, and how many clauses were known then."""

    text: str
    known: int
    ends: dict[int, list[int]]


_last = _Places("", 0, {})


def _places(text: str) -> _Places:
    """The places in a new text, which takes the last one's place."""
    global _last
    _last = places = _Places(text, len(_clauses), _looked_up(text))
    return places


def _looked_up(text: str) -> dict[int, list[int]]:
    automaton, members, figures = _automaton(len(_clauses))
    by_word: dict[int, list[int]] = {}
    for word, _, end in automaton.find_matches_as_indexes(_small(text), overlapping=True):
        if word in by_word:
            by_word[word].append(end)
        else:
            by_word[word] = [end]
    of_clause: dict[int, list[list[int]]] = {}
    for word, found in by_word.items():
        for clause in members[word]:
            of_clause.setdefault(clause, []).append(found)
    ends = {
        clause: lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
        for clause, lists in of_clause.items()
    }
    if figures:
        printed = [match.end() for match in re.finditer(r"\d", text)]
        for clause in figures if printed else ():
            ends[clause] = sorted([*ends[clause], *printed]) if clause in ends else printed
    return ends


@cache
def _automaton(known: int) -> tuple[AhoCorasick, list[tuple[int, ...]], tuple[int, ...]]:
    """The words of the clauses known so far, the clauses of each word, and the clauses that a figure serves."""
    words: dict[str, list[int]] = {}
    for clause, number in list(_clauses.items())[:known]:
        for word in clause:
            words.setdefault(word, []).append(number)
    figures = tuple(words.pop(FIGURE, ()))
    automaton = AhoCorasick(list(words), implementation=Implementation.ContiguousNFA)
    return automaton, [tuple(numbers) for numbers in words.values()], figures


def _small(text: str) -> str:
    """The text in small letters, sign by sign, as patterns that ignore case see it."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(sign.lower()[:1] for sign in text)
    return small.replace("ſ", "s").replace("ı", "i")
