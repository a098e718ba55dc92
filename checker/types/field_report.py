"""Errors about fields: E0609, E0610, E0615, E0616, E0559, E0560."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind
from checker.types.fn_ctxt import FnCtxt
from checker.types.similar import similar_name
from checker.types.ty import (
    Adt,
    AdtKind,
    CtorKind,
    Infer,
    Prim,
    RawPtr,
    Ref,
    Tuple,
    Ty,
    VariantInfo,
)
from grammar import syntax as ast
from grammar.diagnostic import error

if TYPE_CHECKING:
    from checker.types.expr_path import VariantPath


def report_field(fcx: FnCtxt, e: ast.FieldExpr, base: Ty, private: Adt | None) -> None:
    name = e.name.name
    if private is not None:
        _private(fcx, e, base, private)
        return
    if _is_method(fcx, e, base):
        _method(fcx, e, base)
        return
    shown = fcx.show(base)
    inner = base.pointee if isinstance(base, Ref) else base
    if isinstance(base, (Infer, Prim)):
        builder = error(
            "E0610", f"`{shown}` is a primitive type and therefore doesn't have fields", e.name.span
        )
        fcx.emit(builder)
        return
    builder = error("E0609", f"no field `{name}` on type `{shown}`", e.name.span, "unknown field")
    if isinstance(inner, Adt) and inner.def_.kind in (DefKind.STRUCT, DefKind.UNION):
        fields = fcx.tcx.adt(inner.def_).variants[0].fields
        from checker.types.access import accessible

        names = [f.name for f in fields if accessible(fcx, f.def_)]
        close = similar_name(name, names)
        if close is not None:
            builder.suggest("a field with a similar name exists", (e.name.span, close))
        elif names:
            label = "available field is" if len(names) == 1 else "available fields are"
            shown_names = [f"`{n}`" for n in names]
            if len(names) > 5:
                text = ", ".join(shown_names[:5]) + f" ... and {len(names) - 5} others"
            else:
                text = ", ".join(shown_names)
            builder.note(f"{label}: {text}")
    elif isinstance(inner, RawPtr):
        builder.help(
            f"`{fcx.tcx.sources.snippet(e.base.span)}` is a raw pointer; try dereferencing it"
        )
    elif isinstance(inner, Tuple) and inner.elements:
        names = [str(i) for i in range(len(inner.elements))]
        if len(name) == 1 and not name.isdigit():
            builder.suggest("a field with a similar name exists", (e.name.span, "0"))
        else:
            listed = ", ".join(f"`{n}`" for n in names)
            verb = "field is" if len(names) == 1 else "fields are"
            builder.note(f"available {verb}: {listed}")
    fcx.emit(builder)


def hidden_in(fcx: FnCtxt, types: Iterable[Ty], name: str) -> Adt | None:
    """The library type among `types` whose real declaration has a private field `name`."""
    for ty in types:
        if isinstance(ty, Adt) and ty.def_.is_library and name in _private_fields(ty.def_):
            return ty
    return None


def _private_fields(adt: Def) -> list[str]:
    """What `#[private_fields(..)]` of the library lists."""
    node = adt.node
    if not isinstance(node, ast.Item):
        return []
    return [
        token.text
        for a in node.attrs
        if a.path.segments[-1].ident.name == "private_fields" and a.args is not None
        for token in a.args.tokens
    ]


def _private(fcx: FnCtxt, e: ast.FieldExpr, base: Ty, adt: Adt) -> None:
    kind = fcx.tcx.adt(adt.def_).kind.value
    builder = error(
        "E0616",
        f"field `{e.name.name}` of {kind} `{adt.def_.name}` is private",
        e.name.span,
        "private field",
    )
    if _is_method(fcx, e, base):
        builder.suggest(
            f"a method `{e.name.name}` also exists, call it with parentheses",
            (e.name.span.shrink_to_hi(), "()"),
        )
    fcx.emit(builder)


def _traits_with(fcx: FnCtxt, e: ast.FieldExpr) -> list[Def]:
    """The program's traits with a method of the field's name."""
    from checker.names.owners import items

    return [
        d
        for d in items(fcx.tcx)
        if d.kind is DefKind.TRAIT and any(c.name == e.name.name for c in d.children)
    ]


def _is_method(fcx: FnCtxt, e: ast.FieldExpr, base: Ty) -> bool:
    from checker.types.method_probe import Pick, probe_method

    with fcx.probe():
        found = probe_method(fcx, base, e.name.name, _traits_with(fcx, e), e.name.span)
        return isinstance(found, Pick)


def _method(fcx: FnCtxt, e: ast.FieldExpr, base: Ty) -> None:
    builder = error(
        "E0615",
        f"attempted to take value of method `{e.name.name}` on type `{fcx.show(base)}`",
        e.name.span,
        "method, not a field",
    )
    builder.suggest("use parentheses to call the method", (e.name.span.shrink_to_hi(), "()"))
    fcx.emit(builder)


def report_unknown_init(
    fcx: FnCtxt,
    e: ast.StructExpr,
    f: ast.FieldInit,
    path: VariantPath,
    variant: VariantInfo,
    seen: set[str],
) -> None:
    """A struct expression names a field that does not exist."""
    name = f.name.name
    info = fcx.tcx.adt(path.ty.def_)
    is_variant = info.kind is AdtKind.ENUM
    shown = fcx.show(path.ty)
    if is_variant:
        what = f"{path.ty.def_.name}::{variant.name}"
        code, message = "E0559", f"variant `{what}` has no field named `{name}`"
    else:
        code, message = "E0560", f"{info.kind.value} `{shown}` has no field named `{name}`"
        what = shown
    if variant.ctor is CtorKind.TUPLE:
        builder = error(code, message, f.name.span, "field does not exist")
        builder.label(variant.def_.span, f"`{what}` defined here")
        fcx.emit(builder)
        return
    builder = error(code, message, f.name.span)
    from checker.types.access import accessible

    left = [x.name for x in variant.fields if x.name not in seen and accessible(fcx, x.def_)]
    mentioned = {x.name.name for x in e.fields}
    left = [n for n in left if n not in mentioned]
    close = similar_name(name, left)
    if close is not None:
        from grammar.diagnostic import Label

        builder.labels[0] = Label(f.name.span, "unknown field", True)
        builder.suggest("a field with a similar name exists", (f.name.span, close))
    else:
        from grammar.diagnostic import Label

        text = f"`{what}` does not have this field"
        builder.labels[0] = Label(f.name.span, text, True)
        if left:
            names = ", ".join(f"`{n}`" for n in left)
            builder.note(f"available fields are: {names}")
        else:
            builder.note("all struct fields are already assigned")
    fcx.emit(builder)
