"""The commands, as a user types them, each in a process of its own."""

import json
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup import wiring
from followup.cli.boundary import write_report
from followup.demo import Home
from followup.domain.signals import Telling
from tests.system.home import Ended, drafts, followup, home

REFUSAL = Path(__file__).parents[1] / "corpus" / "mail" / "ja-mensetsu-no-ato-no-kotowari.eml"
"""In Japanese: few terminals of old can show it."""


@pytest.fixture
def at(tmp_path: Path) -> Home:
    """The small job search, as of now, in a folder with a space in its name."""
    return home(tmp_path / "my mail", now=wiring.now())


def in_home(at: Home, *arguments: str, **environment: str) -> Ended:
    return followup("--config", at.config, *arguments, cwd=None, **environment)


def test_a_run_tells_what_it_drafted_and_why_and_then_falls_silent(at: Home) -> None:
    first = in_home(at, "run")
    second = in_home(at, "run")

    assert first.code == second.code == 0
    assert "Drafted in home: thank-you to Ines Calder (Tallowbrook, Data Engineer)" in first.out
    assert "because the interview ended on" in first.out
    assert (second.out, second.err) == ("", "")


def test_a_dry_run_shows_the_letters_and_leaves_nothing_behind(at: Home) -> None:
    before = {path: path.stat().st_mtime_ns for path in at.folder.rglob("*") if "State" not in path.parts}

    ended = in_home(at, "run", "--dry-run")

    assert ended.code == 0
    assert "Would draft in home: thank-you to Ines Calder" in ended.out
    assert "Dear Ines," in ended.out
    assert drafts(at) == []
    assert {path: path.stat().st_mtime_ns for path in at.folder.rglob("*") if "State" not in path.parts} == before
    assert "No applications are known yet" in in_home(at, "cases").out


def test_json_is_an_interface(at: Home) -> None:
    told = json.loads(in_home(at, "run", "--json").out)

    assert set(told) == {"version", "now", "preview", "paused_until", "decisions", "unreadable", "strays", "failures"}
    assert told["version"] == 1
    [thanks] = [d for d in told["decisions"] if d["step"] == "thank-you" and d["decision"] == "write"]
    assert thanks["outcome"] == "saved"
    assert thanks["to"] == {"name": "Ines Calder", "address": "ines@tallowbrook.example"}
    assert thanks["body"].startswith("Dear Ines,")
    known = json.loads(in_home(at, "cases", "--json").out)
    assert known["version"] == 1
    assert {case["employer"] for case in known["cases"]} == {"Tallowbrook", "Fernhill Labs"}
    [letter] = next(case for case in known["cases"] if case["employer"] == "Tallowbrook")["letters"]
    assert letter["fate"] == "waiting"


def test_the_json_that_is_printed_is_the_json_that_is_documented(at: Home) -> None:
    page = followup("help", "json").out
    told = json.loads(in_home(at, "run", "--json").out)
    known = json.loads(in_home(at, "cases", "--json").out)
    ahead = json.loads(in_home(at, "agenda", "--json").out)

    lists = (told["decisions"], known["cases"], ahead["items"], ahead["upcoming"])
    keys = set(told) | set(known) | set(ahead) | {key for listed in lists for each in listed for key in each}

    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_a_case_shows_the_words_it_was_found_in(at: Home) -> None:
    in_home(at, "run")

    shown = in_home(at, "cases", "fernhill")

    assert "we have decided not to move forward with your application" in shown.out
    assert "answer to the refusal to Bea Holt, in home: waiting" in shown.out


def test_a_case_shows_where_the_facts_of_a_letter_come_from(at: Home) -> None:
    in_home(at, "run")

    shown = in_home(at, "cases", "fernhill")

    assert "Bea Holt: " in shown.out.partition("Letters")[2]


def test_the_agenda_lists_what_to_do_and_what_is_done_is_off_it(at: Home) -> None:
    in_home(at, "run")

    shown = in_home(at, "agenda")
    done = in_home(at, "done", "follow-fernhill")
    after = in_home(at, "agenda")

    assert "Follow Fernhill Labs (follow-fernhill-labs-" in shown.out
    assert done.out == "Off the list: Follow Fernhill Labs.\n"
    assert "Follow Fernhill" not in after.out


def test_what_is_not_on_the_agenda_is_told_so(at: Home) -> None:
    ended = in_home(at, "done", "nothing")

    assert ended.code == 2
    assert ended.err == "There is no 'nothing' on the agenda. `followup agenda` lists what is.\n"


def test_the_agenda_becomes_a_calendar(at: Home) -> None:
    in_home(at, "run")

    ended = in_home(at, "agenda", "--ics", str(at.folder / "agenda.ics"))

    calendar = (at.folder / "agenda.ics").read_text(encoding="utf-8")
    assert ended.out.startswith("1 item in ")
    assert "SUMMARY:Follow Fernhill Labs" in calendar
    assert "BEGIN:VALARM" in calendar


def test_a_calendar_is_not_written_where_none_can_be(at: Home) -> None:
    ended = in_home(at, "agenda", "--ics", str(at.folder / "nowhere" / "agenda.ics"))

    assert ended.code == 2
    assert "Name a file in a folder that you may write to." in ended.err


def test_a_case_that_is_not_there_is_told_so(at: Home) -> None:
    ended = in_home(at, "cases", "nowhere")

    assert ended.code == 2
    assert ended.err == "There is no case 'nowhere'. `followup cases` lists them.\n"


def test_the_examples_of_a_command_stand_in_lines_of_their_own(at: Home) -> None:
    shown = in_home(at, "tell", "--help")

    examples = [line.split()[:4] for line in shown.out.splitlines() if line.startswith("  followup tell acme")]
    assert [what for *_, what in examples] == [telling.value for telling in Telling]


def test_what_the_user_tells_is_kept(at: Home) -> None:
    in_home(at, "run", "--dry-run")
    first = in_home(at, "run")
    told = in_home(at, "tell", "tallowbrook", "not-an-interview")

    shown = in_home(at, "cases", "tallowbrook")

    assert first.code == told.code == 0
    assert told.out == "Noted: Tallowbrook, Data Engineer: not-an-interview.\n"
    assert "you said: not-an-interview" in shown.out


def test_a_pause_stops_drafting_until_it_is_over(at: Home) -> None:
    assert in_home(at, "pause").out == "Paused. `followup pause --off` goes on.\n"
    in_home(at, "run")
    assert drafts(at) == []

    in_home(at, "pause", "--off")
    in_home(at, "run")

    assert len(drafts(at)) == 2


def test_a_pause_may_name_a_day(at: Home) -> None:
    ended = in_home(at, "pause", "--until", "2099-12-24")

    assert ended.out == "Paused until 24 December 2099. `followup pause --off` goes on sooner.\n"
    in_home(at, "run")
    assert drafts(at) == []


def test_a_later_since_leaves_old_business_alone_and_an_earlier_one_takes_it_up(at: Home) -> None:
    at.config.write_text(at.config.read_text().replace("since: 2", "since: 2099-01-01 # 2"))

    in_home(at, "run")
    assert drafts(at) == []

    in_home(at, "run", "--since", "2020-01-01")
    assert len(drafts(at)) == 2


def test_one_run_leaves_no_more_drafts_than_allowed_and_the_next_goes_on(at: Home) -> None:
    at.config.write_text(at.config.read_text().replace("max_drafts_per_run: 20", "max_drafts_per_run: 1"))

    first = in_home(at, "run")

    assert len(drafts(at)) == 1
    assert "1 more due; the next run goes on (`max_drafts_per_run`)." in first.out
    in_home(at, "run")
    assert len(drafts(at)) == 2


def test_an_account_that_is_not_configured_is_a_mistake(at: Home) -> None:
    ended = in_home(at, "run", "--account", "hoem")

    assert ended.code == 2
    assert "There is no account 'hoem'. These are configured: home." in ended.err


def test_a_mailbox_that_cannot_be_read_is_named_and_what_depends_on_it_waits(at: Home) -> None:
    broken = at.mail / ".Archive" / "cur"
    broken.rmdir()
    broken.symlink_to(broken)

    ended = in_home(at, "run")

    assert ended.code == 4
    assert ended.err.startswith("home: ")
    assert ".Archive" in ended.err
    assert drafts(at) == []
    broken.unlink()
    broken.mkdir()
    assert in_home(at, "run").code == 0
    assert len(drafts(at)) == 2


def test_explain_quotes_the_words_that_decided(at: Home) -> None:
    [refusal] = (path for path in (at.mail / "cur").iterdir() if "no:" in path.name)
    mail = refusal.rename(at.folder / "refusal.eml")

    ended = in_home(at, "explain", str(mail), str(at.calendar / "e1.ics"))

    assert ended.code == 0
    assert "a refusal" in ended.out
    assert "we have decided not to move forward with your application" in ended.out
    assert "an interview of yours" in ended.out
    assert "ends: " in ended.out


def test_explain_tells_what_a_reply_would_be_where_more_is_known(tmp_path: Path) -> None:
    mail = tmp_path / "reply.eml"
    mail.write_text(
        "From: Frank Oyelaran <frank@quarrylane.example>\nTo: nora@inbox.example\nSubject: The bench\n"
        "Date: Mon, 12 Oct 2026 10:00:00 +0200\n\nHi Nora, the team went with Beth in the end. Sorry.\n"
    )

    ended = followup("explain", mail, cwd=tmp_path, XDG_CONFIG_HOME=str(tmp_path), HOME=str(tmp_path))

    assert "a person wrote to you (a refusal, if they stand in a case that goes on)" in ended.out
    assert "somebody else was chosen: “Hi Nora, the team went with Beth in the end.”" in ended.out


def test_explain_says_why_a_file_cannot_be_read(at: Home, tmp_path: Path) -> None:
    empty = tmp_path / "empty.eml"
    empty.touch()

    ended = in_home(at, "explain", str(empty))

    assert ended.code == 0
    assert ended.out == f"{empty}: unreadable: it has no headers\n"


def test_explain_needs_no_configuration(at: Home, tmp_path: Path) -> None:
    ended = followup("explain", at.calendar / "e1.ics", cwd=tmp_path, XDG_CONFIG_HOME=str(tmp_path), HOME=str(tmp_path))

    assert ended.code == 0
    assert "interview" in ended.out


def test_a_wrong_configuration_is_told_with_every_fault_and_its_line(at: Home) -> None:
    at.config.write_text(
        at.config.read_text().replace("connector: local", "connector: lokal").replace("since:", "sinse:")
    )

    ended = in_home(at, "run")

    assert ended.code == 2
    assert "config.yaml:" in ended.err
    assert "lokal" in ended.err
    assert "since" in ended.err
    assert len(ended.err.strip().splitlines()) >= 2


def test_check_lists_what_is_not_there(at: Home) -> None:
    assert in_home(at, "check").code == 0
    at.calendar.rename(at.folder / "elsewhere")

    ended = in_home(at, "check")

    assert ended.code == 4
    assert "correct `calendar` in config.yaml" in ended.err


def test_a_run_without_its_maildir_tells_what_to_correct(at: Home) -> None:
    at.mail.rename(at.folder / "elsewhere")

    ended = in_home(at, "run")

    assert ended.code != 0
    assert "correct `maildir` in config.yaml" in " ".join(f"{ended.out} {ended.err}".split())


def test_init_writes_a_configuration_that_works_and_never_over_another(tmp_path: Path, at: Home) -> None:
    config = tmp_path / "new" / "config.yaml"
    options = ["--name", "Robin Ferrer", "--address", "robin@postbox.example"]
    options += ["--maildir", str(at.mail), "--calendar", str(at.calendar), "--time-zone", "Europe/Berlin"]

    first = followup("--config", config, "init", *options)
    text = config.read_text()
    second = followup("--config", config, "init", *options)

    assert first.code == 0
    assert str(config) in first.out
    assert f"since: {wiring.now().astimezone(ZoneInfo('Europe/Berlin')):%Y-%m-%d}" in text
    assert followup("--config", config, "check").code == 0
    assert second.code == 2
    assert "exists already" in second.err
    assert config.read_text() == text


def test_init_without_a_terminal_says_which_option_is_missing(tmp_path: Path) -> None:
    ended = followup("--config", tmp_path / "config.yaml", "init")

    assert ended.code == 2
    assert "There is nobody to ask here: give --name." in ended.err


def test_no_configuration_at_all_says_where_it_was_looked_for(tmp_path: Path) -> None:
    ended = followup("run", cwd=tmp_path, HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "config"))

    assert ended.code == 2
    assert "config.yaml" in ended.err
    assert "followup init" in ended.err


def test_a_misspelt_command_suggests_the_right_one() -> None:
    ended = followup("rnu")

    assert ended.code == 2
    assert "Did you mean `run`?" in ended.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_completion(shell: str) -> None:
    assert "_FOLLOWUP_COMPLETE" in followup("completion", shell).out


def test_the_state_is_the_users_alone(at: Home) -> None:
    in_home(at, "run")

    state = at.folder / "State"
    assert state.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in state.iterdir() if path.suffix.startswith(".sqlite"))


def test_no_body_of_a_mail_or_a_letter_is_kept(at: Home) -> None:
    in_home(at, "run")

    kept = b"".join(path.read_bytes() for path in (at.folder / "State").iterdir())
    assert b"office dog" not in kept
    assert b"Even a single line would help me" not in kept


def test_a_bug_writes_a_report_without_mail() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        int("a secret of hana.ito@brightfold.example")

    report = write_report(caught.value)

    text = report.read_text()
    report.unlink()
    assert "ValueError" in text
    assert "test_commands.py" in text
    assert "secret" not in text
    assert "hana" not in text


def test_output_goes_plain_into_a_pipe_and_names_stay_text(at: Home) -> None:
    event = at.calendar / "e1.ics"
    event.write_bytes(event.read_bytes().replace(b"Ines Calder", b"Ines [bold red]\x1b[31m"))

    ended = in_home(at, "run", FORCE_COLOR="")

    assert "\x1b" not in ended.out
    assert ended.code == 0


def test_a_terminal_that_lacks_letters_gets_what_it_can_show() -> None:
    shown = followup("explain", REFUSAL, PYTHONIOENCODING="ascii")

    assert (shown.code, shown.err) == (0, "")
    assert "??" in shown.out


def test_json_loses_nothing_wherever_it_is_written() -> None:
    plain, whole = (followup("explain", REFUSAL, "--json", PYTHONIOENCODING=name).out for name in ("ascii", "utf-8"))

    assert plain.isascii()
    assert not whole.isascii()
    assert json.loads(plain) == json.loads(whole)


def test_the_demo_drafts_letters_and_a_second_time_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a demo"

    first = followup("demo", folder)
    second = followup("demo", folder)

    assert first.code == second.code == 0
    for person in ("Ines Calder", "Samir Haddad", "Greta Lindqvist", "Owen Tran", "Ada Bruun", "Jun Mori"):
        assert f"thank-you to {person}" in first.out
    assert "thank-you to Katrin Oswald" in first.out
    assert "answer to the refusal to Bea Holt" in first.out
    assert "answer to the refusal to Lena Ostrowski" in first.out
    assert "Pemberly Books" in first.out
    assert "Overmoor" in first.out
    assert "Nothing this time" in second.out
    assert os.fspath(folder) in second.out
    assert len(drafts(Home(folder))) == 11
