"""Missing separators, and operators of other languages (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.expected import begins_expr, follows_expr
from grammar.precedence import unexpected_dots
from grammar.span import Span
from grammar.syntax_error_operators import arrow_for_dot
from grammar.trouble import (
    EXPR_STARTS,
    ITEM_STARTS,
    Explanation,
    Repair,
    Trouble,
)


def missing_semi(t: Trouble) -> Explanation | None:
    if "SEMI" not in t.accepted or "COMMA" in t.accepted or not t.on_new_line:
        return None
    if begins_expr(t.accepted) and not follows_expr(t.accepted):
        return None
    kind = t.kind()
    begins = kind in EXPR_STARTS or kind in ITEM_STARTS
    if kind != "RBRACE" and (not begins or kind == "POUND"):
        return None
    at = t.before
    wrong = error(None, f"expected `;`, found {t.found}", at)
    wrong.label(t.span(), "unexpected token").suggest("add `;` here", (at, ";"))
    return wrong, Repair(t.at, 0, (("SEMI", ";"),))


def three_dots(t: Trouble) -> Explanation | None:
    """`...` in an expression, taken for `..=`."""
    if t.kind() != "DOTDOTDOT" or not begins_expr(t.accepted):
        return None
    return unexpected_dots(t.span()), Repair(t.at, 1, (("DOTDOTEQ", "..="),), sound=True)


def double_equals(t: Trouble) -> Explanation | None:
    if t.kind() != "EQEQ" or "EQ" not in t.accepted or follows_expr(t.accepted):
        return None
    wrong = error(None, "unexpected `==`", t.span())
    wrong.suggest("try using `=` instead", (t.span(), "="))
    return wrong, Repair(t.at, 1, (("EQ", "="),))


def struct_expr_equals(t: Trouble) -> Explanation | None:
    if t.kind() not in ("EQ", "EQEQ") or not {"COLON", "COMMA", "RBRACE"} <= t.accepted:
        return None
    if "AT" in t.accepted or "PLUS" in t.accepted or t.kind(-1) != "IDENT":
        return None
    before = t.span(-1)
    wrong = error(None, f"expected `:`, found {t.found}", t.span())
    whole = Span(before.hi, t.span().hi, before.ctxt)
    wrong.suggest("replace equals symbol with a colon", (whole, ":"))
    return wrong, Repair(t.at, 1, (("COLON", ":"),))


def missing_match_comma(t: Trouble) -> Explanation | None:
    if not {"COMMA", "RBRACE", "SLASH"} <= t.accepted or t.enclosing("LBRACE", "LPAREN") is None:
        return None
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET")
    if brace is None or t.container(brace) != "MATCH":
        return None
    if not t.arm_follows():
        return None
    at = t.before
    wrong = error(None, "expected `,` following `match` arm", at)
    wrong.suggest("missing a comma here to end this `match` arm", (at, ","))
    return wrong, Repair(t.at, 0, (("COMMA", ","),))


def arm_semicolon(t: Trouble) -> Explanation | None:
    """`1 => a; 2 => b`"""
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET")
    if t.kind() != "SEMI" or brace is None or t.container(brace) != "MATCH":
        return None
    if not {"COMMA", "RBRACE", "SLASH"} <= t.accepted:
        return None
    arrow = t.at
    while t.p.kinds[arrow] != "FATARROW":
        arrow -= 1
    wrong = error(
        None,
        "`match` arm body without braces",
        t.p.span(arrow + 1, t.at - 1),
        "this statement is not surrounded by a body",
    ).label(t.p.at(arrow), "while parsing the `match` arm starting here")
    wrong.suggest("replace `;` with `,` to end a `match` arm expression", (t.span(), ","))
    return wrong, Repair(t.at, 1, (("COMMA", ","),))


def array_separator(t: Trouble) -> Explanation | None:
    """`[i32 3]`"""
    if not {"SEMI", "RBRACKET", "PLUS"} <= t.accepted or follows_expr(t.accepted):
        return None
    expected = "expected `;` or `]`"
    wrong = error(None, f"{expected}, found {t.found}", t.span(), expected)
    if t.kind() in EXPR_STARTS:
        wrong.suggest("you might have meant to use `;` as the separator", (t.before, ";"))
        return wrong, Repair(t.at, 0, (("SEMI", ";"),))
    return wrong, None


def missing_comma(t: Trouble) -> Explanation | None:
    """In a list, if an element follows, or another separator stands there."""
    if "COMMA" not in t.accepted or not t.accepted & {"RPAREN", "RBRACKET", "RBRACE", "OR"}:
        return None
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET", "OR")
    if brace is None or t.p.kinds[brace] == "LBRACKET":
        return None
    if t.p.kinds[brace] == "LBRACE" and t.container(brace) != "ENUM":
        return None
    if t.container(brace) == "PARAMS" and "COLON" in t.accepted:
        return None
    is_separator = t.kind() in ("SEMI",)
    if not is_separator and not t.element_follows():
        return None
    at = t.before
    wrong = t.general().suggest_inline("missing `,`", at, ",", short=True)
    return wrong, Repair(t.at, 1 if is_separator else 0, (("COMMA", ","),))


def increment(t: Trouble) -> Explanation | None:
    kind, mark = t.kind(), t.text()
    if kind in ("PLUS", "SEMI", "RPAREN", "RBRACE", "COMMA") and begins_expr(t.accepted):
        if kind == "PLUS" and t.kind(-1) == "PLUS" and t.adjacent(-1):
            return _postfix(t, -1, "+")
        if t.kind(-1) == "MINUS" and t.kind(-2) == "MINUS" and t.adjacent(-2) and kind != "PLUS":
            return _postfix(t, -2, "-")
    if kind == "PLUS" and begins_expr(t.accepted) and mark == "+":
        if t.kind(1) == "PLUS" and t.adjacent(0):
            return _prefix(t)
        wrong = error(None, "leading `+` is not supported", t.span(), "unexpected `+`")
        return wrong.suggest("try removing the `+`", (t.span(), "")), Repair(t.at, 1)
    return None


def _postfix(t: Trouble, first: int, mark: str) -> Explanation:
    name = "increment" if mark == "+" else "decrement"
    both = t.span(first).to(t.span(first + 1))
    wrong = error(
        None, f"Rust has no postfix {name} operator", both, "not a valid postfix operator"
    ).suggest(f"use `{mark}= 1` instead", (both, f" {mark}= 1"))
    if mark == "-":
        return wrong, Repair(t.at, 0, (("INT", "1"),))
    return wrong, Repair(t.at, 1, (("INT", "1"),))


def _prefix(t: Trouble) -> Explanation:
    both = t.span().to(t.span(1))
    wrong = error(
        None, "Rust has no prefix increment operator", both, "not a valid prefix operator"
    )
    return wrong, Repair(t.at, 2)


def other_comparison(t: Trouble) -> Explanation | None:
    if not begins_expr(t.accepted):
        return None
    pair = (t.kind(-1), t.kind())
    known = {
        ("EQEQ", "EQ"): ("===", "=="),
        ("NE", "EQ"): ("!==", "!="),
        ("LT", "GT"): ("<>", "!="),
    }
    if pair not in known or not t.adjacent(-1):
        return None
    strange, right = known[pair]
    both = t.span(-1).to(t.span())
    wrong = error(None, f"invalid comparison operator `{strange}`", both)
    message = f"`{strange}` is not a valid comparison operator, use `{right}`"
    return wrong.suggest(message, (both, right)), Repair(t.at, 1)


def word_operator(t: Trouble) -> Explanation | None:
    if t.kind() != "IDENT" or t.text() not in ("and", "or") or not follows_expr(t.accepted):
        return None
    kind, mark, what = ("ANDAND", "&&", "con") if t.text() == "and" else ("OROR", "||", "dis")
    wrong = error(None, f"`{t.text()}` is not a logical operator", t.span())
    wrong.suggest(f"use `{mark}` to perform logical {what}junction", (t.span(), mark))
    wrong.note("unlike in e.g., Python and PHP, `&&` and `||` are used for logical operators")
    return wrong, Repair(t.at, 1, ((kind, mark),))


def left_arrow(t: Trouble) -> Explanation | None:
    if t.kind() != "LT_ARROW" or not follows_expr(t.accepted):
        return None
    wrong = error(None, "unexpected token: `<-`", t.span()).suggest(
        "if you meant to write a comparison against a negative value, add a space in between "
        "`<` and `-`",
        (t.span(), "< -"),
    )
    return wrong, Repair(t.at, 1, (("LT", "<"),))


def ternary(t: Trouble) -> Explanation | None:
    if t.kind(-1) != "QUESTION" or not follows_expr(t.accepted) or t.kind() not in EXPR_STARTS:
        return None
    at, depth = t.at, 0
    while t.p.kinds[at] not in ("SEMI", "$END", "RBRACE") and depth >= 0:
        if t.p.kinds[at] == "COLON" and depth == 0:
            break
        at += 1
    else:
        return None
    end = at
    while t.p.kinds[end + 1] not in ("SEMI", "$END", "RBRACE", "COMMA", "RPAREN"):
        end += 1
    span = t.span(-1).to(t.p.at(end))
    wrong = error(None, "Rust has no ternary operator", span)
    wrong.help("use an `if-else` expression instead")
    return wrong, Repair(t.at, end + 1 - t.at)


def arrow_access(t: Trouble) -> Explanation | None:
    if t.kind() != "RARROW" or not follows_expr(t.accepted) or "DOT" not in t.accepted:
        return None
    return arrow_for_dot(t.span()), Repair(t.at, 1, (("DOT", "."),))
