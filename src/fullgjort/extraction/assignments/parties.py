"""Parties: who gives an assignment and who is to carry it out, from the words around a wording."""

from __future__ import annotations

import re
from functools import lru_cache

from fullgjort.extraction.assignments.wordings.wording import Wording
from fullgjort.language.actors import find_actors, nominative

_CLAUSE_EDGE = re.compile(
    r"(?:^|[.;:!?]\s|,?\s(?:och\s|samt\s|dels\s)?att\s|(?<!-)\s(?:och|samt|men)\s(?=[a-zåäö-]+(?:en|et|na|n)\s)|\n)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:dessutom|vidare|samtidigt|därutöver|därför|även|också|att|dels|och|samt|nu|där|då|så|som|"
    r"enligt\s(?:beslut|planen)|"
    r"i\s(?:budget|strategisk|strategiska|den|planen|verksamhetsplan)[^,]{0,60}?|med\sanledning\sav\s(?:detta|"
    r"ovanstående|det(?:ta)?)|till\sföljd\sav\sdetta|i\s(?:januari|februari|mars|april|maj|juni|juli|augusti|"
    r"september|oktober|november|december)(?:\s\d{4})?|under\s(?:våren|hösten|året|\d{4})|"
    r"(?:den\s)?\d{1,2}\s[a-z]+\s\d{4}|\d{4}-\d\d-\d\d)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,]+(?:har|hade|ska|skall|kommer|bör|föreslås|skulle|även|också|därför|därmed|härmed|nu|samtidigt|redan|"
    r"tidigare|alltså|således|i)$",
    re.IGNORECASE,
)
# What a clause says of when and where behind its actor: "hamnchefen senast till nämndens möte", "styrelsen från budget 2031"
_ADVERBIAL = re.compile(
    r"\s(?:(?:senast|tidigast|före|innan|inför|under|efter|skyndsamt|omgående|snarast|årligen|därefter|utan)\s.*|"
    r"(?:till|i|på|vid|från|ur|den)\s(?:(?:den|nästa|kommande|årets|samma|denna)\s)?"
    r"(?:\d|våren?\b|sommar(?:en)?\b|höst(?:en)?\b|vinter(?:n)?\b|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
    r"november|december|budget|mål\soch\sbudget|\w*plan(?:en)?\b|(?:\w+s\s)?\w*(?:möte|sammanträde)t?\b).*|"
    r"skyndsamt|omgående|snarast|årligen|därefter)$",
    re.IGNORECASE,
)
_ARTICLE_ONLY = re.compile(r"^(?:den|det|de|denne|denna|hon|han|man|vi|den som|som|detta)$", re.IGNORECASE)


# "gav fullmäktige samtliga nämnder i uppdrag"
_SEVERAL = re.compile(r"\s(?P<who>(?:samtliga|alla|sina|de|båda|respektive)\s[\wåäö -]+)\Z", re.IGNORECASE)
_OWN_PART = re.compile(r"\s(?:för\segen\sdel|i\ssin\stur)$", re.IGNORECASE)
# "Parterna uppdrar åt styrgruppen": they who agree
_PARTIES = re.compile(
    r"(?:^|\s)(?P<who>Parterna|Huvudmännen|Medlemskommunerna|Ägarna|Ägarkommunerna)\s*(?:\w+\s){0,2}$", re.IGNORECASE
)
_OWN = re.compile(r"(?:sin|sitt|sina|vår|vårt|våra|deras|dess|hennes|hans)\s(?=[a-zåäö])", re.IGNORECASE)
# "Kommunerna Dalåsen och Björkvik har ofta [gett]", "Region Fjordmarken har [gett]": an organisation as the subject
_ORGANISATION = re.compile(
    r"(?:^|(?<=[.;:]\s)|\batt\s)(?P<who>(?:Kommunerna|Regionerna)(?:\si\slänet|(?:,?\s(?:(?:och|samt)\s)?[A-ZÅÄÖ][\wåäö-]+)+)|"
    r"Region(?:\s[A-ZÅÄÖ][\wåäö-]+){1,2}|[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?\s(?:kommun|stad)|"
    r"(?:[Dd]et\s\w+a\s|[A-ZÅÄÖ])[\wåäö]*samrådet)(?:\s(?:har|hade|nu|redan|tidigare|var\sför\ssig|även|också|gemensamt))*\s*$"
)
# "Chefen för hamnar och kajer [gav]": the field of an office
_FIELD_BEHIND = re.compile(r"(?P<field>\sför\s(?!att\b|egen\b)[\wåäöÅÄÖ -]{3,60}?)(?:\s(?:har|hade))?\s*")
# "under förutsättning att fullmäktige beslutar enligt ovan": who decides there gives nothing here
_CONDITION = re.compile(
    r"\bunder\s(?:förutsättning|villkor)\s(?:av\s)?att\s[^,;.]{3,60}?\b(?:beslut\w*|godkänn\w*|anta[rs]?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def tidy(words: str | None) -> str | None:
    """An actor as shown: without parentheses, relative clauses and joining words, with a capital; None if nothing is left."""
    if not words:
        return None
    words = re.sub(r"\s*\([^)]*\)", "", words)
    words = re.sub(r"^[^.]*?§\s?\d+[,:]?\s(?=[A-ZÅÄÖ])", "", words)  # the decision that the sentence begins with
    words = re.sub(r",?\s(?:sedan|alltsedan)\s(?:den\s)?\d.*$", "", words)
    words = re.split(
        r",\s(?:som|vilken|vilket|där|med|genom|i\ssamråd|i\ssamverkan|senast|inom|utifrån|efter)\b",
        " ".join(words.split()),
    )[0]
    for _ in range(3):
        words = _LEADING.sub("", words.strip(' ,–-”"'))
        words = _TRAILING.sub("", words)
        words = _OWN_PART.sub("", words)
    if (first := next(iter(find_actors(words)), None)) is not None and first.start < 12:
        words = words[: first.end] + _ADVERBIAL.sub("", words[first.end :])
    if not words or _ARTICLE_ONLY.match(words) or len(words) < 2:
        return None
    return words[:1].upper() + words[1:]


def subject_before(sentence: str, verb_start: int) -> tuple[str | None, str | None]:
    """(assignee, giver) from the words before the verb: "Nämnden har från styrelsen" gives both."""
    before = sentence[:verb_start]
    giver = None
    origin = re.search(
        r"\b(?:har|hade)\s+(?:av|från)\s+(?P<giver>[^,;:]{3,60}?)(?:,[^.;:]{0,90})?\s*$", before, re.IGNORECASE
    )
    if origin:
        giver = tidy(origin.group("giver"))
        before = before[: origin.start()]
    turned = re.search(r"\b(?:har|hade|fick|ges)\s+(?P<subject>[^.;:]{2,120}?)\s*,?\s*$", before)
    if turned and not re.search(r"\bhar\s*$", before) and find_actors(turned.group("subject")):
        return tidy(turned.group("subject")), giver
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(before.rstrip())]
    clause = before[edges[-1] if edges else 0 :]
    if not clause.strip() and len(edges) > 1:
        clause = before[edges[-2] :]
    if len(clause.split()) > 14:
        actors = find_actors(clause)
        clause = clause[actors[-1].start :] if actors else ""
    named = find_actors(clause)
    if (
        named
        and named[-1].start > 0
        and clause[named[-1].start].isupper()
        and not named[-1].abbreviation
        and not clause[named[-1].end :].strip()
        and not re.search(r"(?:^(?:tf|t\.f\.)|och|,|samt)\s*$", clause[: named[-1].start], re.IGNORECASE)
    ):
        clause = clause[named[-1].start :]  # a heading that ran into the sentence
    joined = re.search(
        r"((?:[\wåäöÅÄÖ-]+\s){0,3}[\wåäöÅÄÖ-]+(?:,\s[\wåäöÅÄÖ-]+)*)\s(?:och|samt)\s$",
        before[: len(before) - len(clause)] + "",
    )
    if joined and (actors := find_actors(joined.group(1))) and find_actors(clause):
        clause = joined.group(1)[actors[0].start :] + " och " + clause.strip()
    return tidy(clause), giver


def parties(sentence: str, start: int, end: int, wording: Wording) -> tuple[str | None, str | None]:
    """(giver, assignee) of a wording at `sentence[start:end]`; None where the sentence does not say."""
    giver, assignee = tidy(wording.giver), None
    words = sentence[start:end]
    if wording.speech in ("gives", "duty", "point_duty", "asks", "was_to", "told_duty"):
        assignee_words = wording.assignee or ""
        actors = find_actors(assignee_words)
        first_gap = assignee_words[actors[0].end : actors[1].start] if len(actors) > 1 else ""
        if (
            wording.speech == "gives"
            and len(actors) > 1
            and actors[0].start == 0
            and not first_gap.strip()
            and not actors[0].genitive
        ):
            giver, assignee = actors[0].name, tidy(assignee_words[actors[1].start :])
        elif (
            wording.speech == "gives"
            and actors
            and actors[0].start == 0
            and not actors[0].genitive
            and (several := _SEVERAL.match(assignee_words, actors[0].end))
        ):
            giver, assignee = actors[0].name, tidy(several["who"])
        else:
            assignee = tidy(assignee_words)
        giver = giver or _giver_before(sentence[:start])
    elif wording.speech in ("receives", "has"):
        middle = re.split(r"\b(?:i\s)?(?:särskilt\s)?(?:uppdrag|uppgift)", words)[0]
        inside = [
            actor
            for actor in find_actors(middle)
            if not actor.genitive and not re.search(r"\b(?:av|från|till|åt|för)\s(?:den\s)?$", middle[: actor.start])
        ]
        subject, from_giver = subject_before(sentence, start)
        if inside and wording.speech == "receives" and inside[0].start <= 40:
            last = inside[-1]
            field = re.match(r"\sför\s[\wåäöÅÄÖ -]{3,60}(?=\s$)", middle[last.end :])  # "chefen för hamnar och kajer"
            assignee = tidy(middle[inside[0].start : last.end + (field.end() if field else 0)])
            if (
                subject
                and re.search(r"\b(?:fick|får|gav|gavs|ges)\b", words.split()[0])
                and subject.casefold() != (assignee or "").casefold()
            ):
                giver = giver or None
        else:
            assignee = subject
        owner = next(
            (actor for actor in reversed(find_actors(middle)) if actor.genitive and actor.role == "body"), None
        )
        if owner and not middle[owner.end :].strip():
            giver = giver or owner.name  # "fick hamnchefen fullmäktiges uppdrag att"
        giver = giver or from_giver or _giver_before(sentence[:start], subject=subject)
    elif wording.speech == "behalf":
        after = sentence[end:]
        assignee, _ = subject_before(sentence, start)
        if assignee is None or (
            sentence[:start].strip() == ""
            and (turned := re.match(r"\s*har\s(?P<subject>[^.;:]{2,80}?)\s(?:[a-zåäö]+(?:it|at|t)|låtit)\b", after))
        ):
            turned = re.match(
                r"\s*har\s(?P<subject>[^.;:]{2,80}?)\s(?:genomfört|tagit|utarbetat|utrett|upprättat|kartlagt|sett|"
                r"låtit|gjort|utfört|arbetat|påbörjat|inlett)\b",
                after,
            )
            assignee = tidy(turned.group("subject")) if turned else assignee
        giver = nominative(giver) if giver else None
    elif wording.speech == "names":
        assignee = tidy(wording.assignee)
        if assignee is None and (holder := re.search(r"\bhar\s(?P<who>[^.,;:]{3,60}?)\shaft\s$", sentence[:start])):
            assignee = tidy(holder.group("who"))
    elif wording.speech == "one":
        named = re.search(r"\buppdrag\s(?:till|åt)\s(?P<who>[^,;:.]{3,80})", sentence[:start])
        assignee = tidy(named.group("who")) if named else None
        giver = giver or _giver_before(sentence[:start].split(" uppdrag")[0])
    if giver and (own := _OWN.match(giver)):
        giver = tidy(giver[own.end() :])  # "av sin hamnchef"
    return (nominative(giver) if giver else None), assignee


def _giver_before(before: str, subject: str | None = None) -> str | None:
    """The body or office that decides, charges or gives in the words before: the last subject of a chain."""
    before = _CONDITION.sub("", before)
    actors = [
        actor for actor in find_actors(before) if not actor.genitive and actor.role in ("body", "office", "authority")
    ]
    if subject:
        actors = [actor for actor in actors if actor.name.casefold() not in subject.casefold()]
    for actor in reversed(actors):
        after = before[actor.end :]
        if re.match(
            r"(?:\s\([^)]*\))?(?:\s(?:har|hade|den|för|i|vid|också|därför|därmed|samt|"
            r"och)\b[^.;:]{0,60}?)?\s*(?:,[^.;:]{0,80},?\s*)?\s(?:beslut\w*|beslöt|föreslå\w*|ger|gav|uppdr\w+|har|"
            r"fattade)\b",
            after + " ",
        ):
            return _with_its_body(before, actor.start, actor.name)
        if re.match(_CONSENTS, after):
            return actor.name
        if field := _FIELD_BEHIND.fullmatch(after):
            return _with_its_body(before, actor.start, actor.name) + field["field"]
        if not after.strip():
            return _with_its_body(before, actor.start, actor.name)
    for pattern in (_PARTIES, _ORGANISATION):
        if named := pattern.search(before):
            return tidy(named["who"])
    return None


# "Fullmäktige bifaller motionen och [uppdrar åt]"
_CONSENTS = re.compile(
    r"\s(?:bifaller|bifall|godkänner|antar|fastställer|ställer\ssig\sbakom|noterar|avslår|tillstyrker|lägger|tar\sdel)\b[^.;:]{0,140}\b(?:och|samt)\s$"
)


def _with_its_body(before: str, start: int, name: str) -> str:
    """ "Kommunstyrelsens ordförande" rather than "Ordförande": the chair of the body that is named before it."""
    organisation = re.search(
        r"\b(?P<whose>kommunens|regionens|landstingets|förbundets|bolagets|förvaltningens|kontorets|myndighetens|nämndens|styrelsens|"
        r"fullmäktiges|utskottets)\s$",
        before[:start],
        re.IGNORECASE,
    )
    if organisation and re.search(r"(?:chef|direktör|ordförande|controller|samordnare)$", name, re.IGNORECASE):
        return f"{organisation['whose'].capitalize()} {name[:1].lower()}{name[1:]}"
    owner = re.search(r"(?P<body>[A-ZÅÄÖa-zåäö-]+(?:styrelsens|nämndens|fullmäktiges|utskottets))\s$", before[:start])
    if owner is None or not name.casefold().startswith(("ordförande", "presidi", "vice")):
        return name
    return f"{owner.group('body')[:1].upper()}{owner.group('body')[1:]} {name[:1].lower()}{name[1:]}"
