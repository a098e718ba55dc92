"""Errors that actions report about syntax the grammar accepts and rustc's parser does not."""

from __future__ import annotations

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span


def range_without_end(op: Span) -> DiagnosticBuilder:
    return (
        error("E0586", "inclusive range with no end", op)
        .suggest("use `..` instead", (op, ".."))
        .note("inclusive ranges must be bounded at the end (`..=b` or `a..=b`)")
    )


def bare_alternatives(what: str, pat: Span, vert: Span | None) -> DiagnosticBuilder:
    """`a | b` where it needs parentheses; `vert` if a leading `|` is all that is wrong."""
    wrong = error(None, f"{what} require top-level or-patterns in parentheses", pat)
    if vert is not None:
        return wrong.suggest("remove the `|`", (vert, ""))
    return wrong.suggest(
        "wrap the pattern in parentheses", (pat.shrink_to_lo(), "("), (pat.shrink_to_hi(), ")")
    )


def rest_not_last(dots: Span) -> DiagnosticBuilder:
    return error(
        None,
        "expected `}`, found `,`",
        dots,
        "`..` must be at the end and cannot have a trailing comma",
    )


def let_not_here(let: Span) -> DiagnosticBuilder:
    return error(None, "expected expression, found `let` statement", let).note(
        "only supported directly in conditions of `if` and `while` expressions"
    )


def chains_need_2024(let: Span) -> DiagnosticBuilder:
    return error(None, "let chains are only allowed in Rust 2024 or later", let)


def inherent_impl(code: str | None, what: str, mark: Span, self_ty: Span) -> DiagnosticBuilder:
    sign = "!" if what == "negative" else what
    return (
        error(code, f"inherent impls cannot be {what}", self_ty, "inherent impl for this type")
        .label(mark, f"{what} because of this")
        .note(f"only trait implementations may be annotated with `{sign}`")
    )


def type_without_name(found: Span, text: str, ty: Span, name: str | None) -> DiagnosticBuilder:
    """A parameter of a function that is only a name, or only a type."""
    shown = f"`{text}`" if text else "<eof>"
    expected = "one of `:`, `@`, or `|`"
    wrong = error(None, f"expected {expected}, found {shown}", found, f"expected {expected}")
    if name is not None:
        at = ty.shrink_to_hi() if not name else ty
        new = ": TypeName" if not name else f"{name}: &TypeName"
        wrong.suggest("if this is a parameter name, give it a type", (at, new))
    return wrong.suggest(
        "if this is a type, explicitly ignore the parameter name", (ty.shrink_to_lo(), "_: ")
    )


def comma_after_base(base: Span, comma: Span) -> DiagnosticBuilder:
    return (
        error(None, "cannot use a comma after the base struct", base)
        .suggest("remove this comma", (comma, ""))
        .note("the base struct must always be the last field")
    )


def match_arm_without_body(arm: Span) -> DiagnosticBuilder:
    return error(None, "`match` arm with no body", arm).suggest(
        "add a body after the pattern", (arm.shrink_to_hi(), " => { todo!() },")
    )


def unexpected_comma(first: Span, comma: Span, second: Span) -> DiagnosticBuilder:
    """Two patterns of one arm with a comma between them."""
    wrong = error(None, "unexpected `,` in pattern", comma)
    wrong.suggest(
        "try adding parentheses to match on a tuple...",
        (first.shrink_to_lo(), "("),
        (second.shrink_to_hi(), ")"),
    )
    return wrong.suggest("...or a vertical bar to match on alternatives", (comma, " |"))


def second_rest(at: Span, first: Span, what: str) -> DiagnosticBuilder:
    message = f"`..` can only be used once per {what} pattern"
    wrong = error(None, message, at, f"can only be used once per {what} pattern")
    return wrong.label(first, "previously used here")
