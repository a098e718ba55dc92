"""Errors that actions report about syntax the grammar accepts and rustc's parser does not."""

from __future__ import annotations

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span


def range_without_end(op: Span) -> DiagnosticBuilder:
    return error("E0586", "inclusive range with no end", op).suggest(
        "use `..` instead", (op, "..")
    ).note("inclusive ranges must be bounded at the end (`..=b` or `a..=b`)")


def rest_not_last(dots: Span) -> DiagnosticBuilder:
    return error(
        None, "expected `}`, found `,`", dots, "`..` must be at the end and cannot have a trailing comma"
    )


def let_not_here(let: Span) -> DiagnosticBuilder:
    return error(None, "expected expression, found `let` statement", let).note(
        "only supported directly in conditions of `if` and `while` expressions"
    )


def chains_need_2024(let: Span) -> DiagnosticBuilder:
    return error(None, "let chains are only allowed in Rust 2024 or later", let)
