"""`self: T`: `T` is `Self`, or dereferences to it through the pointers that the language knows.

The pointers (`&`, `&mut`, `Box`, `Rc`, `Arc`, `Pin` of these) implement the library's
`LegacyReceiver`; raw pointers and other types that dereference to `Self` are unstable receivers.

Source: `rustc_hir_analysis::check::wfcheck` (`check_method_receiver`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import fn_item
from checker.types.fold import erase_regions, has_error, open_sig
from checker.types.pretty import show
from checker.types.ty import Alias, AliasKind, Param, RawPtr, Ref, TraitRef, Ty
from grammar.diagnostic import error
from grammar.span import Span

_STEPS = 128
_STABLE = (
    "`self`, `&self`, `&mut self`, `self: Box<Self>`, `self: Rc<Self>`, `self: Arc<Self>`, or "
    "`self: Pin<P>` (where P is one of the previous types except `Self`)"
)


def check_receiver(tcx: Tcx, d: Def) -> None:
    """Report E0307, E0801 or E0658 for the type written after `self`."""
    fn = fn_item(d)
    if fn is None or fn.self_param is None or fn.self_param.ty is None:
        return
    if d.parent is None or d.parent.kind not in (DefKind.TRAIT, DefKind.IMPL):
        return  # `self` of a free function is an error of its own
    written = erase_regions(open_sig(tcx.fn_sig(d))).inputs[0]
    t = tcx.facts.normalize(written, d)
    self_ty = _self_type(tcx, d.parent)
    if has_error(t) or t == self_ty:
        return
    at = fn.self_param.ty.span
    if isinstance(t, Param) and t.index >= tcx.generics_of(d).parent_count:
        _generic(tcx, t, at)
        return
    path = list(_dereferenced(tcx, d, t))
    if self_ty not in path:
        _invalid(tcx, t, at)
        return
    for step in path[: path.index(self_ty)]:
        if not _is_receiver(tcx, d, step):
            _unstable(tcx, t, at, pointer=isinstance(step, RawPtr))
            return


def _self_type(tcx: Tcx, parent: Def) -> Ty:
    if parent.kind is DefKind.TRAIT:
        return Param(0, "Self")
    return tcx.facts.normalize(erase_regions(tcx.type_of(parent)), parent)


def _dereferenced(tcx: Tcx, d: Def, t: Ty) -> Iterator[Ty]:
    """`t`, `*t`, `**t`.., through raw pointers too."""
    for _ in range(_STEPS):
        yield t
        if isinstance(t, (Ref, RawPtr)):
            t = t.pointee
            continue
        target = tcx.lang(LangItem.DEREF_TARGET)
        assert target.parent is not None
        if isinstance(t, Param) or not tcx.facts.implements(t, target.parent, d):
            return
        t = tcx.facts.normalize(Alias(AliasKind.PROJECTION, target, (t,)), d)


def _is_receiver(tcx: Tcx, d: Def, t: Ty) -> bool:
    trait_ref = TraitRef(tcx.lang(LangItem.LEGACY_RECEIVER), (t,))
    return isinstance(t, Ref) or tcx.facts.implements(trait_ref.self_ty, trait_ref.trait, d)


def _invalid(tcx: Tcx, t: Ty, at: Span) -> None:
    builder = error("E0307", f"invalid `self` parameter type: `{show(tcx, t)}`", at)
    builder.note("type of `self` must be `Self` or a type that dereferences to it")
    builder.help(f"consider changing to {_STABLE}")
    tcx.emit(builder.build())


def _generic(tcx: Tcx, t: Param, at: Span) -> None:
    builder = error("E0801", f"invalid generic `self` parameter type: `{show(tcx, t)}`", at)
    builder.note("type of `self` must not be a method generic parameter type")
    builder.help(f"use a concrete type such as {_STABLE}")
    tcx.emit(builder.build())


def _unstable(tcx: Tcx, t: Ty, at: Span, pointer: bool) -> None:
    feature = "arbitrary_self_types_pointers" if pointer else "arbitrary_self_types"
    builder = error(
        "E0658",
        f"`{show(tcx, t)}` cannot be used as the type of `self` without the `{feature}` feature",
        at,
    )
    builder.note(
        "see issue #44874 <https://github.com/rust-lang/rust/issues/44874> for more information"
    )
    builder.help(
        "consider changing to `self`, `&self`, `&mut self`, or a type implementing `Receiver` such "
        "as `self: Box<Self>`, `self: Rc<Self>`, or `self: Arc<Self>`"
    )
    tcx.emit(builder.build())
