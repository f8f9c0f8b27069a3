"""What does the user see when something goes wrong?

What we expected is told in a sentence, with what to do about it. What we did not is a bug: a report is written that
names places in the program, and nothing of anybody's mail.
"""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from followup import __version__
from followup.errors import BUG, INTERRUPTED, OK, FollowupError, Unavailable, Unreachable

PRECEDENCE = (1, 2, 3, 4, 75)
"""When several exit codes apply, the first of these is it."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command, and exits with a documented code."""
    from followup.cli.commands import followup

    _show_what_can_be_shown()
    try:
        code = followup.main(arguments, prog_name="followup", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone (`followup cases | head`); keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except Exception as error:  # noqa: BLE001 - the edge: whatever else happens is a bug
        sys.exit(told([error]))
    sys.exit(code or OK)


def told(errors: Iterable[Exception], *, others_served: bool = False) -> int:
    """Tells the user of each error on stderr, once; the exit code for all of them together.

    Where some accounts could be served, those that nobody could reach have failed: waiting alone does not tell.
    """
    codes, already = {OK}, set()
    for error in errors:
        if isinstance(error, FollowupError):
            if str(error) not in already:  # one sign-in that has ended keeps both calendar and mail from being read
                click.echo(str(error), err=True)
            already.add(str(error))
            unreachable = isinstance(error, Unreachable) and others_served
            codes.add(Unavailable.exit_code if unreachable else error.exit_code)
        else:
            report = write_report(error)
            click.echo(f"This is a bug in followup ({type(error).__name__}); nothing was lost.", err=True)
            click.echo(f"A report without any of your mail is in {report}; please send it to us.", err=True)
            codes.add(BUG)
    return next((code for code in PRECEDENCE if code in codes), OK)


def _show_what_can_be_shown() -> None:
    """A name for which a terminal has no letters is shown with `?` in it, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_report(error: Exception) -> Path:
    """Writes what a developer needs: where it happened, in which version. No messages, no values: they may be mail."""
    import tempfile

    lines = [f"followup {__version__}", f"Python {sys.version}", f"Platform {sys.platform}", ""]
    cause: BaseException | None = error
    while cause is not None:
        lines += [f"{type(cause).__module__}.{type(cause).__qualname__}", *_places(cause.__traceback__), ""]
        cause = cause.__cause__ or cause.__context__
    descriptor, name = tempfile.mkstemp(prefix="followup-bug-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return Path(name)


def _places(traceback: TracebackType | None) -> Iterable[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"  {code.co_filename}:{traceback.tb_lineno} in {code.co_qualname}"
        traceback = traceback.tb_next
