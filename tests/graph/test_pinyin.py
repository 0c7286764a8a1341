import pytest

from kg.graph.pinyin import romanize


@pytest.mark.parametrize(
    ("label", "kind", "expected"),
    [
        ("单云安", "Official", "Shàn Yún'ān"),
        ("曾庆红", "Person", "Zēng Qìnghóng"),
        ("欧阳文", "Person", "Ōuyáng Wén"),
        ("欧阳", "Person", "Ōu Yáng"),
        ("尉迟敬德", "Official", "Yùchí Jìngdé"),
        ("甲热·洛桑丹增", "Official", "Jiǎrè·Luòsāngdānzēng"),
        ("台州市", "AdministrativeDivision", "Tāizhōu Shì"),
        ("西安市", "AdministrativeDivision", "Xī'ān Shì"),
        ("单县", "AdministrativeDivision", "Shànxiàn"),
        ("长治市", "AdministrativeDivision", "Chángzhì Shì"),
        ("西藏自治区", "AdministrativeDivision", "Xīzàng Zìzhìqū"),
        ("洪家街道", "AdministrativeDivision", "Hóngjiā Jiēdào"),
        ("台州市市场监督管理局", "Agency", "Tāi zhōu shì shì chǎng jiān dū guǎn lǐ jú"),
        ("H7N9 会议", "Meeting", "H7N9 huì yì"),
        ("", "Person", ""),
        ("", "Agency", ""),
    ],
)
def test_labels_are_romanized(label: str, kind: str, expected: str) -> None:
    assert romanize(label, kind) == expected
