"""The blocks that drop one place, part by part where it may be moved out of in part.

A ladder drops the fields of a struct, tuple, closure or variant in order; if one panics, the rest
is dropped while unwinding, so each rung has a twin in cleanup. A box is dropped by dropping what it
owns, then freeing its memory. An enum of which a variant's fields are moved branches on its
discriminant first.

Source: `rustc_mir_transform::elaborate_drop`.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.flow.move_paths import MoveData
from checker.flow.place_type import is_box, place_type
from checker.mir import ir
from checker.mir.discriminant import discriminant_ty
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import erase_regions, subst
from grammar.record import define
from grammar.span import Span


@define(eq=False)
class DropFlow:
    """A body under elaboration, and what may (not) be initialised where the drop stands."""

    tcx: Tcx
    body: ir.Body
    data: MoveData
    flags: dict[int, ir.Local]
    live: int
    dead: int

    def may_be_live(self, path: int) -> bool:
        return bool(self.live >> path & 1)

    def may_be_dead(self, path: int) -> bool:
        return bool(self.dead >> path & 1)

    def block(self, statements: list[ir.Statement], t: ir.Terminator, cleanup: bool) -> ir.Block:
        self.body.blocks.append(ir.BlockData(statements, t, cleanup))
        return ir.Block(len(self.body.blocks) - 1)

    def env(self) -> Def:
        return self.tcx.typeck_owner(self.body.def_)


def drop_of(
    f: DropFlow,
    place: ir.Place,
    path: int,
    target: ir.Block,
    unwind: ir.Unwind,
    span: Span,
    keep_flags: bool = False,
) -> ir.Block:
    """A block that drops what is initialised of `place` (move path `path`), then goes to
    `target`. Flags are cleared unless an assignment follows that sets them."""
    paths = f.data.subtree(path)
    live = any(f.may_be_live(p) for p in paths)
    dead = any(f.may_be_dead(p) for p in paths)
    cleanup = isinstance(unwind, ir.UnwindTerminate)
    if not live:
        return target
    if not dead:
        return complete(f, place, path, target, unwind, span)
    if len(paths) == 1:
        drop = complete(f, place, path, target, unwind, span)
        return tested(f, path, drop, target, span, cleanup)
    return open_drop(f, place, path, target, unwind, span)


def complete(
    f: DropFlow, place: ir.Place, path: int, target: ir.Block, unwind: ir.Unwind, span: Span
) -> ir.Block:
    """Drop the whole of `place`, and clear its flags."""
    cleanup = isinstance(unwind, ir.UnwindTerminate)
    return f.block(cleared(f, path, span), ir.Drop(place, target, unwind, span), cleanup)


def cleared(f: DropFlow, path: int, span: Span) -> list[ir.Statement]:
    return [clear(f.flags[p], span) for p in f.data.subtree(path) if p in f.flags]


def clear(flag: ir.Local, span: Span) -> ir.Statement:
    return ir.Assign(ir.Place(flag), ir.Use(ir.Const(ir.IntConst(0, ty.BOOL), span)), span)


def tested(
    f: DropFlow, path: int, on_set: ir.Block, on_unset: ir.Block, span: Span, cleanup: bool
) -> ir.Block:
    """Go to `on_set` if `path` itself is initialised."""
    if not f.may_be_live(path):
        return on_unset
    if not f.may_be_dead(path):
        return on_set
    flag = ir.Copy(ir.Place(f.flags[path]))
    return f.block([], ir.SwitchInt(flag, ty.BOOL, (0,), (on_unset,), on_set, span), cleanup)


def open_drop(
    f: DropFlow, place: ir.Place, path: int, target: ir.Block, unwind: ir.Unwind, span: Span
) -> ir.Block:
    t = place_type(f.tcx, f.body, place)
    if is_box(f.tcx, t):
        return drop_box(f, place, path, target, unwind, span)
    match t:
        case ty.Tuple(elements) | ty.Closure(upvars=ty.Tuple(elements)):
            return ladder(f, parts(f, place, path, elements), path, target, unwind, span)
        case ty.Array(element, ty.ConstValue(_, length)):
            elems = array_parts(f, place, path, element, length)
            return ladder(f, elems, path, target, unwind, span)
        case ty.Adt(def_, args):
            info = f.tcx.adt(def_)
            if info.kind is ty.AdtKind.STRUCT:
                types = field_types(f, info.variants[0], args)
                return ladder(f, parts(f, place, path, types), path, target, unwind, span)
            return drop_enum(f, place, path, info, args, target, unwind, span)
        case _:
            drop = complete(f, place, path, target, unwind, span)
            cleanup = isinstance(unwind, ir.UnwindTerminate)
            return tested(f, path, drop, target, span, cleanup)


def field_types(f: DropFlow, v: ty.VariantInfo, args: ty.Args) -> tuple[ty.Ty, ...]:
    facts, env = f.tcx.facts, f.env()
    return tuple(
        facts.normalize(erase_regions(subst(f.tcx.type_of(x.def_), args)), env) for x in v.fields
    )


Part = tuple[ir.Place, "int | None"]


def parts(f: DropFlow, place: ir.Place, path: int, types: tuple[ty.Ty, ...]) -> list[Part]:
    """The fields that need dropping, with their move paths."""
    out: list[Part] = []
    for i, t in enumerate(types):
        if f.tcx.facts.needs_drop(t, f.env()):
            out.append((place.project(ir.Field(i, t)), f.data.by_projection.get((path, i))))
    return out


def array_parts(f: DropFlow, place: ir.Place, path: int, element: ty.Ty, length: int) -> list[Part]:
    out: list[Part] = []
    if f.tcx.facts.needs_drop(element, f.env()):
        for i in range(length):
            step = ir.ConstantIndex(i, length, from_end=False)
            out.append((place.project(step), f.data.by_projection.get((path, step))))
    return out


def ladder(
    f: DropFlow,
    fields: list[Part],
    path: int,
    target: ir.Block,
    unwind: ir.Unwind,
    span: Span,
) -> ir.Block:
    """Drop `fields` of `path` in order, then go to `target`."""
    unwinds: list[ir.Unwind] = [unwind]
    if isinstance(unwind, ir.UnwindCleanup):
        after = unwind.block
        for field_ in reversed(fields[1:]):
            after = rung(f, field_, path, after, ir.UnwindTerminate(), span)
            unwinds.append(ir.UnwindCleanup(after))
    else:
        unwinds = [unwind] * max(len(fields), 1)
    entry = with_cleared(f, path, target, span, isinstance(unwind, ir.UnwindTerminate))
    for field_, to in zip(reversed(fields), unwinds, strict=False):
        entry = rung(f, field_, path, entry, to, span)
    return entry


def with_cleared(f: DropFlow, path: int, target: ir.Block, span: Span, cleanup: bool) -> ir.Block:
    if path not in f.flags:
        return target
    return f.block([clear(f.flags[path], span)], ir.Goto(target, span), cleanup)


def rung(
    f: DropFlow, field_: Part, parent: int, target: ir.Block, unwind: ir.Unwind, span: Span
) -> ir.Block:
    """Drop one part; without a move path of its own it is initialised as its parent is."""
    place, path = field_
    if path is not None:
        return drop_of(f, place, path, target, unwind, span)
    cleanup = isinstance(unwind, ir.UnwindTerminate)
    drop = f.block([], ir.Drop(place, target, unwind, span), cleanup)
    return tested(f, parent, drop, target, span, cleanup)


def drop_box(
    f: DropFlow, place: ir.Place, path: int, target: ir.Block, unwind: ir.Unwind, span: Span
) -> ir.Block:
    """What the box owns, then its memory, which is freed even if the former panics."""
    inside: Part = (place.project(ir.Deref()), f.data.by_projection.get((path, ir.Deref)))
    free = box_free(f, place, path, target, unwind, span)
    if isinstance(unwind, ir.UnwindCleanup):
        freed = box_free(f, place, path, unwind.block, ir.UnwindTerminate(), span)
        unwind = ir.UnwindCleanup(freed)
    pointee = place_type(f.tcx, f.body, inside[0])
    if not f.tcx.facts.needs_drop(pointee, f.env()):
        return free
    return rung(f, inside, path, free, unwind, span)


def box_free(
    f: DropFlow, place: ir.Place, path: int, target: ir.Block, unwind: ir.Unwind, span: Span
) -> ir.Block:
    cleanup = isinstance(unwind, ir.UnwindTerminate)
    t = place_type(f.tcx, f.body, place)
    assert isinstance(t, ty.Adt)
    info = f.tcx.adt(t.def_)
    pointer_ty = field_types(f, info.variants[0], t.args)[0]
    pointer = ir.Copy(place.project(ir.Field(0, pointer_ty)))
    f.body.locals.append(ir.LocalDecl(ty.UNIT, ir.LocalKind.TEMP, True, span))
    nothing = ir.Place(ir.Local(len(f.body.locals) - 1))
    def_ = f.tcx.lang(LangItem.BOX_FREE)
    func = ir.Const(ir.FnConst(ty.FnDef(def_, t.args)), span)
    call = ir.Call(func, (pointer,), nothing, target, unwind, span, span)
    flags = [clear(f.flags[path], span)] if path in f.flags else []
    return tested(f, path, f.block(flags, call, cleanup), target, span, cleanup)


def drop_enum(
    f: DropFlow,
    place: ir.Place,
    path: int,
    info: ty.AdtInfo,
    args: ty.Args,
    target: ir.Block,
    unwind: ir.Unwind,
    span: Span,
) -> ir.Block:
    """Variants with moved fields are dropped field by field, the others as a whole."""
    cleanup = isinstance(unwind, ir.UnwindTerminate)
    values, targets = [], []
    for i, v in enumerate(info.variants):
        sub = f.data.by_projection.get((path, (ir.Downcast, i)))
        if sub is None:
            continue
        down = place.project(ir.Downcast(i, v.name))
        fields = parts(f, down, sub, field_types(f, v, args))
        values.append(info.discriminants[i])
        targets.append(ladder(f, fields, sub, target, unwind, span))
    whole = complete(f, place, path, target, unwind, span)
    value_ty = discriminant_ty(f.tcx, place_type(f.tcx, f.body, place))
    f.body.locals.append(ir.LocalDecl(value_ty, ir.LocalKind.TEMP, True, span))
    found = ir.Place(ir.Local(len(f.body.locals) - 1))
    read: list[ir.Statement] = [ir.Assign(found, ir.Discriminant(place), span)]
    switch = ir.SwitchInt(ir.Move(found), value_ty, tuple(values), tuple(targets), whole, span)
    return tested(f, path, f.block(read, switch, cleanup), target, span, cleanup)
