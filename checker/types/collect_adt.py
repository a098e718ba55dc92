"""Structs, enums and unions: provider of `q_adt`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.ty import (
    ISIZE,
    AdtInfo,
    AdtKind,
    CtorKind,
    FieldInfo,
    Prim,
    Ty,
    VariantInfo,
    int_range,
)
from grammar import syntax as ast
from grammar.diagnostic import error

_CTORS = {
    ast.VariantKind.UNIT: CtorKind.UNIT,
    ast.VariantKind.TUPLE: CtorKind.TUPLE,
    ast.VariantKind.NAMED: CtorKind.NAMED,
}


def provide_adt(tcx: Tcx, d: Def) -> AdtInfo:
    """Variants, fields, discriminants and representation of a type."""
    node = d.node
    assert isinstance(node, ast.Item)
    repr_ = tuple(_attr_words(node, "repr"))
    lang = _lang(d)
    match node.kind:
        case ast.StructItem() as s:
            variant = VariantInfo(d.name, d, _CTORS[s.kind], _fields(d))
            return AdtInfo(d, AdtKind.STRUCT, (variant,), (0,), repr_, lang)
        case ast.UnionItem():
            variant = VariantInfo(d.name, d, CtorKind.NAMED, _fields(d))
            return AdtInfo(d, AdtKind.UNION, (variant,), (0,), repr_, lang)
        case ast.EnumItem():
            variants = tuple(_variants(d))
            return AdtInfo(d, AdtKind.ENUM, variants, _discriminants(tcx, d, repr_), repr_, lang)
        case _:
            raise AssertionError(d)


def _lang(d: Def) -> str | None:
    """The name in `#[lang = "name"]`."""
    node = d.node
    for attr in node.attrs if d.is_library and isinstance(node, ast.Item) else ():
        if attr.path.segments[-1].ident.name == "lang" and isinstance(attr.value, ast.LitExpr):
            return str(attr.value.value)
    return None


def _fields(d: Def) -> tuple[FieldInfo, ...]:
    return tuple(FieldInfo(c.name, c) for c in d.children if c.kind is DefKind.FIELD)


def _variants(d: Def) -> Iterator[VariantInfo]:
    for child in d.children:
        if child.kind is DefKind.VARIANT:
            node = child.node
            assert isinstance(node, ast.Variant)
            yield VariantInfo(child.name, child, _CTORS[node.kind], _fields(child))


def _attr_words(node: ast.Item, name: str) -> Iterator[str]:
    """The words of `#[name(a, b(1))]`: `a`, `b(1)`."""
    for attr in node.attrs:
        if attr.args is not None and attr.path.segments[-1].ident.name == name:
            text = "".join(t.text for t in attr.args.tokens)
            yield from (w for w in text.split(",") if w)


def discriminant_type(repr_: tuple[str, ...]) -> Ty:
    """The type of an enum's discriminants: `isize` unless `#[repr(..)]` says otherwise."""
    for word in repr_:
        for prim in PrimTy:
            if prim.value == word:
                return Prim(prim)
    return ISIZE


def _discriminants(tcx: Tcx, d: Def, repr_: tuple[str, ...]) -> tuple[int, ...]:
    ty = discriminant_type(repr_)
    out: list[int] = []
    resolutions = None
    for child in d.children:
        if child.kind is not DefKind.VARIANT:
            continue
        node = child.node
        assert isinstance(node, ast.Variant)
        value = out[-1] + 1 if out else 0
        if node.discriminant is not None:
            resolutions = resolutions or tcx.resolutions(d)
            from checker.types.const_eval import evaluate_expr

            found = evaluate_expr(tcx, resolutions, node.discriminant.expr, ty)
            value = value if found is None else found
        elif isinstance(ty, Prim) and out and value > int_range(ty.kind)[1]:
            _overflow(tcx, child, ty, out[-1])
        out.append(value)
    return tuple(out)


def _overflow(tcx: Tcx, variant: Def, ty: Prim, last: int) -> None:
    builder = error(
        "E0370", "enum discriminant overflowed", variant.span, f"overflowed on value after {last}"
    )
    low = int_range(ty.kind)[0]
    builder.note(f"explicitly set `{variant.name} = {low}` if that is desired outcome")
    tcx.emit(builder.build())
