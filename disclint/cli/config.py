"""``disclint config``: what is in force for a file and from where; what a configuration may say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from disclint.cli import options
from disclint.cli.groups import Group
from disclint.cli.terminal import emit

if TYPE_CHECKING:
    from disclint.files.config_show import Shown


@click.group("config", cls=Group, short_help="Show the configuration in force, print its schema.")
def command() -> None:
    """Show the configuration in force, print its schema."""


@command.command("show")
@click.argument("file", type=click.Path(), default=".")
@options.CONFIG
@options.ISOLATED
@options.NO_CACHE
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="text (default) or json.")
def show(file: str, config: str | None, isolated: bool, no_cache: bool, form: str) -> None:
    """Show what is in force for FILE (it need not exist yet) and where each setting is written."""
    from disclint.files.cache import NO_CACHE, user_cache
    from disclint.files.config import Configuration
    from disclint.files.config_show import explained
    from disclint.files.reading import shown

    disk = os.path.abspath(file)
    if os.path.isdir(disk):
        disk = os.path.join(disk, "release.md")
    configuration = Configuration(NO_CACHE if no_cache else user_cache(), config, {}, isolated=isolated)
    source = configuration.file(disk)
    settings = explained(source, disk)
    origin = None if source is None else source.path
    emit(_json(shown(disk), origin, settings) if form == "json" else _text(shown(disk), origin, settings))


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of the configuration, for editors and checks."""
    from disclint.files.config import schema_text

    emit(schema_text())


def _text(path: str, origin: str | None, settings: tuple[Shown, ...]) -> str:
    import json

    head = f"In force for {path}: {origin or 'no configuration file, so all is as shipped'}"
    values = [json.dumps(one.value, ensure_ascii=False) for one in settings]
    key_width, value_width = max(len(one.key) for one in settings), min(max(map(len, values)), 48)
    rows = [
        f"{one.key:<{key_width}}  {value:<{value_width}}  {one.where or 'default'}" for one, value in zip(settings, values, strict=True)
    ]
    return "\n".join([head, "", *rows]) + "\n"


def _json(path: str, origin: str | None, settings: tuple[Shown, ...]) -> str:
    import json

    listed = [{"key": one.key, "value": one.value, "from": one.where} for one in settings]
    return json.dumps({"file": path, "configuration": origin, "settings": listed}, ensure_ascii=False, indent=2) + "\n"
