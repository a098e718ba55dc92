"""What rustc says of a program and what its binary does, remembered between runs.

The answers are kept in a user cache directory, one file per program, named by the hash of the
compiler's version, the edition and the source: the documentation's text never comes near the
repository, and a second run of a suite asks rustc nothing.

The binary runs as `program` in an empty directory with empty standard input, twice: output that
differs between the two (addresses, hashing, threads) is no truth, and only the exit status is
compared then.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

COMPILE_SECONDS = 60.0
RUN_SECONDS = 10.0
STDOUT_BYTES = 1 << 20
STACK_BYTES = 8 << 20
FORMAT = 1
"""Raise this when `Truth` changes: old files are then not read."""
FULL_BUILD = 2
"""As `FORMAT`, for programs that are not run: rustc generates their code, for only then do the
lints `arithmetic_overflow` and `unconditional_panic` speak, which minirust checks too."""
ABORTED = 134


@frozen
class Error:
    """One error: its code (a lint's name, or None for a syntax error) and the line it points at."""

    code: str | None
    line: int | None
    message: str = ""


@frozen
class Run:
    """What the binary did. `stdout` is None if two runs printed different text."""

    stdout: str | None
    exit_status: int


@frozen
class Truth:
    """rustc's verdict, and the run of its binary unless it was not wanted or took too long."""

    accepted: bool
    errors: tuple[Error, ...] = ()
    run: Run | None = None


def truth_of(source: str, edition: int, runs: bool) -> Truth | None:
    """rustc's answer, from the cache if it is there; None if rustc itself failed."""
    path = _cache_path(source, edition, runs)
    if path.exists():
        return _read(json.loads(path.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory(prefix="conformance-", ignore_cleanup_errors=True) as folder:
        truth = _ask(source, edition, runs, Path(folder))
    if truth is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(json.dumps(asdict(truth)), encoding="utf-8")
        draft.replace(path)
    return truth


@cache
def rustc_version() -> str | None:
    """`rustc --version`, or None where there is no rustc."""
    try:
        done = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def cache_folder() -> Path:
    """Where the answers are kept: `$XDG_CACHE_HOME/minirust/conformance`."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "minirust" / "conformance"


def _cache_path(source: str, edition: int, runs: bool) -> Path:
    form = FORMAT if runs else FULL_BUILD
    key = json.dumps([form, rustc_version(), edition, runs, source])
    digest = hashlib.sha256(key.encode()).hexdigest()
    return cache_folder() / digest[:2] / f"{digest[2:]}.json"


def _read(data: dict[str, Any]) -> Truth:
    run = data["run"]
    return Truth(
        data["accepted"], tuple(Error(**e) for e in data["errors"]), Run(**run) if run else None
    )


def _ask(source: str, edition: int, runs: bool, folder: Path) -> Truth | None:
    build = folder / "build"
    build.mkdir()
    (build / "main.rs").write_text(source, encoding="utf-8")
    command = ["rustc", "--edition", str(edition), "--error-format=json"]
    if runs:
        # Linked with the shared libstd: four times as fast as a static binary, the same program.
        command += ["-C", "prefer-dynamic", "-C", "rpath", "-o", "program"]
    else:
        kind = "bin" if "fn main" in source else "lib"
        command += ["--emit=obj", "--crate-type", kind, "-o", "program.o"]
    try:
        done = subprocess.run(
            [*command, "main.rs"],
            cwd=build,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMPILE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return None
    messages = [json.loads(line) for line in done.stderr.splitlines() if line.startswith(b"{")]
    errors = tuple(_error(m) for m in messages if _is_error(m))
    if done.returncode == 0:
        return Truth(True, (), _run_twice(build / "program", folder) if runs else None)
    return Truth(False, errors) if errors else None


def _is_error(message: dict[str, Any]) -> bool:
    summary = message["message"].startswith(("aborting due to", "could not compile"))
    return message.get("level") == "error" and not summary


def _error(message: dict[str, Any]) -> Error:
    code = message["code"]["code"] if message["code"] else None
    primary = next((s for s in message["spans"] if s["is_primary"]), None)
    while primary is not None and primary["file_name"] != "main.rs":
        primary = primary["expansion"]["span"] if primary["expansion"] else None
    return Error(code, primary["line_start"] if primary else None, message["message"])


def _run_twice(program: Path, folder: Path) -> Run | None:
    first = _run(program, folder / "first")
    if first is None:
        return None
    second = _run(program, folder / "second")
    return first if second == first else Run(None, first.exit_status)


def _run(program: Path, folder: Path) -> Run | None:
    """One run in an empty folder; None if it takes too long or prints too much."""
    folder.mkdir()
    output = folder.with_suffix(".out")
    with output.open("wb") as stdout:
        try:
            done = subprocess.run(
                ["program"],
                executable=program,
                cwd=folder,
                env={"PATH": os.environ.get("PATH", "")},
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=subprocess.DEVNULL,
                timeout=RUN_SECONDS,
                preexec_fn=_limits,
            )
        except (subprocess.TimeoutExpired, OSError):  # OSError: what was built is a library
            return None
    if output.stat().st_size >= STDOUT_BYTES:
        return None
    status = done.returncode if done.returncode >= 0 else ABORTED
    return Run(output.read_text(encoding="utf-8", errors="replace"), status)


def _limits() -> None:
    """The stack of the simulated machine, no core dump, and an end to endless output."""
    import resource

    resource.setrlimit(resource.RLIMIT_STACK, (STACK_BYTES, STACK_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (STDOUT_BYTES, STDOUT_BYTES))
