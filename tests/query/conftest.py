"""The small world of world.trig in both engines."""

import warnings
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

WORLD = Path(__file__).with_name("world.trig")


@pytest.fixture(scope="session")
def store() -> Store:
    found = Store()
    found.load(path=str(WORLD), format=RdfFormat.TRIG)
    return found


@pytest.fixture(scope="session")
def dataset(store: Store) -> Dataset:
    quads = (store.dump(format=RdfFormat.N_QUADS) or b"").decode("utf-8")
    found = Dataset(default_union=True)
    with warnings.catch_warnings():  # rdflib's own parser uses what rdflib deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        found.parse(data=quads, format="nquads")
    return found


def write_world(folder: Path) -> Path:
    """The small world as a folder that `kg.open` takes; without graph.graphml and graph.html."""
    folder.mkdir()
    store = Store(str(folder / "store"))
    store.load(path=str(WORLD), format=RdfFormat.TRIG)
    store.dump(str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    store.flush()
    return folder
