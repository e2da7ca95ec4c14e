"""`dataclass` for frozen values, made in a fraction of the time.

The standard decorator compiles half a dozen functions for each class, which for all the classes here is a third of the whole start of the
program. This one compiles ``__init__`` alone; all else is shared. The classes behave alike: equality, hash, order, ``repr``, ``replace``,
``fields``, pickling. Type checkers see the standard decorator. Classes that inherit from each other are made by the same one of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter, ge, gt, le, lt

    def dataclass(cls=None, /, *, frozen, slots=False, order=False, kw_only=False):
        """Make *cls* a frozen value. Takes what the standard decorator takes, so far as it is used here."""
        if not frozen:
            raise TypeError("only frozen values are made here")
        if cls is None:
            return lambda given: _value(given, slots, order, kw_only)
        return _value(cls, slots, order, kw_only)

    def _value(cls, slots, order, kw_only):
        plain = dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=kw_only)(cls)
        fields = dataclasses.fields(plain)
        made = _slotted(plain, fields) if slots else plain
        made.__init__ = _init(made, fields, slots)
        made.__match_args__ = tuple(field.name for field in fields if not field.kw_only)
        made._names = tuple(field.name for field in fields)
        made._values = attrgetter(*made._names) if fields else attrgetter("__class__")
        for name, method in {**_METHODS, **(_ORDER if order else {})}.items():
            if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
                setattr(made, name, method)
        return made

    def _slotted(cls, fields):
        inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
        own = {field.name for field in fields}
        namespace = {name: value for name, value in cls.__dict__.items() if name not in own and name not in ("__dict__", "__weakref__")}
        namespace["__slots__"] = tuple(field.name for field in fields if field.name not in inherited)
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__qualname__ = cls.__qualname__
        return made

    def _init(cls, fields, slots):
        known = {"_factory": _FACTORY}
        given, named, body = ["self"], [], []
        for field in fields:
            name, default = field.name, ""
            if field.default is not dataclasses.MISSING:
                known[f"_default_{name}"], default = field.default, f"=_default_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_make_{name}"], default = field.default_factory, "=_factory"
                body.append(f"if {name} is _factory: {name} = _make_{name}()")
            (named if field.kw_only else given).append(name + default)
            if slots:
                known[f"_set_{name}"] = getattr(cls, name).__set__
                body.append(f"_set_{name}(self, {name})")
            else:
                body.append(f"_inside[{name!r}] = {name}")
        if not slots:
            body.insert(0, "_inside = self.__dict__")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        parameters = ", ".join(given + (["*", *named] if named else []))
        exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), known)  # as the standard decorator does
        return known["__init__"]

    _FACTORY = object()

    def _same(one, two):
        if one.__class__ is not two.__class__:
            return NotImplemented
        return one._values(one) == two._values(two)

    def _hash(self):
        return hash(self._values(self))

    def _shown(self):
        values = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
        return f"{self.__class__.__qualname__}({values})"

    def _packed(self):
        return _unpacked, (self.__class__, tuple(getattr(self, name) for name in self._names))

    def _unpacked(cls, values):
        if len(cls.__match_args__) == len(values):
            return cls(*values)
        return cls(**dict(zip(cls._names, values, strict=True)))

    def _refused(self, name, value=None):
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    def _order(compare):
        def holds(one, two):
            if one.__class__ is not two.__class__:
                return NotImplemented
            return compare(one._values(one), two._values(two))

        return holds

    _METHODS = {
        "__eq__": _same,
        "__hash__": _hash,
        "__repr__": _shown,
        "__reduce__": _packed,
        "__setattr__": _refused,
        "__delattr__": _refused,
    }
    _ORDER = {"__lt__": _order(lt), "__le__": _order(le), "__gt__": _order(gt), "__ge__": _order(ge)}
