# ruff: noqa: RUF001
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean.lostbyte import repair_lost_bytes, repair_marks
from kg.clean.pinyin import drop_notes
from kg.text import MappedText
from tests.dirt import lose_byte, pinyin_notes

NOTED = frozenset("動會議審記辦縣務發場質監產進農員個長報導組關門認傳達")
BEFORE = ("各鄉鎮街道負責人參加會議", "這項工作取得了明顯成效", "共檢查經營戶三百家", "存在的問題已全部整改")
LAST = "此外,還安排了下一步工作,要求各單位抓好落實。"
AFTER = (
    "縣委書記到現場查看了情況,提出三點要求",
    "活動期間,各單位發放資料兩千份",
    "可以看到,監管力量得到了加強",
    "會議審議通過了工作方案",
    "督查組(第二組)還走訪了兩個村",
    "現有企業三十家,產值穩步增長",
    "機關幹部和志願者一起參加了宣傳",
    "課堂上,老師講解了食品安全知識",
    "後來,檢查組又到農貿市場抽查",
    "和平鎮黨委書記作了表態發言",
    "好的做法要在全縣推廣,差的要通報",
    "質量月活動將持續到本月底",
    "市監局組織開展了聯合執法,立案五起",
    "鄉村振興局局長出席並致辭",
    "續報:案件正在進一步調查",
    "食品抽檢合格率達到百分之九十八",
    "回頭看發現的問題,三日內改完",
    "科室負責人匯報了上半年工作",
    "口岸辦、海關等部門參加演練",
    "獲獎單位作了經驗介紹",
)


def repaired(text: str) -> tuple[str, Counter[str]]:
    changes: Counter[str] = Counter()
    mapped = repair_marks(repair_lost_bytes(MappedText.identity(text), changes), changes)
    return mapped.text, changes


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("參加了培訓??h領導作動員", "參加了培訓。縣領導作動員"),
        ("參加了培訓??h(xiàn)領導作動員", "參加了培訓。縣(xiàn)領導作動員"),
        ("儀式舉行?h領導致辭", "儀式舉行。縣領導致辭"),  # one mark of the two is left
        ("聽取了報告,??h人大常委會主任講話", "聽取了報告。縣人大常委會主任講話"),
        ("儀式開始?;顒?dòng)由團縣委主辦", "儀式開始。活動由團縣委主辦"),
        ("聽取了彙報?@m會還安排", "聽取了彙報。續會還安排"),
        ("登記在冊?,F有三處", "登記在冊。現有三處"),
        ("全部登記?６讲榻M(zǔ)要求", "全部登記。督查組(zǔ)要求"),
        # a note that was put between the bytes of a character
        ("要認真?zhèn)鬟_(dá)到位", "要認真傳達(dá)到位"),
    ],
)
def test_repairs(dirty: str, clean: str) -> None:
    text, changes = repaired(dirty)
    assert text == clean
    assert changes == {"lost byte repaired": 1}


@pytest.mark.parametrize(
    "text",
    [
        "這件事誰來管?記者採訪了縣局",
        "怎麼辦?AB兩個方案都可行",
        "是不是合格??大家很關心",
        "什麼是HACCP?它是一套體系",
        "价格高吗?;质量好吗?",
        "你了解12315吗?Yes",
        "合格率是多少?98%",
    ],
)
def test_real_questions_stay(text: str) -> None:
    assert repaired(text)[0] == text


def test_what_cannot_be_undone_is_kept_and_counted() -> None:
    text, changes = repaired("監(jiān)管國(guó)家農(nóng)業。完成?;懀鑿鞷，後來")
    assert "?;" in text
    assert changes == {"lost byte kept": 1}


def test_a_lone_question_mark_in_noted_text_is_a_full_stop() -> None:
    text, _ = repaired("監(jiān)管國(guó)家農(nóng)業?會上宣讀了文件")
    assert text.endswith("農(nóng)業。會上宣讀了文件")


def test_stray_commas() -> None:
    assert repaired("監(jiān)管國(guó)家農(nóng)業,,又,、再")[0] == "監(jiān)管國(guó)家農(nóng)業,又、再"


def test_the_map_covers_the_damage() -> None:
    dirty = "參加了培訓??h領導"
    text = repair_lost_bytes(MappedText.identity(dirty), Counter())
    start = text.text.index("。")
    assert dirty[slice(*text.span(start, start + 2))] == "??h"
    assert dirty[slice(*text.span(start + 2, start + 4))] == "領導"


def damaged() -> list[tuple[str, str]]:
    """(as it was, as the converter leaves it) for every pair of sentences that can be damaged without loss."""
    found = []
    for before in BEFORE:
        for after in AFTER:
            noted = pinyin_notes(f"{before}。{after}。{LAST}", NOTED)
            dirty = lose_byte(noted, noted.index("。"))
            if dirty is not None:
                found.append((noted, dirty))
    return found


def test_recovery_rate() -> None:
    pairs = damaged()
    assert len(pairs) >= 50
    results = Counter(_compare(whole, dirty) for whole, dirty in pairs)
    # kept are those whose last character lost a byte together with the comma behind it, and no note tells which it was
    assert results["right"] / len(pairs) >= 0.85, results
    assert results["wrong"] == 0, results


def _compare(whole: str, dirty: str) -> str:
    text, changes = repaired(dirty)
    if drop_notes(MappedText.identity(text), changes).text == drop_notes(MappedText.identity(whole), changes).text:
        return "right"
    return "wrong" if changes["lost byte repaired"] else "kept"


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    st.sampled_from(BEFORE),
    st.lists(st.sampled_from(AFTER), min_size=1, max_size=4),
    st.sets(st.sampled_from(sorted(NOTED))),
)
def test_repair_gives_back_what_was_lost_or_leaves_it(before: str, after: list[str], noted: set[str]) -> None:
    whole = pinyin_notes("。".join([before, *after]) + "。", noted)
    dirty = lose_byte(whole, whole.index("。"))
    if dirty is None:
        return
    text, changes = repaired(dirty)
    if changes["lost byte repaired"]:
        # never more than a homophone away: everything behind the damaged run is as it was
        assert text[-8:] == whole[-8:]
    assert text.startswith(before[:-1])


@pytest.mark.parametrize("piece", ["?", "??", "?;", "?;顒", "?Ｋ", "縣?;顒?", "(jìn)", ",", "?A"])
def test_linear_on_repetition(piece: str) -> None:
    repaired("縣" + piece * (100_000 // len(piece)))
