"""Patterns of file names, as the configuration writes them."""

from __future__ import annotations

import re
from functools import cache


def fits(pattern: str, path: str) -> bool:
    """Tell whether *path* (with forward slashes, relative to the configuration's folder) is one of those that *pattern* means.

    ``**`` stands for any number of folders, ``*`` and ``?`` for what is inside one name; a pattern without ``/`` fits the name of a
    file or folder at any depth, and one that names a folder fits all that is in it.
    """
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in body else "(?:.*/)?"
    return re.compile(anywhere + "".join(_parts(body)) + "(?:/.*)?", re.DOTALL)


def _parts(pattern: str) -> list[str]:
    parts = []
    for piece in re.split(r"(\*\*/|/\*\*$|\*\*|\*|\?)", pattern):
        match piece:
            case "**/":
                parts.append("(?:.*/)?")
            case "/**":
                parts.append("/.*")
            case "**":
                parts.append(".*")
            case "*":
                parts.append("[^/]*")
            case "?":
                parts.append("[^/]")
            case _:
                parts.append(re.escape(piece))
    return parts
