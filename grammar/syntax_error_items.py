"""Mistakes in items that rustc knows by name (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.expected import begins_expr, begins_item
from grammar.span import Span
from grammar.trouble import Explainer, Explanation, Repair, Trouble, is_keyword

ITEM_NOTE = (
    "for a full list of items that can appear in modules, see "
    "<https://doc.rust-lang.org/reference/items.html>"
)
AFTER_FN_NAME = frozenset(["LPAREN", "LT", "LT_SHL", "LT_ARROW"])
ENUM_HELP = (
    "enum variants can be `Variant`, `Variant = <integer>`, `Variant(Type, ..., TypeN)` or "
    "`Variant { fields: Types }`"
)
ITEM_WORDS = {
    "FN": "function",
    "STRUCT": "struct",
    "ENUM": "enum",
    "TRAIT": "trait",
    "MOD": "module",
    "CONST": "constant item",
    "STATIC": "static item",
    "TYPE": "type alias",
    "UNION": "union",
    "USE": "`use` import",
}
FN_WORDS = frozenset(["function", "func", "fun", "def", "method", "sub", "proc"])


def missing_parameters(t: Trouble) -> Explanation | None:
    """`fn main {`"""
    if "LPAREN" not in t.accepted or not t.accepted <= AFTER_FN_NAME:
        return None
    keyword = t.enclosing("FN", "STRUCT", "LBRACE", "LPAREN")
    if keyword is None or t.p.kinds[keyword] != "FN" or t.p.kinds[keyword + 1] != "IDENT":
        return None
    wrong = error(None, "missing parameters for function definition", t.before)
    wrong.suggest("add a parameter list", (t.before, "()"))
    return wrong, Repair(t.at, 0, (("LPAREN", "("), ("RPAREN", ")")))


def return_arrow(t: Trouble) -> Explanation | None:
    """`fn f() => T` or `fn f(): T`"""
    if "RARROW" not in t.accepted or t.kind() not in ("FATARROW", "COLON"):
        return None
    span = t.span()
    wide = Span(t.span(-1).hi, t.span(1).lo, span.ctxt)
    wrong = error(None, "return types are denoted using `->`", span)
    wrong.suggest("use `->` instead", (wide, " -> "))
    return wrong, Repair(t.at, 1, (("RARROW", "->"),))


def misspelt_fn(t: Trouble) -> Explanation | None:
    """`function f()`"""
    if t.kind(-1) != "IDENT" or t.kind() != "IDENT" or "BANG" not in t.accepted:
        return None
    if t.text(-1) not in FN_WORDS or t.kind(1) != "LPAREN":
        return None
    word = t.text(-1)
    wrong = t.general().suggest_inline(
        f"write `fn` instead of `{word}` to declare a function", t.span(-1), "fn", short=True
    )
    return wrong, None


def missing_keyword(t: Trouble) -> Explanation | None:
    """`f() {}` or `S { a: i32 }` among items."""
    if not t.at_item() or t.kind(-1) != "IDENT" or t.kind() not in ("LPAREN", "LBRACE", "LT"):
        return None
    is_pub = t.kind(-2) == "PUB"
    name, at = t.text(-1), t.span(-1)
    what = _what_it_may_be(t, is_pub)
    span = t.span(-2).to(at) if is_pub else at
    brace = t.enclosing("LBRACE")
    in_impl = brace is not None and t.container(brace) in ("IMPL", "TRAIT")
    if what is None:
        wrong = error(
            None, "missing `fn` or `struct` for function or struct definition", span
        ).suggest("if you meant to call a macro, try", (at, f"{name}!"))
    else:
        word = "fn" if what != "struct" else what
        wrong = error(None, f"missing `{word}` for {what} definition", span).suggest(
            f"add `{word}` here to parse `{name}` as a {what}", (at.shrink_to_lo(), f"{word} ")
        )
    if in_impl and brace is not None:
        _label_list(t, wrong, brace)
    return wrong, Repair(give_up=not in_impl, anchor=in_impl)


def _what_it_may_be(t: Trouble, is_pub: bool) -> str | None:
    if t.kind() == "LBRACE":
        return "struct"
    at = t.at
    while t.p.kinds[at] not in ("LPAREN", "$END"):
        at += 1
    if t.p.kinds[at] == "$END":
        return None
    if t.p.kinds[t.p.closer(at) + 1] in ("LBRACE", "RARROW", "WHERE"):
        return "method" if "SELF" in t.p.kinds[at : at + 5] else "function"
    return "struct" if is_pub else None


def _label_list(t: Trouble, wrong: DiagnosticBuilder, brace: int) -> None:
    wrong.label(t.p.at(brace), "while parsing this item list starting here")
    wrong.label(t.p.at(t.p.closer(brace)), "the item list ends here")


def other_import(t: Trouble) -> Explanation | None:
    """`import std::io;`"""
    if not t.at_item() or t.text(-1) not in ("import", "include", "require"):
        return None
    at = t.span(-1)
    wrong = error(None, f"expected item, found `{t.text(-1)}`", at)
    wrong.suggest("items are imported using the `use` keyword", (at, "use"))
    return wrong, Repair(give_up=True)


def macro_rules_bang(t: Trouble) -> Explanation | None:
    if not t.at_item() or t.text(-1) != "macro_rules" or t.kind() != "IDENT":
        return None
    wrong = error(None, "expected `!` after `macro_rules`", t.span(-1))
    return wrong.suggest("add a `!`", (t.before, "!")), Repair(give_up=True)


def inner_doc_comment(t: Trouble) -> Explanation | None:
    """`//!` after the first item."""
    if t.kind() != "DOC_INNER":
        return None
    at = t.span()
    wrong = error("E0753", "expected outer doc comment", at)
    mark = Span(at.lo + 2, at.lo + 3, at.ctxt)
    item = ITEM_WORDS.get(t.kind(1))
    if item is not None and "DOC_OUTER" in t.accepted:
        message = f"to annotate the {item}, change the doc comment from inner to outer style"
        wrong.suggest(message, (mark, "/"))
    else:
        wrong.note(
            "inner doc comments like this (starting with `//!` or `/*!`) can only appear before "
            "items"
        )
        wrong.suggest("you might have meant to write a regular comment", (mark, ""))
    outer = (("DOC_OUTER", t.text()),) if "DOC_OUTER" in t.accepted else ()
    return wrong, Repair(t.at, 1, outer)


def item_macro_end(t: Trouble) -> Explanation | None:
    """`m!(..)` among items, without semicolon."""
    if t.accepted != {"SEMI"} or t.kind(-1) not in ("TT_PAREN", "TT_BRACKET"):
        return None
    if t.kind(-2) != "BANG":
        return None
    tree = t.p.at(t.at - 1)
    wrong = error(
        None,
        "macros that expand to items must be delimited with braces or followed by a semicolon",
        tree,
    ).suggest(
        "change the delimiters to curly braces",
        (Span(tree.lo, tree.lo + 1, tree.ctxt), "{"),
        (Span(tree.hi - 1, tree.hi, tree.ctxt), "}"),
    )
    return wrong.suggest("add a semicolon", (t.before, ";")), Repair(t.at, 0, (("SEMI", ";"),))


def field_name(t: Trouble) -> Explanation | None:
    """What is no identifier in the body of a struct, an enum or a struct expression."""
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET")
    if brace is None or not {"IDENT", "POUND"} <= t.accepted or begins_expr(t.accepted):
        return None
    what = {"STRUCT": "struct", "ENUM": "enum", "STRUCT_EXPR": "struct"}.get(t.container(brace))
    if what is None or is_keyword(t.kind(), t.text()):
        return None
    wrong = error(None, f"expected identifier, found {t.found}", t.span(), "expected identifier")
    name = _name_before(t, brace)
    wrong.label(name, f"while parsing this {what}")
    if what == "enum":
        wrong.help(ENUM_HELP)
    return wrong, None


def _name_before(t: Trouble, brace: int) -> Span:
    """The name of the struct or enum whose body opens at `brace`."""
    at = brace
    while at > 0 and t.p.kinds[at - 1] not in (
        "STRUCT",
        "UNION",
        "ENUM",
        "SEMI",
        "LBRACE",
        "RBRACE",
    ):
        at -= 1
    is_item = t.p.kinds[at - 1] in ("STRUCT", "UNION", "ENUM")
    return t.p.at(at if is_item else brace - 1)


def enum_variants(t: Trouble) -> Explanation | None:
    brace = t.enclosing("LBRACE", "LPAREN", "LBRACKET")
    if brace is None or t.container(brace) != "ENUM":
        return None
    wrong = t.general().label(_name_before(t, brace), "while parsing this enum").help(ENUM_HELP)
    if t.kind() == "COLON":
        keyword = brace
        while t.p.kinds[keyword] != "ENUM":
            keyword -= 1
        wrong.suggest("perhaps you meant to use `struct` here", (t.p.at(keyword), "struct"))
    return wrong, None


def visibility_scope(t: Trouble) -> Explanation | None:
    """`pub(foo) fn`"""
    if t.kind(-1) != "PUB" or t.kind() != "LPAREN" or t.kind(2) != "RPAREN":
        return None
    path = t.text(1)
    wrong = error("E0704", "incorrect visibility restriction", t.span(1))
    wrong.help(
        "some possible visibility restrictions are:\n"
        "`pub(crate)`: visible only on the current crate\n"
        "`pub(super)`: visible only in the current module's parent\n"
        "`pub(in path::to::module)`: visible only on the specified path"
    )
    message = f"make this visible only to module `{path}` with `in`"
    wrong.suggest(message, (t.span(1), f"in {path}"))
    return wrong, Repair(t.at, 3)


def lonely_visibility(t: Trouble) -> Explanation | None:
    """`pub` with no item after it."""
    is_path = t.kind(-1) == "IDENT" and t.kind(-2) == "PUB" and t.at_item()
    if not (t.kind(-1) == "PUB" and "STRUCT" in t.accepted) and not is_path:
        return None
    span = t.span(-2 if is_path else -1)
    wrong = error(None, "visibility `pub` is not followed by an item", span, "the visibility")
    wrong.help("you likely meant to define an item, e.g., `pub fn foo() {}`")
    return wrong, Repair(give_up=True)


def struct_fields(t: Trouble) -> Explanation | None:
    """Separators and colons in the body of a struct."""
    brace = t.enclosing("LBRACE", "LPAREN")
    if brace is None or t.container(brace) != "STRUCT":
        return None
    name = _struct_name(t, brace)
    if t.kind() == "SEMI" and "COMMA" in t.accepted:
        wrong = error(None, "struct fields are separated by `,`", t.span())
        if name is not None:
            wrong.label(name, "while parsing this struct")
        wrong.suggest("replace `;` with `,`", (t.span(), ","))
        return wrong, Repair(t.at, 1, (("COMMA", ","),))
    if t.accepted >= {"COMMA", "RBRACE", "PLUS"} and t.kind() in ("IDENT", "PUB"):
        at = t.before
        wrong = error(None, f"expected `,`, or `}}`, found {t.found}", at)
        wrong.suggest("try adding a comma", (at, ","))
        return wrong, Repair(t.at, 0, (("COMMA", ","),))
    if t.kind(-1) == "IDENT" and t.kind() == "EQ" and "COLON" in t.accepted:
        wrong = error(None, "expected `:`, found `=`", t.span(), "expected `:`")
        wrong.suggest("field names and their types are separated with `:`", (t.span(), ":"))
        return wrong, Repair(t.at, 1, (("COLON", ":"),))
    wrong = t.general()
    if name is not None:
        wrong.label(name, "while parsing this struct")
    return wrong, None


def _struct_name(t: Trouble, brace: int) -> Span | None:
    at = brace
    while at > 0 and t.p.kinds[at - 1] not in ("STRUCT", "UNION"):
        at -= 1
    return t.p.at(at) if at < brace else None


def after_struct_name(t: Trouble) -> Explanation | None:
    if not {"WHERE", "LBRACE", "LPAREN", "SEMI", "LT"} <= t.accepted or t.kind(-2) != "STRUCT":
        return None
    expected = "expected `where`, `{`, `(`, or `;` after struct name"
    return error(None, f"{expected}, found {t.found}", t.found_span, expected), None


def item_list(t: Trouble) -> Explanation | None:
    """In the body of an impl or a trait."""
    brace = t.enclosing("LBRACE")
    if brace is None or t.container(brace) not in ("IMPL", "TRAIT", "EXTERN"):
        return None
    if "RBRACE" in t.accepted and "FN" in t.accepted:
        return _non_item(t, brace)
    wrong = t.general()
    if t.kind(-1) == "IDENT" and "BANG" in t.accepted and "PATHSEP" in t.accepted:
        _label_list(t, wrong, brace)
    name = _fn_name(t)
    if name is not None and "RARROW" in t.accepted:
        wrong.label(name, "while parsing this `fn`")
    return wrong, None


def _non_item(t: Trouble, brace: int) -> Explanation:
    """rustc leaves out the rest of the list."""
    closer = t.p.closer(brace)
    wrong = error(None, "non-item in item list", t.span(), "non-item starts here")
    wrong.label(t.p.at(brace), "item list starts here")
    wrong.label(t.p.at(closer), "item list ends here")
    return wrong, Repair(t.at, closer - t.at, sound=True)


def _fn_name(t: Trouble) -> Span | None:
    fn = t.enclosing("FN")
    return t.p.at(fn + 1) if fn is not None else None


def expected_item(t: Trouble) -> Explanation | None:
    if not begins_item(t.accepted) and t.kind(-1) not in ("UNSAFE", "ASYNC"):
        return None
    if not begins_item(t.accepted) and "FN" not in t.accepted:
        return None
    if t.after_attribute() and begins_item(t.accepted):
        return _after_attribute(t)
    if t.kind() == "SEMI":
        return _stray_semicolon(t)
    offset = 0 if begins_item(t.accepted) else -1
    text, span = t.text(offset), t.span(offset)
    found = t.found if offset == 0 else f"keyword `{text}`"
    label = "expected item"
    if t.kind() == "LET":
        label = "`let` cannot be used for global variables"
    wrong = error(None, f"expected item, found {found}", span, label)
    if t.kind() == "LET":
        wrong.suggest("consider using `static` or `const` instead of `let`", (span, "static"))
    return wrong.note(ITEM_NOTE), Repair(give_up=True)


def _after_attribute(t: Trouble) -> Explanation:
    first = t.attribute_start()
    if t.kind(-1) == "DOC_OUTER":
        message, label = (
            "expected item after doc comment",
            "this doc comment doesn't document anything",
        )
        return error(None, message, t.span(-1), label), None
    return error(None, "expected item after attributes", t.p.span(first, t.at - 1)), None


def _stray_semicolon(t: Trouble) -> Explanation:
    wrong = error(None, "expected item, found `;`", t.span())
    wrong.suggest("remove this semicolon", (t.span(), ""))
    kind = t.previous_item()
    if kind is not None:
        wrong.help(f"{kind} declarations are not followed by a semicolon")
    return wrong, Repair(t.at, 1)


def keyword_in_struct(t: Trouble) -> Explanation | None:
    """`let` or `fn` among the fields of a struct."""
    brace = t.enclosing("LBRACE", "LPAREN")
    if brace is None or t.kind() not in ("LET", "FN") or t.container(brace) != "STRUCT":
        return None
    if "IDENT" not in t.accepted:
        return None
    if t.kind() == "LET":
        label = "expected identifier, found keyword"
        wrong = error(None, f"{label} `let`", t.span(), label)
        gap = Span(t.span().lo, t.span(1).lo, t.span().ctxt)
        wrong.suggest("remove this `let` keyword", (gap, ""))
        wrong.note("the `let` keyword is not allowed in `struct` fields")
        wrong.note(
            "see <https://doc.rust-lang.org/book/ch05-01-defining-structs.html> for more "
            "information"
        )
        return wrong, Repair(t.at, 1)
    end = t.at
    while t.p.kinds[end] not in ("LBRACE", "SEMI", "RBRACE"):
        end += 1
    end = t.p.closer(end) if t.p.kinds[end] == "LBRACE" else end
    wrong = error(None, "functions are not allowed in struct definitions", t.p.span(t.at, end))
    name = _struct_name(t, brace)
    if name is not None:
        wrong.label(name, "while parsing this struct")
    wrong.help("unlike in C++, Java, and C#, functions are declared in `impl` blocks")
    wrong.help("see https://doc.rust-lang.org/book/ch05-03-method-syntax.html for more information")
    return wrong, Repair(t.at, end + 1 - t.at)


def let_in_item_list(t: Trouble) -> Explanation | None:
    brace = t.enclosing("LBRACE")
    if brace is None or t.kind() != "LET" or "FN" not in t.accepted:
        return None
    if t.container(brace) not in ("IMPL", "TRAIT", "EXTERN"):
        return None
    wrong = error(None, "non-item in item list", t.span())
    at = t.span()
    wrong.suggest("consider using `const` instead of `let` for associated const", (at, "const"))
    return wrong, None


EARLY_EXPLAINERS: tuple[Explainer, ...] = (
    inner_doc_comment,
    keyword_in_struct,
    let_in_item_list,
    field_name,
    item_macro_end,
)
ITEM_EXPLAINERS: tuple[Explainer, ...] = (
    missing_parameters,
    return_arrow,
    misspelt_fn,
    missing_keyword,
    other_import,
    macro_rules_bang,
    enum_variants,
    visibility_scope,
    lonely_visibility,
    struct_fields,
    after_struct_name,
    item_list,
    expected_item,
)
