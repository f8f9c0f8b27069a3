"""A Google that others wrote, `@emulators/google`, run by Node; and a real browser to sign in to it with.

`npm ci` in this folder installs the first, the system's package `chromium` is the second. Where either is missing, the
tests that need it are skipped and say so.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@contextmanager
def emulated(seed: Mapping[str, Any]) -> Iterator[str]:
    """The address of an emulated Google with these users, messages and events in it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here")
    if not (HERE / "node_modules").exists():
        pytest.skip("the emulator is not installed; type `npm ci` in tests/servers/google/emulator")
    with subprocess.Popen(
        [node, "serve.mjs"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(seed))
        process.stdin.close()
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def chromium() -> str:
    """The path of the browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("there is no Chromium here; it is the system's package `chromium`")
    return found
