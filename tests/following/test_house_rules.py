"""House rules as an organisation writes them."""

from __future__ import annotations

import pytest

from fullgjort.following.house_rules import (
    HouseRules,
    HouseRulesError,
    default_house_rules,
    house_rules_in,
    read_house_rules,
)


def test_the_file_that_comes_with_the_library_says_what_the_code_says() -> None:
    assert default_house_rules() == HouseRules()


def test_an_empty_file_is_the_defaults() -> None:
    assert read_house_rules("", "hus.toml") == HouseRules()


def test_only_what_is_written_changes() -> None:
    rules = read_house_rules('[limits]\nsilence_days = 60\n[events]\nbudget = "06-20"\n', "hus.toml")
    assert rules == HouseRules(silence_days=60, budget=(6, 20))


WRONG = [
    ("[limits]\nsilense_days = 60", 'hus.toml, [limits]: nyckeln "silense_days" är okänd. Menade du "silence_days"?'),
    ("[limit]\nsoon_days = 60", 'Menade du "limits"?'),
    ('[limits]\nsoon_days = "30"', "hus.toml, [limits] soon_days: '30' är inget heltal."),
    ("[limits]\nsoon_days = 3.5", "3.5 är inget heltal"),
    ("[limits]\nsoon_days = true", "True är inget heltal"),
    ("[limits]\nsoon_days = -1", "noll eller mer"),
    ("[limits]\nunchanged_share = 101", "mellan 0 och 100"),
    ('[seasons]\nspring = "01-01"', "skriv första och sista dag"),
    ('[seasons]\nspring = ["01-01", "31 juni"]', "'31 juni' är ingen dag"),
    ('[events]\nbudget = "02-30"', "'02-30' är ingen dag"),
    ("[limits]\nunchanged_share = nan", "mellan 0 och 100"),
    ('[seasons]\nspring = ["06-30", "01-01"]', "den sista dagen ligger före den första"),
    ("limits = 3", "ska vara en tabell"),
    ("[limits", "hus.toml: "),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_an_error_names_file_place_and_what_to_do(text: str, words: str) -> None:
    with pytest.raises(HouseRulesError) as error:
        read_house_rules(text, "hus.toml")
    assert words in str(error.value)
    assert "hus.toml" in str(error.value)


def test_a_byte_order_mark_is_no_trouble_and_another_encoding_is_told() -> None:
    assert house_rules_in(b"\xef\xbb\xbf[limits]\nsoon_days = 20\n", "hus.toml") == HouseRules(soon_days=20)
    with pytest.raises(HouseRulesError, match=r"hus\.toml: tecken nummer 2 är inte UTF-8"):
        house_rules_in("# våren".encode("latin-1").replace(b"v", b""), "hus.toml")
