"""The examples of a rule from its YAML."""

from __future__ import annotations

from datetime import date

from disclint.model.rule import Example, Severity
from disclint.rules.draft import Draft, Table, strings
from disclint.rules.loading import Data, Path

HERE = "{text}"
"""Where the text of an example goes in its context."""


def examples(draft: Draft, path: Path, table: Table, key: str, contexts: Table) -> tuple[Example, ...]:
    """Return the examples *key* of *table*, each as a whole text; *contexts* are those of the ruleset."""
    written = table.get(key)
    default = table.get("context")
    return tuple(
        _example(draft, (*path, at), one if isinstance(one, dict) else {"text": one}, default, contexts)
        for at, one in enumerate(written if isinstance(written, list) else [])
    )


def _example(draft: Draft, path: Path, data: Table, default: Data, contexts: Table) -> Example:
    text = _in_context(draft, path, data, default, contexts)
    marks = strings(data.get("marks"))
    is_bad = str(path[-2]).endswith("bad")
    if is_bad != bool(marks):
        what = "a bad example without marks" if is_bad else "a good example with marks"
        draft.fault(path, what, "write under marks which words are found" if is_bad else "leave marks out: nothing may be found there")
    config, severity = data.get("config"), data.get("severity")
    name = str(data.get("name", "example.md"))
    here = letters(text, name)
    for at, mark in enumerate(marks):
        if mark not in text and letters(mark, "") not in here:
            draft.fault((*path, "marks", at), f"‘{mark}’ does not stand in the text of the example", "copy the words from it")
    return Example(
        text=text,
        marks=marks,
        line=draft.page.line(path),
        filename=name,
        settings=config if isinstance(config, dict) else {},
        severity=None if severity is None else Severity(severity),
        says=strings(data.get("says")),
        as_of=_day(draft, path, data.get("as-of")),
    )


def _in_context(draft: Draft, path: Path, data: Table, default: Data, contexts: Table) -> str:
    text, context = str(data["text"]), data.get("context", default)
    if context is None:
        return text
    if context not in contexts:
        draft.unknown((*path, "context"), "context", str(context), contexts)
        return text
    return str(contexts[str(context)]).replace(HERE, text)


def _day(draft: Draft, path: Path, data: Data) -> date | None:
    if data is None:
        return None
    try:
        return date.fromisoformat(str(data))
    except ValueError:
        draft.fault((*path, "as-of"), f"there is no day {data}", "write a day as 2026-11-23")
        return None


def letters(words: str, name: str) -> str:
    """Return *words* as letters and digits alone, without the tags and entities of a file *name* in HTML."""
    if name.endswith((".html", ".htm")):
        from html import unescape

        words = unescape("".join(piece.partition(">")[2] if at else piece for at, piece in enumerate(words.split("<"))))
    return "".join(char for char in words.lower() if char.isalnum()) or words
