"""What rustc says of the programs here, as data: `python typeck_oracle.py` writes the expectations.

- `rejected/NAME.rs` -> `rejected/NAME.expected.json`: of each error its line, code, message, and
  primary spans (line, column, end line, end column).
- `captures.rs` -> `captures.expected.txt`: what each closure captures, by
  `#[rustc_capture_analysis]` (which needs `RUSTC_BOOTSTRAP=1`).
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    for program in sorted((HERE / "rejected").glob("*.rs")):
        found = sorted(errors_of(program), key=lambda e: (e["line"], str(e)))
        program.with_suffix(".expected.json").write_text(json.dumps(found, indent=1))
    (HERE / "captures.expected.txt").write_text("\n".join(captures()) + "\n")


def rustc(program: Path, *options: str) -> list[dict]:
    command = ["rustc", "--edition", "2021", "--error-format=json", "-Awarnings"]
    command += ["--emit=metadata", *options, str(program)]
    env = os.environ | {"RUSTC_BOOTSTRAP": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command += ["--out-dir", folder]
        run = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    return [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]


def errors_of(program: Path) -> Iterator[dict]:
    for d in rustc(program):
        if d["level"] != "error" or d["message"].startswith("aborting"):
            continue
        primary = sorted(
            [s["line_start"], s["column_start"], s["line_end"], s["column_end"]]
            for s in d["spans"]
            if s["is_primary"]
        )
        code = d["code"]["code"] if d["code"] else None
        line = primary[0][0] if primary else 0
        yield {"line": line, "code": code, "message": d["message"], "primary": primary}


def captures() -> list[str]:
    lines = []
    for d in rustc(HERE / "captures.rs"):
        if "Min Capture" in d["message"]:
            at = d["spans"][0]
            kept = [c["message"].removeprefix("Min Capture ") for c in d["children"]]
            lines.append((at["line_start"], at["column_start"], kept))
    return [f"{line} {column} {kept}" for line, column, kept in sorted(lines)]


if __name__ == "__main__":
    main()
