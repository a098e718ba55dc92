r"""What literal tokens mean: their digits, escapes and suffixes.

A literal's text is `prefix quote body quote suffix` or `digits suffix`. The lexer has already
checked quotes and escapes, so that `unescape` cannot fail; suffixes and sizes are checked here,
since rustc looks at them after parsing too.
"""

from __future__ import annotations

import re

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span
from grammar.syntax import LitExpr, LitKind

INT_SUFFIXES = frozenset(
    [sign + size for sign in "iu" for size in ("8", "16", "32", "64", "128", "size")]
)
FLOAT_SUFFIXES = frozenset(["f16", "f32", "f64", "f128"])
NUMBER = re.compile(
    r"(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]+)?)(.*)"
)
SIMPLE_ESCAPES = {
    "n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\", "'": "'", '"': '"',
}  # fmt: skip
ESCAPE = re.compile(r"\\(?:([nrt0\\'\"])|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]+)\}|(\r?\n)[ \t\n\r]*)")
OPENING = re.compile(r"([bcr]*#*)(['\"])")
QUOTED_KINDS = {
    "STRING": LitKind.STR,
    "BYTE_STRING": LitKind.BYTE_STR,
    "C_STRING": LitKind.C_STR,
    "CHAR": LitKind.CHAR,
    "BYTE": LitKind.BYTE,
}
NAMES = {
    "STRING": "string",
    "BYTE_STRING": "byte string",
    "C_STRING": "C string",
    "CHAR": "char",
    "BYTE": "byte",
}


def literal_expr(kind: str, text: str, span: Span) -> tuple[LitExpr, DiagnosticBuilder | None]:
    """The expression of a literal token, and the error if its suffix or size is wrong."""
    if kind == "INT":
        return _number(text, span)
    if kind == "FLOAT":
        return _float(text, span)
    if kind in ("TRUE", "FALSE"):
        return LitExpr(LitKind.BOOL, kind == "TRUE", None, text, span), None
    return _quoted(kind, text, span)


def split_quoted(text: str) -> tuple[str, str, str]:
    """The prefix (`br##`), the body (still escaped) and the suffix of a quoted literal."""
    opening = OPENING.match(text)
    assert opening is not None, text
    last = text.rfind(opening[2])
    hashes = opening[1].count("#")
    return opening[1], text[opening.end() : last], text[last + 1 + hashes :]


def unescape(kind: str, prefix: str, body: str) -> str | bytes:
    """The value of the body of a quoted literal."""
    is_raw = "r" in prefix or "\\" not in body
    body = body.replace("\r\n", "\n")
    if kind in ("STRING", "CHAR"):
        return body if is_raw else ESCAPE.sub(_escape, body)
    return body.encode("utf-8") if is_raw else b"".join(_bytes_of(body))


def _quoted(kind: str, text: str, span: Span) -> tuple[LitExpr, DiagnosticBuilder | None]:
    prefix, body, suffix = split_quoted(text)
    value = unescape(kind, prefix, body)
    wrong = None
    if suffix:
        message = f"suffixes on {NAMES[kind]} literals are invalid"
        wrong = error(None, message, span, f"invalid suffix `{suffix}`")
    return LitExpr(QUOTED_KINDS[kind], value, suffix or None, text, span), wrong


def _escape(match: re.Match[str]) -> str:
    simple, hexadecimal, unicode, _newline = match.groups()
    if simple:
        return SIMPLE_ESCAPES[simple]
    digits = hexadecimal or (unicode or "").replace("_", "")
    return chr(int(digits, 16)) if digits else ""


def _bytes_of(body: str) -> list[bytes]:
    """In byte and C strings `\\xFF` is a byte, while `\\u{..}` is UTF-8."""
    out = []
    at = 0
    for match in ESCAPE.finditer(body):
        out.append(body[at : match.start()].encode("utf-8"))
        if match[2]:
            out.append(bytes([int(match[2], 16)]))
        else:
            out.append(_escape(match).encode("utf-8"))
        at = match.end()
    out.append(body[at:].encode("utf-8"))
    return out


def _number(text: str, span: Span) -> tuple[LitExpr, DiagnosticBuilder | None]:
    digits, suffix = split_number(text)
    if suffix in FLOAT_SUFFIXES:
        return _float(text, span)
    value = int(digits.replace("_", ""), 0 if digits[:2] in ("0x", "0o", "0b") else 10)
    wrong = None
    if suffix and suffix not in INT_SUFFIXES:
        wrong = _invalid_suffix(suffix, "number", span)
    elif value >= 1 << 128:
        wrong = error(None, "integer literal is too large", span).note(
            f"value exceeds limit of `{(1 << 128) - 1}`"
        )
    return LitExpr(LitKind.INT, value, suffix or None, text, span), wrong


def _float(text: str, span: Span) -> tuple[LitExpr, DiagnosticBuilder | None]:
    digits, suffix = split_number(text)
    wrong = None
    if digits[:2] in ("0x", "0o", "0b"):
        base = {"0x": "hexadecimal", "0o": "octal", "0b": "binary"}[digits[:2]]
        wrong = error(None, f"{base} float literal is not supported", span, "not supported")
        return LitExpr(LitKind.FLOAT, 0.0, suffix or None, text, span), wrong
    if suffix and suffix not in FLOAT_SUFFIXES:
        wrong = _invalid_suffix(suffix, "float", span)
    value = float(digits.replace("_", ""))
    return LitExpr(LitKind.FLOAT, value, suffix or None, text, span), wrong


def split_number(text: str) -> tuple[str, str]:
    """The digits (with base, point and exponent) and the suffix of a number."""
    match = NUMBER.match(text)
    assert match is not None, text
    return match[1], match[2]


def _invalid_suffix(suffix: str, what: str, span: Span) -> DiagnosticBuilder:
    if re.fullmatch(r"[iuf][0-9]+", suffix) and (what == "number" or suffix[0] == "f"):
        if suffix[0] == "f":
            wrong = error(None, f"invalid width `{suffix[1:]}` for float literal", span)
            return wrong.help("valid widths are 32 and 64")
        wrong = error(None, f"invalid width `{suffix[1:]}` for integer literal", span)
        return wrong.help("valid widths are 8, 16, 32, 64 and 128")
    wrong = error(
        None, f"invalid suffix `{suffix}` for {what} literal", span, f"invalid suffix `{suffix}`"
    )
    if what == "number":
        return wrong.help(
            "the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)"
        )
    return wrong.help("valid suffixes are `f32` and `f64`")
