"""The first config.yaml, its example at the top of the project, and the page of the manual tell the same story."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from followup.config import (
    Answers,
    GoogleAccount,
    LocalAccount,
    OutlookAccount,
    Settings,
    Use,
    draft_config,
    load,
    write_new,
)
from followup.config.document import Value, parse
from followup.config.section import Section
from followup.domain.language.lexicon import Claim
from followup.errors import ConfigError, UsageError
from followup.help import read

EXAMPLE_FILE = Path(__file__).parents[2] / "config.yaml"
EXAMPLE = Answers(
    name="Alex Doe",
    addresses=["alex@doe.example", "alex.doe@gmail.com"],
    zone="Europe/Berlin",
    since=date(2026, 10, 1),
    maildir="~/Mail",
    calendar="~/.calendars",
)


def sections(section: type[Section] = Section) -> Iterator[type[Section]]:
    for each in section.__subclasses__():
        yield each
        yield from sections(each)


SETTINGS = sorted({key for section in sections() for key in section.model_fields})


def started(folder: Path, answers: Answers) -> Settings:
    write_new(folder / "config.yaml", draft_config(answers))
    return load(folder / "config.yaml")


def uncommented(text: str) -> str:
    """The example with every setting in it taken out of its comment; sentences remain comments."""
    return re.sub(r"^( *)# ( *(?:- |[A-Za-z_]+:(?: |$)))", r"\1\2", text, flags=re.MULTILINE)


def test_the_example_is_valid_as_it_stands() -> None:
    settings = load(EXAMPLE_FILE)

    assert settings.me.name == EXAMPLE.name
    assert settings.since.date() == EXAMPLE.since


def test_the_example_is_what_init_writes() -> None:
    """If this fails, the template has changed, and config.yaml at the top of the project has to follow."""
    assert EXAMPLE_FILE.read_text(encoding="utf-8") == draft_config(EXAMPLE)


def test_every_setting_is_in_the_example() -> None:
    document = parse(uncommented(EXAMPLE_FILE.read_text(encoding="utf-8")), EXAMPLE_FILE)

    assert set(SETTINGS) <= keys_of(document.value)


def test_every_setting_in_the_example_is_explained_above_it() -> None:
    lines = EXAMPLE_FILE.read_text(encoding="utf-8").splitlines()
    # What a section or a list consists of is explained with it; so are the settings of a rule that resembles another.
    told_with_others = {"text", "when", "sent", "drafts", "trash", "archive", "spam", "enabled", "after", "within"}
    told_with_others |= {"at_most", "sign_as", "signature", "first_names", "familiar", "day", "reason"}

    for key in set(SETTINGS) - told_with_others:
        [number, *_] = [n for n, line in enumerate(lines) if re.match(rf" *(?:# )? *{key}:", line)]
        assert re.match(r" *# \S", lines[number - 1]), f"{key} is not explained"


def test_the_example_with_everything_in_it_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(uncommented(EXAMPLE_FILE.read_text(encoding="utf-8")), encoding="utf-8")

    settings = load(file)

    assert [bool(strength.when) for strength in settings.profile.strengths] == [False, True, False]
    assert list(settings.phrases["en"]) == [Claim.REFUSAL]
    assert len(settings.never) == 3


@pytest.mark.parametrize("key", ["thank_you", "rejection_reply", "max_drafts_per_run", "look_back", "letters"])
def test_the_example_shows_what_is_in_force_without_it(key: str, tmp_path: Path) -> None:
    short, full = tmp_path / "short.yaml", tmp_path / "full.yaml"
    example = EXAMPLE_FILE.read_text(encoding="utf-8")
    short.write_text(example, encoding="utf-8")
    full.write_text(uncommented(example), encoding="utf-8")

    assert getattr(load(short), key) == getattr(load(full), key)


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_is_explained_in_the_manual(key: str) -> None:
    page = read("configuration")

    assert f"`{key}`" in page or f"\n## {key}\n" in page


def test_every_kind_of_phrase_is_named_in_the_manual() -> None:
    page = read("configuration")

    assert [kind for kind in Claim if f"`{kind}`" not in page] == []


@pytest.mark.parametrize(
    "name",
    ["Zoë O'Neil", '"Al" Doe: #1', "yes", "null", "~", "- x", "@x", "王小明", "${name}", "Ng 😀", "x" * 300 + " y"],
)
def test_any_name_and_path_survives_being_written(tmp_path: Path, name: str) -> None:
    settings = started(tmp_path, replace(EXAMPLE, name=name, maildir=f"/mail of {name.replace('$', 'S')}"))

    home = settings.accounts["home"]
    assert isinstance(home, LocalAccount)
    assert settings.me.name == name
    assert home.maildir == Path(f"/mail of {name.replace('$', 'S')}")


def test_a_first_account_at_google_looks_into_mail_and_calendar(tmp_path: Path) -> None:
    settings = started(tmp_path, replace(EXAMPLE, connector="google", maildir="", calendar=""))

    [(name, account)] = settings.accounts.items()
    assert name == "gmail"
    assert isinstance(account, GoogleAccount)
    assert account.use == {Use.CALENDAR, Use.READ, Use.DRAFT}


def test_whatever_account_comes_first_the_others_are_there_to_be_uncommented(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(uncommented(draft_config(replace(EXAMPLE, connector="google"))), encoding="utf-8")

    settings = load(file)

    assert [type(account) for account in settings.accounts.values()] == [
        GoogleAccount,
        LocalAccount,
        OutlookAccount,
    ]


def test_without_a_maildir_the_account_is_for_the_calendar_alone(tmp_path: Path) -> None:
    settings = started(tmp_path, replace(EXAMPLE, maildir=""))

    assert settings.accounts["home"].use == {Use.CALENDAR}


def test_without_a_calendar_the_account_is_for_mail_alone(tmp_path: Path) -> None:
    settings = started(tmp_path, replace(EXAMPLE, calendar=""))

    assert settings.accounts["home"].use == {Use.READ, Use.DRAFT}


def test_answers_that_would_not_do_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'alex' is not an address"):
        write_new(tmp_path / "config.yaml", draft_config(replace(EXAMPLE, addresses=["alex"])))

    assert list(tmp_path.iterdir()) == []


def test_a_config_that_exists_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("mine")

    with pytest.raises(UsageError) as error:
        write_new(file, draft_config(EXAMPLE))

    assert str(error.value) == f"{file} exists already, and is left as it is. Name another place with --config."
    assert file.read_text() == "mine"


def test_folders_on_the_way_to_it_are_made(tmp_path: Path) -> None:
    settings = started(tmp_path / "configuration" / "followup", EXAMPLE)

    assert settings.file == tmp_path / "configuration" / "followup" / "config.yaml"


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(UsageError) as error:
        write_new(tmp_path / "file" / "config.yaml", draft_config(EXAMPLE))

    assert str(error.value).startswith(f"{tmp_path / 'file' / 'config.yaml'} cannot be written: ")


def keys_of(value: Value) -> set[str]:
    """Every key in it, however deep."""
    match value:
        case dict():
            return set(value).union(*map(keys_of, value.values()))
        case list():
            return set().union(*map(keys_of, value))
        case _:
            return set()
