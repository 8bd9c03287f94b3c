"""Recommendations of auditors and committees, and the needs that a committee reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.finding import Certainty, Evidence, Recommendation
from fullgjort.extraction.recommendation_forms import (
    ANSWER,
    ANSWERING_LEAD_IN,
    CITED,
    LABELLED,
    LEAD_IN,
    NEED,
    NEED_LEAD_IN,
    OPEN_LEAD_IN,
    OUGHT,
    RECOMMENDS,
    SOFT,
    SPEAKS,
)
from fullgjort.extraction.recommendation_forms import RULES as _DIRECT_RULES
from fullgjort.extraction.recommendation_parties import Parties
from fullgjort.extraction.recommendation_reported import (
    ADVISED,
    ADVISES,
    BODY_NEEDS,
    EXPECTS,
    OPINION,
    OWN_VOICE,
    PRONOUN,
    REPORTED,
    REPORTED_RULES,
    STRESSES,
)
from fullgjort.extraction.rule import Rule, RuleSet
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

__all__ = ["RULES", "find_recommendations"]

RULES = (*_DIRECT_RULES, *REPORTED_RULES)

_HEADING = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s)?(?:(?:våra|revisorernas|revisionens|samlade|övriga|viktigaste|"
    r"föreslagna)\s)?(?:rekommendationer(?:na)?|rekommendation)(?:\s(?:till\s.{3,80}|från\s.{3,60}))?\s*:?$",
    re.IGNORECASE,
)
_NUMBERED_HEADING = re.compile(r"^(?:revisorernas\s|revisionens\s)?rekommendation\s(?:nr\s)?\d+\W*$", re.IGNORECASE)
# "Svar: Förvaltningen instämmer." stands under or after each recommendation of a list
_ANSWER_LABEL = re.compile(
    r"(?:(?<=[.\s])|\A)(?:\w+s\s)?(?:svar|kommentar(?:er)?|åtgärd(?:er)?|yttrande|ställningstagande|synpunkter)"
    r"(?:\s(?:från|på)\s[^.:]{3,40}?)?\s?:\s",
    re.IGNORECASE,
)
# "att nämnden bör … och att styrelsen behöver …": two recommendations in one sentence
_AND_THAT = re.compile(
    r"\s(?:och|samt)\s(?=(?:också\s|även\s|dessutom\s)?att\s[\wåäö-]*(?:nämnden|styrelsen|direktionen|fullmäktige|regionen|kommunen)"
    r"\s[^.:]*\b(?:bör|borde|behöver|måste)\b)",
    re.IGNORECASE,
)
_NOT_RECOMMENDED = re.compile(r"^(?:se\s(?!till\b|över\b)|bilaga|sida\s|\d+$)", re.IGNORECASE)


def find_recommendations(document: Document, kind: str = "") -> list[Recommendation]:
    """The recommendations in the order of the text, each wording once; empty where nobody recommends anything.

    `source` is "Revisorerna" for the auditors and the consultants they hire, otherwise the committee; `to` is the
    addressee of the item, of its lead-in or of its heading, in that order, or None. `kind` is the document's kind.
    """
    parties = Parties(document, kind)
    found: list[Recommendation] = []
    seen: set[str] = set()
    for recommendation in _all(document, parties):
        key = re.sub(r"\W+", "", recommendation.evidence.quote).casefold()
        if key and key not in seen:
            seen.add(key)
            found.append(recommendation)
    return sorted(found, key=lambda recommendation: recommendation.evidence.start)


def _all(document: Document, parties: Parties) -> Iterator[Recommendation]:
    blocks = list(document.blocks)
    heading, taken = "", set[int]()
    follows: str | None = None  # who speaks in a paragraph right after a list of recommendations
    for index, block in enumerate(blocks):
        if index in taken:
            continue
        quote = document.quote(block.start, block.end)
        listed = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.LIST_ITEM
        if block.kind is BlockKind.HEADING and not (listed and _lead_in(document, parties, block, listed=True)):
            heading, follows = quote, None
            if parties.has_auditors and (named := LABELLED.regex.match(quote)):
                yield from _headed(document, parties, blocks, index, named.start("item"), taken)
                continue
            if _NUMBERED_HEADING.match(quote) and parties.has_auditors:
                yield from _under_number(document, parties, blocks, index, taken)
            elif _HEADING.match(quote) and parties.has_auditors:
                yield from _under_heading(document, parties, blocks, index, taken)
            elif "rekommendation" in quote.casefold() and parties.has_auditors:
                yield from _answered(document, parties, blocks, index, taken)
            continue
        if block.kind is BlockKind.TABLE:
            yield from _in_cells(document, parties, block, heading)
            continue
        lead_in = _lead_in(document, parties, block, listed=listed)
        if lead_in is None or lead_in[1] is not OPEN_LEAD_IN:
            yield from _in_sentences(document, parties, block.start, block.end, heading, speaker=follows)
        follows = None
        if lead_in is not None:
            kind, rule, source, to = lead_in
            judged = rule is OPEN_LEAD_IN and _JUDGES.search(quote)  # "anser att nämnden": praise may stand below
            for number, item in _items(document, blocks, index + 1):
                if judged and not _OUGHT_ITEM.match(document.text[item.start : item.end]):
                    continue
                taken.add(number)
                follows = source if kind == "recommendation" else None
                yield _recommendation(document, parties, item.start, item.end, rule, source, to, kind)


_JUDGES = re.compile(r"\b(?:anser|menar|bedömer|framhåller|påpekar)\b", re.IGNORECASE)
_OUGHT_ITEM = re.compile(r"(?:att\s)?(?:[\wåäö-]+\s){0,2}?(?:bör|borde|behöver|måste|ska)\b(?!\sinte)", re.IGNORECASE)
_LEAD_IN_RULES = RuleSet((LEAD_IN, OPEN_LEAD_IN, NEED_LEAD_IN))


def _lead_in(
    document: Document, parties: Parties, block: Block, *, listed: bool
) -> tuple[str, Rule, str, str | None] | None:
    """Kind, rule, source and addressee of a block that introduces a list; None for other blocks. `listed` tells that
    marked items follow."""
    spans = sentences(document.text, block.start, block.end)
    if not spans:
        return None
    start, end = spans[-1]
    if not _LEAD_IN_RULES.possible(document.text, start, end):
        return None
    sentence = document.text[start:end]
    if ANSWER.search(sentence) or (ANSWERING_LEAD_IN.search(sentence) and not OPEN_LEAD_IN.regex.match(sentence)):
        return None
    if match := LEAD_IN.regex.search(sentence):
        source = parties.source_of(sentence, document.text[block.start : block.end])
        if source is None:
            return None
        passive = re.match(r"rekommenderas|rekommenderades", match.group(), re.IGNORECASE)
        to = parties.addressee_of(sentence[match.start() :], source)
        to = to or (parties.addressee_of(sentence, source) if passive else None)  # "Styrelsen rekommenderas att"
        return "recommendation", LEAD_IN, source, to
    if NEED_LEAD_IN.regex.search(sentence):
        source = parties.committee_of(sentence)
        if source:
            return "need", NEED_LEAD_IN, source, None
    speaker = parties.source_of(sentence, sentence) or parties.own_speaker
    if listed and speaker is not None and OPEN_LEAD_IN.regex.match(sentence):
        return "recommendation", OPEN_LEAD_IN, speaker, parties.addressee_of(sentence, speaker)
    return None


_UNMARKED = re.compile(
    r"att\s\w|\S*(?:styrelsen|nämnden)\b.{0,60}?\s(?:bör|behöver|\w+er|\w+ar)\b|"
    r"(?:säkerställ|tillse|utveckl|följ|ta\s|tydliggör|klargör|utvärder|upprätt|se\s|stärk|fastställ|förtydlig|införa?|verka)\w*",
    re.IGNORECASE,
)


def _items(document: Document, blocks: list[Block], index: int) -> Iterator[tuple[int, Block]]:
    """The list items that follow a lead-in. Where none is marked, or the marks were lost and short lines look like
    headings, the blocks that begin with "Att", an addressee or the verb of a recommendation."""
    first: BlockKind | None = None
    while index < len(blocks):
        block = blocks[index]
        quote = document.quote(block.start, block.end)
        marked = block.kind is BlockKind.LIST_ITEM
        if first is not None and (first is BlockKind.LIST_ITEM) is not marked:
            return
        if not marked and (block.kind is BlockKind.TABLE or not _UNMARKED.match(quote)):
            return
        first = first or block.kind
        if len(quote.split()) > 1 and not _NOT_RECOMMENDED.match(quote):
            yield index, block
        index += 1


def _under_heading(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The list under a heading "Rekommendationer", also where a lead-in without the word stands between."""
    title = document.quote(blocks[index].start, blocks[index].end)
    source = parties.source_of(title, title) or parties.auditors
    to = parties.addressee_of(title, source)
    following = index + 1
    if following < len(blocks) and blocks[following].kind is BlockKind.PARAGRAPH:
        lead = blocks[following]
        words = document.text[lead.start : lead.end]
        if not words.rstrip().endswith((":", "att", "bör")):
            return
        to = parties.addressee_of(words, source) or to
        following += 1
    for number, item in _items(document, blocks, following):
        taken.add(number)
        if not ANSWER.search(document.text[item.start : item.end]):
            yield _recommendation(document, parties, item.start, item.end, LEAD_IN, source, to, "recommendation")


def _under_number(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The passage right under a heading "Rekommendation 2"; the rest of the section is its answer."""
    number = index + 1
    if number >= len(blocks) or blocks[number].kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return
    item = blocks[number]
    words = document.text[item.start : item.end]
    label = _ANSWER_LABEL.search(words)
    end = item.start + len(words[: label.start()].rstrip()) if label else item.end
    if end - item.start < 12 or ANSWER.search(document.text[item.start : end]):
        return
    taken.add(number)
    to = parties.addressee_of(document.text[item.start : end], parties.auditors)
    yield _recommendation(document, parties, item.start, end, LABELLED, parties.auditors, to, "recommendation")


def _headed(
    document: Document, parties: Parties, blocks: list[Block], index: int, offset: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The recommendation that a heading prints ("Rekommendation 2. Nämnden bör …"); what stands under it until the next
    heading is the answer, in an answering paper, and recommends nothing."""
    block = blocks[index]
    start = block.start + document.text[block.start : block.end].find(
        document.quote(block.start, block.end)[offset:][:8]
    )
    item = document.text[start : block.end]
    if ANSWER.search(item):
        return
    to = parties.addressee_of(item, parties.auditors)
    yield _recommendation(document, parties, start, block.end, LABELLED, parties.auditors, to, "recommendation")
    if parties.own_speaker is not None:
        return
    for number in range(index + 1, len(blocks)):
        if blocks[number].kind is BlockKind.HEADING:
            return
        taken.add(number)


def _answered(
    document: Document, parties: Parties, blocks: list[Block], index: int, taken: set[int]
) -> Iterator[Recommendation]:
    """The items under a heading that speaks of recommendations, each of which is followed by its answer."""
    for number in range(index + 1, len(blocks)):
        block = blocks[number]
        if block.kind is BlockKind.HEADING:
            if _points_go_on(blocks, number):
                continue  # a running head between two points of one list
            return
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.TABLE or LABELLED.regex.match(words):
            continue
        label = _ANSWER_LABEL.search(words) or _ANSWERS_AT_ONCE.search(words)
        end = block.end
        if label is not None:
            end = block.start + len(words[: label.start()].rstrip())
        elif _is_numbered_point(document, blocks, number):
            pass
        elif number + 1 == len(blocks) or not _ANSWER_LABEL.match(
            document.text[blocks[number + 1].start : blocks[number + 1].end]
        ):
            continue
        item = document.text[block.start : end]
        if len(item.split()) < 3 or not (block.kind is BlockKind.LIST_ITEM or _UNMARKED.match(item)):
            continue
        taken.add(number)
        to = parties.addressee_of(item, parties.auditors)
        yield _recommendation(document, parties, block.start, end, LABELLED, parties.auditors, to, "recommendation")


def _points_go_on(blocks: list[Block], number: int) -> bool:
    """Whether the numbered points before a heading go on right after it: it is a running head, then."""
    if number + 1 >= len(blocks) or blocks[number + 1].kind is not BlockKind.LIST_ITEM:
        return False
    last = next((b.mark for b in reversed(blocks[:number]) if b.kind is BlockKind.LIST_ITEM), "")
    before, after = re.match(r"\d+", last), re.match(r"\d+", blocks[number + 1].mark)
    return before is not None and after is not None and int(after.group()) == int(before.group()) + 1


# "Nämnden bör se över taxan Nämnden instämmer.": the answer begins where a new sentence does, without a stop before it
_ANSWERS_AT_ONCE = re.compile(
    r"(?<=[\wåäö])\s(?=(?-i:[A-ZÅÄÖ])[\wåäö-]*(?:styrelsen|nämnden|förvaltningen|direktionen|kontoret)\s"
    r"(?:instämmer|delar|håller\smed|anser|avser|bedömer|konstaterar|noterar|har|tar|ser)\b)"
)
_ADVISED_POINT = re.compile(
    r"(?:att\s|\w+a\s|se\s(?:till|över)|ta\sfram)|[^.]*\b(?:bör|borde|behöver|måste|ska)\b", re.IGNORECASE
)


def _is_numbered_point(document: Document, blocks: list[Block], number: int) -> bool:
    """Whether a numbered point without a stop says what ought to be done and has its answer in the paragraph after it."""
    block = blocks[number]
    words = document.text[block.start : block.end].rstrip()
    return (
        block.kind is BlockKind.LIST_ITEM
        and block.mark[:1].isdigit()
        and not words.endswith((".", ":", "?"))
        and bool(_ADVISED_POINT.match(words))
        and number + 1 < len(blocks)
        and blocks[number + 1].kind is BlockKind.PARAGRAPH
    )


def _in_cells(document: Document, parties: Parties, table: Block, heading: str) -> Iterator[Recommendation]:
    """The cells of a table whose column is headed "Rekommendation" hold one each; other cells are read as text."""
    columns = {
        cell.column
        for row in table.rows[:1]
        for cell in row.cells
        if re.match(
            r"(?:revisorernas\s|revisionens\s)?rekommendation(?:er)?\b",
            document.text[cell.start : cell.end].strip(),
            re.IGNORECASE,
        )
    }
    for row in table.rows:
        for cell in row.cells:
            if (
                cell.column in columns
                and row is not table.rows[0]
                and len(document.text[cell.start : cell.end].split()) > 2
            ):
                yield _recommendation(
                    document, parties, cell.start, cell.end, LEAD_IN, parties.auditors, None, "recommendation"
                )
            elif cell.column not in columns and len(document.text[cell.start : cell.end].split()) > 4:
                yield from _in_sentences(document, parties, cell.start, cell.end, heading)


_ANSWERS = re.compile(
    r"\b(?:svar|yttrande|kommentar\w*|vidtagna|genomförda|åtgärder|ställningstagande\w*)\b", re.IGNORECASE
)
_OUGHT_TO = re.compile(
    r"(?:att\s|säkerställ|tillse|se\s(?:till|över)\b|utveckla\b|fastställa?\b|ta\sfram\b)|.*\b(?:bör|borde|behöver|måste)\b",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_RULES = RuleSet((NEED, RECOMMENDS, SPEAKS, OUGHT, SOFT, *REPORTED_RULES))


def _in_sentences(
    document: Document, parties: Parties, start: int, end: int, heading: str, *, speaker: str | None = None
) -> Iterator[Recommendation]:
    """Recommendations that stand in running text: with a speaker, in the speaker's own report, or right after a list
    of `speaker`'s recommendations."""
    if LABELLED.regex.possible(document.text, start, end) and (
        labelled := LABELLED.regex.match(document.text[start:end])
    ):
        first = start + labelled.start("item")
        if _ANSWERS.search(heading) and not _OUGHT_TO.match(document.text[first:end]):
            return  # "Rekommendation 2. En ny mall är framtagen.": the answer, with the number of what it answers
        if parties.has_auditors and not ANSWER.search(document.text[first:end]):
            yield _recommendation(document, parties, first, end, LABELLED, parties.auditors, None, "recommendation")
            return
    if not _SENTENCE_RULES.possible(document.text, start, end):
        return
    before, still = "", None  # the sentence before, and who it goes on about
    for first, last in sentences(document.text, start, end):
        sentence = document.text[first:last]
        if not _SENTENCE_RULES.possible(document.text, first, last):
            before, still = sentence, None
            continue
        they = parties.speaks_on(before) or still
        before, still = sentence, they if they and PRONOUN.regex.match(sentence) else None
        if ANSWER.search(sentence) or sentence.rstrip().endswith((":", "?")) or CITED.search(sentence):
            continue
        named = parties.source_of(sentence, sentence)
        if NEED.regex.search(sentence) and (committee := parties.committee_of(sentence)):
            yield _recommendation(document, parties, first, last, NEED, committee, None, "need")
            continue
        source = named or speaker or parties.own_speaker
        rule = _rule_of(sentence, parties, heading, bool(speaker or parties.own_speaker))
        if rule is None and they and next(PRONOUN.find(sentence), None):
            rule, source = PRONOUN, they
        if rule and source:
            for part_start, part_end in _clauses(document.text, first, last):
                to = parties.addressee_of(document.text[part_start:part_end], source)
                yield _recommendation(document, parties, part_start, part_end, rule, source, to, "recommendation")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The recommendations of one sentence: "att nämnden bör … och att styrelsen behöver …" are two."""
    for match in _AND_THAT.finditer(text, start, end):
        if re.search(r"\b(?:bör|borde|behöver|måste)\b", text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    yield start, end


def _rule_of(sentence: str, parties: Parties, heading: str, own_words: bool) -> Rule | None:
    """The rule that a sentence follows. "bör" without a speaker counts in the speaker's own words, and in a long
    report only where a body is told what to do or the section recommends; other such sentences are criteria."""
    named = parties.source_of(sentence, sentence) is not None
    rule: Rule
    for rule in (RECOMMENDS, SPEAKS):
        if (own_words or named) and rule.regex.search(sentence):
            return rule
    if named:
        for rule in (REPORTED, ADVISES, ADVISED, STRESSES):
            if next(rule.find(sentence), None):
                return rule
    if not own_words:
        return None
    recommends = parties.is_short or re.search(r"rekommend|bedömning|slutsats|sammanfatt", heading, re.IGNORECASE)
    for rule in (ADVISED, OWN_VOICE, OPINION, *((EXPECTS, BODY_NEEDS) if recommends else ())):
        if next(rule.find(sentence), None):
            return rule
    if OUGHT.regex.search(sentence) and (
        parties.is_short
        or parties.addressee_of(sentence.split(" bör ")[0], None)
        or re.search(r"rekommend|bedömning|slutsats|sammanfatt", heading, re.IGNORECASE)
    ):
        return OUGHT
    return SOFT if SOFT.regex.search(sentence) else None


def _recommendation(
    document: Document, parties: Parties, start: int, end: int, rule: Rule, source: str, to: str | None, kind: str
) -> Recommendation:
    own = parties.addressee_at_start(document.text[start:end], source) if kind == "recommendation" else None
    if own and to and to.casefold().endswith(own.casefold()):
        own = to  # "Styrelsen bör" under a lead-in that names kommunstyrelsen
    evidence = Evidence(
        start,
        end,
        document.quote(start, end),
        rule.name,
        document.page_at(start),
        rule.certainty,
        rule.certainty is Certainty.LIKELY,
    )
    return Recommendation(evidence, source=source, to=own or to, about=parties.report, kind=kind)
