"""What does the manual say?"""

import click


@click.command
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Read the manual: a list of topics, or one of them."""
    from followup import help as manual
    from followup.cli.render import page

    page(manual.index() if topic is None else manual.read(topic))
