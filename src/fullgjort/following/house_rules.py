"""An organisation's own rules: what its words for time cover, and its limits. Data in TOML; see `data/house_rules.toml`
for the defaults and what each key means."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process

from fullgjort.language.periods import last_day

type MonthDay = tuple[int, int]


class HouseRulesError(ValueError):
    """House rules that cannot be used: names the file, the place and what to do."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The rules of one organisation. Seasons are pairs of month and day, first and last, as "våren" is meant when a
    deadline says so; events are the month and day by which the document is decided. Days are calendar days."""

    soon_days: int = 30
    silence_days: int = 90
    drift_moves: int = 2
    drift_months: int = 12
    unchanged_share: float = 95.0  # how alike (0–100) two answers are that bring no news
    spring: tuple[MonthDay, MonthDay] = ((1, 1), (6, 30))
    summer: tuple[MonthDay, MonthDay] = ((6, 1), (8, 31))
    autumn: tuple[MonthDay, MonthDay] = ((7, 1), (12, 31))
    winter: tuple[MonthDay, MonthDay] = ((12, 1), (2, 28))
    draft_months: int = 6  # the time suggested for a proposed assignment without a date
    budget: MonthDay = (11, 30)
    first_interim_report: MonthDay = (6, 15)
    interim_report: MonthDay = (10, 31)
    annual_report: MonthDay = (4, 15)


_TABLES: dict[str, tuple[str, ...]] = {
    "limits": ("soon_days", "silence_days", "drift_moves", "drift_months", "unchanged_share", "draft_months"),
    "seasons": ("spring", "summer", "autumn", "winter"),
    "events": ("budget", "first_interim_report", "interim_report", "annual_report"),
}
_MONTH_DAY = re.compile(r"(\d\d)-(\d\d)\Z")


def read_house_rules(text: str, name: str) -> HouseRules:
    """The rules of a TOML text; what it does not name is as the defaults. `name` is the file's name, for errors.

    Raises HouseRulesError for text that is no TOML, for an unknown key (with the nearest known one) and for a value
    of the wrong kind."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HouseRulesError(f"{name}: {error}. Rätta filen på den raden.") from error
    _check_keys(name, "filen", data, tuple(_TABLES))
    values: dict[str, Any] = {}
    for table, keys in _TABLES.items():
        given = data.get(table, {})
        if not isinstance(given, dict):
            raise HouseRulesError(f'{name}: "{table}" ska vara en tabell. Skriv [{table}] på en egen rad.')
        _check_keys(name, f"[{table}]", given, keys)
        for key, value in given.items():
            values[key] = _VALUES[table](name, f"[{table}] {key}", key, value)
    return HouseRules(**values)


def house_rules_in(data: bytes, name: str) -> HouseRules:
    """The rules in a file's bytes (UTF-8). Raises HouseRulesError also for another encoding."""
    try:
        return read_house_rules(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise HouseRulesError(f"{name}: tecken nummer {error.start} är inte UTF-8. Spara filen som UTF-8.") from error


@cache
def default_house_rules() -> HouseRules:
    """The rules that come with the library."""
    file = "house_rules.toml"
    return read_house_rules(files("fullgjort.following").joinpath("data", file).read_text("utf-8"), file)


def _check_keys(name: str, place: str, given: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            nearest = process.extractOne(key, known)
            hint = f' Menade du "{nearest[0]}"?' if nearest else ""
            raise HouseRulesError(
                f'{name}, {place}: nyckeln "{key}" är okänd.{hint} Kända nycklar: {", ".join(sorted(known))}.'
            )


def _limit(name: str, place: str, key: str, value: object) -> int | float:
    whole = key != "unchanged_share"
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise HouseRulesError(f"{name}, {place}: {value!r} är inget {'heltal' if whole else 'tal'}.")
    number = value if isinstance(value, int | float) else 0
    if not number >= 0 or (not whole and not number <= 100):  # also nan, of which no comparison is true
        raise HouseRulesError(
            f"{name}, {place}: {value!r} ska vara {'noll eller mer' if whole else 'mellan 0 och 100'}."
        )
    return number if whole else float(number)


def _month_day(name: str, place: str, key: str, value: object) -> MonthDay:
    match = _MONTH_DAY.match(value) if isinstance(value, str) else None
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= last_day(2024, month).day:
        raise HouseRulesError(f'{name}, {place}: {value!r} är ingen dag. Skriv månad och dag som "06-30".')
    return month, day


def _season(name: str, place: str, key: str, value: object) -> tuple[MonthDay, MonthDay]:
    if not isinstance(value, list) or len(value) != 2:
        raise HouseRulesError(f'{name}, {place}: skriv första och sista dag, till exempel ["01-01", "06-30"].')
    first, last = _month_day(name, place, key, value[0]), _month_day(name, place, key, value[1])
    if last < first and key != "winter":
        raise HouseRulesError(
            f"{name}, {place}: den sista dagen ligger före den första. Bara vintern går över årsskiftet."
        )
    return first, last


_VALUES: dict[str, Any] = {"limits": _limit, "seasons": _season, "events": _month_day}
assert {key for keys in _TABLES.values() for key in keys} == {field.name for field in fields(HouseRules)}
