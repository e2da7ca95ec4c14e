"""Options and values that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from typing import Any

import click
from click.shell_completion import CompletionItem

from disclint.cli.terminal import COLOURS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class FormatType(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.5
    """``FORMAT`` or ``FORMAT=FILE``: a pair of the format and the file, None for standard output."""

    name = "format"

    def __init__(self, formats: tuple[str, ...]) -> None:
        self.formats = formats

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str | None]:
        """Read what the user wrote."""
        if isinstance(value, tuple):
            return value
        name, equals, file = str(value).partition("=")
        if name not in self.formats:
            self.fail(f"there is no format “{name}”; {_did_you_mean(name, self.formats)}", param, ctx)
        if equals and not file:
            self.fail(f"“{value}” names no file after the equals sign", param, ctx)
        return name, file or None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the formats."""
        return [CompletionItem(name) for name in self.formats if name.startswith(incomplete)]


class DayType(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.5
    """A day as ``2026-11-23``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        """Read what the user wrote."""
        if isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is no day; write it as 2026-11-23", param, ctx)


class WordsType(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.5
    """Words parted by commas."""

    name = "list"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Read what the user wrote."""
        return value if isinstance(value, tuple) else tuple(word for word in str(value).replace(" ", "").split(",") if word)


def joined(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the words of an option that was given several times, each once."""
    return tuple(dict.fromkeys(word for words in lists for word in words))


RULESETS: Decorator = click.option(
    "--ruleset", "rulesets", multiple=True, metavar="ID|FILE", help="Only this ruleset: a shipped one, a YAML file, or “all”. Repeatable."
)
NO_CACHE: Decorator = click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
CONFIG: Decorator = click.option("--config", metavar="FILE", type=click.Path(), help="This configuration, whatever else lies there.")
ISOLATED: Decorator = click.option("--isolated", is_flag=True, help="No configuration file at all.")
COLOR: Decorator = click.option(
    "--color", "--colour", type=click.Choice(COLOURS), default="auto", help="When to use colours (default: auto)."
)
STDIN_FILENAME: Decorator = click.option("--stdin-filename", metavar="NAME", help="The name that standard input goes by.")
AS_OF: Decorator = click.option(
    "--as-of", type=DayType(), metavar="DATE", help="Judge by the law of this day (default: the release's own date)."
)


def _did_you_mean(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
