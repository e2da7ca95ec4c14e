"""Groups of commands: imported when asked for, helpful when mistyped."""

from __future__ import annotations

import os
from typing import NamedTuple

import click

from disclint.cli.terminal import tell
from disclint.model.errors import UsageError

UNDONE = 2
"""The exit status of what was not done as asked."""


class Entry(NamedTuple):
    """A command: the module that holds it under the name ``command``, and its line in the help."""

    module: str
    help: str


class Group(click.Group):
    """A group that shows its help where no command is named, and the nearest command where an unknown one is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Show the help where no command is named."""
        if not args and not ctx.resilient_parsing:
            tell(ctx.get_help())
            raise click.exceptions.Exit(UNDONE)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with.

        Errors: UsageError that names the nearest one.
        """
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise UsageError(f"there is no command “{args[0]}”", self._nearest(ctx, args[0]))
        return args[0], command, args[1:]

    def _nearest(self, context: click.Context, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self.list_commands(context), 1, 0.5)
        if near:
            return f"did you mean `{context.command_path} {near[0]}`?"
        if os.path.exists(name):
            return f"did you mean `{context.find_root().command_path} check {name}`?"
        return f"`{context.command_path} --help` lists them"


class LazyGroup(Group):
    """A group whose commands are imported when they are asked for."""

    def __init__(self, name: str, entries: dict[str, Entry], **attributes: object) -> None:
        super().__init__(name, **attributes)  # type: ignore[arg-type]
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.entries:
            return None
        from importlib import import_module

        command: click.Command = import_module(self.entries[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])
