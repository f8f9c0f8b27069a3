"""Does anybody watch?

In a run that cron starts and that finds nothing, nobody does and nothing is shown: it need not load what shows things.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from followup.sweep.reading import Watch


def is_watched() -> bool:
    """Whether somebody may: rich, which knows for certain, can be told to take any output for a terminal."""
    return sys.stdout.isatty() or not {"FORCE_COLOR", "TTY_COMPATIBLE"}.isdisjoint(os.environ)


@contextmanager
def progress() -> Iterator[Watch]:
    """Something to call while reading; it shows what is being read to whoever watches."""
    if not is_watched():
        yield lambda _account, _count: None
        return
    from followup.cli import render

    with render.progress() as watch:
        yield watch
