"""The director's report to the board: news, figures, agreements with the state, and how the plan's assignments go."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from fullgjort_web.invented.cases import person
from fullgjort_web.invented.citations import short_citation
from fullgjort_web.invented.content import Document
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.names import INVENTED, PLACES, REGION, Body
from fullgjort_web.invented.report_backs import Reported, remember
from fullgjort_web.invented.stories import Answer, Story
from fullgjort_web.invented.sums import add_sums
from fullgjort_web.invented.swedish_dates import MONTHS, long_date
from fullgjort_web.invented.writing import Writer, capital

NEWS = (
    "Hälsocentralen i {ort} har invigt sina ombyggda lokaler.",
    "Årets medarbetardag samlade deltagare från alla förvaltningar.",
    "Vaccinationerna mot influensa har inletts i hela länet.",
    "En delegation från grannregionen har besökt {ort}.",
    "Ett nytt avtal om patientavgifter har trätt i kraft.",
    "Medicinkliniken i {ort} har fått pris för sitt arbete med patientsäkerhet.",
    "Rekryteringskampanjen inför sommaren har fått stor spridning.",
    "Vattenläckan i {ort} är åtgärdad och avdelningen har öppnat igen.",
)
# A figure's sentence, unit, subject, lowest and highest value, decimals, hedge.
FIGURES: tuple[tuple[str, str, str, float, float, int, str | None], ...] = (
    ("Periodens resultat uppgår till {n} mnkr.", "MSEK", "periodens resultat", 4, 190, 0, None),
    (
        "Kostnaderna för hyrpersonal uppgår till cirka {n} mnkr.",
        "MSEK",
        "kostnader för hyrpersonal",
        30,
        220,
        0,
        "about",
    ),
    ("Läkemedelskostnaderna är {n} mnkr högre än föregående år.", "MSEK", "ökade läkemedelskostnader", 3, 60, 1, None),
    ("Sjukfrånvaron uppgår till {n} procent.", "percent", "sjukfrånvaro", 4, 9, 1, None),
    (
        "Antalet besök har ökat med {n} procent jämfört med samma period föregående år.",
        "percent",
        "ökning av antalet besök",
        1,
        9,
        1,
        None,
    ),
    (
        "Resandet med kollektivtrafiken har minskat med knappt {n} procent.",
        "percent",
        "minskning av resandet",
        2,
        12,
        0,
        "under",
    ),
    ("Regionen har {n} anställda.", "persons", "anställda", 5200, 6900, 0, None),
    ("Drygt {n} personer har vaccinerats mot influensa.", "persons", "vaccinerade", 9000, 41000, -2, "over"),
    (
        "Till sommarens tjänster har cirka {n} personer anmält intresse.",
        "persons",
        "intresseanmälningar",
        120,
        900,
        -1,
        "about",
    ),
    ("Tandvården har undersökt minst {n} barn.", "persons", "undersökta barn", 2000, 9000, -2, "at_least"),
)
AGREEMENTS = (
    "God och nära vård",
    "Jämlik och effektiv cancervård",
    "Psykisk hälsa och suicidprevention",
    "Kvinnohälsa och förlossningsvård",
)
NUMERALS = re.compile(
    r"\b(en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\w+ton|\w+tio\w*|\w*hundra|\w*tusen|hälften|fjärdedel|\w*tredjedel\w*|tiondel)\b|[0-9]"
)


def amount(value: float) -> str:
    """The number as boards print it: "6 807", "4,4"."""
    if value == int(value):
        return f"{int(value):,}".replace(",", " ")
    return str(value).replace(".", ",")


def director_report(
    rng: Random,
    stem: str,
    body: Body,
    day: date,
    style: HouseStyle,
    reported: Reported,
    producer: str,
    *,
    summed: bool = False,
    meeting: date | None = None,
) -> Document:
    """The director's report, which names its `meeting` where it is given, and with `summed` holds a table of money and
    its total. Its figures are part of the truth unless the answers or the table hold numbers, too."""
    title = f"Regiondirektörens rapport {MONTHS[day.month - 1]} {day.year}"
    writer = Writer(rng, stem, "director_report", title, body if meeting else None, day, style, meeting=meeting)
    if style.ruled:
        writer.form(
            [
                ("Ansvarig avdelning", "Regiondirektörens stab"),
                ("Dokument-ID", f"RDR-{day.year}-{rng.randint(100, 999)}"),
                ("Version", "1.0"),
                ("Ansvarig chef", person(rng)),
                ("Handläggare", person(rng)),
                ("Publicerad", day.isoformat()),
            ]
        )
    writer.heading(title, 1)
    if meeting:
        writer.paragraph(f"Till {body.lower}s sammanträde den {long_date(meeting)}")
    writer.paragraph(INVENTED)
    writer.heading("Inledning", 2)
    news = rng.sample(NEWS, 4)
    for text in news[:3]:
        writer.prose(text.format(ort=rng.choice(PLACES)))
    writer.heading("Månadens siffror", 2)
    _figures(writer)
    writer.heading("Överenskommelser med staten", 2)
    for name in rng.sample(AGREEMENTS, 2):
        _agreement(writer, name, day.year)
    if summed:
        writer.heading("Ekonomi per verksamhet", 2)
        add_sums(writer)
    _plans(writer, reported)
    writer.heading("Övrigt", 2)
    writer.prose(news[3].format(ort=rng.choice(PLACES)))
    writer.paragraph(f"{person(rng)}, regiondirektör")
    if summed or any(NUMERALS.search(f"{answer.text} {story.chain}".casefold()) for story, answer in reported):
        writer.truth.pop("figures")
    return writer.finish(running_head=f"{REGION}   {title}", producer=producer, folder=body.name)


def _figures(writer: Writer) -> None:
    rng = writer.rng
    for sentence, unit, subject, low, high, decimals, hedge in rng.sample(FIGURES, rng.randint(4, 6)):
        value = round(rng.uniform(low, high), decimals)
        text = sentence.format(n=amount(value))
        writer.paragraph(text)
        writer.figure(text, value, unit, subject, hedge)


def _agreement(writer: Writer, name: str, year: int) -> None:
    rng = writer.rng
    national, regional = round(rng.uniform(1.1, 6.9), 1), round(rng.uniform(11, 140), 1)
    hedged = rng.random() < 0.3
    text = (
        f"Överenskommelsen {name} omfattar {year} totalt {amount(national)} mdkr, "
        f"varav {REGION} får {'drygt ' if hedged else ''}{amount(regional)} mnkr."
    )
    writer.paragraph(text)
    hedge = "over" if hedged else None
    writer.figure(text, national, "BSEK", f"{name}, nationellt")
    writer.figure(text, regional, "MSEK", f"{name}, regionens andel", hedge)
    writer.grant(text, name, year, round(national * 1000, 1), regional, hedge)


def _plans(writer: Writer, reported: Reported) -> None:
    """The assignments of each plan under the plan's name."""
    by_plan: dict[str, Reported] = {}
    for story, answer in reported:
        by_plan.setdefault(story.plan or "", []).append((story, answer))
    for plan, items in sorted(by_plan.items()):
        name = plan[:1].lower() + plan[1:]
        if plan:
            writer.heading(f"Uppdrag ur {name}", 2)
            writer.paragraph(
                f"Regionfullmäktige har i {name} gett regionstyrelsen och regiondirektören ett antal uppdrag. "
                "Läget i dem är följande."
            )
            writer.refer(name, "RF", None, None, doubtful=True)
        else:
            writer.heading("Uppdrag från regionstyrelsen", 2)
        for story, answer in items:
            _assignment(writer, story, answer, name)


def _assignment(writer: Writer, story: Story, answer: Answer, name: str) -> None:
    """One assignment with its answer; `name` is its plan's, or empty for a decision of the board."""
    writer.heading(story.matter.title, 3)
    office = capital(story.assignee)
    if not name:
        name = short_citation(writer.style, story)
        quote = f"{office} har fått i uppdrag att {story.chain}" if office else f"Uppdraget är att {story.chain}"
        writer.paragraph(f"{quote} ({name}). {answer.text}")
        writer.refer(name, story.body.code, story.day, story.paragraph)
    else:
        quote = writer.rng.choice(
            (f"Uppdraget är att {story.chain}.", f"{office} har fått i uppdrag att {story.chain}.")
        )
        writer.paragraph(f"{quote} {answer.text}")
    due = [answer.promised] if answer.promised else []
    entry = writer.assignment(quote, story, title=story.matter.title, origin_text=name, due=due, reported=answer)
    if quote.startswith("Uppdraget"):
        entry["assignee"] = None
    remember(story, answer, writer.stem, writer.day)
