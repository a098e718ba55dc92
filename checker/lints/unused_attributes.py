"""unused_attributes: attributes where they mean nothing, or are said twice.

Source: `rustc_attr_parsing`, `rustc_passes::check_attr`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import UNUSED_ATTRIBUTES
from checker.lints.session import Finding
from checker.names.attribute_rules import also_specified, misplaced, name_of
from grammar import syntax as ast
from grammar.diagnostic import Child, DiagnosticBuilder, Level, Suggestion, warning

ONCE = frozenset(["inline", "must_use", "cold", "no_mangle", "track_caller", "non_exhaustive"])
_PHASED_OUT = (
    "this was previously accepted by the compiler but is being phased out; it will become a hard "
    "error in a future release!"
)


def unused_attributes(tcx: Tcx, item: ast.Item) -> Iterator[Finding]:
    """Of one item; those with an order of their own are told with what the syntax shows."""
    for attr, name, rule, target in misplaced(item):
        if not rule.strict or target == "macro defs":
            message = f"`#[{name}]` attribute cannot be used on {target}"
            d = _phased_out(warning(None, message, attr.span))
            yield Finding(UNUSED_ATTRIBUTES, d.help(f"`#[{name}]` can {rule.applies}"))
    first: dict[str, ast.Attribute] = {}
    for attr in item.attrs:
        name = name_of(attr)
        if name in ONCE and first.setdefault(name, attr) is not attr:
            d = warning(None, "unused attribute", attr.span)
            also_specified(d, first[name])
            _remove(tcx, d, attr)
            yield Finding(UNUSED_ATTRIBUTES, _phased_out(d))
        elif name in LEVELS and attr.args is not None and not attr.args.tokens:
            yield Finding(UNUSED_ATTRIBUTES, _empty(tcx, attr, name), attr.span)


LEVELS = frozenset(["allow", "warn", "deny", "forbid", "expect"])


def _phased_out(d: DiagnosticBuilder) -> DiagnosticBuilder:
    d.children.append(Child(Level.WARNING, _PHASED_OUT))
    return d


def _empty(tcx: Tcx, attr: ast.Attribute, name: str) -> DiagnosticBuilder:
    d = warning(None, "unused attribute", attr.span)
    _remove(tcx, d, attr)
    return d.note(f"attribute `{name}` with an empty list has no effect")


def _remove(tcx: Tcx, d: DiagnosticBuilder, attr: ast.Attribute) -> None:
    """With the space after it; shown at the attribute."""
    rest = tcx.sources.context(attr.span).file.data[attr.span.hi :]
    gone = attr.span._replace(hi=attr.span.hi + len(rest) - len(rest.lstrip()))
    remove = Suggestion(((gone, ""),), inline=True)
    d.children.append(Child(Level.HELP, "remove this attribute", (), remove))
