"""Actions for patterns."""

from __future__ import annotations

from grammar.actions import action
from grammar.messages import bare_alternatives
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    Attribute,
    Block,
    ConstBlockPat,
    ErrorPat,
    Expr,
    FieldPat,
    Ident,
    IdentPat,
    LitPat,
    MacroCall,
    MacroPat,
    OrPat,
    ParenPat,
    Pat,
    Path,
    PathPat,
    RangeEnd,
    RangePat,
    RefPat,
    RestPat,
    SlicePat,
    StructPat,
    TuplePat,
    TupleStructPat,
    WildPat,
)

Attrs = list[Attribute] | None
NOT_BINDINGS = frozenset(["self", "Self", "super", "crate", "$crate"])
RANGE_ENDS = {end.value: end for end in RangeEnd}


@action
def or_pat(p: ParseContext, lo: int, hi: int, alternatives: list[Pat]) -> OrPat:
    return OrPat(tuple(alternatives), p.span(lo, hi))


@action
def leading_vert(p: ParseContext, lo: int, hi: int, only: Pat) -> Pat:
    return only


@action
def leading_or_pat(p: ParseContext, lo: int, hi: int, alternatives: list[Pat]) -> OrPat:
    return OrPat(tuple(alternatives), p.span(lo, hi))


def refuse_alternatives(p: ParseContext, what: str, start: int, pat: Pat) -> None:
    """Report a pattern that begins at token `start` and is not one without parentheses."""
    leads = p.kinds[start] == "OR"
    if leads or (isinstance(pat, OrPat) and p.kinds[start] != "INTERP_PAT"):
        span = p.at(start).to(pat.span)
        p.report(bare_alternatives(what, span, None if isinstance(pat, OrPat) else p.at(start)))


@action
def lit_pat(p: ParseContext, lo: int, hi: int, expr: Expr) -> LitPat:
    return LitPat(expr, expr.span)


@action
def path_pat(p: ParseContext, lo: int, hi: int, path: Path) -> Pat:
    segment = path.segments[0]
    if len(path.segments) > 1 or segment.args is not None or path.is_global or path.qself:
        return PathPat(path, path.span)
    if segment.ident.name in NOT_BINDINGS and not p.texts[lo].startswith("r#"):
        return PathPat(path, path.span)
    return IdentPat(False, False, segment.ident, None, segment.span)


@action
def wild_pat(p: ParseContext, lo: int, hi: int) -> WildPat:
    return WildPat(p.span(lo, hi))


@action
def rest_pat(p: ParseContext, lo: int, hi: int) -> RestPat:
    return RestPat(p.span(lo, hi))


@action
def mut_pat(p: ParseContext, lo: int, hi: int, mut: int, name: int, sub: Pat | None) -> IdentPat:
    return IdentPat(False, True, p.ident(name), sub, p.span(lo, hi))


@action
def ref_bind_pat(
    p: ParseContext, lo: int, hi: int, ref: int, mut: int | None, name: int, sub: Pat | None
) -> IdentPat:
    return IdentPat(True, mut is not None, p.ident(name), sub, p.span(lo, hi))


@action
def bind_pat(p: ParseContext, lo: int, hi: int, name: int, sub: Pat) -> IdentPat:
    made = IdentPat(False, False, p.ident(name), sub, p.span(lo, hi))
    p.deepen(made, sub, made.span)
    return made


@action
def ref_pat(p: ParseContext, lo: int, hi: int, amp: int, inner: Pat) -> RefPat:
    return _ref(p, lo, hi, amp, False, inner)


@action
def ref_mut_pat(p: ParseContext, lo: int, hi: int, amp: int, mut: int, inner: Pat) -> RefPat:
    return _ref(p, lo, hi, amp, True, inner)


def _ref(p: ParseContext, lo: int, hi: int, amp: int, mutable: bool, inner: Pat) -> RefPat:
    span = p.span(lo, hi)
    if p.kinds[amp] != "ANDAND":
        made = RefPat(mutable, inner, span)
    else:
        inside = RefPat(mutable, inner, Span(span.lo + 1, span.hi, span.ctxt))
        p.deepen(inside, inner, span)
        made, inner = RefPat(False, inside, span), inside
    p.deepen(made, inner, span)
    return made


@action
def unit_pat(p: ParseContext, lo: int, hi: int) -> TuplePat:
    return TuplePat((), p.span(lo, hi))


@action
def paren_pat(p: ParseContext, lo: int, hi: int, inner: Pat) -> Pat:
    """`(..)` is a tuple of any length, not `..` in parentheses."""
    if isinstance(inner, RestPat):
        return TuplePat((inner,), p.span(lo, hi))
    return ParenPat(inner, p.span(lo, hi))


@action
def tuple_pat(p: ParseContext, lo: int, hi: int, first: Pat, rest: list[Pat] | None) -> TuplePat:
    return TuplePat(_one_rest(p, (first, *(rest or ())), "tuple"), p.span(lo, hi))


def _one_rest(p: ParseContext, elements: tuple[Pat, ...], what: str) -> tuple[Pat, ...]:
    """`elements` with one `..` at most."""
    rests = [e for e in elements if isinstance(e, RestPat)]
    if len(rests) < 2:
        return elements
    from grammar.messages import second_rest

    for extra in rests[1:]:
        p.report(second_rest(extra.span, rests[0].span, what), sound=True)
    return tuple(e for e in elements if not isinstance(e, RestPat) or e is rests[0])


@action
def slice_pat(p: ParseContext, lo: int, hi: int, elements: list[Pat] | None) -> SlicePat:
    return SlicePat(_one_rest(p, tuple(elements or ()), "slice"), p.span(lo, hi))


@action
def tuple_struct_pat(
    p: ParseContext, lo: int, hi: int, path: Path, elements: list[Pat] | None
) -> TupleStructPat:
    kept = _one_rest(p, tuple(elements or ()), "tuple struct")
    return TupleStructPat(path, kept, p.span(lo, hi))


@action
def range_pat(p: ParseContext, lo: int, hi: int, low: Expr, op: int, high: Expr | None) -> RangePat:
    end = RANGE_ENDS[p.texts[op]]
    if high is None and end is not RangeEnd.HALF_OPEN:
        from grammar.messages import range_without_end

        p.report(range_without_end(p.at(op)))
    return RangePat(low, high, end, p.span(lo, hi))


@action
def range_to_pat(p: ParseContext, lo: int, hi: int, op: int, high: Expr) -> RangePat:
    return RangePat(None, high, RANGE_ENDS[p.texts[op]], p.span(lo, hi))


@action
def macro_pat(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> MacroPat:
    span = p.span(lo, hi)
    return MacroPat(MacroCall(path, p.stream(tree), span), span)


@action
def const_block_pat(p: ParseContext, lo: int, hi: int, block: Block) -> ConstBlockPat:
    p.gate("inline-const in pattern position is", p.span(lo, hi))
    return ConstBlockPat(block, p.span(lo, hi))


@action
def box_pat(p: ParseContext, lo: int, hi: int, box: int, inner: Pat) -> ErrorPat:
    p.gate("box pattern syntax is", p.span(lo, hi))
    return ErrorPat(p.span(lo, hi))


# ------------------------------------------------------------------ struct patterns


class RestMark(NamedTuple):
    """The `..` of a struct pattern."""

    span: Span


@action
def struct_pat(
    p: ParseContext, lo: int, hi: int, path: Path, fields: list[FieldPat | RestMark] | None
) -> StructPat:
    given = fields or []
    for field in given[:-1]:
        if isinstance(field, RestMark):
            from grammar.messages import rest_not_last

            p.report(rest_not_last(field.span))
    named = tuple([field for field in given if isinstance(field, FieldPat)])
    return StructPat(path, named, len(named) < len(given), p.span(lo, hi))


@action
def field_pat(p: ParseContext, lo: int, hi: int, attrs: Attrs, name: int, pat: Pat) -> FieldPat:
    return FieldPat(p.ident(name), pat, False, tuple(attrs or ()), p.span(lo, hi))


@action
def field_pat_short(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    box: int | None,
    ref: int | None,
    mut: int | None,
    name: int,
) -> FieldPat:
    ident: Ident = p.ident(name)
    start = next(at for at in (box, ref, mut, name) if at is not None)
    if box is not None:
        p.gate("box pattern syntax is", p.span(box, hi))
    pat = IdentPat(ref is not None, mut is not None, ident, None, p.span(start, hi))
    return FieldPat(ident, pat, True, tuple(attrs or ()), p.span(lo, hi))


@action
def field_pat_rest(p: ParseContext, lo: int, hi: int, attrs: Attrs, dots: int) -> RestMark:
    return RestMark(p.at(dots))
