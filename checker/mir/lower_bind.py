"""Variables: their declaration, storage and drops.

An arm with a guard has two locals for each variable: the variable itself, and a shared reference to
what it will hold, through which the guard sees it (the value must not be moved before the guard has
said yes).

Source: `rustc_mir_build::builder::matches` (`declare_bindings`, `storage_live_binding`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.mir import ir, thir
from checker.mir.builder import Builder, GuardLocals
from checker.mir.scope import DropKind
from checker.types import ty
from checker.types.tables import BindMode
from grammar.record import define
from grammar.span import Span


@define(eq=False)
class Bound:
    """A variable of a pattern, at its first occurrence."""

    var: thir.Var
    kind: thir.BindingPat
    span: Span


def bindings(pat: thir.Pat) -> Iterator[Bound]:
    """The variables of `pat`, in order."""
    match pat.kind:
        case thir.BindingPat():
            if pat.kind.primary:
                yield Bound(pat.kind.var, pat.kind, pat.span)
            if pat.kind.sub is not None:
                yield from bindings(pat.kind.sub)
        case thir.VariantPat() | thir.LeafPat():
            for _, sub in pat.kind.fields:
                yield from bindings(sub)
        case thir.DerefPat(sub):
            yield from bindings(sub)
        case thir.SlicePat(prefix, rest, suffix):
            for sub in (*prefix, *((rest,) if rest is not None else ()), *suffix):
                yield from bindings(sub)
        case thir.OrPat(alternatives):
            for sub in alternatives:
                yield from bindings(sub)
        case thir.WildPat() | thir.ConstPat() | thir.RangePat() | thir.ErrorPat():
            pass


def declare(
    b: Builder, pat: thir.Pat, has_guard: bool = False, user_ty: ty.Ty | None = None
) -> None:
    """Make the locals of the variables of `pat`."""
    for bound in bindings(pat):
        kind = bound.kind
        local = b.local(kind.var_ty, bound.span, ir.LocalKind.VAR, kind.mutable)
        decl = b.locals[local]
        decl.name = kind.name or None
        decl.binding = bound.var if kind.name else None
        decl.by_ref_binding = kind.mode is not BindMode.MOVE
        if isinstance(pat.kind, thir.BindingPat):
            decl.user_ty = user_ty
        if not kind.name:
            decl.kind = ir.LocalKind.TEMP
        if not has_guard:
            b.vars[bound.var] = local
            continue
        ref = ty.Ref(ty.ERASED, kind.var_ty, False)
        for_guard = b.local(ref, bound.span, ir.LocalKind.GUARD_REF, mutable=False)
        b.locals[for_guard].name = decl.name
        b.locals[for_guard].binding = decl.binding
        b.vars[bound.var] = GuardLocals(local, for_guard)


def storage_live(
    b: Builder,
    block: ir.Block,
    var: thir.Var,
    span: Span,
    for_guard: bool = False,
    schedule: bool = True,
) -> ir.Local:
    local = b.var_local(var, for_guard)
    b.push(block, ir.StorageLive(local, span))
    if schedule:
        b.scopes.schedule(b.thir.var_scopes[var], local, DropKind.STORAGE, span)
    return local


def schedule_drop(b: Builder, var: thir.Var, span: Span) -> None:
    b.scopes.schedule(b.thir.var_scopes[var], b.var_local(var), DropKind.VALUE, span)
