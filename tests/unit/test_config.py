"""Every mistake in config.yaml is told at once, each with its line and with what would be right there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from followup.config import GoogleAccount, LocalAccount, Settings, TokenPlace, Use, find_config, load, rules
from followup.domain.language.lexicon import Claim
from followup.domain.model import Folder
from followup.errors import ConfigError, UsageError

SMALLEST = """\
me:
  name: Alex Doe
  addresses: [alex@doe.example, alex.doe@gmail.com]
  time_zone: Europe/Berlin
accounts:
  home:
    connector: local
    use: [calendar, read, draft]
    maildir: Mail
    calendar: calendar.ics
since: 2026-10-14
"""
"""Eleven lines; what a test appends begins on line 12."""

GOOGLE = """\
me:
  name: Alex Doe
  addresses: [alex@doe.example, alex.doe@gmail.com]
  time_zone: Europe/Berlin
accounts:
  gmail:
    connector: google
    use: [calendar, read, draft]
since: 2026-10-14
"""
"""Nine lines."""

SECOND = """\
  office:
    connector: local
    use: [calendar]
    calendar: office.ics
since: 2026-10-14
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def settings_of(file: Path, text: str = SMALLEST) -> Settings:
    file.write_text(text, encoding="utf-8")
    return load(file)


def faults_of(file: Path, text: str) -> list[str]:
    """What is wrong with the text, one line each, the file named as if it were in the current folder."""
    with pytest.raises(ConfigError) as error:
        settings_of(file, text)
    assert str(error.value) == "\n".join(str(fault) for fault in error.value.faults)
    return str(error.value).replace(f"{file.parent}/", "").splitlines()


def test_the_smallest_google_account_is_the_primary_calendar_of_the_client_in_its_usual_place(file: Path) -> None:
    gmail = settings_of(file, GOOGLE).accounts["gmail"]

    assert isinstance(gmail, GoogleAccount)
    assert gmail.client == file.parent / "credentials/google.json"
    assert (gmail.calendars, gmail.shared) == (("primary",), False)
    assert (gmail.login, gmail.tokens) == (None, TokenPlace.FILE)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("login: alex", "8: accounts.gmail.login: 'alex' is not an address; write it like alex@doe.example"),
        ("calendars: []", "8: accounts.gmail.calendars: it is empty"),
        ("calendars: primary", "8: accounts.gmail.calendars: it is not a list"),
        ("tokens: keychain", "8: accounts.gmail.tokens: 'keychain' is not one of file, keyring, either"),
        ("maildir: Mail", "8: accounts.gmail.maildir: not a setting"),
        ("shared: perhaps", "8: accounts.gmail.shared: 'perhaps' is neither true nor false"),
    ],
)
def test_a_mistake_in_a_google_account_is_told_with_its_line(file: Path, setting: str, said: str) -> None:
    [fault] = faults_of(file, GOOGLE.replace("    use:", f"    {setting}\n    use:"))

    assert fault.startswith(f"config.yaml:{said}")


def test_the_smallest_config_has_a_default_for_everything_else(file: Path) -> None:
    settings = settings_of(file)

    home = settings.accounts["home"]
    assert isinstance(home, LocalAccount)
    assert home.use == {Use.CALENDAR, Use.READ, Use.DRAFT}
    assert home.addresses == settings.me.addresses == ("alex@doe.example", "alex.doe@gmail.com")
    assert (home.maildir, home.calendar) == (file.parent / "Mail", file.parent / "calendar.ics")
    assert (home.folders.named(), home.work) == ({}, False)
    assert (settings.me.language, settings.profile.strengths, settings.profile.linkedin) == ("en", (), "")
    assert settings.thank_you.model_dump() == {
        "enabled": True,
        "after": timedelta(hours=1),
        "within": timedelta(hours=24),
        "until": timedelta(hours=72),
        "panel_limit": 3,
    }
    assert settings.rejection_reply.model_dump() == {
        "enabled": True,
        "after": timedelta(hours=4),
        "within": timedelta(days=14),
    }
    assert (settings.max_drafts_per_run, settings.look_back) == (5, timedelta(days=30))
    assert (settings.never, settings.phrases) == ((), {})
    assert settings.notes.model_dump() == {"heading": "Notes", "folder": file.parent / "notes", "subject": "notes:"}
    assert (settings.letters, settings.file, settings.zone) == (file.parent / "letters", file, "Europe/Berlin")
    assert settings.state.name == "followup"


def test_everything_can_be_set(file: Path) -> None:
    settings = settings_of(
        file,
        SMALLEST.replace("time_zone: Europe/Berlin", "language: pt-BR")
        + """\
profile:
  strengths:
    - I ship on Fridays.
    - text: I know pipelines.
      when: [data, analytics]
  linkedin: https://www.linkedin.com/in/alex-doe
thank_you: {enabled: no, after: 90m, within: 2h, until: 1d, panel_limit: 5}
rejection_reply: {enabled: true, after: 0m, within: 7d}
max_drafts_per_run: 50
look_back: 60 d
never: [Globex, hugo@initech.example]
phrases:
  en: {refusal: [we shall not be taking this any further]}
letters: ~/letters
state: ${HOME}/state
""",
    )

    assert settings.me.language == "pt-BR"
    assert [(strength.text, strength.when) for strength in settings.profile.strengths] == [
        ("I ship on Fridays.", ()),
        ("I know pipelines.", ("data", "analytics")),
    ]
    assert settings.profile.linkedin == "https://www.linkedin.com/in/alex-doe"
    assert (settings.thank_you.enabled, settings.thank_you.after) == (False, timedelta(minutes=90))
    assert (settings.rejection_reply.after, settings.rejection_reply.within) == (timedelta(0), timedelta(days=7))
    assert (settings.max_drafts_per_run, settings.look_back) == (50, timedelta(days=60))
    assert settings.never == ("Globex", "hugo@initech.example")
    assert settings.phrases == {"en": {Claim.REFUSAL: ("we shall not be taking this any further",)}}
    assert (settings.letters, settings.state) == (Path.home() / "letters", Path.home() / "state")


def test_an_account_may_have_a_calendar_alone(file: Path) -> None:
    settings = settings_of(file, SMALLEST.replace("since: 2026-10-14\n", SECOND))

    office = settings.accounts["office"]
    assert isinstance(office, LocalAccount)
    assert office.use == {Use.CALENDAR}
    assert office.maildir is None


def test_accounts_keep_the_order_in_which_they_are_listed(file: Path) -> None:
    settings = settings_of(file, SMALLEST.replace("since: 2026-10-14\n", SECOND))

    assert list(settings.accounts) == ["home", "office"]


def test_a_work_account_may_be_read(file: Path) -> None:
    text = SMALLEST.replace("since: 2026-10-14\n", SECOND.replace("[calendar]", "[calendar, read]"))

    settings = settings_of(
        file,
        text.replace(
            "    calendar: office.ics",
            "    calendar: c\n    maildir: m\n    work: true\n    addresses: [alex@doe.example]",
        ),
    )

    assert settings.accounts["office"].work


def test_a_work_account_says_which_addresses_are_the_employers(file: Path) -> None:
    text = SMALLEST.replace("since: 2026-10-14\n", SECOND).replace("office.ics", "office.ics\n    work: true")

    with pytest.raises(ConfigError, match=r"accounts\.office: missing `addresses`: which of yours are your employer's"):
        settings_of(file, text)


def test_folders_are_named_by_what_they_are_for(file: Path) -> None:
    settings = settings_of(
        file, SMALLEST.replace("    maildir: Mail", "    maildir: Mail\n    folders: {sent: Gesendet}")
    )

    home = settings.accounts["home"]
    assert isinstance(home, LocalAccount)
    assert home.folders.named() == {Folder.SENT: "Gesendet"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-10-14", datetime(2026, 10, 14, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("2026-10-14 09:30", datetime(2026, 10, 14, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("2026-10-14T09:30:00-04:00", datetime(2026, 10, 14, 13, 30, tzinfo=UTC)),
        ("2026-10-14T09:30:00Z", datetime(2026, 10, 14, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_midnight_where_the_user_lives(file: Path, said: str, meant: datetime) -> None:
    settings = settings_of(file, SMALLEST.replace("2026-10-14", said))

    assert settings.since == meant


def test_without_a_time_zone_it_is_that_of_the_computer(file: Path) -> None:
    settings = settings_of(file, SMALLEST.replace("  time_zone: Europe/Berlin\n", ""))

    assert settings.zone == tzlocal.get_localzone_name()


def test_a_section_with_everything_commented_out_is_no_section(file: Path) -> None:
    settings = settings_of(file, SMALLEST + "thank_you:\n  # after: 2h\nprofile:\nnever:\n")

    assert settings.thank_you.after == timedelta(hours=1)
    assert settings.never == ()


def test_words_that_other_readers_of_yaml_turn_into_something_else_stay_words(file: Path) -> None:
    settings = settings_of(file, SMALLEST.replace("Alex Doe", "No") + "never: [no, 2026-10-14, 007, 1e3]\n")

    assert settings.me.name == "No"
    assert settings.never == ("no", "2026-10-14", "007", "1e3")


def test_a_name_is_one_line_whatever_was_typed(file: Path) -> None:
    settings = settings_of(file, SMALLEST.replace("Alex Doe", '"Alex\\r\\nBcc: x@y.example"'))

    assert settings.me.name == "Alex Bcc: x@y.example"


def test_settings_do_not_change(file: Path) -> None:
    settings = settings_of(file)

    with pytest.raises(ValueError, match="frozen"):
        settings.max_drafts_per_run = 7


ADDRESS = "write it like alex@doe.example"
LENGTH = "is not a length of time; write it like 90m, 4h, 2d or 8w"
LIST = "it is not a list; write each entry on a line of its own after a dash, or all of them like [a, b]"
KEYS = "it has no keys; those stand below it, indented"

ONE_FAULT = [
    # me
    ("  name: Alex Doe\n", "", "1: me.name: missing: the name to sign with"),
    ("name: Alex Doe", "name:", "2: me.name: missing: the name to sign with"),
    ("name: Alex Doe", "name: '  '", "2: me.name: it is empty"),
    ("name: Alex Doe", "name: [Alex, Doe]", "2: me.name: it is empty, or not a text"),
    (", alex.doe@gmail.com", ", Alex@doe.example", "3: me.addresses: 'alex@doe.example' is listed twice"),
    (
        ", alex.doe@gmail.com",
        ", Alex <a@b.example>",
        f"3: me.addresses: 'Alex <a@b.example>' is not an address; {ADDRESS}",
    ),
    ("[alex@doe.example, alex.doe@gmail.com]", "alex@doe.example", f"3: me.addresses: {LIST}"),
    ("[alex@doe.example, alex.doe@gmail.com]", "[]", "3: me.addresses: it is empty; at least one is needed"),
    (
        "[alex@doe.example, alex.doe@gmail.com]",
        "\n    - alex@doe.example\n    - alex",
        f"5: me.addresses: 'alex' is not an address; {ADDRESS}",
    ),
    (
        "Europe/Berlin",
        "Europe/Brelin",
        "4: me.time_zone: 'Europe/Brelin' is not a time zone like Europe/Berlin; did you mean Europe/Berlin?",
    ),
    ("Europe/Berlin", "CEST+2", "4: me.time_zone: 'CEST+2' is not a time zone like Europe/Berlin"),
    (
        "  time_zone: Europe/Berlin",
        "  language: English",
        "4: me.language: 'English' is not a language; write its tag, like en, de or pt-BR",
    ),
    # accounts
    ("    connector: local\n", "", "6: accounts.home.connector: missing: one of local, google, outlook"),
    (
        "connector: local",
        "connector: gogle",
        "7: accounts.home.connector: 'gogle' is not one of local, google, outlook; did you mean google?",
    ),
    (
        "connector: local",
        "connector: locale",
        "7: accounts.home.connector: 'locale' is not one of local, google, outlook; did you mean local?",
    ),
    ("    use: [calendar, read, draft]\n", "", "6: accounts.home.use: missing: a list of calendar, read, draft"),
    ("[calendar, read, draft]", "[]", "8: accounts.home.use: it is empty"),
    ("[calendar, read, draft]", "read", f"8: accounts.home.use: {LIST}"),
    (
        "[calendar, read, draft]",
        "[calendar, raed]",
        "8: accounts.home.use: 'raed' is not one of calendar, read, draft; did you mean read?",
    ),
    (
        "[calendar, read, draft]",
        "[calendar, draft]",
        "8: accounts.home.use: `draft` needs `read`: a letter is looked for before it is written",
    ),
    (
        "connector: local\n",
        "connector: local\n    work: true\n",
        "9: accounts.home.use: in a work account nothing is ever drafted; take `draft` out",
    ),
    (
        "connector: local\n",
        "connector: local\n    work: perhaps\n",
        "8: accounts.home.work: 'perhaps' is neither true nor false",
    ),
    ("    maildir: Mail\n", "", "6: accounts.home.maildir: missing: where the Maildir lies; `use` names read"),
    (
        "    maildir: Mail",
        "    maildir:",
        "9: accounts.home.maildir: missing: where the Maildir lies; `use` names read",
    ),
    (
        "    calendar: calendar.ics\n",
        "",
        "6: accounts.home.calendar: missing: where the .ics files lie; `use` names calendar",
    ),
    ("maildir: Mail", "maildir: [Mail]", "9: accounts.home.maildir: it is not a path; write one like ~/Mail"),
    (
        "maildir: Mail",
        "maildir: $FOLLOWUP_NO_SUCH_VARIABLE/Mail",
        "9: accounts.home.maildir: the environment variable $FOLLOWUP_NO_SUCH_VARIABLE in it is not set",
    ),
    (
        "maildir: Mail",
        "maildir: ~nobody-of-that-name/x",
        "9: accounts.home.maildir: nobody's home is ~nobody-of-that-name",
    ),
    (
        "maildir: Mail",
        "maildir: Mail\n    addresses: [kim@doe.example]",
        "10: accounts.home.addresses: 'kim@doe.example' is not one of yours; list it under `me.addresses` too",
    ),
    (
        "maildir: Mail",
        "maildir: Mail\n    folders: {snt: Sent}",
        "10: accounts.home.folders.snt: not a setting; did you mean sent?",
    ),
    ("maildir: Mail", "maildir: Mail\n    maildr: x", "10: accounts.home.maildr: not a setting; did you mean maildir?"),
    ("  home:", "  my home:", "6: accounts.my home: 'my home' is no name for an account; use letters, digits, . and -"),
    # since
    ("since: 2026-10-14\n", "", "since: missing: the day from which on letters are written, like 2026-10-14"),
    ("2026-10-14", "tomorrow", "11: since: 'tomorrow' is not a day; write it like 2026-10-14, or 2026-10-14 09:00"),
    ("2026-10-14", "2026-13-14", "11: since: '2026-13-14' is not a day; write it like 2026-10-14, or 2026-10-14 09:00"),
    # keys
    ("since: 2026-10-14\n", "since: 2026-10-14\nsince: 2026-10-15\n", "12: since: it stands on line 11 already"),
    (
        "connector: local",
        "connector: local\n    connector: local",
        "8: accounts.home.connector: it stands on line 7 already",
    ),
]

APPENDED_FAULT = [
    ("thankyou: {}", "12: thankyou: not a setting; did you mean thank_you?"),
    ("acounts: {}", "12: acounts: not a setting; did you mean accounts?"),
    ("acounts:", "12: acounts: not a setting; did you mean accounts?"),
    ("3: x", "12: 3: not a setting: those known here are " + ", ".join(Settings.model_fields)),
    ("thank_you: soon", f"12: thank_you: {KEYS}"),
    ("thank_you:\n  after: soon", f"13: thank_you.after: 'soon' {LENGTH}"),
    ("thank_you:\n  after: 3", f"13: thank_you.after: '3' {LENGTH}"),
    ("thank_you:\n  after: -1h", f"13: thank_you.after: '-1h' {LENGTH}"),
    ("thank_you:\n  after: 999999999999999d", f"13: thank_you.after: '999999999999999d' {LENGTH}"),
    ("thank_you:\n  after: [1h]", f"13: thank_you.after: ['1h'] {LENGTH}"),
    ("thank_you:\n  within: 30m", "13: thank_you.within: it may not be shorter than `after`"),
    ("thank_you:\n  until: 12h", "13: thank_you.until: it may not be shorter than `within`"),
    ("thank_you:\n  panel_limit: 0", "13: thank_you.panel_limit: 0 is too few; at least 1"),
    ("thank_you:\n  panel_limit: 6", "13: thank_you.panel_limit: 6 is too many; at most 5"),
    ("thank_you:\n  panel_limit: some", "13: thank_you.panel_limit: 'some' is not a whole number"),
    ("thank_you:\n  panel_limit: 2.5", "13: thank_you.panel_limit: '2.5' is not a whole number"),
    ("rejection_reply:\n  within: 3h", "13: rejection_reply.within: it may not be shorter than `after`"),
    (
        "look_back: 10d",
        "12: look_back: it must reach as far as `rejection_reply.within`: what lies further back is not read",
    ),
    ("max_drafts_per_run: none", "12: max_drafts_per_run: 'none' is not a whole number"),
    ("never: Globex", f"12: never: {LIST}"),
    ("never:\n  - Globex\n  -\n", "14: never: it is empty, or not a text"),
    ("notes: Notizen", f"12: notes: {KEYS}"),
    ("notes:\n  heading: '##'", "13: notes.heading: it needs a word; it is what your notes are known by"),
    ("notes:\n  subject: ''", "13: notes.subject: it is empty"),
    ("notes:\n  folder: []", "13: notes.folder: it is not a path; write one like ~/Mail"),
    ("notes:\n  header: Notes", "13: notes.header: not a setting: those known here are heading, folder, subject"),
    ("profile:\n  strengths: I ship.", f"13: profile.strengths: {LIST}"),
    (
        "profile:\n  strengths:\n    - txt: I ship.\n      text: I ship.",
        "14: profile.strengths.txt: not a setting; did you mean text?",
    ),
    ("profile:\n  strengths:\n    - when: [data]", "14: profile.strengths.text: missing: a sentence of yours"),
    ("phrases: [x]", f"12: phrases: {KEYS}"),
    (
        "phrases:\n  English: {refusal: [x]}",
        "13: phrases.English: 'English' is not a language; write its tag, like en, de or pt-BR",
    ),
    (
        "phrases:\n  en:\n    refusals: [x]",
        f"14: phrases.en.refusals: 'refusals' is not one of {', '.join(Claim)}; did you mean refusal?",
    ),
    ("? [a, b]\n: x", "12: not a setting: those known here are " + ", ".join(Settings.model_fields)),
    ("letters: ''", "12: letters: it is not a path; write one like ~/Mail"),
]

NOT_YAML = [
    ("me:\n\tname: x\n", "config.yaml:2: this is not YAML: a tab: indent with spaces"),
    (
        "me: Alex: x\n",
        (
            "config.yaml:1: this is not YAML: a colon too many, or an indentation that does not fit; "
            "a text with a colon in it needs quotes"
        ),
    ),
    ("me: 'x\n", "config.yaml:1: this is not YAML: the quote that opens here is never closed"),
    ("me: [x\n", "config.yaml:1: this is not YAML: the [ that opens here is never closed"),
    ("me: {x: 1\n", "config.yaml:1: this is not YAML: the { that opens here is never closed"),
    (
        "me: x\n---\nme: y\n",
        "config.yaml:2: this is not YAML: a line of --- begins a second document; one file is one document",
    ),
    (
        "- x\nme: y\n",
        "config.yaml:2: this is not YAML: this line does not fit what stands before it: see its indentation",
    ),
    (
        "me: x\nname\nsince: y\n",
        "config.yaml:3: this is not YAML: a key without its colon, or a text that is not indented enough",
    ),
    ("me: @x\n", "config.yaml:1: this is not YAML: a text that begins with this character needs quotes"),
    ("me:\n  name: \x01\n", "config.yaml:2: this is not YAML: a character that does not belong into a text file"),
    ("me: *x\n", "config.yaml:1: this is not YAML: found undefined alias 'x'"),
    ("", "config.yaml: it is empty. `followup init` writes one to begin with."),
    ("# nothing but comments\n", "config.yaml: it is empty. `followup init` writes one to begin with."),
    (
        "- x\n",
        "config.yaml: it is a list or a text; settings are keys with values. `followup init` writes one to begin with.",
    ),
    (
        "x\n",
        "config.yaml: it is a list or a text; settings are keys with values. `followup init` writes one to begin with.",
    ),
    ("[" * 5000, "config.yaml: it is nested too deeply, or within itself"),
    ("me: &me [*me]\n", "config.yaml: it is nested too deeply, or within itself"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), ONE_FAULT, ids=[said for _, _, said in ONE_FAULT])
def test_a_mistake_is_told_with_its_line_and_what_would_be_right(file: Path, right: str, wrong: str, said: str) -> None:
    assert right in SMALLEST

    [fault] = faults_of(file, SMALLEST.replace(right, wrong))

    assert fault in (f"config.yaml:{said}", f"config.yaml: {said}")


@pytest.mark.parametrize(("wrong", "said"), APPENDED_FAULT, ids=[said for _, said in APPENDED_FAULT])
def test_a_mistake_in_an_optional_setting_is_told_too(file: Path, wrong: str, said: str) -> None:
    [fault] = faults_of(file, f"{SMALLEST}{wrong}\n")

    assert fault == f"config.yaml:{said}"


@pytest.mark.parametrize(("text", "said"), NOT_YAML, ids=[said for _, said in NOT_YAML])
def test_what_is_not_yaml_is_told_in_words_that_help(file: Path, text: str, said: str) -> None:
    assert faults_of(file, text) == [said]


@pytest.mark.parametrize(
    ("accounts", "said"),
    [
        ("accounts: {home: x}", f"2: accounts.home: {KEYS}; begin with `connector`"),
        ("accounts: [x]", f"2: accounts: {KEYS}"),
        ("accounts: {}", "2: accounts: it is empty"),
        ("accounts:", "2: accounts: missing: where your calendars and your mail are kept"),
    ],
)
def test_what_should_be_a_section_and_is_none_is_told_so(file: Path, accounts: str, said: str) -> None:
    faults = faults_of(file, f"me: Alex\n{accounts}\nsince: 2026-10-14\n")

    assert faults == [f"config.yaml:1: me: {KEYS}", f"config.yaml:{said}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(file: Path) -> None:
    text = """\
me:
  nam: Alex Doe
  addresses: [alex@doe.example, alex@doe.example, kim]
accounts:
  home:
    connector: local
    use: [read, drat]
    work: maybe
  office:
    connector: local
    use: [draft]
    work: true
    addresses: [kim@doe.example]
look_back: 2d
look_back: 3d
thank_you: {after: soon}
"""

    assert faults_of(file, text) == [
        "config.yaml: since: missing: the day from which on letters are written, like 2026-10-14",
        "config.yaml:1: me.name: missing: the name to sign with",
        "config.yaml:2: me.nam: not a setting; did you mean name?",
        "config.yaml:3: me.addresses: 'alex@doe.example' is listed twice",
        f"config.yaml:3: me.addresses: 'kim' is not an address; {ADDRESS}",
        "config.yaml:7: accounts.home.use: 'drat' is not one of calendar, read, draft; did you mean draft?",
        "config.yaml:8: accounts.home.work: 'maybe' is neither true nor false",
        "config.yaml:11: accounts.office.use: in a work account nothing is ever drafted; take `draft` out",
        "config.yaml:13: accounts.office.addresses: 'kim@doe.example' is not one of yours; list it under `me.addresses` too",
        "config.yaml:15: look_back: it stands on line 14 already",
        "config.yaml:15: look_back: it must reach as far as `rejection_reply.within`: what lies further back is not read",
        f"config.yaml:16: thank_you.after: 'soon' {LENGTH}",
    ]


def test_a_file_that_is_not_utf_8_is_named_with_the_line(file: Path) -> None:
    file.write_bytes(SMALLEST.replace("Alex Doe", "Zoë Doe").encode("latin-1"))

    with pytest.raises(ConfigError) as error:
        load(file)

    assert str(error.value) == f"{file}:2: it is not text in UTF-8; save it as UTF-8"


def test_a_file_as_windows_writes_it_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())

    assert load(file).me.name == "Alex Doe"


def test_a_folder_is_no_config(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="it cannot be read: Is a directory"):
        load(tmp_path)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and an empty configuration folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_the_file_that_was_named_is_used(elsewhere: Path) -> None:
    (elsewhere / "config.yaml").touch()
    (elsewhere / "other.yaml").touch()

    assert find_config(Path("other.yaml")) == Path("other.yaml")


def test_else_the_file_in_the_current_folder_is_used(elsewhere: Path) -> None:
    (elsewhere / "config.yaml").touch()

    assert find_config() == Path("config.yaml")


def test_else_the_file_in_the_configuration_folder_is_used(elsewhere: Path) -> None:
    with pytest.raises(UsageError) as error:
        find_config()
    place = Path(str(error.value).partition(" or ")[2].partition(". Type")[0])
    place.parent.mkdir(parents=True)
    place.touch()

    assert elsewhere.parent in place.parents
    assert find_config() == place


@pytest.mark.usefixtures("elsewhere")
def test_a_config_that_is_not_there_is_told_with_the_places_and_the_remedy() -> None:
    with pytest.raises(UsageError) as error:
        find_config()
    assert str(error.value).startswith("There is no config.yaml or ")
    assert str(error.value).endswith(". Type `followup init` to write one, or name yours with --config.")

    with pytest.raises(UsageError) as error:
        find_config(Path("mine.yaml"))
    assert str(error.value).startswith("There is no mine.yaml. ")


# --- the steps of the policy, for everybody and for one employer ---------------------------------------------------------


def test_what_is_wished_for_one_employer_holds_for_it_alone(file: Path) -> None:
    wishes = (
        "check_in:\n  working_days: 5\nemployers:\n  Initech:\n    check_in:\n      at_most: 2\n    mute_after: 9\n"
    )

    wished = rules(settings_of(file, SMALLEST + wishes))

    [(name, own)] = wished.employers
    assert (name, own.check_in.after, own.check_in.at_most, own.mute_after) == ("Initech", 5, 2, 9)
    assert (wished.check_in.after, wished.check_in.at_most, wished.mute_after) == (5, 1, 2)


def test_a_wish_for_one_employer_that_does_not_go_with_the_rest_is_a_mistake(file: Path) -> None:
    wishes = "thank_you:\n  after: 6h\nemployers:\n  Initech:\n    thank_you:\n      within: 2h\n"

    [said] = faults_of(file, SMALLEST + wishes)

    assert said.endswith("employers.Initech.thank_you.within: it may not be shorter than `after`")


def test_an_update_is_told_in_the_users_language_unless_it_says_otherwise(file: Path) -> None:
    updates = (
        "profile:\n  updates:\n    - {text: I did it., day: 2026-10-01}\n"
        "    - {text: Es ist getan., day: 2026-10-02, language: de}\n"
    )

    told = rules(settings_of(file, SMALLEST + updates)).keep_in_touch.updates

    assert [(update.day.day, update.language) for update in told] == [(1, "en"), (2, "de")]
