"""MIR as text, close to `rustc --emit=mir`: stable, for reading and for tests."""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import ir
from checker.types import ty
from checker.types.pretty import show


def pretty_body(tcx: Tcx, body: ir.Body) -> str:
    """The whole body: locals with their types, then blocks in order."""
    return Printer(tcx).body(body)


class Printer:
    """Parts of MIR as text."""

    def __init__(self, tcx: Tcx) -> None:
        self.tcx = tcx

    def body(self, body: ir.Body) -> str:
        """The whole body: locals with their types, then blocks in order."""
        params = ", ".join(f"_{i}: {self.type_text(body.locals[i].ty)}" for i in self._params(body))
        head = f"fn {body.def_.path()}({params}) -> {self.type_text(body.locals[0].ty)} {{"
        lines = [head]
        for i, decl in enumerate(body.locals):
            if 1 <= i <= body.arg_count:
                if decl.name:
                    lines.append(f"    debug {decl.name} => _{i};")
                continue
            mutable = "mut " if decl.mutable else ""
            name = f" // {decl.name}" if decl.name else ""
            lines.append(f"    let {mutable}_{i}: {self.type_text(decl.ty)};{name}")
        for i, block in enumerate(body.blocks):
            lines.append("")
            lines.append(f"    bb{i}{' (cleanup)' if block.is_cleanup else ''}: {{")
            lines.extend(f"        {self.statement(s)};" for s in block.statements)
            lines.append(f"        {self.terminator(block.terminator)};")
            lines.append("    }")
        lines.append("}")
        return "\n".join(lines) + "\n"

    def _params(self, body: ir.Body) -> range:
        return range(1, body.arg_count + 1)

    def type_text(self, t: ty.Ty) -> str:
        return show(self.tcx, t)

    def place(self, p: ir.Place) -> str:
        text = f"_{p.local}"
        for elem in p.projection:
            match elem:
                case ir.Deref():
                    text = f"(*{text})"
                case ir.Field(index, t):
                    text = f"({text}.{index}: {self.type_text(t)})"
                case ir.Index(local):
                    text = f"{text}[_{local}]"
                case ir.ConstantIndex(offset, least, from_end):
                    text = f"{text}[{'-' if from_end else ''}{offset} of {least}]"
                case ir.Subslice(start, end, from_end):
                    text = f"{text}[{start}:{'-' if from_end else ''}{end}]"
                case ir.Downcast(_, name):
                    text = f"({text} as {name})"
        return text

    def constant(self, c: ir.Constant) -> str:
        match c:
            case ir.IntConst(value, t):
                if t == ty.BOOL:
                    return "const true" if value else "const false"
                if t == ty.CHAR:
                    return f"const {chr(value)!r}"
                return f"const {value}_{self.type_text(t)}"
            case ir.FloatConst(value, t):
                return f"const {value}_{self.type_text(t)}"
            case ir.StrConst(text, _):
                return 'const "' + text.replace("\\", "\\\\").replace("\n", "\\n") + '"'
            case ir.BytesConst(data, _):
                return f"const {data!r}"
            case ir.FnConst(ty.FnDef(def_, args)):
                return def_.path() + self._args(args)
            case ir.FnConst(t) | ir.ZstConst(t):
                return "const ()" if t == ty.UNIT else f"const {self.type_text(t)}"
            case ir.NamedConst(def_, args, _, _, name):
                return f"const {def_.path() + self._args(args) if def_ is not None else name}"
            case ir.StaticRef(def_, t):
                return f"const {{static {def_.path()}: {self.type_text(t)}}}"

    def _args(self, args: ty.Args) -> str:
        shown = [self._arg(a) for a in args if not isinstance(a, ty.REGION_CLASSES)]
        return f"::<{', '.join(shown)}>" if shown else ""

    def _arg(self, a: ty.GenericArg) -> str:
        match a:
            case ty.ConstValue(_, value):
                return str(value)
            case ty.ConstParam(_, name):
                return name
            case _:
                return self.type_text(a) if isinstance(a, ty.TY_CLASSES) else "_"

    def operand(self, o: ir.Operand) -> str:
        match o:
            case ir.Copy(p):
                return f"copy {self.place(p)}"
            case ir.Move(p):
                return f"move {self.place(p)}"
            case ir.Const(c, _):
                return self.constant(c)

    def rvalue(self, r: ir.Rvalue) -> str:
        match r:
            case ir.Use(o):
                return self.operand(o)
            case ir.Repeat(o, t):
                length = self._arg(t.length) if isinstance(t, ty.Array) else "_"
                return f"[{self.operand(o)}; {length}]"
            case ir.Borrow(kind, p):
                return kind.value + self.place(p)
            case ir.RawBorrow(mutable, p):
                return f"&raw {'mut' if mutable else 'const'} {self.place(p)}"
            case ir.Cast(op, o, t):
                name = op.value if isinstance(op, ir.CastOp) else f"PointerCoercion({op.value})"
                return f"{self.operand(o)} as {self.type_text(t)} ({name})"
            case ir.Binary(bin_op, lhs, rhs):
                return f"{bin_op.value}({self.operand(lhs)}, {self.operand(rhs)})"
            case ir.Unary(un_op, o):
                return f"{un_op.value}({self.operand(o)})"
            case ir.Discriminant(p):
                return f"discriminant({self.place(p)})"
            case ir.Len(p):
                return f"Len({self.place(p)})"
            case ir.Aggregate():
                return self.aggregate(r)

    def aggregate(self, r: ir.Aggregate) -> str:
        parts = ", ".join(self.operand(o) for o in r.operands)
        match r.kind:
            case ir.AggregateTuple():
                return f"({parts},)" if len(r.operands) == 1 else f"({parts})"
            case ir.AggregateArray():
                return f"[{parts}]"
            case ir.AggregateAdt(_, variant):
                return (
                    f"{self.type_text(r.ty)}#{variant} {{ {parts} }}"
                    if parts
                    else (f"{self.type_text(r.ty)}#{variant}")
                )
            case ir.AggregateClosure():
                return f"{self.type_text(r.ty)} {{ {parts} }}"

    def statement(self, s: ir.Statement) -> str:
        match s:
            case ir.Assign(p, r, _):
                return f"{self.place(p)} = {self.rvalue(r)}"
            case ir.FakeRead(cause, p, _):
                return f"FakeRead({cause.value}, {self.place(p)})"
            case ir.StorageLive(local, _):
                return f"StorageLive(_{local})"
            case ir.StorageDead(local, _):
                return f"StorageDead(_{local})"
            case ir.AscribeUserType(p, t, covariant, _):
                variance = "+" if covariant else "o"
                return f"AscribeUserType({self.place(p)}, {variance}, {self.type_text(t)})"
            case ir.PlaceMention(p, _):
                return f"PlaceMention({self.place(p)})"
            case ir.Nop():
                return "nop"

    def unwind(self, u: ir.Unwind) -> str:
        match u:
            case ir.UnwindContinue():
                return "unwind continue"
            case ir.UnwindUnreachable():
                return "unwind unreachable"
            case ir.UnwindTerminate():
                return "unwind terminate(cleanup)"
            case ir.UnwindCleanup(block):
                return f"unwind: bb{block}"

    def terminator(self, t: ir.Terminator) -> str:
        match t:
            case ir.Goto(target):
                return f"goto -> bb{target}"
            case ir.SwitchInt():
                cases = [f"{v}: bb{b}" for v, b in zip(t.values, t.targets, strict=True)]
                cases.append(f"otherwise: bb{t.otherwise}")
                return f"switchInt({self.operand(t.operand)}) -> [{', '.join(cases)}]"
            case ir.Return():
                return "return"
            case ir.Unreachable():
                return "unreachable"
            case ir.UnwindResume():
                return "resume"
            case ir.Drop(p, target, u):
                return f"drop({self.place(p)}) -> [return: bb{target}, {self.unwind(u)}]"
            case ir.Call():
                args = ", ".join(self.operand(a) for a in t.args)
                goes = f"return: bb{t.target}, " if t.target is not None else ""
                func = self.operand(t.func)
                dest, unwind = self.place(t.destination), self.unwind(t.unwind)
                return f"{dest} = {func}({args}) -> [{goes}{unwind}]"
            case ir.Assert():
                cond = f"{'' if t.expected else '!'}{self.operand(t.cond)}"
                args = "".join(f", {self.operand(o)}" for o in t.operands)
                text = f'assert({cond}, "{t.kind.value}"{args})'
                return f"{text} -> [success: bb{t.target}, {self.unwind(t.unwind)}]"
            case ir.FalseEdge(real, imaginary, _):
                return f"falseEdge -> [real: bb{real}, imaginary: bb{imaginary}]"
            case ir.FalseUnwind(real, u, _):
                return f"falseUnwind -> [real: bb{real}, {self.unwind(u)}]"
