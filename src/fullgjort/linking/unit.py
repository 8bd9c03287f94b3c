"""Mentions that are surely one: what the second step of linking puts together, and what ties are drawn between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fullgjort.linking.keys import asks, decision_key, offers
from fullgjort.linking.mention import Answering, Citation, Mention, Role
from fullgjort.linking.wording import fold_source, fold_title, fold_wording, years_in


@dataclass
class Unit:
    """Mentions that are one, oldest first, and why each belongs to it (by the mention's id; none for the first)."""

    mentions: list[Mention]
    reasons: dict[str, str] = field(default_factory=dict)

    def take(self, other: Unit, reason: str) -> None:
        """Make another unit's mentions its own; only before anything else is asked of it."""
        for mention in other.mentions:
            self.reasons[mention.id] = other.reasons.get(mention.id) or reason
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda mention: mention.order)

    @property
    def first(self) -> Mention:
        """Its oldest mention."""
        return self.mentions[0]

    def documents(self) -> set[str]:
        return {mention.document for mention in self.mentions}

    @cached_property
    def decided(self) -> Mention | None:
        """A mention that names the decision, to the day and the §; None where none does. What gives comes first."""
        known = [mention for mention in self.mentions if decision_key(mention)]
        return min(known, key=lambda m: (m.role is not Role.GIVEN, m.order), default=None)

    @cached_property
    def gives(self) -> Mention | None:
        """The oldest mention that gives the assignment; None where what gave it was not read."""
        return next((mention for mention in self.mentions if mention.role is Role.GIVEN), None)

    @cached_property
    def open(self) -> bool:
        """Whether nothing tells by which decision it was given, so that it may belong to another unit."""
        return self.decided is None

    @cached_property
    def rooted(self) -> bool:
        """Whether others can belong to it: its decision is known, or something that was read gives it."""
        return self.decided is not None or self.gives is not None

    @cached_property
    def proposed(self) -> bool:
        """Whether it is nothing but a proposal."""
        return all(mention.role is Role.PROPOSED for mention in self.mentions)

    @cached_property
    def given_day(self) -> str:
        """The day it was given, ISO; else the first day it was spoken of; empty where nobody knows."""
        days = [self.decided.decision_day] if self.decided else [m.decision_day for m in self.mentions]
        told = [day for day in days if day] or [m.day for m in self.mentions if m.day]
        return min(told, default="")

    @cached_property
    def day(self) -> str:
        """The day of its first mention, ISO; empty where nobody knows."""
        return self.first.day

    @cached_property
    def ended(self) -> str:
        """The day the board ended it, ISO; empty where no such decision was read."""
        return min((m.day for m in self.mentions if m.closing and m.day), default="")

    @cached_property
    def answering(self) -> Answering:
        """What it answers that is nothing but answers whose assignment is not named."""
        told = {mention.answering for mention in self.mentions}
        return next(iter(told)) if len(told) == 1 else Answering.NOTHING

    @cached_property
    def boards(self) -> frozenset[str]:
        """The boards whose assignment it is or may be; empty where nobody knows."""
        known = [m.decision_body for m in self.mentions if m.decision_body]
        if not known:
            known = [body for m in self.mentions for body in (m.meeting_body, m.giver) if body]
        heirs = [heir for m in self.mentions for heir in m.inherited_by]
        return frozenset((*known, *heirs))

    @cached_property
    def titles(self) -> frozenset[str]:
        """Its headings, folded: those of what gives or proposes it, else those of what tells of it."""
        giving = [m for m in self.mentions if m.role in (Role.GIVEN, Role.PROPOSED)]
        return frozenset(folded for m in giving or self.mentions if (folded := fold_title(m.area or m.title)))

    @cached_property
    def plans(self) -> frozenset[tuple[str, frozenset[str]]]:
        """The plans that it comes from: folded name and years as printed."""
        sources = {m.source for m in self.mentions if m.origin_kind == "plan" or m.document_kind == "plan"}
        return frozenset((fold_source(source), years_in(source)) for source in sources if fold_source(source))

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """Its wordings, one of each kind, oldest first."""
        return tuple({fold_wording(m.wording): m.wording for m in reversed(self.mentions)}.values())[::-1]

    @cached_property
    def assignees(self) -> frozenset[str]:
        return frozenset(m.assignee.casefold() for m in self.mentions if m.assignee)

    @cached_property
    def cases(self) -> frozenset[str]:
        """The registry numbers of the cases that gave or proposed it, as printed."""
        return frozenset(
            m.case_number for m in self.mentions if m.case_number and m.role in (Role.GIVEN, Role.PROPOSED)
        )

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys by which it looks for its assignment; empty for one whose decision is known."""
        return frozenset(key for m in self.mentions for key in asks(m)) if self.open else frozenset()

    @cached_property
    def offered(self) -> frozenset[str]:
        """The keys by which it is found."""
        return frozenset(key for m in self.mentions for key in offers(m))

    def cited(self) -> Iterator[Citation]:
        """Every decision and case that is cited at its words."""
        for mention in self.mentions:
            yield from mention.cites
