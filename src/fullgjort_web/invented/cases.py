"""Cases that give no assignment: titles, backgrounds and decisions, in both shapes (infinitive and passive)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from fullgjort_web.invented.names import FIRST_NAMES, PARTIES, PLACES, SURNAMES


@dataclass(frozen=True, slots=True)
class PlainCase:
    """`points` are pairs: the infinitive after "att", and the same in a passive or present sentence."""

    title: str
    background: tuple[str, ...]
    points: tuple[tuple[str, str], ...]


PLAIN = (
    PlainCase(
        "Anmälan av delegationsbeslut",
        ("Beslut som har fattats med stöd av delegationsordningen anmäls till sammanträdet.",),
        (("lägga anmälan till handlingarna", "Anmälan läggs till handlingarna"),),
    ),
    PlainCase(
        "Ekonomisk månadsrapport",
        (
            "Ekonomidirektören redogör för periodens resultat. Avvikelsen beror främst på kostnader för läkemedel och inhyrd personal.",
        ),
        (("godkänna månadsrapporten", "Månadsrapporten godkänns"),),
    ),
    PlainCase(
        "Yttrande över remiss om {ämne}",
        (
            "Regeringskansliet har bjudit in regionen att yttra sig. Förvaltningen tillstyrker i huvudsak utredningens förslag.",
        ),
        (
            ("anta yttrandet som sitt eget", "Yttrandet antas"),
            ("förklara paragrafen omedelbart justerad", "Paragrafen förklaras omedelbart justerad"),
        ),
    ),
    PlainCase(
        "Svar på motion om {ämne}",
        (
            "{namn} ({parti}) föreslår i en motion att fullmäktige ska ge regionstyrelsen i uppdrag att utreda {ämne}.",
            "Förvaltningen bedömer att frågan tas om hand i det ordinarie arbetet.",
        ),
        (
            (
                "föreslå fullmäktige att motionen anses besvarad",
                "Fullmäktige föreslås besluta att motionen anses besvarad",
            ),
        ),
    ),
    PlainCase(
        "Medfinansiering av projektet {projekt}",
        ("Projektägaren ansöker om medfinansiering under två år. Ansökan uppfyller riktlinjernas krav.",),
        (
            ("bevilja ansökan", "Ansökan beviljas"),
            ("finansiera beslutet inom befintlig ram", "Beslutet finansieras inom befintlig ram"),
        ),
    ),
    PlainCase(
        "Sammanträdesdagar för nästa år",
        ("Ett förslag till sammanträdesdagar har tagits fram i samråd med övriga nämnder.",),
        (("fastställa sammanträdesdagarna", "Sammanträdesdagarna fastställs"),),
    ),
    PlainCase(
        "Avsägelse och val",
        ("{namn} ({parti}) har avsagt sig uppdraget som ersättare.",),
        (
            ("godkänna avsägelsen", "Avsägelsen godkänns"),
            (
                "överlämna frågan om fyllnadsval till valberedningen",
                "Frågan om fyllnadsval överlämnas till valberedningen",
            ),
        ),
    ),
    PlainCase(
        "Firmatecknare och attestanter",
        ("Listan över attestanter behöver uppdateras efter personalförändringar.",),
        (("fastställa attestlistan", "Attestlistan fastställs"),),
    ),
    PlainCase(
        "Delårsrapport",
        ("Delårsrapporten visar att de flesta mål bedöms nås vid årets slut.",),
        (
            ("godkänna delårsrapporten", "Delårsrapporten godkänns"),
            ("överlämna rapporten till revisorerna", "Rapporten överlämnas till revisorerna"),
        ),
    ),
    PlainCase(
        "Avtal om samverkan med {ort}s kommun",
        ("Parterna har enats om formerna för samverkan. Avtalet ersätter det som gäller i dag.",),
        (("godkänna avtalet", "Avtalet godkänns"),),
    ),
    PlainCase(
        "Information om pågående uppdrag",
        ("Förvaltningschefen informerar om pågående uppdrag och om läget i verksamheterna.",),
        (("notera informationen", "Informationen noteras"),),
    ),
    PlainCase(
        "Reglemente och arvoden",
        ("Ersättning för uppdrag i styrelser och nämnder räknas upp enligt index.",),
        (("notera ändringen", "Ändringen noteras"),),
    ),
    PlainCase(
        "Försäljning av mark i {ort}",
        ("Fastigheten behövs inte för regionens verksamhet. En oberoende värdering är gjord.",),
        (("godkänna köpekontraktet", "Köpekontraktet godkänns"),),
    ),
    PlainCase(
        "Dataskyddsombudets årsrapport",
        ("Dataskyddsombudet har lämnat sin årsrapport. Antalet anmälda incidenter är i nivå med föregående år.",),
        (("lägga årsrapporten till handlingarna", "Årsrapporten läggs till handlingarna"),),
    ),
    PlainCase(
        "Patientsäkerhetsberättelse",
        ("Patientsäkerhetsberättelsen beskriver det gångna årets arbete med vårdskador och läkemedel.",),
        (("fastställa patientsäkerhetsberättelsen", "Patientsäkerhetsberättelsen fastställs"),),
    ),
    PlainCase(
        "Medborgarförslag om {ämne}",
        ("En invånare i {ort} har lämnat ett medborgarförslag. Förslaget ligger utanför nämndens ansvar.",),
        (("avslå medborgarförslaget", "Medborgarförslaget avslås"),),
    ),
    PlainCase(
        "Internkontrollplan",
        ("Planen utgår från nämndens riskanalys och omfattar åtta kontrollpunkter.",),
        (("anta internkontrollplanen", "Internkontrollplanen antas"),),
    ),
    PlainCase(
        "Val av leverantör av {vara}",
        ("Upphandlingen har genomförts som ett öppet förfarande. Tre anbud har kommit in.",),
        (
            (
                "anta anbudet från den leverantör som förordas i utvärderingen",
                "Anbudet från den leverantör som förordas i utvärderingen antas",
            ),
        ),
    ),
    PlainCase(
        "Bidrag till {förening}",
        ("Föreningen bedriver verksamhet i hela länet och har redovisat förra årets bidrag.",),
        (
            (
                "bevilja verksamhetsbidrag enligt förvaltningens förslag",
                "Verksamhetsbidrag beviljas enligt förvaltningens förslag",
            ),
        ),
    ),
    PlainCase(
        "Ordförandens information",
        ("Ordföranden rapporterar från möten med kommunerna och med regeringens företrädare.",),
        (("tacka för informationen", "Ordföranden tackas för informationen"),),
    ),
)
FILL = {
    "ämne": (
        "akutläkarbilar",
        "ungas rätt till fritid",
        "e-recept över gränserna",
        "laddplatser vid hälsocentraler",
        "fria mensskydd",
        "nattvandrare på bussarna",
        "arkiv i små kommuner",
        "screening för tarmcancer",
        "samisk förvaltning",
        "vilthägn längs länsvägar",
    ),
    "projekt": (
        "Norrsken i skolan",
        "Grön råvara",
        "Älvens berättelser",
        "Kraft i byarna",
        "Testbädd skog",
        "Ung i glesbygd",
    ),
    "vara": ("kontorsmaterial", "handskar", "ultraljudsutrustning", "patienttransporter", "livsmedel", "skrivare"),
    "förening": ("Länets teaterförbund", "Föreningen Fjällsäkert", "Älvmarkens hembygdsring", "Nätverket Unga ledare"),
}

REASONS = (
    "Förvaltningen bedömer att förslaget bidrar till regionens mål och att det kan genomföras inom befintlig organisation.",
    "Frågan har beretts av presidiet och har inte mött någon invändning.",
    "Flera verksamheter berörs, och arbetet behöver därför samordnas.",
    "Andra regioner har gått samma väg, och deras erfarenheter är i huvudsak goda.",
    "Invånarnas synpunkter har inhämtats genom en enkät och två öppna möten.",
    "De ekonomiska följderna är svåra att överblicka och behöver belysas närmare.",
    "Personalen har genom sina ombud framfört att nuvarande arbetssätt inte är hållbart.",
    "Frågan har tidigare tagits upp vid dialogmöten med kommunerna.",
    "En förutsättning är att kompetens kan rekryteras.",
    "Förslaget har inga direkta följder för klimatet.",
    "Kommunerna har beretts tillfälle att yttra sig och ställer sig i stort sett positiva.",
    "Nuläget är otillfredsställande både för invånare och för medarbetare.",
    "Underlaget är begränsat, och slutsatserna ska därför tolkas med försiktighet.",
    "En risk- och sårbarhetsanalys har gjorts tillsammans med säkerhetsenheten.",
)


def person(rng: Random) -> str:
    """An invented name."""
    return f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)}"


def plain_case(rng: Random, used: set[str]) -> PlainCase:
    """A case that gives no assignment, with its blanks filled; none of the kinds in `used`, to which it is added."""
    left = [case for case in PLAIN if case.title not in used] or list(PLAIN)
    case = rng.choice(left)
    used.add(case.title)
    values = {name: rng.choice(choices) for name, choices in FILL.items()}
    values |= {"ort": rng.choice(PLACES), "namn": person(rng), "parti": rng.choice(PARTIES)}
    return PlainCase(
        case.title.format(**values),
        tuple(text.format(**values) for text in case.background),
        tuple((a.format(**values), b.format(**values)) for a, b in case.points),
    )
