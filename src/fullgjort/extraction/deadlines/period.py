"""In a period: rules of what is to be done during a time, of labels, and of no date at all."""

from __future__ import annotations

from fullgjort.extraction.deadlines.parts import DUTY_VERB, WORDS_BEFORE_REPORT
from fullgjort.extraction.deadlines.when import ELSEWHERE, PAST, When, always, read_during, words_before
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import ANY_DATE, DATE

DURING = Rule(
    name="deadline.during",
    kind="deadline",
    pattern=rf"""\b(?P<verb>{DUTY_VERB})\s+{WORDS_BEFORE_REPORT}
               (?P<preposition>(?:under|i|inom|på|efter|den|vid|kring|innan|före|till|i\s+slutet\s+av|i\s+början\s+av|i\s+mitten\s+av|under\s+perioden|under\s+åren|
                 under\s+loppet\s+av|under\s+våren|under\s+hösten)\s+)?(?:loppet\s+av\s+|mitten\s+av\s+|slutet\s+av\s+|början\s+av\s+)?(?P<date>{ANY_DATE})""",
    read=read_during,
    examples=(
        Example("Uppdraget ska [[redovisas under november månad 2020]].", When("during"), "PHRASES 2, during"),
        Example("Planen ska [[redovisas under första kvartalet 2018]].", When("during"), "PHRASES 2, during"),
        Example("Utredningen ska [[vara klar i maj 2024]].", When("during"), "invented"),
        Example("Direktören ska [[återrapportera den 4 oktober 2016]].", When("on"), "invented"),
        Example("Kartläggningen ska [[genomföras under 2024]].", When("during"), "invented"),
    ),
    near_misses=(
        "Planen redovisades under november 2020.",
        "Underlaget behandlades den 4 oktober 2016.",
        "Kostnaderna ökade under första kvartalet 2018.",
    ),
    form="2 during",
)

PERIOD = Rule(
    name="deadline.period",
    kind="deadline",
    pattern=rf"\bunder\s+(?:perioden|åren|tiden|tidsperioden|(?:mandat|plan|budget|program)perioden)\s+(?:den\s+)?(?P<date>{ANY_DATE})",
    read=lambda match: None if PAST.search(words_before(match)) else When("during"),
    examples=(
        Example("Direktören ska [[under perioden 2026–2030]] minska matsvinnet.", When("during"), "PHRASES 2, periods"),
        Example("Arbetet bedrivs [[under åren 2024-2026]].", When("during"), "invented"),
        Example("Nämnden ska [[under mandatperioden 2023–2026]] halvera avfallet.", When("during"), "invented"),
    ),
    near_misses=("Kostnaderna ökade under perioden 2011-2014.", "Satsningen omfattar två år."),
    form="2 periods",
)

LABEL = Rule(
    name="deadline.label",
    kind="deadline",
    pattern=rf"""(?<![\w-])(?:slutdatum|slutdag|sluttid|svarsdatum|sista\s+(?:svars)?(?:dag|datum)|deadline|tidplan|tid(?:punkt)?|klart?|färdigt?|
                 planerat\s+klart?|förväntat\s+klart?|beräknas\s+klart?|redovisas|redovisning|återredovisas|(?:slut|del)?återrapport(?:eras|ering)?|rapporteras|svar\s+till)
               (?:\s+(?!är\b)[\w-]+){{0,3}}?\s*(?::|\bär\b)\s*
               (?:(?:till\s+)?(?:(?-i:[A-ZÅÄÖ]{{2,4}})|[\wåäö-]*(?:styrelsen|nämnden|fullmäktige|utskottet))\s+)?(?:i\s+)?(?:senast\s+)?(?:den\s+)?(?P<date>{ANY_DATE})""",
    read=lambda match: When("by"),
    examples=(
        Example("[[Slutdatum: 2024-06-30]]", When("by"), "invented, row form"),
        Example("[[Återrapport KS: oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Redovisas: HN 9 oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Återrapportering: hamnnämnden i oktober 2024]]", When("by"), "invented, row form"),
        Example("[[Sista dag för redovisning är den 31 mars 2024]].", When("by"), "invented"),
    ),
    near_misses=(
        "Datum: 2024-06-30",
        "Redovisning av läget: antalet besök ökade.",
    ),
    form="2 row",
)

INVERTED = Rule(
    name="deadline.inverted",
    kind="deadline",
    pattern=rf"""\b(?:under|i|till|(?P<day>den))\s+(?:(?:slutet|början|mitten|loppet)\s+av\s+)?(?P<date>{DATE})\s+
               (?:(?:ska|skall)\s+(?:[\w-]+\s+){{0,5}}?(?:redovisa|återkomma|presentera|lämna|rapportera|återrapportera|slutföra|vara)s?
                 |redovisas|presenteras|återrapporteras|återkommer|lämnas|slutförs|tas\s|kommer\s+(?:[\w-]+\s+){{1,5}}?(?:presenteras|redovisas|tas\s+upp|återkomma))""",
    read=lambda match: None if ELSEWHERE.search(words_before(match, 30)) else When("on" if match["day"] else "during"),
    examples=(
        Example("[[I maj 2024 presenteras]] förslaget.", When("during"), "invented, inverted"),
        Example("[[Under hösten 2024 ska nämnden återkomma]] i frågan.", When("during"), "invented, inverted"),
        Example("[[Den 1 september 2024 ska hamnchefen redovisa]] läget.", When("on"), "invented, inverted"),
    ),
    near_misses=("I maj 2024 presenterades förslaget.", "Under hösten 2024 ökade kostnaderna."),
    form="2 inverted",
)

NO_DATE = Rule(
    name="deadline.no-date",
    kind="deadline",
    pattern=r"\b(?:så\s+snart\s+(?:som\s+)?(?:det\s+är\s+)?möjligt|snarast(?:\s+möjligt)?|skyndsamt|omgående|utan\s+dröjsmål|så\s+fort\s+(?:som\s+)?möjligt)\b",
    read=lambda match: always(None, "none"),
    examples=(
        Example("Direktören ska återkomma [[så snart som möjligt]].", When(None, "none"), "PHRASES 2, no date"),
        Example("Bristerna ska åtgärdas [[skyndsamt]].", When(None, "none"), "PHRASES 2, no date"),
    ),
    near_misses=("Möjligheten att snart flytta prövas.", "Skyndsamheten i vården mäts."),
    form="2 no date",
)
