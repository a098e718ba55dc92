"""The command line as a user meets it: bad input, exit statuses, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def minirust(
    *args: str, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "minirust", *args],
        input=stdin,
        capture_output=True,
        timeout=120,
        cwd=cwd or ROOT,
        env=env,
    )


def assert_clear(done: subprocess.CompletedProcess[bytes], status: int) -> None:
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"internal error" not in done.stderr, done.stderr.decode()
    assert done.returncode == status, done.stderr.decode()


def test_empty_file_is_a_library(tmp_path: Path) -> None:
    (tmp_path / "empty.rs").write_text("")
    assert_clear(minirust("check", str(tmp_path / "empty.rs")), 0)


def test_empty_file_cannot_run(tmp_path: Path) -> None:
    (tmp_path / "empty.rs").write_text("")
    done = minirust("run", str(tmp_path / "empty.rs"))
    assert_clear(done, 1)
    assert b"E0601" in done.stderr


def test_binary_file(tmp_path: Path) -> None:
    (tmp_path / "binary.rs").write_bytes(bytes(range(256)))
    done = minirust("check", str(tmp_path / "binary.rs"))
    assert_clear(done, 2)
    assert b"UTF-8" in done.stderr


def test_missing_file() -> None:
    done = minirust("check", "no-such-file.rs")
    assert_clear(done, 2)
    assert b"no-such-file.rs" in done.stderr


def test_directory(tmp_path: Path) -> None:
    assert_clear(minirust("run", str(tmp_path)), 2)


def test_unknown_option() -> None:
    done = minirust("check", "--no-such-option", "x.rs")
    assert_clear(done, 2)
    assert b"--no-such-option" in done.stderr


def test_five_thousand_parentheses() -> None:
    source = b"fn main() { let x = " + b"(" * 5000 + b"1" + b")" * 5000 + b"; }"
    done = minirust("check", "-", stdin=source)
    assert_clear(done, 1)
    assert b"nesting" in done.stderr


def test_a_line_of_a_megabyte() -> None:
    source = b"fn main() { let x = [" + b"1, " * 350_000 + b"]; }"
    done = minirust("check", "-", stdin=source)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1, 3)


def test_several_files_worst_status_wins(tmp_path: Path) -> None:
    (tmp_path / "good.rs").write_text("fn main() {}")
    (tmp_path / "bad.rs").write_text("fn main() { let x: u8 = true; }")
    done = minirust("check", str(tmp_path / "good.rs"), str(tmp_path / "bad.rs"))
    assert_clear(done, 1)


def test_json_has_rustc_schema() -> None:
    source = b"fn main() { let a = String::new(); let b = a; drop(a); }"
    done = minirust("check", "-", "--error-format", "json", stdin=source)
    assert_clear(done, 1)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    error = next(d for d in lines if d["code"] and d["code"]["code"] == "E0382")
    assert error["level"] == "error"
    primary = next(s for s in error["spans"] if s["is_primary"])
    assert (primary["line_start"], primary["column_start"]) == (1, 52)
    assert error["rendered"].startswith("error[E0382]: use of moved value: `a`")


def test_program_status_and_streams() -> None:
    source = b'fn main() { println!("out"); eprintln!("err"); std::process::exit(7); }'
    done = minirust("run", "-", stdin=source)
    assert (done.returncode, done.stdout) == (7, b"out\n")
    assert done.stderr.startswith(b"err\n")


def test_version_and_help() -> None:
    assert minirust("--version").stdout.startswith(b"minirust ")
    assert b"examples:" in minirust("--help").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    done = minirust("completion", shell)
    assert_clear(done, 0)
    assert b"explain" in done.stdout


def test_explain() -> None:
    done = minirust("explain", "e0382")
    assert_clear(done, 0)
    assert b"moved" in done.stdout
    assert_clear(minirust("explain", "E9999"), 2)


def test_a_ring_is_told_whole() -> None:
    """Both blocks, both edges, the line that closed the ring, and what to do."""
    done = minirust("run", "samples/row16_rc_ring.rs")
    assert_clear(done, 0)
    text = done.stderr.decode()
    assert "leaked a cycle of reference counts: 2 blocks, 80 bytes" in text
    assert "--> samples/row16_rc_ring.rs:27:9" in text
    assert "block 0.Cons.1 -> block 1 closes the ring" in text
    assert "block 1.Cons.1 -> block 0 (stored at samples/row16_rc_ring.rs:24:20" in text
    assert "`Weak`" in text


def test_leaks_can_be_errors() -> None:
    assert_clear(minirust("run", "--leak-check", "error", "samples/row16_rc_ring.rs"), 1)
    quiet = minirust("run", "--leak-check", "off", "samples/row16_rc_ring.rs")
    assert_clear(quiet, 0)
    assert quiet.stderr == b""


def test_the_report_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    minirust("run", "samples/row16_rc_ring.rs", "--report", str(path))
    report = json.loads(path.read_text())
    assert [leak["cause"] for leak in report["leaks"]] == ["rc-cycle", "rc-cycle"]
    assert report["leak_groups"][0]["closed_at"]["line"] == 27
    refused = minirust(
        "run", "samples/row06_raw_deref_outside_unsafe.rs-subset", "--report", str(path)
    )
    assert_clear(refused, 1)
    assert json.loads(path.read_text())["outcome"] == "rejected"


def test_a_report_that_cannot_be_written_is_told_first(tmp_path: Path) -> None:
    done = minirust(
        "run", "samples/row16_rc_ring.rs", "--report", str(tmp_path / "none" / "r.json")
    )
    assert_clear(done, 2)
    assert b"couldn't write" in done.stderr
    assert not done.stdout


def test_a_dump_of_a_rejected_program_tells_why(tmp_path: Path) -> None:
    path = tmp_path / "wrong.rs"
    path.write_text("fn main() { let x: u8 = 'a'; }")
    done = minirust("check", "--dump", "ast", str(path))
    assert_clear(done, 1)
    assert b"E0308" in done.stderr
    assert b"main" in done.stdout


def test_a_memory_map_shows_the_three_sections() -> None:
    done = minirust("run", "--memory-map", "samples/row01_stack_locals.rs-subset")
    assert_clear(done, 0)
    text = done.stderr.decode()
    assert text.index("a: u32") < text.index("n: u8")
    assert text.count("may live in a register") == 2
    assert "heap" in text
    assert "static" in text


def test_standard_input_reaches_the_program(tmp_path: Path) -> None:
    (tmp_path / "echo.rs").write_text(
        "fn main() { let mut s = String::new();"
        ' std::io::stdin().read_line(&mut s).unwrap(); print!("{}", s.to_uppercase()); }'
    )
    done = minirust("run", str(tmp_path / "echo.rs"), stdin=b"abc\n")
    assert_clear(done, 0)
    assert done.stdout == b"ABC\n"


def test_files_are_refused_unless_allowed(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("seen")
    program = tmp_path / "reads.rs"
    program.write_text(
        'fn main() { println!("{}", std::fs::read_to_string("note.txt").unwrap()); }\n'
    )
    refused = minirust("run", str(program), cwd=tmp_path)
    assert_clear(refused, 3)
    assert b"--allow-fs" in refused.stderr
    allowed = minirust("run", "--allow-fs", str(program), cwd=tmp_path)
    assert_clear(allowed, 0)
    assert allowed.stdout == b"seen\n"


def test_flags_reach_the_lints_of_every_stage(tmp_path: Path) -> None:
    program = tmp_path / "denied.rs"
    program.write_text('fn main() { let a: u8 = 300; println!("{}", a as u32 + 255u8 as u32); }\n')
    assert_clear(minirust("check", str(program)), 1)
    assert_clear(minirust("check", "-A", "overflowing_literals", str(program)), 0)
    warned = minirust("check", "-W", "overflowing-literals", str(program))
    assert_clear(warned, 0)
    assert b"requested on the command line with `-W overflowing-literals`" in warned.stderr
