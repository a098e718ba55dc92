"""What is outside the subset is said by name at its place, with status 3, never guessed.

Each program of `tests/unsupported` is accepted by rustc; `//~ unsupported: FEATURE` tells what
minirust says on a line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from make_subset import ROOT, UNSUPPORTED, outside, page


def _stem(value: object) -> str:
    return value.stem if isinstance(value, Path) else ""


@pytest.mark.parametrize(("path", "line", "feature"), outside(), ids=_stem)
def test_said_at_its_place(path: Path, line: int, feature: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "minirust", "run", path.name, "--error-format", "short"]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=path.parent, env=env, timeout=120
    )
    assert done.returncode == 3
    assert f"minirust does not support {feature} yet" in done.stderr
    assert f"{path.name}:{line}:" in done.stderr


def test_every_program_names_its_feature() -> None:
    assert {path for path, _, _ in outside()} == set(UNSUPPORTED.glob("*.rs"))


@pytest.mark.skipif(shutil.which("rustc") is None, reason="rustc is not installed")
@pytest.mark.parametrize("path", sorted(UNSUPPORTED.glob("*.rs")), ids=lambda p: str(p.stem))
def test_rustc_accepts_it(path: Path, tmp_path: Path) -> None:
    command = ["rustc", "--edition=2021", "-Awarnings", "--emit=metadata", str(path)]
    done = subprocess.run([*command, "--out-dir", str(tmp_path)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_document_is_up_to_date() -> None:
    written = (ROOT / "docs" / "SUBSET.md").read_text(encoding="utf-8")
    assert written == page(), "run `python tests/make_subset.py`"
