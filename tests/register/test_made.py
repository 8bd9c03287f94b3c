"""A register that an older version made, or that other house rules made, is built again at the next start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from by_hand import minutes

from fullgjort.following.house_rules import HouseRulesError
from fullgjort_web.register import made
from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import AssignmentSpell, SignalSpell
from fullgjort_web.register.services.reading import record_readings

pytestmark = pytest.mark.django_db


def test_a_register_without_documents_is_up_to_date() -> None:
    assert made.is_up_to_date()
    assert not made.bring_up_to_date()


def test_what_an_older_version_made_is_built_again_and_comes_out_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    made.bring_up_to_date()
    record_readings([minutes()])
    before = list(canonical())
    assert made.is_up_to_date()
    AssignmentSpell.objects.all().delete()
    monkeypatch.setattr(made, "PROJECTION", "of another version")
    assert not made.is_up_to_date()
    assert made.bring_up_to_date()
    assert list(canonical()) == before
    assert not made.bring_up_to_date()


@pytest.fixture
def rules_file(tmp_path: Path, settings) -> Path:
    settings.FULLGJORT_HOME = tmp_path
    return tmp_path / "husregler.toml"


def since() -> date:
    return SignalSpell.objects.get(name="never_reported", assignment__given_on=date(2024, 2, 14)).since


def test_new_house_rules_change_the_signals(rules_file: Path) -> None:
    made.bring_up_to_date()
    record_readings([minutes()])
    assert since() == date(2024, 5, 14)
    rules_file.write_text("[limits]\nsilence_days = 30\n", "utf-8")
    assert made.bring_up_to_date()
    assert since() == date(2024, 3, 15)
    rules_file.write_text("[limits]\nsilence_dys = 30\n", "utf-8")
    with pytest.raises(HouseRulesError, match=r'husregler.toml.*silence_dys.*Menade du "silence_days"'):
        made.bring_up_to_date()


def test_what_a_running_site_reads_after_new_house_rules_follows_them(rules_file: Path) -> None:
    made.bring_up_to_date()
    record_readings([minutes("bygga en hiss", day="2023-02-14")])
    rules_file.write_text("[limits]\nsilence_days = 30\n", "utf-8")
    record_readings([minutes()])
    assert since() == date(2024, 3, 15)
    assert not made.is_up_to_date()


def test_a_register_of_two_house_rules_is_built_again_by_either(rules_file: Path) -> None:
    made.bring_up_to_date()
    record_readings([minutes("bygga en hiss", day="2023-02-14")])
    rules_file.write_text("[limits]\nsilence_days = 30\n", "utf-8")
    record_readings([minutes()])
    rules_file.unlink()
    assert made.bring_up_to_date()
    assert since() == date(2024, 5, 14)
    assert not made.bring_up_to_date()
