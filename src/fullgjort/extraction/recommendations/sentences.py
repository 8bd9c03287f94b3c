"""Recommendations in running text and in the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fullgjort.extraction.finding import Recommendation
from fullgjort.extraction.recommendations.forms import (
    ANSWER,
    CITED,
    LABELLED,
    LEAD_IN,
    NEED,
    NEEDED,
    OUGHT,
    RECOMMENDS,
    SOFT,
    SPEAKS,
)
from fullgjort.extraction.recommendations.parties import Parties
from fullgjort.extraction.recommendations.quotation import recommendation
from fullgjort.extraction.recommendations.reported import (
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
from fullgjort.reading.document import Block, Document

_AND_THAT = re.compile(
    r"\s(?:och|samt)\s(?=(?:också\s|även\s|dessutom\s)?att\s[\wåäö-]*(?:nämnden|styrelsen|direktionen|fullmäktige|regionen|kommunen)"
    r"\s[^.:]*\b(?:bör|borde|behöver|måste)\b)",
    re.IGNORECASE,
)


def in_cells(document: Document, parties: Parties, table: Block, heading: str) -> Iterator[Recommendation]:
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
                yield recommendation(
                    document, parties, cell.start, cell.end, LEAD_IN, parties.auditors, None, "recommendation"
                )
            elif cell.column not in columns and len(document.text[cell.start : cell.end].split()) > 4:
                yield from in_sentences(document, parties, cell.start, cell.end, heading)


_ANSWERS = re.compile(
    r"\b(?:svar|yttrande|kommentar\w*|vidtagna|genomförda|åtgärder|ställningstagande\w*)\b", re.IGNORECASE
)
_OUGHT_TO = re.compile(
    r"(?:att\s|säkerställ|tillse|se\s(?:till|över)\b|utveckla\b|fastställa?\b|ta\sfram\b)|.*\b(?:bör|borde|behöver|måste)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADS_NEEDS = re.compile(r"(?:\d+(?:\.\d+)*\.?\s)?(?:[\wåäö]+\s){0,2}behov\b", re.IGNORECASE)
_SENTENCE_RULES = RuleSet((NEED, NEEDED, RECOMMENDS, SPEAKS, OUGHT, SOFT, *REPORTED_RULES))


def in_sentences(
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
            yield recommendation(document, parties, first, end, LABELLED, parties.auditors, None, "recommendation")
            return
    if not _SENTENCE_RULES.possible(document.text, start, end):
        return
    needs = (NEED, NEEDED) if _HEADS_NEEDS.match(heading) else (NEED,)
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
        need = next((rule for rule in needs if rule.regex.search(sentence)), None)
        if need and (committee := parties.committee_of(sentence)):
            yield recommendation(document, parties, first, last, need, committee, None, "need")
            continue
        source = named or speaker or parties.own_speaker
        rule = _rule_of(sentence, parties, heading, bool(speaker or parties.own_speaker))
        if rule is None and they and next(PRONOUN.find(sentence), None):
            rule, source = PRONOUN, they
        if rule and source:
            for part_start, part_end in _clauses(document.text, first, last):
                to = parties.addressee_of(document.text[part_start:part_end], source)
                yield recommendation(document, parties, part_start, part_end, rule, source, to, "recommendation")


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
