"""Reads a script of Cypher with the openCypher grammar (ANTLR) and gives the rows that it would load."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from antlr4 import CommonTokenStream, InputStream, ParserRuleContext, Token
from antlr4.error.ErrorListener import ErrorListener
from antlr4.ListTokenSource import ListTokenSource
from antlr4.tree.Tree import TerminalNode
from antlr4_cypher import CypherLexer, CypherParser

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"\\": "\\", "'": "'", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True)
class Statement:
    """The list that UNWIND goes through, and the text of what follows it."""

    rows: list[dict[str, Any]]
    then: str


class _Strict(ErrorListener):  # type: ignore[misc]
    def syntaxError(self, recognizer: Any, symbol: Any, line: int, column: int, message: str, e: Any) -> None:  # noqa: N802
        raise SyntaxError(f"line {line}, column {column}: {message}")


def statements(text: str) -> Iterator[Statement]:
    """The statements of a script without constraints. SyntaxError if one is no Cypher."""
    lexer = CypherLexer(InputStream(text))
    lexer.removeErrorListeners()
    lexer.addErrorListener(_Strict())
    tokens: list[Token] = []
    for token in lexer.getAllTokens():
        tokens.append(token)
        if token.type == CypherLexer.SEMI:
            yield _statement(tokens[:-1])
            tokens = []
    assert "".join(token.text for token in tokens).isspace()


def _statement(tokens: list[Token]) -> Statement:
    parser = CypherParser(CommonTokenStream(ListTokenSource(tokens)))
    parser.removeErrorListeners()
    parser.addErrorListener(_Strict())
    script = parser.script()
    unwind = _first(script, CypherParser.UnwindStContext)
    rows = _evaluate(_first(unwind, CypherParser.ListLitContext))
    end = unwind.stop.stop
    return Statement(rows, "".join(token.text for token in tokens if token.start > end).strip())


def _first(context: ParserRuleContext, type_: type) -> Any:
    if isinstance(context, type_):
        return context
    for child in context.getChildren():
        found = _first(child, type_) if isinstance(child, ParserRuleContext) else None
        if found is not None:
            return found
    return None


def _evaluate(context: Any) -> Any:
    if isinstance(context, CypherParser.MapLitContext):
        return {pair.name().getText().strip("`"): _evaluate(pair.expression()) for pair in context.mapPair()}
    if isinstance(context, CypherParser.ListLitContext):
        chain = context.expressionChain()
        return [_evaluate(expression) for expression in chain.expression()] if chain else []
    if isinstance(context, CypherParser.AddSubExpressionContext) and len(context.multDivExpression()) > 1:
        return "".join(_evaluate(part) for part in context.multDivExpression())
    if isinstance(context, CypherParser.StringLitContext | CypherParser.CharLitContext):
        return _string(context.getText())
    if isinstance(context, CypherParser.NumLitContext | TerminalNode):
        return float(context.getText()) if "." in context.getText() else int(context.getText())
    (child,) = context.getChildren()
    return _evaluate(child)


def _string(literal: str) -> str:
    assert literal[0] == literal[-1] == "'"
    assert "\\u" not in literal, "Neo4j 4 reads these before it looks for quotes"
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], literal[1:-1])
