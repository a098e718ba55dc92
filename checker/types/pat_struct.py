"""Fields of struct patterns: E0026, E0025, E0027, privacy (rustc: `check_struct_pat_fields`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import ERROR_TY, CtorKind, Ty, VariantInfo
from grammar import syntax as ast
from grammar.diagnostic import error

if TYPE_CHECKING:
    from checker.types.expr_path import VariantPath
    from checker.types.pat import PatInfo


def check_struct_fields(fcx: FnCtxt, pat: ast.StructPat, path: VariantPath, info: PatInfo) -> None:
    """Check each field's pattern; report what is missing, unknown, twice or private."""
    from checker.types.pat import check_pat

    variant = fcx.tcx.adt(path.ty.def_).variants[path.index]
    seen: dict[str, ast.FieldPat] = {}
    unknown: list[ast.FieldPat] = []
    if not fcx.tcx.is_local(variant.def_):
        from checker.types.non_exhaustive import check_open

        check_open(fcx, pat, fcx.tcx.adt(path.ty.def_).kind, variant)
    for f in pat.fields:
        check_pat(fcx, f.pat, _field_ty(fcx, f, variant, path, seen, unknown), info)
    if unknown:
        _report_unknown(fcx, pat, path, variant, unknown, seen)
    missing = [f.name for f in variant.fields if f.name not in seen]
    if missing and not pat.has_rest and not unknown:
        _report_missing(fcx, pat, variant, missing)


def _field_ty(
    fcx: FnCtxt,
    f: ast.FieldPat,
    variant: VariantInfo,
    path: VariantPath,
    seen: dict[str, ast.FieldPat],
    unknown: list[ast.FieldPat],
) -> Ty:
    name = f.name.name
    index = variant.field_index(name)
    if index is None:
        unknown.append(f)
        return ERROR_TY
    if name in seen:
        builder = error(
            "E0025",
            f"field `{name}` bound multiple times in the pattern",
            f.span,
            f"multiple uses of `{name}` in pattern",
        )
        builder.label(seen[name].span, f"first use of `{name}`")
        fcx.emit(builder)
        return ERROR_TY
    seen[name] = f
    fcx.results.fields[f] = index
    field = variant.fields[index].def_
    from checker.types.access import accessible

    if not accessible(fcx, field):
        kind = fcx.tcx.adt(path.ty.def_).kind.value
        fcx.late(
            "E0451",
            f"field `{name}` of {kind} `{path.ty.def_.name}` is private",
            f.span,
            "private field",
        )
    return fcx.type_of(field, path.ty.args, f.span)


def describe(fcx: FnCtxt, path: VariantPath, variant: VariantInfo) -> str:
    """`struct `S`` or `variant `E::V``."""
    from checker.types.ty import AdtKind

    info = fcx.tcx.adt(path.ty.def_)
    if info.kind is AdtKind.ENUM:
        return f"variant `{path.ty.def_.name}::{variant.name}`"
    return f"{info.kind.value} `{path.ty.def_.name}`"


def _report_unknown(
    fcx: FnCtxt,
    pat: ast.StructPat,
    path: VariantPath,
    variant: VariantInfo,
    unknown: list[ast.FieldPat],
    seen: dict[str, ast.FieldPat],
) -> None:
    from checker.types.similar import similar_name

    what = describe(fcx, path, variant)
    if variant.ctor is CtorKind.TUPLE and not any(f.name.name.isdigit() for f in unknown):
        _report_tuple_variant(fcx, pat, variant)
        return
    names = ", ".join(f"`{f.name.name}`" for f in unknown)
    if len(unknown) == 1:
        message = f"{what} does not have a field named {names}"
    else:
        message = f"{what} does not have fields named {names}"
    builder = error("E0026", message, unknown[0].name.span)
    builder.labels.clear()
    for f in unknown[:-1]:
        builder.primary(f.name.span)
    last = unknown[-1]
    tail = "this field" if len(unknown) == 1 else "these fields"
    builder.primary(last.name.span, f"{what} does not have {tail}")
    left = [f.name for f in variant.fields if f.name not in seen]
    if len(unknown) == 1 and left:
        close = similar_name(last.name.name, left)
        if close is not None:
            builder.suggest("a field with a similar name exists", (last.name.span, close))
        elif len(left) == 1:
            builder.suggest(
                f"`{variant.name}` has a field named `{left[0]}`", (last.name.span, left[0])
            )
    fcx.emit(builder)


def _report_tuple_variant(fcx: FnCtxt, pat: ast.StructPat, variant: VariantInfo) -> None:
    path = fcx.tcx.sources.snippet(pat.path.span)
    builder = error(
        "E0769",
        f"tuple variant `{path}` written as struct variant",
        pat.span,
    )
    written = [fcx.tcx.sources.snippet(f.pat.span) for f in pat.fields]
    inner = ", ".join(written or ["_"] * len(variant.fields))
    builder.suggest("use the tuple variant pattern syntax instead", (pat.span, f"{path}({inner})"))
    fcx.emit(builder)


def _report_missing(
    fcx: FnCtxt, pat: ast.StructPat, variant: VariantInfo, missing: list[str]
) -> None:
    shown = [f"`{m}`" for m in missing]
    if len(shown) == 1:
        names, s = shown[0], ""
    elif len(shown) <= 3:
        names, s = ", ".join(shown[:-1]) + " and " + shown[-1], "s"
    else:
        names, s = ", ".join(shown[:3]) + f" and {len(shown) - 3} other field", "s"
        names += "s" if len(shown) > 4 else ""
    from checker.types.access import accessible

    hidden = [f for f in variant.fields if f.name in missing and not accessible(fcx, f.def_)]
    if hidden and len(hidden) == len(missing):
        fcx.error("E0027", "pattern requires `..` due to inaccessible fields", pat.span)
        return
    digits = bool(pat.fields) and all(f.name.name.isdigit() for f in pat.fields)
    if variant.ctor is CtorKind.TUPLE and not digits:
        _report_tuple_variant(fcx, pat, variant)
        return
    builder = error(
        "E0027", f"pattern does not mention field{s} {names}", pat.span, f"missing field{s} {names}"
    )
    if pat.fields:
        at = pat.fields[-1].span.shrink_to_hi()
        before = ", "
    else:
        at = pat.path.span.shrink_to_hi()._replace(hi=pat.span.hi)
        before = " { "
    after = "" if pat.fields else " }"
    plural = "these missing fields" if s else "this missing field"
    listed = ", ".join(missing)
    builder.suggest(f"include the missing field{s} in the pattern", (at, before + listed + after))
    ignored = ", ".join(f"{m}: _" for m in missing)
    builder.suggest(
        f"if you don't care about {plural}, you can explicitly ignore " + ("them" if s else "it"),
        (at, before + ignored + after),
    )
    builder.suggest("or always ignore missing fields here", (at, before + ".." + after))
    fcx.emit(builder)
