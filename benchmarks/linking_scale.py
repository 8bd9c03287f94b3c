"""What linking costs a document in a small and a large register, and what one more document costs.

    uv run python benchmarks/linking_scale.py [--documents 2000 20000] [--full] [--profile FILE]

The findings come straight from the invented region (`fullgjort_web.invented.findings`): nothing is rendered or read.
They are recorded as the importer records them, a batch in a transaction, each register in a home and a process of its
own. *Linking* is the projection: all that is done after documents and findings are written. Of each register a
report-back with twenty rows or more and minutes are held back; they are recorded last, one at a time, and into an empty
register. `--full` adds 100,000 documents.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import Any

SEED = 5
ROWS = 20
FEW = 3  # assignments that the minutes give
BATCH = 25
SHARES = 10  # parts of a register of which each is told for itself


class Meter:
    """Processor time and queries of the projection, and of all."""

    def __init__(self) -> None:
        self.linking = self.queries = 0.0
        self._inside = False

    def count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if self._inside:
            self.queries += 1
        return execute(sql, params, many, context)

    def wrap(self, project: Any) -> Any:
        def timed(*arguments: Any) -> Any:
            begun = time.process_time()
            self._inside = True
            try:
                return project(*arguments)
            finally:
                self._inside = False
                self.linking += time.process_time() - begun

        return timed


def rows_of(findings: Any) -> int:
    return sum(1 for assignment in findings.assignments if assignment.reports)


def register(size: int, home: str, profile: str | None) -> dict[str, Any]:
    """The figures of a register of so many documents, recorded in this process."""
    from fullgjort_web.home import prepare

    prepare(home)
    from django.db import connection

    from fullgjort_web.invented.findings import archive_findings
    from fullgjort_web.register.models import Assignment, Mention
    from fullgjort_web.register.services import reading

    meter = Meter()
    reading.project = meter.wrap(reading.project)  # type: ignore[attr-defined]
    held: dict[str, Any] = {}

    def kept() -> Iterator[Any]:
        for document, findings in archive_findings(SEED, size):
            late = "2025" in document.name and findings.kind not in held
            listed = findings.kind == "report_back" and rows_of(findings) >= ROWS
            if late and (listed or (findings.kind == "minutes" and len(findings.assignments) >= FEW)):
                held[findings.kind] = (document, findings)
            else:
                yield reading.Reading(document, findings, document.name, len(document.text))

    shares: list[tuple[int, float, float]] = []
    done = 0
    begun, before = time.process_time(), (0.0, 0.0)
    profiler = cProfile.Profile()
    with connection.execute_wrapper(meter.count):
        if profile:
            profiler.enable()
        for batch in batched(kept(), BATCH):
            reading.record_readings(batch)
            done += len(batch)
            if done * SHARES >= size * (len(shares) + 1):
                counted = done - sum(share[0] for share in shares)
                shares.append((counted, meter.linking - before[0], meter.queries - before[1]))
                before = (meter.linking, meter.queries)
        if profile:
            profiler.disable()
            profiler.dump_stats(profile)
        whole, linking, queries = time.process_time() - begun, meter.linking, meter.queries
        assignments, mentions = Assignment.objects.count(), Mention.objects.count()
        more = {}
        for name, (document, findings) in sorted(held.items()):
            at, before_queries = time.perf_counter(), meter.queries
            reading.record_readings([reading.Reading(document, findings, document.name, 0)])
            more[name] = (time.perf_counter() - at, meter.queries - before_queries)
    empty = {}
    for name, (document, findings) in sorted(held.items()):
        empty[name] = alone(document, findings)
    return {
        "documents": done, "assignments": assignments, "mentions": mentions, "linking": linking, "whole": whole,
        "queries": queries, "shares": shares, "more": more, "empty": empty,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "file": sum(path.stat().st_size for path in Path(home).glob("register.sqlite3*")) / 1e6,
    }  # fmt: skip


def alone(document: Any, findings: Any) -> float:
    """Seconds to record a document into an empty register, the better of two (everything is compiled already)."""
    from django.core.management import call_command
    from django.db import connections

    from fullgjort_web.register.services import reading

    best = float("inf")
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            connections["default"].close()
            connections["default"].settings_dict["NAME"] = Path(folder) / "register.sqlite3"
            call_command("migrate", interactive=False, verbosity=0)
            at = time.perf_counter()
            reading.record_readings([reading.Reading(document, findings, document.name, 0)])
            best = min(best, time.perf_counter() - at)
            connections["default"].close()
    return best


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, nargs="+", default=[2000, 20_000])
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--profile")
    arguments.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments.add_argument("--home", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.one:
        print(json.dumps(register(chosen.one, chosen.home, chosen.profile)))
        return
    sizes = sorted({*chosen.documents, *([100_000] if chosen.full else [])})
    print(
        f"{'documents':>10}{'assignments':>12}{'linking ms/doc':>15}{'last tenth':>11}{'queries/batch':>14}{'last':>6}"
        f"{'peak MB':>8}{'file MB':>8}   one more: report-back, minutes (s, and ratio to an empty register)"
    )
    made = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, __file__, "--one", str(size), "--home", home]
            command += ["--profile", f"{chosen.profile}.{size}"] if chosen.profile else []
            told = json.loads(
                subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
            )
        count, linking, queries = told["shares"][-1]
        more = ", ".join(
            f"{seconds:.2f} ({seconds / told['empty'][name]:.1f})"
            for name, (seconds, _) in reversed(told["more"].items())
        )
        made.append(told)
        print(
            f"{told['documents']:10}{told['assignments']:12}{told['linking'] / told['documents'] * 1e3:15.1f}"
            f"{linking / count * 1e3:11.1f}{told['queries'] / told['documents'] * BATCH:14.0f}{queries / count * BATCH:6.0f}"
            f"{told['memory']:8.0f}{told['file']:8.0f}   {more}",
            flush=True,
        )
    small, large = made[0], made[-1]
    ratio = (large["linking"] / large["documents"]) / (small["linking"] / small["documents"])
    print(f"linking a document, largest to smallest: {ratio:.2f}")


if __name__ == "__main__":
    main()
