"""The grammars, kept worked out: Lark takes a second for that, and a tenth of one to be imported at all."""

from __future__ import annotations

from functools import cache

from disclint.files.cache import Cache
from disclint.files.sources import folder_stamp
from disclint.parsing.grammars import Grammars
from disclint.parsing.lalr import Grammar


class KeptGrammars(Grammars):
    """The grammars of this program, with their compiled patterns, from the cache."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept

    def open(self, name: str, start: str) -> Grammar:
        """Return the grammar of the file *name*.lark as it is kept, else work it out and keep it."""
        stamped = _stamp()
        if stamped is None:
            return super().open(name, start)
        return self._kept.kept("grammar", f"{name}-{start}-{stamped}", lambda: super(KeptGrammars, self).open(name, start))


@cache
def _stamp() -> str | None:
    """Return a key that changes with the grammars and their code; a compiled pattern fits one version of regex only."""
    import regex

    stamped = folder_stamp("disclint.grammars", "disclint.parsing")
    return None if stamped is None else f"{stamped}-{regex.__version__}"
