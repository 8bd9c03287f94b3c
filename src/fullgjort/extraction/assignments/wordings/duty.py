"""Duty: decided that somebody shall do something (att nämnden ska …), or that it shall be followed up."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import ADVERBIAL, INFINITIVE
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors

# "hamnchefen två gånger per år", "ekonomen vid varje sammanträde under 2025": who, and how often
_HOW_OFTEN = re.compile(
    r"\s(?:(?:två|tre|fyra)\sgånger\s(?:per|om)\sår(?:et)?|en\sgång\s(?:per|om)\sår(?:et)?|(?:halvårs|kvartals|månads|vecko)vis|årligen|löpande|"
    r"(?:vid\s)?varje\s[a-zåäö]+(?:\sunder\s(?:20\d\d|året))?|också|även)$",
    re.IGNORECASE,
)


def _duty(match: re.Match[str]) -> Wording | None:
    assignee = _HOW_OFTEN.sub("", cleaned(match.group("assignee")) or "") or None
    if (
        assignee is None
        or len(assignee.split()) > 9
        or re.search(r"\b(?:inte|ej|vara|kunna|gälla|finnas)\b", match.group())
    ):
        return None
    if not re.match(r"(?:(?:alla|samtliga)\s|(?:bolaget|förbundet|stiftelsen)$)", assignee, re.IGNORECASE) and not any(
        actor.role in ("body", "office", "unit", "authority", "company") for actor in find_actors(assignee)
    ):
        return None
    if (
        match.groupdict().get("other")
        and not match.groupdict().get("when")
        and assignee.casefold() not in ("bolaget", "förbundet", "stiftelsen")
        and not any(a.role in ("office", "unit", "company") for a in find_actors(assignee))
    ):
        return None  # "Nämnden ska lämna …" may be a standing duty; an office is told to do one thing
    return Wording(assignee, None, "duty" if match.group().casefold().startswith("att ") else "point_duty")


def _agency(match: re.Match[str]) -> Wording | None:
    if any(actor.role == "body" for actor in find_actors(match.group("assignee"))):
        return None
    return Wording(cleaned(match.group("assignee")), None, "agency_duty")


def _follow_up(match: re.Match[str]) -> Wording:
    return Wording(None, None, "follow_up")


DUTY = Rule(
    name="assignment.decided-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"\batt\s[”\"]?(?P<assignee>(?!(?:det|detta|den|dessa|(?:alla|samtliga)(?!\s(?:nämnder|styrelser|förvaltningar|"
        r"bolag|rektorer|[a-zåäö]*chefer|verksamhetschefer|enheter|kontor|utskott)\b)|en|ett|arbetet|uppdraget|frågan|ärendet|"
        r"regionen|kommunen|protokollet|uppföljning|redovisning|beslutet|man)\b)[^.,;:]{3,90}?)\s(?:ska|skall|"
        r"skulle)\s(?:[a-zåäö]*(?:ligen|nde|vis|ligt|sedan|efter|även|också|samt)\s|(?:till|inför|vid|under|före|"
        r"senast|i)\s[^.,;:]{3,70}?\s)?(?!(?:ha|kunna|vara|gälla|finnas|bestå|utgöra|alla|samtliga|flera|denna|dessa|"
        r"sina|hela)\b)(?:[a-zåäö]{3,}a|ge|se|få|ta)(?=\s|[.,;]|$)"
    ),
    read=_duty,
    examples=(
        Example(
            "Styrelsen beslutade den 5 april § 12 [[att nämnden ska återrapportera]] till mötet i juni.",
            Wording("nämnden", None, "duty"),
            "PHRASES 1, decided that somebody shall",
        ),
        Example(
            "Nämnden beslutar [[att hamnchefen två gånger per år ska lämna]] en prognos.",
            Wording("hamnchefen", None, "duty"),
            "invented",
        ),
        Example(
            "Nämnden beslutar [[att samtliga rektorer i grundskolan ska upprätta]] en plan mot frånvaro.",
            Wording("samtliga rektorer i grundskolan", None, "duty"),
            "invented",
        ),
        Example(
            "Fullmäktige beslutar [[att tekniska nämnden ska ta]] fram en plan för gatubelysningen.",
            Wording("tekniska nämnden", None, "duty"),
            "PHRASES 1, decided that somebody shall",
        ),
    ),
    near_misses=(
        "Det är viktigt att arbetet ska redovisas.",
        "Lagen säger att samtliga kommuner ska lämna uppgifter.",
    ),
)
POINT_DUTY = Rule(
    name="assignment.point-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"(?:(?<=\n)|^)(?P<assignee>(?!(?:det|detta|om|när|arbetet|uppdraget)\b)"
        r"\w[^.,;:\n]{3,90}?)\s(?:ska|skall)\s(?:[a-zåäö]+ligen\s|därefter\s|även\s|gemensamt\s|"
        r"(?:tillsammans\smed|i\ssamråd\smed|senast|till|under)\s[^.,;]{3,80}?\s)?"
        r"(?:(?:återrapportera|återkomma|återredovisa|återkoppla|redovisa|rapportera|utreda)\b|"
        r"(?P<other>(?!(?:arbeta|verka|beakta|iaktta|följa|behålla|betala|ersätta|flytta|ansvara|behöva)\b)"
        r"(?:ha\s[a-zåäö]{3,}[ai]?t\b|se\still|se\söver|ta\s(?:fram|reda)|ge|[a-zåäö]{3,}a\b|föreslå\b)))"
    ),
    read=_duty,
    flags=re.VERBOSE | re.IGNORECASE,
    examples=(
        Example(
            "[[Näringschefen ska återrapportera]] till nämnden hur medlen har använts.",
            Wording("Näringschefen", None, "point_duty"),
            "PHRASES 1, decided that somebody shall",
        ),
    ),
    near_misses=(
        "Det är bra om näringschefen ska redovisa.",
        "Arbetet ska redovisas i maj.",
        "Regionen ska följa lagen.",
    ),
)
FOLLOW_UP = Rule(
    name="assignment.decided-follow-up",
    kind="assignment",
    form="decided follow-up without the word uppdrag",
    certainty=Certainty.LIKELY,
    pattern=(
        r"\batt\s(?:en\s)?(?:uppföljning(?:en)?|utvärdering(?:en)?|återrapportering(?:en)?|redovisning(?:en)?|"
        r"resultatet)\s(?:av\s[^.,;:]{3,60}?\s)?(?:ska|skall)\s(?:göras|ske|redovisas|lämnas|återrapporteras|"
        r"genomföras|presenteras)\b"
    ),
    read=_follow_up,
    examples=(
        Example(
            "Styrelsen beslutade att införa avgiften, [[att uppföljning ska göras]] efter ett år.",
            Wording(None, None, "follow_up"),
            "sample 000, follow-up",
        ),
        Example(
            "Nämnden beslutar att starta försöket och [[att en utvärdering ska redovisas]] våren 2027.",
            Wording(None, None, "follow_up"),
            "invented",
        ),
    ),
    near_misses=("Uppföljning ska göras löpande enligt rutinen.", "Vi tror att uppföljningen kan göras bättre."),
)
AGENCY_SHALL = Rule(
    name="assignment.agency-shall",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        r"(?:(?<=\n)|^)(?P<assignee>(?:Statens\s[a-zåäö]+|Myndigheten\sför\s[^.,;:\n]{3,60}?|"
        r"[A-ZÅÄÖ][\wåäö-]*?(?:verket|myndigheten|inspektionen|institutet|rådet|styrelsen|centrumet|delegationen)|"
        r"Verket|Myndigheten|Inspektionen|Institutet|Rådet|Centrumet|Delegationen))\s(?:ska|skall)\s(?:(?:även|också|därför|löpande|särskilt)\s|(?:i|under|till|efter|senast|tillsammans)\s"
        r"[^.,;:]{3,70}?\s)?(?!(?:kunna|behöva|vara|ha|bli|följa|tillämpa|iaktta|beakta|använda|betala)\b)(?:[a-zåäö]{3,}a|ge|se|ta)\b"
    ),
    read=_agency,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Sjömätningsverket ska analysera]] djupet vid kajen. Uppdraget ska redovisas senast den 3 maj 2024.",
            Wording("Sjömätningsverket", None, "agency_duty"),
            "invented",
        ),
        Example(
            "[[Statens fyrråd ska under 2024 pröva]] nya lampor.",
            Wording("Statens fyrråd", None, "agency_duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Sjömätningsverket ska följa de villkor som gäller.",
        "Här ska Sjömätningsverket analysera djupet.",
        "Kommunen ska analysera djupet.",
    ),
)
DUTY_NOW = Rule(
    name="assignment.decided-deed",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"\batt\s(?P<assignee>(?!(?:det|detta|den|arbetet|regionen|kommunen)\b)[^.,;:]{3,60}?)\s"
        r"(?:(?P<when>(?:till|senast|före|inför)\s[^.,;:]{0,50}?\s)|(?:under|vid|därefter|årligen)\s[^.,;:]{0,50}?\s?)?"
        r"(?:tar\sfram|återkommer|redovisar|återrapporterar|utreder|framlägger|ser\söver|återför|svarar\sför|presenterar|genomför|"
        r"(?P<other>håller|följer\supp|sammanställer|informerar|lämnar|bjuder\sin|kontaktar|undersöker|kartlägger|"
        r"inventerar|upprättar|utarbetar|bevakar|bereder|ordnar|inleder|påbörjar|initierar|planerar|bildar|"
        r"säkerställer|rapporterar|avger|prövar|testar|utbildar))\b"
    ),
    read=_duty,
    examples=(
        Example(
            "Fullmäktige beslutar [[att hamnstyrelsen till junimötet lämnar]] en redogörelse.",
            Wording("hamnstyrelsen", None, "duty"),
            "invented",
        ),
        Example(
            "Nämnden beslutar [[att förvaltningschefen till årsskiftet tar fram]] en modell.",
            Wording("förvaltningschefen", None, "duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Det är bra att förslaget tar fram nya idéer.",
        "Hon menar att arbetet redovisar goda resultat.",
        "Lagen säger att hamnstyrelsen lämnar en redogörelse.",
    ),
)


def _told_duty(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    offices = any(actor.role in ("office", "unit") for actor in find_actors(assignee))
    return Wording(assignee, None, "told_duty") if offices and len(assignee.split()) < 8 else None


def _listed(match: re.Match[str]) -> Wording | None:
    assignee = " ".join(match.group("assignee").split())
    named = names_an_actor(assignee) or re.match(r"(?:Alla|Samtliga)\s\w+$|(?:Nämnden|Bolaget|Förbundet)$", assignee)
    return Wording(assignee, None, "listed_duty") if named and len(assignee.split()) < 9 else None


TOLD_DUTY = Rule(
    name="assignment.told-duty",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"(?:(?<=[.:]\s)|(?<=\n)|^)(?P<assignee>[A-ZÅÄÖ][^.,;:\n]{{3,60}}?)\s(?:ska|skall)\s"
        rf"(?:(?:därför|nu|bland\sannat)\s)?{ADVERBIAL}{INFINITIVE}"
    ),
    read=_told_duty,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Kulturförvaltningen ska därför ta]] reda på vad längre öppettider kostar.",
            Wording("Kulturförvaltningen", None, "told_duty"),
            "invented",
        ),
    ),
    near_misses=("Kommunen ska bygga en bro.", "Biblioteken ska hålla öppet längre."),
)

LISTED_DUTY = Rule(
    name="assignment.listed-duty",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        rf"(?:(?<=\n)|^)(?P<assignee>[A-ZÅÄÖ][^.,;:\n]{{3,70}}?)(?:,\s(?:i\s(?:samråd|samverkan|samarbete)|tillsammans|med\sstöd)"
        rf"\s[^.,;:\n]{{3,70}},|,)?\s(?:(?:ska|skall)(?:,\s[^.,;:\n]{{5,90}},)?\s(?!(?:följa|verka|bidra|arbeta|ansvara|bedriva|"
        rf"främja|beakta|sträva|tillhandahålla|delta)\b)(?:(?:även|också|dessutom|gemensamt|särskilt)\s|"
        rf"(?:i|tillsammans)\s[^.,;:\n]{{3,60}}?\s)?{ADVERBIAL}(?![a-zåäö]+(?:erna|arna|orna)\b){INFINITIVE}|"
        rf"ansvarar\s(?:\w+\s)?för\satt\b|(?=(?:ska|skall)(?:\s(?:under|senast)\s[^.,;:\n]{{3,30}})?\s?:?(?:\n|$)))"
    ),
    read=_listed,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Hamnnämnden ska korta]] kön till båtplatserna.", Wording("Hamnnämnden", None, "listed_duty"), "invented"
        ),
        Example(
            "[[Hamnnämnden ska tillsammans med rederierna upprätta]] en plan.",
            Wording("Hamnnämnden", None, "listed_duty"),
            "invented",
        ),
        Example(
            "[[Hamnchefen ansvarar dessutom för att]] taxan ses över.",
            Wording("Hamnchefen", None, "listed_duty"),
            "invented",
        ),
        Example("[[Förvaltningen ]]ska under 2031", Wording("Förvaltningen", None, "listed_duty"), "invented"),
    ),
    near_misses=(
        "Hamnnämnden ska följa lagen.",
        "Hamnnämnden ska verka för god sjöfart.",
        "Båtarna ska lämna hamnen före maj.",
        "I maj ska hamnnämnden sälja kajen.",
    ),
)
