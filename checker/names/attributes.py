"""Attributes: which there are, and the impls that `#[derive(..)]` asks for."""

from __future__ import annotations

from collections.abc import Iterator

from checker.names.defs import Def, DefKind
from checker.names.expand import Expander
from checker.names.head_span import item_head
from checker.names.tables import Module, NameTables
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error
from grammar.span import Span

BUILTIN = frozenset(
    [
        "cfg",
        "cfg_attr",
        "test",
        "ignore",
        "should_panic",
        "bench",
        "derive",
        "automatically_derived",
        "macro_export",
        "macro_use",
        "proc_macro",
        "proc_macro_derive",
        "proc_macro_attribute",
        "allow",
        "expect",
        "warn",
        "deny",
        "forbid",
        "deprecated",
        "must_use",
        "link",
        "link_name",
        "link_ordinal",
        "no_link",
        "repr",
        "crate_type",
        "no_main",
        "export_name",
        "link_section",
        "no_mangle",
        "used",
        "crate_name",
        "inline",
        "cold",
        "no_builtins",
        "target_feature",
        "track_caller",
        "instruction_set",
        "doc",
        "no_std",
        "no_implicit_prelude",
        "path",
        "recursion_limit",
        "type_length_limit",
        "panic_handler",
        "global_allocator",
        "windows_subsystem",
        "feature",
        "non_exhaustive",
        "debugger_visualizer",
        "default",
        "diagnostic",
        "rustfmt",
        "clippy",
        "test_case",
        "global_alloc",
        "rust_analyzer",
        "rustdoc",
        "miri",
    ]
)
LIBRARY_ONLY = frozenset(
    [
        "lang",
        "native",
        "native_type",
        "counted",
        "counts_for",
        "derivable",
        "exposes_memory",
        "allocator_parameter",
        "keeps_address",
        "leaks",
        "of_cell",
        "rustc_builtin_macro",
        "rustc_on_unimplemented",
        "may_dangle",
        "fundamental",
        "unsafe_drop",
        "private_fields",
        "writes_through",
    ]
)
_WITH_RULES = frozenset(
    [
        "inline",
        "track_caller",
        "non_exhaustive",
        "cold",
        "must_use",
        "deprecated",
        "automatically_derived",
        "allow",
        "warn",
        "deny",
        "forbid",
        "expect",
    ]
)
"""What `checker.names.attribute_rules` has rules for that may be broken."""
ADTS = (ast.StructItem, ast.EnumItem, ast.UnionItem)


def has_attribute(item: ast.Item, name: str) -> bool:
    return any(
        len(attr.path.segments) == 1 and attr.path.segments[0].ident.name == name
        for attr in item.attrs
    )


def check_attributes(item: ast.Item, t: NameTables) -> None:
    """Attributes that do not exist; `derive` on what is no type."""
    for attr in item.attrs:
        if attr.doc is not None:
            continue
        ident = attr.path.segments[0].ident
        if ident.name not in BUILTIN and len(attr.path.segments) == 1:
            t.emit(_unknown(ident))
        elif ident.name.startswith("proc_macro") and len(attr.path.segments) == 1:
            what = f"the `#[{ident.name}]` attribute is only usable with crates of the "
            t.emit(error(None, what + "`proc-macro` crate type", attr.span).build())
        elif ident.name == "derive" and not isinstance(item.kind, ADTS):
            t.emit(
                error(
                    "E0774",
                    "`derive` may only be applied to `struct`s, `enum`s and `union`s",
                    attr.span,
                    "not applicable here",
                )
                .label(_target_span(t, item), "not a `struct`, `enum` or `union`")
                .build()
            )
    if any(attr.doc is None and name_of(attr) in _WITH_RULES for attr in item.attrs):
        from checker.names.attribute_rules import wrong_attributes

        for wrong in wrong_attributes(item):
            t.emit(wrong.build())


def name_of(attr: ast.Attribute) -> str:
    """The first word of an attribute's name."""
    return attr.path.segments[0].ident.name


def _target_span(t: NameTables, item: ast.Item) -> Span:
    head = item_head(t.sources, item)
    return Span(head.lo, item.span.hi, head.ctxt)


def _unknown(ident: ast.Ident) -> Diagnostic:
    builder = error(None, f"cannot find attribute `{ident.name}` in this scope", ident.span)
    from checker.names.similar import best_match

    similar = best_match(sorted(BUILTIN), ident.name)
    if similar is not None:
        builder.suggest("a built-in attribute with a similar name exists", (ident.span, similar))
    return builder.build()


def derive_calls(
    t: NameTables, expander: Expander, item: ast.Item, def_: Def, module: Module
) -> Iterator[ast.Item]:
    """The impls that the `#[derive]`s of `item` stand for, in order."""
    if not item.attrs or not isinstance(item.kind, ADTS):
        return
    for attr in item.attrs:
        if attr.doc is None and attr.path.segments[0].ident.name == "derive":
            yield from _derive(t, attr, item, module)


def _derive(
    t: NameTables, attr: ast.Attribute, item: ast.Item, module: Module
) -> Iterator[ast.Item]:
    from checker.names.derive import DERIVABLE, derive

    if attr.args is None:
        t.emit(
            error(None, "malformed `derive` attribute input", attr.span)
            .suggest("must be of the form", (attr.span, "#[derive(Trait1, Trait2, ...)]"))
            .build()
        )
        return
    present = derived_names(item)
    for name, span in _paths(attr):
        if name not in DERIVABLE:
            if _is_lost(t, module, name):
                continue
            t.emit(_no_derive(t, name, span, module))
            continue
        ctxt = t.sources.add_expansion(t.sources.context(span).file, span, name, True)
        t.derive_contexts.add(ctxt)
        t.depths[ctxt] = t.depths.get(span.ctxt, 0) + 1
        result = derive(name, item, Span(span.lo, span.hi, ctxt), present)
        if isinstance(result, Diagnostic):
            t.emit(result)
        else:
            yield result


def _is_lost(t: NameTables, module: Module, name: str) -> bool:
    """Was the macro to come from an import that leads nowhere, and is reported?"""
    from checker.names.expand import has_lost_import

    scope: Module | None = module
    while scope is not None:
        if name in scope.imports:
            return has_lost_import(t, scope, name)
        scope = scope.parent if scope is not module.normal else None
    return False


def derived_names(item: ast.Item) -> frozenset[str]:
    """All traits that the item derives."""
    return frozenset(
        name
        for attr in item.attrs
        if attr.doc is None and attr.args is not None
        if attr.path.segments[0].ident.name == "derive"
        for name, _ in _paths(attr)
    )


def _paths(attr: ast.Attribute) -> Iterator[tuple[str, Span]]:
    """The last segment and the span of each path in a `derive`."""
    assert attr.args is not None
    start: Span | None = None
    last: tuple[str, Span] | None = None
    for token in attr.args.tokens:
        if token.text == ",":
            if last is not None and start is not None:
                yield last[0], start.to(last[1])
            start, last = None, None
        elif token.text != "::":
            start = start or token.span
            last = (token.text, token.span)
    if last is not None and start is not None:
        yield last[0], start.to(last[1])


def _no_derive(t: NameTables, name: str, span: Span, module: Module) -> Diagnostic:
    from checker.names.derive import DERIVABLE
    from checker.names.imports import lookup_lexical, lookup_prelude
    from checker.names.tables import Ns

    builder = error(None, f"cannot find derive macro `{name}` in this scope", span)
    found = lookup_lexical(t, module, Ns.TYPE, name) or lookup_prelude(t, module, Ns.TYPE, name)
    from checker.names.similar import best_match

    similar = best_match(sorted(DERIVABLE), name)
    if similar is not None:
        builder.suggest("a derive macro with a similar name exists", (span, similar))
    elif found is not None and isinstance(found.res, Def) and found.res.kind is DefKind.TRAIT:
        builder.note(f"`{name}` is in scope, but it is a trait, not a derive macro")
    return builder.build()
