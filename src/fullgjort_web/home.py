"""Where this installation keeps its things: the embedded database, the original files and its secret.

The folder is `--home FOLDER`, else `$FULLGJORT_HOME`, else the user's own data folder. `prepare` is what every
command calls before it touches the register.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import click
from platformdirs import user_data_path

ENVIRONMENT = "FULLGJORT_HOME"


class HomeError(RuntimeError):
    """The home folder cannot be used: names the folder and what to do."""


def home() -> Path:
    """The home folder (not necessarily made yet)."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen).expanduser().resolve() if chosen else user_data_path("fullgjort", appauthor=False)


def make_home() -> Path:
    """The home folder, made where it was missing; raises HomeError where it cannot be written."""
    folder = home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(
            f"Mappen {folder} går inte att använda ({error.strerror}). Välj en annan med --home MAPP."
        ) from error
    if not os.access(folder, os.W_OK):
        raise HomeError(f"Mappen {folder} går inte att skriva i. Välj en annan med --home MAPP.")
    return folder


def secret_key() -> str:
    """This installation's secret, made once and kept in the home folder, readable by its owner only.

    While there is no home folder there is nothing to protect: then it is made up anew each time."""
    given = os.environ.get("FULLGJORT_SECRET_KEY")
    if given:
        return given
    path = home() / "secret"
    if not path.parent.is_dir():
        return secrets.token_urlsafe(48)
    if not path.exists():
        draft = path.with_name(f"secret.{os.getpid()}")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(48))
        draft.replace(path)
    return path.read_text("ascii").strip()


def prepare(folder: Path | str | None = None, *, migrate: bool = True, existing: bool = False) -> Path:
    """The home folder, after Django is set up on it and its database brought up to date.

    `existing`: for commands that only read a register; a folder that is missing is refused and not made."""
    if folder is not None:
        os.environ[ENVIRONMENT] = str(Path(folder).expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fullgjort_web.settings")
    if existing and not home().is_dir():
        raise click.ClickException(
            f"Mappen {home()} finns inte, så där finns inget register. Ange en annan med --home MAPP, eller läs in "
            "handlingar med fullgjort import."
        )
    try:
        made = make_home()
    except HomeError as error:
        raise click.ClickException(str(error)) from error
    import django

    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        _bring_up_to_date()
    return made


def _bring_up_to_date() -> None:
    """Build what the register shows again where an older version made it, or by other house rules."""
    from fullgjort.following.house_rules import HouseRulesError
    from fullgjort_web.register.made import bring_up_to_date, is_up_to_date

    try:
        if not is_up_to_date():
            click.echo("Registret är gjort med en äldre version eller andra husregler. Det byggs om …", err=True)
        bring_up_to_date()
    except HouseRulesError as error:
        raise click.ClickException(str(error)) from error


def home_option(command: Any) -> Any:
    """A command with the option `--home`; the command gets it as `home` (a path or None)."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        default=None,
        help="Mappen där registret ligger. Annars $FULLGJORT_HOME, annars din egen datamapp.",
    )(command)
