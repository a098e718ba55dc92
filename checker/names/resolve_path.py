"""Paths in types, expressions, patterns and bounds.

A path resolves as far as modules, enums and traits go; what follows a type is for the type checker
(`PathRes.unresolved`). What a path may mean depends on where it stands (`Source`): the wrong kind
of thing is E0404, E0423, E0532, E0573, E0574; nothing at all E0405, E0422, E0425, E0433, E0531,
E0576.

Reference: "Paths"; rustc: `smart_resolve_path` of `rustc_resolve::late`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import (
    Def,
    DefKind,
    ErrRes,
    LocalRes,
    PathRes,
    PrimTy,
    Res,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.imports import (
    PATH_KEYWORDS,
    PRIMITIVES,
    crate_of_context,
    extern_crate,
    library_macro,
    lookup,
    mark_used,
)
from checker.names.scope import Found, Resolver
from checker.names.tables import Binding, Module, Ns
from checker.names.traits_in_scope import traits_with
from grammar import syntax as ast
from grammar.diagnostic import unsupported
from grammar.edition import Edition
from grammar.record import Enum, NamedTuple

ERROR = PathRes(ErrRes())


class Source(Enum):
    """Where a path stands; the value is what rustc says was expected."""

    TYPE = "type"
    TRAIT = "trait"
    EXPR = "value"
    CALL = "function"
    PAT = "unit struct, unit variant or constant"
    STRUCT = "struct, variant or union type"
    TUPLE_STRUCT = "tuple struct or tuple variant"

    @property
    def ns(self) -> Ns:
        return Ns.TYPE if self in _TYPE_SOURCES else Ns.VALUE


_TYPE_SOURCES = frozenset([Source.TYPE, Source.TRAIT, Source.STRUCT])
ADT = frozenset([DefKind.STRUCT, DefKind.ENUM, DefKind.UNION])
TYPES = ADT | {
    DefKind.TYPE_ALIAS,
    DefKind.ASSOC_TYPE,
    DefKind.TYPE_PARAM,
    DefKind.FOREIGN_TYPE,
    DefKind.OPAQUE_TYPE,
    DefKind.TRAIT,
}
VALUES = frozenset(
    [
        DefKind.FN,
        DefKind.CONST,
        DefKind.STATIC,
        DefKind.ASSOC_FN,
        DefKind.ASSOC_CONST,
        DefKind.CONST_PARAM,
    ]
)
BASES = ADT | {DefKind.TYPE_ALIAS, DefKind.ASSOC_TYPE, DefKind.TYPE_PARAM, DefKind.FOREIGN_TYPE}
"""What associated items may follow."""


class NotFound(NamedTuple):
    """Segment `at` was looked for in `module` (None: in scope) and not found; or what it
    means (`found`) does not lead on."""

    at: int
    module: Module | None
    found: Res | None = None
    too_many_supers: bool = False


def resolve_path(
    r: Resolver, path: ast.Path, source: Source, call: ast.CallExpr | None = None
) -> PathRes | None:
    """Resolve `path` and enter it into `Resolutions.paths`; None after an error."""
    from checker.names.resolve_type import resolve_path_args, resolve_type

    if path.qself is not None:
        resolve_type(r, path.qself.ty)
        result = _qualified(r, path, source)
    else:
        result = _plain(r, path, source, call)
    resolve_path_args(r, path.segments)
    r.out.paths[path] = result if result is not None else ERROR
    if result is not None and result.unresolved:
        name = path.segments[len(path.segments) - result.unresolved].ident.name
        r.out.traits_in_scope[path] = traits_with(r.t, r.module, name)
    lost = source is Source.TRAIT and (result is None or isinstance(result.base, ErrRes))
    if lost and not r.owner.is_library:
        r.t.lost_trait = True
    if lost or result is None:
        r.out.had_error = True
    return result


# ------------------------------------------------------------------ plain paths


def _plain(
    r: Resolver, path: ast.Path, source: Source, call: ast.CallExpr | None
) -> PathRes | None:
    idents = [segment.ident for segment in path.segments]
    if len(idents) == 1 and not path.is_global and idents[0].name not in ("crate", "super"):
        return _single(r, path, idents[0], source, call)
    walked = walk(r, idents, source.ns, path.is_global)
    if isinstance(walked, NotFound) and not path.is_global and idents[0].name in PRIMITIVES:
        return PathRes(PRIMITIVES[idents[0].name], len(idents) - 1)
    if isinstance(walked, NotFound):
        return _explain(r, path, walked, source, call)
    if walked.unresolved == 0 and not is_expected(walked.base, source):
        from checker.names.path_unexpected import report_unexpected

        report_unexpected(r, path, walked.base, source, call)
        return None
    if walked.unresolved == 0 and not _constructible(r, path, walked.base, source):
        return None
    return walked


def _explain(
    r: Resolver, path: ast.Path, failed: NotFound, source: Source, call: ast.CallExpr | None
) -> PathRes | None:
    """Not found in its namespace: something else may have the name in another one."""
    from checker.names.path_errors import report_not_found
    from checker.names.path_unexpected import report_unexpected

    if failed.found is None and _is_missing(r, path, failed):
        return None
    if failed.at == len(path.segments) - 1 and failed.found is None:
        other = elsewhere(r, path, failed, source)
        if other is not None:
            report_unexpected(r, path, other, source, call)
            return None
    return report_not_found(r, path, failed, source, call)


_PRELUDE_2024 = ("Future", "IntoFuture")


def _is_missing(r: Resolver, path: ast.Path, failed: NotFound) -> bool:
    """Might it come from a glob import that failed, or from a part of `std` that is not there?"""
    from checker.names.import_errors import report_missing

    ident = path.segments[failed.at].ident
    if failed.module is None:
        if ident.name in _PRELUDE_2024 and r.t.options.edition >= Edition.E2024:
            r.emit(unsupported(f"`std::future::{ident.name}`", ident.span))
            return True
        return r.module.normal.poisoned
    if failed.module.poisoned:
        return True
    if not report_missing(r.t, failed.module, ident):
        return False
    r.out.had_error = True
    return True


def elsewhere(r: Resolver, path: ast.Path, failed: NotFound, source: Source) -> Res | None:
    """What the path means in the other namespaces."""
    ident = path.segments[-1].ident
    if ident.name in ("self", "Self") and failed.module is None:
        return None
    for ns in (Ns.VALUE if source.ns is Ns.TYPE else Ns.TYPE, Ns.MACRO):
        if failed.module is not None:
            binding = lookup(r.t, failed.module, ns, ident.name)
            if binding is not None:
                return binding.res
        elif ns is not Ns.MACRO:
            found = r.find(ident, ns)
            if found is not None:
                return found.res
        else:
            macro = find_macro(r, ident)
            if macro is not None:
                return macro
    return None


def find_macro(r: Resolver, ident: ast.Ident) -> Def | None:
    """A macro of that name: a `macro_rules!` of the crate, or one of the library's."""
    for def_ in (r.owner.crate, r.here, r.owner):
        for child in def_.children if not def_.is_library else ():
            if child.kind is DefKind.MACRO and child.name == ident.name:
                return child
    binding = library_macro(r.t, r.module, ident.name)
    return binding.res if binding is not None and isinstance(binding.res, Def) else None


def _single(
    r: Resolver, path: ast.Path, ident: ast.Ident, source: Source, call: ast.CallExpr | None
) -> PathRes | None:
    found = None
    if ident.name != "$crate":
        found = r.find(ident, source.ns)
    if found is None:
        return _explain(r, path, NotFound(0, None), source, call)
    if found.outer_param or found.not_const or (found.in_const and not r.owner.is_library):
        from checker.names.path_access import report_border

        report_border(r, ident, found)
        return None
    if not _may_name(r, ident, found):
        return None
    if source.ns is Ns.TYPE and isinstance(found.res, Def) and found.res.kind is DefKind.MOD:
        primitive = PRIMITIVES.get(ident.name)
        if primitive is not None:  # not hidden by a module of the same name
            return PathRes(primitive)
    if not is_expected(found.res, source):
        from checker.names.path_unexpected import report_unexpected

        report_unexpected(r, path, found.res, source, call)
        return None
    if not _constructible(r, path, found.res, source):
        return None
    return PathRes(found.res)


def _constructible(r: Resolver, path: ast.Path, res: Res, source: Source) -> bool:
    """A tuple struct with private fields has a private constructor."""
    if source.ns is Ns.TYPE or not isinstance(res, Def) or res.kind is not DefKind.STRUCT:
        return True
    hidden = private_fields(r, res)
    if not hidden:
        return True
    from checker.names.path_access import report_private_constructor

    report_private_constructor(r, path, res, hidden)
    return False


def private_fields(r: Resolver, struct: Def) -> list[Def]:
    """The fields of a tuple struct that are not visible here."""
    from checker.names.access import is_accessible

    item = struct.node
    if not isinstance(item, ast.Item) or not isinstance(item.kind, ast.StructItem):
        return []
    if item.kind.kind is not ast.VariantKind.TUPLE:
        return []
    fields = [child for child in struct.children if child.kind is DefKind.FIELD]
    return [child for child in fields if not is_accessible(r.t, child, r.here)]


def _may_name(r: Resolver, ident: ast.Ident, found: Found) -> bool:
    """Names from glob imports may be ambiguous (E0659)."""
    binding = found.binding
    if binding is None or binding.conflict is None or binding.conflict.res is binding.res:
        return True
    from checker.names.path_access import report_ambiguous

    report_ambiguous(r, ident, binding)
    return False


def walk(
    r: Resolver, idents: Sequence[ast.Ident], ns: Ns, is_global: bool = False
) -> PathRes | NotFound:
    """Resolve a path of several segments; the last in namespace `ns`, the others as types."""
    hidden: list[tuple[ast.Ident, Binding]] = []
    result = _walk(r, idents, ns, is_global, hidden)
    if hidden:
        from checker.names.path_access import report_private

        outcome = result.base if isinstance(result, PathRes) and not result.unresolved else None
        report_private(r, *hidden[0], idents[-1], outcome)
    return result


def _walk(
    r: Resolver,
    idents: Sequence[ast.Ident],
    ns: Ns,
    is_global: bool,
    hidden: list[tuple[ast.Ident, Binding]],
) -> PathRes | NotFound:
    """`hidden` collects the segments that are private."""
    t = r.t
    last = len(idents) - 1
    at: Module | None = None
    base: Res | None = None
    for i, ident in enumerate(idents):
        if ident.name in PATH_KEYWORDS and ident.name != "Self":
            step = _keyword(r, ident, at)
            if step is None:
                return NotFound(i, at, too_many_supers=ident.name == "super")
            at, base = step, step.def_
            continue
        wanted = ns if i == last else Ns.TYPE
        found = _segment(r, ident, wanted, at, is_global, hidden)
        if found is None:
            if at is not None and isinstance(base, Def) and base.kind is DefKind.ENUM:
                return PathRes(base, last - i + 1)
            return NotFound(i, at)
        if isinstance(found, NotFound):
            return NotFound(i, at, found.found)
        base = found
        if i == last:
            break
        if isinstance(base, Def) and base.kind in _MODULES:
            at = t.module(base)
            continue
        if is_base(base):
            return PathRes(base, last - i)
        if isinstance(base, ErrRes):
            return ERROR
        return NotFound(i, at, base)
    assert base is not None
    return PathRes(base)


_MODULES = frozenset([DefKind.MOD, DefKind.CRATE, DefKind.ENUM, DefKind.TRAIT])


def is_base(res: Res) -> bool:
    """May associated items follow?"""
    if isinstance(res, Def):
        return res.kind in BASES
    return isinstance(res, PrimTy | SelfTyAlias | SelfTyParam)


def _segment(
    r: Resolver,
    ident: ast.Ident,
    ns: Ns,
    at: Module | None,
    is_global: bool,
    hidden: list[tuple[ast.Ident, Binding]],
) -> Res | NotFound | None:
    if at is None:
        return _first(r, ident, ns, is_global)
    binding = lookup(r.t, at, ns, ident.name)
    if binding is None:
        return None
    mark_used(binding)
    if not binding.is_accessible(r.here) and _is_checked(r, ident):
        hidden.append((ident, binding))
    if binding.conflict is not None and binding.conflict.res is not binding.res:
        from checker.names.path_access import report_ambiguous

        report_ambiguous(r, ident, binding)
        return ErrRes()
    return binding.res


def _first(r: Resolver, ident: ast.Ident, ns: Ns, is_global: bool) -> Res | None:
    if is_global:
        binding = extern_crate(r.t, ident.name)
        return binding.res if binding is not None else None
    found = r.find(ident, ns)
    if found is None:
        return None
    if found.outer_param or (found.in_const and not r.owner.is_library):
        from checker.names.path_access import report_border

        report_border(r, ident, found)
        return ErrRes()
    return found.res


def _is_checked(r: Resolver, ident: ast.Ident) -> bool:
    """Code of the library and what it generates may name everything."""
    if r.owner.is_library or r.t.sources.is_library(ident.span):
        return False
    return ident.span.ctxt not in r.t.derive_contexts


def _keyword(r: Resolver, ident: ast.Ident, at: Module | None) -> Module | None:
    name = ident.name
    if name == "super":
        start = at if at is not None else r.module
        parent = start.normal.parent
        return parent.normal if parent is not None else None
    if at is not None:
        return None
    if name == "crate":
        return r.t.module(r.t.crate_of(r.owner))
    if name == "$crate":
        return r.t.module(crate_of_context(r.t, ident.span.ctxt))
    return r.module.normal


# ------------------------------------------------------------------ <T as Trait>::Item


def _qualified(r: Resolver, path: ast.Path, source: Source) -> PathRes | None:
    """`<T>::x` is left to types; `<T as Trait>::x` names the trait's item."""
    assert path.qself is not None
    position = path.qself.position
    if position == 0:
        return PathRes(r.t.crate_of(r.owner), len(path.segments))
    trait_path = ast.Path(path.segments[:position], path.is_global, None, path.span)
    trait = _plain(r, trait_path, Source.TRAIT, None)
    if trait is None or not isinstance(trait.base, Def):
        return None
    ident = path.segments[position].ident
    rest = len(path.segments) - position - 1
    ns = Ns.TYPE if rest else source.ns
    binding = lookup(r.t, r.t.module(trait.base), ns, ident.name)
    if binding is None:
        from checker.names.path_access import report_no_trait_item

        report_no_trait_item(r, ident, trait.base, ns)
        return None
    return PathRes(binding.res, rest)


# ------------------------------------------------------------------ what is expected


def is_expected(res: Res, source: Source) -> bool:
    """May a path that means `res` stand here?"""
    if isinstance(res, ErrRes):
        return True
    if source is Source.TYPE:
        if isinstance(res, Def):
            return res.kind in TYPES
        return isinstance(res, PrimTy | SelfTyAlias | SelfTyParam)
    if source is Source.TRAIT:
        return isinstance(res, Def) and res.kind is DefKind.TRAIT
    if source in (Source.EXPR, Source.CALL):
        if isinstance(res, Def):
            return res.kind in VALUES or constructor_kind(res) in _CONSTRUCTORS
        return isinstance(res, LocalRes | SelfCtor)
    if source is Source.STRUCT:
        if isinstance(res, Def):
            return res.kind in _STRUCT_LIKE
        return isinstance(res, SelfTyAlias | SelfTyParam)
    return _expected_in_pattern(res, source)


_CONSTRUCTORS = (ast.VariantKind.UNIT, ast.VariantKind.TUPLE)
_STRUCT_LIKE = frozenset(
    [DefKind.STRUCT, DefKind.UNION, DefKind.VARIANT, DefKind.TYPE_ALIAS, DefKind.ASSOC_TYPE]
)
_CONSTANTS = frozenset([DefKind.CONST, DefKind.STATIC, DefKind.CONST_PARAM, DefKind.ASSOC_CONST])


def _expected_in_pattern(res: Res, source: Source) -> bool:
    if isinstance(res, SelfCtor):
        return True
    if not isinstance(res, Def):
        return False
    constructor = constructor_kind(res)
    if source is Source.TUPLE_STRUCT:
        return constructor is ast.VariantKind.TUPLE
    return constructor is ast.VariantKind.UNIT or res.kind in _CONSTANTS


def constructor_kind(def_: Def) -> ast.VariantKind | None:
    """Unit, tuple or named, of a struct or variant."""
    node = def_.node if def_.kind in (DefKind.STRUCT, DefKind.VARIANT) else None
    if isinstance(node, ast.Variant):
        return node.kind
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.StructItem):
        return node.kind.kind
    return None
