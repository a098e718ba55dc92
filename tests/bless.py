"""Write, or check, the expected values that stand beside the example programs.

Every example is a Rust program; beside `NAME.rs` stands `NAME.expected.json`. Nothing in those
files is written by hand: this script compiles each program with `rustc` (debug build), runs the
binary under a stack of 8 MiB, and measures leaks and memory faults with `valgrind` and
AddressSanitizer. What no tool can know stands in the program itself, as structured comments.

    python tests/bless.py [PATH...]           rewrite the expected values
    python tests/bless.py --check [PATH...]   report differences, change nothing; exit 1 if any

Programs
    `.rs` is handed to rustc as it is. `.rs-subset` holds bare statements and is wrapped in a
    `main` that adds no line, as rustdoc does; the columns of the first line are corrected.
    `tests/reject/CODE_name.rs` must give the error CODE, `CODE_name.ok.rs` must be accepted;
    the words `lifetime`, `syntax` and `lint` stand for errors that have no number.
    `tests/lints/*.rs` are not run; warnings stand among their diagnostics.

Header: comment lines `//@ KEY: VALUE` at the top of the file, all optional
    edition: 2024                    default 2021
    crate-type: lib                  default a program
    note: TEXT                       copied to `notes`
    leak: CAUSE                      what every leaked block is put down to; `none` asserts that
                                     nothing leaks; without this line leaks are not measured
    undefined-behavior: KIND         the program has exactly one fault, of this kind
    printed-lines: N                 lines of standard output written before that fault (default 0)
    overflow: FUNCTION every=N       FUNCTION recurses until the stack overflows; the last line
                                     printed starts with the depth, printed at every Nth level
    unseen                           neither valgrind, AddressSanitizer nor the binary notices it

Markers: a comment `//~ KEY` at the end of a line of code
    undefined-behavior               the line of the fault (required with the header)
    allocated, freed                 where the block that the fault touches came and went; compared
                                     with valgrind wherever valgrind sees the fault
    leak: CAUSE                      the blocks allocated on this line have this cause

Expected values: one JSON object
    edition, wrapped (if true), notes (if any)
    check: {accept, diagnostics}, errors only, in rustc's order, each
        {level, code, message, line, column, end_line, end_column, labels, children}
        labels: {line, column, end_line, end_column, primary, text}, every span of the error
        children: {level, message, spans?}; a span with `replacement` is a suggestion
        Lines and columns count from 1 in characters; ends are exclusive. Spans outside the
        program (the standard library) are left out, as are notes about files that rustc writes.
    run: {exit_status, stdout, stderr_contains?, ...}; only {exit_status: 1} when rejected
        stderr_contains: pieces of standard error, thread ids written as 1
        undefined_behavior: KIND, with fault: {line, allocated_line?, freed_line?} and
            native: {valgrind, asan, message?}, what these tools and the binary say of it;
            stdout is then what was printed before the fault
        leaks: one {cause, bytes, line} per leaked block, in order of line
        overflow: {function, depth, every, stack_bytes, frames}; frames are the bytes per frame
            of the program's functions, and of library functions made for its types, without the
            8 bytes of the return address (0: a leaf below the stack pointer); depth varies by a
            few levels, so `--check` allows 2 %, and stdout_head replaces a long stdout
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Record = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (
    "samples",
    "tests/run",
    "tests/reject",
    "tests/recursion",
    "tests/unsafe",
    "tests/leaks",
    "tests/lints",
    "benches/programs",
)
SUFFIXES = (".rs", ".rs-subset")
ABORTED = 134
STACK_BYTES = 8 * 1024 * 1024
SHORT_STDOUT_LINES = 100
TIMEOUT_SECONDS = 60
WORKERS = 2
WRAPPER_HEAD = "fn main() { "
WRAPPER_TAIL = "\n}\n"
PAGE_WIDTH = 100

SUMMARY = re.compile(r"aborting due to|\d+ warnings? emitted")
HEADER = re.compile(r"//@ (?P<key>[a-z-]+)(?:: (?P<value>.*))?$")
MARKER = re.compile(r"//~ (?P<key>[a-z-]+)(?:: (?P<value>[a-z-]+))?(?=\s|$)")
ERROR_CODE_NAME = re.compile(r"(E\d{4})_")
UNBALANCED = re.compile(r"unclosed delimiter|mismatched closing|unexpected closing")
PANIC = re.compile(r"thread '.*' \(\d+\) panicked at (?P<file>.+):(?P<line>\d+):(?P<column>\d+):$")
THREAD_ID = re.compile(r"(thread '.*?') \(\d+\)")
TYPE_FILE = re.compile(r"full name for the type has been written|to print the full type name")
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
ASAN_ERROR = re.compile(r"ERROR: AddressSanitizer: (?:attempting )?(?P<kind>[\w-]+)")
RUNTIME = ("std::rt::", "std::sys::", "<std::rt::")
HEADER_KEYS = {
    "crate-type",
    "edition",
    "note",
    "leak",
    "undefined-behavior",
    "printed-lines",
    "overflow",
    "unseen",
}
MARKER_KEYS = {"undefined-behavior", "allocated", "freed", "leak"}
LOST_KINDS = {"Leak_DefinitelyLost", "Leak_IndirectlyLost", "Leak_PossiblyLost"}


class BlessError(Exception):
    """A program does not do what its name or its structured comments say."""


@dataclass(frozen=True)
class Program:
    """A Rust source file and what its structured comments say about it."""

    path: Path
    source: str
    header: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    markers: dict[str, dict[int, str]] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        """The edition of the header, else 2021."""
        return self.header.get("edition", "2021")

    @property
    def stem(self) -> str:
        """The file name without its suffix."""
        return self.path.name.removesuffix(self.path.suffix)

    @property
    def crate(self) -> str:
        """A crate name made of the file name."""
        return re.sub(r"\W", "_", self.stem)

    @property
    def expected_path(self) -> Path:
        """Where the expected values stand."""
        return self.path.with_name(self.stem + ".expected.json")

    def marked_line(self, key: str) -> int | None:
        """The line that carries the marker `key`; at most one may."""
        lines = list(self.markers.get(key, {}))
        if len(lines) > 1:
            raise BlessError(f"marker {key} stands on several lines: {lines}")
        return lines[0] if lines else None


def read_program(path: Path) -> Program:
    """Read a program, its header and its markers."""
    source = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    notes: list[str] = []
    markers: dict[str, dict[int, str]] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if found := HEADER.match(line):
            key, value = found["key"], found["value"] or ""
            if key not in HEADER_KEYS:
                raise BlessError(f"unknown header key {key!r}")
            if key == "note":
                notes.append(value)
            else:
                header[key] = value
        if found := MARKER.search(line):
            if found["key"] not in MARKER_KEYS:
                raise BlessError(f"unknown marker {found['key']!r} on line {number}")
            markers.setdefault(found["key"], {})[number] = found["value"] or ""
    return Program(path, source, header, tuple(notes), markers)


# Compiling and reading diagnostics


@dataclass(frozen=True)
class Text:
    """The program text that rustc reads: the source, wrapped in a `main` or not."""

    name: str
    wrapped: bool

    def column(self, line: int, column: int) -> int:
        """The column in the source of a column in this text."""
        return column - len(WRAPPER_HEAD) if self.wrapped and line == 1 else column


def rustc(program: Program, text: Text, folder: Path, *options: str) -> list[Record]:
    """Compile the program in `folder` and return rustc's JSON diagnostics."""
    content = program.source
    if text.wrapped:
        content = WRAPPER_HEAD + content + WRAPPER_TAIL
    (folder / text.name).write_text(content, encoding="utf-8")
    command = ["rustc", "--edition", program.edition, "--crate-name", program.crate]
    command += ["--error-format=json", *options, text.name]
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"RUSTC_BOOTSTRAP": "1"} if "-Z" in " ".join(options) else None,
        capture_output=True,
        text=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
    )
    return [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]


def compile_program(program: Program, folder: Path) -> tuple[list[Record], Text]:
    """Build the debug binary `program` in `folder`; return its errors and the text compiled."""
    text = Text(program.path.name, wrapped=False)
    errors = build_errors(program, text, folder)
    if program.path.suffix == ".rs-subset" and not any(
        UNBALANCED.search(error["message"]) for error in errors
    ):
        text = Text(program.path.name, wrapped=True)
        errors = build_errors(program, text, folder)
    return errors, text


def build_errors(program: Program, text: Text, folder: Path) -> list[Record]:
    """Build the binary `program` and return the errors, without the closing summary; of lints the
    warnings too."""
    options = ["--crate-type", program.header["crate-type"]] if is_library(program) else []
    messages = rustc(program, text, folder, "-o", "program", *options)
    levels = {"error", "warning"} if is_about_lints(program) else {"error"}
    return [m for m in messages if m["level"] in levels and not SUMMARY.match(m["message"])]


def is_about_lints(program: Program) -> bool:
    """Whether the program stands in `tests/lints`."""
    return program.path.parent.name == "lints"


def is_library(program: Program) -> bool:
    """Whether the header says what kind of crate it is."""
    return "crate-type" in program.header


def local_span(span: Record | None, text: Text) -> Record | None:
    """The span itself, or the innermost macro call around it, that lies in the program."""
    while span is not None and span["file_name"] != text.name:
        span = span["expansion"]["span"] if span["expansion"] else None
    return span


def place(span: Record, text: Text) -> Record:
    """Where a span lies in the source."""
    start, end = span["line_start"], span["line_end"]
    return {
        "line": start,
        "column": text.column(start, span["column_start"]),
        "end_line": end,
        "end_column": text.column(end, span["column_end"]),
    }


def labels_of(message: Record, text: Text) -> list[Record]:
    """Every span of an error, with its label."""
    labels = []
    for span in message["spans"]:
        local = local_span(span, text)
        if local is not None:
            labels.append(
                place(local, text) | {"primary": span["is_primary"], "text": span["label"]}
            )
    return labels


def child_of(message: Record, text: Text) -> Record:
    """A note, help or suggestion of an error."""
    child: Record = {"level": message["level"], "message": message["message"]}
    spans = []
    for span in message["spans"]:
        local = local_span(span, text)
        if local is None:
            continue
        entry = place(local, text)
        if span["label"]:
            entry["text"] = span["label"]
        if span["suggested_replacement"] is not None:
            entry["replacement"] = span["suggested_replacement"]
        spans.append(entry)
    if spans:
        child["spans"] = spans
    return child


def diagnostic(message: Record, text: Text) -> Record:
    """One error in the form of the expected values."""
    labels = labels_of(message, text)
    primary = next((label for label in labels if label["primary"]), None)
    position = ("line", "column", "end_line", "end_column")
    record: Record = {
        "level": message["level"],
        "code": message["code"]["code"] if message["code"] else None,
        "message": message["message"],
    }
    record |= {key: primary[key] if primary else None for key in position}
    record["labels"] = labels
    record["children"] = [
        child_of(child, text)
        for child in message["children"]
        if not TYPE_FILE.search(child["message"])
        if child["message"].split("\n")[0] in message["rendered"]
    ]
    return record


def expect_verdict(program: Program, errors: Sequence[Record]) -> None:
    """Hold a program to its place: only samples, and `tests/reject` by its names, give errors."""
    folder, stem = program.path.parent.name, program.stem
    if folder in ("samples", "lints"):
        return
    codes = [error["code"] for error in errors]
    if folder != "reject" or stem.endswith(".ok"):
        if errors:
            raise BlessError(f"should be accepted, but: {[error['message'] for error in errors]}")
        return
    if not errors:
        raise BlessError("should be rejected, but is accepted")
    named = ERROR_CODE_NAME.match(stem)
    if named and named[1] not in codes:
        raise BlessError(f"should give {named[1]}, but gives {codes}")


# Running


@dataclass(frozen=True)
class Run:
    """What one run of a binary left behind."""

    status: int
    stdout: str
    stderr: str


def limit_stack() -> None:
    """Give the child process the stack of the simulated machine, and no core dump."""
    resource.setrlimit(resource.RLIMIT_STACK, (STACK_BYTES, STACK_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def execute(command: list[str], folder: Path, env: dict[str, str] | None = None) -> Run:
    """Run a command with the simulated machine's stack limit and no address randomisation."""
    if shutil.which("setarch"):
        command = ["setarch", "-R", *command]
    done = subprocess.run(
        command,
        cwd=folder,
        env=env if env is not None else {},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
        preexec_fn=limit_stack,
    )
    status = 128 - done.returncode if done.returncode < 0 else done.returncode
    return Run(
        status,
        done.stdout.decode("utf-8", errors="replace"),
        done.stderr.decode("utf-8", errors="replace"),
    )


def stderr_pieces(program: Program, stderr: str) -> list[str]:
    """Cut standard error into pieces that do not vary: no backtrace notes, thread ids or paths."""
    pieces: list[list[str]] = [[]]
    for line in stderr.splitlines():
        if line.startswith("note: run with `RUST_BACKTRACE=1`"):
            pieces.append([])
        elif found := PANIC.match(line):
            inside = found["file"] == program.path.name
            here = f"{found['file']}:{found['line']}:{found['column']}:"
            pieces.append([here] if inside else [])
        else:
            pieces[-1].append(THREAD_ID.sub(r"\1 (1)", line))
    return [text for piece in pieces if (text := "\n".join(piece).strip("\n"))]


def run_record(program: Program, folder: Path) -> Record:
    """Run the binary `program` in `folder` and describe the run."""
    run = execute(["./program"], folder)
    record: Record = {"exit_status": run.status, "stdout": run.stdout}
    pieces = stderr_pieces(program, run.stderr)
    if "undefined-behavior" in program.header:
        record |= {"exit_status": 1, "stdout": before_fault(program, run.stdout)}
        record |= fault_record(program, folder, pieces)
    elif pieces:
        record["stderr_contains"] = pieces
    if "overflow" in program.header:
        record |= overflow_record(program, run, folder)
        if run.stdout.count("\n") > SHORT_STDOUT_LINES:
            del record["stdout"]
            record["stdout_head"] = "".join(run.stdout.splitlines(keepends=True)[:5])
    if "leak" in program.header:
        record["leaks"] = leak_records(program, folder)
    return record


# Stack overflow


def overflow_record(program: Program, run: Run, folder: Path) -> Record:
    """The depth at which the stack overflowed, and the frame sizes of a debug build."""
    found = re.fullmatch(r"(.+) every=(\d+)", program.header["overflow"])
    if not found:
        raise BlessError("header: overflow: FUNCTION every=N")
    if run.status != ABORTED or "has overflowed its stack" not in run.stderr:
        raise BlessError(f"should overflow its stack, but exits with {run.status}")
    last = run.stdout.splitlines()[-1]
    depth = re.search(r"\d+", last)
    frames = frame_sizes(program, folder)
    if depth is None or found[1] not in frames:
        raise BlessError(f"no depth in {last!r}, or no function {found[1]} in {sorted(frames)}")
    overflow = {
        "function": found[1],
        "depth": int(depth[0]),
        "every": int(found[2]),
        "stack_bytes": STACK_BYTES,
        "frames": frames,
    }
    return {"overflow": overflow}


def frame_sizes(program: Program, folder: Path) -> dict[str, int]:
    """Bytes per frame of every function that names the crate, from the section .stack_sizes."""
    options = ("-Zemit-stack-sizes", "-C", "codegen-units=1", "--emit=obj", "-o", "program.o")
    rustc(program, Text(program.path.name, wrapped=False), folder, *options)
    command = ["llvm-readobj", "--stack-sizes", "--demangle", "program.o"]
    listing = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    entries = re.findall(r"Functions: \[(.*)\]\s+Size: (0x[0-9A-F]+)", listing)
    prefix = program.crate + "::"
    return {
        name.replace(prefix, ""): int(size, 16)
        for name, size in sorted(entries)
        if prefix in name and not name.startswith(RUNTIME)
    }


# Leaks


def build_traced(program: Program, folder: Path) -> None:
    """Build the binary `program` anew with line tables; these make the frames a little larger."""
    text = Text(program.path.name, wrapped=program.path.suffix == ".rs-subset")
    rustc(program, text, folder, "-C", "debuginfo=2", "-C", "dwarf-version=4", "-o", "program")


def valgrind(folder: Path) -> ElementTree.Element:
    """Run the binary under memcheck and return its XML report."""
    command = ["valgrind", "--xml=yes", "--xml-file=valgrind.xml", "--leak-check=full"]
    command += ["--show-leak-kinds=all", "--num-callers=60", "./program"]
    execute(command, folder)
    return ElementTree.parse(folder / "valgrind.xml").getroot()


def own_line(program: Program, stack: ElementTree.Element) -> int | None:
    """The line of the innermost frame of a valgrind stack that lies in the program."""
    for frame in stack.iter("frame"):
        if frame.findtext("file") == program.path.name:
            return int(frame.findtext("line", "0"))
    return None


def leak_records(program: Program, folder: Path) -> list[Record]:
    """One record per leaked block, measured by valgrind, with the cause the program states."""
    build_traced(program, folder)
    default = program.header["leak"]
    causes = program.markers.get("leak", {})
    leaks: list[Record] = []
    for error in valgrind(folder).iter("error"):
        stack = error.find("stack")
        line = own_line(program, stack) if stack is not None else None
        if error.findtext("kind") not in LOST_KINDS or line is None:
            continue
        blocks = int(error.findtext("xwhat/leakedblocks", "0"))
        total = direct_bytes(error)
        if total % blocks:
            raise BlessError(
                f"line {line} leaks blocks of several sizes: {blocks} of {total} bytes"
            )
        cause = causes.get(line, default)
        leaks += [{"cause": cause, "bytes": total // blocks, "line": line}] * blocks
    expect_leaks(default, causes, leaks)
    return sorted(leaks, key=lambda leak: (leak["line"], leak["bytes"]))


def direct_bytes(error: ElementTree.Element) -> int:
    """The bytes of the lost blocks themselves, without those of the blocks that they own."""
    direct = re.search(r"\(([\d,]+) direct", error.findtext("xwhat/text", ""))
    return int(direct[1].replace(",", "") if direct else error.findtext("xwhat/leakedbytes", "0"))


def expect_leaks(default: str, causes: dict[int, str], leaks: list[Record]) -> None:
    """Compare what valgrind saw leak with the lines that the program marks."""
    unmarked = sorted({leak["line"] for leak in leaks if leak["cause"] == "none"})
    if unmarked:
        raise BlessError(f"nothing should leak, but blocks of lines {unmarked} do")
    silent = sorted(set(causes) - {leak["line"] for leak in leaks})
    if silent or (default != "none" and not leaks):
        raise BlessError(f"valgrind sees no leak (marked lines: {silent})")


# Undefined behaviour


def before_fault(program: Program, stdout: str) -> str:
    """The part of standard output that precedes the fault."""
    count = int(program.header.get("printed-lines", "0"))
    lines = stdout.splitlines(keepends=True)
    if len(lines) < count:
        raise BlessError(f"prints {len(lines)} lines, the header says {count} before the fault")
    return "".join(lines[:count])


def fault_record(program: Program, folder: Path, pieces: list[str]) -> Record:
    """What the program says of its fault, and what valgrind and AddressSanitizer see of it."""
    build_traced(program, folder)
    line = program.marked_line("undefined-behavior")
    if line is None:
        raise BlessError("no line is marked //~ undefined-behavior")
    fault: Record = {"line": line}
    for key in ("allocated", "freed"):
        if (marked := program.marked_line(key)) is not None:
            fault[f"{key}_line"] = marked
    native: Record = {
        "valgrind": valgrind_fault(program, folder, fault),
        "asan": asan_fault(program, folder, line),
    }
    if messages := [ADDRESS.sub("0x..", piece) for piece in pieces]:
        native["message"] = messages[0]
    seen = native["valgrind"] or native["asan"] or "message" in native
    if bool(seen) == ("unseen" in program.header):
        raise BlessError(f"seen by tools: {native}; see the header key unseen")
    kind = program.header["undefined-behavior"]
    return {"undefined_behavior": kind, "fault": fault, "native": native}


def valgrind_fault(program: Program, folder: Path, fault: Record) -> str | None:
    """The kind of memcheck's first error at the marked line; checks the other marked lines."""
    for error in valgrind(folder).iter("error"):
        kind = error.findtext("kind", "")
        stacks = error.findall("stack")
        if kind.startswith("Leak_") or not stacks:
            continue
        if own_line(program, stacks[0]) != fault["line"]:
            continue
        keys = ("freed_line", "allocated_line")[-len(stacks[1:]) :]
        for key, stack in zip(keys, stacks[1:], strict=False):
            measured = own_line(program, stack)
            if measured is not None and fault.get(key) != measured:
                raise BlessError(f"{key}: marked {fault.get(key)}, valgrind says {measured}")
        return kind
    return None


def asan_fault(program: Program, folder: Path, line: int) -> str | None:
    """AddressSanitizer's word for the first fault, if it sees one at the marked line."""
    text = Text(program.path.name, wrapped=program.path.suffix == ".rs-subset")
    options = ("-Zsanitizer=address", "-C", "debuginfo=2", "-C", "force-frame-pointers=yes")
    with tempfile.TemporaryDirectory() as name:
        rustc(program, text, Path(name), *options, "-o", "program")
        asan = "detect_leaks=0:detect_stack_use_after_return=1"
        env = {"ASAN_OPTIONS": asan, "PATH": os.environ["PATH"]}
        stderr = execute(["./program"], Path(name), env).stderr
    found = ASAN_ERROR.search(stderr)
    first = stderr[found.end() :].split("\n\n")[0] if found else ""
    places = re.findall(re.escape(program.path.name) + r":(\d+)", first)
    return found["kind"] if found and places and int(places[0]) == line else None


# Expected values


def expected(program: Program) -> Record:
    """Everything rustc, its binary and valgrind say about the program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        messages, text = compile_program(program, folder)
        errors = [diagnostic(message, text) for message in messages]
        expect_verdict(program, errors)
        record: Record = {"edition": program.edition}
        if text.wrapped:
            record["wrapped"] = True
        if program.notes:
            record["notes"] = "\n".join(program.notes)
        accept = not any(error["level"] == "error" for error in errors)
        record["check"] = {"accept": accept, "diagnostics": errors}
        if not is_about_lints(program):
            record["run"] = {"exit_status": 1} if errors else run_record(program, folder)
    content = render(record) + "\n"
    for path in (name, str(Path.home()), "/rustc/"):
        if path in content:
            raise BlessError(f"the expected values name a path of this machine: {path}")
    return record


def render(value: Any, indent: int = 0) -> str:
    """JSON with short objects and lists on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent and (indent + len(flat) <= PAGE_WIDTH or not value):
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {render(item, indent + 2)}" for key, item in value.items()]
        return "{\n" + ",\n".join(pad + item for item in items) + "\n" + " " * indent + "}"
    if isinstance(value, list):
        items = [render(item, indent + 2) for item in value]
        return "[\n" + ",\n".join(pad + item for item in items) + "\n" + " " * indent + "]"
    return flat


def same(old: Record, new: Record) -> bool:
    """Whether two records agree; depths of overflowing programs may differ by 2 %."""
    old_depth, new_depth = depth_of(old), depth_of(new)
    if old_depth and new_depth and abs(old_depth - new_depth) <= max(1, old_depth // 50):
        new = json.loads(json.dumps(new))
        new["run"]["overflow"]["depth"] = old_depth
        if "stdout" in old["run"] and "stdout" in new["run"]:
            new["run"]["stdout"] = old["run"]["stdout"]
    return old == new


def depth_of(record: Record) -> int:
    """The depth of an overflowing program, else 0."""
    depth = record.get("run", {}).get("overflow", {}).get("depth", 0)
    return int(depth)


def difference(program: Program, old: Record, new: Record) -> str:
    """How the values that stand differ from those measured, as a diff."""
    name = program.expected_path.name
    lines = difflib.unified_diff(
        render(old).splitlines(), render(new).splitlines(), f"{name} (stands)", f"{name} (is)"
    )
    return "\n".join(lines)


def bless(path: Path, check_only: bool) -> tuple[str, str]:
    """Bless or check one program; return what happened and the words to print."""
    try:
        program = read_program(path)
        new = expected(program)
    except (BlessError, subprocess.SubprocessError, OSError) as error:
        return "error", str(error)
    target = program.expected_path
    old: Record = json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}
    if same(old, new):
        return "same", ""
    if not check_only:
        target.write_text(render(new) + "\n", encoding="utf-8")
        return "written", ""
    return "different", difference(program, old, new)


# Command line


def programs(paths: Sequence[Path]) -> Iterator[Path]:
    """The programs among the paths, and below those that are folders."""
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (found for found in inside if found.suffix in SUFFIXES)


def orphans(paths: Sequence[Path]) -> list[Path]:
    """Expected values whose program is gone."""
    found = []
    for folder in (path for path in paths if path.is_dir()):
        for path in sorted(folder.rglob("*.expected.json")):
            stem = path.name.removesuffix(".expected.json")
            if not any(path.with_name(stem + suffix).exists() for suffix in SUFFIXES):
                found.append(path)
    return found


def collisions(found: Sequence[Path]) -> list[Path]:
    """Expected values that two programs claim, as `a.rs` and `a.rs-subset` would."""
    targets = Counter(path.with_suffix(".expected.json") for path in found)
    return [target for target, count in targets.items() if count > 1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Bless or check the programs named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Write or check the expected values of examples.")
    parser.add_argument("--check", action="store_true", help="report differences, change nothing")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="programs or folders")
    options = parser.parse_args(arguments)
    paths = options.paths or [ROOT / folder for folder in FOLDERS]
    found = list(programs(paths))
    outcomes: Counter[str] = Counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(lambda path: bless(path, options.check), found)
        for path, (outcome, words) in zip(found, results, strict=True):
            outcomes[outcome] += 1
            if outcome in ("error", "different"):
                print(f"{path}: {outcome}: {words}")
    for path in [*orphans(paths), *collisions(found)]:
        outcomes["error"] += 1
        print(f"{path}: error: belongs to no program, or to two")
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    return 1 if outcomes["error"] or outcomes["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
