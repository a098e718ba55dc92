"""Threads under the scheduler: the seed decides the order, and nothing else does.

`tests/run/threads` holds programs whose output does not depend on the order; they must give it for
any seed. Others here do depend on it, deadlock, overflow a thread's stack or leave threads behind.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

import minirust
from interp.outcome import OutcomeKind

PROGRAMS = sorted((Path(__file__).parent.parent / "run" / "threads").glob("*.rs"))
SEEDS = (1, 2, 3)

ORDER = """
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let log = Arc::new(Mutex::new(String::new()));
    let handles: Vec<_> = ["a", "b", "c"]
        .into_iter()
        .map(|name| {
            let log = Arc::clone(&log);
            thread::spawn(move || (0..3).for_each(|_| log.lock().unwrap().push_str(name)))
        })
        .collect();
    handles.into_iter().for_each(|h| h.join().unwrap());
    println!("{}", log.lock().unwrap());
}
"""

CROSSED = """
use std::sync::Mutex;
use std::thread;

fn main() {
    let (a, b) = (Mutex::new(1), Mutex::new(2));
    thread::scope(|s| {
        s.spawn(|| {
            let y = b.lock().unwrap();
            thread::yield_now();
            *a.lock().unwrap() += *y;
        });
        let x = a.lock().unwrap();
        thread::yield_now();
        *b.lock().unwrap() += *x;
    });
}
"""


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: p.stem)
def test_the_seed_does_not_change_what_does_not_depend_on_the_order(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))["run"]
    for seed in SEEDS:
        outcome = minirust.run(path.read_text(encoding="utf-8"), filename=path.name, seed=seed)
        assert outcome.stdout == expected["stdout"], seed
        assert outcome.exit_status == expected["exit_status"], seed


def test_the_seed_alone_decides_the_order() -> None:
    assert minirust.run(ORDER).stdout == "aaabbbccc\n"
    once = [minirust.run(ORDER, seed=seed).stdout for seed in range(6)]
    again = [minirust.run(ORDER, seed=seed).stdout for seed in range(6)]
    assert once == again
    assert len(set(once)) > 1


def test_deadlock_tells_who_waits_for_what() -> None:
    outcome = minirust.run(CROSSED)
    assert outcome.kind is OutcomeKind.DEADLOCK
    waits = [
        (w.thread, w.what, w.at and w.at.line, w.taken_at and w.taken_at.line)
        for w in outcome.waits
    ]
    other = "<unnamed> (2)"
    assert waits == [
        ("main", f"a lock that `{other}` holds", 15, 9),
        (other, "a lock that `main` holds", 11, 13),
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("let m = Mutex::new(1); let _a = m.lock(); let _b = m.lock();", "a lock that it holds"),
        ("let m = RwLock::new(1); let _a = m.read(); m.write().unwrap();", "a lock to write that it holds"),  # noqa: E501
        ("let (_tx, rx) = mpsc::channel::<i32>(); rx.recv().unwrap();", "a message from a channel"),
        ("let (tx, _rx) = mpsc::sync_channel(0); tx.send(1).unwrap();", "a receiver"),
        ("thread::park();", "an `unpark`"),
        ("Barrier::new(2).wait();", "the other threads at a barrier"),
    ],
)  # fmt: skip
def test_one_thread_can_wait_for_ever(body: str, what: str) -> None:
    outcome = minirust.run(f"use std::{{sync::*, thread}};\nfn main() {{ {body} }}")
    assert outcome.kind is OutcomeKind.DEADLOCK
    assert [(w.thread, w.what) for w in outcome.waits] == [("main", what)]


def test_a_thread_has_a_stack_of_its_own() -> None:
    deep = "fn deep(n: u64) -> u64 { if n == 0 { 0 } else { deep(n - 1) + n } }\n"
    spawn = 'Builder::new().name("deep".into()).stack_size(STACK).spawn(|| deep(5000))'
    use = "use std::thread::Builder;\n"
    main = f'fn main() {{ println!("{{}}", {spawn}.unwrap().join().unwrap()); }}'
    enough = minirust.run(use + deep + main.replace("STACK", "1 << 20"))
    assert enough.stdout == "12502500\n"
    outcome = minirust.run(use + deep + main.replace("STACK", "1 << 16"))
    assert outcome.kind is OutcomeKind.STACK_OVERFLOW
    assert "thread 'deep' (2) has overflowed its stack" in outcome.stderr
    assert outcome.stack.limit == 1 << 16


def test_what_a_running_thread_holds_is_not_leaked() -> None:
    outcome = minirust.run(
        """
        use std::{cell::RefCell, mem, sync::mpsc, thread};
        thread_local! { static KEPT: RefCell<Vec<Box<i32>>> = RefCell::new(vec![]); }
        fn main() {
            let (ready, wait) = mpsc::channel();
            let (forever, stuck) = mpsc::channel::<i32>();
            thread::spawn(move || {
                let held = Box::new(vec![1]);
                KEPT.with_borrow_mut(|kept| kept.push(Box::new(2)));
                ready.send(()).unwrap();
                let _ = stuck.recv();
                drop(held);
            });
            wait.recv().unwrap();
            mem::forget(forever);
            mem::forget(Box::new(3));
        }
        """
    )
    assert [(leak.cause.value, leak.bytes) for leak in outcome.leaks] == [("forget", 4)]


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    for program in (ORDER, CROSSED):
        minirust.run(program)
    assert threading.active_count() == before


def test_undefined_behaviour_and_exit_end_the_run_in_any_thread() -> None:
    bad = "use std::thread;\nfn main() {\n    thread::spawn(|| unsafe {\n"
    bad += "        *std::ptr::null::<i32>()\n    }).join().unwrap();\n}"
    outcome = minirust.run(bad)
    assert outcome.undefined_behavior is not None
    assert outcome.undefined_behavior.at is not None
    assert outcome.undefined_behavior.at.line == 4
    ended = minirust.run(
        "use std::thread;\nfn main() { thread::spawn(|| {\n"
        '    print!("x");\n    std::process::exit(7)\n}).join().unwrap(); }'
    )
    assert (ended.kind, ended.exit_status, ended.stdout) == (OutcomeKind.EXIT, 7, "x")


def test_a_program_without_threads_does_not_load_the_scheduler() -> None:
    import subprocess
    import sys

    code = (
        "import sys, minirust\n"
        "minirust.run('fn main() { *std::sync::Mutex::new(1).lock().unwrap() += 1; }')\n"
        "print('interp.threads' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


SPIN = """
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Spin { taken: AtomicBool, value: UnsafeCell<u32> }
unsafe impl Sync for Spin {}
impl Spin {
    fn add(&self, n: u32) {
        LOCK
        unsafe { *self.value.get() += n }
        self.taken.store(false, Ordering::Release);
    }
}
fn main() {
    let spin = Spin { taken: AtomicBool::new(false), value: UnsafeCell::new(0) };
    thread::scope(|s| {
        for n in 1..=3 {
            let spin = &spin;
            s.spawn(move || spin.add(n));
        }
    });
    println!("{}", spin.value.into_inner());
}
"""


def test_what_synchronises_is_no_race() -> None:
    lock = "while self.taken.swap(true, Ordering::Acquire) {}"
    for seed in range(4):
        assert minirust.run(SPIN.replace("LOCK", lock), seed=seed).stdout == "6\n"


def test_raw_pointers_race() -> None:
    outcome = minirust.run(
        "use std::thread;\n"
        "struct P(*mut i32);\nunsafe impl Send for P {}\n"
        "fn main() {\n"
        "    let mut x = 1;\n"
        "    let p = P(&mut x);\n"
        "    let t = thread::spawn(move || { let p = p; unsafe { *p.0 } });\n"
        "    x = 2;\n"
        "    unsafe { *(&raw mut x) = 3 };\n"
        '    println!("{}", t.join().unwrap() + x);\n'
        "}\n"
    )
    fault = outcome.undefined_behavior
    assert fault is not None
    assert fault.at is not None
    assert fault.races_with is not None
    assert (fault.kind.value, fault.at.line, fault.races_with.line) == ("data-race", 7, 9)
