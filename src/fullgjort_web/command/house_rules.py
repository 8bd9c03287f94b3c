"""`fullgjort house-rules`: the organisation's own limits and seasons, as a file to change."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import click

from fullgjort_web.home import ENVIRONMENT, HomeError, home_option, make_home

NAME = "husregler.toml"


@click.command()
@click.option("--write", is_flag=True, help=f"Lägg filen {NAME} i mappen, om den inte redan finns där.")
@home_option
def command(write: bool, home: Path | None) -> None:
    """Visa husreglerna: när något är snart dags, hur länge tystnad får vara, vad "våren" täcker.

    Ändra dem i filen husregler.toml i registrets mapp. Vid nästa start räknas iakttagelserna om.
    """
    if home is not None:
        os.environ[ENVIRONMENT] = str(home.expanduser().resolve())
    try:
        path = make_home() / NAME
    except HomeError as error:
        raise click.ClickException(str(error)) from error
    defaults = files("fullgjort.following").joinpath("data", "house_rules.toml").read_text("utf-8")
    if not write:
        click.echo(path.read_text("utf-8") if path.exists() else defaults, nl=False)
        return
    if path.exists():
        raise click.ClickException(f"{path} finns redan. Ändra i den, eller ta bort den först.")
    path.write_text(defaults, "utf-8")
    click.echo(f"{path} är skriven. Ändra i den; vid nästa start räknas iakttagelserna om.")
