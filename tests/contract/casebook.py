"""What is a casebook? Every implementation inherits this suite, and says in `casebook` and `again` how to get one."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from followup.domain.evidence import Evidence
from followup.domain.model import Draft, Fate, Handle, Letter, LetterKey, Step
from followup.domain.signals import Kind, Origin, Promised, Rejected, Scheduled, Signal, key
from followup.errors import TryAgain
from followup.ports import Casebook
from tests.builders import HANA, NOW, a_letter

READ = (Handle("m1"), Handle("m2"))


class CasebookContract:
    @pytest.fixture
    def casebook(self) -> Casebook | Iterator[Casebook]:
        """An empty one."""
        raise NotImplementedError

    def again(self, casebook: Casebook) -> Casebook:
        """The same one, as the next process would see it."""
        raise NotImplementedError

    def test_a_new_casebook_is_empty(self, casebook: Casebook) -> None:
        assert list(casebook.signals()) == []
        assert list(casebook.letters()) == []
        assert casebook.paused_until() is None
        assert Handle("m1") not in casebook.seen("home", "1")

    def test_what_was_recorded_is_there_for_the_next_process(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [a_refusal()])

        later = self.again(casebook)

        assert list(later.signals()) == [a_refusal()]
        assert Handle("m1") in later.seen("home", "1")
        assert Handle("m3") not in later.seen("home", "1")

    def test_a_handle_is_seen_in_its_account_by_its_reader_alone(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [])

        assert Handle("m1") not in casebook.seen("work", "1")
        assert Handle("m1") not in casebook.seen("home", "2")

    def test_a_handle_that_is_not_text_is_remembered(self, casebook: Casebook) -> None:
        odd = Handle("caf\udce9:2,S")  # the name of a file in Latin-1

        casebook.record("home", "1", [odd], [])

        assert odd in casebook.seen("home", "1")

    def test_recording_twice_changes_nothing(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [a_refusal()])
        casebook.record("home", "1", READ, [a_refusal()])

        assert list(casebook.signals()) == [a_refusal()]

    def test_a_newer_reading_replaces_the_older(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [a_refusal()])
        casebook.record("home", "2", READ, [a_refusal(sure=False)])

        assert list(casebook.signals()) == [a_refusal(sure=False)]

    def test_a_message_may_say_several_things(self, casebook: Casebook) -> None:
        promise = Promised(origin=AN_ORIGIN, until=date(2026, 10, 20))

        casebook.record("home", "1", READ, [a_refusal(), promise])

        assert sorted(map(key, casebook.signals())) == sorted([key(a_refusal()), key(promise)])

    def test_what_a_better_reading_no_longer_gives_is_forgotten(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [a_refusal(), an_interview()])

        casebook.record("home", "2", READ, [an_interview()], forget=[key(a_refusal()), "never heard of"])

        assert list(casebook.signals()) == [an_interview()]

    def test_a_signal_with_broken_characters_is_kept_as_it_is(self, casebook: Casebook) -> None:
        broken = a_refusal(origin=Origin(Kind.MESSAGE, "home", "m1\udcff\x00@x", NOW))

        casebook.record("home", "1", READ, [broken])

        assert list(casebook.signals()) == [broken]

    def test_what_fails_half_way_leaves_nothing(self, casebook: Casebook) -> None:
        def failing() -> Iterator[Signal]:
            yield a_refusal()
            raise InterruptedError

        with pytest.raises(InterruptedError):
            casebook.record("home", "1", READ, failing())

        assert list(casebook.signals()) == []
        assert Handle("m1") not in casebook.seen("home", "1")

    def test_a_bookmark_stays_where_it_was_put(self, casebook: Casebook) -> None:
        assert casebook.bookmark("home", "1") == ""

        casebook.record("home", "1", READ, [], bookmark="page 7")
        casebook.record("home", "1", READ, [])

        assert self.again(casebook).bookmark("home", "1") == "page 7"
        assert casebook.bookmark("home", "2") == casebook.bookmark("work", "1") == ""

    def test_a_bookmark_moves_only_with_all_that_was_read(self, casebook: Casebook) -> None:
        def failing() -> Iterator[Signal]:
            yield a_refusal()
            raise InterruptedError

        with pytest.raises(InterruptedError):
            casebook.record("home", "1", READ, failing(), bookmark="page 7")

        assert casebook.bookmark("home", "1") == ""

    def test_what_older_readers_have_seen_is_forgotten_when_they_retire(self, casebook: Casebook) -> None:
        for reader in ("1", "1 since 2026-01-01", "2", "2 since 2026-01-01", "calendar", "12"):
            casebook.record("home", reader, READ, [], bookmark="page 7")
            casebook.record("work", reader, READ, [], bookmark="page 7")

        casebook.retire("home", ["2", "calendar"])

        for reader in ("2", "2 since 2026-01-01", "calendar"):
            assert READ[0] in casebook.seen("home", reader)
            assert casebook.bookmark("home", reader) == "page 7"
        for reader in ("1", "1 since 2026-01-01", "12"):
            assert READ[0] not in casebook.seen("home", reader)
            assert casebook.bookmark("home", reader) == ""
            assert READ[0] in casebook.seen("work", reader)

    def test_an_intent_is_a_letter_without_a_draft(self, casebook: Casebook) -> None:
        letter = a_letter()

        casebook.intend(letter, NOW)

        [written] = self.again(casebook).letters()
        assert (written.key, written.account, written.at) == (letter.key, letter.account, NOW)
        assert (written.subject, written.to) == (letter.subject, letter.to)
        assert (written.draft, written.fate) == (None, Fate.UNKNOWN)

    def test_intending_twice_is_intending_once(self, casebook: Casebook) -> None:
        casebook.intend(a_letter(), NOW)
        casebook.intend(a_letter(account="work"), NOW + timedelta(hours=1))

        [written] = casebook.letters()
        assert (written.account, written.at) == ("home", NOW)

    def test_a_letter_is_kept_until_a_draft_of_it_is_noted(self, casebook: Casebook) -> None:
        casebook.intend(a_letter(), NOW)
        casebook.intend(a_letter(body="Dear Hana,\n\nwritten anew."), NOW)
        [before] = self.again(casebook).letters()

        casebook.note(a_letter().key, a_draft(a_letter()), Fate.WAITING)

        [after] = self.again(casebook).letters()
        assert before.unsaved == a_letter(body="Dear Hana,\n\nwritten anew.")
        assert after.unsaved is None

    def test_intending_does_not_undo_what_is_known_of_a_letter(self, casebook: Casebook) -> None:
        letter = a_letter()
        casebook.intend(letter, NOW)
        casebook.note(letter.key, a_draft(letter), Fate.DISCARDED)

        casebook.intend(letter, NOW + timedelta(days=1))

        [written] = casebook.letters()
        assert (written.draft, written.fate) == (a_draft(letter), Fate.DISCARDED)

    def test_the_fate_of_a_letter_is_the_last_one_noted(self, casebook: Casebook) -> None:
        letter = a_letter()
        casebook.intend(letter, NOW)
        casebook.note(letter.key, a_draft(letter), Fate.WAITING)
        casebook.note(letter.key, a_draft(letter), Fate.SENT)

        [written] = self.again(casebook).letters()
        assert (written.draft, written.fate, written.at) == (a_draft(letter), Fate.SENT, NOW)

    def test_a_letter_that_was_taken_back_is_intended_anew(self, casebook: Casebook) -> None:
        casebook.intend(a_letter(), NOW)
        casebook.note(a_letter().key, a_draft(a_letter()), Fate.WITHDRAWN)

        casebook.intend(a_letter(substance="more"), NOW + timedelta(days=1))

        [written] = self.again(casebook).letters()
        assert (written.draft, written.substance, written.at) == (None, "more", NOW + timedelta(days=1))

    def test_where_the_facts_of_a_letter_come_from_is_remembered(self, casebook: Casebook) -> None:
        casebook.intend(a_letter(sources=("Hana Ito: the calendar of home",)), NOW)

        [written] = self.again(casebook).letters()
        assert written.sources == ("Hana Ito: the calendar of home",)

    def test_a_reminder_that_is_settled_stays_so(self, casebook: Casebook) -> None:
        casebook.settle("connect-hana-ito-1234", NOW)
        casebook.settle("connect-hana-ito-1234", NOW + timedelta(days=1))

        assert "connect-hana-ito-1234" in self.again(casebook).settled()
        assert "follow-brightfold-1234" not in casebook.settled()

    def test_a_draft_in_another_mailbox_than_intended_counts_where_it_is(self, casebook: Casebook) -> None:
        letter = a_letter()
        casebook.intend(letter, NOW)

        casebook.note(letter.key, a_draft(letter, account="work"), Fate.WAITING)

        [written] = casebook.letters()
        assert written.account == "work"

    def test_a_letter_that_was_found_rather_than_intended_is_remembered(self, casebook: Casebook) -> None:
        letter = a_letter()

        casebook.note(letter.key, a_draft(letter), Fate.EDITED)

        [written] = self.again(casebook).letters()
        assert (written.key, written.to.address, written.fate) == (letter.key, HANA.address, Fate.EDITED)

    def test_letters_of_different_steps_to_one_person_are_two(self, casebook: Casebook) -> None:
        thanks = a_letter()
        reply = a_letter(key=LetterKey(Step.REJECTION_REPLY, HANA.address, "e1@brightfold.example"))

        casebook.intend(thanks, NOW)
        casebook.intend(reply, NOW)

        assert {written.key for written in casebook.letters()} == {thanks.key, reply.key}

    def test_a_pause_lasts_until_it_is_taken_back(self, casebook: Casebook) -> None:
        casebook.pause(date(2026, 12, 24))
        assert self.again(casebook).paused_until() == date(2026, 12, 24)

        casebook.pause(date.max)
        assert casebook.paused_until() == date.max

        casebook.pause(None)
        assert self.again(casebook).paused_until() is None

    def test_only_one_run_at_a_time_holds_it(self, casebook: Casebook) -> None:
        with casebook.exclusively(), pytest.raises(TryAgain), self.again(casebook).exclusively():
            pytest.fail("two runs held the casebook at once")

    def test_a_run_that_ends_lets_go_whatever_happened_in_it(self, casebook: Casebook) -> None:
        with pytest.raises(InterruptedError), casebook.exclusively():
            raise InterruptedError

        with self.again(casebook).exclusively():
            pass

    def test_others_may_read_while_a_run_holds_it(self, casebook: Casebook) -> None:
        casebook.record("home", "1", READ, [a_refusal()])

        with casebook.exclusively():
            assert list(self.again(casebook).signals()) == [a_refusal()]


AN_ORIGIN = Origin(Kind.MESSAGE, "home", "m1@brightfold.example", NOW)


def a_refusal(*, origin: Origin = AN_ORIGIN, sure: bool = True, evidence: tuple[Evidence, ...] = ()) -> Rejected:
    return Rejected(origin=origin, sure=sure, evidence=evidence)


def an_interview() -> Scheduled:
    return Scheduled(
        origin=Origin(Kind.EVENT, "home", "e1@brightfold.example", NOW), start=NOW, end=NOW + timedelta(hours=1)
    )


def a_draft(letter: Letter, account: str = "home") -> Draft:
    return Draft(
        account=account,
        key=letter.key,
        handle=Handle("d1"),
        message_id="d1@doe.example",
        recipient=letter.to.address,
        subject=letter.subject,
        fingerprint="5f3a",
        created=NOW,
    )
