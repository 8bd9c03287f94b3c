"""Every sentence of the templates has its English, and the compiled catalogue is that of the source."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "src" / "fullgjort_web" / "site"
CATALOGUE = SITE / "locale" / "en" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_every_sentence_of_the_templates_is_in_the_catalogue(english: gettext.GNUTranslations) -> None:
    known = {key if isinstance(key, str) else key[0] for key in english._catalog}
    missing = set()
    for template in sorted((SITE / "templates").rglob("*.html")):
        for double, single in re.findall(
            r"""\{% trans (?:"([^"]+)"|'([^']+)')(?: as \w+)? %\}""", template.read_text("utf-8")
        ):
            if (double or single) not in known:
                missing.add(double or single)
    assert missing == set()


def test_the_compiled_catalogue_holds_what_the_source_holds(english: gettext.GNUTranslations) -> None:
    source = (CATALOGUE / "django.po").read_text("utf-8")
    known = {key if isinstance(key, str) else key[0] for key in english._catalog}
    in_source = set(re.findall(r'^msgid "(.+)"$', source, re.MULTILINE))
    missing = {
        words for words in in_source if words not in known and not any(k.endswith(f"\x04{words}") for k in known)
    }
    assert missing == set()


def test_no_translation_is_empty_or_loses_a_value() -> None:
    source = (CATALOGUE / "django.po").read_text("utf-8")
    for entry in source.split("\n\n")[1:]:
        said = re.findall(r'^msgid(?:_plural)? "(.+)"$', entry, re.MULTILINE)
        answers = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', entry, re.MULTILINE)
        assert all(answers), entry
        values = {value for words in said for value in re.findall(r"%\(\w+\)s", words)}
        assert all(set(re.findall(r"%\(\w+\)s", answer)) <= values for answer in answers), entry
