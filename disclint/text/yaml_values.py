"""YAML with the place of every value."""

from __future__ import annotations

import re
from typing import Any

from disclint.text.simple_yaml import read_simple_yaml
from disclint.text.structured import Counter, MetadataError, Node, plain, refuse_depth, scalar


def read_yaml(text: str) -> Node:
    """Read one YAML document."""
    return read_simple_yaml(text) or read_full_yaml(text)


def read_full_yaml(text: str) -> Node:
    """Read one YAML document with the library."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    refuse_depth(text)
    try:
        tree = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MetadataError(error.problem or error.context or "is no YAML", mark.index if mark is not None else None) from error
    except yaml.reader.ReaderError as error:
        raise MetadataError("holds a character that YAML does not allow", _forbidden(text)) from error
    except yaml.YAMLError as error:
        raise MetadataError("is no YAML", None) from error
    if tree is None:
        return Node({}, 0, len(text))
    return _from_yaml(tree, text, 0, Counter())


def _forbidden(text: str) -> int | None:
    match = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return match.start() if match else None


def _from_yaml(node: Any, text: str, depth: int, counter: Counter) -> Node:  # PyYAML's nodes have no types
    start, end = node.start_mark.index, node.end_mark.index
    counter.count(depth, start)
    if node.id == "scalar":
        bare = not node.style and node.tag != "tag:yaml.org,2002:str"
        return Node(scalar(node.value) if bare else plain(node.value), start, end)
    while end > start and text[end - 1].isspace():  # a block goes on to the next key
        end -= 1
    if node.id == "sequence":
        return Node([_from_yaml(item, text, depth + 1, counter) for item in node.value], start, end)
    found: dict[str, Node] = {}
    for key, value in node.value:
        if key.id != "scalar":
            raise MetadataError("has a key that is no word", key.start_mark.index)
        if key.value in found:
            raise MetadataError(f"has the key “{key.value}” twice", key.start_mark.index)
        found[plain(key.value)] = _from_yaml(value, text, depth + 1, counter)
    return Node(found, start, end)
