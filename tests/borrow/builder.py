"""A small builder of MIR bodies, for testing the borrow checker without a front end."""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import ir
from checker.names.defs import Def, DefKind, Resolutions
from checker.types import ty
from grammar.edition import Edition
from grammar.span import SourceFile, SourceMap, Span


class Facts:
    """A trait system for scalars and references."""

    def normalize(self, t, env):
        return t

    def implements(self, t, trait, env):
        return False

    def implements_ref(self, trait_ref, env):
        return False

    def is_copy(self, t, env):
        return isinstance(t, ty.Prim) or (isinstance(t, ty.Ref) and not t.mutable)

    def is_sized(self, t, env):
        return True

    def needs_drop(self, t, env):
        return False

    def resolve_instance(self, def_, args):
        return None

    def drop_impl(self, adt):
        return None


class Builder:
    """Builds the body of one function; spans are consecutive bytes, one per statement."""

    def __init__(self, inputs=(), output=ty.UNIT, names=()):
        sources = SourceMap()
        sources.add_file(SourceFile.of("test.rs", " " * 1000))
        crate = Def(DefKind.CRATE, "test", None, None, Span(0, 0, 0), False)
        self.def_ = Def(DefKind.FN, "f", crate, None, Span(0, 1, 0), False)
        self.tcx = Tcx(sources, Edition.E2021, crate, crate, facts=Facts())
        self.tcx.q_lang_items.provider = lambda tcx, key: {}
        self.tcx.q_generics.provider = lambda tcx, d: ty.Generics(None, ())
        self.tcx.q_predicates.provider = lambda tcx, d: ()
        sig = ty.PolyFnSig(ty.FnSig(tuple(inputs), output), tuple(names))
        self.tcx.q_sig.provider = lambda tcx, d: sig
        self.tcx.q_mir_built.provider = lambda tcx, d: self.body()
        self.tcx.q_resolutions.provider = lambda tcx, d: Resolutions()
        self.clock = 1
        self.locals = [ir.LocalDecl(erase(output), ir.LocalKind.RETURN, True, self.span())]
        self.arg_count = len(inputs)
        for n, t in enumerate(inputs):
            self.locals.append(
                ir.LocalDecl(erase(t), ir.LocalKind.ARG, False, self.span(), name=f"a{n}")
            )
        self.blocks = []
        self.statements = []

    def span(self):
        self.clock += 2
        return Span(self.clock, self.clock + 1, 0)

    def local(self, t, name=None, mutable=False):
        kind = ir.LocalKind.VAR if name is not None else ir.LocalKind.TEMP
        self.locals.append(ir.LocalDecl(t, kind, mutable or name is None, self.span(), name=name))
        return ir.Local(len(self.locals) - 1)

    def assign(self, place, rvalue):
        self.statements.append(ir.Assign(self.place(place), rvalue, self.span()))

    def live(self, local):
        self.statements.append(ir.StorageLive(local, self.span()))

    def dead(self, local):
        self.statements.append(ir.StorageDead(local, self.span()))

    def place(self, p):
        return p if isinstance(p, ir.Place) else ir.Place(p)

    def int(self, value=0):
        return ir.Use(ir.Const(ir.IntConst(value, ty.I32), self.span()))

    def end(self, make=None):
        terminator = make(self.span()) if make is not None else ir.Return(self.span())
        self.blocks.append(ir.BlockData(self.statements, terminator))
        self.statements = []

    def body(self):
        return ir.Body(
            self.def_, self.arg_count, self.locals, self.blocks, Span(0, 900, 0), Span(899, 900, 0)
        )

    def check(self):
        from checker.borrow.check_body import check_body

        check_body(self.tcx, self.def_)
        return [(d.code, d.message) for d in self.tcx.diagnostics]


def erase(t):
    from checker.types.fold import erase_regions, instantiate_bound

    return erase_regions(instantiate_bound(t, lambda _: ty.ERASED))


def ref(t, mutable=False, region=ty.ERASED):
    return ty.Ref(region, t, mutable)


def deref(place):
    return ir.Place(place, (ir.Deref(),))
