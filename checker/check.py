"""Opening a crate and checking it: the only place that knows all passes and their order.

`open_crate` parses, builds the definition tree and puts a provider behind every query of `Tcx`;
`check_crate` then asks, over the user's definitions in source order:

1. names of every item (macros are expanded on the way);
2. signatures and the rules of items (`checker.types.wf`);
3. types of every body;
4. patterns and unsafety, with the building of MIR;
5. the borrow check, closures before the bodies that make them.

An error of an earlier stage silences the later stages of the same body, as in rustc: syntax errors
stop everything, unless what is wrong was mended as rustc mends it; errors of names stop types of
the crate's bodies only where they taint them; a trait that is not there stops the types of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.tables import CrateOptions, NameTables
from checker.names.tree import build_crate
from grammar.diagnostic import UNSUPPORTED, Diagnostic, Level, error
from grammar.edition import Edition
from grammar.parse import parse_program
from grammar.record import define, field
from grammar.span import SourceFile, SourceMap
from grammar.syntax import Attribute, FnItem, Item
from grammar.syntax import Crate as CrateSyntax

if TYPE_CHECKING:
    from typing import Any

    from checker.lints.levels import Flag
    from checker.lints.session import Finding, LintSession
    from checker.mir.ir import Body


@define(eq=False)
class Crate:
    """A program in work. `tcx` is None when it did not parse; `main` is None without one."""

    file: SourceFile
    syntax: CrateSyntax
    sources: SourceMap
    syntax_errors: list[Diagnostic]
    tables: NameTables | None = None
    context: Tcx | None = None
    checked: bool = field(default=False)

    @property
    def tcx(self) -> Tcx:
        assert self.context is not None, "the program does not parse"
        return self.context

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All there is to say, in the order of the stages, each thing once."""
        found = list(self.syntax_errors)
        if self.tables is not None:
            found += self.tables.diagnostics
        if self.context is not None:
            found += self.context.diagnostics
        return _once(found)

    @property
    def main(self) -> Def | None:
        if self.tables is None:
            return None
        from checker.names.owners import main_function

        return main_function(self.tables)

    def bodies(self) -> list[Def]:
        """The definitions of the user's crate that have bodies, closures too, in source order."""
        if self.tables is None:
            return []
        from checker.names.owners import body_owners

        return body_owners(self.tcx)


def open_crate(
    name: str, text: str, edition: Edition, options: CrateOptions | None = None
) -> Crate:
    """Parses a program (a crate, or bare statements) and makes its definitions.

    `options` say what else is known of it (their `edition` and `file_name` as given here).
    """
    sources = SourceMap()
    file = SourceFile.of(name, text)
    syntax, errors, is_sound = parse_program(file, sources.add_file(file), edition)
    crate = Crate(file, syntax, sources, errors)
    if not is_sound and any(e.level is Level.ERROR for e in errors):
        return crate
    options = options or CrateOptions(edition, file_name=name)
    tables = crate.tables = build_crate(syntax, sources, options)
    crate.context = make_context(tables)
    return crate


def make_context(tables: NameTables) -> Tcx:
    """A `Tcx` with every provider in place."""
    from checker.mir.lower import lower
    from checker.names.provide import install as install_names
    from checker.types.collect import install as install_signatures
    from checker.types.facts import Facts
    from checker.types.typeck import typeck

    tcx = Tcx(tables.sources, tables.options.edition, tables.user, tables.library.root)
    install_names(tcx, tables)
    install_signatures(tcx)
    tcx.facts = Facts(tcx)
    tcx.q_typeck.provider = typeck
    tcx.q_mir_built.provider = lower
    tcx.q_mir.provider = _elaborate
    return tcx


def _elaborate(tcx: Tcx, owner: Def) -> Body | None:
    from checker.mir.elaborate import elaborate

    return elaborate(tcx, owner)


def check_crate(crate: Crate, need_main: bool = False, flags: tuple[Flag, ...] | None = ()) -> None:
    """Runs all checks over the user's definitions; what is found is in `crate.diagnostics`.

    `flags` set the levels of lints; None: lints that only warn are not told.
    """
    if crate.context is None or crate.checked:
        return
    crate.checked = True
    tcx = crate.tcx
    if tcx.names.at_limit:
        return
    _check_names(crate)
    named = len(tcx.diagnostics)
    _check_items(crate, need_main)
    bodies: list[Def] = []
    if not _has_lost_trait(crate):
        bodies = crate.bodies()
        _check_bodies(crate, bodies)
    _lint(crate, bodies, flags, named)


def _check_bodies(crate: Crate, bodies: list[Def]) -> None:
    tcx = crate.tcx
    hiding = []
    for owner in bodies:
        if owner.kind is not DefKind.CLOSURE and tcx.typeck(owner).hidden_types:
            hiding.append(owner)
    if hiding:
        from checker.types.wf_opaque import check_opaques

        check_opaques(tcx, hiding)
    _check_coherence(tcx)
    _check_flow(tcx, bodies)
    if not any(d.level is Level.ERROR for d in crate.diagnostics):
        _report_late(tcx, bodies)


def _has_lost_trait(crate: Crate) -> bool:
    """Is a trait missing that the program names? rustc then looks at no body. What only minirust
    misses leaves the other errors of the program as they are."""
    tables = crate.tables
    if tables is None or not tables.lost_trait:
        return False
    return all(d.code != UNSUPPORTED for d in tables.diagnostics)


def _check_names(crate: Crate) -> None:
    from checker.names.owners import has_form_to_check, items

    for attr in crate.syntax.attrs:
        if attr.doc is None and attr.path.segments[0].ident.name == "feature":
            _report_feature(crate.tcx, attr)
            break  # rustc tells the first one
    for item in items(crate.tcx):
        if has_form_to_check(item):
            from checker.names.validate import validate

            validate(crate.tcx, item)
        crate.tcx.resolutions(item)


def _report_feature(tcx: Tcx, attr: Attribute) -> None:
    tcx.has_features = True
    message = "`#![feature]` may not be used on the stable release channel"
    tcx.emit(error("E0554", message, attr.span).build())


def _check_items(crate: Crate, need_main: bool) -> None:
    from checker.names.owners import items
    from checker.types.wf import check_item, check_main

    for item in items(crate.tcx):
        check_item(crate.tcx, item)
    if need_main or crate.main is not None:
        check_main(crate.tcx)
    if crate.tcx.names.options.test:
        from checker.types.wf_test import check_tests

        check_tests(crate.tcx)


def _check_coherence(tcx: Tcx) -> None:
    from checker.types import wf

    wf.check_crate(tcx)


def _report_late(tcx: Tcx, bodies: list[Def]) -> None:
    """What rustc only looks at in a program without other errors: privacy of struct literals."""
    for owner in bodies:
        if owner.kind is not DefKind.CLOSURE:
            for diagnostic in tcx.typeck(owner).late:
                tcx.emit(diagnostic)


def _lint(crate: Crate, bodies: list[Def], flags: tuple[Flag, ...] | None, named: int) -> None:
    """Warnings, in the order of rustc's passes: those of one pass together. Beside errors there
    are those of the passes that rustc still comes to; the early ones stand before the errors of
    types, where `named` diagnostics are."""
    from checker.lints.levels import Levels, may_deny
    from checker.lints.session import LintSession

    tcx = crate.tcx
    levels = Levels(tcx, flags or ())
    session = LintSession(tcx, levels, quiet=flags is None)
    is_sound = _is_sound(crate)
    if is_sound:
        _lint_panics(session, bodies)
        _lint_casts(session)
    if flags is None and not may_deny(levels):
        if is_sound:
            _lint_names_of_variants(session, bodies)
            session.flush(_findings(tcx, bodies))
        return
    later = tcx.diagnostics[named:]
    del tcx.diagnostics[named:]
    _lint_early(session, is_sound)
    tcx.diagnostics.extend(later)
    whole = bodies if is_sound else [b for b in bodies if tcx.mir_built(b) is not None]
    _lint_reachability(session, whole)
    for group in _with_closures(whole):
        _lint_flow(session, group)
    if is_sound and _is_sound(crate):
        _lint_dead_code(session, crate.main)
        _lint_late(session, bodies)
        session.unfulfilled()


def _is_sound(crate: Crate) -> bool:
    """No errors but those of lints."""
    return not any(d.level is Level.ERROR and not is_lint(d) for d in crate.diagnostics)


def _lint_panics(session: LintSession, bodies: list[Def]) -> None:
    """Lints that deny by default, on the MIR of bodies that could panic by themselves."""
    if _has_assertion(session.tcx):
        from checker.lints.known import lint_named
        from checker.mir.known_panics import known_panics

        for owner in bodies:
            for name, found in known_panics(session.tcx, owner):
                session.emit(lint_named(name, session.tcx.edition), found)


def _lint_casts(session: LintSession) -> None:
    """A lint that denies by default, of the bodies that do something unsafe."""
    from checker.mir.unsafety import unsafe_owners

    if unsafe_owners(session.tcx):
        from checker.lints.reference_casting import casting_findings

        for lint, found, _ in casting_findings(session.tcx):
            session.emit(lint, found)


def _findings(tcx: Tcx, bodies: list[Def]) -> Iterator[Finding]:
    """What was found on the way, while types and unsafety were checked."""
    from checker.lints.known import lint_named
    from checker.lints.session import Finding

    for owner in bodies:
        if owner.kind is not DefKind.CLOSURE:
            for name, found in tcx.typeck(owner).findings:
                yield Finding(lint_named(name, tcx.edition), found)


def _lint_early(session: LintSession, is_sound: bool) -> None:
    from checker.lints.early import early_findings
    from checker.lints.known import UNUSED_ATTRIBUTES
    from checker.lints.style import camel_case_findings
    from checker.lints.unused_imports import unused_imports
    from checker.lints.unused_labels import shadowed_labels, unused_labels

    tcx = session.tcx
    for diagnostic in () if session.quiet else shadowed_labels(tcx):
        tcx.emit(diagnostic)
    if tcx.names.options.test:
        from checker.lints.unnameable_tests import unnameable_tests

        session.flush(unnameable_tests(tcx))
    early = [unused_labels, early_findings, camel_case_findings]
    if tcx.names.user_macros:
        from checker.lints.unused_macros import unused_macros

        early.append(unused_macros)
    found = [*unused_imports(tcx, is_sound), *(x for lint in early for x in lint(tcx))]
    if session.levels.said:
        from checker.lints.unknown import level_errors

        for diagnostic in level_errors(session.levels):
            tcx.emit(diagnostic)
    if session.levels.said or session.levels.flags:
        from checker.lints.known import UNSAFE_CODE
        from checker.lints.unknown import flag_warnings, name_findings

        for diagnostic in () if session.quiet else flag_warnings(session.levels):
            tcx.emit(diagnostic)
        found += name_findings(session.levels)
        if session.levels.speaks_of(UNSAFE_CODE):
            from checker.lints.unsafe_code import unsafe_code

            found += unsafe_code(tcx)
    session.flush(f for f in found if f.lint is not UNUSED_ATTRIBUTES or f.order is not None)
    session.flush(f for f in found if f.lint is UNUSED_ATTRIBUTES and f.order is None)


def _lint_names_of_variants(session: LintSession, bodies: list[Def]) -> None:
    """The lint that denies by default."""
    from checker.types.exhaustive import matches_of

    for owner in bodies:
        if matches_of(session.tcx, owner):
            from checker.lints.variant_names import check_variant_names

            check_variant_names(session, owner)


def _lint_flow(session: LintSession, group: list[Def]) -> None:
    """What the MIR of a body and its closures tells, and the checks that led to it."""
    from checker.lints.liveness import check_liveness
    from checker.lints.recursion import check_recursion
    from checker.lints.unused_mut import check_unused_mut
    from checker.mir.unsafety import needless_blocks
    from checker.types.exhaustive import choices_of, matches_of

    if needless_blocks(session.tcx, group[0]):
        from checker.lints.unused_unsafe import check_unused_unsafe

        check_unused_unsafe(session, group[0])
    for owner in group:
        if matches_of(session.tcx, owner):
            from checker.lints.unreachable_patterns import check_patterns
            from checker.lints.variant_names import check_variant_names

            check_variant_names(session, owner)
            check_patterns(session, owner)
        if choices_of(session.tcx, owner):
            from checker.lints.irrefutable import check_irrefutable

            check_irrefutable(session, owner)
    check_recursion(session, group[0])
    for owner in reversed(group):
        check_unused_mut(session, owner)
    check_liveness(session, group[0])


def _lint_reachability(session: LintSession, bodies: list[Def]) -> None:
    """Most programs have nothing that does not go on."""
    from checker.types.ty import Never

    for owner in bodies:
        if owner.kind is DefKind.CLOSURE:
            continue
        if any(isinstance(t, Never) for t in session.tcx.typeck(owner).expr_types.values()):
            from checker.lints.unreachable import check_unreachable

            check_unreachable(session, owner)


def _lint_late(session: LintSession, bodies: list[Def]) -> None:
    """Names, statements and literals, module by module."""
    from checker.lints.must_use import statement_findings
    from checker.lints.style import snake_case_findings

    tcx = session.tcx
    found = [*statement_findings(tcx), *snake_case_findings(tcx), *_findings(tcx, bodies)]
    session.flush(found)


def _lint_dead_code(session: LintSession, main: Def | None) -> None:
    from checker.lints.dead_code import live_definitions
    from checker.names.owners import items

    marker = live_definitions(session.tcx, session.levels, main)
    if marker.some_dead():
        from checker.lints.report_dead import report_dead

        report_dead(session, marker, items(session.tcx))


def _with_closures(bodies: list[Def]) -> list[list[Def]]:
    """Each body with the closures in it."""
    groups: list[list[Def]] = []
    for owner in bodies:
        if owner.kind is DefKind.CLOSURE:
            groups[-1].append(owner)
        else:
            groups.append([owner])
    return groups


def _has_assertion(tcx: Tcx) -> bool:
    """Whether any body, constants that borrows were made into included, could panic by itself."""
    from checker.mir.ir import Assert

    built = (body for body in tcx.q_mir_built.memo.values() if body is not None)
    return any(isinstance(b.terminator, Assert) for body in built for b in body.blocks)


def is_lint(d: Diagnostic) -> bool:
    """Lints have names, or were errors; errors have numbers or nothing."""
    if d.code is None or d.code == UNSUPPORTED:
        return False
    return d.code.islower() or d.code == "E0170"


def _check_flow(tcx: Tcx, bodies: list[Def]) -> None:
    from checker.borrow.check_body import check_body
    from checker.mir.unsafety import check_unsafety

    for owner in bodies:
        check_unsafety(tcx, owner)
        tcx.mir_built(owner)
    blocks = _const_blocks(tcx)
    _check_constants(tcx, [*bodies, *blocks])
    for owner, alone in blocks.items():
        if alone:
            check_body(tcx, owner)
    for owner in bodies:
        check_body(tcx, owner)


def _const_blocks(tcx: Tcx) -> dict[Def, bool]:
    """The constants of `const` blocks, and whether they are borrow-checked by themselves."""
    known = tcx.trait_cache.get("const blocks", {})
    assert isinstance(known, dict)
    return {block: alone for found in known.values() for block, alone in found}


def _check_constants(tcx: Tcx, bodies: list[Def]) -> None:
    """What is evaluated at compile time: most programs have little of it, and do not load this."""
    constant = [owner for owner in bodies if is_constant(owner)]
    if not constant:
        return
    from checker.mir.const_run import check_constants

    check_constants(tcx, constant)


def is_constant(owner: Def) -> bool:
    if owner.kind is DefKind.FN or owner.kind is DefKind.ASSOC_FN:
        node: Any = owner.node
        item = node.kind if isinstance(node, Item) else node
        return isinstance(item, FnItem) and item.header.is_const
    return owner.kind is not DefKind.CLOSURE


def _once(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Without exact repetitions: two passes may find the same."""
    return list(dict.fromkeys(diagnostics))
