"""Mistakes in blocks, conditions, loops and statements (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.expected import begins_expr, follows_expr, label_for, one_of
from grammar.messages import let_not_here
from grammar.span import Span
from grammar.trouble import (
    EXPR_STARTS,
    Explanation,
    Repair,
    Trouble,
)


def missing_block(t: Trouble) -> Explanation | None:
    """``expected `{` `` after a condition, `else`, `loop` or `unsafe`."""
    after_keyword = t.kind(-1) in ("ELSE", "LOOP", "UNSAFE", "TRY") and (
        "LBRACE" in t.accepted and not begins_expr(t.accepted)
    )
    keyword = t.enclosing("IF", "WHILE", "FOR", "MATCH", "LBRACE", "LPAREN", "LBRACKET")
    enders = {"SEMI", "COMMA", "RPAREN", "RBRACKET", "RBRACE", "FATARROW", "COLON"}
    after_condition = (
        follows_expr(t.accepted)
        and "LBRACE" in t.accepted
        and not t.accepted & enders
        and keyword is not None
        and t.p.kinds[keyword] in ("IF", "WHILE", "FOR")
    )
    if not after_keyword and not after_condition:
        return None
    wrong = error(None, f"expected `{{`, found {t.found}", t.found_span, "expected `{`")
    if after_keyword and t.kind(-1) in ("LOOP", "UNSAFE"):
        word = t.text(-1)
        wrong.label(t.span(-1), f"while parsing this `{word}` expression")
    elif after_condition and keyword is not None and t.p.kinds[keyword] == "WHILE":
        wrong.label(t.p.at(keyword), "while parsing the body of this `while` expression")
        condition = t.p.span(keyword + 1, t.at - 1)
        wrong.label(condition, "this `while` condition successfully parsed")
    return wrong, None


def missing_condition(t: Trouble) -> Explanation | None:
    """`if { }`: the block was taken for the condition."""
    if t.kind(-1) != "RBRACE" or "LBRACE" not in t.accepted or not follows_expr(t.accepted):
        return None
    keyword = t.enclosing("IF", "WHILE", "IN", "MATCH", "LBRACE", "LPAREN", "LBRACKET")
    if keyword is None or t.p.kinds[keyword + 1] != "LBRACE":
        return None
    if t.p.kinds[keyword] == "IN" and t.p.closer(keyword + 1) == t.at - 1:
        at = t.p.at(keyword + 1).shrink_to_lo()
        wrong = error(None, "missing expression to iterate on in `for` loop", at)
        wrong.suggest("try adding an expression to the `for` loop", (at, "/* expression */ "))
        return wrong, Repair(t.at, 0, (("LBRACE", "{"), ("RBRACE", "}")))
    if t.p.kinds[keyword] == "IF" and t.p.closer(keyword + 1) == t.at - 1:
        at = t.p.at(keyword).shrink_to_hi()
        brace = t.p.at(keyword + 1)
        wrong = error(
            None, "missing condition for `if` expression", at, "expected condition here"
        ).label(
            brace,
            "if this block is the condition of the `if` expression, then it must be followed by "
            "another block",
        )
        return wrong, Repair(t.at, 0, (("LBRACE", "{"), ("RBRACE", "}")))
    return None


def for_loop(t: Trouble) -> Explanation | None:
    keyword = t.enclosing("FOR", "IN", "LBRACE", "LPAREN", "LBRACKET")
    if keyword is None or t.p.kinds[keyword] != "FOR" or "IN" not in t.accepted:
        return None
    message = "missing `in` in `for` loop"
    if t.kind() in ("EQ",) or t.text() == "of":
        wrong = error(None, message, t.span())
        wrong.suggest("try using `in` here instead", (t.span(), "in"))
        return wrong, Repair(t.at, 1, (("IN", "in"),))
    if t.kind() in EXPR_STARTS:
        gap = Span(t.span(-1).hi, t.span().lo, t.span().ctxt)
        wrong = error(None, message, gap).suggest("try adding `in` here", (gap, " in "))
        return wrong, Repair(t.at, 0, (("IN", "in"),))
    return None


def for_in_parentheses(t: Trouble) -> Explanation | None:
    """`for (i in 0..3) {`"""
    if t.kind() != "IN":
        return None
    opener = t.enclosing("LPAREN", "LBRACE", "LBRACKET")
    if opener is None or t.p.kinds[opener] != "LPAREN" or t.p.kinds[opener - 1] != "FOR":
        return None
    closer = t.p.closer(opener)
    wrong = error(None, "unexpected parentheses surrounding `for` loop head", t.p.at(opener))
    wrong.primary(t.p.at(closer))
    start, end = t.p.at(opener), t.p.at(closer)
    wrong.suggest(
        "remove parentheses in `for` loop",
        (Span(t.p.at(opener - 1).hi, start.hi, start.ctxt), " "),
        (Span(end.lo, t.p.at(closer + 1).lo, end.ctxt), " "),
    )
    return wrong, Repair(anchor=True)


def fat_arrow(t: Trouble) -> Explanation | None:
    if "FATARROW" in t.accepted and t.kind() == "COLON":
        return _colon_in_arm(t)
    if "FATARROW" not in t.accepted or t.kind() not in ("EQ", "RARROW"):
        return None
    wrong = t.general().suggest_inline("use a fat arrow to start a match arm", t.span(), "=>")
    return wrong, Repair(t.at, 1, (("FATARROW", "=>"),))


def _colon_in_arm(t: Trouble) -> Explanation:
    names = [name for name in t.wanted if name not in ("`=>`", "`if`")]
    wrong = error(None, f"expected {one_of(names)}, found `:`", t.span(), label_for(names))
    wrong.label(t.span(1), "specifying the type of a pattern isn't supported")
    return wrong, Repair(t.at, 1, (("FATARROW", "=>"),))


def label_without_loop(t: Trouble) -> Explanation | None:
    """`'a loop {}`, `'a: 3`, and `'a` for `'a'`."""
    after_label = t.kind(-1) == "COLON" and t.kind(-2) == "LIFETIME" and "LOOP" in t.accepted
    if after_label or (t.kind(-1) == "LIFETIME" and t.accepted == {"COLON"}):
        if t.kind() in ("LOOP", "WHILE", "FOR", "LBRACE"):
            return _label_colon(t)
        message = "expected `while`, `for`, `loop` or `{` after a label"
        wrong = error(None, message, t.found_span, message)
        if after_label:
            whole = Span(t.span(-2).lo, t.span().lo, t.span().ctxt)
            wrong.suggest("consider removing the label", (whole, ""))
        else:
            wrong.suggest("add `'` to close the char literal", (t.before, "'"))
        return wrong, Repair(anchor=True)
    return None


def _label_colon(t: Trouble) -> Explanation:
    at = t.at
    while t.p.kinds[at] != "LBRACE":
        at += 1
    label = t.span(-1)
    whole = label.to(t.p.at(t.p.closer(at)))
    wrong = error(None, "labeled expression must be followed by `:`", whole)
    wrong.label(label, "the label")
    gap = Span(label.hi, t.span().lo, label.ctxt)
    wrong.suggest("add `:` after the label", (gap, ": "))
    wrong.note("labels are used before loops and blocks, allowing e.g., `break 'label` to them")
    return wrong, Repair(t.at, 0, (("COLON", ":"),))


def named_arguments(t: Trouble) -> Explanation | None:
    """`f(a: 1)`"""
    paren = t.at - 2
    if t.kind() != "COLON" or t.kind(-1) != "IDENT" or t.kind(-2) != "LPAREN":
        return None
    if t.container(paren) != "ARGS" or t.kind(-3) not in ("IDENT", "RBRACKET", "RPAREN", "GT"):
        return None
    callee = t.p.at(t.stuck.firsts[t.stuck.values.index(paren) - 1])
    closer = t.p.closer(paren)
    wrong = error(
        None, "invalid `struct` delimiters or `fn` call arguments", callee.to(t.p.at(closer))
    )
    name = t.text(-3)
    start, end = t.p.at(paren), t.p.at(closer)
    wrong.suggest(f"if `{name}` is a struct, use braces as delimiters", (start, " { "), (end, " }"))
    labels = [
        (Span(t.p.at(at).lo, t.p.at(at + 2).lo, start.ctxt), "")
        for at in range(paren, closer - 2)
        if t.p.kinds[at] == "IDENT" and t.p.kinds[at + 1] == "COLON"
    ]
    wrong.suggest(f"if `{name}` is a function, use the arguments directly", *labels)
    return wrong, Repair(anchor=True)


def mut_let(t: Trouble) -> Explanation | None:
    """`mut let x`"""
    if t.kind() != "MUT" or t.kind(1) != "LET" or not begins_expr(t.accepted):
        return None
    both = t.span().to(t.span(1))
    wrong = error(None, "invalid variable declaration", both)
    wrong.suggest("switch the order of `mut` and `let`", (both, "let mut"))
    return wrong, Repair(t.at, 2, (("LET", "let"), ("MUT", "mut")))


def let_expression(t: Trouble) -> Explanation | None:
    if t.kind() != "LET" or not begins_expr(t.accepted) or "LET" in t.accepted:
        return None
    return let_not_here(t.span()), None


def inner_attribute(t: Trouble) -> Explanation | None:
    """`#![x]` after something else."""
    if t.kind() != "BANG" or t.kind(-1) != "POUND" or t.kind(1) != "LBRACKET":
        return None
    whole = t.span(-1).to(t.p.at(t.p.closer(t.at + 1)))
    wrong = error(None, "an inner attribute is not permitted in this context", whole)
    wrong.note(
        "inner attributes, like `#![no_std]`, annotate the item enclosing them, and are usually "
        "found at the beginning of source files"
    ).note("outer attributes, like `#[test]`, annotate the item following them")
    return wrong, Repair(t.at, 1)


def borrow_lifetime(t: Trouble) -> Explanation | None:
    """`&'a x`"""
    if t.kind(-1) != "LIFETIME" or t.kind(-2) != "AND" or t.kind() not in EXPR_STARTS:
        return None
    if "COLON" not in t.accepted:
        return None
    message = "borrow expressions cannot be annotated with lifetimes"
    gap = Span(t.span(-1).lo, t.span().lo, t.span().ctxt)
    wrong = error(None, message, t.span(-2).to(t.span()))
    wrong.label(gap, "annotated with lifetime here")
    return wrong.suggest("remove the lifetime annotation", (gap, "")), Repair(anchor=True)


def closure_body(t: Trouble) -> Explanation | None:
    """`|| -> T x`"""
    arrow = t.enclosing("RARROW", "LBRACE", "LPAREN", "LBRACKET")
    if arrow is None or t.p.kinds[arrow] != "RARROW" or "LBRACE" not in t.accepted:
        return None
    if t.p.kinds[arrow - 1] not in ("OR", "OROR") or t.kind() not in EXPR_STARTS:
        return None
    wrong = error(None, f"expected `{{`, found {t.found}", t.span())
    wrong.label(
        t.p.span(arrow + 1, t.at - 1),
        "explicit return type requires closure body to be enclosed in braces",
    )
    return wrong, Repair(anchor=True)


def dangling_attribute(t: Trouble) -> Explanation | None:
    """An attribute or doc comment with nothing after it."""
    if not begins_expr(t.accepted) or t.kind() != "RBRACE" or not t.after_attribute():
        return None
    first = t.attribute_start()
    span = t.p.span(first, t.at - 1)
    if t.kind(-1) == "DOC_OUTER":
        message = "found a documentation comment that doesn't document anything"
        wrong = error("E0585", message, t.span(-1))
        wrong.help(
            "doc comments must come before what they document, if a comment was intended use `//`"
        )
    else:
        wrong = error(None, "expected statement after outer attribute", span)
    return wrong, Repair(t.at, 0, (("SEMI", ";"),), anchor=True)
