"""Where the keys of a TOML file stand, which `tomllib` does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_QUOTES = ('"""', "'''", '"', "'")


def places(text: str) -> Mapping[Path, tuple[int, int]]:
    """Return the line and the column, from 1, at which each key and each element of an array begins.

    Args: *text* is TOML that `tomllib` has read; the path of a key leads through tables and arrays as the data does.
    """
    found: dict[Path, tuple[int, int]] = {}
    for path, offset in _Scanner(text).walk():
        line_start = text.rfind("\n", 0, offset) + 1
        found.setdefault(path, (text.count("\n", 0, offset) + 1, offset - line_start + 1))
    return found


class _Scanner:
    """One walk through a valid file; *at* is where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counts: dict[Path, int] = {}

    def walk(self) -> Iterator[tuple[Path, int]]:
        table: Path = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                start = self.at
                table = self._header()
                yield from ((table[: length + 1], start) for length in range(len(table)))
            else:
                yield from self._pair(table)
            self._skip_blank()

    def _header(self) -> Path:
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        parts = [part for part, _ in self._dotted()]
        self.at += 2 if many else 1
        path: Path = ()
        for part in parts[:-1]:
            path = self._last((*path, part))
        path = (*path, parts[-1])
        if many:
            self.counts[path] = self.counts.get(path, 0) + 1
        return self._last(path)

    def _last(self, path: Path) -> Path:
        """Return *path*, into its latest table where it is an array of tables."""
        return (*path, self.counts[path] - 1) if path in self.counts else path

    def _pair(self, table: Path) -> Iterator[tuple[Path, int]]:
        path = table
        for part, offset in self._dotted():
            path = (*path, part)
            yield path, offset
        self.at += 1  # the equals sign
        self._skip_blank()
        yield from self._value(path)

    def _dotted(self) -> list[tuple[str, int]]:
        parts = []
        while True:
            self._skip_blank()
            start = self.at
            parts.append((self._key(), start))
            self._skip_blank()
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def _key(self) -> str:
        start = self.at
        if self.text[start] in "\"'":
            self._skip_string()
            return _unquoted(self.text[start : self.at])
        while self.text[self.at].isalnum() or self.text[self.at] in "-_":
            self.at += 1
        return self.text[start : self.at]

    def _value(self, path: Path) -> Iterator[tuple[Path, int]]:
        opening = self.text[self.at]
        if opening == "[":
            yield from self._array(path)
        elif opening == "{":
            yield from self._inline_table(path)
        elif opening in "\"'":
            self._skip_string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _array(self, path: Path) -> Iterator[tuple[Path, int]]:
        self.at += 1
        index = 0
        while self._next_member("]"):
            yield (*path, index), self.at
            yield from self._value((*path, index))
            index += 1

    def _inline_table(self, path: Path) -> Iterator[tuple[Path, int]]:
        self.at += 1
        while self._next_member("}"):
            yield from self._pair(path)

    def _next_member(self, closing: str) -> bool:
        self._skip_blank()
        if self.text[self.at] == ",":
            self.at += 1
            self._skip_blank()
        if self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _skip_blank(self) -> None:
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in " \t\r\n":
                self.at += 1
            else:
                return

    def _skip_string(self) -> None:
        quote = next(quote for quote in _QUOTES if self.text.startswith(quote, self.at))
        self.at += len(quote)
        while not self.text.startswith(quote, self.at):
            self.at += 2 if quote[0] == '"' and self.text[self.at] == "\\" else 1
        self.at += len(quote)
        while len(quote) == 3 and self.text.startswith(quote[0], self.at):  # up to two quotes may stand before the closing three
            self.at += 1


def _unquoted(written: str) -> str:
    if written[0] == "'" or "\\" not in written:
        return written[1:-1]
    import tomllib

    return str(tomllib.loads(f"key = {written}")["key"])
