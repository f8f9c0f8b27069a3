"""Which commands are there?

Each is a module of its own, imported when it is used, so that `followup --version` is quick.
"""

from importlib import import_module
from pathlib import Path

import click

from followup import __version__

NAMES = (
    *("init", "connect", "check", "run", "cases", "agenda", "done", "tell", "pause", "explain"),
    *("letters", "demo", "disconnect", "help", "completion"),
)


class Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a new user meets them."""
        del ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"followup.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggests the nearest command when there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from rapidfuzz import process

            nearest = process.extractOne(args[0], NAMES, score_cutoff=60)
            if nearest is None:
                raise
            raise click.UsageError(f"{error.message} Did you mean `{nearest[0]}`?", ctx) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="followup %(version)s")
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    envvar="FOLLOWUP_CONFIG",
    help="The configuration to use, instead of ./config.yaml or the one in your configuration folder.",
)
@click.pass_context
def followup(context: click.Context, config_path: Path | None) -> None:
    """Leaves the right follow-up letter after a job interview, as a draft, in your own mailbox.

    It never sends. `followup demo` shows it at work; `followup init` sets it up; then `followup run`, by hand or from cron.
    """
    context.obj = config_path
