"""Words that stand in what may be a name, across its beginning, or behind it."""

import re

from kg.bodies import duties
from kg.extract.anchors import pattern_words
from kg.extract.characters import AFTER_LIKELY, CALLED, FUNCTIONAL, NEVER
from kg.extract.dictionary import acts, crosses_word, plain_tag, word_frequency
from kg.extract.words import name_words, surnames, transliterating
from kg.text import char_at
from kg.wording import derived

PARTICLES = FUNCTIONAL | {"曾", "称", "被"}  # surnames that are particles and verbs more often
_ACTING = FUNCTIONAL | {"曾", "应"}  # surnames behind which a verb is no given name (曾|公开)
_PRESS = ("记者", "媒体", "本报")
_OFTEN = 100  # ... and what is one in use
_USUAL = 1000  # ... and a word in use that no name begins with
_WORD = 8  # how often the dictionary has seen what may be a word and no given name
_TOLD = re.compile(
    "全程(?:参[加与]|陪同|指导|跟踪)|致(?:电|信|开|函|贺|慰|唁|辞|词|以|口信)|(?:互|来)致|通(?:了)?(?:电)?话|会[谈见晤]|举行|特使|共同|之[子女妻]|因\\d|于[\\d当今近上昨]"
    "|[此日目]前|近[日期]|[昨今][日天晚]|当[日天晚]|急赴|卫冕|连[用发续任]|早[前先]|夫妇|荣立[一二三个集]|坦[承言]|自[\\d一二两去今]|现[年任为持]|发[文帖布]|安排(?!队)"
    "|[两三四五六七八九]人(?![民大口])|遭(?!拉)|犯(?:有|了)?(?:生产|销售|受贿|贪污|诈骗|非法|危险|故意|虚开)"
)
_FIRST_TOLD = frozenset(
    "全致互来通会举特共之因于此日目近昨今当急卫连现早荣坦自夫犯发安遭两三四五六七八九"
)  # what it begins with


def holds_act(text: str, size: int) -> bool:
    """Whether a verb or a particle stands in what may be a name (由于|罗, 马宁|提醒); 吴胜利 and 成长春 are names.

    `size`: characters of the surname."""
    for at in range(len(text) - 1):
        if acts(text[at : at + 2]):
            given = at == size and len(text) == size + 2 and text[0] not in _ACTING
            if not given and len(text) > 2 and (at or surnames()[text[:size]].use != "common"):
                return True
    return False


def clash(text: str) -> float:
    """What speaks against a name before a title: a word that begins with a doubtful surname (关于总书记)."""
    if word_frequency(text) < 20:
        return 0.0
    return 2.0 if (surnames().get(text[:2]) or surnames()[text[:1]]).word == "yes" else 0.0


def doubt(text: str) -> float:
    """What speaks against a name that no title stands in front of: it is a word, or holds one."""
    found = 3.0 if word_frequency(text) >= 20 or text in name_words() else 0.0
    surname = surnames().get(text[:2]) or surnames()[text[:1]]
    if len(text) == 3 and word_frequency(text[1:]) > 1500:
        found += 2
    if len(text) == 3 and (word_frequency(text[:2]) > 800 or plain_tag(text[:2], 300).startswith("a")):
        found += 2
    if surname.word == "yes":
        found += 0.5
    return found + (surname.use == "rare")


def told_last(text: str) -> bool:
    """Whether what may be a foreign name ends with a word of what somebody did (阿巴迪|重新, 洛佩斯|发文)."""
    return plain_tag(text[-2:], _OFTEN)[:1] in ("d", "a", "t", "v") and not transliterating().issuperset(text[-2:])


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what begins like a name with a particle is none by what follows (随|王先生, 向|央视记者, 曾听|说).

    `start`: where the given name would begin."""
    given = text[start:end]
    if text.startswith(_PRESS, end) or (given in surnames() and text.startswith(CALLED, end)):
        return True
    return len(given) == 1 and crosses_word(text, end)


def splits_word(text: str, start: int, end: int) -> bool:
    """Whether a name at text[start:end] cuts a word and what remains is one too (处长|江中游, 举行长|征胜利)."""
    return crosses_word(text, start) and (end - start == 2 or word_frequency(text[start + 1 : end]) > _WORD)


def with_its(text: str) -> bool:
    """Whether 其 is part of a name (周其仁), and no word with what stands beside it (尤其, 其中)."""
    if text[1:2] != "其" or len(text) != 3 or text[2] in NEVER or text[0] in AFTER_LIKELY:
        return False
    return usual_surname(text) and not word_frequency(text[:2]) and not word_frequency(text[1:])


def plainly_foreign(name: str) -> bool:
    """Whether a name is written as those of foreigners are and begins with no usual surname (默克尔, not 张德江)."""
    return len(name) > 2 and not usual_surname(name) and transliterating().issuperset(name)


def rarely(text: str) -> bool:
    """Whether a text begins with a surname that few bear, or with none."""
    surname = surnames().get(text[0])
    return surname is None or surname.use == "rare"


def usual_surname(text: str) -> bool:
    """Whether a text begins with one of the hundred usual surnames."""
    surname = surnames().get(text[0])
    return surname is not None and surname.use == "common"


def is_plainly_word(text: str) -> bool:
    """Whether a text is a word that begins with no usual surname (奉献, 双边)."""
    return not usual_surname(text) and plain_tag(text, _WORD) != ""


def told_after(text: str, at: int) -> bool:
    """Whether what stands at an offset tells what somebody did and is in no name (普京|通话, 谢里夫|致慰问电)."""
    char = char_at(text, at)
    if char in _told_beginnings() and text[at : at + 2] in told_words():
        return True
    return char in _FIRST_TOLD and _TOLD.match(text, at) is not None


def before_people(text: str, at: int) -> bool:
    """Whether others stand at an offset who are told of by what they are (和|村民), or in quotation marks."""
    return char_at(text, at) == "“" or text[at : at + 2] in people_words()


@derived
def people_words() -> frozenset[str]:
    """Words of two characters for people (村民, 同事)."""
    return frozenset(word for use in ("role", "bearer") for word in pattern_words(use) if len(word) == 2)


@derived
def _told_beginnings() -> frozenset[str]:
    """The characters that they begin with."""
    return frozenset(word[0] for word in told_words())


@derived
def told_words() -> frozenset[str]:
    """Words of two characters that tell what somebody did and that no name holds (主讲, 祝贺)."""
    return frozenset(pattern_words("told"))


def names_holder(text: str) -> bool:
    """Whether what stands between a body and a title names its holder (市局|李江|处长, 县局|李|股长)."""
    surname = surnames().get(text[0])
    if surname is None or surname.use != "common" or len(text) > 3:
        return False
    if len(text) == 1:
        return True
    if len(text) > 2 and word_frequency(text[:2]) > _USUAL:  # 某某所|高级兽|医师
        return False
    return not plain_tag(text) and not text.endswith(duties())
