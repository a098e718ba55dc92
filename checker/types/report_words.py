"""What rustc's library says about its traits when they are not implemented.

The real library carries these words as `#[rustc_on_unimplemented]`. `{Self}` is the type, `{A}` the
trait's first argument, `{This}` the trait. A message of None is rustc's general one.
"""

from __future__ import annotations

from grammar.record import frozen


@frozen
class Words:
    message: str | None
    label: str | None = None
    note: str | None = None


def words_for(path: str, self_text: str, arg_text: str, this: str) -> Words | None:
    """The words for the library trait at `path`, filled in."""
    found = _WORDS.get(path)
    if found is None:
        return None

    def fill(text: str | None) -> str | None:
        if text is None:
            return None
        text = text.replace("{This}", this).replace("{A}", arg_text)
        return text.replace("{Self}", self_text)

    return Words(fill(found.message), fill(found.label), fill(found.note))


def _both(text: str, note: str | None = None) -> Words:
    return Words(text, text, note)


def _operator(message: str, op: str) -> Words:
    return Words(message, f"no implementation for `{{Self}} {op} {{A}}`")


_WORDS: dict[str, Words] = {
    "marker::Sized": Words(
        "the size for values of type `{Self}` cannot be known at compilation time",
        "doesn't have a size known at compile-time",
    ),
    "marker::Send": _both("`{Self}` cannot be sent between threads safely"),
    "marker::Sync": _both("`{Self}` cannot be shared between threads safely"),
    "marker::Unpin": _both(
        "`{Self}` cannot be unpinned",
        "consider using the `pin!` macro\nconsider using `Box::pin` if you need to access the "
        "pinned value outside of the current scope",
    ),
    "marker::Tuple": _both("`{Self}` is not a tuple"),
    "fmt::Display": Words("`{Self}` doesn't implement `{This}`"),
    "fmt::Debug": Words("`{Self}` doesn't implement `{This}`"),
    "iter::Iterator": _both("`{Self}` is not an iterator"),
    "iter::IntoIterator": _both("`{Self}` is not an iterator"),
    "iter::FromIterator": Words(
        "a value of type `{Self}` cannot be built from an iterator over elements of type `{A}`",
        "value of type `{Self}` cannot be built from `std::iter::Iterator<Item={A}>`",
    ),
    "iter::Sum": Words(
        "a value of type `{Self}` cannot be made by summing an iterator over elements of type "
        "`{A}`",
        "value of type `{Self}` cannot be made by summing a `std::iter::Iterator<Item={A}>`",
    ),
    "iter::Product": Words(
        "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an "
        "iterator",
        "value of type `{Self}` cannot be made by multiplying all elements from a "
        "`std::iter::Iterator<Item={A}>`",
    ),
    "ops::Add": _operator("cannot add `{A}` to `{Self}`", "+"),
    "ops::Sub": _operator("cannot subtract `{A}` from `{Self}`", "-"),
    "ops::Mul": _operator("cannot multiply `{Self}` by `{A}`", "*"),
    "ops::Div": _operator("cannot divide `{Self}` by `{A}`", "/"),
    "ops::Rem": _operator("cannot calculate the remainder of `{Self}` divided by `{A}`", "%"),
    "ops::BitAnd": _both("no implementation for `{Self} & {A}`"),
    "ops::BitOr": _both("no implementation for `{Self} | {A}`"),
    "ops::BitXor": _both("no implementation for `{Self} ^ {A}`"),
    "ops::Shl": _both("no implementation for `{Self} << {A}`"),
    "ops::Shr": _both("no implementation for `{Self} >> {A}`"),
    "ops::AddAssign": _operator("cannot add-assign `{A}` to `{Self}`", "+="),
    "ops::SubAssign": _operator("cannot subtract-assign `{A}` from `{Self}`", "-="),
    "ops::MulAssign": _operator("cannot multiply-assign `{Self}` by `{A}`", "*="),
    "ops::DivAssign": _operator("cannot divide-assign `{Self}` by `{A}`", "/="),
    "ops::RemAssign": _operator(
        "cannot calculate and assign the remainder of `{Self}` divided by `{A}`", "%="
    ),
    "ops::BitAndAssign": _both("no implementation for `{Self} &= {A}`"),
    "ops::BitOrAssign": _both("no implementation for `{Self} |= {A}`"),
    "ops::BitXorAssign": _both("no implementation for `{Self} ^= {A}`"),
    "ops::ShlAssign": _both("no implementation for `{Self} <<= {A}`"),
    "ops::ShrAssign": _both("no implementation for `{Self} >>= {A}`"),
    "cmp::PartialEq": _operator("can't compare `{Self}` with `{A}`", "=="),
    "cmp::PartialOrd": Words(
        "can't compare `{Self}` with `{A}`",
        "no implementation for `{Self} < {A}` and `{Self} > {A}`",
    ),
    "ops::Index": Words(
        "the type `{Self}` cannot be indexed by `{A}`", "`{Self}` cannot be indexed by `{A}`"
    ),
    "ops::IndexMut": Words(
        "the type `{Self}` cannot be mutably indexed by `{A}`",
        "`{Self}` cannot be mutably indexed by `{A}`",
    ),
    "slice::SliceIndex": Words(
        "the type `{A}` cannot be indexed by `{Self}`",
        "slice indices are of type `usize` or ranges of `usize`",
    ),
    "process::Termination": Words(
        "`main` has invalid return type `{Self}`",
        "`main` can only return types that implement `{This}`",
    ),
}

_ATOMIC = {
    "bool": "AtomicBool",
    "i8": "AtomicI8",
    "i16": "AtomicI16",
    "i32": "AtomicI32",
    "i64": "AtomicI64",
    "isize": "AtomicIsize",
    "u8": "AtomicU8",
    "u16": "AtomicU16",
    "u32": "AtomicU32",
    "u64": "AtomicU64",
    "usize": "AtomicUsize",
}


def instead_of_cell(path: str, inner: str) -> str | None:
    """What threads may share in place of the library's cell at `path` that holds an `inner`."""
    advice = "if you want to do aliasing and mutation between multiple threads, use "
    match path:
        case "cell::Cell" if inner in _ATOMIC:
            return f"{advice}`std::sync::RwLock` or `std::sync::atomic::{_ATOMIC[inner]}` instead"
        case "cell::Cell":
            return f"{advice}`std::sync::RwLock`"
        case "cell::RefCell":
            return f"{advice}`std::sync::RwLock` instead"
        case "cell::OnceCell":
            return f"{advice}`std::sync::OnceLock` instead"
        case _:
            return None


NOT_TRIMMED = frozenset(
    [
        "Display",
        "Iter",
        "IterMut",
        "IntoIter",
        "Drain",
        "Entry",
        "OccupiedEntry",
        "VacantEntry",
        "Keys",
        "Values",
        "ValuesMut",
        "IntoKeys",
        "IntoValues",
        "Range",
        "RangeInclusive",
        "RangeFrom",
        "Error",
        "Lines",
        "Split",
        "Bytes",
        "Take",
        "Chain",
        "Empty",
        "Repeat",
        "Ordering",
        "Weak",
        "Alignment",
        "Write",
        "Once",
        "Union",
        "Difference",
        "Intersection",
        "SymmetricDifference",
        "Mutex",
        "MutexGuard",
        "RwLock",
        "RwLockReadGuard",
        "RwLockWriteGuard",
        "OnceLock",
        "LazyLock",
        "PoisonError",
        "TryLockError",
        "Sender",
        "Receiver",
        "TryIter",
        "Condvar",
        "Barrier",
        "BarrierWaitResult",
        "OnceState",
        "WaitTimeoutResult",
    ]
)
"""Names that the real library gives to several types, of which ours may have only one."""
