"""Where built-in attributes may stand, and what they may say.

Some attributes are errors where they do not belong, others are only of no use there, which is for
the lint `unused_attributes` (`checker.lints.unused_attributes`). E0539, E0565, E0805: arguments
that an attribute does not take.

Source: `rustc_attr_parsing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import NamedTuple
from grammar.span import Span

TARGETS: dict[type, str] = {
    ast.StructItem: "structs",
    ast.EnumItem: "enums",
    ast.UnionItem: "unions",
    ast.TraitItem: "traits",
    ast.ConstItem: "constants",
    ast.StaticItem: "statics",
    ast.ModItem: "modules",
    ast.UseItem: "use statements",
    ast.TypeAliasItem: "type aliases",
    ast.FnItem: "functions",
    ast.ExternBlockItem: "foreign modules",
    ast.MacroRulesItem: "macro defs",
}
_FUNCTIONS = frozenset(["functions"])
_TYPES = frozenset(["structs", "enums", "unions"])


class Rule(NamedTuple):
    """`allowed` are rustc's words for what the attribute may stand on; elsewhere it is an error or,
    if not `strict`, of no use."""

    allowed: frozenset[str]
    applies: str
    strict: bool = False


RULES = {
    "inline": Rule(_FUNCTIONS, "only be applied to functions", True),
    "track_caller": Rule(_FUNCTIONS, "only be applied to functions", True),
    "non_exhaustive": Rule(_TYPES, "be applied to data types and enum variants", True),
    "cold": Rule(_FUNCTIONS, "only be applied to functions"),
    "ignore": Rule(_FUNCTIONS, "only be applied to functions"),
    "must_use": Rule(
        _FUNCTIONS | _TYPES | {"traits"}, "be applied to data types, functions, and traits"
    ),
    "no_mangle": Rule(_FUNCTIONS | {"statics"}, "be applied to functions and statics"),
    "macro_use": Rule(
        frozenset(["modules", "extern crates"]),
        "be applied to crates, extern crates, and modules",
    ),
    "macro_export": Rule(frozenset(["macro defs"]), "only be applied to macro defs"),
    "automatically_derived": Rule(
        frozenset(["trait impl blocks"]), "only be applied to trait impl blocks"
    ),
    "path": Rule(frozenset(["modules"]), "only be applied to modules"),
}
WITHOUT_ARGUMENTS = frozenset(["cold", "track_caller", "non_exhaustive", "automatically_derived"])
LEVELS = frozenset(["allow", "warn", "deny", "forbid", "expect"])
_REFERENCE = "for more information, visit <https://doc.rust-lang.org/reference/attributes/"


def name_of(attr: ast.Attribute) -> str:
    """The name of an attribute of one word; else nothing."""
    if attr.doc is not None or len(attr.path.segments) != 1:
        return ""
    return attr.path.segments[0].ident.name


def misplaced(item: ast.Item) -> Iterator[tuple[ast.Attribute, str, Rule, str]]:
    """The attributes of `item` that do not belong there, with what it is called."""
    target = _target(item)
    for attr in item.attrs if target is not None else ():
        rule = RULES.get(name_of(attr))
        if target is not None and rule is not None and target not in rule.allowed:
            yield attr, name_of(attr), rule, target


def wrong_attributes(item: ast.Item) -> Iterator[DiagnosticBuilder]:
    """What is an error in the attributes of `item`."""
    for attr, name, rule, target in misplaced(item):
        if rule.strict and target != "macro defs":
            wrong = error(None, f"`#[{name}]` attribute cannot be used on {target}", attr.span)
            applies = rule.applies
            if name == "non_exhaustive" and target == "unions":
                applies = "be applied to enum variants, enums, and structs"
            yield wrong.help(f"`#[{name}]` can {applies}")
    for attr in item.attrs:
        yield from _malformed(attr, name_of(attr))
    yield from _deprecated_twice(item)


def _target(item: ast.Item) -> str | None:
    if isinstance(item.kind, ast.ImplItem):
        return "trait impl blocks" if item.kind.trait is not None else "inherent impl blocks"
    return TARGETS.get(type(item.kind))


def _deprecated_twice(item: ast.Item) -> Iterator[DiagnosticBuilder]:
    found = [attr for attr in item.attrs if name_of(attr) == "deprecated"]
    for attr in found[1:]:
        wrong = error(None, "multiple `deprecated` attributes", attr.span)
        wrong.suggest_inline("remove this attribute", attr.span, "")
        yield also_specified(wrong, found[0])


def also_specified(d: DiagnosticBuilder, first: ast.Attribute) -> DiagnosticBuilder:
    from grammar.diagnostic import Label

    return d.note("attribute also specified here", Label(first.span, "", primary=True))


# ------------------------------------------------------------------ arguments


def _malformed(attr: ast.Attribute, name: str) -> Iterator[DiagnosticBuilder]:
    message = f"malformed `{name}` attribute input"
    if name == "inline" and attr.args is not None:
        yield from _inline(attr, message)
    elif name in LEVELS and attr.args is None:
        yield _without_lints(attr, name, message)
    elif name in WITHOUT_ARGUMENTS and (attr.args is not None or attr.value is not None):
        wrong = error("E0565", message, attr.span)
        wrong.label(_after_name(attr), "didn't expect any arguments here")
        yield wrong.suggest_inline("must be of the form", attr.span, f"#[{name}]")
    elif name == "must_use" and attr.args is not None:
        wrong = error("E0539", message, attr.span)
        wrong.label(_after_name(attr), "didn't expect a list here")
        wrong.note(f"{_REFERENCE}diagnostics.html#the-must_use-attribute>")
        yield wrong.suggest_one_of(
            "try changing it to one of the following valid forms of the attribute",
            ((attr.span, '#[must_use = "reason"]'),),
            ((attr.span, "#[must_use]"),),
        )


def _after_name(attr: ast.Attribute) -> Span:
    return Span(attr.path.span.hi, attr.span.hi - 1, attr.span.ctxt)


def _inline(attr: ast.Attribute, message: str) -> Iterator[DiagnosticBuilder]:
    assert attr.args is not None
    tokens = attr.args.tokens
    if len(tokens) == 1 and tokens[0].text in ("always", "never"):
        return
    if len(tokens) == 1:
        wrong = error("E0539", message, attr.span)
        wrong.label(tokens[0].span, "valid arguments are `always` or `never`")
    else:
        wrong = error("E0805", message, attr.span)
        wrong.label(_after_name(attr), "expected a single argument here")
    wrong.note(f"{_REFERENCE}codegen.html#the-inline-attribute>")
    yield wrong.suggest_one_of(
        "try changing it to one of the following valid forms of the attribute",
        ((attr.span, "#[inline(always)]"),),
        ((attr.span, "#[inline(never)]"),),
        ((attr.span, "#[inline]"),),
    )


def _without_lints(attr: ast.Attribute, name: str, message: str) -> DiagnosticBuilder:
    wrong = error(None, message, attr.span)
    wrong.note(f"{_REFERENCE}diagnostics.html#lint-check-attributes>")
    mark = "#!" if attr.inner else "#"
    return wrong.suggest_one_of(
        "the following are the possible correct uses",
        ((attr.span, f"{mark}[{name}(lint1)]"),),
        ((attr.span, f"{mark}[{name}(lint1, lint2, ...)]"),),
        ((attr.span, f'{mark}[{name}(lint1, lint2, lint3, reason = "...")]'),),
    )
