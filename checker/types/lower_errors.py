"""What is told when a type cannot be lowered: E0106, E0107, E0121."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import Tcx
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import ast_generics, subnodes
from checker.types.lower_elision import Missing
from checker.types.ty import GenericParamDef
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, Label, error, unsupported
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def report_missing(cx: Lowering) -> None:
    """Tell of the lifetimes missing in a struct's field, a type alias, a bound: one error each."""
    missing, cx.scope.missing = cx.scope.missing, []
    for m in missing:
        missing_lifetimes(cx, [m], None, None)
    placeholders(cx, _PLURALS.get(cx.item.kind, "functions"))


# ------------------------------------------------------------------ E0106


def missing_lifetimes(
    cx: Lowering, missing: list[Missing], fn: ast.FnItem | None, output: ast.Type | None
) -> None:
    """E0106 for lifetimes that elision cannot give; `fn` when they are in its return type."""
    total = sum(m.count for m in missing)
    builder = error(
        "E0106",
        f"missing lifetime specifier{'s' if total > 1 else ''}",
        _span(cx, missing[0]),
        _label(missing[0]),
    )
    for m in missing[1:]:
        builder.primary(_span(cx, m), _label(m))
    if output is None:
        _suggest_param(cx, builder, missing)
    else:
        _explain_output(cx, builder, missing, fn)
    cx.emit(builder)


def _span(cx: Lowering, m: Missing) -> Span:
    """`&`, `'_`, the name of a path without arguments, or the `<` of one with."""
    if m.has_angles and not m.named_underscore:
        text = cx.tcx.sources.snippet(m.span)
        at = m.span.lo + len(text[: text.find("<")].encode())
        return Span(at, at + 1, m.span.ctxt)
    return m.span


def _label(m: Missing) -> str:
    if m.count > 1:
        return f"expected {m.count} lifetime parameters"
    return "expected named lifetime parameter"


def _insertion(m: Missing, at: Span, name: str) -> tuple[Span, str]:
    """How a lifetime is written where it is missing."""
    if m.named_underscore:
        return at, name
    if m.is_ref:
        return at.shrink_to_hi(), name + " "
    names = ", ".join([name] * m.count)
    if m.has_angles:
        return at.shrink_to_hi(), names + ", "
    return at.shrink_to_hi(), f"<{names}>"


def _declaration(cx: Lowering, name: str) -> tuple[Span, str] | None:
    syntax = ast_generics(cx.item)
    if syntax is None:
        return None
    if not syntax.params:
        return syntax.span.shrink_to_lo(), f"<{name}>"
    return syntax.params[0].span.shrink_to_lo(), f"{name}, "


def _declared(cx: Lowering) -> str | None:
    syntax = ast_generics(cx.item)
    for p in () if syntax is None else syntax.params:
        if isinstance(p, ast.LifetimeParam):
            return p.lifetime.name
    return None


def _suggest_param(cx: Lowering, builder: DiagnosticBuilder, missing: list[Missing]) -> None:
    known = _declared(cx)
    parts = [_insertion(m, _span(cx, m), known or "'a") for m in missing]
    if known is not None:
        builder.suggest(f"consider using the `{known}` lifetime", *parts)
        return
    declaration = _declaration(cx, "'a")
    if declaration is not None:
        builder.suggest("consider introducing a named lifetime parameter", declaration, *parts)


def _explain_output(
    cx: Lowering, builder: DiagnosticBuilder, missing: list[Missing], fn: ast.FnItem | None
) -> None:
    params = _borrowing_params(cx, fn)
    head = "this function's return type contains a borrowed value"
    if not params:
        builder.help(f"{head}, but there is no value for it to be borrowed from")
        _suggest_static(cx, builder, missing, fn)
        return
    for _, node, _ in params:
        builder.label(node.span, "")
    names = [name for name, _, _ in params]
    words = _one_of(names)
    builder.help(f"{head}, but the signature does not say {words}")
    _suggest_param_in_fn(cx, builder, missing, params)


def _one_of(names: list[str]) -> str:
    if len(names) == 1:
        return f"which {names[0]} it is borrowed from"
    if len(names) == 2:
        return f"whether it is borrowed from {names[0]} or {names[1]}"
    return f"whether it is borrowed from one of {', '.join(names[:-1])}, or {names[-1]}"


def _borrowing_params(
    cx: Lowering, fn: ast.FnItem | None
) -> list[tuple[str, ast.Type, list[tuple[Span, str]]]]:
    """The parameters whose types have lifetimes: how to call each, and how to name theirs."""
    out: list[tuple[str, ast.Type, list[tuple[Span, str]]]] = []
    for i, p in enumerate(() if fn is None else fn.params):
        parts: list[tuple[Span, str]] = []
        named = 0
        for node in subnodes(p.ty):
            if isinstance(node, ast.RefType) and node.lifetime is None:
                amp = Span(node.span.lo + 1, node.span.lo + 1, node.span.ctxt)
                parts.append((amp, "'a "))
            elif isinstance(node, ast.Lifetime) and node.name == "'_":
                parts.append((node.span, "'a"))
            elif isinstance(node, ast.Lifetime):
                named += 1
            elif isinstance(node, ast.Path):
                parts.extend(_hidden(cx, node))
        count = len(parts) + named
        if count == 0:
            continue
        simple = isinstance(p.pat, ast.IdentPat) and fn is not None and fn.body is not None
        name = f"`{p.pat.name.name}`" if simple else f"argument {i + 1}"  # type: ignore[union-attr]
        out.append((name if count == 1 else f"one of {name}'s {count} lifetimes", p.ty, parts))
    return out


def _hidden(cx: Lowering, path: ast.Path) -> list[tuple[Span, str]]:
    """Lifetimes that a path leaves out without a trace."""
    from checker.types.ty import ParamKind

    res = cx.resolutions.paths.get(path)
    if res is None or not isinstance(res.base, Def) or res.unresolved:
        return []
    if res.base.kind not in (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION, DefKind.TYPE_ALIAS):
        return []
    wanted = sum(p.kind is ParamKind.LIFETIME for p in cx.tcx.generics_of(res.base).own)
    args = path.segments[-1].args
    given = args.args if isinstance(args, ast.AngleArgs) else ()
    if wanted == 0 or any(isinstance(a, ast.Lifetime) for a in given):
        return []
    names = ", ".join(["'a"] * wanted)
    if isinstance(args, ast.AngleArgs):
        at = args.args[0].span.shrink_to_lo() if given else args.span.shrink_to_hi()
        return [(at, names + ", ")]
    return [(path.span.shrink_to_hi(), f"<{names}>")]


def _suggest_param_in_fn(
    cx: Lowering,
    builder: DiagnosticBuilder,
    missing: list[Missing],
    params: list[tuple[str, ast.Type, list[tuple[Span, str]]]],
) -> None:
    known = _declared(cx)
    outs = [_insertion(m, _span(cx, m), known or "'a") for m in missing]
    if known is not None:
        builder.suggest(f"consider using the `{known}` lifetime", *outs)
        return
    declaration = _declaration(cx, "'a")
    if declaration is None:
        return
    inputs = [part for _, _, parts in params for part in parts]
    builder.suggest("consider introducing a named lifetime parameter", declaration, *inputs, *outs)


def _suggest_static(
    cx: Lowering, builder: DiagnosticBuilder, missing: list[Missing], fn: ast.FnItem | None
) -> None:
    parts = [_insertion(m, _span(cx, m), "'static") for m in missing]
    if fn is None:
        return
    owned = "" if missing[0].is_ref else ", or if you will only have owned values"
    builder.suggest(
        "consider using the `'static` lifetime, but this is uncommon unless you're returning a "
        f"borrowed value from a `const` or a `static`{owned}",
        *parts,
    )
    if not missing[0].is_ref:
        return
    ref = next((n for n in subnodes(fn.output) if isinstance(n, ast.RefType)), None)
    if fn.params:
        _suggest_borrowing(cx, builder, fn)
    if ref is not None:
        inner = cx.tcx.sources.snippet(ref.inner.span)
        word = "instead, you are more likely to want"
        builder.suggest(f"{word} to return an owned value", (ref.span, _owned(inner)))


def _suggest_borrowing(cx: Lowering, builder: DiagnosticBuilder, fn: ast.FnItem) -> None:
    many = len(fn.params) > 1
    word = "one of the arguments" if many else "the argument"
    builder.suggest(
        f"instead, you are more likely to want to change {word} to be borrowed...",
        *[(p.ty.span.shrink_to_lo(), "&") for p in fn.params],
    )


def _owned(text: str) -> str:
    return "String" if text == "str" else text


# ------------------------------------------------------------------ E0107


def names_allocator(tcx: Tcx, d: Def, extra: int) -> bool:
    """Whether the arguments are one too many: the allocator, for which the real type has one."""
    return extra == 1 and d.is_library and has_attr(tcx, d, "allocator_parameter")


def wrong_count(
    cx: Lowering,
    d: Def,
    segment: ast.PathSegment,
    params: list[GenericParamDef],
    given: int,
    lifetimes: bool,
) -> None:
    """E0107: more or fewer lifetimes, or other arguments, than `d` has parameters."""
    if not lifetimes and names_allocator(cx.tcx, d, given - len(params)):
        cx.emit(allocator_parameter(cx.tcx, segment))
        return
    bare = segment.args is None
    builder = error("E0107", _count_message(d, params, given, lifetimes, bare), segment.ident.span)
    kind = "lifetime" if lifetimes else "generic"
    least = sum(not p.has_default for p in params)
    expected = f"expected {_bound(params, given)}{_many(_expected(params, given), kind)}"
    builder.labels[0] = Label(segment.ident.span, expected, True)
    args = segment.args.args if isinstance(segment.args, ast.AngleArgs) else ()
    mine = [a for a in args if isinstance(a, ast.Lifetime) == lifetimes]
    if mine and given < least:
        at = mine[0].span.to(mine[-1].span)
        builder.label(at, f"supplied {_many(given, kind)}")
    elif given > len(params):
        _remove(builder, segment, mine, params, kind)
    _defined_here(cx, builder, d, params, kind)
    if given < least:
        _add_missing(builder, segment, mine, params, given, kind, lifetimes)
    cx.emit(builder)


def allocator_parameter(tcx: Tcx, segment: ast.PathSegment) -> DiagnosticBuilder | Diagnostic:
    """The allocator as a type argument is unstable."""
    assert isinstance(segment.args, ast.AngleArgs)
    at = segment.args.args[-1].span
    if tcx.has_features:
        return unsupported("the allocator parameter", at)
    builder = error("E0658", "use of unstable library feature `allocator_api`", at)
    return builder.note(
        "see issue #32838 <https://github.com/rust-lang/rust/issues/32838> for more information"
    )


def kind_words(d: Def) -> str:
    """What sort of definition takes the arguments; a method is an associated function with
    `self`."""
    kind = getattr(d.node, "kind", None)
    if d.kind is DefKind.ASSOC_FN and isinstance(kind, ast.FnItem) and kind.self_param is not None:
        return "method"
    return d.kind.value


def _expected(params: list[GenericParamDef], given: int) -> int:
    least = sum(not p.has_default for p in params)
    return least if given < least else len(params)


def _bound(params: list[GenericParamDef], given: int) -> str:
    least = sum(not p.has_default for p in params)
    if least == len(params):
        return ""
    return "at least " if given < least else "at most "


def _many(count: int, kind: str, what: str = "argument") -> str:
    return f"{count} {kind} {what}{'' if count == 1 else 's'}"


def _count_message(
    d: Def, params: list[GenericParamDef], given: int, lifetimes: bool, bare: bool
) -> str:
    kind = "lifetime" if lifetimes else "generic"
    word = kind_words(d)
    if given == 0 and bare:
        return f"missing generics for {word} `{d.name}`"
    supplied = f"{_many(given, kind)} {'was' if given == 1 else 'were'} supplied"
    wanted = f"{_bound(params, given)}{_many(_expected(params, given), kind)}"
    return f"{word} takes {wanted} but {supplied}"


def _remove(
    builder: DiagnosticBuilder,
    segment: ast.PathSegment,
    mine: list[ast.Lifetime | ast.Type | ast.AnonConst],
    params: list[GenericParamDef],
    kind: str,
) -> None:
    args = segment.args
    assert isinstance(args, ast.AngleArgs)
    extra = mine[len(params) :]
    if len(extra) == len(args.args) and not args.constraints:
        builder.suggest("remove the unnecessary generics", (args.span, ""))
        return
    start = mine[len(params) - 1].span.hi if params else extra[0].span.lo
    at = Span(start, extra[-1].span.hi, extra[0].span.ctxt)
    which = "the lifetime argument" if kind == "lifetime" else "the unnecessary generic argument"
    builder.suggest(f"remove {which}{'s' if len(extra) > 1 else ''}", (at, ""))


def _defined_here(
    cx: Lowering, builder: DiagnosticBuilder, d: Def, params: list[GenericParamDef], kind: str
) -> None:
    if d.is_library:
        return
    least = sum(not p.has_default for p in params)
    shown = [p for p in params if not p.has_default] or params
    names = ", ".join(f"`{p.name}`" for p in shown)
    word = kind_words(d)
    bound = "at least " if least < len(params) else ""
    count = _many(least if bound else len(params), kind, "parameter")
    tail = f": {names}" if params else ""
    labels = [Label(d.span, "", True)]
    labels += [Label(p.def_.span) for p in shown if p.def_ is not None]
    builder.note(f"{word} defined here, with {bound}{count}{tail}", *labels)


def _add_missing(
    builder: DiagnosticBuilder,
    segment: ast.PathSegment,
    mine: list[ast.Lifetime | ast.Type | ast.AnonConst],
    params: list[GenericParamDef],
    given: int,
    kind: str,
    lifetimes: bool,
) -> None:
    wanted = [p.name for p in params if not p.has_default][given:]
    words = f"add missing {kind} argument{'' if len(wanted) == 1 else 's'}"
    text = ", ".join(wanted)
    if mine:
        builder.suggest(words, (mine[-1].span.shrink_to_hi(), f", {text}"))
    else:
        builder.suggest(words, (segment.ident.span.shrink_to_hi(), f"<{text}>"))


# ------------------------------------------------------------------ E0121


_PLURALS = {
    DefKind.ASSOC_FN: "associated functions",
    DefKind.STRUCT: "structs",
    DefKind.ENUM: "enums",
    DefKind.UNION: "unions",
    DefKind.TYPE_ALIAS: "type aliases",
    DefKind.ASSOC_TYPE: "associated types",
    DefKind.CONST: "constants",
    DefKind.ASSOC_CONST: "associated constants",
    DefKind.STATIC: "static variables",
    DefKind.IMPL: "implementations",
    DefKind.TRAIT: "traits",
}


def placeholders(cx: Lowering, where: str) -> None:
    """E0121 for every `_` met so far where the type must be written."""
    if not cx.placeholders:
        return
    builder = error(
        "E0121",
        f"the placeholder `_` is not allowed within types on item signatures for {where}",
        cx.placeholders[0],
        "not allowed in type signatures",
    )
    for at in cx.placeholders[1:]:
        builder.primary(at, "not allowed in type signatures")
    cx.placeholders.clear()
    cx.emit(builder)
