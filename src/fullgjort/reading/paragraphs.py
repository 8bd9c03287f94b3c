"""Paragraphs, headings and list items of a plain text, told from its printed lines.

Layout is lost in such texts, so each decision rests on what is left: the length of a line against its
neighbours, its last sign, the first letter of the next line, list marks and gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fullgjort.reading.document import BlockKind
from fullgjort.reading.plainlines import PrintedLine
from fullgjort.reading.upright import with_upright_tables

# A line that ends with one of these goes on: no Swedish heading or paragraph ends so.
_UNFINISHED = re.compile(
    r"(?:\b(?:och|eller|samt|för|i|av|till|med|om|på|vid|från|att|inom|mellan|en|ett|den|det|de|under|utan|mot|"
    r"över|som|"
    r"varav|vars|vilken|vilket|vilka|genom|per|avseende|angående|gällande|enligt|kring|hos|senast|efter|före|inför|dess|sin|sina|sitt|bl\.a\.|t\.ex\.|"
    r"resp\.|kl\.|nr|dnr|§|\d\d? §)|[,–]|[/(]|\([A-ZÅÄÖ]{2,5})$",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"^(?:§+\s?\d|\d{1,3}\s?§|[A-ZÅÄÖ]{2,4}\s§\s?\d+$|Ärende\s\d|Dnr\b|Diarienummer\b|Diarienr\b|Ärendenummer\b|Ärendenr\b|Bilaga\s\d|Punkt\s\d)"
)
# A line of a list that begins with its decision
_SOURCE_FIRST = re.compile(r"(?:[A-ZÅÄÖ]{2,5}\s(?:\d{4}-\d\d-\d\d|\d{6})|\d{4}-\d\d-\d\d),?\s§+\s?\d")
# A line that ends in the day of a decision, whose § may stand on the next line
_DECISION_DAY = re.compile(r"\w\s[A-ZÅÄÖ]{2,5}\s(?:\d{4}-\d\d-\d\d|\d{6}),?$")
# What a case's title may begin with before a colon: such a line is no label with its value.
_CASE = r"(?:Fråga|Svar|Motion|Interpellation|Medborgarförslag|Redovisning|Yttrande|Remiss|Granskning)\b"
# References that stand on a line of their own, and lead-ins of assignments
_NO_HEADING = re.compile(
    r"^[A-ZÅÄÖ]{2,5}\s(?:\d{6}|\d{4}-\d\d-\d\d|§)|\batt$|\bbesluta(?:r|de)?:?$|\bi\suppdrag\b(?!et)(?=\satt|$)|"
    r"\bföljande\suppdrag|^(?:Sammanträdesdatum|Datum|Dnr|Diarienummer|Ärendenummer|Plats|Tid|Närvarande|Handläggare)\b|"
    rf"^\d{{4}}-\d\d-\d\d$|\([A-ZÅÄÖ]{{2,5}}\)$|^(?!{_CASE})[^:]{{3,40}}:\s\S"
)
_TASK_LINE = re.compile(
    r"(?!\w+(?:ella|iska)\s|(?:Regional|Kommunal|Lokal|Central|Social|Digital)a\s)"
    r"(?:[A-ZÅÄÖ][a-zåäö]{2,}a|Se över|Ta fram|Ta bort|Ge|Få|Utse|Stå|Gå)\s(?!är|har|kommer|ska|av|i\s)[a-zåäö]"
)
_ACTS = r"\s(?:har|får|ges|ger|gav|gavs|fick|beslutade|uppdrog|uppdrar|är|ska)\b"
_ACTING = re.compile(rf"[A-ZÅÄÖ]\S*(?:\s\S+){{0,4}}?{_ACTS}")
_OFFICE_ACTING = re.compile(
    rf"(?:[A-ZÅÄÖ][\w-]*\s(?:och\s)?)?[\w-]*(?:tyrelsen|irektören|hefen|ämnden|örvaltningen|ullmäktige|ppdraget){_ACTS}"
)
_VERB = re.compile(r"\b(?:har|får|ges|ger|är|ska|kan|som|att|beslut\w*)\b")
# The labels of an answer's fields: each begins a paragraph.
FIELD = re.compile(
    r"(?:Uppdrag|Beslut(?:at)?|Svar|Status|Ansvarig|Redovisning|Återrapportering|Källa|Kommentar|Åtgärd|"
    r"Läge(?:srapport|sbeskrivning)?|Bedömning|Återkoppling|Återredovisning|Uppföljning|Tidplan|Klart):\s"
)
_KIND = re.compile(r"[A-ZÅÄÖ]\w+\.(?:\s|$)")  # "Revisionsrapport."
_DATED = re.compile(r"\s(?:\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]+\s\d{4})$")
_LABELLED = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+)?:\s\S")
_NARROWEST = 50  # letters; where all lines are shorter, each was written as a line of its own
_ENDS = (".", "!", "?", ":", ";", "…")
KNOWN_HEADINGS = re.compile(
    r"^(?:(?:(?:[\w-]+\s){0,3}[\w-]*(?:nämndens|styrelsens|fullmäktiges|utskottets|direktionens)|ordförandens)?"
    r"\s*(?:förslag till )?beslut(?:sförslag|sunderlag|et)?|"
    r"sammanfattning|ärendet|bakgrund|beskrivning av ärendet|ärendebeskrivning|yrkanden?|reservation(?:er)?|"
    r"propositionsordning|"
    r"beslutsgång|uppföljning|bilag(?:a|or)|protokollsutdrag (?:skickas )?till|expedieras till|skickas till|"
    r"yttrande till beslutsförslaget|inledning|"
    r"[\w-]+(?:direktörens|chefens|nämndens|styrelsens|förvaltningens|kontorets|revisorernas)\s(?:egna\s)?"
    r"(?:kommentar(?:er)?|svar|yttrande|bedömning(?:ar)?|ställningstagande|synpunkter|förslag|överväganden)|"
    r"rekommendationer|uppdrag|status|återrapportering|handlingar i ärendet|dagordning|föredragningslista|"
    r"omröstning|jäv|"
    r"protokollsanteckning(?:ar)?|särskilt yttrande|underskrifter|barnkonsekvensanalys|ekonomiska konsekvenser|överväganden)\s*:?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PlainBlock:
    """Lines that belong together, before they are healed into text."""

    kind: BlockKind
    lines: list[PrintedLine] = field(default_factory=list)
    mark: str = ""
    level: int = 0

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


def paragraphs(lines: list[PrintedLine]) -> list[PlainBlock]:
    """The blocks of a text, in its order; headings get level 2 (§ headings 1), since plain text shows no sizes."""
    lines = with_upright_tables(lines)
    blocks: list[PlainBlock] = []
    for index, line in enumerate(lines):
        if _is_row(lines, index):
            if (
                not blocks
                or blocks[-1].kind is not BlockKind.TABLE
                or len(split_row(blocks[-1].lines[0].words)) != len(split_row(line.words))
            ):
                blocks.append(PlainBlock(BlockKind.TABLE))
            blocks[-1].lines.append(line)
            continue
        previous = lines[index - 1] if index else None
        if (
            blocks
            and blocks[-1].kind is not BlockKind.TABLE
            and previous is not None
            and _goes_on(lines, index, blocks[-1])
        ):
            blocks[-1].lines.append(line)
            continue
        padded = (
            previous is not None
            and previous.padding >= 8
            and blocks[-1].kind is BlockKind.LIST_ITEM
            and line.words[:1].islower()
        )
        kind = BlockKind.LIST_ITEM if line.mark or padded or _is_att_item(line, blocks) else BlockKind.PARAGRAPH
        blocks.append(PlainBlock(kind, [line], line.mark, 1 if kind is BlockKind.LIST_ITEM else 0))
    _split_empty_marks(blocks)
    _mark_task_lines(blocks)
    _mark_counted_lines(blocks)
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_heading(block, following):
            block.kind = BlockKind.HEADING
            block.level = 1 if _STRUCTURE.match(block.words) else 2
    return blocks


def _is_task_line(words: str) -> bool:
    """Whether a line begins as a task in a plan's list does: "Ta fram …", "Utreda …"."""
    return bool(_TASK_LINE.match(words)) and not words.endswith((".", ":"))


def _mark_task_lines(blocks: list[PlainBlock]) -> None:
    """Turn runs of lines that each begin with an infinitive into list items; one alone is a heading or a sentence."""
    tasks = [
        block.kind is BlockKind.PARAGRAPH and len(block.words) < 200 and _is_task_line(block.words) for block in blocks
    ]
    for index, block in enumerate(blocks):
        run = any(0 <= other < len(tasks) and tasks[other] for other in (index - 1, index + 1))
        if tasks[index] and (run or re.search(r"\([A-ZÅÄÖ]{2,5}\)$", block.words)):
            block.kind, block.level = BlockKind.LIST_ITEM, 1


def _mark_counted_lines(blocks: list[PlainBlock]) -> None:
    """Turn lines set close that count from 1 without a dot into list items: "1 Ta fram …", "2 Pröva …", or the
    number alone on the line above its item."""
    expected = 1
    run: list[tuple[PlainBlock, int]] = []
    position = 0
    ahead = [*blocks, PlainBlock(BlockKind.TABLE)]
    while position < len(ahead):
        block = ahead[position]
        first = block.lines[0].words if block.lines and block.kind is not BlockKind.TABLE else ""
        close = expected == 1 or (bool(block.lines) and block.lines[0].gap <= 0)
        match = re.match(r"(\d{1,2})(?:\s+(?=[A-ZÅÄÖ])|$)", first)
        if match and int(match.group(1)) == expected and close:
            run.append((block, match.end()))
            expected += 1
        elif not (run and block.lines and block.lines[0].gap <= 0 and run[-1][1] == len(run[-1][0].words)):
            if len(run) > 1:
                _number(blocks, run)
            if run and expected > 1 and match and int(match.group(1)) == 1:
                run, expected = [(block, match.end())], 2
            else:
                run, expected = [], 1
        position += 1


def _number(blocks: list[PlainBlock], run: list[tuple[PlainBlock, int]]) -> None:
    """Give each item of a counted run its mark; a number that stands alone marks the block after it."""
    for counted, end in run:
        first = counted.lines[0]
        mark, rest = first.words[:end].strip(), first.words[end:].strip()
        target = counted
        if rest:
            counted.lines[0] = replace(first, words=rest, mark=mark)
        else:
            at = next((index for index, block in enumerate(blocks) if block is counted), None)
            if at is None or at + 1 >= len(blocks) or blocks[at + 1].kind is BlockKind.TABLE:
                continue
            target = blocks[at + 1]
            blocks.pop(at)
        target.kind, target.mark, target.level = BlockKind.LIST_ITEM, mark, 1


def split_row(words: str) -> list[str]:
    """The cells of a printed row: parted by tabs, or by upright strokes."""
    if "\t" in words:
        return [cell.strip() for cell in words.split("\t")]
    return [cell.strip() for cell in words.strip("| ").split("|")]


def _is_row(lines: list[PrintedLine], index: int) -> bool:
    """Whether a line is a table's row: it has strokes or tabs, and so has a neighbour, equally many."""
    if lines[index].mark:
        return False
    for sign in ("\t", "|"):
        count = lines[index].words.strip("| ").count(sign)
        neighbours = [lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if count and any(other.words.strip("| ").count(sign) == count for other in neighbours):
            return True
    return False


def _split_empty_marks(blocks: list[PlainBlock]) -> None:
    """Give a mark that stands alone on its line to the block after it."""
    for block, following in pairwise(blocks):
        if block.mark and not block.words and not following.mark:
            following.mark, following.kind, following.level = block.mark, BlockKind.LIST_ITEM, 1
    blocks[:] = [block for block in blocks if block.words]


def _is_att_item(line: PrintedLine, blocks: list[PlainBlock]) -> bool:
    """Whether a line that begins with "att" is an att-sats of its own: after a colon, or after another one."""
    if not blocks or not re.match(r"att\b", line.words, re.IGNORECASE):
        return False
    before = blocks[-1].words
    return (
        before.endswith(":")
        or bool(re.search(r"beslutar?(?:de)?$|föreslår.{0,60}$", before))
        or (blocks[-1].kind is BlockKind.LIST_ITEM)
    )


def _is_full(lines: list[PrintedLine], index: int) -> bool:
    """Whether the next line's first word had no room on this line, judged by the lines around it."""
    line, following = lines[index], lines[index + 1]
    if line.length > 200:
        return False
    nearby = lines[max(0, index - 4) : index + 5]
    width = max((other.length for other in nearby if other.length <= 200), default=line.length)
    if width < _NARROWEST:
        return False
    first_word = following.words.split(" ", 1)[0]
    return line.length + 1 + len(first_word) >= width - 2


def _goes_on(lines: list[PrintedLine], index: int, block: PlainBlock) -> bool:
    """Whether line `index` continues the block that the line before it belongs to."""
    line, previous = lines[index], lines[index - 1]
    if line.mark or not line.words or line.cut:  # words from both sides of a page foot are no quotation
        return False
    if previous.words.endswith(("-", "\u00ad")) and re.match(r"[a-zåäö0-9]", line.words):
        return True
    if not previous.words:
        return bool(block.mark)
    first = block.lines[0]
    if (
        first.mark
        and line.indent >= first.indent + 2
        and line.indent == (previous.indent if previous is not first else line.indent)
    ):
        return True  # a hanging indent: the item goes on
    if (
        first.mark
        and line.indent < first.indent
        and line.words[:1].isupper()
        and not _UNFINISHED.search(previous.words)
    ):
        return False
    small = bool(re.match(r"[a-zåäöé]", line.words))
    broken = line.gap == 0 and re.match(r"§+\s?\d", line.words) and _DECISION_DAY.search(previous.words)
    if broken and _is_full(lines, index - 1):
        return True  # "… KS 2031-09-25 / § 150 Hamnchefen": the reference goes on
    if (
        _STRUCTURE.match(line.words)
        and not _UNFINISHED.search(previous.words)
        and not (previous.gap == line.gap == 0 and _is_full(lines, index - 1) and small)
    ):
        return False
    if re.fullmatch(r"\d{1,2}", line.words) and not re.search(r"\b(?:den|kl\.?|nr|§|sid\.?)$", previous.words):
        return False
    if block.lines[0] is lines[0] and not small and (_DATED.search(previous.words) or _KIND.match(line.words)):
        return False  # a title with its day, or over the document's kind
    if FIELD.match(line.words) or (_SOURCE_FIRST.match(line.words) and previous.words.endswith(_ENDS)):
        return False
    if len(block.lines) == 1 and not previous.words.endswith(_ENDS) and not _UNFINISHED.search(previous.words):
        case = re.match(rf"{_CASE}[^:]{{3,40}}:\s\S", previous.words)
        if (case and _ACTING.match(line.words)) or (
            _OFFICE_ACTING.match(line.words) and not _VERB.search(previous.words)
        ):
            return False  # a title that fills its line, and the sentence under it
    if _LABELLED.match(line.words) and _LABELLED.match(block.lines[0].words):
        return False
    if re.match(r"att\b", line.words) and (
        re.search(r"(?::|\bbesluta(?:r|de)?)$", previous.words)
        or (_is_att(block) and (previous.words.endswith((",", ";", ".")) or not _is_full(lines, index - 1)))
    ):
        return False
    if re.search(r"\([A-ZÅÄÖ]{2,5}\)$", previous.words) or (
        _is_task_line(line.words) and _is_task_line(previous.words)
    ):
        return False
    if previous.padding >= 8 and block.kind is BlockKind.LIST_ITEM:
        return False
    if small:
        return line.gap <= 0 or not previous.words.endswith(_ENDS)
    if line.gap > 0:
        return bool(_UNFINISHED.search(previous.words)) and line.gap == 1 and not line.words.isupper()
    if KNOWN_HEADINGS.match(line.words) or (len(block.lines) == 1 and KNOWN_HEADINGS.match(previous.words)):
        return False
    if previous.words.endswith(":"):
        return False
    if line.new_page and previous.words.endswith(_ENDS):
        return False
    if _UNFINISHED.search(previous.words):
        return True
    if previous.words.endswith((".", "!", "?")) and _looks_like_heading(lines, index):
        return False
    if line.gap < 0 and not line.new_page and not _is_full(lines, index - 1):
        return False
    return _is_full(lines, index - 1)


def _looks_like_heading(lines: list[PrintedLine], index: int) -> bool:
    """Whether the line that follows a full stop begins a heading: up to three lines without a stop of their own, the
    last of them short, and then a new beginning."""
    for last in range(index, min(index + 3, len(lines) - 1)):
        line, following = lines[last], lines[last + 1]
        if line.words.endswith(_ENDS) or line.mark:
            return False
        goes_on = bool(re.match(r"[a-zåäöé]", following.words)) and not re.match(r"att\s", following.words)
        if _UNFINISHED.search(line.words) or goes_on:
            continue
        width = max(other.length for other in lines[max(0, index - 4) : index + 1])
        begins = bool(following.mark) or bool(re.match(r"[A-ZÅÄÖ]|att\s", following.words))
        if _OFFICE_ACTING.match(following.words) and not _VERB.search(line.words):
            return True
        if re.match(r"Uppdrag:\s", following.words) and not _VERB.search(line.words):
            return True  # the title of an answer, over its first field
        return begins and line.length < 0.75 * min(width, 120) and not _is_full(lines, last)
    return False


def _is_att(block: PlainBlock) -> bool:
    return block.words.casefold().startswith("att ")


def _is_heading(block: PlainBlock, following: PlainBlock | None) -> bool:
    """Whether a block is a heading: short, begins with a capital, a figure or §, ends without a stop, and
    something follows that begins anew."""
    words = block.words
    if block.kind is BlockKind.TABLE:
        return False
    if _STRUCTURE.match(words) and len(words) < 160 and following is not None and not words.endswith((".", ";")):
        return not words.startswith(("Dnr", "Diarien", "Ärenden"))
    if KNOWN_HEADINGS.match(words) and not block.mark:
        return True
    if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE):
        return False
    if following is None or len(words) > 170 or len(words) < 3 or words.endswith((*_ENDS, ",", "-")):
        return False
    if not re.match(r"[A-ZÅÄÖÉ0-9§”\"]", words) or (re.match(r"^\d[\d\s.,-]*$", words) and len(words) != 4):
        return False
    if "\t" in words or re.match(rf"^(?!{_CASE})[\w ]{{3,30}}:\s", words) or re.search(r"[a-zåäö]\.\s[A-ZÅÄÖ]", words):
        return False
    if _NO_HEADING.search(words):
        return False
    return len(block.lines) <= 4 and not re.search(r"\b(?:beslutar|beslutade|ska|har|får|ges|är)\b(?=.{25})", words)
