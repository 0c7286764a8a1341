"""The lost byte after 。: find the damaged runs and put back what they were.

A converter lost the first byte of 。 (A1 A3) and read the GBK bytes behind it shifted by one, so that 。縣
(A1A3 BF68) became `?` for A1, ？ for A3BF, folded to `?`, and `h`. The shift ends where a byte pairs up with none.
`shift` undoes it for one place; this module finds the places, judges the results and edits the text.
"""

import math
import re
from dataclasses import replace

from kg.clean.characterpairs import likelihood
from kg.clean.edits import Changes, substitute
from kg.clean.han import CHINESE_PUNCTUATION, HAN, has_traditional, rarity, simplified, simplified_characters
from kg.clean.pinyin import SYLLABLE, TONED, count_notes
from kg.clean.shift import GUESSES, Undone, undo, undo_inserted
from kg.pinyin_tables import readings
from kg.text import Edit, MappedText

# what may stand before a 。: the end of a sentence; behind it the second half of 。 read with a first half
_PLACE = re.compile(
    rf"[?？\ufffd](?<=[{HAN}A-Za-z0-9)）”’」』》%\uff05】][?？\ufffd])(?=[!-~\uff01-\uff5e\ue000-\uf8ff\ufffd])"
)
_MANGLED = re.compile(r"[?？\ufffd](?=[;；@A-Z\uff21-\uff5a\uff10-\uff19?？,，])")
_INSERTED = re.compile(rf"[?\ufffd]{SYLLABLE}[)）]")
_LONE = re.compile(rf"[?\ufffd](?<=[{HAN})）”》0-9][?\ufffd])(?=[{HAN}“《])")
_COUNTY = re.compile(  # 舉行?h委書記: one mark of two is left; 報告,??h政府: with a comma of the converter's
    rf"[,，]?[?？]{{1,2}}h(?=[{HAN}])"
)
_ASKING = re.compile("[嗎吗呢么麼什誰谁哪何幾几啥否怎難难豈岂]|多少|是不是|有没有|有沒有|不是|[还還]是|能不能|可不可")
_REPEATED = re.compile(r"[,，](?:(?<=[^\s,，][,，])[,，]{1,3}(?=[^,，\s])|(?=、))")
_STILL_DAMAGED = re.compile("[?\uff10-\uff5a@]|[A-Za-z][^A-Za-z()（）]")
_RUN = 12  # characters in front that show whether the mark ends a run that was not repaired
_CHARACTER = re.compile(f"[{HAN}]")
_WELL_FORMED = re.compile(f"[{HAN}{CHINESE_PUNCTUATION}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05,]*")
_NOTES = re.compile(rf"[(（]({SYLLABLE})[)）]")
_NOTED = 3  # pinyin notes that show that a text went through the converter
_GUESSED_AT, _MOST = 40, 200  # places of one text that are guessed at, and looked at: damage is never so dense
_TONE = re.compile(f"[{TONED}]")
_HANDICAP = 1.0  # log-likelihood that a guessed byte costs against a known one
_CONTEXT = 6  # characters behind a run that are read with it
# floors of _likely and of the share of the best reading: tests/clean measures what they recover and get wrong
_GUESSED, _CERTAIN, _SURE = -7.5, -10.5, 0.9


def repair_lost_bytes(text: MappedText, changes: Changes) -> MappedText:
    """Undo the damage where that gives usual characters; what cannot be undone is kept and counted."""
    body = text.text
    if "?" not in body and "\ufffd" not in body and "？" not in body:  # only saves time
        return text
    old_script = has_traditional(body)
    edits: list[Edit] = []
    at = kept = places = 0
    while places < _MOST and (match := _PLACE.search(body, at)) is not None:
        at = match.end()
        places += 1
        best = _best(body, match.start(), old_script, GUESSES if places < _GUESSED_AT else 0)
        if best is not None:
            edits.append((match.start(), best.end, best.text))
            at = best.end
        elif old_script and _MANGLED.match(body, match.start()) and _looks_damaged(body, match.start()):
            kept += 1
    if kept:
        # not added up: later rounds of cleaning meet the same places
        changes["lost byte kept"] = max(kept, changes["lost byte kept"])
    if edits:
        changes["lost byte repaired"] += len(edits)
        text = text.edit(edits)
    return substitute(text, _COUNTY, _of_county, changes, "lost byte repaired") if old_script else text


def _of_county(match: re.Match[str]) -> str:
    """縣 at the beginning of a line or behind a full stop that is still there, else with the one that it lost."""
    before = match.string[match.start() - 1 : match.start()]
    return "縣" if before in ("", "\n", "。") else "。縣"


def _looks_damaged(body: str, at: int) -> bool:
    """Whether what was not repaired is likely damage: not just ?? or ?! behind a question."""
    behind = body[at + 1 : at + 4].lstrip("?？!！")
    return bool(behind) and (behind[0] in ";；@" or (behind[0].isalnum() and not behind[0].isdigit()))


def _best(body: str, at: int, old_script: bool, guesses: int) -> Undone | None:
    """The most likely reading of the damage at `at`, or None if none is likely enough."""
    if _INSERTED.match(body, at):
        # begins with the character in front, which the edit does not replace
        found = [replace(one, text=one.text[1:]) for one in undo_inserted(body, at)]
    else:
        found = undo(body, at, guesses)
    found = [one for one in found if _plausible(one.text, old_script) and _agrees(one, body)]
    if not found:
        return None
    scored = [(_likely(one, body), -one.end, one.text, one) for one in found]
    likely, _, _, best = max(scored, key=lambda entry: entry[:3])
    if not best.guessed:
        return best if likely >= _CERTAIN else None
    # of what had to be guessed, one reading must stand out among those of the same length
    weight = sum(math.exp((one[0] - likely) * _length(best)) for one in scored if one[3].end == best.end)
    return best if old_script and likely >= _GUESSED and 1 / weight >= _SURE else None


def _length(one: Undone) -> int:
    return len(one.text) - 1 + _CONTEXT


def _likely(one: Undone, body: str) -> float:
    """Mean log-likelihood of a character, over the repaired run and what follows it.

    What follows is damaged still if the run ends elsewhere; so it tells where it ends.
    """
    following = _NOTES.sub("", body[one.end : one.end + 4 * _CONTEXT])[:_CONTEXT]
    following = re.split(f"[^{HAN}?]", following)[0]
    score = one.score + sum(likelihood(*pair) for pair in zip(one.text[-1] + following, following, strict=False))
    return (score - _HANDICAP * one.guessed) / max(len(one.text) - 1 + len(following), 1)


def _agrees(one: Undone, body: str) -> bool:
    """Whether the pinyin note behind the run, if there is one, is a reading of its last character."""
    note = _NOTES.match(body, one.end)
    return note is None or note[1].lower() in readings(one.text[-1]) or not _TONE.search(note[1])


def _plausible(text: str, old_script: bool) -> bool:
    """Whether the characters are all usual ones, of the script of the text."""
    han = _CHARACTER.findall(text)
    rarities = [rarity(char) for char in han]
    if not han or not _WELL_FORMED.fullmatch(text) or 2 in rarities or sum(rarities) > (len(han) + 1) // 2:
        return False
    if old_script:
        return simplified_characters().isdisjoint(han)
    return all(simplified(char) == char for char in han)


def repair_marks(text: MappedText, changes: Changes) -> MappedText:
    """In text that shows the converter's other traces: `會議?會上` is 會議。會上, and doubled commas are one."""
    if count_notes(text.text) < _NOTED and not changes["lost byte repaired"]:
        return text
    text = substitute(text, _REPEATED, lambda match: match.group()[1:2], changes, "stray comma")
    return substitute(text, _LONE, _full_stop, changes, "lost byte repaired")


def _full_stop(match: re.Match[str]) -> str | None:
    clause = re.split("[。！？；?!;\n]", match.string[max(match.start() - 60, 0) : match.start()])[-1]
    near = _NOTES.sub("", match.string[max(match.start() - 3 * _RUN, 0) : match.start()])[-_RUN:]
    return None if _ASKING.search(clause) or _STILL_DAMAGED.search(near) else "。"
