"""`minirust test` says what the binary of `rustc --test` says (see `bless_libtest.py`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bless_libtest import FOLDER, arguments, masked

ROOT = Path(__file__).parent.parent


def run_tests(file: str, *args: str, cwd: Path = FOLDER) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "minirust", "test", file, *args]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=120, cwd=cwd, env=env
    )


@pytest.mark.parametrize("program", sorted(FOLDER.glob("*.rs")), ids=lambda p: str(p.stem))
def test_as_libtest(program: Path) -> None:
    expected = json.loads(program.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert [run["args"] for run in expected] == arguments(program)
    for run in expected:
        done = run_tests(program.name, *run["args"].split())
        assert masked(done.stdout) == run["stdout"], run["args"]
        assert done.returncode == run["exit_status"], run["args"]
        assert run["stderr"] in masked(done.stderr), run["args"]


def written(folder: Path, text: str, *args: str) -> subprocess.CompletedProcess[str]:
    (folder / "t.rs").write_text(text, encoding="utf-8")
    return run_tests("t.rs", *args, cwd=folder)


LEAK = "#[test] fn leaks() { std::mem::forget(Box::new(1u8)); }"


def test_leaks_are_told_after_the_summary(tmp_path: Path) -> None:
    done = written(tmp_path, LEAK)
    assert done.returncode == 0
    assert "test result: ok. 1 passed" in done.stdout
    assert "leaks of test leaks:" in done.stderr
    assert "1 block leaked, 1 byte" in done.stderr
    assert written(tmp_path, LEAK, "--leak-check", "off").stderr == ""
    assert written(tmp_path, LEAK, "--leak-check", "error").returncode == 1


def test_payloads_of_panics_are_not_leaked(tmp_path: Path) -> None:
    text = "#[test] #[should_panic] fn p() { std::panic::panic_any(vec![1]); }"
    assert written(tmp_path, text).stderr == ""


def test_statics_are_new_in_every_test(tmp_path: Path) -> None:
    one = "assert_eq!(N.fetch_add(1, Ordering::Relaxed), 0);"
    text = f"""
        use std::sync::atomic::{{AtomicU8, Ordering}};
        static N: AtomicU8 = AtomicU8::new(0);
        #[test] fn a() {{ {one} }}
        #[test] fn b() {{ {one} }}
    """
    assert written(tmp_path, text).returncode == 0


def test_undefined_behavior_fails_its_test(tmp_path: Path) -> None:
    text = """
        #[test] fn a() {
            let p = Box::into_raw(Box::new(1));
            unsafe { drop(Box::from_raw(p)); *p = 2 }
        }
        #[test] fn b() {}
    """
    done = written(tmp_path, text)
    assert done.returncode == 101
    assert "test a ... FAILED\ntest b ... ok" in done.stdout
    assert "error[use-after-free]" in done.stdout


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("fn t(x: i32) {}", "functions used as tests can not have any arguments"),
        (
            "fn t<T>() {}",
            "functions used as tests can not have any non-lifetime generic parameters",
        ),
        ("fn t() -> i32 { 3 }", "the trait bound `i32: Termination` is not satisfied"),
        ("#[should_panic] fn t() -> Result<(), ()> { Ok(()) }", "must return `()`"),
        ("struct T;", "the `#[test]` attribute may only be used on a free function"),
    ],
)
def test_what_cannot_be_a_test(tmp_path: Path, item: str, message: str) -> None:
    done = written(tmp_path, f"#[test] {item}")
    assert done.returncode == 1
    assert message in done.stderr


def test_tests_use_what_they_name(tmp_path: Path) -> None:
    text = "fn a() {}\npub fn b() {}\n#[test] fn t() { a(); }\nfn main() {}\n"
    done = written(tmp_path, text, "-W", "unused")
    assert "function `b` is never used" in done.stderr
    assert done.stderr.count("is never used") == 1


def test_tests_within_functions_are_not_run(tmp_path: Path) -> None:
    text = "#[test] fn t() { #[test] fn inner() {} }\n"
    done = written(tmp_path, text, "-W", "warnings")
    assert "running 1 test\n" in done.stdout
    assert "warning: cannot test inner items" in done.stderr
    assert "function `inner` is never used" in done.stderr


def test_usage(tmp_path: Path) -> None:
    assert written(tmp_path, "", "--no-such-option").returncode == 2
    assert run_tests("no-such-file.rs").returncode == 2
