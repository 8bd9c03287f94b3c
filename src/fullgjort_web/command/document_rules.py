"""`fullgjort document-rules`: write docs/rules.md and docs/forms.md from the rules and the list of forms."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from pathlib import Path

import click

from fullgjort.extraction.forms import Form, load_forms
from fullgjort.extraction.rule import Rule
from fullgjort.extraction.ruleset import RULESET, all_rules
from fullgjort.extraction.status import StatusRule, status_rules

_MADE = "<!-- Made by `fullgjort document-rules`. Change the rules or data/forms.toml, not this file. -->"
_KINDS = {
    "assignment": "Assignments",
    "deadline": "Deadlines",
    "recurrence": "Recurrence",
    "reference": "References",
    "recommendation": "Recommendations",
    "need": "Needs",
    "figure": "Figures",
    "grant": "Grants",
}
# Rules that read how a text is built, and have no pattern of their own. Their examples are those of the forms.
STRUCTURES = {
    "assignment.followed-task": "a task that a report takes up without saying that it was given",
    "deadline.date-column": "the date in a table's column of dates",
    "deadline.row-end": "the date at the end of a task's row",
    "deadline.period-of-task": "the period in which the task is to be done, inside its own words",
    "decision.list-after-lead-in": "the points of a list or a run of att-satser below a lead-in that decides or proposes",
    "decision.sentence": "a sentence in which a body decides or proposes",
    "decision.passive-result": "a result in the passive under a case's decision",
    "decision.act-of-the-body": "a sentence in which the body itself acts under a case's decision",
    "decision.labelled": "what follows a label such as Beslut on its line",
    "row.table": "the rows of a table whose headings name task, source and answer",
    "row.source-line": "a task below or beside a line that only cites its source",
    "row.record": "a record whose labels (Uppdrag, Ansvarig, Status) stand on lines of their own",
    "row.entry": "a list entry: a line with the decision, the task under it or beside it, and its state",
    "row.named-before-its-state": "a task named before its state, under a sentence that says that assignments follow",
    "row.plan-line": "a line of a plan that names tasks with their assignee",
    "row.plan-list": "a list of tasks under a plan's name",
    "row.report-in-prose": "a sentence of a report that tells how a task goes and cites its decision to the day and the §",
    "row.infinitive": "a row that begins with a verb in the infinitive, assignee in brackets",
    "row.numbered-task": "a plan's task under its number of the year and its name (2031:4 Båtplatser. …)",
}


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("docs"),
    show_default=True,
    help="Mappen som filerna skrivs i.",
)
def command(folder: Path) -> None:
    """Skriv docs/rules.md och docs/forms.md av reglerna och deras exempel."""
    for name, text in (("rules.md", rules_page()), ("forms.md", forms_page())):
        (folder / name).write_text(text, "utf-8")
        click.echo(f"{folder / name} är skriven.")


def rules_page() -> str:
    """Every rule with its certainty, the forms that it reads, its examples and its near misses, in Markdown."""
    read_forms = _forms_by_rule()
    lines = [
        "# The rules",
        "",
        _MADE,
        "",
        f"Rule-set {RULESET}. A rule is a name, a pattern and a reader; `[[ ]]` mark the words that it finds in an "
        "example, and a near miss is a sentence that it must not find. *Sure* findings become proposals, *likely* ones "
        "questions. Context (negated, quoted, another body's) is judged afterwards and can take a finding back. "
        "How to add one: [adding-a-rule.md](adding-a-rule.md).",
    ]
    for kind, rules in groupby(all_rules(), key=lambda rule: rule.kind):
        lines += ["", f"## {_KINDS.get(kind, kind.capitalize())}"]
        for rule in rules:
            lines += _rule(rule, read_forms[rule.name])
    lines += ["", "## Statuses", "", "Tried from the top; the first rule that fits a sentence of the report decides."]
    for status_rule in status_rules():
        lines += _status_rule(status_rule)
    lines += ["", "## Rows, decisions and columns", "", "These read how a text is built and have no pattern.", ""]
    for name, what in STRUCTURES.items():
        forms = f" Reads: {'; '.join(read_forms[name])}." if read_forms[name] else ""
        lines.append(f"- `{name}`: {what}.{forms}")
    return "\n".join(lines) + "\n"


def forms_page() -> str:
    """Every form in which boards write, the rules that read it, an example and a near miss, in Markdown; for a form
    that is not read, why."""
    forms = load_forms()
    unread = sum(bool(form.unread) for form in forms)
    lines = [
        "# The forms in which boards write",
        "",
        _MADE,
        "",
        f"{len(forms)} forms; {unread} of them are not read, with the reason. The examples are our own and are run "
        "through the whole extraction by a test: the words between `[[ ]]` are found by one of the rules named, and "
        "nothing of the kind is found in the near miss.",
    ]
    for section, group in groupby(forms, key=lambda form: form.section):
        lines += ["", f"## {section}"]
        for form in group:
            lines += ["", f"### {form.form}", "", *_form(form)]
    return "\n".join(lines) + "\n"


def known_rules() -> frozenset[str]:
    """The names of all rules that a form may name."""
    return frozenset([*(rule.name for rule in all_rules()), *(rule.name for rule in status_rules()), *STRUCTURES])


def _form(form: Form) -> list[str]:
    if form.unread:
        return [f"Not read. {form.unread}", "", *_sample("Example", form.example)]
    if form.contrast:
        lines = _sample("No assignment", form.example)
        return [*lines, "", *_sample("Looks alike, and is one", form.contrast)]
    lines = [f"Read by {', '.join(f'`{rule}`' for rule in form.rules)}."]
    if form.values:
        lines[0] += f" Read as: {', '.join(f'{name} {value}' for name, value in form.values.items())}."
    if form.note:
        lines[0] += f" {form.note}"
    return [*lines, "", *_sample("Example", form.example), "", *_sample("Near miss", form.near_miss)]


def _sample(name: str, text: str) -> list[str]:
    if "\n" not in text:
        return [f"{name}: {_plain(text)}"]
    return [f"{name}:", "", "```text", *text.rstrip("\n").split("\n"), "```"]


def _plain(text: str) -> str:
    """A sentence that Markdown shows as it stands."""
    return re.sub(r"([\\`*_<>|])", r"\\\1", text)


def _forms_by_rule() -> dict[str, list[str]]:
    read_forms: dict[str, list[str]] = defaultdict(list)
    for form in load_forms():
        for rule in form.rules:
            read_forms[rule].append(form.form)
    return read_forms


def _rule(rule: Rule, forms: list[str]) -> list[str]:
    lines = ["", f"### `{rule.name}`", "", f"{str(rule.certainty).capitalize()}."]
    if forms:
        lines[-1] += f" Reads: {'; '.join(forms)}."
    return [*lines, "", *_examples(tuple(example.marked for example in rule.examples), rule.near_misses)]


def _status_rule(rule: StatusRule) -> list[str]:
    return ["", f"### `{rule.name}`", "", f"Status {rule.status}.", "", *_examples(rule.examples, rule.near_misses)]


def _examples(examples: tuple[str, ...], near_misses: tuple[str, ...]) -> list[str]:
    found = [f"- {_plain(' / '.join(example.splitlines()))}" for example in examples]
    missed = [f"- not: {_plain(' / '.join(text.splitlines()))}" for text in near_misses]
    return [*found, *missed]
