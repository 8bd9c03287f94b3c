"""A day on the command line."""

from __future__ import annotations

import re
from datetime import date

import click


class Day(click.ParamType):
    """A day in the form 2022-02-09."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
            raise click.UsageError(f"Skriv dagen som 2022-02-09, inte som {value}.", ctx)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise click.UsageError(f"Dagen {value} finns inte.", ctx) from None
