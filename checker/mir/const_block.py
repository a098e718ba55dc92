"""`const { .. }` blocks: constants of their own, evaluated with the arguments of the body around.

A block becomes a definition of kind `ANON_CONST` under the body's owner, as promoteds do, named as
rustc names it (`main::{constant#0}`). Its body passes the const checks, is evaluated where nothing
generic stands around it (E0080), and is borrow-checked by itself; the body around uses its value.

The regions of such a value are new ones in the body around. That is sound only for values whose
regions stand where a longer one does for a shorter, `&str`, say; and only if the block cannot name
a lifetime of the item. Any other block is also lowered where it stands: its constant is only for
the const checks and for evaluation, and borrow checking relates its regions to those around it. So
are those of generic items: nothing evaluates them once the arguments are known, so they fail at run
time.

Source: `rustc_mir_build::thir::cx` (`ConstBlock`), `rustc_borrowck::universal_regions`
(`DefiningTy::InlineConst`).
"""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import ir, thir
from checker.mir.builder import Builder
from checker.mir.promote import identity_args
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import walk
from grammar.span import Span

_KEY = "const blocks"


def const_block(b: Builder, e: thir.Expr, value: thir.Expr) -> ir.NamedConst | None:
    """The constant for a block `e`, of value `value`; None if its code must stand in the body
    too."""
    made = _make(b, value, e.span)
    alone = stands_alone(b, e)
    if not b.owner.is_library:
        blocks_of(b.tcx, _around(b)).append((made, alone))
    if not alone:
        return None
    return ir.NamedConst(made, identity_args(b.tcx.generics_of(b.env)), value.ty)


def blocks_of(tcx: Tcx, owner: Def) -> list[tuple[Def, bool]]:
    """The constants that blocks in `owner`'s body became, and whether each is borrow-checked by
    itself; complete once its MIR is built."""
    known = tcx.trait_cache.setdefault(_KEY, {})
    assert isinstance(known, dict)
    found: list[tuple[Def, bool]] = known.setdefault(owner, [])
    return found


def stands_alone(b: Builder, e: thir.Expr) -> bool:
    """Whether nothing in the body around depends on the regions within the block."""
    return _is_covariant(e.ty) and not _has_parameters(b.tcx, b.env)


def _around(b: Builder) -> Def:
    """The body the block is written in; a promoted is not."""
    if b.promoting:
        assert b.owner.parent is not None
        return b.owner.parent
    return b.owner


def _make(b: Builder, value: thir.Expr, span: Span) -> Def:
    from checker.mir.lower import lower_value_body

    tcx, item, owner = b.tcx, b.env, _around(b)
    name = f"{{constant#{len(blocks_of(tcx, owner))}}}"
    made = Def(DefKind.ANON_CONST, name, owner, value, span, owner.is_library)
    tcx.q_type.memo[made] = value.ty
    tcx.q_generics.memo[made] = tcx.generics_of(item)
    tcx.q_predicates.memo[made] = tcx.predicates_of(item)
    tcx.q_typeck.memo[made] = tcx.typeck(item)
    tcx.q_mir_built.memo[made] = lower_value_body(b, made, value, promoting=False)
    return made


def _is_covariant(t: ty.Ty) -> bool:
    """Whether all regions of `t` are those of shared references on the outside."""
    match t:
        case ty.Ref(_, pointee, False):
            return _is_covariant(pointee)
        case ty.Tuple(elements):
            return all(_is_covariant(x) for x in elements)
        case ty.Array(element) | ty.Slice(element):
            return _is_covariant(element)
        case _:
            return not any(isinstance(x, ty.REGION_CLASSES) for x in walk(t))


def _has_parameters(tcx: Tcx, item: Def) -> bool:
    """Whether code in `item` may name a type, or a lifetime other than `'static`."""
    if tcx.generics_of(item).all():
        return True
    if item.kind not in (DefKind.FN, DefKind.ASSOC_FN):
        return False
    return any(name.strip("'_")[:1].isalpha() for name in tcx.fn_sig(item).names)
