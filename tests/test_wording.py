"""Words of the user's own: they count inside the block and nowhere else, whatever was made of words before."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import _lru_cache_wrapper
from importlib import import_module
from inspect import signature
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kg import lexicon, wording
from kg.clean import clean
from kg.errors import LexiconError
from kg.extract import extract
from kg.model import Article, Facts, Source
from kg.tables import AGENCIES, LISTS, TABLES, TITLES
from kg.text import MappedText
from kg.wording import derived, rows, using, words
from tests.conftest import ROOT
from tests.test_architecture import GENERATORS, modules

SENTENCE = "5月6日，青田县副林长、县林草专班主任王明远到云峰林场巡林。"


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of lexicons; `titles="a b"` is titles.tsv with those lines, blanks for tabs."""
    for name, text in files.items():
        suffix = "tsv" if f"{name}.tsv" in TABLES else "txt"
        lines = (line.strip().replace(" ", "\t") for line in text.strip().splitlines())
        (tmp_path / f"{name}.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def facts(text: str) -> Facts:
    article = clean(Source("a", "a", text, MappedText.identity(text), None, "2021-05-06"))
    assert isinstance(article, Article)
    return extract(article)


def posts(text: str) -> set[tuple[str, str | None]]:
    found = facts(text)
    labels: dict[str | None, str] = {entity.id: entity.label for entity in found.entities}
    return {(tenure.title, labels.get(tenure.organization)) for tenure in found.tenures}


FOREST = {
    "titles": """title variants standing body
                 林长 副|总 public -""",
    "agencies": """name forms domain
                   {}林业和草原事业发展中心 林草专班 -""",
}


def test_added_rows_count_inside_the_block_only(tmp_path: Path) -> None:
    before = posts(SENTENCE)
    with using(folder(tmp_path, **FOREST)):
        assert posts(SENTENCE) == {("副林长", None), ("主任", "青田县林业和草原事业发展中心")}
    assert posts(SENTENCE) == before == {("主任", None)}


def test_a_row_with_the_key_of_one_of_ours_takes_its_place(tmp_path: Path) -> None:
    own = {row.title: row for row in rows(TITLES)}
    added = folder(tmp_path, titles="title variants standing body\n局长 助理 business -")
    with using(added):
        changed = {row.title: row for row in rows(TITLES)}
        assert len(rows(TITLES)) == len(own)
        assert changed.pop("局长") != own["局长"]
        assert changed.items() <= own.items()


def test_of_rows_that_share_a_form_the_users_counts(tmp_path: Path) -> None:
    added = folder(tmp_path, agencies="name forms domain\n{}公共安全局 公安局 -")
    with using(added):
        assert ("局长", "青田县公共安全局") in posts("青田县公安局局长李明远出席会议。")
        assert rows(AGENCIES)[0].name == "{}公共安全局"


def test_words_are_added_behind_ours(tmp_path: Path) -> None:
    own = words("clean_surnames.txt")
    with using(folder(tmp_path, clean_surnames="王\n萨仁")):
        assert words("clean_surnames.txt") == (*own, "萨仁")


@pytest.mark.parametrize(
    ("file", "rows_", "text", "expected"),
    [
        ("venues", "name host\n樱花谷 331121", "会议在樱花谷举行。", "樱花谷"),
        ("surnames", "surname use word\n丌 known no", "局长丌明远出席会议。", "丌明远"),
        ("divisions", "code name level parent since until successor short\n339999 云海县 county 331100 2024 - - 云海",
         "云海县召开会议。", "云海县"),
        ("national", "name forms kind domain parent\n国家林长办公室 国家林长办 Agency - -",
         "国家林长办发文。", "国家林长办公室"),
        ("org_heads", "head kind role\n林站 Agency body", "青田县云峰林站负责巡查。", "青田县云峰林站"),
    ],
)  # fmt: skip
def test_every_table_works(file: str, rows_: str, text: str, expected: str, tmp_path: Path) -> None:
    with using(folder(tmp_path, **{file: rows_})):
        assert expected in {entity.label for entity in facts(text).entities}
    assert expected not in {entity.label for entity in facts(text).entities}


def test_lines_and_credits_of_ones_own_site(tmp_path: Path) -> None:
    text = "青田县召开会议\n县长王明远出席会议并讲话，会议总结了去年的工作。\n林海在线客户端下载\n融媒：李小雨"
    with using(
        folder(
            tmp_path,
            clean_furniture="cue where longest\n林海在线 start 20",
            clean_roles="word role side\n融媒 author before",
        )
    ):
        found = facts(text).article
    assert [line.kind for line in found.lines][-2:] == ["furniture", "byline"]
    assert [byline.name for byline in found.bylines] == ["李小雨"]
    assert [line.kind for line in facts(text).article.lines][-2:] == ["body", "body"]


def test_builds_at_one_time_must_use_the_same_words(tmp_path: Path) -> None:
    added = folder(tmp_path, title_traps="林长制度")
    told: list[str] = []

    def other() -> None:
        try:
            with using(None):
                pass
        except LexiconError as error:
            told.append(str(error))

    with using(added), using(added):
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert "another build is running with other lexicons" in told[0]
    with using(None), using(None), pytest.raises(LexiconError), using(added):
        pass


def test_nothing_reads_words_when_it_is_imported() -> None:
    names = sorted(set(modules()) - GENERATORS - {"kg.lexicons.short_names"})
    code = f"""
import kg.lexicon, importlib
def refuse(source): raise SystemExit(f"reads {{source}}")
kg.lexicon._read = refuse
for name in {names}:
    importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def kept_functions() -> Iterator[tuple[str, _lru_cache_wrapper[object]]]:
    """Every function of the program that keeps what it gave, methods too."""
    for name in sorted(set(modules()) - GENERATORS):
        module = import_module(name)
        owners = [module, *(value for value in vars(module).values() if isinstance(value, type))]
        for owner in owners:
            for key, value in vars(owner).items():
                function = getattr(value, "__func__", value)
                if isinstance(function, _lru_cache_wrapper) and function.__module__ == name:
                    yield f"{name}.{key}", function


# what no user can add to
_NOBODY_ADDS_TO = {"han_frequency.txt", "clean_openers.txt"}
_NOBODY_ADDS_TO |= {str(ROOT / "kg/resolve" / name) for name in ("evidence.tsv", "posts.tsv")}


def test_what_is_made_of_words_and_kept_is_marked_as_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget all derived things, call each other function that keeps its results, and see whether it reads words."""
    read: set[str] = set()
    ours = lexicon._read

    def spying(source: str | Path) -> tuple[str, str]:
        read.add(str(source))
        return ours(source)

    monkeypatch.setattr(lexicon, "_read", spying)
    functions = dict(kept_functions())  # imports all of them
    forgotten = {id(getattr(forget, "__self__", None)) for forget in wording._now.forget}
    assert len(functions) > 40
    assert {"kg.extract.scan.scanner", "kg.bodies.bodies", "kg.clean.surnames.split_names"} <= functions.keys()
    for name, function in functions.items():
        if id(function) in forgotten or name.startswith("kg.lexicons."):
            continue
        for forget in wording._now.forget:
            forget()
        read.clear()
        arguments = ["云峰" for _ in signature(function).parameters]
        with suppress(TypeError, ValueError, AttributeError, KeyError):  # some take other things than text
            function.__wrapped__(*arguments)
        assert read <= _NOBODY_ADDS_TO, f"{name} keeps words: mark it as derived"


def test_derived_things_are_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    @derived
    def expensive() -> int:
        made.append(len(rows(TITLES)))
        return made[-1]

    assert expensive() == expensive()
    assert len(made) == 1
    with using(folder(tmp_path, **FOREST)):
        assert expensive() == made[0] + 1
        assert expensive() == made[0] + 1
    assert expensive() == made[0]
    assert len(made) == 3


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_two_rows_of_ours_have_one_key(table: lexicon.Table[Any]) -> None:
    assert lexicon.read_table(table.file, table.row, table.key)


def test_lists_are_files() -> None:
    assert all(words(file) for file in LISTS)
