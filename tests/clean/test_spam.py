import pytest

from kg.clean.spam import reason_to_reject


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("县市场羁系局召开食物平安事情集会，主要卖力人到会。", "spun text"),
        ("百家乐 时时彩 六合彩 真人娱乐 欢迎光临本站", "spam"),
    ],
)
def test_rejected(text: str, beginning: str) -> None:
    assert (reason_to_reject(text) or "").startswith(beginning)


@pytest.mark.parametrize(
    "text",
    [
        "县市场监管局召开食品安全工作会议，主要负责人到会。",
        "公安机关打掉一个利用六合彩赌博的团伙，抓获嫌疑人十名，查扣现金三万元。" * 3,
        "食物平安是一个少见的说法。",
        "",
    ],
)
def test_kept(text: str) -> None:
    assert reason_to_reject(text) is None
