"""``disclint rules new``: a ruleset to begin with, whose examples pass."""

from __future__ import annotations

import click

from disclint.cli import options
from disclint.cli.explain import laws
from disclint.cli.terminal import emit


@click.command("new")
@click.argument("name")
@click.option("--prefix", default="HSE", metavar="LETTERS", help="What the ids of its rules begin with (default: HSE).")
@click.option("--package", is_flag=True, help="Make a Python package of it, which others install.")
@options.NO_CACHE
def new(name: str, prefix: str, package: bool, no_cache: bool) -> None:
    """Write NAME.yaml: banned words, a legend, an approved description, spokespersons, a trademark, an override.

    The skeleton is that of an invented company and passes `disclint rules test`; replace what it says by your own.
    """
    from disclint.files.new_ruleset import new_ruleset

    files = new_ruleset(name, prefix, laws(no_cache).known(()), package=package)
    ruleset = files[-1]
    configured = name if package else ruleset
    steps = [f"disclint rules test {ruleset}"]
    steps += [f"python -m pip install ./{name}"] if package else []
    lines = [*(f"written: {file}" for file in files), "", "next:", *(f"  {step}" for step in steps)]
    emit("\n".join([*lines, f'  rulesets = ["{configured}"]     in disclint.toml']) + "\n")
