"""Whether the time for texts made to be slow grows with their length, not with its square.

    uv run python benchmarks/hostile_text.py [--letters N]

Each text is read and extracted at one size and at four times that size; a ratio of 4 is linear, over 8 fails.
"""

from __future__ import annotations

import argparse
import sys
import time

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

TEXTS = {
    "rapport": "Rapport ",
    "att att": "att ",
    "paragraphs": "§ ",
    "numbered paragraphs": "§ 12 ",
    "one line without stops": "regionstyrelsen ger direktören i uppdrag att utreda vården och ",
    "bullets": "• redovisa läget senast den 3 maj 2024\n",
    "att-satser": "att ge direktören i uppdrag att se över vården,\n\n",
    "capitals": "Nordens Bolag ",
    "long word": "nämnd",
    "figures": "12 345 ",
    "dates": "den 3 maj 2024, ",
    "stops": "a. ",
    "hyphens": "hälso- och ",
    "tabs": "uppdrag\t",
    "headings": "Beslut\n\nNämnden beslutar\n\n",
    "brackets": "((",
}
LIMIT = 8.0


def seconds(text: str) -> float:
    begun = time.process_time()
    extract(read(text.encode(), "x.txt"))
    return time.process_time() - begun


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--letters", type=int, default=50_000)
    arguments.add_argument("--only")
    chosen = arguments.parse_args()
    for words in TEXTS.values():  # the patterns are compiled when they are first needed
        seconds(words * (3000 // len(words)))
    slow = []
    print(f"{'text':26}{chosen.letters:>10}{4 * chosen.letters:>10}{'ratio':>8}", flush=True)
    for name, words in TEXTS.items():
        if chosen.only and name != chosen.only:
            continue
        times = [seconds(words * (size // len(words))) for size in (chosen.letters, 4 * chosen.letters)]
        ratio = times[1] / max(times[0], 0.001)
        print(f"{name:26}{times[0]:9.2f}s{times[1]:9.2f}s{ratio:8.1f}", flush=True)
        if ratio > LIMIT and times[1] > 0.5:
            slow.append(name)
    if slow:
        sys.exit(f"grows faster than the text: {', '.join(slow)}")


if __name__ == "__main__":
    main()
