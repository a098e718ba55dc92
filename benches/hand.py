"""The programs of `benches/programs`, written by hand in Python: what minirust is measured against.

Each function does the work of the Rust program of its name, in the way a Python programmer would
write it, and prints the same output. Nothing of minirust is used here: no simulated memory, no
overflow checks beyond what the result needs.

    python benches/hand.py [NAME...]    run some programs, or all, and print their times to stderr
    python benches/hand.py --check      compare every output with that of the Rust binary
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parent / "programs"
U32 = 0xFFFF_FFFF
U64 = 0xFFFF_FFFF_FFFF_FFFF

FIB_N = 30
SIEVE_LIMIT = 2_000_000
NBODY_STEPS = 20_000
LIST_LENGTH = 300_000
MATRIX_SIZE = 140
HASH_ROUNDS = 500_000
HASH_KEYS = 5_000
COLLATZ_LIMIT = 20_000
STRING_ROUNDS = 2_000_000
TREE_NODES = 120_000
SORT_LENGTH = 80_000


def fib() -> None:
    """Recursive calls on scalars."""

    def fib_of(n: int) -> int:
        return n if n < 2 else fib_of(n - 1) + fib_of(n - 2)

    print(fib_of(FIB_N))


def sieve() -> None:
    """The sieve of Eratosthenes, flag by flag."""
    is_prime = [True] * (SIEVE_LIMIT + 1)
    is_prime[0] = is_prime[1] = False
    number = 2
    while number * number <= SIEVE_LIMIT:
        if is_prime[number]:
            for multiple in range(number * number, SIEVE_LIMIT + 1, number):
                is_prime[multiple] = False
        number += 1
    count = 0
    for flag in is_prime:
        if flag:
            count += 1
    print(count)


class Body:
    """A planet: its position, velocity and mass."""

    __slots__ = ("mass", "vx", "vy", "vz", "x", "y", "z")

    def __init__(
        self,
        position: tuple[float, float, float],
        velocity: tuple[float, float, float],
        mass: float,
    ) -> None:
        days = 365.24
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = (speed * days for speed in velocity)
        self.mass = mass * (4.0 * math.pi * math.pi)


def solar_system() -> list[Body]:
    """The sun and its four large planets."""
    return [
        Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
        Body(
            (4.841431442464721, -1.1603200440274284, -0.10362204447112311),
            (0.001660076642744037, 0.007699011184197404, -0.0000690460016972063),
            0.0009547919384243266,
        ),
        Body(
            (8.34336671824458, 4.124798564124305, -0.4035234171143214),
            (-0.002767425107268624, 0.004998528012349172, 0.000023041729757376393),
            0.0002858859806661308,
        ),
        Body(
            (12.894369562139131, -15.111151401698631, -0.22330757889265573),
            (0.002964601375647616, 0.0023784717395948095, -0.000029658956854023756),
            0.00004366244043351563,
        ),
        Body(
            (15.379697114850917, -25.919314609987964, 0.17925877295037118),
            (0.0026806777249038932, 0.001628241700382423, -0.00009515922545197159),
            0.00005151389020466115,
        ),
    ]


def advance(bodies: list[Body], dt: float) -> None:
    """Move every body by one step of time."""
    for i, a in enumerate(bodies):
        for b in bodies[i + 1 :]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            distance = dx * dx + dy * dy + dz * dz
            magnitude = dt / (distance * math.sqrt(distance))
            mass_a = a.mass
            mass_b = b.mass
            a.vx -= dx * mass_b * magnitude
            a.vy -= dy * mass_b * magnitude
            a.vz -= dz * mass_b * magnitude
            b.vx += dx * mass_a * magnitude
            b.vy += dy * mass_a * magnitude
            b.vz += dz * mass_a * magnitude
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy_of(bodies: list[Body]) -> float:
    """The energy of the whole system, which should stay the same."""
    energy = 0.0
    for i, a in enumerate(bodies):
        energy += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1 :]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            energy -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return energy


def nbody() -> None:
    """The planets of the solar system: floating point in attributes."""
    bodies = solar_system()
    for _ in range(NBODY_STEPS):
        advance(bodies, 0.01)
    print(f"{energy_of(bodies):.9f}")


class ListNode:
    """A node of a linked list."""

    __slots__ = ("next", "value")

    def __init__(self, value: int, next_node: ListNode | None) -> None:
        self.value = value
        self.next = next_node


def box_list() -> None:
    """A linked list: built, walked and taken apart node by node."""
    head: ListNode | None = None
    for value in range(LIST_LENGTH):
        head = ListNode(value, head)
    total = 0
    node = head
    while node is not None:
        total += node.value
        node = node.next
    print(total)
    freed = 0
    while head is not None:
        head.next, head = None, head.next
        freed += 1
    print(freed)


def matmul() -> None:
    """The product of two matrices held as lists of lists."""
    size = MATRIX_SIZE
    a = [[float(i * j % 7) for j in range(size)] for i in range(size)]
    b = [[(i + j) * 0.5 for j in range(size)] for i in range(size)]
    product = [[0.0] * size for _ in range(size)]
    for i in range(size):
        row = a[i]
        for j in range(size):
            total = 0.0
            for k in range(size):
                total += row[k] * b[k][j]
            product[i][j] = total
    trace = 0.0
    for i in range(size):
        trace += product[i][i]
    print(f"{trace:.0f}" if trace.is_integer() else trace)


def hashmap() -> None:
    """Counting pseudo-random keys in a dictionary."""
    counts: dict[int, int] = {}
    state = 12345
    for _ in range(HASH_ROUNDS):
        state = (state * 6364136223846793005 + 1442695040888963407) & U64
        key = (state >> 33) % HASH_KEYS
        counts[key] = counts.get(key, 0) + 1
    most = 0
    for count in counts.values():
        if count > most:
            most = count
    print(len(counts), most)


def collatz() -> None:
    """The longest Collatz chain: arithmetic on local variables."""
    longest = best_start = 0
    for start in range(1, COLLATZ_LIMIT):
        n = start
        length = 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            length += 1
        if length > longest:
            longest = length
            best_start = start
    print(best_start, longest)


def string_build() -> None:
    """A string that grows piece by piece."""
    pieces = []
    for number in range(STRING_ROUNDS):
        pieces.append("ab")
        if number % 3 == 0:
            pieces.append("c")
    text = "".join(pieces)
    print(len(text), text[:12])


class TreeNode:
    """A node of a binary tree."""

    __slots__ = ("left", "right", "value")

    def __init__(self, value: int, left: TreeNode | None, right: TreeNode | None) -> None:
        self.value = value
        self.left = left
        self.right = right


def build_tree(low: int, high: int) -> TreeNode | None:
    """A balanced tree of the numbers from `low` up to `high`."""
    if low >= high:
        return None
    middle = (low + high) // 2
    return TreeNode(middle, build_tree(low, middle), build_tree(middle + 1, high))


def increment_and_sum(node: TreeNode | None) -> int:
    """Add one to every value and return the sum."""
    if node is None:
        return 0
    node.value += 1
    return node.value + increment_and_sum(node.left) + increment_and_sum(node.right)


def rc_tree() -> None:
    """A balanced tree of mutable nodes."""
    print(increment_and_sum(build_tree(0, TREE_NODES)))


def sort_range(items: list[int], low: int, high: int) -> None:
    """Sort `items[low:high]` in place."""
    if high - low <= 1:
        return
    last = high - 1
    middle = low + (last - low) // 2
    items[middle], items[last] = items[last], items[middle]
    pivot = items[last]
    split = low
    for index in range(low, last):
        if items[index] < pivot:
            items[split], items[index] = items[index], items[split]
            split += 1
    items[split], items[last] = items[last], items[split]
    sort_range(items, low, split)
    sort_range(items, split + 1, high)


def quicksort() -> None:
    """Sorting a list in place."""
    items = []
    state = 12345
    for _ in range(SORT_LENGTH):
        state = (state * 1664525 + 1013904223) & U32
        items.append((state >> 8) - 5_000_000)
    sort_range(items, 0, len(items))
    digest = 0
    for item in items:
        digest = (digest * 31 + item) & U64
    print(items[0], items[-1], digest)


HAND_WRITTEN: dict[str, Callable[[], None]] = {
    function.__name__: function
    for function in (
        fib,
        sieve,
        nbody,
        box_list,
        matmul,
        hashmap,
        collatz,
        string_build,
        rc_tree,
        quicksort,
    )
}


def output_of(name: str) -> str:
    """What the hand-written program prints."""
    captured = io.StringIO()
    with contextlib.redirect_stdout(captured):
        HAND_WRITTEN[name]()
    return captured.getvalue()


def differences() -> list[str]:
    """The programs whose output is not that of the Rust binary."""
    wrong = []
    for path in sorted(PROGRAMS.glob("*.rs")):
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        if output_of(path.stem) != expected["run"]["stdout"]:
            wrong.append(path.stem)
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run or check the programs named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Hand-written Python equivalents of benchmarks.")
    parser.add_argument("--check", action="store_true", help="compare with the Rust outputs")
    parser.add_argument("names", nargs="*", choices=[[], *HAND_WRITTEN], metavar="NAME")
    options = parser.parse_args(arguments)
    if options.check:
        wrong = differences()
        print(f"different: {', '.join(wrong)}" if wrong else "all outputs agree")
        return 1 if wrong else 0
    for name in options.names or HAND_WRITTEN:
        started = time.perf_counter()
        HAND_WRITTEN[name]()
        print(f"{name}: {time.perf_counter() - started:.3f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
