"""`main`: that there is one (E0601), not generic (E0131), not async (E0752), with a fit result."""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.names.owners import main_function
from checker.types.collect_generics import fn_item
from checker.types.fold import erase_regions, has_error, open_sig
from checker.types.fulfill import Fulfill, report_fulfill_error
from checker.types.infer import InferCtxt
from checker.types.obligation import Obligation
from checker.types.ty import Predicate, TraitPredicate, TraitRef
from grammar.diagnostic import Child, Diagnostic, Label, Level, error


def check_main(tcx: Tcx) -> None:
    """Check the function that a program starts with."""
    main = main_function(tcx.names)
    if main is None:
        _missing(tcx)
        return
    fn = fn_item(main)
    if fn is None:
        return
    if fn.generics.params:
        tcx.emit(
            error(
                "E0131",
                "`main` function is not allowed to have generic parameters",
                fn.generics.span,
                "`main` cannot have generic parameters",
            ).build()
        )
        return
    if fn.generics.where:
        tcx.emit(
            error(
                "E0646",
                "`main` function is not allowed to have a `where` clause",
                fn.generics.where_span,
                "`main` cannot have a `where` clause",
            ).build()
        )
        return
    if fn.header.is_async:
        tcx.emit(
            error(
                "E0752",
                "`main` function is not allowed to be `async`",
                def_span(tcx.sources, main),
                "`main` function is not allowed to be `async`",
            ).build()
        )
        return
    if fn.params:
        _parameters(tcx, main)
        return
    _check_result(tcx, main)


def _missing(tcx: Tcx) -> None:
    end = tcx.user.span.shrink_to_hi()
    file = tcx.sources.context(end).file.name.rsplit("/", 1)[-1]
    name = file.rsplit(".", 1)[0].replace("-", "_")
    builder = error(
        "E0601",
        f"`main` function not found in crate `{name}`",
        end,
        f"consider adding a `main` function to `{file}`",
    )
    for d in _elsewhere(tcx.user):
        builder.note("here is a function named `main`", Label(d.span, "", True))
    tcx.emit(builder.build())


def _elsewhere(root: Def) -> list[Def]:
    found = []
    stack = list(root.children)
    while stack:
        d = stack.pop()
        if d.kind is DefKind.FN and d.name == "main":
            found.append(d)
        if d.kind is DefKind.MOD:
            stack.extend(d.children)
    return found


def _parameters(tcx: Tcx, main: Def) -> None:
    sig = tcx.fn_sig(main)
    builder = error(
        "E0580",
        "`main` function has wrong type",
        def_span(tcx.sources, main),
        "incorrect number of function parameters",
    )
    from checker.types.pretty import show

    builder.note(f"expected signature `fn()`\n   found signature `{show(tcx, sig)}`")
    tcx.emit(builder.build())


def _check_result(tcx: Tcx, main: Def) -> None:
    fn = fn_item(main)
    termination = tcx.q_lang_items.get(tcx, None).get(LangItem.TERMINATION)
    if fn is None or fn.output is None or termination is None:
        return
    output = erase_regions(open_sig(tcx.fn_sig(main)).output)
    if has_error(output):
        return
    infcx = InferCtxt(tcx, main)
    fulfill = Fulfill(infcx)
    goal = Predicate(TraitPredicate(TraitRef(termination, (output,))))
    fulfill.register(Obligation(goal, fn.output.span))
    for e in fulfill.select_all_or_error():
        tcx.emit(_with_help(report_fulfill_error(tcx, infcx, e)))


def _with_help(d: Diagnostic) -> Diagnostic:
    help_ = Child(Level.HELP, "consider using `()`, or a `Result`")
    return Diagnostic(d.level, d.code, d.message, d.labels, (*d.children, help_))
