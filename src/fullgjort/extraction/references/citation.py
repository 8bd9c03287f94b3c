"""Citations: what a match of a rule cites, and the matches that cite a law or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fullgjort.language.actors import find_actors
from fullgjort.language.lexicon import lexicon

_LAW_AFTER = re.compile(
    r"\s*(?:och\s\d+\s*|,\s*\d+\s*)*(?:i\s+|av\s+)?(?:den\s+)?[\wåäö-]{0,50}(?:lagen|lag|lagens|förordningen|förordning|balken|balk|stadgan|stadgar(?:na)?|"
    r"reglemente\w*|ordningen|avtalet|HSL|KL|OSL|SoL|LSS|GDPR)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:\bkap(?:\.|itel|itlet)?|lagens?|förordningens?|balkens?|stadgar(?:na)?s?|reglementets?|KL|OSL|HSL|ML|FL)\s*,?\s*\Z"
)
_NO_BODY = frozenset(
    [
        "PU",
        "PM",
        "SOU",
        "SFS",
        "DNR",
        "Dnr",
        "NR",
        "EU",
        "AB",
        "SKR",
        "SKL",
        "KL",
        "HSL",
        "OSL",
        "FL",
        "ML",
        "LSS",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "TV",
        "IT",
        "ID",
        "HR",
        "VD",
        "OBS",
        "PDF",
        "PDFA",
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
        "G",
        "H",
        "I",
        "J",
        "K",
        "L",
        "M",
        "N",
        "O",
        "P",
        "Q",
        "R",
        "S",
        "T",
        "U",
        "V",
        "X",
        "Y",
        "Z",
    ]
)
# Abbreviations of boards: councils and boards, and whatever ends in N (nämnd), AU (arbetsutskott), S or F after one.
_ABBREVIATION = re.compile(
    r"(?:[KRLS][SF]|FS|FD|RD|[A-ZÅÄÖ]{1,4}N|[A-ZÅÄÖ]{0,4}AU)|" + "|".join(lexicon().abbreviations())
)
# The universally understood abbreviations; other bodies keep their name.
_COMMON = frozenset({"RS", "RF", "KS", "KF", "LS", "LF", "RUN", "HSN"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What a rule reads: the body as named in references, the printed § and the registry number."""

    body: str | None = None
    paragraph: int | None = None
    case_number: str | None = None


@lru_cache(maxsize=2048)
def body_name(words: str) -> str | None:
    """RS, KF ... for the boards that everybody abbreviates, otherwise the name in its dictionary form, or the
    printed abbreviation; None where the words name no body."""
    words = words.strip(" ,:()")
    if re.fullmatch(r"[A-ZÅÄÖ][A-ZÅÄÖa-z]{0,7}(?:[-\s]?(?:AU|au))?", words) and (
        words.isupper() or len(words) <= 3 or words[-2:] == "au"
    ):
        return None if words in _NO_BODY else words.upper().replace(" ", "").replace("-", "")
    for actor in find_actors(words):
        if actor.abbreviation in _COMMON:
            return actor.abbreviation
        if actor.role in ("body", "authority"):
            return actor.name
    return None


def _paragraph(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    printed = groups.get("paragraph") or groups.get("first") or groups.get("lost")
    return int(printed) if printed else None


def _is_law(match: re.Match[str]) -> bool:
    """Whether the § of a match belongs to a law, an ordinance or rules of procedure."""
    if not match.groupdict().get("paragraph"):
        return False
    sign = match.string.rfind("§", match.start(), match.start("paragraph"))
    place = sign if sign >= 0 else match.start("paragraph")
    before, after = (
        match.string[max(0, place - 20) : place],
        match.string[match.end("paragraph") : match.end("paragraph") + 50],
    )
    return bool(_LAW_BEFORE.search(before) or _LAW_AFTER.match(after))


def read_decision(match: re.Match[str]) -> Citation | None:
    """A citation by a named body; declined where the words name none."""
    body = body_name(match["body"])
    if body is None or _is_law(match):
        return None
    if body.isupper() and _paragraph(match) is None and not _ABBREVIATION.fullmatch(body):
        return None
    return Citation(body, _paragraph(match))


def read_without_body(match: re.Match[str]) -> Citation | None:
    """A citation without a body; None where the § is a law's."""
    return None if _is_law(match) else Citation(None, _paragraph(match))


def read_paper(match: re.Match[str]) -> Citation | None:
    """A citation of a document, with the body that its words name; None where the § is a law's."""
    if _is_law(match) or match["paper"] == "PM":
        return None if _is_law(match) else Citation(None, _paragraph(match))
    if match.groupdict().get("body") and (body := body_name(match["body"])):
        return Citation(body, _paragraph(match))
    body = next(
        (name for actor in find_actors(match.group()) if actor.role == "body" and (name := body_name(actor.name))), None
    )
    return Citation(body, _paragraph(match))


def read_lost_sign(match: re.Match[str]) -> Citation | None:
    """A citation whose § has lost its sign; None where the words before the number name no body."""
    body = body_name(match["body"]) if match.groupdict().get("body") else None
    if match.groupdict().get("body") and body is None:
        return None
    return Citation(body, int(match["paragraph"]))


def read_case(match: re.Match[str]) -> Citation | None:
    """A citation of a registry number; None where it has fewer than two digits side by side."""
    number = " ".join(match["number"].split()).rstrip(".,;")
    return Citation(None, None, number) if re.search(r"\d{2}", number) else None
