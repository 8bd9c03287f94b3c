"""The second step of linking: which assignment a unit without a decision of its own belongs to.

What fits depends on the unit, on its document and on what offers its keys; never on where another unit was put, so that
a link that is missed or changed shifts no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fullgjort.linking.boards import same_board
from fullgjort.linking.keys import FEWEST_SAME, same_number
from fullgjort.linking.likeness import Likeness, likeness
from fullgjort.linking.mention import Answering, Citation, Mention, Question, Role
from fullgjort.linking.unit import Unit
from fullgjort.linking.wording import CUT, fold_title, fold_wording, whole_stems

CLEAR = 0.08  # by so much the best candidate must fit better than the next
CITED = 0.6  # how surely a candidate is meant whose decision or case is cited
HINTED = 0.35  # likeness that a decision's day, or the case a paper stands in, asks for beside it
COVERED = 0.85  # of a unit's own words, what a candidate must have where nothing but words speaks for it
SHARED = 0.45  # of all words of both, where nothing but words speaks for it
VERY = 0.97  # of all words of both, from which they are the very same
TOLD = 16  # weight of the words they share: two long ones
HEADED = 0.5  # of a unit's own words, what a candidate with the same heading must have
LONGEST_LIFE = 6 * 366  # days from an assignment to a paper that tells it by nothing but words
LONGEST_PROPOSAL = 400  # days from a proposal to its decision
LONGEST_WAIT = 2 * 366  # days from an assignment to an answer that only the same heading leads to
TELLING = 8  # letters of a word by which mere information in the same case may be of an assignment
FEWEST_LETTERS = 5  # letters of a word that may stand inside a compound: "belysning" in "parkbelysning"


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate that fits: how well, and what agrees, in Swedish ("samma rubrik")."""

    unit: Unit
    score: float
    agrees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a unit belongs: `to` the unit that gives it, with a reason; or a question; or neither."""

    to: Unit | None = None
    reason: str = ""
    question: Question | None = None


def choose(unit: Unit, offering: Sequence[Unit], siblings: Iterable[Unit]) -> Choice:
    """Where an open unit belongs among the units that offer its keys. `siblings` are the mentions of its documents
    that name no decision either (one in each unit): what fits one of them better is not for this one."""
    own = {mention.id for mention in unit.mentions}
    rivals = [sibling for sibling in siblings if sibling.first.id not in own]
    rooted = [fit for other in offering if other.rooted and (fit := _fit(unit, other, rivals))]
    # a summary of the meeting gives the same once more: what the minutes decided goes before it
    minuted = {fit.unit.given_day for fit in rooted if fit.unit.decided}
    rooted = [fit for fit in rooted if fit.unit.decided or fit.unit.given_day not in minuted]
    if rooted:
        return _best(unit, rooted)
    if unit.gives:
        return Choice()
    earlier = [fit for other in offering if not other.rooted and (fit := _again(unit, other))]
    if not earlier:
        return Choice()
    latest = max(earlier, key=lambda fit: fit.unit.first.order)
    return Choice(latest.unit, sentence(latest.agrees))


def may_belong(unit: Unit, other: Unit) -> bool:
    """Whether an open unit may belong to another that offers what it asks, whatever else it may belong to."""
    return (_fit(unit, other, []) if other.rooted else _again(unit, other)) is not None


def sentence(agrees: Sequence[str]) -> str:
    """What agrees as a Swedish sentence: "Samma ärendenummer, RS 1234-2022, och samma rubrik."."""
    told = list(dict.fromkeys(agrees))
    and_ = ", och " if any(", " in words for words in told[:-1]) else " och "
    words = told[0] if len(told) == 1 else ", ".join(told[:-1]) + and_ + told[-1]
    return words[:1].upper() + words[1:] + "."


def _best(unit: Unit, fits: list[Fit]) -> Choice:
    fits = sorted(fits, key=lambda fit: (-fit.score, fit.unit.first.order))
    best = fits[0]
    near = [fit for fit in fits if best.score - fit.score < CLEAR]
    if len(near) == 1:
        return Choice(best.unit, sentence(best.agrees))
    candidates = tuple(sorted((fit.unit.first for fit in near), key=lambda mention: mention.order))
    return Choice(question=Question(unit.first, candidates, _doubt(near)))


def _doubt(near: list[Fit]) -> str:
    shared = [words for words in near[0].agrees if all(words in fit.agrees for fit in near)]
    why = f" ({', '.join(shared)})" if shared else ""
    return f"{len(near)} uppdrag passar lika bra{why}, och inget annat skiljer dem åt."


def _fit(unit: Unit, other: Unit, rivals: list[Unit]) -> Fit | None:
    """How a rooted unit fits; None where it does not."""
    if unit.proposed:
        fit = _decides(unit, other)
    elif unit.gives:
        fit = _summed(unit, other)
    else:
        fit = _tells(unit, other)
    if fit is None or _told_apart(unit, other):
        return None
    if rivals and not _very_words(unit, other) and fit.score < max(_claims(rival, unit, other) for rival in rivals):
        return None
    return fit


def _very_words(unit: Unit, other: Unit) -> bool:
    """Whether a unit that reports tells a candidate's very words: then no other words of its document are nearer it,
    whatever they cite (two tasks under one § have the case and the day in common)."""
    if unit.proposed or unit.gives:
        return False
    like = _alike(unit, other)
    return like.named and like.shared >= VERY and like.common >= TOLD


def _told_apart(unit: Unit, other: Unit) -> bool:
    """Whether one document tells both, in different words: then they are two."""
    both = unit.documents() & other.documents()
    if unit.answering:  # the board's word that it is ended beside the answer tells of the same
        both = {m.document for m in other.mentions if m.document in both and not m.closing}
    if not both:
        return False
    mine = {fold_wording(m.wording) for m in unit.mentions if m.document in both}
    return not any(fold_wording(m.wording) in mine for m in other.mentions if m.document in both)


def _claims(rival: Unit, unit: Unit, other: Unit) -> float:
    """How well a candidate fits another mention of the unit's document; 0 where not at all or where both are alike."""
    if not (rival.asked & other.offered) or rival.proposed != unit.proposed or rival.gives:
        return 0.0
    if bool(rival.answering) != bool(unit.answering):
        return 0.0
    if fold_wording(rival.first.wording) in {fold_wording(m.wording) for m in unit.mentions}:
        return 0.0
    fit = _decides(rival, other) if rival.proposed else _tells(rival, other)
    return fit.score if fit else 0.0


def _tells(unit: Unit, other: Unit) -> Fit | None:
    """How an assignment fits a unit that reports or cites."""
    if unit.day and other.given_day and other.given_day > unit.day:
        return None
    hint, agrees = _hint(unit, other)
    planned = _planned(unit, other)
    if planned:
        hint, agrees = max(hint, 0.4), [*agrees, f"samma plan, {planned}"]
    if hint < 0 or not (planned or _boards_agree(unit, other, hint)) or (unit.plans and other.plans and not planned):
        return None
    like, titled = _alike(unit, other), _titled(unit, other)
    if not (_answers(unit, other, hint, titled) if unit.answering else _enough(unit, other, hint, like, titled)):
        return None
    score = hint + 0.25 * titled + 0.5 * like.score + 0.05 * bool(unit.assignees & other.assignees)
    return Fit(other, score, (*agrees, *_words_agree(unit, other, like, titled)))


def _enough(unit: Unit, other: Unit, hint: float, like: Likeness, titled: bool) -> bool:
    """Whether what agrees is enough: a cited decision or case alone; a day with like words; else a heading or nearly
    all words, of an assignment that is neither ended nor too old."""
    if hint:
        return hint >= CITED or titled or like.score >= HINTED
    if (other.ended and other.ended < (unit.day or "9999")) or _too_old(unit, other) or not like.named:
        return False
    if titled and (like.cover >= HEADED or _only_heading(unit)):
        return True
    return like.cover >= COVERED and like.shared >= SHARED and like.common >= TOLD


def _answers(unit: Unit, other: Unit, hint: float, titled: bool) -> bool:
    """Whether an answer that names no assignment may be this one's: it stood before and has not ended, the case, the
    decision or the heading is the same, and the answer speaks of what was to be done."""
    if not unit.day or not other.given_day or other.given_day >= unit.day or (other.ended and other.ended < unit.day):
        return False
    titles, words = ({getattr(m, name) for m in unit.mentions} for name in ("title", "wording"))
    headed = _speak_of(titles, other)
    if not headed and not _speak_of(words, other, 0 if unit.answering is Answering.ASSIGNMENT else TELLING):
        return False
    if hint >= CITED or (hint > 0 and _common_case((m.case_number for m in unit.mentions), other)):
        return True
    numbered = any(m.case_number for m in unit.mentions) and bool(other.cases)
    return titled and headed and not numbered and _days(other.given_day, unit.day) <= LONGEST_WAIT


def _speak_of(texts: Iterable[str], other: Unit, fewest: int = 0) -> bool:
    """Whether a telling word of these, of so many letters at least, stands in the assignment's own words, whole or in a
    compound."""
    told = {stem for words in texts for stem in whole_stems(words) if len(stem) >= fewest}
    asked = {stem for wording in other.wordings for stem in whole_stems(wording)}
    return any(
        one[:CUT] == two[:CUT] or (min(len(one), len(two)) >= FEWEST_LETTERS and (one in two or two in one))
        for one in told
        for two in asked
    )


def _decides(unit: Unit, other: Unit) -> Fit | None:
    """How a decision fits a proposal: it is made later, in the same case or at the meeting of the same matter."""
    given = other.gives
    if given is None or not other.given_day or not _boards_agree(unit, other, 0.0):
        return None
    if unit.day and not 0 <= _days(unit.day, other.given_day) <= LONGEST_PROPOSAL:
        return None
    meetings = {m.meeting_day for m in unit.mentions if m.meeting_day}
    met = other.given_day in meetings
    numbers = [m.case_number for m in unit.mentions if m.case_number]
    case = _common_case(numbers, other)
    if numbers and other.cases and not case:
        return None
    like, titled = _alike(unit, other), _titled(unit, other)
    fits = (
        (case and (titled or like.score >= HINTED))
        or (met and ((titled and like.score >= 0.2) or like.cover >= 0.7))
        or (not meetings and titled and like.named and like.cover >= HEADED)
    )
    if not fits:
        return None
    agrees = [f"samma ärendenummer, {case}"] if case else []
    agrees += [f"samma möte, {_printed(given)}"] if met else []
    score = 0.5 * bool(case) + 0.3 * met + 0.25 * titled + 0.5 * like.score
    return Fit(other, score, ("föreslaget och beslutat", *agrees, *_words_agree(unit, other, like, titled)))


def _summed(unit: Unit, other: Unit) -> Fit | None:
    """How the decision of the minutes fits what a summary of the meeting says was given."""
    if not other.decided or other.given_day != unit.given_day or not _boards_agree(unit, other, 0.4):
        return None
    like, titled = _alike(unit, other), _titled(unit, other)
    if not (titled and like.score >= 0.2) and like.cover < 0.7:
        return None
    agrees = (f"samma möte, {_printed(other.decided)}", *_words_agree(unit, other, like, titled))
    return Fit(other, 0.25 * titled + 0.5 * like.score, agrees)


def _again(unit: Unit, other: Unit) -> Fit | None:
    """How an earlier unit that names no decision either fits: the same task told once more in nearly the same words."""
    if other.first.order >= unit.first.order or (other.proposed != unit.proposed and not other.proposed):
        return None
    if unit.documents() & other.documents() or not _boards_agree(unit, other, 0.0):
        return None
    days = {m.decision_day for m in unit.mentions if m.decision_day}
    others = {m.decision_day for m in other.mentions if m.decision_day}
    if days and others and not days & others:
        return None
    case = _common_case((c.case_number or "" for c in unit.cited()), other) or _both_cite(unit, other)
    like, titled = _alike(unit, other), _titled(unit, other)
    if unit.titles and other.titles and not titled and not case:
        return None
    same = {fold_wording(m.wording) for m in unit.mentions} & {fold_wording(m.wording) for m in other.mentions}
    fewest = FEWEST_SAME if unit.assignees & other.assignees else FEWEST_SAME + 1
    exact = any(len(folded.split()) >= fewest for folded in same)
    near = like.named and min(like.cover, like.back) >= COVERED and like.common >= TOLD
    headed = titled and bool(same) and bool(unit.day and other.day)
    dated = bool(days & others) and (titled or like.score >= HINTED)
    if not (case or dated or exact or headed or (titled and near)):
        return None
    agrees = [f"samma ärendenummer, {case}"] if case else []
    agrees += [f"samma beslutsdag, {max(days & others)}"] if days & others else []
    return Fit(other, like.score, (*agrees, *_words_agree(unit, other, like, titled)))


def _hint(unit: Unit, other: Unit) -> tuple[float, list[str]]:
    """How surely what a unit cites leads to a candidate, with what agrees; below 0 where it leads elsewhere."""
    decided = other.decided
    cites = [c for c in unit.cited() if c.paragraph is not None or c.case_number or (c.body and c.date)]
    for cited in cites:
        if decided and cited.paragraph is not None and _paragraph_agrees(cited, decided, unit):
            return 0.7, [
                f"samma paragraf, {cited.body or decided.decision_body} §\u00a0{cited.paragraph}/{_year(decided)}"
            ]
    case = _common_case((c.case_number or "" for c in cites), other)
    if case:
        return CITED, [f"samma ärendenummer, {case}"]
    if any(c.paragraph is not None and (not c.body or _named(c.body, other)) and c.date for c in cites):
        return -1.0, []
    days = {m.decision_day for m in unit.mentions if m.decision_day}
    days |= {c.date for c in cites if c.paragraph is None and c.date and c.body and _named(c.body, other)}
    if days:
        if not any(other.given_day.startswith(day) for day in days):
            return -1.0, []
        full = [day for day in days if len(day) == 10]
        return (0.4, [f"samma beslutsdag, {_board(other)} {full[0]}"]) if full else (0.2, [f"beslutat {min(days)}"])
    if cites and any(c.case_number for c in cites) and other.cases:
        return -1.0, []
    case = _common_case((m.case_number for m in unit.mentions), other)
    return (0.3, [f"samma ärendenummer, {case}"]) if case else (0.0, [])


def _planned(unit: Unit, other: Unit) -> str:
    """The plan that both come from, of the same years where both print them; empty where there is none."""
    for name, years in unit.plans:
        for theirs, their_years in other.plans:
            if name == theirs and (not years or not their_years or years & their_years == years):
                return next(m.source for m in unit.mentions if m.source)
    return ""


def _paragraph_agrees(cited: Citation, decided: Mention, unit: Unit) -> bool:
    board = cited.body or unit.first.meeting_body or ""
    return (
        cited.paragraph == decided.paragraph
        and bool(cited.date)
        and (decided.decision_day or "").startswith(cited.date or "-")
        and same_board(board, decided.decision_body)
    )


def _common_case(numbers: Iterable[str], other: Unit) -> str:
    """The candidate's registry number that is among these; empty where none is."""
    wanted = [number for number in numbers if number]
    return next((case for case in sorted(other.cases) if any(same_number(case, number) for number in wanted)), "")


def _both_cite(unit: Unit, other: Unit) -> str:
    """A registry number that both cite; empty where there is none."""
    theirs = [c.case_number for c in other.cited() if c.case_number]
    ours = sorted(c.case_number for c in unit.cited() if c.case_number)
    return next((case for case in ours if any(same_number(case, number) for number in theirs)), "")


def _boards_agree(unit: Unit, other: Unit, hint: float) -> bool:
    """Whether both may be of one board; what cites the decision or the case itself may be a paper of another."""
    if hint >= CITED or not unit.boards or not other.boards:
        return True
    return any(same_board(one, two) for one in unit.boards for two in other.boards)


def _named(body: str, unit: Unit) -> bool:
    return any(same_board(body, board) for board in unit.boards)


def _alike(unit: Unit, other: Unit) -> Likeness:
    giving = [m for m in other.mentions if m.role in (Role.GIVEN, Role.PROPOSED)] or other.mentions
    heading = " ".join(sorted({m.title for m in giving if m.title}))[:300]
    pairs = (likeness(one, two, heading) for one in unit.wordings for two in other.wordings)
    return max(pairs, key=lambda like: (like.score, like.common))


def _titled(unit: Unit, other: Unit) -> bool:
    """Whether both stand under one heading, or the unit's own words are the other's heading."""
    if unit.titles & other.titles:
        return True
    return any(fold_title(wording) in other.titles for wording in unit.wordings)


def _only_heading(unit: Unit) -> bool:
    """Whether the unit's words are no more than its heading."""
    return all(
        fold_title(m.wording) in unit.titles or fold_title(m.wording) == fold_wording(m.wording) for m in unit.mentions
    )


def _too_old(unit: Unit, other: Unit) -> bool:
    return bool(unit.day and other.given_day) and _days(other.given_day, unit.day) > LONGEST_LIFE


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _words_agree(unit: Unit, other: Unit, like: Likeness, titled: bool) -> list[str]:
    agrees = ["samma rubrik"] if titled else []
    if like.shared >= 0.98:
        agrees.append("samma ordalydelse")
    elif like.score >= 0.6:
        agrees.append("nästan samma ord")
    elif like.score >= HINTED:
        agrees.append("liknande ord")
    if unit.assignees & other.assignees:
        agrees.append("samma ansvarig")
    return agrees


def _year(mention: Mention) -> str:
    return (mention.decision_day or "")[:4]


def _board(unit: Unit) -> str:
    known = unit.decided or unit.first
    return known.decision_body or known.meeting_body or ""


def _printed(mention: Mention) -> str:
    where = f"{mention.decision_body or mention.meeting_body or ''} {mention.decision_day or mention.day}".strip()
    return f"{where} §\u00a0{mention.paragraph}" if mention.paragraph else where
