"""Runs followup on the sample at a terminal of 100 columns, and draws what it printed as an SVG."""

import contextlib
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from followup.demo import sample, write

COLUMNS = 104


def main() -> None:
    """Draws into the file that is named."""
    picture = Path(sys.argv[1]).absolute()
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        write(sample(), Path(folder), datetime.now(UTC))
        os.chdir(folder)
        for arguments in (("run", "--yes"), ("run",), ("cases", "fernhill")):
            console.print(
                Text.assemble(("$ ", "bold green"), ("followup " + " ".join(arguments).replace(" --yes", ""), "bold"))
            )
            console.print(Text.from_ansi(_at_a_terminal([sys.executable, "-m", "followup", *arguments])))
    console.save_svg(str(picture), title="followup")


def _at_a_terminal(command: list[str]) -> str:
    """What the command prints when somebody watches."""
    terminal, end = os.openpty()
    watched = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=end, stderr=end, env=watched)
    os.close(end)
    printed = bytearray()
    with contextlib.suppress(OSError):  # a terminal that everybody has left reads as an error
        while data := os.read(terminal, 4096):
            printed += data
    running.wait()
    text = printed.decode().replace("\r\n", "\n")
    return text.rpartition("\x1b[?25h")[2].lstrip("\n\r")


if __name__ == "__main__":
    main()
