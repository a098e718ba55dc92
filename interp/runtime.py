"""Run-time functions without state: arithmetic, slices of leaves, text.

Generated code calls these by name. Strings and slices come as their leaves: allocation, slot,
length.
"""

from __future__ import annotations

import cmath
import math
import struct
from typing import Any

from .memory.heap import Allocation, Buffer, Fill

USIZE_MAX = (1 << 64) - 1
_pack_f = struct.Struct("<f").pack
_unpack_f = struct.Struct("<f").unpack

# ------------------------------------------------------------------ integers


def tdiv(a: int, b: int) -> int:
    """Division that rounds towards zero."""
    return a // b if (a >= 0) == (b > 0) else -(-a // b)


def trem(a: int, b: int) -> int:
    """The remainder with the sign of the dividend."""
    return a % b if (a >= 0) == (b > 0) else a - b * -(-a // b)


def trailing_zeros(a: int, bits: int) -> int:
    return (a & -a).bit_length() - 1 if a else bits


def rotate_left(a: int, n: int, bits: int) -> int:
    mask = (1 << bits) - 1
    a &= mask
    n %= bits
    return (a << n | a >> (bits - n)) & mask


def swap_bytes(a: int, bits: int) -> int:
    size = bits // 8
    return int.from_bytes((a & (1 << bits) - 1).to_bytes(size, "little"), "big")


def reverse_bits(a: int, bits: int) -> int:
    return int(f"{a & (1 << bits) - 1:0{bits}b}"[::-1], 2)


def pow_overflows(a: int, exp: int, low: int, high: int) -> bool:
    if a in (-1, 0, 1):
        return False
    return exp > 128 or not low <= a**exp <= high


def ilog(a: int, base: int) -> int:
    n = 0
    while a >= base:
        a //= base
        n += 1
    return n


isqrt = math.isqrt

# ------------------------------------------------------------------ floats


def f32(x: float) -> float:
    """`x` rounded to single precision."""
    try:
        return float(_unpack_f(_pack_f(x))[0])
    except OverflowError:
        return math.inf if x > 0 else -math.inf


def complex_math(re: float, im: float, op: str, single: bool) -> tuple[float, float]:
    """A function of C's `<complex.h>`; the parts are rounded to single precision if wanted."""
    try:
        z = getattr(cmath, op)(complex(re, im))
    except (ValueError, OverflowError):
        z = complex(math.nan, math.nan)
    return (f32(z.real), f32(z.imag)) if single else (z.real, z.imag)


def f32i(n: int) -> float:
    """An integer converted to single precision: rounded once."""
    if -(1 << 24) <= n <= 1 << 24:
        return float(n)
    sign, m = (-1, -n) if n < 0 else (1, n)
    shift = m.bit_length() - 24
    low = m & ((1 << shift) - 1)
    m >>= shift
    half = 1 << (shift - 1)
    if low > half or (low == half and m & 1):
        m += 1
    return f32(sign * math.ldexp(m, shift))


def fdiv(a: float, b: float) -> float:
    if b:
        try:
            return a / b
        except OverflowError:
            return math.copysign(math.inf, a) * math.copysign(1.0, b)
    if a != a or a == 0:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def frem(a: float, b: float) -> float:
    if b == 0 or math.isinf(a):
        return math.nan
    return math.fmod(a, b)


def fsqrt(x: float) -> float:
    return math.sqrt(x) if x >= 0 else x if x == 0 else math.nan


def fpow(x: float, n: float) -> float:
    try:
        result = x**n if x or n >= 0 else fdiv(1.0, math.copysign(0.0, x) if n % 2 == 1 else 0.0)
    except OverflowError:
        return math.inf if x > 0 or n % 2 != 1 else -math.inf
    except ZeroDivisionError:
        return math.inf
    return math.nan if isinstance(result, complex) else float(result)


def fpowi(x: float, n: int, single: bool = False) -> float:
    """By squaring, as compiler-rt's `__powidf2`: each product is rounded."""
    result = 1.0
    rest = abs(n)
    while True:
        if rest & 1:
            result = f32(result * x) if single else result * x
        rest >>= 1
        if not rest:
            return fdiv(1.0, result) if n < 0 else result
        x = f32(x * x) if single else x * x


def float_midpoint(a: float, b: float) -> float:
    """`(a + b) / 2` that does not overflow on the way."""
    total = a + b
    return a / 2 + b / 2 if math.isinf(total) else total / 2


def fma(a: float, b: float, c: float) -> float:
    """`a * b + c` rounded once."""
    if not (math.isfinite(a) and math.isfinite(b) and math.isfinite(c)):
        return a * b + c
    from fractions import Fraction

    exact = Fraction(a) * Fraction(b) + Fraction(c)
    return float(exact) if exact else a * b + c


def float_to_int(x: float, low: int, high: int) -> int:
    """`x as integer`: rounds towards zero, saturates, NaN is 0."""
    if x != x:
        return 0
    if x <= low:
        return low
    if x >= high:
        return high
    return int(x)


def f64_bits(x: float) -> int:
    return int(struct.unpack("<Q", struct.pack("<d", x))[0])


def f32_bits(x: float) -> int:
    return int(struct.unpack("<I", struct.pack("<f", x))[0])


def f64_from(n: int) -> float:
    return float(struct.unpack("<d", struct.pack("<Q", n))[0])


def f32_from(n: int) -> float:
    return float(struct.unpack("<f", struct.pack("<I", n))[0])


def _round(x: float) -> float:
    if not math.isfinite(x) or abs(x) >= 1 << 52:
        return x
    return math.copysign(math.floor(abs(x) + 0.5) if abs(x) % 1 >= 0.5 else math.floor(abs(x)), x)


def _keep(f: Any) -> Any:
    """`f` on finite numbers, other numbers themselves."""
    return lambda x: math.copysign(f(x), x) if math.isfinite(x) else x


def _log(f: Any) -> Any:
    def log(x: float) -> float:
        if x > 0:
            return float(f(x))
        return -math.inf if x == 0 else math.nan

    return log


UNARY: dict[str, Any] = {
    "floor": _keep(math.floor),
    "ceil": _keep(math.ceil),
    "trunc": _keep(math.trunc),
    "round": _round,
    "rint": _keep(round),
    "round_ties_even": _keep(round),
    "fabs": abs,
    "abs": abs,
    "exp": math.exp,
    "exp2": lambda x: 2.0**x,
    "expm1": math.expm1,
    "log": _log(math.log),
    "log10": _log(math.log10),
    "log2": _log(math.log2),
    "log1p": lambda x: (
        _log(math.log1p)(x)
        if x > 0
        else math.log1p(x)
        if x > -1
        else (-math.inf if x == -1 else math.nan)
    ),
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "asinh": math.asinh,
    "acosh": math.acosh,
    "atanh": lambda x: math.copysign(math.inf, x) if abs(x) == 1 else math.atanh(x),
    "cbrt": lambda x: math.cbrt(x),
}

BINARY: dict[str, Any] = {
    "powf": fpow,
    "pow": fpow,
    "atan2": math.atan2,
    "hypot": math.hypot,
    "copysign": math.copysign,
    "fmin": lambda a, b: b if a != a else a if b != b else min(a, b),
    "fmax": lambda a, b: b if a != a else a if b != b else max(a, b),
    "min": lambda a, b: b if a != a else a if b != b else min(a, b),
    "max": lambda a, b: b if a != a else a if b != b else max(a, b),
    "log": lambda a, b: fdiv(UNARY["log"](a), UNARY["log"](b)),
    "rem": frem,
}


def float_unary(x: float, a: Any, s: int, n: int) -> float:
    if x != x:
        return x
    try:
        return float(UNARY[text(a, s, n)](x))
    except OverflowError:
        return math.copysign(math.inf, x) if text(a, s, n) == "sinh" else math.inf
    except ValueError:
        return math.nan


def float_binary(x: float, y: float, a: Any, s: int, n: int) -> float:
    try:
        return float(BINARY[text(a, s, n)](x, y))
    except (OverflowError, ValueError):
        return math.nan


# ------------------------------------------------------------------ text


def data(a: Any, s: int, n: int) -> bytes:
    """The bytes of a `&str` or `&[u8]`."""
    return bytes(a.d[s : s + n])


def text(a: Any, s: int, n: int) -> str:
    return data(a, s, n).decode("utf-8", "surrogatepass")


def utf8_valid_up_to(a: Any, s: int, n: int) -> int:
    """`usize::MAX` when all of it is valid."""
    try:
        data(a, s, n).decode("utf-8")
    except UnicodeDecodeError as e:
        return e.start
    return USIZE_MAX


def utf8_error_len(a: Any, s: int, n: int) -> int:
    """Length of the first invalid sequence; 0 when the text ends within it."""
    raw = data(a, s, n)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as e:
        return 0 if e.reason == "unexpected end of data" else e.end - e.start
    return 0


ASCII = tuple(bytes((c,)) for c in range(128))


def char_bytes(c: int) -> bytes:
    """UTF-8 of a `char`."""
    return ASCII[c] if c < 128 else chr(c).encode("utf-8")


def str_char_at(a: Any, s: int, n: int, at: int) -> int:
    d = a.d
    i = s + at
    b = d[i]
    if b < 0x80:
        return int(b)
    size = 2 if b < 0xE0 else 3 if b < 0xF0 else 4
    return ord(bytes(d[i : i + size]).decode("utf-8", "surrogatepass"))


def str_char_before(a: Any, s: int, n: int, at: int) -> int:
    d = a.d
    i = s + at - 1
    while d[i] & 0xC0 == 0x80:
        i -= 1
    return ord(bytes(d[i : s + at]).decode("utf-8", "surrogatepass"))


def str_eq(a: Any, s: int, n: int, b: Any, u: int, m: int) -> bool:
    if n != m:
        return False
    x, y = a.d[s : s + n], b.d[u : u + m]
    # The text of a counted block stands in a list, behind its counters.
    return bool(x == y) if type(x) is type(y) else bytes(x) == bytes(y)


def str_cmp(a: Any, s: int, n: int, b: Any, u: int, m: int) -> int:
    x, y = data(a, s, n), data(b, u, m)
    return -1 if x < y else int(x > y)


def str_count_chars(a: Any, s: int, n: int) -> int:
    return len(text(a, s, n))


def str_is_char_boundary(a: Any, s: int, n: int, i: int) -> bool:
    if i == 0 or i == n:
        return True
    return i < n and a.d[s + i] & 0xC0 != 0x80


def str_make_ascii_case(a: Any, s: int, n: int, upper: bool) -> None:
    raw = data(a, s, n)
    a.d[s : s + n] = raw.upper() if upper else raw.lower()


# ------------------------------------------------------------------ slices of leaves


def slice_reverse(a: Any, s: int, n: int, k: int) -> None:
    d = a.d
    if k == 1:
        d[s : s + n] = d[s : s + n][::-1]
    elif k:
        parts = [d[i : i + k] for i in range(s, s + n * k, k)]
        d[s : s + n * k] = [x for p in reversed(parts) for x in p]


def slice_rotate(a: Any, s: int, n: int, mid: int, k: int) -> None:
    d = a.d
    d[s : s + n * k] = d[s + mid * k : s + n * k] + d[s : s + mid * k]


def slice_copy(a: Any, s: int, n: int, b: Any, u: int, m: int, k: int) -> None:
    a.d[s : s + n * k] = b.d[u : u + n * k]


def slice_permute(a: Any, s: int, n: int, b: Any, u: int, m: int, k: int) -> None:
    """Element `i` becomes the former element `order[i]`."""
    d = a.d
    order = b.d[u : u + m]
    if k == 1:
        d[s : s + n] = type(d)(d[s + i] for i in order)
    elif k:
        d[s : s + n * k] = [x for i in order for x in d[s + i * k : s + i * k + k]]


def slice_swap_wide(a: Any, s: int, n: int, i: int, j: int, k: int) -> None:
    d = a.d
    x, y = s + i * k, s + j * k
    if x != y:
        d[x : x + k], d[y : y + k] = d[y : y + k], d[x : x + k]


def slice_eq(a: Any, s: int, n: int, b: Any, u: int, m: int, k: int) -> bool:
    if n != m:
        return False
    x, y = a.d[s : s + n * k], b.d[u : u + n * k]
    return bool(x == y) if type(x) is type(y) else list(x) == list(y)


def buf_pop_wide(b: Buffer, k: int) -> Any:
    d = b.d
    out = tuple(d[-k:]) if k <= 16 else d[-k:]
    del d[-k:]
    return out


def buf_remove_wide(b: Buffer, i: int, k: int) -> Any:
    d = b.d
    out = d[i * k : i * k + k]
    del d[i * k : i * k + k]
    return tuple(out) if k <= 16 else out


# ------------------------------------------------------------------ pointers


def is_null(a: Any, s: int) -> bool:
    return a is None or (a is DANGLING and s == 0)


DANGLING = Allocation([], None)
"""The provenance of pointers that point to nothing: their slot is their address."""
DANGLING.freed = None
ZST = Allocation([], None)
"""Where values without leaves are."""
ZST.freed = None

__all__ = ["Fill"]
