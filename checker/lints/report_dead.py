"""The words of dead_code: one report for each item, and one for the members of each item.

Source: `rustc_passes::dead` (`check_mod_deathness`).
"""

from __future__ import annotations

from typing import Any

from checker.lints.dead_code import ADTS, Marker
from checker.lints.known import DEAD_CODE, LintLevel
from checker.lints.session import LintSession
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, DefKind
from checker.names.tables import module_of
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Level
from grammar.span import Span

MEMBERS = (DefKind.ASSOC_FN, DefKind.ASSOC_CONST, DefKind.ASSOC_TYPE)
MANY = 6
"""More are not listed by name."""


def report_dead(session: LintSession, marker: Marker, all_items: list[Def]) -> None:
    """Tell what is not in `marker.live`, module by module."""
    modules: dict[Def, list[Def]] = {session.tcx.user: []}
    for item in all_items:
        if item.kind not in MEMBERS:
            modules.setdefault(module_of(item), []).append(item)
    for module, found in modules.items():
        for item in found:
            _Report(session, marker).item(module, item)


class _Report:
    def __init__(self, session: LintSession, marker: Marker) -> None:
        self.session = session
        self.tcx = session.tcx
        self.marker = marker

    def item(self, module: Def, item: Def) -> None:
        live = self.marker.live
        if item.kind is DefKind.IMPL or (item.kind is DefKind.TRAIT and item in live):
            if item.kind is DefKind.TRAIT or self.tcx.impl_trait_ref(item) is None:
                members = [c for c in item.children if c.kind in MEMBERS]
                self.members(item, [m for m in members if not self.is_live(m)], "used")
        if item not in live:
            if item.parent is module or item.parent in live:
                self.definition(item)
        elif item.kind in ADTS:
            self.parts(item)

    def is_live(self, def_: Def) -> bool:
        return def_ in self.marker.live or def_.name.startswith("_")

    def definition(self, item: Def) -> None:
        if item.kind not in _REPORTED or self.is_live(item) or not item.name:
            return
        done = "constructed" if item.kind is DefKind.STRUCT else "used"
        self.report([item], done, None)

    def parts(self, item: Def) -> None:
        """The fields and variants of a type that is used."""
        info = self.tcx.adt(item)
        dead: list[Def] = []
        for variant in info.variants:
            if variant.def_ not in self.marker.live:
                dead.append(variant.def_)
                continue
            fields = [f.def_ for f in variant.fields if self.is_dead_field(f)]
            self.members(variant.def_, fields, "read", variant.ctor is ty.CtorKind.TUPLE)
        self.members(item, dead, "constructed")

    def is_dead_field(self, f: ty.FieldInfo) -> bool:
        if f.def_ in self.marker.live:
            return False
        t = self.tcx.type_of(f.def_)
        if isinstance(t, ty.Adt) and self.tcx.adt(t.def_).lang == "phantom_data":
            return False
        return not (f.name.isdigit() and _is_empty(self, t))

    def members(self, parent: Def, dead: list[Def], done: str, tuple_fields: bool = False) -> None:
        """One report for each level."""
        by_level: dict[LintLevel, list[Def]] = {}
        for d in dead:
            if not d.name.startswith("_"):
                level = self.session.levels.at(DEAD_CODE, d.span).level
                by_level.setdefault(level, []).append(d)
        for found in by_level.values():
            self.report(found, done, parent, tuple_fields)

    def report(
        self, dead: list[Def], done: str, parent: Def | None, tuple_fields: bool = False
    ) -> None:
        words = {describe(d) for d in dead}
        word = describe(dead[0]) if len(words) == 1 else "associated item"
        s, be = ("", "is") if len(dead) == 1 else ("s", "are")
        names = "" if len(dead) > MANY else " " + listed([d.name for d in dead])
        many = "multiple " if len(dead) > MANY else ""
        d = DiagnosticBuilder(
            Level.WARNING,
            DEAD_CODE.name,
            f"{many}{word}{s}{names} {be} never {done}",
        )
        if parent is not None:
            d.label(parent.span, f"{word}{s} in this {describe(parent)}")
        for one in dead:
            d.primary(_span(one))
        self.note_ignored(d, parent or dead[0])
        if tuple_fields and parent is not None:
            self.suggest_unit(d, parent, dead)
        self.session.emit(DEAD_CODE, d)

    def note_ignored(self, d: DiagnosticBuilder, of: Def) -> None:
        if of.kind is DefKind.VARIANT and of.parent is not None:
            of = of.parent
        traits = self.marker.ignored.get(of)
        if not traits:
            return
        what = "a derived impl" if len(traits) == 1 else "derived impls"
        s, this = ("", "this is") if len(traits) == 1 else ("s", "these are")
        d.note(
            f"`{of.name}` has {what} for the trait{s} {listed([t.name for t in traits])}, but "
            f"{this} intentionally ignored during dead code analysis"
        )

    def suggest_unit(self, d: DiagnosticBuilder, parent: Def, dead: list[Def]) -> None:
        node: Any = parent.node
        fields: tuple[ast.FieldDef, ...] = ()
        if isinstance(node, ast.Item) and isinstance(node.kind, ast.StructItem):
            fields = node.kind.fields
        this, s = ("this", "") if len(dead) == 1 else ("these", "s")
        last = {f.name.name for f in fields[-len(dead) :]}
        if fields and last == {f.name for f in dead}:
            d.help(f"consider removing {this} field{s}")
            return
        d.suggest(
            f"consider changing the field{s} to be of unit type to suppress this warning while "
            f"preserving the field numbering, or remove the field{s}",
            *((_span(f), "()") for f in dead),
        )


_REPORTED = frozenset(
    [
        *ADTS,
        DefKind.FN,
        DefKind.STATIC,
        DefKind.CONST,
        DefKind.TYPE_ALIAS,
        DefKind.FOREIGN_TYPE,
        DefKind.TRAIT,
    ]
)


def _is_empty(report: _Report, t: ty.Ty) -> bool:
    """Whether a type has no size: positional fields of such are there for their type only."""
    match t:
        case ty.Tuple(elements):
            return all(_is_empty(report, e) for e in elements)
        case ty.Adt(def_):
            info = report.tcx.adt(def_)
            if has_attr(report.tcx, def_, "native_type"):
                return False
            return info.kind is ty.AdtKind.STRUCT and all(
                _is_empty(report, report.tcx.type_of(f.def_))
                for v in info.variants
                for f in v.fields
            )
        case ty.Param() | ty.Alias():
            return True
        case _:
            return False


def _span(def_: Def) -> Span:
    node = def_.node
    if isinstance(node, ast.FieldDef) and node.name.name.isdigit():
        return node.span
    return def_.span


def describe(def_: Def) -> str:
    """rustc's word for a kind of definition."""
    if def_.kind is DefKind.ASSOC_FN:
        node = def_.node
        item = node.kind if isinstance(node, ast.Item) else node
        has_self = isinstance(item, ast.FnItem) and item.self_param is not None
        return "method" if has_self else "associated function"
    return str(def_.kind.value)


def listed(names: list[str]) -> str:
    quoted = [f"`{n}`" for n in names]
    if len(quoted) <= 2:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
