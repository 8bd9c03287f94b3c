"""The forms in which auditors and committees recommend, as rules over one sentence."""

from __future__ import annotations

import re

from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule

_AUDITORS = (
    r"(?:(?:lekmanna|region|kommun|landstings|stads)?revisorerna|(?:lekmanna|region|kommun|landstings|"
    r"stads)?revisonen|(?:lekmanna|region|kommun|landstings|stads)?revisionen"
    r"|revisionskontoret|granskningen|PwC|KPMG|EY|Deloitte|Helseplan|Komrev|Sirona|Capire|Azets|BDO)"
)
_SPEAKER = rf"(?:{_AUDITORS}|vi|beredningen|\w+beredningen|patientnämnden)"

# The answer to a recommendation, or a mention of it, is none: "ställer sig bakom alla rekommendationer".
ANSWER = re.compile(
    r"\b(?:ställer sig bakom|instämmer|delar revisor\w+|tar till sig|har beaktat|beaktar|kommer att beakta|"
    r"åberopas|med anledning av (?:revisor\w+|revision\w+|de) rekommendation\w*|"
    r"i enlighet med (?:revisor\w+ |revision\w+ )?rekommendation\w*|enligt (?:revisor\w+ |"
    r"revision\w+ )?rekommendation\w*|(?:byter|uppdaterar) (?:webbläsare|din)|"
    r"rekommendation\w* (?:är|har) (?:nu )?(?:genomförd\w*|åtgärdad\w*|omhändertag\w+|hanterad\w*|beaktats|"
    r"följts|presenterats)|åtgärdsförslag|(?:bör|borde|ska) (?:\w+ )?granskas)\b",
    re.IGNORECASE,
)
# A list that tells what has been done about recommendations
ANSWERING_LEAD_IN = re.compile(
    r"\b(?:åtgärd(?:er|erna)?|vidta\w*|svar(?:et)?\s(?:på|till)|svarar|kommentar(?:er|erna)?|följt|genomfört|"
    r"status|uppföljning)\b",
    re.IGNORECASE,
)
# What someone else recommends: authorities, WHO, guidelines
CITED = re.compile(
    r"\b(?:socialstyrelsens?|folkhälsomyndighetens?|who|läkemedelsverkets?|boverkets?|smhi|skr|skls?|"
    r"nationella riktlinjer\w*|regeringens?|livsmedelsverkets?|parti\w*)\b.{0,40}\brekommend"
    r"|\b(?:rekommenderar|rekommenderas)\s(?:inte|rutinmässig|att du|dig|er att)\b|"
    r"\brekommenderad(?:e|t)?\b(?!\s+åtgärd)(?![^.:]{0,70}\batt\b)",
    re.IGNORECASE,
)


def whole(match: re.Match[str]) -> str | None:
    """The matched words, white space folded; None where the sentence is an answer or cites somebody else."""
    if ANSWER.search(match.string) or CITED.search(match.string):
        return None
    return " ".join(match.group().split())


LEAD_IN = Rule(
    name="recommendation.lead-in",
    kind="recommendation",
    pattern=r"""
        \b(?:
            (?:lämna[rt]?|lämnade|lämnas|ger|gav|gett|riktar|riktat|avger|framför|framfört|bör)\b
              [^.:]{0,120}? \brekommendation(?:er|en)?\b
          | rekommendera[rt]?(?:s|de)?\b
          | (?:följande|nedanstående|dessa|våra|revisorernas|revisionens|granskningens)\s
              (?:\w+\s)?rekommendation(?:er)?\b
        )
        [^.:]{0,200}? (?: \batt | \bbör )? \s?(?: : | \batt | \bföljande ) \s*$
    """,
    read=whole,
    examples=(
        Example(
            "Revisorerna [[lämnar följande rekommendationer till nämnden:]]",
            "lämnar följande rekommendationer till nämnden:",
            "PHRASES 4, lead-in with the addressee",
        ),
        Example(
            "Utifrån granskningen [[rekommenderar vi kulturnämnden att:]]",
            "rekommenderar vi kulturnämnden att:",
            "PHRASES 4, lead-in with the addressee",
        ),
        Example(
            "Enligt vår mening [[bör följande rekommendationer prioriteras:]]",
            "bör följande rekommendationer prioriteras:",
            "PHRASES 4, present tense",
        ),
    ),
    near_misses=(
        "Styrelsen ställer sig bakom alla rekommendationer som lämnats:",
        "Socialstyrelsen rekommenderar följande:",
        "Rekommendationer ........ 11",
        "Följande åtgärder har vidtagits med anledning av revisorernas rekommendationer:",
    ),
    form="PHRASES 4, lead-in",
)
# A lead-in without a colon, told by the list that follows it: "Kulturnämnden bör", "Till styrelsen rekommenderar vi"
OPEN_LEAD_IN = Rule(
    name="recommendation.open-lead-in",
    kind="recommendation",
    pattern=r"""
        ^(?:[^.:]{0,120}\s)?[\wåäö-]*(?:nämnden|nämnderna|styrelsen|styrelserna|direktionen|fullmäktige|utskottet|regionen|kommunen|
            förvaltningen|förbundet|bolaget)\s(?:\w+\s){0,2}?(?:bör|borde|behöver|rekommenderas)(?:\s\w+){0,2}?\s*:?$
      | ^(?![^.:]*\bbesluta)[^.:]{0,120}\b(?:rekommenderar|rekommenderas|föreslår|uppmanar|råder)\b[^.:]{0,120}$
      | ^[^.:]{0,90}\b(?:anser|menar|bedömer|framhåller|påpekar)\b[^.:]{0,80}\batt(?:\s[\wåäö-]*(?:nämnden|styrelsen|
            direktionen|regionen|kommunen|förvaltningen|förbundet|bolaget))?\s*:?$
    """,
    read=whole,
    examples=(
        Example("[[Kulturnämnden bör]]", "Kulturnämnden bör", "audit report, one list for each board"),
        Example(
            "[[Till hamnstyrelsen rekommenderar vi]]",
            "Till hamnstyrelsen rekommenderar vi",
            "audit report, one list for each board",
        ),
    ),
    near_misses=(
        "Beredningen föreslår landstingsfullmäktige besluta",
        "Kulturnämnden har",
        "Styrelsen bör se över taxan och avgiften.",
        "Vi har granskat tre nämnder",
    ),
    form="PHRASES 4, lead-in without colon",
)
LABELLED = Rule(
    name="recommendation.labelled",
    kind="recommendation",
    pattern=r"^(?:revisorernas\s|revisionens\s)?rekommendation(?:\s\d+)?\s?[:.–-]\s?(?P<item>(?=\S{2,}\s)\S.{15,})",
    read=lambda match: None if ANSWER.search(match.string) else " ".join(match.group("item").split()),
    examples=(
        Example(
            "[[Rekommendation 2: Att nämnden tar fram en rutin för kontroll.]]",
            "Att nämnden tar fram en rutin för kontroll.",
            "answer to an audit, labelled",
        ),
    ),
    near_misses=("Rekommendation 3", "Rekommendationer 11", "En rekommendation: läs hela texten."),
    form="svar på revision, numrerade rekommendationer",
)
RECOMMENDS = Rule(
    name="recommendation.recommends",
    kind="recommendation",
    pattern=rf"\b(?:{_SPEAKER}\s(?:\w+\s)?rekommenderar|rekommenderar\s{_SPEAKER})\b[^.:]*?\batt\s\w.*",
    read=whole,
    examples=(
        Example(
            "[[Revisorerna rekommenderar nämnden att se över sin delegation.]]",
            "Revisorerna rekommenderar nämnden att se över sin delegation.",
            "PHRASES 4",
        ),
        Example(
            "Därför [[rekommenderar vi styrelsen att följa upp avtalen.]]",
            "rekommenderar vi styrelsen att följa upp avtalen.",
            "PHRASES 4, inverted",
        ),
    ),
    near_misses=(
        "Vi rekommenderar att du byter webbläsare.",
        "Socialstyrelsen rekommenderar att alla vaccineras.",
        "Rutinmässig användning rekommenderas inte.",
    ),
    form="PHRASES 4, recommends",
)
SPEAKS = Rule(
    name="recommendation.speaker-ought",
    kind="recommendation",
    pattern=rf"\b(?:{_SPEAKER}\s(?:\w+\s)?(?:anser|bedömer|menar|framhåller|påpekar|understryker|föreslår|betonar)|"
    rf"(?:anser|bedömer|menar|framhåller)\s{_SPEAKER})\b[^.:]*?\b(?:bör|(?<!inte\s)behöver(?!\sinte\b)|borde)\b.*",
    read=whole,
    examples=(
        Example(
            "[[Revisorerna anser att socialnämnden bör stärka sin uppföljning.]]",
            "Revisorerna anser att socialnämnden bör stärka sin uppföljning.",
            "PHRASES 4, bör",
        ),
    ),
    near_misses=(
        "Räddningstjänsten anser att regionen bör betala mer.",
        "Revisorerna anser att styrningen är ändamålsenlig.",
        "Revisorerna anser att nämnden inte behöver agera.",
    ),
    form="PHRASES 4, bör with speaker",
)
OUGHT = Rule(
    name="recommendation.ought",
    kind="recommendation",
    pattern=r"^(?!enligt\s|av\s(?:svaret|yttrandet)\s)(?:(?:det|även|också|dessutom|vidare)\s)?[^.:,]{0,80}?\bbör\s(?!(?:följande|noteras|nämnas|påpekas|"
    r"det\snoteras|dock\snoteras)\b)[^.:]*",
    read=whole,
    examples=(
        Example(
            "[[Nämnden bör klargöra vem som äger processen]].",
            "Nämnden bör klargöra vem som äger processen",
            "PHRASES 4, bör",
        ),
        Example("[[Rutinen bör ses över]].", "Rutinen bör ses över", "PHRASES 4, no addressee"),
    ),
    near_misses=(
        "Det bör noteras att granskningen gjordes i maj.",
        "Enligt lagen bör båtar märkas.",
        "Nämnden har en rutin.",
    ),
    form="PHRASES 4, bör",
)
SOFT = Rule(
    name="recommendation.soft",
    kind="recommendation",
    pattern=r"\b(?:vi|revisorerna|revisionen)\s(?:ser\sgärna\satt|(?:vill\s)?(?:också\s|även\s|"
    r"särskilt\s)?(?:understryk(?:a|er)|beton(?:a|ar)|"
    r"framhåll(?:a|er))\s(?:vikten|betydelsen)\sav|uppmanar\b|uppmuntrar\b)\s?.*",
    read=whole,
    examples=(
        Example(
            "[[Vi ser gärna att nämnden följer upp avtalen varje år.]]",
            "Vi ser gärna att nämnden följer upp avtalen varje år.",
            "PHRASES 4, soft",
        ),
        Example(
            "[[Vi vill understryka vikten av att rutinen är känd.]]",
            "Vi vill understryka vikten av att rutinen är känd.",
            "PHRASES 4, soft",
        ),
    ),
    near_misses=("Vi ser att nämnden följer upp avtalen.", "Styrelsen understryker vikten av ett gott bemötande."),
    form="PHRASES 4, soft",
)
NEED = Rule(
    name="recommendation.need",
    kind="need",
    pattern=r"^det\sbehövs\s[^.:]*|\b(?:finns|föreligger|ser|uttryck(?:er|s|t)|lyfter|framkommer|"
    r"framkommit)\b[^.:]{0,60}?\bbehov(?:et)?\s(?:av|att)\b[^.:]*|\bbehov(?:et)?\s(?:av|att)\s[^.:]*?\b(?:finns|"
    r"framkommer|framkommit)\b[^.:]*",
    read=whole,
    examples=(
        Example(
            "Beredningen konstaterar att det [[finns behov av fler mötesplatser för unga]].",
            "finns behov av fler mötesplatser för unga",
            "committee's report",
        ),
        Example(
            "Beredningen [[ser ett behov av bättre information]].",
            "ser ett behov av bättre information",
            "committee's report",
        ),
        Example("[[Det behövs fler bänkar vid hamnen]].", "Det behövs fler bänkar vid hamnen", "committee's report"),
    ),
    near_misses=("Vid behov kontaktas beredningen.", "Beredningen har utrett patienternas erfarenheter."),
    form="behov från beredning",
)
# Under a committee's heading "Behov …" what people need is a need in any words
NEEDED = Rule(
    name="recommendation.needed-by-someone",
    kind="need",
    pattern=r"^[^.:]{3,80}?\s(?:behöver|behövs|saknar|saknas|måste)\b[^.:]*",
    read=whole,
    examples=(
        Example(
            "[[De äldre behöver någon att fråga]].", "De äldre behöver någon att fråga", "under the heading of needs"
        ),
    ),
    near_misses=("Beredningen har mött sextio båtägare.", "Vid behov kontaktas hamnen."),
    form="behov från beredning, under egen rubrik",
)
NEED_LEAD_IN = Rule(
    name="recommendation.need-lead-in",
    kind="need",
    pattern=r"\b(?:följande\sbehov|behov(?:en)?\s(?:av|är|som)|behov(?:en)?)\b[^.:]{0,120}:\s*$",
    read=whole,
    examples=(
        Example(
            "Beredningen har sett [[följande behov hos invånarna:]]",
            "följande behov hos invånarna:",
            "committee's report, bulleted",
        ),
    ),
    near_misses=("Vid behov kontaktas jouren.", "Behovet av vårdplatser har minskat: två avdelningar är stängda."),
    certainty=Certainty.SURE,
    form="behov från beredning, lista",
)
RULES = (LEAD_IN, OPEN_LEAD_IN, LABELLED, RECOMMENDS, SPEAKS, OUGHT, SOFT, NEED, NEEDED, NEED_LEAD_IN)
