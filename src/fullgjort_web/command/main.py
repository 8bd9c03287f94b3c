"""The entry point `fullgjort`: each command lives in a module of its own and is loaded when it is called."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "demo": "fullgjort_web.command.demo",
    "serve": "fullgjort_web.command.serve",
    "import": "fullgjort_web.command.import_",
    "export": "fullgjort_web.command.export",
    "rebuild": "fullgjort_web.command.rebuild",
    "report": "fullgjort_web.command.report",
    "forgotten": "fullgjort_web.command.forgotten",
    "answer": "fullgjort_web.command.answer",
    "signals": "fullgjort_web.command.signals",
    "withdraw": "fullgjort_web.command.withdraw",
    "house-rules": "fullgjort_web.command.house_rules",
    "extract": "fullgjort_web.command.extract",
    "explain": "fullgjort_web.command.explain",
    "evaluate": "fullgjort_web.command.evaluate",
    "document-rules": "fullgjort_web.command.document_rules",
    "invent": "fullgjort_web.command.invent",
}

_PATHS = {
    "does not exist": "finns inte. Kontrollera sökvägen.",
    "is a directory": "är en mapp. Ange en fil.",
    "is a file": "är en fil. Ange en mapp.",
    "is not readable": "går inte att läsa. Kontrollera dina rättigheter.",
    "is not writable": "går inte att skriva i. Kontrollera dina rättigheter.",
}
_PATH = re.compile(rf"'(.+)' ({'|'.join(_PATHS)})\.")


class CommandGroup(click.Group):
    """Loads a command's module (attribute `command`) only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        return import_module(module).command if module else None

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """As click's, with what went wrong told in Swedish."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **extra)
        try:
            ended = super().main(*args, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as help_:
            help_.show()
            sys.exit(help_.exit_code)
        except click.ClickException as error:
            click.echo(f"Fel: {_in_swedish(error)}", err=True)
            if isinstance(error, click.UsageError) and error.ctx:
                click.echo(f"Visa hur kommandot används: {error.ctx.command_path} --help", err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Avbrutet.", err=True)
            sys.exit(1)
        sys.exit(ended if isinstance(ended, int) else 0)


def _in_swedish(error: click.ClickException) -> str:
    """What went wrong. The messages of this program are Swedish already; those of click that are common become so."""
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            return f"{param.make_metavar(error.ctx) if isinstance(param, click.Argument) else param.opts[0]} saknas."
        case click.NoSuchOption():
            return f"Flaggan {error.option_name} finns inte."
        case click.FileError():
            return f"{error.ui_filename} går inte att öppna eller skriva. Kontrollera sökvägen och dina rättigheter."
        case click.UsageError() if found := re.fullmatch(r"No such command '(.+?)'\..*", error.format_message()):
            return f"Kommandot {found[1]} finns inte."
        case click.BadParameter(param=click.Parameter(type=click.Path())) if found := _PATH.search(error.message):
            return f"{found[1]} {_PATHS[found[2]]}"
    return error.format_message()


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="fullgjort")
def main() -> None:
    """Fullgjort läser nämndernas handlingar och håller reda på uppdragen.

    Börja med `fullgjort demo`, eller läs en egen mapp med `fullgjort import MAPP` och sedan `fullgjort serve`.
    """


if __name__ == "__main__":
    main()
