"""What an audit is about, and recommendations made comparable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer
from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W_]+")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b")
_AUDIT = re.compile(r"revision(?!\w*byrå)|revisor|granskning|lekmannarevis", re.IGNORECASE)
_LEAD = re.compile(r"^\W*uppföljning\s*(?:av|–|-|:)\s*", re.IGNORECASE)
_LONG = 6  # letters of a stem that can tell two matters apart
_SPELT = 85.0  # how alike two stems are spelt that are taken for one
_MOST_EXTRA = 0.45  # of the longer wording, what the shorter may lack

_EMPTY_WORDS = (
    "att och en ett den det de av för till i på med om som samt ska skall vid inom utifrån mot från är har hade finns "
    "bör borde behöver sin sitt sina dess detta dessa så även också"
)
# words that tell what kind of paper it is and not what it is about
_PAPER_WORDS = (
    "svar svaret yttrande yttranden över remissvar kommentar kommentarer granskning granskningen granskningar granska "
    "revision revisionen revisionens revisionsrapport revisionsrapporten revisionsrapporter granskningsrapport "
    "granskningsrapporten rapport rapporten slutrapport fördjupad fördjupade uppföljande revisorer revisorerna "
    "revisorernas anledning missiv gällande avseende angående rörande nr kommunens regionens"
)
# words that stand in recommendations of any matter
_GENERAL_WORDS = (
    "säkerställa säkerställer tillse uppföljning uppföljningen återrapportering förvaltningen förvaltning nämnden "
    "nämnd styrelsen styrelse regionstyrelsen kommunstyrelsen regionen kommunen riktlinjer dokumenterad dokumentera "
    "dokumenterade kontroll kontrollen interna beslut fattade verksamheten verksamheter ansvaret ansvar tydliggöra "
    "tydliggör förtydliga granskning rekommendation revisorerna utveckla ändamålsenlig ändamålsenliga tillräcklig "
    "tillräckliga tillräckligt området uppdrag uppdraget fastställa systematisk systematiskt regelbundet regelbunden "
    "styrning styrningen åtgärder åtgärd handlingsplan vidta upprätta stärka införa rutin rutiner mål målen minst "
    "gång aktuella kända hålls mätas följs relevanta relevant lämpliga framtagna genomföra genomförs analysera "
    "årligen former roller befogenheter skyndsamt fortsatt fortsätta förbättra kvalitetssäkra uppdatera uppdaterade "
    "beslutade mellan planer planen plan arbetet process processer processen tydliga tydlig"
)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


def _stems(words: list[str]) -> list[str]:
    """The stems of words in lower case. An s that is left ("hemdialysen" gives hemdialys, "hemdialys" hemdialy) goes."""
    return [stem[:-1] if len(stem) > _LONG and stem.endswith("s") else stem for stem in _stemmer().stemWords(words)]


@cache
def _stemmed(words: str) -> frozenset[str]:
    return frozenset(_stems(words.split()))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The stems of all words, in order, without years."""
    plain = _YEARS.sub(" ", unicodedata.normalize("NFC", text))
    return tuple(_stems([word.casefold() for word in _WORD.findall(plain)]))


# "Revisorerna rekommenderar kommunstyrelsen att …", as an answer tells it
_RECOMMENDS = re.compile(
    r"^\W*(?:vi|(?:de\s+förtroendevalda\s+)?revisorerna|revisionen)\s+rekommenderar\s+(?:\w+,?\s+){0,5}?att\s+",
    re.IGNORECASE,
)
_BOARD = re.compile(r"(?:styrel|nämnd|direktion|fullmäktig|utskott)\w*$")


@lru_cache(maxsize=8192)
def stems_of(wording: str) -> tuple[str, ...]:
    """The stems of a recommendation's own words, in order: without small words, without who recommends and the board
    that begins it, so that "Revisorerna rekommenderar nämnden att säkerställa planer", "Att nämnden säkerställer
    planer" and "säkerställa planer" agree."""
    own = _RECOMMENDS.sub("", wording)
    stems = [stem for stem in words_of(own) if stem not in _stemmed(_EMPTY_WORDS)]
    kept = [stem for place, stem in enumerate(stems) if place > 2 or not _BOARD.search(stem)]
    return tuple(kept or stems)


def specific(stems: tuple[str, ...]) -> frozenset[str]:
    """The stems that tell a matter: long ones that do not stand in recommendations of any kind."""
    return frozenset(stem for stem in stems if len(stem) >= _LONG and stem not in _stemmed(_GENERAL_WORDS))


def same_wording(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two recommendations (as `stems_of`) say the same: equal, or one is the other with words added at its
    ends (a heading that was read into it), or a few short words or spellings differ. Empty ones never agree."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    extra_short = _unmatched(short, long)
    extra_long = _unmatched(long, short)
    if any(len(stem) >= _LONG for stem in extra_short) or len(extra_short) > 1 + len(short) // 8:
        return False
    if not extra_short and long[: len(short)] == short and len(short) >= 3:
        return len(extra_long) <= max(3, _MOST_EXTRA * len(long))
    return len(extra_long) <= 1 + len(short) // 8 and not any(len(stem) >= _LONG for stem in extra_long)


def _unmatched(stems: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    left = [stem for stem in stems if stem not in others]
    return [stem for stem in left if not any(fuzz.ratio(stem, other) >= _SPELT for other in others)]


def names_audit(words: str) -> bool:
    """Whether words name an audit or the auditors."""
    return bool(_AUDIT.search(words))


@dataclass(frozen=True, slots=True)
class AuditMatter:
    """What was audited, as the stems of its name without the words for the paper itself; sorted."""

    stems: tuple[str, ...]

    @property
    def key(self) -> str:
        return " ".join(self.stems)

    def within(self, other: AuditMatter) -> bool:
        """Whether another name says the same and more: at least two words, and half of the other's."""
        own, theirs = set(self.stems), set(other.stems)
        return own < theirs and len(own) >= 2 and 2 * len(own) >= len(theirs)


@lru_cache(maxsize=4096)
def matter(title: str) -> AuditMatter | None:
    """What a title says was audited: "Granskning – Vårdens köer", "Uppföljande granskning av vårdens köer 2021" and
    "Svar på revisionsrapport: Vårdens köer" agree. None where nothing is left."""
    stems = words_of(_LEAD.sub("", title))
    left = sorted({s for s in stems if s not in _stemmed(_EMPTY_WORDS) and s not in _stemmed(_PAPER_WORDS)})
    if not any(len(stem) >= 4 for stem in left):
        return None
    return AuditMatter(tuple(left))
