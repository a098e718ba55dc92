"""Paths that may not be used where they stand: borders of items, privacy, ambiguity.

rustc: `rustc_resolve::diagnostics`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import (
    Def,
    DefKind,
    LocalRes,
    Res,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.head_span import head_span
from checker.names.resolve_path import constructor_kind
from checker.names.scope import Found, Resolver
from checker.names.similar import best_match
from checker.names.tables import Binding, Ns
from checker.names.words import article, describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def report_border(r: Resolver, ident: ast.Ident, found: Found) -> None:
    """E0401 and E0435."""
    if found.not_const:
        _report_not_const(r, ident, found)
        return
    if found.in_const and not found.outer_param:
        _report_in_const(r, ident, found)
        return
    builder = error("E0401", "can't use generic parameters from outer item", ident.span)
    if isinstance(found.res, SelfTyAlias | SelfTyParam | SelfCtor):
        builder = error(
            "E0401", "can't use `Self` from outer item", ident.span, "use of `Self` from outer item"
        )
        r.emit(builder.build())
        return
    builder.labels[0] = Label(ident.span, "use of generic parameter from outer item", True)
    if isinstance(found.res, Def):
        what = "const" if found.res.kind is DefKind.CONST_PARAM else "type"
        builder.label(found.res.span, f"{what} parameter from outer item")
    inner = r.owner
    if inner.name:
        what = inner.kind.value if inner.kind is not DefKind.ASSOC_FN else "method"
        builder.label(inner.span, f"generic parameter used in this inner {what}")
        builder.note(
            "nested items are independent from their parent item for everything except for privacy "
            "and name resolution"
        )
        _suggest_local_parameter(inner, ident, builder)
    r.emit(builder.build())


def _suggest_local_parameter(inner: Def, ident: ast.Ident, builder: DiagnosticBuilder) -> None:
    node = inner.node
    generics = getattr(node.kind, "generics", None) if isinstance(node, ast.Item) else None
    if not isinstance(generics, ast.Generics):
        return
    if generics.params:
        at, text = generics.params[-1].span.shrink_to_hi(), f", {ident.name}"
    else:
        at, text = inner.span.shrink_to_hi(), f"<{ident.name}>"
    builder.suggest("try introducing a local generic parameter here", (at, text))


def _report_in_const(r: Resolver, ident: ast.Ident, found: Found) -> None:
    """Constant expressions in types are evaluated before parameters are known."""
    if isinstance(found.res, SelfTyAlias):
        message = "generic `Self` types are currently not permitted in anonymous constants"
        r.emit(error(None, message, ident.span).build())
        return
    message = "generic parameters may not be used in const operations"
    if r.owner.kind is DefKind.ENUM:
        message = "generic parameters may not be used in enum discriminant values"
    is_const = isinstance(found.res, Def) and found.res.kind is DefKind.CONST_PARAM
    label = f"cannot perform const operation using `{ident.name}`"
    builder = error(None, message, ident.span, label)
    if is_const:
        builder.help(
            f"const parameters may only be used as standalone arguments here, i.e. `{ident.name}`"
        )
    else:
        builder.note("type parameters may not be used in const expressions")
    r.emit(builder.build())


def _report_not_const(r: Resolver, ident: ast.Ident, found: Found) -> None:
    builder = error(
        "E0435",
        "attempt to use a non-constant value in a constant",
        ident.span,
        "non-constant value",
    )
    if isinstance(found.res, LocalRes) and isinstance(found.res.binding, ast.IdentPat):
        binding = found.res.binding
        let = _let_keyword(r, binding)
        if let is not None:
            after = binding.name.span.shrink_to_hi()
            parts = [(let, "const ")]
            if not _has_type(r, binding):
                parts.append((after, ": /* Type */"))
            builder.suggest("consider using `const` instead of `let`", *parts)
        elif not binding.by_ref:
            builder.label(binding.name.span, "this would need to be a `const`")
    r.emit(builder.build())


def _let_keyword(r: Resolver, binding: ast.IdentPat) -> Span | None:
    """The `let ` (or `let mut `) right before a binding."""
    span = binding.span
    if span.ctxt < 0:
        return None
    data = r.t.sources.contexts[span.ctxt].file.data
    start = data.rfind(b"let", 0, span.lo)
    if start < 0 or data[start + 3 : span.lo].strip():
        return None
    return Span(start, binding.name.span.lo, span.ctxt)


def _has_type(r: Resolver, binding: ast.IdentPat) -> bool:
    data = r.t.sources.contexts[binding.span.ctxt].file.data
    return data[binding.span.hi : binding.span.hi + 4].lstrip().startswith(b":")


def report_private(
    r: Resolver, ident: ast.Ident, binding: Binding, last: ast.Ident, outcome: Res | None
) -> None:
    """E0603; `last` and `outcome` are the path's last segment and what it means."""
    what = describe_res(binding.res)
    if isinstance(binding.res, Def) and binding.res.kind in (DefKind.STRUCT, DefKind.VARIANT):
        constructor = constructor_kind(binding.res)
        if constructor is ast.VariantKind.NAMED:
            what = binding.res.kind.value
        elif constructor is ast.VariantKind.TUPLE:
            what = describe_res(binding.res, False)
    name = ident.name
    if binding.import_ is not None:
        what = _import_words(what, binding)
    builder = error("E0603", f"{what} `{name}` is private", ident.span, f"private {what}")
    if outcome is not None and last is not ident:
        inner = describe_res(outcome)
        builder.label(last.span, f"{inner} `{last.name}` is not publicly re-exported")
    if binding.import_ is not None:
        labels = [Label(binding.import_.span, "", True)]
        builder.note(f"the {what} `{name}` is defined here...", *labels)
        if isinstance(binding.res, Def):
            inner = describe_res(binding.res, False)
            at = Label(head_span(r.t.sources, binding.res), "", True)
            builder.note(
                f"...and refers to the {inner} `{binding.res.name}` which is defined here", at
            )
    elif isinstance(binding.res, Def):
        at = Label(head_span(r.t.sources, binding.res), "", True)
        builder.note(f"the {what} `{name}` is defined here", at)
    r.emit(builder.build())


def _import_words(what: str, _binding: Binding) -> str:
    return f"{what} import"


def report_private_constructor(
    r: Resolver, path: ast.Path, struct: Def, hidden: Sequence[Def]
) -> None:
    """A tuple struct's constructor is as private as its fields."""
    ident = path.segments[-1].ident
    if len(path.segments) > 1:
        _private_in_module(r, ident, struct, hidden)
        return
    code, use = ("E0532", "match against") if r.tuple_pattern else ("E0423", "initialize")
    what = f"cannot {use} a tuple struct which contains private fields"
    builder = error(code, what, ident.span)
    nodes = [fld.node for fld in hidden if isinstance(fld.node, ast.FieldDef)]
    labels = [Label(at, "private field", True) for at in _private_parts(r, struct, nodes)]
    builder.note("constructor is not visible here due to private fields", *labels)
    if nodes and struct.crate is r.owner.crate:
        plural = "field" if len(nodes) == 1 else "fields"
        builder.suggest(
            f"consider making the {plural} publicly accessible",
            *((node.ty.span.shrink_to_lo(), "pub ") for node in nodes),
        )
    r.emit(builder.build())


def _private_parts(r: Resolver, struct: Def, hidden: Sequence[ast.FieldDef]) -> list[Span]:
    """The patterns of the private fields, else the fields."""
    if r.tuple_pattern is not None:
        fields = [child.node for child in struct.children if child.kind is DefKind.FIELD]
        patterns = r.tuple_pattern.elements
        if len(fields) == len(patterns):
            return [p.span for p, fld in zip(patterns, fields, strict=True) if fld in hidden]
        return []
    return [] if struct.is_library else [node.ty.span for node in hidden]


def _private_in_module(r: Resolver, ident: ast.Ident, struct: Def, hidden: Sequence[Def]) -> None:
    what = "tuple struct constructor"
    builder = error("E0603", f"{what} `{ident.name}` is private", ident.span, f"private {what}")
    nodes = [fld.node for fld in hidden if isinstance(fld.node, ast.FieldDef)]
    fields = [node.ty.span for node in nodes]
    if fields and not struct.is_library:
        some = "any of the fields is private"
        builder.label(fields[0].to(fields[-1]), f"a constructor is private if {some}")
    builder.note(
        f"the {what} `{ident.name}` is defined here",
        Label(head_span(r.t.sources, struct), "", True),
    )
    if fields and not struct.is_library:
        plural = "field" if len(fields) == 1 else "fields"
        builder.suggest(
            f"consider making the {plural} publicly accessible",
            *((span.shrink_to_lo(), "pub ") for span in fields),
        )
    r.emit(builder.build())


def report_ambiguous(r: Resolver, ident: ast.Ident, binding: Binding) -> None:
    """E0659: two globs bring different things under one name."""
    assert binding.conflict is not None
    name = ident.name
    builder = error("E0659", f"`{name}` is ambiguous", ident.span, "ambiguous name")
    builder.note("ambiguous because of multiple glob imports of a name in the same module")
    words = ("could refer to", "could also refer to")
    for found, word in zip((binding, binding.conflict), words, strict=True):
        what = describe_res(found.res, False)
        labels = [Label(found.import_.span, "", True)] if found.import_ is not None else []
        builder.note(f"`{name}` {word} the {what} imported here", *labels)
        builder.help(f"consider adding an explicit import of `{name}` to disambiguate")
    r.emit(builder.build())


def report_no_trait_item(r: Resolver, ident: ast.Ident, trait: Def, ns: Ns) -> None:
    """E0576: `<T as Trait>::nothing`."""
    what = "associated type" if ns is Ns.TYPE else "method or associated constant"
    builder = error(
        "E0576",
        f"cannot find {what} `{ident.name}` in trait `{trait.name}`",
        ident.span,
        f"not found in `{trait.name}`",
    )
    kinds = (DefKind.ASSOC_TYPE,) if ns is Ns.TYPE else (DefKind.ASSOC_FN, DefKind.ASSOC_CONST)
    names = {child.name: child for child in trait.children if child.kind in kinds}
    similar = best_match(names, ident.name)
    if similar is not None:
        word = names[similar].kind.value
        at = head_span(r.t.sources, names[similar])
        builder.labels[0] = Label(ident.span, "", True)
        builder.label(at, f"similarly named {word} `{similar}` defined here")
        message = f"{article(word)} {word} with a similar name exists"
        builder.suggest(message, (ident.span, similar))
    elif len(names) == 1:
        ((only, item),) = names.items()
        word = item.kind.value
        builder.label(head_span(r.t.sources, item), f"{word} `{only}` defined here")
        builder.suggest(f"maybe you meant this {word}", (ident.span, only))
    r.emit(builder.build())
