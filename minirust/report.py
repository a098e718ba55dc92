"""The report of a run for people: faults, leaks with their rings, the stack that overflowed, the
map.

Written in the manner of diagnostics: a header, the source lines that matter with what happened on
each, then notes. Everything shown here is in the JSON report too.
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.span import SourceMap
from interp.outcome import (
    Fault,
    FaultKind,
    Leak,
    LeakCause,
    LeakGroup,
    Outcome,
    Overflow,
    Place,
    Wait,
)
from minirust.canvas import Ink, Palette


def render_fault(fault: Fault, sources: SourceMap, palette: Palette) -> str:
    """Undefined behaviour: where it struck, where the memory came from and went."""
    events = [(fault.at, "here", True)]
    if fault.allocated_at is not None:
        events.append((fault.allocated_at, "the memory was allocated here", False))
    if fault.races_with is not None:
        events.append((fault.races_with, "the other access was here", False))
    if fault.freed_at is not None:
        words = "its scope ended here" if fault.kind is FaultKind.DANGLING else "and freed here"
        events.append((fault.freed_at, words, False))
    out = [
        _header("error", f"[{fault.kind.value}]", f"undefined behavior: {fault.message}", palette)
    ]
    out += _snippet(events, sources, palette)
    if len(fault.stack) > 1:
        out.append(palette.paint("   = ", Ink.GUTTER) + "note: called from")
        out += [f"           {_place(site)}" for site in fault.stack[1:9]]
    return "\n".join(out) + "\n\n"


def render_deadlock(waits: Sequence[Wait], sources: SourceMap, palette: Palette) -> str:
    """Who waits for what, and who holds it."""
    events: list[_Event] = []
    for i, wait in enumerate(waits):
        events.append((wait.at, f"thread `{wait.thread}` waits for {wait.what}", i == 0))
        if wait.taken_at is not None:
            events.append((wait.taken_at, f"`{wait.holder}` took it here", False))
    out = [_header("error", "[deadlock]", "no thread can go on", palette)]
    out += _snippet(events, sources, palette)
    return "\n".join(out) + "\n\n"


def render_unsupported(message: str, at: Place | None, sources: SourceMap, palette: Palette) -> str:
    """What a running program needs that there is not."""
    out = [_header("error", "[unsupported]", message, palette)]
    if at is not None:
        out += _snippet([(at, "", True)], sources, palette)
    return "\n".join(out) + "\n\n"


def render_leaks(outcome: Outcome, sources: SourceMap, palette: Palette, as_error: bool) -> str:
    """All leaks by root cause, then a line that sums them up."""
    if not outcome.leaks:
        return ""
    level = "error" if as_error else "warning"
    parts = [_group(outcome, group, level, sources, palette) for group in outcome.leak_groups]
    total = sum(leak.bytes for leak in outcome.leaks)
    summary = f"{_blocks(len(outcome.leaks))} leaked, {_bytes(total)} in total"
    return "\n".join(parts) + _header(level, "", summary, palette) + "\n\n"


def render_overflow(overflow: Overflow, outcome: Outcome, palette: Palette) -> str:
    """Why the stack was not enough."""
    limit = outcome.stack.limit
    line = (
        f"the stack of {_bytes(limit)} is full after {overflow.depth} calls; each call of "
        f"`{overflow.function}` takes {_bytes(overflow.frame_bytes)}"
    )
    out = [_header("note", "", line, palette)]
    big = overflow.largest_local
    if big is not None:
        name = f"`{big.name}`" if big.name else "a temporary"
        out.append(
            palette.paint("   = ", Ink.GUTTER)
            + f"note: {name} of type `{big.type}` fills {_bytes(big.bytes)} of them"
        )
    heap = outcome.heap
    if heap.live_at_exit:
        live = heap.allocations - heap.frees
        out.append(
            palette.paint("   = ", Ink.GUTTER)
            + f"note: at that moment {_blocks(live)} were live on the heap, "
            + _bytes(heap.live_at_exit)
        )
    return "\n".join(out) + "\n\n"


def render_memory_map(outcome: Outcome, palette: Palette) -> str:
    """Stack, heap and statics as sections."""
    out = [
        palette.paint("stack", Ink.BOLD) + f"  {_bytes(outcome.stack.peak)} of "
        f"{_bytes(outcome.stack.limit)} used at most"
    ]
    for local in outcome.main_locals:
        note = "  (may live in a register: nothing takes its address)" if local.in_register else ""
        out.append(
            f"  0x{local.address:012x}  {local.bytes:>6} B  {local.name}: {local.type}{note}"
        )
    heap = outcome.heap
    out.append(
        palette.paint("heap", Ink.BOLD)
        + f"   {_bytes(heap.live_at_exit)} used, {_bytes(heap.reserved - heap.live_at_exit)} free, "
        f"{_bytes(heap.reserved)} reserved; {heap.allocations} allocations, {heap.frees} frees, "
        f"peak {_bytes(heap.peak_live)}, fragmentation {heap.fragmentation:.0%}"
    )
    for block in heap.blocks or ():
        state = "used" if block.used else "free"
        kind = f"  {block.type}" if block.type else ""
        at = f"  {_place(block.allocated_at)}" if block.allocated_at is not None else ""
        out.append(f"  0x{block.address:012x}  {block.bytes:>6} B  {state}{kind}{at}")
    total = sum(s.bytes for s in outcome.statics)
    out.append(palette.paint("static", Ink.BOLD) + f" {_bytes(total)}")
    for s in outcome.statics:
        mut = "mut " if s.mutable else ""
        out.append(f"  0x{s.address:012x}  {s.bytes:>6} B  {mut}{s.name}: {s.type}")
    return "\n".join(out) + "\n"


# ------------------------------------------------------------------ leaks


def _group(
    outcome: Outcome, group: LeakGroup, level: str, sources: SourceMap, palette: Palette
) -> str:
    blocks = [outcome.leaks[i] for i in group.blocks]
    out = [_header(level, f"[{group.cause.value}]", _title(group, blocks), palette)]
    out += _snippet(_leak_events(outcome, group, blocks), sources, palette)
    out += [palette.paint("   = ", Ink.GUTTER) + line for line in _leak_notes(outcome, group)]
    return "\n".join(out) + "\n"


def _title(group: LeakGroup, blocks: Sequence[Leak]) -> str:
    what = f"{_blocks(len(blocks))}, {_bytes(group.bytes)}"
    match group.cause:
        case LeakCause.RC_CYCLE:
            return f"leaked a cycle of reference counts: {what}"
        case LeakCause.FORGET:
            return f"leaked by `mem::forget`: {what}"
        case LeakCause.BOX_LEAK:
            return f"leaked by `leak`: {what}"
        case LeakCause.INTO_RAW:
            return f"leaked by `into_raw` without `from_raw`: {what}"
        case LeakCause.MANUALLY_DROP:
            return f"leaked in a `ManuallyDrop` that was never dropped: {what}"
        case LeakCause.OVERWRITTEN:
            return f"leaked when its owner was overwritten without being dropped: {what}"
        case LeakCause.RAW_ALLOC:
            return f"leaked memory of `alloc` that was never given to `dealloc`: {what}"
        case LeakCause.OTHER:
            return f"leaked: {what}"


_Event = tuple[Place | None, str, bool]


def _leak_events(outcome: Outcome, group: LeakGroup, blocks: Sequence[Leak]) -> list[_Event]:
    events: list[_Event] = []
    for i in group.blocks:
        leak = outcome.leaks[i]
        counted = f", {leak.strong_count} strong" if leak.strong_count is not None else ""
        events.append(
            (leak.allocated_at, f"block {i}: `{leak.type}`, {_bytes(leak.bytes)}{counted}", False)
        )
        for edge in leak.edges:
            if edge.target in group.blocks and edge.at != leak.allocated_at:
                text = f"block {i}{_dotted(edge.path)} -> block {edge.target}"
                closing = edge.at == group.closed_at
                events.append((edge.at, text + (" closes the ring" if closing else ""), closing))
    if group.lost_at is not None:
        events.append((group.lost_at, "lost here", True))
    if not any(primary for _, _, primary in events) and events:
        at, text, _ = events[0]
        events[0] = (at, text, True)
    return events


def _dotted(path: str) -> str:
    return path if path.startswith((".", "[")) else f".{path}" if path else ""


def _leak_notes(outcome: Outcome, group: LeakGroup) -> list[str]:
    notes = []
    if group.cause is LeakCause.RC_CYCLE:
        for i in group.blocks:
            for edge in outcome.leaks[i].edges:
                at = f" (stored at {_place(edge.at)})" if edge.at else ""
                notes.append(f"note: block {i}{_dotted(edge.path)} -> block {edge.target}{at}")
        notes.append(
            "help: make one pointer of the ring a `Weak`, made by `Rc::downgrade` and read by "
            "`upgrade`: it does not keep its target alive"
        )
    return notes


# ------------------------------------------------------------------ source lines


def _snippet(events: Sequence[_Event], sources: SourceMap, palette: Palette) -> list[str]:
    """The lines of the events in order, with what happened on each."""
    placed = [(site, text, primary) for site, text, primary in events if site is not None]
    if not placed:
        return []
    first = next((e for e in placed if e[2]), placed[0])[0]
    width = max(len(str(site.line)) for site, _, _ in placed)
    arrow = palette.paint(" " * width + "--> ", Ink.GUTTER)
    out = [f"{arrow}{first.file}:{first.line}:{first.column}"]
    out.append(palette.paint(" " * width + " |", Ink.GUTTER))
    last = 0
    for file, line in sorted({(site.file, site.line) for site, _, _ in placed}):
        if last and line > last + 1:
            out.append(palette.paint("...", Ink.GUTTER))
        last = line
        here = [e for e in placed if (e[0].file, e[0].line) == (file, line)]
        out += _event_lines(file, line, here, width, sources, palette)
    out.append(palette.paint(" " * width + " |", Ink.GUTTER))
    return out


def _event_lines(
    file: str,
    line: int,
    events: Sequence[tuple[Place, str, bool]],
    width: int,
    sources: SourceMap,
    palette: Palette,
) -> list[str]:
    text = source_line(file, line, sources).replace("\t", "    ")
    out = [palette.paint(f"{line:>{width}} |", Ink.GUTTER) + f" {text}"]
    for site, words, primary in sorted(events, key=lambda e: -e[0].column):
        ink = Ink.ERROR if primary else Ink.SECONDARY
        sign = "^" if primary else "-"
        gutter = palette.paint(" " * width + " |", Ink.GUTTER)
        out.append(f"{gutter} {' ' * (site.column - 1)}" + palette.paint(f"{sign} {words}", ink))
    return out


def source_line(file: str, line: int, sources: SourceMap) -> str:
    """Line number `line` of the file shown as `file`; empty if unknown."""
    for context in sources.contexts:
        source = context.file
        if context.call_site is None and source.name == file and line <= len(source.line_starts):
            start = source.line_starts[line - 1]
            end = source.data.find(b"\n", start)
            return source.data[start : end if end >= 0 else None].decode("utf-8", "replace")
    return ""


def _header(level: str, tag: str, message: str, palette: Palette) -> str:
    ink = {"error": Ink.ERROR, "warning": Ink.WARNING, "note": Ink.NOTE}[level]
    return palette.paint(f"{level}{tag}", ink) + palette.paint(f": {message}", Ink.BOLD)


def _place(site: Place | None) -> str:
    if site is None:
        return "?"
    where = f"{site.file}:{site.line}:{site.column}"
    return f"{where} in `{site.function}`" if site.function else where


def _blocks(n: int) -> str:
    return f"{n} block{'s' if n != 1 else ''}"


def _bytes(n: int) -> str:
    return f"{n:,} byte{'s' if n != 1 else ''}"
