"""What the project says of itself is true: commands, manual and README agree, and there is no way to send."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from followup import help as manual
from followup.cli.commands import NAMES
from tests.system.home import followup

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_lists_every_command_and_no_other() -> None:
    listed = re.findall(r"^\| `followup ([a-z]+)`", README, re.MULTILINE)

    assert sorted(listed) == sorted(NAMES)


def test_every_command_explains_itself() -> None:
    for name in NAMES:
        ended = followup(name, "--help")
        assert ended.code == 0
        assert ended.out.startswith(f"Usage: followup {name}")


@pytest.mark.parametrize("page", [*manual.topics(), "README"])
def test_every_command_that_a_page_names_exists(page: str) -> None:
    text = README if page == "README" else manual.read(page)

    named = set(re.findall(r"`(?:followup )([a-z]+)", text)) | set(
        re.findall(r"^    followup ([a-z]+)", text, re.MULTILINE)
    )

    assert named <= set(NAMES)


@pytest.mark.parametrize("page", [*manual.topics(), "README"])
def test_every_page_that_a_page_names_exists(page: str) -> None:
    text = README if page == "README" else manual.read(page)

    assert set(re.findall(r"`followup help ([a-z]+)`", text)) <= set(manual.topics())


def test_version_imports_nothing_heavy() -> None:
    heavy = {"googleapiclient", "msal", "jinja2", "icalendar", "pydantic", "sqlite3"}
    code = (
        "import sys\n"
        "from followup.cli.boundary import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.splitlines()[0].startswith("followup ")
    assert printed.splitlines()[1] == "[]"


def test_nothing_in_the_program_can_send() -> None:
    """No module that speaks SMTP, and no function of ours that is called sending."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            name.name if isinstance(node, ast.Import) else node.module or ""
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for name in node.names
        }
        assert not {"smtplib", "subprocess", "socket", "urllib.request", "http.client"} & imported, path
        named = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert not {name for name in named if re.search(r"(^|_)send(_|$)", name)}, path


def test_every_module_opens_with_what_it_is_about() -> None:
    for path in SOURCES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of the machine it was written on, no host of a package registry."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    words = re.compile(
        "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", "/wo" + "rk/", "/ro" + "ot/"))
    )
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix != ".eml":
            assert not words.search(path.read_text(encoding="utf-8", errors="replace")), name
