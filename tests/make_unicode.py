"""Write `interp/unicode.txt`: what rustc's standard library knows of each character.

Python's `unicodedata` has another version of Unicode with each Python, and none of them is Rust's;
so a program that rustc compiles is asked about every character:

    python tests/make_unicode.py

Each line is a name and numbers in base 36. A property is runs of characters that have it: how many
have it not, how many have it, and so on. A case mapping is runs `(gap, count, step, change)` of
characters mapped to one other, then, after `;`, the characters mapped to several.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "interp" / "unicode.txt"
PROPERTIES = (
    *("alphabetic", "lowercase", "uppercase", "numeric", "printable", "grapheme_extend"),
    *("cased", "case_ignorable"),
)
PROGRAM = """
use std::io::Write;
fn ends_final(s: &str) -> bool { s.to_lowercase().ends_with('ς') }
fn main() {
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for c in '\\0'..=char::MAX {
        let escaped = |s: &str| s.escape_debug().to_string().ends_with('}') && c != '}';
        let alone = escaped(&c.to_string());
        let after = escaped(&format!("a{c}"));
        let cased = ends_final(&format!("{c}Σ"));
        let flags = [
            c.is_alphabetic(), c.is_lowercase(), c.is_uppercase(), c.is_numeric(),
            !after, alone && !after, cased, !cased && ends_final(&format!("A{c}Σ")),
        ];
        let bits = flags.iter().rev().fold(0, |n, &f| n << 1 | f as u32);
        let codes = |s: String| {
            s.chars().map(|c| (c as u32).to_string()).collect::<Vec<_>>().join(",")
        };
        writeln!(out, "{} {} {} {}", c as u32, bits, codes(c.to_lowercase().to_string()),
            codes(c.to_uppercase().to_string())).unwrap();
    }
}
"""
COUNT = 0x110000


def main() -> None:
    bits = [0] * COUNT
    lower: dict[int, list[int]] = {}
    upper: dict[int, list[int]] = {}
    for line in answers():
        code, found, *maps = line.split()
        c = int(code)
        bits[c] = int(found)
        for table, text in zip((lower, upper), maps, strict=True):
            mapped = [int(n) for n in text.split(",")]
            if mapped != [c]:
                table[c] = mapped
    lines = [
        f"{name} {joined(runs((b >> i) & 1 for b in bits))}" for i, name in enumerate(PROPERTIES)
    ]
    lines += [f"to_lowercase {case_map(lower)}", f"to_uppercase {case_map(upper)}"]
    OUT.write_text("\n".join(lines) + "\n", encoding="ascii")


def answers() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "ask.rs"
        source.write_text(PROGRAM, encoding="utf-8")
        program = Path(folder) / "ask"
        command = ["rustc", "--edition", "2021", "-O", "-o", str(program), str(source)]
        subprocess.run(command, check=True)
        return subprocess.check_output([str(program)], text=True).splitlines()


def runs(flags: Iterable[int]) -> Iterator[int]:
    state, length = 0, 0
    for flag in flags:
        if flag != state:
            yield length
            state, length = flag, 0
        length += 1
    if state:
        yield length


def case_map(table: dict[int, list[int]]) -> str:
    single = sorted((c, m[0]) for c, m in table.items() if len(m) == 1)
    numbers: list[int] = []
    end = 0
    while single:
        first, target = single[0]
        step = 2 if len(single) > 1 and single[1][0] == first + 2 else 1
        count = 0
        while single[count : count + 1] == [(first + count * step, target + count * step)]:
            count += 1
        numbers += [first - end, count, step, target - first]
        end = first + count * step
        del single[:count]
    several = [[c, *m] for c, m in sorted(table.items()) if len(m) > 1]
    return joined(numbers) + " ; " + ",".join(joined(entry) for entry in several)


def joined(numbers: Iterable[int]) -> str:
    return " ".join(map(base36, numbers))


def base36(n: int) -> str:
    digits = ""
    rest = abs(n)
    while rest or not digits:
        rest, d = divmod(rest, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    return "-" + digits if n < 0 else digits


if __name__ == "__main__":
    main()
