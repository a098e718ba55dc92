"""Evaluating constants: which are run, what is said when that fails (E0080, E0391).

`check_constants` goes over the constants and statics of the program, used or not, as rustc does;
`evaluated` is also what constants in types come to (`checker.types.const_eval`). A constant is run
once for each list of arguments, after it passed the const checks and only if it does not need
itself. Most need not be run to know that they do not fail: those without assertions that are open
(`known_panics.proven`) and without calls that can panic.

Source: `rustc_hir_analysis::check_crate`, `rustc_const_eval::const_eval::{eval_queries, error}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.const_eval import Evaluated, EvaluationFailed, NotEvaluated
from checker.context import QueryCycle, Tcx
from checker.mir import ir, thir
from checker.mir.const_check import const_check
from checker.mir.known_panics import can_panic, proven
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import Flag, flags
from grammar import syntax as ast
from grammar.diagnostic import Label, error, note, unsupported
from grammar.span import Span


def check_constants(tcx: Tcx, owners: list[Def]) -> None:
    """Report what is wrong with the bodies in `owners` that are evaluated at compile time."""
    for owner in owners:
        const_check(tcx, owner)
    if tcx.const_eval is None:
        return
    failed: set[Def | None] = set()
    for owner in owners:
        if is_evaluated(owner) and not tcx.generics_of(owner).all() and owner.parent not in failed:
            body = tcx.mir_built(owner)
            if body is None or cyclic(tcx, owner):
                continue
            if may_fail(tcx, body):
                reports = len(tcx.diagnostics)
                evaluated(tcx, owner, ())
                if is_block(owner) and len(tcx.diagnostics) > reports:
                    failed.add(owner.parent)
                    tcx.emit(note("erroneous constant encountered", owner.span).build())


def is_evaluated(owner: Def) -> bool:
    """Whether the value is computed even if nothing uses it; lengths are where types are
    checked."""
    return owner.kind in (DefKind.CONST, DefKind.STATIC) or is_block(owner)


def is_block(owner: Def) -> bool:
    """A `const { .. }` (`checker.mir.const_block`). The first of a body that fails is the last that
    is evaluated."""
    return owner.kind is DefKind.ANON_CONST and isinstance(owner.node, thir.Expr)


def evaluated(tcx: Tcx, def_: Def, args: ty.Args) -> int | None:
    """The value of a scalar constant; None after a report, or if it has none to tell."""
    key = ("evaluated", def_, args)
    if key not in tcx.trait_cache:
        tcx.trait_cache[key] = None
        try:
            tcx.trait_cache[key] = _evaluate(tcx, def_, args)
        except QueryCycle:
            tcx.emit(unsupported("a constant that needs the type it is part of", def_.span))
    return tcx.trait_cache[key]  # type: ignore[return-value]


def _evaluate(tcx: Tcx, def_: Def, args: ty.Args) -> int | None:
    if def_ in tcx.q_typeck.active or def_ in tcx.q_mir_built.active:
        report_cycle(tcx, def_, trivial=True)
        return None
    if tcx.const_eval is None or tcx.mir_built(def_) is None or not const_check(tcx, def_):
        return None
    if cyclic(tcx, def_):
        return None
    if not args and depends_on_parameters(tcx, def_):
        message = "constant expression depends on a generic parameter"
        d = error(None, message, def_.span)
        tcx.emit(d.note("this may fail depending on what value the parameter takes").build())
        return None
    match tcx.const_eval(tcx, def_, args):
        case Evaluated(value):
            return value
        case EvaluationFailed() as failed:
            report_failure(tcx, failed)
        case NotEvaluated(feature):
            if def_.kind is DefKind.ANON_CONST:
                tcx.emit(unsupported(feature or "this constant", def_.span))
    return None


def depends_on_parameters(tcx: Tcx, def_: Def) -> bool:
    """Whether a constant expression names generic parameters of the item around."""
    body = tcx.mir_built(def_)
    if body is None or not tcx.generics_of(def_).all():
        return False
    types = [d.ty for d in body.locals] + [c.ty for c in constants_of(body)]
    return any(flags(t) & Flag.TYPE_PARAM for t in types)


# ------------------------------------------------------------------ reports


def report_failure(tcx: Tcx, failed: EvaluationFailed) -> None:
    """Once for each constant: what uses a constant that failed is not blamed."""
    from checker.types.pretty import show_path

    key = ("failed", failed.def_, failed.at)
    if key in tcx.trait_cache:
        return
    tcx.trait_cache[key] = True
    name = show_path(tcx, failed.def_) if failed.def_.name else "the constant"
    where = "inside this call" if failed.frames else "here"
    subject = f"`{name}`" if failed.def_.name else f"`{failed.def_.path()}`"
    d = error(
        failed.lint or "E0080", failed.message, failed.at, f"evaluation of {subject} failed {where}"
    )
    for i, frame in enumerate(failed.frames):
        last = i == len(failed.frames) - 1
        text = "the failure occurred here" if last else ""
        d.note(f"inside `{frame.name}`", Label(frame.at, text, primary=True))
    tcx.emit(d.build())


def report_cycle(tcx: Tcx, def_: Def, trivial: bool) -> None:
    """E0391, once: rustc stops at the first cycle."""
    if tcx.trait_cache.setdefault("const cycle", def_) is not def_:
        return
    if def_.kind is DefKind.STATIC:
        what = f"evaluating initializer of static `{def_.path()}`"
    elif def_.kind is DefKind.ANON_CONST:
        what = "evaluating type-level constant"
    elif trivial:
        what = f"checking if `{def_.path()}` is a trivial const"
    else:
        what = f"simplifying constant for the type system `{def_.path()}`"
    tcx.trait_cache["const cycle"] = None
    tcx.emit(error("E0391", f"cycle detected when {what}", head(def_)).build())


def head(def_: Def) -> Span:
    """`const NAME: Type`; of a static, its value."""
    node: Any = def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    if isinstance(item, ast.StaticItem) and item.value is not None:
        return item.value.span
    if isinstance(node, ast.Item) and isinstance(item, ast.ConstItem) and item.ty is not None:
        return node.span._replace(hi=item.ty.span.hi)
    return def_.span


# ------------------------------------------------------------------ cycles


def cyclic(tcx: Tcx, def_: Def) -> bool:
    """Whether the value of `def_` needs itself; what leads into a cycle counts too."""
    cycle = find_cycle(tcx, def_, [], tcx.trait_cache.setdefault("acyclic", set()))  # type: ignore[arg-type]
    if cycle is None:
        return False
    report_cycle(tcx, cycle[0], all(is_trivial(tcx, d) for d in cycle))
    return True


def find_cycle(tcx: Tcx, def_: Def, path: list[Def], done: set[Def]) -> list[Def] | None:
    if def_ in path:
        found = path[path.index(def_) :]
        first = next((i for i, d in enumerate(found) if d.kind in CONSTANTS), None)
        return None if first is None else found[first:] + found[:first]
    if def_ in done:
        return None
    body = None if def_ in tcx.q_typeck.active else tcx.mir_built(def_)
    if body is not None:
        for used in needed(tcx, body):
            cycle = find_cycle(tcx, used, [*path, def_], done)
            if cycle is not None:
                return cycle
    done.add(def_)
    return None


CONSTANTS = (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.STATIC, DefKind.ANON_CONST)


def needed(tcx: Tcx, body: ir.Body) -> Iterator[Def]:
    """The user's constants and functions that evaluating `body` may evaluate or run."""
    from checker.mir.const_value import resolve

    for c in constants_of(body):
        match c:
            case ir.NamedConst(def_=Def() as d, args=args) if not d.is_library:
                found = resolve(tcx, d, args, body.def_)
                if found is not None and not found[0].is_library:
                    yield found[0]
            case ir.FnConst(ty.FnDef(d)) if not d.is_library and d.kind in FUNCTIONS:
                yield d
            case ir.StaticRef(d) if reads_static(body, d):
                yield d
            case _:
                pass


FUNCTIONS = (DefKind.FN, DefKind.ASSOC_FN)


def reads_static(body: ir.Body, static: Def) -> bool:
    """Whether the value of `static` is copied, and not only its address taken."""
    holders = {
        s.place.local
        for b in body.blocks
        for s in b.statements
        if isinstance(s, ir.Assign)
        and isinstance(s.rvalue, ir.Use)
        and isinstance(s.rvalue.operand, ir.Const)
        and isinstance(s.rvalue.operand.constant, ir.StaticRef)
        and s.rvalue.operand.constant.def_ is static
    }
    return any(
        isinstance(op, ir.Copy) and op.place.local in holders and op.place.projection
        for op in operands(body)
    )


def is_trivial(tcx: Tcx, def_: Def) -> bool:
    """Whether the value is another constant, and nothing else."""
    node: Any = def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    return isinstance(item, ast.ConstItem) and isinstance(item.value, ast.PathExpr)


# ------------------------------------------------------------------ what cannot fail


def may_fail(tcx: Tcx, body: ir.Body) -> bool:
    """Whether `body` must be run to know that it gives a value."""
    if body.has_user_unsafe or (can_panic(body) and not proven(tcx, body)):
        return True
    if any(constant_may_fail(tcx, c) for c in constants_of(body)):
        return True
    calls = (b.terminator for b in body.blocks if isinstance(b.terminator, ir.Call))
    return any(call_may_fail(tcx, c) for c in calls) or has_loop(body)


def constant_may_fail(tcx: Tcx, c: ir.Constant) -> bool:
    """A plain constant has its own report; those of traits and types have none of their own."""
    if not isinstance(c, ir.NamedConst) or c.def_ is None or c.def_.is_library:
        return False
    if c.def_.kind is DefKind.ANON_CONST:
        body = tcx.mir_built(c.def_)
        return body is not None and may_fail(tcx, body)
    return c.def_.kind is DefKind.ASSOC_CONST


def call_may_fail(tcx: Tcx, call: ir.Call) -> bool:
    t = call.func.constant.ty if isinstance(call.func, ir.Const) else None
    if not isinstance(t, ty.FnDef):
        return True
    if t.def_.kind in (DefKind.STRUCT, DefKind.VARIANT):
        return False
    return not t.def_.is_library or library_may_fail(tcx, t.def_)


def library_may_fail(tcx: Tcx, def_: Def) -> bool:
    key = ("may fail", def_)
    found = tcx.trait_cache.get(key)
    if found is None:
        tcx.trait_cache[key] = True
        found = tcx.trait_cache[key] = _library_may_fail(tcx, def_)
    return bool(found)


def _library_may_fail(tcx: Tcx, def_: Def) -> bool:
    if def_.parent is not None and def_.parent.kind is DefKind.TRAIT:
        return True
    body = tcx.mir_built(def_)
    if body is None:
        return isinstance(tcx.fn_sig(def_).sig.output, ty.Never)
    return may_fail(tcx, body)


def has_loop(body: ir.Body) -> bool:
    from checker.flow.solver import reverse_postorder

    rank = {b: i for i, b in enumerate(reverse_postorder(body))}
    return any(rank[s] <= rank[b] for b in rank for s in ir.successors(body.blocks[b].terminator))


# ------------------------------------------------------------------ operands


def constants_of(body: ir.Body) -> Iterator[ir.Constant]:
    for op in operands(body):
        if isinstance(op, ir.Const):
            yield op.constant


def operands(body: ir.Body) -> Iterator[ir.Operand]:
    from checker.mir.const_qualif import operands_of

    for b in body.blocks:
        if b.is_cleanup:
            continue
        for s in b.statements:
            if isinstance(s, ir.Assign):
                yield from operands_of(s.rvalue)
        match b.terminator:
            case ir.Call(func, args):
                yield func
                yield from args
            case ir.SwitchInt(operand) | ir.Assert(operand):
                yield operand
            case _:
                pass
