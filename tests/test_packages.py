"""Cargo packages check, run and test as with Cargo (see `bless_packages.py`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bless_libtest import masked
from bless_packages import packages

ROOT = Path(__file__).parent.parent


def minirust(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "minirust", *args],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=folder,
        env=env,
    )


def diagnostics(stderr: str) -> list[list[Any]]:
    """(level, code, file, line, message) of what `--error-format json` wrote."""
    found = []
    for line in stderr.splitlines():
        message = json.loads(line)
        if message["spans"]:
            at = next(s for s in message["spans"] if s["is_primary"])
            code = message["code"]["code"] if message["code"] else None
            row = [message["level"], code, at["file_name"], at["line_start"], message["message"]]
            found.append(row)
    return sorted(found, key=lambda d: (d[2] or "", d[3] or 0, d[4]))


@pytest.mark.parametrize("package", packages(), ids=lambda p: str(p.name))
def test_as_cargo(package: Path) -> None:
    expected = json.loads((package / "expected.json").read_text(encoding="utf-8"))
    done = minirust(package, "check", ".", "--error-format", "json")
    assert diagnostics(done.stderr) == expected["check"]
    rejected = any(row[0] == "error" for row in expected["check"])
    assert done.returncode == (1 if rejected else 0)
    for command in ("run", "test"):
        done = minirust(package, command, ".")
        if expected[command] is None:
            assert done.returncode == 1
            continue
        assert masked(done.stdout) == expected[command]["stdout"]
        assert done.returncode == expected[command]["exit_status"]


MANIFEST = '[package]\nname = "p"\nedition = "2021"\n'


def package(folder: Path, manifest: str, **files: str) -> Path:
    (folder / "Cargo.toml").write_text(manifest, encoding="utf-8")
    (folder / "src").mkdir()
    for name, text in files.items():
        (folder / "src" / f"{name}.rs").write_text(text, encoding="utf-8")
    return folder


def test_dependencies_are_outside_the_subset(tmp_path: Path) -> None:
    manifest = MANIFEST + '\n[dependencies]\nserde = "1"\n'
    done = minirust(package(tmp_path, manifest, main="fn main() {}"), "run", ".")
    assert done.returncode == 3
    assert "the dependency `serde`" in done.stderr
    assert "Cargo.toml:6:1" in done.stderr


@pytest.mark.parametrize(
    ("manifest", "status", "words"),
    [
        ("[workspace]\nmembers = []\n", 3, "workspace"),
        (MANIFEST + 'build = "b.rs"\n', 3, "build script"),
        (MANIFEST + "[lib]\nproc-macro = true\n", 3, "procedural macro"),
        (MANIFEST + "[[bin]]\nname = 'other'\n", 2, "no file for the `[[bin]]` `other`"),
        (MANIFEST.replace("2021", "2020"), 2, "no edition `2020`"),
        ("[package]\n", 2, "no `package.name`"),
        ("[package\n", 2, "couldn't read"),
    ],
)
def test_what_a_manifest_may_not_say(
    tmp_path: Path, manifest: str, status: int, words: str
) -> None:
    done = minirust(package(tmp_path, manifest, main="fn main() {}"), "run", ".")
    assert done.returncode == status
    assert words in done.stderr


def test_which_binary_runs(tmp_path: Path) -> None:
    folder = package(tmp_path, MANIFEST, main='fn main() { println!("p") }')
    (folder / "src" / "bin").mkdir()
    (folder / "src" / "bin" / "q.rs").write_text('fn main() { println!("q") }', encoding="utf-8")
    several = minirust(folder, "run", ".")
    assert several.returncode == 2
    assert "choose with `--bin`: p, q" in several.stderr
    assert minirust(folder, "run", ".", "--bin", "q").stdout == "q\n"
    assert minirust(folder, "run", ".", "--bin", "r").returncode == 2


def test_a_library_does_not_run(tmp_path: Path) -> None:
    folder = package(tmp_path, MANIFEST, lib="pub fn f() {}")
    assert minirust(folder, "check", ".").returncode == 0
    done = minirust(folder, "run", ".")
    assert done.returncode == 2
    assert "`p` is a library" in done.stderr


def test_a_folder_without_manifest(tmp_path: Path) -> None:
    done = minirust(tmp_path, "run", ".")
    assert done.returncode == 2
    assert "directory without `Cargo.toml`" in done.stderr


def test_a_package_is_traced(tmp_path: Path) -> None:
    main = 'fn main() { let n = p::one(); println!("{n}"); }'
    folder = package(tmp_path, MANIFEST, lib="pub fn one() -> i32 { 1 }", main=main)
    done = minirust(folder, "trace", ".")
    assert done.returncode == 0
    assert "n = 1 created" in done.stdout
    assert "src/lib.rs:1  pub fn one() -> i32 { 1 }" in done.stdout


def test_a_rejected_library_has_a_report(tmp_path: Path) -> None:
    folder = package(tmp_path, MANIFEST, lib="pub fn f() { missing() }", main="fn main() {}")
    assert minirust(folder, "run", ".", "--report", "r.json").returncode == 1
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["outcome"] == "rejected"


def test_modules_of_a_file_in_another_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.rs").write_text("mod m; fn main() { m::f() }", encoding="utf-8")
    text = 'pub fn f() { println!("{} {}", file!(), module_path!()) }'
    (tmp_path / "a" / "m.rs").write_text(text, encoding="utf-8")
    assert minirust(tmp_path, "run", "a/x.rs").stdout == "a/m.rs x::m\n"
