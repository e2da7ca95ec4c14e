"""Rulesets and vocabularies, checked and made ready: everything wrong in all files is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from disclint.model.law import Law
from disclint.model.rule import Authority, Check, Example, Rule, Ruleset, Severity, Softening
from disclint.model.value import replace, shared
from disclint.rules.build_examples import examples
from disclint.rules.build_overrides import add_overrides
from disclint.rules.build_selectors import NOTHING, condition, nears
from disclint.rules.build_verbs import VERBS
from disclint.rules.catalogue import PLACES, expanded
from disclint.rules.draft import Draft, Table, strings, tables
from disclint.rules.lexicon import Vocabulary, add_vocabulary
from disclint.rules.loading import Data, Page, Path, load, raise_faults
from disclint.rules.message import names
from disclint.rules.schema_faults import add_faults
from disclint.rules.verbs.forbid import Forbid
from disclint.rules.wordings import add_legends

Source = tuple[str, bytes]
"""A file: its name in messages and what it holds."""
LEAST = 2
"""How many bad and good examples a rule has at least."""


def compile_law(vocabularies: Iterable[Source], rulesets: Iterable[Source], schemas: Mapping[str, Mapping[str, Any]]) -> Law:
    """Return all of it ready for use.

    Args: *schemas* are JSON Schemas by name: ``ruleset`` and ``vocabulary``, against which the files are held, and those of the metadata.
    Errors: SeveralErrors with a RulesetError for every fault of every file.
    """
    words = [_page(source, schemas["vocabulary"]) for source in vocabularies]
    rules = [(source, _page(source, schemas["ruleset"])) for source in rulesets]
    vocabulary = Vocabulary([], {}, {})
    for page in (*words, *(page for _, page in rules)):
        add_vocabulary(page, vocabulary)
        add_legends(page, vocabulary)
    drafts = [Draft(page, vocabulary, schemas) for _, page in rules]
    plain = tuple(_ruleset(source, draft) for (source, _), draft in zip(rules, drafts, strict=True))
    compiled = add_overrides(plain, drafts)
    _unique(drafts)
    raise_faults([*words, *(page for _, page in rules)])
    return Law(compiled, vocabulary.lexicon(), {name: one for name, one in schemas.items() if name not in ("ruleset", "vocabulary")})


def compact(law: Law) -> Law:
    """Return *law* without what only authors and tests look at, to be kept as a small and fast pickle.

    The schemas stay inside the rules that use them; examples are left out. Conditions and selectors that many rules have alike are one
    object, which is read back once and asked once of a release.
    """
    rulesets = tuple(
        replace(one, rules=tuple(replace(rule, bad=(), good=(), todo_bad=(), todo_good=()) for rule in one.rules)) for one in law.rulesets
    )
    return shared(Law(rulesets, law.lexicon, {}), {})


def _page(source: Source, schema: Mapping[str, Any]) -> Page:
    name, data = source
    try:
        page = load(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        page = Page(name, None, {}, {})
        page.fault((), f"this is not UTF-8 text (byte {error.start + 1})", "save it as UTF-8")
    if not page.faults or page.data is not None:
        add_faults(page, schema)
    return page


def _ruleset(source: Source, draft: Draft) -> Ruleset:
    page = draft.page
    data = page.data if isinstance(page.data, dict) else {}
    malformed = {fault.path[1] for fault in page.faults if fault.path[:1] == ("rules",) and len(fault.path) > 1}
    contexts = data.get("contexts")
    return Ruleset(
        id=str(data.get("ruleset")),
        version=str(data.get("version")),
        title=str(data.get("title")),
        sha256=sha256(source[1]).hexdigest(),
        file=page.name,
        rules=tuple(
            _rule(draft, path, table, contexts if isinstance(contexts, dict) else {})
            for path, table in tables(data.get("rules"), ("rules",))
            if path[1] not in malformed
        ),
    )


# ---- One rule


def _rule(draft: Draft, path: Path, data: Table, contexts: Table) -> Rule:
    severity = Severity(data["severity"])
    authority = tuple(_authority(draft, where, table) for where, table in tables(data["authority"], (*path, "authority")))
    verb, check, values = _check(draft, path, data)
    for name in names(str(data["message"])):
        if name not in values:
            draft.unknown((*path, "message"), "value", f"{{{name}}}", [f"{{{one}}}" for one in values])
    if severity is Severity.ERROR and all(one.verified == "recall" for one in authority):
        draft.fault((*path, "severity"), "an error rests on a text that somebody has read", "read the provision, or write warning")
    bad, good, todo_bad, todo_good = _examples(draft, path, data, contexts)
    return Rule(
        id=str(data["id"]),
        name=str(data["name"]),
        title=str(data["title"]),
        severity=severity,
        since=str(data["since"]),
        status=str(data["status"]),
        authority=authority,
        rationale=_flowing(data["rationale"]),
        when=condition(draft, (*path, "when"), data["when"]),
        check=check,
        verb=verb,
        message=_flowing(data["message"]),
        remedy=_flowing(data["remedy"]),
        decides=str(data["decides"]),
        waivable=data["waivable"] is True,
        sensitivity=_flowing(data["sensitivity"]),
        softened=tuple(_softening(draft, where, table, severity) for where, table in tables(data.get("soften"), (*path, "soften"))),
        bad=bad,
        good=good,
        todo_bad=todo_bad,
        todo_good=todo_good,
        line=draft.page.line(path),
    )


def _flowing(data: Data) -> str:
    return " ".join(str(data).split())


def _check(draft: Draft, path: Path, data: Table) -> tuple[str, Check, frozenset[str]]:
    verbs = [verb for verb in VERBS if verb in data]
    if len(verbs) == 1 and isinstance(table := data[verbs[0]], dict):
        check, values = VERBS[verbs[0]](draft, (*path, verbs[0]), table)
        return verbs[0], check, values
    what = f"{' and '.join(verbs)} stand side by side" if verbs else "the rule checks nothing"
    draft.fault(path, what, f"write one of {', '.join(VERBS)}")
    return "forbid", Forbid(NOTHING, 0), frozenset(names(str(data["message"])))


def _authority(draft: Draft, path: Path, data: Table) -> Authority:
    url = data.get("url")
    return Authority(
        body=str(data["body"]),
        cite=_flowing(data["cite"]),
        url=None if url is None else str(url),
        gist=_flowing(data["gist"]),
        verified=str(data["verified"]),
        checked=str(data["checked"]),
        effective=_day(draft, path, data, "effective"),
        sunset=_day(draft, path, data, "sunset"),
    )


def _day(draft: Draft, path: Path, data: Table, key: str) -> date | None:
    if key not in data:
        return None
    try:
        return date.fromisoformat(str(data[key]))
    except ValueError:
        draft.fault((*path, key), f"there is no day {data[key]}", "write a day as 2026-11-23")
        return None


def _softening(draft: Draft, path: Path, data: Table, severity: Severity) -> Softening:
    to = Severity(data["to"])
    if to.rank >= severity.rank:
        draft.fault((*path, "to"), f"‘{to.value}’ is not softer than ‘{severity.value}’", "write a lower severity")
    within = strings(data.get("in"))
    for place in within:
        if place not in PLACES:
            draft.unknown((*path, "in"), "kind of section", place, PLACES)
    return Softening(
        to=to,
        within=expanded(within),
        when=condition(draft, (*path, "when"), data["when"]) if "when" in data else None,
        near=nears(draft, (*path, "with"), data.get("with"), "sentence"),
    )


def _examples(draft: Draft, path: Path, data: Table, contexts: Table) -> tuple[tuple[Example, ...], ...]:
    table = data["examples"]
    assert isinstance(table, dict)
    if data["status"] not in ("preview", "removed"):
        for key in ("bad", "good"):
            written = table[key]
            if not isinstance(written, list) or len(written) < LEAST:
                draft.fault((*path, "examples", key), f"fewer than two {key} examples", "add one, or set the status to preview")
    return tuple(examples(draft, (*path, "examples", key), table, key, contexts) for key in ("bad", "good", "todo-bad", "todo-good"))


# ---- All rules together


def _unique(drafts: Sequence[Draft]) -> None:
    for key in ("id", "name"):
        homes: dict[str, str] = {}
        for draft in drafts:
            data = draft.page.data if isinstance(draft.page.data, dict) else {}
            for path, table in tables(data.get("rules"), ("rules",)):
                word = table.get(key)
                if not isinstance(word, str):
                    continue
                here = f"{draft.page.name}:{draft.page.line((*path, key))}"
                if word in homes:
                    draft.fault((*path, key), f"there is already a rule with the {key} ‘{word}’, at {homes[word]}", "give it another")
                homes.setdefault(word, here)
