"""The board that a user names, and the nearest known ones where nobody goes by that name."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from fullgjort_web.register.models import Body

_NEAR = 40  # of 100; below this a name has nothing in common with the asked one
_SHOWN = 3


class UnknownBoardError(LookupError):
    """No board goes by that name: says in Swedish which ones are nearest, or that there are none."""


def find_board(name: str) -> Body:
    """The board with that name, abbreviation, other name or address ("rs"), whatever its case.

    Raises UnknownBoardError, which names up to three of the nearest known ones."""
    asked = " ".join(name.split()).casefold()
    bodies = list(Body.objects.all())
    for body in bodies:
        if asked in {known.casefold() for known in _names(body)}:
            return body
    if not bodies:
        raise UnknownBoardError(
            "Registret har inga organ än. Läs in handlingar med fullgjort import MAPP och försök igen."
        )
    shown = " ".join(name.split()) or "utan namn"
    raise UnknownBoardError(f"Organet {shown} finns inte i registret. {_nearest(asked, bodies)}")


def _names(body: Body) -> list[str]:
    return [known for known in (body.name, body.abbreviation, body.slug, *body.other_names) if known]


def _nearest(asked: str, bodies: list[Body]) -> str:
    likeness = {
        body.pk: max((score for _, score, _ in process.extract(asked, _names(body), scorer=fuzz.WRatio,
                                                               processor=str.casefold)), default=0.0)
        for body in bodies
    }  # fmt: skip
    ranked = sorted(bodies, key=lambda body: (-likeness[body.pk], bytes(body.sort_key)))
    near = [body for body in ranked if likeness[body.pk] >= _NEAR]
    named = "; ".join(f"{body.abbreviation} ({body.name})" if body.abbreviation else body.name
                      for body in (near or ranked)[:_SHOWN])  # fmt: skip
    return f"Närmast är {named}." if near else f"Där finns bland andra {named}."
