"""Mistakes in items that rustc knows by name (see `syntax_errors`)."""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.expected import begins_item
from grammar.span import Span
from grammar.syntax_errors import ITEM_NOTE, Explainer, Explanation
from grammar.trouble import Repair, Trouble

FN_WORDS = frozenset(["function", "func", "fun", "def", "method", "sub", "proc"])


def missing_parameters(t: Trouble) -> Explanation | None:
    """`fn main {`"""
    if t.kind(-2) != "FN" or "LPAREN" not in t.accepted or t.kind() not in ("LBRACE", "SEMI"):
        return None
    at = t.before
    wrong = error(None, "missing parameters for function definition", at)
    wrong.suggest("add a parameter list", (at, "()"))
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
    wrong = t.general().suggest(
        f"write `fn` instead of `{word}` to declare a function", (t.span(-1), "fn")
    )
    return wrong, None


def missing_fn(t: Trouble) -> Explanation | None:
    """`pub f()`"""
    if t.kind(-1) != "IDENT" or t.kind(-2) != "PUB" or t.kind() != "LPAREN":
        return None
    name = t.text(-1)
    wrong = error(None, "missing `fn` for function definition", t.span(-2).to(t.span(-1)))
    at = t.span(-1).shrink_to_lo()
    wrong.suggest(f"add `fn` here to parse `{name}` as a function", (at, "fn "))
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
    is_path = t.kind(-1) == "IDENT" and t.kind(-2) == "PUB"
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
    wrong = t.general()
    if t.kind(-1) == "IDENT" and "BANG" in t.accepted and "PATHSEP" in t.accepted:
        wrong.label(t.p.at(brace), "while parsing this item list starting here")
        wrong.label(t.p.at(t.p.closer(brace)), "the item list ends here")
    name = _fn_name(t)
    if name is not None and "RARROW" in t.accepted:
        wrong.label(name, "while parsing this `fn`")
    return wrong, None


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
        message, label = "expected item after doc comment", "this doc comment doesn't document anything"
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
            "see <https://doc.rust-lang.org/book/ch05-01-defining-structs.html> for more information"
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
    wrong.help(
        "see https://doc.rust-lang.org/book/ch05-03-method-syntax.html for more information"
    )
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


EARLY_EXPLAINERS: tuple[Explainer, ...] = (keyword_in_struct, let_in_item_list)
ITEM_EXPLAINERS: tuple[Explainer, ...] = (
    missing_parameters,
    return_arrow,
    misspelt_fn,
    missing_fn,
    visibility_scope,
    lonely_visibility,
    struct_fields,
    after_struct_name,
    item_list,
    expected_item,
)
