"""How far a person's name reaches: candidates of two to four characters, scored by what they hold and what follows."""

from dataclasses import dataclass
from functools import cache

import jieba

from kg.extract.edges import is_han
from kg.extract.reading import Reading
from kg.extract.words import name_words, surnames

# What may follow a name without being part of a listed cue: one weight for each, +2 certain, +1 likely.
_AFTER_CERTAIN = frozenset("，。、；：！？（）()《》“”\n 　,.;:·…—" + "等")
_AFTER_LIKELY = frozenset("在到赴就对为作率带和与及还也从向因说称任兼当被将把以于曾已正则又再给随应先分深前走做同围随多一受")
_NEVER = frozenset("的了在是与及或这其某此每各该我你他她它们个位号第等省县区旗州盟镇乡局委")
_SELDOM = frozenset("年月日名上下前后内外间和村次那")
_BAD_END = frozenset("作率带就对在向为说称与及等到赴副")
_JOINING = frozenset("和与及由对向经从")
_VERBAL = frozenset("抓负履带要应可必须会能是有无不没做办推落促强加提保防管查督检调研指一二三四五六七八九十两几近日今明昨")
_FOREIGN = frozenset(
    "阿艾巴白班贝本比波伯博布卜才曹查沙次措达丹旦当道德登迪底丁多顿额尔恩法芳菲费夫福格古贵哈海罕汗豪和赫胡加嘉贾坚金杰晶卡凯康科克拉兰朗浪勒雷"
    "正顺普京什奇申登索朗默泽连岑凡森腊赖鲍蓬佩霍莱策根劳逊盖施迈耶昂纽修芬戈贝涅贾帕萨诺科纳菲乔拜"
    "地让东知真草确初秋培列堆足批旦贡觉晋桑曲拥仓佳俄孟朝莫日巴雅苏黑里力利丽林琳柳龙隆卢鲁吕罗洛玛马麦曼毛梅蒙米木姆穆纳娜南尼妮宁努诺帕平仁日荣如瑞萨塞桑瑟珊莎沙山什史斯松苏索塔泰太坦特提图吐托娃瓦旺万维文沃乌吾西希夏肖辛雪"
    "雅亚杨伊依仪英永尤于宇元云扎赞泽张珍支治卓宗佐增江央吉青群巴措姆旺次珠拥尕切羊且伍帕石阿什古木合买买提热依木努尔艾力肯江别克孜勒布苏甫库尔班巴特朝鲁其格苏日娜乌云高娃斯琴图雅曲比沙马洛牛"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at `text[start:end]` of the reading; score: 3 and more is safe, below 1 is no name."""

    start: int
    end: int
    text: str
    score: float


class NameFinder:
    """Finds names in one reading; remembers which candidates the document repeats."""

    def __init__(
        self, reading: Reading, blocked: frozenset[int] = frozenset(), fronts: frozenset[int] = frozenset()
    ) -> None:
        """`blocked`: offsets that lie inside places and bodies, where no name begins; `fronts`: where these begin."""
        self.fronts = fronts
        self.reading = reading
        self.text = reading.text
        self.blocked = blocked
        self._counts: dict[str, int] = {}

    def starting(self, start: int, *, titled: bool = True) -> Name | None:
        """The best name that starts at `start`; `titled` if a title stands in front of it, which makes rarer names
        (minority, foreign) plausible."""
        best: Name | None = None
        if start in self.blocked:
            return None
        for length in self._lengths(start, titled=titled):
            name = self._judge(start, start + length, titled=titled)
            if name and (best is None or name.score > best.score):
                best = name
        long = self._long(start) if titled else None
        if long and (best is None or long.score > best.score):
            best = long
        return best if best and best.score >= 1 else None

    def ending(self, end: int, *, titled: bool = False) -> Name | None:
        """The best name that ends at `end` and begins where a name may begin (X局长, X同志); `titled` if a title
        follows it."""
        best: Name | None = None
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or start in self.blocked or not self._surname(start) or (length == 4 and self._surname(start) < 2):
                continue
            if not all(is_han(char) for char in self.text[start:end]):
                continue
            score = self._inside(start, end) + self._before(start) + self._support(start, end)
            score -= self._doubt(self.text[start:end]) if not titled else self._clash(self.text[start:end])
            if score >= 2.5 and (best is None or score > best.score):
                best = Name(start, end, self.text[start:end], score)
        return best

    def _lengths(self, start: int, *, titled: bool) -> tuple[int, ...]:
        size = self._surname(start)
        if size == 2:
            return (4, 3, 2) if titled else (4, 3)
        return (3, 2) if size == 1 else ()

    def _surname(self, start: int) -> int:
        """The length of the surname at `start`, 0 if there is none."""
        if self.text[start : start + 2] in surnames():
            return 2
        return 1 if self.text[start : start + 1] in surnames() else 0

    def _judge(self, start: int, end: int, *, titled: bool) -> Name | None:
        text = self.text[start:end]
        if len(text) < end - start or not all(is_han(char) for char in text):
            return None
        score = self._inside(start, end) + self._after(start, end) + self._support(start, end)
        return Name(start, end, text, score if titled else score - self._doubt(text))

    def _clash(self, text: str) -> float:
        """What speaks against a name before a title: a word that begins with a doubtful surname (关于总书记)."""
        return 2.0 if word_frequency(text) >= 20 and surnames().get(text[:2], surnames()[text[:1]]).word == "yes" else 0.0

    def _doubt(self, text: str) -> float:
        """What speaks against a name that no title stands in front of: it is a word, or holds one."""
        doubt = 3.0 if word_frequency(text) >= 20 else 0.0
        surname = surnames().get(text[:2]) or surnames()[text[:1]]
        given = text[1:]
        if len(given) == 2 and word_frequency(given) > 1500:
            doubt += 2
        if len(text) == 3 and word_frequency(text[:2]) > 800:
            doubt += 2
        if surname.word == "yes":
            doubt += 0.5
        return doubt + (surname.use == "rare")

    def _inside(self, start: int, end: int) -> float:
        text = self.text[start:end]
        score = 1.0
        given = text[self._surname(start) :]
        if not given:
            return -5
        if any(char in _NEVER for char in given):
            score -= 3
        score -= 0.5 * sum(char in _SELDOM for char in given)
        if len(text) > 2 and text[-1] in _BAD_END:
            score -= 1.5
        for at in range(start + 1, end):
            cue = self.reading.cue_starts.get(at)
            if cue is not None and (cue.end > end or (at > start + 1 and cue.end == end)):
                score -= 2.5
        first = self.reading.cue_starts.get(start)
        if text in name_words() or (first is not None and first.end > start + 1):
            score -= 1.5
        if text[0] in _JOINING and word_frequency(given) > 1000:
            score -= 2
        if text[0] in _JOINING and self.text[start + 1 : start + 2] in surnames() and is_han(self.text[start - 1 : start] or "，"):
            score -= 2
        return score

    def _after(self, start: int, end: int) -> float:
        char = self.text[end : end + 1]
        if not char or char in _AFTER_CERTAIN:
            return 2
        if end in self.reading.cue_starts or end in self.fronts:
            return 2
        if any(token.start == end for token in self._titles_near(end)):
            return 1.5
        if char in _AFTER_LIKELY:
            return 1
        if char == "的":
            return 0.8
        return 0.7 if starts_word(self.text, end) and not crosses_word(self.text, end) else -1

    def _titles_near(self, end: int) -> list:  # type: ignore[type-arg]
        return [token for token in self.reading.tokens.get("title", []) if token.start == end]

    def _before(self, start: int) -> float:
        if start == 0:
            return 2
        char = self.text[start - 1]
        if not is_han(char) or start in self.reading.cue_ends:
            return 2
        return 1 if char in "由请对向与和及以经被让在就为按将据的" else -1

    def _support(self, start: int, end: int) -> float:
        """What repetition in the document says: a candidate whose every occurrence goes on alike is too short."""
        text = self.text[start:end]
        count = self._count(text)
        if count < 2:
            return 0
        longer = self._count(self.text[start : end + 1])
        if longer == count and is_han(self.text[end : end + 1]):
            return -0.5
        return min(count - 1, 3) * 0.5

    def _count(self, text: str) -> int:
        if text not in self._counts:
            self._counts[text] = self.text.count(text)
        return self._counts[text]

    def _long(self, start: int) -> Name | None:
        """A minority, foreign or rare name behind a title: the longest stretch of such characters with a sure end."""
        text, at = self.text, start
        best: Name | None = None
        while at < len(text) and at - start < 12 and (is_han(text[at]) or (text[at] == "·" and at > start)):
            at += 1
            if at - start >= 2 and text[at - 1] != "·" and self._after(start, at) >= 1:
                name = self._foreign(start, at) or self._rare(start, at)
                if name and (best is None or name.score >= best.score):
                    best = name
            if at in self.reading.cue_starts or at in self.fronts:
                break
        return best

    def _foreign(self, start: int, end: int) -> Name | None:
        text = self.text[start:end]
        size = len(text.replace("·", ""))
        if any(char in _NEVER for char in text) or text in name_words() or (text[-1] in _AFTER_LIKELY and text[-1] not in _FOREIGN):
            return None
        if "·" in text:
            return Name(start, end, text, 4) if size >= 3 and len(text.rsplit("·", 1)[1]) >= 2 else None
        share = sum(char in _FOREIGN for char in text) / size
        return Name(start, end, text, 2.2 + (size > 3) * 1.2) if 2 <= size <= 8 and share >= 0.75 else None

    def _rare(self, start: int, end: int) -> Name | None:
        """Two or three characters with a surname that no list has (庹建国)."""
        text = self.text[start:end]
        if len(text) not in (2, 3) or self._surname(start) or any(c in _NEVER or c in _VERBAL for c in text):
            return None
        if text in name_words() or word_frequency(text) or word_frequency(text[:2]) > 20 or self._after(start, end) < 2:
            return None
        return Name(start, end, text, 1.2)


@cache
def _frequencies() -> dict[str, int]:
    """jieba's dictionary without the names of people in it."""
    jieba.setLogLevel(60)
    jieba.initialize()
    words: dict[str, int] = dict(jieba.dt.FREQ)
    with jieba.get_dict_file() as lines:
        for line in lines:
            if line.rsplit(b" ", 1)[-1].startswith(b"nr"):
                words.pop(line.split(b" ", 1)[0].decode(), None)
    return words


def word_frequency(word: str) -> int:
    """How often jieba's dictionary has seen a word that is no person's name; 0 if it is none."""
    return _frequencies().get(word, 0)


def segment(text: str) -> list[str]:
    """A short stretch cut into words by jieba."""
    _frequencies()
    return list(jieba.cut(text))


def starts_word(text: str, at: int) -> bool:
    """Whether a word of two characters or more that is in use starts at an offset."""
    return any(word_frequency(text[at : at + size]) > 50 for size in (2, 3))


def crosses_word(text: str, at: int) -> bool:
    """Whether a common word stands across an offset: its first character before, its last behind."""
    return word_frequency(text[at - 1 : at + 1]) > 500
