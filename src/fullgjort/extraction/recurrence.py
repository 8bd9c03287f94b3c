"""Recurrence: how often an assignment is to be done or reported again."""

from __future__ import annotations

import re
from collections.abc import Callable

from fullgjort.extraction.rule import Example, Rule, RuleSet

# A task that can recur: reporting, following up, carrying out. Without one "varje år" tells of costs or of habits.
_TASK = (
    r"(?:[\wåäö]*rapport\w*|[\wåäö]*redovis\w*|inform\w*|återkoppl\w*|följ\w*|uppfölj\w*|presenter\w*|utvärder\w*|"
    r"revider\w*|sker?|görs?|göras?|genomför\w*|lämna\w*|uppdater\w*|översyn\w*|kontroll\w*|stickprov\w*|återkom\w*|"
    r"håll\w*|rapportera\w*|anmäl\w*|se\s+över|ses\s+över|sammanställ\w*|kartlägg\w*|inventer\w*|anordna\w*|ordna\w*|redogör\w*|öv(?:a|as|ar)|jämför\w*|granska\w*|bevaka\w*|arbeta\w*|utveckla\w*|analyser\w*|stäm\w*)"
)
_NOUN = r"[\wåäö]{0,30}(?:rapport|rapportering|redovisning|uppföljning)"
_GAP = r"(?:\s+(?!har\b|hade\b|som\b)[\w’'()/,-]+){0,12}?\s+"


def _means(value: str) -> Callable[[re.Match[str]], str]:
    return lambda match: value


def _with_task(words: str) -> str:
    """A pattern for the words beside a task, before or after them in the same sentence."""
    return rf"\b{_TASK}{_GAP}(?:{words})(?!\w) | (?<!\w)(?:{words}){_GAP}{_TASK}\b | (?<!\w)(?:{words})\s+{_TASK}\b"


EACH_MEETING = Rule(
    name="recurrence.each-meeting",
    kind="recurrence",
    pattern=r"""\b(?:vid|till|inför|på)\s+(?:varje|samtliga|alla|respektive)\s+(?:[\wåäö-]+\s+){0,2}?
               (?:[\wåäö-]*sammanträden?|[\wåäö-]*möten?|styrelsemöten?|nämndmöten?|nämndssammanträden?)
               | \bvarje\s+(?:sammanträde|möte|nämndsammanträde|styrelsemöte)
               | \bvid\s+(?:[\wåäö-]+s\s+)?(?:ordinarie\s+)?sammanträden\b
               | \bstående\s+(?:punkt|ärende|informationspunkt)\w*""",
    read=_means("each_meeting"),
    examples=(
        Example("Lägesrapport lämnas [[vid varje sammanträde]].", "each_meeting", "PHRASES 2, recurrence"),
        Example("Direktören rapporterar [[till varje möte]] med nämnden.", "each_meeting", "invented"),
    ),
    near_misses=("Nämnden höll ett möte i maj.", "Varje ledamot kallas till sammanträdet."),
    form="2 recurrence",
)

MONTHLY = Rule(
    name="recurrence.monthly",
    kind="recurrence",
    pattern=_with_task(
        r"månadsvis|månatligen|månatlig|varje\s+månad|en\s+gång\s+(?:i|per)\s+månaden?|i\s+månadsrapport\w*"
    )
    + r" | \b(?:redovisas?|rapporteras?|återrapporteras?|följs|följas)\s+(?:upp\s+)?(?:\w+\s+){0,3}?"
    + r"i\s+månads(?:rapport|bokslut|uppföljning)\w*"
    + r" | \bmånatlig\w*\s+(?:rapport|redovisning|uppföljning|återrapportering)\w*",
    read=_means("monthly"),
    examples=(
        Example("Läget ska [[redovisas månadsvis]] till nämnden.", "monthly", "invented"),
        Example("Avvikelser [[rapporteras varje månad]].", "monthly", "invented"),
        Example("Utfallet [[följs upp i månadsrapporten]].", "monthly", "invented"),
    ),
    near_misses=("Det kostar 200 kronor varje månad.", "Månadsrapporten visar ett överskott."),
    form="2 recurrence",
)

TERTIAL = Rule(
    name="recurrence.tertial",
    kind="recurrence",
    pattern=_with_task(
        r"tertialvis|varje\s+tertial|per\s+tertial|tre\s+gånger\s+(?:per|om|i)\s+år(?:et)?|(?:i|via|genom)\s+tertialrapport\w*"
        r"|i\s+samband\s+med\s+(?:varje\s+)?tertial(?:rapport|bokslut|uppföljning)\w*|(?:i|vid)\s+(?:respektive|varje)\s+delårsrapport|i\s+delårsrapporterna?\s+och\s+årsredovisningen"
    ),
    read=_means("tertial"),
    examples=(
        Example("Arbetet ska [[rapporteras tertialvis]].", "tertial", "invented"),
        Example("[[Uppföljning sker i tertialrapport]].", "tertial", "sample form, report"),
        Example("Uppdraget [[redovisas varje tertial]].", "tertial", "invented"),
    ),
    near_misses=("Tertial 2 visar ett underskott.", "Kostnaden per tertial är 3 miljoner kronor."),
    form="2 recurrence",
)

HALF_YEARLY = Rule(
    name="recurrence.half-yearly",
    kind="recurrence",
    pattern=_with_task(
        r"halvårsvis|varje\s+halvår|varje\s+vår\s+och\s+höst|(?:minst\s+)?(?:två|2)\s+gånger\s+(?:per|om|i)\s+år(?:et)?|en\s+gång\s+(?:per|i)\s+halvår\w*"
    ),
    read=_means("half_yearly"),
    examples=(
        Example("Nämnden ska [[informeras två gånger per år]].", "half_yearly", "PHRASES 2, recurrence"),
        Example("Planen [[följs upp halvårsvis]].", "half_yearly", "invented"),
    ),
    near_misses=("Två gånger så många patienter som förra året.", "Varje halvår betalas hyran."),
    form="2 recurrence",
)

YEARLY = Rule(
    name="recurrence.yearly",
    kind="recurrence",
    pattern=_with_task(
        r"årligen|årsvis|varje\s+år|en\s+gång\s+(?:per|om|i)\s+år(?:et)?|vartannat\s+år|varje\s+kalenderår"
        r"|i\s+samband\s+med\s+(?:varje\s+)?(?:årsredovisningen|årsbokslutet)\s+varje\s+år"
    )
    + rf" | \bårlig(?:a|t|en)?\s+(?:\w+\s+)?(?:{_NOUN}|översyn|utvärdering|revidering|genomgång|kontroll|"
    + r"konferens|övning|mätning|sammanställning|skrivelse|enkät|inventering)\w*"
    + r" | \bsenast\s+(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+(?:årligen|varje\s+år)",
    read=_means("yearly"),
    examples=(
        Example("Arbetet ska [[redovisas till fullmäktige årligen]].", "yearly", "PHRASES 2, recurrence"),
        Example("Direktören lämnar en [[årlig uppföljning]].", "yearly", "PHRASES 2, recurrence"),
        Example("Läget ska [[rapporteras varje år]].", "yearly", "invented"),
        Example("Hamnchefen ska [[se över bojarna varje år]].", "yearly", "invented"),
        Example("Kontoret ska [[årligen sammanställa]] olyckorna.", "yearly", "invented"),
        Example("Nämnden ska hålla en [[årlig övning]].", "yearly", "invented"),
    ),
    near_misses=("Kostnaden uppgår årligen till 3 miljoner kronor.", "Årets budget är antagen."),
    form="2 recurrence",
)

CONTINUOUS = Rule(
    name="recurrence.continuous",
    kind="recurrence",
    pattern=_with_task(
        r"löpande|fortlöpande|kontinuerligt|regelbundet|återkommande|kvartalsvis|veckovis|varje\s+vecka|varannan\s+månad|varje\s+kvartal|per\s+kvartal"
    )
    + rf" | \b(?:löpande|regelbunden|regelbundna|kontinuerlig|fortlöpande)\s+(?:{_NOUN}|information|återkoppling)\w*",
    read=_means("continuous"),
    examples=(
        Example("Direktören ska [[fortlöpande informera]] nämnden.", "continuous", "PHRASES 2, recurrence"),
        Example("Arbetet ska [[återredovisas löpande]].", "continuous", "PHRASES 2, recurrence"),
        Example("Utfallet [[redovisas varje kvartal]].", "continuous", "PHRASES 2, recurrence"),
    ),
    near_misses=("Den löpande driften är dyr.", "Kontinuerliga kostnader minskar."),
    form="2 recurrence",
)

# The most exact first: "löpande … vid varje sammanträde" is each meeting.
RECURRENCE_RULES: tuple[Rule, ...] = (EACH_MEETING, MONTHLY, TERTIAL, HALF_YEARLY, YEARLY, CONTINUOUS)
_TOGETHER = RuleSet(RECURRENCE_RULES)


def find_recurrence(text: str, start: int = 0, end: int | None = None) -> tuple[str, int, int] | None:
    """The recurrence that `text[start:end]` tells of and the span of its words; None where it tells of none.

    each_meeting, monthly, tertial, half_yearly, yearly or continuous. Quarterly reporting, which has no name of its
    own in the shape of findings, is continuous.
    """
    found = next(_TOGETHER.find(text, start, len(text) if end is None else end), None)
    return (found[2], found[1].start(), found[1].end()) if found else None
