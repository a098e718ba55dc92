"""The scopes around a place in an item: ribs, and looking names up in them.

A rib is what one construct adds: local variables, generic parameters, a block's items, the
definition of a macro (for hygiene), or a border that locals do not cross. Names are looked for
from the innermost rib outwards, then in the module, among extern crates, in the prelude.

rustc: `rustc_resolve::late` (`Rib`, `RibKind`).
"""

from __future__ import annotations

from checker.names.defs import (
    Def,
    DefKind,
    ErrRes,
    LocalRes,
    Loop,
    Res,
    Resolutions,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.imports import extern_crate, lookup, lookup_prelude, mark_used
from checker.names.tables import Binding, Module, ModuleKind, NameTables, Ns
from grammar import syntax as ast
from grammar.record import Enum, NamedTuple, define, field

Key = tuple[str, int]
"""A local name: its text and its hygiene context."""


class RibKind(Enum):
    NORMAL = "normal"
    PARAMS = "generic parameters"
    SELF = "Self"
    MODULE = "items of a block"
    MACRO = "definition of a macro"
    ITEM = "border of an item: neither locals nor generic parameters of outside"
    CONST = "border of a constant: no locals of outside"
    ANON_CONST = "border of a constant expression that computes: nor generic parameters"
    REPEAT_CONST = "border of the count of a repeat expression: nor constant parameters"


@define(eq=False, repr=False)
class Rib:
    kind: RibKind
    locals: dict[Key, LocalRes] = field(factory=dict)
    types: dict[str, Res] = field(factory=dict)
    values: dict[str, Def] = field(factory=dict)
    module: Module | None = None
    macro: Def | None = None
    self_res: Res | None = None
    owner: Def | None = None


class LabelRib(NamedTuple):
    """A label in scope; `border` for closures and the like (then `node` is what borders)."""

    key: Key | None
    node: Loop | ast.ClosureExpr | ast.BlockExpr | None
    label: ast.Lifetime | None = None
    border: str = ""


class Found(NamedTuple):
    """What a name means. `outer_param`: a generic parameter of an outer item (E0401);
    `not_const`: a local that a constant cannot see (E0435)."""

    res: Res
    binding: Binding | None = None
    outer_param: bool = False
    not_const: bool = False
    in_const: bool = False
    """A generic parameter, or `Self` with some, in a computation of a constant expression."""
    inner: Def | None = None
    """For `outer_param`: the item whose border was crossed."""


@define(eq=False, repr=False)
class Resolver:
    """The state of resolving one owner. `module` is where its text stands."""

    t: NameTables
    owner: Def
    out: Resolutions
    module: Module
    ribs: list[Rib] = field(factory=list)
    lifetimes: list[dict[str, Def]] = field(factory=list)
    labels: list[LabelRib] = field(factory=list)
    closure: Def | None = None
    in_body: bool = False
    tuple_pattern: ast.TupleStructPat | None = None
    """The pattern whose path is being resolved."""
    pattern_source: str = "match binding"
    """What rustc calls bindings of the pattern in progress."""
    in_args: bool = False
    """Within generic arguments."""
    current_let: ast.LetStmt | None = None
    static_elision: bool = False
    """`'_` and left-out lifetimes are `'static`: types of constants and statics."""

    def emit(self, diagnostic: object) -> None:
        from grammar.diagnostic import Diagnostic

        assert isinstance(diagnostic, Diagnostic)
        self.out.had_error = True
        self.t.emit(diagnostic)

    @property
    def parent(self) -> Def:
        """What closures and constants met now are within."""
        return self.closure or self.owner

    @property
    def here(self) -> Def:
        """The `mod` or crate around."""
        return self.module.normal.def_

    # -------------------------------------------------------------- lookup

    def find(self, ident: ast.Ident, ns: Ns) -> Found | None:
        """A single name in namespace TYPE or VALUE."""
        found = self._find_in_ribs(ident, ns)
        if found is not None:
            return found
        at: Module | None = self.module
        while at is not None and at.kind is not ModuleKind.MODULE:
            at = at.parent
        assert at is not None
        binding = lookup(self.t, at, ns, ident.name)
        if binding is None and ns is Ns.TYPE:
            binding = extern_crate(self.t, ident.name)
        if binding is None:
            binding = lookup_prelude(self.t, at, ns, ident.name)
        if binding is None:
            return None
        mark_used(binding)
        return Found(binding.res, binding)

    def _find_in_ribs(self, ident: ast.Ident, ns: Ns) -> Found | None:
        name, ctxt = ident.name, ident.span.ctxt
        crossed: Def | None = None
        constant = anon = repeat = False
        marks = self.t.marks
        for rib in reversed(self.ribs):
            kind = rib.kind
            if kind is RibKind.NORMAL:
                if ns is Ns.VALUE and rib.locals:
                    local = rib.locals.get((name, ctxt))
                    if local is not None:
                        return Found(local, not_const=constant)
            elif kind is RibKind.MODULE:
                assert rib.module is not None
                binding = lookup(self.t, rib.module, ns, name)
                if binding is not None:
                    mark_used(binding)
                    return Found(binding.res, binding)
            elif kind is RibKind.PARAMS:
                param = (rib.types if ns is Ns.TYPE else rib.values).get(name)
                if param is not None:
                    crosses = crossed is not None
                    generic = anon or (repeat and ns is Ns.VALUE)
                    return Found(param, outer_param=crosses, in_const=generic, inner=crossed)
            elif kind is RibKind.MACRO:
                mark = marks.get(ctxt)
                if mark is not None and mark[1] is rib.macro:
                    ctxt = mark[0]
            elif kind is RibKind.SELF:
                if name == "Self":
                    found = self._self(rib, ns, crossed)
                    if found is not None:
                        generic = anon and self_has_params(rib.self_res)
                        return found._replace(in_const=generic)
            elif kind is RibKind.ITEM:
                crossed = rib.owner
            else:
                constant = True
                anon = anon or kind is RibKind.ANON_CONST
                repeat = repeat or kind is RibKind.REPEAT_CONST
        return None

    def _self(self, rib: Rib, ns: Ns, crossed: Def | None) -> Found | None:
        res = rib.self_res
        assert res is not None
        if ns is Ns.VALUE:
            if isinstance(res, SelfTyAlias) and res.impl.kind is DefKind.IMPL:
                return Found(SelfCtor(res.impl), outer_param=crossed is not None, inner=crossed)
            return None
        return Found(res, outer_param=crossed is not None, inner=crossed)


def params_rib(def_: Def) -> Rib:
    """The generic parameters of an item."""
    rib = Rib(RibKind.PARAMS, owner=def_)
    for child in def_.children:
        if child.name in rib.types and child.kind in (DefKind.TYPE_PARAM, DefKind.CONST_PARAM):
            rib.types[child.name] = ErrRes()  # E0403
        elif child.kind is DefKind.TYPE_PARAM:
            rib.types.setdefault(child.name, child)
        elif child.kind is DefKind.CONST_PARAM:
            rib.values.setdefault(child.name, child)
            rib.types.setdefault(child.name, child)
        elif child.kind is not DefKind.LIFETIME_PARAM:
            if child.kind not in (DefKind.FIELD, DefKind.CLOSURE, DefKind.ANON_CONST):
                break
    return rib


def lifetime_rib(def_: Def) -> dict[str, Def]:
    found: dict[str, Def] = {}
    for child in def_.children:
        if child.kind is DefKind.LIFETIME_PARAM:
            found.setdefault(child.name, child)
    return found


def enter_owner(r: Resolver) -> None:
    """The ribs around `r.owner`: outer items of blocks, its impl or trait, its own parameters."""
    owner = r.owner
    container = owner.parent
    if container is not None and container.kind in (DefKind.IMPL, DefKind.TRAIT):
        _enter_blocks(r, container)
        _enter_item(r, container)
    else:
        _enter_blocks(r, owner)
    _enter_item(r, owner)


def _enter_item(r: Resolver, def_: Def) -> None:
    r.ribs.append(params_rib(def_))
    r.lifetimes.append(lifetime_rib(def_))
    if def_.kind is DefKind.TRAIT:
        r.ribs.append(Rib(RibKind.SELF, self_res=SelfTyParam(def_)))
    elif def_.kind in (DefKind.IMPL, DefKind.STRUCT, DefKind.ENUM, DefKind.UNION):
        r.ribs.append(Rib(RibKind.SELF, self_res=SelfTyAlias(def_)))


def _enter_blocks(r: Resolver, def_: Def) -> None:
    """The blocks that an item stands in, outermost first, each with its function's parameters."""
    chain: list[Module] = []
    at: Module | None = r.t.scope_of.get(def_)
    while at is not None and at.kind is ModuleKind.BLOCK:
        chain.append(at)
        at = at.parent
    seen: Def | None = None
    for module in reversed(chain):
        if module.def_ is not seen:
            seen = module.def_
            outer = seen.parent
            if outer is not None and outer.kind in (DefKind.IMPL, DefKind.TRAIT):
                _enter_item(r, outer)
            _enter_item(r, seen)
        r.ribs.append(Rib(RibKind.MODULE, module=module))
    if chain:
        r.ribs.append(Rib(RibKind.ITEM, owner=def_))


def self_has_params(res: Res | None) -> bool:
    """Whether the type that `Self` stands for has generic parameters, lifetimes too."""
    if isinstance(res, SelfTyParam):
        return True
    node = res.impl.node if isinstance(res, SelfTyAlias) else None
    generics = getattr(node.kind, "generics", None) if isinstance(node, ast.Item) else None
    return isinstance(generics, ast.Generics) and bool(generics.params)
