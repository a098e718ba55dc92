"""The standard derives: the impl that `#[derive(Trait)]` stands for, as syntax.

What is generated, down to the order of comparisons and the bounds on type parameters, is what rustc
generates. Nodes are made directly; types of fields and generic parameters are the item's own nodes.
Everything generated has the span of the trait's name in the attribute, in a context of its own;
what touches a field has the field's span in that context, because that is where errors point.

rustc: `rustc_builtin_macros::deriving`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.derive_compare import (
    derive_eq,
    derive_ord,
    derive_partial_eq,
    derive_partial_ord,
)
from checker.names.derive_parts import (
    Deriving,
    Shape,
    bound_fields,
    construct,
    is_new_type,
    make_impl,
    self_type,
    struct_fields,
    unreachable_match,
    variant_pat,
    variant_path,
    with_fields,
)
from checker.names.quote import Quote
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error
from grammar.span import Span


def derive(
    name: str, item: ast.Item, span: Span, present: frozenset[str] | None = None
) -> ast.Item | Diagnostic:
    """The impl of derivable trait `name` for `item`; `present` are all traits it derives.

    `span` is that of the generated code.
    """
    if present is None:
        from checker.names.attributes import derived_names

        present = derived_names(item)
    this = Deriving(item, Quote(span, item.span.ctxt), present)
    if isinstance(this.kind, ast.UnionItem) and name not in ("Clone", "Copy", "Eq"):
        plain = Span(span.lo, span.hi, item.span.ctxt)
        return error(None, "this trait cannot be derived for unions", plain).build()
    return DERIVABLE[name](this)


# ------------------------------------------------------------------ parts of bodies


# ------------------------------------------------------------------ Clone, Copy


def _clone(this: Deriving) -> ast.Item:
    q = this.q
    generic = any(isinstance(p, ast.TypeParam) for p in this.kind.generics.params)
    if isinstance(this.kind, ast.UnionItem) or ("Copy" in this.present and not generic):
        body = _shallow_clone(this)
    elif isinstance(this.kind, ast.EnumItem):
        body = q.block(_clone_enum(this))
    else:
        values = [q.clone(q.ref(f, f.span)) for f in struct_fields(this, "self")]
        body = q.block(construct(this, q.path(this.name), this.kind, values))
    method = q.method("clone", "&self", (), self_type(this), body)
    if isinstance(this.kind, ast.UnionItem):
        return make_impl(this, ("marker", "Copy"), [method])
    return make_impl(this, ("clone", "Clone"), [method])


def _shallow_clone(this: Deriving) -> ast.Block:
    q = this.q
    stmts: list[ast.Stmt] = []
    if isinstance(this.kind, ast.UnionItem):
        own = ast.PathType(q.path("Self"), q.span)
        stmts.append(q.assert_param(("clone", "AssertParamIsCopy"), own, q.span))
    else:
        seen: set[str] = set()
        for fld in this.fields():
            if is_new_type(fld.ty, seen):
                param = ("clone", "AssertParamIsClone")
                stmts.append(q.assert_param(param, fld.ty, this.at(fld)))
    return q.block(q.deref(q.name("self")), stmts)


def _clone_enum(this: Deriving) -> ast.Expr:
    q = this.q
    if not this.variants:
        return unreachable_match(this)
    arms = []
    for variant in this.variants:
        values = [q.clone(e) for e in bound_fields(this, variant, "__self")]
        made = construct(this, variant_path(this, variant), variant, values)
        arms.append(q.arm(variant_pat(this, variant, "__self"), made))
    return ast.MatchExpr(q.name("self"), tuple(arms), q.span)


def _copy(this: Deriving) -> ast.Item:
    return make_impl(this, ("marker", "Copy"), [])


# ------------------------------------------------------------------ Debug


def _debug(this: Deriving) -> ast.Item:
    q = this.q
    if isinstance(this.kind, ast.EnumItem):
        body = _debug_enum(this)
    else:
        fields = struct_fields(this, "self")
        values = [q.ref(f, f.span) for f in fields]
        if values:
            values[-1] = q.ref(values[-1], fields[-1].span)
        assert isinstance(this.kind, ast.StructItem)
        body = _debug_builder(this, this.name, this.kind, values)
    formatter = q.mut_ref_type(q.type("$crate", "fmt", "Formatter"))
    result = q.type("$crate", "fmt", "Result")
    method = q.method("fmt", "&self", (("f", formatter),), result, q.block(body))
    return make_impl(this, ("fmt", "Debug"), [method])


def _debug_enum(this: Deriving) -> ast.Expr:
    q = this.q
    if not this.variants:
        return unreachable_match(this)
    fieldless = not with_fields(this)
    arms = []
    for variant in this.variants:
        pat = variant_pat(this, variant, "__self")
        if fieldless:
            arms.append(q.arm(pat, q.string(variant.name.name)))
            continue
        values = bound_fields(this, variant, "__self")
        if values:
            values[-1] = q.ref(values[-1], values[-1].span)
        arms.append(q.arm(pat, _debug_builder(this, variant.name.name, variant, values)))
    matched = ast.MatchExpr(q.name("self"), tuple(arms), q.span)
    if not fieldless:
        return matched
    return q.call(("fmt", "Formatter", "write_str"), q.name("f"), matched)


def _debug_builder(this: Deriving, name: str, shape: Shape, values: Sequence[ast.Expr]) -> ast.Expr:
    """`debug_struct(f, name).field("a", v)...finish()`, or only the name."""
    q = this.q
    f, shown = q.name("f"), q.string(name)
    if not values:
        return q.call(("fmt", "Formatter", "write_str"), f, shown)
    named = shape.kind is ast.VariantKind.NAMED
    start = "debug_struct" if named else "debug_tuple"
    chain = q.call(("fmt", "Formatter", start), f, shown)
    builder = "DebugStruct" if named else "DebugTuple"
    chain = q.mut_ref(chain)
    for fld, value in zip(shape.fields, values, strict=True):
        label = (q.string(fld.name.name),) if named else ()
        chain = q.call(("fmt", builder, "field"), chain, *label, value)
    return q.call(("fmt", builder, "finish"), chain)


# ------------------------------------------------------------------ PartialOrd, Ord


# ------------------------------------------------------------------ Hash, Default


def _hash(this: Deriving) -> ast.Item:
    q = this.q
    hasher = ast.TypeParam(q.ident("__H"), (q.bound("hash", "Hasher"),), None, (), q.span)
    generics = ast.Generics((hasher,), (), q.span, q.span)
    state = q.mut_ref_type(q.type("__H"))
    body = q.block(*_hash_body(this))
    method = q.method("hash", "&self", (("state", state),), None, body, generics)
    return make_impl(this, ("hash", "Hash"), [method])


def _hash_calls(
    this: Deriving, values: Sequence[ast.Expr]
) -> tuple[ast.Expr | None, list[ast.Stmt]]:
    """The tail and the statements of hashing `values`."""
    q = this.q
    calls = [
        q.call(("hash", "Hash", "hash"), value, q.name("state"), at=value.span) for value in values
    ]
    if not calls:
        return None, []
    return calls[-1], [q.stmt(call) for call in calls[:-1]]


def _hash_body(this: Deriving) -> tuple[ast.Expr | None, list[ast.Stmt]]:
    q = this.q
    if not isinstance(this.kind, ast.EnumItem):
        return _hash_calls(this, [q.ref(f, f.span) for f in struct_fields(this, "self")])
    if not this.variants:
        return unreachable_match(this), []
    several = len(this.variants) > 1
    stmts: list[ast.Stmt] = []
    discriminant = q.call(("hash", "Hash", "hash"), q.ref(q.name("__self_discr")), q.name("state"))
    if several:
        value = q.call(("mem", "discriminant_value"), q.name("self"))
        stmts.append(q.let("__self_discr", value))
    if not with_fields(this):
        return (discriminant if several else None), stmts
    if several:
        stmts.append(q.stmt(discriminant))
    arms = []
    for variant in with_fields(this):
        tail, before = _hash_calls(this, bound_fields(this, variant, "__self"))
        body = ast.BlockExpr(ast.BlockKind.PLAIN, None, q.block(tail, before), q.span)
        arms.append(q.arm(variant_pat(this, variant, "__self"), body))
    if len(arms) < len(this.variants):
        nothing = ast.BlockExpr(ast.BlockKind.PLAIN, None, q.block(None), q.span)
        arms.append(q.arm(ast.WildPat(q.span), nothing))
    return ast.MatchExpr(q.name("self"), tuple(arms), q.span), stmts


def _default(this: Deriving) -> ast.Item | Diagnostic:
    q = this.q
    if isinstance(this.kind, ast.EnumItem):
        chosen = _default_variant(this)
        if isinstance(chosen, Diagnostic):
            return chosen
        body = q.path_expr("Self", chosen.name.name)
    else:
        assert isinstance(this.kind, ast.StructItem)
        values = [
            q.call(("default", "Default", "default"), at=this.at(f)) for f in this.kind.fields
        ]
        body = construct(this, q.path(this.name), this.kind, values)
    method = q.method("default", None, (), self_type(this), q.block(body))
    is_enum = isinstance(this.kind, ast.EnumItem)
    return make_impl(this, ("default", "Default"), [method], own_bound=not is_enum)


def _default_variant(this: Deriving) -> ast.Variant | Diagnostic:
    marked = [v for v in this.variants if any(_is_default(a) for a in v.attrs)]
    plain = Span(this.q.span.lo, this.q.span.hi, this.item.span.ctxt)
    if not marked:
        return _no_default(this, plain)
    if len(marked) > 1:
        builder = error(None, "multiple declared defaults", plain)
        builder.label(marked[0].span, "first default")
        for other in marked[1:]:
            builder.label(other.span, "additional default")
        return builder.note("only one variant can be default").build()
    if marked[0].kind is not ast.VariantKind.UNIT:
        return (
            error(
                None,
                "the `#[default]` attribute may only be used on unit enum variants",
                marked[0].name.span,
            )
            .help("consider a manual implementation of `Default`")
            .build()
        )
    return marked[0]


def _no_default(this: Deriving, plain: Span) -> Diagnostic:
    builder = error("E0665", "`#[derive(Default)]` on enum with no `#[default]`", plain)
    item = this.item
    start = max((a.span.hi for a in item.attrs if a.span.ctxt == item.span.ctxt), default=-1)
    own = this.kind.name.span
    lo = own.lo - len("enum ") if own.ctxt == item.span.ctxt else item.span.lo
    if item.vis.span.ctxt == item.span.ctxt and start <= item.vis.span.lo < item.vis.span.hi:
        lo = min(lo, item.vis.span.lo)
    at = Span(lo, item.span.hi, item.span.ctxt)
    builder.label(at, "this enum needs a unit variant marked with `#[default]`")
    for variant in this.variants:
        if variant.kind is ast.VariantKind.UNIT:
            builder.suggest(
                "make this unit variant default by placing `#[default]` on it",
                (variant.span.shrink_to_lo(), "#[default] "),
            )
    return builder.build()


def _is_default(attr: ast.Attribute) -> bool:
    return attr.doc is None and attr.path.segments[0].ident.name == "default"


DERIVABLE: dict[str, Callable[[Deriving], ast.Item | Diagnostic]] = {
    "Clone": _clone,
    "Copy": _copy,
    "Debug": _debug,
    "PartialEq": derive_partial_eq,
    "Eq": derive_eq,
    "PartialOrd": derive_partial_ord,
    "Ord": derive_ord,
    "Hash": _hash,
    "Default": _default,
}
