"""What does the terminal show?

Through rich: plain where the output is not a terminal, without colour where NO_COLOR is set.
Names and quotes come from strangers, so they are printed as text, never as markup or control characters.
"""

import shlex
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.rule import Rule
from rich.text import Text

from followup.sweep.reading import Watch

PATIENCE = 1.0
"""Seconds after which a scan at a terminal shows that it is still alive."""

console = Console(highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """One line, as it is."""
    console.print(Text(line))


def page(markdown: str) -> None:
    """A page of the manual: set for a terminal, as it is otherwise."""
    if console.is_terminal:
        from rich.markdown import Markdown

        Console(highlight=False, width=min(console.width, 100)).print(Markdown(markdown))
    else:
        console.out(markdown, end="", highlight=False)


@contextmanager
def progress() -> Iterator[Watch]:
    """Something to call while reading; it shows at a terminal what is being read when that takes longer."""
    if not console.is_terminal:
        yield lambda _account, _count: None
        return
    began = time.monotonic()
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
        task = bar.add_task("", visible=False)

        def watch(account: str, count: int) -> None:
            visible = time.monotonic() - began > PATIENCE
            bar.update(task, description=f"Reading {account}: {count} items", visible=visible)

        yield watch


def program() -> str:
    """What to type to run this program: its name if the shell finds that, else the path of this one."""
    found = shutil.which("followup")
    same = found is not None and Path(found).resolve() == Path(sys.argv[0]).resolve()
    return "followup" if same else shlex.quote(sys.argv[0])


def heading(text: str) -> None:
    """A line between two parts of an output."""
    console.print(Rule(Text(text), align="left") if console.is_terminal else Text(f"\n{text}"))


def indented(what: Text, by: int = 2) -> None:
    """Wrapped to the width of a terminal; elsewhere each line stays one line, for grep."""
    if console.is_terminal:
        console.print(Padding(what, (0, 0, 0, by)), soft_wrap=False)
        return
    for line in what.split("\n", allow_blank=True):
        console.print(Text(" " * by if line.plain else "") + line)
