"""The list of forms: every example is read as it says, and the docs made from it are the committed ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullgjort.extraction.forms import Form, load_forms, shortcoming
from fullgjort_web.command.document_rules import forms_page, known_rules, rules_page

FORMS = load_forms()
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.section}: {form.form}")
def test_each_form_is_read_as_the_list_says(form: Form) -> None:
    assert shortcoming(form) is None


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.rules], ids=lambda form: f"{form.section}: {form.form}"
)
def test_each_form_that_is_read_names_known_rules_and_has_a_near_miss(form: Form) -> None:
    assert set(form.rules) <= known_rules()
    assert form.near_miss


@pytest.mark.parametrize(("name", "page"), [("rules.md", rules_page), ("forms.md", forms_page)])
def test_the_docs_are_made_from_the_rules_as_they_are(name: str, page: object) -> None:
    assert callable(page)
    assert (DOCS / name).read_text("utf-8") == page(), "Kör `fullgjort document-rules` och lägg till ändringen."
