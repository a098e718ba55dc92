"""Witnesses of non-exhaustiveness, on patterns built by hand; the expected ones are rustc's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import checker.types.witness as witness_module
from checker.mir import ir, thir
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty
from checker.types.usefulness import Matrix
from checker.types.witness import show_witness
from grammar.span import DUMMY_SPAN

U8, I32, USIZE_TY, CHAR = ty.U8, ty.I32, ty.USIZE, ty.CHAR


def definition(kind: DefKind, name: str, parent: Def | None = None) -> Def:
    return Def(kind, name, parent, None, DUMMY_SPAN, False)


ENUM = definition(DefKind.ENUM, "E")
A, B, C = (definition(DefKind.VARIANT, n, ENUM) for n in "ABC")
FIELD_B, FIELD_X = definition(DefKind.FIELD, "0", B), definition(DefKind.FIELD, "x", C)
INFO = ty.AdtInfo(
    ENUM,
    ty.AdtKind.ENUM,
    (
        ty.VariantInfo("A", A, ty.CtorKind.UNIT, ()),
        ty.VariantInfo("B", B, ty.CtorKind.TUPLE, (ty.FieldInfo("0", FIELD_B),)),
        ty.VariantInfo("C", C, ty.CtorKind.NAMED, (ty.FieldInfo("x", FIELD_X),)),
    ),
    (0, 1, 2),
)
E = ty.Adt(ENUM, ())


@pytest.fixture
def tcx(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(witness_module, "show_path", lambda _tcx, d: f"{d.parent.name}::{d.name}")
    facts = SimpleNamespace(normalize=lambda t, _env: t)
    return SimpleNamespace(
        is_lang=lambda d, item: False,
        adt=lambda d: INFO,
        type_of=lambda d: I32 if d is FIELD_B else U8,
        facts=facts,
    )


def pat(kind: Any, t: ty.Ty) -> thir.Pat:
    return thir.Pat(kind, t, DUMMY_SPAN)


def wild(t: ty.Ty) -> thir.Pat:
    return pat(thir.WildPat(), t)


def int_(value: int, t: ty.Ty) -> thir.Pat:
    return pat(thir.ConstPat(ir.IntConst(value, t), value), t)


def range_(lo: int | None, hi: int | None, t: ty.Ty) -> thir.Pat:
    return pat(thir.RangePat(lo, hi, True), t)


def tuple_(*parts: thir.Pat) -> thir.Pat:
    t = ty.Tuple(tuple(p.ty for p in parts))
    return pat(thir.LeafPat(list(enumerate(parts))), t)


def variant(i: int, *parts: thir.Pat) -> thir.Pat:
    return pat(thir.VariantPat(INFO, (), i, list(enumerate(parts))), E)


def slice_(t: ty.Ty, prefix: list[thir.Pat], rest: bool, suffix: list[thir.Pat]) -> thir.Pat:
    s = ty.Slice(t)
    return pat(thir.SlicePat(prefix, wild(s) if rest else None, suffix), s)


def uncovered(tcx: Any, t: ty.Ty, *pats: thir.Pat) -> list[str]:
    matrix = Matrix(tcx, ENUM)
    rows = [(matrix.deconstruct(p),) for p in pats]
    return [show_witness(tcx, w[0]) for w in matrix.uncovered(rows, ((t, True),))]


def test_variants(tcx: Any) -> None:
    assert uncovered(tcx, E, variant(0)) == ["E::B(_)", "E::C { .. }"]
    assert uncovered(tcx, E) == ["E::A", "E::B(_)", "E::C { .. }"]
    assert uncovered(tcx, E, variant(0), variant(1, wild(I32)), variant(2, wild(U8))) == []


def test_nested_ranges_come_after_missing_variants(tcx: Any) -> None:
    some = variant(1, range_(1, 5, I32))
    assert uncovered(tcx, E, variant(0), some) == ["E::C { .. }"]
    assert uncovered(tcx, E, variant(0), some, variant(2, int_(3, U8))) == [
        "E::B(i32::MIN..=0_i32)",
        "E::B(6_i32..=i32::MAX)",
        "E::C { x: 0_u8..=2_u8 }",
        "E::C { x: 4_u8..=u8::MAX }",
    ]


def test_integers(tcx: Any) -> None:
    assert uncovered(tcx, U8, range_(0, 3, U8)) == ["4_u8..=u8::MAX"]
    assert uncovered(tcx, U8, range_(1, 5, U8), int_(10, U8)) == [
        "0_u8",
        "6_u8..=9_u8",
        "11_u8..=u8::MAX",
    ]
    assert uncovered(tcx, U8, range_(0, 255, U8)) == []
    assert uncovered(tcx, I32) == ["i32::MIN..=i32::MAX"]
    assert uncovered(tcx, USIZE_TY, int_(0, USIZE_TY)) == ["1_usize.."]
    assert uncovered(tcx, ty.ISIZE, int_(0, ty.ISIZE)) == ["..=-1_isize", "1_isize.."]
    assert uncovered(tcx, USIZE_TY, range_(0, None, USIZE_TY)) == []


def test_characters(tcx: Any) -> None:
    assert uncovered(tcx, CHAR, range_(ord("a"), ord("z"), CHAR)) == [
        r"'\0'..='`'",
        r"'{'..='\u{d7ff}'",
        r"'\u{e000}'..='\u{10ffff}'",
    ]


def test_booleans_in_tuples(tcx: Any) -> None:
    both = tuple_(int_(1, ty.BOOL), int_(1, ty.BOOL))
    assert uncovered(tcx, both.ty, both) == ["(false, _)"]
    ends = [
        tuple_(int_(0, I32), wild(ty.BOOL)),
        tuple_(wild(I32), int_(1, ty.BOOL)),
    ]
    assert uncovered(tcx, ends[0].ty, *ends) == [
        "(i32::MIN..=-1_i32, false)",
        "(1_i32..=i32::MAX, false)",
    ]


def test_slices(tcx: Any) -> None:
    s = ty.Slice(I32)
    one = slice_(I32, [wild(I32)], rest=False, suffix=[])
    assert uncovered(tcx, s, slice_(I32, [], False, []), one) == ["[_, _, ..]"]
    two = slice_(I32, [wild(I32), wild(I32)], False, [])
    assert uncovered(tcx, s, two) == ["[]", "[_]", "[_, _, _, ..]"]
    first = slice_(I32, [wild(I32)], True, [])
    assert uncovered(tcx, s, first) == ["[]"]


def test_references_and_strings(tcx: Any) -> None:
    text = ty.Ref(ty.ERASED, ty.STR, False)
    a = pat(thir.ConstPat(ir.StrConst("a", text), "a"), text)
    assert uncovered(tcx, text, a) == ["&_"]
    assert uncovered(tcx, ty.F64, wild(ty.F64)) == []
    zero = pat(thir.ConstPat(ir.FloatConst(0.0, ty.F64), 0.0), ty.F64)
    assert uncovered(tcx, ty.F64, zero) == ["_"]


def test_or_patterns(tcx: Any) -> None:
    either = pat(thir.OrPat([variant(0), variant(1, wild(I32))]), E)
    assert uncovered(tcx, E, either) == ["E::C { .. }"]


def test_arrays_have_one_length(tcx: Any) -> None:
    pair = ty.Array(ty.BOOL, ty.ConstValue(ty.USIZE, 2))
    first = pat(thir.SlicePat([int_(1, ty.BOOL), wild(ty.BOOL)], None, []), pair)
    assert uncovered(tcx, pair, first) == ["[false, _]"]


def test_prim_of_unknown_domain(tcx: Any) -> None:
    single = ty.Prim(PrimTy.F32)
    assert uncovered(tcx, single) == ["_"]
