"""How papers point at the decision that gave an assignment: whole, in part, by its case, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fullgjort_web.invented.house_styles import HouseStyle, citation
from fullgjort_web.invented.stories import Story
from fullgjort_web.invented.swedish_dates import long_date
from fullgjort_web.invented.writing import Writer

# How often a paper cites the whole decision, only its day, only its § and year, only the case's number, only the
# case's heading, or nothing.
WAYS = {"whole": 70, "day": 8, "year": 7, "case": 6, "heading": 5, "words": 4}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as printed (empty where nothing is), and the origin that it tells (None: the whole decision)."""

    text: str
    origin: dict[str, Any] | None = None
    open: bool = False  # whether what it tells of the origin is a matter of taste

    def enter(self, entry: dict[str, Any]) -> None:
        """Mark the attributes of an assignment's truth that nobody should judge."""
        if self.open:
            entry["disputed"] = ["giver", "origin.kind", "origin.date", "origin.paragraph"]


def short_citation(style: HouseStyle, story: Story) -> str:
    """An earlier decision as the house prints it inside brackets."""
    assert story.day
    assert story.paragraph
    if style.name == "älvdal":
        return f"{story.body.code} {story.day.strftime('%y%m%d')}, § {story.paragraph}"
    if style.name == "spalter":
        return f"{story.body.code} den {long_date(story.day)}, § {story.paragraph}"
    return citation(style, story.body.code, story.body.name, story.body.short, story.day, story.paragraph)


def cited(writer: Writer, story: Story, *, varied: bool, column: bool = False) -> Cited:
    """The story's decision as a report cites it, entered among the references. With `varied` some reports tell only a
    part of it, though where a `column` is kept for it always its day; a decision that was amended is cited with the one
    that amends it."""
    later = story.amended_by
    if story.plan:
        return Cited(writer.cite(story))
    if later and later.day and later.day < writer.day:
        both = [short_citation(writer.style, one) for one in (story, later)]
        for text, one in zip(both, (story, later), strict=True):
            writer.refer(text, one.body.code, one.day, one.paragraph)
        return Cited(" och ".join(both))
    ways = dict(WAYS) if varied else {"whole": 1}
    if column:
        ways = {way: weight for way, weight in ways.items() if way in ("whole", "day")}
    if not story.diary:
        ways.pop("case", None)
    way = writer.rng.choices(list(ways), weights=list(ways.values()))[0]
    if way == "whole":
        return Cited(writer.cite(story))
    return _part(writer, story, way)


def _part(writer: Writer, story: Story, way: str) -> Cited:
    assert story.day
    code, day = story.body.code, story.day
    unknown = {"kind": "unknown", "text": None, "body": None, "date": None, "paragraph": None}
    if way == "day":
        text = writer.rng.choice((f"{story.body.name} den {long_date(day)}", f"{code} {day.isoformat()}"))
        writer.refer(text, code, day, None, doubtful=True)
        return Cited(text, {**unknown, "kind": "decision", "text": text, "body": code, "date": day.isoformat()}, True)
    if way == "year":
        text = writer.rng.choice((f"{code} § {story.paragraph}/{day.year}", f"{code} {day.year} § {story.paragraph}"))
        writer.refer(text, code, None, story.paragraph, doubtful=True)
        origin = {**unknown, "kind": "decision", "text": text, "body": code, "paragraph": story.paragraph}
        return Cited(text, {**origin, "date": str(day.year)}, True)
    if way == "case":
        writer.refer(story.diary, None, None, None, doubtful=True)
        return Cited(story.diary, unknown, True)
    if way == "heading":
        return Cited(f"ärendet {story.matter.title}", unknown, True)
    return Cited("", unknown, True)


def cited_all(writer: Writer, story: Story) -> str:
    """The story's whole decision as the house prints it in a list."""
    return cited(writer, story, varied=False).text
