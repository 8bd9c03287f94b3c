"""The invented region's places, people, bodies and offices. None of them is a Swedish region, municipality or known person."""

from __future__ import annotations

from dataclasses import dataclass

REGION = "Region Älvmarken"
INVENTED = "Påhittad region: Region Älvmarken finns inte, och alla namn, händelser och siffror är uppdiktade."
HOSPITALS = ("Hallsele sjukhus", "Lillfors sjukhus", "Granåviks sjukhus")
PLACES = (
    "Hallsele",
    "Lillfors",
    "Granåvik",
    "Östanmyra",
    "Kvarnlunda",
    "Björkhamn",
    "Tallunge",
    "Norrselet",
    "Mossfors",
    "Vitåsjö",
    "Grytbacken",
    "Kallmyrberget",
    "Sälgvattnet",
    "Ormtjärn",
)
FIRST_NAMES = (
    "Siv",
    "Mirjam",
    "Håkan",
    "Olle",
    "Amina",
    "Petra",
    "Yusuf",
    "Gunhild",
    "Tore",
    "Lovisa",
    "Anton",
    "Birgitta",
    "Elin",
    "Ragnar",
    "Sofia",
    "Kerstin",
    "Milan",
    "Astrid",
    "Jonas",
    "Disa",
)
SURNAMES = (
    "Torpgren",
    "Tjärnlid",
    "Älvstig",
    "Brovede",
    "Slåttemyr",
    "Hedkvarn",
    "Laxgård",
    "Sjöbäckell",
    "Granudde",
    "Myrsten",
    "Fallbrink",
    "Rågmark",
    "Kolarvik",
    "Isbjörk",
    "Ängsriset",
    "Dalforsell",
    "Utterklint",
    "Vidfura",
)
PARTIES = ("S", "M", "C", "V", "KD", "L", "MP", "SD")


@dataclass(frozen=True, slots=True)
class Body:
    """A deciding body: its abbreviation, its name, the short word it calls itself by ("styrelsen"), the office it gives
    assignments to, the other receivers it sometimes uses, the areas of its matters, and its house styles by first year."""

    code: str
    name: str
    short: str
    office: str
    receivers: tuple[str, ...]
    areas: tuple[str, ...]
    styles: tuple[tuple[int, str], ...]

    @property
    def lower(self) -> str:
        return self.name[0].lower() + self.name[1:]

    def style_in(self, year: int) -> str:
        """The name of the house style that the body uses in a year."""
        name = self.styles[0][1]
        for first, style in self.styles:
            if year >= first:
                name = style
        return name


ASSEMBLY = Body("RF", "Regionfullmäktige", "fullmäktige", "regionstyrelsen", (), (), ((0, "klarspråk"),))
BODIES = (
    Body(
        "RS",
        "Regionstyrelsen",
        "styrelsen",
        "regiondirektören",
        ("ekonomidirektören", "HR-direktören", "fastighetsdirektören", "regionstyrelsens arbetsutskott"),
        ("property", "economy", "staff", "digital"),
        ((0, "älvdal"), (2022, "klarspråk")),
    ),
    Body(
        "HSN",
        "Hälso- och sjukvårdsnämnden",
        "nämnden",
        "hälso- och sjukvårdsdirektören",
        ("förvaltningen", "chefsläkaren", "nämndens ordförande"),
        ("care", "dental", "staff"),
        ((0, "kanslisvenska"), (2023, "tabell")),
    ),
    Body(
        "RUN",
        "Regionala utvecklingsnämnden",
        "nämnden",
        "utvecklingsdirektören",
        ("förvaltningen", "näringslivschefen"),
        ("development", "culture"),
        ((0, "strukturerad"),),
    ),
    Body(
        "TN",
        "Trafiknämnden",
        "nämnden",
        "trafikdirektören",
        ("förvaltningen", "trafikchefen"),
        ("transport",),
        ((0, "tabell"),),
    ),
    Body(
        "KBN",
        "Kultur- och bildningsnämnden",
        "nämnden",
        "kulturchefen",
        ("förvaltningen", "folkhögskolans rektor"),
        ("culture",),
        ((0, "spalter"),),
    ),
    Body("PN", "Personalnämnden", "nämnden", "HR-direktören", ("förvaltningen",), ("staff",), ((0, "kanslisvenska"),)),
    Body(
        "FN",
        "Fastighetsnämnden",
        "nämnden",
        "fastighetsdirektören",
        ("förvaltningen", "fastighetsavdelningen"),
        ("property",),
        ((0, "spalter"), (2021, "strukturerad")),
    ),
    Body(
        "TVN",
        "Tandvårdsnämnden",
        "nämnden",
        "tandvårdsdirektören",
        ("förvaltningen", "övertandläkaren"),
        ("dental",),
        ((0, "älvdal"),),
    ),
)
# What the fourth board is called from some day on.
RENAMED = Body(
    "SPN",
    "Samhällsplaneringsnämnden",
    "nämnden",
    "trafikdirektören",
    ("förvaltningen", "planeringschefen"),
    ("transport",),
    ((0, "klarspråk"),),
)
AUDIT_FIRMS = ("Ekvalis", "Tornqvist & Rönn Revision", "Granskarna i Norrselet AB")
