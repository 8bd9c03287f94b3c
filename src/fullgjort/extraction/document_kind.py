"""The kind of a document: minutes, memo, report-back, plan and the others, told by its title and its head."""

from __future__ import annotations

import re
from itertools import pairwise

from fullgjort.extraction.letterhead import naming_block
from fullgjort.extraction.section import Section
from fullgjort.reading.document import Document

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
TITLE_RULES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS_BY_TITLE)

_MEMO = re.compile(r"\btjänste(?:skrivelse|utlåtande)\b", re.IGNORECASE)


def _proposes_first(document: Document, sections: list[Section]) -> bool:
    """Whether a proposal of a decision stands early in the paper, as a memo's does; a budget, a list or a report-back
    may end with one."""
    return any(s.voice == "proposal" and s.start < 0.6 * len(document.text) for s in sections)


def kind_of(document: Document, sections: list[Section], title: str | None, head: str) -> str:
    """The kind of a document, as in `Findings.kind`: "other" where nothing tells it. `head` is its first text with the
    running heads."""
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
    name = naming_block(document)
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
    if title and TITLE_RULES[1][1].search(title) and not proposes and not _is_minutes(document, folded):
        return "report_back" if "proposal" not in voices or not _MEMO.search(first) else "decision_memo"
    if re.search(r"\btjänste(?:skrivelse|utlåtande)\b", first, re.IGNORECASE) and not re.search(
        r"sammanträdesprotokoll|^protokoll", first, re.IGNORECASE
    ):
        return "decision_memo"
    if title:
        for kind, pattern in TITLE_RULES:
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
    for kind, pattern in TITLE_RULES[:6]:
        if pattern.search(first):
            return kind
    if _is_minutes(document, folded):
        return "minutes"
    if re.match(r"(?:svar|yttrande|kommentar)\w*\s(?:på|över|till|med anledning)\b", title or "", re.IGNORECASE):
        return "other"
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
