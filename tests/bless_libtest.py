"""Write the expected values of `tests/libtest`: what the binary of `rustc --test` says.

    python tests/bless_libtest.py [PATH...]

Each program starts with lines `//@ args: ARGS`; the binary runs once for each. Beside `NAME.rs`
stands `NAME.expected.json`, a list of `{args, exit_status, stdout, stderr}`; thread ids and times
are masked (`masked`). The streams are libtest's own under `--test-threads=1`, without backtraces.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "libtest"
MASKS = (
    (re.compile(r"(thread '.*?') \(\d+\)"), r"\1 (1)"),
    (re.compile(r"finished in \d+\.\d\ds"), "finished in 0.00s"),
)


def masked(text: str) -> str:
    """`text` without what differs from run to run."""
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text


def arguments(program: Path) -> list[str]:
    """The `//@ args:` lines of a program."""
    lines = program.read_text(encoding="utf-8").splitlines()
    return [line[8:].strip() for line in lines if line.startswith("//@ args:")]


def bless(program: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        binary = str(Path(folder) / "tests")
        subprocess.run(
            ["rustc", "--edition=2021", "--test", "-Awarnings", program.name, "-o", binary],
            check=True,
            cwd=program.parent,
        )
        runs = list(_runs(binary, program))
    target = program.with_suffix(".expected.json")
    target.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _runs(binary: str, program: Path) -> Iterator[dict[str, object]]:
    env = {**os.environ, "RUST_BACKTRACE": "0"}
    for args in arguments(program):
        done = subprocess.run(
            [binary, "--test-threads=1", *args.split()], capture_output=True, env=env
        )
        status = done.returncode if done.returncode >= 0 else 128 - done.returncode
        yield {
            "args": args,
            "exit_status": status,
            "stdout": masked(done.stdout.decode()),
            "stderr": masked(done.stderr.decode()),
        }


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or sorted(map(str, FOLDER.glob("*.rs")))):
        bless(path)
