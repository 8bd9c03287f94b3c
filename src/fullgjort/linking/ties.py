"""Ties between assignments: what a newer one does with an older one, as the documents themselves say it.

A tie is drawn where an older decision is cited, resolves to one assignment, and words beside the citation tell how they
stand; or where the same board gives nearly the same task once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fullgjort.linking.boards import same_board
from fullgjort.linking.keys import (
    cited_elsewhere,
    cited_keys,
    citing_board,
    decision_key,
    is_own,
    same_number,
    task_keys,
)
from fullgjort.linking.likeness import likeness
from fullgjort.linking.mention import Citation, Mention, Role, Tie, TieKind
from fullgjort.linking.sure import CLEARLY
from fullgjort.linking.unit import Unit
from fullgjort.linking.wording import names_in, task_of, telling_stems, years_in

type Offering = Callable[[str], Sequence[Unit]]

BEFORE, AFTER = 170, 130  # code points around a citation in which the words stand that tell what it is for
SAME = 0.97  # of all words of both tasks, from which one repeats the other
WORDED = 0.3  # likeness of words, from which one of several tasks under a cited § is meant
TELLING = 12  # weight of the words they share
FEWEST = 3  # or how many they are
_CUES: tuple[tuple[TieKind, re.Pattern[str]], ...] = (
    (
        TieKind.REPLACES,
        re.compile(
            r"\bersätt(?:er|a|s|as|ande)?\b|\bi\s?stället för\b|\bupphäv(?:er|a|s|as)\b|\bupphör att gälla\b", re.I
        ),
    ),
    (
        TieKind.MERGES,
        re.compile(
            r"\bslås? (?:\w+ ){0,4}?(?:samman|ihop)\b|\bsammanförs?\b|\bsammanföra\b|\bslagits (?:samman|ihop)\b", re.I
        ),
    ),
    (
        TieKind.SPLITS,
        re.compile(r"\bdelas? (?:\w+ ){0,3}?upp\b|\bdelats upp\b|\buppdelning av uppdrag|\bbryts? ut\b", re.I),
    ),
    (
        TieKind.AMENDS,
        re.compile(
            r"\bmed ändring av\b|\bändrar? (?:\w+ ){0,3}?(?:uppdrag|beslut)|\bkompletter(?:ar?|as|ande|ing)\b|\butök(?:ar?|as|ad|at|ning)\b"
            r"|\butvidga[rs]?\b|\btilläggsuppdrag|\b(?:i tillägg till|utöver) (?:\w+ ){0,3}?uppdrag|\bförtydliga[rs]? uppdrag",
            re.I,
        ),
    ),
    (
        TieKind.REPEATS,
        re.compile(
            r"\bupprepa(?:r|s|de|t)?\b|\bpåminn(?:er|a|else)\b|\bpå nytt\b|\bånyo\b|\bän en gång\b|\båterigen\b", re.I
        ),
    ),
    (
        TieKind.FOLLOWS_FROM,
        re.compile(
            r"\bmed anledning av\b|\bföljer (?:också )?av\b|\bi enlighet med\b|\b(?:till|som en) följd av\b"
            r"|\bmot bakgrund av\b|\bverkställ\w*|\bp\.?\s?g\.?\s?a\b"
            r"|\benligt\b|\bpå uppdrag av\b|\bgav\b|\bgett\b|\bhar fått\b|\buppdrog\b",
            re.I,
        ),
    ),
)
_SAYS = {
    TieKind.AMENDS: "ändrar eller kompletterar",
    TieKind.REPLACES: "ersätter",
    TieKind.MERGES: "slår samman",
    TieKind.SPLITS: "delar upp",
    TieKind.FOLLOWS_FROM: "följer av",
    TieKind.REPEATS: "upprepar",
}
STRENGTH = {kind: number for number, (kind, _) in enumerate(_CUES)}


def ties_of(unit: Unit, offering: Offering) -> Iterator[Tie]:
    """The ties of a unit to older ones, and of later ones that its reports cite. `offering` gives the units that
    offer a key."""
    for mention in unit.mentions:
        if mention.role is Role.GIVEN and not mention.closing:
            yield from _of_decision(unit, mention, offering)
        elif mention.role in (Role.REPORTED, Role.CITED):
            yield from _of_report(unit, mention, offering)
    yield from _repetitions(unit, offering)


def may_tie(unit: Unit, offering: Offering) -> bool:
    """Whether one of the units that are offered may be tied to this one, whatever else there is."""
    for mention in unit.mentions:
        for cited in dict.fromkeys((*cited_elsewhere(mention), *mention.cites)):
            board = cited.body or citing_board(mention)
            if any(_leads(cited, board, other) for key in cited_keys(cited, board) for other in offering(key)):
                return True
    keys = {key for mention in unit.mentions for key in task_keys(mention)} if unit.gives and unit.decided else set()
    near = {id(other): other for key in keys for other in offering(key)}
    return any(_repeats(unit, other) for other in near.values())


def _of_decision(unit: Unit, mention: Mention, offering: Offering) -> Iterator[Tie]:
    """What a decision that gives an assignment says of the older ones that it cites."""
    text = " ".join((mention.wording, mention.context))
    older: list[tuple[Citation, Unit, str]] = []
    for cited in cited_elsewhere(mention):
        other = resolved(cited, mention, offering)
        if other is not None and other is not unit and _pause(other, unit) > 0:
            older.append((cited, other, _around(cited, text)))
    for cited, other, words in older:
        kind = next((kind for kind, cue in _CUES if cue.search(words)), None)
        if kind is TieKind.MERGES and len({id(one) for _, one, _ in older}) < 2:
            kind = None
        if kind is TieKind.FOLLOWS_FROM and unit.boards & other.boards and cited not in mention.cites:
            kind = None  # a board tells its earlier decisions in the background of a case
        if kind:
            yield Tie(kind, mention, other.first, f"{_printed(mention)} {_SAYS[kind]} {_cited(cited, other)}.")


def _of_report(unit: Unit, mention: Mention, offering: Offering) -> Iterator[Tie]:
    """Where a report cites two decisions of one board in its matter, the later one amends the earlier."""
    if len(mention.cites) < 2:
        return
    own = unit.decided
    for cited in mention.cites:
        if cited.paragraph is None or is_own(cited, mention):
            continue
        other = resolved(cited, mention, offering)
        if other is None or other is unit or own is None or other.decided is None:
            continue
        if not same_board(own.decision_body, other.decided.decision_body):
            continue
        newer, older = (other, unit) if _pause(unit, other) > 0 else (unit, other)
        if _pause(older, newer) > 0:
            yield Tie(
                TieKind.AMENDS,
                newer.first,
                older.first,
                f"Samma redovisning nämner båda besluten, och {_printed(newer.decided or newer.first)} är det senare.",
            )


def _repetitions(unit: Unit, offering: Offering) -> Iterator[Tie]:
    """The last older assignment of the same board that was given in the same words."""
    gives = unit.gives
    if gives is None or unit.decided is None:
        return
    keys = sorted({key for mention in unit.mentions for key in task_keys(mention)})
    near = {id(other): other for key in keys for other in offering(key) if other is not unit}
    older = [other for other in near.values() if _repeats(unit, other)]
    if older:
        last = max(older, key=lambda other: (other.given_day, other.first.order))
        assert last.gives
        reason = (
            f"Samma ordalydelse som {_printed(last.decided or last.gives)}, av samma organ och med ett eget beslut."
        )
        yield Tie(TieKind.REPEATS, gives, last.gives, reason)


def _repeats(unit: Unit, other: Unit) -> bool:
    """Whether both were given by decisions of one board, the other one first, in the same words for the same years."""
    if not (unit.gives and other.gives and other.decided) or _of_plan(unit.gives) or _of_plan(other.gives):
        return False  # a plan's rows come again each year
    if not unit.boards & other.boards or _pause(other, unit) <= 0:
        return False
    one, two = task_of(unit.gives.wording), task_of(other.gives.wording)
    like = likeness(one, two)
    same = like.shared >= SAME and (like.common >= TELLING or len(telling_stems(one) & telling_stems(two)) >= FEWEST)
    return same and names_in(one) == names_in(two) and years_in(one) == years_in(two)


def _of_plan(mention: Mention) -> bool:
    return mention.document_kind == "plan" or mention.origin_kind == "plan"


def resolved(cited: Citation, mention: Mention, offering: Offering) -> Unit | None:
    """The one unit that a citation leads to, of several under one § the one with clearly like words; else None."""
    board = cited.body or citing_board(mention)
    near = {id(unit): unit for key in cited_keys(cited, board) for unit in offering(key)}
    fitting = [unit for unit in near.values() if _leads(cited, board, unit)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ranked = sorted(fitting, key=lambda unit: (-likeness(mention.wording, unit.first.wording).score, unit.first.order))
    best, second = (likeness(mention.wording, unit.first.wording).score for unit in ranked[:2])
    return ranked[0] if best >= WORDED and best - second >= CLEARLY else None


def _leads(cited: Citation, board: str, unit: Unit) -> bool:
    decided = unit.decided
    if cited.date and decided and same_board(board, decided.decision_body):
        if not (decided.decision_day or "").startswith(cited.date):
            return False
        return (
            cited.paragraph == decided.paragraph
            if cited.paragraph is not None
            else len(cited.date) == len("2024-01-01")
        )
    number = cited.case_number
    return bool(number and unit.gives) and any(same_number(case, number or "") for case in unit.cases)


def _around(cited: Citation, text: str) -> str:
    """The words around a citation; the text's beginning where it is not found again."""
    printed = rf"§§?\s*{cited.paragraph}\b" if cited.paragraph is not None else re.escape(cited.case_number or "-")
    found = list(re.finditer(printed, text))
    if not found:
        return text[: BEFORE + AFTER]
    year = (cited.date or "")[:4]
    dated = [
        m
        for m in found
        if year and re.search(rf"{year}|\b{year[2:]}\d{{4}}\b", text[max(0, m.start() - 45) : m.end() + 25])
    ]
    match = (dated or found)[0]
    return text[max(0, match.start() - BEFORE) : match.end() + AFTER]


def _pause(older: Unit, newer: Unit) -> int:
    """Days from one unit's giving to the other's; 0 where one of them is not known, so that nothing is older."""
    if not (older.given_day and newer.given_day):
        return 0
    return (date.fromisoformat(newer.given_day) - date.fromisoformat(older.given_day)).days


def _printed(mention: Mention) -> str:
    if not decision_key(mention):
        return " ".join(filter(None, (mention.meeting_body, mention.day))) or "Beslutet"
    return f"{mention.decision_body} {mention.decision_day} §\u00a0{mention.paragraph}"


def _cited(cited: Citation, other: Unit) -> str:
    return _printed(other.decided) if other.decided else cited.case_number or "ett äldre uppdrag"
