"""Who decides, and whether it is decided or proposed: what a heading or a lead-in says of the points under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.extraction.decision_points.forms import LEAD_IN, LEAD_IN_AT_END
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import Block


@dataclass(frozen=True, slots=True)
class Lead:
    body: str | None
    state: str


def heading_lead(section: Section, identity: Identity) -> Lead:
    title = section.title.quote if section.title else ""
    named = [actor.name for actor in find_actors(title) if actor.role == "body"]
    state = "proposed" if section.voice == "proposal" else "decided"
    body = named[0] if named and section.voice == "decision" else named[-1] if named else identity.body
    if (
        section.voice == "proposal"
        and named
        and re.search(r"förslag till (?:beslut i )?\w+$", title, re.IGNORECASE) is None
    ):
        body = identity.body or named[-1]  # "Arbetsutskottets förslag till beslut": who proposes is not who decides
    return Lead(body, state)


# "I kommunstyrelsen och kommunfullmäktige:": the last one decides
_IN_BODIES = re.compile(r"I\s(?:[\wåäö-]+,?\s){0,6}?[\wåäö-]+:", re.IGNORECASE)


def lead_in(words: str, identity: Identity, section: Section, following: Block | None) -> Lead | None:
    """The body and state of a lead-in such as "Regionstyrelsen beslutar att:", or None."""
    if len(words) > 320:
        words_tail = words[-260:]
        cut = words_tail.rfind(". ")
        words = words_tail[cut + 2 :] if cut >= 0 else ""
    words = words.removesuffix(".") if words.endswith("följande.") else words
    if section.voice in ("proposal", "decision") and _IN_BODIES.fullmatch(words) and (last := last_body(words)):
        return Lead(last, "proposed" if section.voice == "proposal" else "decided")
    match = LEAD_IN.search(words) if LEAD_IN_AT_END.search(words) else None
    if not match or (not words.endswith((":", "att", "beslutar", "beslutade", "besluta")) and following is None):
        return None
    if not words.endswith((":", "att")) and len(words) > 120:
        return None
    if re.search(r"\b(?:yrkar|motionären|motionen|reserverar)\b", words, re.IGNORECASE):
        return None
    whole = match.group("chain") + match.group("verb") + match.group("rest")
    return Lead(last_body(whole) or identity.body, state(whole, section))


def state(words: str, section: Section) -> str:
    proposes = re.search(r"\b(?:föreslår|föreslås|föreslå|rekommenderar|förslag)\b", words, re.IGNORECASE)
    return "proposed" if section.voice == "proposal" or proposes else "decided"


def last_body(words: str) -> str | None:
    """The deciding body of a chain of proposals: the last one that is named as a subject."""
    named = [actor for actor in find_actors(words) if actor.role == "body" and not actor.genitive]
    return named[-1].name if named else None
