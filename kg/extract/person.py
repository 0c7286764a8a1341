"""A person as one document tells of them."""

from dataclasses import dataclass, field

from kg.extract.org import ABROAD
from kg.extract.post import Post
from kg.extract.wordy import plainly_foreign

_OF_NO_BODY = frozenset({"国家主席", "国家副主席"})
OF_A_BODY = frozenset({"成员", "执行主席"})  # titles that are none without a body
_OF_NATIONS = ("联合国", "国际", "世界", "欧洲", "亚洲", "非洲", "东南亚")  # what bodies of many states begin with
_SOCIETIES = ("协会", "学会", "商会", "基金会", "促进会")


@dataclass
class Person:
    """A person of one document; spans are of the reading's text."""

    name: str
    posts: list[tuple[Post, int]] = field(default_factory=list)  # (post, where the name stands)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    leads: bool = False  # named among leaders without a title of their own

    @property
    def official(self) -> bool:
        """Whether the document gives the person a public post."""
        if self.leads:
            abroad = bool(self.posts) and all(post.standing == "foreign" for post, _ in self.posts)
            return not (abroad and plainly_foreign(self.name))
        held = [post for post, _ in self.posts if _public(post)]
        foreign = "·" in self.name or plainly_foreign(self.name)  # 艾力更·依明巴海 is told with his body
        return any(post.org for post in held) or (bool(held) and not foreign)

    def is_called(self, title: str) -> bool:
        """Whether a title behind the name only calls the person by a post that the text has told (副县长X…，X县长)."""
        return title != "主席" and any(post.org and post.title.endswith(title) for post, _ in self.posts)

    def join(self, other: "Person") -> None:
        """Take over what was found of the same person by another name."""
        self.posts += other.posts
        self.mentions += other.mentions
        self.leads = self.leads or other.leads

    def forget_repeats(self) -> None:
        """Drop posts without a body that repeat one with a body."""
        titles = {post.title for post, _ in self.posts if post.org or post.title in _OF_NO_BODY}
        self.posts = [(p, at) for p, at in self.posts if p.org or not any(_repeats(p, t) for t in titles)]


def _public(post: Post) -> bool:
    """Whether a post is one of the state: by its title, if its body is no society or company, or by its body."""
    if post.org is None or post.standing == "foreign":
        return post.standing in ("public", "rank")
    if post.org.label.startswith(_OF_NATIONS) or post.org.label.endswith("组织"):
        return False
    if "会" in post.org.label[:-1] and (post.org.label.partition("协会")[2] or post.org.label.partition("学会")[2]):
        return False  # 某某协会|专业委员会
    if post.org.kind == "Agency":
        return post.org.domain != ABROAD and post.standing != "professional"
    society = post.org.kind == "Enterprise" or post.org.label.endswith(_SOCIETIES)
    return post.standing in ("public", "rank") and not society


def _repeats(post: Post, title: str) -> bool:
    """Whether a post without a body only repeats a title that the person has with one (主席 of 国家主席, 书记 of
    党委书记)."""
    if title.startswith("党") and title.endswith(post.title):
        return True
    return title != post.title and title.endswith(post.title) if title in _OF_NO_BODY else title == post.title
