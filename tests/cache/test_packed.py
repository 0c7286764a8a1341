"""Packed files: every damage is seen."""

from pathlib import Path

from kg.cache.packed import EMPTY, Entry, digest, load, save

EDITION = b"e" * 32
ENTRIES = [
    Entry(bytes([n]) * 16, bytes([n + 1]) * 16, digest(text), text) for n, text in enumerate([b"one", b"", b"3" * 99])
]


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    size = save(tmp_path / "c", EDITION, ENTRIES)
    assert size == (tmp_path / "c").stat().st_size
    found = load(tmp_path / "c", EDITION)
    assert len(found) == len(ENTRIES)
    assert [found.get(entry.key) for entry in ENTRIES] == ENTRIES
    assert found.get(b"x" * 16) is None


def test_another_edition_is_not_used(tmp_path: Path) -> None:
    save(tmp_path / "c", EDITION, ENTRIES)
    assert load(tmp_path / "c", b"f" * 32) is EMPTY
    assert load(tmp_path / "nothing", EDITION) is EMPTY


def test_no_wrong_byte_goes_unseen(tmp_path: Path) -> None:
    save(tmp_path / "c", EDITION, ENTRIES)
    sound = (tmp_path / "c").read_bytes()
    for place in range(len(sound)):
        (tmp_path / "c").write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        found = load(tmp_path / "c", EDITION)
        entries = [found.get(entry.key) for entry in ENTRIES]
        assert all(entry in (None, whole) for entry, whole in zip(entries, ENTRIES, strict=True)), place
        assert entries != ENTRIES, place
    for length in range(len(sound)):
        (tmp_path / "c").write_bytes(sound[:length])
        assert load(tmp_path / "c", EDITION) is EMPTY
