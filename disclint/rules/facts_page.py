"""The page of all kinds of fact, for authors of rules: made from the classes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclint.rules.catalogue import FACT_KINDS, UNITS, fields

HEAD = """# Kinds of fact

What `{fact: KIND}` picks in a rule, with the fields that may stand beside it and the values `{field}` that its messages may name. This
page is made from the classes in `disclint/model`; `pytest --renew-golden` writes it anew.
"""


def page() -> str:
    """Return the page in Markdown."""
    return HEAD + "".join(_entry(kind, FACT_KINDS) for kind in sorted(FACT_KINDS)) + _units()


def _entry(kind: str, kinds: Mapping[str, type]) -> str:
    about = " ".join((kinds[kind].__doc__ or "").replace("``", "`").split())
    rows = "\n".join(f"| `{name}` | {_plain(written)} |" for name, written in fields(kind).items())
    table = f"\n\n| field | value |\n|---|---|\n{rows}" if rows else ""
    return f"\n## {kind}\n\n{about}{table}\n"


def _units() -> str:
    return "\n# Sections, sentences, paragraphs\n" + "".join(_entry(kind, UNITS) for kind in UNITS)


def _plain(written: str) -> str:
    """Return the Python type *written* in plain words."""
    return " or ".join(_words(written))


def _words(written: str) -> Iterator[str]:
    known = {
        "str": "words",
        "bool": "true or false",
        "int": "a whole number",
        "Decimal": "a number",
        "Date": "a day",
        "datetime": "a moment",
        "time": "a time of day",
        "tuple[str, ...]": "several words",
        "None": "null",
    }
    for part in written.split(" | "):
        yield known.get(part, part)
