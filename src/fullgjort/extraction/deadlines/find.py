"""Deadlines: the clauses that say when an assignment is to be done or reported, found in a text.

`find_deadlines` reads the strict rules everywhere and the loose ones only in the text of a report, where
"presenteras i maj" is a promise. Which day a committee meant is its own matter: `earliest` and `latest` are the
first and last day of the period that is named, without the rules for statutory periods in lag (1930:173).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from fullgjort.extraction.deadlines.promise import PROMISED
from fullgjort.extraction.deadlines.relative import counted_day
from fullgjort.extraction.deadlines.rules import DEADLINE_RULES, STRICT_RULES
from fullgjort.extraction.deadlines.when import When
from fullgjort.extraction.rule import Rule, RuleSet
from fullgjort.language.dates import DATE, find_dates
from fullgjort.language.mention import DeadlineMention
from fullgjort.language.periods import bounds
from fullgjort.language.sentences import sentences

_STRICT, _LOOSE = RuleSet(STRICT_RULES), RuleSet(DEADLINE_RULES)

# "senast den 24 juni 2024 och [senast] 21 oktober 2024": the word senast stands once.
_ALSO = re.compile(
    rf"\s*(?:,|och|samt|respektive|resp\.|eller)\s+(?:därefter\s+|sedan\s+|senast\s+)?(?:den\s+)?(?P<date>{DATE})",
    re.VERBOSE | re.IGNORECASE,
)
_SUPERSEDED = re.compile(r"\bskulle\b[^.!?]{0,120}\Z", re.IGNORECASE)
_SUPERSEDES = re.compile(
    r"därför|i\s?stället|föreslås|ny\s+tid|nytt\s+datum|förläng|fördröj|försena|skjut", re.IGNORECASE
)
_PROMISE_PAST = re.compile(r"\b(?:har|hade|blev|var|togs|gjordes|under\s+förra)\s+(?:\w+\s+){0,4}\Z", re.IGNORECASE)


def find_deadlines(
    text: str, start: int = 0, end: int | None = None, *, anchor: date | None = None, loose: bool = False
) -> list[DeadlineMention]:
    """The deadlines in `text[start:end]`, in order; empty where the words set none.

    `anchor` is the document's own date, in whose light dates without a year are read (forward). `loose` adds the
    promises of a report's text. A deadline whose date cannot be read keeps `edtf` None: found and unread. Where a
    sentence replaces one date by another ("skulle besvaras senast A … föreslås därför senast B") only B counts.
    """
    stop = len(text) if end is None else end
    found: list[DeadlineMention] = []
    rules = _LOOSE if loose else _STRICT
    for first, last in sentences(text, start, stop) if rules.possible(text, start, stop) else ():
        found.extend(_in_sentence(text, first, last, anchor, rules.possible(text, first, last)))
    return _without_superseded(text, found)


def _in_sentence(text: str, start: int, end: int, anchor: date | None, rules: Sequence[Rule]) -> list[DeadlineMention]:
    taken: list[tuple[int, int]] = []
    found: list[DeadlineMention] = []
    for rule in rules:
        for match, when in _overlapping(rule, text, start, end):
            span = _date_span(match)
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            if rule is PROMISED and _PROMISE_PAST.search(text[max(start, match.start() - 60) : match.start()]):
                continue
            mention = _mention(text, match, when, rule.name, span, start, end, anchor)
            if rule is PROMISED and (mention.edtf is None or _is_past(mention, anchor)):
                continue
            taken.append(span)
            found.append(mention)
            if when.kind == "date" and when.bound == "by":
                for again in _also(text, span[1], end, when, rule.name, anchor):
                    taken.append((again.start, again.end))
                    found.append(again)
    return sorted(found, key=lambda one: one.start)


def _overlapping(rule: Rule, text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], When]]:
    """The rule's matches; after a match that is declined the search goes on behind its first word."""
    position = start
    while match := rule.regex.search(text, position, end):
        value = rule.read(match)
        if value is not None:
            yield match, value
            position = max(match.end(), position + 1)
        else:
            position = match.start() + 1


def _date_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the date stands in a match; the whole match where none is printed."""
    for name in ("date", "later", "meeting"):
        if match.groupdict().get(name):
            return match.span(name)
    return match.span()


def _mention(
    text: str,
    match: re.Match[str],
    when: When,
    rule: str,
    span: tuple[int, int],
    start: int,
    end: int,
    anchor: date | None,
) -> DeadlineMention:
    edtf = None
    if when.kind == "relative":
        edtf = counted_day(text, match, start, end, anchor)
    elif when.kind != "recurring" and any(match.groupdict().get(name) for name in ("date", "later", "meeting")):
        edtf = _edtf(text, span, start, anchor)
    return _with_days(match.start(), match.end(), edtf, when, rule)


def _edtf(text: str, span: tuple[int, int], start: int, anchor: date | None) -> str | None:
    """The reading of the date at a span; a year that the next date of the sentence prints is taken into account."""
    ahead = min(len(text), span[1] + 60)
    mentions = find_dates(text, start, ahead, anchor=anchor, leaning="future")
    return next((mention.edtf for mention in mentions if mention.start < span[1] and span[0] < mention.end), None)


_MIDYEAR = re.compile(r"\d{4}-06/\d{4}-07")


def _with_days(start: int, end: int, edtf: str | None, when: When, rule: str) -> DeadlineMention:
    limits = bounds(edtf) if edtf else None
    earliest, latest = (limits[0].isoformat(), limits[1].isoformat()) if limits else (None, None)
    if when.bound == "before" and edtf and _MIDYEAR.fullmatch(edtf):  # the turn itself is between the two months
        earliest = latest = f"{edtf[:4]}-06-30"
    return DeadlineMention(start, end, edtf, when.bound, earliest, latest, when.kind, rule)


def _also(text: str, position: int, end: int, when: When, rule: str, anchor: date | None) -> Iterator[DeadlineMention]:
    """The further dates that share one "senast"."""
    while match := _ALSO.match(text, position, end):
        span = match.span("date")
        yield _with_days(span[0], span[1], _edtf(text, span, max(0, position - 40), anchor), when, rule)
        position = match.end()


def _is_past(mention: DeadlineMention, anchor: date | None) -> bool:
    return bool(anchor and mention.latest and date.fromisoformat(mention.latest) < anchor - timedelta(days=31))


def _without_superseded(text: str, found: list[DeadlineMention]) -> list[DeadlineMention]:
    kept = []
    for index, mention in enumerate(found):
        later = found[index + 1] if index + 1 < len(found) else None
        before = text[max(0, mention.start - 130) : mention.start]
        replaced = (
            later is not None
            and later.edtf
            and _SUPERSEDED.search(before)
            and _SUPERSEDES.search(text[mention.end : later.end])
        )
        if not replaced:
            kept.append(mention)
    return kept
