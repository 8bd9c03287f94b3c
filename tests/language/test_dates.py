"""Dates and periods as worded, and what they read as."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.language.calendar_words import month_names
from fullgjort.language.dates import ANY_DATE, date_in, find_dates
from fullgjort.language.periods import bounds

ANCHOR = date(2017, 12, 19)

# words -> EDTF; the whole of the words is the mention
WHOLE = {
    "den 31 mars 2025": "2025-03-31",
    "31 mars 2025": "2025-03-31",
    "den 3. mars 2022": "2022-03-03",
    "3:e mars 2022": "2022-03-03",
    "måndag 09 juni 2014": "2014-06-09",
    "måndagen den 9 juni 2014": "2014-06-09",
    "6 decber 2017": "2017-12-06",
    "vecka 20 2024": "2024-05-13/2024-05-19",
    "v. 20 2024": "2024-05-13/2024-05-19",
    "vecka 1 2025": "2024-12-30/2025-01-05",
    "12 dec. 2022": "2022-12-12",
    "12 dec -22": "2022-12-12",
    "2016-12-06": "2016-12-06",
    "2018–04–05": "2018-04-05",
    "2022-02- 09": "2022-02-09",
    "2022/02/09": "2022-02-09",
    "27.10.2025": "2025-10-27",
    "9/2 2022": "2022-02-09",
    "9/2-2022": "2022-02-09",
    "14-15 oktober 2003": "2003-10-14/2003-10-15",
    "17–18 oktober 2023": "2003-10-17/2003-10-18".replace("2003", "2023"),
    "1 september 2023–31 mars 2024": "2023-09-01/2024-03-31",
    "2023-01-01–2023-06-30": "2023-01-01/2023-06-30",
    "den sista april 2022": "2022-04-30",
    "mars 2023": "2023-03",
    "maj månad 2023": "2023-05",
    "augusti/september 2023": "2023-08/2023-09",
    "januari-april 2017": "2017-01/2017-04",
    "december–januari 2024": "2023-12/2024-01",
    "hösten 2023": "2023-23",
    "våren 2018": "2018-21",
    "hösten -23": "2023-23",
    "vintern 2016/2017": "2016-12/2017-02",
    "Q1 2018": "2018-33",
    "Q3-Q4 2018": "2018-07/2018-12",
    "kvartal 2 2024": "2024-34",
    "kvartal 2, 2024": "2024-34",
    "första kvartalet 2018": "2018-33",
    "1:a kvartalet 2018": "2018-33",
    "första halvåret 2009": "2009-01/2009-06",
    "andra halvåret 2009": "2009-07/2009-12",
    "tertial 2 2023": "2023-05/2023-08",
    "årsskiftet 2020/2021": "2020-12/2021-01",
    "årsskiftet 2020/21": "2020-12/2021-01",
    "2011-2014": "2011/2014",
    "2026–2030": "2026/2030",
    "utgången av 2023": "2023-12-31",
    "2023 års utgång": "2023-12-31",
    "2018": "2018",
}

# sentence -> (words, EDTF) of each mention, with the anchor above
IN_CONTEXT = [
    ("Planen redovisas senast den 15 april.", [("den 15 april", "2018-04-15")]),
    ("Svaret lämnas den sista april.", [("den sista april", "2018-04-30")]),
    ("Ärendet tas upp i styrelsen 19 december.", [("19 december", "2017-12-19")]),
    ("Rapporten lämnas under december.", [("december", "2017-12")]),
    ("Kartläggningen blir klar under våren.", [("våren", "2018-21")]),
    ("Till höstens möte kommer svaret.", [("höstens", "2017-23")]),
    ("Arbetet är klart innan årskiftet.", [("årskiftet", "2017-12-31")]),
    ("Vid årsskiftet byter vi system.", [("årsskiftet", "2017-12/2018-01")]),
    ("Arbetet fortsätter under året.", [("året", "2017")]),
    ("Det görs nästa år och nästa vecka.", []),
    ("Det görs under nästa år.", [("nästa år", "2018")]),
    ("Det görs före årets slut.", [("årets slut", "2017-12-31")]),
    ("Redovisas den 24 juni och 21 oktober 2024.", [("den 24 juni", "2024-06-24"), ("21 oktober 2024", "2024-10-21")]),
    (
        "Redovisas 24 juni 2024 och 21 februari.",
        [("24 juni 2024", "2024-06-24"), ("21 februari", "2025-02-21")],
    ),
    ("Svaret ges till nämndens decembersammanträde.", [("decembersammanträde", "2017-12")]),
    ("KF 2019-11-25--26 § 201", [("2019-11-25--26", "2019-11-25/2019-11-26")]),
    ("KS 170301, § 52", [("170301", "2017-03-01")]),
    ("protokoll 190403", [("190403", "2019-04-03")]),
    ("Nästa möte 9/2 i Granvik", [("9/2", "2018-02-09")]),
]

NO_DATE = [
    "lag (1992:1299) och 6 kap. 9 §",
    "Dnr KS 2012/172",
    "Diarienummer RS 2018–06226",
    "Dnr 4975-2018",
    "51/02.05.01.00/2025",
    "441-2011-1.5.1.",
    "Det kostar 2000 kronor.",
    "mellan 2000-3000 personer",
    "telefon 0920-123456",
    "190403",
    "dnr 190403",
    "i vår region",
    "ungefär 2/3 av eleverna",
    "19850512-1234",
]


@pytest.mark.parametrize(("words", "expected"), WHOLE.items())
def test_the_whole_of_the_words_is_read(words: str, expected: str) -> None:
    text = f"Det gäller {words}, sade ordföranden."
    found = [(text[one.start : one.end], one.edtf) for one in find_dates(text)]
    assert found == [(words, expected)]


@pytest.mark.parametrize(("text", "expected"), IN_CONTEXT)
def test_dates_without_a_year_follow_the_document(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.edtf) for one in find_dates(text, anchor=ANCHOR)] == expected


@pytest.mark.parametrize("text", NO_DATE)
def test_numbers_that_only_look_like_dates_are_left(text: str) -> None:
    assert find_dates(text, anchor=ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("den 31 februari 2024", "Den 31 februari finns inte."),
        ("den 31 februari", "Den 31 februari finns inte."),
        ("29 februari 2023", "Den 29 februari 2023 finns inte."),
        ("2024-02-31", "Den 31 februari finns inte."),
        ("2024-13-01", "Datumet 2024-13-01 finns inte."),
        ("årsskiftet 2020", "Årsskiftet 2020 kan vara årets början eller dess slut."),
    ],
)
def test_what_cannot_be_read_is_found_and_unread(text: str, reason: str) -> None:
    (mention,) = find_dates(text, anchor=ANCHOR)
    assert (text[mention.start : mention.end], mention.edtf, mention.unread) == (text, None, reason)


def test_without_an_anchor_the_year_is_not_invented() -> None:
    (mention,) = find_dates("senast den 15 april")
    assert (mention.edtf, mention.unread) == (None, "Året framgår inte.")


@pytest.mark.parametrize(
    ("leaning", "expected"), [("nearest", "2023-05-01"), ("future", "2024-05-01"), ("past", "2023-05-01")]
)
def test_a_deadline_leans_forward_and_a_decision_back(leaning: str, expected: str) -> None:
    assert date_in("den 1 maj", date(2023, 10, 1), leaning) == expected  # type: ignore[arg-type]


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day: date) -> None:
    month = month_names()[day.month - 1]
    for words in (day.isoformat(), f"den {day.day} {month} {day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert date_in(words) == day.isoformat()


@pytest.mark.parametrize("words", [*WHOLE])
def test_readings_are_valid_edtf_with_bounds(words: str) -> None:
    value = date_in(words)
    assert value is not None
    assert parse_edtf(value) is not None
    assert bounds(value) is not None


@given(st.text(alphabet="0123456789-/. §denmarsjulikvartalåretQ ", max_size=60))
def test_mentions_never_overlap_and_always_have_a_reading_or_a_reason(text: str) -> None:
    found = find_dates(text, anchor=ANCHOR)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))  # noqa: RUF007
    assert all((one.edtf is None) == bool(one.unread) for one in found)
    assert all(one.edtf is None or bounds(one.edtf) is not None for one in found)


def test_the_fragment_for_other_rules_has_no_named_parts() -> None:
    assert "(?P<" not in ANY_DATE
