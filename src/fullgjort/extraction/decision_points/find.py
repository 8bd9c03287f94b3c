"""Decision points: each att-sats that the document itself proposes or records as its own decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.decision_points.forms import (
    ACT,
    ALONE,
    AS_PROPOSED,
    ASSIGNS,
    INFINITIVE,
    LABEL,
    NOT_A_POINT,
    PASSIVE,
    RETOLD,
    RULE_LABEL,
    RULE_LIST,
    RULE_PASSIVE,
    SETTLED,
)
from fullgjort.extraction.decision_points.lead import Lead, heading_lead, lead_in
from fullgjort.extraction.decision_points.quotation import point_at, trim
from fullgjort.extraction.decision_points.sentences import acts_of, government_acts, inline_points
from fullgjort.extraction.finding import DecisionPoint
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section, voice_of
from fullgjort.language.actors import find_actors
from fullgjort.reading.document import Block, BlockKind, Document


def find_decision_points(
    document: Document, identity: Identity, sections: list[Section], found_cases: list[Case]
) -> list[DecisionPoint]:
    """The decision points in order; empty for documents that only cite decisions made elsewhere, and for those that
    decide nothing: what auditors recommend and what parties agree on are no decisions."""
    if identity.kind in ("audit_report", "agreement"):
        return []
    found: list[DecisionPoint] = []
    for section in sections:
        if identity.kind == "list" and section.voice != "proposal":
            continue  # a register of decisions cites them
        at_case = _is_case_heading(section, found_cases)
        for point in _in_section(document, identity, section, at_case):
            case = case_at(found_cases, point.evidence.start)
            found.append(replace(point, paragraph=case.paragraph if case else None))
    return _without_repeats(found)


def _is_case_heading(section: Section, found_cases: list[Case]) -> bool:
    """Whether a section stands directly under a case's heading, where minutes print the decision itself."""
    title = section.title.quote if section.title else ""
    case = case_at(found_cases, section.start)
    return (case is not None and section.start - case.start < 12) or bool(
        re.match(r"(?:punkt|ärende)\s\d", title, re.IGNORECASE)
    )


def _in_section(document: Document, identity: Identity, section: Section, at_case: bool) -> Iterator[DecisionPoint]:
    if section.voice in ("party", "citizen") and (
        (at_case and identity.kind == "minutes") or identity.kind == "decision_summary"
    ):
        pass  # "§ 41 Medborgarförslag": the case is about a proposal, and the board's act stands under it
    elif section.voice in ("party", "citizen", "enclosures", "recommendation"):
        return
    deciding = section.voice in ("proposal", "decision")
    if section.title and section.voice == "report" and not deciding and not at_case:
        return
    acting = deciding or (at_case and identity.kind == "minutes") or identity.kind == "decision_summary"
    if identity.kind == "government_assignment":
        yield from government_acts(document, section)
        return
    lead = heading_lead(section, identity) if deciding else None
    skip_to = -1
    alone = False  # after "Nämnden beslutar" on a line of its own: the paragraphs below are what it decides
    for index, block in enumerate(section.blocks):
        if block.kind is BlockKind.TABLE or index < skip_to:
            continue
        words = document.quote(block.start, block.end)
        if (said := _line_of_voice(block, words)) and identity.kind == "minutes" and said != section.voice:
            section = replace(section, voice=said)
            deciding = acting = True
            lead = heading_lead(section, identity)
            continue
        following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
        leads = lead_in(words, identity, section, following)
        if leads is not None and (
            deciding or words.endswith((":", "att")) or (following is not None and _is_item(document, following))
        ):
            lead = leads
            continue
        if leads is not None and identity.kind == "minutes" and ALONE.fullmatch(words):
            lead, alone = leads, True
            continue
        if alone and not acting:
            acts = list(acts_of(document, block, identity, section)) if block.kind is BlockKind.PARAGRAPH else []
            yield from (replace(act, body=lead.body if lead else act.body) for act in acts)
            alone = bool(acts)
            continue
        unfinished = words.endswith((":", " att")) or (
            block.kind is BlockKind.PARAGRAPH
            and words[-1:].isalpha()
            and following is not None
            and following.kind is BlockKind.LIST_ITEM
        )
        if acting and unfinished and ASSIGNS.search(words):
            skip_to = index + 1
            while (
                skip_to < len(section.blocks)
                and section.blocks[skip_to].kind is BlockKind.LIST_ITEM
                and (not block.mark or not _alike(section.blocks[skip_to].mark, block.mark))
            ):
                skip_to += 1
            digits = re.match(r"\(?(\d{1,2})", block.mark)
            yield point_at(
                document,
                block.start,
                section.blocks[skip_to - 1].end,
                int(digits.group(1)) if digits else None,
                lead or Lead(identity.body, "decided"),
                RULE_LIST,
            )
        elif identity.kind in ("minutes", "decision_summary") and (labelled := LABEL.match(words)):
            if run_on := inline_points(document, block, identity, section):
                yield from run_on
            elif not AS_PROPOSED.match(labelled.group("rest")):
                confirmed = following is not None and re.match(
                    r"Beslut\s*:\s*(?:Förslaget godk|Enligt förslag)",
                    document.text[following.start : following.end],
                    re.IGNORECASE,
                )
                yield _labelled(document, block, identity, labelled, "decided" if confirmed else None)
        elif lead is not None and (block.kind is BlockKind.LIST_ITEM or words[:4].casefold() == "att "):
            yield from _points(document, block, lead)
        elif inline := inline_points(document, block, identity, section):
            yield from inline
            lead = None if not deciding else lead
        elif (
            lead is not None
            and deciding
            and not NOT_A_POINT.match(words)
            and (PASSIVE.match(words) or INFINITIVE.match(words) or SETTLED.match(words))
            and len(words) < 600
        ):
            yield point_at(document, block.start, block.end, None, lead, RULE_PASSIVE)
        elif acting and (acts := list(acts_of(document, block, identity, section))):
            yield from acts
        elif section.voice == "decision" and identity.kind == "minutes" and lead and _stands_alone(block, words):
            yield point_at(document, block.start, block.end, None, lead, RULE_PASSIVE)
        elif not deciding:
            lead = None


def _line_of_voice(block: Block, words: str) -> str:
    """proposal or decision for a line that says so and is no heading by its type ("Styrelsens förslag till fullmäktige"); else ""."""
    if block.kind is not BlockKind.PARAGRAPH or len(words) > 80 or words.endswith((".", ":", ",")):
        return ""
    voice = voice_of(words)
    return voice if voice in ("proposal", "decision") and re.match(r"[\w-]+s\s(?:förslag|beslut)\b", words) else ""


def _stands_alone(block: Block, words: str) -> bool:
    """Whether a paragraph under the heading of a decision is a decision by its place alone."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and words[:1].isupper()
        and words.endswith(".")
        and 3 <= len(words.split()) <= 60
        and not NOT_A_POINT.match(words)
        and not re.match(
            r"(?:uppdraget|arbetet|detta|dessa|denna|svaret|redovisning(?:en)?|återrapportering(?:en)?)\s(?:ska|skall|görs|sker)\b",
            words,
            re.IGNORECASE,
        )
        and not re.search(r"\b(?:blev|var|hade|visade|berodde|uppgick)\b", words)  # told, not decided
    )


def _labelled(
    document: Document, block: Block, identity: Identity, match: re.Match[str], known: str | None
) -> DecisionPoint:
    """The point after a label inside a paragraph: "Direktörens förslag: …", "Beslut: …"."""
    state = known or ("proposed" if "förslag" in match.group("label").casefold() else "decided")
    start = block.start + document.text[block.start : block.end].index(":") + 1
    start, end = trim(document.text, start, block.end)
    return point_at(document, start, end, None, Lead(identity.body, state), RULE_LABEL)


def _alike(mark: str, other: str) -> bool:
    """Whether two list marks are of one list: both numbers, or the same sign."""
    return mark == other or (mark[:1].isdigit() and other[:1].isdigit())


def _is_item(document: Document, block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or document.text[block.start : block.start + 4].casefold() == "att "


def _points(document: Document, block: Block, lead: Lead) -> Iterator[DecisionPoint]:
    words = document.quote(block.start, block.end)
    if (
        NOT_A_POINT.match(words)
        or RETOLD.match(words)
        or (
            len(words.split()) < 3
            and not PASSIVE.match(words)
            and not (len(words.split()) == 2 and INFINITIVE.match(words))
        )
    ):
        return
    digits = re.match(r"\(?(\d{1,2})", block.mark)
    number = int(digits.group(1)) if digits else None
    conditional = re.match(r"(?:att\s)?under\s(?:förutsättning|villkor)\b", words, re.IGNORECASE)
    if (
        ACT.match(words)
        and not conditional
        and (own := next((a for a in find_actors(words) if a.role == "body" and not a.genitive), None))
    ):
        lead = Lead(own.name, lead.state)
    yield point_at(document, block.start, block.end, number, lead, RULE_LIST)


def _without_repeats(points: list[DecisionPoint]) -> list[DecisionPoint]:
    """Points in order, each span once."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for point in points:
        span = (point.evidence.start, point.evidence.end)
        if span not in seen and point.evidence.quote:
            seen.add(span)
            kept.append(point)
    return kept
