"""Write the expected values of `tests/packages`: what Cargo says of each package.

    python tests/bless_packages.py [FOLDER...]

Beside `Cargo.toml` stands `expected.json`: `check`, the diagnostics as (level, code, file, line,
message); `run` and `test` with exit status and standard output, null where the check fails. Thread
ids and times are masked as in `bless_libtest`. Cargo works on a copy, without network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bless_libtest import masked

FOLDER = Path(__file__).parent / "packages"
TARGETS = ("--lib", "--bins", "--tests")
"""What is tested: all but the examples in documentation comments."""


def packages() -> list[Path]:
    return sorted(manifest.parent for manifest in FOLDER.glob("*/Cargo.toml"))


def bless(package: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / package.name
        shutil.copytree(package, copy)
        found: dict[str, Any] = {"check": _check(copy)}
        fails = any(d[0] == "error" for d in found["check"])
        found["run"] = None if fails else _ask(copy, "run")
        found["test"] = None if fails else _ask(copy, "test", *TARGETS, "--", "--test-threads=1")
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    (package / "expected.json").write_text(text, encoding="utf-8")


def _cargo(package: Path, command: str, *rest: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "RUST_BACKTRACE": "0", "CARGO_TARGET_DIR": str(package / "target")}
    return subprocess.run(
        ["cargo", command, "--offline", *rest],
        cwd=package,
        env=env,
        capture_output=True,
        encoding="utf-8",
    )


def _check(package: Path) -> list[tuple[str, str | None, str | None, int | None, str]]:
    found = []
    for line in _cargo(package, "check", "--message-format=json").stdout.splitlines():
        message = json.loads(line).get("message")
        if message is None or not message["spans"]:
            continue
        at = next(s for s in message["spans"] if s["is_primary"])
        code = message["code"]["code"] if message["code"] else None
        found.append(
            (message["level"], code, at["file_name"], at["line_start"], message["message"])
        )
    return sorted(found, key=lambda d: (d[2] or "", d[3] or 0, d[4]))


def _ask(package: Path, command: str, *rest: str) -> dict[str, Any]:
    done = _cargo(package, command, *rest)
    return {"exit_status": done.returncode, "stdout": masked(done.stdout)}


if __name__ == "__main__":
    for package in [Path(name) for name in sys.argv[1:]] or packages():
        bless(package)
