"""What may stand in constants, statics, `const fn` and constant expressions: E0015 and its kin.

A body that is evaluated at compile time is walked once over its MIR, as rustc does it:

- calls must be of `const fn`s and constructors (E0015; function pointers have no code);
- no reference to a value that can be changed may become part of a constant: such borrows of what
  outlives the evaluation are E0764 (`&mut`) and E0492 (`&` of interior mutability);
- no destructor may have to run (E0493); whether one does is asked of values
  (`checker.mir.const_qualif`), so `None` of anything may be dropped;
- pointers are neither compared nor cast to integers: their addresses do not exist yet.

Blocks that cannot be reached are not looked at. Closures are not constant: they cannot be called.

Source: `rustc_const_eval::check_consts::check`, `::ops`.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from checker.context import LangItem, Tcx
from checker.flow.place_type import place_type
from checker.flow.solver import reverse_postorder
from checker.mir import ir
from checker.mir.const_qualif import Property, Qualif, is_freeze, is_indirect, qualify
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import define, field
from grammar.span import Span


class ConstKind(Enum):
    """The value is what messages call such bodies, in the plural."""

    CONST = "constants"
    STATIC = "statics"
    STATIC_MUT = "statics "
    CONST_FN = "constant functions"


def const_check(tcx: Tcx, owner: Def) -> bool:
    """Report, once, what the body of `owner` may not do if it is evaluated at compile time; whether
    that was nothing."""
    key = ("const check", owner)
    found = tcx.trait_cache.get(key)
    if found is None:
        kind = const_kind(owner)
        body = None if kind is None else tcx.mir_built(owner)
        found = True
        if kind is not None and body is not None:
            checker = _Checker(tcx, body, kind)
            checker.run()
            found = not checker.reported
        tcx.trait_cache[key] = found
    return bool(found)


def const_kind(owner: Def) -> ConstKind | None:
    node: Any = owner.node
    item = node.kind if isinstance(node, ast.Item) else node
    match owner.kind:
        case DefKind.CONST | DefKind.ASSOC_CONST | DefKind.ANON_CONST:
            return ConstKind.CONST
        case DefKind.STATIC:
            mutable = isinstance(item, ast.StaticItem) and item.mutable
            return ConstKind.STATIC_MUT if mutable else ConstKind.STATIC
        case DefKind.FN | DefKind.ASSOC_FN if isinstance(item, ast.FnItem):
            return ConstKind.CONST_FN if item.header.is_const else None
        case _:
            return None


def is_const_fn(def_: Def) -> bool:
    """Whether a call of `def_` may be evaluated: a `const fn`, a constructor."""
    if def_.kind in (DefKind.STRUCT, DefKind.VARIANT):
        return True
    return const_kind(def_) is ConstKind.CONST_FN


@define(eq=False)
class _Checker:
    tcx: Tcx
    body: ir.Body
    kind: ConstKind
    env: Def = field(init=False)
    drops: Qualif | None = None
    cells: Qualif | None = None
    live: set[int] | None = None
    reported: set[tuple[Span, str]] = field(factory=set)
    formats: bool = False
    """Arguments of a formatting macro were made: literal text alone may be a constant."""

    def __attrs_post_init__(self) -> None:
        self.env = self.tcx.typeck_owner(self.body.def_)

    def run(self) -> None:
        for block in reverse_postorder(self.body):
            data = self.body.blocks[block]
            for i, s in enumerate(data.statements):
                if isinstance(s, ir.Assign):
                    self.rvalue(s.rvalue, s.span, block, i)
            match data.terminator:
                case ir.Call():
                    self.call(data.terminator)
                case ir.Drop(place, span=span):
                    self.drop(place, span, block, len(data.statements))
                case _:
                    pass

    def emit(self, d: DiagnosticBuilder) -> None:
        """Once for each place and message: desugaring makes several calls of one expression."""
        at = d.labels[0].span
        if (at, d.message) not in self.reported:
            self.reported.add((at, d.message))
            self.tcx.emit(d.build())

    @property
    def words(self) -> str:
        return self.kind.value.strip()

    # -------------------------------------------------------------- borrows, pointers

    def rvalue(self, r: ir.Rvalue, span: Span, block: int, index: int) -> None:
        match r:
            case ir.Borrow(ir.BorrowKind.SHARED, place) | ir.RawBorrow(False, place):
                if self.may_escape(place) and self.has_cell(place, block, index):
                    self.emit(escaping(E0492, span))
            case ir.Borrow(ir.BorrowKind.MUT | ir.BorrowKind.TWO_PHASE, place):
                self.mutable_borrow(place, span)
            case ir.RawBorrow(True, place):
                self.mutable_borrow(place, span)
            case ir.Cast(ir.CastOp.PTR_TO_INT):
                d = error(None, "pointers cannot be cast to integers during const eval", span)
                d.note("at compile-time, pointers do not have an integer value")
                self.emit(
                    d.note(
                        "avoiding this restriction via `transmute`, `union`, or raw pointers leads "
                        "to compile-time undefined behavior"
                    )
                )
            case ir.Binary(_, lhs):
                t = self.operand_type(lhs)
                if isinstance(t, (ty.RawPtr, ty.FnPtr)):
                    message = "pointers cannot be reliably compared during const eval"
                    d = error(None, message, span)
                    self.emit(
                        d.note(
                            "see issue #53020 <https://github.com/rust-lang/rust/issues/53020> for "
                            "more information"
                        )
                    )
            case _:
                pass

    def operand_type(self, op: ir.Operand) -> ty.Ty:
        if isinstance(op, ir.Const):
            return op.constant.ty
        return place_type(self.tcx, self.body, op.place)

    def mutable_borrow(self, place: ir.Place, span: Span) -> None:
        if self.kind is not ConstKind.STATIC_MUT and self.may_escape(place):
            self.emit(escaping(E0764, span))

    def may_escape(self, place: ir.Place) -> bool:
        """Whether a reference to `place` could be part of the constant's value."""
        if self.kind is ConstKind.CONST_FN or is_indirect(place):
            return False
        if self.live is None:
            self.live = live_at_return(self.body)
        return place.local in self.live

    def has_cell(self, place: ir.Place, block: int, index: int) -> bool:
        if is_freeze(self.tcx, place_type(self.tcx, self.body, place), self.env):
            return False
        if self.cells is None:
            self.cells = qualify(self.tcx, self.body, Property.MUTABLE_INSIDE)
        return self.cells.place(self.cells.before(block, index), place)

    # -------------------------------------------------------------- drops

    def drop(self, place: ir.Place, span: Span, block: int, index: int) -> None:
        from checker.types.pretty import show

        t = place_type(self.tcx, self.body, place)
        if self.body.blocks[block].is_cleanup or not self.tcx.facts.needs_drop(t, self.env):
            return
        at = span
        if not place.projection:
            if self.drops is None:
                self.drops = qualify(self.tcx, self.body, Property.NEEDS_DROP)
            if not self.drops.before(block, index) >> place.local & 1:
                return
            at = self.body.locals[place.local].span
        message = f"destructor of `{show(self.tcx, t)}` cannot be evaluated at compile-time"
        why = f"the destructor for this type cannot be evaluated in {self.words}"
        d = error("E0493", message, at, why)
        if at != span:
            d.label(span, "value is dropped here")
        self.emit(d)

    # -------------------------------------------------------------- calls

    def call(self, c: ir.Call) -> None:
        t = self.operand_type(c.func)
        if isinstance(t, ty.FnPtr):
            message = f"function pointer calls are not allowed in {self.words}"
            self.emit(error(None, message, c.fn_span))
        elif isinstance(t, ty.FnDef):
            self.call_of(c, t)

    def call_of(self, c: ir.Call, t: ty.FnDef) -> None:
        tcx = self.tcx
        if tcx.is_lang(t.def_, LangItem.FORMAT_ARGUMENT_NEW):
            self.formats = True
        elif tcx.is_lang(t.def_, LangItem.FORMAT_NEW):
            if self.formats:
                self.refuse("non-const formatting macro", c, call=True)
            self.formats = False
        elif tcx.is_lang(t.def_, LangItem.PANIC_DISPLAY):
            if t.args[-1] != ty.Ref(ty.ERASED, ty.STR, False) and t.args[-1] != ty.STR:
                message = "argument to `panic!()` in a const context must have type `&str`"
                self.emit(error(None, message, c.fn_span))
        elif not is_const_fn(t.def_):
            self.not_const(c, t)

    def not_const(self, c: ir.Call, t: ty.FnDef) -> None:
        """The words depend on how the program wrote the call."""
        from checker.types.pretty import Printer, show

        tcx, trait = self.tcx, t.def_.parent
        langs = tcx.q_lang_items.get(tcx, None)
        assert trait is not None
        if trait.kind is DefKind.TRAIT:
            self_ty = show(tcx, t.args[0])
            written = not isinstance(c.func, ir.Const) or c.func.span != c.span
            if trait in (langs.get(x) for x in FN_TRAITS):
                return self.refuse("non-const closure", c, call=True)
            if not written and t.def_ in (langs.get(x) for x in FOR_METHODS):
                return self.cannot(f"use `for` loop on `{self_ty}`", c)
            if c.overloaded and trait in (langs.get(x) for x in DEREF_TRAITS):
                return self.cannot(f"perform non-const deref coercion on `{self_ty}`", c)
            if trait is langs.get(LangItem.PARTIAL_EQ) and is_text(t.args[0]):
                return self.compared_text(c, trait)
            if c.overloaded:
                return self.refuse("non-const operator", c, call=True)
            if not written and t.def_ in (langs.get(x) for x in TRY_METHODS):
                return self.question(c, t.args[0], trait)
        path = Printer(tcx, False, None).value_path(t.def_, t.args)
        if trait.kind is DefKind.IMPL and tcx.impl_trait_ref(trait) is not None:
            path = show(tcx, t)
        return self.refuse(f"non-const {described(t.def_)} `{path}`", c, call=True)

    def compared_text(self, c: ir.Call, trait: Def) -> None:
        """Texts can be compared in constants, but not yet in stable Rust."""
        what = "call conditionally-const operator" if c.overloaded else "match on `str`"
        self.emit(error("E0658", f"cannot {what} in {self.words}", c.fn_span))
        self.emit(error(None, f"`{trait.name}` is not yet stable as a const trait", c.fn_span))

    def question(self, c: ir.Call, t: object, trait: Def) -> None:
        from checker.types.pretty import show

        message = f"`?` is not allowed on `{show(self.tcx, t)}` in {self.words}"
        self.emit(error("E0658", message, c.fn_span))
        self.emit(error(None, f"`{trait.name}` is not yet stable as a const trait", c.fn_span))

    def cannot(self, what: str, c: ir.Call) -> None:
        self.refuse(what, c, call=False)

    def refuse(self, what: str, c: ir.Call, call: bool) -> None:
        verb = "call " if call else ""
        d = error("E0015", f"cannot {verb}{what} in {self.words}", c.fn_span)
        d.note(
            f"calls in {self.words} are limited to constant functions, tuple structs and tuple "
            "variants"
        )
        if self.kind in (ConstKind.STATIC, ConstKind.STATIC_MUT):
            d.note("consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`")
        self.emit(d)


FN_TRAITS = (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)
FOR_METHODS = (LangItem.INTO_ITER, LangItem.ITERATOR_NEXT)
DEREF_TRAITS = (LangItem.DEREF, LangItem.DEREF_MUT)
TRY_METHODS = (LangItem.TRY_BRANCH, LangItem.FROM_RESIDUAL_FN)

E0492 = (
    "E0492",
    "interior mutable shared borrows",
    "this borrow of an interior mutable value refers to such a temporary",
)
E0764 = ("E0764", "mutable borrows", "this mutable borrow refers to such a temporary")


def escaping(what: tuple[str, str, str], span: Span) -> DiagnosticBuilder:
    code, subject, label = what
    message = (
        f"{subject} of temporaries that have their lifetime extended until the end of the program "
        "are not allowed"
    )
    d = error(code, message, span, label)
    d.note(
        "temporaries in constants and statics can have their lifetime extended until the end of "
        "the program"
    )
    d.note(
        "to avoid accidentally creating global mutable state, such temporaries must be immutable"
    )
    return d.help(
        "if you really want global mutable state, try replacing the temporary by an interior "
        "mutable `static` or a `static mut`"
    )


def is_text(t: object) -> bool:
    while isinstance(t, ty.Ref):
        t = t.pointee
    return t == ty.STR


def described(def_: Def) -> str:
    node: Any = def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    if def_.kind is DefKind.ASSOC_FN:
        has_self = isinstance(item, ast.FnItem) and item.self_param is not None
        return "method" if has_self else "associated function"
    return "function"


def live_at_return(body: ir.Body) -> set[int]:
    """Locals that may be alive when `body` returns: those never declared dead on some path."""
    marked = {s.local for b in body.blocks for s in b.statements if isinstance(s, ir.StorageLive)}
    always = sum(1 << i for i in range(len(body.locals)) if i not in marked)
    entry = {ir.START: always}
    waiting = [ir.START]
    found = 0
    while waiting:
        block = waiting.pop()
        state = entry[block]
        for s in body.blocks[block].statements:
            if isinstance(s, ir.StorageLive):
                state |= 1 << s.local
            elif isinstance(s, ir.StorageDead):
                state &= ~(1 << s.local)
        terminator = body.blocks[block].terminator
        if isinstance(terminator, ir.Return):
            found |= state
        for target in ir.successors(terminator):
            joined = entry.get(target, 0) | state
            if target not in entry or joined != entry[target]:
                entry[target] = joined
                waiting.append(target)
    return {i for i in range(len(body.locals)) if found >> i & 1}
