"""What a part of an assignment can be known by in an answer: the stems of its words and how much each tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fullgjort.linking.part_words import kinship, part_words, stem

MOST = 4.0  # the weight of a part's words is not counted beyond it: an answer never repeats a long task whole
LEAST = 1.5
NAMED = 0.55  # the share of a part that is named by its own verb as a noun: "Kartläggningen visar"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stem of a part and how much it tells of it. `names` marks a verb that can stand for the whole task as a noun:
    "inventera" in "Inventeringen visar"."""

    stem: str
    weight: float
    names: bool = False


type Marks = tuple[Mark, ...]

_WORD = re.compile(r"[^\W_]+")
_GIVEN = re.compile(r"\A.{0,120}?\buppdrag(?:et)?(?:\s+(?:till|åt|från)\s+\w+)?\s+att\s+", re.IGNORECASE | re.DOTALL)
# what is to come of it ("… för att korta köerna"), by when, where first and with whom: an answer seldom repeats it
_BESIDE = re.compile(
    r"(?<=\w\W)\W*\b(?:för\s+att|i\s+syfte\s+att|så\s+att|i\s+form\s+av|såsom|exempelvis|till\s+exempel|inför|utifrån"
    r"|med\s+början|i\s+första\s+hand|med\s+utgångspunkt|i\s+samråd|i\s+samverkan|i\s+dialog|tillsammans\s+med"
    r"|senast|under\s+(?:våren|hösten|året|perioden)|för\s+åren)\b"
)
# "i samråd med kommunen utvärdera insatsen": the task begins at its verb
_BEFORE_VERB = re.compile(r"\W*(?:i|vid|senast|under|tillsammans|inför|med|utifrån|för|inom|på)\b", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"(?!(?:alla|samtliga|denna|dessa|flera|andra|stora|nya|egna|vissa|båda|första|våra|\w+(?:iga|ala|ella|ska|erna|arna|orna))\Z)"
    r"(?:[a-zåäöé]{2,}a|ge|se|få|ta|utse|tillse|uppnå|föreslå|bistå|avge|återge)\Z"
)
# "lämna förslag på taxor": the verb is to propose
_PROPOSE = re.compile(
    r"\A\W*(?:lämna|återkomma|utarbetad|utarbeta|presentera|redovisa|framtagen|upprätta|ge)\s+(?:med\s+)?(?:ett\s+|en\s+|konkreta\s+|nya\s+)?förslag\b"
)


@lru_cache(maxsize=1024)
def marks_of(parts: tuple[str, ...]) -> tuple[Marks, ...]:
    """The marks of each part: the verb, what it is done to, and the rest. What stands in several parts tells less."""
    stems = [_weighted(part) for part in parts]
    result = []
    for number, own in enumerate(stems):
        others = [other for place, other in enumerate(stems) if place != number]
        marks: list[Mark] = []
        for word, weight in own:
            shared = sum(any(kinship(word, there) >= 0.7 for there, _ in other) for other in others)
            marks.append(Mark(word, weight / (1 + shared), names=not marks and not shared))
        result.append(tuple(marks))
    return tuple(result)


def _weighted(part: str) -> list[tuple[str, float]]:
    """The stems of a part with their weights, the verb first."""
    words = part_words()
    text = _PROPOSE.sub("föreslå", joined(_from_verb(_GIVEN.sub("", part, count=1))), count=1)
    found: list[tuple[str, float]] = []
    weight = 1.0
    beside = _BESIDE.search(text)
    for match in _WORD.finditer(text):
        word = match.group()
        if beside and match.start() >= beside.start():
            weight = 0.2
        elif found and word in words.prepositions:
            weight = 0.6
        if word in words.stop or word.isdecimal():
            continue
        root = stem(word)
        if not found:
            found.append((root, 0.6 if root in words.weak_verbs else 1.2))
        elif all(root != there for there, _ in found):
            found.append((root, weight * (0.4 if root in words.weak else 1.0)))
    return found


def _from_verb(part: str) -> str:
    """The part from its verb on where something else stands before it; as it is where no verb is seen."""
    text = part.casefold()
    if _BEFORE_VERB.match(text):
        for match in _WORD.finditer(text):
            if _INFINITIVE.match(match.group()):
                return text[match.start() :]
    return text


def joined(text: str) -> str:
    """The words in small letters, with particle verbs as one word."""
    text = text.casefold()
    for pattern, becomes in part_words().particles:
        text = pattern.sub(becomes, text)
    return text


# "enligt gällande avtal": what something was done by, and not what was done
_BY_RULE = re.compile(r"\b(?:enligt|i\s+enlighet\s+med)\s+(?:\w+\s+)?\w+", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W*(?:(?:en|ett)\s+(?:\w+\s+)??(?P<one>\w{5,})|(?:den|denna|detta)?\s*(?P<noun>\w{5,}(?:en|et|n)))\b"
)


def shares(marks: Sequence[Marks], clause: str) -> list[float]:
    """How much of each part a clause holds, 0 to 1."""
    stop = part_words().stop
    text = joined(_BY_RULE.sub(" ", clause))
    said = [stem(word) for word in _WORD.findall(text) if word not in stop]
    match = _SUBJECT.match(text)
    subject = stem(match["one"] or match["noun"]) if match else ""
    held = [max(_share(own, said), _named_by(own, subject)) for own in marks]
    if not part_words().process.search(clause):
        return held
    # "Samråd har skett" tells how the work was done, where it does not say with whom the part wants it
    return [share if _names_object(own, said) else 0.0 for share, own in zip(held, marks, strict=True)]


def _names_object(marks: Marks, said: Sequence[str]) -> bool:
    return any(kinship(mark.stem, word) > 0 for mark in marks[1:] for word in said)


def _named_by(marks: Marks, subject: str) -> float:
    """Whether the noun that a clause begins with is the part's own verb: "Kartläggningen visar", "Ett förslag har"."""
    return NAMED if subject and marks and marks[0].names and kinship(marks[0].stem, subject) >= 0.7 else 0.0


def _share(marks: Marks, said: Sequence[str]) -> float:
    total = sum(mark.weight for mark in marks)
    if not total:
        return 0.0
    there = sum(mark.weight * max((kinship(mark.stem, word) for word in said), default=0.0) for mark in marks)
    return there / min(max(total, LEAST), MOST)


# forms of verbs that tell of something done: "utbildats", "genomförts", "är beslutad", "antogs"
_DONE_FORM = re.compile(r"\b\w{3,}(?:a[dt]e?s?|ade|da|ta|ts|des|tes)\b")


def says_own_verb(marks: Marks, clause: str) -> bool:
    """Whether a clause holds the very verb of a part as something done: "utbilda", "har utbildats"."""
    if not marks:
        return False
    return any(kinship(marks[0].stem, stem(word)) >= 0.8 for word in _DONE_FORM.findall(joined(clause)))
