"""A rule on a page, for somebody who has just met it in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclint.model.rule import Authority, Example, Rule, Ruleset
from disclint.report.style import BOLD, FAINT, LEAST_WIDTH, SEVERITY, Style, paint
from disclint.report.words import SEVERITY_WORDS
from disclint.report.wrap import shown, wrap
from disclint.rules.plain_words import Line
from disclint.rules.procedure import Procedure

_INDENT = "  "
_VERIFIED = {
    "primary": "read in the source itself",
    "secondary": "read as others report it",
    "recall": "from memory, not yet read in the source",
}
_STATUS = {
    "preview": "on trial: it runs with --preview only",
    "deprecated": "on its way out",
    "removed": "no longer run; its id is not used again",
}
_EXAMPLE_ROWS = 12


def page(rule: Rule, ruleset: Ruleset, how: Procedure, style: Style) -> str:
    """Return all that there is to say of *rule*; *how* it decides."""
    return "\n".join([*_head(rule, ruleset, style), *_body(rule, how, style), *_examples(rule, style)]) + "\n"


def _head(rule: Rule, ruleset: Ruleset, style: Style) -> Iterator[str]:
    yield from (paint(line, BOLD, style) for line in _wrapped(f"{rule.id} {rule.name}", style, ""))
    yield from _wrapped(rule.title, style, "")
    word = SEVERITY_WORDS[rule.severity.value]
    status = f"{rule.status} since {rule.since}" + (f" ({_STATUS[rule.status]})" if rule.status in _STATUS else "")
    waivable = "may be waived" if rule.waivable else "cannot be waived"
    rest = f"{status} · {rule.decides} decides · {waivable} · ruleset {ruleset.id} {ruleset.version}"
    lines = _wrapped(f"{word} · {rest}", style, "")
    yield paint(word, SEVERITY[rule.severity.value], style) + lines[0][len(word) :]
    yield from lines[1:]


def _body(rule: Rule, how: Procedure, style: Style) -> Iterator[str]:
    if rule.changes:
        yield from _part("Changed here", list(rule.changes), style)
    yield from _part("What a report says", [rule.message], style)
    yield from _part("Why", [rule.rationale], style)
    yield from _part("Authority", [line for one in rule.authority for line in _authority(one)], style)
    yield from _part("How to comply", [rule.remedy], style)
    yield from _steps("When it applies", how.applies, style)
    yield from _steps("How it decides", how.decides, style)
    yield from _steps("Where it weighs less", how.softer, style)
    yield from _part("How sure it is", [rule.sensitivity], style)


def _authority(authority: Authority) -> Iterator[str]:
    yield f"{authority.body}, {authority.cite}: {authority.gist}"
    force = [f"in force from {authority.effective}"] if authority.effective else []
    force += [f"in force until {authority.sunset}"] if authority.sunset else []
    known = [f"{_VERIFIED.get(authority.verified, authority.verified)}, {authority.checked}", *force]
    yield _INDENT + "; ".join(known)
    if authority.url:
        yield _INDENT + authority.url


def _examples(rule: Rule, style: Style) -> Iterator[str]:
    for title, examples in (("Objected to", rule.bad), ("Accepted", rule.good)):
        if not examples:
            continue
        yield from ["", paint(title, BOLD, style)]
        for number, example in enumerate(examples):
            if number:
                yield ""
            yield from _example(example, style)


def _example(example: Example, style: Style) -> Iterator[str]:
    bar = "│ " if style.unicode else "| "
    lines = [line for line in example.text.strip().split("\n") if line.strip()]
    for line in lines[:_EXAMPLE_ROWS]:
        yield from (paint(_INDENT + bar, FAINT, style) + row for row in _wrapped(line, style, "", len(_INDENT + bar)))
    if len(lines) > _EXAMPLE_ROWS:
        yield paint(_INDENT + bar, FAINT, style) + shown("…", style.unicode)
    if example.marks:
        yield from _wrapped("marked: " + ", ".join(f"“{mark}”" for mark in example.marks), style, _INDENT)


def _steps(title: str, lines: Iterable[Line], style: Style) -> Iterator[str]:
    """Yield a part of the procedure; what belongs to a line stands below it, further in."""
    bullet = "• " if style.unicode else "- "
    for number, line in enumerate(lines):
        if number == 0:
            yield from ["", paint(title, BOLD, style)]
        mark = bullet if line.depth else ""
        indent = _INDENT * (line.depth + 1)
        yield from wrap(shown(mark + line.text, style.unicode), max(style.width, LEAST_WIDTH), indent, "  " if mark else "")


def _part(title: str, paragraphs: list[str], style: Style) -> Iterator[str]:
    yield from ["", paint(title, BOLD, style)]
    for paragraph in paragraphs:
        inner = len(paragraph) - len(paragraph.lstrip())
        yield from _wrapped(paragraph.strip(), style, _INDENT + " " * inner)


def _wrapped(text: str, style: Style, indent: str, taken: int = 0) -> list[str]:
    return wrap(shown(text, style.unicode), max(style.width, LEAST_WIDTH) - taken, indent) or [""]
