"""The law of a run: shipped rulesets and vocabularies and the user's own rulesets, compiled once and kept."""

from __future__ import annotations

import os
from collections.abc import Iterable

from disclint.files.cache import NO_CACHE, Cache
from disclint.files.config import names_file
from disclint.files.reading import shown
from disclint.files.sources import Source, declared_id, folder_stamp, own_source, shipped
from disclint.model.errors import UsageError
from disclint.model.law import Law
from disclint.model.rule import Rule, Ruleset
from disclint.model.value import replace

ALL = "all"
"""Among rulesets: every shipped one."""
_MADE_FROM = ("disclint.rulesets", "disclint.schemas", "disclint.rules", "disclint.model")
"""The packages that compiled law depends on: what it is written in, and what it is made into."""


class Laws:
    """The rulesets of a run; each choice of them is compiled once."""

    def __init__(self, kept: Cache) -> None:
        self.kept = kept
        self._chosen: dict[tuple[str, ...], Law] = {}
        self._whole: dict[tuple[str, ...], Law] = {}

    def law(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of *rulesets* (ids and files; none: all shipped ones), without the examples of the rules.

        Errors: UsageError for a ruleset that is not there, RulesetError or SeveralErrors for one that is not valid.
        """
        if rulesets not in self._chosen:
            self._chosen[rulesets] = _chosen(self.whole(rulesets), rulesets)
        return self._chosen[rulesets]

    def whole(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of all shipped rulesets and of the files among *rulesets*, without examples.

        Errors: as for `law`.
        """
        files = _files(rulesets)
        if files not in self._whole:
            self._whole[files] = self._compiled(files, examples=False)
        return self._whole[files]

    def written(self, rulesets: tuple[str, ...]) -> Law:
        """Return the law of *rulesets* with all that is written in them, examples too.

        Errors: as for `law`.
        """
        return _chosen(self._compiled(_files(rulesets), examples=True), rulesets)

    def known(self, rulesets: tuple[str, ...]) -> tuple[Ruleset, ...]:
        """Return *rulesets* with all that is written in them.

        Errors: as for `law`.
        """
        return self.written(rulesets).rulesets

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

    def _compiled(self, files: tuple[str, ...], *, examples: bool) -> Law:
        own = tuple(map(own_source, files))
        kept, key = self._key(own)

        def whole() -> Law:
            return kept.kept("rulesets", key, lambda: _compile(own))

        def small() -> Law:
            from disclint.rules.compile import compact

            return compact(whole())

        return whole() if examples else kept.kept("law", key, small)

    def _key(self, own: tuple[Source, ...]) -> tuple[Cache, str]:
        """Return where the law is kept, and under which key."""
        stamped = folder_stamp(*_MADE_FROM)
        if stamped is None:
            return NO_CACHE, ""
        if not own:
            return self.kept, stamped
        from hashlib import sha256

        digest = sha256(b"".join(sha256(name.encode("utf-8", "replace")).digest() + sha256(data).digest() for name, data in own))
        return self.kept, f"{stamped}-{digest.hexdigest()[:32]}"


def nearest_rule(word: str, rulesets: Iterable[Ruleset]) -> str:
    """Return which rule a user who wrote *word* may have meant."""
    from difflib import get_close_matches

    ids = {rule.id: rule for ruleset in rulesets for rule in ruleset.rules}
    names = {rule.name: rule for rule in ids.values()}
    near = [ids[one] for one in get_close_matches(word.upper(), ids, 1, 0.6)]
    near += [names[one] for one in get_close_matches(word.lower(), names, 1, 0.6)]
    return f"did you mean {near[0].id} ({near[0].name})?" if near else "`disclint rules list` shows all"


def source_text(ruleset: Ruleset) -> str:
    """Return the file of *ruleset* as it is written."""
    by_name = dict(shipped("rulesets", ".yaml"))
    return (by_name.get(ruleset.file) or own_source(ruleset.file)[1]).decode("utf-8-sig")


def _files(rulesets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shown(os.path.abspath(one)) for one in rulesets if names_file(one))


def _chosen(law: Law, rulesets: tuple[str, ...]) -> Law:
    """Return *law* with the rulesets that are asked for only.

    Errors: UsageError for an id that none has.
    """
    files = _files(rulesets)
    ids = [one for one in rulesets if not names_file(one) and one != ALL]
    known = [one.id for one in law.rulesets if one.file not in files]
    for one in ids:
        if one not in known:
            raise UsageError(f"there is no ruleset “{one}”", _nearest_ruleset(one, known))
    if not rulesets or ALL in rulesets:
        return law
    return replace(law, rulesets=tuple(one for one in law.rulesets if one.file in files or one.id in ids))


def _nearest_ruleset(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}; a file is named with its ending, .yaml"


def _compile(own: tuple[Source, ...]) -> Law:
    """Compile all that is shipped and the user's files. One of these that has the id of a shipped ruleset stands in its stead."""
    import json

    from disclint.rules.compile import compile_law

    schemas = {name.removesuffix(".schema.json"): json.loads(data) for name, data in shipped("schemas", ".schema.json")}
    taken = {declared_id(data) for _, data in own} - {None}
    rulesets = [(name, data) for name, data in shipped("rulesets", ".yaml") if declared_id(data) not in taken]
    return compile_law(shipped("rulesets/vocabulary", ".yaml"), [*rulesets, *own], schemas)
