"""What only shows on a terminal, in a pipe, or under a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = str(ROOT / "samples" / "row04_use_after_move.rs-subset")
ENDLESS = 'fn main() { let mut n = 0u64; println!("go"); loop { n = n.wrapping_add(1); } }'
CHATTY = 'fn main() { let mut n = 0u64; loop { println!("{n}"); n += 1; } }'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and terminals")


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **more}


def start(*args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "minirust", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def on_terminal(*args: str, env: dict[str, str] | None = None) -> str:
    """What a command writes when its standard error is a terminal."""
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "minirust", *args],
        stdout=subprocess.DEVNULL,
        stderr=slave,
        env=env or environment(),
    )
    os.close(slave)
    written = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
    os.close(master)
    process.wait(60)
    return written.decode()


def test_interrupt_ends_a_program_with_130(tmp_path: Path) -> None:
    (tmp_path / "endless.rs").write_text(ENDLESS)
    process = start("run", str(tmp_path / "endless.rs"))
    assert process.stdout is not None
    assert process.stdout.readline() == b"go\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_interrupt_ends_a_check_with_130(tmp_path: Path) -> None:
    long = "fn f() -> u32 { let a = 1; let b = a + 1; b * a }\n"
    text = "".join(long.replace("f()", f"f{i}()") for i in range(5000)) + "fn main() {}\n"
    (tmp_path / "long.rs").write_text(text)
    process = start("check", str(tmp_path / "long.rs"))
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    (tmp_path / "chatty.rs").write_text(CHATTY)
    process = start("run", str(tmp_path / "chatty.rs"))
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"0\n"
    process.stdout.close()
    errors = process.stderr.read()
    process.wait(60)
    assert errors == b""
    assert process.returncode == 141


def test_colour_on_a_terminal_only() -> None:
    assert "\x1b[" in on_terminal("check", SAMPLE)
    assert "\x1b[" not in on_terminal("check", SAMPLE, env=environment(NO_COLOR="1"))
    assert "\x1b[" not in on_terminal("check", "--color", "never", SAMPLE)
    process = start("check", SAMPLE)
    assert b"\x1b[" not in process.communicate(timeout=60)[1]


def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    names = []
    for i in range(60):
        path = tmp_path / f"program{i}.rs"
        path.write_text("fn main() { let v: Vec<u32> = (0..9).map(|x| x * 2).collect(); }\n")
        names.append(str(path))
    assert "checking " in on_terminal("check", *names)
    process = start("check", *names)
    assert b"checking " not in process.communicate(timeout=120)[1]
