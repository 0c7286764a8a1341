"""The figures and the errors as text for a terminal, as JSON, and as one HTML page."""

import json
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any

from kg.evaluation.score import Miss, Scores

Sentence = Callable[[Miss], str]
_STYLE = (
    "body{font:15px/1.6 system-ui,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;color:#222;background:#fff}table{border-collapse:collapse}"
    "td,th{padding:.2rem .8rem;border-bottom:1px solid #ddd;text-align:right}td:first-child,th:first-child"
    "{text-align:left}h2{margin-top:2.5rem}li{margin:.6rem 0}.missed{color:#a3271f}.spurious{color:#8a5a00}"
    "q{color:#555;display:block;quotes:none}"
)


def text(scores: Scores) -> str:
    """The table of figures."""
    lines = [
        f"{kind:<22} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}   (tp {t.tp}, fp {t.fp}, fn {t.fn})"
        for kind, t in scores.table().items()
    ]
    lines += [f"canonical name: {kind:<15} {right} of {of}" for kind, (right, of) in scores.canonical.items()]
    return "\n".join(lines) + "\n"


def errors(misses: Iterable[Miss], sentence: Sentence) -> str:
    """Every error with its sentence."""
    return "".join(
        f"{m.document}  {m.kind}  {m.what}  {' · '.join(m.names)}\n    {sentence(m)}\n" for m in _ordered(misses)
    )


def as_json(scores: Scores, digests: Mapping[str, str]) -> str:
    """The figures as JSON, for other programs; `digests` of what they were measured with, by name."""
    table: dict[str, Any] = {}
    for kind, t in scores.table().items():
        rates = {"p": round(t.precision, 4), "r": round(t.recall, 4), "f1": round(t.f1, 4)}
        table[kind] = {"tp": t.tp, "fp": t.fp, "fn": t.fn, **rates}
    for kind, (right, of) in scores.canonical.items():
        table[f"canonical name: {kind}"] = {"right": right, "of": of}
    return json.dumps({**digests, "figures": table}, ensure_ascii=False, indent=1) + "\n"


def html(scores: Scores, title: str, sentence: Sentence) -> str:
    """One page: the figures, then the errors by kind, each with its sentence."""
    rows = "".join(
        f"<tr><td>{escape(kind)}</td><td>{t.precision:.3f}</td><td>{t.recall:.3f}</td><td>{t.f1:.3f}</td>"
        f"<td>{t.tp}</td><td>{t.fp}</td><td>{t.fn}</td></tr>"
        for kind, t in scores.table().items()
    )
    parts = []
    for kind, group in groupby(_ordered(scores.errors), key=lambda m: m.kind):
        items = "".join(
            f'<li><span class="{m.what}">{m.what}</span> <b>{escape(" · ".join(m.names))}</b> '
            f"<small>{escape(m.document)}</small><q>{escape(sentence(m))}</q></li>"
            for m in group
        )
        parts.append(f"<h2>{escape(kind)}</h2><ul>{items}</ul>")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>"
        "<table><tr><th></th><th>P</th><th>R</th><th>F1</th><th>right</th><th>spurious</th><th>missed</th></tr>"
        f"{rows}</table>{''.join(parts)}</html>\n"
    )


def _ordered(misses: Iterable[Miss]) -> list[Miss]:
    return sorted(misses, key=lambda m: (m.kind, m.document, m.what, m.names))
