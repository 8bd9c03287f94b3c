"""Whether what the register shows was made as this version makes it, and by the organisation's rules of today."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import transaction

from fullgjort_web.register.following import house_rules
from fullgjort_web.register.models import Document, MadeWith

PROJECTION = "12"
"""Raised when the projection is made in another way than before: registers are then built again at the next start."""


MIXED = "mixed"


def made_with() -> str:
    """What a projection of now is made with: the way it is made, and the house rules."""
    return f"{PROJECTION}:{hashlib.sha256(repr(house_rules()).encode()).hexdigest()[:16]}"


def is_up_to_date() -> bool:
    """Whether the register was made with the same; one without documents always is."""
    kept = MadeWith.objects.first()
    return bool(kept and kept.what == made_with()) or not Document.everything.exists()


def note_other_making() -> None:
    """None; a register that was made with something else than what a projection of now is made with is mixed after it,
    and is built again at the next start, whatever the house rules say then."""
    MadeWith.objects.exclude(what__in=(made_with(), MIXED)).update(what=MIXED)


def bring_up_to_date(progress: Callable[[int, int], None] | None = None) -> bool:
    """Whether the register had to be built again; it is up to date afterwards. What people said and did is not touched.

    Nothing is locked where nothing has to be done, so that a command that only reads waits for nobody."""
    from fullgjort_web.register.projection import hold_register, rebuild  # which notes here what it makes

    wanted = made_with()
    if MadeWith.objects.filter(what=wanted).exists():
        return False
    with transaction.atomic():
        hold_register()
        needed = not is_up_to_date()  # somebody else may have built it meanwhile
        if needed:
            rebuild(progress)
        MadeWith.objects.exclude(what=wanted).delete()
        MadeWith.objects.get_or_create(what=wanted)
    return needed
