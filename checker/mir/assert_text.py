"""What an assertion of MIR says when its operands are known: in E0080 and in the lints on panics.

Source: `rustc_middle::mir::AssertKind::diagnostic_message`; numbers as `ConstInt` prints them.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.mir.ir import AssertKind
from checker.types.ty import SIGNED, Prim, Ty, int_range

Known = tuple[int | None, Ty]


def assert_text(kind: AssertKind, operands: Sequence[Known]) -> str:
    """The message of a failed `kind`; an operand whose value is None is not known."""
    if kind is AssertKind.BOUNDS_CHECK:
        length, index = ("_" if v is None else str(v) for v, _ in operands)
        return f"index out of bounds: the length is {length} but the index is {index}"
    return _TEXT[kind].format(*(number(v, t) for v, t in operands))


def number(value: int | None, t: Ty) -> str:
    """`200_u8`, `i32::MIN`, `_`."""
    if value is None or not isinstance(t, Prim):
        return "_"
    name = t.kind.value
    low, high = int_range(t.kind)
    if value == high:
        return f"{name}::MAX"
    if value == low and t.kind in SIGNED:
        return f"{name}::MIN"
    return f"{value}_{name}"


_OVERFLOW = "attempt to compute `{{}} {} {{}}`, which would overflow"
_TEXT = {
    AssertKind.OVERFLOW_ADD: _OVERFLOW.format("+"),
    AssertKind.OVERFLOW_SUB: _OVERFLOW.format("-"),
    AssertKind.OVERFLOW_MUL: _OVERFLOW.format("*"),
    AssertKind.OVERFLOW_DIV: _OVERFLOW.format("/"),
    AssertKind.OVERFLOW_REM: (
        "attempt to compute the remainder of `{} % {}`, which would overflow"
    ),
    AssertKind.OVERFLOW_NEG: "attempt to negate `{}`, which would overflow",
    AssertKind.OVERFLOW_SHL: "attempt to shift left by `{1}`, which would overflow",
    AssertKind.OVERFLOW_SHR: "attempt to shift right by `{1}`, which would overflow",
    AssertKind.DIVISION_BY_ZERO: "attempt to divide `{}` by zero",
    AssertKind.REMAINDER_BY_ZERO: (
        "attempt to calculate the remainder of `{}` with a divisor of zero"
    ),
}
