"""The rule-set: its version, and every rule in one place for the tests and the generated docs."""

from __future__ import annotations

# Raised with each change that can give other findings; stored with each finding.
RULESET = "2026.11.1"
