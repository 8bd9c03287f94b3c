"""The matters that the invented boards treat: topics with their tasks and answers, read from `data/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from fullgjort_web.invented.names import HOSPITALS, PLACES

AREAS = ("care", "dental", "transport", "culture", "staff", "digital", "property", "economy", "development")


@dataclass(frozen=True, slots=True)
class Task:
    """A task as the infinitive that follows "att", and the sentence that answers it when it is ready."""

    do: str
    done: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic placed in the region. `key` tells apart the same topic at different places."""

    key: str
    area: str
    title: str
    background: tuple[str, ...]
    tasks: tuple[Task, ...]
    ongoing: str


@cache
def _topics(area: str) -> tuple[dict[str, Any], ...]:
    text = files("fullgjort_web.invented").joinpath("data", f"{area}.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["matter"])


def _placed(area: str, number: int, topic: dict[str, Any], hospital: str, place: str) -> Matter:
    def fill(text: str) -> str:
        return text.replace("{sjukhus}", hospital).replace("{ort}", place)

    words = topic["title"] + "".join(task["do"] for task in topic["tasks"])
    key = (
        f"{area}-{number}"
        + (f"-{hospital}" if "{sjukhus}" in words else "")
        + (f"-{place}" if "{ort}" in words else "")
    )
    return Matter(
        key,
        area,
        fill(topic["title"]),
        tuple(map(fill, topic["background"])),
        tuple(Task(fill(task["do"]), fill(task["done"])) for task in topic["tasks"]),
        fill(topic["ongoing"]),
    )


SECOND_TITLES = (
    "{title} – fortsatt arbete",
    "{title}, uppföljning",
    "{title} – andra etappen",
    "Fråga från {place}: {title}",
)
SECOND_TASKS = (
    "{do}, med början i {place}",
    "{do}, i första hand i {place}",
    "i samråd med kommunen i {place} {do}",
    "{do} inför kommande mandatperiod",
)


def _again(rng: Random, matter: Matter, place: str) -> Matter:
    """The same topic taken up once more: another title, the tasks in another order and limited to a place."""
    tasks = list(matter.tasks)
    turn = rng.randrange(1, len(tasks)) if len(tasks) > 1 else 0
    tasks = tasks[turn:] + tasks[:turn]
    placed = any(name in tasks[0].do for name in (*PLACES, *HOSPITALS))
    form = "{do} inför kommande mandatperiod" if placed else rng.choice(SECOND_TASKS)
    tasks[0] = Task(form.format(do=tasks[0].do, place=place), tasks[0].done)
    title = (
        rng.choice(SECOND_TITLES).format(title=matter.title, place=place) if place not in matter.title else matter.title
    )
    return Matter(f"{matter.key}+{place}", matter.area, title, matter.background, tuple(tasks), matter.ongoing)


class MatterPool:
    """Hands out matters of an area: each topic once, then again at other places, before any comes back as it was."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._left: dict[str, list[Matter]] = {}

    def draw(self, area: str) -> Matter:
        """The next matter of the area. When all are used up they come again, in a new order."""
        left = self._left.get(area)
        if not left:
            left = self._left[area] = self._shuffled(area)
        return left.pop()

    def _shuffled(self, area: str) -> list[Matter]:
        rounds: list[list[Matter]] = []
        seen: set[str] = set()
        places, hospitals = list(PLACES), list(HOSPITALS)
        self._rng.shuffle(places)
        for turn in range(len(places)):
            batch = []
            for number, topic in enumerate(_topics(area)):
                place = places[(turn + number) % len(places)]
                matter = _placed(area, number, topic, hospitals[(turn + number) % len(hospitals)], place)
                first = matter
                for _ in range(20):
                    if f"{matter.title}: {matter.tasks[0].do}" not in seen:
                        break
                    matter = _again(self._rng, first, self._rng.choice(places))
                seen.add(f"{matter.title}: {matter.tasks[0].do}")
                batch.append(matter)
            self._rng.shuffle(batch)
            rounds.append(batch)
        return [matter for batch in reversed(rounds) for matter in batch]
