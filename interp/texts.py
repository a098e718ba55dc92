"""Text of numbers, characters and strings, as Rust's `fmt` and `FromStr` have them.

Pure functions on Python values. Floats: the shortest digits that read back are Python's `repr`;
exact digits are Python's `%f` and `%e`, which round half to even on the exact value, as Rust does.
"""

from __future__ import annotations

import math
import re

from grammar.record import frozen

from .runtime import f32

SHORTEST = (1 << 64) - 1
NO_ARG = (1 << 64) - 1


# ------------------------------------------------------------------ templates


@frozen
class Piece:
    """Literal `text`, then argument `arg` (`NO_ARG`: none) with its options."""

    text: str
    arg: int = NO_ARG
    options: bool = False
    fill: str = " "
    align: int = 0
    flags: int = 0
    width_kind: int = 0
    width: int = 0
    precision_kind: int = 0
    precision: int = 0


_PIECE = re.compile("\x01([^\x02]*(?:\x02(?=;[<^>])[^\x02]*)?)\x02", re.S)
_FLAGS = {"+": 1, "#": 2, "0": 4, "x": 8, "X": 16, "-": 32}


def template(text: str) -> tuple[Piece, ...]:
    """The pieces of a format template (the encoding is described in the library's `fmt`)."""
    out: list[Piece] = []
    literal: list[str] = []
    at = 0
    for m in _PIECE.finditer(text):
        literal.append(text[at : m.start()])
        at = m.end()
        if m.group(1):
            out.append(_piece("".join(literal), m.group(1)))
            literal.clear()
        else:
            literal.append("\x01")
    literal.append(text[at:])
    rest = "".join(literal)
    if rest or not out:
        out.append(Piece(rest))
    return tuple(out)


def _piece(text: str, spec: str) -> Piece:
    arg, _, rest = spec.partition(";")
    fill = " "
    if rest.startswith(";") and not (rest[1:2] == ";" and rest[2:3] in "<^>" and rest[2:3]):
        rest = rest[1:]
    else:
        fill, rest = rest[0], rest[2:]
    align, flags, width, precision = rest.split(";")
    kinds = [0 if not x else 2 if x.startswith("$") else 1 for x in (width, precision)]
    numbers = [int(x.lstrip("$") or 0) for x in (width, precision)]
    bits = sum(_FLAGS[c] for c in flags)
    return Piece(
        text,
        int(arg),
        rest != ";;;",
        fill,
        {"": 0, "<": 1, "^": 2, ">": 3}[align],
        bits,
        kinds[0],
        numbers[0],
        kinds[1],
        numbers[1],
    )


# ------------------------------------------------------------------ padding


def padded(text: str, fill: str, align: int, width: int, default: int) -> str:
    missing = width - len(text)
    if missing <= 0:
        return text
    where = align or default
    left = 0 if where == 1 else missing if where == 3 else missing // 2
    return fill * left + text + fill * (missing - left)


def padded_integral(
    nonnegative: bool, prefix: str, digits: str, flags: int, fill: str, align: int, width: int
) -> str:
    sign = "-" if not nonnegative else "+" if flags & 1 else ""
    if flags & 4:
        return sign + prefix + digits.rjust(width - len(sign) - len(prefix), "0")
    return padded(sign + prefix + digits, fill, align, width, 3)


def padded_text(text: str, fill: str, align: int, width: int, precision: int) -> str:
    return padded(text[:precision] if precision != SHORTEST else text, fill, align, width, 1)


def digits(value: int, radix: int, upper: bool) -> str:
    kind = {2: "b", 8: "o", 10: "d", 16: "X" if upper else "x"}.get(radix)
    if kind is not None:
        return format(value, kind)
    out = ""
    while True:
        value, d = divmod(value, radix)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
        if not value:
            return out.upper() if upper else out


# ------------------------------------------------------------------ floats


def _shortest(value: float, single: bool) -> tuple[str, int]:
    """Digits without point and exponent `e`: the value is `0.DIGITS * 10^e`."""
    if single:
        for n in range(1, 10):
            shown = f"{value:.{n - 1}e}"
            if f32(float(shown)) == value:
                break
    else:
        shown = f"{float(repr(value)):.16e}" if value == 0 else _scientific(repr(value))
    mantissa, _, exponent = shown.partition("e")
    plain = mantissa.replace(".", "").rstrip("0")
    if len(plain) >= (6 if single else 15):
        plain = _half_up(value, plain, single)
    return plain or "0", int(exponent) + 1


def _half_up(value: float, digits: str, single: bool) -> str:
    """Where the exact value lies in the middle between two shortest texts, Rust takes the larger,
    Python the even one."""
    from decimal import Decimal

    exact = "".join(map(str, Decimal(abs(value)).as_tuple().digits)).rstrip("0")
    if len(exact) != len(digits) + 1 or exact[-1] != "5":
        return digits
    up = str(int(exact[:-1]) + 1)
    if len(up) != len(digits):
        return digits
    parsed = float(Decimal(up).scaleb(Decimal(abs(value)).adjusted() - len(up) + 1))
    return up if (f32(parsed) if single else parsed) == abs(value) else digits


def _scientific(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    whole, _, part = mantissa.partition(".")
    e = int(exponent or 0)
    joined = whole + part
    stripped = joined.lstrip("0")
    e += len(whole) - 1 - (len(joined) - len(stripped))
    return f"{stripped[:1] or '0'}.{stripped[1:] or '0'}e{e}"


def float_text(value: float, single: bool, precision: int, how: int) -> str:
    """The text of `|value|`; `how` is 0 `{}`, 1 `{:?}`, 2 `{:e}`, 3 `{:E}`."""
    if math.isnan(value):
        return "NaN"
    value = abs(value)
    if math.isinf(value):
        return "inf"
    if how >= 2:
        return _exponential(value, single, precision, "e" if how == 2 else "E")
    if precision != SHORTEST:
        return f"{value:.{precision}f}"
    if how == 1 and value and (value < 1e-4 if not single else value < f32(1e-4)):
        return _exponential(value, single, precision, "e")
    if how == 1 and value >= 1e16:
        return _exponential(value, single, precision, "e")
    plain, e = _shortest(value, single)
    if value == 0:
        text = "0"
    elif e <= 0:
        text = "0." + "0" * -e + plain
    elif e >= len(plain):
        text = plain + "0" * (e - len(plain))
    else:
        text = plain[:e] + "." + plain[e:]
    return text + ".0" if how == 1 and "." not in text else text


def _exponential(value: float, single: bool, precision: int, letter: str) -> str:
    if precision != SHORTEST:
        mantissa, _, exponent = f"{value:.{precision}e}".partition("e")
        return f"{mantissa}{letter}{int(exponent)}"
    if value == 0:
        return f"0{letter}0"
    plain, e = _shortest(value, single)
    point = "." if len(plain) > 1 else ""
    return f"{plain[0]}{point}{plain[1:]}{letter}{e - 1}"


def int_exp(value: int, precision: int, upper: bool) -> str:
    """`{:e}` of an integer: trailing zeros dropped, or rounded half to even to `precision`."""
    letter = "E" if upper else "e"
    text = str(value)
    e = len(text) - 1
    if precision == SHORTEST:
        text = text.rstrip("0") or "0"
        point = "." if len(text) > 1 else ""
        return f"{text[0]}{point}{text[1:]}{letter}{e}"
    drop = e - precision
    if drop > 0:
        unit = 10**drop
        kept, rest = divmod(value, unit)
        if rest * 2 > unit or (rest * 2 == unit and kept & 1):
            kept += 1
        text = str(kept)
        e = len(text) - 1 + drop
        text = text[: precision + 1]
    text = text.ljust(precision + 1, "0")
    point = "." if precision else ""
    return f"{text[0]}{point}{text[1:]}{letter}{e}"


# ------------------------------------------------------------------ parsing


def parse_int(text: str, radix: int, low: int, high: int) -> tuple[int, int]:
    """(value, status): 0 fine, 1 empty, 2 invalid digit, 3 too large, 4 too small."""
    if not text:
        return 0, 1
    body = text
    negative = False
    if text[0] == "+" or (text[0] == "-" and low < 0):
        negative = text[0] == "-"
        body = text[1:]
    if not body:
        return 0, 2
    value = 0
    for ch in body:
        d = int(ch, 36) if ch.isascii() and ch.isalnum() else 99
        if d >= radix:
            return 0, 2
        value = value * radix + d
    if negative:
        value = -value
    if value > high:
        return 0, 3
    return (0, 4) if value < low else (value, 0)


_FLOAT = re.compile(r"[+-]?(inf|infinity|nan|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)\Z", re.I)


def float_ok(text: str) -> bool:
    return text.isascii() and _FLOAT.match(text) is not None


def parse_single(text: str) -> float:
    """The nearest f32 (rounded once)."""
    from fractions import Fraction

    double = float(text)
    if not math.isfinite(double) or double == 0:
        return double
    single = f32(double)
    if single == double or math.isinf(single):
        return single
    exact = Fraction(text)
    other = _next_single(single, exact > Fraction(single))
    mid = (Fraction(single) + Fraction(other)) / 2
    if (exact > mid) == (other > single) and exact != mid:
        return other
    return single


def _next_single(x: float, up: bool) -> float:
    import struct

    n = struct.unpack("<i", struct.pack("<f", x))[0]
    n += 1 if (x > 0) == up else -1
    return float(struct.unpack("<f", struct.pack("<i", n))[0])


# ------------------------------------------------------------------ hashing

_M = (1 << 64) - 1


def sip_rounds(v0: int, v1: int, v2: int, v3: int, n: int) -> tuple[int, int, int, int]:
    """`n` SipRounds."""
    for _ in range(n):
        v0 = v0 + v1 & _M
        v1 = (v1 << 13 | v1 >> 51) & _M ^ v0
        v0 = (v0 << 32 | v0 >> 32) & _M
        v2 = v2 + v3 & _M
        v3 = (v3 << 16 | v3 >> 48) & _M ^ v2
        v0 = v0 + v3 & _M
        v3 = (v3 << 21 | v3 >> 43) & _M ^ v0
        v2 = v2 + v1 & _M
        v1 = (v1 << 17 | v1 >> 47) & _M ^ v2
        v2 = (v2 << 32 | v2 >> 32) & _M
    return v0, v1, v2, v3
