"""What is wrong with a pattern: E0029, E0023, E0164, E0529, E0532, modifiers of edition 2024.

Source: `rustc_hir_typeck::pat`.
"""

from __future__ import annotations

from typing import cast

from checker.names.defs import Def, DefKind
from checker.types.fn_ctxt import FnCtxt
from checker.types.pat import PatInfo, bindings_in, may_range, peel_pat, plural
from checker.types.tables import BindMode
from checker.types.ty import (
    Ty,
    VariantInfo,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.record import evolve
from grammar.span import Span


def report_2024(fcx: FnCtxt, pat: ast.Pat, span: Span, info: PatInfo) -> None:
    """Since edition 2024 a pattern that borrows implicitly holds no explicit modes below."""
    modifier = fcx.tcx.sources.snippet(span)
    if modifier.startswith("&"):
        message = "cannot explicitly dereference within an implicitly-borrowing pattern"
        label = "reference pattern not allowed when implicitly borrowing"
    elif modifier.startswith("ref"):
        message = "cannot explicitly borrow within an implicitly-borrowing pattern"
        label = "explicit `ref` binding modifier not allowed when implicitly borrowing"
    else:
        message = "cannot mutably bind by value within an implicitly-borrowing pattern"
        label = "`mut` binding modifier not allowed when implicitly borrowing"
    builder = error(None, message, span, label)
    builder.note(
        "for more information, see <https://doc.rust-lang.org/reference/patterns.html"
        "#binding-modes>"
    )
    if info.peeled is not None:
        outer, mutable = info.peeled
        what = "`&mut _`" if mutable else "`&_`"
        text = f"this non-reference pattern matches on a reference type {what}"
        builder.note(
            "matching on a reference type with a non-reference pattern implicitly borrows the"
            " contents",
            Label(outer.span, text, True),
        )
        _suggest_2024(fcx, builder, pat, span, outer, info)
    fcx.results.after.append(builder.build())


def report_fields_ignored(fcx: FnCtxt, pat: ast.PathPat, variant: VariantInfo) -> None:
    """`Shape::Square` for `Shape::Square { .. }`."""
    wanted = "unit struct, unit variant or constant"
    message = f"expected {wanted}, found struct variant `{variant.def_.path()}`"
    builder = error("E0533", message, pat.span, f"not a {wanted}")
    holes = ", ".join(f"{f.name}: _" for f in variant.fields)
    are = "field is" if len(variant.fields) == 1 else "fields are"
    builder.suggest(
        f"the struct variant's {are} being ignored", (pat.span.shrink_to_hi(), f" {{ {holes} }}")
    )
    fcx.emit(builder)


def _suggest_2024(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    pat: ast.Pat,
    span: Span,
    outer: ast.Pat,
    info: PatInfo,
) -> None:
    if isinstance(pat, ast.IdentPat) and pat.by_ref:
        if pat.mutable is (info.mode is BindMode.REF_MUT):
            gap = span._replace(hi=pat.name.span.lo)
            builder.suggest("remove the unnecessary binding modifier", (gap, ""))
            return
    inside = bindings_in(fcx, pat)
    others = [p for p in bindings_in(fcx, outer) if p not in inside and not p.by_ref]
    tail = "and borrow explicitly using a variable binding mode" if others else ""
    tail = tail or "to avoid implicitly borrowing"
    ref = "&mut " if info.peeled is not None and info.peeled[1] else "&"
    modifier = "ref mut " if info.mode is BindMode.REF_MUT else "ref "
    parts = [(outer.span.shrink_to_lo(), ref)]
    parts += [(p.span.shrink_to_lo(), modifier) for p in others]
    builder.suggest(f"match on the reference with a reference pattern {tail}", *parts)


def modifier_span(pat: ast.IdentPat) -> Span:
    """`ref`, `ref mut` or `mut` before a binding's name."""
    text = "ref mut" if pat.by_ref and pat.mutable else "ref" if pat.by_ref else "mut"
    return pat.span._replace(hi=pat.span.lo + len(text))


def report_not_unit(fcx: FnCtxt, pat: ast.Pat, res: Def) -> None:
    what = "tuple variant" if res.kind is DefKind.VARIANT else "tuple struct"
    name = res.path() if res.kind is DefKind.VARIANT else res.name
    builder = error(
        "E0532",
        f"expected unit struct, unit variant or constant, found {what} `{name}`",
        pat.span,
        "not a unit struct, unit variant or constant",
    )
    fcx.emit(builder)


def report_range(fcx: FnCtxt, pat: ast.RangePat, types: list[tuple[ast.Expr, Ty]]) -> None:
    bad = [(e, t) for e, t in types if not may_range(t)]
    whole = pat.span if len(bad) > 1 else bad[0][0].span
    builder = error("E0029", "only `char` and numeric types are allowed in range patterns", whole)
    for e, t in types:
        wrong = not may_range(t)
        text = f"this is of type `{fcx.show(t)}` but it should be `char` or numeric"
        if not wrong:
            text = f"this is of type `{fcx.show(t)}`"
        if e.span == whole:
            builder.labels[0] = evolve(builder.labels[0], text=text)
        else:
            builder.label(e.span, text)
    fcx.emit(builder)


def report_not_slice(fcx: FnCtxt, pat: ast.SlicePat, ty: Ty, info: PatInfo) -> None:
    shown = fcx.show(ty)
    builder = error(
        "E0529",
        f"expected an array or slice, found `{shown}`",
        pat.span,
        f"pattern cannot match with input type `{shown}`",
    )
    fcx.emit(builder)


def report_not_tuple_struct(fcx: FnCtxt, pat: ast.TupleStructPat, res: object, ty: Ty) -> None:
    name = fcx.tcx.sources.snippet(pat.path.span)
    kind = res.kind if isinstance(res, Def) else None
    if kind is DefKind.ASSOC_FN or kind is DefKind.FN or kind is DefKind.ASSOC_CONST:
        what = cast(DefKind, kind).value
        fcx.error(
            "E0164",
            f"expected tuple struct or tuple variant, found {what} `{name}`",
            pat.span,
            "`fn` calls are not allowed in patterns"
            if kind is not DefKind.ASSOC_CONST
            else "not a tuple struct or tuple variant",
        )
        return
    what = "unit variant" if kind is DefKind.VARIANT else "unit struct"
    fcx.error(
        "E0532",
        f"expected tuple struct or tuple variant, found {what} `{name}`",
        pat.span,
        "not a tuple struct or tuple variant",
    )


def report_field_count(
    fcx: FnCtxt, pat: ast.TupleStructPat, def_: Def, given: int, count: int
) -> None:
    what = "variant" if def_.kind is DefKind.VARIANT else "struct"
    builder = error(
        "E0023",
        f"this pattern has {given} field{plural(given)}, but the corresponding tuple {what} has "
        f"{count} field{plural(count)}",
        pat.span,
    )
    builder.labels.clear()
    positional = [p for p in pat.elements if not isinstance(peel_pat(fcx, p), ast.RestPat)]
    if positional:
        for p in positional[:-1]:
            builder.primary(p.span)
        builder.primary(
            positional[-1].span, f"expected {count} field{plural(count)}, found {given}"
        )
    else:
        builder.primary(pat.span, f"expected {count} field{plural(count)}, found {given}")
    adt, index = def_, 0
    from checker.types.expr_path import variant_of

    adt, index = variant_of(fcx, def_)
    fields = fcx.tcx.adt(adt).variants[index].fields
    for i, f in enumerate(fields):
        text = f"tuple {what} has {count} field{plural(count)}" if i == len(fields) - 1 else ""
        if not f.def_.is_library:
            builder.label(_field_ty_span(f.def_), text)
    if given < count and positional:
        missing = count - given
        one = "_" if missing == 1 else ", ".join(["_"] * missing)
        text = "use `_` to explicitly ignore " + ("the field" if missing == 1 else "each field")
        builder.suggest(text, (positional[-1].span.shrink_to_hi(), f", {one}"))
        if missing > 1:
            builder.suggest(
                "use `..` to ignore the rest of the fields",
                (positional[-1].span.shrink_to_hi(), ", .."),
            )
    fcx.emit(builder)


def _field_ty_span(def_: Def) -> Span:
    node = def_.node
    return node.ty.span if isinstance(node, ast.FieldDef) else def_.span
