"""Wordings made comparable: without the giving formula, inflection, punctuation and case."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer

# "att ge regiondirektören i uppdrag att utreda …", "Regiondirektören får i uppdrag att …": the task begins after it
_FORMULA = re.compile(
    r"^.{0,120}?\b(?:uppdrag(?:et)?(?:\s+(?:till|åt|från)\s+[\wåäöÅÄÖ-]+){0,2}|uppdrar(?:\s+[\wåäöÅÄÖ-]+){1,4}?"
    r"|uppdra(?:s|gs)?(?:\s+åt)?(?:\s+[\wåäöÅÄÖ-]+){1,4}?)(?:\s+är)?\s*[,:]?\s+att\s+",
    re.IGNORECASE | re.DOTALL,
)
# "Redovisning av uppdrag: Tolkar i vården", "Svar på uppdraget om …": the matter's name comes after it
_PAPER = re.compile(
    r"^(?:(?:slut|del)?(?:redovisning|återrapportering|återkoppling|rapport(?:ering)?|svar|lägesrapport|uppföljning)\s+"
    r"(?:av|på|från|om|gällande|avseende|kring)\s+)?(?:uppdrag(?:et)?\b\s*(?:att|om|gällande|avseende|kring|:|[–-])?\s*)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"(?<=[a-zåäö0-9,;)] )[A-ZÅÄÖ][\wåäöÅÄÖ-]{2,}")
_EMPTY = frozenset(
    [
        *("att", "och", "en", "ett", "den", "det", "de", "av", "för", "till", "i", "på", "med", "om", "som", "samt"),
        *("ska", "skall", "vid", "inom"),
    ]
)
# words that stand in assignments of any matter: who, when, and how it is to be answered
_COMMON_WORDS = (
    "uppdrag uppdraget uppdras uppdra hr regiondirektören direktören direktör förvaltningen förvaltning styrelsen "
    "regionstyrelsen kommunstyrelsen kommundirektören nämnden fullmäktige regionfullmäktige kommunfullmäktige regionen "
    "kommunen hälso sjukvårdsdirektören redovisa redovisas redovisning redovisningen återrapportera återrapporteras "
    "återrapportering återrapporteringen återkomma återkoppla återkoppling rapport rapportera rapporteras lägesrapport "
    "senast januari februari mars april maj juni juli augusti september oktober november december våren hösten år "
    "årligen varje sammanträde gånger halvår tertial månader utgången slut genomföra ta fram tas göra få får har fått "
    "ge ges ger även också detta denna dessa vara bli kan hur vad vilka vilken från under enligt eller inte sig sin "
    "sina dess ur mot per uppföljning fortsatt arbete arbetet revisionsrapport granskning revisorernas "
    "sammanfattning ärendet ärende ärendebeskrivning bakgrund beslut beslutet beslutsunderlag beskrivning förslag inledning"
)
# "Uppdraget att utreda tolkar lämnas.": given, and to nobody
_GIVEN_LAST = re.compile(r"(?<=\w)\s+(?:lämnas|ges|har\s+lämnats|lämnades|gavs)\s*(?=\.|\Z)", re.IGNORECASE)
_GIVES_LAST = re.compile(r"\W*(?:att\s+)?uppdraget\s+att\b", re.IGNORECASE)
# "(ärendet Tolkar i vården)", "(RS § 12, 2021)": where it comes from, and none of the task's words
_ASIDE = re.compile(r"\((?=[^()]*(?:\bärende|§|\bdnr\b|\bbeslut))[^()]*\)?", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?<=\w)\.\s|\bsamt att redovisa uppdraget\b"
    r"|\b(?:uppdraget|läget|lägesrapport|(?:åter)?redovisning|återrapportering)\s+(?:ska|skall)\b|\bsenast\b",
    re.IGNORECASE,
)
CUT = 10  # letters by which two stems are compared: inflections and "-planen" of one long compound agree
LONG = 6  # letters from which a word can tell a matter


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@cache
def _common() -> frozenset[str]:
    return frozenset(stem[:CUT] for stem in _stemmer().stemWords(_COMMON_WORDS.split()))


def _stems(text: str) -> list[str]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return [stem for stem in _stemmer().stemWords(words) if stem not in _EMPTY]


@lru_cache(maxsize=65536)
def fold_wording(wording: str) -> str:
    """The stems of a task's own words, joined by spaces: "att ge X i uppdrag att utreda tolkar" and "Utreda tolk"
    agree. Empty where there are no words of content."""
    text = unicodedata.normalize("NFC", wording)
    return " ".join(_stems(_FORMULA.sub("", text, count=1) or text))


def task_of(wording: str) -> str:
    """A wording without when and how it is to be answered, and without the verb that gives it at its end."""
    task = _ANSWER.split(wording, maxsplit=1)[0]
    return _GIVEN_LAST.split(task, maxsplit=1)[0] if _GIVES_LAST.match(task) else task


def fold_source(source: str) -> str:
    """A plan's name without years, numbers and case: "Stabsplan 2018" and "stabsplanen 2019" agree."""
    text = _YEAR.sub(" ", unicodedata.normalize("NFC", source))
    return " ".join(stem for stem in _stems(text) if not stem.isdecimal() and stem not in ("ur", "från", "enligt"))


def years_in(text: str) -> frozenset[str]:
    """The years that a text prints: those that a plan is for."""
    return frozenset(_YEAR.findall(text))


@lru_cache(maxsize=65536)
def fold_title(title: str) -> str:
    """The stems of a heading without what kind of paper it heads: "Redovisning av uppdrag: Tolkar" and "Tolkarna"
    agree. Empty where it names no matter ("Uppföljning", "Återrapportering av uppdrag")."""
    text = " ".join(unicodedata.normalize("NFC", title).split())
    folded = _stems(_PAPER.sub("", text, count=1))
    telling = [stem for stem in folded if len(stem) >= 4 and not stem.isdecimal() and stem[:CUT] not in _common()]
    return " ".join(folded) if telling else ""


@lru_cache(maxsize=65536)
def telling_stems(wording: str) -> frozenset[str]:
    """The stems that tell what a task is about, cut to the same length: without those of any assignment."""
    folded = fold_wording(_ASIDE.sub(" ", wording))
    return frozenset(stem[:CUT] for stem in folded.split() if stem.isalpha()) - _common()


@lru_cache(maxsize=65536)
def whole_stems(wording: str) -> frozenset[str]:
    """The stems that tell what a task is about, not cut, so that "belysning" is found in "parkbelysning"."""
    telling = telling_stems(wording)
    return frozenset(stem for stem in fold_wording(_ASIDE.sub(" ", wording)).split() if stem[:CUT] in telling)


@lru_cache(maxsize=65536)
def names_in(wording: str) -> frozenset[str]:
    """The stems of the names in a wording: words with a capital inside a sentence ("Granåviks" gives "granåvik")."""
    text = _ASIDE.sub(" ", unicodedata.normalize("NFC", wording))
    text = " ".join(_FORMULA.sub("", text, count=1).split())
    stems = _stemmer().stemWords([word.casefold() for found in _NAME.findall(text) for word in _WORD.findall(found)])
    return frozenset(stem[:CUT] for stem in stems if len(stem) > 2) - _common()


@lru_cache(maxsize=65536)
def rare_stems(wording: str, number: int = 4) -> tuple[str, ...]:
    """The longest telling stems, longest first: in Swedish, with its compounds, length is a fine measure of rarity
    that does not depend on what else was read."""
    long = [stem for stem in fold_wording(wording).split() if len(stem) >= LONG and stem.isalpha()]
    ranked = sorted({stem for stem in long if stem[:CUT] not in _common()}, key=lambda stem: (-len(stem), stem))
    return tuple(dict.fromkeys(stem[:CUT] for stem in ranked))[:number]
