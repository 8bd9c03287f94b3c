"""Every sentence of the site has its English, and the compiled catalogue is that of the source."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "src" / "fullgjort_web" / "site"
CATALOGUE = SITE / "locale" / "en" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def known(english: gettext.GNUTranslations) -> set[str]:
    """What the catalogue has: the sentence, or its singular; after its context where it has one."""
    return {key if isinstance(key, str) else key[0] for key in english._catalog}


def test_every_sentence_of_the_templates_is_in_the_catalogue(english: gettext.GNUTranslations) -> None:
    said = {
        sentence
        for template in (SITE / "templates").rglob("*.html")
        for sentence in sentences_of_template(template.read_text("utf-8"))
    }
    assert len(said) > 500
    assert said - known(english) == set()


def sentences_of_template(text: str) -> Iterator[str]:
    """What `trans` and `blocktrans` translate, as it stands in the catalogue."""
    single = r"""\{% trans (?:"([^"]+)"|'([^']+)')(?: context (?:"([^"]+)"|'([^']+)'))?(?: as \w+)? %\}"""
    for double_quoted, quoted, context, other_context in re.findall(single, text):
        sentence, when = double_quoted or quoted, context or other_context
        yield f"{when}\x04{sentence}" if when else sentence
    for block in re.findall(r"\{% blocktrans(?: .*?)? ?%\}(.*?)\{% endblocktrans %\}", text, re.DOTALL):
        yield re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block.split("{% plural %}")[0].replace("%", "%%"))


CALLS = {"gettext": 0, "gettext_lazy": 0, "_": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "npgettext": 1}


def test_every_sentence_of_the_code_is_in_the_catalogue(english: gettext.GNUTranslations) -> None:
    said = {
        sentence
        for folder in (SITE, SITE.parent / "register")
        for module in folder.rglob("*.py")
        for sentence in sentences_of_code(module.read_text("utf-8"))
    }
    assert len(said) > 300
    assert said - known(english) == set()


def sentences_of_code(text: str) -> Iterator[str]:
    """What gettext and its sisters are called with, where that is written out."""
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in CALLS:
            words = [one.value for one in call.args[: CALLS[name] + 1] if isinstance(one, ast.Constant)]
            if len(words) == CALLS[name] + 1:
                yield "\x04".join(map(str, words))


def test_the_compiled_catalogue_holds_what_the_source_holds(english: gettext.GNUTranslations) -> None:
    source = (CATALOGUE / "django.po").read_text("utf-8")
    in_source = set(re.findall(r'^msgid "(.+)"$', source, re.MULTILINE))
    compiled = {key.rpartition("\x04")[2] for key in known(english)}
    assert {words.replace('\\"', '"') for words in in_source} - compiled == set()


def test_no_translation_is_empty_or_loses_a_value() -> None:
    source = (CATALOGUE / "django.po").read_text("utf-8")
    for entry in source.split("\n\n")[1:]:
        said = re.findall(r'^msgid(?:_plural)? "(.+)"$', entry, re.MULTILINE)
        answers = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', entry, re.MULTILINE)
        assert all(answers), entry
        values = {value for words in said for value in re.findall(r"%\(\w+\)s", words)}
        assert all(set(re.findall(r"%\(\w+\)s", answer)) <= values for answer in answers), entry
