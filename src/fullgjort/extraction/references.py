"""References: citations of decisions, meetings and documents elsewhere, by date or § number.

A decision is cited by body, date and §; any of the three may be missing, and in texts from the web the § sign is
often lost ("KF 27, 2001-04-24"). What prints neither a date nor a § is at most doubtful.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter

from fullgjort.extraction.finding import Certainty, Evidence, Reference
from fullgjort.extraction.rule import Example, Rule, RuleSet
from fullgjort.language.actors import find_actors
from fullgjort.language.dates import DAY_DATE, MONTH, WEEKDAY, YEAR, find_dates
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import Block, BlockKind, Document

# ---- named parts ----------------------------------------------------------------------------------------------

# "regionstyrelsens", "hälso- och sjukvårdsnämnden", "tekniska nämnden", "KSAU", "regeringen"
_ENDINGS = "|".join(re.escape(ending) for ending in lexicon().body_endings)
BODY = rf"""(?:(?:(?:[a-zåäö]+-\s(?:och|,)\s)|(?:tekniska|regionala|sociala|gemensamma)\s)?
             [\wåäöÅÄÖ-]{{0,50}}(?:{_ENDINGS})s?
             (?:s\sarbetsutskott|s\sberedning)?(?!\w)
           | (?:förbundsdirektion|direktion|regering|riksdag|landsting|årsstämma|stämma|årsmöte|ordförandekonferens)
             (?:en|et|n|t)?s?(?!\w)
           | (?-i:(?:[A-ZÅÄÖ]{{1,5}}|Ks|Kf|Rs|Rf)[A-ZÅÄÖ]{{0,3}}(?:[-\s]?(?:AU|au))?)(?![\w/-]) )"""
SECTION = (
    r"(?:(?:§{1,2}|\bparagraf|\bpar\.)\s*:?\s*(?P<paragraph>\d{1,4})(?:\s?[a-d]\b)?(?:\s?/\s?(?P<year>\d{4}|\d{2})\b)?)"
)
_SECTION_SET = rf"(?:(?P<bracket>\(\s*)?{SECTION}(?(bracket)\)?))"
_FIRST_SECTION = SECTION.replace("<paragraph>", "<first>").replace("<year>", "<firstyear>")
_COMPACT = r"(?:(?<![\w/.:-])(?:20)?\d{6}(?![\w/.:-]*\d))"
_DAYS = rf"(?:{WEEKDAY}?(?:den\s+)?\d{{1,2}}(?:\s?[-–]\s?|\s(?:och|till)\s)\d{{1,2}}\s+{MONTH}(?:\s+{YEAR})?)"
# A day, or a month with its year.
DATE = rf"(?P<date>{_DAYS}|{DAY_DATE}|{_COMPACT}|{MONTH}(?:\s+månad)?\s+{YEAR}(?!\d))"
_DATE = re.sub(r"\(\?P<\w+>", "(?:", DATE)
_VERB = (
    r"(?:beslut(?:ade|at|ar|ades|ats)|beslöt|fattade(?:s)?(?:\s+beslut)?|antog(?:s)?|antagit|antagits|antagen|antaget|fastställde(?:s)?|fastställt|fastställts|"
    r"gav|gett|givit|uppdrog|uppdragit|godkände(?:s)?|godkänt|godkänd|behandlade(?:s)?|behandlar|biföll|avslog|remitterade(?:s)?|beviljade|"
    r"återremitterade(?:s)?|bordlade(?:s)?|ställde\s+sig|noterade|tillstyrkte|föreslog|fick|gavs|reviderade[s]?|initierade|lade|tog(?:s)?|utsåg|yttrade|tillsatte|"
    r"medgav|medgett|uttalade|uttalat|anmodade|begärde|begärt|efterfrågade|beställde|meddelade|ålade|förlängde|bad|"
    r"sa(?:de)?\s(?:nej|ja)(?:\still)?|inrättade|bestämde|konstaterade|efterlyste)"
)
_MEETING = (
    r"(?:(?:extra\s|ordinarie\s|senaste\s|konstituerande\s)?"
    r"[\wåäö-]{0,50}(?:sammanträde|möte|session|stämma)(?:t|n|ts|na)?)"
)
_PAPER = (
    r"(?:[\wåäö-]{0,50}protokoll(?:et|en|s)?|[\wåäö-]{0,50}protokollsutdrag(?:et)?|protokollsanteckning(?:en)?|PU|[\wåäö-]{0,50}tjänsteutlåtande(?:t|n)?|tjänsteskrivelse(?:n)?|tjänsteyttrande|skrivelse(?:n)?|"
    r"[\wåäö]{0,50}rapport(?:en)?(?:\snr\s[\d/]+)?|yttrande(?:t)?|promemoria(?:n)?|PM|motion(?:en)?|medborgarförslag(?:et)?|brev|remiss(?:en|svar|yttrande)?|"
    r"missiv(?:et)?|beslutsunderlag|ordförandeförslag|ordförandeskrivelse|utredning(?:en)?|begäran|ansökan|hemställan|interpellation(?:en)?|"
    r"delegationsbeslut|regeringsbeslut(?:et)?|beslut(?:et)?|uppdragsdirektiv(?:et)?|återrapport(?:ering)?(?:en)?|redovisning(?:en)?|handlingsplan(?:en)?|"
    r"överenskommelse(?:n)?|sammanställning(?:en)?|bilaga|granskning(?:en)?|årsredovisning(?:en)?|förslag(?:et)?|"
    r"utvärdering(?:en)?|minnesanteckning(?:ar|arna)|[\wåäö]{1,50}meddelande(?:t)?|underrättelse(?:n)?|föreläggande(?:t)?|"
    r"[\wåäö]{1,50}beslut(?:et)?|[\wåäö]{1,50}avtal(?:et)?|uppföljning(?:en)?|kartläggning(?:en)?|förstudie(?:n)?)"
)
_JOIN = (
    rf"(?:{_MEETING}|protokoll(?:et|sutdrag)?|beslut(?:et|ade)?|har|hade|{_VERB}|"
    r"vid|på|i|den|av|från|under|sitt|om|daterat|daterad|dat\.|,|:|-|–)"
)
_LINK = rf"(?:{_JOIN}|\(|\))"
# Words that part a verb from its date; the date after "från" or "att" is another's.
_GAP = (
    r"(?:\s+(?!(?:att|från|senast|tidigast|innan|före|efter|sedan|när|under|till|fr\.?o\.?m\.?|gäller|som|träder)\b)"
    r"[\w’'”“\"()åäö/&-]+,?){0,14}?"
)
_LAW_AFTER = re.compile(
    r"\s*(?:och\s\d+\s*|,\s*\d+\s*)*(?:i\s+|av\s+)?(?:den\s+)?[\wåäö-]{0,50}(?:lagen|lag|lagens|förordningen|förordning|balken|balk|stadgan|stadgar(?:na)?|"
    r"reglemente\w*|ordningen|avtalet|HSL|KL|OSL|SoL|LSS|GDPR)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:\bkap(?:\.|itel|itlet)?|lagens?|förordningens?|balkens?|stadgar(?:na)?s?|reglementets?|KL|OSL|HSL|ML|FL)\s*,?\s*\Z"
)
_NO_BODY = frozenset(
    [
        "PU",
        "PM",
        "SOU",
        "SFS",
        "DNR",
        "Dnr",
        "NR",
        "EU",
        "AB",
        "SKR",
        "SKL",
        "KL",
        "HSL",
        "OSL",
        "FL",
        "ML",
        "LSS",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "TV",
        "IT",
        "ID",
        "HR",
        "VD",
        "OBS",
        "PDF",
        "PDFA",
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "G",
        "H",
        "I",
        "J",
        "K",
        "L",
        "M",
        "N",
        "O",
        "P",
        "Q",
        "R",
        "S",
        "T",
        "U",
        "V",
        "X",
        "Y",
        "Z",
    ]
)
# Abbreviations of boards: councils and boards, and whatever ends in N (nämnd), AU (arbetsutskott), S or F after one.
_ABBREVIATION = re.compile(
    r"(?:[KRLS][SF]|FS|FD|RD|[A-ZÅÄÖ]{1,4}N|[A-ZÅÄÖ]{0,4}AU)|" + "|".join(lexicon().abbreviations())
)
# The universally understood abbreviations; other bodies keep their name.
_COMMON = frozenset({"RS", "RF", "KS", "KF", "LS", "LF", "RUN", "HSN"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What a rule reads: the body as named in references, the printed § and the registry number."""

    body: str | None = None
    paragraph: int | None = None
    case_number: str | None = None


@lru_cache(maxsize=2048)
def body_name(words: str) -> str | None:
    """RS, KF ... for the boards that everybody abbreviates, otherwise the name in its dictionary form, or the
    printed abbreviation; None where the words name no body."""
    words = words.strip(" ,:()")
    if re.fullmatch(r"[A-ZÅÄÖ][A-ZÅÄÖa-z]{0,7}(?:[-\s]?(?:AU|au))?", words) and (
        words.isupper() or len(words) <= 3 or words[-2:] == "au"
    ):
        return None if words in _NO_BODY else words.upper().replace(" ", "").replace("-", "")
    for actor in find_actors(words):
        if actor.abbreviation in _COMMON:
            return actor.abbreviation
        if actor.role in ("body", "authority"):
            return actor.name
    return None


def _paragraph(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    printed = groups.get("paragraph") or groups.get("first") or groups.get("lost")
    return int(printed) if printed else None


def _is_law(match: re.Match[str]) -> bool:
    """Whether the § of a match belongs to a law, an ordinance or rules of procedure."""
    if not match.groupdict().get("paragraph"):
        return False
    sign = match.string.rfind("§", match.start(), match.start("paragraph"))
    place = sign if sign >= 0 else match.start("paragraph")
    before, after = (
        match.string[max(0, place - 20) : place],
        match.string[match.end("paragraph") : match.end("paragraph") + 50],
    )
    return bool(_LAW_BEFORE.search(before) or _LAW_AFTER.match(after))


def _decision(match: re.Match[str]) -> Citation | None:
    """A citation by a named body; declined where the words name none."""
    body = body_name(match["body"])
    if body is None or _is_law(match):
        return None
    if body.isupper() and _paragraph(match) is None and not _ABBREVIATION.fullmatch(body):
        return None
    return Citation(body, _paragraph(match))


def _without_body(match: re.Match[str]) -> Citation | None:
    return None if _is_law(match) else Citation(None, _paragraph(match))


def _paper(match: re.Match[str]) -> Citation | None:
    if _is_law(match) or match["paper"] == "PM":
        return None if _is_law(match) else Citation(None, _paragraph(match))
    if match.groupdict().get("body") and (body := body_name(match["body"])):
        return Citation(body, _paragraph(match))
    body = next(
        (name for actor in find_actors(match.group()) if actor.role == "body" and (name := body_name(actor.name))), None
    )
    return Citation(body, _paragraph(match))


def _lost_sign(match: re.Match[str]) -> Citation | None:
    body = body_name(match["body"]) if match.groupdict().get("body") else None
    if match.groupdict().get("body") and body is None:
        return None
    return Citation(body, int(match["paragraph"]))


def _case(match: re.Match[str]) -> Citation | None:
    number = " ".join(match["number"].split()).rstrip(".,;")
    return Citation(None, None, number) if re.search(r"\d{2}", number) else None


# ---- rules ----------------------------------------------------------------------------------------------------

_LOST = r",\s+(?P<lost>\d{1,3})(?=[,;)]|\.(?!\d)|\s*\Z|\s+att\b)"
_AFTER_DATE = rf"(?:\s*[,.]?\s*{_SECTION_SET}|{_LOST})?"

BODY_DATE = Rule(
    name="reference.body-date",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})(?:\s*{_LINK}(?![\w])|\s*[,:(–-]){{0,7}}\s*{DATE}{_AFTER_DATE}",
    read=_decision,
    examples=(
        Example("Beslutet fattades ([[RS 170301, § 52]]).", Citation("RS", 52), "PHRASES 6, date before §"),
        Example("[[KF 181009 § 81]] gäller än.", Citation("KF", 81), "PHRASES 6, compact date"),
        Example(
            "[[Regionstyrelsen beslutade den 14 maj 2020, § 58]], att gå vidare.",
            Citation("RS", 58),
            "PHRASES 6, spelled out",
        ),
        Example(
            "[[Socialnämnden beslutade 5 april 2022]] om saken.",
            Citation("Socialnämnden", None),
            "PHRASES 6, without §",
        ),
        Example(
            "Det togs upp vid [[regionstyrelsens temasammanträde 2020-06-10]].",
            Citation("RS", None),
            "PHRASES 6, meeting",
        ),
        Example("Planen som [[kommunfullmäktige i november 2021]] antog.", Citation("KF", None), "PHRASES 6, month"),
        Example("Det tas upp i [[regionstyrelsen 19 december]].", Citation("RS", None), "sample form, meeting"),
    ),
    near_misses=(
        "Regionstyrelsen beslutade att gå vidare från den 1 maj 2020.",
        "Diarienummer RS 2018-06226",
        "Regionstyrelsen ska senast den 31 mars 2025 redovisa planen.",
        "SFS 2017:725 gäller.",
    ),
    form="6 body and date",
)

BODY_VERB_DATE = Rule(
    name="reference.body-verb-date",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})\s+(?:har\s+)?{_VERB}{_GAP}\s+(?:i\s+|den\s+)?{DATE}{_AFTER_DATE}",
    read=_decision,
    examples=(
        Example(
            "[[Regionstyrelsen behandlar ärendet om taxor den 9 februari 2022]].",
            Citation("RS", None),
            "sample form, spelled out",
        ),
        Example(
            "[[Kommunfullmäktige antog planen för skolan den 4 maj 2020, § 12]].",
            Citation("KF", 12),
            "PHRASES 6, spelled out",
        ),
    ),
    near_misses=(
        "Regionstyrelsen beslutade att kravet gäller från 1 september 2020.",
        "Kommunstyrelsen antog en plan som träder i kraft den 1 maj 2020.",
    ),
    form="6 spelled out",
)

DATE_VERB_BODY = Rule(
    name="reference.date-verb-body",
    kind="reference",
    pattern=rf"(?<![\w/.-])(?:(?:vid\s+)?(?:{_MEETING})\s+)?{DATE}(?:\s*[,.]?\s*\(?\s*{_FIRST_SECTION}\)?)?,?\s+(?!fick|gavs)(?:{_VERB})\s+(?P<body>{BODY})(?:\s*,?\s*{_SECTION_SET})?",
    read=_decision,
    examples=(
        Example("[[Den 14 maj 2020 beslutade regionstyrelsen]] om saken.", Citation("RS", None), "PHRASES 6, inverted"),
        Example(
            "[[Den 14 maj 2020, § 45, gav kommunfullmäktige]] nämnden uppdraget.",
            Citation("KF", 45),
            "PHRASES 6, inverted",
        ),
    ),
    near_misses=("Den 14 maj 2020 började direktören.", "Den 14 maj 2020 träder lagen i kraft."),
    form="6 inverted",
)

BODY_SECTION = Rule(
    name="reference.body-section",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})(?:\s*(?:{_JOIN})(?!\w)|\s*[,:]){{0,3}}\s*{_SECTION_SET}(?:(?:\s|[,/(]|den|av|från|i\s(?:protokollet\s)?|sammanträde(?:t)?|daterat|beslut){{0,6}}\s*(?:{DATE}|(?<=,\s)(?P<later>{YEAR})(?![\d:/-])))?",
    read=_decision,
    examples=(
        Example("Uppdraget gavs i [[KS § 187, 2016-12-06]].", Citation("KS", 187), "PHRASES 6, § before date"),
        Example("Planen ([[KF §104]]) gäller.", Citation("KF", 104), "PHRASES 6, § alone"),
        Example("Se [[regionstyrelsens beslut § 12]].", Citation("RS", 12), "invented"),
    ),
    near_misses=(
        "Enligt 6 kap. 9 § kommunallagen ska nämnden svara.",
        "Se kommunallagens 6 kap § 1.",
        "Regionstyrelsens ledamöter är femton.",
    ),
    form="6 § before date",
)

SECTION_MINUTES = Rule(
    name="reference.section-in-minutes",
    kind="reference",
    pattern=rf"{SECTION}\s+(?:i|ur|från)\s+(?:protokoll(?:et|sutdrag)?\s+(?:från|för|vid|av)?\s*)?(?P<body>{BODY})(?:\s*{_LINK}(?!\w)){{0,4}}\s*{DATE}",
    read=_decision,
    examples=(
        Example(
            "Se [[§ 67 i protokollet från socialnämndens sammanträde 2018-04-05]].",
            Citation("Socialnämnden", 67),
            "PHRASES 6, § before date",
        ),
    ),
    near_misses=("Se § 67 i reglementet.", "Protokollet från socialnämndens möte justeras."),
    form="6 § before date",
)

LOST_SIGN = Rule(
    name="reference.lost-sign",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?P<body>(?-i:KF|KS|RF|RS|LF|LS|[A-ZÅÄÖ]{{2,4}}N|KSAU|RSAU))\s+(?P<paragraph>\d{{1,3}}),?\s+(?P<date>{DAY_DATE})
             """,
    read=_lost_sign,
    examples=(Example("Beslutet är [[KF 27, 2001-04-24]].", Citation("KF", 27), "PHRASES 6, lost sign"),),
    near_misses=("Diarienummer KS 2012/172.", "KF har 27 ledamöter sedan 2001-04-24."),
    certainty=Certainty.LIKELY,
    form="6 lost sign",
)

LOST_SIGN_AFTER = Rule(
    name="reference.lost-sign-after-date",
    kind="reference",
    pattern=rf"""(?<![\w-])(?:protokoll\w*|beslut(?:ade|et)?|{_MEETING}|(?P<body>{BODY})(?:\s+beslut\w*)?)\s+(?:den\s+)?(?P<date>{DAY_DATE}),\s+(?P<paragraph>\d{{1,3}})(?=[,.;)]|\s*\Z|\s+att\b)(?!\.\d)""",
    read=_lost_sign,
    examples=(
        Example("Se [[protokoll den 24 mars 2010, 24]].", Citation(None, 24), "PHRASES 6, lost sign"),
        Example(
            "[[Kommunstyrelsen beslutade 28 september 2009, 143]], att avslå.",
            Citation("KS", 143),
            "PHRASES 6, lost sign",
        ),
    ),
    near_misses=("Protokoll den 24 mars 2010, 24 sidor.", "Mötet den 24 mars 2010, kl. 14."),
    certainty=Certainty.LIKELY,
    form="6 lost sign",
)

PAPER = Rule(
    name="reference.paper",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?P<paper>{_PAPER})
             (?:\s+(?!(?:att|från\s+och|senast|tidigast|innan|före|efter|som|ska|träder|är|var|gäller|och|till|per|hade|har|sker|klar|klart|gäll\w*|förläng\w*|flyttas|kom|inkom|gav|gavs|togs|tas|blir|lämna\w*|justera\w*|redovisa\w*|\w+eras|\w+ades|\w+des)\b)[\w’'”“\"åäö&-]+){{0,7}}?
             (?:\s*,)?\s*\(?(?:(?:daterad|daterat|dat\.|dagtecknad|upprättad|upprättat|inkommen|inkom|diarieförd|den|från|av|protokollsdatum)\s*)*(?P<date>{_DAYS}|{DAY_DATE}|{_COMPACT})(?!\s+(?:till|t\.?o\.?m\.?)\s+(?:den\s+)?\d)
             (?:\s*\((?P<body>{BODY})\s+{_FIRST_SECTION}\)|{_AFTER_DATE})""",
    read=_paper,
    examples=(
        Example(
            "Som svar åberopas [[tjänsteutlåtande den 4 juni 2014]].", Citation(None, None), "PHRASES 6, documents"
        ),
        Example("Underlaget är en [[skrivelse daterad 2014-04-22]].", Citation(None, None), "PHRASES 6, documents"),
        Example("Bilaga: [[Statusrapport 2021-09-07]].", Citation(None, None), "sample form, documents"),
        Example("Se [[protokollsutdrag 2016-09-14 §132]].pdf", Citation(None, 132), "PHRASES 6, documents"),
        Example(
            "Kommunen har i [[beslut 2017-03-14 (kommunstyrelsen § 21)]] avstått.",
            Citation("KS", 21),
            "body and § in brackets",
        ),
        Example("Bilaga: [[Minnesanteckningar från ägarsamrådet 2019-05-02]].", Citation(None, None), "documents"),
    ),
    near_misses=(
        "Rapporten ska lämnas senast den 4 juni 2014.",
        "Motionen är besvarad.",
        "Redovisningen förlängs från den 1 mars 2019 till den 1 mars 2020.",
        "Avtalet gäller från den 1 maj 2020.",
        "Skrivelsen kom till nämnden.",
    ),
    form="6 documents",
)

DATED_PAPER = Rule(
    name="reference.dated-paper",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?-i:[A-ZÅÄÖ])[\wåäö’'”\"-]+(?:\s+(?!(?:att|är|har|som|ska)\b)[\w’'”\"&-]+){{0,9}}?,?\s+\(?(?:daterad|daterat|dagtecknad|dagtecknat)e?s?,?\s+
             (?:den\s+)?(?P<date>{DAY_DATE}){_AFTER_DATE}""",
    read=_without_body,
    examples=(
        Example(
            "Underlag: [[Modell för samverkan, daterad 2016-09-22]].", Citation(None, None), "PHRASES 6, documents"
        ),
    ),
    near_misses=("Modell för samverkan, antagen 2016-09-22.", "Skrivelsen är daterad."),
    form="6 documents",
)

TITLED_PAPER = Rule(
    name="reference.titled-paper",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?:{_PAPER})(?:\s+(?!(?:att|är|har|hade|ska|senast|till|inför|under)\b)[\w’'”“\"åäö&-]+){{1,10}}?
             (?:\s*\((?P<date>{MONTH}\s+{YEAR})\)|,\s+(?P<later>{MONTH}\s+{YEAR})(?=\s*(?:\Z|[\n)]|\.(?:\s|\Z))))""",
    read=_without_body,
    examples=(
        Example(
            "Revisorerna skrev i [[granskningen av hemtjänst (oktober 2019)]] om detta.",
            Citation(None, None),
            "document by title and month",
        ),
        Example("[[Utvärdering av fältarbete, maj 2021]]", Citation(None, None), "attachment by title and month"),
    ),
    near_misses=(
        "En rapport ska lämnas till nämnden, juni 2021.",
        "Rapporten är klar (maj 2021).",
        "Skrivelsen kom i maj.",
    ),
    form="6 documents",
)

PAPER_FROM = Rule(
    name="reference.paper-from",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?:{_PAPER})\s+från\s+(?-i:[A-ZÅÄÖ])[\w-]+(?:\s[\w-]+){{0,3}}?\s+i\s+(?P<date>{MONTH}\s+{YEAR})(?!\d)""",
    read=_without_body,
    examples=(
        Example(
            "Enligt en [[rapport från Folkhälsomyndigheten i maj 2019]] minskar det.",
            Citation(None, None),
            "document by its giver and month",
        ),
    ),
    near_misses=("Rapporten från Folkhälsomyndigheten är ny.", "Rapporten från mötet i maj 2019."),
    form="6 documents",
)

ASSIGNMENT_DATED = Rule(
    name="reference.assignment-dated",
    kind="reference",
    pattern=rf"""(?:(?<![\w/-])(?P<body>{BODY})\s+uppdrag(?:et)?|(?-i:\bUppdraget))\s+(?:från|av)\s+(?:den\s+)?(?P<date>{DAY_DATE})
             (?!\s+(?:\d|(?:till|gäller|t\.?o\.?m)\b))(?:\s*\((?:dnr\s)?(?-i:[A-ZÅÄÖ])[\w/:.-]+\)|{_AFTER_DATE})""",
    read=lambda match: _decision(match) if match["body"] else _without_body(match),
    examples=(
        Example("[[Uppdraget från den 4 maj 2020]] är klart.", Citation(None, None), "assignment by its date"),
        Example(
            "Verket har [[regeringens uppdrag från den 4 maj 2020]] att följa frågan.",
            Citation("Regeringen", None),
            "assignment by giver and date",
        ),
    ),
    near_misses=(
        "Hon avsäger sig uppdraget från den 4 maj 2020.",
        "Uppdraget från den 4 maj 2020 till den 1 juni 2021 är delat.",
    ),
    form="6 documents",
)

LABELLED_DECISION = Rule(
    name="reference.labelled-decision",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?:Beslut|Beslutat|Beslutad|Givet|Fattat)(?:\s+av)?\s?:\s+
             (?-i:[A-ZÅÄÖ])[\wåäö-]*(?:gruppen|presidiet|residiet|rådet|ledningen|chefen|direktören|konferensen|kommittén)\s*,?\s*
             (?:den\s+)?(?P<date>{DAY_DATE}){_AFTER_DATE}""",
    read=_without_body,
    examples=(
        Example("[[Beslut: Styrgruppen 2023-02-14]]", Citation(None, None), "card of an assignment"),
        Example("[[Beslutat av: Presidiet 2023-02-14 § 3]]", Citation(None, 3), "card of an assignment"),
    ),
    near_misses=("Beslut: Styrgruppen leder arbetet.", "Beslut: 2023-02-14"),
    form="6 documents",
)

GIVEN_DATED = Rule(
    name="reference.given-dated",
    kind="reference",
    pattern=rf"""(?<![\w/.-])(?:(?:I|Under)\s+(?P<date>{MONTH}\s+{YEAR})|(?P<later>(?:Den\s+)?{DAY_DATE})){_AFTER_DATE},?
             \s+(?:fick|gavs)\s+(?:[\w-]+\s+){{1,4}}?(?:i\s+uppdrag|uppdraget|uppdrag)\b""",
    read=lambda match: _without_body(match) if re.search(r"\d{4}|§", match.group()) else None,
    examples=(
        Example("[[I maj 2019 fick kulturnämnden i uppdrag]] att utreda.", Citation(None, None), "given, by month"),
        Example(
            "[[Den 4 maj 2020, § 12, fick socialdirektören i uppdrag]] att utreda.",
            Citation(None, 12),
            "given, by day",
        ),
    ),
    near_misses=(
        "I maj 2019 fick nämnden besök.",
        "I maj fick nämnden i uppdrag att utreda.",
        "Den 4 maj fick nämnden i uppdrag att utreda.",
    ),
    form="6 inverted",
)

DATED = Rule(
    name="reference.dated",
    kind="reference",
    pattern=rf"(?<![\w/.-]){DATE}\s*[,.]?\s*{_SECTION_SET}",
    read=_without_body,
    examples=(
        Example("Ärendet avgjordes [[den 23 januari 2018, § 58]].", Citation(None, 58), "PHRASES 6, without body"),
        Example("Se beslut [[2016-09-14 §132]].", Citation(None, 132), "PHRASES 6, without space"),
    ),
    near_misses=("Den 1 januari 2018, 9 § kommunallagen.", "Mötet är den 23 januari 2018."),
    form="6 without body",
)

SECTION_DATED = Rule(
    name="reference.section-dated",
    kind="reference",
    pattern=rf"{SECTION}\s*[,(]?\s*(?:(?:den|från|av|vid|beslut|protokoll|sammanträdet|mötet|sammanträde|möte)\s+){{0,3}}(?P<date>{_DAYS}|{DAY_DATE}|{_COMPACT})",
    read=_without_body,
    examples=(
        Example("Uppdraget ([[§ 58, 2018-01-23]]) är klart.", Citation(None, 58), "PHRASES 6, § before date"),
        Example("Från [[§ 31, mötet den 4 maj 2020]]", Citation(None, 31), "§ before the meeting's date"),
    ),
    near_misses=("Enligt § 7 i lagen från den 1 januari 2018.", "§ 58 Information"),
    form="6 § before date",
)

DECIDED = Rule(
    name="reference.decided",
    kind="reference",
    pattern=rf"""\b(?:(?:politiskt\s+)?beslut(?:et|en)?{_GAP}\s+(?:togs|fattades|tas|fattas|är\s+fattat|var)\s+(?:i\s+|den\s+|under\s+)?{DATE}
             | \b(?:beslutades|beslutade|antogs|antagen|antaget|antagna|fastställdes|fastställd|fastställt|godkändes|
                 anmodades|avslogs|bifölls|medgavs|förlängdes|upphävdes|
                 reviderades|bordlades|återremitterades)\s+(?:i\s+|den\s+)?(?P<later>{_DATE})){_AFTER_DATE}""",
    read=_without_body,
    examples=(
        Example("[[Politiskt beslut om införande togs juni 2022]].", Citation(None, None), "sample form, passive"),
        Example("Planen [[antogs den 4 maj 2020]].", Citation(None, None), "PHRASES 6, passive"),
        Example("Taxan [[beslutades i april 2020]].", Citation(None, None), "PHRASES 6, month"),
    ),
    near_misses=("Beslut ska fattas senast den 4 maj 2020.", "Beslutet gäller från den 4 maj 2020."),
    form="6 passive",
)

YEAR_ONLY = Rule(
    name="reference.year-only",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})\s+(?:beslutade|beslöt|antog|fastställde|uppdrog|gav|fattade\s+beslut)\s+(?:redan\s+)?(?:år\s+|under\s+(?:år\s+)?)?(?P<date>{YEAR})(?![\d/:-])",
    read=_decision,
    examples=(Example("[[Kommunfullmäktige beslutade 2017]] att bygga.", Citation("KF", None), "PHRASES 6, year"),),
    near_misses=("Kommunfullmäktige beslutade om taxor för 2017.", "Fullmäktige har 51 ledamöter 2017."),
    form="6 year",
)

CASE = Rule(
    name="reference.case-number",
    kind="reference",
    pattern=r"""\b(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|ärende\s?nr)\b\.?\s*:?\s*
             (?P<number>(?-i:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5})?[\s/-]{0,2}\d[\w:.–/-]*(?:\s?(?-i:[A-ZÅÄÖ]{2,3})\s\d{3,4}(?:\s\d{3})?|[/-][\w.]+|(?:\s\d{3,4}){1,2}(?!\d))?)(?<![.:/–-])""",
    read=_case,
    examples=(
        Example("Se ärendet, [[dnr KS/2019:347]].", Citation(None, None, "KS/2019:347"), "PHRASES 6, case numbers"),
        Example("[[Dnr 4975-2018]]", Citation(None, None, "4975-2018"), "PHRASES 6, case numbers"),
    ),
    near_misses=("Diarienummer saknas.", "Ärendet har fått ett nummer."),
    certainty=Certainty.LIKELY,
    form="6 case numbers",
)

REFERENCE_RULES: tuple[Rule, ...] = (
    LOST_SIGN, LOST_SIGN_AFTER, SECTION_MINUTES, BODY_DATE, BODY_SECTION, BODY_VERB_DATE, ASSIGNMENT_DATED, PAPER,
    DATED_PAPER, TITLED_PAPER, PAPER_FROM, LABELLED_DECISION, DATE_VERB_BODY, GIVEN_DATED, DATED, SECTION_DATED,
    DECIDED, YEAR_ONLY, CASE,
)  # fmt: skip

_TOGETHER = RuleSet(REFERENCE_RULES)

# ---- reading --------------------------------------------------------------------------------------------------

_AND_SECTION = re.compile(r"\s*(?:,|och|samt)\s*§\s*(?P<paragraph>\d{1,4})(?!\d)", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:ska|skall|senast|kommer\s+att|kallas|inför|nästa|planeras)\b[^.!?]{0,120}\Z", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:justeras?|justerat|justerare|justering\w*|anslag\w*|anslås|publicera\w*|uppdatera\w*|utskrift\w*|sammanträdesdatum|mötesdatum|kallelse\w*|skapad\w*|"
    r"rekvi[rs]\w*|överklaga\w*)\b[^.!?]{0,60}\Z|\bsenast\s+(?:vid|till|i|på|inför)\s+(?:[\wåäö]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:antag|antog|fastställ|beslut|godkän|revider|enligt)\w*\s+(?:(?:av|i|den)\s+)?\Z", re.IGNORECASE
)
_CITING = re.compile(r"(?:\(|\b(?:i|enligt|från|av|uppdrag|beslut|genom))\s*\Z", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:Sida|Sid\.?|Blad)\s+\d", re.IGNORECASE)
_WITH_VERB = re.compile(rf"(?<!\w){_VERB}(?!\w)", re.VERBOSE | re.IGNORECASE)
_GENERIC = {"nämnden": "nämnden", "styrelsen": "styrelsen", "fullmäktige": "fullmäktige", "utskottet": "utskottet"}
_SHORT_LINE = 130  # letters of a line that can be a heading
_HEAD = 300  # where the document says what it is itself
_LETTERS_BEFORE = 12
_START = attrgetter("start")


def find_references(document: Document, *, anchor: date | None = None) -> list[Reference]:
    """The references of a document, in order; empty where it cites nothing.

    `anchor` is the document's own date: dates without a year are read backwards from it, and the document's own
    meeting in a heading or page head is no reference. References without date and §, and those to a meeting that is
    still to come, are doubtful.
    """
    return list(_References(document, anchor).read())


@dataclass(frozen=True, slots=True)
class _Place:
    """A match that stands: the rule, the match and its citation."""

    rule: Rule
    match: re.Match[str]
    citation: Citation


class _References:
    """The reading of one document."""

    def __init__(self, document: Document, anchor: date | None) -> None:
        self.document = document
        self.text = document.text
        self.anchor = anchor

    @cached_property
    def bodies(self) -> Counter[str]:
        """The bodies that the document names, with how often."""
        return Counter(
            name for actor in find_actors(self.text) if actor.role == "body" and (name := body_name(actor.name))
        )

    def read(self) -> Iterator[Reference]:
        found = []
        for place in self._places():
            edtf = self._date(place.match)
            if self._is_own(place, edtf):
                continue
            found.append(self._reference(place, edtf))
            found.extend(self._following(place, found[-1]))
        yield from sorted(found, key=lambda one: one.evidence.start)

    def _places(self) -> list[_Place]:
        """The matches of the rules without overlap, surest rule first, inside one block or cell each."""
        taken = bytearray(len(self.text))
        kept = []
        for start, end in self._passages():
            inside: list[_Place] = []
            for rule, match, citation in _TOGETHER.find(self.text, start, end):
                if not any(taken[match.start() : match.end()]):
                    inside.append(_Place(rule, match, citation))
                    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            kept.extend(inside)
        return kept

    def _passages(self) -> Iterator[tuple[int, int]]:
        for block in self.document.blocks:
            if block.rows:
                yield from ((cell.start, cell.end) for row in block.rows for cell in row.cells if cell.start < cell.end)
            else:
                yield block.start, block.end

    def _date(self, match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        for name in ("date", "later"):
            if groups.get(name):
                start, end = match.span(name)
                dates = find_dates(self.text, start, end, anchor=self.anchor, leaning="past")
                return next((one.edtf.partition("/")[0] for one in dates if one.edtf), None)
        year = groups.get("year") or groups.get("firstyear")
        return (year if len(year) == 4 else f"20{year}") if year else None

    def _is_own(self, place: _Place, edtf: str | None) -> bool:
        """Whether a match is the document's own heading, page head, list of §§ or notice of adjustment."""
        start, end = place.match.span()
        before = self.text[max(0, start - 90) : start].rpartition("\n")[2]
        if _NOTICE.search(before) or _PAGE_NUMBER.match(self.text, end):
            return True
        block = self._block_at(start)
        if block is None or block.rows or _ADOPTED.search(before) or _WITH_VERB.search(place.match.group()):
            return False
        line = self._line_start(start, block.start)
        begins = len(re.findall(r"\w", self.text[line:start])) <= _LETTERS_BEFORE
        if edtf is None:  # "KS § 97" heads the document's own decision
            if place.rule is not BODY_SECTION:
                return False
            heads = start == block.start or (start < _HEAD // 2 and not _CITING.search(before))
            return heads and (block.kind is BlockKind.HEADING or block.end - block.start < _SHORT_LINE)
        if self.anchor is not None and edtf[:10] == self.anchor.isoformat():
            of_other = place.citation.paragraph is not None and "protokoll" in place.match.group().casefold()
            return not of_other and (begins or block.kind is BlockKind.HEADING)
        heads = block.kind is BlockKind.HEADING and before.endswith("till ")  # "Redovisning till styrelsen 2024-05-02"
        return (
            start < _HEAD
            and (begins or heads)
            and place.rule in (PAPER, BODY_DATE)
            and place.citation.paragraph is None
        )

    def _block_at(self, position: int) -> Block | None:
        """The block in which a position stands; None between two."""
        index = bisect_right(self.document.blocks, position, key=_START) - 1
        block = self.document.blocks[index] if index >= 0 else None
        return block if block is not None and position < block.end else None

    def _line_start(self, position: int, block_start: int) -> int:
        """Where the printed line begins that holds a position; the block's beginning where lines are not known."""
        index = bisect_right(self.document.lines, position, key=_START) - 1
        line = self.document.lines[index] if index >= 0 else None
        return line.start if line is not None and position < line.end else block_start

    def _reference(self, place: _Place, edtf: str | None) -> Reference:
        start, end = place.match.span()
        citation = place.citation
        body = self._specific(citation.body) if citation.body else self._near(start)
        if place.rule in (PAPER, TITLED_PAPER, PAPER_FROM, CASE, DECIDED, GIVEN_DATED) and not citation.body:
            body = None
        nothing = edtf is None and citation.paragraph is None
        doubtful = nothing or self._to_come(place, edtf)
        return Reference(
            Evidence(
                start,
                end,
                self.document.quote(start, end),
                place.rule.name,
                self.document.page_at(start),
                place.rule.certainty,
                doubtful,
            ),
            body,
            edtf,
            citation.paragraph,
            citation.case_number,
        )

    def _to_come(self, place: _Place, edtf: str | None) -> bool:
        """Whether a meeting is cited as a deadline: "ska redovisas till styrelsens sammanträde den 4 oktober"."""
        if place.citation.paragraph is not None or edtf is None:
            return False
        around = self.text[place.match.start() : place.match.end() + 40].split(". ")[0]
        if place.rule in (BODY_DATE, BODY_SECTION) and len(edtf) < len("2020-01-01") and not _WITH_VERB.search(around):
            return True
        if self.anchor is not None and edtf > self.anchor.isoformat() and place.rule in (BODY_DATE, PAPER):
            return True
        if self.anchor is not None and edtf > self.anchor.isoformat() and place.rule is BODY_VERB_DATE:
            return "behandlar" in place.match.group()
        before = self.text[max(0, place.match.start() - 130) : place.match.start()]
        return self.anchor is None and bool(_FUTURE.search(before))

    def _specific(self, body: str) -> str:
        """The one board of the document that a short name ("nämnden") can mean; the short name where it is not one."""
        ending = _GENERIC.get(body.casefold())
        if ending is None:
            return body
        names = {"styrelsen": ("RS", "KS", "LS"), "fullmäktige": ("RF", "KF", "LF")}.get(ending, ())
        candidates = [
            name
            for name in self.bodies
            if (name.casefold().endswith(ending) or name in names) and name.casefold() != ending
        ]
        return candidates[0] if len(candidates) == 1 else body

    def _near(self, position: int) -> str | None:
        """The body that the same sentence names before a position; None where it names none."""
        before = self.text[max(0, position - 200) : position]
        sentence = re.split(r"[.!?]\s|\n", before)[-1]
        named = [body_name(actor.name) for actor in find_actors(sentence) if actor.role == "body"]
        return self._specific(named[-1]) if named and named[-1] else None

    def _following(self, place: _Place, reference: Reference) -> Iterator[Reference]:
        """The further §§ of the same meeting: "RS 2017-03-01 § 52 och § 57"."""
        position = place.match.end()
        while reference.paragraph is not None and (match := _AND_SECTION.match(self.text, position)):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
            start = self.text.index("§", start)
            evidence = Evidence(
                start,
                match.end(),
                self.document.quote(start, match.end()),
                place.rule.name,
                self.document.page_at(start),
            )
            yield Reference(evidence, reference.body, reference.date, int(match["paragraph"]))
            position = match.end()
