"""By a day: rules of the limits that a date sets (senast, tidigast, före, till och med, vid utgången av)."""

from __future__ import annotations

from fullgjort.extraction.deadlines.parts import FEW_WORDS, MEETING_NAME, PREPOSITION, SOME_WORDS
from fullgjort.extraction.deadlines.when import When, always, read_before, read_by, read_end_of, read_until
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import ANY_DATE, DATE, DAY_DATE, YEAR

RECURRING = Rule(
    name="deadline.recurring",
    kind="deadline",
    pattern=rf"""\bsenast\s+(?:den\s+)?(?P<date>{DAY_DATE}|\d{{1,2}}/\d{{1,2}})\s+(?:årligen|varje\s+år|varje\s+kalenderår|respektive\s+år|vartannat\s+år)
               | \b(?:årligen|varje\s+år)\s+senast\s+(?:den\s+)?{DAY_DATE}""",
    read=lambda match: always("by", "recurring"),
    examples=(
        Example(
            "Utfallet redovisas [[senast den 1 oktober årligen]].", When("by", "recurring"), "PHRASES 2, recurrence"
        ),
        Example("Nämnden lämnar [[årligen senast den 15 mars]] en lista.", When("by", "recurring"), "invented"),
    ),
    near_misses=(
        "Utfallet redovisas senast den 1 oktober 2024.",
        "Bidraget betalas årligen till föreningen.",
        "Den senaste årliga redovisningen visar en ökning.",
    ),
    form="2 recurrence",
)

BY = Rule(
    name="deadline.senast",
    kind="deadline",
    pattern=rf"""\b(?:(?:allra\s+)?senast|(?:ej|inte)\s+senare\s+än)\s+
               (?: (?:den\s+)?(?P<date>{ANY_DATE})
                 | (?:vid|till|på|i|under|inom|inför|per)\s+{SOME_WORDS}(?P<later>{ANY_DATE})
                 | {FEW_WORDS}{MEETING_NAME}\s*,?\s*(?:i\s+|under\s+|den\s+)?(?P<meeting>{DATE}) )""",
    read=read_by,
    examples=(
        Example("Uppdraget ska redovisas [[senast den 31 mars 2025]].", When("by"), "PHRASES 2, senast"),
        Example("Planen lämnas [[senast 2025-03-31]] till nämnden.", When("by"), "PHRASES 2, senast"),
        Example("Förslaget presenteras [[senast augusti 2024]].", When("by"), "PHRASES 2, month"),
        Example(
            "Svar lämnas [[senast vid fullmäktiges sammanträde 17-18 oktober 2023]].",
            When("by"),
            "PHRASES 2, by meeting",
        ),
        Example("Planen redovisas [[senast nämndens sammanträde den 12 juni 2024]].", When("by"), "invented"),
        Example("Rapporten avlämnas [[ej senare än den 1 maj 2024]].", When("by"), "invented"),
        Example("Det ska ha redovisats [[senast den 1 maj 2024]].", When("by"), "invented"),
        Example("Arbetet är klart [[senast under hösten 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "De senaste 31 åren har vården förändrats.",
        "Ärendet behandlades senast av nämnden den 31 mars 2025.",
        "Frågan behandlades senast i nämnden den 31 mars 2025.",
        "Frågan behandlades senast vid nämndens sammanträde den 4 maj 2022.",
        "Uppdraget löper från den 31 mars 2025.",
        "Senast uppdaterad: 2024-03-31",
        "Rekvisition ska ske senast den 1 november 2024.",
        "Protokollet justeras senast den 4 april 2024.",
    ),
    form="2 senast",
)

NOT_BEFORE = Rule(
    name="deadline.tidigast",
    kind="deadline",
    pattern=rf"""\btidigast\s+{PREPOSITION}(?P<date>{ANY_DATE})
               | \b(?:att|ska|skall)\s+från\s+och\s+med\s+(?:den\s+)?(?:år\s+)?(?P<later>{ANY_DATE})
                 (?=\s+(?:årligen\s+|även\s+)?[\wåäö]+a\b)""",
    read=lambda match: always("not_before"),
    examples=(
        Example("Beslut kan fattas [[tidigast under hösten 2023]].", When("not_before"), "invented"),
        Example("Det blir klart [[tidigast 30 juni 2023]].", When("not_before"), "invented"),
        Example(
            "Hamnchefen får i uppdrag [[att från och med 2024]] redovisa olyckorna.", When("not_before"), "invented"
        ),
    ),
    near_misses=(
        "Det är den tidigaste mätningen sedan 2019.",
        "De tidigaste besluten är från den 3 maj 2019.",
        "Taxan gäller från och med 2024.",
    ),
    form="2 tidigast",
)

CHANGED = Rule(
    name="deadline.changed",
    kind="deadline",
    pattern=rf"""\b(?:(?:har\s+|är\s+|blir\s+|blivit\s+)?(?:upp|fram)?skj(?:ut(?:en|et|na|its)?|uts|uter)|förläng\w*|framflytt\w*|flytta\w*|senarelägg\w*|
                 senarelagd?\w*|senarelagt|anstånd|försena\w*|fördröj\w*|ny\s+tid|nytt\s+datum)\b(?:\s+[\w’'()-]+){{0,8}}?
               \s+(?:till|(?P<start>med\s+planerad\s+start))\s+(?:och\s+med\s+)?{FEW_WORDS}(?P<date>{ANY_DATE})""",
    read=lambda match: When("during") if match["start"] else When("by"),
    examples=(
        Example("Svaret [[är uppskjutet till 2025]].", When("by"), "PHRASES 2, changed"),
        Example("Nämnden beviljas [[förlängd tid till den 15 april 2024]].", When("by"), "PHRASES 2, changed"),
        Example("Redovisningen [[flyttas till hösten 2024]].", When("by"), "invented"),
        Example("Starten [[skjuts fram till nämndens möte i maj 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Arbetet är försenat.",
        "Förlängningen av avtalet kostar två miljoner kronor.",
        "Verksamheten flyttade från Granvik 2019.",
    ),
    form="2 changed",
)

BEFORE = Rule(
    name="deadline.before",
    kind="deadline",
    pattern=rf"""\b(?:innan|före|(?P<clause>inför\s+att))\s+
               (?:(?:den\s+)?(?P<date>{DATE})|(?!utgången|slutet)(?:[\wåäö-]+\s+){{1,7}}?(?:i|den|på|under)\s+(?P<meeting>{DATE})
                 |(?!utgången|slutet)(?:[\wåäö-]+\s+){{1,3}}?(?P<later>{YEAR})(?!\s+års\b))""",
    read=read_before,
    examples=(
        Example("Belysningen ska lagas [[före skolstarten i augusti 2024]].", When("before"), "invented, event"),
        Example("Kajen är klar [[innan säsongen börjar den 1 maj 2024]].", When("before"), "invented, event"),
        Example("Planen ska vara klar [[innan årsskiftet 2024/2025]].", When("before"), "PHRASES 2"),
        Example("Svaret lämnas [[före den 1 oktober 2023]].", When("before"), "invented"),
        Example("Arbetet är klart [[innan sommaren 2023]].", When("before"), "invented"),
        Example("Räckena ska vara på plats [[före säsongsstarten 2024]].", When("before"), "invented, event"),
        Example("Bryggorna ska lagas [[innan sommartrafiken börjar 2024]].", When("before"), "invented, event"),
        Example(
            "Hamnchefen ska ta fram ett underlag [[inför att styrelsen beslutar om taxan i maj 2024]].",
            When("before"),
            "invented, event",
        ),
    ),
    near_misses=(
        "Beslut som fattades före den 1 januari 2020 gäller.",
        "Före 2023 fanns ingen plan.",
        "Före sammanslagningen 2019 sköttes hamnen av tre kommuner.",
        "Det är samma nivå som före pandemin 2020.",
        "Före mötet den 3 maj 2023 hade nämnden fått handlingarna.",
        "Ansökningar inkomna före den 1 maj 2023 prövas.",
    ),
    form="2 before",
)

END_OF = Rule(
    name="deadline.end-of",
    kind="deadline",
    pattern=rf"\b(?:före|innan|(?P<at>vid|till))\s+(?:utgången|slutet)\s+av\s+(?:år\s+)?(?P<date>{ANY_DATE})",
    read=read_end_of,
    examples=(
        Example("Arbetet ska vara klart [[före utgången av september 2024]].", When("by"), "invented"),
        Example("Arbetet ska vara avslutat [[vid utgången av 2025]].", When("by"), "invented"),
        Example("Avtalet ska sägas upp [[innan slutet av maj 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Vid utgången av 2023 hade förbundet 40 anställda.",
        "Skulden uppgick vid utgången av 2023 till tre miljoner kronor.",
        "Avtalet sades upp före utgången av september 2023.",
    ),
    form="2 end of",
)

UNTIL = Rule(
    name="deadline.to-date",
    kind="deadline",
    pattern=rf"(?:\btill\s+(?:och\s+med\s+)?|\bt\.?\s?o\.?\s?m\.?\s+)(?:den\s+)?(?P<date>{DATE})",
    read=read_until,
    examples=(
        Example("En plan ska redovisas [[till den 1 juli 2009]].", When("by"), "PHRASES 2, till"),
        Example("Förslaget tas fram [[till hösten 2024]].", When("by"), "invented"),
        Example("Läget redovisas [[till och med december 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Avtalet gäller till den 31 december 2025.",
        "Projektet pågår från 1 mars till 30 juni 2024.",
        "Han är förordnad till den 31 december 2026.",
    ),
    form="2 till",
)
