"""Files of parts: written whole, and again with other parts."""

from pathlib import Path
from random import Random

import pytest

from kg.graph.splice import Layout, rewrite, write


def parts(random: Random, number: int) -> dict[str, bytes]:
    return {f"k{random.randrange(60):02}": random.randbytes(random.randrange(1, 9)) for _ in range(number)}


@pytest.mark.parametrize("seed", range(20))
def test_other_parts_in_place_of_some(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    old, changed = parts(random, 25), parts(random, 12)
    changed |= dict.fromkeys(random.sample(sorted(old), 4), b"")
    layout = write(sorted(old.items()), tmp_path / "old", b"head")
    now = {key: content for key, content in {**old, **changed}.items() if content}
    whole = write(sorted(now.items()), tmp_path / "whole", b"head")
    with (tmp_path / "old").open("rb") as file:
        found = rewrite(file, Layout.unpacked(layout.packed()), changed, tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == (tmp_path / "whole").read_bytes()
    assert found.packed() == whole.packed()
    content = (tmp_path / "new").read_bytes()
    for key in {*old, *changed}:
        start, length = found.find(key)
        assert content[start : start + length] == now.get(key, b"")


def test_what_was_not_packed_is_refused() -> None:
    with pytest.raises(ValueError, match="layout"):
        Layout.unpacked(("a\nb", b"\0" * 8, b"\0" * 8))
