"""Bounds: `T: Trait<A, Item = B> + 'a`, `dyn Trait`, `impl Trait`, as predicates and types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fold import walk
from checker.types.lower_assoc import assoc_in, direct_supertraits, is_self_path
from checker.types.lower_binder import check_constrained
from checker.types.lower_elision import Binder, ElisionKind, Missing, Scope
from checker.types.lower_path import lower_args
from checker.types.ty import (
    ERROR_TY,
    STATIC,
    TY_CLASSES,
    UNIT,
    Alias,
    AliasKind,
    Dynamic,
    DynTrait,
    FnSig,
    Param,
    PolyFnSig,
    Predicate,
    ProjectionPredicate,
    Region,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
    TypeOutlives,
)
from grammar import syntax as ast
from grammar.diagnostic import error, unsupported
from grammar.edition import Edition
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def lower_bounds(
    cx: Lowering, self_ty: Ty, bounds: Iterable[ast.Bound], outer: Binder | None = None
) -> list[Predicate]:
    """The predicates that `self_ty: bounds` makes. `outer` is the `for<..>` of a where clause,
    under which `self_ty` was lowered."""
    out: list[Predicate] = []
    for bound in bounds:
        match bound:
            case ast.TraitBound():
                out.extend(lower_trait_bound(cx, self_ty, bound, outer))
            case ast.Lifetime():
                binder = outer or Binder()
                with cx.within(binder):
                    region = cx.region(bound, Missing(bound.span, False))
                kind = TypeOutlives(self_ty, region)
                out.append(Predicate(kind, tuple(binder.names), bound.span))
            case ast.UseBound():
                pass
    return out


def lower_trait_bound(
    cx: Lowering,
    self_ty: Ty,
    bound: ast.TraitBound,
    outer: Binder | None = None,
    with_constraints: bool = True,
) -> list[Predicate]:
    """`self_ty: Trait<..>` and what its arguments fix; nothing for `?Trait`."""
    if bound.maybe:
        return []
    names = list(outer.names) if outer is not None else []
    names += [p.lifetime.name for p in bound.lifetimes if isinstance(p, ast.LifetimeParam)]
    binder = Binder(names)
    with cx.within(binder):
        trait_ref = lower_trait_ref(cx, bound.path, self_ty, binder)
        if trait_ref is None:
            return []
        more = _constraints(cx, bound.path, trait_ref, binder) if with_constraints else []
    bound_names = tuple(binder.names)
    out = [Predicate(TraitPredicate(trait_ref), bound_names, bound.path.span)]
    for p in more:
        out.append(Predicate(p.kind, bound_names if not p.names else p.names, p.span))
    return out


def lower_trait_ref(
    cx: Lowering, path: ast.Path, self_ty: Ty, binder: Binder | None = None
) -> TraitRef | None:
    """`path` as a trait with `self_ty`; None if it is no trait (reported by name resolution)."""
    res = cx.resolutions.paths.get(path)
    if res is None or not isinstance(res.base, Def) or res.base.kind is not DefKind.TRAIT:
        return None
    trait, segment = res.base, path.segments[-1]
    if isinstance(segment.args, ast.ParenArgs):
        inputs = _paren_inputs(cx, segment.args, binder)
        return TraitRef(trait, (self_ty, Tuple(inputs)))
    return TraitRef(trait, lower_args(cx, trait, segment, (self_ty,)))


def _paren_inputs(cx: Lowering, args: ast.ParenArgs, binder: Binder | None) -> tuple[Ty, ...]:
    scope = cx.scope if binder is None else Scope(ElisionKind.FRESH, binder)
    with cx.within(scope=scope):
        inputs = tuple(cx.ty(t) for t in args.inputs)
    cx.tcx.trait_cache[("paren_seen", args)] = tuple(scope.seen)
    return inputs


def _paren_output(cx: Lowering, args: ast.ParenArgs, binder: Binder) -> Ty:
    seen = cx.tcx.trait_cache.get(("paren_seen", args), ())
    assert isinstance(seen, tuple)
    scope = Scope(ElisionKind.OUTPUT, binder, seen[0] if len(seen) == 1 else None)
    with cx.within(scope=scope):
        output = UNIT if args.output is None else cx.output(args.output)
    if scope.missing:
        from checker.types.lower_errors import missing_lifetimes

        missing_lifetimes(cx, scope.missing, None, args.output)
    return output


def _constraints(
    cx: Lowering, path: ast.Path, trait_ref: TraitRef, binder: Binder
) -> list[Predicate]:
    """`Item = T` and `Item: Bounds` within a bound's arguments, or the output of `Fn(A) -> B`."""
    args = path.segments[-1].args
    if isinstance(args, ast.ParenArgs):
        output = cx.tcx.q_lang_items.get(cx.tcx, None).get(LangItem.FN_ONCE_OUTPUT)
        if output is None:
            return []
        alias = Alias(AliasKind.PROJECTION, output, trait_ref.args)
        term = _paren_output(cx, args, binder)
        inputs = tuple(t for t in trait_ref.args[1:] if isinstance(t, TY_CLASSES))
        if args.output is not None:
            sig = PolyFnSig(FnSig(inputs, term), tuple(binder.names))
            check_constrained(cx, sig, args.output.span, "Output")
        return [Predicate(ProjectionPredicate(alias, term), (), args.span)]
    if not isinstance(args, ast.AngleArgs):
        return []
    out: list[Predicate] = []
    fixed: dict[str, ast.AssocConstraint] = {}
    for constraint in args.constraints:
        first = fixed.setdefault(constraint.name.name, constraint)
        if first is not constraint and constraint.value is not None and _is_object(trait_ref):
            _given_twice(cx, trait_ref, first, constraint)
            continue
        out.extend(_constraint(cx, trait_ref, constraint, binder))
    return out


def _is_object(trait_ref: TraitRef) -> bool:
    return isinstance(trait_ref.self_ty, Param) and trait_ref.self_ty.name == _DYN_SELF


def _given_twice(
    cx: Lowering, trait_ref: TraitRef, first: ast.AssocConstraint, again: ast.AssocConstraint
) -> None:
    """E0719: a `dyn` type fixes each associated type once; as a bound both must hold."""
    from checker.types.pretty import show_path

    name, trait = first.name.name, show_path(cx.tcx, trait_ref.trait)
    builder = error(
        "E0719",
        f"the value of the associated type `{name}` in trait `{trait}` is already specified",
        again.span,
        "re-bound here",
    )
    cx.emit(builder.label(first.span, f"`{name}` bound here first"))


def _constraint(
    cx: Lowering, trait_ref: TraitRef, node: ast.AssocConstraint, binder: Binder
) -> list[Predicate]:
    found = assoc_in(cx.tcx, trait_ref, node.name.name)
    if found is None:
        _no_such_type(cx, trait_ref.trait, node.name)
        return []
    assoc, args = found
    segment = ast.PathSegment(node.name, node.args, node.span)
    alias = Alias(AliasKind.PROJECTION, assoc, lower_args(cx, assoc, segment, args))
    if node.value is None:
        return lower_nested_bounds(cx, alias, node.bounds, binder)
    if isinstance(node.value, ast.AnonConst):
        cx.emit(unsupported("associated const equality", node.span))
        return []
    return [Predicate(ProjectionPredicate(alias, cx.ty(node.value)), (), node.span)]


def lower_nested_bounds(
    cx: Lowering, alias: Alias, bounds: Iterable[ast.Bound], binder: Binder
) -> list[Predicate]:
    """`Item: Bounds` inside a bound: `alias` was lowered under `binder`, which is open."""
    assert cx.binders[-1] is binder
    cx.binders.pop()
    try:
        return lower_bounds(cx, alias, bounds, binder)
    finally:
        cx.binders.append(binder)


def _no_such_type(cx: Lowering, trait: Def, name: ast.Ident) -> None:
    from checker.types.pretty import show_path

    cx.error(
        "E0220",
        f"associated type `{name.name}` not found for `{show_path(cx.tcx, trait)}`",
        name.span,
        f"associated type `{name.name}` not found",
    )


# ------------------------------------------------------------------ dyn

_DYN_SELF = "dyn Self"


def lower_dyn(cx: Lowering, node: ast.TraitObjectType) -> Ty:
    """`dyn A + Send + 'a`: principal first, auto traits sorted by name."""
    if not node.has_dyn and not _bare_allowed(cx, node):
        return ERROR_TY
    default = cx.object_region
    dummy = Param(1 << 20, _DYN_SELF)
    principal: list[DynTrait] = []
    autos: dict[str, DynTrait] = {}
    region: Region | None = None
    spans: list[Span] = []
    for bound in node.bounds:
        if isinstance(bound, ast.Lifetime):
            if region is not None:
                message = "only a single explicit lifetime bound is permitted"
                cx.error("E0226", message, bound.span)
            region = cx.region(bound, Missing(bound.span, False))
        elif isinstance(bound, ast.TraitBound):
            if bound.maybe:
                from checker.types.lower_relaxed import none_to_relax

                none_to_relax(cx, "trait object types", "trait object types", bound.span)
                continue
            lowered = _dyn_bound(cx, dummy, bound)
            if lowered is None:
                return ERROR_TY
            if is_auto(lowered.trait):
                autos[lowered.trait.name] = lowered
            else:
                principal.append(lowered)
                spans.append(bound.span)
    if not principal and not autos:
        return cx.error("E0224", _NO_TRAIT, node.span)
    if len(principal) > 1:
        return _two_principals(cx, principal, spans)
    if principal:
        if not _all_types_given(cx, principal[0], node):
            return ERROR_TY
        check_object(cx, principal[0].trait, node.span if cx.infer is None else spans[0])
        if not _all_params_given(cx, principal[0], node, dummy):
            return ERROR_TY
    if region is None:
        region = STATIC if any(_is_static(cx.tcx, b.trait) for b in principal) else default
    return Dynamic((*principal, *(autos[n] for n in sorted(autos))), region)


_NO_TRAIT = "at least one trait is required for an object type"


def _dyn_bound(cx: Lowering, dummy: Ty, bound: ast.TraitBound) -> DynTrait | None:
    predicates = lower_trait_bound(cx, dummy, bound)
    if not predicates:
        return None
    first = predicates[0].kind
    assert isinstance(first, TraitPredicate)
    projections = [
        (p.kind.projection.def_, p.kind.term)
        for p in predicates[1:]
        if isinstance(p.kind, ProjectionPredicate)
    ]
    projections.sort(key=lambda pair: pair[0].name)
    trait_ref = first.trait_ref
    return DynTrait(trait_ref.trait, trait_ref.args[1:], tuple(projections), predicates[0].names)


def _is_static(tcx: Tcx, trait: Def) -> bool:
    """Whether the trait or one above it says `Self: 'static`: then a `dyn` of it is, anywhere."""
    return any(
        isinstance(bound, ast.Lifetime) and bound.name == "'static"
        for t in all_supertraits(tcx, trait)
        for bound in _written_on_self(t)
    )


def _written_on_self(trait: Def) -> Iterable[ast.Bound]:
    node = trait.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.TraitItem):
        return
    yield from node.kind.supertraits
    for clause in node.kind.generics.where:
        if isinstance(clause, ast.TypePredicate) and is_self_path(clause.bounded):
            yield from clause.bounds


def is_auto(trait: Def) -> bool:
    node = trait.node
    return isinstance(node, ast.Item) and isinstance(node.kind, ast.TraitItem) and node.kind.is_auto


def _bare_allowed(cx: Lowering, node: ast.TraitObjectType) -> bool:
    if cx.tcx.edition < Edition.E2021 and not cx.item.is_library:
        return True
    text = cx.tcx.sources.snippet(node.span)
    bare_trait_error(cx, node.span, text)
    return False


def bare_trait_error(cx: Lowering, span: Span, text: str) -> None:
    """E0782: a trait where a type is wanted."""
    builder = error("E0782", "expected a type, found a trait", span)
    builder.suggest(
        "you can add the `dyn` keyword if you want a trait object", (span, f"dyn {text}")
    )
    cx.emit(builder)


def lower_bare_trait(cx: Lowering, trait: Def, segment: ast.PathSegment) -> Ty:
    bare_trait_error(cx, segment.span, cx.tcx.sources.snippet(segment.span))
    return ERROR_TY


def _two_principals(cx: Lowering, found: list[DynTrait], spans: list[Span]) -> Ty:
    from checker.types.pretty import show_path

    names = [show_path(cx.tcx, b.trait) for b in found]
    builder = error(
        "E0225",
        "only auto traits can be used as additional traits in a trait object",
        spans[1],
        "additional non-auto trait",
    ).label(spans[0], "first non-auto trait")
    builder.help(
        "consider creating a new trait with all of these as supertraits and using that trait here "
        f"instead: `trait NewTrait: {' + '.join(names)} {{}}`"
    )
    builder.note(
        "auto-traits like `Send` and `Sync` are traits that have special properties; for more "
        "information on them, visit "
        "<https://doc.rust-lang.org/reference/special-types-and-traits.html#auto-traits>"
    )
    cx.emit(builder)
    return ERROR_TY


def check_object(cx: Lowering, trait: Def, span: Span) -> None:
    """Whether `trait` may be a `dyn` is looked at when all signatures are known; for an alias,
    where it is used."""
    if not cx.item.is_library and not cx.quiet and cx.item.kind is not DefKind.TYPE_ALIAS:
        ask_for_object(cx.tcx, trait, span, cx.item if cx.infer is None else None)


def ask_for_object(tcx: Tcx, trait: Def, span: Span, once_in: Def | None = None) -> None:
    """Have `trait` looked at as a `dyn` at `span`; it is told once in the signature `once_in`."""
    wanted = tcx.trait_cache.setdefault("object_checks", [])
    assert isinstance(wanted, list)
    wanted.append((trait, span, once_in))


def _all_types_given(cx: Lowering, bound: DynTrait, node: ast.TraitObjectType) -> bool:
    """E0191: each associated type of the trait and those above it must be fixed."""
    given = {d for d, _ in bound.projections}
    missing = [
        d
        for trait in all_supertraits(cx.tcx, bound.trait)
        for d in types_to_give(cx.tcx, trait)
        if d not in given and not _fixed_above(cx.tcx, bound, d)
    ]
    if not missing:
        return True
    from checker.types.pretty import show_path, show_trait

    named = [f"`{d.name}`" for d in missing]
    parent = missing[0].parent
    assert parent is not None
    many = "s" if len(missing) > 1 else ""
    words = ", ".join(named[:-1]) + " and " + named[-1] if many else named[0]
    path = show_path(cx.tcx, parent)
    if parent is bound.trait and bound.args:
        dummy = Param(1 << 20, _DYN_SELF)
        args = [a for a in bound.args if dummy not in walk(a)]
        path = show_trait(cx.tcx, TraitRef(parent, (dummy, *args)))
    at = next(b.path for b in node.bounds if isinstance(b, ast.TraitBound))
    builder = error(
        "E0191",
        f"the value of the associated type{many} {words} in `{path}` must be specified",
        at.span,
    )
    for d in missing:
        if not d.is_library:
            builder.label(d.span, f"`{d.name}` defined here")
    text = cx.tcx.sources.snippet(at.span)
    values = ", ".join(f"{d.name} = /* Type */" for d in missing)
    new = f"{text[:-1]}, {values}>" if text.endswith(">") else f"{text}<{values}>"
    builder.suggest(
        f"specify the associated type{many}" if many else "specify the associated type",
        (at.span, new),
    )
    cx.emit(builder)
    return False


def _all_params_given(
    cx: Lowering, bound: DynTrait, node: ast.TraitObjectType, dummy: Param
) -> bool:
    """E0393: a default such as `Rhs = Self` says nothing where `Self` is the `dyn` type."""
    params = cx.tcx.generics_of(bound.trait).own[1:]
    missing = [p.name for p, a in zip(params, bound.args, strict=True) if dummy in walk(a)]
    if not missing:
        return True
    named = ", ".join(f"`{n}`" for n in missing)
    many = "s" if len(missing) > 1 else ""
    at = next(b.path for b in node.bounds if isinstance(b, ast.TraitBound))
    message = f"the type parameter{many} {named} must be explicitly specified"
    builder = error("E0393", message, at.span)
    if not bound.trait.is_library:
        text = f"type parameter{many} {named} must be specified for this"
        builder.label(def_span(cx.tcx.sources, bound.trait), text)
    verb = "references" if len(missing) == 1 else "reference"
    builder.note(
        f"because the parameter default{many} {verb} `Self`, the parameter{many} must be specified "
        "on the trait object type"
    )
    values = ", ".join(f"/* {n} */" for n in missing)
    builder.suggest(
        f"explicitly specify the type parameter{many}", (at.span.shrink_to_hi(), f"<{values}>")
    )
    cx.emit(builder)
    return False


def all_supertraits(tcx: Tcx, trait: Def) -> list[Def]:
    """`trait` and all above it, each once."""
    out = [trait]
    for t in out:
        out.extend(s for s in direct_supertraits(tcx, t) if s not in out)
    return out


def types_to_give(tcx: Tcx, trait: Def) -> list[Def]:
    """The associated types that a `dyn` of `trait` must fix: all but those `where Self: Sized`."""
    out = []
    for child in trait.children:
        if child.kind is not DefKind.ASSOC_TYPE:
            continue
        node = child.node
        assert isinstance(node, ast.Item)
        generics = getattr(node.kind, "generics", None)
        clauses = () if generics is None else generics.where
        if generics is not None and generics.params:
            continue
        if not any(isinstance(c, ast.TypePredicate) and is_self_path(c.bounded) for c in clauses):
            out.append(child)
    return out


def _fixed_above(tcx: Tcx, bound: DynTrait, d: Def) -> bool:
    """Whether a supertrait bound fixes `d` (`trait A: Iterator<Item = u8>`)."""
    from checker.types.traits_env import elaborate

    dummy = Param(1 << 20, _DYN_SELF)
    whole = Predicate(TraitPredicate(TraitRef(bound.trait, (dummy, *bound.args))), bound.names)
    return any(
        isinstance(p.kind, ProjectionPredicate) and p.kind.projection.def_ is d
        for p in elaborate(tcx, (whole,))
    )


# ------------------------------------------------------------------ impl Trait as a type


_IMPL_TRAIT_PLACES = {
    DefKind.STRUCT: "field types",
    DefKind.ENUM: "field types",
    DefKind.UNION: "field types",
    DefKind.CONST: "const types",
    DefKind.STATIC: "static types",
    DefKind.IMPL: "impl headers",
    DefKind.TRAIT: "traits",
    DefKind.FN: "bounds",
    DefKind.ASSOC_FN: "bounds",
}


def lower_impl_trait(cx: Lowering, node: ast.ImplTraitType) -> Ty:
    """`impl Trait` in return position: the opaque type of that node."""
    from checker.types.collect_opaque import opaque_type

    if cx.item.kind not in (DefKind.FN, DefKind.ASSOC_FN) or cx.scope.kind not in (
        ElisionKind.OUTPUT,
        ElisionKind.FRESH,
    ):
        place = _IMPL_TRAIT_PLACES.get(cx.item.kind, "paths")
        if cx.infer is not None:
            place = "the type of variable bindings"
        return impl_trait_misplaced(cx, node, place)
    return opaque_type(cx, node)


def impl_trait_misplaced(cx: Lowering, node: ast.ImplTraitType, place: str) -> Ty:
    """E0562."""
    builder = error("E0562", f"`impl Trait` is not allowed in {place}", node.span)
    builder.note(
        "`impl Trait` is only allowed in arguments and return types of functions and methods"
    )
    cx.emit(builder)
    return ERROR_TY
