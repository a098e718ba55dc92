"""Types, traits, constants and regions as rustc's messages print them.

Paths are trimmed to the last segment where that name means one thing in the whole program and
library (rustc's `trimmed_def_paths`), else written out. Regions show where they are named; a caller
may pass `region` to name them itself (the borrow checker's highlighting).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.report_words import NOT_TRIMMED
from checker.types.ty import (
    BOOL,
    CHAR,
    CONST_CLASSES,
    REGION_CLASSES,
    TY_CLASSES,
    Adt,
    Alias,
    AliasKind,
    Args,
    Array,
    Closure,
    Const,
    ConstParam,
    ConstUnevaluated,
    ConstValue,
    Dynamic,
    DynTrait,
    ErrorTy,
    FnDef,
    FnPtr,
    FnSig,
    Foreign,
    Infer,
    InferKind,
    Never,
    Param,
    PolyFnSig,
    Predicate,
    Prim,
    ProjectionPredicate,
    RawPtr,
    ReBound,
    ReEarlyParam,
    Ref,
    Region,
    RegionOutlives,
    ReLateParam,
    RePlaceholder,
    ReStatic,
    Slice,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
    TypeOutlives,
)
from grammar import syntax as ast

RegionNames = Callable[[Region], "str | None"]


def show(tcx: Tcx, t: object, *, full: bool = False, region: RegionNames | None = None) -> str:
    """Any term as text. `full` writes paths out; `region` names regions (None: as usual)."""
    return Printer(tcx, full, region).term(t)


def show_trimmed(tcx: Tcx, t: object) -> str:
    """With last segments only, even where they are not unique."""
    return Printer(tcx, False, None, trimmed=True).term(t)


def show_short(tcx: Tcx, t: TraitRef, types: int) -> str:
    """`Type: Trait<Args>`, of which the first `types` types are shown, the rest as `...`."""
    printer = Printer(tcx, False, None)
    printer.left = types
    return f"{printer.term(t.self_ty)}: {printer.trait_path(t.trait, t.args[1:], ())}"


def show_trait(tcx: Tcx, t: TraitRef, *, full: bool = False) -> str:
    """The trait with its arguments, without the self type and without those that are what they
    would be if left out: `Add<&str>`, `Fn(i32) -> bool`, `PartialEq`."""
    printer = Printer(tcx, full, None)
    return printer.trait_path(t.trait, printer.without_defaults(t.trait, t.args)[1:], ())


def show_path(tcx: Tcx, d: Def, *, full: bool = False) -> str:
    """A definition's path without arguments."""
    return Printer(tcx, full, None).path(d)


class Printer:
    """Prints terms; `binders` are the lifetime names of the binders around."""

    def __init__(
        self, tcx: Tcx, full: bool, region: RegionNames | None, trimmed: bool = False
    ) -> None:
        self.tcx = tcx
        self.trimmed = trimmed
        self.full = full
        self.region_names = region
        self.binders: list[tuple[str, ...]] = []
        self.left: int | None = None
        """How many more types are shown; None: all."""

    def term(self, t: object) -> str:
        if isinstance(t, tuple):
            return ", ".join(self.term(a) for a in t)
        if self.left is not None and isinstance(t, TY_CLASSES):
            if self.left <= 0 and not isinstance(t, (Prim, Array, Slice)):
                return "..."
            self.left -= 1
        return _PRINT[t.__class__](self, t)

    # -------------------------------------------------------------- paths

    def path(self, d: Def) -> str:
        if d.kind is DefKind.CLOSURE:
            return self.closure_path(d)
        if self.trimmed and d.kind in _NAMED_TYPES:
            return d.name
        if not self.full and is_unique(self.tcx, d):
            return d.name
        parent = d.parent
        if parent is not None and parent.kind in (DefKind.IMPL, DefKind.TRAIT):
            return f"{self.container(parent)}::{d.name}"
        if parent is not None and parent.kind is DefKind.ENUM and d.kind is DefKind.VARIANT:
            return f"{self.path(parent)}::{d.name}"
        return crate_prefix(self.tcx, d) + _written_path(d)

    def container(self, d: Def) -> str:
        if d.kind is DefKind.TRAIT:
            return self.path(d)
        self_ty = self.tcx.type_of(d)
        return self.path(self_ty.def_) if isinstance(self_ty, Adt) else self.term(self_ty)

    def with_args(self, d: Def, args: Args, turbofish: bool = False) -> str:
        shown = self.args(self.without_defaults(d, args))
        colons = "::" if turbofish else ""
        return self.path(d) + (f"{colons}<{', '.join(shown)}>" if shown else "")

    def without_defaults(self, d: Def, args: Args) -> Args:
        """`args` less the last ones that are what they would be by default."""
        from checker.types.collect_generics import param_default
        from checker.types.fold import erase_regions, subst

        generics = self.tcx.generics_of(d)
        kept = list(args)
        for param in reversed(generics.own):
            if not param.has_default or param.index != len(kept) - 1:
                break
            default = param_default(self.tcx, param)
            if default is None or erase_regions(subst(default, args)) != erase_regions(kept[-1]):
                break
            kept.pop()
        return tuple(kept)

    def args(self, args: Iterable[object]) -> list[str]:
        return [self.arg(a) for a in args]

    def arg(self, a: object) -> str:
        if isinstance(a, REGION_CLASSES):
            return self.region(a) or "'_"
        return self.term(a)

    def closure_path(self, d: Def) -> str:
        node = d.node
        span = node.head_span if isinstance(node, ast.ClosureExpr) else d.span
        source = self.tcx.sources
        span = source.outermost_call(span)
        file = source.context(span).file
        lo, hi = source.locate_byte(file, span.lo), source.locate_byte(file, span.hi)
        return f"{{closure@{lo.file}:{lo.line}:{lo.column}: {hi.line}:{hi.column}}}"

    # -------------------------------------------------------------- regions and constants

    def region(self, r: Region) -> str:
        """The name, or "" for what has none to show."""
        if self.region_names is not None:
            name = self.region_names(r)
            if name is not None:
                return name
        match r:
            case ReStatic():
                return "'static"
            case ReEarlyParam() | ReLateParam() | RePlaceholder():
                return r.name if r.name != "'_" else ""
            case ReBound():
                return self.bound_region(r)
            case _:
                return ""

    def bound_region(self, r: ReBound) -> str:
        if r.depth >= len(self.binders):
            return ""
        names = self.binders[-1 - r.depth]
        return names[r.index] if r.index < len(names) else ""

    def const(self, c: Const) -> str:
        match c:
            case ConstValue(ty, value):
                if ty == BOOL:
                    return "true" if value else "false"
                return f"'{chr(value)}'" if ty == CHAR else str(value)
            case ConstParam(_, name):
                return name
            case ConstUnevaluated(def_, _):
                return self.tcx.sources.snippet(def_.span) or def_.name or "_"
            case _:
                return "_"

    def under(self, names: tuple[str, ...], body: Callable[[], str]) -> str:
        """`for<'a> body`, unnamed lifetimes given fresh letters."""
        shown = self.fresh_names(names)
        self.binders.append(shown)
        text = body()
        self.binders.pop()
        used = [n for n in shown if n]
        return (f"for<{', '.join(used)}> " if used else "") + text

    def fresh_names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        taken = {n for binder in self.binders for n in binder} | set(names)
        out = []
        letters = (f"'{c}" for c in "abcdefghijklmnopqrstuvwxyz")
        for name in names:
            if name == "'_":
                name = next(letter for letter in letters if letter not in taken)
            out.append(name)
        return tuple(out)

    # -------------------------------------------------------------- functions and traits

    def sig(self, s: FnSig) -> str:
        """`unsafe extern "C" fn(A, B) -> C`."""
        head = ("unsafe " if s.is_unsafe else "") + (
            f'extern "{s.abi}" ' if s.abi != "Rust" else ""
        )
        inputs = [self.term(t) for t in s.inputs] + (["..."] if s.variadic else [])
        return f"{head}fn({', '.join(inputs)})" + self.output(s.output)

    def output(self, t: Ty) -> str:
        return "" if t == Tuple(()) else f" -> {self.term(t)}"

    def poly_sig(self, s: PolyFnSig) -> str:
        return self.under(s.names, lambda: self.sig(s.sig))

    def fn_def(self, t: FnDef) -> str:
        from checker.types.fold import subst

        sig = self.poly_sig(subst(self.tcx.fn_sig(t.def_), t.args))
        return f"{sig} {{{self.value_path(t.def_, t.args)}}}"

    def value_path(self, d: Def, args: Args) -> str:
        """`foo::<i32>`, `Vec::<i32>::push`, `<T as Trait>::method`, `Option::<i32>::Some`."""
        generics = self.tcx.generics_of(d)
        parent = d.parent
        if parent is None or generics.parent is None:
            if d.kind is DefKind.VARIANT and parent is not None:
                shown = self.args(a for a in args if not isinstance(a, REGION_CLASSES))
                mid = f"::<{', '.join(shown)}>" if shown else ""
                return f"{self.path(parent)}{mid}::{d.name}"
            own = [a for a in args if not isinstance(a, REGION_CLASSES)]
            return self.path(d) + (f"::<{', '.join(self.args(own))}>" if own else "")
        count = generics.parent.count
        own = [a for a in args[count:] if not isinstance(a, REGION_CLASSES)]
        tail = f"::<{', '.join(self.args(own))}>" if own else ""
        return f"{self.value_container(parent, args[:count])}::{d.name}{tail}"

    def value_container(self, d: Def, args: Args) -> str:
        from checker.types.fold import subst

        if d.kind is DefKind.TRAIT:
            return f"<{self.term(args[0])} as {self.trait_path(d, args[1:], ())}>"
        if d.kind is DefKind.IMPL:
            self_ty = subst(self.tcx.type_of(d), args)
            if isinstance(self_ty, Adt):
                shown = [self.arg(a) for a in self_ty.args if not isinstance(a, REGION_CLASSES)]
                return self.path(self_ty.def_) + (f"::<{', '.join(shown)}>" if shown else "")
            return f"<{self.term(self_ty)}>"
        return self.path(d)

    def trait_path(self, trait: Def, args: Args, projections: tuple[tuple[Def, Ty], ...]) -> str:
        """A trait with the arguments after its self type; `Fn` traits in their own notation."""
        if self.is_fn_trait(trait) and args and isinstance(args[0], Tuple):
            inputs = ", ".join(self.term(t) for t in args[0].elements)
            output = "".join(self.output(t) for _, t in projections)
            return f"{self.path(trait)}({inputs}){output}"
        shown = self.args(args)
        shown += [f"{d.name} = {self.term(t)}" for d, t in projections]
        return self.path(trait) + (f"<{', '.join(shown)}>" if shown else "")

    def is_fn_trait(self, trait: Def) -> bool:
        langs = self.tcx.q_lang_items.get(self.tcx, None)
        return trait in (
            langs.get(LangItem.FN),
            langs.get(LangItem.FN_MUT),
            langs.get(LangItem.FN_ONCE),
        )

    def dynamic(self, t: Dynamic) -> str:
        parts = [self.dyn_trait(b) for b in t.bounds]
        region = self.region(t.region)
        text = "dyn " + " + ".join(parts)
        return f"({text} + {region})" if region else text

    def dyn_trait(self, b: DynTrait) -> str:
        return self.under(b.names, lambda: self.trait_path(b.trait, b.args, b.projections))

    def opaque(self, t: Alias) -> str:
        """`impl A + B<Item = C>`; an implied `Sized` is not told, its absence is."""
        from checker.types.fold import subst

        bounds: list[tuple[TraitRef, tuple[str, ...]]] = []
        terms: dict[object, list[tuple[Def, Ty]]] = {}
        regions: list[str] = []
        for p in self.tcx.item_bounds(t.def_):
            kind = subst(p.kind, t.args)
            if isinstance(kind, TraitPredicate):
                bounds.append((kind.trait_ref, p.names))
            elif isinstance(kind, TypeOutlives) and self.region(kind.region):
                regions.append(self.region(kind.region))
            elif isinstance(kind, ProjectionPredicate):
                terms.setdefault(kind.projection.def_.parent, []).append(
                    (kind.projection.def_, kind.term)
                )
        sized = self.tcx.q_lang_items.get(self.tcx, None).get(LangItem.SIZED)
        named = [(b, n) for b, n in bounds if b.trait is not sized]
        parts = self.bound_list(named, terms) + regions
        if len(named) == len(bounds):
            return "impl " + " + ".join([*parts, "?Sized"])
        return "impl " + (" + ".join(parts) or "Sized")

    def bound_list(
        self,
        bounds: list[tuple[TraitRef, tuple[str, ...]]],
        terms: dict[object, list[tuple[Def, Ty]]],
    ) -> list[str]:
        out = []
        langs = self.tcx.q_lang_items.get(self.tcx, None)
        for b, names in bounds:
            own = terms.get(b.trait, [])
            if self.is_fn_trait(b.trait):
                once = langs.get(LangItem.FN_ONCE)
                own = terms.get(once, [])
            found = tuple(own)
            out.append(
                self.under(names, lambda b=b, f=found: self.trait_path(b.trait, b.args[1:], f))  # type: ignore[misc]
            )
        return out

    def alias(self, t: Alias) -> str:
        if t.kind is AliasKind.OPAQUE:
            return self.opaque(t)
        trait = t.def_.parent
        assert trait is not None
        count = self.tcx.generics_of(trait).count
        own = self.args(t.args[count:])
        tail = f"<{', '.join(own)}>" if own else ""
        return (
            f"<{self.term(t.args[0])} as {self.trait_path_plain(trait, t.args[1:count])}>"
            f"::{t.def_.name}{tail}"
        )

    def trait_path_plain(self, trait: Def, args: Args) -> str:
        shown = self.args(args)
        return self.path(trait) + (f"<{', '.join(shown)}>" if shown else "")

    # -------------------------------------------------------------- pointers

    def ref(self, t: Ref) -> str:
        region = self.region(t.region)
        return ("&" + (region + " " if region else "") + ("mut " if t.mutable else "")) + self.term(
            t.pointee
        )

    def tuple(self, t: Tuple) -> str:
        parts = [self.term(e) for e in t.elements]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"

    def predicate(self, p: Predicate) -> str:
        return self.under(p.names, lambda: self.term(p.kind))

    def trait_predicate(self, p: TraitPredicate) -> str:
        t = p.trait_ref
        return f"{self.term(t.args[0])}: {self.trait_path(t.trait, t.args[1:], ())}"


def crate_prefix(tcx: Tcx, d: Def) -> str:
    """What stands before the path of what another crate has."""
    if d.is_library:
        return "std::"
    return "" if d.crate is tcx.user else f"{d.crate.name}::"


def _written_path(d: Def) -> str:
    """The path from the crate's root; `extern` blocks are no part of it."""
    parts: list[str] = []
    at: Def | None = d
    while at is not None and at.kind is not DefKind.CRATE:
        if at.kind is not DefKind.EXTERN_BLOCK and not at.is_hidden:
            parts.append(at.name or f"{{{at.kind.value}}}")
        at = at.parent
    return "::".join(reversed(parts))


_INFER = {InferKind.GENERAL: "_", InferKind.INT: "{integer}", InferKind.FLOAT: "{float}"}

_PRINT: dict[type, Callable[[Printer, Any], str]] = {
    Prim: lambda p, t: t.kind.value,
    Never: lambda p, t: "!",
    Adt: lambda p, t: p.with_args(t.def_, t.args),
    Foreign: lambda p, t: p.path(t.def_),
    Array: lambda p, t: f"[{p.term(t.element)}; {p.const(t.length)}]",
    Slice: lambda p, t: f"[{p.term(t.element)}]",
    RawPtr: lambda p, t: f"*{'mut' if t.mutable else 'const'} {p.term(t.pointee)}",
    Ref: Printer.ref,
    Tuple: Printer.tuple,
    FnDef: Printer.fn_def,
    FnPtr: lambda p, t: p.poly_sig(t.sig),
    FnSig: Printer.sig,
    PolyFnSig: Printer.poly_sig,
    Dynamic: Printer.dynamic,
    DynTrait: Printer.dyn_trait,
    Closure: lambda p, t: p.closure_path(t.def_),
    Alias: Printer.alias,
    Param: lambda p, t: t.name,
    Infer: lambda p, t: _INFER[t.kind],
    ErrorTy: lambda p, t: "{type error}",
    TraitRef: lambda p, t: f"<{p.term(t.args[0])} as {p.trait_path_plain(t.trait, t.args[1:])}>",
    TraitPredicate: Printer.trait_predicate,
    ProjectionPredicate: lambda p, t: f"{p.alias(t.projection)} == {p.term(t.term)}",
    TypeOutlives: lambda p, t: f"{p.term(t.ty)}: {p.region(t.region) or chr(39) + '_'}",
    RegionOutlives: lambda p, t: f"{p.region(t.longer)}: {p.region(t.shorter)}",
    Predicate: Printer.predicate,
}
_PRINT.update(dict.fromkeys(REGION_CLASSES, lambda p, r: p.region(r) or "'_"))
_PRINT.update(dict.fromkeys(CONST_CLASSES, lambda p, c: p.const(c)))


# ------------------------------------------------------------------ which names are unique

_NAMED_TYPES = frozenset(
    (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION, DefKind.TRAIT, DefKind.FOREIGN_TYPE)
)


def is_unique(tcx: Tcx, d: Def) -> bool:
    """Whether the bare name of `d` means only `d` among the types of program and library."""
    if d.kind not in _NAMED_TYPES:
        return False
    if d.is_library and d.name in NOT_TRIMMED:
        return False
    key = "unique_names"
    found = tcx.trait_cache.get(key)
    if found is None:
        found = _count_names(tcx)
        tcx.trait_cache[key] = found
    return cast("dict[str, int]", found).get(d.name, 0) <= 1


def _may_be_named(tcx: Tcx, d: Def) -> bool:
    """A module of the library, or an item that it exports."""
    return d.kind is DefKind.MOD or tcx.names.library.is_public(d)


def _count_names(tcx: Tcx) -> dict[str, int]:
    counts: dict[str, int] = {}
    stack = [tcx.user, tcx.library, *tcx.names.extern_crates.values()]
    while stack:
        at = stack.pop()
        for child in at.children:
            if child.is_library and not _may_be_named(tcx, child):
                continue
            if child.kind in _NAMED_TYPES:
                counts[child.name] = counts.get(child.name, 0) + 1
            elif child.kind is DefKind.MOD or (child.kind is DefKind.FN and not child.is_library):
                stack.append(child)
    return counts
