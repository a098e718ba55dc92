"""The constructs of the language that `make_subset` counts: a name, and how to know one.

By section, in the order of the Reference. A construct is known by the class of its syntax node and,
where that is not enough, by a test of the node.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from grammar import syntax as ast
from grammar.syntax import BlockKind, LitKind, SelfKind, UseKind, VariantKind, VisibilityKind

Test = Callable[[Any], bool]


class Construct(NamedTuple):
    name: str
    node: type
    test: Test | None = None


def _literal(kind: LitKind) -> Test:
    return lambda node: node.kind is kind


def _block(kind: BlockKind) -> Test:
    return lambda node: node.kind is kind


def _has(name: str) -> Test:
    return lambda node: bool(getattr(node, name))


def _attribute(name: str) -> Test:
    def test(node: ast.Attribute) -> bool:
        return node.doc is None and node.path.segments[-1].ident.name == name

    return test


def _assoc(kind: type) -> Test:
    """Items in traits and impls of that kind."""
    return lambda node: any(isinstance(item.kind, kind) for item in node.items)


def _fn(name: str) -> Test:
    return lambda node: bool(getattr(node.header, name))


LANGUAGE: dict[str, tuple[Construct, ...]] = {
    "Items": (
        Construct("`fn`", ast.FnItem),
        Construct("`const fn`", ast.FnItem, _fn("is_const")),
        Construct("`unsafe fn`", ast.FnItem, _fn("is_unsafe")),
        Construct('`extern "C" fn`', ast.FnItem, _fn("abi")),
        Construct("methods: `self`", ast.SelfParam, lambda n: n.kind is SelfKind.VALUE),
        Construct("methods: `&self`, `&mut self`", ast.SelfParam, lambda n: n.kind is SelfKind.REF),
        Construct("methods: `self: Type`", ast.SelfParam, lambda n: n.kind is SelfKind.TYPED),
        Construct("structs", ast.StructItem, lambda n: n.kind is VariantKind.NAMED),
        Construct("tuple structs", ast.StructItem, lambda n: n.kind is VariantKind.TUPLE),
        Construct("unit structs", ast.StructItem, lambda n: n.kind is VariantKind.UNIT),
        Construct("enums", ast.EnumItem),
        Construct("discriminants", ast.Variant, _has("discriminant")),
        Construct("unions", ast.UnionItem),
        Construct("traits", ast.TraitItem),
        Construct("`unsafe` traits", ast.TraitItem, _has("is_unsafe")),
        Construct("supertraits", ast.TraitItem, _has("supertraits")),
        Construct("inherent impls", ast.ImplItem, lambda n: n.trait is None),
        Construct("trait impls", ast.ImplItem, _has("trait")),
        Construct("negative impls", ast.ImplItem, _has("negative")),
        Construct("associated types", ast.TraitItem, _assoc(ast.TypeAliasItem)),
        Construct("associated constants", ast.TraitItem, _assoc(ast.ConstItem)),
        Construct("constants", ast.ConstItem),
        Construct("statics", ast.StaticItem),
        Construct("`static mut`", ast.StaticItem, _has("mutable")),
        Construct("type aliases", ast.TypeAliasItem),
        Construct("modules", ast.ModItem),
        Construct("modules in files", ast.ModItem, lambda n: n.items is None),
        Construct("`use`", ast.UseItem),
        Construct("`use` lists", ast.UseTree, lambda n: n.kind is UseKind.NESTED),
        Construct("`use` globs", ast.UseTree, lambda n: n.kind is UseKind.GLOB),
        Construct("`use .. as`", ast.UseTree, _has("rename")),
        Construct("`pub`", ast.Visibility, lambda n: n.kind is VisibilityKind.PUBLIC),
        Construct("`pub(crate)`, `pub(in path)`", ast.Visibility, _has("path")),
        Construct("`extern` blocks", ast.ExternBlockItem),
        Construct("`extern crate`", ast.ExternCrateItem),
        Construct("`macro_rules!`", ast.MacroRulesItem),
        Construct("macros as items", ast.MacroItem),
    ),
    "Generics": (
        Construct("type parameters", ast.TypeParam),
        Construct("defaults of type parameters", ast.TypeParam, _has("default")),
        Construct("lifetime parameters", ast.LifetimeParam),
        Construct("const parameters", ast.ConstParam),
        Construct("`where` on types", ast.TypePredicate),
        Construct("`where` on lifetimes", ast.LifetimePredicate),
        Construct("bounds", ast.TraitBound),
        Construct("`?Sized`", ast.TraitBound, _has("maybe")),
        Construct("`for<'a>` bounds", ast.TraitBound, _has("lifetimes")),
        Construct("`Trait<Assoc = T>`", ast.AssocConstraint),
        Construct("`Fn(A) -> B`", ast.ParenArgs),
        Construct("`use<..>` bounds", ast.UseBound),
        Construct("`<T as Trait>::item`", ast.QSelf),
    ),
    "Statements": (
        Construct("`let`", ast.LetStmt),
        Construct("`let .. else`", ast.LetStmt, _has("orelse")),
        Construct("expression statements", ast.ExprStmt),
        Construct("items in blocks", ast.ItemStmt),
        Construct("macros as statements", ast.MacroStmt),
    ),
    "Expressions": (
        *(Construct(f"{kind.value} literals", ast.LitExpr, _literal(kind)) for kind in LitKind),
        Construct("paths", ast.PathExpr),
        Construct("negation, `!`, `*`", ast.UnaryExpr),
        Construct("binary operators", ast.BinaryExpr),
        Construct("assignment", ast.AssignExpr),
        Construct("compound assignment", ast.AssignOpExpr),
        Construct("`&` and `&mut`", ast.BorrowExpr, lambda n: not n.raw),
        Construct("`&raw`", ast.BorrowExpr, _has("raw")),
        Construct("calls", ast.CallExpr),
        Construct("method calls", ast.MethodCallExpr),
        Construct("fields", ast.FieldExpr),
        Construct("indexing", ast.IndexExpr),
        Construct("ranges", ast.RangeExpr),
        Construct("tuples", ast.TupleExpr),
        Construct("arrays", ast.ArrayExpr),
        Construct("`[x; n]`", ast.RepeatExpr),
        Construct("struct expressions", ast.StructExpr),
        Construct("struct update `..base`", ast.StructExpr, _has("base")),
        Construct("blocks", ast.BlockExpr, _block(BlockKind.PLAIN)),
        Construct("labelled blocks", ast.BlockExpr, _has("label")),
        Construct("`unsafe` blocks", ast.BlockExpr, _block(BlockKind.UNSAFE)),
        Construct("`const` blocks", ast.BlockExpr, _block(BlockKind.CONST)),
        Construct("`async` blocks", ast.BlockExpr, _block(BlockKind.ASYNC)),
        Construct("`if`", ast.IfExpr),
        Construct("`if let`, `while let`, let chains", ast.LetExpr),
        Construct("`while`", ast.WhileExpr),
        Construct("`loop`", ast.LoopExpr),
        Construct("`for`", ast.ForExpr),
        Construct("labelled loops", ast.LoopExpr, _has("label")),
        Construct("labelled `for`", ast.ForExpr, _has("label")),
        Construct("`match`", ast.MatchExpr),
        Construct("guards", ast.MatchArm, _has("guard")),
        Construct("closures", ast.ClosureExpr),
        Construct("`move` closures", ast.ClosureExpr, _has("is_move")),
        Construct("`return`", ast.ReturnExpr),
        Construct("`break`", ast.BreakExpr),
        Construct("`break` with a value", ast.BreakExpr, _has("value")),
        Construct("`continue`", ast.ContinueExpr),
        Construct("`as`", ast.CastExpr),
        Construct("`?`", ast.TryExpr),
        Construct("`.await`", ast.AwaitExpr),
        Construct("destructuring assignment `_ =`", ast.UnderscoreExpr),
        Construct("macros as expressions", ast.MacroExpr),
    ),
    "Patterns": (
        Construct("`_`", ast.WildPat),
        Construct("`..`", ast.RestPat),
        Construct("bindings", ast.IdentPat),
        Construct("`ref` bindings", ast.IdentPat, _has("by_ref")),
        Construct("`name @ pattern`", ast.IdentPat, _has("sub")),
        Construct("literals", ast.LitPat),
        Construct("ranges", ast.RangePat),
        Construct("references", ast.RefPat),
        Construct("tuples", ast.TuplePat),
        Construct("slices", ast.SlicePat),
        Construct("paths", ast.PathPat),
        Construct("tuple structs", ast.TupleStructPat),
        Construct("structs", ast.StructPat),
        Construct("`A | B`", ast.OrPat),
        Construct("macros", ast.MacroPat),
    ),
    "Types": (
        Construct("paths", ast.PathType),
        Construct("references", ast.RefType),
        Construct("raw pointers", ast.PtrType),
        Construct("slices", ast.SliceType),
        Construct("arrays", ast.ArrayType),
        Construct("tuples", ast.TupleType),
        Construct("`!`", ast.NeverType),
        Construct("`_`", ast.InferType),
        Construct("function pointers", ast.FnPtrType),
        Construct("`dyn Trait`", ast.TraitObjectType),
        Construct("`impl Trait`", ast.ImplTraitType),
        Construct("macros", ast.MacroType),
    ),
    "Attributes": tuple(
        Construct(f"`#[{name}]`", ast.Attribute, _attribute(name))
        for name in (
            *("derive", "cfg", "allow", "warn", "deny", "expect", "must_use", "repr", "inline"),
            *("track_caller", "macro_export", "macro_use", "non_exhaustive", "test", "path"),
            *("should_panic", "ignore", "default", "no_mangle", "link", "deprecated"),
        )
    ),
}
