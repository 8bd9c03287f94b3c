"""Which parts of an assignment the answers leave out, judged by the words alone."""

from __future__ import annotations

from collections.abc import Sequence

from fullgjort_web.register.swedish import stems

_SHORTEST = 4  # letters; shorter stems are mostly particles ("och", "ska", "vid")
_SHARED = 5  # letters that two stems begin with, where one may be a compound of the other ("kostnad", "kostnadsram")
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
    worded = [{stem for stem in stems(part) if len(stem) >= _SHORTEST and stem not in _BARE} for part in parts]
    common = {stem for words in worded for stem in words if all(stem in other for other in worded)}
    said = {stem for answer in answers for stem in stems(answer) if len(stem) >= _SHORTEST}
    openings = {stem[:_SHARED] for stem in said if len(stem) >= _SHARED}

    def stands(stem: str) -> bool:
        return stem in said or (len(stem) >= _SHARED and stem[:_SHARED] in openings)

    return tuple(bool(own) and not any(map(stands, own)) for own in (words - common for words in worded))
