"""Word lists as data: what is no list of words is an error that names the file and the key."""

from __future__ import annotations

from typing import Any

import pytest

from fullgjort.language import lexicon
from fullgjort.language.lexicon import LexiconError, load, word_list


def test_a_list_of_words_is_given_in_its_order() -> None:
    assert word_list("firmor.toml", {"names": ["Båt", "Hamn"]}, "names") == ("Båt", "Hamn")


@pytest.mark.parametrize("given", [{}, {"names": []}, {"names": "Båt"}, {"names": ["Båt", 3]}, {"names": ["Båt", " "]}])
def test_anything_else_names_the_file_and_the_key(given: dict[str, Any]) -> None:
    with pytest.raises(LexiconError, match=r'firmor\.toml: "names" ska vara en lista med ord'):
        word_list("firmor.toml", given, "names")


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "firmor.toml").write_text('names = ["Båt"\nfel', "utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match=r"firmor\.toml: .*line 2.*Rätta filen"):
        load("firmor.toml")
