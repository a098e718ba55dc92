"""E0004, E0005: patterns that do not cover every value.

`match` must be exhaustive; the patterns of `let` without `else`, of parameters and of `for` must
always match. The question is answered by `usefulness`, witnesses are written by `witness`; here are
the places that ask, and the words of the answer. Which arms can never be reached is for a lint
(`checker.lints.unreachable_patterns`), which is handed the matches.

Source: `rustc_mir_build::thir::pattern::check_match`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import thir
from checker.mir.thir_visit import children
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.usefulness import Matrix, Row, Variant, Witness
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.record import Enum, NamedTuple
from grammar.span import Span

BOOK = "https://doc.rust-lang.org/book/ch19-02-refutability.html"


def check_body(tcx: Tcx, body: thir.Body) -> bool:
    """Report all patterns of `body` that do not cover everything; False if there are any."""
    checker = _Checker(tcx, body.owner)
    checker.seen = tcx.memo(matches_of).setdefault(body.owner, [])
    checker.choices = tcx.memo(choices_of).setdefault(body.owner, [])
    where = "closure" if body.owner.kind is DefKind.CLOSURE else "function"
    checker.expr(body.value)
    for p in body.params:
        if p.pat is not None:
            checker.irrefutable(p.pat, f"{where} argument", None)
    return checker.ok


def matches_of(tcx: Tcx, owner: Def) -> list[thir.Match]:
    """The `match` expressions of a checked body, for the lint of arms that cannot be reached."""
    found: list[thir.Match] = tcx.memo(matches_of).get(owner, [])
    return found


class LetPlace(Enum):
    IF = "`if let`"
    WHILE = "`while let`"
    GUARD = "`if let` guard"
    ELSE = "`let...else`"


class Choice(NamedTuple):
    """A pattern that is tested, alone, where it may fail."""

    place: LetPlace
    pat: thir.Pat
    span: Span


def choices_of(tcx: Tcx, owner: Def) -> list[Choice]:
    """The tested patterns of a checked body, for the lint of those that always match."""
    found: list[Choice] = tcx.memo(choices_of).get(owner, [])
    return found


class _Checker:
    def __init__(self, tcx: Tcx, owner: Def) -> None:
        self.tcx = tcx
        self.matrix = Matrix(tcx, tcx.typeck_owner(owner))
        self.ok = True
        self.seen: list[thir.Match] = []
        self.choices: list[Choice] = []

    def expr(self, e: thir.Expr) -> None:
        match e.kind:
            case thir.Match(source=thir.MatchSource.NORMAL):
                self.match(e.kind, e.span)
            case thir.Match(source=thir.MatchSource.FOR, arms=arms):
                self.for_pattern(arms)
            case thir.BlockExpr(block):
                self.block(block)
            case thir.If(cond=cond, is_loop=is_loop):
                self.condition(cond, LetPlace.WHILE if is_loop else LetPlace.IF)
            case _:
                pass
        for child in children(e):
            self.expr(child)

    def condition(self, cond: thir.Expr, place: LetPlace) -> None:
        """Remember a condition that is one `let`."""
        while isinstance(cond.kind, thir.ScopeExpr):
            cond = cond.kind.value
        if isinstance(cond.kind, thir.Let):
            self.choices.append(Choice(place, cond.kind.pat, cond.span))

    def block(self, block: thir.Block) -> None:
        for s in block.stmts:
            if not isinstance(s, thir.LetStmt):
                continue
            if s.orelse is None:
                self.irrefutable(s.pat, "local binding", s)
            else:
                self.block(s.orelse)
                if s.init is not None:
                    span = Span(s.span.lo, s.init.span.hi, s.span.ctxt)
                    self.choices.append(Choice(LetPlace.ELSE, s.pat, span))

    def for_pattern(self, arms: list[thir.Arm]) -> None:
        for arm in arms:
            if isinstance(arm.pat.kind, thir.VariantPat):
                for _, sub in arm.pat.kind.fields:
                    self.irrefutable(sub, "`for` loop binding", None)

    # -------------------------------------------------------------- match

    def match(self, kind: thir.Match, span: Span) -> None:
        self.seen.append(kind)
        for arm in kind.arms:
            if arm.guard is not None:
                self.condition(arm.guard, LetPlace.GUARD)
        t = kind.scrutinee.ty
        rows: list[Row] = [
            (self.matrix.deconstruct(arm.pat),) for arm in kind.arms if arm.guard is None
        ]
        found = [w[0] for w in self.matrix.uncovered(rows, ((t, True),))]
        if not found or isinstance(t, ty.ErrorTy):
            return
        self.ok = False
        if not kind.arms and not has_variants(self.tcx, t):
            self.report_empty(kind, t, span)
            return
        joined, patterns = join_witnesses(self.tcx, found)
        message = f"non-exhaustive patterns: {joined} not covered"
        label = f"{plural('pattern', found)} {joined} not covered"
        d = error("E0004", message, kind.scrutinee.span, label)
        self.defined_here(d, t, found, foreign=True)
        from checker.types.pretty import show

        d.note(f"the matched value is of type `{show(self.tcx, t)}`")
        if is_str(t):
            self.cannot_be_exhaustive(d, t)
        if kind.arms and all(a.guard is not None for a in kind.arms):
            d.note("match arms with guards don't count towards exhaustivity")
        suggest_arms(self.tcx, d, kind, found, patterns, span)
        self.tcx.emit(d.build())

    def report_empty(self, kind: thir.Match, t: ty.Ty, span: Span) -> None:
        from checker.types.pretty import show

        shown = show(self.tcx, t)
        message = f"non-exhaustive patterns: type `{shown}` is non-empty"
        d = error("E0004", message, kind.scrutinee.span)
        peeled = t
        while isinstance(peeled, ty.Ref):
            peeled = peeled.pointee
        if isinstance(peeled, ty.Adt):
            at = peeled.def_.span
            d.note(f"`{show(self.tcx, peeled)}` defined here", Label(at, "", primary=True))
        d.note(f"the matched value is of type `{shown}`")
        if isinstance(t, ty.Ref):
            d.note("references are always considered inhabited")
        text = f"{HELP} as shown"
        d.suggest(text, (open_arms(kind, span), " {\n    _ => todo!(),\n}"))
        self.tcx.emit(d.build())

    def cannot_be_exhaustive(self, d: DiagnosticBuilder, t: ty.Ty) -> None:
        from checker.types.pretty import show

        shown = show(self.tcx, t)
        d.note(f"`{shown}` cannot be matched exhaustively, so a wildcard `_` is necessary")

    # -------------------------------------------------------------- irrefutable patterns

    def irrefutable(self, pat: thir.Pat, where: str, let: thir.LetStmt | None) -> None:
        row = (self.matrix.deconstruct(pat),)
        found = [w[0] for w in self.matrix.uncovered([row], ((pat.ty, True),))]
        if not found or isinstance(pat.ty, ty.ErrorTy):
            return
        self.ok = False
        joined, _ = join_witnesses(self.tcx, found)
        label = f"{plural('pattern', found)} {joined} not covered"
        d = error("E0005", f"refutable pattern in {where}", pat.span, label)
        if let is not None:
            d.note(
                '`let` bindings require an "irrefutable pattern", like a `struct` or an `enum` '
                "with only one variant"
            )
            d.note(f"for more information, visit {BOOK}")
        self.defined_here(d, pat.ty, found, foreign=False)
        from checker.types.pretty import show

        d.note(f"the matched value is of type `{show(self.tcx, pat.ty)}`")
        if let is not None and let.init is not None:
            suggest_let(d, let, let.init, len(found))
        self.tcx.emit(d.build())

    # -------------------------------------------------------------- notes

    def defined_here(
        self, d: DiagnosticBuilder, t: ty.Ty, found: list[Witness], foreign: bool
    ) -> None:
        """Where the type is defined, and its variants that are not covered."""
        while isinstance(t, ty.Ref):
            t = t.pointee
        if not isinstance(t, ty.Adt) or (t.def_.is_library and not foreign):
            return
        labels = [Label(t.def_.span, "", primary=True)]
        if len(found) < 5:
            info = self.tcx.adt(t.def_)
            spans = [s for w in found for s in variant_spans(info, w)]
            labels.extend(Label(s, "not covered") for s in dict.fromkeys(spans))
        from checker.types.pretty import show

        d.note(f"`{show(self.tcx, t)}` defined here", *labels)


def variant_spans(info: ty.AdtInfo, w: Witness) -> list[Span]:
    out = []
    if isinstance(w.ctor, Variant) and isinstance(w.ty, ty.Adt) and w.ty.def_ is info.def_:
        out.append(info.variants[w.ctor.index].def_.span)
    for f in w.fields:
        out.extend(variant_spans(info, f))
    return out


def has_variants(tcx: Tcx, t: ty.Ty) -> bool:
    if not isinstance(t, ty.Adt):
        return False
    info = tcx.adt(t.def_)
    return info.kind is ty.AdtKind.ENUM and bool(info.variants)


def is_str(t: ty.Ty) -> bool:
    return isinstance(t, ty.Ref) and t.pointee == ty.STR


def plural(word: str, items: list[Witness]) -> str:
    return word if len(items) == 1 else f"{word}s"


def join_witnesses(tcx: Tcx, found: list[Witness]) -> tuple[str, list[str]]:
    """ "`A`, `B` and `C`", at most three of them, and all of them apart."""
    from checker.types.witness import show_witness

    shown = [show_witness(tcx, w) for w in found]
    quoted = [f"`{s}`" for s in shown]
    if len(quoted) == 1:
        return quoted[0], shown
    if len(quoted) <= 3:
        return f"{', '.join(quoted[:-1])} and {quoted[-1]}", shown
    return f"{', '.join(quoted[:3])} and {len(quoted) - 3} more", shown


# ------------------------------------------------------------------ suggestions

HELP = (
    "ensure that all possible cases are being handled by adding a match arm with a wildcard pattern"
)


def suggest_arms(
    tcx: Tcx,
    d: DiagnosticBuilder,
    kind: thir.Match,
    found: list[Witness],
    patterns: list[str],
    span: Span,
) -> None:
    text = HELP
    listed = len(found) < 4
    if len(found) > 1 and listed:
        text += ", a match arm with multiple or-patterns"
    text += (
        " or an explicit pattern as shown"
        if len(found) == 1
        else (" as shown, or multiple match arms")
    )
    arm = f"{' | '.join(patterns) if listed else '_'} => todo!()"
    if not kind.arms:
        d.suggest(text, (open_arms(kind, span), f" {{\n    {arm},\n}}"))
        return
    last = kind.arms[-1]
    spacing = arm_spacing(tcx, kind.arms)
    d.suggest(text, (last.span.shrink_to_hi(), f",{spacing}{arm}"))


def arm_spacing(tcx: Tcx, arms: list[thir.Arm]) -> str:
    """A new line with the last arm's indentation where arms stand on lines of their own."""
    last = arms[-1].span
    if last.ctxt < 0:
        return " "
    line = tcx.sources.locate(last).line
    before = tcx.sources.snippet(Span(max(last.lo - last.lo, 0), last.lo, last.ctxt))
    indent = before.rsplit("\n", 1)[-1]
    alone = not indent.strip()
    if len(arms) > 1:
        alone = alone and tcx.sources.locate(arms[-2].span.shrink_to_hi()).line != line
    return f"\n{indent}" if alone else " "


def open_arms(kind: thir.Match, span: Span) -> Span:
    """From the scrutinee to the end of a `match` without arms."""
    return Span(kind.scrutinee.span.hi, span.hi, span.ctxt)


def suggest_let(d: DiagnosticBuilder, let: thir.LetStmt, init: thir.Expr, count: int) -> None:
    those = "variant that isn't" if count == 1 else "variants that aren't"
    end = init.span.shrink_to_hi()
    if binds(let.pat):
        text = f"you might want to use `let...else` to handle the {those} matched"
        d.suggest(text, (end, " else { todo!() }"))
        return
    text = f"you might want to use `if let` to ignore the {those} matched"
    d.suggest(text, (let.span.shrink_to_lo(), "if "), (end, " { todo!() }"))


def binds(p: thir.Pat) -> bool:
    from checker.mir.lower_bind import bindings

    return next(bindings(p), None) is not None
