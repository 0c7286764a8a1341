"""Traditional text to Simplified, paragraph by paragraph, by OpenCC."""

from kg.clean.edits import Changes
from kg.clean.han import converter, count_scripts, has_traditional, simplified
from kg.text import Edit, MappedText

_FEW = 3  # fewer Traditional characters than this in a Simplified paragraph belong to names, as in 仲昇


def to_simplified(text: MappedText, changes: Changes) -> MappedText:
    """Convert what is written in Traditional characters.

    A Simplified paragraph is left alone even if a name in it has a Traditional character; a paragraph without a sign
    of its own follows the whole text.
    """
    if not has_traditional(text.text):  # only saves time
        return text
    whole = _balance(text.text)
    changed = False
    parts = text.text.split("\n")
    for number, part in enumerate(parts):
        balance = _balance(part)
        if balance > 0 or (balance == 0 and whole > 0):
            parts[number] = str(converter().convert(part))
            changed = changed or parts[number] != part
    if not changed:
        return text
    changes["traditional"] += 1
    return _replace(text, parts)


def _balance(part: str) -> int:
    """Above 0 for Traditional, below for Simplified, 0 for undecided."""
    old, new = count_scripts(part)
    if not old:
        return 0
    if new and old < _FEW:
        return -1
    return old - 2 * new


def _replace(text: MappedText, parts: list[str]) -> MappedText:
    joined = "\n".join(parts)
    if len(joined) == len(text.text):
        return text.translate(joined)
    # a phrase of OpenCC changed the length: convert those paragraphs character by character, which cannot
    edits: list[Edit] = []
    at = 0
    for old, new in zip(text.text.split("\n"), parts, strict=True):
        piece = new if len(new) == len(old) else "".join(map(simplified, old))
        if piece != old:
            edits.append((at, at + len(old), piece))
        at += len(old) + 1
    return text.edit(edits)
