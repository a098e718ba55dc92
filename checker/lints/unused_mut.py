"""unused_mut: variables declared `mut` that nothing changes.

The borrow checker notes which variables had to be `mut`; those that did not are reported, closures'
before those of the body around.

Source: `rustc_borrowck::lint_unused_mut`.
"""

from __future__ import annotations

from checker.borrow.results import results_of
from checker.lints.known import UNUSED_MUT
from checker.lints.session import LintSession
from checker.mir import ir
from checker.names.defs import Def
from grammar import syntax as ast
from grammar.diagnostic import Child, Level, Suggestion, warning
from grammar.span import Span


def check_unused_mut(session: LintSession, owner: Def) -> None:
    """Report the needless `mut`s of the body of `owner`."""
    result = results_of(session.tcx).get(owner)
    body = session.tcx.mir_built(owner)
    if result is None or body is None or not result.ok:
        return
    for i, decl in enumerate(body.locals):
        if i in result.used_mut or not decl.mutable or decl.binding is None:
            continue
        if decl.kind in (ir.LocalKind.VAR, ir.LocalKind.ARG) and _is_mut(decl.binding):
            _report(session, decl.binding)


def _is_mut(binding: ast.IdentPat | ast.SelfParam) -> bool:
    if isinstance(binding, ast.SelfParam):
        return binding.kind is not ast.SelfKind.REF
    return not binding.by_ref


def _report(session: LintSession, binding: ast.IdentPat | ast.SelfParam) -> None:
    name = binding.name if isinstance(binding, ast.IdentPat) else binding.ident
    sources = session.tcx.sources
    if sources.is_library(name.span) or binding.span.ctxt != name.span.ctxt:
        return
    whole = Span(binding.span.lo, name.span.hi, binding.span.ctxt)
    mut = Span(whole.lo, name.span.lo, whole.ctxt)
    d = warning(None, "variable does not need to be mutable", whole)
    d.children.append(
        Child(Level.HELP, "remove this `mut`", (), Suggestion(((mut, ""),), inline=True))
    )
    session.emit(UNUSED_MUT, d)
