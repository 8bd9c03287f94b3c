"""The forms in which auditors' and committees' recommendations are retold, and the softer words of their own."""

from __future__ import annotations

import re

from fullgjort.extraction.recommendations.forms import whole
from fullgjort.extraction.rule import Example, Rule

_OF = r"(?:lekmanna|region|kommun|landstings|stads)?"
# "kommunens revisorer", "revisorerna i Region Granvik", "revisionen", a firm, a committee with "en"
_SPEAKER = rf"""(?:(?:\w+s\s)?{_OF}revisorer(?:na)?|lekmannarevisorn|{_OF}revisionen|{_OF}revisionskontoret|granskarna|granskningen
    |PwC|KPMG|EY|Deloitte|Azets|BDO|(?!val|budget)(?:\w+-?)?beredningen|patientnämnden)
    (?:\si\s(?-i:[A-ZÅÄÖ])\S+(?:\s(?-i:[A-ZÅÄÖ])\S+)?)?
    (?:\s(?:har|hade|också|även|vidare|därför|dessutom|dock|därutöver|därtill|samtidigt|särskilt|tidigare|nu|vill)){{0,3}}"""
_SAYS = r"""(?:anser|ansåg|ansett|bedömer|bedömde|bedömt|menar|menade|menat|framhåller|framhöll|framhållit|påpekar|
    påpekade|påpekat|understryker|underströk|understrukit|föreslår|föreslog|föreslagit|betonar|betonade|betonat|
    poängterar|poängterade|poängterat|tycker|tyckte|pekar\spå|pekade\spå|pekat\spå)"""
_STRESSES = r"""(?:framhåll(?:a|er|it)|framhöll|understryk(?:a|er)|underströk|understrukit|beton(?:a|ar|ade|at)|
    poängter(?:a|ar|ade|at)|påpek(?:a|ar|ade|at)|pek(?:ar|ade|at)\spå|peka\spå|tryck(?:er|te|t)\spå|lyft(?:er|e)?|
    påmin(?:ner|de|t)\som)"""
_ADVISES = r"""(?:rekommendera(?:r|de|t)|förorda(?:r|de|t)|uppmana(?:r|de|t)?|tillråd(?:er|de|it)|råder|
    förväntar\s(?:sig|oss)|förväntade\ssig|förutsätter|utgår\sfrån|ser\s(?:gärna|helst))"""
_INFINITIVE = r"(?:\w+\s){0,2}?(?:\w{2,}as?|ses?|får?|tas?|gå|bli|ske|ges?)\b"
_OUGHT = rf"(?:\b(?:bör|borde)\b|(?<!inte\s)(?<!som\s)\b(?:behöver|behövde|måste)\s(?!inte\b){_INFINITIVE})"
_SPEAKER_NAMES = (
    rf"(?:{_OF}revisorerna|lekmannarevisorn|{_OF}revisionen|granskningen|granskarna|vår\smening|nämndens\smening)"
)
_BODY = (
    r"[\wåäö-]*(?:nämnden|nämnderna|styrelsen|styrelserna|direktionen|fullmäktige|utskottet|regionen|kommunen|"
    r"förvaltningen|förbundet|bolaget|direktören)"
)
# Formal words of auditors to the council, and committees' proposals of decisions
_FORMAL = re.compile(
    r"\b(?:ansvarsfrihet|(?:bör|borde|ska)\s(?:\w+\s)?granskas|beakta\b.{0,40}(?:synpunkt|rekommend|iakttag|revisor)\w*|"
    r"årsredovisning\w*|(?:att|ska|föreslås)\s\S{0,40}\s?beslut(?:a|ar)\b)"
)


def _advice(match: re.Match[str]) -> str | None:
    """The matched words; None for formal words, for an answer, and for a lead-in whose items stand below."""
    if _FORMAL.search(match.string) or match.string.rstrip().endswith((" att", ":")):
        return None
    return whole(match)


REPORTED = Rule(
    name="recommendation.reported-ought",
    kind="recommendation",
    pattern=rf"""\b{_SPEAKER}\s{_SAYS}\b[^.:]*?{_OUGHT}.*
        |.*\b(?:bör|borde|behöver|måste)\b[^.:]{{0,60}}?,?\senligt\s(?:\w+s\s)?{_SPEAKER_NAMES}\b.*
        |^enligt\s(?:\w+s\s)?{_SPEAKER_NAMES}\s{_OUGHT}.*
        |\bi\s(?:\w+revisorernas|revisorernas|revisionens|granskningens)\s(?:rapport|granskning|missiv|skrivelse)\b[^.:]*?
         \b(?:konstatera(?:s|des)|framhålls|framhölls|påpeka(?:s|des)|angavs|anges|sägs|framgår)\satt\s[^.:]*?{_OUGHT}.*""",
    read=_advice,
    examples=(
        Example(
            "[[I revisorernas rapport om hamnen, som kom i maj, påpekades att nämnden bör mäta väntetiden.]]",
            "I revisorernas rapport om hamnen, som kom i maj, påpekades att nämnden bör mäta väntetiden.",
            "cited in a memo, passive",
        ),
        Example(
            "[[Kommunens revisorer påpekade förra året att nämnden borde mäta väntetiden.]]",
            "Kommunens revisorer påpekade förra året att nämnden borde mäta väntetiden.",
            "cited in a memo, past tense",
        ),
        Example(
            "[[Revisorerna i Region Granvik har framhållit att styrelsen måste se över avtalen.]]",
            "Revisorerna i Region Granvik har framhållit att styrelsen måste se över avtalen.",
            "cited in a memo, perfect",
        ),
        Example(
            "[[Hamnnämnden borde enligt revisorerna räkna båtarna varje vecka.]]",
            "Hamnnämnden borde enligt revisorerna räkna båtarna varje vecka.",
            "cited in a memo, the speaker in between",
        ),
    ),
    near_misses=(
        "Revisorerna bedömde att nämnden inte behöver vidta någon åtgärd.",
        "Revisorerna anser att de som behöver vård får det.",
        "Valberedningen anser att Karin Berg bör väljas.",
        "I revisorernas rapport konstaterades att väntetiden är lång.",
        "Förvaltningen påpekade att nämnden borde mäta väntetiden.",
    ),
    form="PHRASES 4, bör with speaker, retold",
)
PRONOUN = Rule(
    name="recommendation.pronoun-ought",
    kind="recommendation",
    pattern=rf"""^(?:(?:(?:vidare|dessutom|också|samtidigt|därför|därutöver|därtill)\s)?(?:{_SAYS}|{_ADVISES})\s(?:de|man|den)
        |(?:de|man|den|granskarna)\s(?:\w+\s)?(?:{_SAYS}|{_ADVISES}))\b[^.:]*?(?:{_OUGHT}|(?<=rekommenderar)[^.:]*\batt\b|
        (?<=förordar)[^.:]*\batt\b|(?<=uppmanar)[^.:]*\batt\b|(?<=rekommenderade)[^.:]*\batt\b).*""",
    read=_advice,
    examples=(
        Example(
            "[[De menar att nämnden bör följa upp avtalen.]]",
            "De menar att nämnden bör följa upp avtalen.",
            "pronoun for the auditors of the sentence before",
        ),
        Example(
            "[[Dessutom anser de att rutinen behöver förtydligas.]]",
            "Dessutom anser de att rutinen behöver förtydligas.",
            "pronoun, inverted",
        ),
        Example(
            "[[De rekommenderar nämnden att ta fram en plan.]]",
            "De rekommenderar nämnden att ta fram en plan.",
            "pronoun, recommends",
        ),
    ),
    near_misses=("De menar att arbetet går bra.", "De bör följa upp avtalen.", "Man kan anse att rutinen är bra."),
    form="PHRASES 4, pronoun",
)
ADVISES = Rule(
    name="recommendation.advises",
    kind="recommendation",
    pattern=rf"\b{_SPEAKER}\s(?:i\s(?:sin|en)\s[^.:,]{{4,60}}?\s)?{_ADVISES}\b[^.:]*?\batt\s\S.*|\b{_SPEAKER}\s(?:efterlyser|efterlyste|efterlyst)\s.*",
    read=_advice,
    examples=(
        Example(
            "[[Revisionen förordar därför att nämnden kartlägger riskerna.]]",
            "Revisionen förordar därför att nämnden kartlägger riskerna.",
            "answer to an audit",
        ),
        Example(
            "[[Revisorerna uppmanade styrelsen att skärpa kontrollen.]]",
            "Revisorerna uppmanade styrelsen att skärpa kontrollen.",
            "cited in a memo, past tense",
        ),
        Example(
            "[[Revisionen rekommenderade 2019 i sin granskning att styrelsen skulle mäta väntetiden.]]",
            "Revisionen rekommenderade 2019 i sin granskning att styrelsen skulle mäta väntetiden.",
            "cited in a memo, past tense",
        ),
        Example(
            "[[Lekmannarevisorn har i sin rapport för 2030 rekommenderat bolaget att räkna båtarna.]]",
            "Lekmannarevisorn har i sin rapport för 2030 rekommenderat bolaget att räkna båtarna.",
            "cited in a memo, perfect",
        ),
        Example(
            "[[Revisorerna efterlyser en tydligare ansvarsfördelning.]]",
            "Revisorerna efterlyser en tydligare ansvarsfördelning.",
            "cited in a memo",
        ),
    ),
    near_misses=(
        "Revisorerna rekommenderar att ansvarsfrihet beviljas.",
        "Förvaltningen förordar att nämnden kartlägger riskerna.",
        "Revisorerna förordar.",
    ),
    form="PHRASES 4, recommends, retold",
)
ADVISED = Rule(
    name="recommendation.advised",
    kind="recommendation",
    pattern=rf"""\b{_BODY}\s(?:\w+\s){{0,2}}?(?:rekommenderas|rekommenderades)\s[^.:,]{{0,40}}?\batt\s\S.*
        |\b(?:fick|får|har\sfått)\srekommendationen\satt\s\S.*
        |\b(?:revisor\w+|revision\w+|vår|granskning\w+|beredningens)\s(?:\w+\s)?rekommendation(?:er)?\s
         (?:till\s[^.:]{{3,60}}?\s)?(?:är|var|blev)\s(?:\w+\s)?att\s\S.*""",
    read=_advice,
    examples=(
        Example(
            "Av revisorernas rapport framgår att [[kulturnämnden rekommenderas att se över taxan.]]",
            "kulturnämnden rekommenderas att se över taxan.",
            "cited in a memo, passive",
        ),
        Example(
            "[[Revisorernas rekommendation till nämnden är att se över taxan.]]",
            "Revisorernas rekommendation till nämnden är att se över taxan.",
            "cited in a memo, noun",
        ),
    ),
    near_misses=(
        "Invånarna rekommenderas att koka vattnet.",
        "Kommunstyrelsen rekommenderar fullmäktige att avslå motionen.",
        "Nämnden uppmanas att beakta revisorernas synpunkter.",
        "Rutinmässig användning rekommenderas inte.",
    ),
    form="PHRASES 4, passive",
)
STRESSES = Rule(
    name="recommendation.stresses",
    kind="recommendation",
    pattern=rf"\b{_SPEAKER}\s{_STRESSES}\b[^.:]{{0,90}}?\b(?:vikten|betydelsen|behovet)\sav\b.*",
    read=_advice,
    examples=(
        Example(
            "[[Revisorerna betonade i sin rapport vikten av att styrelsen följer upp avtalen.]]",
            "Revisorerna betonade i sin rapport vikten av att styrelsen följer upp avtalen.",
            "PHRASES 4, soft, retold",
        ),
    ),
    near_misses=("Styrelsen betonar vikten av ett gott bemötande.", "Revisorerna framhåller att arbetet går framåt."),
    form="PHRASES 4, soft, retold",
)
EXPECTS = Rule(
    name="recommendation.expects",
    kind="recommendation",
    pattern=rf"""\bvi\s(?:\w+\s)?(?:förväntar\soss|förutsätter|förordar|uppmanar|råder|rekommenderar|efterlyser)\b.*
        |.*\b(?:rekommenderade|uppmanade|förordade)\svi\b[^.:]*?\batt\b.*|.*\bvi\s(?:\w+\s)?(?:rekommenderade|uppmanade|förordade)\b[^.:]*?\batt\b.*
        |\b(?:förväntar|förutsätter|förordar|efterlyser|rekommenderar)\svi\b.*
        |\bvi\sser\s(?:\w+\s){{0,2}}?behov\sav\b.*
        |\bfinns\s(?:[^.:,]{{0,40}}\s)?(?:anledning|skäl)\sför\s(?:\w+\s)?{_BODY}\satt\s.*
        |\b(?:är\sdet|det\sär|det\svore)\s(?:\w+\s){{0,3}}?(?:angeläget|väsentligt|nödvändigt|viktigt|av\svikt|lämpligt|
          önskvärt|värdefullt)\satt\s(?:(?:\w+\s){{0,2}}?{_BODY}\b|[^.:]*?\b(?:\w{{4,}}as|ses\söver|tas\sfram|\w+(?:följ|klarlägg|stärk|säkerställ|inför|fastställ)s
          |(?:följ|klarlägg|stärk|säkerställ|inför|fastställ)s)\b).*""",
    read=_advice,
    examples=(
        Example(
            "[[Vi förväntar oss att nämnden följer upp avtalen.]]",
            "Vi förväntar oss att nämnden följer upp avtalen.",
            "PHRASES 4, soft",
        ),
        Example(
            "[[Det är därför angeläget att styrelsen klargör ansvaret.]]",
            "Det är därför angeläget att styrelsen klargör ansvaret.",
            "PHRASES 4, soft",
        ),
        Example(
            "Det [[finns enligt vår mening skäl för nämnden att se över taxan.]]",
            "finns enligt vår mening skäl för nämnden att se över taxan.",
            "PHRASES 4, soft",
        ),
    ),
    near_misses=("Vi väntar oss regn.", "Det är viktigt att vården är jämlik.", "Det finns skäl att avslå motionen."),
    form="PHRASES 4, soft",
)
# In a committee's own report "nämnden" is the one who speaks
OWN_VOICE = Rule(
    name="recommendation.own-voice",
    kind="recommendation",
    pattern=rf"""^(?:nämnden|rådet|utskottet|beredningen|kommittén)(?:\s\w+)?\s(?:{_SAYS}\b[^.:]*?{_OUGHT}|{_ADVISES}\b[^.:]*?\batt\b|föreslår\satt\s{_BODY}\s).*
        |^(?:\w+\s){{0,2}}?(?:{_SAYS}|{_ADVISES})\s(?:nämnden|rådet|utskottet|beredningen|kommittén)\b[^.:]*?(?:{_OUGHT}|\batt\b).*""",
    read=_advice,
    examples=(
        Example(
            "[[Nämnden rekommenderar slutligen styrelsen att öppna hamnkontoret på lördagar.]]",
            "Nämnden rekommenderar slutligen styrelsen att öppna hamnkontoret på lördagar.",
            "committee's own report",
        ),
        Example(
            "[[Vidare anser rådet att regionen bör märka ut stigarna.]]",
            "Vidare anser rådet att regionen bör märka ut stigarna.",
            "committee's own report, inverted",
        ),
    ),
    near_misses=("Nämnden anser att vården är god.", "Nämnden har under året haft nio möten.", "Rådet bör väljas om."),
    form="PHRASES 4, committee's own voice",
)
OPINION = Rule(
    name="recommendation.opinion",
    kind="recommendation",
    pattern=rf"""\b(?:det\sär\svår\s(?:\w+\s)?(?:uppfattning|mening|bedömning|åsikt|slutsats)
        |vår\s(?:\w+\s)?(?:uppfattning|mening|bedömning|åsikt|slutsats)\sär)\satt\b[^.:]*?{_OUGHT}.*""",
    read=_advice,
    examples=(
        Example(
            "[[Det är vår uppfattning att rutinen inte bör ligga kvar.]]",
            "Det är vår uppfattning att rutinen inte bör ligga kvar.",
            "PHRASES 4, bör with speaker",
        ),
        Example(
            "[[Vår samlade bedömning är att nämnden behöver stärka styrningen.]]",
            "Vår samlade bedömning är att nämnden behöver stärka styrningen.",
            "PHRASES 4, bör with speaker",
        ),
    ),
    near_misses=("Vår bedömning är att styrningen är god.", "Det är vår uppfattning att nämnden inte behöver agera."),
    form="PHRASES 4, bör with speaker",
)
BODY_NEEDS = Rule(
    name="recommendation.body-needs",
    kind="recommendation",
    pattern=rf"^(?:vidare\s|också\s|även\s|dessutom\s)?(?:{_BODY}\s(?:\w+\s)?(?:behöver|borde|måste)|(?:behöver|borde|måste)\s{_BODY})\s(?!inte\b)(?:i\s(?:större|högre|ökad|bättre)\s\w+\s|(?:snarast|skyndsamt|tydligare|bättre)\s)?{_INFINITIVE}.*",
    read=_advice,
    examples=(
        Example(
            "[[Socialnämnden behöver stärka sin interna kontroll.]]",
            "Socialnämnden behöver stärka sin interna kontroll.",
            "PHRASES 4, behöver",
        ),
        Example(
            "[[Styrelsen behöver i högre grad följa hyrorna.]]",
            "Styrelsen behöver i högre grad följa hyrorna.",
            "PHRASES 4, behöver",
        ),
    ),
    near_misses=("Nämnden behöver inte agera.", "Patienten behöver vård.", "Nämnden behöver mer pengar."),
    form="PHRASES 4, behöver",
)
REPORTED_RULES = (REPORTED, PRONOUN, ADVISES, ADVISED, STRESSES, EXPECTS, OWN_VOICE, OPINION, BODY_NEEDS)
