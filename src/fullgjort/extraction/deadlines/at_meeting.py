"""At a meeting: rules of the deadlines that name a meeting, a report or another event."""

from __future__ import annotations

from fullgjort.extraction.deadlines.parts import FEW_WORDS, MEETING_NAME, REPORT_NAME
from fullgjort.extraction.deadlines.when import (
    When,
    always,
    read_at_meeting,
    read_event,
    read_first_time,
    read_first_turn,
    read_next_meeting,
)
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import ANY_DATE, DATE, LONG_MONTH, YEAR

MEETING = Rule(
    name="deadline.meeting",
    kind="deadline",
    pattern=rf"""\b(?:till|vid|på|inför)\s+
               (?: {FEW_WORDS}(?:{MEETING_NAME}|{REPORT_NAME})\s*,?\s*(?:i|under|den)?\s*(?P<date>{DATE})
                 | {FEW_WORDS}(?P<later>(?:vårens|sommarens|höstens|vinterns)|{LONG_MONTH}(?:sammanträde|möte)[a-z]{{0,2}})
                   (?:\s+{FEW_WORDS}[\wåäö-]*(?:sammanträde|möte|träff|session|beredning|stämma)(?:n|t|et|en)?\b)? )""",
    read=read_at_meeting,
    examples=(
        Example(
            "Återrapport lämnas [[till styrelsens sammanträde den 4 oktober 2016]].",
            When("by"),
            "PHRASES 2, by meeting",
        ),
        Example("Förslag tas fram [[till budgetberedningen 28 oktober 2020]].", When("by"), "PHRASES 2, by meeting"),
        Example("Svar ges [[vid nämndens möte i maj 2024]].", When("on"), "invented"),
        Example("Läget redovisas [[till delårsrapporten i augusti 2024]].", When("by"), "invented"),
        Example("Hamnchefen ska visa kostnaden [[till budgetdialogen i maj 2024]].", When("by"), "invented"),
        Example("Återrapport lämnas [[till nämnden i oktober 2023]].", When("by"), "invented"),
    ),
    near_misses=(
        "Ärendet överlämnades till nämnden den 4 mars 2024.",
        "Ledamöterna kallas till möte.",
        "Frågan behandlades vid nämndens sammanträde den 4 mars 2024.",
    ),
    form="2 by meeting",
)

FIRST_TIME = Rule(
    name="deadline.first-time",
    kind="deadline",
    pattern=rf"""(?<!för\s)\b(?:första|nästa)\s+gången?\s+(?P<preposition>(?:under|i|vid|på|till|senast(?:\s+den)?|den)\s+)?
               (?:(?:slutet|början|mitten)\s+av\s+|{FEW_WORDS}(?:{MEETING_NAME})\s+(?:i\s+|den\s+|under\s+)?)?(?:den\s+)?(?P<date>{ANY_DATE})""",
    read=read_first_time,
    examples=(
        Example("Läget rapporteras årligen, [[första gången i mars 2025]].", When("during"), "invented"),
        Example(
            "Nämnden ska få en rapport varje halvår, [[första gången den 15 september 2024]].", When("on"), "invented"
        ),
        Example(
            "att hamnchefen, [[första gången till nämndens möte i maj 2024]], redovisar läget",
            When("during"),
            "invented",
        ),
    ),
    near_misses=(
        "Mätningen gjordes första gången i mars 2019.",
        "Priset delades ut för första gången i maj 2023.",
        "Nämnden sammanträdde första gången den 4 maj 2019.",
    ),
    form="2 first time",
)

FIRST_TURN = Rule(
    name="deadline.first-turn",
    kind="deadline",
    pattern=rf"""\bmed\s+(?:början|start)\s+(?P<preposition>(?:under|i|vid|på|till|senast(?:\s+den)?|den|från|från\s+och\s+med)\s+)?
               (?:(?:slutet|början|mitten)\s+av\s+|{FEW_WORDS}(?:{MEETING_NAME})\s+(?:i\s+|den\s+|under\s+)?)?(?:den\s+)?(?P<date>{ANY_DATE})""",
    read=read_first_turn,
    examples=(
        Example("Läget redovisas varje kvartal [[med början i juni 2024]].", When("during"), "invented"),
        Example("Nämnden ska få en rapport varje halvår, [[med start den 15 september 2024]].", When("on"), "invented"),
        Example(
            "Utfallet rapporteras månadsvis [[med början vid nämndens möte i maj 2024]].", When("during"), "invented"
        ),
    ),
    near_misses=(
        "Linjen trafikeras varje dag med början i juni 2024.",
        "Arbetet redovisas i en plan med början i juni 2024.",
        "Skolan byggs ut med start den 4 maj 2025.",
    ),
    form="2 first time",
)

NEXT_MEETING = Rule(
    name="deadline.next-meeting",
    kind="deadline",
    pattern=r"""\b(?:senast\s+)?(?:(?P<at>vid|på)|till|inför|senast)\s+(?:[\wåäö-]+s\s+)?
               (?:nästa|nästkommande|kommande|närmaste|årets\s+sista|sista)\s+(?:ordinarie\s+)?
               [\wåäö-]*(?:sammanträde|möte|nämndmöte|styrelsemöte|nämnd|budgetberedning)(?:t|s|n)?\b(?!\s+(?:i|den|under|\d))""",
    read=read_next_meeting,
    examples=(
        Example("Hamnchefen ska återkomma [[till nästa sammanträde]].", When("by", "event"), "invented"),
        Example("[[Vid nästa möte]] ska hamnchefen redogöra för frågan.", When("on", "event"), "invented"),
        Example("Planen redovisas [[till nämndens kommande sammanträde]].", When("by", "event"), "invented"),
    ),
    near_misses=(
        "Kallelse till nästa sammanträde skickas ut en vecka före mötet.",
        "Nästa sammanträde hålls i Granvik.",
        "Ärendet bordläggs till nästa sammanträde.",
    ),
    form="2 next meeting",
)

EVENT = Rule(
    name="deadline.event",
    kind="deadline",
    pattern=rf"""\bi\s+samband\s+med\s+(?!att\b)(?:[\w’'-]+\s+){{0,3}}?
               [\wåäö-]*(?:dag|dagen|dagarna|sammanträdet|möte|mötet|beredning|beredningen|process|processen|arbetet|rapport|rapporten|rapporterna|
                 bokslut|bokslutet|redovisning|redovisningen|budget|budgeten|plan|planen|uppföljning|uppföljningen|revidering|revideringen|fullmäktige)
               (?:\s+(?:(?:i|den|under)\s+)?(?P<date>{ANY_DATE})|\s+per\s+(?P<later>{DATE})|\s+(?:för|per|avseende)\s+(?:år\s+)?{ANY_DATE}|\b)""",
    read=read_event,
    examples=(
        Example("Återrapport sker [[i samband med budgetdagen 2020]].", When("on", "event"), "PHRASES 2, event"),
        Example("Uppdraget redovisas [[i samband med delårsrapporten]].", When("on", "event"), "PHRASES 2, event"),
        Example("Det redovisas [[i samband med årsredovisningen för 2017]].", When("on", "event"), "PHRASES 2, event"),
    ),
    near_misses=(
        "Det blev fel i samband med att systemet byttes.",
        "Beslutet fattades i samband med budgeten 2020.",
        "Samband med andra ärenden saknas.",
    ),
    form="2 event",
)

IN_REPORT = Rule(
    name="deadline.in-report",
    kind="deadline",
    pattern=rf"""\b(?:redovisas?|återrapporteras?|rapporteras?|återredovisas?|avrapporteras?|redovisning\s+(?:ska\s+ske|sker)|lämnas)
               \s+(?:[\w’'-]+\s+){{0,3}}?(?:i|med)\s+(?:(?:samband|nästa|kommande|respektive|[\wåäö-]+s)\s+)?
               (?:årsredovisning(?:en)?|delårsrapport(?:en)?|delårsbokslut(?:et)?|tertialrapport(?:en)?|tertialbokslut(?:et)?|årsrapport(?:en)?|
               verksamhetsberättelse(?:n)?|bokslut(?:et)?|budgetprocessen|budgetberedningen|budgetarbetet|verksamhetsplan(?:en)?)
               (?:\s+per\s+(?P<date>{DATE})|\s+[1-3]\b(?:,?\s+{YEAR})?|\s+(?:för\s+)?(?:år\s+)?{YEAR})?""",
    read=lambda match: always("on", "event"),
    examples=(
        Example("Uppdraget ska [[redovisas i årsredovisningen för 2009]].", When("on", "event"), "PHRASES 2, event"),
        Example("Det ska [[återrapporteras i delårsrapporten]].", When("on", "event"), "PHRASES 2, event"),
        Example("Läget ska [[redovisas i tertialrapport 2]].", When("on", "event"), "invented"),
        Example("Svaret ska [[lämnas med delårsrapport 2 2024]].", When("on", "event"), "invented"),
    ),
    near_misses=("Kostnaden framgår i årsredovisningen för 2009.", "Delårsrapporten redovisades för nämnden."),
    form="2 event",
)
