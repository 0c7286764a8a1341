from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import pytest

from kg.errors import LexiconError
from kg.lexicon import read_table, read_words


class Fruit(NamedTuple):
    name: str
    colour: str | None
    forms: tuple[str, ...]
    kind: Literal["stone", "core"]
    code: Annotated[str, "[0-9]{2}"]
    weight: float
    number: int


HEADER = "name\tcolour\tforms\tkind\tcode\tweight\tnumber\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "fruit.tsv"
    path.write_bytes(text.encode())
    return path


def test_rows_are_typed_and_comments_skipped(tmp_path: Path) -> None:
    text = (
        "# names of fruit\n" + HEADER + "桃\t红\t桃子|水蜜桃\tstone\t01\t0.5\t3\n\n# more\n梨\t-\t-\tcore\t02\t1\t4\n"
    )
    assert read_table(write(tmp_path, text), Fruit) == [
        Fruit("桃", "红", ("桃子", "水蜜桃"), "stone", "01", 0.5, 3),
        Fruit("梨", None, (), "core", "02", 1.0, 4),
    ]


def test_byte_order_mark_and_carriage_returns_are_no_part_of_cells(tmp_path: Path) -> None:
    text = "\ufeff" + HEADER.replace("\n", "\r\n") + "梨\t\t\tcore\t02\t1\t4\r\n"
    assert read_table(write(tmp_path, text), Fruit) == [Fruit("梨", None, (), "core", "02", 1.0, 4)]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("桃\t红\t-\tstone\t01\t0.5", ":2: 6 cells where 7 are needed"),
        ("-\t红\t-\tstone\t01\t0.5\t3", ":2: name: '-' is empty"),
        (" 桃\t红\t-\tstone\t01\t0.5\t3", ":2: name: ' 桃' is empty or has blanks"),
        ("桃\t红\ta||b\tstone\t01\t0.5\t3", ":2: forms: '' is empty"),
        ("桃\t红\t-\tpeel\t01\t0.5\t3", ":2: kind: 'peel' is none of stone core"),
        ("桃\t红\t-\tstone\t011\t0.5\t3", ":2: code: '011' does not match [0-9]{2}"),
        ("桃\t红\t-\tstone\t01\theavy\t3", ":2: weight: could not convert string to float: 'heavy'"),
        ("桃\t红\t-\tstone\t01\t0.5\t3.5", ":2: number: invalid literal for int()"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = write(tmp_path, HEADER + row + "\n")
    with pytest.raises(LexiconError) as raised:
        read_table(path, Fruit)
    assert str(raised.value).startswith(str(path) + complaint)


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    good = "桃\t红\t-\tstone\t01\t0.5\t3\n"
    path = write(tmp_path, HEADER + good + "梨\n" + "-\t-\t-\tpeel\t02\t1\t4\n" + good)
    with pytest.raises(LexiconError) as raised:
        read_table(path, Fruit, unique=("code",))
    lines = str(raised.value).splitlines()
    assert [line.removeprefix(str(path)).split(": ")[0] for line in lines] == [":3", ":4", ":4", ":5"]
    assert lines[-1].endswith(":5: 01 is already in line 2")


def test_columns_must_be_those_of_the_type(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=":1: the columns must be name colour forms"):
        read_table(write(tmp_path, "name\tcolour\n桃\t红\n"), Fruit)
    with pytest.raises(LexiconError, match="the columns must be"):
        read_table(write(tmp_path, ""), Fruit)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no_such\.tsv: cannot be read"):
        read_table("no_such.tsv", Fruit)
    path = tmp_path / "latin.txt"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(LexiconError, match=r"latin\.txt: cannot be read as UTF-8"):
        read_words(path)


def test_a_type_that_no_cell_can_have_is_a_bug(tmp_path: Path) -> None:
    class Odd(NamedTuple):
        value: list[str]

    with pytest.raises(TypeError, match="a column cannot be"):
        read_table(write(tmp_path, "value\n"), Odd)


def test_words_keep_their_order_and_lose_their_comments(tmp_path: Path) -> None:
    path = write(tmp_path, "# fruit\n梨 # 雪梨\n\n桃\n苹果\n")
    assert read_words(path) == ("梨", "桃", "苹果")


def test_words_that_are_there_twice_are_all_told(tmp_path: Path) -> None:
    path = write(tmp_path, "梨\n桃\n梨\n桃 # again\n")
    with pytest.raises(LexiconError) as raised:
        read_words(path)
    assert str(raised.value).splitlines() == [
        f"{path}:3: 梨 is already in line 1",
        f"{path}:4: 桃 is already in line 2",
    ]


class Surname(NamedTuple):
    surname: str
    use: Literal["common", "known", "rare"]
    word: Literal["yes", "no"]


def test_surnames() -> None:
    rows = {row.surname: row for row in read_table("surnames.tsv", Surname, unique=("surname",))}
    assert len([name for name in rows if len(name) == 1]) >= 500
    assert len([name for name in rows if len(name) == 2]) >= 70
    assert [rows[name].use for name in ("王", "欧阳", "区", "亓")] == ["common", "known", "known", "rare"]
    assert [rows[name].word for name in ("高", "万", "方", "东方")] == ["yes"] * 4
    assert [rows[name].word for name in ("刘", "诸葛")] == ["no"] * 2
    assert {"萧", "傅", "颜", "庞", "冼", "逄", "司徒", "爱新觉罗"} <= rows.keys()


def test_foreign_places() -> None:
    words = set(read_words("foreign_places.txt"))
    assert {"美国", "乌兹别克斯坦", "东京", "多哈", "台北", "九龙半岛", "湄公河"} <= words
    assert not words & {"北京", "香港", "台湾", "澳门", "金门县"}
