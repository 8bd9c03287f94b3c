"""The forms in which Swedish boards decide and propose: lead-ins, acts, results, and what only looks like them."""

from __future__ import annotations

import re

from fullgjort.language.needed_words import Guarded

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
LEAD_IN_AT_END = Guarded(_LEAD_IN, re.VERBOSE | re.IGNORECASE)  # the same without what stands before the verb
INLINE = Guarded(
    rf"""(?P<chain>[^.!?:;]{{0,200}}?)\b(?P<verb>{_VERB})
    (?P<rest>[^.:;,]{{0,110}}?(?:,\sunder\sförutsättning\s(?:av|att)\s[^.:;]{{3,90}}?)?)\s*,?\s*(?=(?:att|dels\satt)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
DATED = re.compile(
    r"\b(?:den\s\d{1,2}\s|\d{4}-\d\d-\d\d|§\s?\d|(?:19|20)\d\d\b|\d{1,2}\s(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|"
    r"okt|nov|dec))",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"^(?:[A-ZÅÄÖ][^.:;]{2,200}?)\s(?:noteras|godkänns?|godkännes|godkändes|fastställs|fastställdes|antas|antogs|"
    r"läggs till handlingarna|lades till handlingarna|tas till protokollet|togs till protokollet|avslås|avslogs|bifalls|"
    r"bifölls|anses (?:därmed |härmed |vara |som )*(?:besvara|avsluta|slutför|fullgjor|genomför|slutredovisa)(?:d|de|t|da)|"
    r"är besvarad|befrias|entledigas|bordläggs|bordlades|återremitteras|"
    r"återremitterades|avslutas|utses|förklaras[^.]{0,80}|beviljas|avskrivs|"
    r"fördelas|överlämnas|noterades|antecknas|antecknades|godkändes|remitteras|hänskjuts|upphävs|"
    r"tilldelas[^.]{0,60}|ändras|ändrades|förlängs|förlängdes|avsätts|avsattes|tillstyrks|tillstyrktes|justeras)[^.:;]{0,160}\.?$"
)
# What stands under the decision's heading as a fact is decided there: "Uppdraget … är därmed fullgjort."
SETTLED = re.compile(
    r"^\w*[Uu]ppdrag(?:et|en)\b[^;:]{0,300}?\s(?:är|stryks|avförs|tas\sbort|utgår|därmed|förlängs|flyttas)\s(?:\w+\s){0,3}?"
    r"(?:fullgjor|slutför|avsluta|besvara|genomför|slutredovisa|från\s\w*lista|till\s)"
)
# The body acts in the sentence itself: "Nämnden ger …", "Fullmäktige beviljar …"
ACT = re.compile(
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
ANY_ACT = re.compile(
    r"^(?:[\wåäö-]+(?:\soch\s[\wåäö-]+)?(?:styrelsen|nämnden|fullmäktige|utskottet|beredningen|direktionen)|styrelsen|"
    r"nämnden|fullmäktige|direktionen|utskottet)(?:\sför\s[\wåäö]+(?:\soch\s[\wåäö]+)?)?\s(?:\w+\s)?"
    r"(?!(?:tackade|fattade|har|hade|är|var|ska|skall|skulle|kan|kunde|bör|borde|får|fick|måste|består|bestod|ansvarar|diskutera\w*|samtala\w*|"
    r"informera\w*|hörde|fråga\w*|undra\w*|besök\w*|träffa\w*|menar|menade|tycker|tyckte|håller|möter|mötte|arbetar|behandla\w*|"
    r"ser|såg|konstatera\w*|och|som|i|på|för|med|om|att|till|av|den|inte)\b)(?:\w+(?:ar|er|ade|de|te)|ber|bad|tog|gav|lät|vill)\b"
    r"|^(?:[\wåäö]+\s){1,4}?(?:vill|ger|gav|begär|begärde|uppdrar|uppdrog|önskar)\s(?:styrelsen|nämnden|fullmäktige|direktionen)\b"
    r"|^(?:nämnden|styrelsen|fullmäktige|direktionen|utskottet|\w+(?:nämnden|styrelsen))\shar\stagit\sdel\sav\b",
    re.IGNORECASE,
)
PAST_ACT = re.compile(
    r"^(?:\S+\s){1,4}?(?:gav|uppdrog|godkände|antog|fastställde|avslog|biföll|noterade|utsåg|beviljade|bordlade)\b"
)
AS_PROPOSED = re.compile(
    r"(?:förslaget\s(?:godkänd|godkänn|bifall|antog)\w*|(?:nämnden\s)?(?:beslutar\s)?enligt\sförslag(?:et)?)\.?$",
    re.IGNORECASE,
)  # the content stands above
ADOPTED = re.compile(
    r"\bbesluta(?:r|de)\s(?:i\senlighet\s(?:härmed|med\s\w*\s?förslaget)|enligt\s(?:\w+s\s)?förslag(?:et)?)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^(?P<label>(?:\w+s\s)?(?:förslag(?:\still\sbeslut)?|beslut))\s*:\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL
)
# What decides anew, after an assignment in the same sentence; other infinitives are parts of the assignment
DECIDING = re.compile(
    r"\s(?:samt\s|och\s|dels\s)?(?:uppdrar|ger\s|att\s(?:ge|uppdra|uppdraga|godkänna|lägga|fastställa|anta|"
    r"anvisa|bevilja|avslå|bifalla|överföra|medge|notera|utse|upphäva|avge|"
    r"inrätta|anslå|tacka|anse|förklara|överlämna|avsluta|bemyndiga|i\sövrigt|omedelbart|till\sprotokollet)\b|att\s(?![a-zåäö]+a\s)\w+\s(?:\w+\s){0,3}?(?:ska|"
    r"skall|är|får|gäller|\w+as|\w+es|\w+s)\b)",
    re.IGNORECASE,
)
NOT_A_POINT = re.compile(
    r"^(?:i motionen|[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}\s\(\w{1,4}\)\s(?:yrkar|föreslår|reserverar|frågar|undrar|utses att jämte|"
    r"har (?:\S+ ){0,6}?(?:föreslagit|yrkat|frågat|inkommit|lämnat|väckt))|"
    r"ordföranden påminner|sammanfattning|ärendet(?!\s\w+s\b)|bakgrund|protokollet justeras|beslutet skickas|"
    r"protokollsutdrag|protokollsanteckning|särskilt yttrande|bilag|expedieras|"
    r"reservation|yrkande(?!t\s.*\b(?:avslås|bifalls|avslogs|bifölls)\b)|omröstning|jäv|paragrafen(?!\s(?:förklaras|justeras))|"
    r"anslag|ordföranden? (?:ställer|finner|frågar)|motivering|underskrift|vid protokollet|i tjänsten|"
    r"med hänvisning till|beslutsunderlag)",
    re.IGNORECASE,
)
INFINITIVE = re.compile(
    r"^(?:att\s)?(?:dels\s)?(?:[a-zåäö]+a|ge|se|få|gå|ta|bli|stå|utse|anse|bifalla|avge|tillse|överse|föreslå|återgå|"
    r"avslå|uppdra|anta)\b",
    re.IGNORECASE,
)
ASSIGNS = re.compile(
    r"\b(?:anmoda[sr]?|uppmana[sr]?|ombeds|ombads|ålägg(?:er|s|a)|ålades|uppdras|tillsätts\smed|tillsätta\s[^.;:]{3,60}\smed|"
    r"låta\s\S+(?:en|et)\s\w+a)\b|\b(?:i\suppdrag|i\suppgift|uppdra(?:r|s|ga)?\s(?:åt|till)|(?:ge|ger|får|ges|gav|fick|"
    r"gavs)\b[^.;:]{0,60}\suppdraget\satt|får\suppdrag\sav)\b|"
    r"\b(?:ska|skall)\s(?:\w+\s){0,6}?(?:återrapporteras?|återkomma|återredovisas?|redovisas?\s(?:till|för|"
    r"senast|vid))\b",
    re.IGNORECASE,
)


# "att inte ge direktören i uppdrag att …", "avslå förslaget att ge …"
REFUSES = re.compile(
    r"^(?:att\s)?(?:\w+(?:styrelsen|nämnden|fullmäktige|utskottet)\s)?(?:avslå[sr]?\s(?:\w+\s){0,4}?att\s(?:ge|uppdra)\b|"
    r"(?:avstå[r]?\sfrån\satt\s|inte\s)(?:ge|uppdra|låta)\b|(?:ger|uppdrar)\sinte\b)",
    re.IGNORECASE,
)


ALONE = re.compile(r"(?:[\w-]+(?:\s[\w-]+){0,4}\s)?(?:beslutar|beslutade)", re.IGNORECASE)
# "att direktören skulle …": told afterwards, in a paper that decides nothing itself
RETOLD = re.compile(r"(?:att\s)?(?:[\wåäö-]+\s){1,5}?skulle\b", re.IGNORECASE)
# Under the heading of a decision: what somebody else shall do
SHALL = re.compile(r"[A-ZÅÄÖ][\wåäöÅÄÖ -]{2,60}?\s(?:ska|skall|åläggs|har\satt)\s(?!inte\b)")
