"""Expanding macro calls, and collecting what stands in bodies.

Two jobs that alternate. `Expander.call` turns one macro call into syntax. `BodyCollector` walks a
body in order, with the macros in textual scope: it expands the calls (and what they expand to),
enters the items of blocks into modules of their own, and so leaves nothing of macros for name
resolution but the table `expansions`. The user's bodies are collected when the crate is built, a
library function's when its names are first resolved.

Reference: "Macros", scoping; rustc: `rustc_expand::expand`, `rustc_resolve::build_reduced_graph`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from checker.names.defs import Def, DefKind, ErrRes
from checker.names.imports import (
    PathFailure,
    find_textual,
    lookup,
    mark_used,
    resolve_first,
    resolve_import,
    resolve_module_path,
)
from checker.names.tables import Binding, MacroScope, Module, ModuleKind, NameTables, Ns
from checker.names.walk import children
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error
from grammar.edition import Edition
from grammar.fragments import Fragment, match_fragment, parse_fragment
from grammar.macro_rules import RECURSION_LIMIT, MacroRules, expand, parse_macro_rules
from grammar.record import define, field
from grammar.span import Span
from grammar.tokens import Delimiter, Token

if TYPE_CHECKING:
    from checker.names.tree import CrateBuilder

POSITIONS = {
    ast.MacroExpr: Fragment.EXPR,
    ast.MacroType: Fragment.TYPE,
    ast.MacroPat: Fragment.PAT,
}


@define(eq=False)
class Expander:
    """Expands single calls. `rules` are the parsed definitions."""

    t: NameTables
    rules: dict[Def, MacroRules] = field(factory=dict)
    limit: int = 0
    """How deep calls may be nested; each call that is nested deeper halves it."""
    scope: MacroScope | None = None
    """The textual scope of the call in progress."""

    # -------------------------------------------------------------- finding macros

    def find(self, path: ast.Path, module: Module, scope: MacroScope | None) -> Def | None:
        """The macro that `path` names: textual scope, then imports, `macro_use`, library."""
        segments = [segment.ident for segment in path.segments]
        if len(segments) == 1 and not path.is_global:
            found = find_textual(scope, segments[0].name)
            if found is not None:
                self.t.called_macros.add(found)
                return found
            binding = resolve_first(self.t, module, Ns.MACRO, segments[0])
        else:
            binding = self._in_module(segments, module, path.is_global)
        if binding is None or not isinstance(binding.res, Def):
            return None
        mark_used(binding)
        self.t.called_macros.add(binding.res)
        return binding.res

    def _in_module(
        self, segments: Sequence[ast.Ident], module: Module, is_global: bool
    ) -> Binding | None:
        *prefix, last = segments
        if not prefix:
            return resolve_first(self.t, module, Ns.MACRO, last, True)
        target = resolve_module_path(self.t, prefix, module, is_global)
        if isinstance(target, PathFailure):
            return None
        found = lookup(self.t, target, Ns.MACRO, last.name)
        if found is None and target.def_ is self.t.library.root:
            private = self.t.library.macro(last.name)
            found = Binding(private, None, private.span) if private is not None else None
        return found

    def define(self, macro: Def) -> MacroRules:
        """The rules of a macro, parsed once; errors in the user's are reported."""
        rules = self.rules.get(macro)
        if rules is None:
            item = macro.node
            assert isinstance(item, ast.Item)
            assert isinstance(item.kind, ast.MacroRulesItem)
            span = Span(item.span.lo, item.kind.name.span.hi, item.kind.name.span.ctxt)
            if item.span.ctxt != span.ctxt:
                span = item.kind.name.span
            rules, wrong = parse_macro_rules(
                macro.name,
                _head_span(item, span),
                item.kind.body,
                not macro.is_library,
                self.edition_of(span),
            )
            for diagnostic in wrong:
                self.t.emit(diagnostic)
            self.rules[macro] = rules
        return rules

    # -------------------------------------------------------------- expanding

    def call(
        self, call: ast.MacroCall, macro: Def, position: Fragment, module: Module
    ) -> Any | None:
        """What a call stands for, parsed as `position`; None after an error was reported."""
        if self._too_deep(call, macro):
            return None
        if macro.is_library and "rustc_builtin_macro" in self.t.library.attrs.get(macro, ()):
            from checker.names.builtin_macros import expand_builtin

            return expand_builtin(self, macro.name, call, position, module)
        return self.by_rules(call, macro, position)

    def by_rules(self, call: ast.MacroCall, macro: Def, position: Fragment) -> Any | None:
        """Expand by the macro's rules."""
        if self._too_deep(call, macro):
            return None
        rules = self.define(macro)
        if not rules.rules:
            return None
        mark = self.marker(call.span, macro)
        tokens = expand(rules, call.tokens, call.span, mark, self.edition_of(call.span))
        if isinstance(tokens, Diagnostic):
            self.t.emit(tokens)
            return None
        return self.parse(tokens, position, call, macro.name)

    def edition_of(self, span: Span) -> Edition:
        return Edition.E2021 if self.t.sources.is_library(span) else self.t.options.edition

    def marker(self, call_span: Span, macro: Def) -> Callable[[int], int]:
        """Contexts for the tokens that `macro` writes in one expansion."""
        t = self.t
        made: dict[int, int] = {}
        depth = t.depths.get(call_span.ctxt, 0) + 1

        def mark(ctxt: int) -> int:
            new = made.get(ctxt)
            if new is None:
                file = t.sources.contexts[ctxt].file
                new = made[ctxt] = t.sources.add_expansion(file, call_span, macro.name)
                t.marks[new] = (ctxt, macro)
                t.depths[new] = depth
            return new

        return mark

    def _too_deep(self, call: ast.MacroCall, macro: Def) -> bool:
        if not self.limit and not self.t.at_limit:
            self.limit = _recursion_limit(self.t)
        if self.t.depths.get(call.span.ctxt, 0) < self.limit:
            return False
        if not self.t.at_limit:
            from checker.names.macro_errors import report_recursion

            self.t.at_limit = True
            report_recursion(self.t, call, macro, self.limit, self.crate_name)
        self.limit //= 2
        return True

    @property
    def crate_name(self) -> str:
        return self.t.options.crate_name

    def parse(
        self, tokens: Sequence[Token], position: Fragment, call: ast.MacroCall, name: str
    ) -> Any | None:
        """The expansion's tokens as syntax of the position."""
        edition = self.edition_of(call.span)
        if position is Fragment.EXPR and tokens and tokens[-1].kind == "SEMI":
            tokens = tokens[:-1]
        if not tokens and position in (Fragment.EXPR, Fragment.TYPE, Fragment.PAT):
            return self._nothing(position, call, name)
        if tokens and any(token.text in ("cfg", "cfg_attr") for token in tokens):
            from checker.names.cfg import strip_tokens_node

            node, wrong = parse_fragment(position, tokens, edition)
            node = strip_tokens_node(node, self.t)
        else:
            node, wrong = parse_fragment(position, tokens, edition)
        if wrong is not None:
            leftover = self._leftover(tokens, position, call, name, edition)
            if leftover is None:
                from checker.names.macro_errors import of_expansion

                leftover = of_expansion(self.t, wrong, tokens, position, call, edition)
            self.t.emit(leftover)
            return None
        return node

    def _nothing(self, position: Fragment, call: ast.MacroCall, name: str) -> Any | None:
        what = {Fragment.EXPR: "expression", Fragment.TYPE: "type", Fragment.PAT: "pattern"}
        self.t.emit(
            error(
                None,
                f"expected {what[position]}, found end of macro arguments",
                call.span,
                f"expected {what[position]}",
            )
            .note(f"this error originates in the macro `{name}`")
            .build()
        )
        return None

    def _leftover(
        self,
        tokens: Sequence[Token],
        position: Fragment,
        call: ast.MacroCall,
        name: str,
        edition: Edition,
    ) -> Diagnostic | None:
        if position not in (Fragment.EXPR, Fragment.TYPE, Fragment.PAT):
            return None
        end = match_fragment(position, tokens, 0, edition)
        if end is None or end >= len(tokens):
            return None
        extra = tokens[end]
        if extra.text == ";" and end + 1 < len(tokens) and position is Fragment.EXPR:
            extra = tokens[end + 1]
        where = {Fragment.EXPR: "expression", Fragment.TYPE: "type", Fragment.PAT: "pattern"}
        return (
            error(
                None,
                f"macro expansion ignores `{extra.text}` and any tokens following",
                extra.span,
            )
            .label(call.span, "caused by the macro expansion here")
            .note(f"the usage of `{name}!` is likely invalid in {where[position]} context")
            .build()
        )


def _head_span(item: ast.Item, span: Span) -> Span:
    """`macro_rules! name`, past attributes and doc comments."""
    assert isinstance(item.kind, ast.MacroRulesItem)
    if item.attrs and item.attrs[-1].span.ctxt == span.ctxt:
        return item.kind.name.span
    return span


def is_poisoned(t: NameTables, call: ast.MacroCall, module: Module) -> bool:
    """Was the macro to come from an import that leads nowhere?"""
    if module.normal.poisoned:
        return True
    if len(call.path.segments) != 1:
        return False
    ident = call.path.segments[0].ident
    found = resolve_first(t, module, Ns.MACRO, ident)
    if found is not None:
        return isinstance(found.res, ErrRes)
    scope: Module | None = module
    while scope is not None and scope.kind is not ModuleKind.MODULE:
        if has_lost_import(t, scope, ident.name):
            return True
        scope = scope.parent
    return False


def has_lost_import(t: NameTables, scope: Module, name: str) -> bool:
    """An import of that name leads nowhere, which is reported when `scope` is resolved."""
    for import_ in scope.imports.get(name, ()):
        found = [resolve_import(t, import_, ns) for ns in Ns]
        if all(b is None or isinstance(b.res, ErrRes) for b in found):
            return True
    return False


def macros_between(outer: MacroScope | None, inner: MacroScope | None) -> list[Def]:
    """The macros that `inner` has and `outer` has not, in order."""
    found: list[Def] = []
    while inner is not None and inner is not outer:
        found.append(inner.macro)
        inner = inner.parent
    return found[::-1]


# ------------------------------------------------------------------ bodies


@define(eq=False)
class BodyCollector:
    """Walks the syntax of one item. `owner` is the item, `builder` enters items of blocks."""

    t: NameTables
    expander: Expander
    builder: CrateBuilder
    owner: Def
    module: Module
    scope: MacroScope | None
    leaked: dict[ast.ItemStmt, list[Def]] = field(factory=dict)
    """The macros that `#[macro_use]` modules of blocks leave in textual scope."""

    def visit(self, node: Any) -> None:
        cls = type(node)
        if cls is ast.Block:
            self.block(node)
        elif cls is ast.MacroExpr or cls is ast.MacroType or cls is ast.MacroPat:
            self._call(node)
        elif cls is not ast.Path:
            for child in children(node):
                self.visit(child)
        else:
            self._path(node)

    def _path(self, path: ast.Path) -> None:
        if path.qself is not None:
            self.visit(path.qself.ty)
        for segment in path.segments:
            if segment.args is not None:
                self.visit(segment.args)

    def _call(self, node: ast.MacroExpr | ast.MacroType | ast.MacroPat) -> None:
        position = POSITIONS[type(node)]
        expanded = self.expand(node.call, position)
        if expanded is None:
            error_class = {
                Fragment.EXPR: ast.ErrorExpr,
                Fragment.TYPE: ast.ErrorType,
                Fragment.PAT: ast.ErrorPat,
            }[position]
            expanded = error_class(node.span)
        self.t.expansions[node.call] = expanded
        if not isinstance(expanded, ast.Block):
            self.visit(expanded)

    def expand(self, call: ast.MacroCall, position: Fragment) -> Any | None:
        macro = self.expander.find(call.path, self.module, self.scope)
        if macro is None:
            if is_poisoned(self.t, call, self.module):
                return None
            from checker.names.macro_errors import report_no_macro

            report_no_macro(self.t, call, self.module, self.scope)
            return None
        if macro.kind is not DefKind.MACRO:
            return None
        self.expander.scope = self.scope
        return self.expander.call(call, macro, position, self.module)

    # -------------------------------------------------------------- blocks

    def block(self, block: ast.Block) -> None:
        """Enter the items of a block, then walk it in order."""
        outer_scope, outer_module = self.scope, self.module
        if any(type(s) is ast.ItemStmt for s in block.stmts):
            self._enter_items(block, block.stmts)
        for stmt in block.stmts:
            self._stmt(block, stmt)
        if block.tail is not None:
            self._tail(block.tail)
        self.scope, self.module = outer_scope, outer_module

    def _block_module(self, block: ast.Block) -> Module:
        module = self.t.blocks.get(block)
        if module is None:
            module = Module(self.owner, self.module, ModuleKind.BLOCK)
            self.t.blocks[block] = module
            self.module = module
        return module

    def _enter_items(self, block: ast.Block, stmts: Sequence[ast.Stmt]) -> None:
        """Items are in scope in the whole block, `macro_rules!` from their place on."""
        module = self._block_module(block)
        scope = self.scope
        for stmt in stmts:
            if not isinstance(stmt, ast.ItemStmt):
                continue
            if isinstance(stmt.item.kind, ast.MacroRulesItem):
                macro = self.builder.define_macro(stmt.item, self.owner)
                self.t.block_macros[stmt] = macro
                scope = MacroScope(scope, macro.name, macro)
                continue
            after = self.builder.block_item(stmt.item, module, self.owner, scope)
            if after is not scope:
                self.leaked[stmt] = macros_between(scope, after)
                scope = after

    def _stmt(self, block: ast.Block, stmt: ast.Stmt) -> None:
        if isinstance(stmt, ast.ItemStmt):
            self._item_stmt(block, stmt)
        elif isinstance(stmt, ast.MacroStmt):
            self._macro_stmt(block, stmt)
        else:
            self.visit(stmt)

    def _item_stmt(self, block: ast.Block, stmt: ast.ItemStmt) -> None:
        kind = stmt.item.kind
        if isinstance(kind, ast.MacroRulesItem):
            macro = self.t.block_macros[stmt]
            self.scope = MacroScope(self.scope, macro.name, macro)
        elif isinstance(kind, ast.MacroItem):
            self.t.expansions[kind.call] = self._statements(block, kind.call)
        else:
            self.builder.collect_block_item(stmt.item, self.scope)
            for macro in self.leaked.get(stmt, ()):
                self.scope = MacroScope(self.scope, macro.name, macro)

    def _macro_stmt(self, block: ast.Block, stmt: ast.MacroStmt) -> None:
        self.t.expansions[stmt.call] = self._statements(block, stmt.call, stmt)

    def _statements(
        self, block: ast.Block, call: ast.MacroCall, stmt: ast.MacroStmt | None = None
    ) -> tuple[ast.Stmt, ...]:
        expanded = self.expand(call, Fragment.STMTS)
        if not isinstance(expanded, ast.Block):
            if expanded is None:
                return (ast.ExprStmt(ast.ErrorExpr(call.span), True, (), call.span),)
            expanded = ast.Block((), expanded, call.span)
        stmts = list(expanded.stmts)
        if expanded.tail is not None:
            semi = stmt is not None and stmt.semi
            stmts.append(_tail_statement(expanded.tail, semi))
        if any(type(s) is ast.ItemStmt for s in stmts):
            self._enter_items(block, stmts)
        for inner in stmts:
            self._stmt(block, inner)
        return tuple(stmts)

    def _tail(self, tail: ast.Expr) -> None:
        """A trailing `m! { .. }` may be statements: then it stands for a block of them."""
        if not isinstance(tail, ast.MacroExpr) or tail.call.tokens.delimiter is not Delimiter.BRACE:
            self.visit(tail)
            return
        expanded = self.expand(tail.call, Fragment.STMTS)
        if expanded is None:
            expanded = ast.ErrorExpr(tail.span)
        elif isinstance(expanded, ast.Block):
            if not expanded.stmts and expanded.tail is not None:
                expanded = expanded.tail
            else:
                expanded = ast.BlockExpr(ast.BlockKind.PLAIN, None, expanded, tail.span)
        self.t.expansions[tail.call] = expanded
        self.visit(expanded)


def _tail_statement(tail: ast.Expr, semi: bool) -> ast.Stmt:
    if isinstance(tail, ast.MacroExpr):
        return ast.MacroStmt(tail.call, semi, (), tail.span)
    return ast.ExprStmt(tail, semi, (), tail.span)


def _recursion_limit(t: NameTables) -> int:
    """What `#![recursion_limit = ".."]` says, or rustc's default."""
    crate = t.user.node
    for attr in crate.attrs if isinstance(crate, ast.Crate) else ():
        is_it = attr.doc is None and attr.path.segments[0].ident.name == "recursion_limit"
        if is_it and isinstance(attr.value, ast.LitExpr) and str(attr.value.value).isdigit():
            return int(str(attr.value.value))
    return RECURSION_LIMIT
