"""`fullgjort answer`: the questions that the register leaves to a person, and an answer to one."""

from __future__ import annotations

from pathlib import Path

import click

from fullgjort_web.home import home_option, prepare

NONE = "inget"


@click.command()
@click.argument("code", required=False)
@click.argument("chosen", required=False)
@click.option("--place", default="", help="Vilket ställe svaret gäller, där uppdraget har frågor om flera.")
@click.option("--note", default="", help="Varför. Står i historiken.")
@home_option
def command(code: str | None, chosen: str | None, place: str, note: str, home: Path | None) -> None:
    """Svara på vilket uppdrag ett ställe i en handling hör till.

    Utan argument visas alla obesvarade frågor. Med CODE visas frågan om det uppdraget. Med CODE och CHOSEN sparas svaret:
    koden för ett av förslagen, eller ordet "inget". Svaret gäller bara det stället och går att ångra på uppdragets sida.
    """
    prepare(home, existing=True)
    from fullgjort_web.register.selectors.questions import Question, open_questions, question_at
    from fullgjort_web.register.selectors.story import find_by_code
    from fullgjort_web.register.services.answering import answer
    from fullgjort_web.register.services.verdicts import VerdictError
    from fullgjort_web.site.person import name_of_user

    for given in (code, None if (chosen or NONE).casefold() == NONE else chosen):
        if given is not None and find_by_code(given) is None and question_at(given) is None:
            raise click.ClickException(f"Inget uppdrag har koden {given}. Koden står på uppdragets sida.")

    def shown(question: Question) -> str:
        lines = [
            f"{question.own}  {question.mention.document.name}: {question.mention.quote[:160]}",
            f"    stället: {question.place}",
        ]
        for earlier in question.earlier:
            lines.append(f"    tidigare svar: {earlier.code or NONE} ({earlier.by}, {earlier.at:%Y-%m-%d})")
        lines += [f"    {one.code}  {one.title[:100]}\n        {one.reason}" for one in question.candidates]
        return "\n".join(lines)

    if chosen is None or code is None:
        found = [question for question in open_questions() if code in (None, question.own)]
        if not found:
            click.echo("Inga obesvarade frågor." if code is None else f"Ingen obesvarad fråga gäller uppdraget {code}.")
        for question in found:
            click.echo(shown(question))
        if found:
            click.echo(f'\nSvara med: fullgjort answer {found[0].own} {found[0].candidates[0].code}   (eller "{NONE}")')
        return
    try:
        answer(code, None if chosen.casefold() == NONE else chosen, by=name_of_user(), note=note, place=place)
    except VerdictError as error:
        raise click.ClickException(str(error)) from error
    click.echo("Svaret är sparat." if chosen.casefold() == NONE else f"Svaret är sparat: stället hör till {chosen}.")
