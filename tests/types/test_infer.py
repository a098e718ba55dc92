"""Inference tables: unification, snapshots, pending obligations."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.context import LangItem
from checker.names.defs import PrimTy
from checker.types.fulfill import Fulfill, FulfillErrorKind
from checker.types.infer import InferCtxt
from checker.types.ty import (
    BOOL,
    ERASED,
    I32,
    STR,
    U8,
    InferKind,
    Prim,
    Ref,
    Slice,
    Tuple,
    Ty,
)
from grammar.span import DUMMY_SPAN
from tests.types.crate import Program

PROGRAM = Program("fn f() {}")


def context() -> InferCtxt:
    return InferCtxt(PROGRAM.tcx)


def test_integer_variables_take_integers_only() -> None:
    cx = context()
    var = cx.fresh(InferKind.INT)
    assert cx.unify(var, BOOL) is not None
    assert cx.unify(var, U8) is None
    assert cx.resolve(Slice(var)) == Slice(U8)


def test_failure_leaves_nothing() -> None:
    cx = context()
    a, b = cx.fresh(), cx.fresh()
    assert cx.unify(Tuple((a, b, I32)), Tuple((U8, BOOL, STR))) is not None
    assert cx.shallow(a) == a
    assert cx.shallow(b) == b


def test_no_infinite_types() -> None:
    cx = context()
    var = cx.fresh()
    mismatch = cx.unify(var, Slice(var))
    assert mismatch is not None
    assert mismatch.cyclic


types = st.recursive(
    st.sampled_from([I32, U8, BOOL, Prim(PrimTy.F64)]) | st.integers(0, 3).map(lambda i: i),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | inner.map(lambda t: ["&", t]),
    max_leaves=8,
)


def build(shape: object, variables: list[Ty]) -> Ty:
    if isinstance(shape, int):
        return variables[shape]
    if isinstance(shape, tuple):
        return Tuple(tuple(build(s, variables) for s in shape))
    if isinstance(shape, list):
        return Ref(ERASED, build(shape[1], variables), False)
    return shape  # type: ignore[return-value]


@given(types, types)
def test_unified_types_are_equal_and_rollback_is_complete(a: object, b: object) -> None:
    cx = context()
    variables: list[Ty] = [cx.fresh() for _ in range(4)]
    x, y = build(a, variables), build(b, variables)
    with cx.probe():
        if cx.unify(x, y) is None:
            assert cx.resolve(x) == cx.resolve(y)
    assert [cx.shallow(v) for v in variables] == variables


def test_pending_obligation_waits_for_its_variable() -> None:
    cx = context()
    fulfill = Fulfill(cx)
    var = cx.fresh()
    fulfill.register_bound(var, PROGRAM.tcx.lang(LangItem.COPY), DUMMY_SPAN)
    assert fulfill.select_where_possible() == []
    assert len(fulfill.pending()) == 1
    assert cx.unify(var, Ref(ERASED, I32, True)) is None
    (error,) = fulfill.select_where_possible()
    assert error.kind is FulfillErrorKind.UNIMPLEMENTED
    assert not fulfill.pending()
