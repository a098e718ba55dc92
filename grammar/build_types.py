"""Actions for types."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_paths import lifetime_at
from grammar.diagnostic import error
from grammar.parse_context import ParseContext
from grammar.span import Span
from grammar.syntax import (
    AnonConst,
    ArrayType,
    Attribute,
    Bound,
    Expr,
    FnPtrType,
    GenericParam,
    Ident,
    ImplTraitType,
    InferType,
    MacroCall,
    MacroType,
    NeverType,
    ParenType,
    Path,
    PathType,
    PtrType,
    RefType,
    SliceType,
    TraitBound,
    TraitObjectType,
    TupleType,
    Type,
)

FnPtrParam = tuple[Ident | None, Type | None]


@action
def path_type_node(p: ParseContext, lo: int, hi: int, path: Path | Type) -> Type:
    """A path is a type; a type already is one (an invisible group)."""
    return PathType(path, path.span) if isinstance(path, Path) else path


@action
def ref_type(
    p: ParseContext, lo: int, hi: int, amp: int, life: int | None, mut: int | None, inner: Type
) -> RefType:
    lifetime = lifetime_at(p, life) if life is not None else None
    span = p.span(lo, hi)
    if p.kinds[amp] == "ANDAND":
        inside = RefType(lifetime, mut is not None, inner, Span(span.lo + 1, span.hi, span.ctxt))
        outer = RefType(None, False, inside, span)
        p.deepen(inside, inner, span)
        p.deepen(outer, inside, span)
        return outer
    made = RefType(lifetime, mut is not None, inner, span)
    p.deepen(made, inner, span)
    return made


@action
def ptr_type(p: ParseContext, lo: int, hi: int, mutability: int, inner: Type) -> PtrType:
    made = PtrType(p.kinds[mutability] == "MUT", inner, p.span(lo, hi))
    p.deepen(made, inner, made.span)
    return made


@action
def slice_type(p: ParseContext, lo: int, hi: int, element: Type) -> SliceType:
    return SliceType(element, p.span(lo, hi))


@action
def array_type(p: ParseContext, lo: int, hi: int, element: Type, length: Expr) -> ArrayType:
    return ArrayType(element, AnonConst(length, length.span), p.span(lo, hi))


@action
def unit_type(p: ParseContext, lo: int, hi: int) -> TupleType:
    return TupleType((), p.span(lo, hi))


@action
def paren_type(p: ParseContext, lo: int, hi: int, inner: Type) -> ParenType:
    return ParenType(inner, p.span(lo, hi))


@action
def tuple_type(
    p: ParseContext, lo: int, hi: int, first: Type, rest: list[Type] | None
) -> TupleType:
    return TupleType((first, *(rest or ())), p.span(lo, hi))


@action
def never_type(p: ParseContext, lo: int, hi: int) -> NeverType:
    return NeverType(p.span(lo, hi))


@action
def infer_type(p: ParseContext, lo: int, hi: int) -> InferType:
    return InferType(p.span(lo, hi))


@action
def macro_type(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> MacroType:
    span = p.span(lo, hi)
    return MacroType(MacroCall(path, p.stream(tree), span), span)


# ------------------------------------------------------------------ trait objects and impl Trait


@action
def bound_type(p: ParseContext, lo: int, hi: int, keyword: int, bound: Bound | None) -> Type:
    return _bounds_type(p, keyword, () if bound is None else (bound,), p.span(lo, hi))


@action
def sum_type(
    p: ParseContext, lo: int, hi: int, keyword: int, first: Bound, rest: list[Bound] | None
) -> Type:
    return _bounds_type(p, keyword, (first, *(rest or ())), p.span(lo, hi))


def _bounds_type(p: ParseContext, keyword: int, bounds: tuple[Bound, ...], span: Span) -> Type:
    if p.kinds[keyword] == "DYN":
        return TraitObjectType(bounds, True, span)
    return ImplTraitType(bounds, span)


@action
def bare_sum_type(
    p: ParseContext, lo: int, hi: int, path: Path | Type, rest: list[Bound] | None
) -> TraitObjectType:
    return _bare(p, (), path, rest, p.span(lo, hi))


@action
def bare_for_type(
    p: ParseContext,
    lo: int,
    hi: int,
    lifetimes: tuple[GenericParam, ...],
    path: Path | Type,
    rest: list[Bound] | None = None,
) -> TraitObjectType:
    return _bare(p, lifetimes, path, rest, p.span(lo, hi))


def _bare(
    p: ParseContext,
    lifetimes: tuple[GenericParam, ...],
    path: Path | Type,
    rest: list[Bound] | None,
    span: Span,
) -> TraitObjectType:
    path = trait_path(p, path)
    bound_span = Span(span.lo, path.span.hi, span.ctxt) if lifetimes else path.span
    first = TraitBound(lifetimes, False, path, bound_span)
    return TraitObjectType((first, *(rest or ())), False, span)


def trait_path(p: ParseContext, path: Path | Type) -> Path:
    """The path of a trait, which a macro may have given as a type."""
    if isinstance(path, Path):
        return path
    if isinstance(path, PathType):
        return path.path
    p.report(error(None, "expected a trait, found type", path.span))
    return Path((), False, None, path.span)


# ------------------------------------------------------------------ function pointers


@action
def fn_ptr_type(
    p: ParseContext,
    lo: int,
    hi: int,
    lifetimes: tuple[GenericParam, ...] | None,
    unsafe: int | None,
    abi: str | None,
    params: list[FnPtrParam] | None,
    output: Type | None,
) -> FnPtrType:
    given = params or []
    variadic = bool(given) and given[-1][1] is None
    plain = [(name, ty) for name, ty in given if ty is not None]
    if len(plain) + variadic < len(given):
        p.report(error(None, "`...` must be the last argument of a C-variadic function", p.at(lo)))
    return FnPtrType(
        lifetimes or (),
        unsafe is not None,
        abi,
        tuple(ty for _name, ty in plain),
        tuple(name for name, _ty in plain),
        variadic,
        output,
        p.span(lo, hi),
    )


@action
def fn_ptr_param(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, name: Ident | None, ty: Type
) -> FnPtrParam:
    return name, ty


@action
def fn_ptr_variadic(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, name: Ident | None, dots: int
) -> FnPtrParam:
    return name, None


@action
def fn_ptr_pattern(p: ParseContext, lo: int, hi: int, mark: int, name: int) -> Ident:
    """`mut name` or `&name`: a pattern, which only a function with a body may have."""
    p.report(
        error("E0561", "patterns aren't allowed in function pointer types", p.span(mark, name))
    )
    return p.ident(name)


@action
def fn_ptr_name(p: ParseContext, lo: int, hi: int, name: int) -> Ident:
    return p.ident(name)
