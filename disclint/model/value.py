"""Values at a fifth of the price: `dataclass` of the standard library, for a program whose start counts.

A hundred classes made by `dataclasses.dataclass` cost a run 25 milliseconds, nearly all of it for methods written out and compiled one by
one for each class. Here only the constructor is; the others are shared. What comes out is a dataclass to everybody: ``fields``, ``replace``
and ``is_dataclass`` know it, type checkers never see the difference, and a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, field, make_dataclass
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, replace

__all__ = ["dataclass", "field", "kinds", "replace", "shared"]


class _Part(NamedTuple):
    """A field of a value: *told* is all that its class says of it, *named* that it is given by name only."""

    name: str
    kind: str
    told: Field[Any]
    named: bool


if not TYPE_CHECKING:

    def dataclass(cls=None, /, *, frozen=False, slots=False, order=False, kw_only=False):
        """Make a class a value, as `dataclasses.dataclass` does."""
        shared = {**_SHARED, **(_FROZEN if frozen else _OPEN), **(_ORDERED if order else {})}
        return _made(cls, shared, slots, kw_only) if cls is not None else lambda plain: _made(plain, shared, slots, kw_only)

    def replace(value, /, **changes):
        """Return a value like *value* but for the *changes*, as `dataclasses.replace` does."""
        kept = {part.name: getattr(value, part.name) for part in value.__parts__ if part.name not in changes}
        return value.__class__(**kept, **changes)


def _made(plain: type[Any], shared: dict[str, Any], slots: bool, kw_only: bool) -> type[Any]:
    own = {name: kind for name, kind in vars(plain).get("__annotations__", {}).items() if not kind.startswith("ClassVar")}
    inherited = {part.name: part for base in reversed(plain.__mro__) for part in base.__dict__.get("__parts__", ())}
    parts = tuple((inherited | {name: _part(plain, name, kind, kw_only) for name, kind in own.items()}).values())
    members = {**shared, **_own_members(plain, own, slots)}
    members["__parts__"] = parts
    members["__match_args__"] = tuple(part.name for part in parts if not part.named)
    members["__key__"] = _key(tuple(part.name for part in parts if part.told.compare))
    members["__init__"], scope = _constructor(plain, parts)
    if slots:
        members["__slots__"] = tuple(name for name in own if name not in inherited)
        made = type(plain.__name__, plain.__bases__, {**members, "__qualname__": plain.__qualname__})
    else:
        made = plain
        for name, member in members.items():
            setattr(made, name, member)
    scope.update({f"_set{place}": _setter(made, part.name) for place, part in enumerate(_in_order(parts))})
    return made


def _part(plain: type[Any], name: str, kind: str, kw_only: bool) -> _Part:
    default = plain.__dict__.get(name, MISSING)
    return _Part(name, kind, default if isinstance(default, Field) else field(default=default), kw_only)


def _own_members(plain: type[Any], own: Mapping[str, str], slots: bool) -> dict[str, Any]:
    """Return what the class itself defines: it goes before what is shared."""
    if not slots:
        return {name: plain.__dict__[name] for name in (*_SHARED, *_FROZEN) if plain.__dict__.get(name) is not None}
    return {name: member for name, member in plain.__dict__.items() if name not in own and name not in ("__dict__", "__weakref__")}


def _constructor(plain: type[Any], parts: tuple[_Part, ...]) -> tuple[Callable[..., None], dict[str, Any]]:
    """Return ``__init__`` and the names that it knows; what sets each field is still to come."""
    order = _in_order(parts)
    shape = "".join((_PLAIN if part.told.default_factory is MISSING else _FACTORY)[part.named] for part in order)
    code = _code(shape, hasattr(plain, "__post_init__")).replace(co_varnames=("self", *(part.name for part in order)))
    scope: dict[str, Any] = {"_missing": MISSING}
    scope.update({f"_make{place}": part.told.default_factory for place, part in enumerate(order)})
    optional = [part for part in order if part.told.default is not MISSING or part.told.default_factory is not MISSING]
    init = FunctionType(code, scope, "__init__", tuple(part.told.default for part in optional if not part.named))
    init.__kwdefaults__ = {part.name: part.told.default for part in optional if part.named}
    init.__qualname__ = f"{plain.__qualname__}.__init__"
    return init, scope


def _in_order(parts: tuple[_Part, ...]) -> list[_Part]:
    """Return *parts* as a constructor takes them."""
    return sorted(parts, key=lambda part: part.named)


_PLAIN = ("p", "P")
_FACTORY = ("f", "F")
"""A field in the shape of a constructor; a capital is given by name only."""


@cache
def _code(shape: str, checked: bool) -> CodeType:
    """Write out and compile the constructor of all values of this *shape*: it is names that set them apart, and those are put in later."""
    heads, lines = ["self"], []
    for place, kind in enumerate(shape):
        if kind.isupper() and "*" not in heads:
            heads.append("*")
        heads.append(f"v{place}")
        value = f"_make{place}() if v{place} is _missing else v{place}" if kind in _FACTORY else f"v{place}"
        lines.append(f" _set{place}(self, {value})")
    if checked:
        lines.append(" self.__post_init__()")
    scope: dict[str, Any] = {}
    exec(f"def __init__({', '.join(heads)}):\n" + ("\n".join(lines) or " pass"), scope)  # our own letters and numbers
    code: CodeType = scope["__init__"].__code__
    return code


def _setter(made: type[Any], name: str) -> Callable[[Any, Any], None]:
    """Return what sets a field of a new value: the slot itself, which is quickest, or the way past our own refusal."""
    slot = getattr(made, name, None)
    if hasattr(slot, "__set__"):
        set_: Callable[[Any, Any], None] = slot.__set__  # type: ignore[union-attr]
        return set_
    return lambda self, value: object.__setattr__(self, name, value)


def _key(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """Return what gives all that makes two values equal (where there is nothing, their class)."""
    return attrgetter(*names) if names else type


def kinds(of: type[Any]) -> dict[str, str]:
    """Return the fields of a value with their types as Python writes them, at no cost: `dataclasses.fields` would make its own first."""
    return {part.name: part.kind for part in of.__dict__["__parts__"]}


Shared = TypeVar("Shared")


def shared(value: Shared, known: dict[object, Any]) -> Shared:
    """Return *value* with one object for all its parts that are alike, down to the words; *known* holds those met so far.

    Numbers of different types are never alike, though they be equal.
    """
    alike: Any = value
    key: object = (type(value), value)
    if hasattr(value, "__parts__"):
        parts = {part.name: shared(getattr(value, part.name), known) for part in value.__parts__}
        alike, key = value.__class__(**parts), (type(value), *map(id, parts.values()))
    elif type(alike) is tuple:
        alike = tuple(shared(part, known) for part in alike)
        key = (tuple, *map(id, alike))
    elif isinstance(value, (dict, list)):
        return value
    one: Shared = known.setdefault(key, alike)
    return one


# ---- What all values share


def _repr(self: Any) -> str:
    shown = ", ".join(f"{part.name}={getattr(self, part.name)!r}" for part in self.__parts__ if part.told.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    return self.__key__(self) == self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__key__(self))


def _lt(self: Any, other: Any) -> Any:
    return self.__key__(self) < self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _le(self: Any, other: Any) -> Any:
    return self.__key__(self) <= self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _refuse(self: Any, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, part.name) for part in self.__parts__]


def _restore(self: Any, state: list[Any]) -> None:
    for part, value in zip(self.__parts__, state, strict=True):
        object.__setattr__(self, part.name, value)


class _Fields:
    """``__dataclass_fields__``, made when somebody asks: few classes are ever asked."""

    def __get__(self, value: object, kind: type[Any]) -> Any:
        told = [(part.name, part.kind, _again(part)) for part in kind.__dict__["__parts__"]]
        kind.__dataclass_fields__ = found = make_dataclass(kind.__name__, told, frozen=True).__dataclass_fields__  # type: ignore[attr-defined]
        return found


def _again(part: _Part) -> Field[Any]:
    told = part.told
    known: dict[str, Any] = {"repr": told.repr, "compare": told.compare, "kw_only": part.named, "metadata": told.metadata}
    if told.default is not MISSING:
        known["default"] = told.default
    if told.default_factory is not MISSING:
        known["default_factory"] = told.default_factory
    again: Field[Any] = field(**known)
    return again


_SHARED: dict[str, Any] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__dataclass_fields__": _Fields(),
}
_FROZEN: dict[str, Any] = {"__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
_OPEN: dict[str, Any] = {"__hash__": None}
_ORDERED: dict[str, Any] = {"__lt__": _lt, "__le__": _le}
"""Python asks the other value for > and >=."""
