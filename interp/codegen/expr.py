"""Python expressions over leaves, as text with what they depend on.

An `Expr` is `text` plus the integer `add`; it may be used as often as wished when `cheap` (a name,
a literal, a name plus a literal). `deps` are the LIR locals whose Python variables it reads; `mem`
is true when it reads memory, and then it must be evaluated before the next write.
"""

from __future__ import annotations

from grammar.record import frozen

NO_DEPS: frozenset[int] = frozenset()
LIMIT = 240


@frozen(eq=False)
class Discr:
    """The value is a discriminant: `empty` if leaf `leaf` is None, else `full`."""

    leaf: Expr
    empty: int
    full: int


@frozen(eq=False)
class Compare:
    """The value is `lhs op rhs` on integers, so it can be negated."""

    lhs: str
    op: str
    rhs: str


@frozen(eq=False)
class Expr:
    text: str
    atom: bool = True
    deps: frozenset[int] = NO_DEPS
    mem: bool = False
    add: int = 0
    cheap: bool = True
    origin: Discr | Compare | None = None

    @property
    def literal(self) -> int | None:
        """The value of an integer literal."""
        return self.add if self.text == "" else None

    def plain(self) -> str:
        """As a whole expression."""
        if self.text == "":
            return str(self.add)
        if self.add == 0:
            return self.text
        op = "+" if self.add > 0 else "-"
        inner = self.text if self.atom else f"({self.text})"
        return f"{inner}{op}{abs(self.add)}"

    def operand(self) -> str:
        """As an operand of any operator."""
        if self.text == "":
            return str(self.add) if self.add >= 0 else f"({self.add})"
        if self.add == 0 and self.atom:
            return self.text
        return f"({self.plain()})"

    def plus(self, n: int) -> Expr:
        if n == 0:
            return self
        return Expr(self.text, self.atom, self.deps, self.mem, self.add + n, self.cheap)


def lit(n: int) -> Expr:
    """An integer literal."""
    return Expr("", add=n)


def name(text: str, *deps: int) -> Expr:
    """A variable or other atom."""
    return Expr(text, deps=frozenset(deps) if deps else NO_DEPS)


def compound(text: str, *parts: Expr, mem: bool = False, atom: bool = False) -> Expr:
    """An expression made of `parts`."""
    deps = NO_DEPS
    for p in parts:
        if p.deps:
            deps = deps | p.deps if deps else p.deps
        mem = mem or p.mem
    return Expr(text, atom, deps, mem, 0, cheap=False)


def add(a: Expr, b: Expr) -> Expr:
    """The sum of two slots."""
    if b.text == "":
        return a.plus(b.add)
    if a.text == "":
        return b.plus(a.add)
    left = a.text if a.atom else f"({a.text})"
    right = b.text if b.atom else f"({b.text})"
    sum_ = compound(f"{left}+{right}", a, b)
    return Expr(sum_.text, False, sum_.deps, sum_.mem, a.add + b.add, cheap=False)


def times(a: Expr, n: int) -> Expr:
    """A slot scaled by a stride."""
    if n == 1:
        return a
    if n == 0:
        return lit(0)
    if a.text == "":
        return lit(a.add * n)
    scaled = compound(f"{a.text if a.atom else f'({a.text})'}*{n}", a)
    return Expr(scaled.text, False, scaled.deps, scaled.mem, a.add * n, cheap=False)


NEGATED = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}


def compare(a: Expr, op: str, b: Expr, exact: bool) -> Expr:
    """`a op b`; `exact` when it can be negated (no floats)."""
    left, right = a.operand(), b.operand()
    made = compound(f"{left} {op} {right}", a, b)
    origin = Compare(left, op, right) if exact else None
    return Expr(made.text, False, made.deps, made.mem, 0, False, origin)


def negated(e: Expr) -> str:
    """The text of `not e`."""
    match e.origin:
        case Compare(lhs, op, rhs):
            return f"{lhs} {NEGATED[op]} {rhs}"
        case _:
            return f"not {e.operand()}"
