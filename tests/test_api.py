"""The Python API: values, no printing, no state."""

from __future__ import annotations

import minirust
from interp.outcome import LeakCause, OutcomeKind


def test_check_tells_code_and_place() -> None:
    result = minirust.check("let a = String::new(); let b = a; drop(a);")
    assert not result.ok
    assert [d.code for d in result.diagnostics] == ["E0382"]
    assert "use of moved value: `a`" in result.render()


def test_unsupported_is_told_apart() -> None:
    result = minirust.check("async fn f() {} fn main() {}")
    assert not result.ok
    assert result.unsupported


def test_run_captures(capsys: object) -> None:
    outcome = minirust.run('fn main() { println!("hi"); eprintln!("there"); }')
    assert (outcome.kind, outcome.exit_status) == (OutcomeKind.EXIT, 0)
    assert (outcome.stdout, outcome.stderr) == ("hi\n", "there\n")


def test_run_finds_what_leaks() -> None:
    outcome = minirust.run('fn main() { std::mem::forget(String::from("this error")); }')
    assert [(leak.bytes, leak.cause) for leak in outcome.leaks] == [(10, LeakCause.FORGET)]


def test_rejected_programs_do_not_run() -> None:
    outcome = minirust.run("fn main() { let x: u8 = true; }")
    assert (outcome.kind, outcome.exit_status) == (OutcomeKind.REJECTED, 1)


def test_calls_do_not_disturb_one_another() -> None:
    source = 'fn main() { let v = vec![1, 2, 3]; println!("{:?}", v); }'
    first = minirust.run(source)
    minirust.check("fn main() { nonsense }")
    again = minirust.run(source)
    assert first.stdout == again.stdout == "[1, 2, 3]\n"
    assert first.heap == again.heap


def test_parse_gives_the_tree_and_the_errors() -> None:
    crate, errors = minirust.parse("fn main() {}")
    assert len(crate.items) == 1
    assert not errors
    assert minirust.parse("fn main( {}")[1]
