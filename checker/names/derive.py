"""The standard derives: the impl that `#[derive(Trait)]` stands for, as syntax.

What is generated, down to the order of comparisons and the bounds on type parameters, is what rustc
generates. Nodes are made directly; types of fields and generic parameters are the item's own nodes.
Everything generated has the span of the trait's name in the attribute, in a context of its own;
what touches a field has the field's span in that context, because that is where errors point.

rustc: `rustc_builtin_macros::deriving`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.quote import Quote
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error
from grammar.record import define
from grammar.span import Span


@define(eq=False)
class Deriving:
    """One derive in progress."""

    item: ast.Item
    q: Quote
    present: frozenset[str]

    @property
    def name(self) -> str:
        return self.kind.name.name

    @property
    def kind(self) -> ast.StructItem | ast.EnumItem | ast.UnionItem:
        kind = self.item.kind
        assert isinstance(kind, ast.StructItem | ast.EnumItem | ast.UnionItem)
        return kind

    @property
    def variants(self) -> tuple[ast.Variant, ...]:
        return self.kind.variants if isinstance(self.kind, ast.EnumItem) else ()

    def fields(self) -> list[ast.FieldDef]:
        """All fields, of all variants."""
        if isinstance(self.kind, ast.EnumItem):
            return [fld for variant in self.kind.variants for fld in variant.fields]
        return list(self.kind.fields)

    def at(self, fld: ast.FieldDef) -> Span:
        return self.q.at(fld.span)


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


# ------------------------------------------------------------------ the impl around


def make_impl(
    this: Deriving, trait: Sequence[str], methods: Sequence[ast.Item], *, own_bound: bool = True
) -> ast.Item:
    """`impl<params: Trait> Trait for Name<params> where .. { methods }`."""
    q = this.q
    generics = this.kind.generics
    params: list[ast.GenericParam] = []
    names: set[str] = set()
    for param in generics.params:
        if isinstance(param, ast.TypeParam):
            names.add(param.name.name)
            bounds = (q.bound(*trait), *param.bounds) if own_bound else param.bounds
            params.append(ast.TypeParam(param.name, bounds, None, (), param.span))
        elif isinstance(param, ast.ConstParam):
            params.append(ast.ConstParam(param.name, param.ty, None, (), param.span))
        else:
            params.append(param)
    where = list(generics.where)
    for ty in _projections(this, names):
        where.append(ast.TypePredicate((), ty, (q.bound(*trait),), q.span))
    own = ast.Generics(tuple(params), tuple(where), q.span, q.span)
    impl = ast.ImplItem(
        False, own, False, q.path("$crate", *trait), self_type(this), tuple(methods), q.span
    )
    return ast.Item((), q.inherited(), impl, q.span)


def _projections(this: Deriving, names: set[str]) -> list[ast.Type]:
    """Field types that are associated types of a parameter (`T::Item`): they need a bound too."""
    found: list[ast.Type] = []

    def search(ty: ast.Type) -> None:
        from checker.names.walk import children

        if isinstance(ty, ast.PathType):
            path = ty.path
            first = path.segments[0].ident.name
            if len(path.segments) > 1 and path.qself is None and first in names:
                found.append(ty)
                return
        for child in children(ty):
            search(child)

    if names:
        for fld in this.fields():
            search(fld.ty)
    return found


def self_type(this: Deriving) -> ast.Type:
    """`Name<'a, T, N>`."""
    q = this.q
    args: list[ast.Lifetime | ast.Type | ast.AnonConst] = []
    for param in this.kind.generics.params:
        if isinstance(param, ast.LifetimeParam):
            args.append(ast.Lifetime(param.lifetime.name, q.span))
        else:
            args.append(q.type(param.name.name))
    angle = ast.AngleArgs(tuple(args), (), False, q.span) if args else None
    segment = ast.PathSegment(q.ident(this.name), angle, q.span)
    return ast.PathType(ast.Path((segment,), False, None, q.span), q.span)


# ------------------------------------------------------------------ parts of bodies


def struct_fields(this: Deriving, base: str) -> list[ast.Expr]:
    """`base.a`, `base.b`...; of a packed struct `{ base.a }`: a copy, as no reference is
    aligned."""
    assert not isinstance(this.kind, ast.EnumItem)
    fields = [this.q.field(base, fld.name.name, this.at(fld)) for fld in this.kind.fields]
    if not is_packed(this.item):
        return fields
    return [this.q.block_expr(f, f.span) for f in fields]


def is_packed(item: ast.Item) -> bool:
    """Whether `item` has `repr(packed)` or `repr(packed(N))`."""
    return any(
        a.path.segments[-1].ident.name == "repr"
        and a.args is not None
        and any(t.text == "packed" for t in a.args.tokens)
        for a in item.attrs
    )


def variant_path(this: Deriving, variant: ast.Variant) -> ast.Path:
    return this.q.path(this.name, variant.name.name)


def variant_pat(this: Deriving, variant: ast.Variant, prefix: str) -> ast.Pat:
    """`Name::V { a: prefix_0, .. }`, binding every field."""
    q = this.q
    path = variant_path(this, variant)
    binds = [q.bind(f"{prefix}_{i}", this.at(f)) for i, f in enumerate(variant.fields)]
    if variant.kind is ast.VariantKind.UNIT:
        return ast.PathPat(path, q.span)
    if variant.kind is ast.VariantKind.TUPLE:
        return ast.TupleStructPat(path, tuple(binds), q.span)
    fields = tuple(
        ast.FieldPat(q.ident(f.name.name), bind, False, (), q.span)
        for f, bind in zip(variant.fields, binds, strict=True)
    )
    return ast.StructPat(path, fields, False, q.span)


def bound_fields(this: Deriving, variant: ast.Variant, prefix: str) -> list[ast.Expr]:
    return [this.q.name(f"{prefix}_{i}", this.at(f)) for i, f in enumerate(variant.fields)]


def with_fields(this: Deriving) -> list[ast.Variant]:
    return [variant for variant in this.variants if variant.fields]


def unreachable_match(this: Deriving) -> ast.Expr:
    """`match *self {}` of an enum without variants."""
    q = this.q
    return ast.MatchExpr(q.deref(q.name("self")), (), q.span)


def construct(
    this: Deriving, path: ast.Path, variant: _Shape, values: Sequence[ast.Expr]
) -> ast.Expr:
    """`Path { a: v, .. }`, `Path(v, ..)` or `Path`."""
    q = this.q
    kind, fields = variant.kind, variant.fields
    if kind is ast.VariantKind.UNIT:
        return ast.PathExpr(path, q.span)
    if kind is ast.VariantKind.TUPLE:
        return ast.CallExpr(ast.PathExpr(path, q.span), tuple(values), q.span)
    inits = tuple(
        ast.FieldInit(q.ident(f.name.name), value, False, (), q.span)
        for f, value in zip(fields, values, strict=True)
    )
    return ast.StructExpr(path, inits, None, False, q.span)


_Shape = ast.StructItem | ast.Variant


def discriminants(this: Deriving) -> list[ast.Stmt]:
    """`let __self_discr = ..; let __arg1_discr = ..;`"""
    q = this.q
    return [
        q.let("__self_discr", q.call(("mem", "discriminant_value"), q.name("self"))),
        q.let("__arg1_discr", q.call(("mem", "discriminant_value"), q.name("other"))),
    ]


def match_both(
    this: Deriving, arm: Callable[[list[ast.Expr], list[ast.Expr]], ast.Expr], rest: ast.Expr
) -> ast.Expr:
    """`match (self, other) { (V(a..), V(b..)) => arm, _ => rest }` over variants with fields."""
    q = this.q
    arms: list[ast.MatchArm] = []
    for variant in with_fields(this):
        left, right = (variant_pat(this, variant, p) for p in ("__self", "__arg1"))
        pat = ast.TuplePat((left, right), q.span)
        body = arm(bound_fields(this, variant, "__self"), bound_fields(this, variant, "__arg1"))
        arms.append(q.arm(pat, body))
    if len(this.variants) > 1 or not arms:
        arms.append(q.arm(ast.WildPat(q.span), rest))
    both = ast.TupleExpr((q.name("self"), q.name("other")), q.span)
    return ast.MatchExpr(both, tuple(arms), q.span)


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
            if _is_new_type(fld.ty, seen):
                param = ("clone", "AssertParamIsClone")
                stmts.append(q.assert_param(param, fld.ty, this.at(fld)))
    return q.block(q.deref(q.name("self")), stmts)


def _is_new_type(ty: ast.Type, seen: set[str]) -> bool:
    """Plain names are asserted once, as in rustc."""
    if isinstance(ty, ast.PathType) and len(ty.path.segments) == 1:
        segment = ty.path.segments[0]
        if segment.args is None and ty.path.qself is None:
            if segment.ident.name in seen:
                return False
            seen.add(segment.ident.name)
    return True


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


def _debug_builder(
    this: Deriving, name: str, shape: _Shape, values: Sequence[ast.Expr]
) -> ast.Expr:
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


# ------------------------------------------------------------------ PartialEq, Eq


def _partial_eq(this: Deriving) -> ast.Item:
    q = this.q
    if isinstance(this.kind, ast.EnumItem):
        body = _eq_enum(this)
    else:
        body = q.block(_eq_all(this, struct_fields(this, "self"), struct_fields(this, "other")))
    other = q.ref_type(self_type(this))
    method = q.method("eq", "&self", (("other", other),), q.type("bool"), body)
    return make_impl(this, ("cmp", "PartialEq"), [method])


def _eq_all(this: Deriving, left: Sequence[ast.Expr], right: Sequence[ast.Expr]) -> ast.Expr:
    q = this.q
    result: ast.Expr | None = None
    for a, b in zip(left, right, strict=True):
        equal = ast.BinaryExpr(ast.BinOp.EQ, a, b, a.span, a.span)
        result = equal if result is None else q.and_(result, equal)
    return result if result is not None else q.bool(True)


def _eq_enum(this: Deriving) -> ast.Block:
    q = this.q
    if not this.variants:
        return q.block(unreachable_match(this))
    several = len(this.variants) > 1
    inner: ast.Expr | None = None
    if with_fields(this):
        inner = match_both(this, lambda a, b: _eq_all(this, a, b), q.bool(True))
    if not several:
        return q.block(inner if inner is not None else q.bool(True))
    left, right = q.name("__self_discr"), q.name("__arg1_discr")
    same: ast.Expr = ast.BinaryExpr(ast.BinOp.EQ, left, right, q.span, q.span)
    return q.block(q.and_(same, inner) if inner is not None else same, discriminants(this))


def _eq(this: Deriving) -> ast.Item:
    q = this.q
    stmts: list[ast.Stmt] = []
    seen: set[str] = set()
    for fld in this.fields():
        if _is_new_type(fld.ty, seen):
            stmts.append(q.assert_param(("cmp", "AssertParamIsEq"), fld.ty, this.at(fld)))
    method = q.method("assert_fields_are_eq", "&self", (), None, q.block(None, stmts))
    return make_impl(this, ("cmp", "Eq"), [method])


# ------------------------------------------------------------------ PartialOrd, Ord

_EQUAL = ("cmp", "Ordering", "Equal")


@define
class _Comparison:
    """`partial_cmp` or `cmp`: the function, the value and the pattern of "equal"."""

    function: tuple[str, ...]
    equal: ast.Expr
    equal_pat: Callable[[], ast.Pat]


def _partial_comparison(q: Quote) -> _Comparison:
    some = ("option", "Option", "Some")
    return _Comparison(
        ("cmp", "PartialOrd", "partial_cmp"),
        q.call(some, q.path_expr("$crate", *_EQUAL)),
        lambda: ast.TupleStructPat(
            q.path("$crate", *some), (ast.PathPat(q.path("$crate", *_EQUAL), q.span),), q.span
        ),
    )


def _total_comparison(q: Quote) -> _Comparison:
    return _Comparison(
        ("cmp", "Ord", "cmp"),
        q.path_expr("$crate", *_EQUAL),
        lambda: ast.PathPat(q.path("$crate", *_EQUAL), q.span),
    )


def _partial_ord(this: Deriving) -> ast.Item:
    q = this.q
    body = _compare(this, _partial_comparison(q), enum_first=False)
    ordering = q.type("$crate", "cmp", "Ordering")
    result = q.type("$crate", "option", "Option", args=(ordering,))
    other = q.ref_type(self_type(this))
    method = q.method("partial_cmp", "&self", (("other", other),), result, body)
    return make_impl(this, ("cmp", "PartialOrd"), [method])


def _ord(this: Deriving) -> ast.Item:
    q = this.q
    body = _compare(this, _total_comparison(q), enum_first=True)
    other = q.ref_type(self_type(this))
    ordering = q.type("$crate", "cmp", "Ordering")
    method = q.method("cmp", "&self", (("other", other),), ordering, body)
    return make_impl(this, ("cmp", "Ord"), [method])


def _compare(this: Deriving, c: _Comparison, enum_first: bool) -> ast.Block:
    """`enum_first`: the discriminants are compared first (`Ord`), else last."""
    q = this.q
    if not isinstance(this.kind, ast.EnumItem):
        fields = struct_fields(this, "self"), struct_fields(this, "other")
        refs = [[q.ref(f, f.span) for f in side] for side in fields]
        return q.block(_lexicographic(this, c, refs[0], refs[1]))
    if not this.variants:
        return q.block(unreachable_match(this))
    by_discriminant = q.call(
        c.function, q.ref(q.name("__self_discr")), q.ref(q.name("__arg1_discr"))
    )
    several = len(this.variants) > 1
    if not with_fields(this):
        return q.block(by_discriminant, discriminants(this)) if several else q.block(c.equal)
    rest = c.equal if enum_first or not several else by_discriminant
    inner = match_both(this, lambda a, b: _lexicographic(this, c, a, b), rest)
    if not several:
        return q.block(inner)
    if enum_first:
        inner = _chain(this, c, by_discriminant, inner)
    return q.block(inner, discriminants(this))


def _lexicographic(
    this: Deriving, c: _Comparison, left: Sequence[ast.Expr], right: Sequence[ast.Expr]
) -> ast.Expr:
    q = this.q
    calls = [q.call(c.function, a, b, at=a.span) for a, b in zip(left, right, strict=True)]
    if not calls:
        return c.equal
    result = calls[-1]
    for call in reversed(calls[:-1]):
        result = _chain(this, c, call, result)
    return result


def _chain(this: Deriving, c: _Comparison, first: ast.Expr, then: ast.Expr) -> ast.Expr:
    """`match first { equal => then, cmp => cmp }`."""
    q = this.q
    arms = (q.arm(c.equal_pat(), then), q.arm(q.bind("cmp", q.span), q.name("cmp")))
    return ast.MatchExpr(first, arms, q.span)


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
    "PartialEq": _partial_eq,
    "Eq": _eq,
    "PartialOrd": _partial_ord,
    "Ord": _ord,
    "Hash": _hash,
    "Default": _default,
}
