"""Errors of method and associated item lookup: E0599, E0034, E0624, E0689, E0282 (rustc:
`method::suggest`)."""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import has_error
from checker.types.method_probe import (
    Ambiguity,
    Candidate,
    NoMatch,
    Pick,
    ProbeResult,
)
from checker.types.similar import similar_method, similar_name
from checker.types.simplify import simplify
from checker.types.std_gap import std_gap
from checker.types.ty import (
    ERROR_TY,
    Adt,
    AdtKind,
    Infer,
    InferKind,
    Param,
    Predicate,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def report_no_method(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, failure: NoMatch) -> None:
    """`receiver` has no method of that name that applies."""
    receiver = fcx.resolve(receiver)
    fcx.results.tainted = True
    if has_error(receiver):
        return
    name = e.segment.ident
    if failure.bad_type is not None:
        bad = failure.bad_type
        if isinstance(bad, Infer):
            from checker.types.ambiguity import report_ambiguous

            report_ambiguous(fcx, bad, fcx.span(e.receiver))
        return
    if failure.private is not None:
        _private(fcx, name, failure, e, receiver)
        return
    if isinstance(receiver, Infer) and receiver.kind is not InferKind.GENERAL:
        if _numeric_method(fcx, name.name, receiver):
            _ambiguous_number(fcx, e, receiver)
            return
    if failure.unsatisfied:
        _unsatisfied(fcx, e, receiver, failure)
        return
    traits = fcx.resolutions.traits_in_scope.get(e, ())
    gap = std_gap(fcx, [s.ty for s in failure.steps], traits, name.name)
    if gap is not None:
        fcx.unsupported(gap, name.span)
        return
    kind = _kind_word(fcx, receiver)
    shown = fcx.show_of(e.receiver, receiver)
    general = _general(fcx, receiver, failure, shown)
    builder = error(
        "E0599",
        f"no method named `{name.name}` found for {kind} `{general}` in the current scope",
        name.span,
    )
    _label_method(fcx, builder, e, receiver, failure, shown)
    _label_definition(fcx, builder, receiver, name.name, "method")
    _inner_method(fcx, builder, e, receiver)
    _suggest_traits(fcx, builder, name, receiver)
    fcx.emit(builder)


def _general(fcx: FnCtxt, ty: Ty, failure: NoMatch, shown: str) -> str:
    """A generic type with its parameters, where no instance of it has the method either."""
    steps = {s.derefs for s in failure.steps}
    if isinstance(ty, Adt) and len(steps) == 1 and not failure.static and ty.args:
        return fcx.show(fcx.tcx.type_of(ty.def_))
    return shown


def _inner_method(fcx: FnCtxt, builder: DiagnosticBuilder, e: ast.MethodCallExpr, ty: Ty) -> None:
    """What is inside an `Option` or `Result` may have the method."""
    from checker.types.method_probe import probe_method

    if not isinstance(ty, Adt) or not ty.args:
        return
    if fcx.tcx.is_lang(ty.def_, LangItem.OPTION):
        name, other, article = "Option", "None", "an"
    elif fcx.tcx.is_lang(ty.def_, LangItem.RESULT):
        name, other, article = "Result", "Err", "a"
    else:
        return
    inner = cast(Ty, ty.args[0])
    method = e.segment.ident
    traits = fcx.resolutions.traits_in_scope.get(e, ())
    with fcx.probe():
        found = probe_method(fcx, inner, method.name, traits, method.span)
    if not isinstance(found, Pick):
        return
    shown = fcx.show(inner)
    builder.note(
        f"the method `{method.name}` exists on the type `{shown}`",
        Label(_head(found.item.def_), "", True),
    )
    builder.suggest(
        f"consider using `{name}::expect` to unwrap the `{shown}` value, panicking if the value is"
        f" {article} `{name}::{other}`",
        (fcx.span(e.receiver).shrink_to_hi(), '.expect("REASON")'),
    )


def _kind_word(fcx: FnCtxt, ty: Ty) -> str:
    from checker.types.mismatch_words import prefix

    return prefix(fcx, ty)


def _private(
    fcx: FnCtxt,
    name: ast.Ident,
    failure: NoMatch,
    call: ast.MethodCallExpr | None = None,
    receiver: Ty = ERROR_TY,
) -> None:
    item = failure.private
    assert item is not None
    kind = "method" if item.has_self else "associated function"
    if item.kind == "const":
        kind = "associated constant"
    builder = error("E0624", f"{kind} `{name.name}` is private", name.span, f"private {kind}")
    builder.label(_head(item.def_), f"private {kind} defined here")
    if call is not None:
        _inner_method(fcx, builder, call, receiver)
    fcx.emit(builder)


def _head(def_: Def) -> Span:
    node = def_.node
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.FnItem):
        return node.kind.sig_span
    return def_.span


def _numeric_method(fcx: FnCtxt, name: str, receiver: Infer) -> bool:
    from checker.names.defs import PrimTy
    from checker.names.std_names import std_trait_has

    key = PrimTy.I32 if receiver.kind is InferKind.INT else PrimTy.F32
    if any(fcx.assoc(impl, name) is not None for impl in fcx.tcx.inherent_impls(key)):
        return True
    return any(fcx.assoc(t, name) is not None for t in _user_traits(fcx)) or std_trait_has(name)


def _ambiguous_number(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Infer) -> None:
    name = e.segment.ident
    builder = error(
        "E0689",
        f"can't call method `{name.name}` on ambiguous numeric type `{fcx.show(receiver)}`",
        name.span,
    )
    inner = fcx.peel(e.receiver)
    concrete = "i32" if receiver.kind is InferKind.INT else "f32"
    if isinstance(inner, ast.LitExpr):
        builder.suggest(
            f"you must specify a concrete type for this numeric value, like `{concrete}`",
            (inner.span, f"{inner.text.rstrip('.')}_{concrete}"),
        )
    elif isinstance(inner, ast.PathExpr):
        from checker.names.defs import LocalRes

        found = fcx.resolutions.paths.get(inner.path)
        if found is not None and isinstance(found.base, LocalRes):
            binding = found.base.binding
            if isinstance(binding, ast.IdentPat):
                builder.suggest(
                    f"you must specify a type for this binding, like `{concrete}`",
                    (binding.name.span.shrink_to_hi(), f": {concrete}"),
                )
    fcx.emit(builder)


def _label_method(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.MethodCallExpr,
    receiver: Ty,
    failure: NoMatch,
    shown: str,
) -> None:
    """The label at the name: a field of that name, a similar method, or nothing."""
    name = e.segment.ident
    if _is_field(fcx, receiver, name.name):
        builder.labels[0] = Label(name.span, "field, not a method", True)
        if not e.args:
            at = name.span.shrink_to_hi()._replace(hi=e.span.hi)
            builder.suggest("remove the arguments", (at, ""))
        return
    if failure.static:
        _static(fcx, builder, e, failure.static[0], receiver, shown)
        return
    close = _similar_method(fcx, name.name, failure)
    kind = _kind_word(fcx, receiver)
    if close is not None:
        builder.suggest(f"there is a method `{close}` with a similar name", (name.span, close))
        return
    builder.labels[0] = Label(name.span, f"method not found in `{shown}`", True)
    _ = kind


def _static(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.MethodCallExpr,
    candidate: Candidate,
    receiver: Ty,
    shown: str,
) -> None:
    name = e.segment.ident
    builder.labels[0] = Label(name.span, "this is an associated function, not a method", True)
    builder.note(
        "found the following associated functions; to be used as methods, functions must have a"
        " `self` parameter"
    )
    container = candidate.item.container
    ty = fcx.show(fcx.tcx.type_of(container)) if container.kind is DefKind.IMPL else shown
    builder.note(
        f"the candidate is defined in an impl for the type `{ty}`",
        Label(_head(candidate.item.def_), "", True),
    )
    whole = fcx.span(e.receiver).to(name.span)
    builder.suggest(
        "use associated function syntax instead", (whole, f"{ty.split('<')[0]}::{name.name}")
    )


def _is_field(fcx: FnCtxt, ty: Ty, name: str) -> bool:
    inner = ty.pointee if isinstance(ty, Ref) else ty
    if not isinstance(inner, Adt) or inner.def_.kind is not DefKind.STRUCT:
        return False
    return fcx.tcx.adt(inner.def_).variants[0].field_index(name) is not None


def _similar_method(fcx: FnCtxt, name: str, failure: NoMatch) -> str | None:
    names: list[str] = []
    for step in failure.steps:
        key = simplify(step.ty)
        if key is None:
            continue
        for impl in fcx.tcx.inherent_impls(key):
            names += [i.name for i in fcx.tcx.assoc_items(impl) if i.kind == "fn" and i.has_self]
    return similar_method(name, names)


def _label_definition(
    fcx: FnCtxt, builder: DiagnosticBuilder, ty: Ty, name: str, what: str
) -> None:
    inner = ty
    if isinstance(inner, Param):
        from checker.types.mismatch import param_span

        span = param_span(fcx, inner)
        if span is not None:
            builder.label(span, f"{what} `{name}` not found for this type parameter")
    if isinstance(inner, Adt) and not inner.def_.is_library:
        kind = fcx.tcx.adt(inner.def_).kind.value
        at = def_span(fcx.tcx.sources, inner.def_)
        builder.label(at, f"{what} `{name}` not found for this {kind}")


def _suggest_traits(fcx: FnCtxt, builder: DiagnosticBuilder, name: ast.Ident, receiver: Ty) -> None:
    """Traits of the user's that have such a method: implement or restrict."""
    traits = [t for t in _user_traits(fcx) if fcx.assoc(t, name.name) is not None]
    if not traits:
        return
    hidden = [t for t in traits if _implements(fcx, receiver, t)]
    if hidden:
        builder.help("items from traits can only be used if the trait is in scope")
        builder.suggest(
            f"trait `{hidden[0].name}` which provides `{name.name}` is implemented but not in"
            " scope; perhaps you want to import it",
            (_use_place(fcx), f"use {_path_from(fcx, hidden[0])};\n"),
        )
        return
    if isinstance(receiver, Param):
        from checker.types.op_report import param_bounds_end

        at = param_bounds_end(fcx, receiver)
        builder.help(
            "items from traits can only be used if the type parameter is bounded by the trait"
        )
        if at is not None and len(traits) == 1:
            span, has = at
            text = " + " if has else ": "
            builder.suggest(
                f"the following trait defines an item `{name.name}`, perhaps you need to restrict "
                f"type parameter `{receiver.name}` with it:",
                (span, f"{text}{traits[0].name}"),
            )
        return
    builder.help("items from traits can only be used if the trait is implemented and in scope")
    if len(traits) == 1:
        builder.note(
            f"`{traits[0].name}` defines an item `{name.name}`, perhaps you need to implement it",
            Label(_trait_head(traits[0]), "", True),
        )


def _implements(fcx: FnCtxt, receiver: Ty, trait: Def) -> bool:
    """Whether the receiver, or what it refers to, implements a trait."""
    from checker.types.fulfill import Evaluation

    at = receiver
    while True:
        args = fcx.fresh_args(trait, fcx.owner.span, (at,))
        predicate = Predicate(TraitPredicate(TraitRef(trait, args)))
        if fcx.fulfill.evaluate(predicate) is Evaluation.HOLDS:
            return True
        if not isinstance(at, Ref):
            return False
        at = fcx.resolve(at.pointee)


def _path_from(fcx: FnCtxt, def_: Def) -> str:
    return f"crate::{def_.path()}"


def _use_place(fcx: FnCtxt) -> Span:
    """Before the first item of the module."""
    module = fcx.module()
    spans = [c.node.span for c in module.children if isinstance(c.node, ast.Item)]
    return min(spans, key=lambda s: s.lo).shrink_to_lo() if spans else fcx.owner.span


def _user_traits(fcx: FnCtxt) -> list[Def]:
    found: list[Def] = []
    stack = [fcx.tcx.user]
    while stack:
        at = stack.pop()
        if at.kind is DefKind.TRAIT:
            found.append(at)
        elif at.kind in (DefKind.MOD, DefKind.CRATE):
            stack.extend(reversed(at.children))
    return found


def _trait_head(trait: Def) -> Span:
    node = trait.node
    if isinstance(node, ast.Item):
        return node.span._replace(hi=trait.span.hi)
    return trait.span


def _unsatisfied(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, failure: NoMatch) -> None:
    """There is such a method, but bounds do not hold."""
    name = e.segment.ident
    shown = fcx.show(receiver)
    kind = _kind_word(fcx, receiver)
    found = _unique(failure)
    trait_failure = all(c.kind.name == "TRAIT" for c, _, _ in found)
    if trait_failure:
        _trait_unsatisfied(fcx, e, receiver, found)
        return
    builder = error(
        "E0599",
        f"the method `{name.name}` exists for {kind} `{shown}`, but its trait bounds were not"
        " satisfied",
        name.span,
        f"method cannot be called on `{shown}` due to unsatisfied trait bounds",
    )
    _bounds_note(fcx, builder, receiver, found, name.name)
    fcx.emit(builder)


def _unique(failure: NoMatch) -> list[tuple[Candidate, Predicate | None, Ty]]:
    seen: set[object] = set()
    out = []
    for c, p, ty in failure.unsatisfied:
        key = (c.item.def_, None if p is None else p.kind)
        if key not in seen:
            seen.add(key)
            out.append((c, p, ty))
    return out


def _trait_unsatisfied(
    fcx: FnCtxt,
    e: ast.MethodCallExpr,
    receiver: Ty,
    found: list[tuple[Candidate, Predicate | None, Ty]],
) -> None:
    """A trait in scope has the method; the receiver does not implement it."""
    name = e.segment.ident
    shown = fcx.show(receiver)
    kind = _kind_word(fcx, receiver)
    trait = found[0][0].item.container
    inner = receiver.pointee if isinstance(receiver, Ref) else receiver
    iterator = fcx.lang(LangItem.ITERATOR)
    if trait is iterator:
        builder = error(
            "E0599", f"`{shown}` is not an iterator", name.span, f"`{shown}` is not an iterator"
        )
        _bounds_note(fcx, builder, receiver, found, name.name)
        fcx.emit(builder)
        return
    has_impl_conditions = False
    message = f"no method named `{name.name}` found for {kind} `{shown}` in the current scope"
    if has_impl_conditions:
        message = (
            f"the method `{name.name}` exists for {kind} `{shown}`, but its trait bounds were not"
            " satisfied"
        )
    builder = error("E0599", message, name.span, f"method not found in `{shown}`")
    _label_definition(fcx, builder, receiver, name.name, "method")
    builder.help(
        "items from traits can only be used if the trait is implemented and in scope"
        if not isinstance(inner, Param)
        else "items from traits can only be used if the type parameter is bounded by the trait"
    )
    if isinstance(inner, Param):
        from checker.types.op_report import param_bounds_end

        at = param_bounds_end(fcx, inner)
        if at is not None:
            span, has = at
            builder.suggest(
                f"the following trait defines an item `{name.name}`, perhaps you need to restrict "
                f"type parameter `{inner.name}` with it:",
                (span, (" + " if has else ": ") + trait.name),
            )
    else:
        _implement(builder, trait, name.name)
    fcx.emit(builder)


def _implement(builder: DiagnosticBuilder, trait: Def, name: str) -> None:
    if trait.is_library:
        builder.note(
            f"the following trait defines an item `{name}`, perhaps you need to implement it:\n"
            f"candidate #1: `{trait.name}`"
        )
    else:
        builder.note(
            f"`{trait.name}` defines an item `{name}`, perhaps you need to implement it",
            Label(_trait_head(trait), "", True),
        )


def _bounds_note(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    receiver: Ty,
    found: list[tuple[Candidate, Predicate | None, Ty]],
    name: str,
) -> None:
    inner = receiver.pointee if isinstance(receiver, Ref) else receiver
    lines: list[str] = []
    for _, p, _ in found:
        if p is None or not isinstance(p.kind, TraitPredicate):
            continue
        from checker.types.pretty import show_trait

        ref = fcx.resolve(p.kind.trait_ref)
        line = f"`{fcx.show(ref.self_ty)}: {show_trait(fcx.tcx, ref)}`"
        if line not in lines:
            lines.append(line)
    if isinstance(inner, Adt) and not inner.def_.is_library:
        kind = fcx.tcx.adt(inner.def_).kind
        what = {AdtKind.STRUCT: "struct", AdtKind.ENUM: "enum", AdtKind.UNION: "union"}[kind]
        suffix = f"method `{name}` not found for this {what} because it doesn't satisfy "
        if len(lines) == 1:
            builder.label(def_span(fcx.tcx.sources, inner.def_), suffix + lines[0])
        else:
            builder.label(
                def_span(fcx.tcx.sources, inner.def_), f"method `{name}` not found for this {what}"
            )
    if lines:
        builder.note("the following trait bounds were not satisfied:\n" + "\n".join(lines))


# ------------------------------------------------------------------ ambiguity, objects


def report_ambiguity(fcx: FnCtxt, e: ast.MethodCallExpr, found: Ambiguity) -> None:
    name = e.segment.ident
    builder = error("E0034", "multiple applicable items in scope", name.span)
    builder.labels[0] = Label(name.span, f"multiple `{name.name}` found", True)
    _candidates(fcx, builder, found)
    fcx.emit(builder)


def _candidates(fcx: FnCtxt, builder: DiagnosticBuilder, found: Ambiguity) -> None:
    for i, c in enumerate(found.candidates, 1):
        container = c.item.container
        trait = fcx.tcx.impl_trait_ref(container) if container.kind is DefKind.IMPL else None
        if container.kind is DefKind.IMPL and trait is None:
            ty = fcx.show(fcx.tcx.type_of(container))
            text = f"candidate #{i} is defined in an impl for the type `{ty}`"
        elif container.kind is DefKind.TRAIT:
            text = f"candidate #{i} is defined in the trait `{container.name}`"
            impl = _impl_for(fcx, container, c)
            if impl is not None:
                self_ty = fcx.show(fcx.tcx.type_of(impl))
                item = fcx.assoc(impl, c.item.name)
                text = (
                    f"candidate #{i} is defined in an impl of the trait `{container.name}` for"
                    f" the type `{self_ty}`"
                )
                at = item.def_ if item is not None else c.item.def_
                builder.note(text, Label(_head(at), "", True))
                continue
        else:
            text = f"candidate #{i} is defined in an impl"
        builder.note(text, Label(_head(c.item.def_), "", True))


def _impl_for(fcx: FnCtxt, trait: Def, c: Candidate) -> Def | None:
    impls = [i for i in fcx.tcx.trait_impls(trait) if not i.is_library]
    return impls[0] if len(impls) == 1 else None


def report_object_safety(fcx: FnCtxt, e: ast.MethodCallExpr, pick: Pick) -> None:
    """Methods `where Self: Sized` cannot be called on `dyn Trait`."""
    sized = fcx.lang(LangItem.SIZED)
    for p in fcx.tcx.predicates_of(pick.item.def_):
        if not isinstance(p.kind, TraitPredicate) or p.kind.trait_ref.trait is not sized:
            continue
        self_ty = p.kind.trait_ref.self_ty
        if isinstance(self_ty, Param) and self_ty.index == 0 and self_ty.name == "Self":
            name = e.segment.ident
            builder = error(
                None,
                f"the `{name.name}` method cannot be invoked on a trait object",
                name.span,
            )
            if not pick.item.def_.is_library:
                builder.label(p.span, "this has a `Sized` requirement")
            fcx.emit(builder)
            return


# ------------------------------------------------------------------ Type::name


def report_missing_assoc(fcx: FnCtxt, self_ty: Ty, path: ast.Path, found: ProbeResult) -> None:
    """`Type::name` names nothing."""
    self_ty = fcx.resolve(self_ty)
    fcx.results.tainted = True
    name = path.segments[-1].ident
    if has_error(self_ty):
        return
    if isinstance(found, Ambiguity):
        builder = error(
            "E0034",
            "multiple applicable items in scope",
            name.span,
            f"multiple `{name.name}` found",
        )
        _candidates(fcx, builder, found)
        fcx.emit(builder)
        return
    assert isinstance(found, NoMatch)
    if found.bad_type is not None:
        from checker.types.ambiguity import report_ambiguous

        if isinstance(found.bad_type, Infer):
            report_ambiguous(fcx, found.bad_type, path.span)
        return
    if found.private is not None:
        _private(fcx, name, found)
        return
    gap = None if found.unsatisfied else std_gap(fcx, [self_ty], (), name.name)
    if gap is not None:
        fcx.unsupported(gap, name.span)
        return
    if isinstance(self_ty, Adt) and self_ty.def_.kind is DefKind.ENUM:
        if not found.unsatisfied:
            report_no_variant(fcx, self_ty, name, True)
            return
    shown = fcx.show(self_ty)
    kind = _kind_word(fcx, self_ty)
    if found.unsatisfied:
        _unsatisfied_assoc(fcx, self_ty, name, found)
        return
    what = "function or associated item" if name.name[:1].islower() else "associated item"
    builder = error(
        "E0599",
        f"no {what} named `{name.name}` found for {kind} `{shown}` in the current scope",
        name.span,
    )
    close = _similar_assoc(fcx, self_ty, name.name)
    if close is not None:
        builder.suggest(
            f"there is an associated function `{close}` with a similar name", (name.span, close)
        )
    else:
        builder.labels[0] = Label(name.span, f"{what} not found in `{shown}`", True)
    if isinstance(self_ty, Adt) and not self_ty.def_.is_library:
        word = fcx.tcx.adt(self_ty.def_).kind.value
        builder.label(
            def_span(fcx.tcx.sources, self_ty.def_),
            f"{what} `{name.name}` not found for this {word}",
        )
    fcx.emit(builder)


def _unsatisfied_assoc(fcx: FnCtxt, self_ty: Ty, name: ast.Ident, found: NoMatch) -> None:
    shown = fcx.show(self_ty)
    kind = _kind_word(fcx, self_ty)
    candidates = _unique(found)
    if all(c.kind.name == "TRAIT" for c, _, _ in candidates):
        what = "function or associated item"
        builder = error(
            "E0599",
            f"no {what} named `{name.name}` found for {kind} `{shown}` in the current scope",
            name.span,
            f"{what} not found in `{shown}`",
        )
        if isinstance(self_ty, Adt) and not self_ty.def_.is_library:
            word = fcx.tcx.adt(self_ty.def_).kind.value
            builder.label(
                def_span(fcx.tcx.sources, self_ty.def_),
                f"{what} `{name.name}` not found for this {word}",
            )
        trait = candidates[0][0].item.container
        builder.help("items from traits can only be used if the trait is implemented and in scope")
        builder.note(
            f"`{trait.name}` defines an item `{name.name}`, perhaps you need to implement it",
            Label(_trait_head(trait), "", True),
        )
        fcx.emit(builder)
        return
    builder = error(
        "E0599",
        f"the function or associated item `{name.name}` exists for {kind} `{shown}`, but its"
        " trait bounds were not satisfied",
        name.span,
        f"function or associated item cannot be called on `{shown}` due to unsatisfied trait"
        " bounds",
    )
    _bounds_note(fcx, builder, self_ty, candidates, name.name)
    fcx.emit(builder)


def _similar_assoc(fcx: FnCtxt, ty: Ty, name: str) -> str | None:
    key = simplify(ty)
    if key is None:
        return None
    names = [i.name for impl in fcx.tcx.inherent_impls(key) for i in fcx.tcx.assoc_items(impl)]
    return similar_name(name, names)


def report_no_variant(fcx: FnCtxt, ty: Adt, name: ast.Ident, or_assoc: bool = False) -> None:
    """An enum has no variant (and no associated item) of that name."""
    shown = fcx.show(ty)
    what = "variant or associated item" if or_assoc else "variant"
    tail = " in the current scope" if or_assoc else ""
    message = f"no {what} named `{name.name}` found for enum `{shown}`{tail}"
    builder = error("E0599", message, name.span)
    variants = [v.name for v in fcx.tcx.adt(ty.def_).variants]
    close = similar_name(name.name, variants)
    if close is not None:
        builder.suggest("there is a variant with a similar name", (name.span, close))
    else:
        text = f"{what} not found in `{shown}`" if or_assoc else f"variant not found in `{shown}`"
        builder.labels[0] = Label(name.span, text, True)
    if not ty.def_.is_library:
        builder.label(
            ty.def_.span,
            f"{what} `{name.name}` not found for this enum"
            if or_assoc
            else f"variant `{name.name}` not found here",
        )
    fcx.emit(builder)
