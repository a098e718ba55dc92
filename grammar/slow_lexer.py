r"""The tokens that the lexer's one regular expression leaves out, and the lexical errors.

`slow_token` looks at one token or comment: nested and doc block comments, raw identifiers and
lifetimes, prefixed and raw literals, literals with `\x`, `\u` and line continuations, and
everything that is no token at all. It adds the token to the scan and tells where to go on. What is
unterminated ends the scan, as it ends rustc's.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.edition import Edition
from grammar.escapes import check_escapes
from grammar.span import Span

if TYPE_CHECKING:
    from grammar.lexer import Scan

WORD = re.compile(r"[^\W\d]\w*")
RAW_STRING = re.compile(r'(?:b|c)?r(#*)"')
QUOTED = re.compile(r"""([bc]?)(["'])""")
COMMENT_MARK = re.compile(r"/\*|\*/")
CHAR_BODY = re.compile(r"(?:[^'\\\n]|\\u\{[^'}\n]*\}|\\.)+'", re.DOTALL)
BAD_DIGITS = re.compile(r"0x_*|0([ob])_*[0-9_]*")
BASED_FLOAT = re.compile(r"0([xob])[0-9a-fA-F_]+\.[0-9][0-9_]*")
EMPTY_EXPONENT = re.compile(r"[0-9][0-9_]*(?:\.[0-9_]*)?[eE][+-]?_*")
LITERAL_KINDS = {
    '"': "STRING",
    'b"': "BYTE_STRING",
    'c"': "C_STRING",
    "'": "CHAR",
    "b'": "BYTE",
}
NOT_RAW = frozenset(["crate", "self", "super", "Self", "_"])


def slow_token(out: Scan, start: int) -> int:
    """Add what stands at `start`; where to go on, or -1 if the file has ended."""
    text = out.text
    for reader in (_comment, _raw, _literal, _word, _lifetime, _number):
        after = reader(out, text, start)
        if after is not None:
            return after
    return _unknown(out, text, start)


def offset_span(out: Scan, lo: int, hi: int) -> Span:
    """The span of characters `lo..hi`."""
    text = out.text
    if text.isascii():
        return Span(lo, hi, out.ctxt)
    start = len(text[:lo].encode("utf-8", "surrogatepass"))
    return Span(start, start + len(text[lo:hi].encode("utf-8", "surrogatepass")), out.ctxt)


def _report(out: Scan, builder: DiagnosticBuilder) -> None:
    out.diagnostics.append(builder.build())


def _fatal(out: Scan, builder: DiagnosticBuilder) -> int:
    """Nothing after this can be a token."""
    _report(out, builder)
    out.add("$END", "", len(out.text), len(out.text))
    out.is_fatal = True
    return -1


# ------------------------------------------------------------------ comments


def _comment(out: Scan, text: str, start: int) -> int | None:
    if text.startswith("//", start):
        return _line_doc(out, text, start)
    if not text.startswith("/*", start):
        return None
    depth, at, last_open, last_close = 0, start, start, -1
    while True:
        mark = COMMENT_MARK.search(text, at)
        if mark is None:
            return _fatal(out, _unterminated_comment(out, start, depth, last_open, last_close))
        at = mark.end()
        depth += 1 if mark[0] == "/*" else -1
        if mark[0] == "/*":
            last_open = mark.start()
        else:
            last_close = mark.start()
        if depth == 0:
            break
    body = text[start:at]
    if body.startswith("/*!"):
        out.add("DOC_INNER", body, start, at)
    elif body.startswith("/**") and not body.startswith("/***") and len(body) > 4:
        out.add("DOC_OUTER", body, start, at)
    return at


def _line_doc(out: Scan, text: str, start: int) -> int:
    """A doc comment with a carriage return in it."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    body = text[start:end]
    bare = body.removesuffix("\r").find("\r")
    is_doc = body.startswith("//!") or (body.startswith("///") and not body.startswith("////"))
    if is_doc:
        if bare >= 0:
            span = offset_span(out, start + bare, start + bare + 1)
            _report(out, error(None, "bare CR not allowed in doc-comment", span))
        out.add("DOC_INNER" if body[2] == "!" else "DOC_OUTER", body, start, end)
    return end


def _unterminated_comment(
    out: Scan, start: int, depth: int, last_open: int, last_close: int
) -> DiagnosticBuilder:
    text = out.text
    is_doc = text.startswith(("/*!", "/**"), start) and not text.startswith("/***", start)
    what = "block doc-comment" if is_doc else "block comment"
    wrong = error("E0758", f"unterminated {what}", offset_span(out, start, len(text)))
    if last_close >= 0:
        wrong.label(offset_span(out, start, start + 2), f"unterminated {what}")
        wrong.label(
            offset_span(out, last_open, last_open + 2),
            "...as last nested comment starts here, maybe you want to close this instead?",
        )
        wrong.label(
            offset_span(out, last_close, last_close + 2),
            "...and last nested comment terminates here.",
        )
    return wrong


# ------------------------------------------------------------------ literals


def _raw(out: Scan, text: str, start: int) -> int | None:
    opening = RAW_STRING.match(text, start)
    if opening is None:
        return _bad_raw(out, text, start)
    closing = '"' + opening[1]
    end = text.find(closing, opening.end())
    if end < 0:
        wrong = error(
            "E0748",
            "unterminated raw string",
            offset_span(out, start, start),
            "unterminated raw string",
        )
        if opening[1]:
            wrong.note(f"this raw string should be terminated with `{closing}`")
        return _fatal(out, wrong)
    end = _suffix(text, end + len(closing))
    prefix = text[start] if text[start] != "r" else ""
    kind = LITERAL_KINDS[prefix + '"']
    _check_raw(out, kind, text, opening.end(), end)
    out.add(kind, text[start:end], start, end)
    return end


def _bad_raw(out: Scan, text: str, start: int) -> int | None:
    match = re.compile(r"(?:b|c)?r##+([^\"#])|[bc]r#([^\"#])").match(text, start)
    if match is None:
        return None
    bad = match[1] or match[2]
    span = offset_span(out, start, match.end())
    message = f"found invalid character; only `#` is allowed in raw string delimitation: {bad}"
    return _fatal(out, error(None, message, span))


def _check_raw(out: Scan, kind: str, text: str, lo: int, hi: int) -> None:
    if kind == "BYTE_STRING":
        for at in range(lo, hi):
            if ord(text[at]) > 127:
                span = offset_span(out, at, at + 1)
                message = "non-ASCII character in raw byte string literal"
                _report(out, error(None, message, span, "must be ASCII"))


def _literal(out: Scan, text: str, start: int) -> int | None:
    opening = QUOTED.match(text, start)
    if opening is None:
        return None
    prefix, quote = opening.groups()
    if quote == '"':
        return _string(out, text, start, opening.end(), prefix)
    if prefix == "c":
        return None
    return _char(out, text, start, opening.end(), prefix)


def _string(out: Scan, text: str, start: int, body: int, prefix: str) -> int:
    at = body
    while True:
        quote = text.find('"', at)
        if quote < 0:
            return _fatal(out, _unterminated_string(out, body - 1, prefix))
        slashes = 0
        while text[quote - 1 - slashes] == "\\" and quote - 1 - slashes >= body:
            slashes += 1
        if slashes % 2 == 0:
            break
        at = quote + 1
    end = _suffix(text, quote + 1)
    kind = LITERAL_KINDS[prefix + '"']
    value = text[start:end]
    if not check_escapes(out, kind, start, body, quote):
        value = f'{prefix}""'
    out.add(kind, value, start, end)
    return end


def _unterminated_string(out: Scan, quote: int, prefix: str) -> DiagnosticBuilder:
    code, what = {
        "": ("E0765", "double quote string"),
        "b": ("E0766", "double quote byte string"),
        "c": ("E0767", "C string"),
    }[prefix]
    return error(code, f"unterminated {what}", offset_span(out, quote, len(out.text)))


def _char(out: Scan, text: str, start: int, body: int, prefix: str) -> int | None:
    if text.startswith("'", body) and not text.startswith("'", body + 1):
        message = "empty character literal"
        _report(out, error(None, message, offset_span(out, body, body), message))
        out.add(LITERAL_KINDS[prefix + "'"], prefix + "' '", start, body + 1)
        return body + 1
    name = WORD.match(text, body)
    if not prefix and name is not None and not text.startswith("'", name.end()):
        return None
    close = _close_of_char(text, body)
    if close < 0:
        return _unterminated_char(out, text, start, body, prefix)
    end = _suffix(text, close + 1)
    kind = LITERAL_KINDS[prefix + "'"]
    value = text[start:end]
    if not check_escapes(out, kind, start, body, close):
        value = f"{prefix}'x'"
    out.add(kind, value, start, end)
    return end


def _close_of_char(text: str, body: int) -> int:
    """As rustc: one character of any kind, or all up to a quote on the same line."""
    if text.startswith("'", body + 1) and not text.startswith("\\", body):
        return body + 1
    at = body
    while at < len(text):
        char = text[at]
        if char == "'":
            return at
        if char == "\n" and not text.startswith("'", at + 1):
            return -1
        if char == "/" and at != body and not text.startswith("'", at + 1):
            return -1
        at += 2 if char == "\\" else 1
    return -1


def _unterminated_char(out: Scan, text: str, start: int, body: int, prefix: str) -> int:
    newline = text.find("\n", body)
    slash = text.find("/", body + 1)
    ends = [end for end in (newline, slash, len(text)) if end >= 0]
    code, what = ("E0763", "byte constant") if prefix else ("E0762", "character literal")
    return _fatal(out, error(code, f"unterminated {what}", offset_span(out, body - 1, min(ends))))


def _suffix(text: str, at: int) -> int:
    word = WORD.match(text, at)
    return word.end() if word is not None else at


# ------------------------------------------------------------------ words


def _word(out: Scan, text: str, start: int) -> int | None:
    word = WORD.match(text, start)
    if word is None:
        return None
    end = word.end()
    if word[0] == "r" and text.startswith("#", end):
        raw = WORD.match(text, end + 1)
        if raw is not None:
            return _raw_ident(out, raw, start)
    if not word[0].isascii():
        if not word[0].isidentifier():
            return None
        out.add("IDENT", unicodedata.normalize("NFC", word[0]), start, end)
        return end
    after = text[end : end + 1]
    if after and after in "\"'#" and out.edition >= Edition.E2021:
        _report(out, _unknown_prefix(out, word[0], start, end))
    from grammar.tables import keywords

    out.add(keywords(out.edition).get(word[0], "IDENT"), word[0], start, end)
    return end


def _raw_ident(out: Scan, raw: re.Match[str], start: int) -> int:
    if raw[0] in NOT_RAW:
        span = offset_span(out, start, raw.end())
        _report(out, error(None, f"`{raw[0]}` cannot be a raw identifier", span))
    out.add("IDENT", f"r#{raw[0]}", start, raw.end())
    return raw.end()


def _unknown_prefix(out: Scan, word: str, start: int, end: int) -> DiagnosticBuilder:
    at = offset_span(out, start, end)
    return (
        error(None, f"prefix `{word}` is unknown", at, "unknown prefix")
        .note("prefixed identifiers and literals are reserved since Rust 2021")
        .suggest("consider inserting whitespace here", (at.shrink_to_hi(), " "))
    )


def _lifetime(out: Scan, text: str, start: int) -> int | None:
    if not text.startswith("'", start):
        return None
    word = WORD.match(text, start + 1)
    if word is None:
        return None
    end = word.end()
    if word[0] == "r" and text.startswith("#", end) and out.edition >= Edition.E2021:
        raw = WORD.match(text, end + 1)
        if raw is not None:
            end = raw.end()
    elif text.startswith("#", end) and out.edition >= Edition.E2021:
        _report(out, _unknown_prefix(out, word[0], start + 1, end))
    out.add("LIFETIME", text[start:end], start, end)
    return end


# ------------------------------------------------------------------ numbers and the rest


def _number(out: Scan, text: str, start: int) -> int | None:
    if not text[start].isdigit() or not text[start].isascii():
        return None
    empty = EMPTY_EXPONENT.match(text, start)
    if empty is not None and not text.startswith(("0x", "0o", "0b"), start):
        span = offset_span(out, start, empty.end())
        _report(out, error(None, "expected at least one digit in exponent", span))
        out.add("FLOAT", "0.0", start, empty.end())
        return empty.end()
    based = BASED_FLOAT.match(text, start)
    if based is not None:
        base = {"x": "hexadecimal", "o": "octal", "b": "binary"}[based[1]]
        span = offset_span(out, start, based.end())
        _report(out, error(None, f"{base} float literal is not supported", span))
        out.add("FLOAT", "0.0", start, based.end())
        return based.end()
    digits = BAD_DIGITS.match(text, start)
    assert digits is not None, text[start : start + 10]
    end = digits.end()
    if digits[1]:
        _check_digits(out, text, start, end, {"o": 8, "b": 2}[digits[1]])
    if len(digits[0].rstrip("_")) == 2:
        span = offset_span(out, start, end)
        _report(out, error("E0768", "no valid digits found for number", span))
    end = _suffix(text, end)
    out.add("INT", "0", start, end)
    return end


def _check_digits(out: Scan, text: str, start: int, end: int, base: int) -> None:
    for at in range(start + 2, end):
        if text[at] != "_" and int(text[at]) >= base:
            span = offset_span(out, at, at + 1)
            _report(out, error(None, f"invalid digit for a base {base} literal", span))


def _unknown(out: Scan, text: str, start: int) -> int:
    from grammar.confusables import look_alike

    char = text[start]
    end = start + 1
    while end < len(text) and text[end] == char:
        end += 1
    shown = char if char.isascii() and char.isprintable() else f"\\u{{{ord(char):x}}}"
    wrong = error(None, f"unknown start of token: {shown}", offset_span(out, start, end))
    found = look_alike(out, start, end, wrong)
    if end - start > 1:
        repeats = end - start - 1
        times = "once more" if repeats == 1 else f"{repeats} more times"
        wrong.note(f"character appears {times}")
    _report(out, wrong)
    if found is not None:
        out.add(*found, start, end)
    return end
