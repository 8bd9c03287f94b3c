"""Boards by any of their names. A board is told by its name alone, never by what is already in the register, so that
the order in which documents are read makes no difference."""

from __future__ import annotations

from difflib import get_close_matches

from django.utils.text import slugify

from fullgjort.language.actors import find_actors, nominative
from fullgjort.language.lexicon import lexicon
from fullgjort_web.register.models import Body
from fullgjort_web.register.swedish import sort_key

_NEAR = 0.85  # how alike two spellings have to be (1 is equal) to be taken for one another
_KINDS = (("fullmäktige", "assembly"), ("styrelsen", "board"), ("utskottet", "committee"), ("nämnden", "committee"))


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def predecessors() -> dict[int, set[int]]:
    """For each board that has taken over from others: all of them, through any number of steps, by id."""
    found: dict[int, set[int]] = {}
    heirs = dict(Body.objects.filter(successor__isnull=False).order_by().values_list("pk", "successor_id"))
    for body in heirs:
        step, seen = heirs.get(body), {body}
        while step is not None and step not in seen:
            found.setdefault(step, set()).add(body)
            seen.add(step)
            step = heirs.get(step)
    return found


class BodyIndex:
    """All boards of the register by name, abbreviation and other names; makes the rows of new ones.

    One index serves a batch; it grows with the number of boards and not with that of documents."""

    def __init__(self) -> None:
        self._by_name: dict[str, Body] = {}
        self._slugs: set[str] = set()
        self._added: set[str] = set()
        for body in Body.objects.all():
            self._add(body)

    def _add(self, body: Body) -> None:
        self._slugs.add(body.slug)
        for name in (body.name, body.abbreviation, *body.other_names):
            if name:
                self._by_name.setdefault(_fold(name), body)
                if body.added_by:
                    self._added.add(_fold(name))

    def named(self, name: str | None) -> Body | None:
        """The board with that name or abbreviation; made where it is new; None for an empty name."""
        if not name or not name.strip():
            return None
        known = self._by_name.get(_fold(name))
        if known:
            return known
        listed = lexicon().body_by_abbreviation(name.strip())
        full = listed.name if listed else nominative(name)
        known = self._by_name.get(_fold(full))
        if known:
            return known
        return self.make(full, (listed.abbreviation if listed else lexicon().abbreviation_of(full)) or "")

    def heir(self, body: Body | None) -> Body | None:
        """The board that has taken over a board's assignments, through any number of steps; the board itself where
        none has."""
        seen: set[int] = set()
        while body is not None and body.successor_id and body.pk not in seen:
            seen.add(body.pk)
            body = next((one for one in self._by_name.values() if one.pk == body.successor_id), None) or body.successor
        return body

    def knows(self, name: str) -> bool:
        """Whether a board goes by that name or abbreviation, in the register or in the word lists."""
        listed = lexicon().body_by_abbreviation(name.strip()) or lexicon().abbreviation_of(name)
        return bool(listed) or _fold(name) in self._by_name or _fold(nominative(name)) in self._by_name

    def nearest(self, name: str) -> str:
        """The name of the board whose name or abbreviation is spelt most like this; empty where none is near."""
        near = get_close_matches(_fold(name), self._by_name, n=1, cutoff=_NEAR)
        return self._by_name[near[0]].name if near else ""

    def giver(self, name: str | None) -> Body | None:
        """The board that a giver's name names; None where the giver is an office, a unit or an authority."""
        if not name:
            return None
        if _fold(name) in self._added:
            return self._by_name[_fold(name)]
        actors = find_actors(name)
        return self.named(name) if actors and actors[0].role == "body" else None

    def make(self, name: str, abbreviation: str, *, kind: str = "", added_by: str = "") -> Body:
        kind = kind or next((kind for ending, kind in _KINDS if name.casefold().endswith(ending)), "")
        wished = slugify((abbreviation or name).translate(str.maketrans("åäöÅÄÖ", "aaoAAO")))[:70] or "organ"
        slug, number = wished, 2
        while slug in self._slugs:
            slug, number = f"{wished}-{number}", number + 1
        body = Body.objects.create(
            slug=slug, name=name, abbreviation=abbreviation, kind=kind, added_by=added_by, sort_key=sort_key(name)
        )
        self._add(body)
        return body
