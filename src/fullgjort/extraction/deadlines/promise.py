"""Promises: the rule that reads only the text of a report, where the administration says when."""

from __future__ import annotations

from fullgjort.extraction.deadlines.when import When, read_during
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import ANY_DATE

_IS_DONE = (
    r"(?:presenteras|redovisas|behandlas|lämnas|tas\s+upp|läggas?\s+fram|läggs\s+fram|slutföras|slutförs|färdigställas|färdigställs|"
    r"(?:vara|bli|blir|är)\s+klar[at]?|klar[at]?|återrapporteras|beslutas|genomföras|tas\s+fram|ske|starta|påbörjas)"
)
_PROMISE = (
    rf"(?:kommer\s+(?:nu\s+)?(?:att\s+)?{_IS_DONE}"
    r"|(?:planeras|beräknas|bedöms|förväntas|väntas|avses|förutses|räknas|är\s+planera[dt]e?|siktar\s+på\s+att|målet\s+är\s+att|"
    r"målsättningen\s+är\s+att)"
    r"|(?:(?:åter|slut|del|av|projekt)?(?:rapport|redovisning|redogörelse)|förslag|utredning|ärende|underlag|plan|svar|beslutsärende|"
    rf"\w{{1,30}}ningen)(?:en|et|t|n)?\s+{_IS_DONE}"
    r"|tas\s+upp|(?:är|blir|vara|bli)\s+klar[at]?|klar[at]?|slutförs|presenteras|redovisas|återrapporteras"
    r"|(?:med\s+)?(?:planerad\s+)?start|(?:stegvis\s+)?implementering|införs|genomförs|beslut\s+fattas|startar|"
    r"underlag\s+om\s+beslut)"
)

# Only in the text of a report: what the administration promises there.
PROMISED = Rule(
    name="deadline.promised",
    kind="deadline",
    pattern=rf"""\b(?P<verb>{_PROMISE})
               (?:\s+(?!som\b|då\b|när\b|eftersom\b|men\b|inför\b|från\b|sedan\b|hade\b|var\b)[\w’'()/&.-]+?,?){{0,12}}?
               \s+(?:(?P<preposition>under|i|vid|på|till|innan|före|senast|kring|den)\s+)?(?:(?:slutet|början|mitten)\s+av\s+)?
               (?:den\s+)?(?P<date>{ANY_DATE})""",
    read=read_during,
    examples=(
        Example(
            "Förslaget till taxa [[kommer att lämnas till nämnden i oktober månad 2024]].",
            When("during"),
            "sample form, promise",
        ),
        Example("Arbetet [[beräknas vara slutfört under hösten 2023]].", When("during"), "sample form, promise"),
        Example("Frågan [[tas upp i nämnden den 19 december 2023]].", When("on"), "sample form, promise"),
    ),
    near_misses=(
        "Frågan togs upp i nämnden den 19 december 2023.",
        "Riktlinjen gäller från januari 2024.",
        "Antalet besök ökade under hösten 2023.",
    ),
    certainty=Certainty.LIKELY,
    form="2 promised in a report",
)
