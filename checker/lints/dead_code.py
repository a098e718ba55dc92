"""dead_code: what nothing that is used uses.

Marking starts from what is used from outside: `main`, tests, in a library what is public, what an
attribute says is used, and what `allow(dead_code)` stands on. What the signature and body of a
marked item name is marked; methods by what method calls resolve to, fields by being read. An impl
of a trait and its functions are used once both the trait's item and the type are. Derived `Clone`
and `Debug` do not count as reading fields. Fixpoint over a work list.

Source: `rustc_passes::dead`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import LangItem, Tcx
from checker.lints.known import DEAD_CODE, LintLevel
from checker.lints.levels import Levels
from checker.names.attrs_of import has_attr
from checker.names.defs import (
    Def,
    DefKind,
    PathRes,
    Res,
    Resolutions,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.owners import has_body, items, test_functions
from checker.types import ty
from checker.types.syntax_walk import walk
from checker.types.tables import TypeckResults
from grammar import syntax as ast


def live_definitions(tcx: Tcx, levels: Levels, main: Def | None) -> Marker:
    """Everything of the user's crate that is used."""
    marker = Marker(tcx, levels)
    marker.seed(main)
    marker.run()
    return marker


ADTS = (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION)
ALWAYS = ("no_mangle", "export_name", "used")


class Marker:
    """`live`: what is used. `ignored`: of each type the derived traits that do not count."""

    def __init__(self, tcx: Tcx, levels: Levels) -> None:
        self.tcx = tcx
        self.levels = levels
        self.live: set[Def] = set()
        self.ignored: dict[Def, list[Def]] = {}
        self.work: list[tuple[Def, bool]] = []
        self.scanned: set[tuple[Def, bool]] = set()
        self.waiting: list[tuple[Def, Def]] = []
        self.has_levels = bool(levels.flags or levels.said)

    def some_dead(self) -> bool:
        """Whether anything is worth a look by `report_dead`."""
        return any(d not in self.live for item in items(self.tcx) for d in _with_parts(item))

    # -------------------------------------------------------------- where marking starts

    def seed(self, main: Def | None) -> None:
        tests = test_functions(self.tcx) if self.tcx.names.options.test else None
        if tests is not None:
            self.work += [(test, True) for test in tests]
        if main is not None:
            self.work.append((main, True))
        elif tests is None:
            from checker.lints.reachable import reachable

            self.work += [(d, True) for d in reachable(self.tcx)]
        for item in items(self.tcx):
            self.seed_item(item)

    def seed_item(self, item: Def) -> None:
        kept = self.kept(item)
        if kept is not None:
            self.work.append((item, kept))
            if item.kind is DefKind.ENUM:
                variants = [c for c in item.children if c.kind is DefKind.VARIANT]
                self.work += [(v, kept) for v in variants]
        elif item.kind is DefKind.IMPL and self.tcx.impl_trait_ref(item) is not None:
            self.waiting.append((item, item))
        elif item.kind is DefKind.CONST and item.name == "_":
            self.work.append((item, True))
        elif _trait_impl_of(self.tcx, item) is not None:
            assert item.parent is not None
            if item.kind is DefKind.ASSOC_FN:
                self.waiting.append((item.parent, item))
            else:
                self.work.append((item, True))

    def kept(self, item: Def) -> bool | None:
        """Whether an attribute keeps `item`: True, or False where `allow` only hides it."""
        if self.has_levels:
            level = self.levels.at(DEAD_CODE, item.span).level
            if level in (LintLevel.ALLOW, LintLevel.EXPECT):
                return False
        if any(has_attr(self.tcx, item, name) for name in ALWAYS):
            return True
        return None

    # -------------------------------------------------------------- marking

    def run(self) -> None:
        while True:
            while self.work:
                work = self.work.pop()
                if work not in self.scanned:
                    self.scanned.add(work)
                    if work[1]:
                        self.live.add(work[0])
                    self.visit(work[0])
            ready = [w for w in self.waiting if self.is_used(*w)]
            if not ready:
                return
            self.waiting = [w for w in self.waiting if w not in ready]
            self.work = [(d, True) for _, d in ready]

    def is_used(self, impl: Def, item: Def) -> bool:
        """Whether an impl of a trait, or a function in it, is: its trait's and its type are."""
        ref = self.tcx.impl_trait_ref(impl)
        assert ref is not None
        of: Def | None = ref.trait
        if item is not impl:
            found = [i for i in self.tcx.assoc_items(impl) if i.def_ is item]
            of = found[0].trait_item if found else None
        if of is not None and not of.is_library and of not in self.live:
            return False
        node: Any = impl.node
        self_ty = node.kind.self_ty
        if isinstance(self_ty, ast.PathType):
            res = self.tcx.resolutions(impl).paths.get(self_ty.path)
            base = None if res is None or res.unresolved else res.base
            if isinstance(base, Def) and base.kind in ADTS and not base.is_library:
                return base in self.live
        return True

    def mark(self, def_: Def | None) -> None:
        if def_ is None or def_.is_library:
            return
        if def_.kind is not DefKind.FIELD:
            self.work.append((def_, True))
        self.live.add(def_)

    def resolved(self, res: Res, ignored: frozenset[Def] = frozenset()) -> None:
        """A path means `res`; variants that only exist where they were matched do not count."""
        match res:
            case Def(kind=DefKind.VARIANT):
                self.mark(res.parent)
                if res not in ignored:
                    self.mark(res)
            case Def():
                self.mark(res)
            case SelfTyParam(trait):
                self.mark(trait)
            case SelfTyAlias(impl):
                self.mark(impl)
            case _:
                pass

    # -------------------------------------------------------------- what an item uses

    def visit(self, def_: Def) -> None:
        parent = def_.parent
        if def_.kind is DefKind.VARIANT or parent is None:
            return
        if parent.kind is DefKind.IMPL:
            if self.is_ignored(def_, parent):
                return
            if self.tcx.impl_trait_ref(parent) is None:
                self_ty = self.tcx.type_of(parent)
                if isinstance(self_ty, ty.Adt | ty.Foreign):
                    self.mark(self_ty.def_)
        elif parent.kind is DefKind.TRAIT:
            self.mark(parent)
        elif def_.kind is DefKind.TRAIT:
            for child in def_.children:
                if child.kind is DefKind.ASSOC_TYPE:
                    self.mark(child)
        elif def_.kind in ADTS:
            self.fields_of_repr(def_)
        if def_.kind in _WITH_NAMES:
            self.names(def_)

    def is_ignored(self, def_: Def, impl: Def) -> bool:
        ref = self.tcx.impl_trait_ref(impl)
        if ref is None or not self.tcx.sources.contexts[impl.span.ctxt].derived:
            return False
        langs = (LangItem.CLONE, LangItem.DEBUG)
        if not any(self.tcx.is_lang(ref.trait, lang) for lang in langs):
            return False
        self_ty = self.tcx.type_of(impl)
        if isinstance(self_ty, ty.Adt):
            known = self.ignored.setdefault(self_ty.def_, [])
            if ref.trait not in known:
                known.append(ref.trait)
        return True

    def fields_of_repr(self, def_: Def) -> None:
        info = self.tcx.adt(def_)
        if any(r in ("C", "transparent") for r in info.repr):
            self.live.update(f.def_ for v in info.variants for f in v.fields)

    def names(self, def_: Def) -> None:
        """What the syntax of `def_` names."""
        tables = self.tcx.resolutions(def_)
        results = [self.tcx.typeck(d) for d in _bodies(def_)]
        node: Any = def_.node
        patterns: set[ast.Path] = set()
        ignored: dict[ast.Path, frozenset[Def]] = {}
        for found in walk(tables, node.kind if isinstance(node, ast.Item) else node):
            action = _ACTIONS.get(found.__class__)
            if action is not None:
                action(self, found, tables, results, patterns, ignored)
        for path, res in tables.paths.items():
            if path in patterns or res.unresolved:
                if res.unresolved and path not in patterns:
                    self.resolved(res.base)
                continue
            self.resolved(res.base, ignored.get(path, frozenset()))
        for found_res in tables.ident_pats.values():
            self.pattern_names(found_res)

    def pattern_names(self, res: object) -> None:
        """A path in a pattern: constants are used by it, of types and variants only the type."""
        if not isinstance(res, Def):
            return
        if res.kind in (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.TYPE_ALIAS):
            self.mark(res)
        elif res.kind is DefKind.VARIANT:
            self.mark(res.parent)
        elif res.kind in ADTS:
            self.mark(res)

    def field(self, t: ty.Ty | None, variant: Def | None, index: int) -> None:
        if not isinstance(t, ty.Adt) or t.def_.is_library:
            return
        for v in self.tcx.adt(t.def_).variants:
            if (variant is None or v.def_ is variant) and index < len(v.fields):
                self.live.add(v.fields[index].def_)
                return


_WITH_NAMES = frozenset(
    [
        *ADTS,
        DefKind.FN,
        DefKind.CONST,
        DefKind.STATIC,
        DefKind.TYPE_ALIAS,
        DefKind.TRAIT,
        DefKind.IMPL,
        DefKind.ASSOC_FN,
        DefKind.ASSOC_CONST,
        DefKind.ASSOC_TYPE,
    ]
)


def _with_parts(item: Def) -> Iterator[Def]:
    """An item, its variants and fields; impls of traits only wait for their trait."""
    if item.kind is not DefKind.IMPL:
        yield item
    if item.kind in ADTS:
        for child in item.children:
            if child.kind is DefKind.FIELD:
                yield child
            elif child.kind is DefKind.VARIANT:
                yield child
                yield from (c for c in child.children if c.kind is DefKind.FIELD)


def _trait_impl_of(tcx: Tcx, item: Def) -> Def | None:
    impl = item.parent
    if impl is None or impl.kind is not DefKind.IMPL or tcx.impl_trait_ref(impl) is None:
        return None
    return impl


def _bodies(def_: Def) -> Iterator[Def]:
    """The owners of type tables within an item."""
    if has_body(def_) and def_.kind is not DefKind.CLOSURE:
        yield def_
    for child in def_.children:
        if child.kind is DefKind.ANON_CONST:
            yield from _bodies(child)
        elif child.kind in (DefKind.CLOSURE, DefKind.VARIANT):
            yield from (d for d in _bodies(child) if d.kind is DefKind.ANON_CONST)


# ------------------------------------------------------------------ expressions and patterns

_Tables = list[TypeckResults]


def _method(m: Marker, e: Any, _: Resolutions, results: _Tables, *__: Any) -> None:
    for r in results:
        if e in r.callees:
            m.mark(r.callees[e].def_)


def _path(m: Marker, e: Any, tables: Resolutions, results: _Tables, *_: Any) -> None:
    res = tables.paths.get(e.path)
    if res is not None and not res.unresolved:
        return
    for r in results:
        if e in r.value_res:
            m.resolved(r.value_res[e])


def _struct(m: Marker, e: Any, tables: Resolutions, results: _Tables, *rest: Any) -> None:
    _path(m, e, tables, results, *rest)
    for r in results:
        t = r.expr_types.get(e)
        if isinstance(t, ty.Adt) and m.tcx.adt(t.def_).kind is ty.AdtKind.UNION:
            for f in e.fields:
                m.field(t, None, r.fields[f])


def _assign(m: Marker, e: Any, tables: Resolutions, results: _Tables, *_: Any) -> None:
    """Fields that a destructuring assignment reads."""
    stack = [e.lhs]
    while stack:
        part = stack.pop()
        match part:
            case ast.ParenExpr(inner=inner):
                stack.append(inner)
            case ast.TupleExpr(elements=inside) | ast.ArrayExpr(elements=inside):
                stack += inside
            case ast.StructExpr(fields=fields):
                for r in results:
                    for f in fields:
                        if f in r.fields:
                            m.field(r.expr_types.get(part), None, r.fields[f])
                stack += [f.value for f in fields if f.value is not None]
            case ast.CallExpr(args=inside):
                for r in results:
                    for i in range(len(inside)):
                        m.field(r.expr_types.get(part), None, i)
                stack += inside
            case _:
                pass


def _field(m: Marker, e: Any, _: Resolutions, results: _Tables, *__: Any) -> None:
    for r in results:
        if e in r.fields:
            base = e.base
            while isinstance(base, ast.ParenExpr):
                base = base.inner
            steps = r.adjustments.get(base)
            m.field(steps[-1].target if steps else r.expr_types.get(base), None, r.fields[e])


def _pattern_path(
    m: Marker, p: Any, tables: Resolutions, results: _Tables, patterns: set[ast.Path], _: Any
) -> Def | None:
    patterns.add(p.path)
    found: Def | None = None
    res: PathRes | None = tables.paths.get(p.path)
    if res is not None and not res.unresolved:
        m.pattern_names(res.base)
        found = res.base if isinstance(res.base, Def) else None
    for r in results:
        value = r.value_res.get(p)
        if isinstance(value, Def):
            m.pattern_names(value)
            found = value
        t = r.pat_types.get(p)
        if isinstance(t, ty.Adt):
            m.mark(t.def_)
    return found


def _pattern_type(results: _Tables, p: Any) -> ty.Ty | None:
    return next((r.pat_types[p] for r in results if p in r.pat_types), None)


def _struct_pattern(
    m: Marker, p: Any, tables: Resolutions, results: _Tables, patterns: set[ast.Path], x: Any
) -> None:
    named = _pattern_path(m, p, tables, results, patterns, x)
    variant = named if named is not None and named.kind is DefKind.VARIANT else None
    t = _pattern_type(results, p)
    for f in p.fields:
        if isinstance(_bare(f.pat), ast.WildPat):
            continue
        for r in results:
            if f in r.fields:
                m.field(t, variant, r.fields[f])


def _tuple_pattern(
    m: Marker, p: Any, tables: Resolutions, results: _Tables, patterns: set[ast.Path], x: Any
) -> None:
    named = _pattern_path(m, p, tables, results, patterns, x)
    variant = named if named is not None and named.kind is DefKind.VARIANT else None
    t = _pattern_type(results, p)
    if not isinstance(t, ty.Adt) or t.def_.is_library:
        return
    infos = [v for v in m.tcx.adt(t.def_).variants if variant is None or v.def_ is variant]
    rest = next((i for i, e in enumerate(p.elements) if isinstance(e, ast.RestPat)), None)
    for i, element in enumerate(p.elements):
        if isinstance(_bare(element), ast.WildPat | ast.RestPat):
            continue
        behind = len(infos[0].fields) - len(p.elements) if infos else 0
        m.field(t, variant, i if rest is None or i < rest else i + behind)


def _bare(p: ast.Pat) -> ast.Pat:
    while isinstance(p, ast.ParenPat):
        p = p.inner
    return p


def _arm(m: Marker, arm: Any, tables: Resolutions, results: _Tables, _: Any, ignored: Any) -> None:
    """What an arm needs to have matched is not made used by being made again in it."""
    needed: set[Def] = set()
    _necessary(arm.pat, tables, results, needed)
    if not needed:
        return
    for part in (arm.guard, arm.body):
        for node in walk(tables, part) if part is not None else ():
            path = getattr(node, "path", None)
            if isinstance(path, ast.Path):
                ignored[path] = ignored.get(path, frozenset()) | needed


def _necessary(p: Any, tables: Resolutions, results: _Tables, out: set[Def]) -> None:
    if isinstance(p, ast.OrPat):
        return
    res: object = None
    if isinstance(p, ast.IdentPat):
        res = tables.ident_pats.get(p)
    elif hasattr(p, "path"):
        found = tables.paths.get(p.path)
        res = found.base if found is not None and not found.unresolved else None
    if isinstance(res, Def) and res.kind is DefKind.VARIANT and not res.is_library:
        out.add(res)
    for inner in _sub_patterns(p):
        _necessary(inner, tables, results, out)


def _sub_patterns(p: Any) -> tuple[Any, ...]:
    match p:
        case ast.TupleStructPat() | ast.TuplePat() | ast.SlicePat():
            return p.elements
        case ast.StructPat():
            return tuple(f.pat for f in p.fields)
        case ast.RefPat() | ast.ParenPat():
            return (p.inner,)
        case ast.IdentPat():
            return () if p.sub is None else (p.sub,)
        case _:
            return ()


def _offset_of(m: Marker, e: Any, tables: Resolutions, *_: Any) -> None:
    """Fields named by `offset_of!` are not told apart: all of the type count."""
    for t in e.types if e.name == "offset_of" else ():
        res = tables.paths.get(t.path) if isinstance(t, ast.PathType) else None
        if res is not None and isinstance(res.base, Def) and res.base.kind in ADTS:
            m.live.update(f.def_ for v in m.tcx.adt(res.base).variants for f in v.fields)


_ACTIONS: dict[type, Any] = {
    ast.MethodCallExpr: _method,
    ast.PathExpr: _path,
    ast.StructExpr: _struct,
    ast.AssignExpr: _assign,
    ast.FieldExpr: _field,
    ast.PathPat: _pattern_path,
    ast.StructPat: _struct_pattern,
    ast.TupleStructPat: _tuple_pattern,
    ast.MatchArm: _arm,
    ast.BuiltinExpr: _offset_of,
}
