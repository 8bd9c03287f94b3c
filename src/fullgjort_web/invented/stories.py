"""The life of an invented assignment: given, reported on part by part, moved, and closed or lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from fullgjort_web.invented.matters import Matter, Task
from fullgjort_web.invented.names import Body
from fullgjort_web.invented.swedish_dates import Due, promise

Json = dict[str, Any]

# What happens at each coming report-back, and how the story ends. The weight is how often it is drawn.
ARCS: dict[str, tuple[int, tuple[str, ...]]] = {
    "answered_at_once": (14, ("done", "close")),
    "answered_in_parts": (16, ("ongoing", "part", "done", "close")),
    "answered_late": (12, ("not_started", "ongoing", "ongoing", "done", "close")),
    "moved": (10, ("ongoing", "move", "done", "close")),
    "moved_many_times": (6, ("ongoing", "move", "move", "move", "done", "close")),
    "unanswered_part": (8, ("ongoing", "all_but_one", "close")),
    "vanished": (8, ("ongoing", "move", "repeat", "vanish")),
    "vanished_early": (4, ("ongoing", "vanish")),
    "forgotten": (10, ("never",)),
    "transferred": (4, ("ongoing", "transfer", "leave")),
    "rejected": (4, ("not_started", "reject", "close")),
    "closed_without_evidence": (4, ("ongoing", "close")),
    "silent": (5, ("ongoing", "repeat", "repeat", "done", "close")),
}
RECURRING_ARC = ("ongoing", "ongoing", "ongoing", "ongoing", "ongoing", "done", "close")
DRIFTING_ARC = ("ongoing", "move", "move", "ongoing", "move", "move", "move", "vanish")
SHOWCASE_ARC = ("ongoing", "part", "move", "repeat", "vanish")

NOT_STARTED = (
    "Uppdraget är ännu inte påbörjat.",
    "Arbetet har inte påbörjats på grund av personalbrist.",
    "Uppdraget har ännu inte startat, eftersom en projektledare saknas.",
    "Ej påbörjat. Arbetet väntar på att en projektledare anställs.",
)
ONGOING = (
    "Arbetet pågår.",
    "Arbetet pågår enligt plan.",
    "Uppdraget pågår och en arbetsgrupp har bildats.",
    "Arbetet har inletts och fortsätter under det kommande halvåret.",
    "Pågår. En projektledare är utsedd.",
    "Ett underlag är under utarbetande.",
    "Uppdraget är påbörjat.",
    "Arbetet fortgår tillsammans med berörda verksamheter.",
)
PART = (
    "Arbetet med övriga delar av uppdraget fortsätter.",
    "Återstående delar av uppdraget pågår.",
    "Övriga delar är påbörjade men inte klara.",
)
MOVE = (
    "Redovisningen skjuts upp och lämnas {promise}.",
    "Uppdraget har blivit fördröjt och redovisas {promise}.",
    "Arbetet har försenats av rekryteringsläget; redovisningen flyttas fram och lämnas {promise}.",
    "Tidplanen har ändrats. Svaret är framflyttat och lämnas {promise}.",
)
DONE = (
    "Uppdraget är genomfört.",
    "Uppdraget är slutfört.",
    "Uppdraget är därmed klart.",
    "Uppdraget kan anses genomfört.",
    "Förvaltningen bedömer att uppdraget är fullgjort.",
    "Uppdraget är avslutat.",
)
TRANSFER = (
    "Uppdraget rapporteras hädanefter i regiondirektörens rapport.",
    "Återkoppling sker fortsättningsvis i regiondirektörens rapport.",
    "Frågan redovisas från och med nu i regiondirektörens rapport och inte längre i denna förteckning.",
)
REJECT = (
    "Uppdraget kommer inte att genomföras, eftersom medel saknas i budgeten.",
    "Arbetet har inte prioriterats och kommer inte att utföras.",
    "Någon sådan insats kommer inte att göras inom nuvarande ramar.",
)
FILLER = (
    "Berörda verksamhetschefer har informerats.",
    "Samverkan har skett enligt gällande avtal.",
    "Erfarenheter har hämtats från andra regioner.",
    "Patient- och brukarråd har beretts tillfälle att lämna synpunkter.",
    "En avstämning med ekonomistaben är gjord.",
    "Frågan har behandlats i förvaltningens ledningsgrupp.",
    "Synpunkter från de fackliga organisationerna har inarbetats.",
    "Resultatet har presenterats på en intern temadag.",
)
STATUS_WORDS = {
    "done": "Genomfört",
    "ongoing": "Pågår",
    "not_started": "Ej påbörjat",
    "postponed": "Uppskjutet",
    "transferred": "Redovisas i annan ordning",
    "rejected": "Genomförs inte",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one report-back says of an assignment. `answered` are the indexes of the parts that it answers."""

    sentences: tuple[str, ...]
    evidence: str
    status: str
    answered: tuple[int, ...]
    promised: Due | None = None

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a case's background that names older decisions: each as printed, with the story it belongs to."""

    text: str
    cites: tuple[tuple[str, Story], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryTie:
    """How a story stands to an older one (`kind` as in the register), and why."""

    kind: str
    older: Story
    reason: str


@dataclass(slots=True)
class Story:
    """An assignment through the years. `given` lists (document, quote, kind, day), `reports` is ready for the archive's
    truth but for `promised`, a Due. `steps` is what still happens; `listed` says whether report-backs still carry it;
    `missing_from` names the first report-back that lacks it without anybody having closed it ("" until there is one).

    `home` is the board whose papers tell of it: the giver, or the board that took over. `assignee` is empty where the
    decision names nobody. `diary` is its case's registry number as printed. `ties` are its ties to older stories,
    `amended_by` the later decision that changes it; `unsettled` tells a story of which nobody can say which signals it
    should bear, since another took its place. `proposed_tasks` are those of the memo where the minutes changed them."""

    id: str
    body: Body
    matter: Matter
    tasks: tuple[Task, ...]
    assignee: str
    arc: str
    steps: list[str]
    due: Due | None = None
    recurrence: str | None = None
    day: date | None = None
    paragraph: int | None = None
    origin_kind: str = "decision"
    plan: str | None = None
    about_audit: str | None = None
    home: Body | None = None
    diary: str = ""
    began: date | None = None
    ties: list[StoryTie] = field(default_factory=list)
    amended_by: Story | None = None
    unsettled: bool = False
    proposed_tasks: tuple[Task, ...] = ()
    proposed_dated: bool = True
    preface: list[Said] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    last: Answer | None = None
    listed: bool = True
    given: list[Json] = field(default_factory=list)
    reports: list[Json] = field(default_factory=list)
    closed: Json | None = None
    missing_from: str | None = None

    @property
    def parts(self) -> list[str]:
        return [task.do for task in self.tasks] if len(self.tasks) > 1 else []

    @property
    def chain(self) -> str:
        """The tasks in one sentence, after "att"."""
        does = [task.do for task in self.tasks]
        return does[0] if len(does) == 1 else ", att ".join(does[:-1]) + " samt att " + does[-1]

    @property
    def wording(self) -> str:
        return self.chain[0].upper() + self.chain[1:]

    @property
    def board(self) -> Body:
        """The board whose papers tell of it."""
        return self.home or self.body


def draw_arc(rng: Random, parts: int) -> str:
    """The name of a story line. Lines that need several parts are drawn only where there are several."""
    names = [name for name in ARCS if parts > 1 or name not in ("answered_in_parts", "unanswered_part")]
    return rng.choices(names, weights=[ARCS[name][0] for name in names])[0]


def answer(rng: Random, story: Story, step: str, next_meeting: date) -> Answer:
    """What is reported at a step; changes which of the story's parts are answered."""
    tasks, matter = story.tasks, story.matter
    extra = [rng.choice(FILLER)] if rng.random() < 0.45 else []
    if step == "repeat" and story.last:
        return story.last
    if step == "not_started":
        said = rng.choice(NOT_STARTED)
        return _answer([said], said, "not_started")
    if step == "part" and len(tasks) > 1:
        left = [index for index in range(len(tasks)) if index not in story.answered]
        story.answered.add(left[0])
        said = rng.choice(PART)
        return _answer([tasks[left[0]].done, *extra, said], said, "ongoing", left[:1])
    if step == "move":
        due = promise(rng, next_meeting)
        said = rng.choice(MOVE).format(promise=due.words)
        lead = [matter.ongoing] if rng.random() < 0.6 else extra
        return _answer([*lead, said], said, "postponed", (), due)
    if step in ("done", "all_but_one"):
        wanted = range(len(tasks)) if step == "done" else range(len(tasks) - 1)
        new = [index for index in wanted if index not in story.answered] or list(wanted)
        story.answered.update(wanted)
        said = rng.choice(DONE)
        return _answer([*(tasks[index].done for index in new), *extra, said], said, "done", new)
    if step == "transfer":
        said = rng.choice(TRANSFER)
        return _answer([matter.ongoing, said], said, "transferred")
    if step == "reject":
        said = rng.choice(REJECT)
        return _answer([*extra, said], said, "rejected")
    said = rng.choice(ONGOING)
    order = [said, matter.ongoing, *extra] if rng.random() < 0.7 else [matter.ongoing, *extra, said]
    return _answer(order, said, "ongoing")


def _answer(
    sentences: list[str], evidence: str, status: str, answered: Sequence[int] = (), promised: Due | None = None
) -> Answer:
    return Answer(tuple(sentences), evidence, status, tuple(sorted(answered)), promised)
