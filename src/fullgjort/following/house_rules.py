"""An organisation's own rules: what its words for time cover, and its limits. Data in TOML; see `data/house_rules.toml`
for the defaults and what each key means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The rules of one organisation. Seasons are pairs of month and day, first and last, as "våren" is meant when a
    deadline says so. Days are calendar days."""

    soon_days: int = 30
    silence_days: int = 90
    drift_moves: int = 2
    drift_months: int = 12
    unchanged_share: float = 95.0  # how alike (0–100) two answers are that bring no news
    spring: tuple[tuple[int, int], tuple[int, int]] = ((1, 1), (6, 30))
    summer: tuple[tuple[int, int], tuple[int, int]] = ((6, 1), (8, 31))
    autumn: tuple[tuple[int, int], tuple[int, int]] = ((7, 1), (12, 31))
    winter: tuple[tuple[int, int], tuple[int, int]] = ((12, 1), (2, 28))
    draft_months: int = 6  # the time suggested for a proposed assignment without a date
