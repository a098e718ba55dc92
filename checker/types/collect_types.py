"""Types of definitions and signatures of functions: providers of `q_type` and `q_sig`."""

from __future__ import annotations

from collections.abc import Callable

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import fn_item, identity_args, late_bound_names, subnodes
from checker.types.collect_impls import impl_header
from checker.types.fold import walk
from checker.types.lower_elision import Binder, ElisionKind, Missing, Scope
from checker.types.lower_ty import Lowering
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    UNIT,
    USIZE,
    Adt,
    CtorKind,
    FnDef,
    FnSig,
    Param,
    PolyFnSig,
    Ref,
    Region,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import error, unsupported
from grammar.span import Span


def provide_type(tcx: Tcx, d: Def) -> Ty:
    """What `Tcx.type_of` says, by kind of definition."""
    rule = _TYPE_OF.get(d.kind)
    assert rule is not None, d
    return rule(tcx, d)


def type_on_cycle(tcx: Tcx, d: Def) -> Ty:
    """A type alias or constant that needs itself."""
    if not d.is_library and d.kind is DefKind.TYPE_ALIAS:
        builder = error("E0391", f"cycle detected when expanding type alias `{d.name}`", d.span)
        builder.note(f"...which immediately requires expanding type alias `{d.name}` again")
        tcx.emit(builder.build())
    return ERROR_TY


def _adt(tcx: Tcx, d: Def) -> Ty:
    return Adt(d, identity_args(tcx.generics_of(d)))


def _field(tcx: Tcx, d: Def) -> Ty:
    node = d.node
    assert isinstance(node, ast.FieldDef)
    cx = Lowering.of_item(tcx, d)
    t = cx.ty(node.ty)
    cx.flush()
    return t


def _fn(tcx: Tcx, d: Def) -> Ty:
    return FnDef(d, identity_args(tcx.generics_of(d)))


def _variant(tcx: Tcx, d: Def) -> Ty:
    """A tuple variant is a function, others have the type of the enum."""
    assert d.parent is not None
    node = d.node
    if isinstance(node, ast.Variant) and node.kind is ast.VariantKind.TUPLE:
        return FnDef(d, identity_args(tcx.generics_of(d)))
    return tcx.type_of(d.parent)


def _const(tcx: Tcx, d: Def) -> Ty:
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, (ast.ConstItem, ast.StaticItem))
    if node.kind.ty is None:
        tcx.emit(error(None, f"missing type for `{d.kind.value}` item", d.span).build())
        return ERROR_TY
    cx = Lowering.of_item(tcx, d, ElisionKind.STATIC)
    t = cx.ty(node.kind.ty)
    cx.flush()
    return t


def _alias(tcx: Tcx, d: Def) -> Ty:
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.TypeAliasItem)
    if node.kind.ty is None:
        return ERROR_TY
    cx = Lowering.of_item(tcx, d)
    t = cx.ty(node.kind.ty)
    cx.flush()
    return t


def _impl(tcx: Tcx, d: Def) -> Ty:
    return impl_header(tcx, d).self_ty


def _const_param(tcx: Tcx, d: Def) -> Ty:
    node = d.node
    assert isinstance(node, ast.ConstParam)
    assert d.parent is not None
    return Lowering.of_item(tcx, d.parent).ty(node.ty)


def _type_param(tcx: Tcx, d: Def) -> Ty:
    assert d.parent is not None
    for p in tcx.generics_of(d.parent).own:
        if p.name == d.name:
            return Param(p.index, p.name)
    return ERROR_TY


def _opaque(tcx: Tcx, d: Def) -> Ty:
    from checker.types.collect_opaque import hidden_type

    return hidden_type(tcx, d)


_TYPE_OF: dict[DefKind, Callable[[Tcx, Def], Ty]] = {
    DefKind.STRUCT: _adt,
    DefKind.ENUM: _adt,
    DefKind.UNION: _adt,
    DefKind.FIELD: _field,
    DefKind.FN: _fn,
    DefKind.ASSOC_FN: _fn,
    DefKind.VARIANT: _variant,
    DefKind.CONST: _const,
    DefKind.STATIC: _const,
    DefKind.ASSOC_CONST: _const,
    DefKind.TYPE_ALIAS: _alias,
    DefKind.ASSOC_TYPE: _alias,
    DefKind.IMPL: _impl,
    DefKind.CONST_PARAM: _const_param,
    DefKind.TYPE_PARAM: _type_param,
    DefKind.ANON_CONST: lambda tcx, d: USIZE,
    DefKind.OPAQUE_TYPE: _opaque,
}


# ------------------------------------------------------------------ signatures


def provide_sig(tcx: Tcx, d: Def) -> PolyFnSig:
    """The signature of a function or tuple constructor."""
    if d.kind in (DefKind.STRUCT, DefKind.VARIANT):
        return _ctor_sig(tcx, d)
    fn = fn_item(d)
    assert fn is not None, d
    return _fn_sig(tcx, d, fn)


def _ctor_sig(tcx: Tcx, d: Def) -> PolyFnSig:
    adt = d if d.kind is DefKind.STRUCT else d.parent
    assert adt is not None
    variant = next(v for v in tcx.adt(adt).variants if v.def_ is d)
    assert variant.ctor is CtorKind.TUPLE, d
    inputs = tuple(tcx.type_of(f.def_) for f in variant.fields)
    return PolyFnSig(FnSig(inputs, tcx.type_of(adt)))


def _fn_sig(tcx: Tcx, d: Def, fn: ast.FnItem) -> PolyFnSig:
    if fn.header.is_async and not d.is_library:
        tcx.emit(unsupported("async functions", fn.sig_span))
    cx = Lowering.of_item(tcx, d)
    binder = Binder(list(late_bound_names(d)))
    inputs_scope = Scope(ElisionKind.FRESH, binder)
    inputs: list[Ty] = []
    self_region: Region | None = None
    with cx.within(binder, inputs_scope):
        if fn.self_param is not None:
            self_ty = lower_self_param(cx, fn.self_param)
            if fn.self_param.kind is not ast.SelfKind.VALUE:
                self_region = _self_region(self_ty)
            inputs.append(self_ty)
        inputs.extend(cx.ty(p.ty) for p in fn.params)
    seen = inputs_scope.seen
    cx.flush()
    if not d.is_library:
        _check_nested_impl(cx, fn)
    region = self_region or (seen[0] if len(seen) == 1 else None)
    out_scope = Scope(ElisionKind.OUTPUT, binder, region)
    with cx.within(binder, out_scope):
        output = UNIT if fn.output is None else cx.output(fn.output)
    if out_scope.missing:
        from checker.types.lower_errors import missing_lifetimes

        missing_lifetimes(cx, out_scope.missing, fn, fn.output)
    if fn.body is not None and cx.placeholders:
        from checker.types.lower_errors import placeholders

        placeholders(cx, "return types")
    cx.flush()
    sig = FnSig(tuple(inputs), output, is_unsafe_fn(d, fn), abi_of(d, fn), fn.variadic)
    return PolyFnSig(sig, tuple(binder.names))


def _check_nested_impl(cx: Lowering, fn: ast.FnItem) -> None:
    """E0666: `impl Into<impl Copy>`; within `Item = impl Copy` it is allowed."""
    for outer in subnodes((tuple(p.ty for p in fn.params), fn.output)):
        if not isinstance(outer, ast.ImplTraitType):
            continue
        for bound in outer.bounds:
            args = bound.path.segments[-1].args if isinstance(bound, ast.TraitBound) else None
            given = args.args if isinstance(args, ast.AngleArgs) else ()
            for inner in subnodes(given):
                if isinstance(inner, ast.ImplTraitType):
                    builder = error(
                        "E0666",
                        "nested `impl Trait` is not allowed",
                        inner.span,
                        "nested `impl Trait` here",
                    )
                    cx.emit(builder.label(outer.span, "outer `impl Trait`"))


def lower_self_param(cx: Lowering, node: ast.SelfParam) -> Ty:
    """The type of `self`, `&'a mut self` or `self: T`."""
    self_ty = _self_ty(cx)
    match node.kind:
        case ast.SelfKind.VALUE:
            return self_ty
        case ast.SelfKind.REF:
            amp = Span(node.span.lo, node.span.lo + 1, node.span.ctxt)
            return Ref(cx.region(node.lifetime, Missing(amp, True)), self_ty, node.mutable)
        case ast.SelfKind.TYPED:
            assert node.ty is not None
            return cx.ty(node.ty)


def _self_ty(cx: Lowering) -> Ty:
    parent = cx.item.parent
    if parent is not None and parent.kind is DefKind.TRAIT:
        return Param(0, "Self")
    if parent is not None and parent.kind is DefKind.IMPL:
        return cx.tcx.type_of(parent)
    return ERROR_TY


def _self_region(self_ty: Ty) -> Region | None:
    """The lifetime that the output of a method takes: that of `&self`, also within `Pin<&Self>`."""
    for t in walk(self_ty):
        if isinstance(t, Ref):
            return None if t.region == ERASED else t.region
    return None


def is_unsafe_fn(d: Def, fn: ast.FnItem) -> bool:
    """Declared so, or in an `extern` block without `safe`."""
    return fn.header.is_unsafe or (_extern_block(d) is not None and not fn.header.is_safe)


def abi_of(d: Def, fn: ast.FnItem) -> str:
    block = _extern_block(d)
    if block is not None:
        return block.abi or "C"
    return "Rust" if fn.header.abi is None else fn.header.abi or "C"


def _extern_block(d: Def) -> ast.ExternBlockItem | None:
    parent = d.parent
    if parent is None or parent.kind is not DefKind.EXTERN_BLOCK:
        return None
    node = parent.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ExternBlockItem)
    return node.kind
