"""unconditional_recursion: functions that cannot return without calling themselves.

A search over the MIR from the start that does not go past calls of the function itself: if it
meets no end of the function, be it a panic, every way back leads through such a call.

Source: `rustc_mir_build::lints`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.lints.known import UNCONDITIONAL_RECURSION
from checker.lints.session import LintSession
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.names.head_span import item_head
from checker.types import ty
from checker.types.fold import has_params
from grammar import syntax as ast
from grammar.diagnostic import warning
from grammar.span import Span


def check_recursion(session: LintSession, owner: Def) -> None:
    """Report the function `owner` if it only ever calls itself."""
    node = owner.node
    body = session.tcx.mir_built(owner)
    if owner.kind not in (DefKind.FN, DefKind.ASSOC_FN) or body is None:
        return
    if not isinstance(node, ast.Item):
        return
    calls = _calls(session.tcx, body)
    if not calls:
        return
    head = item_head(session.tcx.sources, node)
    message = "function cannot return without recursing"
    d = warning(None, message, head, "cannot return without recursing")
    for span in sorted(calls):
        d.label(span, "recursive call site")
    d.help("a `loop` may express intention better if this is on purpose")
    session.emit(UNCONDITIONAL_RECURSION, d)


def _calls(tcx: Tcx, body: ir.Body) -> list[Span]:
    """Where it calls itself; nothing if it can return without."""
    found: list[Span] = []
    seen: set[int] = set()
    stack = [int(ir.START)]
    while stack:
        block = stack.pop()
        if block in seen:
            continue
        seen.add(block)
        t = body.blocks[block].terminator
        if isinstance(t, ir.Return | ir.Unreachable | ir.UnwindResume):
            return []
        if isinstance(t, ir.Call) and _is_own(tcx, body.def_, t):
            found.append(t.span)
            continue
        stack.extend(reversed(_followed(t)))
    return found


def _followed(t: ir.Terminator) -> tuple[ir.Block, ...]:
    """Where control really goes; into unwinding only from calls that do nothing else."""
    match t:
        case ir.FalseEdge(real) | ir.FalseUnwind(real):
            return (real,)
        case ir.Drop() | ir.Assert():
            return (t.target,)
        case ir.Call():
            return ir.successors(t) if t.target is None else (t.target,)
        case _:
            return ir.successors(t)


def _is_own(tcx: Tcx, caller: Def, call: ir.Call) -> bool:
    if not isinstance(call.func, ir.Const) or not isinstance(call.func.constant, ir.FnConst):
        return False
    t = call.func.constant.ty
    if not isinstance(t, ty.FnDef):
        return False
    container = t.def_.parent
    if container is None or container.kind is not DefKind.TRAIT:
        return t.def_ is caller
    if t.def_ is caller:
        self_ty = t.args[0]
        return isinstance(self_ty, ty.Param) and self_ty.index == 0
    if t.def_.name != caller.name or any(has_params(a) for a in t.args):
        return False
    found = tcx.facts.resolve_instance(t.def_, t.args)
    return found is not None and found[0] is caller
