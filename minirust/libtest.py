"""libtest's words: every line that a test binary writes.

Source: `library/test/src/formatters/pretty.rs`, `test_result.rs`, `console.rs` for what is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.record import Enum, NamedTuple, frozen


class Verdict(Enum):
    OK = "ok"
    FAILED = "FAILED"
    IGNORED = "ignored"


@frozen
class Test:
    """A test as its attributes tell. `ignored`, `should_panic`: None without the attribute, "" if
    it gives no text. `place`: file, line and column of its name."""

    name: str
    ignored: str | None
    should_panic: str | None
    place: str


class Failure(NamedTuple):
    name: str
    output: bytes


@frozen
class Summary:
    passed: int
    failed: int
    ignored: int
    filtered_out: int
    seconds: float


def opening(count: int) -> str:
    return f"\nrunning {count} test{'s' if count != 1 else ''}\n"


def announcement(test: Test, runs: bool) -> str:
    """The begin of a test's line, before it runs."""
    mode = " - should panic" if runs and test.should_panic is not None else ""
    return f"test {test.name}{mode} ... "


def verdict(test: Test, found: Verdict) -> str:
    """The rest of the line of the announcement."""
    if found is Verdict.IGNORED and test.ignored:
        return f"{found.value}, {test.ignored}\n"
    return found.value + "\n"


def listing(tests: Sequence[Test]) -> str:
    """What `--list` prints."""
    lines = "".join(f"{test.name}: test\n" for test in tests)
    many = f"{len(tests)} test{'s' if len(tests) != 1 else ''}"
    return lines + ("\n" if tests else "") + f"{many}, 0 benchmarks\n"


def failures(found: Sequence[Failure]) -> bytes:
    """What failed tests wrote, then their names; nothing without any."""
    if not found:
        return b""
    told = b"".join(_section(failure) for failure in found)
    names = "".join(f"    {name}\n" for name in sorted(failure.name for failure in found))
    return b"\nfailures:\n" + (b"\n" + told if told else b"") + f"\nfailures:\n{names}".encode()


def summary(found: Summary) -> str:
    word = "FAILED" if found.failed else "ok"
    return (
        f"\ntest result: {word}. {found.passed} passed; {found.failed} failed; "
        f"{found.ignored} ignored; 0 measured; {found.filtered_out} filtered out; "
        f"finished in {found.seconds:.2f}s\n\n"
    )


def did_not_panic(test: Test) -> str:
    return f"note: test did not panic as expected at {test.place}"


def wrong_panic(expected: str, text: str | None) -> str:
    """It panicked without the expected text; `text` is None if not with a string."""
    if text is None:
        return (
            "note: expected panic with string value,\n found non-string value\n"
            f"     expected substring: {quoted(expected)}"
        )
    return (
        "note: panic did not contain expected string\n"
        f"      panic message: {quoted(text)}\n expected substring: {quoted(expected)}"
    )


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def quoted(text: str) -> str:
    """`{:?}` of a string."""
    return '"' + "".join(_ESCAPES.get(c) or _shown(c) for c in text) + '"'


def _shown(c: str) -> str:
    return c if c.isprintable() else f"\\u{{{ord(c):x}}}"


def _section(failure: Failure) -> bytes:
    if not failure.output:
        return b""
    return f"---- {failure.name} stdout ----\n".encode() + failure.output + b"\n"
