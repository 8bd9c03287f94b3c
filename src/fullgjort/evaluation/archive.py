"""How well an archive was tied together: links, chains, parts, moves, closings and signals against its truth.

Linking and reading are told apart: what was not read at all (its document or its words are not among the findings) is
counted as unread, and every recall is given both without and with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from fullgjort.evaluation.archive_items import Item, Json, Matching, alike, items, match, places, stem
from fullgjort.evaluation.source import letters

LINKS = ("links", "pairs", "chains", "ties", "moves", "closed")
SAME_PART = 0.9


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed of one kind, and those that could not be told because nothing of them was read."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    unread: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what was read that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def recall_of_all(self) -> float:
        """The share of all that the truth holds, read or not; 1 where there is none."""
        everything = self.right + self.missed + self.unread
        return self.right / everything if everything else 1.0


@dataclass(slots=True)
class SignalTally:
    """A signal's counts: planted in the truth, found, missed, false (found where the truth has none), unread (planted
    on what was not read), and of those found how many begin on the truth's day."""

    planted: int = 0
    found: int = 0
    missed: int = 0
    false: int = 0
    unread: int = 0
    same_day: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to look at: `what` (wrong, missed, unread, asked, merged, differs), about what, which assignment or
    recommendation of the truth, and the words."""

    what: str
    about: str
    id: str
    document: str
    words: str


@dataclass(slots=True)
class ArchiveScores:
    """The scores of one archive. `tallies` by `LINKS`: links (assignment to report), pairs (two places of one
    assignment), chains (recommendation to answer, assignment and later audit), ties (newer, kind, older), moves, closed."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LINKS})
    questions: int = 0  # ties that are left to a person
    asked: int = 0  # missed links whose report stands in a question that names the right assignment
    merged: int = 0  # found assignments that hold places of several of the truth's
    lookalikes: int = 0
    lookalikes_merged: int = 0
    parts: Tally = field(default_factory=Tally)  # of "answered": right, wrong, missed
    parts_compared: int = 0
    parts_agree: int = 0
    signals: dict[str, SignalTally] = field(default_factory=dict)
    sound: int = 0  # assignments that were read and have no signal in the truth
    sound_marked: int = 0  # of those, how many bear one
    assignments: int = 0
    assignments_read: int = 0
    found_assignments: int = 0
    unknown: int = 0  # found assignments that the truth does not have
    notes: list[Note] = field(default_factory=list)

    @property
    def parts_agreement(self) -> float:
        """The share of parts of matched reports that both sides call answered or both not; 1 where there are none."""
        return self.parts_agree / self.parts_compared if self.parts_compared else 1.0


def score(truth: Json, found: Json) -> ArchiveScores:
    """The scores of what was found against the truth, both in the shape of `docs/register.schema.json`.

    Keys that are missing count as empty; other keys are not looked at."""
    return _Scoring(truth, found).scores


class _Scoring:
    def __init__(self, truth: Json, found: Json) -> None:
        self.truth: list[Json] = truth.get("assignments") or []
        self.found: list[Json] = found.get("assignments") or []
        self.scores = ArchiveScores(assignments=len(self.truth), found_assignments=len(self.found))
        true_items = items(self.truth)
        found_items = items(self.found)
        self.matching: Matching = match(true_items, found_items, len(self.found))
        self.items: dict[int, list[Item]] = defaultdict(list)
        for item in true_items:
            self.items[item.owner].append(item)
        ids = {str(row.get("id")): number for number, row in enumerate(self.truth)}
        self.shared: dict[Item, set[int]] = {}  # the other assignments in which a report stands as rightly
        for item in true_items:
            if also := item.kind == "reports" and self.truth[item.owner]["reports"][item.turn].get("also"):
                self.shared[item] = {ids[str(id_)] for id_ in also if str(id_) in ids}
        self.read = {one.owner for one in self.matching.pairs}
        self.holders: dict[int, list[int]] = defaultdict(list)  # the found assignments of each of the truth's
        for number, owner in self.matching.owners.items():
            if owner is not None:
                self.holders[owner].append(number)
        self.numbers = {str(row.get("id")): number for number, row in enumerate(self.found)}
        self.scores.assignments_read = len(self.read)
        self.scores.unknown = sum(owner is None for owner in self.matching.owners.values())
        self._links()
        self._pairs()
        self._lookalikes(truth.get("lookalikes") or [])
        self._parts()
        self._ties(any("ties" in row for row in self.truth), truth.get("lookalikes") or [])
        self._moves()
        self._closed()
        true_recs: list[Json] = truth.get("recommendations") or []
        found_recs: list[Json] = found.get("recommendations") or []
        recommendations = _same_recommendations(true_recs, found_recs)
        self._chains(true_recs, found_recs, recommendations)
        self._signals()
        self._other_signals(truth, found, true_recs, found_recs, recommendations)

    def _note(self, what: str, about: str, owner: int, document: str, words: str) -> None:
        self.scores.notes.append(Note(what, about, str(self.truth[owner].get("id")), document, words))

    def _home(self, owner: int) -> set[int]:
        """The found assignments to which a report of the truth's assignment is rightly linked: those that share words
        that give it; where none of those was read, the one with most of its reports."""
        named = {number for number in self.holders[owner] if number in self.matching.named}
        if named or not self.holders[owner]:
            return named
        counts = Counter(self.matching.pairs[item].owner for item in self.items[owner] if item in self.matching.pairs)
        best = min(self.holders[owner], key=lambda number: (-counts[number], number))
        return {best}

    def _links(self) -> None:
        tally = self.scores.tallies["links"]
        asked = self._asked()
        self.scores.questions = len(asked)
        for owner, own in self.items.items():
            reports = [item for item in own if item.kind == "reports"]
            given_read = any(item.kind == "given" and item in self.matching.pairs for item in own)
            home = self._home(owner)
            first = not given_read  # without its giving, the first report stands for it and is linked to nothing
            for item in reports:
                other = self.matching.pairs.get(item)
                if other is None:
                    tally.unread += 1
                    self._note("unread", "links", owner, item.document, item.quote)
                elif other.owner in home or self._elsewhere(item, other):
                    if first:
                        first = False
                        continue
                    tally.right += 1
                else:
                    tally.missed += 1
                    right_question = any(self.matching.owners.get(number) == owner for number in asked[other.owner])
                    self.scores.asked += right_question
                    self._note("asked" if right_question else "missed", "links", owner, item.document, item.quote)
        for one, other in self.matching.pairs.items():
            claimed = self.matching.owners[other.owner]
            if one.kind == "reports" and claimed not in (None, one.owner) and claimed not in self.shared.get(one, ()):
                assert claimed is not None
                tally.wrong += 1
                self._note("wrong", "links", claimed, one.document, one.quote)

    def _elsewhere(self, item: Item, other: Item) -> bool:
        """Whether a report stands in another assignment that it tells of, too."""
        return any(other.owner in self._home(number) for number in self.shared.get(item, ()))

    def _asked(self) -> defaultdict[int, set[int]]:
        """The other assignments that each found one asks about."""
        asked: defaultdict[int, set[int]] = defaultdict(set)
        for number, row in enumerate(self.found):
            for tie in row.get("ties") or ():
                other = self.numbers.get(str(tie.get("other")))
                if tie.get("state") == "question" and other is not None:
                    asked[number].add(other)
        return asked

    def _pairs(self) -> None:
        tally = self.scores.tallies["pairs"]
        cells: Counter[tuple[int, int]] = Counter()
        for one, other in self.matching.pairs.items():
            if one not in self.shared:
                cells[one.owner, other.owner] += 1
        true_sums: Counter[int] = Counter()
        found_sums: Counter[int] = Counter()
        for (owner, number), count in cells.items():
            true_sums[owner] += count
            found_sums[number] += count
        tally.right = sum(map(_two_of, cells.values()))
        tally.wrong = sum(map(_two_of, found_sums.values())) - tally.right
        tally.missed = sum(map(_two_of, true_sums.values())) - tally.right
        whole = (sum(item not in self.shared for item in own) for own in self.items.values())
        tally.unread = sum(map(_two_of, whole)) - tally.right - tally.missed
        together: dict[int, set[int]] = defaultdict(set)
        for owner, number in cells:
            together[number].add(owner)
        self.together = together
        for number, owners in sorted(together.items()):
            if len(owners) > 1:
                self.scores.merged += 1
                ids = ", ".join(sorted(str(self.truth[owner].get("id")) for owner in owners))
                wording = str(self.found[number].get("wording") or "")
                self.scores.notes.append(Note("merged", "pairs", ids, "", wording))

    def _lookalikes(self, rows: list[list[str]]) -> None:
        owners = {str(row.get("id")): number for number, row in enumerate(self.truth)}
        for row in rows:
            one, other = owners.get(str(row[0])), owners.get(str(row[1]))
            if one is None or other is None or one not in self.read or other not in self.read:
                continue
            self.scores.lookalikes += 1
            if any(one in group and other in group for group in self.together.values()):
                self.scores.lookalikes_merged += 1
                self._note("wrong", "lookalikes", one, "", f"{row[1]}: {row[2] if len(row) > 2 else ''}")

    def _parts(self) -> None:
        for one, other in self.matching.pairs.items():
            parts = self.truth[one.owner].get("parts") or []
            if one.kind != "reports" or len(parts) < 2 or self.matching.owners[other.owner] != one.owner:
                continue
            report = self.truth[one.owner]["reports"][one.turn]
            if report.get("parts_answered") is None:
                continue
            wanted = set(report["parts_answered"])
            assignment = self.found[other.owner]
            own = _same_parts(parts, assignment.get("parts") or [])
            said = assignment["reports"][other.turn].get("parts_answered") or []
            answered = {own[number] for number in said if number in own}
            self.scores.parts_compared += len(parts)
            self.scores.parts_agree += sum((number in wanted) == (number in answered) for number in range(len(parts)))
            self.scores.parts.right += len(wanted & answered)
            self.scores.parts.missed += len(wanted - answered)
            self.scores.parts.wrong += len(answered - wanted)
            for number in sorted(wanted ^ answered):
                what = "missed" if number in wanted else "wrong"
                self._note(what, "parts", one.owner, one.document, f"{parts[number]} | {one.quote}")

    def _ties(self, told: bool, lookalikes: list[list[str]]) -> None:
        """Ties that are linked; not compared where the truth has none. That one repeats another that looks alike is no mistake:
        it is for a person to see that they are two."""
        if not told:
            return
        ids = {str(row.get("id")): number for number, row in enumerate(self.truth)}
        truth = {
            (owner, str(tie.get("kind")), str(self.truth[ids[str(tie["other"])]].get("id")))
            for owner, row in enumerate(self.truth)
            for tie in row.get("ties") or ()
            if str(tie.get("other")) in ids
        }
        alike_ones = {
            pair
            for row in lookalikes
            if str(row[0]) in ids and str(row[1]) in ids
            for pair in ((ids[str(row[0])], ids[str(row[1])]), (ids[str(row[1])], ids[str(row[0])]))
        }
        truth -= {row for row in truth if row[1] == "repeats" and (row[0], ids[row[2]]) in alike_ones}
        found = set()
        for number, row in enumerate(self.found):
            newer = self.matching.owners[number]
            for tie in row.get("ties") or ():
                other = self.numbers.get(str(tie.get("other")))
                older = self.matching.owners[other] if other is not None else None
                if tie.get("state") != "linked" or newer is None or older is None or newer == older:
                    continue
                if str(tie.get("kind")) != "repeats" or (newer, older) not in alike_ones:
                    found.add((newer, str(tie.get("kind")), str(self.truth[older].get("id"))))
        self._compare("ties", truth, found)

    def _moves(self) -> None:
        found = {
            (owner, stem(move), str(move.get("to_edtf")))
            for owner, numbers in self.holders.items()
            for number in numbers
            for move in self.found[number].get("moves") or ()
        }
        truth = {
            (owner, stem(move), str(move.get("to_edtf")))
            for owner, row in enumerate(self.truth)
            for move in row.get("moves") or ()
        }
        self._compare("moves", truth, found)

    def _closed(self) -> None:
        found = {
            (owner, stem(closed), str(closed.get("paragraph") or ""))
            for owner, numbers in self.holders.items()
            for number in numbers
            if (closed := self.found[number].get("closed"))
        }
        truth = {
            (owner, stem(closed), str(closed.get("paragraph") or ""))
            for owner, row in enumerate(self.truth)
            if (closed := row.get("closed"))
        }
        self._compare("closed", truth, found)

    def _compare(self, name: str, truth: set[tuple[int, str, str]], found: set[tuple[int, str, str]]) -> None:
        tally = self.scores.tallies[name]
        tally.right += len(truth & found)
        for row in sorted(truth - found):
            what = "missed" if row[0] in self.read else "unread"
            setattr(tally, what, getattr(tally, what) + 1)
            self._note(what, name, *row)
        for row in sorted(found - truth):
            tally.wrong += 1
            self._note("wrong", name, *row)

    def _chains(self, truth: list[Json], found: list[Json], same: dict[int, int]) -> None:
        tally = self.scores.tallies["chains"]
        owners = {str(row.get("id")): number for number, row in enumerate(self.truth)}
        for number, row in enumerate(truth):
            name = str(row.get("id") or stem(row))
            wanted = _steps(row) | {
                ("assignment", str(owners[str(id_)])) for id_ in row.get("assignments") or () if str(id_) in owners
            }
            other = same.get(number)
            if other is None:
                tally.unread += len(wanted)
                continue
            unread = {step for step in wanted if step[0] == "assignment" and int(step[1]) not in self.read}
            numbers = (self.numbers.get(str(id_)) for id_ in found[other].get("assignments") or ())
            claimed = {self.matching.owners[number] for number in numbers if number is not None}
            got = _steps(found[other]) | {("assignment", str(owner)) for owner in claimed if owner is not None}
            tally.right += len(wanted & got)
            tally.wrong += len(got - wanted)
            tally.missed += len(wanted - got - unread)
            tally.unread += len(unread - got)
            for what, steps in (("wrong", got - wanted), ("missed", wanted - got - unread)):
                for kind, place in sorted(steps):
                    words = self.truth[int(place)].get("id") if kind == "assignment" else place
                    self.scores.notes.append(
                        Note(what, "chains", name, stem(row), f"{kind} {words}: {row.get('quote') or ''}")
                    )

    def _signal(self, name: str) -> SignalTally:
        return self.scores.signals.setdefault(name, SignalTally())

    def _signals(self) -> None:
        for owner, row in enumerate(self.truth):
            if "signals" in (row.get("disputed") or ()):
                continue
            wanted = {str(signal["name"]): signal for signal in row.get("signals") or ()}
            got: dict[str, Json] = {}
            for number in self.holders[owner]:
                for signal in self.found[number].get("signals") or ():
                    got.setdefault(str(signal["name"]), signal)
            self._weigh(wanted, got, read=owner in self.read, id_=str(row.get("id")))
            if owner in self.read and not wanted:
                self.scores.sound += 1
                self.scores.sound_marked += bool(got)

    def _weigh(self, wanted: dict[str, Json], got: dict[str, Json], *, read: bool, id_: str) -> None:
        """Count what one assignment, recommendation or document was to bear, and what it bears."""
        for name, signal in wanted.items():
            tally = self._signal(name)
            tally.planted += 1
            if name in got:
                tally.found += 1
                tally.same_day += str(got[name].get("since")) == str(signal.get("since"))
            elif read:
                tally.missed += 1
                self.scores.notes.append(Note("missed", f"signals.{name}", id_, "", str(signal.get("why") or "")))
            else:
                tally.unread += 1
        for name in sorted(got.keys() - wanted.keys()):
            self._signal(name).false += 1
            self.scores.notes.append(Note("wrong", f"signals.{name}", id_, "", str(got[name].get("why") or "")))

    def _other_signals(
        self, truth: Json, found: Json, true_recs: list[Json], found_recs: list[Json], same: dict[int, int]
    ) -> None:
        """Signals of recommendations (one that came back says so by its later audits, too) and of documents."""
        for number, row in enumerate(true_recs):
            other = same.get(number)
            got = _of_recommendation(found_recs[other]) if other is not None else {}
            self._weigh(_of_recommendation(row), got, read=other is not None, id_=str(row.get("id") or stem(row)))
        true_documents, found_documents = (
            {stem(row): row.get("signals") or () for row in side.get("documents") or () if isinstance(row, dict)}
            if isinstance(side.get("documents"), list)
            else {}
            for side in (truth, found)
        )
        for name, signals in true_documents.items():
            wanted = {str(signal["name"]): signal for signal in signals}
            got = {
                str(signal["name"]): signal
                for signal in found_documents.get(name, ())
                if signal["name"] != "came_back"  # told of the document, too, and counted with its recommendation
            }
            self._weigh(wanted, got, read=name in found_documents, id_=name)


def _two_of(count: int) -> int:
    return count * (count - 1) // 2


def _steps(row: Json) -> set[tuple[str, str]]:
    """The documents that answer a recommendation and those in which it came back."""
    answers = {("answer", name) for name in places(row.get("answers") or ())}
    return answers | {("came_back", name) for name in places(row.get("came_back_in") or ())}


def _of_recommendation(row: Json) -> dict[str, Json]:
    signals: dict[str, Json] = {str(signal["name"]): signal for signal in row.get("signals") or ()}
    if row.get("came_back_in") and "came_back" not in signals:
        signals["came_back"] = {"name": "came_back"}
    return signals


def _same_recommendations(truth: list[Json], found: list[Json]) -> dict[int, int]:
    """For each recommendation of the truth (its index) the found one that was given in the same place."""
    places_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, row in enumerate(found):
        places_[stem(row)].append((number, letters(str(row.get("quote") or ""))))
    same: dict[int, int] = {}
    used: set[int] = set()
    for number, row in enumerate(truth):
        folded = letters(str(row.get("quote") or ""))
        ranked = sorted(
            (-likeness, other)
            for other, words in places_.get(stem(row), ())
            if other not in used and (likeness := alike(folded, words))
        )
        if ranked:
            same[number] = ranked[0][1]
            used.add(ranked[0][1])
    return same


def _same_parts(truth: list[str], found: list[str]) -> dict[int, int]:
    """For each found part (its index) the part of the truth that it is."""
    ranked = sorted(
        (-likeness, number, other)
        for number, words in enumerate(truth)
        for other, said in enumerate(found)
        if (likeness := alike(letters(words), letters(said))) >= SAME_PART
    )
    same: dict[int, int] = {}
    for _, number, other in ranked:
        if other not in same and number not in same.values():
            same[other] = number
    return same


def archive_json(scores: ArchiveScores) -> Json:
    """The scores as a dictionary for json.dumps, shares with four decimals."""
    return {
        "assignments": {
            "truth": scores.assignments,
            "read": scores.assignments_read,
            "found": scores.found_assignments,
            "unknown": scores.unknown,
        },
        **{name: _tally_json(tally) for name, tally in scores.tallies.items()},
        "questions": {"ties": scores.questions, "missed_links_asked": scores.asked},
        "merged": scores.merged,
        "lookalikes": {"pairs": scores.lookalikes, "merged": scores.lookalikes_merged},
        "parts": {
            "compared": scores.parts_compared,
            "agreement": round(scores.parts_agreement, 4),
            "answered": _tally_json(scores.parts),
        },
        "signals": {
            name: {
                "planted": tally.planted,
                "found": tally.found,
                "missed": tally.missed,
                "false": tally.false,
                "unread": tally.unread,
                "same_day": tally.same_day,
            }
            for name, tally in sorted(scores.signals.items())
        },
        "sound": {"assignments": scores.sound, "with_signal": scores.sound_marked},
    }


def _tally_json(tally: Tally) -> Json:
    return {
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "unread": tally.unread,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "recall_of_all": round(tally.recall_of_all, 4),
    }
