"""`#[test]`: what may be a test. A free function without parameters, whose result tells success.

Source: `rustc_builtin_macros::test`, `test::assert_test_result`.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, DefKind
from checker.names.head_span import head_span
from checker.names.owners import items
from checker.types.collect_generics import fn_item
from checker.types.fold import erase_regions, has_error, open_sig
from checker.types.fulfill import Fulfill, report_fulfill_error
from checker.types.infer import InferCtxt
from checker.types.obligation import Obligation
from checker.types.ty import Predicate, TraitPredicate, TraitRef
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error
from grammar.span import Span


def check_tests(tcx: Tcx) -> None:
    """Checks every item marked `#[test]`; only in a crate opened for its tests."""
    for item in items(tcx):
        if has_attr(tcx, item, "test"):
            wrong = _wrong_form(tcx, item)
            if wrong is None:
                _check_result(tcx, item)
            elif item.kind is DefKind.FN:
                tcx.emit(error(None, wrong, _without_attributes(tcx, item)).build())
            else:
                tcx.emit(error(None, wrong, test_attribute(item), _NO_EFFECT).build())


_NO_EFFECT = (
    "the `#[test]` macro causes a function to be run as a test and has no effect on non-functions"
)


def _wrong_form(tcx: Tcx, item: Def) -> str | None:
    fn = fn_item(item)
    if fn is None or item.kind is not DefKind.FN:
        return "the `#[test]` attribute may only be used on a free function"
    if fn.header.is_async:
        return "async functions cannot be used for tests"
    if fn.params:
        return "functions used as tests can not have any arguments"
    if any(not isinstance(p, ast.LifetimeParam) for p in fn.generics.params):
        return "functions used as tests can not have any non-lifetime generic parameters"
    if has_attr(tcx, item, "should_panic") and not _is_unit(fn.output):
        return "functions using `#[should_panic]` must return `()`"
    return None


def _is_unit(output: ast.Type | None) -> bool:
    return output is None or (isinstance(output, ast.TupleType) and not output.elements)


def _without_attributes(tcx: Tcx, item: Def) -> Span:
    return head_span(tcx.sources, item)._replace(hi=item.span.hi)


def test_attribute(item: Def) -> Span:
    """The place of `#[test]`."""
    attrs: tuple[ast.Attribute, ...] = getattr(item.node, "attrs", ())
    found = [a.span for a in attrs if a.path.segments[-1].ident.name == "test"]
    return found[0] if found else item.span


def _check_result(tcx: Tcx, item: Def) -> None:
    """The result must be `Termination`."""
    fn = fn_item(item)
    termination = tcx.q_lang_items.get(tcx, None).get(LangItem.TERMINATION)
    if fn is None or fn.output is None or termination is None:
        return
    output = erase_regions(open_sig(tcx.fn_sig(item)).output)
    if has_error(output):
        return
    infcx = InferCtxt(tcx, item)
    fulfill = Fulfill(infcx)
    goal = Predicate(TraitPredicate(TraitRef(termination, (output,))))
    fulfill.register(Obligation(goal, fn.output.span))
    for wrong in fulfill.select_all_or_error():
        failed = wrong.obligation.predicate.kind
        if isinstance(failed, TraitPredicate) and failed.trait_ref.trait is termination:
            tcx.emit(_no_termination(tcx, item, failed.trait_ref.args[0], fn.output.span))
        else:
            tcx.emit(report_fulfill_error(tcx, infcx, wrong))


def _no_termination(tcx: Tcx, item: Def, result: object, at: Span) -> Diagnostic:
    from checker.types.pretty import show

    shown = show(tcx, result)
    message = f"the trait bound `{shown}: Termination` is not satisfied"
    label = f"the trait `Termination` is not implemented for `{shown}`"
    builder = error("E0277", message, at, label)
    return builder.label(test_attribute(item), "in this attribute macro expansion").build()
