"""What attributes and flags say of lints that is wrong: unknown_lints, renamed_and_removed_lints,
E0710 (a tool that is not there), E0453 and forbidden_lint_groups (what `forbid` forbids).

Source: `rustc_lint::levels`, `rustc_lint::context` (`check_lint_name`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from checker.lints.known import (
    EMITTED,
    FORBIDDEN_LINT_GROUPS,
    OLD_NAMES,
    RENAMED,
    RENAMED_LINTS,
    UNKNOWN_LINTS,
    WARNINGS,
    Lint,
    LintLevel,
)
from checker.lints.levels import Flag, Levels, Said
from checker.lints.session import Finding
from checker.names.similar import best_match
from grammar.diagnostic import (
    Applicability,
    Child,
    Diagnostic,
    DiagnosticBuilder,
    Level,
    Suggestion,
    error,
    warning,
)

TOOLS = frozenset(["clippy", "rustdoc", "rustc", "rustfmt", "miri", "diagnostic", "rust_analyzer"])
REMOVED = {
    "box_pointers": "it does not detect other kinds of allocations, and existed only for "
    "historical reasons",
    "const_err": "converted into hard error, see issue #71800 "
    "<https://github.com/rust-lang/rust/issues/71800> for more information",
    "illegal_floating_point_literal_pattern": "no longer a warning, float patterns behave the "
    "same as `==`",
    "intra_doc_link_resolution_failure": "use `rustdoc::broken_intra_doc_links` instead",
    "mutable_borrow_reservation_conflict": "now allowed, see issue #59159 "
    "<https://github.com/rust-lang/rust/issues/59159> for more information",
    "plugin_as_library": "plugins have been deprecated and retired",
    "private_no_mangle_fns": "no longer a warning, `#[no_mangle]` functions always exported",
    "raw_pointer_derive": "using derive with raw pointers is ok",
    "safe_packed_borrows": "converted into hard error, see issue #82523 "
    "<https://github.com/rust-lang/rust/issues/82523> for more information",
    "unknown_features": "replaced by an error",
}


@cache
def names() -> frozenset[str]:
    """Every lint and group that rustc knows."""
    return frozenset(files(__package__).joinpath("names.txt").read_text("utf-8").split())


def name_findings(levels: Levels) -> Iterator[Finding]:
    """Names that are none, or no longer, in the attributes."""
    for said in levels.said:
        if "::" not in said.name and not said.wrong:
            yield from _of_name(said)
    for said in levels.said:
        for by in () if said.wrong else _forbidden(levels, said):
            if _is_group(by.name):
                yield Finding(FORBIDDEN_LINT_GROUPS, _overruled(said, by))


def level_errors(levels: Levels) -> Iterator[Diagnostic]:
    """E0452, E0710 and E0453."""
    for said in levels.said:
        if said.wrong:
            yield error("E0452", "malformed lint attribute input", said.span, said.wrong).build()
            continue
        tool, is_scoped, _ = said.name.partition("::")
        if is_scoped and tool not in TOOLS:
            at = said.span._replace(hi=said.span.lo + len(tool.encode()))
            message = f"unknown tool name `{tool}` found in scoped lint: `{said.name}`"
            yield error("E0710", message, at).build()
        for by in _forbidden(levels, said):
            if not _is_group(by.name):
                yield _overruled(said, by).build()


def flag_warnings(levels: Levels) -> Iterator[Diagnostic]:
    """Names that are none on the command line; they have no place."""
    for flag in levels.flags:
        if flag.name in names() or flag.name in RENAMED or flag.name in REMOVED:
            continue
        builder = DiagnosticBuilder(Level.WARNING, "E0602", f"unknown lint: `{flag.name}`")
        similar = best_match(names(), flag.name)
        if similar is not None:
            builder.help(f"did you mean: `{similar}`")
        letter = flag.level.value[0].upper()
        builder.note(f"requested on the command line with `-{letter} {flag.name}`")
        yield builder.build()


def _of_name(said: Said) -> Iterator[Finding]:
    name = said.name
    if name in RENAMED:
        d = warning(None, f"lint `{name}` has been renamed to `{RENAMED[name]}`", said.span)
        _offer(d, "use the new name", said, RENAMED[name])
        yield Finding(RENAMED_LINTS, d)
    elif name in REMOVED:
        message = f"lint `{name}` has been removed: {REMOVED[name]}"
        yield Finding(RENAMED_LINTS, warning(None, message, said.span))
    elif name not in names() and name not in OLD_NAMES:
        d = warning(None, f"unknown lint: `{name}`", said.span)
        lower = name.lower()
        similar = lower if lower != name and lower in names() else best_match(names(), lower)
        if similar is not None:
            _offer(d, "did you mean", said, similar)
        yield Finding(UNKNOWN_LINTS, d)


def _offer(d: DiagnosticBuilder, words: str, said: Said, name: str) -> None:
    maybe = Applicability.MAYBE_INCORRECT
    d.children.append(
        Child(Level.HELP, words, (), Suggestion(((said.span, name),), maybe, inline=True))
    )


# ------------------------------------------------------------------ forbid


def _forbidden(levels: Levels, said: Said) -> Iterator[Said | Flag]:
    """What forbade, further out, a lint that `said` would set."""
    if said.level in (LintLevel.DENY, LintLevel.FORBID) or said.name == WARNINGS:
        return
    for flag in levels.flags:
        if flag.level is LintLevel.FORBID and _meet(flag.name, said.name):
            yield flag
    for other in levels.said:
        if other is said:
            return
        around = other.extent.lo <= said.extent.lo and said.extent.hi <= other.extent.hi
        same_file = other.extent.ctxt == said.extent.ctxt
        if (
            other.level is LintLevel.FORBID
            and around
            and same_file
            and _meet(other.name, said.name)
        ):
            yield other


def _meet(one: str, other: str) -> bool:
    """Whether two names speak of the same lint; that all are warnings is another matter."""
    return one == other or any(_speaks(lint, one) and _speaks(lint, other) for lint in EMITTED)


def _speaks(lint: Lint, name: str) -> bool:
    is_warning = lint.default is LintLevel.WARN
    return lint.is_named(name) or (name == WARNINGS and is_warning)


def _is_group(name: str) -> bool:
    name = OLD_NAMES.get(name, name)
    return name == WARNINGS or any(lint.group == name for lint in EMITTED)


def _overruled(said: Said, by: Said | Flag) -> DiagnosticBuilder:
    message = f"{said.level.value}({said.name}) incompatible with previous forbid"
    label = "overruled by previous forbid"
    is_group = _is_group(by.name)
    d = (warning if is_group else error)(None if is_group else "E0453", message, said.span, label)
    if isinstance(by, Said):
        d.label(by.span, "`forbid` level set here")
    else:
        d.note(f"`forbid` lint level was set on command line (`-F {by.name}`)")
    if is_group:
        d.children.append(Child(Level.WARNING, _PHASED_OUT))
        d.note(
            "for more information, see issue #81670 "
            "<https://github.com/rust-lang/rust/issues/81670>"
        )
    return d


_PHASED_OUT = (
    "this was previously accepted by the compiler but is being phased out; it will become a hard "
    "error in a future release!"
)
