"""Printers of paths, types, generics and bounds."""

from __future__ import annotations

from typing import Any

from grammar.printing import Parts, mutability, optional, outer, printer, separated, tupled
from grammar.syntax import (
    AngleArgs,
    AnonConst,
    ArrayType,
    AssocConstraint,
    ConstParam,
    ErrorType,
    FnPtrType,
    GenericParam,
    Generics,
    ImplTraitType,
    InferType,
    LifetimeParam,
    LifetimePredicate,
    MacroType,
    NeverType,
    ParenArgs,
    ParenType,
    Path,
    PathSegment,
    PathType,
    PtrType,
    RefType,
    SliceType,
    TraitBound,
    TraitObjectType,
    TupleType,
    TypeParam,
    TypePredicate,
    UseBound,
)

# ------------------------------------------------------------------ paths


@printer(Path)
def _path(node: Path) -> Parts:
    segments: list[Any] = list(node.segments)
    if node.qself is None:
        return ["::" if node.is_global else "", *separated(segments, "::")]
    at = node.qself.position
    lead = " as ::" if node.is_global else " as "
    trait = [lead, *separated(segments[:at], "::")] if at else []
    return ["<", node.qself.ty, *trait, ">::", *separated(segments[at:], "::")]


@printer(PathSegment)
def _segment(node: PathSegment) -> Parts:
    if node.ident.name in ("self", "Self", "super", "crate", "$crate"):
        return [node.ident.name, *optional("", node.args)]
    return [node.ident, *optional("", node.args)]


@printer(AngleArgs)
def _angle(node: AngleArgs) -> Parts:
    opening = "::<" if node.turbofish else "<"
    return [opening, *separated([*node.args, *node.constraints]), ">"]


@printer(ParenArgs)
def _paren_args(node: ParenArgs) -> Parts:
    return ["(", *separated(node.inputs), ")", *optional(" -> ", node.output)]


@printer(AssocConstraint)
def _constraint(node: AssocConstraint) -> Parts:
    head = [node.name, *optional("", node.args)]
    if node.value is not None:
        return [*head, " = ", node.value]
    return [*head, ": ", *separated(node.bounds, " + ")]


@printer(AnonConst)
def _anon_const(node: AnonConst) -> Parts:
    return [node.expr]


# ------------------------------------------------------------------ types


@printer(PathType)
def _path_type(node: PathType) -> Parts:
    return [node.path]


@printer(RefType)
def _ref(node: RefType) -> Parts:
    return ["&", *optional("", node.lifetime, " "), mutability(node.mutable), node.inner]


@printer(PtrType)
def _ptr(node: PtrType) -> Parts:
    return ["*mut " if node.mutable else "*const ", node.inner]


@printer(SliceType)
def _slice(node: SliceType) -> Parts:
    return ["[", node.element, "]"]


@printer(ArrayType)
def _array(node: ArrayType) -> Parts:
    return ["[", node.element, "; ", node.length, "]"]


@printer(TupleType)
def _tuple(node: TupleType) -> Parts:
    return tupled(node.elements)


@printer(ParenType)
def _paren(node: ParenType) -> Parts:
    return ["(", node.inner, ")"]


@printer(NeverType)
def _never(_node: NeverType) -> Parts:
    return ["!"]


@printer(InferType, ErrorType)
def _infer(_node: InferType) -> Parts:
    return ["_"]


@printer(FnPtrType)
def _fn_ptr(node: FnPtrType) -> Parts:
    params: Parts = []
    for name, ty in zip(node.param_names, node.params, strict=True):
        params += [", " if params else "", *optional("", name, ": "), ty]
    if node.variadic:
        params.append(", ..." if params else "...")
    return [
        *_binder(node.lifetimes),
        "unsafe " if node.is_unsafe else "",
        abi(node.abi),
        "fn(",
        *params,
        ")",
        *optional(" -> ", node.output),
    ]


def abi(name: str | None) -> str:
    if name is None:
        return ""
    return f'extern "{name}" '


@printer(TraitObjectType)
def _object(node: TraitObjectType) -> Parts:
    return ["dyn " if node.has_dyn else "", *separated(node.bounds, " + ")]


@printer(ImplTraitType)
def _impl(node: ImplTraitType) -> Parts:
    return ["impl ", *separated(node.bounds, " + ")]


@printer(MacroType)
def _macro(node: MacroType) -> Parts:
    return [node.call]


# ------------------------------------------------------------------ generics


def _binder(lifetimes: tuple[GenericParam, ...]) -> Parts:
    return ["for<", *separated(lifetimes), "> "] if lifetimes else []


@printer(TraitBound)
def _trait_bound(node: TraitBound) -> Parts:
    return ["?" if node.maybe else "", *_binder(node.lifetimes), node.path]


@printer(UseBound)
def _use_bound(node: UseBound) -> Parts:
    args = ["Self" if getattr(arg, "name", "") == "Self" else arg for arg in node.args]
    return ["use<", *separated(args), ">"]


def bounds(items: tuple[Any, ...], before: str = ": ") -> Parts:
    return [before, *separated(items, " + ")] if items else []


@printer(LifetimeParam)
def _lifetime_param(node: LifetimeParam) -> Parts:
    return [*outer(node.attrs), node.lifetime, *bounds(node.bounds)]


@printer(TypeParam)
def _type_param(node: TypeParam) -> Parts:
    return [*outer(node.attrs), node.name, *bounds(node.bounds), *optional(" = ", node.default)]


@printer(ConstParam)
def _const_param(node: ConstParam) -> Parts:
    default = optional(" = ", node.default)
    return [*outer(node.attrs), "const ", node.name, ": ", node.ty, *default]


@printer(Generics)
def _generics(node: Generics) -> Parts:
    """The parameters; `where_clause` prints the rest, which stands elsewhere."""
    return ["<", *separated(node.params), ">"] if node.params else []


def where_clause(node: Generics) -> Parts:
    return [" where ", *separated(node.where)] if node.where else []


@printer(LifetimePredicate)
def _lifetime_predicate(node: LifetimePredicate) -> Parts:
    return [node.lifetime, ": ", *separated(node.bounds, " + ")]


@printer(TypePredicate)
def _type_predicate(node: TypePredicate) -> Parts:
    return [*_binder(node.lifetimes), node.bounded, ": ", *separated(node.bounds, " + ")]
