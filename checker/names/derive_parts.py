"""What derived impls are put together from: the impl around, patterns, fields, matches.

rustc: `rustc_builtin_macros::deriving::generic`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.quote import Quote
from grammar import syntax as ast
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
    this: Deriving, path: ast.Path, variant: Shape, values: Sequence[ast.Expr]
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


Shape = ast.StructItem | ast.Variant


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


def is_new_type(ty: ast.Type, seen: set[str]) -> bool:
    """Plain names are asserted once, as in rustc."""
    if isinstance(ty, ast.PathType) and len(ty.path.segments) == 1:
        segment = ty.path.segments[0]
        if segment.args is None and ty.path.qself is None:
            if segment.ident.name in seen:
                return False
            seen.add(segment.ident.name)
    return True
