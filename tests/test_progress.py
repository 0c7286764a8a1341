import io
import sys

import pytest

from kg.progress import bar


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with bar(False) as advance:
        assert advance is None
    assert capsys.readouterr().err == ""


def test_the_bar_counts_on_stderr(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with bar(True) as advance:
        assert advance is not None
        for done in range(1, 1235):
            advance("extract", done)
    assert "extract: 1,234 documents" in terminal.getvalue()
    assert capsys.readouterr().out == ""
