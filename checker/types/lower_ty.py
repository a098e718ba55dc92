"""Types as written to types as meant (rustc's `HirTyLowerer`).

One `Lowering` serves one item: its parameters, its name resolutions, what left-out lifetimes and
`_` mean there. In signatures `_` is an error (E0121); in bodies it, and generic arguments left out,
are inference variables. The result keeps the regions that the user named: `typeck` erases them and
keeps the original for the borrow checker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from checker.context import Tcx
from checker.names.defs import Def, DefKind, ErrRes, Resolutions
from checker.types.collect_generics import explicit_generics, generics_owner, impl_trait_params
from checker.types.infer import InferCtxt
from checker.types.lower_binder import check_constrained
from checker.types.lower_bounds import lower_dyn, lower_impl_trait
from checker.types.lower_elision import (
    Binder,
    ElisionKind,
    Missing,
    Scope,
    elided_region,
    named_region,
)
from checker.types.lower_path import lower_path_type
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    NEVER,
    STATIC,
    UNIT,
    Array,
    Const,
    FnPtr,
    FnSig,
    Param,
    PolyFnSig,
    RawPtr,
    Ref,
    Region,
    Slice,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, error
from grammar.record import define, field
from grammar.span import Span

_TYPES = frozenset(
    (
        DefKind.STRUCT,
        DefKind.ENUM,
        DefKind.UNION,
        DefKind.TRAIT,
        DefKind.TYPE_ALIAS,
        DefKind.FOREIGN_TYPE,
        DefKind.TYPE_PARAM,
        DefKind.ASSOC_TYPE,
    )
)


@define(eq=False, repr=False)
class Lowering:
    """The state of lowering types within `item`. `infer` is set in bodies."""

    tcx: Tcx
    item: Def
    resolutions: Resolutions
    scope: Scope
    infer: InferCtxt | None = None
    binders: list[Binder] = field(factory=list)
    object_region: Region = STATIC
    """The lifetime of a `dyn` type that names none, here."""
    captured: dict[str, Region] | None = None
    """Lifetimes that an opaque type captures, as its own parameters."""
    placeholders: list[Span] = field(factory=list)
    """The `_` met where types must be written."""
    quiet: bool = False
    value_path: ast.Path | None = None
    """The beginning of a path to a value: its segments may leave out arguments (`Vec::new`)."""

    @staticmethod
    def of_item(tcx: Tcx, d: Def, kind: ElisionKind = ElisionKind.ERROR) -> Lowering:
        """For types of the signature of `d`; errors are told once."""
        item = generics_owner(d)
        return Lowering(tcx, item, tcx.resolutions(item), Scope(kind))

    @staticmethod
    def of_body(tcx: Tcx, owner: Def, infer: InferCtxt) -> Lowering:
        """For types inside the body of `owner` (closures: of the item around)."""
        owner = generics_owner(tcx.typeck_owner(owner))
        scope = Scope(ElisionKind.ERASED)
        return Lowering(tcx, owner, tcx.resolutions(owner), scope, infer, object_region=ERASED)

    # -------------------------------------------------------------- services for the parts

    def names_type(self, path: ast.Path) -> bool:
        """Whether a path in a list of generic arguments is a type, not a constant."""
        res = self.resolutions.paths.get(path)
        if res is None or isinstance(res.base, ErrRes):
            return False
        return bool(res.unresolved) or not isinstance(res.base, Def) or res.base.kind in _TYPES

    def emit(self, diagnostic: Diagnostic | DiagnosticBuilder) -> None:
        if self.quiet:
            return
        if isinstance(diagnostic, DiagnosticBuilder):
            diagnostic = diagnostic.build()
        self.tcx.emit(diagnostic)

    def error(self, code: str, message: str, at: Span, label: str = "") -> Ty:
        self.emit(error(code, message, at, label))
        return ERROR_TY

    def flush(self) -> None:
        """Tell of the lifetimes and types that are missing so far."""
        if self.scope.missing or self.placeholders:
            from checker.types.lower_errors import report_missing

            report_missing(self)

    def binder_depth(self, binder: Binder) -> int:
        """How many binders lie between here and `binder`."""
        return next(i for i, b in enumerate(reversed(self.binders)) if b is binder)

    @contextmanager
    def within(
        self,
        binder: Binder | None = None,
        scope: Scope | None = None,
        objects: Region | None = None,
    ) -> Iterator[None]:
        """Lower under one more binder, another elision scope, or another object lifetime."""
        old_scope, old_objects = self.scope, self.object_region
        if binder is not None:
            self.binders.append(binder)
        if scope is not None:
            self.scope = scope
        if objects is not None:
            self.object_region = objects
        try:
            yield
        finally:
            self.scope, self.object_region = old_scope, old_objects
            if binder is not None:
                self.binders.pop()

    # -------------------------------------------------------------- lowering

    def ty(self, node: ast.Type) -> Ty:
        """The type that `node` means; `ERROR_TY` after a report."""
        return _LOWER[node.__class__](self, node)

    def output(self, node: ast.Type) -> Ty:
        """The type after `->`, the one place where `!` may stand."""
        return NEVER if isinstance(node, ast.NeverType) else self.ty(node)

    def const(self, node: ast.AnonConst, ty: Ty) -> Const:
        from checker.types.lower_const import lower_const

        return lower_const(self, node, ty)

    def region(self, node: ast.Lifetime | None, missing: Missing) -> Region:
        return elided_region(self, missing) if node is None else named_region(self, node)

    def sig(
        self,
        params: tuple[ast.Type, ...],
        output: ast.Type | None,
        binder: Binder,
        make: Callable[[tuple[Ty, ...], Ty], FnSig],
    ) -> PolyFnSig:
        """A signature under `binder`, lifetimes elided from inputs to output."""
        inputs_scope = Scope(ElisionKind.FRESH, binder)
        with self.within(binder, inputs_scope, STATIC):
            inputs = tuple(self.ty(p) for p in params)
        region = inputs_scope.seen[0] if len(inputs_scope.seen) == 1 else None
        out_scope = Scope(ElisionKind.OUTPUT, binder, region)
        with self.within(binder, out_scope, STATIC):
            result = UNIT if output is None else self.output(output)
        if out_scope.missing:
            from checker.types.lower_errors import missing_lifetimes

            missing_lifetimes(self, out_scope.missing, None, output)
        return PolyFnSig(make(inputs, result), tuple(binder.names))


def _path(cx: Lowering, node: ast.PathType) -> Ty:
    return lower_path_type(cx, node.path, node.span)


def _ref(cx: Lowering, node: ast.RefType) -> Ty:
    amp = Span(node.span.lo, node.span.lo + 1, node.span.ctxt)
    region = cx.region(node.lifetime, Missing(amp, True))
    with cx.within(objects=region):
        return Ref(region, cx.ty(node.inner), node.mutable)


def _ptr(cx: Lowering, node: ast.PtrType) -> Ty:
    with cx.within(objects=STATIC):
        return RawPtr(cx.ty(node.inner), node.mutable)


def _slice(cx: Lowering, node: ast.SliceType) -> Ty:
    return Slice(cx.ty(node.element))


def _array(cx: Lowering, node: ast.ArrayType) -> Ty:
    from checker.types.ty import USIZE

    element = cx.ty(node.element)
    return Array(element, cx.const(node.length, USIZE))


def _tuple(cx: Lowering, node: ast.TupleType) -> Ty:
    return Tuple(tuple(cx.ty(e) for e in node.elements))


def _paren(cx: Lowering, node: ast.ParenType) -> Ty:
    return cx.ty(node.inner)


def _never(cx: Lowering, node: ast.NeverType) -> Ty:
    outside = not cx.item.is_library and not cx.tcx.sources.is_library(node.span)
    if outside and not cx.tcx.has_features:
        builder = error("E0658", "the `!` type is experimental", node.span)
        cx.emit(
            builder.note(
                "see issue #35121 <https://github.com/rust-lang/rust/issues/35121> for more "
                "information"
            )
        )
    return NEVER


def _infer(cx: Lowering, node: ast.InferType) -> Ty:
    if cx.infer is not None:
        return cx.infer.fresh(origin=node.span)
    cx.placeholders.append(node.span)
    return ERROR_TY


def _fn_ptr(cx: Lowering, node: ast.FnPtrType) -> Ty:
    binder = Binder([p.lifetime.name for p in node.lifetimes if isinstance(p, ast.LifetimeParam)])
    abi = "Rust" if node.abi is None else node.abi or "C"

    def make(inputs: tuple[Ty, ...], output: Ty) -> FnSig:
        return FnSig(inputs, output, node.is_unsafe, abi, node.variadic)

    sig = cx.sig(node.params, node.output, binder, make)
    if node.output is not None and node.lifetimes:
        check_constrained(cx, sig, node.output.span, "return type")
    return FnPtr(sig)


def _impl_trait(cx: Lowering, node: ast.ImplTraitType) -> Ty:
    for i, synthetic in enumerate(impl_trait_params(cx.item)):
        if synthetic is node:
            params = [p for p in explicit_generics(cx.tcx, cx.item).own if p.synthetic]
            return Param(params[i].index, params[i].name)
    return lower_impl_trait(cx, node)


def _macro(cx: Lowering, node: ast.MacroType) -> Ty:
    expansion = cx.resolutions.expansions.get(node.call)
    if expansion is None:
        return ERROR_TY
    return _LOWER[expansion.__class__](cx, expansion)


_LOWER: dict[type, Callable[[Lowering, Any], Ty]] = {
    ast.PathType: _path,
    ast.RefType: _ref,
    ast.PtrType: _ptr,
    ast.SliceType: _slice,
    ast.ArrayType: _array,
    ast.TupleType: _tuple,
    ast.ParenType: _paren,
    ast.NeverType: _never,
    ast.InferType: _infer,
    ast.FnPtrType: _fn_ptr,
    ast.TraitObjectType: lower_dyn,
    ast.ImplTraitType: _impl_trait,
    ast.MacroType: _macro,
    ast.ErrorType: lambda cx, node: ERROR_TY,
}


def lower_body_ty(
    tcx: Tcx, owner: Def, infcx: InferCtxt, node: ast.Type, value_path: ast.Path | None = None
) -> Ty:
    """A type inside the body of `owner`: `_` is a variable of `infcx`, as are arguments that
    `value_path` leaves out."""
    lowering = Lowering.of_body(tcx, owner, infcx)
    lowering.value_path = value_path
    return lowering.ty(node)


def lower_body_const(tcx: Tcx, owner: Def, infcx: InferCtxt, node: ast.AnonConst, ty: Ty) -> Const:
    """A constant inside the body of `owner`, such as an array's length."""
    return Lowering.of_body(tcx, owner, infcx).const(node, ty)
