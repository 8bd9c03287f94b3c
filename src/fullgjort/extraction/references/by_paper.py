"""By a paper: rules of the citations of documents, and of registry numbers."""

from __future__ import annotations

from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.references.citation import Citation, read_case, read_paper, read_without_body
from fullgjort.extraction.references.parts import AFTER_DATE, BODY, COMPACT_DAY, DAYS, FIRST_SECTION, PAPER_NAME
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.dates import DAY_DATE, MONTH, YEAR

PAPER = Rule(
    name="reference.paper",
    kind="reference",
    pattern=rf"""(?<![\w/-])(?P<paper>{PAPER_NAME})
             (?:\s+(?!(?:att|från\s+och|senast|tidigast|innan|före|efter|som|ska|träder|är|var|gäller|och|till|per|hade|har|sker|klar|klart|gäll\w*|förläng\w*|flyttas|kom|inkom|gav|gavs|togs|tas|blir|lämna\w*|justera\w*|redovisa\w*|\w+eras|\w+ades|\w+des)\b)[\w’'”“\"åäö&-]+){{0,7}}?
             (?:\s*,)?\s*\(?(?:(?:daterad|daterat|dat\.|dagtecknad|upprättad|upprättat|inkommen|inkom|diarieförd|den|från|av|protokollsdatum)\s*)*(?P<date>{DAYS}|{DAY_DATE}|{COMPACT_DAY})(?!\s+(?:till|t\.?o\.?m\.?)\s+(?:den\s+)?\d)
             (?:\s*\((?P<body>{BODY})\s+{FIRST_SECTION}\)|{AFTER_DATE})""",
    read=read_paper,
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
             (?:den\s+)?(?P<date>{DAY_DATE}){AFTER_DATE}""",
    read=read_without_body,
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
    pattern=rf"""(?<![\w/-])(?:{PAPER_NAME})(?:\s+(?!(?:att|är|har|hade|ska|senast|till|inför|under)\b)[\w’'”“\"åäö&-]+){{1,10}}?
             (?:\s*\((?P<date>{MONTH}\s+{YEAR})\)|,\s+(?P<later>{MONTH}\s+{YEAR})(?=\s*(?:\Z|[\n)]|\.(?:\s|\Z))))""",
    read=read_without_body,
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
    pattern=rf"""(?<![\w/-])(?:{PAPER_NAME})\s+från\s+(?-i:[A-ZÅÄÖ])[\w-]+(?:\s[\w-]+){{0,3}}?\s+i\s+(?P<date>{MONTH}\s+{YEAR})(?!\d)""",
    read=read_without_body,
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

CASE = Rule(
    name="reference.case-number",
    kind="reference",
    pattern=r"""\b(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|ärende\s?nr)\b\.?\s*:?\s*
             (?P<number>(?-i:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5})?[\s/-]{0,2}\d[\w:.–/-]*(?:\s?(?-i:[A-ZÅÄÖ]{2,3})\s\d{3,4}(?:\s\d{3})?|[/-][\w.]+|(?:\s\d{3,4}){1,2}(?!\d))?)(?<![.:/–-])""",
    read=read_case,
    examples=(
        Example("Se ärendet, [[dnr KS/2019:347]].", Citation(None, None, "KS/2019:347"), "PHRASES 6, case numbers"),
        Example("[[Dnr 4975-2018]]", Citation(None, None, "4975-2018"), "PHRASES 6, case numbers"),
    ),
    near_misses=("Diarienummer saknas.", "Ärendet har fått ett nummer."),
    certainty=Certainty.LIKELY,
    form="6 case numbers",
)
