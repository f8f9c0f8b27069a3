"""What is a mailbox? Every implementation inherits this suite, and gives in `owner` somebody who has one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import pytest

from followup.domain.model import (
    Bookmark,
    Draft,
    Fate,
    Folder,
    Handle,
    Letter,
    LetterKey,
    Message,
    Parent,
    Person,
    Step,
    Unreadable,
    Window,
)
from followup.errors import AccountError
from followup.ports import Mailbox
from tests.builders import ALEX_PERSON, HANA, NOW, a_letter, a_message

BEN = Person("Ben Okafor", "ben@brightfold.example")
WEEK = Window(NOW - timedelta(days=7), NOW)


class Owner(Protocol):
    """Has a mailbox, and does with it what people and their mail programs do."""

    def mailbox(self) -> Mailbox:
        """The mailbox, as the next run sees it."""

    def receive(self, message: Message) -> None:
        """A message like this one comes to lie in its folder. (In `sent`, the owner wrote it.)"""

    def receive_unreadable(self) -> None:
        """Something comes that nobody can read."""

    def begin(self, letter: Letter) -> None:
        """The owner writes that letter with a mail program, and leaves it in the drafts."""

    def edit(self, draft: Draft, words: str) -> None:
        """The owner replaces its body."""

    def edit_as_new(self, draft: Draft, words: str) -> None:
        """As `edit`, with a mail program that saves it as a new draft and takes the old one away."""

    def send(self, draft: Draft) -> None:
        """The owner sends it."""

    def send_as_new(self, draft: Draft) -> None:
        """As `send`, with a mail program that gives it a Message-ID of its own."""

    def discard(self, draft: Draft) -> None:
        """The owner throws it away; it lies in the trash."""

    def delete(self, draft: Draft) -> None:
        """The owner deletes it; no trace is left."""

    def lying_drafts(self) -> list[Message]:
        """What lies in the drafts, as a mail program shows it."""

    def lock_away(self) -> None:
        """Nothing can be read any more."""


class MailboxContract:
    @pytest.fixture
    def owner(self) -> Owner:
        """Of an empty mailbox, its account called `home`."""
        raise NotImplementedError

    # --- reading -------------------------------------------------------------------------------------------------

    def test_an_empty_mailbox_has_no_messages(self, owner: Owner) -> None:
        assert read(owner) == []

    def test_a_message_keeps_what_was_written(self, owner: Owner) -> None:
        written = a_message(
            "Dear Alex,\n\nsee you on Monday at ten. Grüße!\n",
            subject="Your interview: what to bring",
            cc=(BEN,),
            reply_to=(BEN,),
            references=("m0@doe.example", "m00@brightfold.example"),
        )
        owner.receive(written)

        [message] = read(owner)

        assert owner.mailbox().name == message.account == "home"
        assert message.id == written.id
        assert message.date == written.date
        assert message.subject == written.subject
        assert (message.sender, message.to, message.cc, message.reply_to) == (HANA, (ALEX_PERSON,), (BEN,), (BEN,))
        assert message.references == written.references
        assert message.text.split() == written.text.split()

    @pytest.mark.parametrize("folder", [folder for folder in Folder if folder is not Folder.DRAFTS])
    def test_every_folder_is_read_and_told(self, owner: Owner, folder: Folder) -> None:
        owner.receive(a_message(folder=folder))

        assert [message.folder for message in read(owner)] == [folder]

    @pytest.mark.parametrize(
        ("date", "inside"),
        [
            (WEEK.start - timedelta(seconds=1), False),
            (WEEK.start, True),
            (WEEK.end - timedelta(seconds=1), True),
            (WEEK.end, False),
        ],
    )
    def test_only_what_is_dated_in_the_window_is_a_message(self, owner: Owner, date: datetime, inside: bool) -> None:
        owner.receive(a_message(date=date))

        assert bool(read(owner)) is inside

    def test_what_was_seen_is_not_read_again(self, owner: Owner) -> None:
        owner.receive(a_message(id="m1@brightfold.example"))
        seen = handles(owner)
        owner.receive(a_message(id="m2@brightfold.example"))

        items = list(owner.mailbox().messages(WEEK, seen))

        assert [item.id for item in items if isinstance(item, Message)] == ["m2@brightfold.example"]

    def test_what_is_too_old_is_remembered_as_seen_at_the_latest_when_it_was_looked_at(self, owner: Owner) -> None:
        owner.receive(a_message(date=WEEK.start - timedelta(days=1)))
        seen = handles(owner)

        assert not [item for item in owner.mailbox().messages(WEEK, seen) if not isinstance(item, Bookmark)]

    def test_what_comes_after_the_window_is_read_when_the_window_has_moved_on(self, owner: Owner) -> None:
        owner.receive(a_message(date=NOW + timedelta(hours=1)))
        seen = handles(owner)

        later = owner.mailbox().messages(Window(WEEK.start, NOW + timedelta(days=1)), seen)

        assert [item for item in later if isinstance(item, Message)]

    def test_one_that_cannot_be_read_does_not_hide_the_others(self, owner: Owner) -> None:
        owner.receive(a_message(id="m1@brightfold.example"))
        owner.receive_unreadable()
        owner.receive(a_message(id="m2@brightfold.example"))

        items = list(owner.mailbox().messages(WEEK, ()))

        assert {item.id for item in items if isinstance(item, Message)} == {
            "m1@brightfold.example",
            "m2@brightfold.example",
        }
        [unreadable] = [item for item in items if isinstance(item, Unreadable)]
        assert unreadable.account == "home"
        assert unreadable.reason

    def test_a_draft_is_no_message(self, owner: Owner) -> None:
        owner.mailbox().save(a_letter())
        owner.begin(a_letter(to=BEN))

        assert read(owner) == []

    def test_a_letter_that_was_sent_is_a_message(self, owner: Owner) -> None:
        owner.send(owner.mailbox().save(a_letter(date=NOW - timedelta(hours=1))))

        [message] = read(owner)

        assert message.folder is Folder.SENT
        assert (message.sender, message.to) == (ALEX_PERSON, (HANA,))

    def test_a_picture_that_would_be_incomplete_is_an_error(self, owner: Owner) -> None:
        owner.receive(a_message())
        owner.lock_away()

        with pytest.raises(AccountError):
            list(owner.mailbox().messages(WEEK, ()))

    # --- writing -------------------------------------------------------------------------------------------------

    def test_a_saved_letter_lies_in_the_drafts_as_it_was_composed(self, owner: Owner) -> None:
        letter = a_letter(
            subject="Thank you, and à bientôt", body="Dear Hana,\n\nmany thanks – it was a pleasure.\n\nAlex"
        )

        owner.mailbox().save(letter)

        [draft] = owner.lying_drafts()
        assert (draft.sender, draft.to) == (ALEX_PERSON, (HANA,))
        assert draft.subject == letter.subject
        assert draft.text.split() == letter.body.split()

    def test_a_draft_tells_what_it_is(self, owner: Owner) -> None:
        letter = a_letter()

        draft = owner.mailbox().save(letter)

        assert draft.account == "home"
        assert draft.key == letter.key
        assert draft.recipient == HANA.address
        assert draft.subject == letter.subject
        assert not draft.touched

    def test_a_reply_stands_in_its_thread(self, owner: Owner) -> None:
        refusal = a_message(references=("m0@doe.example",))
        owner.receive(refusal)
        letter = a_letter(subject=f"Re: {refusal.subject}", parent=parent_of(refusal))

        owner.mailbox().save(letter)

        [draft] = owner.lying_drafts()
        assert draft.references == ("m0@doe.example", refusal.id)

    @pytest.mark.parametrize(
        "name",
        [
            'Eve\r\nBcc: x@y.example" <eve@a.example>',
            "Eve <x@y.example>, Bob",
            'Ito, "Hana" (she/her); \\',
            "=?utf-8?q?Eve=40x?=",
            "{{ 7*7 }}",
            "Łukasz 伊藤 \u202e",
        ],
    )
    def test_a_hostile_name_stays_a_name(self, owner: Owner, name: str) -> None:
        hana = Person(name, HANA.address)

        owner.mailbox().save(a_letter(to=hana))

        [draft] = owner.lying_drafts()
        assert draft.to == (hana,)
        assert draft.cc == ()

    def test_a_hostile_subject_stays_a_subject(self, owner: Owner) -> None:
        subject = "Re: hello =?utf-8?q?x?= {{ 7*7 }} Bcc: x@y.example"

        owner.mailbox().save(a_letter(subject=subject.replace(" Bcc", "\r\nBcc")))

        [draft] = owner.lying_drafts()
        assert draft.subject == subject

    # --- finding -------------------------------------------------------------------------------------------------

    def test_what_was_never_written_is_not_found(self, owner: Owner) -> None:
        owner.receive(a_message())

        assert owner.mailbox().find(a_letter()) is None

    def test_a_saved_letter_is_found_untouched(self, owner: Owner) -> None:
        saved = owner.mailbox().save(a_letter())

        found = owner.mailbox().find(a_letter())

        assert found is not None
        assert (found.message_id, found.touched) == (saved.message_id, False)

    def test_a_letter_is_found_also_when_it_would_be_dated_later_now(self, owner: Owner) -> None:
        owner.mailbox().save(a_letter())

        assert owner.mailbox().find(a_letter(date=NOW + timedelta(days=3)))

    def test_an_edited_letter_is_found_touched(self, owner: Owner) -> None:
        owner.edit(owner.mailbox().save(a_letter()), "Hi Hana, thanks!")

        found = owner.mailbox().find(a_letter())

        assert found is not None
        assert found.touched

    @pytest.mark.parametrize("deed", ["send", "send_as_new", "discard", "edit_as_new"])
    def test_a_letter_is_found_wherever_it_has_gone(self, owner: Owner, deed: str) -> None:
        saved = owner.mailbox().save(about_today())
        getattr(owner, deed)(saved, *(["Hi Hana, thanks!"] if deed.startswith("edit") else []))

        assert owner.mailbox().find(about_today())

    def test_a_letter_that_the_user_began_is_found_and_theirs(self, owner: Owner) -> None:
        owner.begin(about_today(body="Hi Hana, thanks!"))

        found = owner.mailbox().find(about_today())

        assert found is not None
        assert found.touched

    def test_a_reply_that_the_user_began_under_another_subject_is_found(self, owner: Owner) -> None:
        refusal = a_message()
        owner.receive(refusal)
        owner.begin(about_today(subject="A pity", parent=parent_of(refusal)))

        assert owner.mailbox().find(about_today(subject="Re: Hello", parent=parent_of(refusal)))

    def test_a_letter_to_somebody_else_is_another(self, owner: Owner) -> None:
        owner.begin(about_today(to=BEN))

        assert owner.mailbox().find(about_today()) is None

    def test_a_letter_from_before_the_occasion_is_another(self, owner: Owner) -> None:
        owner.begin(a_letter(date=NOW - timedelta(days=2)))

        assert owner.mailbox().find(about_today()) is None

    # --- fates ---------------------------------------------------------------------------------------------------

    def test_a_saved_letter_waits(self, owner: Owner) -> None:
        assert fate(owner, owner.mailbox().save(a_letter())) is Fate.WAITING

    def test_a_found_letter_waits_if_it_is_untouched(self, owner: Owner) -> None:
        owner.mailbox().save(a_letter())
        found = owner.mailbox().find(a_letter())

        assert found is not None
        assert fate(owner, found) is Fate.WAITING

    @pytest.mark.parametrize(
        ("deed", "expected"),
        [
            ("edit", Fate.EDITED),
            ("edit_as_new", Fate.EDITED),
            ("send", Fate.SENT),
            ("send_as_new", Fate.SENT),
            ("discard", Fate.DISCARDED),
            ("delete", Fate.DISCARDED),
        ],
    )
    def test_what_the_user_did_with_it_is_told(self, owner: Owner, deed: str, expected: Fate) -> None:
        draft = owner.mailbox().save(a_letter())

        getattr(owner, deed)(draft, *(["Hi Hana, thanks!"] if deed.startswith("edit") else []))

        assert fate(owner, draft) is expected

    def test_a_letter_that_was_edited_and_then_sent_is_sent(self, owner: Owner) -> None:
        draft = owner.mailbox().save(a_letter())

        owner.edit(draft, "Hi Hana, thanks!")
        owner.send(draft)

        assert fate(owner, draft) is Fate.SENT

    def test_every_draft_has_a_fate_of_its_own(self, owner: Owner) -> None:
        drafts = [owner.mailbox().save(letter_to(f"p{number}@brightfold.example")) for number in range(4)]

        owner.edit(drafts[1], "Hi, thanks!")
        owner.send(drafts[2])
        owner.discard(drafts[3])

        fates = owner.mailbox().fates(drafts)
        assert [fates[draft] for draft in drafts] == [Fate.WAITING, Fate.EDITED, Fate.SENT, Fate.DISCARDED]

    def test_no_drafts_have_no_fates(self, owner: Owner) -> None:
        assert not owner.mailbox().fates([])

    # --- withdrawing ---------------------------------------------------------------------------------------------

    def test_an_untouched_letter_can_be_withdrawn_and_written_anew(self, owner: Owner) -> None:
        draft = owner.mailbox().save(a_letter())

        assert owner.mailbox().withdraw(draft)

        assert owner.lying_drafts() == []
        assert owner.mailbox().find(a_letter()) is None
        owner.mailbox().save(a_letter(body="Dear Hana,\n\nmore words.\n\nAlex"))
        assert len(owner.lying_drafts()) == 1

    @pytest.mark.parametrize("deed", ["edit", "edit_as_new", "send", "discard", "delete"])
    def test_a_touched_letter_cannot_be_withdrawn(self, owner: Owner, deed: str) -> None:
        draft = owner.mailbox().save(a_letter())
        getattr(owner, deed)(draft, *(["Hi Hana, thanks!"] if deed.startswith("edit") else []))
        before = owner.lying_drafts()

        assert not owner.mailbox().withdraw(draft)

        assert owner.lying_drafts() == before

    def test_a_letter_taken_back_is_not_taken_for_another_to_the_same_person(self, owner: Owner) -> None:
        taken = owner.mailbox().save(about_today())
        other = owner.mailbox().save(replace(about_today(), key=LetterKey(Step.CHECK_IN, HANA.address, "e1~1")))

        owner.mailbox().withdraw(taken)

        assert owner.mailbox().fates([taken, other]) == {taken: Fate.DISCARDED, other: Fate.WAITING}

    def test_a_letter_that_the_user_began_cannot_be_withdrawn(self, owner: Owner) -> None:
        owner.begin(about_today(body="Hi Hana, thanks!"))
        found = owner.mailbox().find(about_today())

        assert found is not None
        assert not owner.mailbox().withdraw(found)
        assert len(owner.lying_drafts()) == 1


def read(owner: Owner) -> list[Message]:
    return [item for item in owner.mailbox().messages(WEEK, ()) if isinstance(item, Message)]


def handles(owner: Owner) -> set[Handle]:
    """What a run would remember as seen."""
    items = list(owner.mailbox().messages(WEEK, ()))
    return {item.handle for item in items if not isinstance(item, Bookmark)}


def fate(owner: Owner, draft: Draft) -> Fate:
    return owner.mailbox().fates([draft])[draft]


def about_today(**fields: object) -> Letter:
    """A letter about something that happened an hour ago."""
    return a_letter(**{"since": NOW - timedelta(hours=1), **fields})


def letter_to(address: str) -> Letter:
    person = Person("", address)
    return replace(a_letter(to=person), key=LetterKey(Step.THANK_YOU, address, "e1@brightfold.example"))


def parent_of(message: Message) -> Parent:
    return Parent(
        account="home",
        message_id=message.id,
        subject=message.subject,
        date=message.date,
        sender=message.sender,
        references=message.references,
    )
