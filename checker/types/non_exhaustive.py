"""`#[non_exhaustive]` structs and variants of other crates: E0638, E0639.

Runs while the fields of a struct pattern or expression are checked. Such a list of fields may grow:
outside its crate it cannot be written out. (That enums may grow is the matter of exhaustiveness.)

Reference: "The `non_exhaustive` attribute"; rustc: `check_expr_struct`, `check_struct_pat_fields`.
"""

from __future__ import annotations

from checker.names.attrs_of import has_attr
from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import AdtKind, VariantInfo
from grammar import syntax as ast
from grammar.diagnostic import error


def check_open(
    fcx: FnCtxt, node: ast.StructExpr | ast.StructPat, kind: AdtKind, variant: VariantInfo
) -> bool:
    """Whether the fields of `variant` may be written out here; else the error is told."""
    if fcx.tcx.is_local(variant.def_) or not has_attr(fcx.tcx, variant.def_, "non_exhaustive"):
        return True
    what = "variant" if kind is AdtKind.ENUM else kind.value
    if isinstance(node, ast.StructExpr):
        message = f"cannot create non-exhaustive {what} using struct expression"
        fcx.error("E0639", message, node.span)
        return False
    if node.has_rest:
        return True
    builder = error("E0638", f"`..` required with {what} marked as non-exhaustive", node.span)
    text = fcx.tcx.sources.snippet(node.span)
    end = node.span._replace(lo=node.span.hi - 1)
    comma = ", " if node.fields and not text.rstrip("} \n").endswith(",") else ""
    inside = text[:-1]
    space = "" if inside.endswith(" ") else " "
    builder.suggest(
        "add `..` at the end of the field list to ignore all other fields",
        (end.shrink_to_lo(), f"{comma or space}.. "),
    )
    fcx.emit(builder)
    return False
