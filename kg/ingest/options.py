"""What may be set about reading: the names of a record's fields and the limits that hold bad input at bay."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.errors import InputError
from kg.model import Recalled

# The fields of a record, each with other names that scrapers give it; the first that a record has counts.
_KNOWN: Final = {
    "id": "ID _id",
    "title": "Title 标题 新闻标题 文章标题 题目 题名 標題 headline news_title",
    "published": (
        "发布时间 发布日期 发表时间 发布 时间 日期 發布時間 發佈時間 日期時間 published_at publish_time publish_date"
        " publishTime publishDate pubDate pubdate pub_time pub_date datePublished date Date time datetime"
        " news_time ctime"
    ),
    "source": "来源 新闻来源 信息来源 文章来源 发布机构 來源 Source 链接 网址 网页链接 url URL link href",
    "text": (
        "正文 内容 新闻内容 文章内容 正文内容 新闻正文 全文 內容 content Content body Text article contents fulltext"
        " full_text news_content article_content"
    ),
}
_ADDRESSES: Final = ("url", "URL", "link", "href", "链接", "网址", "网页链接")
FIELDS: Final = tuple(_KNOWN)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Names of record fields, and limits; sizes are bytes after unpacking unless they say otherwise.

    `fields` maps the names of govkg to those of the input: {"text": "content", "published": "date"}. An archive may
    unpack to `max_archive_bytes`, and beyond `free_archive_bytes` to no more than `max_archive_ratio` times its size.
    `defer`: HTML pages come as they are, for whoever reduces them elsewhere (`reduced`), since that takes most of the
    time of reading them. `recall` gives what an earlier build made of the same bytes (`kg.ingest.recall`).
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    max_document_chars: int = 5_000_000
    max_archive_bytes: int = 4 << 30
    free_archive_bytes: int = 64 << 20
    max_archive_ratio: int = 200
    max_archive_members: int = 200_000
    max_archive_depth: int = 3
    max_nested_bytes: int = 256 << 20  # a zip inside an archive or on stdin, which has to be held in memory
    defer: bool = False
    recall: Callable[[bytes], Recalled | None] | None = None

    def check(self) -> None:
        """Raise InputError if `fields` names a field that a record cannot have."""
        unknown = sorted(set(self.fields) - set(FIELDS))
        if unknown:
            raise InputError(f"unknown field {', '.join(unknown)}: a record has {', '.join(FIELDS)}")

    def names(self, wanted: str) -> tuple[str, ...]:
        """What records may call the field `wanted`: the name that `fields` gives it, else its own, else a known one."""
        return self.name(wanted), wanted, *_KNOWN[wanted].split()

    def value(self, wanted: str, record: Mapping[str, object]) -> object:
        """What a record has in the field `wanted`; None if it has no such field."""
        held = [record[name] for name in self.names(wanted) if name in record]
        return next((value for value in held if value not in (None, "")), held[0] if held else None)

    def address(self, record: Mapping[str, object]) -> str | None:
        """The address of the page that a record was made of, which often tells its date."""
        held = (record.get(name) for name in _ADDRESSES)
        return next((value for value in held if isinstance(value, str) and value.startswith("http")), None)

    def name(self, wanted: str) -> str:
        """What the input calls the field `wanted`."""
        return self.fields.get(wanted, wanted)

    @property
    def max_document_bytes(self) -> int:
        """No encoding that is read needs more bytes for a document of the longest length."""
        return 4 * self.max_document_chars + 4

    @property
    def max_line_bytes(self) -> int:
        """A JSON line may escape every character (six bytes) and has other fields."""
        return 6 * self.max_document_chars + 65_536

    def archive_budget(self, size: int | None) -> int:
        """How many bytes an archive of `size` bytes may unpack to; `size` is None when it is not known."""
        if size is None:
            return self.max_archive_bytes
        return min(self.max_archive_bytes, max(self.free_archive_bytes, size * self.max_archive_ratio))


DEFAULTS: Final = ReadOptions()
