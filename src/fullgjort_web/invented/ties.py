"""Stories that hang together with older ones, and stories that only look as if they did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from fullgjort_web.invented.citations import short_citation
from fullgjort_web.invented.house_styles import HouseStyle
from fullgjort_web.invented.matters import Matter, Task
from fullgjort_web.invented.names import HOSPITALS, PLACES, Body
from fullgjort_web.invented.stories import Said, Story, StoryTie
from fullgjort_web.invented.swedish_dates import long_date
from fullgjort_web.invented.writing import capital

# How often a case of a board is of each kind, in per cent; the rest are plain.
KINDS = {
    "repeats": 5,
    "amends": 4,
    "replaces": 3,
    "merges": 2,
    "splits": 2,
    "twins": 6,
    "later": 5,
    "elsewhere": 5,
}
SAID = {
    "repeats": (
        "{Short} upprepar därmed uppdraget {cite}, som inte har redovisats.",
        "{Short} påminner om uppdraget {cite} och lämnar det på nytt.",
        "Uppdraget lämnades även {cite} men har inte lett till någon redovisning.",
    ),
    "amends": (
        "Beslutet ändrar det uppdrag som lämnades {cite}.",
        "Det tidigare uppdraget {cite} utökas härmed.",
        "Uppdraget {cite} kompletteras genom detta beslut.",
    ),
    "replaces": (
        "Uppdraget ersätter det som lämnades {cite}.",
        "Därmed ersätts det tidigare uppdraget {cite}.",
        "Beslutet träder i stället för uppdraget {cite}.",
    ),
    "merges": (
        "Uppdragen {cite} och {other} slås samman till ett.",
        "De två uppdragen {cite} och {other} slås därmed samman.",
    ),
    "splits": (
        "Uppdraget {cite} delas upp i två.",
        "Det tidigare uppdraget {cite} delas därmed upp på två mottagare.",
    ),
    "follows_from": (
        "Beslutet fattas med anledning av fullmäktiges uppdrag {cite}.",
        "Ärendet följer av fullmäktiges beslut {cite}.",
        "I enlighet med fullmäktiges uppdrag {cite} lämnas uppgiften vidare till förvaltningen.",
    ),
}
REASONS = {
    "repeats": "Det senare beslutet ger samma uppdrag en gång till.",
    "amends": "Det senare beslutet ändrar det tidigare.",
    "replaces": "Det senare beslutet ersätter det tidigare.",
    "merges": "Det senare beslutet slår samman två tidigare.",
    "splits": "Det senare beslutet delar upp det tidigare.",
    "follows_from": "Styrelsen lämnar fullmäktiges uppdrag vidare.",
}


def cite_in_prose(rng: Random, style: HouseStyle, older: Story, *, dated: bool) -> str:
    """An older decision as running text cites it; with `dated` always by its day."""
    assert older.day
    if dated or rng.random() < 0.6:
        return f"den {long_date(older.day)}, § {older.paragraph}"
    return f"({short_citation(style, older).rstrip(',')})"


def tie(rng: Random, style: HouseStyle, kind: str, story: Story, *older: Story, said: bool = True) -> None:
    """Tie a new story to older ones, and with `said` let its case tell so."""
    story.ties += [StoryTie(kind, one, REASONS[kind]) for one in older]
    if said:
        form = rng.choice(SAID[kind])
        dated = not any(words in form for words in ("uppdraget {cite}", "uppdrag {cite}"))
        cites = [cite_in_prose(rng, style, one, dated=dated) for one in older]
        text = form.format(Short=capital(story.body.short), cite=cites[0], other=cites[-1], Body=story.body.name)
        printed = tuple((text_.strip("()").removeprefix("den "), one) for text_, one in zip(cites, older, strict=True))
        story.preface.append(Said(text, printed))


def tell_repeats(stories: Sequence[Story]) -> None:
    """Tie every story to the last older one that the same board gave in the same words, where nothing ties them yet."""
    given: dict[tuple[str, str], Story] = {}
    for story in stories:
        words = (story.body.code, story.wording)
        older = given.get(words)
        decided_ = older is not None and story.origin_kind == older.origin_kind == "decision" and story.day is not None
        if older and decided_ and story.day != older.day and not any(one.older is older for one in story.ties):
            story.ties.append(StoryTie("repeats", older, REASONS["repeats"]))
        given[words] = story


Wanted = Callable[[Story], bool]


def pick(rng: Random, stories: Sequence[Story], wanted: Wanted) -> Story | None:
    """One of the stories that fit; None where none does. Younger ones are looked at first."""
    fitting: list[Story] = []
    for story in reversed(stories):
        if wanted(story):
            fitting.append(story)
            if len(fitting) == 12:
                break
    return rng.choice(fitting) if fitting else None


def decided(story: Story, body: Body, day: date, *, least: int, most: int = 10_000) -> bool:
    """Whether the board gave the story by a decision of its own so many days ago, and no later decision touched it."""
    if story.body is not body or story.day is None or story.origin_kind != "decision" or story.unsettled:
        return False
    return least <= (day - story.day).days <= most and not story.ties


def lost(story: Story) -> bool:
    """Whether nothing more will be reported of a story, though nobody closed it."""
    return not story.closed and not story.listed and story.missing_from != ""


def going_on(story: Story) -> bool:
    """Whether reports of a story are still to come."""
    return story.listed and not story.closed and story.steps[:1] not in (["close"], ["vanish"], ["never"], ["leave"])


def relocated(rng: Random, matter: Matter, count: int) -> tuple[Matter, Matter]:
    """A matter at two places: the same words but for the place, in the first `count` tasks."""
    names = [*HOSPITALS, *PLACES]
    words = " ".join(task.do for task in matter.tasks[:count])
    found = next((name for name in names if name in words), None)
    if found:
        kin = HOSPITALS if found in HOSPITALS else PLACES
        other = rng.choice([name for name in kin if name != found])

        def moved(text: str) -> str:
            return text.replace(found, other)

        tasks = tuple(Task(moved(task.do), moved(task.done)) for task in matter.tasks)
        return matter, replace(matter, tasks=tasks, ongoing=moved(matter.ongoing))
    one, other = rng.sample(PLACES, 2)

    def placed(place: str) -> Matter:
        first = matter.tasks[0]
        form = rng.choice(("{do} i {place}", "{do}, i första hand i {place}", "{do} med början i {place}"))
        tasks = (Task(form.format(do=first.do, place=place), first.done), *matter.tasks[1:])
        return replace(matter, tasks=tasks)

    return placed(one), placed(other)


def years_later(rng: Random, matter: Matter, year: int) -> Matter:
    """The same topic taken up years later, with almost the same words."""
    first = matter.tasks[0]
    form = rng.choice(("{do} för åren {a}–{b}", "{do} inför {a}", "{do} utifrån {y} års förutsättningar", "{do}"))
    task = Task(form.format(do=first.do, a=year + 1, b=year + 3, y=year), first.done)
    return replace(matter, tasks=(task, *matter.tasks[1:]))


def widened(rng: Random, story: Story) -> tuple[Task, ...]:
    """What an amending decision adds to a story: a task of its topic that it does not have, or one more place."""
    own = {task.do for task in story.tasks}
    left = [task for task in story.matter.tasks if task.do not in own]
    if left:
        return (left[0],)
    first = story.tasks[0]
    return (Task(f"{first.do} även i {rng.choice(PLACES)}", first.done),)


def reworded(rng: Random, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """How a memo words what the minutes decide otherwise: one part fewer, or more to do."""
    if len(tasks) > 1 and rng.random() < 0.5:
        return tasks[:-1]
    first = tasks[0]
    form = rng.choice(
        (
            "skyndsamt {do}",
            "{do} och lämna förslag till åtgärder",
            "i dialog med berörda kommuner {do}",
            "{do} inom befintlig ram",
        )
    )
    return (Task(form.format(do=first.do), first.done), *tasks[1:])
