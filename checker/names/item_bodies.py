"""Items that lack a body, or have one where none may be; `self` in functions that are no methods.

Source: `rustc_ast_passes::ast_validation`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import whole_span
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

EXTERN_NOTE = "for more information, visit https://doc.rust-lang.org/std/keyword.extern.html"


def check_item_body(tcx: Tcx, item: Def, node: ast.Item) -> None:
    """Report a body that is missing, or should be, and `self` where there is no type for it."""
    kind = node.kind
    container = item.parent.kind if item.parent is not None else DefKind.MOD
    if isinstance(kind, ast.FnItem) and kind.self_param is not None:
        if container not in (DefKind.IMPL, DefKind.TRAIT):
            _self_outside(tcx, kind.self_param)
    if container is DefKind.EXTERN_BLOCK:
        _foreign(tcx, item, node)
    elif container is not DefKind.TRAIT and lacks_body(kind):
        _missing(tcx, item, node, container is DefKind.IMPL)


def lacks_body(kind: ast.ItemKind) -> bool:
    """A function, constant, static or type without what follows its head."""
    if isinstance(kind, ast.FnItem):
        return kind.body is None
    if isinstance(kind, ast.ConstItem | ast.StaticItem):
        return kind.value is None
    return isinstance(kind, ast.TypeAliasItem) and kind.ty is None


def _missing(tcx: Tcx, item: Def, node: ast.Item, in_impl: bool) -> None:
    match node.kind:
        case ast.FnItem():
            what, noun, body = "function", "function", " { <body> }"
        case ast.ConstItem():
            what, noun, body = "constant", "constant", " = <expr>;"
        case ast.StaticItem():
            what, noun, body = "static", "static", " = <expr>;"
        case _:
            what, noun, body = "type", "type", " = <type>;"
    if in_impl:
        message = f"associated {what} in `impl` without body"
    elif isinstance(node.kind, ast.FnItem):
        message = "free function without a body"
    else:
        alias = " alias" if isinstance(node.kind, ast.TypeAliasItem) else " item"
        message = f"free {what}{alias} without body"
    span = whole_span(tcx.sources, item)
    builder = error(None, message, span)
    last = Span(span.hi - 1, span.hi, span.ctxt)
    builder.suggest_inline(f"provide a definition for the {noun}", last, body)
    tcx.emit(builder.build())


def _foreign(tcx: Tcx, item: Def, node: ast.Item) -> None:
    kind = node.kind
    if isinstance(kind, ast.FnItem) and kind.body is not None:
        builder = error(
            None,
            "incorrect function inside `extern` block",
            kind.name.span,
            "cannot have a body",
        )
        builder.suggest("remove the invalid body", (kind.body.span, ";"))
        builder.help(
            "you might have meant to write a function accessible through FFI, which can be done by "
            "writing `extern fn` outside of the `extern` block"
        )
        tcx.emit(builder.note(EXTERN_NOTE).build())
    elif isinstance(kind, ast.StaticItem) and kind.value is not None:
        builder = error(
            None, "incorrect `static` inside `extern` block", kind.name.span, "cannot have a body"
        )
        builder.label(kind.value.span, "the invalid body")
        tcx.emit(builder.note(EXTERN_NOTE).build())


def _self_outside(tcx: Tcx, param: ast.SelfParam) -> None:
    tcx.emit(
        error(
            None,
            "`self` parameter is only allowed in associated functions",
            param.ident.span if param.ty is not None else param.span,
            "not semantically valid as function parameter",
        )
        .note("associated functions are those in `impl` or `trait` definitions")
        .build()
    )
