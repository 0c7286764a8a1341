import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.graph.literals import dated, decimal, escape, plain, tagged
from tests.graph.reading import oxigraph, rdflib_dataset

TEXT = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from("\"\\\n\r\t\x00\x7f\x85\u2028\u202e\ufeff\uffff\ud800'<>@^ .台\U0001f600")
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(TEXT)
def test_libraries_read_the_text_back(text: str) -> None:
    line = f"<b:s> <b:p> {tagged(text, 'zh-Hans')} <b:g> .\n"
    expected = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    (quad,) = oxigraph(line)
    assert isinstance(quad.object, Literal)
    assert quad.object.value == expected
    ((_, _, obj, _),) = rdflib_dataset(line).quads()
    assert str(obj) == expected


@settings(max_examples=200, derandomize=True, deadline=None)
@given(TEXT)
def test_a_literal_is_one_line_that_looks_like_what_it_is(text: str) -> None:
    escaped = escape(text)
    assert len(escaped.splitlines()) <= 1
    assert not set(escaped) & set("\u202a\u202e\u2066\u200f\x00\x7f")


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2021-01-27", '"2021-01-27"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("2021-01", '"2021-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ("2021", '"2021"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("2021-02-29", '"2021-02-29"'),
        ("2021-13", '"2021-13"'),
        ("0000", '"0000"'),
        ("\uff12021", '"\uff12021"'),
        ('x" <y>', '"x\\" <y>"'),
    ],
)
def test_a_date_has_the_type_of_its_precision(iso: str, expected: str) -> None:
    assert dated(iso) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1.0, "1"), (0.0, "0"), (0.85, "0.85"), (0.1 + 0.2, "0.3"), (1e-9, "0"), (10, "10")]
)
def test_decimals_are_short(number: float, expected: str) -> None:
    assert decimal(number) == f'"{expected}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_plain_has_no_language() -> None:
    assert plain('他说"好"') == '"他说\\"好\\""'
