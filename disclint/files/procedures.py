"""How rules decide, in plain words: from their files and the vocabularies as they are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from disclint.files.law import Laws
from disclint.files.sources import Source, shipped
from disclint.model.rule import Rule, Ruleset
from disclint.rules.draft import tables

if TYPE_CHECKING:
    from disclint.rules.plain_words import WordList
    from disclint.rules.procedure import Procedure


class Procedures:
    """The procedures of the rules of *rulesets*; each file is read once."""

    def __init__(self, laws: Laws, rulesets: tuple[str, ...]) -> None:
        own = laws.own(rulesets)
        self._rulesets = {**dict(shipped("rulesets", ".yaml")), **dict(own.rulesets)}
        self._vocabularies = [*shipped("rulesets/vocabulary", ".yaml"), *own.vocabularies]
        self._words: dict[str, WordList] = {}

    def of(self, rule: Rule, ruleset: Ruleset) -> Procedure:
        """Return how *rule* decides."""
        from disclint.rules.loading import load
        from disclint.rules.procedure import procedure

        if not self._words:
            self._words = _word_lists([*self._vocabularies, *self._rulesets.items()])
        data = load(self._rulesets[ruleset.file].decode("utf-8-sig"), ruleset.file).data
        written = tables(data.get("rules") if isinstance(data, dict) else None, ())
        return procedure(next(table for _, table in written if table["id"] == rule.id), self._words)


def _word_lists(sources: Iterable[Source]) -> dict[str, WordList]:
    from disclint.rules.loading import load
    from disclint.rules.plain_words import SHOWN, WordList

    found: dict[str, WordList] = {}
    for name, data in sources:
        page = load(data.decode("utf-8-sig"), name).data
        for key in ("lists", "patterns", "legends"):
            for _, one in tables(page.get(key) if isinstance(page, dict) else None, ()):
                terms = one.get("terms")
                shown = tuple(str(term) for term in terms[:SHOWN]) if isinstance(terms, list) else ()
                found[str(one["id"])] = WordList(str(one["about"]), shown, key == "legends")
    return found
