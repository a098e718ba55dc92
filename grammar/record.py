"""Data classes that cost little to define: what attrs gives, made when it is first needed.

`check` of a small file makes some four hundred classes before it reads a token. `attrs` writes and
compiles source for each (a third of a millisecond, half of the whole run), though most of them are
never instantiated in that run. `frozen` and `define` of this module mean what those of attrs mean
for what this project uses of it: immutability, defaults, factories, `kw_only`, `init=False`,
`cache_hash`, `eq=False`, `repr=False`, `__attrs_post_init__`, `__match_args__`, `__attrs_attrs__`.
To type checkers they *are* those of attrs.

Three ideas make them cheap. The class stays the one that Python made: no second one with slots. Its
first instances are filled by a loop over the fields. A class that goes on gets an `__init__` from
code that was compiled once per *shape* (how many fields of which sort) with placeholder names; it
takes a copy of that code with its own names in place of them. Comparison and hash are closures over
`operator.attrgetter`, which is C.

That a frozen instance is not assigned to is proved by mypy, which sees attrs' own `frozen`, and by
the tests, which run `GUARDED`: then an assignment raises. Elsewhere nothing is paid for it, which
makes an instance in a third of the time.
"""

from __future__ import annotations

import os
from operator import attrgetter
from types import CodeType, FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import Enum
    from typing import NamedTuple

    from attrs import define, evolve, field, fields, frozen

    __all__ = ["Enum", "NamedTuple", "define", "evolve", "field", "fields", "frozen"]
else:
    from collections import _tuplegetter

    class Missing:
        """No value: a parameter that was not given, a field without a default."""

        def __repr__(self):
            return "NOTHING"

    MISSING = Missing()
    GUARDED = "MINIRUST_GUARDED" in os.environ
    """Whether frozen instances refuse assignments: in the tests they do."""

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
        body = cls.__dict__
        all_fields = _fields(cls, body)
        names = tuple([f.name for f in all_fields])
        is_frozen = is_frozen or getattr(cls, "__frozen__", False)
        if eq and "__eq__" not in body and "__ne__" not in body:
            cls.__eq__ = _equality(names)
            if body.get("__hash__") is None:
                if not is_frozen:
                    cls.__hash__ = None
                elif cache_hash:
                    cls.__hash__ = _cached_hash(names, hash(cls.__qualname__))
                else:
                    cls.__hash__ = _hash(names, hash(cls.__qualname__))
        if repr_ and "__repr__" not in body:
            cls.__repr__ = _repr
        if "__match_args__" not in body:
            cls.__match_args__ = tuple([f.name for f in all_fields if f.init and not f.kw_only])
        cls.__attrs_attrs__ = all_fields
        if is_frozen:
            cls.__frozen__ = True
            if GUARDED:
                cls.__setattr__ = _refuse_set
                cls.__delattr__ = _refuse_delete
        if "__init__" not in body:
            cls.__init__ = _first_init
            _PENDING[cls] = _Pending(cls, is_frozen and GUARDED)
        return cls

    def _fields(cls, body):
        fields = {}
        for base in reversed(cls.__mro__[1:-1]):
            for f in base.__dict__.get("__attrs_attrs__", ()):
                fields[f.name] = f
        for name, annotation in body.get("__annotations__", {}).items():
            if "ClassVar" in annotation:
                continue
            f = body.get(name, MISSING)
            if f.__class__ is Field:
                delattr(cls, name)
            else:
                f = Field(f)
            f.name = name
            f.alias = name.lstrip("_")
            f.type = annotation
            fields.pop(name, None)
            fields[name] = f
        return tuple(fields.values())

    # -------------------------------------------------------------- construction

    _PENDING = {}
    _TEMPLATES = {}
    _FIRST = 8
    """Instances after which a class gets a constructor of its own."""

    class _Pending:
        """A class without a constructor of its own yet."""

        __slots__ = ("cls", "fields", "given", "guarded", "left", "names", "positions", "post")

        def __init__(self, cls, guarded):
            self.cls = cls
            self.guarded = guarded
            self.left = _FIRST
            self.fields = None

        def prepare(self):
            """What `fill` needs, found when there is a first instance."""
            self.fields = fields = self.cls.__attrs_attrs__
            self.positions = [f for f in fields if f.init and not f.kw_only]
            self.given = {f.alias: f for f in fields if f.init}
            self.post = hasattr(self.cls, "__attrs_post_init__")
            plain = len(self.positions) == len(fields) and not self.post
            plain = plain and not issubclass(self.cls, BaseException)
            self.names = [f.name for f in fields] if plain else None

        def fill(self, instance, args, named):
            """What the constructor does, field by field."""
            put = object.__setattr__
            if self.names is not None and not named and len(args) == len(self.names):
                for name, value in zip(self.names, args, strict=True):
                    put(instance, name, value)
                return
            if len(args) > len(self.positions) or not named.keys() <= self.given.keys():
                raise TypeError(f"{self.cls.__qualname__}: unexpected arguments")
            values = {f.name: value for f, value in zip(self.positions, args, strict=False)}
            for alias, value in named.items():
                name = self.given[alias].name
                if name in values:
                    raise TypeError(f"{self.cls.__qualname__}: two values for {alias!r}")
                values[name] = value
            for f in self.fields:
                value = values.get(f.name, MISSING)
                if value is MISSING:
                    value = f.default if f.factory is None else f.factory()
                    if value is MISSING:
                        if f.init:
                            raise TypeError(f"{self.cls.__qualname__}: no value for {f.alias!r}")
                        continue
                put(instance, f.name, value)
            if isinstance(instance, BaseException):
                BaseException.__init__(instance, *args, *named.values())
            if self.post:
                instance.__attrs_post_init__()

    def _first_init(self, *args, **named):
        """Stands in for the `__init__` of the class that owns it, for its first instances."""
        for owner in type(self).__mro__:
            if "__init__" in owner.__dict__:
                break
        pending = _PENDING.get(owner)
        if pending is None:
            owner.__init__(self, *args, **named)
            return
        if pending.fields is None:
            pending.prepare()
        pending.left -= 1
        if pending.left == 0:
            del _PENDING[owner]
            owner.__init__ = _make_init(owner, pending.guarded)
            owner.__init__(self, *args, **named)
        else:
            pending.fill(self, args, named)

    def _make_init(cls, guarded):
        given = cls.__attrs_attrs__
        plain = [f for f in given if f.init and not f.kw_only]
        named = [f for f in given if not (f.init and not f.kw_only)]
        ordered = plain + named
        sorts = "".join([f.sort for f in ordered])
        code = _code(sorts, guarded, hasattr(cls, "__attrs_post_init__"), cls)
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
            if guarded:
                scope[f"s{i}"] = _setter(f.name)
        code = code.replace(
            co_names=tuple([names.get(n, n) for n in code.co_names]),
            co_varnames=tuple([names.get(n, n) for n in code.co_varnames]),
        )
        made = FunctionType(code, scope, "__init__", tuple(defaults))
        made.__kwdefaults__ = kw_defaults
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        made.__module__ = cls.__module__
        return made

    def _setter(name):
        return lambda self, value: object.__setattr__(self, name, value)

    def _code(sorts, guarded, post, cls) -> CodeType:
        """The constructor's code for a shape, with placeholder names."""
        raises = issubclass(cls, BaseException)
        key = sorts, guarded, post, raises
        code = _TEMPLATES.get(key)
        if code is None:
            scope = {}
            exec(_source(*key), scope)
            code = _TEMPLATES[key] = scope["__init__"].__code__
        return code

    def _source(sorts, guarded, post, raises):
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
                lines.append(f" s{i}(self, {value})" if guarded else f" self.a{i} = {value}")
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

    # -------------------------------------------------------------- tuples

    class _TupleMaker(type):
        """Makes the classes below `NamedTuple`: tuples whose items have names."""

        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            names = tuple(body.get("__annotations__", ()))
            defaults = tuple([body.pop(n) for n in names if n in body])
            for i, n in enumerate(names):
                body[n] = _tuplegetter(i, None)
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = names
            body["__new__"] = _tuple_new(name, names, defaults)
            body["_replace"] = _tuple_replace
            body["__repr__"] = _tuple_repr
            body["__getnewargs__"] = lambda self: tuple(self)
            return type.__new__(type, name, (tuple,), body)

    class NamedTuple(metaclass=_TupleMaker):
        """What `typing.NamedTuple` gives, without compiling anything: most of its time is that."""

    def _tuple_new(name, names, defaults):
        made = _tuple_code(len(names))
        code = made.__code__.replace(co_varnames=("cls", *names))
        new = FunctionType(code, made.__globals__, "__new__", defaults)
        new.__qualname__ = f"{name}.__new__"
        return new

    def _tuple_code(size):
        found = _TUPLES.get(size)
        if found is None:
            names = ", ".join([f"p{i}" for i in range(size)])
            scope = {"new": tuple.__new__}
            exec(f"def __new__(cls, {names}): return new(cls, ({names},))", scope)
            found = _TUPLES[size] = scope["__new__"]
        return found

    _TUPLES = {}

    def _tuple_replace(self, /, **changes):
        values = [changes.pop(n, value) for n, value in zip(self._fields, self, strict=True)]
        if changes:
            raise ValueError(f"unexpected names: {list(changes)!r}")
        return tuple.__new__(self.__class__, values)

    def _tuple_repr(self):
        inner = ", ".join([f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True)])
        return f"{self.__class__.__name__}({inner})"

    # -------------------------------------------------------------- enumerations

    class _EnumMaker(type):
        """Makes the classes below `Enum`: every value in the body becomes a member."""

        def __new__(mcs, name, bases, body):
            values = {n: v for n, v in body.items() if _is_member(n, v)}
            for n in values:
                del body[n]
            if bases:
                body["__slots__"] = ("name", "value")
            made = super().__new__(mcs, name, bases, body)
            members, by_value = {}, {}
            for n, value in values.items():
                member = by_value.get(value)
                if member is None:
                    member = by_value[value] = object.__new__(made)
                    member.name = n
                    member.value = value
                members[n] = member
                setattr(made, n, member)
            made.__members__ = members
            made._by_value = by_value
            return made

        def __call__(cls, value):
            found = cls._by_value.get(value)
            if found is None:
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            return found

        def __iter__(cls):
            return iter(cls._by_value.values())

        def __len__(cls):
            return len(cls._by_value)

        def __getitem__(cls, name):
            return cls.__members__[name]

        def __contains__(cls, item):
            return item.__class__ is cls

    def _is_member(name, value):
        return name[0] != "_" and not isinstance(value, (FunctionType, property, staticmethod))

    class Enum(metaclass=_EnumMaker):
        """What `enum.Enum` gives, made in a tenth of the time; members hash by identity, in C."""

        __slots__ = ()

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __str__(self):
            return f"{self.__class__.__name__}.{self.name}"

        def __reduce__(self):
            return self.__class__, (self.value,)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self
