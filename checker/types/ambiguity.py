"""E0282, E0283, E0284, E0790: a type that inference could not find, told at the best place.

Of all places that mention the variable the one is shown where an annotation reads best: a `let`
without a type, then a closure's parameter, then a call whose generic argument it is (rustc:
`need_type_info`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import has_error, has_infer, walk
from checker.types.obligation import CauseKind, FulfillError
from checker.types.ty import (
    REGION_CLASSES,
    Adt,
    Args,
    Closure,
    ConstInfer,
    Infer,
    ProjectionPredicate,
    TraitPredicate,
    Ty,
)
from checker.types.writeback import Variable, first_var
from grammar import syntax as ast
from grammar.diagnostic import Child, Diagnostic, DiagnosticBuilder, Level, error
from grammar.record import evolve
from grammar.span import Span


def report_ambiguous(fcx: FnCtxt, var: Ty, span: Span) -> None:
    """The type `var` must be known at `span` and is not."""
    fcx.results.tainted = True
    root = fcx.infcx.shallow(var)
    if isinstance(root, Infer):
        _report(fcx, root, span, "E0282", ())


def report_unresolved(fcx: FnCtxt, var: Variable, span: Span) -> None:
    """`var`, the first of the body that nothing has decided."""
    _report(fcx, var, span, "E0282", ())


# ------------------------------------------------------------------ pending obligations


def report_pending(fcx: FnCtxt, errors: list[FulfillError]) -> None:
    """Of what is still open at the end the first is told, `Sized` last: it follows from others."""
    from checker.types.fulfill import report_fulfill_error

    if not errors:
        return
    fcx.results.tainted = True
    first = next((e for e in errors if not _is_sized(fcx, e)), errors[0])
    base = report_fulfill_error(fcx.tcx, fcx.infcx, first)
    var = _subject(fcx, first)
    if var is None:
        fcx.emit(base)
        return
    code = "E0282" if _is_sized(fcx, first) else base.code
    span = first.obligation.span
    if code == "E0283" and _is_trait_call(fcx, first):
        _report_trait_call(fcx, _extended(fcx, span))
        return
    notes = () if code == "E0282" else tuple(_unqualified(c) for c in base.children)
    _report(fcx, var, span, code, notes)


def _unqualified(child: Child) -> Child:
    """Here rustc names the function alone."""
    words = "required by a bound in `"
    if child.message.startswith(words):
        return evolve(child, message=words + child.message.removeprefix(words).split("::")[-1])
    return child


def _is_sized(fcx: FnCtxt, e: FulfillError) -> bool:
    kind = e.obligation.predicate.kind
    return isinstance(kind, TraitPredicate) and fcx.tcx.is_lang(
        kind.trait_ref.trait, LangItem.SIZED
    )


def _subject(fcx: FnCtxt, e: FulfillError) -> Variable | None:
    """The variable that keeps an obligation open."""
    match e.obligation.predicate.kind:
        case TraitPredicate(trait_ref):
            return first_var(fcx, trait_ref.args)
        case ProjectionPredicate(projection, term):
            return first_var(fcx, projection.args) or first_var(fcx, term)
        case _:
            return None


def _is_trait_call(fcx: FnCtxt, e: FulfillError) -> bool:
    """`Trait::function()` where nothing says of which type."""
    cause, kind = e.obligation.cause, e.obligation.predicate.kind
    if cause.kind is not CauseKind.BOUND or cause.item is None:
        return False
    if not isinstance(kind, TraitPredicate) or not isinstance(kind.trait_ref.self_ty, Infer):
        return False
    item = cause.item
    if item.parent is not kind.trait_ref.trait or item.kind is not DefKind.ASSOC_FN:
        return False
    return not _takes_self(item)


def _report_trait_call(fcx: FnCtxt, span: Span) -> None:
    builder = error(
        "E0790",
        "cannot call associated function on trait without specifying the corresponding `impl` type",
        span,
        "cannot call associated function of trait",
    )
    builder.help("use a fully-qualified path to a specific available implementation")
    fcx.emit(builder)


# ------------------------------------------------------------------ the best place


def _report(
    fcx: FnCtxt, var: Variable, span: Span, code: str | None, notes: tuple[Child, ...]
) -> None:
    builder = (
        _at_let(fcx, var, span, code)
        or _at_closure_param(fcx, var, span, code)
        or _at_generic_arg(fcx, var, span, code)
        or error(code, "type annotations needed", span, "cannot infer type")
    )
    built = builder.build()
    helps = tuple(c for c in built.children if c.level is Level.HELP)
    fcx.emit(Diagnostic(built.level, built.code, built.message, built.labels, notes + helps))


def _at_let(fcx: FnCtxt, var: Variable, span: Span, code: str | None) -> DiagnosticBuilder | None:
    for pat, stmt in fcx.local_annotations.items():
        if stmt.ty is not None:
            continue
        ty = _let_type(fcx, pat)
        if ty is None:
            continue
        ty = fcx.resolve(ty)
        if has_error(ty) or not _mentions(ty, var):
            continue
        if any(isinstance(t, Closure) for t in walk(ty)):
            continue  # closures cannot be written
        message = "type annotations needed"
        if not isinstance(ty, Infer):
            message += f" for `{fcx.show(ty)}`"
        builder = error(code, message, pat.span)
        at = _extended(fcx, span)
        if at != pat.span:
            builder.label(at, "type must be known at this point")
        subject = "this pattern a type"
        if isinstance(pat, ast.IdentPat):
            subject = f"`{pat.name.name}` an explicit type"
        hint = "/* Type */" if isinstance(ty, Infer) else fcx.show(ty)
        builder.suggest(
            f"consider giving {subject}{_which(fcx, ty)}", (pat.span.shrink_to_hi(), f": {hint}")
        )
        return builder
    return None


def _let_type(fcx: FnCtxt, pat: ast.Pat) -> Ty | None:
    if isinstance(pat, ast.IdentPat) and pat in fcx.results.local_types:
        return fcx.results.local_types[pat]
    return fcx.results.pat_types.get(pat)


def _mentions(t: object, var: Variable) -> bool:
    return any(x == var for x in walk(t))


def _which(fcx: FnCtxt, ty: Ty) -> str:
    """Which part of the type must be given."""
    if isinstance(ty, Infer):
        return ""
    names = _unknown_params(fcx, ty)
    if len(names) == 1:
        return f", where the type for type parameter `{names[0]}` is specified"
    return ", where the placeholders `_` are specified"


def _unknown_params(fcx: FnCtxt, ty: Ty) -> list[str]:
    found = []
    for t in walk(ty):
        if isinstance(t, Adt):
            params = fcx.tcx.generics_of(t.def_).all()
            for p, a in zip(params, t.args, strict=False):
                if isinstance(a, Infer):
                    found.append(p.name)
    return found


def _at_closure_param(
    fcx: FnCtxt, var: Variable, span: Span, code: str | None
) -> DiagnosticBuilder | None:
    for closure in fcx.closure_tys:
        for param in closure.params:
            ty = fcx.results.pat_types.get(param.pat)
            if param.ty is not None or ty is None or not _mentions(fcx.resolve(ty), var):
                continue
            at = param.pat.span
            builder = error(code, "type annotations needed", at)
            if span not in (at, param.span):
                builder.label(span, "type must be known at this point")
            text = "consider giving this closure parameter an explicit type"
            ty = fcx.resolve(ty)
            hint = "/* Type */" if isinstance(ty, Infer) else fcx.show(ty)
            builder.suggest(text + _which(fcx, ty), (at.shrink_to_hi(), f": {hint}"))
            return builder
    return None


def _at_generic_arg(
    fcx: FnCtxt, var: Variable, span: Span, code: str | None
) -> DiagnosticBuilder | None:
    for _, def_, args, at in _instantiations(fcx):
        params = fcx.tcx.generics_of(def_).all()
        for param, arg in zip(params, fcx.resolve(args), strict=False):
            if arg != var:
                continue
            owner = def_ if param.def_ is None or param.def_.parent is None else param.def_.parent
            named = _owner_words(fcx, owner)
            if named is None:
                continue
            kind = "const" if isinstance(var, ConstInfer) else "type"
            what = "value of the const" if kind == "const" else "type of the type"
            label = f"cannot infer {what} parameter `{param.name}` declared on the {named}"
            builder = error(code, "type annotations needed", at, label)
            if _extended(fcx, span) != _extended(fcx, at) and span != at:
                builder.label(span, "type must be known at this point")
            count = sum(1 for a in _own_args(fcx, def_, args) if has_infer(fcx.resolve(a)))
            s = "" if count <= 1 else "s"
            builder.suggest(
                f"consider specifying the generic argument{s}",
                (at.shrink_to_hi(), f"::<{param.name}>"),
            )
            return builder
    return None


def _own_args(fcx: FnCtxt, def_: Def, args: Args) -> list[object]:
    generics = fcx.tcx.generics_of(def_)
    own = args[generics.parent_count :] if generics.own else args
    return [a for a in own if not isinstance(a, REGION_CLASSES)]


def _instantiations(fcx: FnCtxt) -> Iterator[tuple[object, Def, Args, Span]]:
    """Definitions with generic arguments that the body names, in order of the source."""
    found: list[tuple[object, Def, Args, Span]] = []
    for node, args in fcx.results.node_args.items():
        res = fcx.results.value_res.get(node)
        if isinstance(res, Def) and isinstance(node, ast.PathExpr):
            if res.kind is DefKind.VARIANT and res.parent is not None:
                res = res.parent
            found.append((node, res, args, node.span))
    for e, callee in fcx.results.callees.items():
        if isinstance(e, ast.MethodCallExpr):
            found.append((e, callee.def_, callee.args, e.segment.ident.span))
    found.sort(key=lambda f: f[3].lo)
    yield from found


def _owner_words(fcx: FnCtxt, owner: Def) -> str | None:
    """`method `parse``, `enum `Option``: what declares a parameter."""
    match owner.kind:
        case DefKind.ASSOC_FN:
            word = "method" if _takes_self(owner) else "associated function"
            return f"{word} `{owner.name}`"
        case DefKind.IMPL:
            ty = fcx.tcx.type_of(owner)
            if not isinstance(ty, Adt):
                return None
            return f"{fcx.tcx.adt(ty.def_).kind.value} `{ty.def_.name}`"
        case DefKind.FN | DefKind.STRUCT | DefKind.ENUM | DefKind.UNION | DefKind.TRAIT:
            return f"{owner.kind.value} `{owner.name}`"
        case _:
            return None


def _takes_self(def_: Def) -> bool:
    node = def_.node
    kind = node.kind if isinstance(node, ast.Item) else None
    return isinstance(kind, ast.FnItem) and kind.self_param is not None


def _extended(fcx: FnCtxt, span: Span) -> Span:
    """The call of which `span` is the callee's path."""
    for e in fcx.results.expr_types:
        if isinstance(e, ast.CallExpr) and e.callee.span == span:
            return e.span
    return span
