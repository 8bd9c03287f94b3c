"""A register that an older version made, or that other house rules made, is built again at the next start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from by_hand import minutes

from fullgjort.following.house_rules import HouseRulesError
from fullgjort_web.register import made
from fullgjort_web.register.export import canonical
from fullgjort_web.register.following import house_rules
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


def test_new_house_rules_change_the_signals(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    made.bring_up_to_date()
    record_readings([minutes()])

    def since() -> date:
        return SignalSpell.objects.get(name="never_reported").since

    assert since() == date(2024, 5, 14)
    settings.FULLGJORT_HOME = tmp_path
    (tmp_path / "husregler.toml").write_text("[limits]\nsilence_days = 30\n", "utf-8")
    house_rules.cache_clear()
    try:
        assert made.bring_up_to_date()
        assert since() == date(2024, 3, 15)
        (tmp_path / "husregler.toml").write_text("[limits]\nsilence_dys = 30\n", "utf-8")
        house_rules.cache_clear()
        with pytest.raises(HouseRulesError, match=r'husregler.toml.*silence_dys.*Menade du "silence_days"'):
            made.bring_up_to_date()
    finally:
        house_rules.cache_clear()
