"""Entries: lists in which each assignment stands under a line with its decision, over what is told of it.

    KSN 2031-10-05 § 66. Biblioteksplanen
    Förvaltningen tar fram ett förslag till ny plan.
    Läge: Nämnden antog planen i april.

The line may hold the decision before the name of the case, after it in brackets, or on the line below it; the task may
stand on that line too. A list is told from the repetition: the same kind of line again, or a label under each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fullgjort.extraction.assignments.rows.cells import row_assignment
from fullgjort.extraction.assignments.rows.columns import Columns
from fullgjort.extraction.assignments.rows.row_words import is_order, label_pattern
from fullgjort.extraction.assignments.wordings.duty import POINT_DUTY
from fullgjort.extraction.assignments.wordings.wording import Wording
from fullgjort.extraction.finding import Assignment, Reference, Words
from fullgjort.extraction.identity import Identity, body_of_abbreviation
from fullgjort.extraction.section import Section, section_at
from fullgjort.extraction.status import read_status
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Cell, Document

RULE_ENTRY = "row.entry"
_NO_LISTS = ("delegation", "agreement", "government_assignment", "decision_memo", "audit_report")
_FEWEST = 3
"""So many entries make a list where no label tells that the first one is followed up."""
_LONGEST_NAME = 140
_BEFORE_SOURCE = re.compile(r"^(?=[A-ZÅÄÖ\d])[^:]*(?:\($|,\s$|\s[–—-]\s$)")
_FIRST_SENTENCES = 3
"""The task stands in one of an entry's first sentences; what comes later tells of it."""
_MOST_BLOCKS = 8
_SHORTEST_NAME = 5
# "uppdragslista", "bevakning", "balanslista": papers that follow what was decided
_FOLLOWS = re.compile(
    r"\buppdrag|bevakning|balanslista|ärendebalans|uppföljning\sav\s(?:politiska\s)?beslut|verkställ|beslutslogg|beslutsuppföljning",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"\b(?:motion(?:en)?|motionären|interpellation|medborgarförslag|e-förslag|fråga\sfrån|val\sav|avsägelse)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:i\s(?:särskilt\s)?uppdrag|i\suppgift|uppdra[sr]?|uppdrog|uppdrogs|uppdraget|uppdrag\satt|uppdragits|åläggs|ålades|ombeds|anmodas|begär|bad)\b",
    re.IGNORECASE,
)
_SHALL = re.compile(r"\b(?:ska|skall|skulle)\s(?:\w+\s){0,6}?(?:[a-zåäö]{3,}as?|ges?|ses?|tas?)\b")
_PAST = re.compile(
    r"^(?:\S+\s){0,6}?(?:beslutade|beslöt|godkände|fastställde|antog|valde|utsåg|noterade|informerade|biföll|avslog|bifölls|avslogs|"
    r"godkändes|fastställdes|antogs|överlämnades|besvarades|behandlades|beviljade|beviljades)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"[,(]?\s?ansvarig(?:\s?:)?\s(?P<who>[^.,;:()\n]{3,60})", re.IGNORECASE)
_LEFT_TO = re.compile(
    r"\buppdrag\w*\b[^.]{0,80}\b(?:lämnat|lämnade|gett|givit|gav|riktat|riktade)\b[^.]{0,40}?\b(?:till|åt)\s(?P<who>[a-zåäö]+(?:en|n|et))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Head:
    """A line with a decision in it: its block's number, where the name before or after it stands, and the decision."""

    number: int
    shape: str
    name: tuple[int, int]
    source: Reference


@dataclass(frozen=True, slots=True)
class Entries:
    """The assignments of a document's lists of entries, and the spans of those lists' entries."""

    found: tuple[Assignment, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def hold(self, position: int) -> bool:
        """Whether a position stands in an entry."""
        return any(start <= position < end for start, end in self.spans)


def entries_of(
    document: Document, identity: Identity, sections: list[Section], references: Sequence[Reference]
) -> Entries:
    """The assignments that stand as entries of a list; none where the document has no such list."""
    if identity.kind in _NO_LISTS:
        return Entries()
    found: list[Assignment] = []
    spans: list[tuple[int, int]] = []
    heads = _heads(document, references)
    shapes = [head.shape for head in heads]
    follows = bool(_FOLLOWS.search(document.text[:600]))
    for index, head in enumerate(heads):
        own = section_at(sections, document.blocks[head.number].start)
        if own is not None and own.voice in ("party", "enclosures", "citizen"):
            continue
        last = heads[index + 1].number if index + 1 < len(heads) else len(document.blocks)
        end, pieces = _pieces(document, head, last)
        answer = _answer(document, head, pieces)
        many = shapes.count(head.shape) >= _FEWEST and follows
        if answer is None or not (many or answer.labelled):
            continue
        spans.append((document.blocks[head.number].start, end))
        entry = _Entry(document, identity, head, answer.before, answer)
        item = entry.assignment(references, own, named=many)
        if item is not None:
            found.append(replace(item, giver=_giver_labelled(document, head, identity) or item.giver))
    return Entries(tuple(found), tuple(spans))


_GIVER_LABEL = re.compile(
    r"^(?:uppdragsgivare|givare|instans|beslutsinstans|beslutat\sav)\s?:\s(?P<who>\S[^\n]{1,60})$", re.IGNORECASE
)


def _giver_labelled(document: Document, head: _Head, identity: Identity) -> str | None:
    """The giver that a label beside an entry's decision names ("Uppdragsgivare: RS"); None where there is no label."""
    for block in document.blocks[max(0, head.number - 1) : head.number + 2]:
        if match := _GIVER_LABEL.match(document.quote(block.start, block.end)):
            actors = find_actors(match["who"])
            return actors[0].name if actors else body_of_abbreviation(match["who"], identity)
    return None


def _heads(document: Document, references: Sequence[Reference]) -> list[_Head]:
    """The lines that begin with a decision, end with one, or stand over one."""
    heads: list[_Head] = []
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE:
            continue
        source = _source_in(block, references)
        if source is None:
            continue
        before = document.text[block.start : source.evidence.start]
        after = document.text[source.evidence.end : block.end]
        if re.fullmatch(r"(?:\(?\d{1,3}[.)]?\s|[A-ZÅÄÖ][a-zåäö]+:?\s)?\(?", before):
            above = blocks[number - 1] if number else None
            if re.match(r"\s?(?:$|[,–—-]|\(|\.\s*$)", after):
                if above is not None and _is_name(document, above) and (not heads or heads[-1].number < number - 1):
                    heads.append(_Head(number - 1, "over", (above.start, above.end), source))
            elif ":" not in before:  # "Beslut: KF 2031-03-01 § 4. Nämnden ska …" is a record
                gap = re.match(r"\)?[\s.:,–—-]*", after)
                start = source.evidence.end + (gap.end() if gap else 0)
                heads.append(_Head(number, "first", (start, block.end), source))
        elif (
            block.end - block.start <= _LONGEST_NAME
            and re.fullmatch(r"\)?\.?", after)
            and _BEFORE_SOURCE.search(before)
        ):
            end = block.start + len(before.rstrip(" (,–-"))
            heads.append(_Head(number, "last", (block.start, end), source))
    return heads


def _source_in(block: Block, references: Sequence[Reference]) -> Reference | None:
    """The decision that a block begins or ends with."""
    at = bisect_left(references, block.start, key=lambda r: r.evidence.start)
    inside = []
    while at < len(references) and references[at].evidence.start < block.end:
        if references[at].paragraph and not references[at].evidence.doubtful:
            inside.append(references[at])
        at += 1
    return inside[0] if inside else None


def _is_name(document: Document, block: Block) -> bool:
    """Whether a block is a short line that may name an entry's task."""
    words = document.quote(block.start, block.end)
    return (
        block.kind is not BlockKind.TABLE
        and 6 <= len(words) <= _LONGEST_NAME
        and not words.endswith((":", "."))
        and words[0].isupper()
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is told of an entry: where it begins and ends, whether a label stands over it, and the pieces of text before
    it; `others` are the values of further labels."""

    start: int
    end: int
    labelled: bool
    before: tuple[tuple[int, int], ...]
    others: tuple[tuple[str, int, int], ...]


def _pieces(document: Document, head: _Head, last: int) -> tuple[int, list[tuple[int, int]]]:
    """Where an entry ends, and its text piece by piece: what stands beside the decision, and the blocks under it. A
    heading ends it that stands after the answer."""
    pieces: list[tuple[int, int]] = []
    first = head.number
    if head.shape == "first":
        pieces.append(head.name)
    elif head.shape == "over":
        first += 1
        pieces.append((head.source.evidence.end, document.blocks[first].end))
    end = document.blocks[first].end
    answered = False
    for block in document.blocks[first + 1 : min(last, first + 1 + _MOST_BLOCKS)]:
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.TABLE or (
            block.kind is BlockKind.HEADING and (answered or not _GIVEN.search(words))
        ):
            break
        if answered and block.kind is BlockKind.PARAGRAPH and not label_pattern().match(document.text, block.start):
            break
        answered = answered or bool(_label_of_report(document, block.start, block.end))
        pieces.append((block.start, block.end))
        end = block.end
    return end, pieces


def _label_of_report(document: Document, start: int, end: int) -> re.Match[str] | None:
    return next((m for m in label_pattern().finditer(document.text, start, end) if m.lastgroup == "report"), None)


def _answer(document: Document, head: _Head, pieces: list[tuple[int, int]]) -> _Answer | None:
    """What is told of an entry: what a label says it is, else words of a status beside the decision or in the last
    block."""
    labels = [(m, end) for start, end in pieces for m in label_pattern().finditer(document.text, start, end)]
    others: list[tuple[str, int, int]] = []
    report: tuple[int, int] | None = None
    for index, (label, end) in enumerate(labels):
        stop = labels[index + 1][0].start() if index + 1 < len(labels) and labels[index + 1][1] == end else end
        if label.lastgroup == "report":
            report = (report[0] if report else label.end(), stop)
        else:
            others.append((label.lastgroup or "", label.end(), stop))
    first = labels[0][0].start() if labels else None
    before = tuple((s, min(e, first) if first is not None else e) for s, e in pieces if first is None or s < first)
    if report is not None:
        return _Answer(*report, True, before, tuple(others))
    if labels or not pieces:
        return None
    if head.shape == "over":
        start = pieces[1][0] if len(pieces) > 1 else pieces[0][0]
        end = pieces[-1][1]
        holder = _HOLDER.match(document.text, pieces[0][0], pieces[0][1])
        start = holder.end() if holder and len(pieces) == 1 else start
        return _Answer(start, end, False, (), ()) if document.text[start:end].strip(" –,.") else None
    start, end = pieces[-1]
    if head.shape == "first" and not re.search(r"[.:–—-]", document.text[head.source.evidence.end : head.name[0]]):
        return None  # "KS 2031-05-04 § 7 Kajen är målad": the name stands above, this is the answer
    apart = any(document.text[left:right].strip(" .:") for left, right in pieces[:-1])
    told = apart and read_status(document.text, start, end)[1]
    return _Answer(start, end, False, tuple(pieces[:-1]), ()) if told else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry: its decision, the pieces of text in which its task stands, and its answer."""

    document: Document
    identity: Identity
    head: _Head
    pieces: tuple[tuple[int, int], ...]
    answer: _Answer

    def assignment(self, references: Sequence[Reference], section: Section | None, *, named: bool) -> Assignment | None:
        """The assignment of the entry; None where it tells of something else. `named` is whether the name alone is one."""
        document = self.document
        name = document.quote(*self.head.name)
        if _NOT_GIVEN.search(name):
            return None
        values = {role: (start, end) for role, start, end in self.answer.others}
        task, assignee = (self._trimmed(*values["task"]), None) if "task" in values else self._task(named)
        if task is None:
            return None
        columns = Columns(task=0, report=1, origin=2, assignee=3, due=4)
        source = self.head.source.evidence
        cells = {
            0: Cell(*task, 0),
            1: Cell(self.answer.start, self.answer.end, 1),
            2: Cell(source.start, source.end, 2),
            **({3: Cell(*values["assignee"], 3)} if "assignee" in values else {}),
            **({4: Cell(*values["due"], 4)} if "due" in values else {}),
        }
        title = self._title(section)
        item = row_assignment(document, self.identity, title, columns, cells, cells[0], references, RULE_ENTRY)
        items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM and task[0] < b.start < task[1]]
        if len(items) > 1:
            item = replace(item, parts=tuple(Words(b.start, b.end, document.quote(b.start, b.end)) for b in items))
        holder = (
            _HOLDER.search(document.text, source.end, self.answer.start + 80) if self.head.shape == "over" else None
        )
        who = document.quote(*values["assignee"]) if "assignee" in values else None
        who = who or (holder.group("who") if holder else None) or assignee or self._usual()
        return replace(item, assignee=who[:1].upper() + who[1:] if who else item.assignee)

    def _title(self, section: Section | None) -> Words | None:
        start, end = self.head.name
        if self.head.shape != "first" or (end - start <= _LONGEST_NAME and not self._is_task(start, end)):
            while end > start and self.document.text[end - 1] in " .:\n":
                end -= 1
            return Words(start, end, self.document.quote(start, end)) if end - start > 3 else None
        return section.title if section else None

    def _task(self, named: bool) -> tuple[tuple[int, int] | None, str | None]:
        """The span of the task, and whom its sentence tells to do it."""
        spans = [span for start, end in self.pieces for span in sentences(self.document.text, start, end)]
        for index, (start, end) in enumerate(spans[:_FIRST_SENTENCES]):
            if not self._is_task(start, end):
                continue
            stop = end
            for left, right in spans[index + 1 :]:
                if _PAST.match(self.document.text[left:right]):
                    break
                stop = right
            return self._trimmed(start, stop), self._told(start, end)
        body = [piece for piece in self.pieces if piece != self.head.name]
        if (
            named
            and self.head.name[1] - self.head.name[0] > _SHORTEST_NAME
            and not any(self.document.text[start:end].strip(" .") for start, end in body)
        ):
            return self._trimmed(*self.head.name), None
        return None, None

    def _is_task(self, start: int, end: int) -> bool:
        """Whether a sentence of an entry says what somebody is to do."""
        words = self.document.text[start:end].strip()
        if len(words) < 8 or (_PAST.match(words) and not _GIVEN.search(words)):
            return False
        if _GIVEN.search(words) or _SHALL.search(words):
            return True
        return is_order(words) or self._told(start, end) is not None

    def _told(self, start: int, end: int) -> str | None:
        for match, wording in POINT_DUTY.find(self.document.text, start, end):
            if match.start() == start and isinstance(wording, Wording):
                return wording.assignee
        words = self.document.text[start:end]
        given = re.match(r"(?:Att\s)?[Uu]ppdra(?:s|r)?\såt\s(?P<who>[\wåäöÅÄÖ -]{3,60}?)(?=\s?(?:\n|att\b|$|–))", words)
        first = next(iter(find_actors(words)), None)
        if given:
            return given.group("who")
        return first.name if first and first.start == 0 and _GIVEN.search(words) else None

    def _usual(self) -> str | None:
        """Whom the list's first words say that its assignments were given to."""
        match = _LEFT_TO.search(self.document.text[:2000])
        return match.group("who") if match and find_actors(match.group("who")) else None

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while end > start and self.document.text[end - 1] in " \n":
            end -= 1
        return start, end
