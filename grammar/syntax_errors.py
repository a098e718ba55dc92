"""Which error a parse that is stuck has: the special ones first, then the general one.

Each *explainer* looks for one mistake that rustc knows by name, and answers with rustc's words and,
where rustc goes on, with the repair; None means that it is not that one.
"""

from __future__ import annotations

from grammar.syntax_error_blocks import (
    borrow_lifetime,
    closure_body,
    dangling_attribute,
    fat_arrow,
    for_in_parentheses,
    for_loop,
    inner_attribute,
    label_without_loop,
    let_expression,
    missing_block,
    missing_condition,
    mut_let,
    named_arguments,
)
from grammar.syntax_error_items import EARLY_EXPLAINERS, ITEM_EXPLAINERS
from grammar.syntax_error_operators import OPERATOR_EXPLAINERS
from grammar.syntax_error_patterns import PATTERN_EXPLAINERS
from grammar.syntax_error_tokens import (
    arm_semicolon,
    array_separator,
    arrow_access,
    double_equals,
    increment,
    left_arrow,
    missing_comma,
    missing_match_comma,
    missing_semi,
    other_comparison,
    struct_expr_equals,
    ternary,
    three_dots,
    word_operator,
)
from grammar.syntax_error_words import (
    cast_comparison,
    colon_for_semicolon,
    end_of_type_params,
    expected_identifier,
    expected_statement,
    import_colon,
    keyword_as_ident,
    keyword_before,
    label_without_tick,
    not_word,
    other_declaration,
    question_for_type,
    struct_without_name,
)
from grammar.trouble import Explainer, Explanation, Trouble


def explain(trouble: Trouble) -> Explanation:
    """The error in rustc's words, and what rustc does to go on."""
    for explainer in EXPLAINERS:
        found = explainer(trouble)
        if found is not None:
            return found
    return trouble.general(), None


EXPLAINERS: tuple[Explainer, ...] = (
    *EARLY_EXPLAINERS,
    *PATTERN_EXPLAINERS,
    *OPERATOR_EXPLAINERS,
    label_without_tick,
    keyword_before,
    cast_comparison,
    import_colon,
    colon_for_semicolon,
    double_equals,
    three_dots,
    struct_expr_equals,
    increment,
    other_comparison,
    word_operator,
    left_arrow,
    ternary,
    arrow_access,
    missing_condition,
    for_in_parentheses,
    for_loop,
    fat_arrow,
    named_arguments,
    mut_let,
    let_expression,
    inner_attribute,
    borrow_lifetime,
    label_without_loop,
    closure_body,
    dangling_attribute,
    other_declaration,
    not_word,
    struct_without_name,
    missing_semi,
    missing_block,
    arm_semicolon,
    array_separator,
    missing_match_comma,
    missing_comma,
    keyword_as_ident,
    expected_identifier,
    end_of_type_params,
    question_for_type,
    expected_statement,
    *ITEM_EXPLAINERS,
)
"""The first that recognises its mistake explains it: those that look closest come first."""
