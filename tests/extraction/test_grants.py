"""Grants: names, years, and national and regional amounts in millions of SEK."""

from __future__ import annotations

from datetime import date

import pytest
from written import written

from fullgjort.extraction.grants import RULES, find_grants

AGREEMENTS = "# Nationella överenskommelser\n"

# lines, and (name, year, national, regional, hedge) for each grant
GRANTS = [
    (
        AGREEMENTS
        + "## Trygg förlossning\nÖverenskommelsen för 2023 omfattar totalt 1,2 mdkr varav Region Sörvik får 24,5 mnkr.",
        [("Trygg förlossning", 2023, 1200, 24.5, None)],
    ),
    (
        AGREEMENTS + "## Trygg förlossning\nFör 2022 erhöll regionen drygt 21 mnkr till insatser.\n### 2023\n"
        "Överenskommelsen omfattar totalt 310 mnkr varav regionen får en del, knappt 4 mnkr. "
        "Den andra delen utgår från prestation och kan uppgå till 3 mnkr.",
        [
            ("Trygg förlossning", 2022, None, 21, "over"),
            ("Trygg förlossning", 2023, 310, 4, "under"),
            ("Trygg förlossning", 2023, None, 3, None),
        ],
    ),
    (
        "# Ekonomi\nSkolverket har beviljat kommunen statsbidrag för lovskola med 1 120 tkr för 2024.",
        [("Lovskola", 2024, None, 1.12, None)],
    ),
    (
        "# Uppdrag\nRegeringen uppdrar åt Socialstyrelsen att under 2024 fördela 300 000 000 kronor som "
        "statsbidrag till "
        "regionerna för nattvård.",
        [("Nattvård", 2024, 300, None, None)],
    ),
    (
        "# Ekonomi\nStatsbidraget för 2023 uppgår till 1,5 miljarder kronor nationellt, varav Sörviks kommun "
        "tilldelas 3,2 mnkr.",
        [("Statsbidraget", 2023, 1500, 3.2, None)],
    ),
    (
        "# Ekonomi\nRegionen har 2024 tilldelats 45,6 mnkr i riktade statsbidrag för nära vård.",
        [("Nära vård", 2024, None, 45.6, None)],
    ),
]


@pytest.mark.parametrize(
    ("lines", "grants"), GRANTS, ids=[grants[0][0] + str(i) for i, (_, grants) in enumerate(GRANTS)]
)
def test_grants_are_found_with_year_and_amounts(lines: str, grants: list[tuple[object, ...]]) -> None:
    found = find_grants(written(lines), anchor=date(2024, 11, 20))
    assert [(g.name, g.year, g.national_total_msek, g.region_amount_msek, g.hedge) for g in found] == grants


NO_GRANTS = [
    AGREEMENTS + "År 2023 omfattade överenskommelserna för regionens del totalt 340 mnkr.",
    AGREEMENTS + "## Nära vård\nKommunens andel innebär en ökning med 3,2 mnkr mot 2022 års utfall.",
    "# Ekonomi\nUtfallet i de generella statsbidragen är 18 mnkr över budget.",
    "# Ekonomi\nKommunen ansöker om statsbidrag för lovskola med 500 tkr.",
    "# Ekonomi\nÖkade statsbidrag om 12 mnkr förklarar överskottet.",
    "# Avtal\nÖverenskommelsen om hyra ger bolaget 2 mnkr.",
    "# Uppdrag\nMyndigheten får rekvirera högst 5 000 000 kronor av statsbidraget hos Kammarkollegiet.",
    "# Ekonomi\nResultatet uppgår till 14 mnkr.",
]


@pytest.mark.parametrize("lines", NO_GRANTS)
def test_sums_differences_applications_and_other_money_are_no_grants(lines: str) -> None:
    assert find_grants(written(lines), anchor=date(2024, 11, 20)) == []


def test_the_zone_of_agreements_ends_with_a_heading_that_speaks_of_something_else() -> None:
    document = written(
        AGREEMENTS + "## Nära vård\nÖverenskommelsen ger regionen 5 mnkr.\n# Fastigheter\nHyran uppgår till 7 mnkr."
    )
    assert [grant.region_amount_msek for grant in find_grants(document)] == [5]


def test_quotes_stand_at_their_span() -> None:
    for lines, _ in GRANTS:
        document = written(lines)
        for grant in find_grants(document):
            assert document.quote(grant.evidence.start, grant.evidence.end) == grant.evidence.quote


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_reads_its_examples_and_no_near_miss(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        assert (example.span, example.value) in [(match.span(), value) for match, value in rule.find(example.text)]
    for near_miss in rule.near_misses:
        assert list(rule.find(near_miss)) == []
