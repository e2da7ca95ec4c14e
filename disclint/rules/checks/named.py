"""What a named check declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from disclint.model.reading import Reading
from disclint.model.rule import Breach
from disclint.model.value import dataclass, field

Function = Callable[[Reading, Mapping[str, Any]], Iterator[Breach]]
TERM_LIST = "term-list"
"""As ``format`` of an argument: it is the name of a term list or pattern, or a list of such. A legend is one too: its cues are."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named check.

    *function* is the function itself, or ``module.function`` in this package.
    *values* are the names that its breaches give to a message beside ``found``. *args* is the JSON Schema of its arguments, by name
    (``{"days": {"type": "integer"}, "words": {"type": "string", "format": "term-list"}}``); *required* are those that must be given.
    *lists* are the term lists and patterns that it always looks at.
    """

    function: Function | str
    values: tuple[str, ...] = ()
    args: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def place(self) -> str:
        """Return where the function stands, as ``module.function`` in this package."""
        if isinstance(self.function, str):
            return self.function
        return f"{self.function.__module__.rpartition('.')[2]}.{self.function.__name__}"

    def schema(self) -> Mapping[str, Any]:
        """Return the JSON Schema of all arguments."""
        return {"type": "object", "properties": dict(self.args), "required": list(self.required), "additionalProperties": False}

    def uses(self, args: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the term lists and patterns that the check looks at when called with *args*."""
        named = [args[name] for name, schema in self.args.items() if schema.get("format") == TERM_LIST and name in args]
        return (*self.lists, *(one for value in named for one in _names(value)))


def _names(value: Any) -> Iterator[str]:
    """Yield the names that an argument holds: one, several, or by the words for them."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _names(one)
    else:
        yield value
