"""Splits the cleaned text into lines and says what each is: title, header, body, byline, caption, furniture, duplicate.

A line of the result need not be one of the file: a header glued in front of a sentence is a line of its own.
"""

import re
from itertools import pairwise

from kg.clean import furniture
from kg.clean.bylines import credit_line
from kg.clean.datepatterns import DATE
from kg.clean.duplicates import Seen, differ, key, may_summarise, repeats_article
from kg.clean.fields import header, is_outlet
from kg.clean.headlines import without_links
from kg.clean.surnames import split_names
from kg.clean.titles import plain_title
from kg.model import Line

_LINE = re.compile(r"[^\n]+")
_END = re.compile("[。！？；：，、]$|[。！？]”$|……$")
_CAPTION = re.compile("图为|图[：:]|(?:上|下|左|右)图|[▲△▼▽][^。；]+$")
_CREDITED = re.compile("(?:摄|供图|资料图片?|摄影|(?:^|[（( ])图片?由.{2,20}提供)[）。]?$")
_GLUED_DATE = re.compile(r"(?P<title>[^\n。]{8,60}?)(?P<date>(?:19|20)\d\d\.[01]\d\.[0-3]\d)(?=\S)")
_DATED = re.compile(  # a title with the day of publication behind or in front of it
    rf"(?P<title>[^。]{{6,60}}?)\s?(?P<behind>[（(\[【]?{DATE}[）)\]】]?)|(?P<front>[（(\[【]{DATE}[）)\]】])\s?(?P<rest>[^。]{{6,60}})"
)
# below the title: who published, and when
_SIGNED = re.compile(rf"(?P<who>[^。，：]{{2,20}}?)\s?{DATE}(?:\s?发表于.{{2,6}})?")
_BEGINS = re.compile(  # how sentences begin and titles don't
    "近日|日前|随着|据|目前|眼下|今年|昨[天日]|今[天日]|连日来|为[了进贯切]|记者|本报|本网|[（“]?图|[1-9][.、]|[一二三]、|（[一二三]"
)
_NO_TITLE = re.compile(r"https?://|www\.|(?<!（)[文图摄]/")
_HOUSE = re.compile(".{2,8}(?:[日晚晨早时商]报|都市报|新闻网|网|通讯社)")  # a line with the publisher's name alone
_UNREAD = ("furniture", "caption", "header")  # lines that are never duplicates
_SHORT_TITLE, _LONG_TITLE, _CAPTION_LENGTH, _SEARCHED = 6, 90, 60, 12
_LONGEST_NAME = 4
_TOP = 300  # characters at the top and at the end in which a page may have its title once more
_SIGNED_BELOW = 4  # lines below the title, which may stand there once more
_BODY = 15  # characters that must be left behind a header for it to be glued to a sentence


def classify(text: str, record_title: bool) -> tuple[Line, ...]:
    """The lines of `text`; `record_title`: its first line is the title that the record gave."""
    lines = [line for match in _LINE.finditer(text) for line in _pieces(text, match.start(), match.end())]
    lines = _captions(text, without_links(text, lines))
    lines = _titled(text, lines, record_title)
    return tuple(_duplicates(text, lines))


def _pieces(text: str, start: int, end: int) -> list[Line]:
    """One physical line as lines with kinds, all but title and duplicate."""
    line = text[start:end]
    fields = header(line)
    rest = len(line) - fields.end
    if furniture.is_furniture(line) and not (fields.fields >= 2 and rest == 0):
        return [Line(start, end, "furniture")]
    if not fields.fields and 0 < fields.end == len(line):
        return [Line(start, end, "furniture")]  # nothing but controls and addresses: 打印 关闭
    if fields.fields and rest == 0:
        people = not fields.dated and fields.publisher is None and credit_line(line)
        return [Line(start, end, "byline" if people else "header")]
    if fields.fields >= 2 and rest >= _BODY:
        return [Line(start, start + fields.end, "header"), *_pieces(text, start + fields.end, end)]
    if fields.fields >= 2 or (fields.fields and rest <= 4):
        return [Line(start, end, "header")]
    if credit_line(line):
        return [Line(start, end, "byline")]
    if "." in line and (match := _GLUED_DATE.match(line)):
        title, date = start + match.end("title"), start + match.end()
        return [Line(start, title, "title"), Line(title, date, "header"), *_pieces(text, date, end)]
    if 0 < (glued := furniture.keywords_end(line)) < len(line):
        return [Line(start, start + glued, "furniture"), Line(start + glued, end, "body")]
    return [Line(start, end, "body")]


def _as(line: Line, kind: str) -> Line:
    return Line(line.start, line.end, kind)


def _captions(text: str, lines: list[Line]) -> list[Line]:
    """Short lines beside the name of an image, or with a photographer's credit."""
    out = list(lines)
    for number, line in enumerate(lines):
        if line.kind != "body" or line.end - line.start > _CAPTION_LENGTH:
            continue
        words = text[line.start : line.end]
        before = number and furniture.is_image(text[lines[number - 1].start : lines[number - 1].end])
        if (before and not _END.search(words)) or _CREDITED.search(words) or _CAPTION.match(words):
            out[number] = _as(line, "caption")
    return out


def _titled(text: str, lines: list[Line], record_title: bool) -> list[Line]:
    """Mark the title: the record's, the line before the header, or a first short line that is no sentence."""
    out = list(lines)
    if record_title and out:
        out[0] = Line(out[0].start, _line_end(text, out[0].start), "title")
        return _signed(text, [out[0], *(line for line in out[1:] if line.start >= out[0].end)])
    if any(line.kind == "title" for line in out[:_SEARCHED]):
        return out
    chosen = _before_header(text, out)
    if chosen is None:
        chosen = _first_short(text, out)
    if chosen is None:
        return out
    for number in range(chosen):
        # what is left of the menu in front of the title: 食安监管 / 浙江
        if out[number].kind == "body" and out[number].end - out[number].start <= _SHORT_TITLE + 2:
            out[number] = _as(out[number], "furniture")
    return _signed(text, [*out[:chosen], *_undated(text, out[chosen]), *out[chosen + 1 :]])


def _signed(text: str, lines: list[Line]) -> list[Line]:
    """The lines, that below the title as a header if it tells who published and when (某县市场监管 2022-12-07)."""
    titled = next((number for number, line in enumerate(lines[:_SEARCHED]) if line.kind == "title"), len(lines))
    for number in reversed(range(titled + 1, min(titled + _SIGNED_BELOW, len(lines)))):
        line = lines[number]
        if line.kind != "body":
            continue
        above = number + 1 < len(lines) and lines[number + 1].kind == "header"
        signed = _SIGNED.fullmatch(text, line.start, line.end)
        if (signed and _tells_who(signed["who"])) or (above and _tells_who(text[line.start : line.end])):
            lines[number] = _as(line, "header")
    return lines


def _tells_who(words: str) -> bool:
    """Whether a line above a header is the name of who published or wrote."""
    return is_outlet(words) or (len(words) <= _LONGEST_NAME and bool(split_names(words)))


def _undated(text: str, line: Line) -> list[Line]:
    """A title line, and the date that stands in it as a header."""
    match = _DATED.fullmatch(text, line.start, line.end)
    if match is None:
        return [_as(line, "title")]
    if match["behind"]:
        return [Line(line.start, match.end("title"), "title"), Line(match.start("behind"), line.end, "header")]
    return [Line(line.start, match.end("front"), "header"), Line(match.start("rest"), line.end, "title")]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _is_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    if line.kind != "body" or _HOUSE.fullmatch(words) or _BEGINS.match(words) or _NO_TITLE.search(words):
        return False
    return _SHORT_TITLE <= len(words) <= _LONG_TITLE and not _END.search(words) and "。" not in words


def _before_header(text: str, lines: list[Line]) -> int | None:
    """The line above a header that has most of the article below it; who published may stand between them."""
    for number, (line, following) in enumerate(pairwise(lines[:_SEARCHED])):
        if following.kind == "header" and _is_title(text, line) and _is_above(lines, number):
            return _above(text, lines, number)
    return None


def _above(text: str, lines: list[Line], number: int) -> int:
    """The number of the title: above a second title, who published and who wrote."""
    for top in range(number, max(number - _SIGNED_BELOW, -1), -1):
        words = text[lines[top].start : lines[top].end]
        if not (words.startswith("——") or _tells_who(words)):
            return top if _is_title(text, lines[top]) else number
    return number


def _is_above(lines: list[Line], number: int) -> bool:
    """Whether more of the article stands below a line than above it."""
    before, below = (
        sum(line.end - line.start for line in part if line.kind == "body")
        for part in (lines[:number], lines[number + 1 :])
    )
    return below > before


def _first_short(text: str, lines: list[Line]) -> int | None:
    for number, line in enumerate(lines[:_SEARCHED]):
        if is_outlet(text[line.start : line.end]):
            continue
        if _is_title(text, line) and any(other.kind == "body" for other in lines[number + 1 :]):
            return number
        if line.kind == "body" and line.end - line.start > _SHORT_TITLE + 2:
            return None
    return None


def _duplicates(text: str, lines: list[Line]) -> list[Line]:
    read = [line for line in lines if line.kind not in _UNREAD]
    titled = next((text[line.start : line.end] for line in lines if line.kind == "title"), "")
    again = text.find("标题", -_TOP) >= 0 or text.find("_", 0, _TOP) >= 0 or plain_title(titled) != titled
    if not again and differ([text[line.start : line.end] for line in read]) and not may_summarise(text):
        return lines
    seen = Seen()
    title = _title_key(titled)
    out: list[Line] = []
    for line in lines:
        words = text[line.start : line.end]
        if line.kind in _UNREAD:
            out.append(line)
        elif line.kind == "title":  # before the next test, which it would pass
            seen.add_line(words)
            out.append(line)
        elif (
            (title and title[:_SHORT_TITLE] in words and _title_key(words) == title)
            or seen.add_line(words)
            or _is_summary(text, line)
        ):
            out.append(_as(line, "duplicate"))
        else:
            out += _parts(line, seen.repeated(words) if line.kind == "body" else [])
    return out


def _title_key(words: str) -> str:
    return key(plain_title(words)) if len(words) <= _LONG_TITLE else ""


def _is_summary(text: str, line: Line) -> bool:
    return line.kind == "body" and repeats_article(text, line.start, line.end)


def _parts(line: Line, repeated: list[tuple[int, int]]) -> list[Line]:
    """A line without and with the stretches that repeat earlier sentences."""
    if not repeated:
        return [line]
    out: list[Line] = []
    at = line.start
    for start, end in repeated:
        if line.start + start > at:
            out.append(Line(at, line.start + start, line.kind))
        out.append(Line(line.start + start, line.start + end, "duplicate"))
        at = line.start + end
    if at < line.end:
        out.append(Line(at, line.end, line.kind))
    return out
