"""Boards that are renamed or merged on a day: which board takes over which one's matters and assignments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fullgjort_web.invented.cases import PlainCase
from fullgjort_web.invented.names import Body
from fullgjort_web.invented.swedish_dates import long_date


@dataclass(frozen=True, slots=True)
class Succession:
    """From the first day of `year` the board `new` stands in the place of `old`. A board that is there already takes
    over the matters of one that ends."""

    old: Body
    new: Body
    year: int

    @property
    def case(self) -> PlainCase:
        """The assembly's case that decides it."""
        day, before = long_date(date(self.year, 1, 1)), long_date(date(self.year - 1, 12, 31))
        return PlainCase(
            f"Ändrad nämndorganisation: {self.old.lower}",
            (
                f"{self.old.name} upphör den {before}. {self.new.name} övertar från och med den {day} nämndens ansvar, "
                "ärenden och pågående uppdrag.",
            ),
            (
                (
                    f"låta {self.new.lower} från och med den {day} överta de uppdrag som {self.old.lower} har lämnat",
                    f"{self.new.name} övertar från och med den {day} de uppdrag som {self.old.lower} har lämnat",
                ),
            ),
        )


def successions(bodies: tuple[Body, ...], years: range, renamed: Body) -> tuple[Succession, ...]:
    """What happens to these boards over the years: the fourth gets the name of `renamed`, and the sixth goes up in the
    first. Empty for fewer boards and for few years."""
    if len(years) < 4:
        return ()
    found = []
    if len(bodies) > 3:
        found.append(Succession(bodies[3], renamed, years[len(years) // 2]))
    if len(bodies) > 5:
        found.append(Succession(bodies[5], bodies[0], years[len(years) * 5 // 8]))
    return tuple(found)


def sitting(bodies: tuple[Body, ...], changes: tuple[Succession, ...], year: int) -> tuple[Body, ...]:
    """The boards that meet in a year, in their order."""
    found: list[Body] = []
    for body in bodies:
        change = next((one for one in changes if one.old is body and year >= one.year), None)
        now = change.new if change else body
        if now not in found:
            found.append(now)
    return tuple(found)
