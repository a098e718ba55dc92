"""Generic parameters as they are declared: their order, defaults, and the types of constants.

Lifetimes come first, parameters with defaults last; a default may not name `Self` (E0735), nor the
type of a constant another parameter (E0770); constants are integers, `bool` or `char`.

Source: `rustc_ast_passes::ast_validation`, `rustc_resolve::late`,
`rustc_hir_analysis::check::wfcheck` (`check_param_wf`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.collect_generics import ast_generics, subnodes
from checker.types.fold import has_error
from checker.types.ty import BOOL, CHAR, Prim, Ty
from grammar import syntax as ast
from grammar.diagnostic import Child, DiagnosticBuilder, Level, Suggestion, error

_NO_CONSTANT = (PrimTy.STR, PrimTy.F32, PrimTy.F64)


def check_generics(tcx: Tcx, d: Def) -> None:
    """Report what is wrong with the parameters that `d` declares; bounds are checked elsewhere."""
    generics = ast_generics(d)
    if generics is None:
        return
    _check_order(tcx, generics)
    if d.kind in (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION):
        _check_self(tcx, generics)
    if d.kind in (DefKind.FN, DefKind.ASSOC_FN, DefKind.IMPL):
        _no_defaults(tcx, generics)
    for p in generics.params:
        if isinstance(p, ast.ConstParam) and not _depends(tcx, d, p):
            _check_const_type(tcx, d, p)


def _check_order(tcx: Tcx, generics: ast.Generics) -> None:
    params = generics.params
    first = next((i for i, p in enumerate(params) if not isinstance(p, ast.LifetimeParam)), None)
    if first is None:
        return
    late = [p for p in params[first:] if isinstance(p, ast.LifetimeParam)]
    if late:
        tcx.emit(_lifetimes_first(tcx, generics, late).build())
    for i, p in enumerate(params):
        if isinstance(p, ast.LifetimeParam) or p.default is None:
            continue
        if any(_is_required(after) for after in params[i + 1 :]):
            message = "generic parameters with a default must be trailing"
            tcx.emit(error(None, message, p.name.span).build())


def _is_required(p: ast.GenericParam) -> bool:
    return not isinstance(p, ast.LifetimeParam) and p.default is None


def _lifetimes_first(
    tcx: Tcx, generics: ast.Generics, late: list[ast.LifetimeParam]
) -> DiagnosticBuilder:
    message = "lifetime parameters must be declared prior to type and const parameters"
    builder = error(None, message, late[0].lifetime.span)
    for p in late[1:]:
        builder.primary(p.lifetime.span)
    ordered = sorted(generics.params, key=lambda p: not isinstance(p, ast.LifetimeParam))
    text = ", ".join(tcx.sources.snippet(p.span) for p in ordered)
    suggestion = Suggestion(((generics.span, f"<{text}>"),), inline=True)
    words = "reorder the parameters: lifetimes, then consts and types"
    builder.children.append(Child(Level.HELP, words, (), suggestion))
    return builder


def _single_paths(root: object) -> Iterator[tuple[ast.Path, str]]:
    for node in subnodes(root):
        if isinstance(node, ast.Path) and node.qself is None and node.segments:
            yield node, node.segments[0].ident.name


def _check_self(tcx: Tcx, generics: ast.Generics) -> None:
    for p in generics.params:
        if isinstance(p, ast.LifetimeParam):
            continue
        for path, name in _single_paths(p.default):
            if name == "Self":
                message = "generic parameters cannot use `Self` in their defaults"
                tcx.emit(error("E0735", message, path.span).build())


def _no_defaults(tcx: Tcx, generics: ast.Generics) -> None:
    """A default of a function or impl would never be used (a lint that denies by default)."""
    for p in generics.params:
        if isinstance(p, ast.TypeParam) and p.default is not None:
            message = "defaults for generic parameters are not allowed here"
            builder = error("invalid_type_param_default", message, p.span)
            builder.children.append(Child(Level.WARNING, _PHASED_OUT))
            builder.note(
                "for more information, see issue #36887 "
                "<https://github.com/rust-lang/rust/issues/36887>"
            )
            tcx.emit(builder.build())


_PHASED_OUT = (
    "this was previously accepted by the compiler but is being phased out; it will become a hard "
    "error in a future release!"
)


def _depends(tcx: Tcx, d: Def, p: ast.ConstParam) -> bool:
    res = tcx.resolutions(d)
    for path, name in _single_paths(p.ty):
        found = res.paths.get(path)
        base = None if found is None else found.base
        if isinstance(base, Def) and base.kind in (DefKind.TYPE_PARAM, DefKind.CONST_PARAM):
            builder = error(
                "E0770",
                "the type of const parameters must not depend on other generic parameters",
                path.span,
                f"the type must not depend on the parameter `{name}`",
            )
            tcx.emit(builder.build())
            return True
    return False


def _check_const_type(tcx: Tcx, d: Def, p: ast.ConstParam) -> None:
    own = next((g for g in tcx.generics_of(d).own if g.def_ and g.def_.node is p), None)
    if own is None or own.def_ is None:
        return
    t = tcx.type_of(own.def_)
    if has_error(t) or _may_be_constant(t):
        return
    shown = tcx.sources.snippet(p.ty.span)
    message = f"`{shown}` is forbidden as the type of a const generic parameter"
    builder = error(None, message, p.ty.span)
    builder.note("the only supported types are integers, `bool`, and `char`")
    tcx.emit(builder.build())


def _may_be_constant(t: Ty) -> bool:
    return t in (BOOL, CHAR) or (isinstance(t, Prim) and t.kind not in _NO_CONSTANT)
