"""Hypothesis strategies for Rust source text: every form of the grammar, nested at random."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy as Strategy

NAMES = st.sampled_from(["a", "b", "foo", "Bar", "r#fn", "union", "auto", "raw", "default", "safe"])
LIFETIMES = st.sampled_from(["'a", "'static", "'_"])
LITERALS = st.sampled_from(
    [
        "1",
        "0xFFu8",
        "1.5",
        "1e3f64",
        "2.",
        '"s\\n"',
        'r#"r"#',
        'b"\\xff"',
        'c"c"',
        "'c'",
        "b'b'",
        "true",
    ]
)
_BINARY = "+ - * / % ^ & | && || << >> == != < > <= >= = += -= *= /= %= ^= &= |= <<= >>="
BINARY = st.sampled_from(_BINARY.split())


def filled(template: str, *parts: Strategy[str]) -> Strategy[str]:
    """`template` with each `%` replaced by a part."""
    pieces = template.split("%")

    def join(values: tuple[str, ...]) -> str:
        return pieces[0] + "".join(
            value + piece for value, piece in zip(values, pieces[1:], strict=True)
        )

    return st.tuples(*parts).map(join)


def listed(part: Strategy[str], separator: str = ", ", least: int = 0) -> Strategy[str]:
    return st.lists(part, min_size=least, max_size=3).map(separator.join)


def maybe(part: Strategy[str]) -> Strategy[str]:
    return st.one_of(st.just(""), part)


def nested(leaves: Strategy[str], *others: Strategy[str]) -> Strategy[str]:
    """Mostly `leaves`, so that texts stay small."""
    return st.one_of(*[leaves] * (2 * len(others)), *others)


# ------------------------------------------------------------------ types and paths


def generic_args(types: Strategy[str]) -> Strategy[str]:
    arg = st.one_of(
        types, LIFETIMES, st.just("3"), st.just("{ N }"), filled("Item = %", types), st.just("I: B")
    )
    return listed(arg, least=1).map(lambda text: f"<{text}>")


TYPES: Strategy[str] = st.deferred(
    lambda: nested(
        NAMES,
        type_paths(),
        st.sampled_from(["()", "!", "_", "Self", "m!(a b)"]),
        filled("&% mut %", maybe(LIFETIMES), PLAIN_TYPES),
        filled("*const %", PLAIN_TYPES),
        filled("[%]", TYPES),
        filled("[%; %]", TYPES, EXPRS),
        filled("(%,)", TYPES),
        filled("(%)", TYPES),
        filled("dyn % + 'a", type_paths()),
        filled("impl for<'b> % + ?Sized + use<'a, T>", type_paths()),
        filled('for<\'b> unsafe extern "C" fn(x: %, %) -> %', TYPES, TYPES, PLAIN_TYPES),
        filled("<% as %>::B", TYPES, type_paths()),
    )
)
PLAIN_TYPES: Strategy[str] = st.deferred(
    lambda: nested(NAMES, type_paths(), filled("(%)", TYPES), filled("[%]", TYPES))
)


def type_paths() -> Strategy[str]:
    segment = st.one_of(
        NAMES,
        NAMES,
        NAMES,
        st.tuples(NAMES, generic_args(PLAIN_TYPES)).map("".join),
        filled("Fn(%) -> %", TYPES, PLAIN_TYPES),
    )
    return listed(segment, "::", least=1)


PATHS: Strategy[str] = st.deferred(
    lambda: st.one_of(
        NAMES,
        NAMES,
        st.sampled_from(["self", "crate::a", "::std::b", "super::c", "Self::D"]),
        filled("a::%::b", generic_args(PLAIN_TYPES)),
        filled("<%>::b", TYPES),
    )
)

# ------------------------------------------------------------------ patterns

PATTERNS: Strategy[str] = st.deferred(
    lambda: nested(
        st.sampled_from(
            ["_", "x", "mut x", "ref x", "ref mut x", "A::B", "-1", "1..=9", "..=3", "4.."]
        ),
        LITERALS.filter(lambda text: text != "2."),
        filled("x @ %", PLAIN_PATTERNS),
        filled("&%", PLAIN_PATTERNS),
        filled("&mut %", PLAIN_PATTERNS),
        filled("(%, ..)", PATTERNS),
        filled("[%, rest @ .., %]", PATTERNS, PATTERNS),
        filled("Some(%)", listed(PATTERNS)),
        filled("S { a: %, ref mut b, .. }", PATTERNS),
        filled("(% | %)", PLAIN_PATTERNS, PLAIN_PATTERNS),
        st.just("m!(a)"),
    )
)
PLAIN_PATTERNS: Strategy[str] = st.deferred(
    lambda: nested(st.sampled_from(["_", "x", "7"]), filled("(%)", PATTERNS))
)

# ------------------------------------------------------------------ expressions


def block() -> Strategy[str]:
    return filled("{ % % }", listed(STATEMENTS, " "), maybe(EXPRS.map(lambda text: f"({text})")))


ATOMS: Strategy[str] = st.deferred(
    lambda: nested(
        st.one_of(NAMES, LITERALS),
        PATHS,
        st.sampled_from(
            ["()", "m!(x => y)", "a::b![1; 2]", "..", "x.0.1", "S {}", "return", "break 'a"]
        ),
        filled("(%)", EXPRS),
        filled("(%, %)", EXPRS, EXPRS),
        filled("[%]", listed(EXPRS)),
        filled("[%; %]", EXPRS, EXPRS),
        filled("f(%)", listed(EXPRS)),
        filled("(%).m::<u8>(%)", EXPRS, listed(EXPRS)),
        filled("(%)[%]", EXPRS, EXPRS),
        filled("(%)?.await.f", EXPRS),
        filled("S { a: %, b, ..% }", EXPRS, EXPRS),
        filled("if % % else %", CONDITIONS, block(), block()),
        filled("match (%) { #[a] % if % => %, _ => {} }", EXPRS, PATTERNS, EXPRS, EXPRS),
        filled("'a: loop %", block()),
        filled("while % %", CONDITIONS, block()),
        filled("for % in (%) %", PATTERNS, EXPRS, block()),
        filled("unsafe %", block()),
        filled("async move %", block()),
        filled("const %", block()),
    )
)
CONDITIONS: Strategy[str] = st.deferred(
    lambda: nested(
        filled("(%)", ATOMS),
        filled("let % = (%)", PATTERNS, EXPRS),
        filled("let % = (%) && (%)", PATTERNS, EXPRS, EXPRS),
    )
)
EXPRS: Strategy[str] = st.deferred(
    lambda: nested(
        ATOMS,
        filled("(%) % (%)", ATOMS, BINARY, ATOMS),
        filled("(%) + (%) * % as u8 - %", ATOMS, ATOMS, ATOMS, ATOMS),
        filled("-%", ATOMS),
        filled("!%", ATOMS),
        filled("*%", ATOMS),
        filled("& mut %", ATOMS),
        filled("&raw const (%)", ATOMS),
        filled("(%)..=%", ATOMS, ATOMS),
        filled("move |x, %: u8| %", PLAIN_PATTERNS, EXPRS),
        filled("for<'b> async |x: &'b u8| -> % %", PLAIN_TYPES, block()),
        filled("return %", EXPRS),
        filled("#[a] (%)", ATOMS),
    )
)

STATEMENTS: Strategy[str] = st.deferred(
    lambda: nested(
        filled("(%);", ATOMS),
        filled("let %: % = %;", PATTERNS, TYPES, EXPRS),
        filled("let (% | %) = (%) else %;", PLAIN_PATTERNS, PLAIN_PATTERNS, EXPRS, block()),
        filled("(%);", EXPRS),
        filled("#[cfg(x)] %", block()),
        st.sampled_from([";", "m!{ a }", "m!(a);", "struct S;", "use a::{self, b::*, c as _};"]),
    )
)

# ------------------------------------------------------------------ items

GENERICS = st.sampled_from(
    ["", "<'a, 'b: 'a>", "<T: A + ?Sized = u8, const N: usize = 3>", "<#[a] T>"]
)
WHERE: Strategy[str] = maybe(
    filled("where T: %, 'a: 'b + 'c, for<'x> %: B", type_paths(), type_paths())
)
VISIBILITY = st.sampled_from(["", "pub ", "pub(crate) ", "pub(in a::b) "])
HEADERS = st.sampled_from(["", "const ", "async ", 'unsafe extern "C" ', "const unsafe "])


def function(body: Strategy[str]) -> Strategy[str]:
    return filled("%fn f%(%: %) -> % % %", HEADERS, GENERICS, PATTERNS, TYPES, TYPES, WHERE, body)


ITEMS: Strategy[str] = st.deferred(
    lambda: st.one_of(
        st.tuples(VISIBILITY, function(block())).map("".join),
        filled("%struct S% % { #[a] pub a: %, b: u8 }", VISIBILITY, GENERICS, WHERE, TYPES),
        filled("struct S%(pub %, u8) %;", GENERICS, TYPES, WHERE),
        filled("enum E% % { A = %, B(%), C { x: % }, }", GENERICS, WHERE, ATOMS, TYPES, TYPES),
        filled("union U% { a: % }", GENERICS, TYPES),
        filled("unsafe trait T%: A + 'static % { % type X: B; const Y: u8; }", GENERICS, WHERE,
               function(st.just(";"))),
        filled("impl% !Tr for % % { #![a] type X = %; fn m(&'a mut self) {} }", GENERICS, TYPES,
               WHERE, TYPES),
        filled("/// doc\n#[derive(A, B)] const C: % = %;", TYPES, EXPRS),
        filled("static mut X: % = %;", TYPES, EXPRS),
        filled("type A% = % %;", GENERICS, TYPES, WHERE),
        filled("mod m { #![b] % }", listed(ITEMS, " ")),
        st.sampled_from(
            ["extern crate a as b;", "macro_rules! m { ($x:expr) => { $x >> 1 } }", "m!(a, b);"]
        ),
        filled("unsafe extern \"C\" { safe fn f(x: %, ...); static X: %; }", TYPES, TYPES),
    )
)  # fmt: skip
CRATES = listed(ITEMS, "\n", least=1)
