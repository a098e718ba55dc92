"""The stack of undefined behaviour: frames of the program's functions, innermost first."""

from __future__ import annotations

import minirust

NESTED = """
struct Reader(*const u32);

impl Reader {
    fn read(&self, at: usize) -> u32 {
        unsafe { *self.0.add(at) }
    }
}

fn total(reader: &Reader, n: usize) -> u32 {
    (0..n).map(|i| reader.read(i)).sum()
}

fn main() {
    let row = vec![1u32, 2, 3];
    let reader = Reader(row.as_ptr());
    println!("{}", total(&reader, 2));
    println!("{}", total(&reader, 4));
}
"""
DROPPED = """
struct Guard(*mut i32);
impl Drop for Guard {
    fn drop(&mut self) {
        unsafe { *self.0 = 1 }
    }
}
fn main() {
    let freed = Box::into_raw(Box::new(0));
    unsafe { drop(Box::from_raw(freed)) };
    let guard = Guard(freed);
    drop(guard);
}
"""
RECURSIVE = """
fn down(n: u32) -> i32 {
    if n == 0 { unsafe { *std::ptr::null::<i32>() } } else { down(n - 1) + 1 }
}
fn main() {
    println!("{}", down(1000));
}
"""


def frames(source: str) -> list[tuple[str, int]]:
    fault = minirust.run(source).undefined_behavior
    assert fault is not None
    assert fault.stack[0] == fault.at
    return [(place.function, place.line) for place in fault.stack]


def test_calls_through_the_library() -> None:
    found = frames(NESTED)
    assert [line for _, line in found] == [6, 11, 11, 18]
    assert [found[i][0] for i in (2, 3)] == ["total", "main"]


def test_a_destructor_stands_where_the_value_is_dropped() -> None:
    assert [line for _, line in frames(DROPPED)] == [5, 12]


def test_deep_stacks_are_cut() -> None:
    found = frames(RECURSIVE)
    assert len(found) == 256
    assert set(found) == {("down", 3)}
