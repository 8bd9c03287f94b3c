"""Codes of assignments: given once to a place in a document, and never changed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from fullgjort_web.register.models import AssignmentCode, Mention

_ALPHABET = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKLMNPQRSTVWXZ")  # no I, O, U, Y


LENGTH = 5  # letters and figures after the year; longer where two places would get the same


def proposed_code(mention: Mention, length: int = LENGTH) -> str:
    """A code that follows from the place alone: the year it was said and a part of the place's digest."""
    place = f"{mention.document.digest}:{mention.start}:{mention.quote}"
    token = base64.b32encode(hashlib.sha256(place.encode()).digest()).decode().translate(_ALPHABET)[:length]
    return f"{mention.day.year}-{token}" if mention.day else token


def give_codes(mentions: list[Mention]) -> None:
    """Set `code` on each mention: the one it has had since it was first read, else a new one.

    A place is known again by its span, else by its words, else by an overlap of at least half."""
    known: dict[str, list[AssignmentCode]] = {}
    digests = {mention.document.digest for mention in mentions}
    for code in AssignmentCode.objects.filter(digest__in=digests).order_by("pk"):
        known.setdefault(code.digest, []).append(code)
    waiting = _match(mentions, known, lambda m, c: (m.start, m.end) == (c.start, c.end))
    waiting = _match(waiting, known, lambda m, c: m.quote == c.quote)
    waiting = _match(waiting, known, _overlap)
    back = [mention.code for mention in mentions if mention.code_id and mention.code.heir_id]
    AssignmentCode.objects.filter(pk__in=[code.pk for code in back]).update(heir=None)  # found again: no heir is needed
    for code in back:
        code.heir = None
    if not waiting:
        return
    wished = [proposed_code(mention, LENGTH) for mention in waiting]
    taken = set(AssignmentCode.objects.filter(code__in=wished).values_list("code", flat=True))
    new = []
    for mention, code in zip(waiting, wished, strict=True):
        length = LENGTH
        while code in taken or (length > LENGTH and AssignmentCode.objects.filter(code=code).exists()):
            length += 1
            code = proposed_code(mention, length)
        taken.add(code)
        new.append(
            AssignmentCode(
                code=code, digest=mention.document.digest, start=mention.start, end=mention.end, quote=mention.quote
            )
        )
    for mention, row in zip(waiting, AssignmentCode.objects.bulk_create(new), strict=True):
        mention.code = row


def _match(mentions: list[Mention], known: dict[str, list[AssignmentCode]], fits: object) -> list[Mention]:
    waiting = []
    for mention in mentions:
        free = known.get(mention.document.digest, [])
        found = next((code for code in free if fits(mention, code)), None)  # type: ignore[operator]
        if found is None:
            waiting.append(mention)
        else:
            mention.code = found
            free.remove(found)
    return waiting


def _overlap(mention: Mention, code: AssignmentCode) -> bool:
    return overlap((mention.start, mention.end), (code.start, code.end))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= max(1, min(one[1] - one[0], other[1] - other[0]))


def inherit(dead: Iterable[int], survivors: dict[int, int]) -> None:
    """Let the codes of mentions that are gone live on in another mention of their assignment.

    `survivors` leads from a dead code to the code that carries it on; codes without a survivor rest."""
    for pk in sorted(dead):
        if pk in survivors:
            AssignmentCode.objects.filter(pk=pk).update(heir_id=survivors[pk])


def heirs_of(codes: Iterable[int]) -> dict[int, list[AssignmentCode]]:
    """For codes in use: the resting codes that they carry on, through any number of steps."""
    carried: dict[int, list[AssignmentCode]] = {}
    owner = {pk: pk for pk in codes}
    while owner:
        rows = AssignmentCode.objects.filter(heir__in=list(owner))
        live = set(Mention.objects.filter(code__in=[row.pk for row in rows]).values_list("code_id", flat=True))
        further: dict[int, int] = {}
        for row in rows:
            if row.pk in live or row.heir_id is None:
                continue
            root = owner[row.heir_id]
            if any(row.pk == seen.pk for seen in carried.get(root, [])):
                continue
            carried.setdefault(root, []).append(row)
            further[row.pk] = root
        owner = further
    return carried
