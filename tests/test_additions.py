"""A user's folder of lexicons: what is wrong with it is told at once, with file and line and what to do."""

from pathlib import Path

import pytest

from kg import lexicon
from kg.additions import load
from kg.additions_check import faults
from kg.errors import LexiconError
from kg.lexicon import Numbered, read_lines
from kg.tables import LISTS, NATIONAL, TABLES

TITLES = "title\tvariants\tstanding\tbody"
ONE = f"{TITLES}\n林长\t-\tpublic\t-\n"


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def told(folder: Path) -> list[str]:
    with pytest.raises(LexiconError) as raised:
        load(folder)
    return [line.replace(f"{folder}/", "") for line in str(raised.value).splitlines()]


def test_rows_examples_and_digest(tmp_path: Path) -> None:
    write(
        tmp_path,
        titles__tsv=f"# ours\n{TITLES}\texample\n林长\t副|总\tpublic\t-\t林长王明远巡林。\n护林员\t-\trank\t-\n",
        title_traps__txt="林长制\n林长制度 # no title\n",
        README__md="notes",
    )
    added = load(tmp_path)
    assert added.counts() == {"title_traps.txt": 2, "titles.tsv": 2}
    first, second = added.files["titles.tsv"]
    assert (first.line, first.value.title, first.example) == (3, "林长", "林长王明远巡林。")
    assert (second.line, second.example) == (4, "")
    digest = added.digest
    assert load(tmp_path).digest == digest
    write(tmp_path, title_traps__txt="林长制\n")
    assert load(tmp_path).digest != digest


def test_the_digest_does_not_depend_on_where_the_folder_is(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        write(folder, title_traps__txt="林长制\n")
    assert load(one).digest == load(other).digest


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("title.tsv", "", ["title.tsv: is no lexicon; did you mean titles.tsv?"]),
        ("nonsense.csv", "", ["nonsense.csv: is no lexicon; \"kg lexicon --list\" names those that there may be"]),
        ("divisions_nicknames.tsv", "", ["divisions_nicknames.tsv: is read only when"]),
        ("titles.tsv", "title\tbody\n", ["titles.tsv:1: the columns must be title variants standing body"]),
        ("titles.tsv", "title variants standing body\n", ["put tabs between them"]),
        ("titles.tsv", f"{TITLES}\n林长\tpublic\n", ["titles.tsv:2: 2 cells where 4 are needed"]),
        ("titles.tsv", f"{TITLES}\n林长\t-\tofficial\t-\n", ["titles.tsv:2: standing: 'official' is none of public"]),
        ("titles.tsv", f"{ONE}林长\t副\tpublic\t-\n", ["titles.tsv:3: 林长 is already in line 2"]),
        ("titles.tsv", f"{TITLES}\n林长\t-\tpublic\t林草局\n",
         ["titles.tsv:2: body: '林草局' is neither government nor none nor the full name"]),
        ("titles.tsv", f"{TITLES}\n書記\t-\tpublic\t-\n", ["書記 never matches", "write 书记"]),
        ("titles.tsv", ONE.encode("gb18030"), ["titles.tsv: cannot be read as UTF-8 text"]),
        ("titles.tsv", ONE.encode("utf-16"), ["save it as UTF-8"]),
        ("title_traps.txt", "林长制\n林长制\n", ["title_traps.txt:2: 林长制 is already in line 1"]),
        ("agencies.tsv", "name\tforms\tdomain\n林业局\t-\t-\n", ["agencies.tsv:2: name: '林业局' lacks {}"]),
        ("cues.tsv", "cue\tuse\n巡林\twalk\n", ["cues.tsv:2: use: 'walk' is none of stop say"]),
        ("national.tsv", "name\tforms\tkind\tdomain\tparent\n林长办\t-\tOffice\t-\t-\n", ["kind: 'Office' is none"]),
        ("national.tsv", "name\tforms\tkind\tdomain\tparent\n国家林长办\t-\tAgency\t-\t林草局\n",
         ["parent: national.tsv has no body '林草局'"]),
        ("venues.tsv", "name\thost\n樱花谷\t123456\n", ["venues.tsv:2: host: no division has the code '123456'"]),
        ("divisions.tsv",
         "code\tname\tlevel\tparent\tsince\tuntil\tsuccessor\tshort\n33\t云海县\tcounty\t-\t去年\t-\t999999\t-\n",
         ["'33' is no code", "no division has the code '999999'", "a province has none", "'去年' is no date"]),
        ("clean_roles.tsv", "word\trole\tside\n融媒\tauthor|boss\tbefore\n", ["role: 'boss' is none of author editor"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(name: str, content: str | bytes, expected: list[str], tmp_path: Path) -> None:
    lines = "\n".join(told(write(tmp_path, **{name.replace(".", "__"): content})))
    assert [piece for piece in expected if piece not in lines] == [], lines


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        titles__tsv=f"{TITLES}\n林长\t-\tboss\t-\n\n護林長\t-\tpublic\t-\n",
        cues__tsv="cue\tuse\n巡護\tvisit\n",
        nonsense__tsv="",
        title_traps__txt="林長制\n",
    )
    assert [line.split(": ")[0] for line in told(tmp_path)] == [
        "nonsense.tsv",
        "titles.tsv:2",
        "cues.tsv:2",
        "title_traps.txt:1",
    ]


def test_a_folder_without_lexicons(tmp_path: Path) -> None:
    assert "holds no lexicon" in told(tmp_path)[0]
    assert "cannot be read" in told(tmp_path / "none")[0]
    file = tmp_path / "a.txt"
    file.write_text("", encoding="utf-8")
    assert "give a folder" in told(file)[0]


def test_rows_of_ours_are_without_fault() -> None:
    """The checks would not refuse what the project's own lexicons hold."""
    files = {
        table.file: tuple(Numbered(0, row) for row in lexicon.read_table(table.file, table.row))
        for table in TABLES.values()
    } | {file: tuple(read_lines(file)) for file in LISTS}
    own = [fault for fault in faults(Path(), files) if "赤鱲角" not in fault]
    assert own == []
    assert len(files[NATIONAL.file]) > 100


def test_reforms_must_make_sense(tmp_path: Path) -> None:
    header = "reform\tlevel\tbefore\tafter\tearliest\tlatest\tsource\n"
    rows = "甲\tlocal\t物价局\t{}发展和改革局\t2015\t2014-03\t决定\n乙\tnational\t-\t某部\t2015\t2016\t决定\n"
    (tmp_path / "agency_reforms.tsv").write_text(header + rows, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load(tmp_path)
    text = str(caught.value)
    assert "agency_reforms.tsv:2: latest: 2014-03 is before 2015" in text
    assert "'物价局' must have {}" in text
    assert "agency_reforms.tsv:3: before: names no body" in text
