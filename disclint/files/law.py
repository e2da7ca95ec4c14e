"""The law of a run: shipped rulesets and vocabularies and the user's own rulesets, compiled once and kept."""

from __future__ import annotations

import os
from collections.abc import Iterable

from disclint.files.cache import NO_CACHE, Cache
from disclint.files.config import names_file
from disclint.files.packaged import packaged, packages
from disclint.files.reading import shown
from disclint.files.sources import Source, declared_id, folder_stamp, own_source, shipped
from disclint.model.errors import UsageError
from disclint.model.law import Law
from disclint.model.rule import Rule, Ruleset
from disclint.model.value import dataclass, replace
from disclint.rules.overrides import ALL, overridden

_MADE_FROM = ("disclint.rulesets", "disclint.schemas", "disclint.rules", "disclint.model")
"""The packages that compiled law depends on: what it is written in, and what it is made into."""


@dataclass(frozen=True, slots=True)
class Own:
    """What is not shipped: the user's files and packaged rulesets, in the order in which the configuration names them."""

    rulesets: tuple[Source, ...]
    vocabularies: tuple[Source, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the rulesets."""
        return tuple(name for name, _ in self.rulesets)


class Laws:
    """The rulesets of a run; each choice of them is compiled once."""

    def __init__(self, kept: Cache) -> None:
        self.kept = kept
        self._chosen: dict[tuple[str, ...], Law] = {}
        self._whole: dict[tuple[str, ...], Law] = {}
        self._own: dict[tuple[str, ...], Own] = {}
        self._full: dict[tuple[str, ...], Law] = {}

    def law(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of *rulesets* as it is in force, without the examples of the rules.

        Args: *rulesets* are ids of shipped rulesets, names of packaged ones, and files; none: all shipped ones.
        Errors: UsageError for a ruleset that is not there, RulesetError or SeveralErrors for one that is not valid.
        """
        if rulesets not in self._chosen:
            chosen = _chosen(self.whole(rulesets), rulesets, self._own_files(rulesets))
            self._chosen[rulesets] = replace(chosen, rulesets=overridden(chosen.rulesets))
        return self._chosen[rulesets]

    def whole(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of all shipped rulesets and of what else is among *rulesets*, as it is written, without examples.

        Errors: as for `law`.
        """
        own = self.own(rulesets)
        if own.files not in self._whole:
            self._whole[own.files] = self._compiled(own, examples=False)
        return self._whole[own.files]

    def written(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of *rulesets* alone with all that is written in them, examples too, and nothing overridden.

        Errors: as for `law`.
        """
        own = self.own(rulesets)
        return _chosen(self._compiled(own, examples=True), rulesets, own.files, alone=True)

    def known(self, rulesets: tuple[str, ...]) -> tuple[Ruleset, ...]:
        """Return *rulesets* with all that is written in them, as they are in force.

        Errors: as for `law`.
        """
        own = self.own(rulesets)
        return overridden(_chosen(self._compiled(own, examples=True), rulesets, own.files).rulesets)

    def rule(self, word: str, rulesets: tuple[str, ...]) -> tuple[Rule, Ruleset]:
        """Return the rule whose id or name is *word*, and its ruleset.

        Errors: UsageError if there is none; as for `law`.
        """
        known = self.known(rulesets)
        for ruleset in known:
            for rule in ruleset.rules:
                if word.lower() in (rule.id.lower(), rule.name):
                    return rule, ruleset
        raise UsageError(f"there is no rule “{word}”", nearest_rule(word, known))

    def own(self, rulesets: tuple[str, ...]) -> Own:
        """Return what of *rulesets* is not shipped, read once.

        Errors: UsageError for what is not there.
        """
        if rulesets not in self._own:
            self._own[rulesets] = self._read(rulesets)
        return self._own[rulesets]

    def text(self, ruleset: Ruleset, rulesets: tuple[str, ...]) -> str:
        """Return the file of *ruleset*, one of those known among *rulesets*, as it is written."""
        sources = {**dict(shipped("rulesets", ".yaml")), **dict(self.own(rulesets).rulesets)}
        return sources[ruleset.file].decode("utf-8-sig")

    def _own_files(self, rulesets: tuple[str, ...]) -> tuple[str, ...]:
        return self.own(rulesets).files

    def _read(self, rulesets: tuple[str, ...]) -> Own:
        found: dict[str, bytes] = {}
        words: dict[str, bytes] = {}
        for one in dict.fromkeys(rulesets):
            if names_file(one):
                name, data = own_source(shown(os.path.abspath(one)))
                found.setdefault(name, data)
            elif one != ALL and one not in self._shipped_ids():
                known = packages(self.kept)
                if one not in known:
                    raise UsageError(f"there is no ruleset “{one}”", _nearest_ruleset(one, [*self._shipped_ids(), *known]))
                own, vocabularies = packaged(one, known[one])
                found |= dict(own)
                words |= dict(vocabularies)
        return Own(tuple(found.items()), tuple(words.items()))

    def _shipped_ids(self) -> tuple[str, ...]:
        """Return the ids of all shipped rulesets, without reading them where they are known."""
        kept, key = self._key(_NONE)
        return kept.kept("ids", key, lambda: tuple(ruleset.id for ruleset in self.whole(()).rulesets))

    def _compiled(self, own: Own, *, examples: bool) -> Law:
        kept, key = self._key(own)

        def whole() -> Law:
            if own.files not in self._full:
                self._full[own.files] = kept.kept("rulesets", key, lambda: _compile(own))
            return self._full[own.files]

        def small() -> Law:
            from disclint.rules.compile import compact

            return compact(whole())

        return whole() if examples else kept.kept("law", key, small)

    def _key(self, own: Own) -> tuple[Cache, str]:
        """Return where the law is kept, and under which key."""
        stamped = folder_stamp(*_MADE_FROM)
        if stamped is None:
            return NO_CACHE, ""
        if not own.rulesets:
            return self.kept, stamped
        from hashlib import sha256

        sources = (*own.rulesets, *own.vocabularies)
        digest = sha256(b"".join(sha256(name.encode("utf-8", "replace")).digest() + sha256(data).digest() for name, data in sources))
        return self.kept, f"{stamped}-{digest.hexdigest()[:32]}"


def nearest_rule(word: str, rulesets: Iterable[Ruleset]) -> str:
    """Return which rule a user who wrote *word* may have meant."""
    from difflib import get_close_matches

    ids = {rule.id: rule for ruleset in rulesets for rule in ruleset.rules}
    names = {rule.name: rule for rule in ids.values()}
    near = [ids[one] for one in get_close_matches(word.upper(), ids, 1, 0.6)]
    near += [names[one] for one in get_close_matches(word.lower(), names, 1, 0.6)]
    return f"did you mean {near[0].id} ({near[0].name})?" if near else "`disclint rules list` shows all"


def _chosen(law: Law, rulesets: tuple[str, ...], files: tuple[str, ...], *, alone: bool = False) -> Law:
    """Return *law* with the rulesets that are asked for only, and what they extend unless they are asked for *alone*."""
    own = [one for one in law.rulesets if one.file in files]
    ids = {*rulesets, *(() if alone else (id_ for one in own for id_ in one.extends))}
    if not rulesets or ALL in ids:
        return law
    return replace(law, rulesets=tuple(one for one in law.rulesets if one.file in files or one.id in ids))


def _nearest_ruleset(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}; a file is named with its ending, .yaml"


def _compile(own: Own) -> Law:
    """Compile all that is shipped and what is not. Of the latter, one that has the id of a shipped ruleset stands in its stead."""
    import json

    from disclint.rules.compile import compile_law

    schemas = {name.removesuffix(".schema.json"): json.loads(data) for name, data in shipped("schemas", ".schema.json")}
    taken = {declared_id(data) for _, data in own.rulesets} - {None}
    rulesets = [(name, data) for name, data in shipped("rulesets", ".yaml") if declared_id(data) not in taken]
    return compile_law([*shipped("rulesets/vocabulary", ".yaml"), *own.vocabularies], [*rulesets, *own.rulesets], schemas)


_NONE = Own((), ())
