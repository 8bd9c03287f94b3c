"""Context: who speaks, and whether the words give an assignment at all.

A step of its own, after the wordings: it looks at the sentence, at the voice of the section, and at phrases that
only look like a cue.
"""

from __future__ import annotations

import re
from enum import StrEnum

from fullgjort.extraction.section import Section


class Context(StrEnum):
    """Why a wording counts, or does not. `GIVEN` and `CITED` count; `WISHED` is doubtful; the rest do not count."""

    GIVEN = "given"
    CITED = "cited"
    WISHED = "wished"
    NEGATED = "negated"
    PARTY = "party"
    CONSULTANT = "consultant"
    ELECTED = "elected"
    GENERAL = "general"


COUNTS = (Context.GIVEN, Context.CITED, Context.WISHED)

_NEGATED = re.compile(r"\b(?:inte|ej|aldrig|varken|inget|utan att)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:yrka(?:r|de|t|nde)?|motion(?:en|är(?:en|erna)?|ären)?|i\sett\s(?:yrkande|tilläggsyrkande)|reserverar\ssig|"
    r"(?:föreslagit|föreslår|föreslog|vill)\s(?:i\s(?:en\s)?motion\s)?att\s(?:\w+\s){0,3}?(?:fullmäktige|"
    r"styrelsen|nämnden)\sska|"
    r"(?:utredaren|utredningen|promemorian|betänkandet|remissen|lagrådsremissen)\s(?:\w+\s){0,4}föreslå\w*|"
    r"(?:vill|önskar|anser|menar|tycker)\satt\s(?:\w+\s){0,3}?(?:nämnden|styrelsen|fullmäktige|kommunen|regionen)\b|\bbör\sfå|(?:hemställ\w*|föreslagit|framfört|begärt)\s(?![^.]{0,90}\bbesluta\b)[^.;:]{0,80}?att\b|hade\svelat|ville|velat|föreslog|tilläggsförslag|motförslag|ändringsförslag|bifall\still\s\w+s\s(?:yrkande|"
    r"förslag))\b",
    re.IGNORECASE,
)
_PARTY_SPEAKER = re.compile(
    r"\b(?:moderaternas|socialdemokraternas|centerpartiets|liberalernas|kristdemokraternas|vänsterpartiets|miljöpartiets|"
    r"sverigedemokraternas|oppositionens|partiernas)\s(?:budget)?(?:förslag|yrkande|motion)\w*|"
    r"\((?:M|S|C|L|KD|V|MP|SD|NS|SJVP|FP|FI)\)(?:\s(?:m\.?fl\.?|och))?[^.]{0,80}\b(?:föreslår|vill|yrkar|anser|"
    r"föreslog|ville)\b",
    re.IGNORECASE,
)
_OTHERS_WISH = re.compile(
    r"(?P<who>[^.;:]{0,90})\b(?:vill|önskar|ser\sgärna)\satt\s(?:\w+\s){0,2}?(?:förvaltningen|kontoret|bolaget|direktören)\b",
    re.IGNORECASE,
)
_VOTED_DOWN = re.compile(
    r"\b(?:fick\sinte\s(?:majoritet|stöd)|avslogs|avslås|röstades\sned|föll|vann\sinte|avslår)\b", re.IGNORECASE
)
_MAY_BY_LAW = re.compile(r"\b(?:får|kan|må)\s(?:med\sstöd\sav|enligt)\b[^.;:]{0,120}$", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:får|kan|kunna|må|rätt\satt|möjlighet\satt|befogenhet\satt)\s$", re.IGNORECASE
)  # a standing right to delegate
_GRANTED = re.compile(
    r"\b(?:bifall(?:a|er|s)?|bifölls|tillstyrk\w+)\b[^.]{0,60}\b(?:genom|och|så\ssätt|med)\b", re.IGNORECASE
)
_CONSULTANT = re.compile(
    r"\b(?:PwC|EY|KPMG|Deloitte|Komrev|Ernst\s&\sYoung|konsult(?:en|er|bolaget|företaget)?|"
    r"revisionsbyrån?)\b[^.]{0,120}uppdrag|"
    r"\b(?:av|från)\s(?:\w+\s){0,3}revisor\w*\b[^.]{0,40}\b(?:fått|fick)\b|uppdrag\s(?:av|"
    r"från)\s(?:\w+\s){0,4}?(?:förtroendevalda\s)?revisor\w*|revisor(?:erna|er)\b[^.]{0,60}\s(?:gett|givit|ger|"
    r"gav)\s|\bvi\s(?:har\s)?(?:gett|givit|gav)\s(?-i:[A-ZÅÄÖ])[^.]{2,50}?\si\suppdrag\satt\s(?:granska|genomföra|biträda|göra)\b|"
    r"\b(?:anlita[tr]|anlitade|upphandlat|upphandlade)\s[^.]{2,60}?,?\ssom\s(?:fick|fått|har|får)\b",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r"\b(?:avsäg\w*|avsagt|entledig\w*|uppdraget\ssom\s(?:ledamot|ersättare|ordförande|vice|nämndeman|revisor|"
    r"kontaktpolitiker)|"
    r"(?:ersättning|arvode)\w*\sför\suppdrag|val\sav\s(?:ny\s|nya\s)?(?:ledamot|ledamöter|ersättare|ordförande|"
    r"vice|revisor|nämndem[aä]n|ombud|presidium)|förtroendeuppdrag|fyllnadsval|internationella\suppdrag|"
    r"uppdrag\si\sstyrelser)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:enligt\s(?:sitt\s)?reglemente|reglement(?:e|et)\b|utifrån\ssitt\suppdrag|inom\sramen\sför\ssitt\suppdrag|"
    r"grunduppdrag|kärnuppdrag|"
    r"ger\suppdrag\still\svårdgivare|vårdvalsuppdrag|nationella\suppdrag)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\b(?:önska[rt]?(?:\satt)?|önskemål|medborgarförslag|förslagsställaren)\b", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:har\s(?:\S+\s){0,8}?(?:fått|gett|givit|uppdragit)|fick|gavs|gav|uppdrog|beslutade\s(?:den\s)?\d+|"
    r"beslutade\si\s)\b",
    re.IGNORECASE,
)


def context_of(section: Section, sentence: str, start: int, end: int, match_words: str, lead: str = "") -> Context:
    """The context of a wording: `sentence` is the whole sentence, `start` and `end` the wording's place in it, `lead`
    the lead-in of the list that the sentence is an item of."""
    before, after = sentence[:start], sentence[end:]
    if _NEGATED.search(before) or re.search(r"\b(?:inte|ej|aldrig)\b", match_words, re.IGNORECASE):
        return Context.NEGATED
    if section.voice == "party" and not _GRANTED.search(before) and "därmed" not in match_words:
        return Context.PARTY
    last_of_lead = lead.rsplit(". ", 1)[-1]
    if (
        lead
        and (_PARTY.search(last_of_lead) or _PARTY_SPEAKER.search(last_of_lead))
        and not re.search(r"bifall|\bbesluta(?:r|de)\b.*motion", last_of_lead, re.IGNORECASE)
    ):
        return Context.PARTY
    if (_PARTY.search(before) or _PARTY_SPEAKER.search(before)) and not _GRANTED.search(before):
        return Context.PARTY
    wish = _OTHERS_WISH.search(before)
    if wish and not re.search(r"(?:styrelsen|nämnden|fullmäktige|direktionen)\b", wish["who"], re.IGNORECASE):
        return Context.PARTY  # a council that was consulted, a union: only the board's own wish has force
    if _VOTED_DOWN.search(after) or _VOTED_DOWN.search(before[-60:]):
        return Context.PARTY
    if (
        _MAY.search(before)
        or (match_words.startswith("uppdra ") and _MAY_BY_LAW.search(before))
        or re.match(r"(?:får|kan)\suppdra\b", match_words, re.IGNORECASE)
    ):
        return Context.GENERAL
    if _CONSULTANT.search(sentence):
        return Context.CONSULTANT
    if _ELECTED.search(sentence[max(0, start - 120) : end + 80]):
        return Context.ELECTED
    if _GENERAL.search(before + match_words + after[:60]):
        return Context.GENERAL
    if section.voice == "citizen" or _WISHED.search(before):
        return Context.WISHED
    if _CITED.search(before + match_words):
        return Context.CITED
    return Context.GIVEN
