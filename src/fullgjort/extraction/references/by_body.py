"""By a body: rules of the citations that name who decided."""

from __future__ import annotations

from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.references.citation import Citation, read_decision, read_lost_sign
from fullgjort.extraction.references.parts import (
    AFTER_DATE,
    BODY,
    DATE,
    FIRST_SECTION,
    GAP,
    JOIN,
    LINK,
    MEETING,
    SECTION,
    SECTION_SET,
    VERB,
)
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import DAY_DATE, YEAR

BODY_DATE = Rule(
    name="reference.body-date",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})(?:\s*{LINK}(?![\w])|\s*[,:(–-]){{0,7}}\s*{DATE}{AFTER_DATE}",
    read=read_decision,
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
    pattern=rf"(?<![\w/-])(?P<body>{BODY})\s+(?:har\s+)?{VERB}{GAP}\s+(?:i\s+|den\s+)?{DATE}{AFTER_DATE}",
    read=read_decision,
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
    pattern=rf"(?<![\w/.-])(?:(?:vid\s+)?(?:{MEETING})\s+)?{DATE}(?:\s*[,.]?\s*\(?\s*{FIRST_SECTION}\)?)?,?\s+(?!fick|gavs)(?:{VERB})\s+(?P<body>{BODY})(?:\s*,?\s*{SECTION_SET})?",
    read=read_decision,
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
    pattern=rf"(?<![\w/-])(?P<body>{BODY})(?:\s*(?:{JOIN})(?!\w)|\s*[,:]){{0,3}}\s*{SECTION_SET}(?:(?:\s|[,/(]|den|av|från|i\s(?:protokollet\s)?|sammanträde(?:t)?|daterat|beslut){{0,6}}\s*(?:{DATE}|(?<=,\s)(?P<later>{YEAR})(?![\d:/-])))?",
    read=read_decision,
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
    pattern=rf"{SECTION}\s+(?:i|ur|från)\s+(?:protokoll(?:et|sutdrag)?\s+(?:från|för|vid|av)?\s*)?(?P<body>{BODY})(?:\s*{LINK}(?!\w)){{0,4}}\s*{DATE}",
    read=read_decision,
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
    read=read_lost_sign,
    examples=(Example("Beslutet är [[KF 27, 2001-04-24]].", Citation("KF", 27), "PHRASES 6, lost sign"),),
    near_misses=("Diarienummer KS 2012/172.", "KF har 27 ledamöter sedan 2001-04-24."),
    certainty=Certainty.LIKELY,
    form="6 lost sign",
)

LOST_SIGN_AFTER = Rule(
    name="reference.lost-sign-after-date",
    kind="reference",
    pattern=rf"""(?<![\w-])(?:protokoll\w*|beslut(?:ade|et)?|{MEETING}|(?P<body>{BODY})(?:\s+beslut\w*)?)\s+(?:den\s+)?(?P<date>{DAY_DATE}),\s+(?P<paragraph>\d{{1,3}})(?=[,.;)]|\s*\Z|\s+att\b)(?!\.\d)""",
    read=read_lost_sign,
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

YEAR_ONLY = Rule(
    name="reference.year-only",
    kind="reference",
    pattern=rf"(?<![\w/-])(?P<body>{BODY})\s+(?:beslutade|beslöt|antog|fastställde|uppdrog|gav|fattade\s+beslut)\s+(?:redan\s+)?(?:år\s+|under\s+(?:år\s+)?)?(?P<date>{YEAR})(?![\d/:-])",
    read=read_decision,
    examples=(Example("[[Kommunfullmäktige beslutade 2017]] att bygga.", Citation("KF", None), "PHRASES 6, year"),),
    near_misses=("Kommunfullmäktige beslutade om taxor för 2017.", "Fullmäktige har 51 ledamöter 2017."),
    form="6 year",
)
