"""Names of three characters that are told by their characters alone (罗晓琴, 潘建国)."""

from kg.extract.characters import SIDES
from kg.extract.dictionary import crosses_word, plain_tag, word_frequency
from kg.extract.name import Name
from kg.extract.words import name_words, surnames
from kg.extract.wordy import PARTICLES, told_after
from kg.text import pair_across
from kg.wording import derived, words

SIZE = 3
LIKELY = 1.7  # the score of such a name
_USUAL = 3  # how often the dictionary has seen what is no word of a name
_IN_USE = 500  # ... and a word that is in use


@derived
def given_characters() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The characters of such names: surnames that are no particles, those in the middle, those at the end."""
    single = {name: row for name, row in surnames().items() if len(name) == 1}
    known = frozenset(name for name, row in single.items() if (row.use, row.word) == ("known", "no")) - SIDES - {"诸"}
    usual = frozenset(name for name, row in single.items() if row.use == "common") - PARTICLES - {"于"}
    return (
        usual | known,
        frozenset("".join(words("given_middle.txt"))),
        frozenset("".join(words("given_last.txt"))),
    )


def looks_given(text: str) -> bool:
    """Whether all three characters of a name are such, whatever words they make (余家|宝, 王子|文)."""
    usual, middle, last = given_characters()
    return len(text) == SIZE and text[0] in usual and text[1] in middle and text[2] in last


def usually_given(text: str) -> bool:
    """Whether the last two characters are such, and no word in use (志军, not 胜利)."""
    _, middle, last = given_characters()
    return len(text) == SIZE and text[1] in middle and text[2] in last and word_frequency(text[1:]) < _IN_USE


def is_deed(text: str) -> bool:
    """Whether what may be a name of three characters is a verb with what it is done to (谈认识, 讲情况)."""
    surname = surnames().get(text[0])
    if len(text) != SIZE or (surname and (surname.use == "common" or surname.word != "yes")):
        return False
    _, middle, last = given_characters()
    return plain_tag(text[1:], _IN_USE)[:1] in ("v", "n") and text[1] not in middle and text[2] not in last


def given_at(text: str, start: int) -> Name | None:
    """The name of three such characters at an offset, if none of them belongs to a word around it."""
    usual, middle, last = given_characters()
    if text[start : start + 1] not in usual or text[start + 1 : start + 2] not in middle:
        return None
    end = start + SIZE
    if text[end - 1 : end] not in last or word_frequency(pair_across(text, end)) or told_after(text, end - 1):
        return None  # 邹凯|卫冕
    name = text[start:end]
    if word_frequency(name[:2]) or word_frequency(name[1:]) > _USUAL or word_frequency(name) or name in name_words():
        return None
    return None if crosses_word(text, start) else Name(start, end, name, LIKELY)
