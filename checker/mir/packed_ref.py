"""E0793: references to fields of packed structs that may not be aligned.

A place lies in a packed struct if it is reached from one by fields and indices alone; what is
behind a pointer has its own alignment. A borrow of it is fine if its type needs no more alignment
than the innermost packing gives. The alignment of a type that is not known here (a parameter) may
be any.

Source: `rustc_mir_transform::check_packed_ref`, `rustc_const_eval::util::alignment`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.flow.place_type import project_type
from checker.mir import ir
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty
from checker.types.fold import subst
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def check_packed_refs(tcx: Tcx, body: ir.Body) -> None:
    """Report every borrow in `body` of a place that may be less aligned than its type needs."""
    seen: set[Span] = set()
    for data in body.blocks:
        for s in data.statements:
            if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Borrow):
                place = s.rvalue.place
                if not any(isinstance(p, ir.Field) for p in place.projection):
                    continue
                packed = _misaligned_in(tcx, body, place)
                if packed is not None and s.span not in seen:
                    seen.add(s.span)
                    _report(tcx, packed, s.span)


def _misaligned_in(tcx: Tcx, body: ir.Body, place: ir.Place) -> tuple[ty.Adt, int] | None:
    """The packed type around `place` and its packing, if `place` may be misaligned there."""
    at = body.locals[place.local].ty
    around: tuple[ty.Adt, int] | None = None
    for elem in place.projection:
        if isinstance(elem, ir.Deref):
            around = None
        elif isinstance(at, ty.Adt):
            pack = packing(tcx, at.def_)
            if pack is not None and (around is None or pack <= around[1]):
                around = (at, pack)
        at = project_type(tcx, at, elem)
    if around is None:
        return None
    needs = alignment(tcx, body.def_, at)
    return around if needs is None or needs > around[1] else None


def _report(tcx: Tcx, packed: tuple[ty.Adt, int], span: Span) -> None:
    adt, pack = packed
    kind = "union" if adt.def_.kind is DefKind.UNION else "struct"
    builder = error("E0793", f"reference to field of packed {kind} is unaligned", span)
    builder.note(
        f"this {kind} is {pack}-byte aligned, but the type of this field may require higher "
        "alignment"
    )
    builder.note(
        "creating a misaligned reference is undefined behavior (even if that reference is never "
        "dereferenced)"
    )
    builder.help(
        "copy the field contents to a local variable, or replace the reference with a raw pointer "
        "and use `read_unaligned`/`write_unaligned` (loads and stores via `*p` must be properly "
        "aligned even when using raw pointers)"
    )
    tcx.emit(builder.build())


# ------------------------------------------------------------------ alignment


def packing(tcx: Tcx, adt: Def) -> int | None:
    """The `N` of `repr(packed(N))`."""
    for word in tcx.adt(adt).repr:
        if word.startswith("packed"):
            return _number(word)
    return None


def _number(word: str) -> int:
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else 1


def alignment(tcx: Tcx, env: Def, t: ty.Ty) -> int | None:
    """The alignment of `t` in bytes; None where it depends on a parameter."""
    t = tcx.facts.normalize(t, env)
    match t:
        case ty.Prim(kind):
            return _PRIM.get(kind, 1)
        case ty.Ref() | ty.RawPtr() | ty.FnPtr():
            return 8
        case ty.Never() | ty.FnDef():
            return 1
        case ty.Array(element, _) | ty.Slice(element):
            return alignment(tcx, env, element)
        case ty.Tuple(elements):
            return _highest(tcx, env, elements)
        case ty.Adt(def_, args):
            return _adt_alignment(tcx, env, def_, args)
        case _:
            return None


def _highest(tcx: Tcx, env: Def, types: tuple[ty.Ty, ...]) -> int | None:
    highest = 1
    for t in types:
        one = alignment(tcx, env, t)
        if one is None:
            return None
        highest = max(highest, one)
    return highest


def _adt_alignment(tcx: Tcx, env: Def, adt: Def, args: ty.Args) -> int | None:
    info = tcx.adt(adt)
    native = _native_alignment(adt)
    if native is not None:
        return native
    types = [subst(tcx.type_of(f.def_), args) for v in info.variants for f in v.fields]
    if info.kind is ty.AdtKind.ENUM and len(info.variants) > 1:
        types += [ty.Prim(PrimTy(w)) for w in info.repr if w in _INTEGERS]
    highest = _highest(tcx, env, tuple(types))
    pack = packing(tcx, adt)
    if pack is not None:
        return pack if highest is None else min(pack, highest)
    if highest is None:
        return None
    return max([highest] + [_number(w) for w in info.repr if w.startswith("align")])


def _native_alignment(adt: Def) -> int | None:
    """The second number of the library's `#[native_type(size, align)]`."""
    node = adt.node
    if not adt.is_library or not isinstance(node, ast.Item):
        return None
    for a in node.attrs:
        if a.path.segments[-1].ident.name == "native_type" and a.args is not None:
            return int([t.text for t in a.args.tokens if t.text.isdigit()][-1])
    return None


_PRIM = {
    PrimTy.U16: 2,
    PrimTy.I16: 2,
    PrimTy.U32: 4,
    PrimTy.I32: 4,
    PrimTy.F32: 4,
    PrimTy.CHAR: 4,
    PrimTy.U64: 8,
    PrimTy.I64: 8,
    PrimTy.F64: 8,
    PrimTy.USIZE: 8,
    PrimTy.ISIZE: 8,
    PrimTy.U128: 16,
    PrimTy.I128: 16,
}

_INTEGERS = frozenset(p.value for p in _PRIM)
