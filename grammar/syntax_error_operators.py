"""Operators of other languages and separators of patterns that Rust does not have, names of types
that nothing follows, defaults of parameters (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.expected import begins_expr, follows_expr
from grammar.span import Span
from grammar.trouble import Explainer, Explanation, Repair, Trouble


def after_struct_name(t: Trouble) -> Explanation | None:
    """`struct S` with neither fields nor `;`"""
    if t.kind(-2) != "STRUCT" or t.kind(-1) != "IDENT" or "LPAREN" not in t.accepted:
        return None
    expected = "expected `where`, `{`, `(`, or `;` after struct name"
    return error(None, f"{expected}, found {t.found}", t.found_span, expected), None


def tilde(t: Trouble) -> Explanation | None:
    """`~x`"""
    if t.text() != "~" or not begins_expr(t.accepted):
        return None
    wrong = error(None, "`~` cannot be used as a unary operator", t.span())
    wrong.suggest("use `!` to perform bitwise not", (t.span(), "!"))
    return wrong, Repair(t.at, 1, (("BANG", "!"),))


def spaceship(t: Trouble) -> Explanation | None:
    """`a <=> b`"""
    if (t.kind(-1), t.kind()) != ("LE", "GT") or not t.adjacent(-1):
        return None
    both = t.span(-1).to(t.span())
    label = "`<=>` is not a valid comparison operator, use `std::cmp::Ordering`"
    return error(None, "invalid comparison operator `<=>`", both, label), Repair(t.at, 1)


def double_vert(t: Trouble) -> Explanation | None:
    """`1 || 2` as a pattern"""
    if t.kind() != "OROR" or "OR" not in t.accepted or follows_expr(t.accepted):
        return None
    wrong = error(None, "unexpected token `||` in pattern", t.span())
    start = t.p.at(t.stuck.firsts[-1]).to(t.span(-1))
    wrong.label(start, "while parsing this or-pattern starting here")
    wrong.suggest("use a single `|` to separate multiple alternative patterns", (t.span(), "|"))
    return wrong, Repair(t.at, 1, (("OR", "|"),))


def parameter_default(t: Trouble) -> Explanation | None:
    """`fn f(x: i32 = 5)`"""
    opener = t.enclosing("LPAREN", "LBRACE", "LBRACKET")
    if t.kind() != "EQ" or opener is None or t.container(opener) != "PARAMS":
        return None
    if not {"COMMA", "PLUS"} <= t.accepted or "COLON" in t.accepted:
        return None
    end, closer = t.at, t.p.closer(opener)
    while end + 1 < closer and t.p.kinds[end + 1] != "COMMA":
        end += 1
    wrong = error(None, "parameter defaults are not supported", t.p.span(t.at, end))
    return wrong, Repair(t.at, end + 1 - t.at, sound=True)


def negated_keyword(t: Trouble) -> Explanation | None:
    """`not true`"""
    if t.text(-1) != "not" or t.kind() not in ("TRUE", "FALSE") or not follows_expr(t.accepted):
        return None
    wrong = error(None, f"unexpected keyword `{t.text()}` after identifier", t.span())
    whole = Span(t.span(-1).lo, t.span().lo, t.span().ctxt)
    wrong.suggest("use `!` to perform logical negation", (whole, "!"))
    return wrong, Repair(anchor=True)


def arrow_for_dot(at: Span) -> DiagnosticBuilder:
    """`p->x`"""
    message = "`->` is not valid syntax for field accesses and method calls"
    wrong = error(None, message, at).suggest("try using `.` instead", (at, "."))
    return wrong.help(
        "the `.` operator will automatically dereference the value, except if the value is a raw "
        "pointer"
    )


OPERATOR_EXPLAINERS: tuple[Explainer, ...] = (
    after_struct_name,
    tilde,
    spaceship,
    double_vert,
    parameter_default,
    negated_keyword,
)
