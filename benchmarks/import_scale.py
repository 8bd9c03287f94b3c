"""What a document costs to import into a small and a large register: seconds per document, and memory.

    uv run python benchmarks/import_scale.py [--documents 500 5000] [--formats txt,html,docx] [--workers N]

The documents are the invented region's. The smaller imports take documents spread evenly over those of the largest, so
that the documents are alike; what an import of one document takes is subtracted. Each import is `fullgjort import` as a
command, in a home of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from fullgjort_web.invented.archive import write_archive

SEED = 11


@dataclass
class Import:
    documents: int
    seconds: float
    processor: float
    peak: float
    peak_first: float
    register: float


def tree(root: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            parents.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def memory(process: int) -> float:
    """The memory of a process in MB, what it shares with others divided among them."""
    try:
        rolled = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    return int(rolled.split("\nPss:")[1].split()[0]) / 1024 if "\nPss:" in rolled else 0.0


def processor_time(process: int) -> float:
    """The seconds that a process itself has used a processor."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def imported(folder: Path, workers: int | None) -> Import:
    """One import of a folder into an empty register."""
    count = sum(1 for _ in folder.iterdir())
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", "from fullgjort_web.command.main import main; main()", "import", str(folder)]
        command += ["--home", home, *(["--workers", str(workers)] if workers else [])]
        begun = time.monotonic()
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        samples: list[tuple[float, float]] = []
        own = 0.0
        done = threading.Event()

        def sample() -> None:
            nonlocal own
            while not done.wait(0.5):
                each = [memory(process) for process in tree(running.pid)]
                samples.append((sum(each), each[0]))
                own = max(own, processor_time(running.pid))

        watcher = threading.Thread(target=sample)
        watcher.start()
        _, told = running.communicate()
        done.set()
        watcher.join()
        if running.returncode:
            raise SystemExit(f"fullgjort import ended with {running.returncode}:\n{told}")
        seconds = time.monotonic() - begun
        kept = sum(path.stat().st_size for path in Path(home).rglob("*") if path.is_file()) / 1e6
    highest, first = max(one for one, _ in samples), max(one for _, one in samples)
    return Import(count, seconds, own, highest, first, kept)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, nargs="+", default=[500, 5000])
    arguments.add_argument("--formats", default="txt,html,docx")
    arguments.add_argument("--workers", type=int, default=None)
    chosen = arguments.parse_args()
    sizes = sorted(chosen.documents)
    print(f"{os.cpu_count()} cores; {chosen.formats}")
    print(
        f"{'documents':>10}{'s/doc':>9}{'own cpu/doc':>13}{'kB/doc':>8}{'peak MB':>9}{'first MB':>10}{'home MB':>9}",
        flush=True,
    )
    results = []
    with tempfile.TemporaryDirectory() as work:
        everything = Path(work) / "all"
        write_archive(everything, SEED, documents=sizes[-1], formats=chosen.formats.split(","), truth=False)
        files = sorted((everything / "documents").iterdir())
        start = 0.0
        for size in (1, *sizes):
            folder = Path(work) / str(size)
            folder.mkdir()
            for number in range(size):
                path = files[number * len(files) // size]
                shutil.copy(path, folder / path.name)
            one = imported(folder, chosen.workers)
            each = sum(path.stat().st_size for path in folder.iterdir()) / one.documents / 1e3
            if size == 1:
                start = one.seconds
                print(f"an import of one document takes {start:.1f} s", flush=True)
                continue
            one.seconds -= start
            results.append(one)
            print(
                f"{one.documents:10}{one.seconds / one.documents:9.4f}{one.processor / one.documents:13.4f}{each:8.1f}"
                f"{one.peak:9.0f}{one.peak_first:10.0f}{one.register:9.1f}",
                flush=True,
            )
    small, large = results[0], results[-1]
    print(
        f"ratio per document: {large.seconds / large.documents / (small.seconds / small.documents):.3f} (wall), "
        f"{large.processor / large.documents / (small.processor / small.documents):.3f} (processor time of the recording process); "
        f"peak memory {large.peak / small.peak:.2f}"
    )


if __name__ == "__main__":
    main()
