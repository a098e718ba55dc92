"""Monomorphisation: from `main` to every function, constant and vtable that can run.

`Program` is one closed program. `Program.collect(roots)` builds the LIR of all reachable instances:
`interp.codegen.build` translates a MIR body and asks `Program.callee` what each call runs. Trait
methods are resolved by the trait system; what is built into the language (calls of closures and
function pointers, `clone` of tuples, drop glue) becomes an instance of its own, whose LIR
`interp.codegen.shims` writes.

Vtables hold only methods that some virtual call names: each pair of a called method and a type
that is made into that `dyn` type is an instance, so both sides are kept and crossed.
"""

from __future__ import annotations

from collections import deque

from checker.context import LangItem, Tcx
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import DUMMY_SPAN, Span

from .closed import Closed, Unsupported, attribute_text
from .codegen import lir
from .layout import Layouts
from .shape import Shapes

CTOR_KINDS = (DefKind.STRUCT, DefKind.VARIANT)


@define(eq=False)
class VtableInfo:
    """The vtable of `ty` as `dyn_ty`; `methods[slot]` is filled for slots that are called."""

    index: int
    ty: t.Ty
    dyn_ty: t.Ty
    drop: lir.Instance | None
    methods: dict[int, lir.Instance] = field(factory=dict)
    upcasts: dict[t.Ty, VtableInfo] = field(factory=dict)


@define(eq=False)
class DynUse:
    """One `dyn` type: the methods called through it and the types made into it."""

    slots: dict[tuple[Def, t.Args], int] = field(factory=dict)
    vtables: dict[t.Ty, VtableInfo] = field(factory=dict)
    upcasts: list[t.Ty] = field(factory=list)


@define(eq=False)
class Program:
    """A closed program: its facts about types and all its functions."""

    tcx: Tcx
    closed: Closed = field(init=False)
    layouts: Layouts = field(init=False)
    shapes: Shapes = field(init=False)
    functions: dict[lir.Instance, lir.Function] = field(factory=dict)
    queue: deque[lir.Instance] = field(factory=deque)
    seen: set[lir.Instance] = field(factory=set)
    indirect: set[lir.Instance] = field(factory=set)
    constants: dict[lir.FnInstance, t.Ty] = field(factory=dict)
    statics: dict[Def, t.Ty] = field(factory=dict)
    dyns: dict[t.Ty, DynUse] = field(factory=dict)
    vtables: list[VtableInfo] = field(factory=list)
    sites: list[tuple[Span, Def | None]] = field(factory=lambda: [(DUMMY_SPAN, None)])
    has_user_unsafe: bool = False
    has_threads: bool = False
    limited: bool = False
    """The code counts its steps (`interp.limits`)."""
    evaluating: bool = False
    """A constant for the checker: assertions keep their operands, lines tell their sites."""
    _site_ids: dict[tuple[Span, Def | None], int] = field(factory=dict)
    _natives: dict[Def, str | None] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.closed = Closed(self.tcx)
        self.layouts = Layouts(self.closed)
        self.shapes = Shapes(self.closed, self.layouts)

    def site(self, span: Span, owner: Def | None) -> int:
        """The number of a place in the user's code."""
        key = (span, owner)
        found = self._site_ids.get(key)
        if found is None:
            found = self._site_ids[key] = len(self.sites)
            self.sites.append(key)
        return found

    # -------------------------------------------------------------- instances

    def request(self, instance: lir.Instance) -> None:
        """See that the LIR of `instance` gets built."""
        if instance not in self.seen:
            self.seen.add(instance)
            self.queue.append(instance)

    def request_indirect(self, instance: lir.Instance) -> None:
        """The same for one that is called through a pointer or vtable."""
        self.request(instance)
        self.indirect.add(instance)

    def constant(self, def_: Def, args: t.Args, ty: t.Ty) -> lir.FnInstance:
        """The instance whose value is that constant."""
        found = self.resolve(def_, args)
        if found is not None:
            def_, args = found
        instance = lir.FnInstance(def_, args)
        if instance not in self.constants:
            self.constants[instance] = ty
            self.request(instance)
        return instance

    def static(self, def_: Def) -> None:
        if def_ not in self.statics:
            self.statics[def_] = self.closed.close(self.tcx.type_of(def_), ())
            if def_.parent is not None and def_.parent.kind is DefKind.EXTERN_BLOCK:
                raise Unsupported("statics of other languages")
            self.request(lir.FnInstance(def_, ()))

    def resolve(self, def_: Def, args: t.Args) -> tuple[Def, t.Args] | None:
        """For items of traits, the implementation's (None: built in); others are themselves."""
        if not is_trait_item(def_):
            return def_, args
        found = self.tcx.facts.resolve_instance(def_, args)
        if found is None:
            return None
        return found[0], self.closed.close_args(found[1], ())

    def native(self, def_: Def) -> str | None:
        """The name of the native that `def_` declares."""
        if def_ not in self._natives:
            name = attribute_text(self.tcx, def_, "native") if def_.is_library else None
            if name is None and def_.parent is not None:
                if def_.parent.kind is DefKind.EXTERN_BLOCK:
                    name = "extern " + def_.name
            self._natives[def_] = name
        return self._natives[def_]

    def is_ctor(self, def_: Def) -> bool:
        return def_.kind in CTOR_KINDS

    def signature(self, def_: Def, args: t.Args) -> tuple[tuple[t.Ty, ...], t.Ty]:
        """Closed parameter and result types of a function."""
        sig = self.tcx.fn_sig(def_).sig
        return (
            tuple(self.closed.close(i, args) for i in sig.inputs),
            self.closed.close(sig.output, args),
        )

    def function_instance(self, def_: Def, args: t.Args) -> lir.Instance:
        """The instance to run for item `def_` when a plain function is needed."""
        found = self.resolve(def_, args)
        if found is None:
            return self.builtin_instance(def_, args)
        def_, args = found
        if self.is_ctor(def_):
            return lir.CtorInstance(def_, args)
        if self.native(def_) is not None:
            return lir.NativeInstance(def_, args)
        return lir.FnInstance(def_, args)

    def builtin_instance(self, method: Def, args: t.Args) -> lir.Instance:
        """A function for a trait's method that the language itself implements for `args[0]`."""
        ty = args[0]
        assert isinstance(ty, t.TY_CLASSES)
        trait = method.parent
        assert trait is not None
        if self.tcx.is_lang(method, LangItem.CLONE_FN):
            return lir.CloneInstance(ty)
        if self.tcx.is_lang(trait, LangItem.CLONE):
            return lir.FnInstance(method, args)
        once = self.tcx.is_lang(trait, LangItem.FN_ONCE)
        if once or trait_is_fn(self.tcx, trait):
            if isinstance(ty, t.Closure) and not (once and ty.kind is not t.ClosureKind.FN_ONCE):
                return lir.FnInstance(ty.def_, ty.args)
            tuple_ = args[1]
            assert isinstance(tuple_, t.Tuple)
            return lir.CallInstance(ty, not once, tuple_.elements)
        raise Unsupported(f"the built-in `{trait.name}::{method.name}`")

    # -------------------------------------------------------------- dyn

    def dyn_use(self, dyn_ty: t.Ty) -> DynUse:
        return self.dyns.setdefault(dyn_ty, DynUse())

    def virtual(self, dyn_ty: t.Ty, method: Def, args: t.Args) -> int:
        """The slot of `method` in vtables of `dyn_ty` (`args[0]` is the dyn type)."""
        use = self.dyn_use(dyn_ty)
        key = (method, args)
        if key not in use.slots:
            use.slots[key] = len(use.slots)
            for info in use.vtables.values():
                self._fill(info, method, args, use.slots[key])
        return use.slots[key]

    def vtable(self, ty: t.Ty, dyn_ty: t.Ty) -> VtableInfo:
        """The vtable of `ty` as `dyn_ty`."""
        use = self.dyn_use(dyn_ty)
        info = use.vtables.get(ty)
        if info is None:
            drop = lir.DropInstance(ty, False) if self.closed.needs_drop(ty) else None
            if drop is not None:
                self.request_indirect(drop)
            info = use.vtables[ty] = VtableInfo(len(self.vtables), ty, dyn_ty, drop)
            self.vtables.append(info)
            for (method, args), slot in use.slots.items():
                self._fill(info, method, args, slot)
            for target in use.upcasts:
                info.upcasts[target] = self.vtable(ty, target)
        return info

    def upcast(self, dyn_ty: t.Ty, target: t.Ty) -> None:
        """Vtables of `dyn_ty` must lead to those of `target`."""
        use = self.dyn_use(dyn_ty)
        if target not in use.upcasts:
            use.upcasts.append(target)
            for ty, info in list(use.vtables.items()):
                info.upcasts[target] = self.vtable(ty, target)

    def takes_self(self, method: Def) -> bool:
        """Whether a trait's method takes `self` by value."""
        inputs = self.tcx.fn_sig(method).sig.inputs
        return bool(inputs) and isinstance(inputs[0], t.Param) and inputs[0].index == 0

    def _fill(self, info: VtableInfo, method: Def, args: t.Args, slot: int) -> None:
        closed = (info.ty, *args[1:])
        if self.takes_self(method):
            instance: lir.Instance = lir.OnceInstance(method, closed)
        else:
            instance = self.function_instance(method, closed)
        self.request_indirect(instance)
        info.methods[slot] = instance


def is_trait_item(def_: Def) -> bool:
    return def_.parent is not None and def_.parent.kind is DefKind.TRAIT


def trait_is_fn(tcx: Tcx, trait: Def) -> bool:
    return any(tcx.is_lang(trait, i) for i in (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE))


def callee_of(program: Program, def_: Def, args: t.Args) -> lir.Callee | None:
    """What a direct call of `def_` runs; None when `build` must look at the operands (calls of
    values: closures, function pointers, `dyn`)."""
    found = program.resolve(def_, args)
    if found is None:
        ty = args[0]
        assert def_.parent is not None
        if isinstance(ty, t.Dynamic) or trait_is_fn(program.tcx, def_.parent):
            return None
        return lir.Direct(program.builtin_instance(def_, args))
    def_, args = found
    name = program.native(def_)
    if name is not None:
        inputs, output = program.signature(def_, args)
        return lir.Native(name, def_, args, inputs, output)
    return lir.Direct(program.function_instance(def_, args))


def operand_place(op: ir.Operand) -> ir.Place:
    """The place of a copy or move."""
    assert isinstance(op, (ir.Copy, ir.Move)), op
    return op.place
