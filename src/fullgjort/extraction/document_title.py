"""Document title: the line that names a document, told from the letterhead, labels, addresses and cases around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fullgjort.extraction.finding import Words
from fullgjort.language.actors import find_actors
from fullgjort.language.audit_firms import is_audit_firm
from fullgjort.language.dates import find_dates
from fullgjort.reading.document import Block, BlockKind, Document

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
_COMPANY = re.compile(r"^[A-ZÅÄÖ][\w&. -]{2,40}\s(?:AB|HB|KB)$|^[A-ZÅÄÖ]\w+(?:,\s[A-ZÅÄÖ]\w+)?\s&\s[A-ZÅÄÖ]\w+$")
_ASSOCIATION = re.compile(r"^\w*förbundet(?:\s[–-])?(?:\s[A-ZÅÄÖ][\wåäö-]+)(?:\s(?:[–-]\s)?[\wåäöÅÄÖ-]+){0,3}$", re.I)
_AGENCY = re.compile(
    r"^(?!.*\b(?:till|att|om|av|från)\b)[A-ZÅÄÖ][\wåäö, -]{2,50}(?:verk|verket|myndighet|myndigheten|inspektionen|"
    r"institutet)$"
)
_PERSON = re.compile(
    r"^(?:[A-ZÅÄÖa-zåäö-]*(?i:controller|handläggare|chef|direktör|sekreterare|strateg|samordnare|utredare|ekonom|jurist|"
    r"planerare|ingenjör|utvecklare|inspektör|revisor|arkitekt)\s)?[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s[A-ZÅÄÖÉ][a-zåäöé]+"
    r"(?:,\s[a-zåäö-]+(?:\s[a-zåäö-]+)?)?(?:\s+(?:\([A-ZÅÄÖ]{1,3}\).*|[A-ZÅÄÖ]{2,5}\W(?:\d[\d/:.-]+|\d+)))?$"
)
# The kind of paper that minutes print, alone or in a letterhead's column: "SAMMANTRÄDESPROTOKOLL", "Mötesprotokoll"
_MINUTES = re.compile(
    r"(?P<name>\b(?:utdrag\sur\s)?(?:[a-zåäö]{2,18})?protokoll(?:sutdrag)?|(?:minnes|mötes)anteckningar)\b"
    r"(?!\s(?:skickas|justera\w*|skall?|har|över|delges|sänds|bekräftas)\b)",
    re.IGNORECASE,
)
# Which of the minutes it is: "nr 3", "4/2021"
_NUMBERED = re.compile(r"\s(?:nr\s?\d+(?:[/:–-]\d{2,4})?|\d{1,2}[/:–-]\d{2,4})(?![\d-])", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:\b(?:blad|sid(?:a|an)?)\b.*|\s\d{1,3}\s?(?:\(\d+\)|av\s\d+)?)$", re.IGNORECASE)
_COLUMNS = re.compile(r"\d\s?\(\d+\)|\b(?:blad|sid(?:a|an)?|sammanträdesdatum|datum|dnr|diarie\w+)\b", re.IGNORECASE)
# A line that says only what kind of paper it is, or whose: the name stands below it
_KIND_OF_PAPER = re.compile(
    r"^(?:(?:[\wåäöÅÄÖ-]*(?:nämndens|styrelsens|beredningens|utskottets|rådets|revisorernas)\s)?(?:rapport|yttrande|skrivelse)|"
    r"(?:revisions|gransknings|slut|del)rapport|remissvar|promemoria|pm|beslutsunderlag|informationsärende|beslutsärende|"
    r"bilaga(?!\s\d+[.:]))(?:\s(?:nr\s)?\d[\d/:-]*)?(?:\s(?:till|för|över)\s[\wåäöÅÄÖ -]{4,60})?$",
    re.IGNORECASE,
)
# "Granskning av ekonomistyrningen": a name of two words at most above it is its author's
_REVIEW = re.compile(
    r"^(?:\w+(?:ande|ad)\s)?(?:granskning|förstudie|revisionsrapport|granskningsrapport|iakttagelser)\b", re.IGNORECASE
)
# "Bilaga 3. Redovisning av uppdragen": the annex' own title
# A title with a line on the paper's state right below it: "Uppdragslista … Uppdaterad 2031-05-12 av …"
_RUN_IN = re.compile(
    r"(?P<title>(?i:[\wåäö-]*lista|\w*redovisning|uppföljning|\w*rapport(?:ering)?|sammanställning|förteckning)\b[^.]{0,120}?[^\s.,:;–-])"
    r"\s(?:Uppdatera[dt]|Avstäm[dt]|Revidera[dt]|Utskriv\w+|Upprätta[dt]|Senast\s\w+d|Status\sper|Läget?|Sammanställ[dt])"
    r"\s(?:den\s)?\d[\d\w -]+\b[^\n]{0,20}\S[^\n]*\.$"
)
# A title with the organisation in the column beside it: "Mål och budget 2031–2033          Dalåsens kommun"
_COLUMN_OF_OWNER = re.compile(
    r"(?P<title>(?i:[\wåäö-]*plan|(?:mål|strategi|\w*plan)\soch\s\w+|budget|\w*redovisning|\w*rapport|[\wåäö-]*lista)\b[^\n]{0,60}?\d{4}(?:[–-]\d{2,4})?)"
    r"\s+(?:[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?\s(?:kommun|stad)|Region(?:\s[A-ZÅÄÖ][\wåäö-]+){1,2})(?:\s\d{1,3})?$"
)
_ANNEX = re.compile(
    r"^bilaga\s(?:nr\s)?(?:\d{1,2}[a-z]?|[A-H])\s?[.:–-]?\s+(?!till\s)(?=(?-i:[A-ZÅÄÖ])[^\n]{7,})", re.IGNORECASE
)
# A label anywhere in a letterhead's line, with its value: what stands before it is judged alone
_LABEL_TAIL = re.compile(
    r"\s(?:diarienummer|diarienr|dnr|ärendenummer|ärendenr|datum|telefon|tel|e-post|handläggare|sida?)\b\s?:?\s"
    r"(?=[A-ZÅÄÖ]{0,6}[ /-]?\d|[A-ZÅÄÖ][a-zåäö]+\s[A-ZÅÄÖ]|\S+@).*$",
    re.IGNORECASE,
)


def document_title(document: Document, kind: str) -> Words | None:
    """The words that name a document of a kind (the guide's "title"); None where it begins without a name.

    Minutes are named by the line that prints their kind ("Protokoll 4/2021", "Protokoll hamnnämnden 12 maj"), above
    their first case; their cases' headings name cases. A label with its value, a paragraph, a registry number, an
    address and a letterhead (names, dates and the kind of paper) are never a title. An annex has its own title rather
    than that of the paper it belongs to, and a line that only says what kind of paper it is ("Revisionsrapport",
    "Nämndens rapport till styrelsen") gives way to the name below it.
    """
    top = document.blocks[:_BLOCKS]
    if kind == "minutes":
        for block in top:
            if _PARAGRAPH.match(document.quote(block.start, block.end)):
                return None
            if named := _of_minutes(document, block):
                return named
        return None
    if annex := _of_annex(document, top):
        return annex
    review = next((block for block in top[:8] if _REVIEW.match(document.quote(block.start, block.end))), None)
    kind_of_paper: Words | None = None
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
            return kind_of_paper
        if _PARAGRAPH.match(words) or (_SECTION.match(words) and start == block.start):
            return kind_of_paper
        if block.kind is BlockKind.LIST_ITEM or len(words) > _LONGEST or not _is_title(words):
            continue
        if block.kind is BlockKind.PARAGRAPH and words.endswith("."):
            continue
        if review is not None and block.start < review.start and len(words.split()) < 3:
            continue  # the name of the firm that wrote the review
        if kind_of_paper is None and _KIND_OF_PAPER.match(words):
            kind_of_paper = _words(document, start, end)
            continue
        return (
            _words(document, start, end) if kind_of_paper is None or block.kind is BlockKind.HEADING else kind_of_paper
        )
    return kind_of_paper


def _of_annex(document: Document, top: Sequence[Block]) -> Words | None:
    """The name of an annex, behind its number, in the lines above the first running text; None for other papers."""
    for block in top[:6]:
        if block.kind is BlockKind.TABLE or block.end - block.start > _LONGEST:
            return None
        if match := _ANNEX.match(document.text[block.start : block.end]):
            return _words(document, block.start + match.end(), block.end)
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
    if block.kind is not BlockKind.TABLE:
        for pattern in (_RUN_IN, _COLUMN_OF_OWNER):
            if match := pattern.match(text):
                return block.start, block.start + match.end("title")
    printed = re.search(r"\s+utskr(?:ift(?:sdatum)?|iven)\s\d[\d-]+$", text, re.IGNORECASE)
    return block.start, block.start + printed.start() if printed else block.end


def _of_minutes(document: Document, block: Block) -> Words | None:
    """The name that minutes print in a line: the whole line where it begins with the kind of paper or is somebody's
    ("Hamnnämndens protokoll den 12 maj"), without a page's number; the kind of paper and its number where it stands in
    a letterhead's columns ("Dalåsens kommun PROTOKOLL 3/2031 1 (7)")."""
    text = document.text[block.start : block.end]
    if block.kind is BlockKind.TABLE or len(text) > _LONGEST or text.endswith("."):
        return None
    match = _MINUTES.search(text)
    if match is None:
        return None
    line = _PAGE_NUMBER.sub("", text)
    owner = next((actor for actor in find_actors(text[: match.start()]) if actor.genitive), None)
    if (match.start() == 0 or (owner and not text[owner.end : match.start()].strip())) and not _COLUMNS.search(line):
        start = block.start + (owner.start if owner else 0)
        return _words(document, start, max(block.start + len(line), block.start + match.end()))
    if match.start() and not is_letterhead(text):
        return None  # the word stands in a line that says something else
    number = _NUMBERED.match(text, match.end())
    return _words(document, block.start + match.start(), block.start + (number.end() if number else match.end()))


def _is_title(words: str) -> bool:
    """Whether a line can name a document."""
    if tail := _LABEL_TAIL.search(words):
        before = words[: tail.start()]
        if is_letterhead(before) or _PERSON.match(before) or re.search(r"\d{4}-\d\d", before):
            return False
        return _is_title(before)
    if (
        len(words) < 3
        or is_audit_firm(words)
        or _LABEL.match(words)
        or _NUMBERED_CASE.match(words)
        or _SENDER.match(words)
    ):
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
