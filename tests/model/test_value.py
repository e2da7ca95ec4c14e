"""A value is what `dataclasses.dataclass` would have made of its class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable
from functools import cached_property
from types import ModuleType
from typing import Any

import pytest

from disclint.model import value

SOURCE = '''
from __future__ import annotations
from functools import cached_property
from typing import ClassVar

@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range."""
    start: int
    end: int = 7
    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError("no range")
    def width(self) -> int:
        return self.end - self.start

@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    kind: ClassVar[str] = ""
    span: Span
    note: str | None = None

@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Fact):
    kind: ClassVar[str] = "phrase"
    list: str
    words: tuple[str, ...] = ()

@dataclass(frozen=True, slots=True)
class Table:
    name: str
    rows: dict[str, int] = field(default_factory=dict)
    hidden: int = field(default=0, repr=False, compare=False)

@dataclass(frozen=True)
class Loose:
    name: str
    size: int = 3
    @cached_property
    def double(self) -> int:
        return self.size * 2

@dataclass(frozen=True, slots=True)
class Own:
    name: str
    def __repr__(self) -> str:
        return "own"
    def __hash__(self) -> int:
        return 5
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

@dataclass
class Open:
    name: str
    rows: list[str] = field(default_factory=list)

@dataclass(slots=True)
class OpenSlots:
    name: str = "x"

@dataclass(frozen=True, slots=True)
class Empty:
    pass

@dataclass(frozen=True, slots=True)
class One:
    name: str
'''


def module(name: str, maker: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(dataclass=maker, field=dataclasses.field)
    sys.modules[name] = made
    exec(SOURCE, made.__dict__)
    return made


OURS = module("test_value_ours", value.dataclass)
THEIRS = module("test_value_theirs", dataclasses.dataclass)

DEEDS: list[Callable[[Any], Any]] = [
    lambda m: m.Span(1),
    lambda m: m.Span(1, 2).width(),
    lambda m: m.Span(end=9, start=1),
    lambda m: m.Span(3, 2),
    lambda m: m.Span(),
    lambda m: m.Span(1, 2, 3),
    lambda m: m.Span(1, middle=2),
    lambda m: (m.Span(1) == m.Span(1), m.Span(1) != m.Span(1), m.Span(1) == m.Span(2), m.Span(1) == 1, m.Span(1) == m.One("x")),
    lambda m: hash(m.Span(1)) == hash(m.Span(1)),
    lambda m: len({m.Span(1), m.Span(1), m.Span(2)}),
    lambda m: sorted([m.Span(2, 3), m.Span(1, 9), m.Span(1, 2)]),
    lambda m: (m.Span(1) < m.Span(2), m.Span(1) <= m.Span(1), m.Span(1) > m.Span(2), m.Span(1) >= m.Span(1)),
    lambda m: m.Span(1) < 3,
    lambda m: m.One("a") < m.One("b"),
    lambda m: setattr(m.Span(1), "start", 2),
    lambda m: setattr(m.Loose("x"), "other", 2),
    lambda m: delattr(m.Span(1), "start"),
    lambda m: hasattr(m.Span(1), "__dict__"),
    lambda m: m.Phrase(span=m.Span(1), list="x"),
    lambda m: m.Phrase(m.Span(1), "x"),
    lambda m: (m.Phrase.kind, m.Phrase(span=m.Span(1), list="x").kind, m.Phrase(span=m.Span(1), list="x").words),
    lambda m: m.Phrase.__slots__,
    lambda m: isinstance(m.Phrase(span=m.Span(1), list="x"), m.Fact),
    lambda m: m.Fact(span=m.Span(1)) == m.Phrase(span=m.Span(1), list="x"),
    lambda m: m.Table("x").rows is m.Table("x").rows,
    lambda m: m.Table("x", {"a": 1}, 9),
    lambda m: m.Table("x", hidden=1) == m.Table("x", hidden=2),
    lambda m: hash(m.Table("x")),
    lambda m: (m.Loose("x").double, m.Loose("x"), m.Loose.size, vars(m.Loose("x"))),
    lambda m: (m.Own("x"), hash(m.Own("x")), m.Own("x") == m.Own("y")),
    lambda m: (m.Empty(), m.Empty() == m.Empty(), hash(m.Empty()) == hash(m.Empty())),
    lambda m: (m.Open("x"), m.Open("x") == m.Open("x"), vars(m.Open("x")), m.Open.__hash__),
    lambda m: hash(m.Open("x")),
    lambda m: [setattr(one, "name", "y") or one for one in (m.Open("x"), m.OpenSlots())],
    lambda m: setattr(m.OpenSlots(), "other", 1),
    lambda m: [(one.name, one.kw_only, one.repr, one.compare) for one in dataclasses.fields(m.Phrase)],
    lambda m: [one.name for one in dataclasses.fields(m.Fact)],
    lambda m: dataclasses.asdict(m.Phrase(span=m.Span(1), list="x")),
    lambda m: dataclasses.replace(m.Span(1), end=4),
    lambda m: dataclasses.replace(m.Phrase(span=m.Span(1), list="x"), note="n"),
    lambda m: dataclasses.replace(m.Span(1), start=9),
    lambda m: (dataclasses.is_dataclass(m.Span), dataclasses.is_dataclass(m.Span(1))),
    lambda m: [copy.deepcopy(one) == one for one in everything(m)],
    lambda m: [copy.copy(one) == one for one in everything(m)],
    lambda m: [pickle.loads(pickle.dumps(one)) == one for one in everything(m)],
    lambda m: [pickle.loads(pickle.dumps(one)) for one in everything(m)],
    lambda m: (m.Span.__match_args__, m.Phrase.__match_args__, m.Span.__qualname__, m.Span.__module__[:11], m.Span.__doc__),
]


def everything(m: Any) -> list[Any]:
    return [
        m.Span(1),
        m.Phrase(span=m.Span(1), list="x"),
        m.Table("x", {"a": 1}),
        m.Loose("x"),
        m.Own("x"),
        m.Open("x"),
        m.OpenSlots(),
        m.Empty(),
        m.One("x"),
    ]


def outcome(deed: Callable[[Any], Any], m: Any) -> object:
    try:
        return repr(deed(m))
    except (TypeError, ValueError, dataclasses.FrozenInstanceError, AttributeError) as error:
        return type(error)


@pytest.mark.parametrize("number", range(len(DEEDS)))
def test_a_value_does_what_a_dataclass_does(number: int) -> None:
    assert outcome(DEEDS[number], OURS) == outcome(DEEDS[number], THEIRS)


def test_what_was_worked_out_late_is_no_part_of_the_pickle() -> None:
    loose = OURS.Loose("x")
    assert loose.double == 6
    assert isinstance(type(loose).__dict__["double"], cached_property)
    assert vars(pickle.loads(pickle.dumps(loose))) == {"name": "x", "size": 3}


@value.dataclass(frozen=True, slots=True)
class Pair:
    one: object
    two: object


def test_what_is_alike_is_one_object() -> None:
    told = (Pair("a" * 3, ("x", 1)), Pair("".join("aaa"), ("x", 1)), Pair("aaa", ("x", True)))
    shared = value.shared(told, {})
    assert shared == told
    assert shared[0] is shared[1]
    assert shared[2] is not shared[0]
    assert type(shared[2].two[1]) is bool
