import os
from collections.abc import Container, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followup.connectors.local.mail import LocalMailbox
from followup.domain.model import (
    BeforeWindow,
    Fate,
    Folder,
    Handle,
    Letter,
    Message,
    Person,
    Unreadable,
    Window,
)
from followup.errors import Unavailable
from tests.builders import HANA, NOW, a_letter, a_message
from tests.maildirs import MaildirOwner, make_box, raw_from

WEEK = Window(NOW - timedelta(days=7), NOW)
LONG_AGO = NOW - timedelta(days=400)


@pytest.fixture
def owner(tmp_path: Path) -> MaildirOwner:
    return MaildirOwner(tmp_path / "My Mail")


def items(mailbox: LocalMailbox, seen: Container[Handle] = ()) -> list[Message | Unreadable | BeforeWindow]:
    return list(mailbox.messages(WEEK, seen))


def messages(mailbox: LocalMailbox, seen: Container[Handle] = ()) -> list[Message]:
    return [item for item in items(mailbox, seen) if isinstance(item, Message)]


def unreadable(mailbox: LocalMailbox) -> list[Unreadable]:
    return [item for item in items(mailbox) if isinstance(item, Unreadable)]


def about_today(**fields: object) -> Letter:
    return a_letter(**{"since": NOW - timedelta(hours=1), **fields})


# --- how much is read ------------------------------------------------------------------------------------------------


def test_of_what_lies_outside_the_window_only_the_head_is_read(owner: MaildirOwner) -> None:
    for number in range(200):
        owner.put(Folder.INBOX, raw_from(a_message("word " * 20_000, id=f"old{number}@x", date=LONG_AGO)))
    owner.put(Folder.INBOX, raw_from(a_message("word " * 20_000)))
    mailbox = owner.mailbox()

    found = items(mailbox)

    assert len([item for item in found if isinstance(item, BeforeWindow)]) == 200
    assert len([item for item in found if isinstance(item, Message)]) == 1
    assert mailbox.opened == 201
    assert mailbox.bytes_read < 201 * 5_000 + 110_000


def test_long_headers_are_read_to_their_end(owner: MaildirOwner) -> None:
    received = "Received: by a server with a very long name indeed\n" * 400
    owner.put(Folder.INBOX, received.encode() + raw_from(a_message("Hello.", date=LONG_AGO)).replace(b"\r\n", b"\n"))
    owner.put(Folder.INBOX, received.encode() + raw_from(a_message("Hello.")).replace(b"\r\n", b"\n"))

    before, message = sorted(items(owner.mailbox()), key=lambda item: isinstance(item, Message))

    assert isinstance(before, BeforeWindow)
    assert isinstance(message, Message)
    assert message.text == "Hello.\n"


def test_a_second_run_opens_only_what_is_new(owner: MaildirOwner) -> None:
    old, current = raw_from(a_message(id="old@x", date=LONG_AGO)), raw_from(a_message(id="current@x"))
    for number in range(2_000):
        owner.put(Folder.ARCHIVE, current if number % 20 == 0 else old)
    first, second = owner.mailbox(), owner.mailbox()
    seen = {item.handle for item in items(first)}
    owner.receive(a_message(id="new@x"))

    found = messages(second, seen)

    assert first.opened == 2_000
    assert [message.id for message in found] == ["new@x"]
    assert second.opened == 1


def test_a_letter_is_looked_for_once_however_much_was_sent_before(owner: MaildirOwner) -> None:
    for number in range(300):
        path = owner.put(Folder.SENT, raw_from(a_message(id=f"old{number}@x", date=LONG_AGO)))
        renamed = path.with_name(path.name.replace("1790000000", f"{1700000000 + number}"))
        path.rename(renamed)
    for number in range(20):
        owner.put(Folder.SENT, raw_from(a_message(id=f"new{number}@x")))
    mailbox = owner.mailbox()
    future = NOW + timedelta(days=4000)

    for number in range(10):
        mailbox.find(a_letter(to=Person("", f"p{number}@x.example"), since=NOW))
    assert mailbox.opened == 320

    late = owner.mailbox()
    late.find(a_letter(since=future, date=future))
    assert late.opened == 0


def test_messages_are_read_one_by_one(owner: MaildirOwner) -> None:
    for number in range(10):
        owner.receive(a_message(id=f"m{number}@x"))
    mailbox = owner.mailbox()

    next(iter(mailbox.messages(WEEK, ())))

    assert mailbox.opened == 1


def test_of_a_huge_message_the_beginning_is_read(owner: MaildirOwner) -> None:
    owner.put(Folder.INBOX, raw_from(a_message("Unfortunately, no.")) + b"word " * 10_000_000)
    mailbox = owner.mailbox()

    [message] = messages(mailbox)

    assert message.text.startswith("Unfortunately, no.")
    assert mailbox.bytes_read < 5_000_000


# --- what a handle is ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new/1.a.host", "cur/1.a.host:2,S"),
        ("cur/1.a.host:2,", "cur/1.a.host:2,FRSab"),
        ("cur/1.a.host:2,S", "cur/1.a.host,U=7:2,S"),
        ("cur/1.a.host,U=7,FMD5=0123:2,", "cur/1.a.host,U=9,FMD5=0123:2,S"),
        ("cur/1.a.host!2,S", "cur/1.a.host!2,RS"),
        ("cur/1.a.host,S=100,W=102:2,S", "cur/1.a.host,S=100,W=102:2,"),
    ],
)
def test_new_flags_are_no_new_message(owner: MaildirOwner, before: str, after: str) -> None:
    (owner.path / before).write_bytes(raw_from(a_message()))
    seen = {item.handle for item in items(owner.mailbox())}
    (owner.path / before).rename(owner.path / after)

    assert len(seen) == 1
    assert items(owner.mailbox(), seen) == []


def test_a_message_in_another_folder_is_a_new_one(owner: MaildirOwner) -> None:
    path = owner.put(Folder.INBOX, raw_from(a_message()))
    seen = {item.handle for item in items(owner.mailbox())}
    path.rename(owner.path / ".Archive" / "cur" / path.name)

    [message] = messages(owner.mailbox(), seen)

    assert message.folder is Folder.ARCHIVE


def test_a_file_may_have_any_name(owner: MaildirOwner) -> None:
    name = os.fsdecode(b"1.\xff\xfe \n.host:2,S")
    (owner.path / "cur" / name).write_bytes(raw_from(a_message()))

    [message] = messages(owner.mailbox())

    message.handle.encode()


# --- flags and dates -------------------------------------------------------------------------------------------------


def test_what_is_marked_as_deleted_lies_in_the_trash(owner: MaildirOwner) -> None:
    owner.put(Folder.INBOX, raw_from(a_message()), "ST")

    assert [message.folder for message in messages(owner.mailbox())] == [Folder.TRASH]


def test_what_is_marked_as_a_draft_is_no_message_wherever_it_lies(owner: MaildirOwner) -> None:
    owner.put(Folder.ARCHIVE, raw_from(a_message()), "DS")

    assert items(owner.mailbox()) == []


def test_a_message_without_a_date_is_of_when_its_file_arrived(owner: MaildirOwner) -> None:
    raw = b"From: a@x.example\nSubject: x\n\nhello"
    old, new = owner.put(Folder.INBOX, raw), owner.put(Folder.INBOX, raw)
    os.utime(old, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    yesterday = NOW - timedelta(days=1)
    os.utime(new, (yesterday.timestamp(), yesterday.timestamp()))

    before, message = sorted(items(owner.mailbox()), key=lambda item: isinstance(item, Message))

    assert isinstance(before, BeforeWindow)
    assert isinstance(message, Message)
    assert message.date == yesterday


def test_floating_times_are_lived_in_the_users_zone(owner: MaildirOwner) -> None:
    calendar = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTAMP:20261001T000000Z\r\n"
        b"DTSTART:20261013T100000\r\nDTEND:20261013T110000\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    head = raw_from(a_message()).partition(b"Content-Type")[0]
    owner.put(Folder.INBOX, head + b"Content-Type: text/calendar; charset=utf-8\r\n\r\n" + calendar)

    [message] = messages(owner.mailbox())

    [event] = message.invitations
    assert event.start == datetime(2026, 10, 13, 8, 0, tzinfo=UTC)


# --- what cannot be read ---------------------------------------------------------------------------------------------


def test_each_file_that_cannot_be_read_is_named_and_its_neighbours_are_read(owner: MaildirOwner) -> None:
    cur = owner.path / "cur"
    (cur / "1.folder:2,S").mkdir()
    os.mkfifo(cur / "2.pipe:2,S")
    (cur / "3.loop:2,S").symlink_to("3.loop:2,S")
    (cur / "4.nothing:2,S").symlink_to("nowhere")
    (cur / "5.empty:2,S").touch()
    yesterday = (NOW - timedelta(days=1)).timestamp()
    os.utime(cur / "5.empty:2,S", (yesterday, yesterday))
    owner.receive(a_message())

    named = {Path(item.place).name: item.reason for item in unreadable(owner.mailbox())}

    assert named == {
        "1.folder:2,S": "it is no file",
        "2.pipe:2,S": "it is no file",
        "3.loop:2,S": "too many levels of symbolic links",
        "4.nothing:2,S": "it is a link to nothing",
        "5.empty:2,S": "it has no headers",
    }
    assert len(messages(owner.mailbox())) == 1


def test_what_was_named_once_is_not_named_again(owner: MaildirOwner) -> None:
    (owner.path / "cur" / "1.folder:2,S").mkdir()
    seen = {item.handle for item in items(owner.mailbox())}

    assert items(owner.mailbox(), seen) == []


def test_hidden_files_are_no_messages(owner: MaildirOwner) -> None:
    (owner.path / "cur" / ".nfs0001").write_bytes(b"")

    assert items(owner.mailbox()) == []


def test_a_file_that_is_renamed_while_it_is_read_is_read_under_its_new_name(owner: MaildirOwner) -> None:
    for number in range(5):
        owner.receive(a_message(id=f"m{number}@x"))
    reading = iter(owner.mailbox().messages(WEEK, ()))
    found = [next(reading)]

    for path in owner.files(Folder.INBOX):
        path.rename(owner.path / "cur" / f"{path.name}:2,S")

    found += list(reading)
    assert {item.id for item in found if isinstance(item, Message)} == {f"m{number}@x" for number in range(5)}
    assert len(found) == 5


def test_a_file_that_leaves_while_others_are_read_is_not_missed(owner: MaildirOwner) -> None:
    for number in range(3):
        owner.receive(a_message(id=f"m{number}@x"))
    reading = iter(owner.mailbox().messages(WEEK, ()))
    next(reading)

    for path in owner.files(Folder.INBOX):
        path.unlink()

    assert list(reading) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda box: (box / "cur").rmdir() or (box / "cur").symlink_to("cur"),
        lambda box: (box / "cur").rmdir() or (box / "cur").write_text(""),
        lambda box: (box / "new").rmdir() or (box / "new").symlink_to("nowhere"),
        lambda box: (box / "sub").symlink_to("sub"),
    ],
    ids=["loop", "file", "nothing", "sub-folder loop"],
)
def test_a_folder_that_cannot_be_listed_is_named_with_the_reason(owner: MaildirOwner, damage: object) -> None:
    owner.receive(a_message())
    assert callable(damage)
    damage(owner.path / ".Archive")

    with pytest.raises(Unavailable, match=r"home: .*/\.Archive.*: (it is no folder|too many levels)"):
        items(owner.mailbox())
    with pytest.raises(Unavailable):
        owner.mailbox().find(a_letter())


def test_a_folder_that_links_to_one_above_it_is_read_once(owner: MaildirOwner) -> None:
    owner.receive(a_message())
    (owner.path / ".Archive" / "up").symlink_to(owner.path)

    assert len(messages(owner.mailbox())) == 1


@pytest.mark.parametrize("made", [False, True])
def test_a_place_without_a_maildir_is_named(tmp_path: Path, made: bool) -> None:
    place = tmp_path / "Mail"
    if made:
        place.mkdir()

    with pytest.raises(Unavailable, match=r"Mail: (it is not there|no Maildir is here).*correct `maildir`"):
        items(LocalMailbox("home", place))


def test_a_folder_that_the_user_named_and_that_is_missing_is_named(owner: MaildirOwner) -> None:
    with pytest.raises(Unavailable, match=r"it has no folder Ausgang; correct `folders: sent` in config.yaml"):
        items(LocalMailbox("home", owner.path, {Folder.SENT: "Ausgang"}))


def test_a_maildir_that_lieer_keeps_is_read(tmp_path: Path) -> None:
    make_box(tmp_path / "mail")
    (tmp_path / ".gmailieer.json").write_text("{}")
    (tmp_path / "mail" / ".notmuch" / "xapian").mkdir(parents=True)
    (tmp_path / "mail" / "cur" / "18f0c0ffee:2,S").write_bytes(raw_from(a_message()))

    assert len(messages(LocalMailbox("home", tmp_path))) == 1
    assert len(messages(LocalMailbox("home", tmp_path / "mail"))) == 1


def test_a_sent_letter_is_found_also_where_no_folder_is_called_sent(tmp_path: Path) -> None:
    make_box(tmp_path)
    mailbox = LocalMailbox("home", tmp_path)
    draft = mailbox.save(about_today())
    [path] = (tmp_path / ".Drafts" / "cur").iterdir()
    path.rename(tmp_path / "cur" / "18f0c0ffee:2,S")

    assert mailbox.fates([draft]) == {draft: Fate.SENT}
    assert mailbox.find(about_today())


def test_an_answer_in_the_trash_is_not_taken_for_a_letter_of_the_users(owner: MaildirOwner) -> None:
    owner.put(Folder.TRASH, raw_from(a_message(subject="Thank you for today's conversation", cc=(HANA,), date=NOW)))

    assert owner.mailbox().find(about_today()) is None


# --- how a draft is written --------------------------------------------------------------------------------------------


def test_a_draft_is_a_whole_file_marked_as_a_draft_and_nothing_is_left_over(owner: MaildirOwner) -> None:
    owner.mailbox().save(a_letter())

    [path] = owner.files(Folder.DRAFTS)
    assert path.parent.name == "cur"
    assert path.name.endswith(":2,D")
    assert path.stat().st_mode & 0o077 == 0
    assert list((owner.path / ".Drafts" / "tmp").iterdir()) == []


def test_a_missing_folder_for_drafts_is_made(tmp_path: Path) -> None:
    make_box(tmp_path)
    mailbox = LocalMailbox("home", tmp_path)

    draft = mailbox.save(a_letter())

    assert (tmp_path / ".Drafts" / "maildirfolder").exists()
    assert mailbox.fates([draft]) == {draft: Fate.WAITING}


def test_saving_a_letter_again_leaves_the_first(owner: MaildirOwner) -> None:
    first = owner.mailbox().save(a_letter())

    second = owner.mailbox().save(a_letter(body="Dear Hana,\n\nother words.\n", date=NOW + timedelta(days=1)))

    assert len(owner.files(Folder.DRAFTS)) == 1
    assert second.message_id == first.message_id
    assert second.touched


@pytest.mark.parametrize("renamed", ["{},U=7:2,DS", "{}:2,DST", "{}:2,"])
def test_saving_a_letter_again_leaves_the_first_also_when_it_was_renamed(owner: MaildirOwner, renamed: str) -> None:
    owner.mailbox().save(a_letter())
    [path] = owner.files(Folder.DRAFTS)
    path.rename(path.with_name(renamed.format(path.name.partition(":")[0])))

    owner.mailbox().save(a_letter())

    assert len(owner.files(Folder.DRAFTS)) == 1


def test_many_runs_at_once_leave_one_draft(owner: MaildirOwner) -> None:
    with ThreadPoolExecutor(8) as pool:
        drafts = list(pool.map(lambda _: owner.mailbox().save(a_letter()), range(24)))

    assert len(owner.files(Folder.DRAFTS)) == 1
    assert len({draft.handle for draft in drafts}) == 1


def test_an_unfinished_file_of_a_run_that_was_killed_is_no_draft(owner: MaildirOwner) -> None:
    (owner.path / ".Drafts" / "tmp" / "1.x.draft.abc").write_bytes(b"From: al")

    assert owner.mailbox().find(a_letter()) is None
    assert owner.mailbox().fates([owner.mailbox().save(a_letter())])


def test_where_nothing_can_be_written_the_folder_is_named(owner: MaildirOwner) -> None:
    tmp = owner.path / ".Drafts" / "tmp"
    tmp.rmdir()
    tmp.touch()

    with pytest.raises(Unavailable, match=r"\.Drafts: nothing can be written there"):
        owner.mailbox().save(a_letter())
    assert owner.files(Folder.DRAFTS) == []


def test_a_letter_to_nobody_cannot_be_written(owner: MaildirOwner) -> None:
    with pytest.raises(Unavailable, match="no address"):
        owner.mailbox().save(a_letter(to=Person("Eve", "x@y.example, eve@a.example")))


# --- what becomes of it ------------------------------------------------------------------------------------------------


def test_new_flags_and_numbers_leave_a_draft_untouched(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(a_letter())
    [path] = owner.files(Folder.DRAFTS)
    path.rename(path.with_name(path.name.replace(":2,D", ",U=12:2,DFS")))

    assert owner.mailbox().fates([draft]) == {draft: Fate.WAITING}
    assert owner.mailbox().withdraw(draft)


def test_a_draft_that_a_mail_program_wrote_down_anew_unchanged_still_waits(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(about_today())
    owner.edit_as_new(draft, about_today().body)

    assert owner.mailbox().fates([draft]) == {draft: Fate.WAITING}
    assert owner.mailbox().withdraw(draft)
    assert owner.files(Folder.DRAFTS) == []


def test_a_draft_marked_as_deleted_is_discarded(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(a_letter())
    [path] = owner.files(Folder.DRAFTS)
    path.rename(path.with_name(path.name.replace(":2,D", ":2,DT")))

    assert owner.mailbox().fates([draft]) == {draft: Fate.DISCARDED}
    assert owner.mailbox().find(a_letter())
    assert not owner.mailbox().withdraw(draft)


def test_an_old_version_in_the_trash_does_not_hide_the_new_one(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(about_today())
    [path] = owner.files(Folder.DRAFTS)
    old = path.read_bytes()
    owner.edit_as_new(draft, "Hi Hana, thanks!")
    owner.put(Folder.TRASH, old, "DS")

    assert owner.mailbox().fates([draft]) == {draft: Fate.EDITED}


def test_a_sent_letter_is_sent_even_if_its_draft_still_lies_there(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(a_letter())
    [path] = owner.files(Folder.DRAFTS)
    owner.put(Folder.SENT, path.read_bytes())

    assert owner.mailbox().fates([draft]) == {draft: Fate.SENT}


def test_another_letter_to_the_same_person_does_not_make_a_waiting_draft_a_sent_one(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(about_today())
    owner.put(Folder.SENT, raw_from(a_message(to=(HANA,), subject=draft.subject, date=NOW)))

    assert owner.mailbox().fates([draft]) == {draft: Fate.WAITING}


def test_without_any_folder_for_drafts_nobody_can_tell(owner: MaildirOwner) -> None:
    draft = owner.mailbox().save(a_letter())
    (owner.path / ".Drafts").rename(owner.path.parent / "away")

    assert owner.mailbox().fates([draft]) == {draft: Fate.UNKNOWN}


def test_two_letters_of_ours_to_one_person_are_two(owner: MaildirOwner) -> None:
    owner.mailbox().save(about_today())
    other = replace(about_today(), key=replace(about_today().key, anchor="e2@brightfold.example"))

    assert owner.mailbox().find(other) is None


def test_nothing_here_can_send() -> None:
    assert [name for name in dir(LocalMailbox) if "send" in name.lower()] == []


def test_nothing_but_drafts_is_ever_changed(owner: MaildirOwner) -> None:
    for folder in (Folder.INBOX, Folder.SENT, Folder.TRASH, Folder.ARCHIVE):
        owner.put(folder, raw_from(a_message(id=f"{folder}@x")))
    owner.begin(about_today(to=Person("", "ben@x.example")))
    before = dict(_contents(owner.path))
    mailbox = owner.mailbox()

    items(mailbox)
    draft = mailbox.save(about_today())
    mailbox.find(about_today())
    mailbox.fates([draft])
    mailbox.withdraw(draft)

    assert dict(_contents(owner.path)) == before


def _contents(path: Path) -> Iterator[tuple[Path, bytes]]:
    for file in path.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()


def test_a_letter_of_ours_is_known_again_though_it_was_sent_before_the_occasion(owner: MaildirOwner) -> None:
    """Once the database is lost, what the user wrote since may seem to be what the letter is about."""
    owner.send(owner.mailbox().save(a_letter(date=NOW - timedelta(days=9))))
    for path in owner.files(Folder.SENT):
        os.utime(path, times=((NOW - timedelta(days=9)).timestamp(),) * 2)

    assert owner.mailbox().find(about_today())
