"""Which impls may be written, and that no two overlap (rustc: `coherence`).

Overlap: the headers of two impls, each with fresh variables, unify, and no condition of either is
known not to hold. What is not known to hold does not count as failing where another crate could
still add an impl (a foreign trait for a foreign type).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.types.collect_impls import impl_item
from checker.types.fold import has_error, open_predicate, subst
from checker.types.infer import InferCtxt
from checker.types.traits_data import Evaluation, TraitOverflow
from checker.types.traits_env import ParamEnv
from checker.types.traits_impls import is_negative, relevant_impls
from checker.types.traits_select import Selector
from checker.types.ty import (
    TY_CLASSES,
    Adt,
    Dynamic,
    Foreign,
    Infer,
    Param,
    Predicate,
    Prim,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from checker.types.wf import user_impls
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span


def check_impl_coherence(tcx: Tcx, impl: Def) -> None:
    """Report E0116, E0118, E0390 for inherent impls; E0117, E0210, E0199, E0200 for others."""
    item = impl_item(impl)
    self_ty = tcx.type_of(impl)
    if has_error(self_ty):
        return
    if item.trait is None:
        _check_inherent(tcx, impl, self_ty)
        return
    trait_ref = tcx.impl_trait_ref(impl)
    if trait_ref is None or has_error(trait_ref):
        return
    if not _check_orphan(tcx, impl, item, trait_ref) or not _may_be_written(tcx, impl, item):
        rejected(tcx).add(impl)
    _check_unsafe(tcx, impl, item, trait_ref.trait)


def _may_be_written(tcx: Tcx, impl: Def, item: ast.ImplItem) -> bool:
    """E0183, E0322: what implements `Sized` and the `Fn` traits is for the language to say."""
    trait_ref = tcx.impl_trait_ref(impl)
    if trait_ref is None or item.negative:
        return True
    if tcx.is_lang(trait_ref.trait, LangItem.SIZED):
        builder = error(
            "E0322",
            "explicit impls for the `Sized` trait are not permitted",
            def_span(tcx.sources, impl),
            "impl of `Sized` not allowed",
        )
    elif any(tcx.is_lang(trait_ref.trait, i) for i in _FN_TRAITS):
        assert item.trait is not None
        message = f"manual implementations of `{trait_ref.trait.name}` are experimental"
        builder = error("E0183", message, item.trait.span, message)
        builder.help("add `#![feature(unboxed_closures)]` to the crate attributes to enable")
    else:
        return True
    tcx.emit(builder.build())
    return False


_FN_TRAITS = (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)


def rejected(tcx: Tcx) -> set[Def]:
    """The impls that may not be written at all: nothing more is told of them."""
    found = tcx.trait_cache.setdefault("rejected_impls", set())
    assert isinstance(found, set)
    return found


# ------------------------------------------------------------------ inherent impls


def _check_inherent(tcx: Tcx, impl: Def, self_ty: Ty) -> None:
    at = def_span(tcx.sources, impl)
    match self_ty:
        case Adt(def_, _) | Foreign(def_):
            if not tcx.is_local(def_):
                _foreign_type(tcx, at)
        case Dynamic():
            if self_ty.bounds and not tcx.is_local(self_ty.bounds[0].trait):
                _foreign_type(tcx, at)
        case Param():
            builder = error(
                "E0118",
                "no nominal type found for inherent implementation",
                at,
                "impl requires a nominal type",
            )
            builder.note("either implement a trait on it or create a newtype to wrap it instead")
            tcx.emit(builder.build())
        case _:
            _primitive(tcx, self_ty, at)


def _foreign_type(tcx: Tcx, at: Span) -> None:
    builder = error(
        "E0116",
        "cannot define inherent `impl` for a type outside of the crate where the type is defined",
        at,
        "impl for type defined outside of crate",
    )
    builder.help(
        "consider defining a trait and implementing it for the type or using a newtype wrapper "
        "like `struct MyType(ExternalType);` and implement it"
    )
    builder.note(
        "for more details about the orphan rules, see <https://doc.rust-lang.org/reference/items/"
        "implementations.html?highlight=orphan#orphan-rules>"
    )
    tcx.emit(builder.build())


def _primitive(tcx: Tcx, self_ty: Ty, at: Span) -> None:
    builder = error("E0390", "cannot define inherent `impl` for primitive types", at)
    if isinstance(self_ty, Ref):
        from checker.types.pretty import show

        inner = show(tcx, self_ty.pointee)
        builder.note(
            f"you could also try moving the reference to uses of `{inner}` (such as `self`) within "
            "the implementation"
        )
    else:
        builder.help("consider using an extension trait instead")
    tcx.emit(builder.build())


# ------------------------------------------------------------------ orphans


def _check_orphan(tcx: Tcx, impl: Def, item: ast.ImplItem, trait_ref: TraitRef) -> bool:
    """A foreign trait needs a local type among its types, before any bare parameter."""
    if tcx.is_local(trait_ref.trait):
        return True
    for arg in trait_ref.args:
        if not isinstance(arg, TY_CLASSES):
            continue
        uncovered = [p for p in _uncovered(tcx, arg) if isinstance(p, Param)]
        local = _is_local(tcx, arg)
        if uncovered and not local:
            if not tcx.resolutions(impl).had_error:
                _uncovered_param(tcx, impl, uncovered[0], trait_ref)
            return False
        if local:
            return True
    _orphan(tcx, impl, item, trait_ref)
    return False


def _fundamental(tcx: Tcx, t: Ty) -> Ty | None:
    """`&T`, `&mut T`, `Box<T>` and `Pin<T>` are as local as `T`."""
    if isinstance(t, Ref):
        return t.pointee
    if isinstance(t, Adt) and t.args and tcx.is_lang(t.def_, LangItem.OWNED_BOX):
        inner = t.args[0]
        return inner if isinstance(inner, TY_CLASSES) else None
    return None


def _is_local(tcx: Tcx, t: Ty) -> bool:
    inner = _fundamental(tcx, t)
    if inner is not None:
        return _is_local(tcx, inner)
    match t:
        case Adt(def_, _) | Foreign(def_):
            return tcx.is_local(def_)
        case Dynamic():
            return bool(t.bounds) and tcx.is_local(t.bounds[0].trait)
        case _:
            return False


def _uncovered(tcx: Tcx, t: Ty) -> Iterator[Ty]:
    inner = _fundamental(tcx, t)
    if inner is not None:
        yield from _uncovered(tcx, inner)
    elif isinstance(t, Param):
        yield t


def _uncovered_param(tcx: Tcx, impl: Def, param: Param, trait_ref: TraitRef) -> None:
    generics = tcx.generics_of(impl).own
    at = next((p.def_.span for p in generics if p.index == param.index and p.def_), impl.span)
    name = param.name
    types = [a for a in trait_ref.args if isinstance(a, TY_CLASSES)]
    local = next((a for a in types if _is_local(tcx, a)), None)
    if local is not None:
        from checker.types.pretty import show

        first = f"first local type (`{show(tcx, local)}`)"
        builder = error(
            "E0210",
            f"type parameter `{name}` must be covered by another type when it appears before the "
            f"{first}",
            at,
            f"type parameter `{name}` must be covered by another type when it appears before the "
            f"{first}",
        )
        builder.note(
            "implementing a foreign trait is only possible if at least one of the types for which "
            "it is implemented is local, and no uncovered type parameters appear before that first "
            "local type"
        )
        builder.note(
            "in this case, 'before' refers to the following order: `impl<..> ForeignTrait<T1, ..., "
            "Tn> for T0`, where `T0` is the first and `Tn` is the last"
        )
    else:
        builder = error(
            "E0210",
            f"type parameter `{name}` must be used as the type parameter for some local type "
            "(e.g., `MyStruct<T>`)",
            at,
            f"type parameter `{name}` must be used as the type parameter for some local type",
        )
        builder.note(
            "implementing a foreign trait is only possible if at least one of the types for which "
            "it is implemented is local"
        )
        builder.note(
            "only traits defined in the current crate can be implemented for a type parameter"
        )
    tcx.emit(builder.build())


def _orphan(tcx: Tcx, impl: Def, item: ast.ImplItem, trait_ref: TraitRef) -> None:
    self_ty = trait_ref.self_ty
    what = "arbitrary types"
    if len(trait_ref.args) == 1 or isinstance(self_ty, (Prim, Adt)):
        what = "types defined outside of the crate" if isinstance(self_ty, Adt) else what
        what = "primitive types" if isinstance(self_ty, Prim) else what
    builder = error(
        "E0117",
        f"only traits defined in the current crate can be implemented for {what}",
        def_span(tcx.sources, impl),
    )
    _foreign_label(tcx, builder, item.self_ty.span, self_ty)
    builder.note("impl doesn't have any local type before any uncovered type parameters")
    builder.note(
        "for more information see https://doc.rust-lang.org/reference/items/implementations.html"
        "#orphan-rules"
    )
    builder.note("define and implement a trait or new type instead")
    tcx.emit(builder.build())


def _foreign_label(tcx: Tcx, builder: DiagnosticBuilder, at: Span, t: Ty) -> None:
    if isinstance(t, Adt):
        from checker.types.pretty import show_path

        builder.label(at, f"`{show_path(tcx, t.def_)}` is not defined in the current crate")
    elif isinstance(t, Prim):
        builder.label(at, f"`{t.kind.value}` is not defined in the current crate")
    else:
        from checker.types.pretty import show

        text = show(tcx, t)
        builder.label(at, f"`{text}` is not defined in the current crate")


# ------------------------------------------------------------------ unsafe


def _check_unsafe(tcx: Tcx, impl: Def, item: ast.ImplItem, trait: Def) -> None:
    node = trait.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.TraitItem):
        return
    at = def_span(tcx.sources, impl)
    if node.kind.is_unsafe and not item.is_unsafe and not item.negative:
        from checker.types.pretty import show_path

        name = show_path(tcx, trait)
        builder = error("E0200", f"the trait `{name}` requires an `unsafe impl` declaration", at)
        builder.note(
            f"the trait `{name}` enforces invariants that the compiler can't check. Review the "
            "trait documentation and make sure this implementation upholds those invariants before "
            "adding the `unsafe` keyword"
        )
        builder.suggest("add `unsafe` to this trait implementation", (at.shrink_to_lo(), "unsafe "))
        tcx.emit(builder.build())
    elif item.is_unsafe and not node.kind.is_unsafe:
        from checker.types.pretty import show_path

        name = show_path(tcx, trait)
        builder = error("E0199", f"implementing the trait `{name}` is not unsafe", at)
        word = Span(at.lo, at.lo + len("unsafe "), at.ctxt)
        builder.suggest("remove `unsafe` from this trait implementation", (word, ""))
        tcx.emit(builder.build())


# ------------------------------------------------------------------ overlap


def check_overlaps(tcx: Tcx) -> None:
    """E0119 for impls of one trait, E0592 for items of one name in inherent impls of one type."""
    traits: dict[Def, None] = {}
    inherent: dict[Def, list[Def]] = {}
    for impl in user_impls(tcx.user):
        trait_ref = tcx.impl_trait_ref(impl)
        if impl in rejected(tcx):
            continue
        if trait_ref is not None and not has_error(trait_ref):
            traits[trait_ref.trait] = None
        elif trait_ref is None:
            self_ty = tcx.type_of(impl)
            if isinstance(self_ty, Adt):
                inherent.setdefault(self_ty.def_, []).append(impl)
    for trait in traits:
        for earlier, impl in _overlaps(tcx, trait):
            _conflict(tcx, earlier, impl)
    for impls in inherent.values():
        _check_names(tcx, impls)


def _is_expanded(tcx: Tcx, impl: Def) -> bool:
    """Impls that macros write are defined after all others, as in rustc."""
    return tcx.sources.context(impl.span).call_site is not None


def is_incoherent(tcx: Tcx, trait: Def) -> bool:
    """Whether impls of `trait` overlap: nothing is then told of the items in any of them."""
    return bool(_overlaps(tcx, trait))


def _overlaps(tcx: Tcx, trait: Def) -> list[tuple[Def, Def]]:
    """Each of the program's impls of `trait` with the first before it that it overlaps."""
    key = ("overlaps", trait)
    if key not in tcx.trait_cache:
        impls = [i for i in user_impls(tcx.user) if _counts(tcx, trait, i)]
        impls.sort(key=lambda impl: _is_expanded(tcx, impl))
        found = []
        for i, impl in enumerate(impls):
            earlier = _overlapped(tcx, trait, impls[:i], impl)
            if earlier is not None:
                found.append((earlier, impl))
        tcx.trait_cache[key] = found
    return cast("list[tuple[Def, Def]]", tcx.trait_cache[key])


def _counts(tcx: Tcx, trait: Def, impl: Def) -> bool:
    trait_ref = tcx.impl_trait_ref(impl)
    if trait_ref is None or trait_ref.trait is not trait or has_error(trait_ref):
        return False
    return impl not in rejected(tcx)


def _overlapped(tcx: Tcx, trait: Def, before: list[Def], impl: Def) -> Def | None:
    for earlier in (*before, *_foreign(tcx, trait, impl)):
        if _overlap(tcx, earlier, impl) is not None:
            return earlier
    return None


def _foreign(tcx: Tcx, trait: Def, impl: Def) -> list[Def]:
    """The impls of other crates that may match what `impl` is for."""
    header = tcx.impl_trait_ref(impl)
    if tcx.is_local(trait) or header is None:
        return []
    infcx = InferCtxt(tcx, None)
    goal = subst(header, infcx.fresh_args(tcx.generics_of(impl)))
    return [other for other in relevant_impls(tcx, goal) if not tcx.is_local(other)]


def _overlap(tcx: Tcx, a: Def, b: Def) -> TraitRef | None:
    """A goal that both impls match, if there is one."""
    infcx = InferCtxt(tcx, None)
    selector = Selector(infcx, ParamEnv())
    first, second = tcx.impl_trait_ref(a), tcx.impl_trait_ref(b)
    if first is None or second is None or has_error(first) or has_error(second):
        return None
    a_args = infcx.fresh_args(tcx.generics_of(a))
    goal = subst(first, a_args)
    try:
        matched = selector.match_impl(b, goal)
        if not isinstance(matched, tuple):
            return None
        nested = selector.impl_conditions(a, a_args) + selector.impl_conditions(b, matched[0])
        for n in nested + matched[1]:
            if _fails(tcx, selector, n.predicate):
                return None
    except TraitOverflow:
        return None
    return infcx.resolve(goal)


def _fails(tcx: Tcx, selector: Selector, p: Predicate) -> bool:
    """Whether `p` cannot hold, now or through an impl that another crate may add."""
    kind = selector.infcx.resolve(open_predicate(p))
    if isinstance(kind, TraitPredicate):
        t = kind.trait_ref.self_ty
        if isinstance(t, (Infer, Param)):
            return False
        if not tcx.is_local(kind.trait_ref.trait) and not _knowable(tcx, kind.trait_ref):
            return False
    return selector.evaluate(p) is Evaluation.NO


def _knowable(tcx: Tcx, t: TraitRef) -> bool:
    """Whether nobody else may implement the foreign trait for these types later."""
    if any(isinstance(a, TY_CLASSES) and _is_local(tcx, a) for a in t.args):
        return True
    return any(tcx.is_lang(t.trait, item) for item in _FUNDAMENTAL)


_FUNDAMENTAL = (LangItem.SIZED, LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)
"""Traits for which a new impl breaks others, so that none will be added."""


def _conflict(tcx: Tcx, earlier: Def, impl: Def) -> None:
    goal = _overlap(tcx, earlier, impl)
    assert goal is not None
    from checker.types.pretty import show_trait

    trait = show_trait(tcx, goal)
    self_ty = goal.self_ty
    from checker.types.pretty import show

    for_ty = "" if isinstance(self_ty, Infer) else f" for type `{show(tcx, self_ty)}`"
    what = "" if isinstance(self_ty, Infer) else f" for `{show(tcx, self_ty)}`"
    at = def_span(tcx.sources, impl)
    if is_negative(earlier) != is_negative(impl):
        tcx.emit(
            error(
                "E0751",
                f"found both positive and negative implementation of trait `{trait}`{for_ty}:",
                at,
                "negative implementation here"
                if is_negative(impl)
                else "positive implementation here",
            ).build()
        )
        return
    builder = error(
        "E0119",
        f"conflicting implementations of trait `{trait}`{for_ty}",
        at,
        f"conflicting implementation{what}",
    )
    if not tcx.is_local(earlier):
        header = tcx.impl_trait_ref(earlier)
        assert header is not None
        crate = "core" if earlier.is_library else earlier.crate.name
        builder.note(f"conflicting implementation in crate `{crate}`:\n{_impl_text(tcx, earlier)}")
    else:
        builder.label(def_span(tcx.sources, earlier), "first implementation here")
    tcx.emit(builder.build())


def _impl_text(tcx: Tcx, impl: Def) -> str:
    header = tcx.impl_trait_ref(impl)
    assert header is not None
    names = ", ".join(p.name for p in tcx.generics_of(impl).own if p.name != "'_")
    head = f"impl<{names}>" if names else "impl"
    from checker.types.pretty import show

    where = [
        show(tcx, p.kind)
        for p in tcx.predicates_of(impl)
        if isinstance(p.kind, TraitPredicate)
        and not tcx.is_lang(p.kind.trait_ref.trait, LangItem.SIZED)
    ]
    tail = f"\n  where {', '.join(where)}" if where else ""
    from checker.types.pretty import show_trait

    return f"- {head} {show_trait(tcx, header)} for {show(tcx, header.self_ty)}{tail};"


def _check_names(tcx: Tcx, impls: list[Def]) -> None:
    """E0592: an inherent impl, or two that overlap, define the same name."""
    seen: list[tuple[Def, Def]] = []
    for impl in impls:
        for item in tcx.assoc_items(impl):
            for other_impl, other in seen:
                if other.name != item.name:
                    continue
                if other_impl is impl:
                    _duplicate(tcx, item.def_, other)
                    break
                if _same_self(tcx, other_impl, impl):
                    _duplicate(tcx, other, item.def_)
            seen.append((impl, item.def_))


def _same_self(tcx: Tcx, a: Def, b: Def) -> bool:
    infcx = InferCtxt(tcx, None)
    selector = Selector(infcx, ParamEnv())
    a_args = infcx.fresh_args(tcx.generics_of(a))
    b_args = infcx.fresh_args(tcx.generics_of(b))
    x, y = subst(tcx.type_of(a), a_args), subst(tcx.type_of(b), b_args)
    if infcx.unify(x, y) is not None:
        return False
    nested = selector.impl_conditions(a, a_args) + selector.impl_conditions(b, b_args)
    return not any(_fails(tcx, selector, n.predicate) for n in nested)


def _duplicate(tcx: Tcx, at: Def, other: Def) -> None:
    builder = error(
        "E0592",
        f"duplicate definitions with name `{other.name}`",
        def_span(tcx.sources, at),
        f"duplicate definitions for `{other.name}`",
    )
    builder.label(def_span(tcx.sources, other), f"other definition for `{other.name}`")
    tcx.emit(builder.build())
