"""What a mention can be recognised by. Only mentions that share a key are ever compared: an index of keys finds
them, so that nothing is compared with everything.

*Sure* keys make mentions one. By the keys of the second step a mention that names no decision *asks*, and those that
give an assignment or name its decision *offer*; by the same keys a mention *looks* for older assignments that it
changes, follows or repeats. Whether a mention has a key depends on nothing but the mention itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from fullgjort.linking.boards import names_asked, names_home, names_of, same_board
from fullgjort.linking.mention import Citation, Mention, Role
from fullgjort.linking.wording import fold_source, fold_title, fold_wording, rare_stems, task_of, telling_stems

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_MARKS = frozenset(("d", "dnr", "diarienr", "diarienummer", "nr", "ärendenummer", "ärende"))
FEWEST_WORDS = 2  # a plan's row of one word ("Digitalisering") is a heading and names no task
FEWEST_SAME = 3  # words from which the same wording in two papers may be no chance
CROWDED = 60  # a key that leads to more assignments than this tells nothing
MOST_OFFERS = 20  # offers, for each assignment that a key may lead to, beyond which nobody counts what it leads to
ASKED_STEMS = 4  # rarest words by which a mention is looked for, in pairs
NOBODYS, ANYBODYS = "", "*"  # in keys with a board: what names none, and what may be of any
LONGEST_HEADING = 80  # code points of a wording that may be the heading of its case


def is_day(date: str | None) -> bool:
    """Whether a date is known to the day."""
    return bool(date and _DAY.fullmatch(date))


def decision_key(mention: Mention) -> str | None:
    """The decision that gave it (body, day, §); None unless all three are known to the day."""
    if not (mention.decision_body and mention.decision_day and mention.paragraph):
        return None
    if not is_day(mention.decision_day):
        return None
    return f"decision|{mention.decision_body.casefold()}|{mention.decision_day}|{mention.paragraph}"


def decision_keys(mention: Mention) -> list[str]:
    """The decision that gave it under each name of its board; empty unless body, day and § are known."""
    if not decision_key(mention):
        return []
    return [
        f"decision|{name}|{mention.decision_day}|{mention.paragraph}" for name in names_of(mention.decision_body or "")
    ]


def wording_key(mention: Mention) -> str | None:
    """The meeting that gave it and its exact wording, for references that print no §."""
    folded = fold_wording(mention.wording)
    if len(folded.split()) < FEWEST_WORDS:
        return None
    body, day = mention.decision_body, mention.decision_day
    if mention.role is Role.PROPOSED and not day:
        body, day = mention.meeting_body, mention.meeting_day
    if not (body and day and _DAY.fullmatch(day)):
        return None
    return f"wording|{body.casefold()}|{day}|{folded}"


def plan_key(mention: Mention) -> str | None:
    """The row of a plan: its wording, the plan's name without the year, and whose plan it is."""
    if mention.origin_kind != "plan" or decision_key(mention):
        return None
    folded = fold_wording(mention.wording)
    source = fold_source(mention.source)
    if len(folded.split()) < FEWEST_WORDS or not source:
        return None
    owner = mention.decision_body or mention.meeting_body or mention.giver or ""
    return f"plan|{owner.casefold()}|{source}|{folded}"


def keys(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention, sorted; empty for one that can be recognised by nothing but itself."""
    found = (*decision_keys(mention), wording_key(mention), plan_key(mention))
    return tuple(sorted(key for key in found if key))


def components(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions that hang together through shared keys; each component oldest first, components by their oldest."""
    ordered = sorted(mentions, key=lambda mention: mention.order)
    parent = {mention.id: mention.id for mention in ordered}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            parent[id_] = parent[parent[id_]]
            id_ = parent[id_]
        return id_

    first: dict[str, str] = {}
    for mention in ordered:
        for key in keys(mention):
            if key in first:
                parent[root(mention.id)] = root(first[key])
            else:
                first[key] = mention.id
    grouped: dict[str, list[Mention]] = {}
    for mention in ordered:
        grouped.setdefault(root(mention.id), []).append(mention)
    return list(grouped.values())


def asks(mention: Mention) -> tuple[str, ...]:
    """The keys by which a mention without a decision of its own looks for its assignment, sorted; empty for one that
    gives its assignment under a § or names the decision to the day and the §."""
    if decision_key(mention):
        return ()
    if mention.role is Role.GIVEN:
        return tuple(sorted(_day_keys(mention)))
    found = {*_day_keys(mention), *_case_keys(mention), *_worded_keys(mention)}
    found.update(key for cited in _own_citations(mention) for key in cited_keys(cited, mention.meeting_body))
    return tuple(sorted(found))


def offers(mention: Mention) -> tuple[str, ...]:
    """The keys by which a mention is found by those that ask and look, sorted; empty for one that only cites an
    assignment without telling its decision or its whole wording."""
    decided = decision_key(mention)
    if mention.answering and not decided:
        return ()
    if mention.role is Role.CITED and not decided:
        return tuple(sorted(_same_keys(mention)))
    found = set(_day_keys(mention))
    if decided:
        year = (mention.decision_day or "")[:4]
        names = names_of(mention.decision_body or "")
        found.update(_paragraph_key(name, year, mention.paragraph or 0) for name in names)
    if mention.role is Role.CITED:
        return tuple(sorted(found))
    if mention.role in (Role.GIVEN, Role.PROPOSED):
        found.update(_case_keys(mention))
        found.update(_rare_keys(mention))
        found.update(task_keys(mention))
    found.update(_title_keys(mention, asks=False))
    if not decided:
        found.update(_same_keys(mention))
    return tuple(sorted(found))


def looks(mention: Mention) -> tuple[str, ...]:
    """The keys by which a mention looks for older assignments that its own changes, follows or repeats, sorted.

    Those of what it cites beside its own decision, and for one that gives an assignment that of its very task."""
    board = citing_board(mention)
    found = {key for cited in cited_elsewhere(mention) for key in cited_keys(cited, board)}
    found.update(task_keys(mention))
    return tuple(sorted(found))


def index_keys(mention: Mention) -> tuple[tuple[str, str], ...]:
    """All keys of a mention as pairs of side and key: "s" sure, "a" asks or looks, "o" offers."""
    offered = offers(mention)
    wanted = sorted({*asks(mention), *looks(mention)})
    return (
        *(("s", key) for key in keys(mention)),
        *(("a", key) for key in wanted),
        *(("o", key) for key in offered),
    )


def is_crowded(offering: Sequence[Mention]) -> bool:
    """Whether a key that these mentions offer leads to too many assignments to tell anything. Those of one decision
    count as one; what has very many offers is crowded, whatever they lead to."""
    if len(offering) <= CROWDED:
        return False
    if len(offering) > CROWDED * MOST_OFFERS:
        return True
    return len({decision_key(mention) or mention.id for mention in offering}) > CROWDED


def cited_elsewhere(mention: Mention) -> tuple[Citation, ...]:
    """What is cited at a mention or in the words around it and is not its own decision."""
    return tuple(c for c in dict.fromkeys((*mention.cites, *mention.mentioned)) if not is_own(c, mention))


def is_own(cited: Citation, mention: Mention) -> bool:
    """Whether a citation is that of the mention's own decision, as far as it is printed."""
    if cited.paragraph is None and cited.case_number:
        return False
    same = (
        (not cited.body or not mention.decision_body or same_board(cited.body, mention.decision_body)),
        (not cited.date or not mention.decision_day or mention.decision_day.startswith(cited.date)),
        (cited.paragraph is None or mention.paragraph is None or cited.paragraph == mention.paragraph),
    )
    return all(same) and bool(mention.decision_day or mention.paragraph)


def fold_number(number: str) -> tuple[str, str]:
    """A registry number's letters and its digits: "dnr RS-2021-00159" gives ("rs", "2021-159")."""
    pieces = [piece.casefold() for piece in _NUMBER.findall(number)]
    letters = [piece for piece in pieces if piece.isalpha() and piece not in _MARKS]
    return "".join(letters), "-".join(str(int(piece)) for piece in pieces if piece.isdecimal())


def same_number(one: str, other: str) -> bool:
    """Whether two registry numbers are one; letters that only one of them prints do not tell them apart."""
    (letters, digits), (other_letters, other_digits) = fold_number(one), fold_number(other)
    return bool(digits) and digits == other_digits and (not letters or not other_letters or letters == other_letters)


def _own_citations(mention: Mention) -> tuple[Citation, ...]:
    """What is cited at its words: the decision or the case that it may come from."""
    return mention.cites


def _paragraph_key(body: str, year: str, paragraph: int) -> str:
    return f"para|{body.casefold()}|{year}|{paragraph}"


def cited_keys(cited: Citation, board: str | None) -> list[str]:
    """The keys of what a citation may lead to; `board` is whose decision it is where the citation names none."""
    found: list[str] = []
    body, date = cited.body or board or "", cited.date or ""
    if cited.paragraph is not None and _YEAR.match(date):
        found.extend(_paragraph_key(name, date[:4], cited.paragraph) for name in names_asked(body))
    elif cited.body and _DAY.fullmatch(date):
        found.extend(f"day|{name}|{date}" for name in names_asked(body))
    if cited.case_number and fold_number(cited.case_number)[1]:
        found.append(f"case|{fold_number(cited.case_number)[1]}")
    return found


def citing_board(mention: Mention) -> str:
    """Whose decision a mention means that it cites beside its own without naming the board; empty where nobody knows."""
    return mention.decision_body or mention.meeting_body or ""


def task_keys(mention: Mention) -> list[str]:
    """The keys by which an assignment is found that was given in the same words; empty for one that does not give."""
    if mention.role is not Role.GIVEN:
        return []
    told = " ".join(sorted(telling_stems(task_of(mention.wording))))
    return [f"task|{board}|{told}" for board in _boards(mention)] if told else []


def _day_keys(mention: Mention) -> list[str]:
    body, day = mention.decision_body, mention.decision_day or ""
    return [f"day|{name}|{day}" for name in names_of(body)] if body and _DAY.fullmatch(day) else []


def _case_keys(mention: Mention) -> list[str]:
    digits = fold_number(mention.case_number)[1] if mention.case_number else ""
    return [f"case|{digits}"] if digits else []


def _boards(mention: Mention) -> list[str]:
    """The boards whose assignment it may be, in small letters."""
    return list(dict.fromkeys(board.casefold() for board in _own_boards(mention)))


def _own_boards(mention: Mention) -> list[str]:
    own = [mention.decision_body] if mention.decision_body else [mention.meeting_body, mention.giver]
    return [board for board in (*own, *mention.inherited_by) if board]


def _title_keys(mention: Mention, *, asks: bool) -> list[str]:
    """The keys of its heading."""
    folded = fold_title(mention.area or mention.title)
    if mention.origin_kind == "plan" or mention.document_kind == "plan":
        source = fold_source(mention.source)
        named = dict.fromkeys((folded, fold_title(mention.wording)))
        return [f"plan|{source}|{name}" for name in named if name and source]
    return _heading_keys(mention, folded, asks=asks)


def _heading_keys(mention: Mention, folded: str, *, asks: bool) -> list[str]:
    """The keys of a heading with each board whose assignment it may be: under one heading only what may be of one board
    belongs together. What names no board may belong to that of any board, and the other way about."""
    if not folded:
        return []
    homes = [name for board in _own_boards(mention) for name in names_home(board)]
    if asks:
        homes = [*homes, NOBODYS] if homes else [ANYBODYS]
    else:
        homes = [*(homes or [NOBODYS]), ANYBODYS]
    return [f"title|{home}|{folded}" for home in dict.fromkeys(homes)]


def _rare_keys(mention: Mention) -> list[str]:
    rare = rare_stems(mention.wording, ASKED_STEMS)
    pairs = ["|".join(sorted(pair)) for pair in combinations(rare, 2)] if len(rare) > 1 else list(rare)
    homes = _boards(mention)
    if mention.origin_kind == "plan" or mention.document_kind == "plan":
        homes.append(fold_source(mention.source))
    return [f"words|{home}|{pair}" for home in homes if home for pair in pairs]


def _same_keys(mention: Mention) -> list[str]:
    folded = fold_wording(mention.wording)
    if len(folded.split()) < FEWEST_SAME:
        return []
    return [f"same|{board}|{folded}" for board in _boards(mention)]


def _worded_keys(mention: Mention) -> list[str]:
    found = [*_title_keys(mention, asks=True), *_rare_keys(mention), *_same_keys(mention)]
    if len(mention.wording) <= LONGEST_HEADING:
        found.extend(_heading_keys(mention, fold_title(mention.wording), asks=True))
    return found
