"""By a day or a §: rules of the citations whose words need not name who decided."""

from __future__ import annotations

import re

from fullgjort.extraction.references.citation import Citation, read_decision, read_without_body
from fullgjort.extraction.references.parts import (
    AFTER_DATE,
    BODY,
    COMPACT_DAY,
    DATE,
    DAYS,
    GAP,
    SECTION,
    SECTION_SET,
    UNNAMED_DATE,
)
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import DAY_DATE, MONTH, YEAR

ASSIGNMENT_DATED = Rule(
    name="reference.assignment-dated",
    kind="reference",
    pattern=rf"""(?:(?<![\w/-])(?P<body>{BODY})\s+uppdrag(?:et)?|(?-i:\bUppdraget))\s+(?:från|av)\s+(?:den\s+)?(?P<date>{DAY_DATE})
             (?!\s+(?:\d|(?:till|gäller|t\.?o\.?m)\b))(?:\s*\((?:dnr\s)?(?-i:[A-ZÅÄÖ])[\w/:.-]+\)|{AFTER_DATE})""",
    read=lambda match: read_decision(match) if match["body"] else read_without_body(match),
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
             (?:den\s+)?(?P<date>{DAY_DATE}){AFTER_DATE}""",
    read=read_without_body,
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
    pattern=rf"""(?<![\w/.-])(?:(?:I|Under)\s+(?P<date>{MONTH}\s+{YEAR})|(?P<later>(?:Den\s+)?{DAY_DATE})){AFTER_DATE},?
             \s+(?:fick|gavs)\s+(?:[\w-]+\s+){{1,4}}?(?:i\s+uppdrag|uppdraget|uppdrag)\b""",
    read=lambda match: read_without_body(match) if re.search(r"\d{4}|§", match.group()) else None,
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
    pattern=rf"(?<![\w/.-]){DATE}\s*[,.]?\s*{SECTION_SET}",
    read=read_without_body,
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
    pattern=rf"{SECTION}\s*[,(]?\s*(?:(?:den|från|av|vid|beslut|protokoll|sammanträdet|mötet|sammanträde|möte)\s+){{0,3}}(?P<date>{DAYS}|{DAY_DATE}|{COMPACT_DAY})",
    read=read_without_body,
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
    pattern=rf"""\b(?:(?:politiskt\s+)?beslut(?:et|en)?{GAP}\s+(?:togs|fattades|tas|fattas|är\s+fattat|var)\s+(?:i\s+|den\s+|under\s+)?{DATE}
             | \b(?:beslutades|beslutade|antogs|antagen|antaget|antagna|fastställdes|fastställd|fastställt|godkändes|
                 anmodades|avslogs|bifölls|medgavs|förlängdes|upphävdes|
                 reviderades|bordlades|återremitterades)\s+(?:i\s+|den\s+)?(?P<later>{UNNAMED_DATE})){AFTER_DATE}""",
    read=read_without_body,
    examples=(
        Example("[[Politiskt beslut om införande togs juni 2022]].", Citation(None, None), "sample form, passive"),
        Example("Planen [[antogs den 4 maj 2020]].", Citation(None, None), "PHRASES 6, passive"),
        Example("Taxan [[beslutades i april 2020]].", Citation(None, None), "PHRASES 6, month"),
    ),
    near_misses=("Beslut ska fattas senast den 4 maj 2020.", "Beslutet gäller från den 4 maj 2020."),
    form="6 passive",
)
