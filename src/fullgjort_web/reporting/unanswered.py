"""Which parts of an assignment the answers leave out, judged by the words alone."""

from __future__ import annotations

from collections.abc import Sequence

from fullgjort_web.register.swedish import stems, words

_SHORTEST = 4  # letters; shorter words are mostly particles ("och", "ska", "vid")
_SHARED = 5  # letters that two words begin with, where one may be a compound of the other ("kostnad", "kostnadsram")
_BARE = frozenset(
    stems(
        "uppdrag uppdraget redovisa redovisas redovisning återkoppla återkomma rapportera rapport ta fram lämna göra "
        "genomföra genomförs genomfört utreda utredning samt eller inom genom under efter senast mellan respektive "
        "enligt arbete arbetet arbetar pågår klar klart förslag regiondirektören region regionen dessa detta denna "
        "vilka vilken vilket ska skall skulle kunna kommer behöver finns måste från till möjlighet frågan"
    )
)


def unmentioned(parts: Sequence[str], answers: Sequence[str]) -> tuple[bool, ...]:
    """For each part whether none of its own words stands in any answer. What the parts have in common counts for
    none of them. All False where there is nothing to compare: a single part, no answer, a part without words of its
    own."""
    if len(parts) < 2 or not any(answers):
        return (False,) * len(parts)
    worded = [_own_words(part) for part in parts]
    common = {stem for own in worded for stem in own if all(stem in other for other in worded)}
    said = [pair for answer in answers for pair in _own_words(answer).items()]
    said_stems = {stem for stem, _ in said}
    openings = {word[:_SHARED] for _, word in said if len(word) >= _SHARED}

    def left_out(own: dict[str, str]) -> bool:
        rest = {stem: word for stem, word in own.items() if stem not in common}
        return bool(rest) and not any(
            stem in said_stems or (len(word) >= _SHARED and word[:_SHARED] in openings) for stem, word in rest.items()
        )

    return tuple(left_out(own) for own in worded)


def _own_words(text: str) -> dict[str, str]:
    """The words that say what a text is about, by their stems."""
    return {
        stem: word
        for stem, word in zip(stems(text), words(text), strict=True)
        if len(word) >= _SHORTEST and stem not in _BARE
    }
