"""The span of an assignment: its sentence, the bullets under its lead-in, and the sentences that go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.extraction.assignments.parts import part_of_block, parts_of_task
from fullgjort.extraction.finding import Words
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences, sentences_from
from fullgjort.reading.document import Block, BlockKind, Document

# "Uppdraget ska redovisas …", "Lägesrapport ska lämnas …": belongs to the assignment before it
FOLLOW_ON = re.compile(
    r"^(?:att\s)?(?:(?:Detta\s)?[Uu]ppdraget|Arbetet|Planen|Utredningen|Rapporten|Förslaget|Strategin|Översynen|"
    r"Kartläggningen|Redovisning(?:en)?|Återrapportering(?:en)?|Återredovisning(?:en)?|"
    r"Återkoppling(?:en)?|Lägesrapport(?:en|er)?|Delrapport|Delredovisning|Slutrapport|Slutredovisning|"
    r"Resultatet|Uppföljning(?:en)?|Utvärderingen|Svar|Svaret|"
    r"(?:En|Den)\s(?:skriftlig\s|muntlig\s)?(?:del|slut|läges|åter)?(?:redovisning|rapport|återrapportering|"
    r"uppföljning|lägesrapport)|Detta|Frågan)\b"
    r"(?=[^.]*\b(?:ska|skall|senast|vid\svarje|(?:del|slut)?redovisas|återrapporteras|sker)\b)(?!\s(?:pågår|har|"
    r"är))(?![^.]*\b(?:skulle|redovisas\s(?:med|i|genom)\s(?:denna|detta|bilaga|bifogad)))|"
    r"^Särskilt\svad\sgäller\b"
    r"|^[A-ZÅÄÖ][\wåäö -]{2,60}?\s(?:ska|skall)\s(?:\w+\s){0,2}?(?:återkomma|återrapportera|återredovisa|"
    r"redovisa|rapportera|informera)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"^(?:Uppdraget|Förslaget|Planen|Utredningen|Rapporten|Redovisningen|Underlaget|Resultatet|Översynen|Kartläggningen)\s"
    r"(?:ska|skall|presenteras|redovisas|lämnas|väntas|beräknas)\b[^.]*\b(?:senast|till|under|i)\b",
)
_OPEN_END = re.compile(
    r"(?::|\b(?:ska|skall)(?:\s(?:särskilt|även|också|vidare|i\suppdraget|bland\sannat))?(?:\s(?:under|senast)\s[^.,;:\n]{3,30})?:?)\s*$",
    re.IGNORECASE,
)
_MORE_PARTS = re.compile(
    r"(?:^I\suppdraget\singår|\b(?:ska|skall)\s?(?:särskilt|även|också|vidare|bland\sannat|"
    r"dessutom)?)\b[^.]{0,80}:?$|\bingår\s(?:även\s|vidare\s|också\s)?(?:att)?\s?:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AssignmentSpan:
    """Where an assignment's words stand: `start` to `end` is the quote, `scope_end` how far its deadlines may be
    printed, `parts` its parts, `task_start` where the task begins."""

    start: int
    end: int
    task_start: int
    scope_end: int
    parts: tuple[Words, ...]


def span_of(document: Document, candidate: Candidate, limit: int) -> AssignmentSpan:
    """The span of a candidate; `limit` is where the next candidate of the same passage begins."""
    text, passage = document.text, candidate.passage
    task_end = min(candidate.sentence[1], limit)
    start = _start(document, candidate)
    end = task_end
    parts: list[Words] = []
    bullets = _bullets(document, candidate, task_end)
    if (
        not bullets
        and limit >= passage.end
        and passage.kind is not BlockKind.LIST_ITEM
        and _OPEN_END.search(text[candidate.end : passage.end])
    ):
        bullets = _items(passage.following, None)  # "… Direktören ska:" ends the paragraph that gives the task
        bullets = bullets if not bullets or bullets[0].start < limit else []
    if bullets:
        parts = [part_of_block(document, block.start, block.end) for block in bullets]
        end = bullets[-1].end
    else:
        end = _trimmed(text, candidate.end, end)
        parts = list(parts_of_task(document, candidate.end, end))
    scope = end
    last = bullets[-1] if bullets else None
    if last is None:
        for left, right in sentences_from(text, end, passage.end):
            if right > limit:
                break
            if (
                (candidate.rule.name == "assignment.decided-on" and _SHALL.match(text[left:right]))
                or FOLLOW_ON.match(text[left:right])
                or _MORE_PARTS.search(text[left:right])
            ):
                end = scope = right
            else:
                break
    taken = 0
    if limit >= passage.end and last is None:
        for left, right in sentences(text, end, passage.end):
            if _RESULT.match(text[left:right]):
                scope = max(scope, right)  # "Förslaget presenteras senast augusti 2023", further down in the paragraph
    following = [block for block in passage.following if block.start >= (last.end if last else passage.end)]
    if last is not None or end >= passage.end - 2:
        for index, block in enumerate(following[:16]):
            words = document.quote(block.start, block.end)
            first = next(sentences_from(text, block.start, block.end), None)
            if block.start >= limit or first is None or block.kind is BlockKind.TABLE:
                break
            if FOLLOW_ON.match(words):
                same_kind = block.kind is passage.kind and bool(block.mark)
                scope = block.end
                if block.kind is BlockKind.PARAGRAPH and not same_kind and len(words) < 300:
                    end = first[1]
                continue
            if _MORE_PARTS.search(words) and index + 1 < len(following):
                more = _items(following[index + 1 :], None)
                if more and more[-1].end <= limit:
                    parts.extend(part_of_block(document, item.start, item.end) for item in more)
                    end = scope = more[-1].end
                    taken = end
                continue
            if block.end <= taken:
                continue
            break
    return AssignmentSpan(start, end, candidate.end, max(scope, end), tuple(parts))


def _start(document: Document, candidate: Candidate) -> int:
    """Where the quote begins: at the sentence where it is short, else at the clause that gives the task."""
    left = candidate.sentence[0]
    if candidate.wording.speech == "one":
        return candidate.start
    if candidate.wording.speech == "duty" or candidate.rule.name == "assignment.let":
        return candidate.start + len("att ")
    before = document.text[left : candidate.start]
    joint = [
        match.end()
        for match in re.finditer(
            r"(?:\b(?:beslutar?(?:de)?|besluta|föreslås?|föreslår)\b[^:;]{0,160}?(?:\batt\b|:)\s|[,;]\s(?:samt\s|och\s|"
            r"dels\s)?att\s|\s(?:samt|och|dels)\satt\s|:\s)",
            before,
        )
    ]
    if joint:
        return left + joint[-1]
    return left


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a task that is followed by the next one in the same sentence, without the joining words."""
    while end > start and text[end - 1] in " \n,;":
        end -= 1
    joined = re.search(r"[\s,;]+(?:(?:samt|och|dels)(?:\satt)?|att)$", text[start:end])
    if joined is None and (subject := _NEXT_SUBJECT.search(text[start:end])):
        named = find_actors(subject["who"])
        if any(actor.start == 0 and actor.end == len(subject["who"]) for actor in named):
            joined = subject  # "…, samt att omsorgsnämnden | anmodas att": the next one's subject
    return start + joined.start() if joined else end


_NEXT_SUBJECT = re.compile(r"[\s,;]+(?:(?:samt|och|dels)\s)?att\s(?P<who>[^.,;:]{3,60})$")


def _bullets(document: Document, candidate: Candidate, task_end: int) -> list[Block]:
    """The list items under the candidate's lead-in; empty where the sentence holds the task itself."""
    passage = candidate.passage
    if task_end < passage.end - 2:
        return []
    tail = document.text[candidate.end : passage.end].strip(" \n:")
    opens = document.text[: passage.end].rstrip().endswith((":", "att", "följande"))
    short = len(tail) < 3
    if not opens and not short:
        return []
    return _items(passage.following, passage.mark if passage.kind is BlockKind.LIST_ITEM else None)


def _items(blocks: tuple[Block, ...] | list[Block], own_mark: str | None) -> list[Block]:
    """The list items at the head of `blocks`; those marked like the lead-in itself end the list."""
    items: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        if own_mark and _mark_class(block.mark) == _mark_class(own_mark):
            break
        items.append(block)
    return items


def _mark_class(mark: str) -> str:
    return "number" if re.match(r"\(?\d", mark) else "letter" if re.match(r"\(?[a-h][.)]", mark) else mark


_STOP = re.compile(
    r"^(?:skäl|bakgrund|ekonomi|finansiering|beslut|ärendet|redovisning|kontakt|bilag|kopia|på regeringens vägnar|"
    r"genvägar|läs mer|mer om|relaterat|fakta)",
    re.IGNORECASE,
)
_SHALL = re.compile(r"^[A-ZÅÄÖ][\wåäö-]*(?:\s\([^)]*\))?(?:\s(?:och|i|för|vid)\s[\wåäö-]+)*\s(?:ska|skall)\b")


def with_later_parts(document: Document, span: AssignmentSpan, limit: int) -> AssignmentSpan:
    """The span with the parts that a Government page prints further down: bullets after "X ska:", and, where two
    headings or more part them, the sentence under each ("Minskat matsvinn": "X ska …"). The deadlines of the page
    stand in the text that follows."""
    parts, end = list(span.parts), span.end
    headed: list[Words] = []
    under_heading = False
    blocks = [block for block in document.blocks if span.end <= block.start < limit]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        words = document.quote(block.start, block.end)
        if block.kind is BlockKind.HEADING:
            if _STOP.match(words):
                break
            under_heading = True
        elif _MORE_PARTS.search(words) and index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.LIST_ITEM:
            items = _items(blocks[index + 1 :], None)
            parts.extend(part_of_block(document, item.start, item.end) for item in items)
            end = items[-1].end
            index += len(items)
        elif under_heading and _SHALL.match(words):
            left, right = next(iter(sentences(document.text, block.start, block.end)))
            headed.append(Words(left, right, document.quote(left, right)))
            under_heading = False
        index += 1
    if len(headed) > 1:
        parts.extend(headed)
        end = max(end, headed[-1].end)
    parts.sort(key=lambda part: part.start)
    scope = max(
        [
            span.scope_end,
            end,
            *(
                b.end
                for b in document.blocks
                if span.start <= b.start < limit and _REPORTING.search(document.text[b.start : b.end])
            ),
        ]
    )
    return AssignmentSpan(span.start, end, span.task_start, scope, tuple(parts))


_REPORTING = re.compile(
    r"\b(?:del|slut)?(?:redovisa|rapportera|redovisas|rapporteras|redovisning)\b.*\b(?:senast|den\s\d|under|varje)\b",
    re.IGNORECASE | re.DOTALL,
)
