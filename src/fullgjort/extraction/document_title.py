"""Document title: the line that names a document, told from the letterhead, labels, addresses and cases around it."""

from __future__ import annotations

import re

from fullgjort.extraction.finding import Words
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Block, BlockKind, Document, FileKind

_BLOCKS = 16  # how many blocks from the top may hold the title
_LONGEST = 160  # code points; a longer line is running text

# "Ärende: Översyn av taxan" prints the title behind a label
_TITLE_LABEL = re.compile(r"^(?i:ärende(?:mening|rubrik)?|rubrik|titel|ämne)\s*:\s*(?=[A-ZÅÄÖ][^\n]{7,})")
# The labels of forms, with their value or alone in a cell
_LABEL = re.compile(
    r"^(?:organ|nämnd|instans|beslutsinstans|beslutande(?:\sorgan)?|(?:sammanträdes|mötes|besluts|utskrifts|publicerings)?"
    r"dat(?:um|o)|sammanträdesdag|tid|plats|lokal|(?:tid\soch\splats|plats\soch\stid)|anmärkning|närvarande(?:\s\w+)?|"
    r"frånvarande|ledamöter|ersättare|övriga(?:\s\w+)?|sekreterare|ordförande|justerare|justera[ts]|justering\w*|"
    r"paragrafer|handläggare|upprättad\sav|upprättat\sav|kontaktperson|författare|(?:vår|er)\s(?:ref\w*|beteckning)|"
    r"e-?post\w*|telefon|tel|mobil|fax|dnr|diarienummer|diarienr|ärendenummer|ärendenr|beteckning|version|"
    r"dokument-?id|dokumenttyp|typ\sav\sdokument|ansvarig(?:\s\w+)?|avdelning|förvaltning|enhet|status|"
    r"(?:senast\s)?(?:publicerad|uppdaterad)|beslutad|fastställd|giltig\w*(?:\s\w+)?|gäller\sfrån|mottagare|avsändare|"
    r"bilag(?:a|or)|ladda\sner|sid(?:a|or|nr)|blad|ärende|ks\s?nr)\b\.?(?:\s*:|\s*$|(?=\s\d))|"
    r"^(?:datum|dnr|diarienummer|diarienr|ärendenummer|handläggare|plats|tid|närvarande|utfärdat|publicerad|telefon|e-post|version)\s",
    re.IGNORECASE,
)
# A letterhead's columns on one line: "Staben 2031-05-12 HN 2031-0012 Handläggare: Eva Ek"
_LABEL_INSIDE = re.compile(r"\d{4}-\d\d-\d\d.*\b(?i:handläggare|diarienummer|dnr|ärendenummer|ärendenr)\b\s?:")
# The number of a report in its series, or a registry number with what belongs to it
_SERIAL = re.compile(
    r"(?:(?:revisions|gransknings|slut)?rapport)\s(?:nr\s)?\d{1,3}\s?[/:]\s?\d{2,4}$|"
    r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]?\d{4}/\d{4,5}(?:/\w+)?\s(?:\(delvis\)|m\.?\s?fl\.?)$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"^(?:[A-ZÅÄÖ]\w{0,4}\s)?§+\s?\d|^\d{1,3}\s?§")
_SECTION = re.compile(
    r"^(?:\w+s\s)?(?:förslag till (?:beslut|yttrande)|beslutsförslag|beslut)\b"
    r"(?!\s(?:i\skorthet|i\skorta|från|om|av|vid|med)\b)|"
    r"^(?:sammanfattning|ärendet|inledning|bakgrund|yttrande|innehåll|innehållsförteckning)\W*$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"^(?:box\s\d+|\d{3}\s?\d\d\s[A-ZÅÄÖ][\wåäöÅÄÖ ]+|[A-ZÅÄÖ][a-zåäö]+(?:gatan|vägen|torget)\s\d+.*)$", re.I
)
_NUMBERED_CASE = re.compile(r"^ärende(?:nr|nummer)?\s[\d.]+\W*$", re.IGNORECASE)
# A number of the registry glued to the title where a web page lost its line break
_GLUED_NUMBER = re.compile(
    r"^(?:(?i:diarienummer|dnr)\s*:?\s*)?[A-ZÅÄÖ][a-zåäö]?\d{4}/\d{4,5}(?:/[A-ZÅÄÖ]{1,4}?)?(?=[A-ZÅÄÖ][a-zåäö]{2})"
)
_GLUED_TAIL = re.compile(r"\s(?:publicerad|uppdaterad|utskrift(?:sdatum)?|utskriven)\s\d[^\n]*$", re.IGNORECASE)
_TRAIL = re.compile(r"\S\s[/›>|»]\s\S.*\s[/›>|»]\s\S")  # "Start / Politik / Nyheter"
_PAGE_WORDS = re.compile(
    r"\b(?:hoppa\still\s\w+|till\sinnehåll(?:et)?|meny|sök|lyssna|skriv\sut|lättläst|startsida|dela|språk)\b|[\W_]",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^(?:pressmeddelande|regeringsuppdrag|nyhet|artikel)\sfrån\s(?:[\wåäö]+-\soch\s)?\S*(?:departementet|region\w*|kommun\w*)\W*$|"
    r"^innehållet\spublicerades\b|"
    # "Dalåsens kommuns revisorer", "Revisorerna i Region Fjordmarken", not "Val av revisorer"
    r"^(?:(?!(?:av|till|om|från|för|över|ny|nya)\s)[\wåäö-]+\s){0,4}revisorer(?:na)?(?:\si\s(?:[\wåäö-]+\s?){1,3})?$",
    re.IGNORECASE,
)
# What may stand in a letterhead beside names, dates and numbers
_KIND_WORDS = (
    r"(?:sammanträdes|besluts)?protokoll(?:sutdrag)?|tjänste(?:skrivelse|utlåtande)|skrivelse|missiv|pm|promemoria|"
    r"nyheter|informerar|regeringsbeslut|regeringen|regeringskansliet|kallelse|sida|sid|blad|nr|den|dnr|diarienummer|utfärdat|utskrift|"
    r"ordförandens|direktörens|kommunledningskontoret|i\slänet|kommunerna|och|i|sammanträdesdatum|beslutsdatum|datum|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|kl"
)
_OWNER = re.compile(
    r"\b(?i:region|staden|landstinget(?:\si)?)(?:\s[A-ZÅÄÖ][\wåäöÅÄÖ-]+){1,2}|"
    r"\b[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?:\s[A-ZÅÄÖ][\wåäöÅÄÖ-]+)?\s(?i:kommun|stad|läns\slandsting|landsting|kommunförbund)\b|"
    r"\b(?:[A-ZÅÄÖ][\wåäö]+\s(?=förvaltningen|kontoret))?(?i:(?:[\wåäö]+-\soch\s)?[\wåäö-]*(?:förvaltningen|kontoret|avdelningen|staben|kansliet|departementet|förbundet|"
    r"enheten|revisionen|revisorerna))\b|"
    r"\b(?i:[\wåäö-]+(?:direktörens|chefens)\s(?:stab|kansli)|(?:regionens|kommunens|landstingets)\s(?:förtroendevalda\s)?revisorer(?:\si)?)\b"
)
_NUMBERS = re.compile(
    r"\b[A-ZÅÄÖ]{1,5}[a-zåäö]{0,2}[ /-]?(?:19|20)?\d{2}[/:-]\d[\w./:-]*|\b(?:19|20)\d\d/\d+(?:/[A-ZÅÄÖ]+)?|"
    r"\b[IVX]{1,4}:\d+|\b[A-ZÅÄÖ]{2,}[\dA-ZÅÄÖ]*-[\d-]+\b"
)
_COMPANY = re.compile(r"^[A-ZÅÄÖ][\w&. -]{2,40}\s(?:AB|HB|KB)$")
_ASSOCIATION = re.compile(r"^\w*förbundet(?:\s[–-])?(?:\s[A-ZÅÄÖ][\wåäö-]+)(?:\s(?:[–-]\s)?[\wåäöÅÄÖ-]+){0,3}$", re.I)
_AGENCY = re.compile(
    r"^(?!.*\b(?:till|att|om|av|från)\b)[A-ZÅÄÖ][\wåäö, -]{2,50}(?:verk|verket|myndighet|myndigheten|inspektionen|"
    r"institutet)$"
)
_PERSON = re.compile(
    r"^[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s[A-ZÅÄÖÉ][a-zåäöé]+"
    r"(?:\s(?:\([A-ZÅÄÖ]{1,3}\).*|[A-ZÅÄÖ]{2,5}\W\d[\d/:.-]+))?$"
)
_MINUTES = re.compile(
    r"^(?:utdrag\sur\s)?(?:sammanträdes|besluts)?protokoll(?:sutdrag)?\b|^(?:minnes|mötes)anteckningar\b", re.IGNORECASE
)
# "Protokoll 4/2021", "Protokoll nr 3", "Protokoll fört vid sammanträde 2025-03-27": minutes told apart from others
_NUMBERED_MINUTES = re.compile(
    r"^(?:sammanträdes|besluts)?protokoll\s(?:nr\s?\d+|\d{1,2}[/:–-]\d{2,4}(?!-)|fört\s(?:vid|den)\b.*)", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"\b(?:blad|sida?)\b|\d\s?\(\d+\)", re.IGNORECASE)
_PRINTED_HEADINGS = (FileKind.HTML, FileKind.DOCX, FileKind.ODT, FileKind.MARKDOWN)  # the author marked the headings


def document_title(document: Document, kind: str) -> Words | None:
    """The words that name a document of a kind (the guide's "title"); None where it begins without a name.

    Minutes are named only by a line that says so and tells whose they are ("Protokoll hamnnämnden 12 maj") or which
    ("Protokoll 4/2021"), and not by the bare kind of paper; their cases' headings name cases. A label with its value, a
    paragraph, a registry number, an address and a letterhead (names, dates and the kind of paper) are never a title.
    """
    top = document.blocks[:_BLOCKS]
    if kind == "minutes":
        return next((named for block in top if (named := _of_minutes(document, block))), None)
    for block in top:
        if block.kind is BlockKind.TABLE:
            continue
        start, end = _bounds(document, block)
        words = document.quote(start, end)
        if kind == "notice" and (call := re.search(r"\bkallelse\b", words, re.IGNORECASE)):
            alone = is_letterhead(words) and document.text[start:end].count(call.group()) == 1
            left = start + document.text[start:end].index(call.group()) if alone else start
            return _words(document, left, left + len(call.group()) if alone else end)
        if block.kind is BlockKind.PARAGRAPH and len(words) > _LONGEST:
            return None
        if _PARAGRAPH.match(words) or (_SECTION.match(words) and start == block.start):
            return None
        if block.kind is BlockKind.LIST_ITEM or len(words) > _LONGEST or not _is_title(words):
            continue
        if block.kind is BlockKind.PARAGRAPH and words.endswith("."):
            continue
        return _words(document, start, end)
    return None


def _words(document: Document, start: int, end: int) -> Words:
    return Words(start, end, document.quote(start, end))


def _bounds(document: Document, block: Block) -> tuple[int, int]:
    """The block without the label, the registry number or the day of publication that stands on the title's line."""
    text = document.text[block.start : block.end]
    for pattern in (_TITLE_LABEL, _GLUED_NUMBER):
        if match := pattern.match(text):
            tail = _GLUED_TAIL.search(text)
            return block.start + match.end(), block.start + (tail.start() if tail else len(text))
    printed = re.search(r"\s+utskr(?:ift(?:sdatum)?|iven)\s\d[\d-]+$", text, re.IGNORECASE)
    return block.start, block.start + printed.start() if printed else block.end


def _of_minutes(document: Document, block: Block) -> Words | None:
    words = document.quote(block.start, block.end)
    if (
        block.kind is BlockKind.TABLE
        or len(words) > _LONGEST
        or not _MINUTES.match(words)
        or _PAGE_NUMBER.search(words)
    ):
        return None
    named = any(actor.role == "body" for actor in find_actors(words))
    named = named or bool(_NUMBERED_MINUTES.match(words))
    first = block.kind is BlockKind.HEADING and block.level == 1 and document.kind in _PRINTED_HEADINGS
    return _words(document, block.start, block.end) if (named or first) and not words.endswith(".") else None


def _is_title(words: str) -> bool:
    """Whether a line can name a document."""
    if len(words) < 3 or _LABEL.match(words) or _NUMBERED_CASE.match(words) or _SENDER.match(words):
        return False
    if _LABEL_INSIDE.search(words) or _SERIAL.match(words):
        return False
    if _TRAIL.search(words) or not _PAGE_WORDS.sub("", words):
        return False
    if any(pattern.match(words) for pattern in (_COMPANY, _ASSOCIATION, _AGENCY, _PERSON, _STREET)):
        return False
    address = re.match(r"till\s+", words, re.IGNORECASE)
    return not is_letterhead(words[address.end() :] if address else words)


def is_letterhead(words: str) -> bool:
    """Whether a line holds nothing but names of bodies, units and organisations, dates, numbers and kinds of paper."""
    rest = _NUMBERS.sub(" ", _OWNER.sub(" ", words))
    for actor in reversed(find_actors(rest)):
        rest = rest[: actor.start] + " " + rest[actor.end :]
    for mention in reversed(find_dates(rest)):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    rest = re.sub(rf"\b(?:{_KIND_WORDS})\b", " ", rest, flags=re.IGNORECASE)
    return not re.sub(r"[\d\W_]", "", rest)
