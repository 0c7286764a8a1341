"""The figures on the project's own gold set, pinned: a later change cannot lower them unnoticed."""

import json
from pathlib import Path

import pytest

from kg.evaluate import Evaluation, evaluate
from kg.evaluation.calibration import at_least

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["gold"]


@pytest.fixture(scope="module")
def found() -> Evaluation:
    return evaluate(ROOT / "data" / "gold")


def test_the_gold_set_is_the_one_that_the_floors_were_measured_on(found: Evaluation) -> None:
    assert found.gold.digest == FLOORS["digest"]


@pytest.mark.parametrize("kind", FLOORS["f1"])
def test_no_figure_is_below_its_floor(kind: str, found: Evaluation) -> None:
    assert round(found.scores.table()[kind].f1, 4) >= FLOORS["f1"][kind]


def test_statements_that_are_said_to_be_sure_are_right(found: Evaluation) -> None:
    sure = at_least(found.world, found.scores, 0.9)
    assert sure.of > 300
    assert sure.right / sure.of >= 0.95
