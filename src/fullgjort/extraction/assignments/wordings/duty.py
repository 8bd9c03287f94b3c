"""Duty: decided that somebody shall do something (att nämnden ska …), or that it shall be followed up."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import (
    ADVERBIAL,
    ANY_INFINITIVE,
    INFINITIVE,
    PRESENT,
    SHALL_DO,
    TOLD,
)
from fullgjort.extraction.assignments.wordings.subject import subject_of
from fullgjort.extraction.assignments.wordings.verbs import verbs
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned, names_an_actor
from fullgjort.extraction.finding import Certainty
from fullgjort.extraction.rule import Example, Rule
from fullgjort.language.actors import find_actors


def _duty(match: re.Match[str]) -> Wording | None:
    assignee = subject_of(match.group("assignee"))
    if assignee is None or re.search(r"\b(?:inte|ej)\b", match.group(), re.IGNORECASE):
        return None
    points = not match.group().casefold().startswith("att ")
    if points and re.search(r"\s(?:skulle|hade)\s", match.group(), re.IGNORECASE):
        return None  # told again: assignment.was-to
    allowed, verb = match.group("allowed"), match.group("infinitive") or match.group("present")
    told = (allowed or verb or "").casefold()
    if (allowed and told not in verbs("task_after_may")) or told in verbs("state"):
        return None
    if allowed and re.match(
        r"\s(?:ut|del|över|emot|betalt|hand|upp\slån|upp\skredit)\b", match.string[match.end() : match.end() + 14]
    ):
        return None  # "får ta ut en avgift"
    if re.match(r"[^.,;:]{0,40}\b(?:inte|inga|ingen|inget)\b", match.string[match.end() : match.end() + 60]):
        return None
    return Wording(assignee, None, "point_duty" if points else "duty")


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
        r"(?<!\bför\s)(?<!\bså\s)(?<!\bav\s)(?<!\bgenom\s)(?<!förutsättning\s)(?<!villkor\s)(?<!innebär\s)(?<!\bså\s)"
        rf"\batt\s[”\"]?{TOLD}\s{SHALL_DO}"
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
        Example(
            "Nämnden beslutar [[att hamnchefen till årsskiftet tar]] fram en modell.",
            Wording("hamnchefen", None, "duty"),
            "invented",
        ),
        Example(
            "Direktionen bestämmer [[att presidiet, i samråd med ägarna, formulerar]] ett svar.",
            Wording("presidiet", None, "duty"),
            "invented",
        ),
        Example(
            "Motionen bifalls på så sätt [[att hamnnämnden och kulturnämnden får pröva]] en brygga.",
            Wording("hamnnämnden och kulturnämnden", None, "duty"),
            "invented",
        ),
        Example(
            "Vidare bestäms [[att badmästaren i Långvik har att före midsommar ordna]] fler livbojar.",
            Wording("badmästaren i Långvik", None, "duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Det är viktigt att arbetet ska redovisas.",
        "Lagen säger att barnen ska lämna uppgifter.",
        "Nämnden beslutar att hamnchefen får underteckna avtalet.",
        "Nämnden beslutar att hamnstyrelsen är ansvarig.",
        "Taxan höjs så att hamnchefen kan bygga.",
        "Nämnden beslutar att hyran för samtliga platser höjs.",
    ),
)
POINT_DUTY = Rule(
    name="assignment.point-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=rf"(?:(?<=\n)|(?<=[.:]\s)|^){TOLD}\s{SHALL_DO}",
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


# What a point says of the time to come, and not of the meeting itself: "Från och med nu redovisar hamnchefen …"
_FROM_NOW_ON = re.compile(
    r"(?:Från\soch\smed|Fr\.?\so\.?\sm|Fortsättningsvis|I\sfortsättningen|Framöver|Framgent|Hädanefter|Härefter|Varje|Varannan|Vid\svarje|"
    r"Inför\s(?:varje|nästa)|Till\s(?:varje|nästa|kommande)|Senast|Årligen|Kvartalsvis|Månadsvis|(?:En|Två|Tre|Fyra)\s(?:gång|gånger)\s)"
)


def _turned(match: re.Match[str]) -> Wording | None:
    assignee = subject_of(match.group("assignee") or match.group("doer"))
    verb = (match.group("infinitive") or match.group("present") or "").casefold()
    if assignee is None or verb in verbs("state") or re.search(r"\b(?:inte|ej)\b", match.group()):
        return None
    if verb in verbs("tells") and not _FROM_NOW_ON.match(match.group()):
        return None
    return Wording(assignee, None, "point_duty")


def _done_by(match: re.Match[str]) -> Wording | None:
    assignee = subject_of(match.group("assignee"))
    if assignee is None or not any(actor.role in ("office", "unit") for actor in find_actors(assignee)):
        return None
    return Wording(assignee, None, "duty" if match.group().casefold().startswith("att ") else "point_duty")


TURNED_DUTY = Rule(
    name="assignment.turned-duty",
    kind="assignment",
    form="decided that somebody shall",
    pattern=(
        r"(?:(?<=\n)|(?<=[.:]\s)|^)(?!(?:om|när|hur|vad|varför|det|detta|den|de)\b)[A-ZÅÄÖ][^.:;\n]{1,90}?\s(?:(?:ska|skall)\s"
        rf"(?P<assignee>[^.,;:\n]{{3,70}}?)\s(?P<infinitive>{ANY_INFINITIVE})|{PRESENT}\s(?P<doer>[\wåäö-]*(?:chefen|direktören|"
        r"förvaltningen|kontoret|presidiet|ordföranden|enheten|avdelningen|staben|nämnden|styrelsen))\s(?:fram|upp|in|över|med|till|om|för|en|ett|hur|vilka|sin|sina|läget|[a-zåäö]+(?:en|et|na))(?=\s))"
    ),
    read=_turned,
    flags=re.VERBOSE,
    examples=(
        Example(
            "[[Därutöver ska hamnchefen höra]] med grannkommunen.",
            Wording("hamnchefen", None, "point_duty"),
            "invented",
        ),
        Example(
            "[[Till maj tar hamnkontoret fram]] en ny prognos.", Wording("hamnkontoret", None, "point_duty"), "invented"
        ),
        Example(
            "[[Framöver redovisar stabschefen hur]] kön ser ut vid varje möte.",
            Wording("stabschefen", None, "point_duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Om hamnchefen ska höra av sig är oklart.",
        "Därutöver ska hamnen muddras.",
        "På mötet redovisar stabschefen hur kön ser ut.",
        "I maj ska båtarna lämna kajen.",
    ),
)
DONE_BY = Rule(
    name="assignment.done-by",
    kind="assignment",
    form="decided that somebody shall",
    certainty=Certainty.LIKELY,
    pattern=(
        r"(?:\batt\s|(?<=\n)|(?<=[.]\s)|^)(?!att\b)(?:(?!\batt\b)[^.;:\n]){3,90}?\s(?:ska\s|skall\s)?(?:tas\sfram|bereds|utreds|följs\supp|ses\söver|"
        r"sammanställs|redovisas|genomförs|utarbetas|upprättas|kartläggs|undersöks|prövas|samordnas|planeras|inventeras|analyseras|"
        r"utvärderas|återrapporteras|presenteras|formuleras|ordnas|kompletteras|revideras|uppdateras|kontrolleras|belyses)\s(?:[^.,;:\n]{2,60}?\s)?"
        r"av\s(?P<assignee>[^.,;:\n]{3,60})"
    ),
    read=_done_by,
    examples=(
        Example(
            "Nämnden beslutar [[att frågan bereds vidare av presidiet]].",
            Wording("presidiet", None, "duty"),
            "invented",
        ),
        Example(
            "[[Läget följs upp av hamnkontoret efter ett halvår]].",
            Wording("hamnkontoret", None, "point_duty"),
            "invented",
        ),
    ),
    near_misses=(
        "Läget följs upp av en grupp från hamnen.",
        "Nämnden beslutar att frågan bereds vidare.",
        "Taxan antas av hamnchefen.",
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
        r"genomföras|presenteras)\b|"
        r"(?:(?<=\n)|^)(?:att\s)?(?!uppdrag|delegation|beslut)[a-zåäö](?:(?!\batt\s|\bbeslut)[^.;:\n]){4,110}?\s(?:ska|skall)\s(?:återrapporteras|återredovisas|rapporteras|"
        r"återkopplas|redovisas|följas\supp|utvärderas)\b"
    ),
    read=_follow_up,
    examples=(
        Example(
            "Styrelsen beslutade att införa avgiften, [[att uppföljning ska göras]] efter ett år.",
            Wording(None, None, "follow_up"),
            "sample 000, follow-up",
        ),
        Example(
            "[[Hur den nya taxan slår ska återrapporteras]] till nämnden varje höst.",
            Wording(None, None, "follow_up"),
            "invented",
        ),
        Example(
            "Nämnden beslutar att starta försöket och [[att en utvärdering ska redovisas]] våren 2027.",
            Wording(None, None, "follow_up"),
            "invented",
        ),
    ),
    near_misses=(
        "Uppföljning ska göras löpande enligt rutinen.",
        "Delegationsbeslut ska redovisas vid nästa möte.",
        "Vi tror att uppföljningen kan göras bättre.",
    ),
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
        rf"\s[^.,;:\n]{{3,70}},|,)?\s(?:(?:ska|skall)(?:\s(?:under|till|senast|före|inför)\s[^.,;:\n]{{3,40}})?(?:,\s[^.,;:\n]{{5,90}},)?\s(?!(?:följa|verka|bidra|arbeta|ansvara|bedriva|"
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
        Example(
            "[[Nämnden ska under 2031, i samråd med rederierna, upprätta]] en plan.",
            Wording("Nämnden", None, "listed_duty"),
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
