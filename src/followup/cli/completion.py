"""How does the shell complete our commands?"""

import click


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for your shell.

    \b
    bash:  followup completion bash > ~/.local/share/bash-completion/completions/followup
    zsh:   followup completion zsh > ~/.zfunc/_followup
    fish:  followup completion fish > ~/.config/fish/completions/followup.fish
    """  # noqa: D301 - the backslash keeps the lines
    from click.shell_completion import get_completion_class

    from followup.cli.commands import followup

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click knows all three
        raise click.UsageError(f"{shell} is not known")
    click.echo(kind(followup, {}, "followup", "_FOLLOWUP_COMPLETE").source())
