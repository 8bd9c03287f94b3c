"""Parts: what an assignment asks for, item by item; each can be answered on its own."""

from __future__ import annotations

import re

from fullgjort.extraction.finding import Words
from fullgjort.reading.document import Document

_NO_INFINITIVE = (
    "alla|samtliga|denna|dessa|våra|sina|flera|stora|små|egna|olika|vissa|andra|många|båda|hela|nya|bra|sådana|"
    "dena|kunna|vara|deras|"
    "varsamma|barna|ska|skola|medarbetarna|patienterna|kommunerna|nämnderna|revisorerna|resurserna|"
    "verksamheterna|kostnaderna|reglerna"
)
_SHORT_INFINITIVE = "ge|se|få|gå|ta|bli|stå|ske|utse|tillse|överse|uppnå|föreslå|utgå|avge|anse|bistå|pröva|återge"
_INFINITIVE = rf"(?!(?:{_NO_INFINITIVE})\b)(?:[a-zåäöé]{{2,}}a|{_SHORT_INFINITIVE})(?=\s)"
_ADVERB = r"(?:även|också|därefter|årligen|löpande|därvid|vid\sbehov|i\s[a-zåäö]+\s[a-zåäö]+)\s"
_REPORTING = r"(?:återkomma|återrapportera|återredovisa|redovisa\s(?:detta|resultatet|uppdraget|för|till|arbetet))\b"
# Where one task ends and the next begins: ", samt att utreda", "och att återkoppla", ", att föreslå", "dels att"
_JOINT = re.compile(
    rf"""(?: \s*[,;]\s*(?:samt\s|och\s|dels\s)?att\s(?:{_ADVERB})?(?={_INFINITIVE})
        | \s(?:samt|och|dels)\satt\s(?:{_ADVERB})?(?={_INFINITIVE})
        | \s*,?\s(?:samt|och)\s(?:därefter\s|sedan\s|även\s)?(?={_REPORTING})
        )""",
    re.VERBOSE | re.IGNORECASE,
)


def parts_of_task(document: Document, start: int, end: int) -> tuple[Words, ...]:
    """The parts of a task in running words (`start` is the first word after "att"); empty where it has only one."""
    text = document.text[start:end]
    cuts = [(match.start(), match.end()) for match in _JOINT.finditer(text)]
    if not cuts:
        return ()
    edges = [0, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), len(text)]
    parts = [_words(document, start + left, start + right) for left, right in zip(edges, ends, strict=True)]
    return tuple(part for part in parts if len(part.quote) > 3) if len(parts) > 1 else ()


def _words(document: Document, start: int, end: int) -> Words:
    text = document.text
    while start < end and text[start] in " \n,;":
        start += 1
    while end > start and text[end - 1] in " \n,;.":
        end -= 1
    return Words(start, end, document.quote(start, end))


def part_of_block(document: Document, start: int, end: int) -> Words:
    """A list item as a part: its words without the joining comma at the end."""
    while end > start and document.text[end - 1] in " \n,;":
        end -= 1
    return Words(start, end, document.quote(start, end))
