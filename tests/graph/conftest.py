from pathlib import Path

import pytest

from kg.graph.write import write_all
from tests.graph.worlds import BUILD, sample_world


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the sample world; not to be changed."""
    directory = tmp_path_factory.mktemp("output")
    write_all(sample_world(), directory, BUILD)
    return directory
