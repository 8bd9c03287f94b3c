"""Decision points in running sentences: "beslutar att …, att …", and the acts of a body one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fullgjort.extraction.decision_points.forms import (
    ACT,
    ADOPTED,
    ANY_ACT,
    ASSIGNS,
    DATED,
    DECIDING,
    INLINE,
    NOT_A_POINT,
    PASSIVE,
    PAST_ACT,
    RETOLD,
    RULE_ACT,
    RULE_RUN_ON,
    SHALL,
)
from fullgjort.extraction.decision_points.lead import Lead, last_body, state
from fullgjort.extraction.decision_points.quotation import point_at, trim
from fullgjort.extraction.finding import DecisionPoint
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document


def acts_of(document: Document, block: Block, identity: Identity, section: Section) -> Iterator[DecisionPoint]:
    """Whole sentences by which a body acts ("Nämnden ger …", "Direktören får i uppdrag att …", "Informationen noteras.")."""
    here = section.voice in ("decision", "proposal") or identity.kind == "decision_summary"
    state = "proposed" if section.voice == "proposal" else "decided"
    for start, end in sentences(document.text, block.start, block.end):
        words = document.quote(start, end)
        if (
            len(words) > 700
            or NOT_A_POINT.match(words)
            or re.search(r"\b(?:yrkar|yrkat|motionären|reserverar|hade velat)\b", words, re.IGNORECASE)
        ):
            continue
        receives = (
            ASSIGNS.search(words)
            and not DATED.search(words.split(" i uppdrag")[0])
            and not re.search(
                r"\b(?:har|hade)\s(?:\w+\s){0,6}?(?:fått|gett|givit)\b|\bmed\sförslag(?:et)?\satt\b", words
            )
            and not re.match(r"\S+\sfick\b[^.]{0,80}§", words)
            and (here or not re.search(r"\bhar\s(?:\w+\s){0,2}?i\s(?:uppdrag|uppgift)\b", words))
        )
        if not here and re.search(r"\b(?:kunde|skulle|väntas)\b", words):
            continue  # told, not decided
        if PAST_ACT.match(words) and DATED.search(words[:140]):
            continue  # cited: "Nämnden gav den 15 februari 2023, § 9, …"
        lone = re.fullmatch(
            r"(?:Godkännes|Godkänns|Antecknas(?:\still\s\w+|\sför\skännedom)?|Noteras|Bordläggs|Utgår)\.?", words
        )
        if (
            ACT.match(words)
            or (here and ANY_ACT.match(words))
            or (section.voice == "decision" and SHALL.match(words) and find_actors(words[:60]))
            or receives
            or lone
            or (PASSIVE.match(words) and not re.match(r"(?:det|om|när|som)\b", words, re.IGNORECASE))
        ):
            yield point_at(
                document, start, end, None, Lead(identity.body, state), RULE_ACT if not receives else RULE_RUN_ON
            )


def government_acts(document: Document, section: Section) -> Iterator[DecisionPoint]:
    """What the Government decides besides giving assignments: "Regeringen bifaller …"."""
    for block in section.blocks:
        for start, end in sentences(document.text, block.start, block.end) if block.kind is not BlockKind.TABLE else ():
            if re.match(
                r"Regeringen\s(?:beslutar|bifaller|avslår|medger|upphäver|ändrar|förordnar)\b", document.text[start:end]
            ):
                yield point_at(document, start, end, None, Lead("Regeringen", "decided"), RULE_ACT)


def inline_points(document: Document, block: Block, identity: Identity, section: Section) -> list[DecisionPoint]:
    """The points of running sentences: "Nämnden beslutar att godkänna rapporten, att …"."""
    points: list[DecisionPoint] = []
    deciding = section.voice in ("proposal", "decision")
    for start, end in sentences(document.text, block.start, block.end):
        sentence = document.text[start:end]
        label = re.match(r"(?:\w+s\s)?(?:förslag|beslut)(?:\still\sbeslut)?\s*:\s*", sentence, re.IGNORECASE)
        start += label.end() if label else 0
        sentence = document.text[start:end]
        match = INLINE.match(sentence)
        if not match:
            continue
        chain = match.group("chain") + match.group("rest")
        adopted = ADOPTED.search(document.text, end, section.end)
        if DATED.search(chain) or re.search(
            r"\b(?:yrka|motion|när|om|reserverar|som|grannkommun\w*)\b", chain, re.IGNORECASE
        ):
            continue
        if re.search(r"\b(?:har|hade)\b", chain) and not adopted:
            continue
        if not deciding and identity.kind not in ("minutes", "decision_summary", "government_assignment"):
            continue
        if not deciding and match.group("verb").casefold() not in ("beslutar", "beslutade", "beslöt") and not adopted:
            continue
        lead = Lead(
            last_body(chain) or identity.body,
            "decided" if adopted and identity.kind == "minutes" else state(chain, section),
        )
        if deciding and lead.state == "decided" and section.voice == "proposal":
            lead = Lead(lead.body, "proposed")
        begin = start + match.end()
        cuts = [cut.start() for cut in _ATT_JOINT.finditer(sentence, match.end())]
        cuts = _between_points(sentence, match.end(), cuts)
        edges = [begin, *(start + cut for cut in cuts), end]
        for left, right in pairwise(edges):
            if identity.kind not in ("minutes", "decision_summary") and RETOLD.match(
                document.text[left:right].lstrip()
            ):
                continue
            points.append(point_at(document, *trim(document.text, left, right), None, lead, RULE_RUN_ON))
    return points


# Where one att-sats may end and the next begin: at a comma, or at "samt att" before an infinitive or a clause
_ATT_JOINT = re.compile(
    r"(?:(?<=[,;])\s(?:samt\s|och\s|dels\s)?(?=att\s|uppdrar\s(?:åt|till)\s|ger\s\S+\si\suppdrag)|\s(?:samt|och|dels)\s"
    r"(?=att\s(?:[a-zåäö]+a|ge|se|få|ta|utse|uppdra|anse)\s|att\s(?:\w+\s){1,3}?(?:får|ska|skall)\s|"
    r"uppdrar\s(?:åt|till)\s|ger\s\S+\si\suppdrag))"
)


def _between_points(sentence: str, start: int, cuts: list[int]) -> list[int]:
    """The cuts that part decisions: what follows an assignment and does not decide anew is a part of it."""
    kept: list[int] = []
    left = start
    for cut in cuts:
        if (
            ASSIGNS.search(sentence[left:cut])
            and re.match(r"\s*att\s", sentence[start:])
            and not DECIDING.match(sentence[cut:])
        ):
            continue
        kept.append(cut)
        left = cut
    return kept
