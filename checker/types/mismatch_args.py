"""Errors about the arguments of a call: E0061, E0057, E0060, E0308 with what was called.

A small version of rustc's argument matrix: with the right number each argument that does not fit
is reported by itself (two that were swapped together); with the wrong number arguments are matched
in order, leaving out those missing or in excess where the others fit best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind
from checker.types.coerce import can_coerce
from checker.types.fold import has_error
from checker.types.infer import TypeMismatch
from checker.types.reason import ArgumentErrors
from checker.types.ty import Closure, FnPtr, Ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


def report_arguments(fcx: FnCtxt, errors: ArgumentErrors) -> None:
    fcx.results.tainted = True
    if len(errors.args) != len(errors.formals) and not (
        errors.variadic and len(errors.args) > len(errors.formals)
    ):
        _report_count(fcx, errors)
        return
    if len(errors.mismatches) > 1:
        _report_several(fcx, errors)
        return
    for i, mismatch in errors.mismatches.items():
        _report_one(fcx, errors, i, mismatch)


def callee_span(fcx: FnCtxt, call: ast.CallExpr | ast.MethodCallExpr) -> Span:
    if isinstance(call, ast.MethodCallExpr):
        return call.segment.ident.span
    return fcx.span(call.callee)


def callee_word(fcx: FnCtxt, errors: ArgumentErrors) -> str:
    """What is called, in words: function, method, struct, enum variant, closure."""
    if isinstance(errors.call, ast.MethodCallExpr):
        return "method"
    def_ = errors.def_
    if def_ is None:
        return "function"
    match def_.kind:
        case DefKind.STRUCT:
            return "struct"
        case DefKind.VARIANT:
            return "enum variant"
        case _:
            return "function"


# ------------------------------------------------------------------ one argument


def _report_one(fcx: FnCtxt, errors: ArgumentErrors, i: int, mismatch: TypeMismatch) -> None:
    from checker.types.reason import NO_REASON
    from checker.types.suggest import suggest

    expected, found = fcx.resolve(errors.hints[i]), fcx.resolve(errors.found[i])
    if found is None or has_error(expected) or has_error(found):
        return
    arg = errors.args[i]
    from checker.types.mismatch import mismatch_builder

    builder = mismatch_builder(fcx, fcx.span(arg), expected, found, mismatch)
    word = callee_word(fcx, errors)
    builder.label(callee_span(fcx, errors.call), f"arguments to this {word} are incorrect")
    _influence(fcx, builder, errors, i, found)
    _defined_here(fcx, builder, errors, [i])
    suggest(fcx, builder, arg, expected, found, NO_REASON)
    fcx.emit(builder)


def _influence(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, i: int, found: Ty
) -> None:
    """Where only the expected type of the call speaks against the argument."""
    formal, hint = fcx.resolve(errors.formals[i]), fcx.resolve(errors.hints[i])
    if formal == hint or not isinstance(errors.call, ast.CallExpr):
        return
    def_, name = errors.def_, fcx.tcx.sources.snippet(callee_span(fcx, errors.call))
    is_ctor = def_ is not None and def_.kind in (DefKind.STRUCT, DefKind.VARIANT)
    subject = "the type constructed contains" if is_ctor else "the return type of this call is"
    what = "type" if is_ctor else "return type"
    builder.help(
        f"{subject} `{_static(fcx, found)}` due to the type of the argument passed",
        Label(errors.call.span, "", True),
        Label(fcx.span(errors.args[i]), f"this argument influences the {what} of `{name}`"),
    )


def _report_several(fcx: FnCtxt, errors: ArgumentErrors) -> None:
    bad = sorted(errors.mismatches)
    pairs = [(i, fcx.resolve(errors.formals[i]), fcx.resolve(errors.found[i])) for i in bad]
    if any(f is None or has_error(e) or has_error(f) for _, e, f in pairs):
        return
    word = callee_word(fcx, errors)
    builder = error(
        "E0308", f"arguments to this {word} are incorrect", callee_span(fcx, errors.call)
    )
    for i, expected, found in pairs:
        assert found is not None
        text = f"expected `{fcx.show(expected)}`, found `{_static(fcx, found)}`"
        builder.label(fcx.span(errors.args[i]), text)
    swapped = _is_swap(fcx, pairs)
    _defined_here(fcx, builder, errors, [] if swapped else bad)
    if swapped:
        a, b = (fcx.span(errors.args[i]) for i in bad)
        source = fcx.tcx.sources
        builder.suggest("swap these arguments", (a, source.snippet(b)), (b, source.snippet(a)))
    fcx.emit(builder)


def _static(fcx: FnCtxt, t: Ty) -> str:
    """rustc shows the lifetime of literals here."""
    shown = fcx.show(t)
    return "&'static str" if shown == "&str" else shown


def _is_swap(fcx: FnCtxt, pairs: list[tuple[int, Ty, Ty | None]]) -> bool:
    if len(pairs) != 2:
        return False
    (_, e1, f1), (_, e2, f2) = pairs
    assert f1 is not None
    assert f2 is not None
    return can_coerce(fcx, f1, e2) and can_coerce(fcx, f2, e1)


# ------------------------------------------------------------------ where it is defined


def _defined_here(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, params: list[int]
) -> None:
    """`note: function defined here`, with the parameters concerned."""
    def_ = errors.def_
    if def_ is None:
        _closure_here(fcx, builder, errors)
        return
    what = _defined_word(fcx, def_, errors)
    labels = [Label(def_.span, "", True)]
    if not def_.is_library:
        labels += [Label(s, "") for s in _param_spans(def_, params)]
    builder.note(f"{what} defined here", *labels)


def _closure_here(fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors) -> None:
    if isinstance(errors.call, ast.MethodCallExpr):
        return
    ty = fcx.expr_ty(errors.call.callee)
    if isinstance(ty, Closure):
        node = ty.def_.node
        if isinstance(node, ast.ClosureExpr):
            builder.note("closure defined here", Label(node.head_span, "", True))
    elif isinstance(ty, FnPtr):
        return


def _defined_word(fcx: FnCtxt, def_: Def, errors: ArgumentErrors) -> str:
    match def_.kind:
        case DefKind.STRUCT:
            return "tuple struct"
        case DefKind.VARIANT:
            return "tuple variant"
        case DefKind.CLOSURE:
            return "closure"
        case DefKind.ASSOC_FN:
            node = def_.node
            kind = node.kind if isinstance(node, ast.Item) else None
            is_method = isinstance(kind, ast.FnItem) and kind.self_param is not None
            return "method" if is_method else "associated function"
        case _:
            return "function"


def _param_spans(def_: Def, params: list[int]) -> list[Span]:
    node = def_.node
    kind = node.kind if isinstance(node, ast.Item) else None
    if not isinstance(kind, ast.FnItem):
        return []
    return [kind.params[i].span for i in params if i < len(kind.params)]


# ------------------------------------------------------------------ wrong number


def _report_count(fcx: FnCtxt, errors: ArgumentErrors) -> None:
    wanted, given = len(errors.formals), len(errors.args)
    found = [fcx.resolve(f) for f in errors.found]
    if any(f is not None and has_error(f) for f in found):
        return
    if any(has_error(fcx.resolve(f)) for f in errors.formals):
        return
    word = callee_word(fcx, errors)
    is_closure = errors.def_ is not None and errors.def_.kind is DefKind.CLOSURE
    code = "E0057" if errors.overloaded or is_closure else "E0061"
    least = ""
    if errors.variadic:
        code, least = "E0060", "at least "
    takes = f"{least}{wanted} argument{_s(wanted)}"
    supplied = f"{given} argument{_s(given)} {'was' if given == 1 else 'were'} supplied"
    message = f"this {word} takes {takes} but {supplied}"
    builder = error(code, message, callee_span(fcx, errors.call))
    missing, extra = _align(fcx, errors)
    if given < wanted:
        _label_missing(fcx, builder, errors, missing)
        _defined_here(fcx, builder, errors, missing)
        _suggest_missing(fcx, builder, errors, missing)
    else:
        _label_extra(fcx, builder, errors, extra)
        _defined_here(fcx, builder, errors, [])
        _suggest_extra(fcx, builder, errors, extra)
    fcx.emit(builder)


def _align(fcx: FnCtxt, errors: ArgumentErrors) -> tuple[list[int], list[int]]:
    """Which parameters have no argument, and which arguments have no parameter.

    The longest matching of arguments to parameters in order; ties leave out the last.
    """
    formals = [fcx.resolve(f) for f in errors.formals]
    found = [fcx.resolve(f) for f in errors.found]
    fits = [[f is not None and can_coerce(fcx, f, p) for p in formals] for f in found]
    n, m = len(found), len(formals)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            here = best[i + 1][j + 1] + 1 if fits[i][j] else -1
            best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
    missing, extra, i, j = [], [], 0, 0
    while i < n and j < m:
        if fits[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            i, j = i + 1, j + 1
        elif n - i < m - j or (best[i][j + 1] == best[i][j] and n < m and n - i <= m - j - 1):
            missing.append(j)
            j += 1
        elif n - i > m - j:
            extra.append(i)
            i += 1
        else:
            i, j = i + 1, j + 1
    missing += range(j, m)
    extra += range(i, n)
    return missing, extra


def _label_missing(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, missing: list[int]
) -> None:
    types = [fcx.show(errors.formals[i]) for i in missing]
    if len(missing) == 1:
        i = missing[0]
        text = f"argument #{i + 1} of type `{types[0]}` is missing"
    elif len(missing) == 2:
        text = f"two arguments of type `{types[0]}` and `{types[1]}` are missing"
    elif len(missing) == 3:
        text = f"three arguments of type `{types[0]}`, `{types[1]}`, and `{types[2]}` are missing"
    else:
        text = "multiple arguments are missing"
    builder.label(_paren_span(fcx, errors), text)


def _paren_span(fcx: FnCtxt, errors: ArgumentErrors) -> Span:
    """The argument list with its parentheses."""
    call = errors.call
    start = callee_span(fcx, call)
    if isinstance(call, ast.MethodCallExpr):
        start = call.segment.span
    return start.shrink_to_hi()._replace(hi=call.span.hi)


def _suggest_missing(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, missing: list[int]
) -> None:
    source = fcx.tcx.sources
    parts: list[str] = []
    given = iter(errors.args)
    for i in range(len(errors.formals)):
        if i in missing:
            parts.append(f"/* {fcx.show(errors.formals[i])} */")
        else:
            arg = next(given, None)
            parts.append("" if arg is None else source.snippet(fcx.span(arg)))
    s = "" if len(missing) == 1 else "s"
    builder.suggest(f"provide the argument{s}", (_paren_span(fcx, errors), f"({', '.join(parts)})"))


def _label_extra(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, extra: list[int]
) -> None:
    for i in extra:
        found = errors.found[i]
        ty = "" if found is None else f" of type `{_static(fcx, fcx.resolve(found))}`"
        number = f" #{i + 1}" if len(errors.args) > 1 else ""
        builder.label(fcx.span(errors.args[i]), f"unexpected argument{number}{ty}")


def _suggest_extra(
    fcx: FnCtxt, builder: DiagnosticBuilder, errors: ArgumentErrors, extra: list[int]
) -> None:
    parts: list[tuple[Span, str]] = []
    for i in extra:
        span = fcx.span(errors.args[i])
        if i > 0:
            span = span._replace(lo=fcx.span(errors.args[i - 1]).hi)
        elif i + 1 < len(errors.args) and i + 1 not in extra:
            span = span._replace(hi=fcx.span(errors.args[i + 1]).lo)
        parts.append((span, ""))
    s = "" if len(extra) == 1 else "s"
    builder.suggest(f"remove the extra argument{s}", *parts)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
