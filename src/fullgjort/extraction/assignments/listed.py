"""Listed duties: "Hamnnämnden ska …" under a heading or a lead-in that says that assignments follow, or over a status."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.identity import Identity, specific_body
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

_START = attrgetter("start")
# Papers that list assignments without proposing or deciding them
_KINDS = ("plan", "activity_plan", "report_back", "list", "director_report", "other")
# "Uppdrag till hamnnämnden", "Särskilda uppdrag", "Uppdrag 2031": assignments follow. "Nämndens uppdrag" is its duty.
_HEADLINE = re.compile(
    r"(?:\d[\d.]*\s+)?(?:[\w-]+\s){0,2}?(?:särskilda\s|nya\s|egna\s|riktade\s|kvarstående\s|pågående\s|politiska\s|övriga\s)?"
    r"uppdrag(?:en)?(?:\s(?:till|från|ur|i|enligt|för)\s.{3,60}|\s(?:19|20)\d\d)?\W*$",
    re.IGNORECASE,
)
_NOT_HEADLINE = re.compile(
    r"\b(?!\w*mäktiges)\w+s\suppdrag\W*$|\bvårt\suppdrag\W*$|\bgrunduppdrag|"
    r"förtroendeuppdrag|\buppdrag\soch\s|"
    r"uppdrag\senligt\s(?:reglement|lag)",
    re.IGNORECASE,
)
# "har riktat två uppdrag till nämnden:", "lämnar fullmäktige följande uppdrag:"
_LEAD_IN = re.compile(r"\buppdrag(?:en)?\b[^.:]{0,60}:\s*$", re.IGNORECASE)
_STATUS_LINE = re.compile(
    r"(?:status|läge|lägesrapport|bedömning|återrapport(?:ering)?|uppföljning)\s*:\s", re.IGNORECASE
)


# What a duty is about, before it: "Lokaler: nämnden ska …", "Kollektivtrafik på landet. Nämnden ska …"
TOPIC = re.compile(r"[A-ZÅÄÖ][\wåäöÅÄÖ-]*(?:\s[\wåäöÅÄÖ/-]+){0,5}[:.]\s")

# Papers that say what holds always
_RULES_OF = re.compile(
    r"\b(?:reglemente|arbetsordning|instruktion|policy|riktlinjer?|delegations?ordning|föreskrifter)\b", re.IGNORECASE
)
# What somebody shall always do is no assignment
_STANDING = re.compile(
    r"\b(?:ska|skall)\s(?:\w+\s)?(?:följa|verka|bidra|arbeta|ansvara|bedriva|främja|beakta|sträva|tillhandahålla|delta|iaktta)\b",
    re.IGNORECASE,
)


def is_listed(document: Document, identity: Identity, candidate: Candidate) -> bool:
    """Whether a duty at the head of a paragraph or a list item is one of the assignments that the paper lists."""
    passage = candidate.passage
    if identity.kind not in _KINDS or passage.kind is BlockKind.TABLE:
        return False
    if candidate.start != passage.start and not TOPIC.fullmatch(document.text, passage.start, candidate.start):
        return False
    if _STANDING.search(document.text, candidate.start, candidate.end):
        return False
    index = bisect_left(document.blocks, passage.start, key=_START)
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if following is not None and _STATUS_LINE.match(document.text, following.start):
        return True
    if passage.kind is BlockKind.LIST_ITEM and _LEAD_IN.search(passage.lead):
        return True
    headline = _headline_above(document, index)
    if headline is None or not _HEADLINE.match(headline) or _NOT_HEADLINE.search(headline):
        return False
    if _RULES_OF.search(document.text[:300]):
        return False
    return (
        identity.kind != "other" or _named_giver(document, identity, candidate, candidate.wording.assignee) is not None
    )


# "I budgeten gav regionfullmäktige nio uppdrag", "Fullmäktige har riktat två uppdrag till nämnden"
_GIVES = re.compile(
    r"\b(?:gav|ger|gett|givit|lämnade|lämnar|lämnat|riktat|riktar|riktade|beslutade\som|beslutat\som)\b", re.IGNORECASE
)


def giver_of_list(document: Document, identity: Identity, candidate: Candidate, assignee: str | None) -> str | None:
    """Who gives the assignments of a list: the body that the lead-in, the heading above or the paper's first sentences
    say gives them, else the body whose plan it is; None where none is named, and never the assignee."""
    named = _named_giver(document, identity, candidate, assignee)
    if named is not None:
        return named
    own = identity.body if identity.kind in ("plan", "activity_plan") else None
    return own if own and own.casefold() != (assignee or "").casefold() else None


def _named_giver(document: Document, identity: Identity, candidate: Candidate, assignee: str | None) -> str | None:
    index = bisect_left(document.blocks, candidate.passage.start, key=_START)
    head = [s for b in document.blocks[:12] for s in sentences(document.text, b.start, b.end)]
    told = [candidate.passage.lead if candidate.passage.kind is BlockKind.LIST_ITEM else ""]
    told += [text for left, right in head if _GIVES.search(text := document.text[left:right])]
    for words in (told[0], _headline_above(document, index) or "", *told[1:]):
        if not re.search(r"uppdrag", words, re.IGNORECASE):
            continue
        for actor in find_actors(words):
            receives = re.search(r"\b(?:till|åt|för)\s(?:den\s)?$", words[: actor.start])
            if actor.role == "body" and not receives and actor.name.casefold() != (assignee or "").casefold():
                return specific_body(actor.name, identity)
    return None


def _headline_above(document: Document, index: int) -> str | None:
    """The nearest heading above a block, also where a numbered one was read as an item of a list."""
    for number in range(index - 1, -1, -1):
        block = document.blocks[number]
        words = document.quote(block.start, block.end)
        if block.kind is BlockKind.HEADING and not re.search(r"\b(?:ska|skall)\b", words):
            if _is_board(words):
                continue  # under "Uppdrag till nämnderna" each board has a heading of its own
            return words
        if _is_numbered_headline(document, block, number):
            return words
    return None


def _is_board(words: str) -> bool:
    """Whether a heading is nothing but the name of a board, a company or an office."""
    words = re.sub(r"^[\d.]+\s+|\s\([^()]*\)$", "", words)
    named = next(iter(find_actors(words)), None)
    return named is not None and named.start == 0 and named.end >= len(words) - 2


def _is_numbered_headline(document: Document, block: Block, number: int) -> bool:
    """Whether "2. Uppdrag från fullmäktige" is a chapter's heading: short, without a stop, and no item stands beside it."""
    if block.kind is not BlockKind.LIST_ITEM or not re.match(r"\d", block.mark) or block.end - block.start > 80:
        return False
    words = document.quote(block.start, block.end)
    following = document.blocks[number + 1] if number + 1 < len(document.blocks) else None
    beside = following is not None and following.kind is BlockKind.LIST_ITEM and re.match(r"\d", following.mark)
    return not beside and words[:1].isupper() and not words.endswith((".", ",", ";", ":"))
