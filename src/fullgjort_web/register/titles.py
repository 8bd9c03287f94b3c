"""What an assignment is called where its heading says too little: the task itself, from its wording."""

from __future__ import annotations

import re

_EMPTY = re.compile(
    r"^(?:§\s*\d+\s*)?(?:(?:\w+[ent]s)?\s*(?:förslag till )?beslut(?:sförslag)?|bakgrund|ärendet|ärendebeskrivning|"
    r"sammanfattning(?: av ärendet)?|uppdrag(?:et)?(?: \d+)?|protokoll(?:sutdrag)?|förslag|yrkanden?|"
    r"motivering|beslutsunderlag|återrapportering(?: av uppdrag)?|bilaga \d*|förslag \d{4}:\d+)\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:ärende(?:nummer|nr|-id|id)?|dnr|diarie(?:nummer|nr)|sammanträdesdatum|datum)\b[\s:.]*\S*\d", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_TASK = re.compile(
    r"(?:\bi\s+uppdrag|\buppdra(?:r|s|ga)?\s+(?:åt|till)\b.{0,160}?|\båläggs?\b.{0,120}?|\buppmanas?\b.{0,120}?)\s*(?:att|:)\s+",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(r"(?<=[a-zåäö0-9)])\.\s+(?=[A-ZÅÄÖ])|\s+[•–]\s+|;\s+")
LONGEST = 110


def says_something(title: str) -> bool:
    """Whether a heading names a matter: not "Beslut", a registry number or a day alone."""
    title = title.strip()
    return bool(_LETTERS.search(title)) and not _EMPTY.match(title) and not _NUMBERED.match(title)


def task_of(wording: str) -> str:
    """The task in a wording (its first sentence or bullet), without who gave it to whom; the wording itself where no
    such words stand there."""
    line = " ".join(wording.split())
    match = _TASK.search(line)
    task = line[match.end() :] if match and len(line) - match.end() > 12 else line
    task = _END.split(task.lstrip(" •–-"), maxsplit=1)[0]
    return task.removeprefix("att ").strip(" .,;:•–-")


def shortened(text: str, length: int = LONGEST) -> str:
    """The text cut at a word, with … where something was left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def title_words(title: str, wording: str, code: str = "") -> str:
    """The assignment's name with a capital first."""
    words = title if title and says_something(title) else task_of(wording)
    words = shortened(words).strip(" .,;:•–-") or code
    return words[:1].upper() + words[1:]
