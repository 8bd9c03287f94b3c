"""Decision points: each att-sats that the document itself proposes or records as its own decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from fullgjort.extraction.assignments.wordings.duty import DUTY
from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.finding import DecisionPoint, Evidence
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.needed_words import Guarded
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import Block, BlockKind, Document

RULE_LIST, RULE_RUN_ON, RULE_PASSIVE = "decision.list-after-lead-in", "decision.sentence", "decision.passive-result"
RULE_ACT, RULE_LABEL = "decision.act-of-the-body", "decision.labelled"

_VERB = r"(?:besluta(?:r|de|t|s)?|beslöt)"
# "Kommunstyrelsen beslutar att:", "Nämnden beslutade bland annat", "föreslås fatta följande beslut"
_LEAD_IN = rf"""\b
    (?P<verb>{_VERB} | fatta(?:r|de)?\sföljande\sbeslut | (?:har\s)?fattat\sföljande\sbeslut
      | föreslår(?=\s[^.]{{0,80}}(?:besluta|att|$)) | föreslås | rekommenderas)
    (?P<rest>[^.!?:]{{0,140}}?)
    (?P<att>\batt\b)?\s*:?\s*$"""
LEAD_IN = Guarded(rf"(?P<chain>[^.!?:]{{0,220}}?){_LEAD_IN}", re.VERBOSE | re.IGNORECASE)
_LEAD_IN_AT_END = Guarded(_LEAD_IN, re.VERBOSE | re.IGNORECASE)  # the same without what stands before the verb
_INLINE = Guarded(
    rf"""(?P<chain>[^.!?:;]{{0,200}}?)\b(?P<verb>{_VERB})
    (?P<rest>[^.:;,]{{0,110}}?(?:,\sunder\sförutsättning\s(?:av|att)\s[^.:;]{{3,90}}?)?)\s*,?\s*(?=(?:att|dels\satt)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:den\s\d{1,2}\s|\d{4}-\d\d-\d\d|§\s?\d|(?:19|20)\d\d\b|\d{1,2}\s(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|"
    r"okt|nov|dec))",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^(?:[A-ZÅÄÖ][^.:;]{2,200}?)\s(?:noteras|godkänns?|godkännes|godkändes|fastställs|fastställdes|antas|antogs|"
    r"läggs till handlingarna|lades till handlingarna|avslås|avslogs|bifalls|"
    r"bifölls|anses (?:därmed |härmed |vara |som )*(?:besvara|avsluta|slutför|fullgjor|genomför|slutredovisa)(?:d|de|t|da)|"
    r"är besvarad|befrias|entledigas|bordläggs|bordlades|återremitteras|"
    r"återremitterades|avslutas|utses|förklaras[^.]{0,80}|beviljas|avskrivs|"
    r"fördelas|överlämnas|noterades|antecknas|antecknades|godkändes|remitteras|hänskjuts|upphävs|"
    r"tilldelas[^.]{0,60}|ändras|ändrades|förlängs|förlängdes|avsätts|avsattes|tillstyrks|tillstyrktes|justeras)[^.:;]{0,160}\.?$"
)
# What stands under the decision's heading as a fact is decided there: "Uppdraget … är därmed fullgjort."
_SETTLED = re.compile(
    r"^\w*[Uu]ppdrag(?:et|en)\b[^;:]{0,300}?\s(?:är|stryks|avförs|tas\sbort|utgår|därmed|förlängs|flyttas)\s(?:\w+\s){0,3}?"
    r"(?:fullgjor|slutför|avsluta|besvara|genomför|slutredovisa|från\s\w*lista|till\s)"
)
# The body acts in the sentence itself: "Nämnden ger …", "Fullmäktige beviljar …"
_ACT = re.compile(
    r"^(?:[^.:;,]{0,60}?\b)?(?:\w+(?:styrelsen|nämnden|fullmäktige|utskottet|beredningen|direktionen)|styrelsen|"
    r"nämnden|fullmäktige|direktionen|utskottet|arbetsutskottet|regeringen|landstinget|politikerna|ledamöterna)"
    r"(?:\sför\s[\wåäö]+(?:\s[\wåäö]+)?)?\s(?:också\s|även\s|enhälligt\s|vidare\s)?"
    r"(?:ger|gav|uppdrar|uppdrog|godkänner|godkände|antar|antog|fastställer|fastställde|avslår|avslog|bifaller|"
    r"biföll|noterar|noterade|tackar|utser|utsåg|lämnar|deltar|inrättar|konstaterar(?!\satt\sdet)|beviljar|"
    r"beviljade|anser|föreslår(?!\sbesluta)|"
    r"avslutar|avskriver|återkallar|upprepar|förlänger|medger|flyttar|(?:ändrar|utökar|utvidgar)(?=\s\w*uppdrag)|"
    r"överlämnar|tillstyrker|tillstyrkte|lägger|lade|förklarar|återremitterar|bordlägger|bordlade|avger|anvisar|"
    r"ställer\ssig\sbakom|ställde\ssig\sbakom|beslutar\senligt|beslutar\si\senlighet|beslutade\senligt|"
    r"sa\sja\still|säger\sja\still|bestämmer|bestämde|överlåter(?=\s(?:till|åt)\b)|överlät(?=\s(?:till|åt)\b)|förelägger|"
    r"förelade|ålägger|ålade|hemställer|hemställde|avsätter|avsatte|tillsätter|tillsatte|överför|överförde|upphäver|upphävde|"
    r"bemyndigar|bemyndigade|yttrar\ssig|yttrade\ssig|anslår|anslog|remitterar|remitterade|begär(?=\satt\b)|begärde(?=\satt\b))\b",
    re.IGNORECASE,
)
# Under the heading of a decision, or in a summary of decisions, whatever a body does is a decision, save what it only
# heard, discussed or found
_ANY_ACT = re.compile(
    r"^(?:[\wåäö-]+(?:\soch\s[\wåäö-]+)?(?:styrelsen|nämnden|fullmäktige|utskottet|beredningen|direktionen)|styrelsen|"
    r"nämnden|fullmäktige|direktionen|utskottet)(?:\sför\s[\wåäö]+(?:\soch\s[\wåäö]+)?)?\s(?:\w+\s)?"
    r"(?!(?:tackade|fattade|har|hade|är|var|ska|skall|skulle|kan|kunde|bör|borde|får|fick|måste|består|bestod|ansvarar|diskutera\w*|samtala\w*|"
    r"informera\w*|hörde|fråga\w*|undra\w*|besök\w*|träffa\w*|menar|menade|tycker|tyckte|håller|möter|mötte|arbetar|behandla\w*|"
    r"ser|såg|konstatera\w*|och|som|i|på|för|med|om|att|till|av|den|inte)\b)(?:\w+(?:ar|er|ade|de|te)|ber|bad|tog|gav|lät|vill)\b"
    r"|^(?:[\wåäö]+\s){1,4}?(?:vill|ger|gav|begär|begärde|uppdrar|uppdrog|önskar)\s(?:styrelsen|nämnden|fullmäktige|direktionen)\b"
    r"|^(?:nämnden|styrelsen|fullmäktige|direktionen|utskottet|\w+(?:nämnden|styrelsen))\shar\stagit\sdel\sav\b",
    re.IGNORECASE,
)
_PAST_ACT = re.compile(
    r"^(?:\S+\s){1,4}?(?:gav|uppdrog|godkände|antog|fastställde|avslog|biföll|noterade|utsåg|beviljade|bordlade)\b"
)
_AS_PROPOSED = re.compile(
    r"(?:förslaget\s(?:godkänd|godkänn|bifall|antog)\w*|(?:nämnden\s)?(?:beslutar\s)?enligt\sförslag(?:et)?)\.?$",
    re.IGNORECASE,
)  # the content stands above
_ADOPTED = re.compile(
    r"\bbesluta(?:r|de)\s(?:i\senlighet\s(?:härmed|med\s\w*\s?förslaget)|enligt\s(?:\w+s\s)?förslag(?:et)?)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?P<label>(?:\w+s\s)?(?:förslag(?:\still\sbeslut)?|beslut))\s*:\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL
)
# What decides anew, after an assignment in the same sentence; other infinitives are parts of the assignment
_DECIDING = re.compile(
    r"\s(?:samt\s|och\s|dels\s)?(?:uppdrar|ger\s|att\s(?:ge|uppdra|uppdraga|godkänna|lägga|fastställa|anta|"
    r"anvisa|bevilja|avslå|bifalla|överföra|medge|notera|utse|upphäva|avge|"
    r"inrätta|anslå|tacka|anse|förklara|överlämna|avsluta|bemyndiga|i\sövrigt|omedelbart|till\sprotokollet)\b|att\s(?![a-zåäö]+a\s)\w+\s(?:\w+\s){0,3}?(?:ska|"
    r"skall|är|får|gäller|\w+as|\w+es|\w+s)\b)",
    re.IGNORECASE,
)
_NOT_A_POINT = re.compile(
    r"^(?:i motionen|[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}\s\(\w{1,4}\)\s(?:yrkar|föreslår|reserverar|frågar|undrar|utses att jämte|"
    r"har (?:\S+ ){0,6}?(?:föreslagit|yrkat|frågat|inkommit|lämnat|väckt))|"
    r"ordföranden påminner|sammanfattning|ärendet(?!\s\w+s\b)|bakgrund|protokollet justeras|beslutet skickas|"
    r"protokollsutdrag|bilag|expedieras|reservation|yrkande(?!t\s.*\b(?:avslås|bifalls|avslogs|bifölls)\b)|omröstning|jäv|paragrafen(?!\s(?:förklaras|justeras))|"
    r"anslag|ordföranden? (?:ställer|finner|frågar)|motivering|underskrift|vid protokollet|i tjänsten|"
    r"med hänvisning till|beslutsunderlag)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"^(?:att\s)?(?:dels\s)?(?:[a-zåäö]+a|ge|se|få|gå|ta|bli|stå|utse|anse|bifalla|avge|tillse|överse|föreslå|återgå|"
    r"avslå|uppdra|anta)\b",
    re.IGNORECASE,
)
_ASSIGNS = re.compile(
    r"\b(?:anmoda[sr]?|uppmana[sr]?|ombeds|ombads|ålägg(?:er|s|a)|ålades|uppdras|tillsätts\smed|tillsätta\s[^.;:]{3,60}\smed|"
    r"låta\s\S+(?:en|et)\s\w+a)\b|\b(?:i\suppdrag|i\suppgift|uppdra(?:r|s|ga)?\s(?:åt|till)|(?:ge|ger|får|ges|gav|fick|"
    r"gavs)\b[^.;:]{0,60}\suppdraget\satt|får\suppdrag\sav)\b|"
    r"\b(?:ska|skall)\s(?:\w+\s){0,6}?(?:återrapporteras?|återkomma|återredovisas?|redovisas?\s(?:till|för|"
    r"senast|vid))\b",
    re.IGNORECASE,
)


# "att inte ge direktören i uppdrag att …", "avslå förslaget att ge …"
_REFUSES = re.compile(
    r"^(?:att\s)?(?:\w+(?:styrelsen|nämnden|fullmäktige|utskottet)\s)?(?:avslå[sr]?\s(?:\w+\s){0,4}?att\s(?:ge|uppdra)\b|"
    r"(?:avstå[r]?\sfrån\satt\s|inte\s)(?:ge|uppdra|låta)\b|(?:ger|uppdrar)\sinte\b)",
    re.IGNORECASE,
)


_ALONE = re.compile(r"(?:[\w-]+(?:\s[\w-]+){0,4}\s)?(?:beslutar|beslutade)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Lead:
    body: str | None
    state: str


def find_decision_points(
    document: Document, identity: Identity, sections: list[Section], found_cases: list[Case]
) -> list[DecisionPoint]:
    """The decision points in order; empty for documents that only cite decisions made elsewhere, and for those that
    decide nothing: what auditors recommend and what parties agree on are no decisions."""
    if identity.kind in ("audit_report", "agreement"):
        return []
    found: list[DecisionPoint] = []
    for section in sections:
        if identity.kind == "list" and section.voice != "proposal":
            continue  # a register of decisions cites them
        at_case = _is_case_heading(section, found_cases)
        for point in _in_section(document, identity, section, at_case):
            case = case_at(found_cases, point.evidence.start)
            found.append(replace(point, paragraph=case.paragraph if case else None))
    return _without_repeats(found)


def _is_case_heading(section: Section, found_cases: list[Case]) -> bool:
    """Whether a section stands directly under a case's heading, where minutes print the decision itself."""
    title = section.title.quote if section.title else ""
    case = case_at(found_cases, section.start)
    return (case is not None and section.start - case.start < 12) or bool(
        re.match(r"(?:punkt|ärende)\s\d", title, re.IGNORECASE)
    )


def _in_section(document: Document, identity: Identity, section: Section, at_case: bool) -> Iterator[DecisionPoint]:
    if section.voice in ("party", "citizen") and (
        (at_case and identity.kind == "minutes") or identity.kind == "decision_summary"
    ):
        pass  # "§ 41 Medborgarförslag": the case is about a proposal, and the board's act stands under it
    elif section.voice in ("party", "citizen", "enclosures", "recommendation"):
        return
    deciding = section.voice in ("proposal", "decision")
    if section.title and section.voice == "report" and not deciding and not at_case:
        return
    acting = deciding or (at_case and identity.kind == "minutes") or identity.kind == "decision_summary"
    if identity.kind == "government_assignment":
        yield from _government_acts(document, section)
        return
    lead = _heading_lead(section, identity) if deciding else None
    skip_to = -1
    alone = False  # after "Nämnden beslutar" on a line of its own: the paragraphs below are what it decides
    for index, block in enumerate(section.blocks):
        if block.kind is BlockKind.TABLE or index < skip_to:
            continue
        words = document.quote(block.start, block.end)
        following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
        leads = _lead_in(words, identity, section, following)
        if leads is not None and (
            deciding or words.endswith((":", "att")) or (following is not None and _is_item(document, following))
        ):
            lead = leads
            continue
        if leads is not None and identity.kind == "minutes" and _ALONE.fullmatch(words):
            lead, alone = leads, True
            continue
        if alone and not acting:
            acts = list(_acts(document, block, identity, section)) if block.kind is BlockKind.PARAGRAPH else []
            yield from (replace(act, body=lead.body if lead else act.body) for act in acts)
            alone = bool(acts)
            continue
        unfinished = words.endswith((":", " att")) or (
            block.kind is BlockKind.PARAGRAPH
            and words[-1:].isalpha()
            and following is not None
            and following.kind is BlockKind.LIST_ITEM
        )
        if acting and unfinished and _ASSIGNS.search(words):
            skip_to = index + 1
            while (
                skip_to < len(section.blocks)
                and section.blocks[skip_to].kind is BlockKind.LIST_ITEM
                and (not block.mark or not _alike(section.blocks[skip_to].mark, block.mark))
            ):
                skip_to += 1
            digits = re.match(r"\(?(\d{1,2})", block.mark)
            yield _point(
                document,
                block.start,
                section.blocks[skip_to - 1].end,
                int(digits.group(1)) if digits else None,
                lead or _Lead(identity.body, "decided"),
                RULE_LIST,
            )
        elif identity.kind in ("minutes", "decision_summary") and (labelled := _LABEL.match(words)):
            if run_on := _inline(document, block, identity, section):
                yield from run_on
            elif not _AS_PROPOSED.match(labelled.group("rest")):
                confirmed = following is not None and re.match(
                    r"Beslut\s*:\s*(?:Förslaget godk|Enligt förslag)",
                    document.text[following.start : following.end],
                    re.IGNORECASE,
                )
                yield _labelled(document, block, identity, labelled, "decided" if confirmed else None)
        elif lead is not None and (block.kind is BlockKind.LIST_ITEM or words[:4].casefold() == "att "):
            yield from _points(document, block, lead)
        elif inline := _inline(document, block, identity, section):
            yield from inline
            lead = None if not deciding else lead
        elif (
            lead is not None
            and deciding
            and not _NOT_A_POINT.match(words)
            and (_PASSIVE.match(words) or _INFINITIVE.match(words) or _SETTLED.match(words))
            and len(words) < 600
        ):
            yield _point(document, block.start, block.end, None, lead, RULE_PASSIVE)
        elif acting and (acts := list(_acts(document, block, identity, section))):
            yield from acts
        elif section.voice == "decision" and identity.kind == "minutes" and lead and _stands_alone(block, words):
            yield _point(document, block.start, block.end, None, lead, RULE_PASSIVE)
        elif not deciding:
            lead = None


def _stands_alone(block: Block, words: str) -> bool:
    """Whether a paragraph under the heading of a decision is a decision by its place alone."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and words[:1].isupper()
        and words.endswith(".")
        and 3 <= len(words.split()) <= 60
        and not _NOT_A_POINT.match(words)
        and not re.match(
            r"(?:uppdraget|arbetet|detta|dessa|denna|svaret|redovisning(?:en)?|återrapportering(?:en)?)\s(?:ska|skall|görs|sker)\b",
            words,
            re.IGNORECASE,
        )
        and not re.search(r"\b(?:blev|var|hade|visade|berodde|uppgick)\b", words)  # told, not decided
    )


def _labelled(
    document: Document, block: Block, identity: Identity, match: re.Match[str], known: str | None
) -> DecisionPoint:
    """The point after a label inside a paragraph: "Direktörens förslag: …", "Beslut: …"."""
    state = known or ("proposed" if "förslag" in match.group("label").casefold() else "decided")
    start = block.start + document.text[block.start : block.end].index(":") + 1
    start, end = _trim(document.text, start, block.end)
    return _point(document, start, end, None, _Lead(identity.body, state), RULE_LABEL)


def _acts(document: Document, block: Block, identity: Identity, section: Section) -> Iterator[DecisionPoint]:
    """Whole sentences by which a body acts ("Nämnden ger …", "Direktören får i uppdrag att …", "Informationen noteras.")."""
    here = section.voice in ("decision", "proposal") or identity.kind == "decision_summary"
    state = "proposed" if section.voice == "proposal" else "decided"
    for start, end in sentences(document.text, block.start, block.end):
        words = document.quote(start, end)
        if (
            len(words) > 700
            or _NOT_A_POINT.match(words)
            or re.search(r"\b(?:yrkar|yrkat|motionären|reserverar|hade velat)\b", words, re.IGNORECASE)
        ):
            continue
        receives = (
            _ASSIGNS.search(words)
            and not _DATED.search(words.split(" i uppdrag")[0])
            and not re.search(
                r"\b(?:har|hade)\s(?:\w+\s){0,6}?(?:fått|gett|givit)\b|\bmed\sförslag(?:et)?\satt\b", words
            )
            and not re.match(r"\S+\sfick\b[^.]{0,80}§", words)
        )
        if _PAST_ACT.match(words) and _DATED.search(words[:140]):
            continue  # cited: "Nämnden gav den 15 februari 2023, § 9, …"
        lone = re.fullmatch(
            r"(?:Godkännes|Godkänns|Antecknas(?:\still\s\w+|\sför\skännedom)?|Noteras|Bordläggs|Utgår)\.?", words
        )
        if (
            _ACT.match(words)
            or (here and _ANY_ACT.match(words))
            or receives
            or lone
            or (_PASSIVE.match(words) and not re.match(r"(?:det|om|när|som)\b", words, re.IGNORECASE))
        ):
            yield _point(
                document, start, end, None, _Lead(identity.body, state), RULE_ACT if not receives else RULE_RUN_ON
            )


def _government_acts(document: Document, section: Section) -> Iterator[DecisionPoint]:
    """What the Government decides besides giving assignments: "Regeringen bifaller …"."""
    for block in section.blocks:
        for start, end in sentences(document.text, block.start, block.end) if block.kind is not BlockKind.TABLE else ():
            if re.match(
                r"Regeringen\s(?:beslutar|bifaller|avslår|medger|upphäver|ändrar|förordnar)\b", document.text[start:end]
            ):
                yield _point(document, start, end, None, _Lead("Regeringen", "decided"), RULE_ACT)


def _alike(mark: str, other: str) -> bool:
    """Whether two list marks are of one list: both numbers, or the same sign."""
    return mark == other or (mark[:1].isdigit() and other[:1].isdigit())


def _is_item(document: Document, block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or document.text[block.start : block.start + 4].casefold() == "att "


def _heading_lead(section: Section, identity: Identity) -> _Lead:
    title = section.title.quote if section.title else ""
    named = [actor.name for actor in find_actors(title) if actor.role == "body"]
    state = "proposed" if section.voice == "proposal" else "decided"
    body = named[0] if named and section.voice == "decision" else named[-1] if named else identity.body
    if (
        section.voice == "proposal"
        and named
        and re.search(r"förslag till (?:beslut i )?\w+$", title, re.IGNORECASE) is None
    ):
        body = identity.body or named[-1]  # "Arbetsutskottets förslag till beslut": who proposes is not who decides
    return _Lead(body, state)


# "I kommunstyrelsen och kommunfullmäktige:": the last one decides
_IN_BODIES = re.compile(r"I\s(?:[\wåäö-]+,?\s){0,6}?[\wåäö-]+:", re.IGNORECASE)


def _lead_in(words: str, identity: Identity, section: Section, following: Block | None) -> _Lead | None:
    """The body and state of a lead-in such as "Regionstyrelsen beslutar att:", or None."""
    if len(words) > 320:
        words_tail = words[-260:]
        cut = words_tail.rfind(". ")
        words = words_tail[cut + 2 :] if cut >= 0 else ""
    words = words.removesuffix(".") if words.endswith("följande.") else words
    if section.voice in ("proposal", "decision") and _IN_BODIES.fullmatch(words) and (last := _last_body(words)):
        return _Lead(last, "proposed" if section.voice == "proposal" else "decided")
    match = LEAD_IN.search(words) if _LEAD_IN_AT_END.search(words) else None
    if not match or (not words.endswith((":", "att", "beslutar", "beslutade", "besluta")) and following is None):
        return None
    if not words.endswith((":", "att")) and len(words) > 120:
        return None
    if re.search(r"\b(?:yrkar|motionären|motionen|reserverar)\b", words, re.IGNORECASE):
        return None
    whole = match.group("chain") + match.group("verb") + match.group("rest")
    return _Lead(_last_body(whole) or identity.body, _state(whole, section))


def _state(words: str, section: Section) -> str:
    proposes = re.search(r"\b(?:föreslår|föreslås|föreslå|rekommenderar|förslag)\b", words, re.IGNORECASE)
    return "proposed" if section.voice == "proposal" or proposes else "decided"


def _last_body(words: str) -> str | None:
    """The deciding body of a chain of proposals: the last one that is named as a subject."""
    named = [actor for actor in find_actors(words) if actor.role == "body" and not actor.genitive]
    return named[-1].name if named else None


# "att direktören skulle …": told afterwards, in a paper that decides nothing itself
_RETOLD = re.compile(r"(?:att\s)?(?:[\wåäö-]+\s){1,5}?skulle\b", re.IGNORECASE)


def _points(document: Document, block: Block, lead: _Lead) -> Iterator[DecisionPoint]:
    words = document.quote(block.start, block.end)
    if (
        _NOT_A_POINT.match(words)
        or _RETOLD.match(words)
        or (
            len(words.split()) < 3
            and not _PASSIVE.match(words)
            and not (len(words.split()) == 2 and _INFINITIVE.match(words))
        )
    ):
        return
    digits = re.match(r"\(?(\d{1,2})", block.mark)
    number = int(digits.group(1)) if digits else None
    conditional = re.match(r"(?:att\s)?under\s(?:förutsättning|villkor)\b", words, re.IGNORECASE)
    if (
        _ACT.match(words)
        and not conditional
        and (own := next((a for a in find_actors(words) if a.role == "body" and not a.genitive), None))
    ):
        lead = _Lead(own.name, lead.state)
    yield _point(document, block.start, block.end, number, lead, RULE_LIST)


def _inline(document: Document, block: Block, identity: Identity, section: Section) -> list[DecisionPoint]:
    """The points of running sentences: "Nämnden beslutar att godkänna rapporten, att …"."""
    points: list[DecisionPoint] = []
    deciding = section.voice in ("proposal", "decision")
    for start, end in sentences(document.text, block.start, block.end):
        sentence = document.text[start:end]
        label = re.match(r"(?:\w+s\s)?(?:förslag|beslut)(?:\still\sbeslut)?\s*:\s*", sentence, re.IGNORECASE)
        start += label.end() if label else 0
        sentence = document.text[start:end]
        match = _INLINE.match(sentence)
        if not match:
            continue
        chain = match.group("chain") + match.group("rest")
        adopted = _ADOPTED.search(document.text, end, section.end)
        if _DATED.search(chain) or re.search(r"\b(?:yrka|motion|när|om|reserverar|som)\b", chain, re.IGNORECASE):
            continue
        if re.search(r"\b(?:har|hade)\b", chain) and not adopted:
            continue
        if not deciding and identity.kind not in ("minutes", "decision_summary", "government_assignment"):
            continue
        if not deciding and match.group("verb").casefold() not in ("beslutar", "beslutade", "beslöt") and not adopted:
            continue
        lead = _Lead(
            _last_body(chain) or identity.body,
            "decided" if adopted and identity.kind == "minutes" else _state(chain, section),
        )
        if deciding and lead.state == "decided" and section.voice == "proposal":
            lead = _Lead(lead.body, "proposed")
        begin = start + match.end()
        cuts = [cut.start() for cut in _ATT_JOINT.finditer(sentence, match.end())]
        cuts = _between_points(sentence, match.end(), cuts)
        edges = [begin, *(start + cut for cut in cuts), end]
        for left, right in pairwise(edges):
            points.append(_point(document, *_trim(document.text, left, right), None, lead, RULE_RUN_ON))
    return points


# Where one att-sats may end and the next begin: at a comma, or at "samt att" before an infinitive or a clause
_ATT_JOINT = re.compile(
    r"(?:(?<=[,;])\s(?:samt\s|och\s|dels\s)?(?=att\s|uppdrar\s(?:åt|till)\s|ger\s\S+\si\suppdrag)|\s(?:samt|och|dels)\s"
    r"(?=att\s(?:[a-zåäö]+a|ge|se|få|ta|utse|uppdra|anse)\s|att\s(?:\w+\s){1,3}?(?:får|ska|skall)\s|"
    r"uppdrar\s(?:åt|till)\s|ger\s\S+\si\suppdrag))"
)


def _between_points(sentence: str, start: int, cuts: list[int]) -> list[int]:
    """The cuts that part decisions: what follows an assignment and does not decide anew is a part of it."""
    kept: list[int] = []
    left = start
    for cut in cuts:
        if (
            _ASSIGNS.search(sentence[left:cut])
            and re.match(r"\s*att\s", sentence[start:])
            and not _DECIDING.match(sentence[cut:])
        ):
            continue
        kept.append(cut)
        left = cut
    return kept


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space and joining words at its edges."""
    while start < end and text[start] in " \n,;":
        start += 1
    joined = re.match(r"(?:samt|och|dels)\s", text[start:end])
    start += joined.end() if joined else 0
    while end > start and text[end - 1] in " \n,;":
        end -= 1
    return start, end


def _point(document: Document, start: int, end: int, number: int | None, lead: _Lead, rule: str) -> DecisionPoint:
    quote = document.quote(start, end)
    evidence = Evidence(start, end, quote, rule, document.page_at(start))
    gives = bool(_ASSIGNS.search(quote)) or any(True for _ in DUTY.find(quote))
    return DecisionPoint(evidence, number, lead.body, lead.state, gives and not _REFUSES.match(quote))


def _without_repeats(points: list[DecisionPoint]) -> list[DecisionPoint]:
    """Points in order, each span once."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for point in points:
        span = (point.evidence.start, point.evidence.end)
        if span not in seen and point.evidence.quote:
            seen.add(span)
            kept.append(point)
    return kept
