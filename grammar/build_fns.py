"""Actions for functions: headers, parameters, signatures."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_generics import Where, with_where
from grammar.build_paths import lifetime_at
from grammar.build_patterns import refuse_alternatives
from grammar.build_types import ref_type
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.edition import Edition
from grammar.literals import split_quoted
from grammar.messages import type_without_name
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    AngleArgs,
    Attribute,
    Block,
    FnHeader,
    FnItem,
    Generics,
    Item,
    Param,
    Pat,
    Path,
    PathSegment,
    PathType,
    RefType,
    SelfKind,
    SelfParam,
    SlicePat,
    StructPat,
    TuplePat,
    TupleStructPat,
    Type,
    WildPat,
)


class Variadic(NamedTuple):
    span: Span


AnyParam = Param | SelfParam | Variadic


@action
def fn_item(
    p: ParseContext,
    lo: int,
    hi: int,
    header: FnHeader,
    name: int,
    generics: Generics,
    params: list[AnyParam] | None,
    rparen: int,
    output: Type | None,
    where: Where | None,
    body: Block | None,
) -> FnItem:
    before = output.span if output is not None else p.at(rparen)
    given = params or []
    _check_order(p, given)
    plain = tuple([param for param in given if isinstance(param, Param)])
    if p.edition > Edition.E2015:
        refuse_anonymous(p, plain)
    self_param = given[0] if given and isinstance(given[0], SelfParam) else None
    item = FnItem(
        header,
        p.ident(name),
        with_where(generics, where, before),
        self_param,
        plain,
        bool(given) and isinstance(given[-1], Variadic),
        output,
        body,
        p.at(lo).to(before),
    )
    if body is not None and (inner := p.inner_attrs.pop(id(body), None)):
        p.inner_attrs[id(item)] = inner
    return item


def _check_order(p: ParseContext, params: list[AnyParam]) -> None:
    for param in params[1:]:
        if isinstance(param, SelfParam):
            p.report(
                error(
                    None,
                    "unexpected `self` parameter in function",
                    param.span,
                    "must be the first parameter of an associated function",
                )
            )
    for param in params[:-1]:
        if isinstance(param, Variadic):
            message = "`...` must be the last argument of a C-variadic function"
            p.report(error(None, message, param.span))


@action
def fn_header(
    p: ParseContext,
    lo: int,
    hi: int,
    default: int | None,
    const: int | None,
    is_async: int | None,
    safety: int | None,
    abi: str | None,
) -> FnHeader:
    if default is not None:
        p.gate("specialization is", p.at(default))
    kind = None if safety is None else p.kinds[safety]
    return FnHeader(
        const is not None,
        is_async is not None,
        kind == "UNSAFE",
        kind == "SAFE",
        abi,
        p.span(lo, hi),
    )


@action
def extern_abi(p: ParseContext, lo: int, hi: int, name: int | None) -> str:
    return abi_name(p, name)


def abi_name(p: ParseContext, name: int | None) -> str:
    """`extern` alone means `extern "C"`. Reports E0703."""
    if name is None:
        return "C"
    abi = split_quoted(p.texts[name])[1]
    if abi.removesuffix("-unwind") not in _ABIS:
        p.report(_unknown_abi(abi, p.at(name)))
    return abi


_ABIS = frozenset(
    (
        *("Rust", "C", "system", "cdecl", "stdcall", "fastcall", "vectorcall", "thiscall"),
        *("aapcs", "win64", "sysv64", "efiapi", "ptx-kernel", "gpu-kernel", "custom"),
        *("msp430-interrupt", "x86-interrupt", "avr-interrupt", "avr-non-blocking-interrupt"),
        *("riscv-interrupt-m", "riscv-interrupt-s", "cmse-nonsecure-call"),
        *("cmse-nonsecure-entry", "rust-call", "rust-cold", "rust-invalid", "rust-preserve-none"),
        *("rust-intrinsic", "unadjusted"),
    )
)


def _unknown_abi(abi: str, at: Span) -> DiagnosticBuilder:
    wrong = error("E0703", f"invalid ABI: found `{abi}`", at, "invalid ABI")
    return wrong.note(
        "invoke `rustc --print=calling-conventions` for a full list of supported calling "
        "conventions"
    )


@action
def no_body(p: ParseContext, lo: int, hi: int) -> None:
    return None


@action
def ret(p: ParseContext, lo: int, hi: int, ty: Type) -> Type:
    return ty


# ------------------------------------------------------------------ parameters


@action
def typed_param(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, pat: Pat, ty: Type
) -> Param:
    if not attrs:
        refuse_alternatives(p, "function parameters", lo, pat)
    return Param(pat, ty, tuple(attrs or ()), p.span(lo, hi))


@action
def anon_param(p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, ty: Type) -> Param:
    """A type alone names no parameter, except in traits of Rust 2015 (checked by `trait_item`)."""
    made = Param(WildPat(ty.span.shrink_to_lo()), ty, tuple(attrs or ()), p.span(lo, hi))
    p.anonymous[id(made)] = _why_not_anonymous(p, lo, hi, ty)
    return made


def _why_not_anonymous(p: ParseContext, lo: int, hi: int, ty: Type) -> DiagnosticBuilder:
    simple = ty.inner if isinstance(ty, RefType) else ty
    name = None
    stop = next((at for at in range(lo, hi) if p.kinds[at] in ("LT", "LT_SHL")), hi + 1)
    if isinstance(simple, PathType) and stop > hi:
        name = p.texts[hi] if isinstance(ty, RefType) else ""
    return type_without_name(p.at(stop), p.texts[stop], ty.span, name)


@action
def anon_ref_type(
    p: ParseContext,
    lo: int,
    hi: int,
    amp: int,
    life: int | None,
    mut: int | None,
    path: Path,
    args: AngleArgs | None,
) -> RefType:
    inner = PathType(path, path.span) if args is None else anon_path_type(p, lo, hi, path, args)
    return ref_type(p, lo, hi, amp, life, mut, inner)


@action
def anon_path_type(p: ParseContext, lo: int, hi: int, path: Path, args: AngleArgs) -> PathType:
    last = path.segments[-1]
    span = path.span.to(args.span)
    segment = PathSegment(last.ident, args, last.span.to(args.span))
    whole = Path((*path.segments[:-1], segment), path.is_global, path.qself, span)
    return PathType(whole, span)


def allow_anonymous(p: ParseContext, items: list[Item]) -> None:
    """In a trait of Rust 2015 parameters need no name, and hence no pattern is one."""
    for item in items:
        if not isinstance(item.kind, FnItem):
            continue
        for param in item.kind.params:
            p.anonymous.pop(id(param), None)
            if isinstance(param.pat, (TuplePat, SlicePat, StructPat, TupleStructPat)):
                message = "patterns aren't allowed in methods without bodies"
                p.report(
                    error("E0642", message, param.pat.span).suggest(
                        "give this argument a name or use an underscore to ignore it",
                        (param.pat.span, "_"),
                    )
                )


def refuse_anonymous(p: ParseContext, params: tuple[Param, ...]) -> None:
    """Report the parameters without a name."""
    if p.anonymous:
        for param in params:
            wrong = p.anonymous.pop(id(param), None)
            if wrong is not None:
                p.report(wrong)


@action
def variadic(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, dots: int
) -> Variadic:
    return Variadic(p.span(lo, hi))


@action
def named_variadic(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, pat: Pat, dots: int
) -> Variadic:
    return Variadic(p.span(lo, hi))


@action
def self_value(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, mut: int | None, name: int
) -> SelfParam:
    return _self(p, SelfKind.VALUE, mut, None, None, name, attrs, p.span(lo, hi))


@action
def self_typed(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: list[Attribute] | None,
    mut: int | None,
    name: int,
    ty: Type,
) -> SelfParam:
    return _self(p, SelfKind.TYPED, mut, None, ty, name, attrs, p.span(lo, hi))


@action
def self_ref(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: list[Attribute] | None,
    life: int | None,
    mut: int | None,
    name: int,
) -> SelfParam:
    return _self(p, SelfKind.REF, mut, life, None, name, attrs, p.span(lo, hi))


def _self(
    p: ParseContext,
    kind: SelfKind,
    mut: int | None,
    life: int | None,
    ty: Type | None,
    name: int,
    attrs: list[Attribute] | None,
    span: Span,
) -> SelfParam:
    lifetime = lifetime_at(p, life) if life is not None else None
    return SelfParam(kind, mut is not None, lifetime, ty, p.ident(name), tuple(attrs or ()), span)
