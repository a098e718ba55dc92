"""Sizes and alignments: the machine's against rustc's, by a program that prints them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checker.check import open_crate
from grammar.edition import Edition
from interp.machine import run

TYPES = """
(); u8; bool; char; u128; (u8, u32, u16); [u16; 3]; &'static u8; &'static [u8]; &'static str;
Box<u8>; Option<Box<u8>>; Option<&'static u8>; Option<u8>; Option<u64>; Option<bool>;
Option<Option<bool>>; Option<char>; Option<Option<char>>; Result<u8, ()>; Result<u64, u8>; Vec<u8>;
Option<Vec<u8>>; String; Option<String>; Option<Option<String>>; Rc<u8>; Option<Rc<u8>>;
RefCell<u8>; Cell<bool>; Option<Cell<bool>>; RefCell<Vec<u8>>; fn(u8) -> u8; Option<fn(u8) -> u8>;
Box<dyn Fn(u8)>; Mixed; Inner; Outer; Fieldless; Wide; C; Packed; Aligned; Nested; Data; Many;
Option<Fieldless>; Option<Mixed>; Option<(bool, u32)>; (u8, Option<u32>, bool); Tree;
[Option<Box<u8>>; 4]; *const u8; Option<std::ptr::NonNull<u8>>; std::cmp::Ordering; Niche; Jagged
"""

PROGRAM = """
#![allow(dead_code)]
use std::cell::{Cell, RefCell};
use std::rc::Rc;
struct Mixed { a: u8, b: u64, c: u16, d: bool }
struct Inner(u32, u8);
struct Outer { x: Inner, y: u8, z: u16 }
enum Fieldless { A, B, C }
enum Wide { A = 1000, B = 70000 }
#[repr(C)] struct C { a: u8, b: u32, c: u8 }
#[repr(packed)] struct Packed { a: u8, b: u32 }
#[repr(align(32))] struct Aligned(u8);
enum Nested { A(Option<bool>), B, C(u8) }
enum Data { A(u64), B(u8, u8), C { x: u32 }, D }
enum Many { A(String), B(Vec<u8>), C, D(u8) }
enum Tree { Leaf, Node(Box<Tree>, i32, Box<Tree>) }
enum Niche { Text(String), Number(i64), None }
enum Jagged { A(u8, u64), B(u16), C([u8; 7]) }
fn main() {
"""


def all_types() -> list[str]:
    out: list[str] = []
    depth = 0
    current = ""
    for ch in TYPES:
        depth += (ch in "[(") - (ch in "])")
        if ch == ";" and depth == 0:
            out.append(" ".join(current.split()))
            current = ""
        else:
            current += ch
    return [*out, " ".join(current.split())]


@pytest.mark.skipif(shutil.which("rustc") is None, reason="needs rustc")
def test_sizes_are_those_of_rustc(tmp_path: Path) -> None:
    lines = [
        f'    println!("{{}} {{}} {ty}", '
        f"std::mem::size_of::<{ty}>(), std::mem::align_of::<{ty}>());"
        for ty in all_types()
    ]
    text = PROGRAM + "\n".join(lines) + "\n}\n"
    source = tmp_path / "sizes.rs"
    source.write_text(text)
    binary = tmp_path / "sizes"
    subprocess.run(["rustc", "-A", "warnings", "-o", binary, source], check=True)
    want = subprocess.run([binary], capture_output=True, text=True, check=True).stdout
    crate = open_crate("sizes.rs", text, Edition.E2021)
    assert crate.main is not None
    out = run(crate.tcx, crate.main)
    assert out.stdout.splitlines() == want.splitlines()
