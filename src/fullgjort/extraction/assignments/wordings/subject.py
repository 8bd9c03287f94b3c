"""Subject: who is told to do something, at the head of a clause: "hamnchefen och samtliga rektorer | till maj tar fram"."""

from __future__ import annotations

import re
from functools import lru_cache

from fullgjort.language.actors import find_actors

# Who may carry out a task besides the actors that the lexicon knows by their endings
_OTHER = re.compile(
    r"(?:[\wåäöÅÄÖ-]*(?:bolaget|förbundet|stiftelsen|tandvården|räddningstjänsten|socialtjänsten|primärvården|"
    r"folkhögskolan|teatern)"
    r"|[\wåäöÅÄÖ-]+(?:ansvarige|ansvariga|ansvarig)"
    r"|(?![\wåäöÅÄÖ-]*(?:sommaren|köparen|säljaren|ägaren|sökanden|arrendatorn|leverantören|entreprenören|aktören|tagaren|motionären|"
    r"talaren|havaren|byggaren|motorn|datorn|deltagaren|mottagaren|invånaren|medborgaren|givaren|brukaren|användaren)\b)"
    r"[\wåäöÅÄÖ-]{3,}(?:aren|ören|isten|atorn|ogen|ekten|arien)"
    r"|(?:alla|samtliga|berörda|övriga|båda|respektive|varje|sina)\s(?:[\wåäö-]+\s)?[\wåäö-]*(?:nämnder|nämnd|styrelser|förvaltningar|"
    r"förvaltning|bolag|enheter|enhet|chefer|chef|direktörer|rektorer|kontor|verksamheter|divisioner|avdelningar|"
    r"kliniker|utskott|bolagsstyrelser|skolor|förskolor|verksamhetschefer|kommuner))(?![\w-])",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:den|de|det|alla|samtliga|båda|berörda|berörd|respektive|varje|övriga|nya|dåvarande|ansvarig|ansvariga|lokala|"
    r"nämnda|tillträdande|administrativa|operativa|biträdande|ställföreträdande|stf|tf|medicinska|medicinskt|kommunens|"
    r"[\wåäöÅÄÖ-]+s)\s){0,3}",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s?(?:,|\soch|\ssamt|\stillsammans\smed|\soch\s(?:dess|sedan))\s", re.IGNORECASE)
_NAMED_PART = re.compile(
    r"\s(?:för|vid|inom|i|på|av)\s(?!(?:nästa|varje|nämndens?|styrelsens?|sammanträde\w*|möte\w*|behov|årsskiftet|samband|samråd|"
    r"samverkan|samarbete|dialog|höst|vår|sommar|god|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
    r"november|december|första|andra|slutet|början|tid|egen|att|en|ett)\b)[\wåäöÅÄÖ-]+(?:\s(?:och|samt)\s[\wåäöÅÄÖ-]+(?=\s))?"
    r"(?:\s[A-ZÅÄÖ][\wåäö-]+)*",
)
_PERSON = re.compile(r"\s[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+){1,2}")
# What may stand between the subject and its verb
_ADVERBIAL = re.compile(
    r"\s*(?:,|$|(?:i|på|till|inför|vid|under|före|efter|senast|inom|från|med|tillsammans|genom|utifrån|enligt|utan|hos|för|gemensamt|"
    r"även|också|först|sist|inte|snabbt|senare|därför|därefter|vidare|dessutom|samtidigt|nu|snarast|omedelbart|omgående|skyndsamt|löpande|årligen|"
    r"varje|två|tre|fyra|en\sgång|återigen|sedan|då|själv|särskilt|parallellt|[a-zåäö]+(?:vis|ligen|nde|ligt))\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def subject_of(words: str) -> str | None:
    """The actor or actors that the words begin with, as printed; None where they begin with something else, or where
    something else than an adverbial follows ("nämnden som har …")."""
    words = " ".join(words.split())
    end = _actor_at(words, 0)
    if end is None:
        return None
    while True:
        person = _PERSON.match(words, end)
        end = person.end() if person else end
        part = _NAMED_PART.match(words, end)
        end = part.end() if part else end
        joined = _JOINED.match(words, end)
        following = _actor_at(words, joined.end()) if joined else None
        if following is None:
            break
        end = following
    return words[:end] if _ADVERBIAL.match(words, end) else None


def _actor_at(words: str, start: int) -> int | None:
    """Where the actor ends that begins at a place, with what belongs before its name; None where none does."""
    lead = _LEAD.match(words, start)
    latest = lead.end() if lead else start
    ends = [match.end() for at in {start, latest} if (match := _OTHER.match(words, at))]
    for actor in find_actors(words):
        if actor.start < start or actor.role == "abbreviation":
            continue
        if actor.start > latest:
            break
        if actor.genitive:
            continue
        ends.append(actor.end)
    return max(ends, default=None)


def names_an_assignee(words: str) -> bool:
    """Whether the words begin with somebody who may be told to do something."""
    return _actor_at(" ".join(words.split()), 0) is not None
