"""The dictionary read from its file says what jieba says."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dictionary import segment, total, word_frequency


@pytest.fixture(scope="module")
def tokenizer() -> jieba.Tokenizer:
    jieba.setLogLevel(60)
    found = jieba.Tokenizer()
    found.initialize()
    return found


def test_words() -> None:
    assert word_frequency("市场") > 1000
    assert word_frequency("张三丰") == 0  # a person's name
    assert word_frequency("市场监") == 0
    assert word_frequency("") == word_frequency(" ") == word_frequency("市 ") == word_frequency("\ud800") == 0


def test_a_row_is_no_word(tokenizer: jieba.Tokenizer) -> None:
    seldom = next(word for word, count in tokenizer.FREQ.items() if count == 3)
    assert word_frequency(f"{seldom} 3") == 0


def test_total(tokenizer: jieba.Tokenizer) -> None:
    assert total() == tokenizer.total


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=st.text(st.sampled_from("市场监督管理局台州椒江食品药品安全大会中国人民张三和1aBT超恤"), max_size=4))
def test_words_are_those_of_jieba(tokenizer: jieba.Tokenizer, text: str) -> None:
    assert word_frequency(text) in (0, tokenizer.FREQ.get(text, 0))


@pytest.mark.parametrize("text", ["", "a", "加比食品（湖南）有限公司", "椒江大润发超市", "KFC3号店", "庹氏餐饮服务部"])
def test_segment(tokenizer: jieba.Tokenizer, text: str) -> None:
    assert list(segment(text)) == tokenizer.lcut(text)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=st.text(st.sampled_from("市场监督管理局台州椒江食品药品安全大会中国人民张三和1a·（"), max_size=16))
def test_segment_like_jieba(tokenizer: jieba.Tokenizer, text: str) -> None:
    assert list(segment(text)) == tokenizer.lcut(text)
