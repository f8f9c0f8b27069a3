"""The user's own notes, by all three ways, on the disk of a user with a Maildir and .ics files."""

import json
import os
import pty
import subprocess
import sys
import termios
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest

from followup import wiring
from followup.demo import Home
from tests.system.home import NOW, SMALL, drafts, followup, home, sweep

TALLOWBROOK: dict[str, Any] = {
    "id": "e1",
    "title": "Interview with Tallowbrook (Data Engineer)",
    "at": "-4h",
    "lasts": "1h",
    "with": ["Ines Calder <ines@tallowbrook.example>", "Theo Brandt <theo@tallowbrook.example>"],
    "description": "We meet by video.\n\nNotizen:\n- why the old warehouse stays\n- (salary: 70,000)\n\nLinks:\n- a map\n",
}
"""Entered by the user, with notes in it."""

BY_MAIL: dict[str, Any] = {
    "id": "note",
    "at": "-2h",
    "folder": "sent",
    "subject": "Notes: Tallowbrook",
    "text": "- Theo: how releases are tested\n- private: he was late\n\nSent from my phone\n",
}

IN_A_FILE: dict[str, Any] = {
    "file": "2026-10-14 Tallowbrook.md",
    "at": "-1h",
    "text": "# Ines Calder\n- the plan to halve the nightly load\n",
}


def a_home(folder: Any, now: datetime = NOW, **what: Any) -> Home:
    at = home(folder, {**SMALL, "calendar": [TALLOWBROOK], "mail": [], **what}, now)
    at.config.write_text(f"{at.config.read_text(encoding='utf-8')}notes: {{heading: Notizen}}\n", encoding="utf-8")
    return at


def remembered(at: Home) -> bytes:
    """All that the program keeps."""
    return b"".join(file.read_bytes() for file in (at.folder / "State").iterdir())


def at_a_terminal(*arguments: Any) -> str:
    """What the command shows to somebody who looks on."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, 200))
    command = [sys.executable, "-m", "followup", *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # so a terminal tells that nobody writes to it any more
            while chunk := os.read(ours, 4096):
                shown += chunk
        assert running.wait() == 0
    os.close(ours)
    return shown.decode()


def letters(at: Home) -> dict[str, str]:
    """The body of the letter to each."""
    return {
        draft["To"].partition(" ")[0]: text_of(draft) for draft in drafts(at) if "tallowbrook" in draft["To"].lower()
    }


def text_of(draft: Any) -> str:
    parts = draft.walk() if draft.is_multipart() else [draft]
    plain = next(part for part in parts if part.get_content_type() == "text/plain")
    return " ".join(plain.get_payload(decode=True).decode().split())


def test_notes_by_all_three_ways_are_dealt_out_over_the_panel(tmp_path: Any) -> None:
    at = a_home(tmp_path, mail=[BY_MAIL], notes=[IN_A_FILE])

    report = sweep(at)

    told = letters(at)
    assert report.strays == ()
    assert "how releases are tested" in told["Theo"]
    assert "how releases are tested" not in told["Ines"]
    for point in ("why the old warehouse stays", "the plan to halve the nightly load"):
        assert sum(point in body for body in told.values()) == 1, point
    for kept in ("70,000", "late", "map", "phone", "Theo:", "Notizen"):
        assert not any(kept in body for body in told.values()), kept


def test_a_note_that_comes_later_is_read_in_the_next_run(tmp_path: Any) -> None:
    at = a_home(tmp_path)
    sweep(at)

    a_home(tmp_path, mail=[BY_MAIL], notes=[IN_A_FILE])
    [case] = sweep(at).cases

    assert [line for note in case.notes for line in note.noted.lines] == [
        "why the old warehouse stays",
        "Theo: how releases are tested",
        "the plan to halve the nightly load",
    ]


def test_a_file_that_is_deleted_is_forgotten(tmp_path: Any) -> None:
    stray = {**IN_A_FILE, "file": "Elsewhere.md", "text": "- the aquarium\n"}
    at = a_home(tmp_path, notes=[IN_A_FILE, stray])
    sweep(at)
    assert b"the aquarium" in remembered(at)

    for file in at.notes.iterdir():
        file.unlink()
    [case] = sweep(at).cases

    assert [line for note in case.notes for line in note.noted.lines] == ["why the old warehouse stays"]
    assert b"the aquarium" not in remembered(at)


def test_what_is_private_is_not_even_remembered(tmp_path: Any) -> None:
    at = a_home(tmp_path, mail=[BY_MAIL])

    sweep(at)

    assert b"why the old warehouse stays" in remembered(at)
    assert b"70,000" not in remembered(at)
    assert b"he was late" not in remembered(at)


@pytest.mark.parametrize("folder", ["inbox", "archive", "trash", "spam"])
def test_nobody_else_can_put_words_into_a_letter(tmp_path: Any, folder: str) -> None:
    at = a_home(tmp_path, mail=[{**BY_MAIL, "folder": folder}])

    sweep(at)

    assert not any("releases" in body for body in letters(at).values())


def test_a_copy_in_the_inbox_does_no_harm(tmp_path: Any) -> None:
    copy = {**BY_MAIL, "id": "copy", "folder": "inbox"}
    at = a_home(tmp_path, mail=[BY_MAIL, copy])

    sweep(at)

    assert "how releases are tested" in letters(at)["Theo"]


def test_the_organizers_lines_stay_out_where_the_invitation_came_by_mail(tmp_path: Any) -> None:
    theirs = {**TALLOWBROOK, "organizer": "Ines Calder <ines@tallowbrook.example>"}
    invitation = {
        "id": "invitation",
        "at": "-3d",
        "from": "Ines Calder <ines@tallowbrook.example>",
        "subject": "Interview",
        "text": "Dear Robin, we would like to invite you to an interview.\n",
        "invites": "e1",
    }
    at = home(tmp_path, {**SMALL, "calendar": [theirs], "mail": [invitation]})
    file = at.calendar / "e1.ics"
    at.config.write_text(f"{at.config.read_text(encoding='utf-8')}notes: {{heading: Notizen}}\n", encoding="utf-8")
    written = file.read_bytes().replace(rb"- (salary", rb"- what I wrote myself\n- (salary")
    file.write_bytes(written)

    sweep(at)

    told = " ".join(letters(at).values())
    assert "what I wrote myself" in told
    assert "why the old warehouse stays" not in told


def test_the_commands_tell_where_each_note_is_used_and_which_are_not(tmp_path: Any) -> None:
    shopping = {"file": "Shopping.md", "at": "-1h", "text": "- milk\n"}
    at = a_home(tmp_path, mail=[BY_MAIL], notes=[IN_A_FILE, shopping])
    sweep(at)

    table = followup("--config", at.config, "cases").out
    one = followup("--config", at.config, "cases", "tallowbrook").out
    told = json.loads(followup("--config", at.config, "cases", "--json").out)

    assert "file Shopping.md “Shopping”: it names no employer and nobody of an interview near 14 October" in table
    assert "your mail to yourself “Tallowbrook” (it names Tallowbrook, Theo Brandt)" in one
    assert "- Theo: how releases are tested" in one
    assert [(stray["from"], stray["file"], stray["lines"]) for stray in told["strays"]] == [
        ("note", "Shopping.md", ["milk"])
    ]
    [case] = told["cases"]
    assert [note["from"] for note in case["notes"]] == ["event", "message", "note"]


def test_a_run_tells_which_letters_one_line_of_notes_would_improve(tmp_path: Any) -> None:
    bare = {**TALLOWBROOK, "description": ""}
    without, with_notes = tmp_path / "without", tmp_path / "with"
    hint = "No notes yet on Tallowbrook: one line on what you spoke of makes a better letter (`followup help notes`)."

    first = followup("--config", a_home(without, calendar=[bare], now=wiring.now()).config, "run").out
    again = followup("--config", without / "config.yaml", "run").out
    noted = followup("--config", a_home(with_notes, now=wiring.now()).config, "run").out

    assert hint in first
    assert again == ""
    assert "Drafted" in noted
    assert "No notes" not in noted


def test_a_run_at_a_terminal_tells_of_notes_that_it_could_not_place(tmp_path: Any) -> None:
    shopping = {"file": "Shopping.md", "at": "-1h", "text": "- milk\n"}
    at = a_home(tmp_path, notes=[shopping], now=wiring.now())

    quiet = followup("--config", at.config, "run").out
    shown = at_a_terminal("--config", at.config, "run")

    assert "Shopping" not in quiet
    assert "Notes that are not used" in shown
    assert "Shopping.md" in shown


def test_explaining_a_mail_of_notes_tells_its_points(tmp_path: Any) -> None:
    at = a_home(tmp_path, mail=[BY_MAIL])
    [mail] = (at.mail / ".Sent" / "cur").iterdir()
    file = tmp_path / "note.eml"
    file.write_bytes(mail.read_bytes())

    told = followup("--config", at.config, "explain", file).out

    assert "your notes to yourself; they count where this mail lies in Sent" in told
    assert "about: Tallowbrook" in told
    assert "notes: Theo: how releases are tested" in told
    assert "late" not in told


def test_a_folder_that_was_named_and_is_not_there_is_told(tmp_path: Any) -> None:
    at = a_home(tmp_path)
    at.config.write_text(
        at.config.read_text(encoding="utf-8").replace("heading: Notizen", "folder: Vault"), encoding="utf-8"
    )

    ended = followup("--config", at.config, "check")

    assert ended.code == 4
    assert "Vault; correct `folder` in config.yaml, or make it" in ended.err
