"""E0446: an associated type of a trait's impl may not be a type more private than the impl.

An impl is as visible as the most private of what its header names. Other private types in public
signatures are linted, not refused.

Source: `rustc_privacy`, `PrivateItemsInPublicInterfacesChecker`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.access import visibility
from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.names.tables import is_within, module_of
from checker.types.fold import has_error, walk
from checker.types.ty import Adt, Alias, AliasKind, DynTrait, TraitRef
from grammar.diagnostic import error


def check_no_leak(tcx: Tcx, item: Def, trait_ref: TraitRef) -> None:
    """`item` is the associated type, in an impl of `trait_ref`."""
    t = tcx.type_of(item)
    if has_error(t) or has_error(trait_ref):
        return
    required: Def | None = None
    for d in _named(trait_ref):
        own = visibility(tcx.names, d)
        if not _at_least(own, required):
            required = own
    for d in _named(t):
        own = visibility(tcx.names, d)
        if not _at_least(own, required):
            assert own is not None
            _report(tcx, item, d, own)


def _named(t: object) -> Iterator[Def]:
    """The program's types and traits within `t`."""
    if isinstance(t, TraitRef) and not t.trait.is_library:
        yield t.trait
    for part in walk(t):
        d: Def | None = None
        if isinstance(part, (Adt, DynTrait)):
            d = part.def_ if isinstance(part, Adt) else part.trait
        elif isinstance(part, Alias) and part.kind is AliasKind.PROJECTION:
            d = part.def_.parent
        if d is not None and not d.is_library:
            yield d


def _at_least(a: Def | None, b: Def | None) -> bool:
    """Whether what is visible within module `a` (None: everywhere) is so within all of `b`."""
    return a is None or (b is not None and is_within(b, a))


def _report(tcx: Tcx, item: Def, private: Def, within: Def) -> None:
    if within is module_of(item):
        how = "private"
    else:
        how = "crate-private" if within is tcx.user else "restricted"
    what = "trait" if private.kind.value == "trait" else "type"
    name = f"`{private.name}`"
    at = def_span(tcx.sources, item)._replace(hi=item.span.hi)
    message = f"{how} {what} {name} in public interface"
    builder = error("E0446", message, at, f"can't leak {how} {what}")
    builder.label(def_span(tcx.sources, private), f"{name} declared as {how}")
    tcx.emit(builder.build())
