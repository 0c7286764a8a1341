"""A post as one document shows it, and posts that follow each other."""

from typing import NamedTuple

from kg.extract.org import Org

PAST = ""
OF_GROUPS = ("组长", "总指挥", "指挥长", "召集人")  # who leads a group set up for a task
# What stands glued in front of a title as part of it, and the body that it is of a place.
PARTY = (
    ("机关党委", "中共{}机关委员会"),
    ("机关党支部", "中共{}机关支部委员会"),
    ("纪委", "中共{}纪律检查委员会"),
    ("团委", "共青团{}委员会"),
    ("团支部", "共青团{}支部委员会"),
    ("党委", "中共{}委员会"),
    ("党支部", "中共{}支部委员会"),
    ("党总支", "中共{}总支部委员会"),
)


class Post(NamedTuple):
    """A title with its body (None where the text does not say) at `text[start:end]` of the reading.

    `since`, `until`: ISO years or months, where the text tells when it was held (1985－1986年 某县县委书记), PAST where
    it only tells that it is over (历任某县县委书记).
    """

    start: int
    end: int
    title: str
    standing: str
    org: Org | None
    explicit: bool  # the text names the body beside this very title
    since: str | None = None
    until: str | None = None


class Chain(NamedTuple):
    """Posts that follow each other and belong to the same person or persons."""

    start: int
    end: int
    posts: tuple[Post, ...]


def chained(posts: list[Post]) -> Chain:
    """Of posts that follow each other; a party post without a body is of that of the next one (党组成员、副检察长)."""
    for number in range(len(posts) - 2, -1, -1):
        if posts[number].org is None and posts[number].title.startswith("党"):
            posts[number] = posts[number]._replace(org=posts[number + 1].org)
    return Chain(posts[0].start, posts[-1].end, tuple(posts))
