"""What a value's drop may look at: the regions that must be live where the value is dropped.

A destructor may look at everything its type mentions, but for the parameters that it promises not
to (`#[may_dangle]`); what has no destructor, looks at nothing (references, raw pointers), or drops
its parts.

Source: `rustc_traits::dropck_outlives` (RFC 1327).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.term_flags import ALIAS, FREE_REGION, PARAM
from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import flags, subst
from grammar import syntax as ast


def drop_uses(tcx: Tcx, t: ty.Ty) -> Iterator[ty.GenericArg]:
    """The types and regions that dropping a `t` may use."""
    seen: set[ty.Ty] = set()
    stack: list[ty.Ty] = [t]
    while stack:
        at = stack.pop()
        if at in seen or not flags(at) & (FREE_REGION | PARAM | ALIAS):
            continue
        seen.add(at)
        match at:
            case ty.Adt(def_, args):
                yield from _adt(tcx, def_, args, stack)
            case ty.Tuple(elements):
                stack.extend(elements)
            case ty.Array(element, _) | ty.Slice(element):
                stack.append(element)
            case ty.Closure():
                stack.append(at.upvars)
            case ty.Dynamic() | ty.Param() | ty.Alias():
                yield at
            case _:
                pass


def _adt(tcx: Tcx, adt: Def, args: ty.Args, stack: list[ty.Ty]) -> Iterator[ty.GenericArg]:
    if tcx.is_lang(adt, LangItem.MANUALLY_DROP):
        return
    if tcx.is_lang(adt, LangItem.PHANTOM_DATA) or tcx.is_lang(adt, LangItem.OWNED_BOX):
        stack.extend(a for a in args[:1] if isinstance(a, ty.TY_CLASSES))
        return
    info = tcx.adt(adt)
    if info.kind is ty.AdtKind.UNION:
        return
    method = tcx.facts.drop_impl(adt)
    if method is not None:
        free = may_dangle(tcx, adt, method)
        yield from (a for i, a in enumerate(args) if i not in free)
        if free and not any(v.fields for v in info.variants):
            stack.extend(
                a for i, a in enumerate(args) if i in free and isinstance(a, ty.TY_CLASSES)
            )
    for variant in info.variants:
        for f in variant.fields:
            stack.append(subst(tcx.type_of(f.def_), args))


def may_dangle(tcx: Tcx, adt: Def, drop_method: Def) -> frozenset[int]:
    """The parameters of `adt` that its destructor promises not to look at."""
    known: dict[Def, frozenset[int]] = tcx.memo(may_dangle)
    if adt not in known:
        known[adt] = frozenset(_dangling(tcx, drop_method))
    return known[adt]


def _dangling(tcx: Tcx, drop_method: Def) -> Iterator[int]:
    impl = drop_method.parent
    assert impl is not None
    node = impl.node
    kind = node.kind if isinstance(node, ast.Item) else node
    assert isinstance(kind, ast.ImplItem), kind
    marked = {
        p.name.name
        for p in kind.generics.params
        if isinstance(p, ast.TypeParam) and any(_is_may_dangle(a) for a in p.attrs)
    }
    by_index = {p.index: p.name for p in tcx.generics_of(impl).all()}
    header = tcx.type_of(impl)
    assert isinstance(header, ty.Adt)
    for i, arg in enumerate(header.args):
        if isinstance(arg, ty.Param) and by_index[arg.index] in marked:
            yield i


def _is_may_dangle(a: ast.Attribute) -> bool:
    segments = a.path.segments
    return len(segments) == 1 and segments[0].ident.name == "may_dangle"
