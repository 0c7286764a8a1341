"""The dictionary read from its file says what jieba says."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dictionary import segment, usual_words, word_frequency


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
    assert max(map(len, usual_words())) < 20


@pytest.mark.parametrize("text", ["", "a", "加比食品（湖南）有限公司", "椒江大润发超市", "KFC3号店", "庹氏餐饮服务部"])
def test_segment(tokenizer: jieba.Tokenizer, text: str) -> None:
    assert list(segment(text)) == tokenizer.lcut(text)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=st.text(st.sampled_from("市场监督管理局台州椒江食品药品安全大会中国人民张三和1a·（"), max_size=16))
def test_segment_like_jieba(tokenizer: jieba.Tokenizer, text: str) -> None:
    assert list(segment(text)) == tokenizer.lcut(text)
