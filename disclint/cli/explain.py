"""``disclint explain``: one rule, from its duty to its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from disclint.cli import options
from disclint.cli.terminal import coloured, emit, unicode, width

if TYPE_CHECKING:
    from disclint.files.law import Laws
    from disclint.report.style import Style


def complete_rule(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of the shipped rules, and their names to who begins with a small letter."""
    rules = [rule for ruleset in laws(no_cache=False).known(()) for rule in ruleset.rules]
    named = incomplete[:1].islower()
    words = [(rule.name if named else rule.id, rule.title) for rule in rules]
    return [CompletionItem(word, help=title) for word, title in words if word.startswith(incomplete)]


@click.command("explain", short_help="Explain a rule.")
@click.argument("rule", shell_complete=complete_rule)
@options.RULESETS
@options.NO_CACHE
@options.COLOR
def command(rule: str, rulesets: tuple[str, ...], no_cache: bool, color: str) -> None:
    """Explain RULE, by id or name: what it asks, whose law it is, how it decides, how to comply, what it accepts and objects to."""
    from disclint.cli.rule_page import page
    from disclint.files.procedures import Procedures

    book = laws(no_cache)
    found, ruleset = book.rule(rule, rulesets)
    emit(page(found, ruleset, Procedures(book, rulesets).of(found, ruleset), style(color)))


def laws(no_cache: bool) -> Laws:
    """Return the rulesets, read when they are asked for."""
    from disclint.files.cache import NO_CACHE, user_cache
    from disclint.files.law import Laws

    return Laws(NO_CACHE if no_cache else user_cache())


def style(color: str) -> Style:
    """Return how to write for whoever reads standard output."""
    from disclint.report.style import Style

    return Style(width=width(), colour=coloured(color), unicode=unicode())
