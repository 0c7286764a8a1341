"""The words of the forms: what a line says, in English and in Chinese, and what it is in a gold annotation."""

from typing import NamedTuple

LANGUAGES = ("en", "zh")
DOCUMENT, UNREAD = ("document", "文档"), ("unread", "未读")
ALSO, AT, NUMBER, TEXT, COMMENT = "=", "@", "#", "|", "#"
TYPED = str.maketrans("＝＠＃｜", "=@#|")  # what input methods make of them  # noqa: RUF001


class Kind(NamedTuple):
    """The first word of a line that is not indented: an entity or byline of `section`; `value` is its kind there."""

    word: str
    chinese: str
    section: str
    value: str | bool


class Detail(NamedTuple):
    """The first word of an indented line, below lines of `sections`: a fact under `key`; `names` are the sections
    that it names something of, none for a date."""

    word: str
    chinese: str
    key: str
    sections: tuple[str, ...]
    names: tuple[str, ...] = ()


class Mark(NamedTuple):
    """A word in front of a line: `key` gets `value` in entities of `sections`."""

    word: str
    chinese: str
    key: str
    value: bool
    sections: tuple[str, ...]


SECTIONS = ("places", "organizations", "people", "bylines", "events", "campaigns")
KINDS = (
    Kind("division", "区划", "places", "division"),
    Kind("venue", "场所", "places", "venue"),
    Kind("foreign", "境外", "places", "foreign"),
    Kind("agency", "机关", "organizations", "agency"),
    Kind("institution", "单位", "organizations", "institution"),
    Kind("enterprise", "企业", "organizations", "enterprise"),
    Kind("association", "社团", "organizations", "association"),
    Kind("media", "媒体", "organizations", "media"),
    Kind("official", "官员", "people", True),
    Kind("person", "人员", "people", False),
    Kind("author", "作者", "bylines", "author"),
    Kind("editor", "编辑", "bylines", "editor"),
    Kind("photographer", "摄影", "bylines", "photographer"),
    Kind("meeting", "会议", "events", "meeting"),
    Kind("inspection", "检查", "events", "inspection"),
    Kind("campaign", "行动", "campaigns", ""),
)
ROLES = ("chair", "speaker", "attendee", "instructor")
_ACTORS = ("organizations", "people")
DETAILS = (
    Detail("part-of", "上级", "parent", ("organizations",), ("organizations",)),
    Detail("post", "职务", "posts", ("people",), ("organizations",)),
    Detail("date", "日期", "date", ("events",)),
    Detail("place", "地点", "place", ("events", "campaigns"), ("places",)),
    Detail("organizer", "组织", "organizers", ("events", "campaigns"), _ACTORS),
    Detail("chair", "主持", "participants", ("events",), _ACTORS),
    Detail("speaker", "讲话", "participants", ("events",), _ACTORS),
    Detail("attendee", "出席", "participants", ("events",), _ACTORS),
    Detail("instructor", "批示", "participants", ("events",), _ACTORS),
    Detail("campaign", "行动", "campaigns", ("events",), ("campaigns",)),
)
MARKS = (
    Mark("optional", "可选", "optional", True, (*SECTIONS, "posts", "participants")),
    Mark("implied", "隐含", "implied", True, ("organizations",)),
    Mark("referred", "提及", "required", False, ("events",)),
)
# What may be namesakes of each other, since one line may name either: a # and a number tell them apart.
NAMESAKES = {"places": "places", "organizations": "actors", "people": "actors", "campaigns": "campaigns"}
LETTERS = {"places": "l", "organizations": "g", "people": "p", "events": "m", "campaigns": "c"}  # of ids
_CHINESE = {
    "places": "地方",
    "organizations": "组织",
    "people": "人物",
    "bylines": "署名",
    "events": "活动",
    "campaigns": "行动",
}


def word(of: Kind | Detail | Mark, language: str) -> str:
    """How a line begins in a language."""
    return of.chinese if language == "zh" else of.word


def heading(section: str, language: str) -> str:
    """The comment above a section: its name and the words that its lines may begin with."""
    kinds = " ".join(word(kind, language) for kind in KINDS if kind.section == section)
    details = " ".join(word(detail, language) for detail in DETAILS if section in detail.sections)
    name = _CHINESE[section] if language == "zh" else section
    return f"{COMMENT} {name}: {kinds}" + (f" ({details})" if details else "")
