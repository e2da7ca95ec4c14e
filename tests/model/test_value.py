"""Values made by our decorator behave as those of the standard one."""

import dataclasses
import pickle
from dataclasses import field, replace
from functools import cached_property
from typing import ClassVar

import pytest

from disclint.model.value import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two numbers."""

    one: int
    two: int = 2

    def __post_init__(self) -> None:
        if self.one > self.two:
            raise ValueError("out of order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """With a constant of the class."""

    kind: ClassVar[str] = "base"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Base):
    """With a list of its own."""

    kind: ClassVar[str] = "derived"
    members: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Lazy:
    """With something worked out once."""

    number: int

    @cached_property
    def doubled(self) -> int:
        return self.number * 2


@dataclass(frozen=True, slots=True)
class Empty:
    """With nothing in it."""


VALUES = (Pair(1), Pair(1, 3), Derived(name="x", members=[1]), Lazy(3), Empty())


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_from_its_pickle(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_cannot_be_changed(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.one = 2  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.one  # type: ignore[attr-defined]


def test_values_are_equal_and_ordered_by_their_fields() -> None:
    assert Pair(1) == Pair(1, 2) != Pair(1, 3)
    assert hash(Pair(1)) == hash(Pair(1, 2))
    assert sorted([Pair(2, 3), Pair(1, 3), Pair(1)]) == [Pair(1), Pair(1, 3), Pair(2, 3)]
    assert Pair(1) != (1, 2)
    assert Empty() == Empty()
    assert Base(name="x") != Derived(name="x")


def test_the_standard_functions_know_them() -> None:
    assert replace(Pair(1), two=5) == Pair(1, 5)
    assert [one.name for one in dataclasses.fields(Derived)] == ["name", "members"]
    assert repr(Derived(name="x")) == "Derived(name='x', members=[])"
    assert Derived.kind == "derived"
    assert Derived(name="x").members is not Derived(name="x").members
    assert not hasattr(Derived(name="x"), "__dict__")
    match Pair(1):
        case Pair(one, two):
            assert (one, two) == (1, 2)


def test_what_the_class_checks_is_checked() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Pair(3)
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]


def test_a_property_is_worked_out_once() -> None:
    lazy = Lazy(4)
    assert lazy.doubled == 8
    assert pickle.loads(pickle.dumps(lazy)).doubled == 8
    assert hash(lazy) == hash(Lazy(4))
