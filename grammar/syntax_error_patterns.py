"""Mistakes in patterns and parameters that rustc knows by name (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.expected import begins_pattern, begins_type, follows_expr
from grammar.span import Span
from grammar.trouble import Explainer, Explanation, Repair, Trouble, is_keyword


def repeated_mut(t: Trouble) -> Explanation | None:
    if t.kind() != "MUT" or t.kind(-1) != "MUT":
        return None
    wrong = error(None, "`mut` on a binding may not be repeated", t.span())
    whole = Span(t.span().lo, t.span(1).lo, t.span().ctxt)
    return wrong.suggest("remove the additional `mut`s", (whole, "")), Repair(t.at, 1)


def bare_tuple_pattern(t: Trouble) -> Explanation | None:
    """`let x, y = 3;`"""
    if t.kind() != "COMMA" or ("AT" not in t.accepted and "OR" not in t.accepted):
        return None
    let = t.enclosing("LET", "FOR", "LBRACE", "LPAREN", "LBRACKET", "COLON")
    if let is None or t.p.kinds[let] not in ("LET", "FOR") or follows_expr(t.accepted):
        return None
    end = t.at
    while t.p.kinds[end + 1] in ("COMMA", "IDENT", "MUT", "REF", "UNDERSCORE", "INT"):
        end += 1
    wrong = error(None, "unexpected `,` in pattern", t.span())
    start = t.p.at(let + 1).shrink_to_lo()
    wrong.suggest(
        "try adding parentheses to match on a tuple",
        (start, "("),
        (t.p.at(end).shrink_to_hi(), ")"),
    )
    return wrong, Repair(t.at, end + 1 - t.at)


def trailing_vert(t: Trouble) -> Explanation | None:
    """`1 | => x`"""
    if (
        t.kind(-1) != "OR"
        or t.kind() not in ("FATARROW", "IF", "EQ")
        or not begins_pattern(t.accepted)
    ):
        return None
    start = t.p.at(t.stuck.firsts[-2]).to(t.span(-2))
    message = "a trailing `|` is not allowed in an or-pattern"
    wrong = error(None, message, t.span(-1))
    wrong.label(start, "while parsing this or-pattern starting here")
    gap = Span(t.span(-2).hi, t.span(-1).hi, t.span().ctxt)
    return wrong.suggest(message, (gap, "")), Repair(t.at, 0, (("UNDERSCORE", "_"),))


def let_in_pattern(t: Trouble) -> Explanation | None:
    after_mut = t.kind(-1) == "MUT" and "IDENT" in t.accepted
    if t.kind() != "LET" or follows_expr(t.accepted):
        return None
    if not begins_pattern(t.accepted) and not after_mut:
        return None
    if "MATCH" in t.accepted:
        return None
    wrong = error(None, "expected pattern, found `let`", t.span())
    gap = Span(t.span().lo, t.span(1).lo, t.span().ctxt)
    return wrong.suggest("remove the unnecessary `let` keyword", (gap, "")), Repair(t.at, 1)


def parameter_name(t: Trouble) -> Explanation | None:
    opener = t.enclosing("LPAREN", "LBRACE", "LBRACKET")
    if opener is None or t.container(opener) != "PARAMS":
        return None
    after_borrow = t.kind(-1) == "MUT" and t.kind(-2) == "AND"
    if (not begins_pattern(t.accepted) and not after_borrow) or begins_type(t.accepted):
        return None
    if is_keyword(t.kind(), t.text()):
        return None
    message = f"expected parameter name, found {t.found}"
    return error(None, message, t.found_span, "expected parameter name"), None


def parameter_order(t: Trouble) -> Explanation | None:
    """`i32 x`"""
    opener = t.enclosing("LPAREN", "LBRACE", "LBRACKET")
    if opener is None or t.container(opener) != "PARAMS" or "AT" not in t.accepted:
        return None
    if t.kind() != "IDENT" or t.kind(-1) != "IDENT":
        return None
    whole = t.span(-1).to(t.span())
    wrong = t.general().suggest(
        "declare the type after the parameter binding", (whole, "<identifier>: <type>")
    )
    return wrong, None


def struct_pattern_comma(t: Trouble) -> Explanation | None:
    """`S { a b }`"""
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET")
    if brace is None or t.container(brace) != "STRUCT_PAT" or "COMMA" not in t.accepted:
        return None
    wrong = error(None, "expected `,`", t.span())
    wrong.label(t.p.at(brace - 1), "while parsing the fields for this pattern")
    return wrong, None


def borrowed_pattern(t: Trouble) -> Explanation | None:
    if t.kind(-1) != "MUT" or t.kind(-2) not in ("AND", "ANDAND") or "IDENT" not in t.accepted:
        return None
    if "INT" not in t.accepted or "MATCH" in t.accepted:
        return None
    message = f"expected pattern, found {t.found}"
    return error(None, message, t.found_span, "expected pattern"), None


PATTERN_EXPLAINERS: tuple[Explainer, ...] = (
    repeated_mut,
    bare_tuple_pattern,
    trailing_vert,
    let_in_pattern,
    parameter_name,
    parameter_order,
    struct_pattern_comma,
    borrowed_pattern,
)
