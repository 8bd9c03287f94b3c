"""The entry point `fullgjort`: each command lives in a module of its own and is loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "demo": "fullgjort_web.command.demo",
    "serve": "fullgjort_web.command.serve",
    "import": "fullgjort_web.command.import_",
    "export": "fullgjort_web.command.export",
    "rebuild": "fullgjort_web.command.rebuild",
    "report": "fullgjort_web.command.report",
    "extract": "fullgjort_web.command.extract",
    "explain": "fullgjort_web.command.explain",
    "evaluate": "fullgjort_web.command.evaluate",
    "document-rules": "fullgjort_web.command.document_rules",
    "invent": "fullgjort_web.command.invent",
}


class CommandGroup(click.Group):
    """Loads a command's module (attribute `command`) only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        return import_module(module).command if module else None


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="fullgjort")
def main() -> None:
    """Fullgjort läser nämndernas handlingar och håller reda på uppdragen.

    Börja med `fullgjort demo`, eller läs en egen mapp med `fullgjort import MAPP` och sedan `fullgjort serve`.
    """


if __name__ == "__main__":
    main()
