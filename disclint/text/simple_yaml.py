"""YAML as most front matter has it, keys with scalars and lists of scalars, read without the library.

Loading the library takes longer than checking a release. Whatever may mean more than it seems is left to it.
"""

from __future__ import annotations

from functools import cache

from disclint.text.patterns import Match, Pattern, compiled
from disclint.text.structured import Node, scalar


@cache
def _simple_line() -> Pattern:
    """One line of plain YAML: a key with a scalar or without, or an item with a scalar. Whatever may mean more does not match."""
    value = r"""(?:"(?P<double>[^"\\\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<bare>[A-Za-z0-9/(](?:[^#:\t\r\n]|:(?=[^\s])|(?<=[^\s])\#)*))"""
    return compiled(rf"(?P<blank>[ ]*\r?\n)|(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]*):|(?P<item>[ ]*-(?=[ ])))(?:[ ]+{value})?[ ]*(?:\r?\n|$)")


def read_simple_yaml(text: str) -> Node | None:
    """Read *text*; None if it is not as simple as that."""
    if not text.replace("\r\n", "").replace("\n", "").isprintable():  # YAML refuses some of the others, and breaks lines at some
        return None
    keys = _Keys()
    at, start = 0, None
    while at < len(text):
        match = _simple_line().match(text, at)
        if match is None or not (match["blank"] is not None or keys.add(match, _simple_value(match))):
            return None
        if start is None and match["blank"] is None:
            start = at
        at = match.end()
    return Node(keys.found, start, len(text.rstrip())) if start is not None else None


class _Keys:
    """The keys so far, and the list that may go on."""

    def __init__(self) -> None:
        self.found: dict[str, Node] = {}
        self.key, self.indent = "", ""
        self.items: list[Node] | None = None

    def add(self, match: Match, node: Node | None) -> bool:
        """Take in a line with its value; False if it is not simple."""
        if match["key"] is None:
            return node is not None and self._item(match, node)
        self.key, self.items = match["key"], None
        known = self.key in self.found
        end = match.end("key") + 1
        self.found[self.key] = node or Node(None, end, end)
        return not known

    def _item(self, match: Match, node: Node) -> bool:
        if self.items is None:
            before = self.found.get(self.key)
            if before is None or before.end != before.start:
                return False
            self.items, self.indent = [], match["item"]
            self.found[self.key] = Node(self.items, match.end("item") - 1, node.end)
        self.items.append(node)
        self.found[self.key] = Node(self.items, self.found[self.key].start, node.end)
        return bool(match["item"] == self.indent)


def _simple_value(match: Match) -> Node | None:
    for style in ("double", "single"):
        if match[style] is not None:
            return Node(match[style], match.start(style) - 1, match.end(style) + 1)
    if match["bare"] is None:
        return None
    words = match["bare"].rstrip()
    return Node(scalar(words), match.start("bare"), match.start("bare") + len(words))
