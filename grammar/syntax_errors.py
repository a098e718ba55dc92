"""Which error a parse that is stuck has: the special ones first, then the general one.

Each function here looks for one mistake that rustc knows by name, and answers with rustc's words and,
where rustc goes on, with the repair; None means it is not that one.
"""

from __future__ import annotations

from collections.abc import Callable

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.expected import begins_expr, begins_item, follows_expr, label_for, one_of
from grammar.messages import let_not_here
from grammar.span import Span
from grammar.trouble import EXPR_STARTS, ITEM_STARTS, Repair, Trouble, is_keyword, relabel

Explanation = tuple[DiagnosticBuilder, Repair | None]
Explainer = Callable[[Trouble], Explanation | None]

ITEM_NOTE = (
    "for a full list of items that can appear in modules, see "
    "<https://doc.rust-lang.org/reference/items.html>"
)


def explain(trouble: Trouble) -> Explanation:
    """The error in rustc's words, and what rustc does to go on."""
    from grammar.syntax_error_items import EARLY_EXPLAINERS, ITEM_EXPLAINERS
    from grammar.syntax_error_patterns import PATTERN_EXPLAINERS

    for explainer in (*EARLY_EXPLAINERS, *PATTERN_EXPLAINERS, *EXPLAINERS, *ITEM_EXPLAINERS):
        found = explainer(trouble)
        if found is not None:
            return found
    return trouble.general(), None


# ------------------------------------------------------------------ semicolons and commas


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
    wrong = t.general().suggest("missing `,`", (at, ","))
    return wrong, Repair(t.at, 1 if is_separator else 0, (("COMMA", ","),))


# ------------------------------------------------------------------ operators of other languages


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
    kind, mark, what = (
        ("ANDAND", "&&", "con") if t.text() == "and" else ("OROR", "||", "dis")
    )
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
    message = "`->` is not valid syntax for field accesses and method calls"
    wrong = error(None, message, t.span())
    wrong.suggest("try using `.` instead", (t.span(), "."))
    wrong.help(
        "the `.` operator will automatically dereference the value, except if the value is a raw "
        "pointer"
    )
    return wrong, Repair(t.at, 1, (("DOT", "."),))


# ------------------------------------------------------------------ blocks and conditions


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
    wrong = t.general().suggest("use a fat arrow to start a match arm", (t.span(), "=>"))
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
    wrong.suggest(
        f"if `{name}` is a struct, use braces as delimiters", (start, " { "), (end, " }")
    )
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


# ------------------------------------------------------------------ words


def keyword_as_ident(t: Trouble) -> Explanation | None:
    if not is_keyword(t.kind(), t.text()) and t.kind() != "UNDERSCORE":
        return None
    fits_ident = "IDENT" in t.accepted and not begins_expr(t.accepted) and not begins_item(t.accepted)
    if not fits_ident or "STAR" in t.accepted or t.kind(-1) == "LET" and t.kind() == "LET":
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
    return wrong, Repair(t.at, 1, (("IDENT", t.text()),))


def expected_identifier(t: Trouble) -> Explanation | None:
    last = t.kind(-1)
    if "IDENT" not in t.accepted or begins_expr(t.accepted):
        return None
    if "STAR" in t.accepted and not (last in ("USE", "PATHSEP") and "LBRACE" in t.accepted):
        return None
    if last == "DOT":
        return error(None, f"unexpected token: {t.found}", t.found_span), None
    if last not in ("PATHSEP", "FN", "STRUCT", "ENUM", "TRAIT", "MOD", "TYPE", "CONST", "STATIC",
                    "MUT", "REF", "UNION", "USE", "CRATE"):
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
    if not follows_expr(t.accepted):
        return None
    whole = t.p.span(t.at - 2, t.p.closer(t.at - 2))
    wrong = error(
        None,
        "struct literal body without path",
        whole,
        "struct name missing for struct literal",
    ).suggest("add the correct type", (whole.shrink_to_lo(), "/* Type */ "))
    return wrong, Repair(anchor=True)


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
    if not t.p.lines_between(t.at, t.at + 1) or not follows_expr(t.accepted):
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


def expected_statement(t: Trouble) -> Explanation | None:
    """What stands for a type, with the variable that it is the type of."""
    if t.wanted != ["type"]:
        return None
    wrong = t.general()
    if t.kind(-1) == "COLON" and t.kind(-2) == "IDENT" and "LET" in (t.kind(-3), t.kind(-4)):
        wrong.label(t.span(-1), f"while parsing the type for `{t.text(-2)}`")
    return relabel(wrong, "expected type"), None


EXPLAINERS: tuple[Explainer, ...] = (
    keyword_before,
    cast_comparison,
    import_colon,
    colon_for_semicolon,
    double_equals,
    struct_expr_equals,
    increment,
    other_comparison,
    word_operator,
    left_arrow,
    ternary,
    arrow_access,
    missing_condition,
    for_in_parentheses,
    for_loop,
    fat_arrow,
    named_arguments,
    mut_let,
    let_expression,
    inner_attribute,
    borrow_lifetime,
    label_without_loop,
    closure_body,
    dangling_attribute,
    other_declaration,
    not_word,
    struct_without_name,
    missing_semi,
    missing_block,
    arm_semicolon,
    array_separator,
    missing_match_comma,
    missing_comma,
    keyword_as_ident,
    expected_identifier,
    end_of_type_params,
    expected_statement,
)
