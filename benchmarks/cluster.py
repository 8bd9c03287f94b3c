"""Reading on a Dask cluster of one and of two workers, and with a worker killed midway: seconds, speed-up, results.

    uv run python benchmarks/cluster.py [--documents 300]

The scheduler and the workers (one thread each, processes of their own) are started here. Only the reading is measured,
not the recording, which is the importer's and goes on beside it on a machine of its own. Each cluster reads a few files
first, so that every worker has compiled its rules.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import signal
import tempfile
import time
from pathlib import Path

import distributed

from fullgjort_web.intake.cluster import ClusterReader
from fullgjort_web.intake.sources import Source, walk
from fullgjort_web.invented.archive import write_archive

SEED = 17


def read(files: Path, home: Path, workers: int, *, kill: bool = False) -> tuple[float, str]:
    """The seconds it took to read the files, and a digest of all that came out, in order."""
    with (
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        ClusterReader(cluster.scheduler_address, home / "readings") as reader,
    ):
        for _ in reader.results(list(walk([files]))[: 16 * workers]):
            pass
        sources = [Source(one.name, one.path, one.load()) for one in walk([files])]
        made = hashlib.sha256()
        begun = time.monotonic()
        for number, outcome in enumerate(reader.results(sources)):
            if outcome.error is not None:
                raise SystemExit(f"{outcome.source.name}: {outcome.error}")
            made.update(repr((outcome.document, outcome.findings)).encode())
            if kill and number == len(sources) // 3:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        return time.monotonic() - begun, made.hexdigest()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=300)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        write_archive(folder, SEED, documents=chosen.documents, formats=("pdf", "docx"), truth=False)
        files = folder / "documents"
        print(
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(list(files.iterdir()))} documents", flush=True
        )
        seconds: dict[str, float] = {}
        digests: dict[str, str] = {}
        for name, workers, kill in (("1 worker", 1, False), ("2 workers", 2, False), ("2, one killed", 2, True)):
            seconds[name], digests[name] = read(files, folder, workers, kill=kill)
            print(f"{name:15}{seconds[name]:8.1f} s   load {os.getloadavg()[0]:.1f}", flush=True)
        print(f"speed-up of 2 workers against 1: {seconds['1 worker'] / seconds['2 workers']:.2f}")
        print(f"results: {'equal' if len(set(digests.values())) == 1 else 'DIFFERENT'}")


if __name__ == "__main__":
    main()
