"""``disclint rules``: which rules there are, how each is written, whether each does what its examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclint.cli import options
from disclint.cli.coverage import coverage
from disclint.cli.explain import complete_rule, laws, style
from disclint.cli.groups import Group
from disclint.cli.new_ruleset import new
from disclint.cli.terminal import emit
from disclint.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclint.api.examples import ExampleResult
    from disclint.model.rule import Rule, Ruleset
    from disclint.report.style import Style

Listed = tuple["Rule", "Ruleset"]


@click.group("rules", cls=Group, short_help="List, show and test rules.")
def command() -> None:
    """List, show and test rules."""


command.add_command(coverage)
command.add_command(new)


@command.command("list")
@click.argument("ids", nargs=-1, metavar="[IDS]...", shell_complete=complete_rule)
@options.RULESETS
@options.NO_CACHE
@options.COLOR
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
def list_(ids: tuple[str, ...], rulesets: tuple[str, ...], no_cache: bool, color: str, form: str) -> None:
    """List rules: all, or those whose ids begin with one of IDS."""
    known = laws(no_cache).known(rulesets)
    listed = [(rule, ruleset) for ruleset in known for rule in ruleset.rules if rule.id.startswith(ids or ("",))]
    if not listed:
        raise UsageError(f"no rule begins with {' or '.join(ids)}", "`disclint rules list` shows all")
    listed.sort(key=lambda one: one[0].id)
    emit(_json(listed) if form == "json" else _text(listed, style(color)))


@command.command("show")
@click.argument("rule", shell_complete=complete_rule)
@options.RULESETS
@options.NO_CACHE
def show(rule: str, rulesets: tuple[str, ...], no_cache: bool) -> None:
    """Show RULE, by id or name, as its ruleset writes it (`disclint explain` tells it in prose)."""
    book = laws(no_cache)
    found, ruleset = book.rule(rule, rulesets)
    emit(f"# {ruleset.file}:{found.line}\n{_excerpt(book.text(ruleset, rulesets), found.line)}")


@command.command("test")
@click.argument("rulesets", nargs=-1, metavar="[FILE|ID]...", type=click.Path())
@click.option("--select", multiple=True, type=options.WordsType(), metavar="IDS", help="Only these rules: ids or prefixes, with commas.")
@options.NO_CACHE
@options.COLOR
def test(rulesets: tuple[str, ...], select: tuple[tuple[str, ...], ...], no_cache: bool, color: str) -> int:
    """Run the examples of rulesets as tests: of your own files, of shipped ones by id, or of all shipped ones.

    Exit status: 0 all are as their rules say, 1 some are not, 2 a ruleset is not valid.
    """
    from disclint.files.kept_grammars import KeptGrammars
    from disclint.files.rule_tests import results

    book = laws(no_cache)
    law = book.written(rulesets)
    fared = list(results(law, options.joined(select), KeptGrammars(book.kept)))
    if not fared and not any(ruleset.overrides for ruleset in law.rulesets):
        raise UsageError("there are no examples to run", "`disclint rules list` shows which rules there are")
    emit(_fared(fared, style(color)))
    return 0 if all(result.ok for _, result in fared) else 1


def _fared(fared: Sequence[tuple[Ruleset, ExampleResult]], style: Style) -> str:
    from disclint.report.style import VERDICT, paint
    from disclint.report.words import counted

    lines = [line for ruleset, result in fared if not result.ok for line in _failure(ruleset, result, style)]
    failed = sum(not result.ok for _, result in fared)
    known = sum(result.state == "todo" for _, result in fared)
    rules = len({result.rule for _, result in fared})
    what = f"{counted(len(fared), 'example')} of {counted(rules, 'rule')}"
    told = f"FAIL: {failed} of {what} failed" if failed else f"PASS: {what}"
    told += f"; {known} known to be missed (todo)" if known else ""
    return "\n".join([*lines, paint(told, VERDICT["fail" if failed else "pass"], style)]) + "\n"


def _failure(ruleset: Ruleset, result: ExampleResult, style: Style) -> list[str]:
    from disclint.report.style import BOLD, paint
    from disclint.report.wrap import shown

    head = f"{ruleset.file}:{result.line}: {result.rule}, {result.group} {result.number}"
    why = "is known as a miss, but is right now: move it to the others" if result.state == "mended" else result.why
    words = [("expected", result.expected), ("got", result.got)] if result.expected != result.got else []
    marked = [f"    {label:<10}{', '.join(f'“{one}”' for one in marks) or 'nothing'}" for label, marks in words]
    return [f"{paint(head, BOLD, style)}: {shown(why, style.unicode)}", *(shown(line, style.unicode) for line in marked), ""]


def _excerpt(source: str, line: int) -> str:
    """Return the entry of a YAML list that begins at *line*, moved to the margin."""
    lines = source.split("\n")[line - 1 :]
    indent = len(lines[0]) - len(lines[0].lstrip())
    kept = [lines[0][indent:]]
    for row in lines[1:]:
        if row.strip() and len(row) - len(row.lstrip()) <= indent:
            break
        kept.append(row[indent:])
    return "\n".join(kept).rstrip() + "\n"


def _text(listed: Sequence[Listed], style: Style) -> str:
    from disclint.report.style import BOLD, FAINT, SEVERITY, paint
    from disclint.report.words import SEVERITY_WORDS, counted
    from disclint.report.wrap import shown, wrap

    widest = max(len(rule.id) for rule, _ in listed)
    indent = " " * (widest + 11)
    rows = []
    for rule, ruleset in listed:
        word = SEVERITY_WORDS[rule.severity.value]
        status = " (off)" if rule.off else "" if rule.status == "stable" else f" ({rule.status})"
        title = wrap(shown(rule.title + status, style.unicode), style.width, indent)
        head = f"{paint(rule.id, BOLD, style)}{'':{widest - len(rule.id) + 2}}{paint(word, SEVERITY[rule.severity.value], style)}"
        rows.append(f"{head}{'':{9 - len(word)}}{title[0].lstrip()}")
        rows += title[1:]
        rows.append(indent + paint(f"{rule.name}, {ruleset.id} {ruleset.version}", FAINT, style))
    return "\n".join([*rows, "", f"{counted(len(listed), 'rule')}; `disclint explain RULE` tells all of one"]) + "\n"


def _json(listed: Sequence[Listed]) -> str:
    import json

    rules = [
        {
            "id": rule.id,
            "name": rule.name,
            "title": rule.title,
            "severity": rule.severity.value,
            "status": rule.status,
            "since": rule.since,
            "decides": rule.decides,
            "waivable": rule.waivable,
            "sensitivity": rule.sensitivity,
            "ruleset": ruleset.id,
            "authority": [{"cite": one.cite, "url": one.url, "verified": one.verified} for one in rule.authority],
            "changes": list(rule.changes),
        }
        for rule, ruleset in listed
    ]
    return json.dumps({"rules": rules}, ensure_ascii=False, indent=2) + "\n"
