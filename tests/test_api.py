"""The Python API: values, no printing, no state."""

from __future__ import annotations

import pytest

import minirust
from interp.outcome import LeakCause, OutcomeKind


def test_check_tells_code_and_place() -> None:
    result = minirust.check("let a = String::new(); let b = a; drop(a);")
    assert not result.ok
    assert [d.code for d in result.diagnostics] == ["E0382", "unused_variables"]
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


ENDLESS = {
    "loop": "fn main() { loop {} }",
    "while": "fn main() { let mut n = 0u8; while n < 1 { n = n.wrapping_mul(2); } }",
    "iterator": "fn main() { for _ in std::iter::repeat(()) {} }",
    "range": "fn main() { for _ in 0u64.. { std::hint::black_box(()); } }",
    "calls": "fn f(n: u8) { if n > 0 { f(n - 1); f(n - 1) } } fn main() { f(80); }",
    "thread": "fn main() { std::thread::spawn(|| loop {}).join().unwrap(); }",
    "unsafe": "fn main() { let mut n = 0; loop { unsafe { *(&raw mut n) ^= 1 } } }",
    "drop": "struct D; impl Drop for D { fn drop(&mut self) { loop {} } } fn main() { let _ = D; }",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_every_program_ends_under_a_limit_of_steps(name: str) -> None:
    outcome = minirust.run(ENDLESS[name], limits=minirust.Limits(steps=10_000))
    assert outcome.kind.value == "limit"
    assert outcome.message == "the program took more than 10,000 steps"
    # A closure that became part of the library's code is not found again.
    assert name == "thread" or (outcome.at is not None and outcome.at.line == 1)


def test_limits_of_memory_output_and_time() -> None:
    grows = "fn main() { let mut v = Vec::new(); loop { v.push(Box::new([0u8; 1000])); } }"
    huge = "fn main() { let v = vec![0u8; 1 << 40]; drop(v); }"
    for source in (grows, huge):
        outcome = minirust.run(source, limits=minirust.Limits(heap=1 << 20))
        assert outcome.kind.value == "limit"
        assert outcome.message == "the program had more than 1,048,576 bytes on the heap"
    speaks = 'fn main() { loop { println!("{}", "x".repeat(99)); } }'
    outcome = minirust.run(speaks, limits=minirust.Limits(output=1000))
    assert outcome.kind.value == "limit"
    assert outcome.stdout == ("x" * 99 + "\n") * 10
    outcome = minirust.run("fn main() { loop {} }", limits=minirust.Limits(seconds=0.05))
    assert outcome.message == "the program ran for more than 0.05 seconds"


def test_a_program_within_its_limits_runs_as_without() -> None:
    source = 'fn main() { let v: Vec<u32> = (1..=100).collect(); println!("{}", v.len()); }'
    limits = minirust.Limits(steps=100_000, heap=10_000, output=100, seconds=60)
    outcome = minirust.run(source, limits=limits)
    assert (outcome.kind.value, outcome.stdout) == ("exit", "100\n")
    assert minirust.run("fn main() {}", limits=minirust.Limits(steps=1)).kind.value == "exit"
