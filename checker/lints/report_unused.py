"""The words of unused_variables and unused_assignments.

Source: `rustc_mir_transform::liveness` (`report_fully_unused`, `report_unused_assignments`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.lints.known import UNUSED_ASSIGNMENTS, UNUSED_VARIABLES
from checker.lints.liveness import Access, AccessKind, Unused
from checker.mir import ir
from checker.names.defs import DefKind
from checker.types import ty
from checker.types.syntax_walk import walk
from grammar import syntax as ast
from grammar.diagnostic import Child, DiagnosticBuilder, Label, Level, Suggestion, warning
from grammar.record import define, field
from grammar.span import Span

PREFIX = "if this is intentional, prefix it with an underscore"


def report_unused(unused: Unused) -> None:
    """Variables that nothing reads; then assignments to others that nothing reads."""
    _Reporter(unused).run()


@define(eq=False)
class _Binding:
    """Where a variable is introduced (several times in or-patterns), the whole pattern it is in,
    and what is matched against that."""

    pattern: Span
    value: Span | None
    spans: list[tuple[Span, bool]] = field(factory=list)
    """Each with whether it is a field's shorthand."""


class _Reporter:
    def __init__(self, unused: Unused) -> None:
        self.unused = unused
        self.body = unused.body
        self.tcx = unused.session.tcx
        self.bindings: dict[ast.IdentPat, _Binding] | None = None

    def run(self) -> None:
        for bit, local in enumerate(self.unused.locals):
            decl = self.body.locals[local]
            if self.unused.ever_live >> bit & 1 or decl.kind is ir.LocalKind.GUARD_REF:
                continue
            if not self.tcx.sources.is_library(decl.span):
                self.variable(bit, local)
            else:
                self.unused.assignments[bit] = {}
        for bit, found in enumerate(self.unused.assignments):
            guard = self.is_guard(bit)
            for span, access in reversed(found.items()):
                if not access.live and (access.direct or not guard):
                    self.assignment(bit, span, access)

    # -------------------------------------------------------------- variables

    def variable(self, bit: int, local: ir.Local) -> None:
        decl = self.body.locals[local]
        assert isinstance(decl.binding, ast.IdentPat)
        at = binding_span(decl.binding)
        binding = self.binding_of(decl.binding)
        found = self.unused.assignments[bit]
        if not found:
            if local not in self.unused.reached and local > self.body.arg_count:
                return
            self.unused_variable(local, binding or _Binding(at, None), [at])
            return
        found = {span: a for span, a in found.items() if not self.initialises(binding, span)}
        if found and self.is_guard(bit):
            found = {span: a for span, a in found.items() if a.direct}
            self.unused.assignments[bit] = found
            if not found:
                return
        self.unused.assignments[bit] = found
        if found:
            name = self.shown_name(decl.binding)
            d = warning(None, f"variable `{name}` is assigned to, but never used", at)
            d.note(f"consider using `_{decl.binding.name.name}` instead")
            self.suggest_constant(d, local, at)
            self.unused.session.emit(UNUSED_VARIABLES, d)
            return
        binding = binding or _Binding(at, None, [(at, False)])
        self.unused_variable(local, binding, [span for span, _ in binding.spans])

    def unused_variable(self, local: ir.Local, binding: _Binding, spans: list[Span]) -> None:
        decl = self.body.locals[local]
        assert isinstance(decl.binding, ast.IdentPat)
        name = decl.binding.name.name
        d = DiagnosticBuilder(
            Level.WARNING,
            UNUSED_VARIABLES.name,
            f"unused variable: `{self.shown_name(decl.binding)}`",
            [Label(span, "", primary=True) for span in spans],
        )
        if any(shorthand for _, shorthand in binding.spans):
            parts = [(s, f"{name}: _" if short else "_") for s, short in binding.spans]
            add_suggestion(d, "try ignoring the field", *parts)
        elif self.tcx.sources.context(spans[0]).call_site is not None:
            what = f"`{name}` is captured in macro and introduced a unused variable"
            d.help(what, Label(spans[0], "", primary=True))
        else:
            self.suggest_constant(d, local, spans[0])
            add_suggestion(d, PREFIX, *((s, f"_{name}") for s in reversed(spans)))
        self.suggest_format(d, name)
        self.unused.session.emit(UNUSED_VARIABLES, d, spans[0])

    def suggest_format(self, d: DiagnosticBuilder, name: str) -> None:
        """String literals that would interpolate the variable, were they format strings."""
        for span, text in self.strings():
            if any(rest[:1] in ("}", ":") for rest in text.split("{" + name)[1:] if rest):
                what = "you might have meant to use string interpolation in this string literal"
                d.labels.insert(0, Label(span, what))
                parts = ((span.shrink_to_lo(), "format!("), (span.shrink_to_hi(), ")"))
                message = "string interpolation only works in `format!` invocations"
                d.children.insert(0, Child(Level.HELP, message, (), Suggestion(parts)))

    def strings(self) -> Iterator[tuple[Span, str]]:
        for block in self.body.blocks:
            for s in block.statements:
                if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Use):
                    yield from _string(s.rvalue.operand)
            if isinstance(block.terminator, ir.Call):
                for o in block.terminator.args:
                    yield from _string(o)

    def shown_name(self, binding: ast.IdentPat) -> str:
        text = self.tcx.sources.snippet(binding.name.span)
        return text if text.startswith("r#") else binding.name.name

    def suggest_constant(self, d: DiagnosticBuilder, local: ir.Local, at: Span) -> None:
        """A unit variant of the variable's type, or a constant, that looks like it."""
        if 1 <= local <= self.body.arg_count:
            return
        decl = self.body.locals[local]
        found = self.similar_constant(decl.ty, decl.name or "")
        if found is None:
            return
        kind, path, name = found
        d.suggest(
            f"you might have meant to pattern match on the similarly named {kind} `{name}`",
            (at, path),
        )

    def similar_constant(self, t: ty.Ty, name: str) -> tuple[str, str, str] | None:
        from checker.names.owners import items
        from checker.names.similar import best_match
        from checker.types.pretty import show_path

        inner = t
        while isinstance(inner, ty.Ref):
            inner = inner.pointee
        if isinstance(inner, ty.Adt):
            variants = self.tcx.adt(inner.def_).variants
            units = {v.name: v.def_ for v in variants if v.ctor is ty.CtorKind.UNIT}
            match = best_match(units, name)
            if match is not None:
                kind = "unit struct" if units[match] is inner.def_ else "unit variant"
                kind = units[match].kind.value
                return kind, show_path(self.tcx, units[match]), match
        constants = {
            c.name: c
            for c in items(self.tcx)
            if c.kind is DefKind.CONST and self.tcx.type_of(c) == t
        }
        match = best_match(constants, name)
        if match is None:
            return None
        return "constant", show_path(self.tcx, constants[match]), match

    # -------------------------------------------------------------- assignments

    def assignment(self, bit: int, span: Span, access: Access) -> None:
        if self.tcx.sources.is_library(span):
            return
        at = self.unused.locals
        binding: object = None
        if bit < len(at):
            binding = self.body.locals[at[bit]].binding
        else:
            capture = self.body.captures[bit - len(at)]
            binding = capture.variable
        if not isinstance(binding, ast.IdentPat) or binding.name.name.startswith("_"):
            return
        name = self.shown_name(binding)
        if access.kind is AccessKind.CAPTURE:
            d = warning(None, f"value captured by `{name}` is never read", capture.use_span)
            d.help("did you mean to capture by reference instead?")
        else:
            done = "passed" if access.kind is AccessKind.PARAM else "assigned"
            d = warning(None, f"value {done} to `{name}` is never read", span)
            d.help("maybe it is overwritten before being read?")
        self.unused.session.emit(UNUSED_ASSIGNMENTS, d)

    def is_guard(self, bit: int) -> bool:
        """Whether the variable has a destructor that may be what it is for."""
        if not self.unused.dropped >> bit & 1 or bit >= len(self.unused.locals):
            return False
        t = self.body.locals[self.unused.locals[bit]].ty
        if not isinstance(t, _MAY_GUARD):
            return False
        return self.tcx.facts.needs_drop(t, self.tcx.typeck_owner(self.body.def_))

    # -------------------------------------------------------------- patterns

    def initialises(self, binding: _Binding | None, span: Span) -> bool:
        """Whether what is written at `span` is the variable's first value."""
        if binding is None:
            return False
        at = self.tcx.sources.outermost_call(span)
        return any(
            outer is not None and _inside(self.tcx.sources.outermost_call(outer), at)
            for outer in (binding.pattern, binding.value)
        )

    def binding_of(self, variable: ast.IdentPat) -> _Binding | None:
        if self.bindings is None:
            self.bindings = self.all_bindings()
        return self.bindings.get(variable)

    def all_bindings(self) -> dict[ast.IdentPat, _Binding]:
        owner = self.tcx.typeck_owner(self.body.def_)
        item = owner
        while item.kind is DefKind.ANON_CONST and item.parent is not None:
            item = item.parent
        resolutions = self.tcx.resolutions(item)
        same = resolutions.same_binding
        out: dict[ast.IdentPat, _Binding] = {}
        node: Any = owner.node
        root: Any = node.kind if isinstance(node, ast.Item) else node
        for found in walk(resolutions, root):
            pattern, value = _pattern_of(found)
            for pat, of in ((pattern, value),) if pattern is not None else _arms(found):
                shorthand: set[ast.Pat] = set()
                for inner in walk(resolutions, pat):
                    if isinstance(inner, ast.FieldPat) and inner.shorthand:
                        shorthand.add(inner.pat)
                    if isinstance(inner, ast.IdentPat) and inner not in resolutions.ident_pats:
                        first = same.get(inner, inner)
                        known = out.setdefault(first, _Binding(pat.span, of))
                        known.spans.append((binding_span(inner), inner in shorthand))
        return out


_MAY_GUARD = (ty.Closure, ty.Tuple, ty.Adt, ty.Dynamic, ty.Array, ty.Slice, ty.Alias)


def _pattern_of(node: object) -> tuple[ast.Pat | None, Span | None]:
    match node:
        case ast.LetStmt(pat=pat, init=init):
            return pat, None if init is None else init.span
        case ast.LetExpr(pat=pat, scrutinee=value):
            return pat, value.span
        case ast.ForExpr(pat=pat, iterable=value):
            return pat, value.span
        case ast.Param(pat=pat) | ast.ClosureParam(pat=pat):
            return pat, None
        case _:
            return None, None


def _arms(node: object) -> tuple[tuple[ast.Pat, Span | None], ...]:
    if not isinstance(node, ast.MatchExpr):
        return ()
    return tuple((arm.pat, node.scrutinee.span) for arm in node.arms)


def _inside(outer: Span, inner: Span) -> bool:
    return outer.ctxt == inner.ctxt and outer.lo <= inner.lo and inner.hi <= outer.hi


def _string(o: ir.Operand) -> Iterator[tuple[Span, str]]:
    if isinstance(o, ir.Const) and isinstance(o.constant, ir.StrConst):
        yield o.span, o.constant.value


def binding_span(pat: ast.IdentPat) -> Span:
    """`mut x` of `mut x @ ..`."""
    name = pat.name.span
    return Span(pat.span.lo, name.hi, name.ctxt) if pat.span.ctxt == name.ctxt else name


def add_suggestion(d: DiagnosticBuilder, message: str, *parts: tuple[Span, str]) -> None:
    """A suggestion that is shown as a label where it is the only one, and short."""
    inline = len(parts) == 1 and not any(c.suggestion for c in d.children)
    d.children.append(Child(Level.HELP, message, (), Suggestion(tuple(parts), inline=inline)))
