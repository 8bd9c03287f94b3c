"""The sample texts beside the project: the thresholds, and the same numbers as the evaluation script that lies there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fullgjort.evaluation.scores import Scores, scores_json
from fullgjort.extraction.extract import extract
from fullgjort.extraction.shape import to_json
from fullgjort.reading.read import read
from fullgjort_web.command.evaluate import measure

SHARED = Path(__file__).parents[3] / "shared" / "evaluation"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="../shared/evaluation is not here: the samples cannot be measured"),
]


@pytest.fixture(scope="module")
def scores() -> Scores:
    return measure(SHARED / "gold", SHARED / "texts")[0]


F1 = [
    ("assignments", 0.95),
    ("parts", 0.90),
    ("recommendations", 0.95),
    ("decision_points", 1.0),
    ("references", 0.95),
    ("figures", 0.93),
    ("grants", 0.90),
]
AGREEMENT = [
    *((name, 0.88) for name in ("giver", "assignee", "origin.kind", "origin.date", "origin.paragraph")),
    *((name, 0.88) for name in ("due", "recurrence", "reported")),
    ("status", 0.90),
    *((f"document.{name}", 0.95) for name in ("kind", "body", "meeting_date", "header")),
]


@pytest.mark.parametrize(("row", "least"), F1)
def test_each_type_reaches_its_f1(scores: Scores, row: str, least: float) -> None:
    remarks = "\n".join(f"{one.document} {one.what}: {one.quote[:100]}" for one in scores.remarks if one.about == row)
    assert scores.count(row).f1 >= least, remarks


def test_assignments_reach_their_precision(scores: Scores) -> None:
    assert scores.count("assignments").precision >= 0.95


@pytest.mark.parametrize(("name", "least"), AGREEMENT)
def test_each_attribute_agrees_often_enough(scores: Scores, name: str, least: float) -> None:
    remarks = "\n".join(f"{one.document}: {one.quote[:100]}" for one in scores.remarks if one.about == name)
    assert scores.attributes()[name].value >= least, remarks


def test_every_quote_stands_in_its_source(scores: Scores) -> None:
    assert scores.quotes_not_in_source == 0


def test_the_script_beside_the_samples_gives_the_same_numbers(tmp_path: Path) -> None:
    for path in sorted((SHARED / "texts").glob("*.txt")):
        findings = to_json(extract(read(path.read_bytes(), path.name)))
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(findings), "utf-8")
    folders = ["--gold", str(SHARED / "gold"), "--found", str(tmp_path), "--texts", str(SHARED / "texts")]
    run = subprocess.run(
        [sys.executable, str(SHARED / "evaluate.py"), *folders, "--json"], capture_output=True, check=True, text=True
    )
    ours = scores_json(measure(SHARED / "gold", SHARED / "texts", tmp_path)[0])
    del ours["rules"]
    assert ours == json.loads(run.stdout)
