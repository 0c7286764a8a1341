"""The graph against gold annotations: no build may fall below these floors. They need the shared folder."""

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from tests.conftest import SHARED

# input and gold below ../shared, least F1 of entities and of relations
FLOORS = [
    ("seeds", "seeds", 0.95, 0.90),
    ("gold/dev/docs.jsonl", "dev", 0.80, 0.60),
    ("gold/county/docs.jsonl", "county", 0.80, 0.60),
]
Scorer = Callable[[Path, Path], tuple[dict[str, dict[str, float]], list[Any]]]


@cache
def scorer() -> Scorer:
    path = SHARED / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    run: Scorer = module.run
    return run


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves files open
@pytest.mark.parametrize(("articles", "gold", "entities", "relations"), FLOORS, ids=[row[1] for row in FLOORS])
def test_floors(articles: str, gold: str, entities: float, relations: float, tmp_path: Path) -> None:
    if not (SHARED / "gold" / "score.py").exists():
        pytest.skip("needs ../shared/gold")
    pipeline.build([SHARED / articles], tmp_path / "output")
    table, errors = scorer()(tmp_path / "output" / "graph.nq", SHARED / "gold" / gold)
    assert table["ENTITIES"]["f1"] >= entities, sorted(map(str, errors))
    assert table["RELATIONS"]["f1"] >= relations, sorted(map(str, errors))
