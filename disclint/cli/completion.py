"""``disclint completion``: the script that makes a shell complete our commands, options, formats and rule ids."""

from __future__ import annotations

import click

from disclint.cli.terminal import emit

HOW = {
    "bash": 'eval "$(disclint completion bash)"     in ~/.bashrc',
    "zsh": 'eval "$(disclint completion zsh)"      in ~/.zshrc, after compinit',
    "fish": "disclint completion fish > ~/.config/fish/completions/disclint.fish",
}


@click.command(
    "completion", short_help="Print the completion script of a shell.", epilog="\b\n" + "\n".join(f"{k}: {v}" for k, v in HOW.items())
)
@click.argument("shell", type=click.Choice(tuple(HOW)))
def command(shell: str) -> None:
    """Print the script that completes commands, options, formats and rule ids in SHELL."""
    from click.shell_completion import get_completion_class

    from disclint.cli.main import COMPLETE_VARIABLE, PROGRAM, cli

    kind = get_completion_class(shell)
    assert kind is not None, shell
    completion = kind(cli, {}, PROGRAM, COMPLETE_VARIABLE)
    emit(completion.source_template % completion.source_vars())
