"""The genre's traps: sentences, what must and must not be found in them, and floors for how many rows are right."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import traps
from tests.extract import traps_run

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text(encoding="utf-8"))["traps"]
TABLES: dict[str, tuple[Callable[[], tuple[Any, ...]], Callable[[Any], list[str]]]] = {
    "people": (traps.people, traps_run.person_faults),
    "organizations": (traps.organizations, traps_run.organization_faults),
    "places": (traps.places, traps_run.place_faults),
    "campaigns": (traps.campaigns, traps_run.campaign_faults),
    "events": (traps.events, traps_run.event_faults),
}


@pytest.mark.parametrize("table", TABLES)
def test_no_fewer_traps_are_avoided_than_before(table: str) -> None:
    rows, faults = TABLES[table]
    wrong = {row.sentence: found for row in rows() if (found := faults(row))}
    right = len(rows()) - len(wrong)
    assert right >= FLOORS[table], "\n".join(f"{sentence} {found}" for sentence, found in wrong.items())
