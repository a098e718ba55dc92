"""Rvalues as leaf expressions.

Integers are exact Python ints in range of their type: arithmetic that may leave it is wrapped here
or tested by the assertion that follows it. `f32` results are rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.names.defs import PrimTy
from checker.types import ty as t
from checker.types.tables import PointerCast
from grammar.record import define
from interp.closed import Unsupported
from interp.shape import EnumForm

from . import lir
from .build import pointer_instance
from .expr import Discr, Expr, add, compare, compound, lit, name, negated, times

if TYPE_CHECKING:
    from .emit import FnEmitter, Loc

PLAIN = {
    ir.BinOp.ADD: "+",
    ir.BinOp.SUB: "-",
    ir.BinOp.MUL: "*",
    ir.BinOp.ADD_WITH_OVERFLOW: "+",
    ir.BinOp.SUB_WITH_OVERFLOW: "-",
    ir.BinOp.MUL_WITH_OVERFLOW: "*",
    ir.BinOp.BIT_AND: "&",
    ir.BinOp.BIT_OR: "|",
    ir.BinOp.BIT_XOR: "^",
    ir.BinOp.SHR: ">>",
    ir.BinOp.SHL: "<<",
}
COMPARE = {
    ir.BinOp.EQ: "==",
    ir.BinOp.NE: "!=",
    ir.BinOp.LT: "<",
    ir.BinOp.LE: "<=",
    ir.BinOp.GT: ">",
    ir.BinOp.GE: ">=",
}
WITH_FLAG = (
    ir.BinOp.ADD_WITH_OVERFLOW,
    ir.BinOp.SUB_WITH_OVERFLOW,
    ir.BinOp.MUL_WITH_OVERFLOW,
)


def bits_of(kind: PrimTy) -> int:
    if kind is PrimTy.CHAR:
        return 32
    if kind is PrimTy.BOOL:
        return 1
    return t.SIGNED.get(kind) or t.UNSIGNED[kind]


def wrap(e: Expr, kind: PrimTy) -> Expr:
    """`e` brought into the range of an integer type, two's complement."""
    bits = bits_of(kind)
    mask = (1 << bits) - 1
    value = e.literal
    if value is not None:
        value &= mask
        if kind in t.SIGNED and value >> (bits - 1):
            value -= 1 << bits
        return lit(value)
    if kind in t.SIGNED:
        half = 1 << (bits - 1)
        inner = e.plus(half)
        return compound(f"({inner.operand()} & {mask}) - {half}", e)
    return compound(f"{e.operand()} & {mask}", e)


@define(eq=False)
class Rvalues:
    """Evaluates rvalues for one `FnEmitter`."""

    em: FnEmitter

    def leaves(self, r: ir.Rvalue, ty: t.Ty, site: int) -> list[Expr]:
        """The leaves of an rvalue of type `ty` (not bulk)."""
        em = self.em
        match r:
            case ir.Use(op):
                return em.operand(op, site)
            case ir.Repeat(op, _):
                return em.operand(op, site) * self._length(ty)
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                return self.pointer(em.place(place, site))
            case ir.Cast():
                return self.cast(r, ty, site)
            case ir.Binary(op, lhs, rhs):
                return self.binary(op, lhs, rhs, ty, site)
            case ir.Unary(op, operand):
                return [self.unary(op, operand, site)]
            case ir.Discriminant(place):
                return [self.discriminant(em.place(place, site), site)]
            case ir.Len(place):
                return [self.length(em.place(place, site))]
            case ir.Aggregate():
                return self.aggregate(r, ty, site)

    def _length(self, ty: t.Ty) -> int:
        assert isinstance(ty, t.Array)
        return self.em.program.closed.length(ty.length)

    def pointer(self, loc: Loc) -> list[Expr]:
        assert loc.alloc is not None, "borrow of a local without memory"
        out = [loc.alloc, loc.slot]
        if loc.meta is not None:
            out.append(loc.meta)
        return out

    # -------------------------------------------------------------- bulk

    def bulk(self, r: ir.Rvalue, ty: t.Ty, site: int) -> Expr:
        """A fresh list of all leaves of an rvalue of a bulk type."""
        em = self.em
        count = em.shape(ty).count
        match r:
            case ir.Use(ir.Const() as op):
                return em.module.bulk_constant(op.constant)
            case ir.Use(op):
                return self.copied(op, count, site)
            case ir.Repeat(op, _):
                return self.repeated(op, self._length(ty), site)
            case ir.Aggregate():
                return self.bulk_aggregate(r, ty, site)
            case _:
                raise Unsupported("this operation on a large value")

    def copied(self, op: ir.Operand, count: int, site: int) -> Expr:
        assert not isinstance(op, ir.Const)
        em = self.em
        place = op.place
        loc = em.place(place, site)
        assert loc.alloc is not None
        if not place.projection and isinstance(op, ir.Move) and not em.module.checked:
            return compound(f"{loc.alloc.operand()}.d", loc.alloc, mem=True, atom=True)
        base, slot = em.repeatable(loc.alloc, loc.slot)
        if em.module.checked and loc.derefs:
            base, slot = em.check(loc, count, site, "r")
        text = f"{base.text}.d[{slot.plain()}:{slot.plus(count).plain()}]"
        return compound(text, base, slot, mem=True, atom=True)

    def repeated(self, op: ir.Operand, n: int, site: int) -> Expr:
        em = self.em
        ty = em.operand_type(op)
        if em.shape(ty).bulk:
            one = self.bulk(ir.Use(op), ty, site)
            return compound(f"list({one.plain()})*{n}", one)
        leaves = em.operand(op, site)
        if len(leaves) == 1 and n > 1024:
            return compound(f"Fill({leaves[0].plain()}, {n})", leaves[0])
        return compound(f"[{', '.join(e.plain() for e in leaves)}]*{n}", *leaves)

    def bulk_aggregate(self, r: ir.Aggregate, ty: t.Ty, site: int) -> Expr:
        em = self.em
        parts: list[Expr] = []
        items: list[str] = []
        for op in r.operands:
            op_ty = em.operand_type(op)
            if em.shape(op_ty).bulk:
                e = self.bulk(ir.Use(op), op_ty, site)
                items.append(f"*{e.operand()}")
                parts.append(e)
            else:
                leaves = em.operand(op, site)
                items += [e.plain() for e in leaves]
                parts += leaves
        if isinstance(r.kind, ir.AggregateAdt) and r.kind.field is not None:
            return self._union_items(r, ty, items, parts, site)
        if isinstance(r.kind, ir.AggregateAdt):
            items = self._enum_items(r.kind, ty, items, parts)
        return compound(f"[{', '.join(items)}]", *parts)

    def _union_items(
        self, r: ir.Aggregate, ty: t.Ty, items: list[str], parts: list[Expr], site: int
    ) -> Expr:
        """A large union: what its one field does not fill is uninitialised."""
        em = self.em
        shape = em.shape(ty)
        if shape.bytewise:
            source = em.module.element(em.operand_type(r.operands[0]))
            units = f"{source}, {em.module.element(ty)}, {em.site(site)}"
            text = f"list(transmute(({''.join(f'{i}, ' for i in items)}), {units}))"
            return compound(text, *parts)
        inner = em.shape(em.operand_type(r.operands[0])).count
        blank = f"*([U]*{shape.count - inner})"
        return compound(f"[{', '.join([*items, blank])}]", *parts)

    def _enum_items(
        self, kind: ir.AggregateAdt, ty: t.Ty, items: list[str], parts: list[Expr]
    ) -> list[str]:
        shape = self.em.shape(ty)
        if shape.code is None or shape.code.form is EnumForm.SINGLE:
            return items
        width = sum(
            self.em.shape(f).count for f in self.em.program.closed.variant_fields(ty, kind.variant)
        )
        if shape.code.form is EnumForm.NICHE:
            if kind.variant == shape.code.full:
                return items
            out = ["0"] * min(shape.count, shape.code.slot + 1)
            out[shape.code.slot] = "None"
            return [*out, f"*([0]*{shape.count - len(out)})"]
        pad = shape.count - 1 - width
        tail = [f"*([0]*{pad})"] if pad else []
        return [str(self._discr(ty, kind.variant)), *items, *tail]

    def _discr(self, ty: t.Ty, variant: int) -> int:
        assert isinstance(ty, t.Adt)
        return self.em.program.tcx.adt(ty.def_).discriminants[variant]

    # -------------------------------------------------------------- aggregates, enums

    def aggregate(self, r: ir.Aggregate, ty: t.Ty, site: int) -> list[Expr]:
        em = self.em
        leaves = [e for op in r.operands for e in em.operand(op, site)]
        if not isinstance(r.kind, ir.AggregateAdt):
            return leaves
        shape = em.shape(ty)
        if r.kind.field is not None and shape.bytewise:
            source = em.operand_type(r.operands[0])
            return self.transmute(leaves, source, ty, site)
        if r.kind.field is not None:
            return leaves + [name("U")] * (shape.count - len(leaves))
        code = shape.code
        if code is None or code.form is EnumForm.SINGLE:
            return leaves
        if code.form is EnumForm.NICHE:
            if r.kind.variant == code.full:
                return leaves
            return [name("None") if i == code.slot else lit(0) for i in range(shape.count)]
        out = [lit(self._discr(ty, r.kind.variant)), *leaves]
        return out + [lit(0)] * (shape.count - len(out))

    def discriminant(self, loc: Loc, site: int) -> Expr:
        em = self.em
        ty = loc.ty
        if not isinstance(ty, t.Adt):
            return lit(0)
        shape = em.shape(ty)
        info = em.program.tcx.adt(ty.def_)
        if shape.code is None or shape.code.form is EnumForm.EMPTY:
            return lit(0)
        match shape.code.form:
            case EnumForm.SINGLE:
                return lit(info.discriminants[0])
            case EnumForm.TAGGED:
                return em.read(loc, 1, site)[0]
            case EnumForm.NICHE:
                code = shape.code
                from .emit import Loc as Place

                at = Place(ty, loc.slot.plus(code.slot), loc.local, loc.alloc, loc.meta, loc.derefs)
                leaf = em.read(at, 1, site)[0]
                empty, full = info.discriminants[code.empty], info.discriminants[code.full]
                text = f"({empty} if {leaf.operand()} is None else {full})"
                made = compound(text, leaf, atom=True)
                origin = Discr(leaf, empty, full)
                return Expr(made.text, True, made.deps, made.mem, 0, False, origin)

    def length(self, loc: Loc) -> Expr:
        if isinstance(loc.ty, t.Array):
            return lit(self._length(loc.ty))
        assert loc.meta is not None
        return loc.meta

    # -------------------------------------------------------------- arithmetic

    def binary(
        self, op: ir.BinOp, lhs: ir.Operand, rhs: ir.Operand, ty: t.Ty, site: int
    ) -> list[Expr]:
        em = self.em
        operand_ty = em.operand_type(lhs)
        a, b = em.operand(lhs, site), em.operand(rhs, site)
        if op is ir.BinOp.OFFSET:
            stride = em.shape(em.program.closed.pointee(operand_ty)).count
            return [a[0], add(a[1], times(b[0], stride)), *a[2:]]
        if op in COMPARE:
            return [self.compare(op, a, b, operand_ty)]
        assert isinstance(operand_ty, t.Prim), operand_ty
        kind = operand_ty.kind
        if op in WITH_FLAG:
            return self.with_flag(op, a[0], b[0], kind)
        if kind in t.FLOATS:
            return [self.float_binary(op, a[0], b[0], kind)]
        return [self.int_binary(op, a[0], b[0], kind)]

    def with_flag(self, op: ir.BinOp, a: Expr, b: Expr, kind: PrimTy) -> list[Expr]:
        exact = compound(f"{a.operand()} {PLAIN[op]} {b.operand()}", a, b)
        held = self.em.temp()
        self.em.line(f"{held} = {exact.plain()}")
        low, high = t.int_range(kind)
        flag = Expr(f"not {low} <= {held} <= {high}", False, cheap=False)
        return [wrap(name(held), kind), flag]

    def int_binary(self, op: ir.BinOp, a: Expr, b: Expr, kind: PrimTy) -> Expr:
        text = f"{a.operand()} {PLAIN.get(op, '//')} {b.operand()}"
        match op:
            case ir.BinOp.ADD | ir.BinOp.SUB | ir.BinOp.MUL | ir.BinOp.SHL:
                return wrap(compound(text, a, b), kind)
            case ir.BinOp.DIV | ir.BinOp.REM if kind in t.SIGNED:
                word = "tdiv" if op is ir.BinOp.DIV else "trem"
                return compound(f"{word}({a.plain()}, {b.plain()})", a, b, atom=True)
            case ir.BinOp.REM:
                return compound(f"{a.operand()} % {b.operand()}", a, b)
            case _:
                return compound(text, a, b)

    def float_binary(self, op: ir.BinOp, a: Expr, b: Expr, kind: PrimTy) -> Expr:
        match op:
            case ir.BinOp.DIV:
                if b.text and _nonzero_literal(b.text):
                    made = compound(f"{a.operand()} / {b.operand()}", a, b)
                else:
                    made = compound(f"fdiv({a.plain()}, {b.plain()})", a, b, atom=True)
            case ir.BinOp.REM:
                made = compound(f"frem({a.plain()}, {b.plain()})", a, b, atom=True)
            case _:
                made = compound(f"{a.operand()} {PLAIN[op]} {b.operand()}", a, b)
        return self.rounded(made, kind)

    def rounded(self, e: Expr, kind: PrimTy) -> Expr:
        if kind is PrimTy.F32:
            return compound(f"f32({e.plain()})", e, atom=True)
        return e

    def compare(self, op: ir.BinOp, a: list[Expr], b: list[Expr], ty: t.Ty) -> Expr:
        if isinstance(ty, t.Prim):
            return compare(a[0], COMPARE[op], b[0], ty.kind not in t.FLOATS)
        if not a:
            return name("True" if op in (ir.BinOp.EQ, ir.BinOp.LE, ir.BinOp.GE) else "False")
        if isinstance(ty, t.FnPtr):
            word = {ir.BinOp.EQ: "is", ir.BinOp.NE: "is not"}.get(op)
            if word is not None:
                return compound(f"{a[0].operand()} {word} {b[0].operand()}", a[0], b[0])
        args = ", ".join(e.plain() for e in [*a, *b])
        stride = self._stride(ty)
        if len(a) == 2:
            text = f"ptr_cmp({args}, {stride}) {COMPARE[op]} 0"
        else:
            text = f"fat_cmp({args}, {stride}) {COMPARE[op]} 0"
        return compound(text, *a, *b, mem=True)

    def _stride(self, ty: t.Ty) -> str:
        return self.em.module.element(self.em.program.closed.pointee(ty))

    def unary(self, op: ir.UnOp, operand: ir.Operand, site: int) -> Expr:
        em = self.em
        leaves = em.operand(operand, site)
        if op is ir.UnOp.PTR_METADATA:
            return leaves[2] if len(leaves) > 2 else lit(0)
        ty = em.operand_type(operand)
        assert isinstance(ty, t.Prim)
        e = leaves[0]
        if op is ir.UnOp.NEG:
            if e.literal is not None:
                return lit(-e.literal)
            return compound(f"-{e.operand()}", e)
        if ty.kind is PrimTy.BOOL:
            return compound(negated(e), e)
        if ty.kind in t.SIGNED:
            return compound(f"~{e.operand()}", e)
        return compound(f"{e.operand()} ^ {t.int_range(ty.kind)[1]}", e)

    # -------------------------------------------------------------- casts

    def cast(self, r: ir.Cast, ty: t.Ty, site: int) -> list[Expr]:
        em = self.em
        source = em.operand_type(r.operand)
        if isinstance(r.op, PointerCast):
            return self.pointer_cast(r.op, r.operand, source, ty, site)
        leaves = em.operand(r.operand, site)
        match r.op:
            case ir.CastOp.INT_TO_INT:
                return [self.int_to_int(leaves[0], source, ty)]
            case ir.CastOp.INT_TO_FLOAT:
                word = "f32i" if ty == t.Prim(PrimTy.F32) else "float"
                return [compound(f"{word}({leaves[0].plain()})", leaves[0], atom=True)]
            case ir.CastOp.FLOAT_TO_INT:
                assert isinstance(ty, t.Prim)
                low, high = t.int_range(ty.kind)
                text = f"float_to_int({leaves[0].plain()}, {low}, {high})"
                return [compound(text, leaves[0], atom=True)]
            case ir.CastOp.FLOAT_TO_FLOAT:
                assert isinstance(ty, t.Prim)
                return [self.rounded(leaves[0], ty.kind)]
            case ir.CastOp.PTR_TO_PTR:
                return self.ptr_to_ptr(leaves, source, ty)
            case ir.CastOp.PTR_TO_INT:
                if isinstance(source, t.FnPtr):
                    return [compound(f"fn_addr({leaves[0].plain()})", *leaves, atom=True)]
                unit = self._stride(source)
                text = f"expose({leaves[0].plain()}, {leaves[1].plain()}, {unit})"
                return [self.int_to_int(compound(text, *leaves, mem=True, atom=True), t.USIZE, ty)]
            case ir.CastOp.INT_TO_PTR:
                return self.named(f"from_addr({leaves[0].plain()}, {self._stride(ty)})", 2)
            case ir.CastOp.FN_PTR_TO_PTR:
                return [compound(f"FnAlloc({leaves[0].plain()})", *leaves), lit(0)]
            case ir.CastOp.TRANSMUTE:
                return self.transmute(leaves, source, ty, site)

    def named(self, text: str, n: int) -> list[Expr]:
        """Several leaves from one call, held in new variables."""
        names = [self.em.temp() for _ in range(n)]
        self.em.line(f"{', '.join(names)} = {text}")
        return [name(x) for x in names]

    def int_to_int(self, e: Expr, source: t.Ty, target: t.Ty) -> Expr:
        assert isinstance(target, t.Prim)
        if isinstance(source, t.Prim) and source.kind is PrimTy.BOOL:
            if e.text in ("True", "False"):
                return lit(int(e.text == "True"))
            return compound(f"+{e.operand()}", e)
        low, high = t.int_range(target.kind) if target.kind is not PrimTy.CHAR else (0, 0x10FFFF)
        if isinstance(source, t.Prim):
            s_low, s_high = (
                (0, 0x10FFFF) if source.kind is PrimTy.CHAR else t.int_range(source.kind)
            )
            if low <= s_low and s_high <= high:
                return e
        return wrap(e, target.kind)

    def ptr_to_ptr(self, leaves: list[Expr], source: t.Ty, target: t.Ty) -> list[Expr]:
        em = self.em
        closed = em.program.closed
        a, b = closed.pointee(source), closed.pointee(target)
        if not closed.is_sized(b):
            return leaves
        if not closed.is_sized(a):
            tail = closed.tail(a)
            a = tail.element if isinstance(tail, t.Slice) else t.U8 if tail == t.STR else b
            leaves = leaves[:2]
        if em.module.same_slots(a, b):
            return leaves
        unit = em.module.element(b)
        return self.named(
            f"recast({leaves[0].plain()}, {leaves[1].plain()}, {em.module.element(a)}, {unit})", 2
        )

    def transmute(self, leaves: list[Expr], source: t.Ty, target: t.Ty, site: int) -> list[Expr]:
        em = self.em
        if em.module.same_slots(source, target):
            return leaves
        args = "".join(f"{e.plain()}, " for e in leaves)
        n = em.shape(target).count
        units = f"{em.module.element(source)}, {em.module.element(target)}"
        call = f"transmute(({args}), {units}, {em.site(site)})"
        if n == 1:
            return [compound(f"{call}[0]", *leaves, atom=True)]
        return self.named(call, n)

    def pointer_cast(
        self, op: PointerCast, operand: ir.Operand, source: t.Ty, target: t.Ty, site: int
    ) -> list[Expr]:
        em = self.em
        leaves = em.operand(operand, site)
        match op:
            case PointerCast.REIFY_FN | PointerCast.CLOSURE_FN | PointerCast.UNSAFE_FN:
                instance = pointer_instance(em.program, source)
                if instance is None:
                    return leaves
                return [name(em.module.name_of(instance))]
            case PointerCast.MUT_TO_CONST | PointerCast.ARRAY_TO_POINTER:
                return leaves
            case PointerCast.UNSIZE:
                return self.unsize(leaves, source, target)

    def unsize(self, leaves: list[Expr], source: t.Ty, target: t.Ty) -> list[Expr]:
        """`CoerceUnsized`: adds the metadata to the one pointer that changes."""
        em = self.em
        closed = em.program.closed
        if source == target:
            return leaves
        if isinstance(target, (t.Ref, t.RawPtr)):
            a, b = closed.pointee(source), closed.pointee(target)
            meta = self.unsize_meta(a, b, leaves)
            return [*leaves[:2], meta]
        assert isinstance(source, t.Adt)
        assert isinstance(target, t.Adt)
        out: list[Expr] = []
        at = 0
        if em.shape(source).code is not None:
            full = em.shape(source).code
            assert full is not None
            fields = zip(
                closed.variant_fields(source, full.full),
                closed.variant_fields(target, full.full),
                strict=True,
            )
        else:
            fields = zip(closed.variant_fields(source), closed.variant_fields(target), strict=True)
        for f, g in fields:
            n = em.shape(f).count
            part = leaves[at : at + n]
            out += part if f == g or n == 0 else self.unsize(part, f, g)
            at += n
        return out

    def unsize_meta(self, a: t.Ty, b: t.Ty, leaves: list[Expr]) -> Expr:
        em = self.em
        closed = em.program.closed
        a, b = struct_tails(closed, a, b)
        match a, b:
            case t.Array(_, length), t.Slice():
                return lit(closed.length(length))
            case t.Dynamic(), t.Dynamic():
                return self.upcast(a, b, leaves[2])
            case _, t.Dynamic():
                return name(em.module.vtable(a, b))
        raise Unsupported(f"this unsizing to {type(b).__name__}")

    def upcast(self, a: t.Ty, b: t.Ty, meta: Expr) -> Expr:
        assert isinstance(a, t.Dynamic)
        assert isinstance(b, t.Dynamic)
        program = self.em.program
        if a.bounds and b.bounds and a.bounds[0] == b.bounds[0]:
            program.upcast(a, b)
        program.upcast(a, b)
        return compound(f"{meta.operand()}.up[{self.em.module.dyn_id(b)}]", meta, atom=True)


def struct_tails(closed: object, a: t.Ty, b: t.Ty) -> tuple[t.Ty, t.Ty]:
    """Both types' last fields, as long as both are the same struct."""
    from interp.closed import Closed

    assert isinstance(closed, Closed)
    while isinstance(a, t.Adt) and isinstance(b, t.Adt) and a.def_ is b.def_:
        a, b = closed.variant_fields(a)[-1], closed.variant_fields(b)[-1]
    while isinstance(a, t.Tuple) and isinstance(b, t.Tuple):
        a, b = a.elements[-1], b.elements[-1]
    return a, b


def _nonzero_literal(text: str) -> bool:
    try:
        return float(text) != 0.0
    except ValueError:
        return False


__all__ = ["Rvalues", "lir", "wrap"]
