"""Keywords, identifiers and types that stand wrong (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.expected import begins_expr, begins_item, follows_expr
from grammar.span import Span
from grammar.trouble import (
    EXPR_STARTS,
    Explanation,
    Repair,
    Trouble,
    is_keyword,
    relabel,
)


def keyword_as_ident(t: Trouble) -> Explanation | None:
    if not is_keyword(t.kind(), t.text()) and t.kind() != "UNDERSCORE":
        return None
    fits_ident = (
        "IDENT" in t.accepted and not begins_expr(t.accepted) and not begins_item(t.accepted)
    )
    if not fits_ident or "STAR" in t.accepted or (t.kind(-1) == "LET" and t.kind() == "LET"):
        return None
    if "BANG" in t.accepted:
        return None
    label = "expected identifier, found "
    if t.kind() == "UNDERSCORE":
        what = "reserved identifier"
        wrong = error(None, f"expected identifier, found {t.found}", t.span(), label + what)
        return wrong, Repair(t.at, 1, (("IDENT", "_"),))
    what = "reserved keyword" if "reserved" in t.found else "keyword"
    wrong = error(None, f"expected identifier, found {t.found}", t.span(), label + what)
    if t.kind() not in ("SELF", "SELF_TY", "SUPER", "CRATE", "PUB"):
        at = t.span().shrink_to_lo()
        wrong.suggest(f"escape `{t.text()}` to use it as an identifier", (at, "r#"))
    return wrong, Repair(t.at, 1, (("IDENT", t.text()),), sound="reserved" in t.found)


def expected_identifier(t: Trouble) -> Explanation | None:
    last = t.kind(-1)
    if "IDENT" not in t.accepted or begins_expr(t.accepted):
        return None
    if "STAR" in t.accepted and not (last in ("USE", "PATHSEP") and "LBRACE" in t.accepted):
        return None
    if last == "DOT":
        return error(None, f"unexpected token: {t.found}", t.found_span), None
    if last not in (
        "PATHSEP",
        "FN",
        "STRUCT",
        "ENUM",
        "TRAIT",
        "MOD",
        "TYPE",
        "CONST",
        "STATIC",
        "MUT",
        "REF",
        "UNION",
        "USE",
        "CRATE",
    ):
        return None
    message = f"expected identifier, found {t.found}"
    return error(None, message, t.found_span, "expected identifier"), None


def not_word(t: Trouble) -> Explanation | None:
    if t.text(-1) != "not" or t.kind(-1) != "IDENT" or t.kind() not in ("IDENT", "LPAREN"):
        return None
    if not follows_expr(t.accepted) or t.kind(-2) in ("SEMI", "LBRACE", "RBRACE"):
        return None
    span = t.span()
    wrong = error(None, f"unexpected `{t.text()}` after identifier", span)
    whole = Span(t.span(-1).lo, span.lo, span.ctxt)
    wrong.suggest("use `!` to perform logical negation or bitwise not", (whole, "!"))
    return wrong, Repair(anchor=True)


def other_declaration(t: Trouble) -> Explanation | None:
    """`var x = 3;`"""
    if t.text(-1) not in ("var", "auto") or t.kind() != "IDENT" or not follows_expr(t.accepted):
        return None
    if t.kind(-2) not in ("SEMI", "LBRACE", "RBRACE"):
        return None
    word = t.text(-1)
    wrong = error(None, "invalid variable declaration", t.span(-1)).suggest(
        f"write `let` instead of `{word}` to introduce a new variable", (t.span(-1), "let")
    )
    return wrong, Repair(anchor=True)


def struct_without_name(t: Trouble) -> Explanation | None:
    """`{a: 1}` where an expression should stand."""
    if t.kind() != "COLON" or t.kind(-1) != "IDENT" or t.kind(-2) != "LBRACE":
        return None
    if not follows_expr(t.accepted) or t.kind(1) == "EQ":
        return None
    whole = t.p.span(t.at - 2, t.p.closer(t.at - 2))
    wrong = error(
        None,
        "struct literal body without path",
        whole,
        "struct name missing for struct literal",
    ).suggest("add the correct type", (whole.shrink_to_lo(), "/* Type */ "))
    return wrong, Repair(anchor=True)


def label_without_tick(t: Trouble) -> Explanation | None:
    """`break a b`"""
    if t.kind(-1) != "IDENT" or t.kind(-2) != "BREAK" or t.kind() not in EXPR_STARTS:
        return None
    if not follows_expr(t.accepted) or t.on_new_line:
        return None
    at = t.span(-1)
    wrong = error(None, "expected a label, found an identifier", at)
    return wrong.suggest("labels start with a tick", (at.shrink_to_lo(), "'")), Repair(anchor=True)


def keyword_before(t: Trouble) -> Explanation | None:
    """`let const = 3`: the keyword before could have begun something else."""
    if t.kind(-1) != "CONST" or t.kind(-2) not in ("LET", "MUT", "REF"):
        return None
    at = t.span(-1)
    message = "expected identifier, found keyword"
    wrong = error(None, f"{message} `{t.text(-1)}`", at, message)
    wrong.suggest(f"escape `{t.text(-1)}` to use it as an identifier", (at.shrink_to_lo(), "r#"))
    return wrong, Repair(anchor=True)


def cast_comparison(t: Trouble) -> Explanation | None:
    """`x as usize < 3`"""
    lt = t.enclosing("LT", "LT_SHL", "LPAREN", "LBRACE", "LBRACKET")
    if lt is None or t.p.kinds[lt] not in ("LT", "LT_SHL") or t.p.kinds[lt - 2] != "AS":
        return None
    mark, what = ("<<", "shift") if t.p.kinds[lt] == "LT_SHL" else ("<", "comparison")
    ty = t.p.texts[lt - 1]
    at = t.p.at(lt)
    wrong = error(
        None,
        f"`{mark}` is interpreted as a start of generic arguments for `{ty}`, not a {what}",
        Span(at.lo, at.lo + len(mark), at.ctxt),
        f"not interpreted as {what}",
    ).label(t.p.span(lt + len(mark), t.at), "interpreted as generic arguments")
    start = t.p.at(t.stuck.firsts[t.stuck.values.index(lt - 2) - 1]).shrink_to_lo()
    wrong.suggest(
        f"try {'shifting' if mark == '<<' else 'comparing'} the cast value",
        (start, "("),
        (t.p.at(lt - 1).shrink_to_hi(), ")"),
    )
    return wrong, Repair(anchor=True)


def import_colon(t: Trouble) -> Explanation | None:
    if t.kind() != "COLON" or t.enclosing("USE", "LBRACE") is None:
        return None
    if "PATHSEP" not in t.accepted or "AS" not in t.accepted or follows_expr(t.accepted):
        return None
    wrong = error(None, "expected `::`, found `:`", t.span())
    wrong.suggest("use double colon", (t.span(), "::"))
    wrong.note("import paths are delimited using `::`")
    return wrong, Repair(t.at, 1, (("PATHSEP", "::"),))


def colon_for_semicolon(t: Trouble) -> Explanation | None:
    if t.kind() != "COLON" or "SEMI" not in t.accepted or t.on_new_line:
        return None
    if not t.p.source.lines_between(t.at, t.at + 1) or not follows_expr(t.accepted):
        return None
    wrong = error(None, "statements are terminated with a semicolon", t.span())
    wrong.suggest("use a semicolon instead", (t.span(), ";"))
    return wrong, Repair(t.at, 1, (("SEMI", ";"),))


def end_of_type_params(t: Trouble) -> Explanation | None:
    if not {"GT", "COMMA", "PLUS"} <= t.accepted or follows_expr(t.accepted):
        return None
    if t.kind() not in ("RPAREN", "LBRACE", "SEMI", "EQ", "RBRACE"):
        return None
    at = t.before
    wrong = t.general()
    if t.kind() != "EQ":
        place = t.span().shrink_to_lo() if t.adjacent(-1) else at
        wrong.suggest("you might have meant to end the type parameters here", (place, ">"))
    return wrong, Repair(t.at, 0, (("GT", ">"),))


def question_for_type(t: Trouble) -> Explanation | None:
    """`?` begins a bound, here of a trait object: a name must follow."""
    if t.kind() != "QUESTION" or "type" not in t.wanted or t.kind(1) in ("IDENT", "$END"):
        return None
    message = f"expected identifier, found `{t.text(1)}`"
    return error(None, message, t.span(1), "expected identifier"), None


def expected_statement(t: Trouble) -> Explanation | None:
    """What stands for a type, with the variable that it is the type of."""
    if t.wanted != ["type"]:
        return None
    wrong = t.general()
    if t.kind(-1) == "COLON" and t.kind(-2) == "IDENT" and "LET" in (t.kind(-3), t.kind(-4)):
        wrong.label(t.span(-1), f"while parsing the type for `{t.text(-2)}`")
    return relabel(wrong, "expected type"), None
