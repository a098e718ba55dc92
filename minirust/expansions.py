"""Diagnostics of code that the program's own macros wrote.

They are shown in the macro's definition, where the code stands; `in this macro invocation` is put
at the outermost call, unless what is shown lies within it anyway, and a note names the macro. What
a macro of the library wrote is shown at the user's call of it, and the library's macros are named
only on the way from one of the user's.

Source: `rustc_errors::emitter` (`render_multispans_macro_backtrace`,
`fix_multispans_in_extern_macros`), `rustc_span::Span::macro_backtrace`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grammar.diagnostic import Child, Diagnostic, Label, Level
from grammar.record import evolve
from grammar.span import Context, SourceMap, Span


def with_macro_calls(diagnostic: Diagnostic, sources: SourceMap) -> Diagnostic:
    """`diagnostic` with the labels and the note that tell of macro calls."""
    labels = _with_calls(diagnostic.labels, sources)
    children = [_child_with_calls(c, sources) for c in diagnostic.children]
    suggestions = [c for c in children if c.suggestion is not None]
    others = [c for c in children if c.suggestion is None]
    children = [*others, *_origin(diagnostic, sources), *suggestions]
    return evolve(diagnostic, labels=labels, children=tuple(children))


def _child_with_calls(child: Child, sources: SourceMap) -> Child:
    return evolve(child, labels=_with_calls(child.labels, sources)) if child.labels else child


def _with_calls(labels: tuple[Label, ...], sources: SourceMap) -> tuple[Label, ...]:
    added: list[Label] = []
    for label in labels:
        shown = sources.shown(label.span)
        calls = [c.call_site for c in _backtrace(shown, sources)]
        if not label.primary or not calls or calls[-1] is None:
            continue
        call = calls[-1]
        if not (call.lo <= shown.lo and shown.hi <= call.hi):
            new = Label(call, "in this macro invocation")
            added += [] if new in added else [new]
    return (*labels, *added)


def _backtrace(span: Span, sources: SourceMap) -> list[Context]:
    """The expansions that `span` is in, innermost first; those of a recursion once."""
    found: list[Context] = []
    before: Span | None = None
    while span.ctxt >= 0:
        context = sources.context(span)
        if context.call_site is None:
            break
        if before is None or (context.call_site.lo, context.call_site.hi) != before[:2]:
            found.append(context)
        before, span = span, context.call_site
    return found


def _origin(diagnostic: Diagnostic, sources: SourceMap) -> tuple[Child, ...]:
    """The note that names the innermost macro, and the outermost if that is another."""
    calls = [c for span in _primaries(diagnostic) for c in _backtrace(span, sources)]
    if not calls or calls[-1].file.is_library or calls[0].derived or calls[-1].derived:
        return ()
    name, last = calls[0].macro_name, calls[-1].macro_name
    through = f" which comes from the expansion of the macro `{last}`" if last != name else ""
    what = diagnostic.level.value
    message = f"this {what} originates in the macro `{name}`{through} (in Nightly builds, run with"
    return (Child(Level.NOTE, f"{message} -Z macro-backtrace for more info)"),)


def _primaries(diagnostic: Diagnostic) -> Iterator[Span]:
    every: Sequence[tuple[Label, ...]] = [
        diagnostic.labels,
        *(child.labels for child in diagnostic.children),
    ]
    for labels in every:
        yield from (label.span for label in labels if label.primary)
