"""disclint: a linter for company press releases.

``disclint.check(path_or_text)`` gives a report, ``disclint.parse(path_or_text)`` a release. Nothing is imported before it is asked for.
"""

from typing import TYPE_CHECKING

from disclint.version import __version__

if TYPE_CHECKING:
    from disclint.files.library import check, parse

__all__ = ["__version__", "check", "parse"]


def __getattr__(name: str) -> object:
    if name in ("check", "parse"):
        from disclint.files import library

        return getattr(library, name)
    raise AttributeError(name)
