"""Identity: what a document is, whose it is, and which meeting it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fullgjort.extraction.document_title import document_title, is_letterhead
from fullgjort.extraction.finding import Header
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.language.mention import ActorMention
from fullgjort.reading.document import Block, BlockKind, Document

GENERIC_BODIES = ("Nämnden", "Styrelsen", "Fullmäktige", "Direktionen", "Utskottet", "Arbetsutskottet")
_HEAD = 1500  # code points that count as the head of a document

_KINDS_BY_TITLE = (
    (
        "decision_summary",
        r"\bi korthet\b|beslut i korta drag|^beslut från (?:region|kommun|landstings)|"
        r"^(?:nytt )?från \w+(?:styrelsens|nämndens|fullmäktiges) (?:möte|sammanträde)|^kort om \w+ beslut|"
        r"\bi korta drag\b|korta? (?:fakta )?från (?:fullmäktige|nämnden|styrelsen|\w+styrelsen|\w+nämnden)",
    ),
    (
        "report_back",
        r"återrapport|avrapportering av uppdrag|redovisning av (?:givna |lämnade |uppdrag|regionstyrelsens uppdrag)|"
        r"uppföljning av (?:\w+ )?(?:\w*uppdrag|beslut)|"
        r"(?:redovisning|uppföljning|verkställighet) av (?:ej verkställda |bifallna |verkställda )(?:motion|medborgarförslag|"
        r"beslut)|rapport om (?:\w+ )?uppdrag|"
        r"sammanställning av (?:\w+ )?uppdrag|redovisning av (?:\w+ )?uppdrag|återredovisning|"
        r"uppdragsuppföljning|lägesrapport (?:för|av|om) uppdrag",
    ),
    (
        "list",
        r"balanslista|uppdragslista|lista över (?:\w+ )?(?:uppdrag|beslut|motioner|ärenden)|ärendebalans|beslutslogg|"
        r"motionsbalans|förteckning över|uppdragsregister|bevakningslista",
    ),
    (
        "director_report",
        r"(?:direktörens|direktören|vd:?s|förvaltningschefens|chefens)\s(?:månads)?rapport|\brd-rapport|"
        r"rapport från (?:region|kommun|landstings)?direktören",
    ),
    ("activity_plan", r"aktivitetsplan|handlingsplan"),
    ("delegation", r"delegationsordning|delegeringsordning|delegationsbeslut|vidaredelegation"),
    ("agreement", r"^(?:överenskommelse|avtal|samverkansavtal)\b|\böverenskommelse mellan\b"),
    ("notice", r"\bkallelse\b|föredragningslista|\bdagordning\b|ärendelista"),
    (
        "minutes",
        r"\bprotokoll\b(?!sutdrag skickas)|protokollsutdrag$|^protokollsutdrag|sammanträdesprotokoll|\bPROTOKOLL\b",
    ),
    (
        "audit_report",
        r"^(?:revisionsrapport|granskningsrapport|granskning av|grundläggande granskning|revisionsberättelse|"
        r"förstudie)|"
        r"\brevisionsrapport\s*$|uppföljande granskning",
    ),
    (
        "plan",
        r"\b(?:strategisk plan|verksamhetsplan|styrelsens plan|nämndens plan|regionplan|budget|mål och (?:budget|"
        r"uppdrag)|uppdrag och mål|verksamhetsplan|stabsplan|finansplan|internbudget|nämndplan)\b",
    ),
)
_TITLE_RULES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS_BY_TITLE)
_SECTION_HEADINGS = re.compile(
    r"^(?:förslag till beslut|beslut|beslutsförslag|sammanfattning|ärendet|inledning|bakgrund|yttrande|innehåll|"
    r"innehållsförteckning)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"sammanträdesdatum|sammanträde[st]?\b|mötesdatum|möte\b|protokoll\b|kallelse|\bdatum\b", re.IGNORECASE
)
_LETTERHEAD = re.compile(
    r"^(?:protokoll|sammanträdesprotokoll|protokollsutdrag|tjänsteskrivelse|tjänsteutlåtande|kallelse|datum|sida|dnr|"
    r"diarienummer|"
    r"region \w+|landstinget.{0,30}|\w+s? kommun|\w+ stad|uppdaterad.*|publicerad.*|"
    r"senast uppdaterad.*|regeringskansliet|bilaga \d+(?: till .{3,60})?|"
    r"regeringen|regeringsbeslut.{0,30}|\w+departementet)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the guide's top level says of a document. `anchor` is the day that relative dates are read from
    (the meeting's, else the day of publication, else None); `giver` and `assignee` are what the document's title
    says of all assignments in it."""

    kind: str
    title: str | None
    body: str | None
    meeting_date: str | None
    header: Header
    anchor: date | None
    giver: str | None = None
    assignee: str | None = None


def identify(document: Document, sections: list[Section]) -> Identity:
    """The identity of a document; None where the document does not say."""
    running = "\n".join(document.form[key] for key in ("sidhuvud", "sidfot") if document.form.get(key))
    head = f"{running}\n\n{document.text[:_HEAD]}" if running else document.text[:_HEAD]
    title_block = _title_block(document)
    title = document.quote(title_block.start, title_block.end) if title_block else None
    named_so = document_title(document, "other")
    if named_so and title and not any(pattern.search(title) for _, pattern in _TITLE_RULES):
        kind = _kind(document, sections, named_so.quote, head)
    else:
        kind = _kind(document, sections, title, head)
    header = _header(document, head, kind)
    meeting_date = _meeting_date(document, kind, title, head)
    body = _of_this_organisation(document, _body(document, sections, kind, title, head))
    giver, assignee = _title_roles(title) if kind in ("report_back", "list", "plan", "activity_plan") else (None, None)
    if kind == "government_assignment":
        giver = "Regeringen"
    named = document_title(document, kind)
    name = named.quote if named else None
    return Identity(kind, name, body, meeting_date, header, _anchor(document, meeting_date, header), giver, assignee)


_PAGE_OF = re.compile(r"\s+(?:sid(?:a|an)?\s*)?\d{1,3}\s?(?:\(\d{1,3}\)|av\s\d{1,3})$", re.IGNORECASE)


def _title_block(document: Document) -> Block | None:
    """The block that names the document: the first heading or short line that is not a letterhead; None where the
    text begins with a section such as "Förslag till beslut"."""
    for block in document.blocks[:8]:
        words = _PAGE_OF.sub("", document.quote(block.start, block.end))
        if block.kind is BlockKind.TABLE or (
            block.kind is BlockKind.PARAGRAPH and (len(words) > 160 or words.endswith("."))
        ):
            if block.kind is BlockKind.PARAGRAPH and len(words) > 160:
                return None
            continue
        if _SECTION_HEADINGS.match(words) and not re.search(r"\bav\b", words):
            return None
        if (
            _LETTERHEAD.match(words)
            or _is_name_line(words)
            or (words.startswith("Till ") and is_letterhead(words[5:]))
            or re.match(
                r"^[\d\s./()-]+$|^(?:datum|dnr|diarienummer|sida|handläggare|plats|tid|närvarande)\b",
                words,
                re.IGNORECASE,
            )
        ):
            continue
        if block.kind is BlockKind.HEADING or len(words) < 160:
            return block
    return None


def specific_body(name: str | None, identity: Identity) -> str | None:
    """The document's own body for a name that only says "Nämnden", "Styrelsen" or "Direktionen"; else the name."""
    own = identity.body
    if name is None or own is None or name not in GENERIC_BODIES:
        return name
    tail = name.casefold()
    return own if own.casefold().endswith(tail) or own.casefold().startswith(tail) else name


def body_of_abbreviation(abbreviation: str | None, identity: Identity) -> str | None:
    """The body that an abbreviation stands for in this document: TN is trafiknämnden in its own papers."""
    if not abbreviation:
        return None
    own, known = identity.body, lexicon().body_by_abbreviation(abbreviation)
    kinds = {"N": "nämnden", "S": "styrelsen", "F": "fullmäktige", "U": "utskottet"}
    if (
        own
        and lexicon().abbreviation_of(own) is None
        and own[:1].upper() == abbreviation[0]
        and kinds.get(abbreviation[-1], "-") in own.casefold()
    ):
        return own
    return known.name if known else None


def _is_name_line(words: str) -> bool:
    """Whether a line is nothing but a name: a body, a department, an organisation, a registry number or a date."""
    if re.match(
        r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖ]*\s)?(?:(?:[A-ZÅÄÖ][\w-]+s?\s)?(?:kommun|stad|region(?:en)?|landsting(?:et)?|"
        r"kommunförbund)|(?:region|staden|landstinget(?:\si)?|kommunen)\s[A-ZÅÄÖ]\S+(?:\s[A-ZÅÄÖ]\S+)?|"
        r"[\wåäö]*förbundet\s\S+|nyheter|kommun(?:en)? informerar|[\w\s]+ informerar)$",
        words,
        re.IGNORECASE,
    ):
        return True
    if re.match(
        r"^(?:dnr:?\s*)?[A-ZÅÄÖ]{1,4}[a-zåäö]?[ -]?\d{2,4}[/:-]\d{1,6}\S*$|^[A-ZÅÄÖ]{2,4}\s\d{2,4}/\d+$",
        words,
        re.IGNORECASE,
    ):
        return True
    rest = words
    for actor in reversed(find_actors(words)):
        rest = rest[: actor.start] + rest[actor.end :]
    for mention in reversed(find_dates(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = re.sub(
        r"\b(?:protokoll|sammanträdesprotokoll|tjänsteskrivelse|tjänsteutlåtande|den|blad|sida|handläggare:?.*|"
        r"datum:?|utskrift)\b|[\d\W_]",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return not rest.split()


_MEMO = re.compile(r"\btjänste(?:skrivelse|utlåtande)\b", re.IGNORECASE)


def _proposes_first(document: Document, sections: list[Section]) -> bool:
    """Whether a proposal of a decision stands early in the paper, as a memo's does; a budget, a list or a report-back
    may end with one."""
    return any(s.voice == "proposal" and s.start < 0.6 * len(document.text) for s in sections)


def _kind(document: Document, sections: list[Section], title: str | None, head: str) -> str:
    voices = [section.voice for section in sections]
    folded = " ".join(head.split())
    first = folded[:300]
    government = len(re.findall(r"\bRegeringen\b|\bregeringen\b|Regeringskansliet", folded)) >= 1 and re.search(
        r"\bregeringen\s(?:uppdrar|ger|gav|har\s(?:beslutat|gett|uppdragit)|beslutar|beslutade)|"
        r"uppdrag(?:et)?\s(?:från|av)\sregeringen|\bav\sregeringen\sfått\si\suppdrag|regeringens\sbeslut|"
        r"regeringsuppdrag|regeringsbeslut",
        folded,
        re.IGNORECASE,
    )
    name = _title_block(document)
    letterhead = [b for b in document.blocks[:6] if b.end - b.start < 110 and (name is None or b.start <= name.start)]
    if any(
        re.search(
            r"\b(?:sammanträdesprotokoll|protokoll|protokollsutdrag)\b(?!\sden)",
            document.quote(b.start, b.end),
            re.IGNORECASE,
        )
        for b in letterhead
    ) and not re.search(r"kallelse", first, re.IGNORECASE):
        return "minutes"
    proposes = _proposes_first(document, sections)
    if title and _TITLE_RULES[1][1].search(title) and not proposes and not _is_minutes(document, folded):
        return "report_back" if "proposal" not in voices or not _MEMO.search(first) else "decision_memo"
    if re.search(r"\btjänste(?:skrivelse|utlåtande)\b", first, re.IGNORECASE) and not re.search(
        r"sammanträdesprotokoll|^protokoll", first, re.IGNORECASE
    ):
        return "decision_memo"
    if title:
        for kind, pattern in _TITLE_RULES:
            if pattern.search(title):
                if (
                    kind in ("plan", "activity_plan", "audit_report", "agreement", "report_back", "delegation")
                    and proposes
                ):
                    return "decision_memo"
                if kind == "agreement" and _numbers_its_clauses(document):
                    return kind
                if kind in ("plan", "audit_report", "agreement", "activity_plan", "delegation") and _is_minutes(
                    document, folded
                ):
                    return "minutes"
                return kind
    if re.search(r"\b(?:sammanträdesprotokoll|protokollsutdrag|protokoll)\b", first, re.IGNORECASE) and not re.search(
        r"kallelse", first, re.IGNORECASE
    ):
        return "minutes"
    if re.search(r"\b(?:kallelse|föredragningslista)\b", first, re.IGNORECASE):
        return "notice"
    if government and not re.search(
        r"\b(?:kommun|region|landstings)(?:styrelsen|fullmäktige)\s+beslut", folded, re.IGNORECASE
    ):
        return "government_assignment"
    if re.search(
        r"\bi\s(?:min|denna|månadens)\srapport\b|\bRD-rapport|\bregiondirektören har ordet\b", folded, re.IGNORECASE
    ):
        return "director_report"
    if "proposal" in voices:
        decided = any(
            s.voice == "decision"
            and s.title
            and re.search(
                r"\b\w+(?:styrelsens|nämndens|fullmäktiges|utskottets|direktionens) beslut\b|^beslut",
                s.title.quote,
                re.IGNORECASE,
            )
            for s in sections
        )
        return (
            "minutes"
            if decided and (_is_minutes(document, folded) or re.search(r"(?m)^ärende \d", document.text, re.IGNORECASE))
            else "decision_memo"
        )
    for kind, pattern in _TITLE_RULES[:6]:
        if pattern.search(first):
            return kind
    if _is_minutes(document, folded):
        return "minutes"
    if re.search(
        r"(?:revisorerna|revisionen|vi)\s(?:har|rekommenderar)|revisionsfråg|"
        r"på uppdrag av (?:\w+ )?(?:förtroendevalda )?revisorerna",
        folded,
        re.IGNORECASE,
    ):
        return "audit_report"
    return "other"


def _numbers_its_clauses(document: Document) -> bool:
    """Whether "1 § Parter, 2 § Bakgrund …" number the clauses of an agreement rather than a meeting's cases."""
    numbers = re.findall(r"(?m)^(?:§\s?(\d+)|(\d+)\s?§)", document.text)
    return [int(a or b) for a, b in numbers[:3]] == [1, 2, 3] and bool(
        re.search(r"\bparter(?:na|s)?\b", document.text, re.I)
    )


def _is_minutes(document: Document, folded: str) -> bool:
    paragraphs = len(re.findall(r"(?m)^(?:§\s?\d+|\d+\s?§)", document.text))
    lost = re.findall(
        r"(?m)^(\d{1,3})(?:$|\s+(?:[A-ZÅÄÖ]{2,5}\s\d{4}|[A-ZÅÄÖ][a-zåäö]))", document.text
    )  # the § sign is lost
    if (
        len(lost) >= 2
        and int(lost[0]) > 1  # "1 Inledning, 2 Mål": chapters
        and all(0 < int(b) - int(a) <= 5 for a, b in pairwise(lost))
        and re.search(r"\b(?:beslutar|beslutade|uppdrar|godkänner|lägger)\b", document.text)
    ):
        return True
    if re.search(r"(?m)^(?:.{0,60}\s)?[A-ZÅÄÖ]{2,4}\s§\s?\d+$", document.text[:600]) and re.search(
        r"\bbesluta(?:r|de)\b", document.text
    ):
        return True
    acts = re.search(r"(?m)^\w*(?:styrelsen|nämnden|fullmäktige|direktionen) beslutar:?$", document.text)
    if acts and not re.search(r"förslag till beslut|tjänsteskrivelse|tjänsteutlåtande", document.text, re.IGNORECASE):
        return True
    present = re.search(r"\b(?:närvarande|beslutande|justerare|justeras|ledamöter|paragrafer)\b", folded, re.IGNORECASE)
    return paragraphs >= 2 or (
        paragraphs >= 1 and bool(present or re.search(r"\bbeslut(?:ar|ade|et)?\b", document.text, re.IGNORECASE))
    )


def _bodies(text: str, *, roles: tuple[str, ...] = ("body",)) -> Iterator[ActorMention]:
    return (
        actor for actor in find_actors(text) if actor.role in roles and actor.name not in ("Revisorerna", "Revisionen")
    )


def _body(document: Document, sections: list[Section], kind: str, title: str | None, head: str) -> str | None:
    """The deciding body: named by the title, the lead-in of the decision, or the head of the page."""
    if kind == "government_assignment":
        return "Regeringen"
    owner = _owner_in_letterhead(document, kind)
    asked = (
        _proposed_to(document, sections)
        if kind == "report_back" and any(s.voice == "proposal" for s in sections)
        else None
    )
    addressed = kind != "report_back" or re.search(r"(?m)^Till\s", head)
    if (owner and addressed) or asked or owner:
        return owner if owner and addressed else asked or owner
    letterhead = [
        actor
        for block in document.blocks[:6]
        if len(words := document.quote(block.start, block.end)) < 110
        for actor in find_actors(words)
        if actor.role == "body"
        and not actor.genitive
        and actor.name.casefold() not in ("landstinget", "regeringen", "revisorerna", "revisionen")
    ]
    letterhead.sort(key=lambda actor: actor.name.casefold() in ("nämnden", "styrelsen", "fullmäktige"))
    if (
        kind in ("minutes", "notice", "report_back", "list", "decision_summary", "other", "director_report")
        and letterhead
    ):
        return letterhead[0].name
    if kind == "agreement":
        return None
    if kind in ("plan", "activity_plan"):
        return next((a.name for a in _bodies(head) if a.name not in ("Nämnden", "Styrelsen", "Regeringen")), None)
    if title and kind in ("report_back", "list", "plan", "minutes", "notice", "decision_summary", "delegation"):
        for actor in _bodies(title):
            return actor.name
    if kind == "decision_memo" and (proposed := _proposed_to(document, sections)):
        return proposed
    specific = [
        actor
        for actor in _bodies(head)
        if actor.name not in ("Nämnden", "Styrelsen", "Fullmäktige", "Landstinget", "Regeringen", "Riksdagen")
    ]
    if kind in ("minutes", "notice", "decision_summary", "decision_memo"):
        if specific:
            return specific[0].name
        return next((actor.name for actor in _bodies(head)), None)
    match = re.search(r"\b(?:beslutar|föreslås besluta|beslutade)\b", head)
    if match:
        before = [a for a in find_actors(head, max(0, match.start() - 80), match.start()) if a.role == "body"]
        if before:
            return before[-1].name
    return None


_OWNED_BY = {  # what stands before and after the genitive of the body that owns a paper of a kind
    "minutes": ((r"\bprotokoll\b.{0,30}\b(?:vid|från)\s$", r"\s(?:sammanträde|möte)"),),
    "report_back": (
        (r"\btill\s$", r"\s(?:sammanträde|möte)"),
        (r"\bav\s(?:[a-zåäö]+\s)?$", r"\suppdrag\b(?!\still\b)"),
    ),
    "director_report": ((r"\btill\s$", r"\s(?:sammanträde|möte)"),),
}


def _owner_in_letterhead(document: Document, kind: str) -> str | None:
    """The body that a paper's first lines say it belongs to: the one it is addressed to ("Till kommunfullmäktige"), the
    one whose meeting it is from or for ("Utdrag ur protokoll fört vid hamnnämndens sammanträde"), or whose assignments
    it reports on ("Återrapportering av kommunfullmäktiges uppdrag")."""
    if kind not in _OWNED_BY:
        return None
    lines = [words for words in _first_lines(document, 7) if len(words) < 160]
    if kind == "report_back":
        for words in lines:
            addressed = next(iter(find_actors(words)), None) if words.startswith("Till ") else None
            if addressed is not None and addressed.start == 5 and addressed.role == "body" and not addressed.genitive:
                return addressed.name
    for before, after in _OWNED_BY[kind]:
        for words in lines:
            for actor in find_actors(words):
                if (
                    actor.role == "body"
                    and actor.genitive
                    and re.search(before, words[: actor.start], re.IGNORECASE)
                    and re.match(after, words[actor.end :])
                ):
                    return actor.name
    return None


_SHEET_ROWS = 14  # a workbook's first rows are its letterhead


def _first_lines(document: Document, blocks: int) -> Iterator[str]:
    """The words of a document's first blocks; of a table that it begins with, those of each of its first rows that hold
    one cell."""
    for block in document.blocks[:blocks]:
        if not block.rows:
            yield document.quote(block.start, block.end)
            continue
        for row in block.rows[:_SHEET_ROWS]:
            filled = [cell for cell in row.cells if cell.end > cell.start]
            if len(filled) == 1:
                yield document.quote(filled[0].start, filled[0].end)


def _proposed_to(document: Document, sections: list[Section]) -> str | None:
    """The body that a paper's proposal asks to decide: the last of a chain of proposals, else the first that is named."""
    lead = re.compile(
        r"(?P<chain>(?:[\wåäöé-]+\s(?:och\s)?){1,6}?)\b(?:besluta|beslutar|beslutade|beslöt)\b", re.IGNORECASE
    )
    for section in sections:
        if section.voice in ("proposal", "decision"):
            named = list(_bodies(document.text[section.start : section.end][:600]))
            match = lead.search(document.text, section.start, section.end)
            if match:
                before = [
                    a
                    for a in find_actors(document.text, section.start, match.end())
                    if a.role == "body" and not a.genitive and a.name not in GENERIC_BODIES
                ]
                if before:
                    return before[-1].name
            if named and named[0].name not in GENERIC_BODIES:
                return named[0].name
    return None


def _of_this_organisation(document: Document, body: str | None) -> str | None:
    """Fullmäktige as the assembly of the kind of organisation that the document is about."""
    if body not in ("Fullmäktige", "Styrelsen"):
        return body
    tail = body.casefold()
    counts = {
        kind: len(re.findall(rf"\b{kind}", document.text, re.IGNORECASE)) for kind in ("kommun", "region", "landsting")
    }
    kind = max(counts, key=lambda word: counts[word])
    if counts[kind] == 0:
        return body
    return {"kommun": "Kommun", "region": "Region", "landsting": "Landstings"}[kind] + tail


def _title_roles(title: str | None) -> tuple[str | None, str | None]:
    """Giver and assignee that the title names for all its assignments ("regionstyrelsens uppdrag till
    regiondirektören", "regiondirektörens uppdrag från regionstyrelsen")."""
    if not title:
        return None, None
    actors = find_actors(title)
    giver = assignee = None
    for actor in actors:
        before, after = title[: actor.start], title[actor.end :]
        if (re.search(r"\b(?:från|av)\s(?:den\s)?$", before) and not actor.genitive) or (
            actor.genitive and actor.role == "body" and re.match(r"\s(?:uppdrag|beslut|plan)", after)
        ):
            giver = giver or actor.name
        elif re.search(r"\btill\s$", before) or (
            actor.genitive and actor.role != "body" and re.match(r"\suppdrag", after)
        ):
            assignee = assignee or actor.name
    return giver, assignee


def _meeting_date(document: Document, kind: str, title: str | None, head: str) -> str | None:
    """The day of the meeting in ISO form, where the head or the title prints it."""

    def whole(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        return [
            (d.start, d.edtf[:10])
            for d in find_dates(text, start, end)
            if d.edtf and re.match(r"\d{4}-\d\d-\d\d(?:/|$)", d.edtf)
        ]

    if kind in (
        "minutes",
        "notice",
        "report_back",
        "list",
        "decision_summary",
        "decision_memo",
        "director_report",
        "other",
        "plan",
    ):
        labelled = re.search(r"(?:sammanträdesdatum|mötesdatum|sammanträdesdag)\W{0,4}", head, re.IGNORECASE)
        if labelled:
            near = [edtf for position, edtf in whole(head, labelled.end(), labelled.end() + 60)]
            if near:
                return near[0]
    if kind == "plan":
        adopted = re.search(
            r"\b(?:fastställd|antagen|beslutad|godkänd)\sav\s[^.\n]{3,60}?(?=\sden|\s\d)", head, re.IGNORECASE
        )
        days = whole(head, adopted.end(), adopted.end() + 40) if adopted else []
        return days[0][1] if days else None
    title = re.sub(r"\butskr(?:ift(?:sdatum)?|iven)\s.*", "", title, flags=re.IGNORECASE) if title else title
    if title and kind in ("report_back", "list", "minutes", "notice") and (days := whole(title)):
        return days[-1][1]
    if kind in ("minutes", "notice", "report_back", "list", "decision_summary", "director_report"):
        for words in _first_lines(document, 8):
            if len(words) > 110 or (
                words.endswith(".") and re.search(r"§|\b(?:antogs|beslutade|gav|uppdrog)\b", words)
            ):
                continue
            days = whole(words)
            rest = re.sub(
                r"\b(?:den|kl\.?|protokoll|sammanträde|möte|blad|sida)\b|[\d\W_]",
                " ",
                re.sub(
                    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|(?:mån|tis|"
                    r"ons|tors|fre|lör|sön)dag",
                    " ",
                    words,
                    flags=re.IGNORECASE,
                ),
                flags=re.IGNORECASE,
            )
            if (
                days
                and (not rest.split() or any(a.role == "body" for a in find_actors(words)))
                and not re.search(r"justera|anslag|utskrift|publicer|uppdater", words, re.IGNORECASE)
            ):
                return days[0][1]
        for text in (title or "",):
            if dates := whole(text):
                return dates[-1][1]
        for position, edtf in whole(head) if kind != "list" else []:
            before = head[max(0, position - 70) : position]
            if _MEETING.search(before) and not re.search(
                r"justera|anslag|publicera|uppdatera|senast|nästa|inför|till ", before, re.IGNORECASE
            ):
                return edtf
        if kind in ("minutes", "notice"):
            for position, edtf in whole(head[:400]):
                before = head[max(0, position - 30) : position]
                if not re.search(r"justera|anslag|publicera|uppdatera|beslutade|protokoll den", before, re.IGNORECASE):
                    return edtf
    return None


def _anchor(document: Document, meeting_date: str | None, header: Header) -> date | None:
    for value in (meeting_date, header.published):
        if value:
            try:
                return date.fromisoformat(value)
            except ValueError:
                continue
    days = [d.edtf for d in find_dates(document.text[:_HEAD]) if d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)]
    return date.fromisoformat(days[0]) if len(days) == 1 else None


_LABELLED = {
    "diary_number": re.compile(
        r"(?:\bdnr|diarienummer|diarienr|ärendenummer|ärende-?nr|beteckning)\b[.:\s]{1,4}"
        r"(?P<value>[A-ZÅÄÖa-zåäö]{0,6}[ /-]?\d[\d.:–-]*(?:[/:–-]\d+)*(?:/[A-ZÅÄÖ]{1,5}\b)?(?:\s(?:\d[\d/.-]*|KS|RS)(?=\s|$))*)",
        re.IGNORECASE,
    ),
    "case_officer": re.compile(
        r"\b(?i:handläggare|upprättad av|upprättat av|kontaktperson)\s*:?\s+(?P<value>[A-ZÅÄÖÉ][\wåäöé-]+(?:\s(?:von|"
        r"af|de))?(?:\s[A-ZÅÄÖÉ][\wåäöé-]+){1,2}?)(?=$|[\s,.(])(?!\s[A-ZÅÄÖ][a-zåäö]+:\S)",
        re.IGNORECASE if False else re.NOFLAG,
    ),
    "responsible_manager": re.compile(
        r"\b(?:ansvarig chef|ansvarig)\s*:\s+(?P<value>[A-ZÅÄÖÉ][\wåäöé-]+(?:\s[A-ZÅÄÖÉ][\wåäöé-]+){1,2})",
        re.IGNORECASE,
    ),
    "version": re.compile(
        r"\bversion\s*(?::\s*(?P<whole>\d{1,2})(?![\d.])|:?\s*(?P<value>\d{1,2}(?:\.\d{1,2})+))\b", re.IGNORECASE
    ),
    "document_id": re.compile(
        r"\bdokument(?:-?id|nummer|nr)\s*:?\s*(?P<value>(?=[\w-]*\d)[A-ZÅÄÖ]{2,}[\w-]+)", re.IGNORECASE
    ),
    "department": re.compile(
        r"(?:\b(?:ansvarig avdelning|avdelning|förvaltning)\s*:\s*(?P<value>[A-ZÅÄÖ][\wåäö -]{3,60}?)"
        r"(?=$|\s+(?:publicera[dt]|datum|version|handläggare|dnr|diarienummer|sida)\b))|"
        r"^(?P<line>[A-ZÅÄÖ](?:[\wåäö-]+\s){0,3}?[\wåäö-]*(?:förvaltningen|kontoret|avdelningen|staben|kansliet|"
        r"departementet))(?=$|\s+(?:\d{4}|[IVX]{1,4}:\d|handläggare|tjänste|datum))",
        re.MULTILINE | re.IGNORECASE,
    ),
    "published": re.compile(
        r"\b(?:publiceringsdatum|publicerad|publicerat|utskriftsdatum)\s*:?\s*(?:den\s)?(?P<value>\d{4}-\d\d-\d\d|"
        r"\d{1,2}\s[a-z]+\s\d{4})",
        re.IGNORECASE,
    ),
}
_FORM_KEYS = {
    "document_id": ("dokument-id", "dokumentid"),
    "version": ("version",),
    "department": ("ansvarig avdelning", "avdelning", "ansvarig förvaltning"),
    "responsible_manager": ("ansvarig chef", "ansvarig"),
    "case_officer": ("upprättad av", "upprättat av", "handläggare"),
    "published": ("publiceringsdatum",),
    "diary_number": ("diarienummer", "dnr"),
}


def _lone_number(document: Document) -> str | None:
    """A registry number that stands on a line of its own in the head ("TN-2019-0613", "N2026/00214")."""
    for block in document.blocks[:8]:
        words = document.quote(block.start, block.end)
        if re.fullmatch(
            r"[A-ZÅÄÖ]{1,5}[a-zåäö]?[ /-]?(?:19|20)?\d{2}[/:-]\d{2,6}(?:/[A-ZÅÄÖ]+)?|"
            r"[A-ZÅÄÖ]{2,5}\s\d{2,4}/\d{2,5}(?:\s\d{3})?",
            words,
        ):
            return words
    return None


# "2025-02-10", "Datum: 10 februari 2025", "Den 10 februari 2025": a line in the head with nothing but a day
_DAY_LINE = re.compile(
    r"(?:(?:datum|daterad|upprättad)\s*:?\s*)?(?:den\s)?(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\s[a-z]{3,9}\s\d{4})",
    re.IGNORECASE,
)


def lone_day(text: str) -> str | None:
    """The day that an audit report or a memo prints on a line of its own in its head, in ISO form; None where it prints
    none, or more than one."""
    lines = [line.strip() for line in text[:1500].splitlines() if line.strip()][:10]
    days = {match["day"] for line in lines if (match := _DAY_LINE.fullmatch(line))}
    return next((d.edtf for d in find_dates(days.pop()) if d.edtf), None) if len(days) == 1 else None


def _number_in_columns(document: Document) -> str | None:
    """The registry number of a letterhead whose labels stand in a line above their values ("Datum  Ärendenr")."""
    label = False
    for block in document.blocks[:8]:
        words = document.quote(block.start, block.end)
        if len(words) > 160:
            return None
        if label and (number := re.search(r"\b[A-ZÅÄÖ]{2,5}[ -]?(?:19|20)\d\d[-/:]\d{2,6}\b", words)):
            return number.group()
        label = label or bool(
            re.search(r"\b(?:ärendenr|ärendenummer|diarienummer|diarienr|dnr)\.?$", words, re.IGNORECASE)
        )
    return None


def _header(document: Document, head: str, kind: str) -> Header:
    """The form data: from form blocks, else from labelled lines in the head."""
    values: dict[str, str | None] = {}
    for key, labels in _FORM_KEYS.items():
        values[key] = next((document.form[label] for label in labels if document.form.get(label)), None)
    for key, pattern in _LABELLED.items():
        if not values.get(key) and (match := pattern.search(head)):
            named = match.groupdict()
            value = match.group("value") or named.get("line") or named.get("whole") or ""
            values[key] = " ".join(value.split()).rstrip(".,;:")
    if not values.get("diary_number"):
        values["diary_number"] = _lone_number(document) or _number_in_columns(document)
    if not values.get("published") and kind == "audit_report":
        values["published"] = lone_day(document.text)
    if values.get("published") and not re.match(r"\d{4}-", values["published"] or ""):
        values["published"] = next((d.edtf for d in find_dates(values["published"] or "")), None)
    case = re.search(r"(?m)^(?:§\s?\d+|\d+\s?§)", document.text)
    if case and values["diary_number"] and document.text.find(values["diary_number"]) > case.start():
        values["diary_number"] = None  # a case's number in the minutes, not the document's
    if kind not in (
        "decision_memo",
        "report_back",
        "list",
        "director_report",
        "other",
        "audit_report",
        "government_assignment",
    ):
        values["department"] = next(
            (document.form[label] for label in _FORM_KEYS["department"] if document.form.get(label)), None
        )
    return Header(**values)
