"""The letters, listed, shown, and those of the user's own checked, as a user types it."""

import re
from pathlib import Path

import pytest

from followup import help as manual
from followup.demo import Home
from tests.system.home import Ended, followup, home


@pytest.fixture
def at(tmp_path: Path) -> Home:
    return home(tmp_path)


def write(at: Home, name: str, text: str) -> Path:
    path = at.folder / "letters" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def letters(at: Home, *arguments: str) -> Ended:
    return followup("--config", at.config, "letters", *arguments)


def test_every_letter_is_listed_in_every_language(tmp_path: Path) -> None:
    ended = followup("letters", cwd=tmp_path)

    head, *rows = ended.out.splitlines()
    assert ended.code == 0
    assert head.split() == ["de", "en", "es", "fr", "it", "nl", "pt"]
    assert [row.split()[0] for row in rows[:5]] == [
        "thank-you",
        "check-in",
        "rejection-reply",
        "keep-in-touch",
        "connect",
    ]


def test_a_letter_of_the_users_own_is_listed_as_theirs(at: Home) -> None:
    write(at, "fi/check_in.j2", "Subject: Hei\n\nMoi!\n\n{{ me }}\n")

    ended = letters(at)

    assert ended.code == 0
    assert re.search(r"^check-in +ours +ours +ours +yours +ours", ended.out, re.MULTILINE)


def test_letters_that_share_a_part_of_the_users_own_are_listed_so(at: Home) -> None:
    write(at, "en/letter.j2", '{% extends "ours/en/letter.j2" %}{% block closing %}Yours,\n{% endblock %}')

    ended = letters(at)

    assert ended.code == 0
    assert re.search(r"^check-in +ours +in part +ours", ended.out, re.MULTILINE)
    assert re.search(r"^connect +ours +ours", ended.out, re.MULTILINE)


def test_a_letter_is_shown_in_all_its_variants(tmp_path: Path) -> None:
    ended = followup("letters", "check-in", "--language", "de", cwd=tmp_path)

    assert ended.code == 0
    assert ended.out.count("Subject: ") == ended.out.count("check-in in de: ") == 15
    assert "Guten Tag Jana Petersen," in ended.out


def test_a_language_is_shown_in_all_its_letters(tmp_path: Path) -> None:
    ended = followup("letters", "--language", "nl", cwd=tmp_path)

    assert ended.code == 0
    assert all(f"{step} in nl: " in ended.out for step in ("thank-you", "keep-in-touch", "connect"))


@pytest.mark.parametrize("arguments", [("thankyou",), ("thank-you", "--language", "xx")])
def test_a_letter_that_is_not_there_is_a_mistake_that_names_those_that_are(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = followup("letters", *arguments, cwd=tmp_path)

    assert ended.code == 2
    assert "thank-you, check-in" in ended.err or "There are in de, en, es" in ended.err


@pytest.mark.parametrize("command", [("letters",), ("letters", "thank-you"), ("check",)])
def test_faults_in_the_users_templates_are_told_with_file_and_line(at: Home, command: tuple[str, ...]) -> None:
    path = write(at, "en/thank_you.j2", "Subject: Hi\n\nDear {{ to.given }},\n\n{{ employr }}\n")

    ended = followup("--config", at.config, *command)

    assert ended.code == 2
    assert f"{path}:5: there is no `employr`; did you mean `employer`?" in ended.err.splitlines()


# --- the examples of the manual work -----------------------------------------------------------------------------------

EXAMPLES = re.findall(r"`letters/(\S+\.j2)`:\n\n((?:    .*\n|\n)+)", manual.read("letters"))


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_of_the_manual_is_without_faults(at: Home, name: str, example: str) -> None:
    write(at, name, re.sub(r"^    ", "", example, flags=re.MULTILINE).strip("\n") + "\n")

    ended = letters(at)

    assert (ended.code, ended.err) == (0, "")


def test_the_manual_has_examples() -> None:
    assert [name for name, _ in EXAMPLES] == ["en/thank_you.j2", "en/rejection_reply.j2", "en/letter.j2"]
