"""Tables of money with a total, most of which add up."""

from __future__ import annotations

from fullgjort_web.invented.content import Table
from fullgjort_web.invented.writing import Writer

WRONG = 0.4  # how many of the tables have a total that is not the sum
HEADS = (
    ("Verksamhet", ("Budget", "Utfall")),
    ("Förvaltning", ("Kostnad", "Föregående år")),
    ("Område, mnkr", ("Plan", "Prognos")),
    ("Ändamål", ("Belopp",)),
)
ROWS = (
    "Närsjukvård",
    "Specialistvård",
    "Tandvård",
    "Kollektivtrafik",
    "Kultur och bildning",
    "Fastigheter",
    "Måltider",
    "Regiongemensamt",
    "Hjälpmedel",
    "Ambulans",
)
TOTALS = ("Summa", "Totalt", "Summa")
LEAD_INS = (
    "Fördelningen framgår av tabellen, i miljoner kronor.",
    "Beloppen anges i miljoner kronor.",
    "Tabellen visar beloppen per verksamhet (mnkr).",
)


def printed(tenths: int, decimals: bool) -> str:
    """A number of tenths as boards print it: "1 234,5", or "1 234" without decimals."""
    whole = f"{tenths // 10:,}".replace(",", " ")
    return f"{whole},{tenths % 10}" if decimals else whole


def add_sums(writer: Writer) -> None:
    """Print a table with a total, and remember in the writer whether it is wrong: by at least nine units."""
    rng = writer.rng
    label, columns = rng.choice(HEADS)
    decimals = rng.random() < 0.4
    step = 1 if decimals else 10
    names = rng.sample(ROWS, rng.randint(4, 7))
    amounts = [[rng.randrange(40, 9000) * step for _ in columns] for _ in names]
    totals = [sum(column) for column in zip(*amounts, strict=True)]
    if rng.random() < WRONG:
        wrong = rng.randrange(len(totals))
        totals[wrong] += rng.choice((-1, 1)) * rng.choice((90, 100, 270, 500, 1000))
        writer.mismatch = True
    rows = [
        (name, *(printed(value, decimals) for value in values))
        for name, values in zip([*names, rng.choice(TOTALS)], [*amounts, totals], strict=True)
    ]
    writer.paragraph(rng.choice(LEAD_INS))
    rest = 60 // len(columns)
    writer.blocks.append(Table((label, *columns), tuple(rows), (40, *(rest for _ in columns))))
