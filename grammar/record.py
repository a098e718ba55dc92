"""Data classes that cost little to define: what attrs gives, made when it is first needed.

`check` of a small file makes some four hundred classes before it reads a token. `attrs` writes and
compiles source for each (a third of a millisecond, half of the whole run), though most of them are
never instantiated in that run. `frozen` and `define` of this module mean exactly what those of
attrs mean for what this project uses of it: slots, immutability, defaults, factories, `kw_only`,
`init=False`, `cache_hash`, `eq=False`, `repr=False`, `__attrs_post_init__`, `__match_args__`,
`__attrs_attrs__`. To type checkers they *are* those of attrs.

Two ideas make them cheap. The class is made at once, but its `__init__` stands in for the real one
until the first instance. The real one is compiled once per *shape* (how many fields of which sort)
with placeholder names; a class takes a copy of that code with its own names in place of them.
Comparison and hash are closures over `operator.attrgetter`, which is C.
"""

from __future__ import annotations

from operator import attrgetter
from types import CodeType, FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from attrs import define, evolve, field, fields, frozen

    __all__ = ["define", "evolve", "field", "fields", "frozen"]
else:

    class Missing:
        """No value: a parameter that was not given, a field without a default."""

        def __repr__(self):
            return "NOTHING"

    MISSING = Missing()

    class Field:
        """One field of a class, its name filled in by the decorator."""

        __slots__ = ("alias", "default", "factory", "init", "kw_only", "name", "type")

        def __init__(self, default=MISSING, factory=None, init=True, kw_only=False):
            self.name = self.alias = self.type = ""
            self.default = default
            self.factory = factory
            self.init = init
            self.kw_only = kw_only

        @property
        def sort(self):
            """One letter of the shape: see `_source`."""
            if self.factory is not None:
                return "F" if not self.init else "g" if self.kw_only else "f"
            if not self.init:
                return "-" if self.default is MISSING else "D"
            return "k" if self.kw_only else "p"

    def field(*, default=MISSING, factory=None, init=True, kw_only=False):
        return Field(default, factory, init, kw_only)

    def frozen(cls=None, *, eq=True, repr=True, cache_hash=False, unsafe_hash=None):
        if cls is None:
            return lambda cls: _build(cls, True, eq, repr, cache_hash)
        return _build(cls, True, eq, repr, cache_hash)

    def define(cls=None, *, eq=True, repr=True):
        if cls is None:
            return lambda cls: _build(cls, False, eq, repr, False)
        return _build(cls, False, eq, repr, False)

    def fields(cls):
        return cls.__attrs_attrs__

    def evolve(inst, /, **changes):
        for f in inst.__attrs_attrs__:
            if f.init and f.alias not in changes:
                changes[f.alias] = getattr(inst, f.name)
        return inst.__class__(**changes)

    # -------------------------------------------------------------- the class

    _CELL = "__cached_hash__"

    def _build(cls, is_frozen, eq, repr_, cache_hash):
        body = dict(cls.__dict__)
        own, all_fields = _fields(cls, body)
        names = tuple(f.name for f in all_fields)
        is_frozen = is_frozen or cls.__setattr__ is _refuse_set
        slots = [f.name for f in own]
        if not getattr(cls, "__weakrefoffset__", 0) or "__weakref__" in body:
            body.pop("__weakref__", None)
            if not any("__weakref__" in base.__dict__ for base in cls.__mro__[1:-1]):
                slots.append("__weakref__")
        body.pop("__dict__", None)
        if "__eq__" not in body and "__ne__" not in body and eq:
            body["__eq__"] = _equality(names)
            if "__hash__" not in body or body["__hash__"] is None:
                if not is_frozen:
                    body["__hash__"] = None
                elif cache_hash:
                    slots.append(_CELL)
                    body["__hash__"] = _cached_hash(names, hash(cls.__qualname__))
                else:
                    body["__hash__"] = _hash(names, hash(cls.__qualname__))
        if repr_ and "__repr__" not in body:
            body["__repr__"] = _repr
        if is_frozen:
            body["__setattr__"] = _refuse_set
            body["__delattr__"] = _refuse_delete
        if "__match_args__" not in body:
            body["__match_args__"] = tuple(f.name for f in all_fields if f.init and not f.kw_only)
        if "__getstate__" not in body:
            body["__getstate__"] = _get_state
            body["__setstate__"] = _set_state
        body["__attrs_attrs__"] = all_fields
        body["__slots__"] = slots
        lazy = "__init__" not in body
        if lazy:
            body["__init__"] = _first_init
        made = type(cls)(cls.__name__, cls.__bases__, body)
        _move_cells(cls, made, body)
        if lazy:
            _PENDING[made] = is_frozen
        return made

    def _fields(cls, body):
        inherited = {}
        for base in reversed(cls.__mro__[1:-1]):
            for f in base.__dict__.get("__attrs_attrs__", ()):
                inherited[f.name] = f
        own = []
        for name, annotation in body.get("__annotations__", {}).items():
            if "ClassVar" in str(annotation):
                continue
            value = body.pop(name, MISSING)
            f = value if isinstance(value, Field) else Field(value)
            f.name = name
            f.alias = name.lstrip("_")
            f.type = annotation
            own.append(f)
        taken = {f.name for f in own}
        all_fields = (*(f for f in inherited.values() if f.name not in taken), *own)
        return [f for f in own if f.name not in inherited], all_fields

    def _move_cells(old, new, body):
        """`super()` and `__class__` in methods mean the class with slots."""
        for value in body.values():
            value = getattr(value, "__func__", getattr(value, "fget", value))
            for cell in getattr(value, "__closure__", None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    continue

    # -------------------------------------------------------------- construction

    _PENDING = {}
    _TEMPLATES = {}

    def _first_init(self, *args, **named):
        """Stands in for `__init__` until it is needed: makes it, for the class that owns it."""
        for owner in type(self).__mro__:
            if "__init__" in owner.__dict__:
                break
        if owner in _PENDING:
            owner.__init__ = _make_init(owner, _PENDING.pop(owner))
        owner.__init__(self, *args, **named)

    def _make_init(cls, is_frozen):
        given = cls.__attrs_attrs__
        plain = [f for f in given if f.init and not f.kw_only]
        named = [f for f in given if not (f.init and not f.kw_only)]
        ordered = plain + named
        sorts = "".join([f.sort for f in ordered])
        post = hasattr(cls, "__attrs_post_init__")
        raises = issubclass(cls, BaseException)
        key = sorts, is_frozen, post, raises
        code = _TEMPLATES.get(key)
        if code is None:
            code = _TEMPLATES[key] = _compile(*key)
        names, scope, defaults, kw_defaults = {}, {"MISSING": MISSING}, [], {}
        for i, (f, sort) in enumerate(zip(ordered, sorts, strict=True)):
            names[f"p{i}"] = f.alias
            names[f"a{i}"] = f.name
            if (sort in "pk" and f.default is not MISSING) or sort in "fg":
                if sort in "pf":
                    defaults.append(f.default)
                else:
                    kw_defaults[f.alias] = f.default
            if sort not in "pk":
                scope[f"f{i}"] = f.default if f.factory is None else f.factory
            if is_frozen and sort != "-":
                scope[f"s{i}"] = getattr(cls, f.name).__set__
        code = code.replace(
            co_names=tuple([names.get(n, n) for n in code.co_names]),
            co_varnames=tuple([names.get(n, n) for n in code.co_varnames]),
        )
        made = FunctionType(code, scope, "__init__", tuple(defaults))
        made.__kwdefaults__ = kw_defaults
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        made.__module__ = cls.__module__
        return made

    def _compile(sorts, is_frozen, post, raises) -> CodeType:
        scope = {}
        exec(_source(sorts, is_frozen, post, raises), scope)
        return scope["__init__"].__code__

    def _source(sorts, is_frozen, post, raises):
        """The constructor of a shape. Field `i` is parameter `p{i}` and attribute `a{i}`:

        `p` positional, `k` by keyword, `f` and `g` the same with a factory `f{i}`; not
        parameters: `F` made by a factory, `D` a constant, `-` left unset.
        """
        plain = [f"p{i}" for i, s in enumerate(sorts) if s in "pf"]
        named = [f"p{i}" for i, s in enumerate(sorts) if s in "kg"]
        heads = ["self", *plain, *(["*", *named] if named else [])]
        lines = [f"def __init__({', '.join(heads)}):"]
        for i, s in enumerate(sorts):
            value = {"F": f"f{i}()", "D": f"f{i}"}.get(s, f"p{i}")
            if s in "fg":
                lines.append(f" if p{i} is MISSING: p{i} = f{i}()")
            if s != "-":
                lines.append(f" s{i}(self, {value})" if is_frozen else f" self.a{i} = {value}")
        if raises:
            lines.append(f" BaseException.__init__(self, {', '.join(plain + named)})")
        if post:
            lines.append(" self.__attrs_post_init__()")
        lines.append(" return None")
        return "\n".join(lines)

    # -------------------------------------------------------------- the other methods

    def _equality(names):
        if not names:
            return lambda self, other: True if other.__class__ is self.__class__ else NotImplemented
        values = attrgetter(*names)

        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        return __eq__

    def _hash(names, salt):
        if not names:
            return lambda self: salt
        values = attrgetter(*names)
        return lambda self: hash(values(self)) ^ salt

    def _cached_hash(names, salt):
        compute = _hash(names, salt)

        def __hash__(self):
            try:
                return self.__cached_hash__
            except AttributeError:
                found = compute(self)
                object.__setattr__(self, _CELL, found)
                return found

        return __hash__

    _SHOWN = set()

    def _repr(self):
        if id(self) in _SHOWN:
            return "..."
        _SHOWN.add(id(self))
        try:
            inner = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in self.__attrs_attrs__)
        finally:
            _SHOWN.discard(id(self))
        return f"{self.__class__.__qualname__.rsplit('>.', 1)[-1]}({inner})"

    def _refuse_set(self, name, value):
        from attrs.exceptions import FrozenInstanceError

        if isinstance(self, BaseException) and name in ("__cause__", "__context__"):
            BaseException.__setattr__(self, name, value)
            return
        raise FrozenInstanceError

    def _refuse_delete(self, name):
        from attrs.exceptions import FrozenInstanceError

        raise FrozenInstanceError

    def _get_state(self):
        names = (f.name for f in self.__attrs_attrs__)
        return {name: getattr(self, name) for name in names}

    def _set_state(self, state):
        for name, value in state.items():
            object.__setattr__(self, name, value)
