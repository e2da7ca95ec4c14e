"""A file of rules while it is being read: its page, what it may name, and plain ways to take values out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from disclint.model.lexicon import Lexicon
from disclint.model.value import dataclass
from disclint.rules.lexicon import Vocabulary
from disclint.rules.loading import Data, Page, Path, nearest

Table = dict[str, Data]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page with the names that its rules may use: term lists and patterns, and metadata schemas."""

    page: Page
    vocabulary: Vocabulary
    schemas: Mapping[str, Mapping[str, Any]]

    def fault(self, path: Path, reason: str, mend: str, at_key: bool = False) -> None:
        """Note that what stands at *path* is wrong."""
        self.page.fault(path, reason, mend, at_key)

    def unknown_key(self, path: Path, known: Iterable[str]) -> None:
        """Note that the key at the end of *path* is none of *known*."""
        self.fault(path, f"there is no ‘{path[-1]}’ here", nearest(str(path[-1]), tuple(known)), at_key=True)

    def unknown(self, path: Path, what: str, word: str, known: Iterable[str]) -> None:
        """Note that *word* is no *what*."""
        self.fault(path, f"there is no {what} ‘{word}’", nearest(word, tuple(known)))

    def keys(self, path: Path, table: Table, known: Iterable[str]) -> None:
        """Note every key of *table* that is none of *known*."""
        allowed = tuple(known)
        for key in table:
            if key not in allowed:
                self.unknown_key((*path, key), allowed)

    def term_lists(self, path: Path, data: Data) -> tuple[str, ...]:
        """Return the term lists and patterns that *data* names; note those that do not exist."""
        names = strings(data)
        for at, one in enumerate(names):
            if one not in self.vocabulary.homes:
                self.unknown((*path, at) if isinstance(data, list) else path, "term list or pattern", one, self.vocabulary.homes)
        return names

    def legends(self, path: Path, data: Data) -> None:
        """Note every name in *data* that is no legend of the vocabulary."""
        for at, one in enumerate(strings(data)):
            if one not in self.vocabulary.legends:
                self.unknown((*path, at) if isinstance(data, list) else path, "legend", one, self.vocabulary.legends)

    def words_of(self, path: Path, data: Data) -> Lexicon:
        """Return the one term list that *data* names, to be held against a value."""
        names = self.term_lists(path, data)
        if len(names) == 1 and names[0] in self.vocabulary.patterns:
            self.fault(path, f"‘{names[0]}’ is a pattern", "name a term list; a value is only compared with words")
        return self.vocabulary.of(names)


def strings(data: Data) -> tuple[str, ...]:
    """Return *data*, one word or a list of them, as words."""
    if isinstance(data, list):
        return tuple(str(one) for one in data if one is not None and not isinstance(one, list | dict))
    return (str(data),) if data is not None and not isinstance(data, dict) else ()


def tables(data: Data, path: Path) -> list[tuple[Path, Table]]:
    """Return *data*, one table or a list of them, as tables with their paths."""
    if isinstance(data, dict):
        return [(path, data)]
    return [((*path, at), one) for at, one in enumerate(data) if isinstance(one, dict)] if isinstance(data, list) else []
