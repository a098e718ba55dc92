"""What is wrong with a path, in rustc's words, and what may have been meant.

rustc: `rustc_resolve::late::diagnostics`, `rustc_resolve::diagnostics`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.candidates import import_candidates, visible_names
from checker.names.defs import (
    Def,
    DefKind,
    LocalRes,
    PathRes,
    PrimTy,
    Res,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.head_span import head_span, whole_span
from checker.names.imports import lookup
from checker.names.resolve_path import NotFound, Source, constructor_kind, is_expected
from checker.names.scope import Found, Resolver
from checker.names.similar import best_match
from checker.names.tables import Binding, Module, Ns
from checker.names.words import article, describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

RES_CLASSES = (Def, PrimTy, LocalRes, SelfTyParam, SelfTyAlias, SelfCtor)
NOT_FOUND_CODES = {
    Source.TYPE: "E0425",
    Source.TRAIT: "E0405",
    Source.EXPR: "E0425",
    Source.CALL: "E0425",
    Source.PAT: "E0531",
    Source.STRUCT: "E0422",
    Source.TUPLE_STRUCT: "E0531",
}
UNEXPECTED_CODES = {
    Source.TYPE: "E0573",
    Source.TRAIT: "E0404",
    Source.EXPR: "E0423",
    Source.CALL: "E0423",
    Source.PAT: "E0532",
    Source.STRUCT: "E0574",
    Source.TUPLE_STRUCT: "E0532",
}
FALLBACKS = {
    Source.TYPE: "not a type",
    Source.TRAIT: "not a trait",
    Source.EXPR: "not a value",
    Source.CALL: "not a function",
    Source.PAT: "not a unit struct, unit variant or constant",
    Source.STRUCT: "not a struct, variant or union type",
    Source.TUPLE_STRUCT: "not a tuple struct or tuple variant",
}


def expected_words(path: ast.Path, source: Source) -> str:
    if source is Source.CALL and path.segments[-1].ident.name[:1].isupper():
        return "function, tuple struct or tuple variant"
    return source.value


# ------------------------------------------------------------------ not found


def report_not_found(
    r: Resolver, path: ast.Path, failed: NotFound, source: Source, call: ast.CallExpr | None
) -> PathRes | None:
    """Nothing has this name where it was looked for."""
    last = len(path.segments) - 1
    if failed.too_many_supers:
        span = path.segments[failed.at].ident.span
        words = "there are too many leading `super` keywords"
        r.emit(error("E0433", "too many leading `super` keywords", span, words).build())
    elif failed.at < last or failed.found is not None:
        _report_prefix(r, path, failed)
    elif failed.module is not None:
        _report_in_module(r, path, failed.module, source)
    else:
        _report_in_scope(r, path, source, call)
    return None


def _report_prefix(r: Resolver, path: ast.Path, failed: NotFound) -> None:
    """E0433: a segment before the last."""
    ident = path.segments[failed.at].ident
    name = ident.name
    if failed.found is not None:
        _report_no_module(r, ident, failed.found)
        return
    if failed.module is not None:
        where = _module_name(r, failed.module, path, failed.at)
        at = f"cannot find `{name}` in {where}"
        builder = error("E0433", at, ident.span, f"could not find `{name}` in {where}")
        _similar_in_module(r, builder, failed.module, ident, Ns.TYPE, None)
        r.emit(builder.build())
        return
    if name == "Self":
        words = "`Self` is only available in impls, traits, and type definitions"
        r.emit(error("E0433", "cannot find `Self` in this scope", ident.span, words).build())
        return
    is_type = name[:1].isupper()
    if is_type:
        builder = error(
            "E0433",
            f"cannot find type `{name}` in this scope",
            ident.span,
            f"use of undeclared type `{name}`",
        )
    else:
        builder = error(
            "E0433",
            f"cannot find module or crate `{name}` in this scope",
            ident.span,
            f"use of unresolved module or unlinked crate `{name}`",
        )
    following = path.segments[failed.at + 1].ident.name
    _suggest_prefix(r, builder, ident, is_type, following)
    r.emit(builder.build())


def _has_item(r: Resolver, module: Def, name: str) -> bool:
    return any(lookup(r.t, r.t.module(module), ns, name) is not None for ns in Ns)


def _suggest_prefix(
    r: Resolver, builder: DiagnosticBuilder, ident: ast.Ident, is_type: bool, following: str
) -> None:
    name = ident.name
    candidates = import_candidates(
        r.t, name, Ns.TYPE, _is_type_like if is_type else _is_module_like, r.module
    )
    if not is_type:
        candidates = [(p, d) for p, d in candidates if _has_item(r, d, following)]
    if candidates:
        add_imports(r, builder, candidates)
        return
    if is_type and _suggest_std(r, builder, name, "setua"):
        return
    names = visible_names(r, Ns.TYPE)
    names = {n: res for n, res in names.items() if _leads_on(res)}
    similar = best_match(names, name)
    if not is_type:
        builder.help(f"you might be missing a crate named `{name}`")
    if similar is not None and similar != name:
        what = describe_res(names[similar], False)
        builder.suggest(f"{article(what)} {what} with a similar name exists", (ident.span, similar))


def _leads_on(res: object) -> bool:
    if isinstance(res, Def):
        return res.kind in (
            DefKind.STRUCT,
            DefKind.ENUM,
            DefKind.UNION,
            DefKind.TRAIT,
            DefKind.MOD,
            DefKind.TYPE_ALIAS,
        )
    return False


def _report_no_module(r: Resolver, ident: ast.Ident, res: Res) -> None:
    what = describe_res(res, False)
    message = f"cannot find item `{ident.name}`" if isinstance(res, PrimTy) else None
    r.emit(
        error(
            "E0433",
            message or f"cannot find module or crate `{ident.name}` in this scope",
            ident.span,
            f"`{ident.name}` is {article(what)} {what}, not a module",
        ).build()
    )


def _report_in_module(r: Resolver, path: ast.Path, module: Module, source: Source) -> None:
    """The last segment is not in the module that the others name."""
    ident = path.segments[-1].ident
    words = expected_words(path, source)
    names = [segment.ident.name for segment in path.segments[:-1]]
    shown = "::".join(names)
    if names[-1] in ("crate", "$crate") or (path.is_global and len(names) == 0):
        where = said = "the crate root"
        said = "the crate root"
    else:
        kind = "crate" if module.def_.kind is DefKind.CRATE else module.def_.kind.value
        if names == ["self"] or (module.def_.kind is DefKind.CRATE and names[0] == "self"):
            kind = "module"
        where, said = f"{kind} `{shown}`", f"`{shown}`"
    builder = error(
        NOT_FOUND_CODES[source], f"cannot find {words} `{ident.name}` in {where}", ident.span
    )
    found = _similar_in_module(r, builder, module, ident, source.ns, source)
    candidates = import_candidates(r.t, ident.name, source.ns, _wanted(source), r.module)
    if not found:
        builder.labels[0] = Label(ident.span, f"not found in {said}", True)
    if candidates:
        add_imports(r, builder, candidates)
    r.emit(builder.build())


def _similar_in_module(
    r: Resolver,
    builder: DiagnosticBuilder,
    module: Module,
    ident: ast.Ident,
    ns: Ns,
    source: Source | None,
) -> bool:
    from checker.names.candidates import names_in_module

    names = names_in_module(r.t, module, ns, r.here)
    if source is not None:
        wanted = _wanted(source)
        names = {n: res for n, res in names.items() if wanted(res)}
    elif ns is Ns.TYPE:
        names = {n: res for n, res in names.items() if _leads_on(res)}
    names.pop(ident.name, None)
    similar = best_match(names, ident.name)
    if similar is None:
        return False
    _label_similar(r, builder, ident, similar, names[similar], source)
    return True


def _module_name(r: Resolver, module: Module, path: ast.Path, index: int) -> str:
    if module.def_.kind is DefKind.CRATE:
        name = path.segments[index - 1].ident.name if index else ""
        return "the crate root" if name in ("crate", "$crate", "") else f"`{name}`"
    return f"`{path.segments[index - 1].ident.name}`"


# ------------------------------------------------------------------ not in scope


def _report_in_scope(
    r: Resolver, path: ast.Path, source: Source, call: ast.CallExpr | None
) -> None:
    ident = path.segments[-1].ident
    name = ident.name
    if name in ("self", "Self"):
        _report_self(r, ident, source)
        return
    words = expected_words(path, source)
    builder = error(
        NOT_FOUND_CODES[source], f"cannot find {words} `{name}` in this scope", ident.span
    )
    if _captured_outer(r, ident, source, builder):
        return
    if source.ns is Ns.VALUE and _suggest_self(r, ident, source, builder):
        pass
    labelled = _suggest_similar(r, path, ident, source, builder)
    candidates = import_candidates(r.t, name, source.ns, _wanted(source), r.module)
    if candidates:
        add_imports(r, builder, candidates)
    elif _suggest_std(r, builder, name, _STD_KINDS[source]):
        pass
    elif source is Source.TYPE:
        _suggest_parameter(r, ident, builder)
    if not labelled:
        builder.labels[0] = Label(ident.span, "not found in this scope", True)
    r.emit(builder.build())


def _captured_outer(
    r: Resolver, ident: ast.Ident, source: Source, builder: DiagnosticBuilder
) -> bool:
    """E0434: a local of the function around an inner function."""
    from checker.names.outer_locals import is_outer_local

    if source.ns is not Ns.VALUE or not is_outer_local(r, ident):
        return False
    if r.owner.kind in (DefKind.CONST, DefKind.STATIC):
        builder = error(
            "E0435",
            "attempt to use a non-constant value in a constant",
            ident.span,
            "non-constant value",
        )
        word = "const" if r.owner.kind is DefKind.CONST else "static"
        node = r.owner.node
        if isinstance(node, ast.Item):
            head = Span(node.span.lo, r.owner.span.lo, node.span.ctxt)
            builder.suggest(f"consider using `let` instead of `{word}`", (head, "let "))
        r.emit(builder.build())
        return True
    r.emit(
        error("E0434", "can't capture dynamic environment in a fn item", ident.span)
        .help("use the `|| { ... }` closure form instead")
        .build()
    )
    return True


def _report_self(r: Resolver, ident: ast.Ident, source: Source) -> None:
    if ident.name == "Self":
        if source.ns is Ns.VALUE:
            builder = error(
                "E0425",
                "cannot find value `Self` in this scope",
                ident.span,
                "not found in this scope",
            )
            r.emit(builder.build())
            return
        else:
            builder = error(
                "E0411",
                "cannot find type `Self` in this scope",
                ident.span,
                "`Self` is only available in impls, traits, and type definitions",
            )
        if r.owner.name:
            what = r.owner.kind.value
            builder.label(r.owner.span, f"`Self` not allowed in {article(what)} {what}")
        r.emit(builder.build())
        return
    builder = error(
        "E0424",
        "expected value, found module `self`",
        ident.span,
        "`self` value is a keyword only available in methods with a `self` parameter",
    )
    _explain_self(r, builder)
    r.emit(builder.build())


def _explain_self(r: Resolver, builder: DiagnosticBuilder) -> None:
    node = r.owner.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.FnItem):
        return
    if r.owner.kind is not DefKind.ASSOC_FN:
        builder.label(r.owner.span, "this function can't have a `self` parameter")
        return
    if node.kind.self_param is not None:
        builder.label(
            r.owner.span,
            "this function has a `self` parameter, but a macro invocation can only access "
            "identifiers it receives from parameters",
        )
        return
    builder.label(r.owner.span, "this function doesn't have a `self` parameter")
    params = node.kind.params
    if params:
        at, text = params[0].span.shrink_to_lo(), "&self, "
    else:
        hi = node.kind.generics.span.hi if node.kind.generics.params else node.kind.name.span.hi
        at, text = Span(hi + 1, hi + 1, node.kind.name.span.ctxt), "&self"
    builder.suggest(
        "add a `self` receiver parameter to make the associated `fn` a method", (at, text)
    )


def _suggest_self(
    r: Resolver, ident: ast.Ident, source: Source, builder: DiagnosticBuilder
) -> bool:
    """A field or method of the type whose impl this is."""
    container = r.owner.parent
    if container is None or container.kind is not DefKind.IMPL:
        return False
    members = {child.name: child for child in container.children}
    member = members.get(ident.name)
    start = ident.span.shrink_to_lo()
    node = r.owner.node
    has_self = isinstance(node, ast.Item) and getattr(node.kind, "self_param", None) is not None
    if source is Source.CALL and member is not None and member.kind is DefKind.ASSOC_FN:
        if describe_res(member) == "method":
            if has_self:
                builder.suggest("consider using the method on `Self`", (start, "self."))
                return True
            return False
        builder.suggest("consider using the associated function on `Self`", (start, "Self::"))
        return True
    if has_self and source is Source.EXPR and _has_field(r, container, ident.name):
        builder.suggest("you might have meant to use the available field", (start, "self."))
        builder.labels[0] = Label(ident.span, "", True)
        return True
    if member is not None and member.kind is DefKind.ASSOC_CONST:
        builder.suggest("consider using the associated constant on `Self`", (start, "Self::"))
        return True
    return False


def _has_field(r: Resolver, impl: Def, name: str) -> bool:
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    ty = node.kind.self_ty
    if not isinstance(ty, ast.PathType) or len(ty.path.segments) != 1:
        return False
    found = r.find(ty.path.segments[0].ident, Ns.TYPE)
    if found is None or not isinstance(found.res, Def) or found.res.kind is not DefKind.STRUCT:
        return False
    return any(c.kind is DefKind.FIELD and c.name == name for c in found.res.children)


def _suggest_similar(
    r: Resolver, path: ast.Path, ident: ast.Ident, source: Source, builder: DiagnosticBuilder
) -> bool:
    """ "a local variable with a similar name exists"; whether something takes the label's place."""
    if any("available field" in child.message for child in builder.children):
        return True
    wanted = _wanted(source)
    if len(path.segments) > 1:
        known = _names_beside(r, path, source.ns)
    else:
        known = visible_names(r, source.ns)
    names = {n: res for n, res in known.items() if wanted(res)}
    names.pop(ident.name, None)
    similar = best_match(names, ident.name)
    if similar is None:
        return False
    _label_similar(r, builder, ident, similar, names[similar], source)
    return True


def _names_beside(r: Resolver, path: ast.Path, ns: Ns) -> dict[str, object]:
    """What else the module has in which the last segment was looked for."""
    from checker.names.candidates import names_in_module
    from checker.names.imports import PathFailure, resolve_module_path

    prefix = [segment.ident for segment in path.segments[:-1]]
    module = resolve_module_path(r.t, prefix, r.module, path.is_global)
    return {} if isinstance(module, PathFailure) else names_in_module(r.t, module, ns, r.here)


def _label_similar(
    r: Resolver,
    builder: DiagnosticBuilder,
    ident: ast.Ident,
    similar: str,
    res: object,
    source: Source | None,
) -> None:
    what = describe_res(res)
    if isinstance(res, Def) and res.kind in (DefKind.STRUCT, DefKind.VARIANT):
        in_types = source is None or source.ns is Ns.TYPE
        what = describe_res(res, not in_types)
    if (isinstance(res, Def) and not res.is_library) or isinstance(res, Def):
        builder.label(
            head_span(r.t.sources, res), f"similarly named {what} `{similar}` defined here"
        )
    builder.suggest(f"{article(what)} {what} with a similar name exists", (ident.span, similar))


def _suggest_parameter(r: Resolver, ident: ast.Ident, builder: DiagnosticBuilder) -> None:
    """ "you might be missing a type parameter"."""
    single = len(ident.name) == 1 and ident.name.isupper()
    if r.owner.is_library or not (r.in_args or single):
        return
    container = r.owner.parent
    item = container if container is not None and container.kind in _CONTAINERS else r.owner
    node = item.node
    if not isinstance(node, ast.Item) or item.name == "main":
        return
    if item.kind is DefKind.IMPL and not (r.in_args and single) and single:
        return
    generics = getattr(node.kind, "generics", None)
    if not isinstance(generics, ast.Generics):
        return
    if (
        generics.span.ctxt == ident.span.ctxt
        and generics.span.lo <= ident.span.lo < generics.span.hi
    ):
        return
    if generics.params:
        at = generics.params[-1].span.shrink_to_hi()
        builder.suggest("you might be missing a type parameter", (at, f", {ident.name}"))
    else:
        at = generics.span.shrink_to_lo()
        builder.suggest("you might be missing a type parameter", (at, f"<{ident.name}>"))


_CONTAINERS = (DefKind.IMPL, DefKind.TRAIT)


def _wanted(source: Source) -> Callable[[object], bool]:
    """What a suggestion may be."""

    def wanted(res: object) -> bool:
        if source is Source.TYPE and isinstance(res, Def) and res.kind is DefKind.TRAIT:
            return False
        return isinstance(res, RES_CLASSES) and is_expected(res, source)

    return wanted


def _is_type_like(res: object) -> bool:
    return isinstance(res, Def) and res.kind in (
        DefKind.STRUCT,
        DefKind.ENUM,
        DefKind.UNION,
        DefKind.TRAIT,
        DefKind.TYPE_ALIAS,
    )


def _is_module_like(res: object) -> bool:
    return isinstance(res, Def) and res.kind is DefKind.MOD


def add_imports(
    r: Resolver, builder: DiagnosticBuilder, candidates: Sequence[tuple[str, Def]]
) -> None:
    """ "consider importing this struct": one suggestion with all paths."""
    kinds = {describe_res(def_) for _, def_ in candidates}
    plain = {describe_res(def_, def_.kind is DefKind.VARIANT) for _, def_ in candidates}
    what = plain.pop() if len(plain) == 1 else "items" if kinds else "item"
    if len(candidates) == 1:
        message = f"consider importing this {what}"
    else:
        message = "consider importing one of these " + (f"{what}s" if what != "items" else what)
    at = _use_position(r)
    for path, _ in candidates:
        builder.suggest(message, (at, f"use {path};\n"))


_STD_KINDS = {
    Source.TYPE: "seua",
    Source.TRAIT: "t",
    Source.EXPR: "cv",
    Source.CALL: "f",
    Source.PAT: "c",
    Source.STRUCT: "s",
    Source.TUPLE_STRUCT: "",
}


def _suggest_std(r: Resolver, builder: DiagnosticBuilder, name: str, kinds: str) -> bool:
    """What the real library has under that name and ours has not."""
    from checker.names.std_names import KIND_WORDS, std_paths

    known = [(path, kind) for path, kind in std_paths(name, kinds) if path.count("::") == 1]
    if not known:
        return False
    words = {KIND_WORDS[kind] for _, kind in known}
    what = words.pop() if len(words) == 1 else "item"
    one = f"this {what}" if len(known) == 1 else f"one of these {what}s"
    at = _use_position(r)
    for path, _ in known:
        builder.suggest(f"consider importing {one}", (at, f"use std::{path};\n"))
    return True


def _use_position(r: Resolver) -> Span:
    """Where a `use` would go: before the first item of the module."""
    module = r.module.normal.def_
    node = module.node
    items: Sequence[ast.Item] = ()
    if isinstance(node, ast.Crate):
        items = node.items
    elif isinstance(node, ast.Item) and isinstance(node.kind, ast.ModItem):
        items = node.kind.items or ()
    return items[0].span.shrink_to_lo() if items else module.span.shrink_to_lo()


# ------------------------------------------------------------------ found, but not what is wanted


def report_unexpected(
    r: Resolver, path: ast.Path, res: Res, source: Source, call: ast.CallExpr | None
) -> None:
    """E0404, E0423, E0532, E0573, E0574."""
    shown = "::".join(segment.ident.name for segment in path.segments)
    what = describe_res(res, source.ns is Ns.VALUE)
    words = source.value
    if source is Source.CALL:
        words = expected_words(path, source)
    span = path.span
    if source is Source.CALL and call is not None and isinstance(res, Def):
        if res.kind in (DefKind.STRUCT, DefKind.VARIANT):
            span = call.span
    builder = error(UNEXPECTED_CODES[source], f"expected {words}, found {what} `{shown}`", span)
    explained = isinstance(res, Def) and _explain_unexpected(r, builder, path, res, source, call)
    labelled = _suggest_similar(r, path, path.segments[-1].ident, source, builder)
    if not explained and not labelled and not _suggest_annotation(r, builder, path, source):
        _label_fallback(builder, span, source)
    elif labelled and not explained:
        _suggest_annotation(r, builder, path, source)
    r.emit(builder.build())


def _suggest_annotation(
    r: Resolver, builder: DiagnosticBuilder, path: ast.Path, source: Source
) -> bool:
    """`let x = i32;`: perhaps a type was meant."""
    let = r.current_let
    if source is not Source.EXPR or let is None or let.init is None or let.ty is not None:
        return False
    if let.init.span != path.span:
        return False
    between = Span(let.pat.span.hi, path.span.lo, path.span.ctxt)
    builder.suggest("you might have meant to use `:` for type annotation", (between, ": "))
    return True


def _label_fallback(builder: DiagnosticBuilder, span: Span, source: Source) -> None:
    builder.labels[0] = Label(span, FALLBACKS[source], True)


def _explain_unexpected(
    r: Resolver,
    builder: DiagnosticBuilder,
    path: ast.Path,
    res: Def,
    source: Source,
    call: ast.CallExpr | None,
) -> bool:
    shown = "::".join(segment.ident.name for segment in path.segments)
    constructor = constructor_kind(res)
    if source in (Source.EXPR, Source.CALL, Source.TUPLE_STRUCT, Source.PAT):
        if constructor is not None:
            builder.label(whole_span(r.t.sources, res), f"`{shown}` defined here")
            _suggest_shape(builder, path, shown, res, source, call)
            return True
    if source is Source.TYPE and res.kind is DefKind.VARIANT and res.parent is not None:
        enum = f"crate::{res.parent.path()}" if not res.is_library else res.parent.path()
        builder.labels[0] = Label(path.span, "not a type", True)
        builder.suggest("try using the variant's enum", (path.span, enum))
        return True
    if source is Source.TRAIT and res.kind is DefKind.TYPE_ALIAS:
        builder.labels[0] = Label(path.span, "type aliases cannot be used as traits", True)
        return True
    return False


def _suggest_shape(
    builder: DiagnosticBuilder,
    path: ast.Path,
    shown: str,
    res: Def,
    source: Source,
    call: ast.CallExpr | None,
) -> None:
    constructor = constructor_kind(res)
    fields = [child.name for child in res.children if child.kind is DefKind.FIELD]
    if constructor is ast.VariantKind.NAMED:
        pattern = source in (Source.PAT, Source.TUPLE_STRUCT)
        if call is not None and len(call.args) == len(fields):
            _suggest_literal_call(builder, call, fields)
            return
        inner = ", ".join(fields if pattern else [f"{name}: val" for name in fields])
        what = "pattern" if pattern else "literal"
        text = f"{shown} {{ {inner} }}" if fields else f"{shown} {{}}"
        builder.suggest(f"use struct {what} syntax instead", (builder.labels[0].span, text))
    elif constructor is ast.VariantKind.TUPLE and source is Source.PAT:
        holes = ", ".join("_" for _ in fields)
        kind = "variant" if res.kind is DefKind.VARIANT else "struct"
        builder.suggest(
            f"use the tuple {kind} pattern syntax instead", (path.span, f"{shown}({holes})")
        )
    elif constructor is ast.VariantKind.UNIT and source is Source.TUPLE_STRUCT:
        builder.suggest("use this syntax instead", (builder.labels[0].span, shown))


def _suggest_literal_call(
    builder: DiagnosticBuilder, call: ast.CallExpr, fields: Sequence[str]
) -> None:
    callee = call.callee.span
    parts: list[tuple[Span, str]] = [(Span(callee.hi, callee.hi + 1, callee.ctxt), "{")]
    for name, arg in zip(fields, call.args, strict=True):
        parts.append((arg.span.shrink_to_lo(), f"{name}: "))
    parts.append((Span(call.span.hi - 1, call.span.hi, call.span.ctxt), "}"))
    builder.suggest("use struct literal syntax instead of calling", *parts)


# ------------------------------------------------------------------ borders, privacy, ambiguity


def report_border(r: Resolver, ident: ast.Ident, found: Found) -> None:
    """E0401 and E0435."""
    if found.not_const:
        _report_not_const(r, ident, found)
        return
    builder = error("E0401", "can't use generic parameters from outer item", ident.span)
    if isinstance(found.res, SelfTyAlias | SelfTyParam | SelfCtor):
        builder = error(
            "E0401", "can't use `Self` from outer item", ident.span, "use of `Self` from outer item"
        )
        r.emit(builder.build())
        return
    builder.labels[0] = Label(ident.span, "use of generic parameter from outer item", True)
    if isinstance(found.res, Def):
        what = "const" if found.res.kind is DefKind.CONST_PARAM else "type"
        builder.label(found.res.span, f"{what} parameter from outer item")
    inner = r.owner
    if inner.name:
        what = inner.kind.value if inner.kind is not DefKind.ASSOC_FN else "method"
        builder.label(inner.span, f"generic parameter used in this inner {what}")
        builder.note(
            "nested items are independent from their parent item for everything except for privacy "
            "and name resolution"
        )
        _suggest_local_parameter(inner, ident, builder)
    r.emit(builder.build())


def _suggest_local_parameter(inner: Def, ident: ast.Ident, builder: DiagnosticBuilder) -> None:
    node = inner.node
    generics = getattr(node.kind, "generics", None) if isinstance(node, ast.Item) else None
    if not isinstance(generics, ast.Generics):
        return
    if generics.params:
        at, text = generics.params[-1].span.shrink_to_hi(), f", {ident.name}"
    else:
        at, text = inner.span.shrink_to_hi(), f"<{ident.name}>"
    builder.suggest("try introducing a local generic parameter here", (at, text))


def _report_not_const(r: Resolver, ident: ast.Ident, found: Found) -> None:
    builder = error(
        "E0435",
        "attempt to use a non-constant value in a constant",
        ident.span,
        "non-constant value",
    )
    if isinstance(found.res, LocalRes) and isinstance(found.res.binding, ast.IdentPat):
        binding = found.res.binding
        let = _let_keyword(r, binding)
        if let is not None:
            after = binding.name.span.shrink_to_hi()
            parts = [(let, "const ")]
            if not _has_type(r, binding):
                parts.append((after, ": /* Type */"))
            builder.suggest("consider using `const` instead of `let`", *parts)
        elif not binding.by_ref:
            builder.label(binding.name.span, "this would need to be a `const`")
    r.emit(builder.build())


def _let_keyword(r: Resolver, binding: ast.IdentPat) -> Span | None:
    """The `let ` (or `let mut `) right before a binding."""
    span = binding.span
    if span.ctxt < 0:
        return None
    data = r.t.sources.contexts[span.ctxt].file.data
    start = data.rfind(b"let", 0, span.lo)
    if start < 0 or data[start + 3 : span.lo].strip():
        return None
    return Span(start, binding.name.span.lo, span.ctxt)


def _has_type(r: Resolver, binding: ast.IdentPat) -> bool:
    data = r.t.sources.contexts[binding.span.ctxt].file.data
    return data[binding.span.hi : binding.span.hi + 4].lstrip().startswith(b":")


def report_private(
    r: Resolver, ident: ast.Ident, binding: Binding, last: ast.Ident, outcome: Res | None
) -> None:
    """E0603; `last` and `outcome` are the path's last segment and what it means."""
    what = describe_res(binding.res)
    if isinstance(binding.res, Def) and binding.res.kind in (DefKind.STRUCT, DefKind.VARIANT):
        constructor = constructor_kind(binding.res)
        if constructor is ast.VariantKind.NAMED:
            what = binding.res.kind.value
        elif constructor is ast.VariantKind.TUPLE:
            what = describe_res(binding.res, False)
    name = ident.name
    if binding.import_ is not None:
        what = _import_words(what, binding)
    builder = error("E0603", f"{what} `{name}` is private", ident.span, f"private {what}")
    if outcome is not None and last is not ident:
        inner = describe_res(outcome)
        builder.label(last.span, f"{inner} `{last.name}` is not publicly re-exported")
    if binding.import_ is not None:
        labels = [Label(binding.import_.span, "", True)]
        builder.note(f"the {what} `{name}` is defined here...", *labels)
        if isinstance(binding.res, Def):
            inner = describe_res(binding.res, False)
            at = Label(head_span(r.t.sources, binding.res), "", True)
            builder.note(
                f"...and refers to the {inner} `{binding.res.name}` which is defined here", at
            )
    elif isinstance(binding.res, Def):
        at = Label(head_span(r.t.sources, binding.res), "", True)
        builder.note(f"the {what} `{name}` is defined here", at)
    r.emit(builder.build())


def _import_words(what: str, _binding: Binding) -> str:
    return f"{what} import"


def report_private_constructor(
    r: Resolver, path: ast.Path, struct: Def, hidden: Sequence[Def]
) -> None:
    """A tuple struct's constructor is as private as its fields."""
    ident = path.segments[-1].ident
    if len(path.segments) > 1:
        _private_in_module(r, ident, struct, hidden)
        return
    span = ident.span
    builder = error("E0423", "cannot initialize a tuple struct which contains private fields", span)
    labels = [
        Label(fld.node.ty.span, "private field", True)
        for fld in hidden
        if isinstance(fld.node, ast.FieldDef) and not struct.is_library
    ]
    builder.note("constructor is not visible here due to private fields", *labels)
    r.emit(builder.build())


def _private_in_module(r: Resolver, ident: ast.Ident, struct: Def, hidden: Sequence[Def]) -> None:
    what = "tuple struct constructor"
    builder = error("E0603", f"{what} `{ident.name}` is private", ident.span, f"private {what}")
    nodes = [fld.node for fld in hidden if isinstance(fld.node, ast.FieldDef)]
    fields = [node.ty.span for node in nodes]
    if fields and not struct.is_library:
        some = "any of the fields is private"
        builder.label(fields[0].to(fields[-1]), f"a constructor is private if {some}")
    builder.note(
        f"the {what} `{ident.name}` is defined here",
        Label(head_span(r.t.sources, struct), "", True),
    )
    if fields and not struct.is_library:
        plural = "field" if len(fields) == 1 else "fields"
        builder.suggest(
            f"consider making the {plural} publicly accessible",
            *((span.shrink_to_lo(), "pub ") for span in fields),
        )
    r.emit(builder.build())


def report_ambiguous(r: Resolver, ident: ast.Ident, binding: Binding) -> None:
    """E0659: two globs bring different things under one name."""
    assert binding.conflict is not None
    name = ident.name
    builder = error("E0659", f"`{name}` is ambiguous", ident.span, "ambiguous name")
    builder.note("ambiguous because of multiple glob imports of a name in the same module")
    words = ("could refer to", "could also refer to")
    for found, word in zip((binding, binding.conflict), words, strict=True):
        what = describe_res(found.res, False)
        labels = [Label(found.import_.span, "", True)] if found.import_ is not None else []
        builder.note(f"`{name}` {word} the {what} imported here", *labels)
        builder.help(f"consider adding an explicit import of `{name}` to disambiguate")
    r.emit(builder.build())


def report_no_trait_item(r: Resolver, ident: ast.Ident, trait: Def, ns: Ns) -> None:
    """E0576: `<T as Trait>::nothing`."""
    what = "associated type" if ns is Ns.TYPE else "method or associated constant"
    builder = error(
        "E0576",
        f"cannot find {what} `{ident.name}` in trait `{trait.name}`",
        ident.span,
        f"not found in `{trait.name}`",
    )
    kinds = (DefKind.ASSOC_TYPE,) if ns is Ns.TYPE else (DefKind.ASSOC_FN, DefKind.ASSOC_CONST)
    names = {child.name: child for child in trait.children if child.kind in kinds}
    similar = best_match(names, ident.name)
    if similar is not None:
        word = names[similar].kind.value
        at = head_span(r.t.sources, names[similar])
        builder.labels[0] = Label(ident.span, "", True)
        builder.label(at, f"similarly named {word} `{similar}` defined here")
        message = f"{article(word)} {word} with a similar name exists"
        builder.suggest(message, (ident.span, similar))
    elif len(names) == 1:
        ((only, item),) = names.items()
        word = item.kind.value
        builder.label(head_span(r.t.sources, item), f"{word} `{only}` defined here")
        builder.suggest(f"maybe you meant this {word}", (ident.span, only))
    r.emit(builder.build())
