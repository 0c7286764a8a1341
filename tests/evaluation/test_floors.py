"""The figures on the project's own annotated sets, pinned: a later change cannot lower them unnoticed."""

import json
from functools import cache
from pathlib import Path

import pytest

from kg.evaluate import Evaluation, evaluate
from kg.evaluation.calibration import at_least

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
SETS = ("gold", "pages")  # folders of data/


@cache
def found(name: str) -> Evaluation:
    return evaluate(ROOT / "data" / name)


@pytest.mark.parametrize("name", SETS)
def test_the_set_is_the_one_that_the_floors_were_measured_on(name: str) -> None:
    assert found(name).gold.digest == FLOORS[name]["digest"]


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in SETS for kind in FLOORS[name]["f1"]])
def test_no_figure_is_below_its_floor(name: str, kind: str) -> None:
    assert round(found(name).scores.table()[kind].f1, 4) >= FLOORS[name]["f1"][kind]


@pytest.mark.parametrize("name", SETS)
def test_statements_that_are_said_to_be_sure_are_right(name: str) -> None:
    evaluation = found(name)
    sure = at_least(evaluation.world, evaluation.scores, 0.9)
    assert sure.of > 300
    assert sure.right / sure.of >= 0.95
