"""The only door to Lark: grammar files to parsers, built once and kept in the user's cache folder."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lark import Lark

PACKAGE = "disclint.grammars"


class Grammars:
    """The parsers of this program, each made when first asked for.

    Args: *cache* is a folder that exists, in which the built tables are kept; None builds them anew in every process.
    """

    def __init__(self, cache: str | None) -> None:
        self._cache = cache

    def _open(self, name: str, **options: object) -> Lark:
        from lark import Lark

        kept = f"{self._cache}/{name}.lalr" if self._cache else False
        return Lark.open_from_package(
            PACKAGE,
            f"{name}.lark",
            search_paths=("",),
            parser="lalr",
            propagate_positions=True,
            maybe_placeholders=False,
            cache=kept,
            **{"regex": True, **options},  # type: ignore[arg-type]
        )

    @cached_property
    def release(self) -> Lark:
        """The grammar of a press release, over blocks."""
        return self._open("release")

    @cached_property
    def dateline(self) -> Lark:
        """The grammar of a dateline."""
        return self._open("dateline", start="dateline", lexer="basic")

    @cached_property
    def listing(self) -> Lark:
        """The grammar of listings."""
        return self._open("listing", start="listings", lexer="basic", regex=False)
