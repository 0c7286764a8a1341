from collections import Counter

import pytest

from kg.clean.mangled import mend_mangled
from kg.text import MappedText

NOTED = "監(jiān)管國(guó)家農(nóng)業"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        (f"平鍪農業部門{NOTED}", f"平涼市農業部門{NOTED}"),
        (f"平?鍪?農業部門{NOTED}", f"平涼市農業部門{NOTED}"),
        ("平鍪農業部門", "平鍪農業部門"),  # nothing shows a converter
        (f"局長王鍪、李堃{NOTED}", f"局長王鍪、李堃{NOTED}"),  # no such place
    ],
)
def test_places(dirty: str, clean: str) -> None:
    assert mend_mangled(MappedText.identity(dirty), Counter()).text == clean
