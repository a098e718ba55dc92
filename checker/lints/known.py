"""Which lints there are: their names, groups and default levels.

Source: the rustc book, "Lint groups" and "Lint listing".
"""

from __future__ import annotations

from grammar.edition import Edition
from grammar.record import Enum, NamedTuple

UNUSED = "unused"
STYLE = "nonstandard_style"
WARNINGS = "warnings"
"""The group of everything that would be a warning."""


class LintLevel(Enum):
    ALLOW = "allow"
    WARN = "warn"
    DENY = "deny"
    FORBID = "forbid"
    EXPECT = "expect"


class Lint(NamedTuple):
    """`group` is the one that messages name."""

    name: str
    group: str | None = None
    default: LintLevel = LintLevel.WARN
    code: str | None = None
    """The number of those that were errors."""

    def is_named(self, name: str) -> bool:
        """Whether `#[allow(name)]` speaks of this lint; `warnings` is another matter."""
        name = RENAMED.get(name, name)
        return name == self.name or (
            self.group is not None and OLD_NAMES.get(name, name) == self.group
        )


OLD_NAMES = {"bad_style": STYLE}
RENAMED = {
    "bare_trait_object": "bare_trait_objects",
    "unstable_name_collision": "unstable_name_collisions",
    "unused_doc_comment": "unused_doc_comments",
    "async_idents": "keyword_idents_2018",
    "exceeding_bitshifts": "arithmetic_overflow",
    "non_fmt_panic": "non_fmt_panics",
    "unused_tuple_struct_fields": "dead_code",
    "static_mut_ref": "static_mut_refs",
    "temporary_cstring_as_ptr": "dangling_pointers_from_temporaries",
    "elided_named_lifetimes": "mismatched_lifetime_syntaxes",
    "disjoint_capture_migration": "rust_2021_incompatible_closure_captures",
    "or_patterns_back_compat": "rust_2021_incompatible_or_patterns",
    "overlapping_patterns": "overlapping_range_endpoints",
}

UNUSED_VARIABLES = Lint("unused_variables", UNUSED)
UNUSED_ASSIGNMENTS = Lint("unused_assignments", UNUSED)
UNUSED_MUT = Lint("unused_mut", UNUSED)
UNUSED_MUST_USE = Lint("unused_must_use", UNUSED)
DEAD_CODE = Lint("dead_code", UNUSED)
UNUSED_IMPORTS = Lint("unused_imports", UNUSED)
UNREACHABLE_CODE = Lint("unreachable_code", UNUSED)
UNUSED_PARENS = Lint("unused_parens", UNUSED)
UNUSED_BRACES = Lint("unused_braces", UNUSED)
UNUSED_DOC_COMMENTS = Lint("unused_doc_comments", UNUSED)
REDUNDANT_SEMICOLONS = Lint("redundant_semicolons", UNUSED)
UNUSED_MACROS = Lint("unused_macros", UNUSED)
UNUSED_ATTRIBUTES = Lint("unused_attributes", UNUSED)
WHILE_TRUE = Lint("while_true")
IRREFUTABLE_LET_PATTERNS = Lint("irrefutable_let_patterns")
UNKNOWN_LINTS = Lint("unknown_lints")
RENAMED_LINTS = Lint("renamed_and_removed_lints")
FORBIDDEN_LINT_GROUPS = Lint("forbidden_lint_groups", "future_incompatible")
UNSAFE_CODE = Lint("unsafe_code", default=LintLevel.ALLOW)
UNUSED_UNSAFE = Lint("unused_unsafe", UNUSED)
UNREACHABLE_PATTERNS = Lint("unreachable_patterns", UNUSED)
PATH_STATEMENTS = Lint("path_statements", UNUSED)
UNUSED_LABELS = Lint("unused_labels", UNUSED)
NON_SNAKE_CASE = Lint("non_snake_case", STYLE)
NON_CAMEL_CASE_TYPES = Lint("non_camel_case_types", STYLE)
NON_UPPER_CASE_GLOBALS = Lint("non_upper_case_globals", STYLE)
UNCONDITIONAL_RECURSION = Lint("unconditional_recursion")
BINDINGS_WITH_VARIANT_NAME = Lint(
    "bindings_with_variant_name", default=LintLevel.DENY, code="E0170"
)
ARITHMETIC_OVERFLOW = Lint("arithmetic_overflow", default=LintLevel.DENY)
UNCONDITIONAL_PANIC = Lint("unconditional_panic", default=LintLevel.DENY)
OVERFLOWING_LITERALS = Lint("overflowing_literals", default=LintLevel.DENY)
INVALID_REFERENCE_CASTING = Lint("invalid_reference_casting", default=LintLevel.DENY)
STATIC_MUT_REFS = Lint("static_mut_refs", "rust_2024_compatibility")
UNNAMEABLE_TEST_ITEMS = Lint("unnameable_test_items")
UNFULFILLED = Lint("unfulfilled_lint_expectations")

EMITTED = (
    UNUSED_VARIABLES,
    UNUSED_ASSIGNMENTS,
    UNUSED_MUT,
    UNUSED_MUST_USE,
    DEAD_CODE,
    UNUSED_IMPORTS,
    UNREACHABLE_CODE,
    UNUSED_PARENS,
    UNUSED_BRACES,
    UNUSED_DOC_COMMENTS,
    REDUNDANT_SEMICOLONS,
    UNUSED_MACROS,
    UNUSED_ATTRIBUTES,
    WHILE_TRUE,
    IRREFUTABLE_LET_PATTERNS,
    UNKNOWN_LINTS,
    RENAMED_LINTS,
    FORBIDDEN_LINT_GROUPS,
    UNSAFE_CODE,
    UNUSED_UNSAFE,
    UNREACHABLE_PATTERNS,
    PATH_STATEMENTS,
    UNUSED_LABELS,
    NON_SNAKE_CASE,
    NON_CAMEL_CASE_TYPES,
    NON_UPPER_CASE_GLOBALS,
    UNCONDITIONAL_RECURSION,
    UNNAMEABLE_TEST_ITEMS,
    BINDINGS_WITH_VARIANT_NAME,
    ARITHMETIC_OVERFLOW,
    UNCONDITIONAL_PANIC,
    OVERFLOWING_LITERALS,
    INVALID_REFERENCE_CASTING,
    STATIC_MUT_REFS,
    UNFULFILLED,
)
"""What this checker looks for."""
_BY_NAME = {lint.name: lint for lint in EMITTED}


def lint_named(name: str, edition: Edition) -> Lint:
    """The lint that an earlier stage found something for."""
    lint = _BY_NAME[name]
    if lint is STATIC_MUT_REFS and edition >= Edition.E2024:
        return lint._replace(default=LintLevel.DENY)
    return lint


def is_checked(name: str) -> bool:
    """Whether `name` is a lint of `EMITTED`, or a group with one in it."""
    return name == WARNINGS or any(lint.is_named(name) for lint in EMITTED)
