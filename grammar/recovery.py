"""Syntax errors in rustc's words. (first cut: one error)"""

from __future__ import annotations

from grammar.diagnostic import error
from grammar.driver import Stuck, Tables
from grammar.parse_context import ParseContext


def report_stuck(p: ParseContext, tables: Tables, stuck: Stuck) -> None:
    found = p.texts[stuck.at]
    what = f"`{found}`" if found else "<eof>"
    p.report(error(None, f"unexpected token: {what}", p.at(stuck.at)))
