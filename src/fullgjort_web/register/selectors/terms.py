"""What a person writes in a search field, as stems."""

from __future__ import annotations

import re

from fullgjort_web.register.swedish import stems

_TERM = re.compile(r'"([^"]*)"|(\S+)')


def terms(text: str) -> list[list[str]]:
    """The terms of a search: each is a list of stems that must follow one another. Words stand alone, words in
    quotation marks and words joined by hyphens are phrases, `word*` is a beginning. Empty where nothing is asked."""
    found = []
    for phrase, word in _TERM.findall(text.replace("”", '"').replace("“", '"')):
        if phrase:
            term = stems(phrase)
        elif word.endswith("*"):
            term = [part.casefold() for part in re.findall(r"[^\W_]+", word)]
            if term:
                term[-1] += "*"
        else:
            term = stems(word)
        if term:
            found.append(term)
    return found
