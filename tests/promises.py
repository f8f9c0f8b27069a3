"""What may a run do, and what may it never do, in the light of what truly happened?"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from followup.domain.model import Draft, Fate, Letter, Message, Step
from followup.domain.people import fold
from followup.domain.policy.rules import CheckInRules, KeepInTouchRules, Rules, Update
from followup.ports import Casebook
from tests.lives import ALEX, Application, Employer, Interview, Owner, Record

UPDATES = (
    Update("I have finished the course on stream processing.", date(2026, 10, 20)),
    Update("My library for time zones has its first release.", date(2027, 1, 11)),
)
RULES = Rules(
    since=datetime.fromisoformat("2026-09-20T00:00:00Z"),
    check_in=CheckInRules(at_most=2),
    keep_in_touch=KeepInTouchRules(updates=UPDATES),
    mine=frozenset(map(fold, ALEX.addresses)),
    zone=ALEX.zone,
)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ASKED = 2
LOOK_BACK = timedelta(days=30)
"""So long after it was to be saved a letter is still looked for."""


class Promises:
    """Judges every letter that was left or taken back."""

    now: datetime
    paused: bool
    mailboxes: Mapping[str, Any]
    owners: Mapping[str, Owner]
    casebook: Casebook
    applications: Mapping[Employer, Application]
    mails: Mapping[str, Message]
    records: list[Record]

    def take_stock(self, without_mail: frozenset[str], without_calendar: frozenset[str]) -> None:
        for name, mailbox in self.mailboxes.items():
            for draft in mailbox.taken:
                self.taken_back(name, draft)
            mailbox.taken.clear()
        known = {(r.mailbox, r.message_id, id(r.letter)) for r in self.records}
        for name, mailbox in self.mailboxes.items():
            for letter, draft in mailbox.saved:
                if (name, draft.message_id, id(letter)) not in known:
                    self.saved(name, letter, draft, without_mail, without_calendar)
        noted = {letter.key: letter.fate for letter in self.casebook.letters() if letter.draft}
        for record in self.records:
            if record.letter.key not in noted:
                record.unnoted = True
            elif record.unnoted:
                # What had to be found again may count as the user's, and then stays.
                record.unnoted = noted[record.letter.key] is Fate.EDITED
                record.found_at = self.now
        self.touched_drafts_are_untouched()

    def taken_back(self, name: str, draft: Draft) -> None:
        record = next(r for r in reversed(self.records) if (r.mailbox, r.message_id) == (name, draft.message_id))
        assert record.fate == "waiting", f"a draft that is {record.fate} was taken back: {record}"
        record.fate = "withdrawn"

    def saved(
        self, name: str, letter: Letter, draft: Draft, without_mail: frozenset[str], without_calendar: frozenset[str]
    ) -> None:
        application = self.application_of(letter)
        interview = self.interview_of(letter, application)
        record = Record(letter, name, draft.message_id, application, interview)
        assert not self.paused, "a letter while paused"
        assert name != "work", "a letter in a work account"
        assert letter.body.strip(), "an empty letter"
        assert not application.silent, f"a letter after the case was closed: {application.ended} {letter.key}"
        missing = without_mail if not application.thread else without_mail & {application.employer.account}
        missing |= without_calendar & {application.employer.account} if interview else frozenset()
        assert not missing, f"a letter from half a picture: {missing}"
        self.answers_what_its_recipient_saw(letter)
        twins = [r for r in self.known_to(record) if r.what == record.what]
        assert not twins, f"a second draft of a letter: {record.what}, the first {twins[0].fate}"
        self.records.append(record)
        {
            Step.THANK_YOU: self.thanked,
            Step.CHECK_IN: self.checked_in,
            Step.REJECTION_REPLY: self.answered,
            Step.KEEP_IN_TOUCH: self.kept_in_touch,
        }[letter.key.step](record)

    def known_to(self, record: Record) -> list[Record]:
        """The earlier letters that the program can know of: an interview booked anew under another UID is known for the same by what the database remembers alone."""
        anew = bool(record.interview and record.letter.key.about.startswith("again-"))
        return [r for r in self.records if r is not record and r.counts and not (anew and r.before_the_loss)]

    def application_of(self, letter: Letter) -> Application:
        for application in self.applications.values():
            if letter.to.address in {person.address for person in application.employer.people}:
                return application
        raise AssertionError(f"a letter to nobody of this world: {letter.to}")

    def interview_of(self, letter: Letter, application: Application) -> Interview | None:
        about = letter.key.about
        known = next((i for i in application.interviews if about in i.uids), None)
        assert known or letter.key.step is not Step.THANK_YOU, f"a thank-you for no interview: {letter.key}"
        return known

    def answers_what_its_recipient_saw(self, letter: Letter) -> None:
        if letter.parent is None:
            return
        mail = self.mails.get(letter.parent.message_id)
        if mail is None:
            mail_letter = next(r.letter for r in self.records if r.message_id == letter.parent.message_id)
            assert mail_letter.to.address == letter.to.address
            return
        took_part = {person.address for person in (mail.sender, *mail.to, *mail.cc, *mail.reply_to)}
        assert letter.to.address in took_part, "a reply in a thread in which the recipient took no part"
        assert mail.account == letter.account

    def thanked(self, record: Record) -> None:
        application, interview, to = record.application, record.interview, record.letter.to
        assert interview
        assert application.ended == "", f"a thank-you though they {application.ended}"
        assert interview.stands, "a thank-you for an interview that did not take place"
        assert interview.end + HOUR <= self.now <= interview.end + 3 * DAY, (
            f"a thank-you out of time: {interview}, {self.now}, {record.letter.key}"
        )
        assert to in (*interview.people, interview.arranged_by), "a thank-you to somebody who was not there"
        wrote = [at for at, person in application.wrote if person == to and at >= interview.start]
        assert not wrote, "a thank-you to somebody whom the user has thanked"
        panel = [r for r in (*self.known_to(record), record) if r.interview is interview]
        # An event that the user has made their own names no more who arranged it: only the database knew.
        panel = [r for r in panel if r.letter.to in interview.people or not r.before_the_loss]
        assert len(panel) <= RULES.thank_you.panel_limit, [str(r.letter.to) for r in panel]

    def checked_in(self, record: Record) -> None:
        application = record.application
        assert application.ended == "", f"a check-in though they {application.ended}"
        count = sum(r.counts for r in self.since_the_loss(application, Step.CHECK_IN))
        assert count <= ASKED, f"{count} check-ins"
        since = max([*application.heard, *(i.end for i in application.interviews if i.stands)])
        asked = self.since_the_loss(application, Step.CHECK_IN)
        earlier = [r.letter.date for r in asked if r is not record and r.counts]
        assert not earlier or self.now - max(earlier) >= 7 * DAY or since > max(earlier), "asked again too soon"
        promised = any(day < self.now.date() for day in application.promises)
        assert promised or self.now - since >= 7 * DAY, f"a check-in after {self.now - since}"

    def answered(self, record: Record) -> None:
        application = record.application
        assert application.ended == "refused", f"an answer to a refusal though {application.ended or 'open'}"
        assert application.ended_at
        assert self.now >= application.ended_at + 4 * HOUR, "an answer on the spot"
        wrote = [at for at, _ in application.wrote if at > application.ended_at]
        assert not wrote, "an answer though the user has answered"
        answers = [
            r
            for r in self.records
            if r.application is application and r.letter.key.step == "rejection-reply" and r.counts
        ]
        assert len(answers) == 1, f"{len(answers)} answers to one refusal"

    def kept_in_touch(self, record: Record) -> None:
        application = record.application
        assert application.ended in ("refused", ""), "an update though it did not end kindly"
        last = max([*application.heard, *(at for at, _ in application.wrote)])
        assert self.now - last >= RULES.keep_in_touch.every, f"an update {self.now - last} after they were in touch"
        updates = [r for r in self.since_the_loss(application, Step.KEEP_IN_TOUCH) if r.counts]
        assert len(updates) <= RULES.keep_in_touch.at_most
        if application.ended == "":
            assert any(
                r.letter.key.step == "check-in" and r.fate == "sent" and r.application is application
                for r in self.records
            ), "an update though they were not asked"

    def since_the_loss(self, application: Application, step: Step) -> list[Record]:
        ours = [r for r in self.records if r.application is application and r.letter.key.step is step]
        return [r for r in ours if not r.before_the_loss]

    def touched_drafts_are_untouched(self) -> None:
        for name, owner in self.owners.items():
            lying = {message.id: message.text for message in owner.lying_drafts()}
            for record in self.records:
                if record.mailbox == name and record.fate == "edited":
                    assert record.message_id in lying, f"a touched draft is gone: {record.letter.key}"
                    assert lying[record.message_id].strip() == record.text, "a touched draft was changed"
                if record.mailbox == name and record.fate == "waiting":
                    assert record.message_id in lying, f"a draft is gone: {record.letter.key}"

    def nothing_stale_waits(self) -> None:
        """What was overtaken has been taken back by a run that could read everything."""
        for record in self.records:
            lost = record.unnoted and (record.before_the_loss or record.letter.date < self.now - LOOK_BACK)
            if record.fate != "waiting" or lost:
                continue
            application, step = record.application, record.letter.key.step
            assert not application.silent, f"a letter still waits though {application.ended}: {record.letter.key}"
            if step is Step.CHECK_IN:
                ahead = [i for i in application.interviews if i.stands and i.end > self.now]
                assert not ahead, "a check-in still waits though an interview is ahead"
            if step in (Step.THANK_YOU, Step.CHECK_IN):
                assert application.ended == "", f"a {step} still waits though {application.ended}"
            if step is Step.REJECTION_REPLY:
                assert application.ended == "refused", (
                    f"an answer to a refusal still waits though {application.ended}: {record}"
                )
            assert not self.written_by_hand_since(record), f"a {step} still waits though the user has written"
            if record.interview and step is Step.THANK_YOU:
                assert record.interview.stands, "a thank-you still waits though it did not take place"

    def written_by_hand_since(self, record: Record) -> bool:
        """Whether the user has said in words of their own what the letter was to say."""
        application, to = record.application, record.letter.to
        match record.letter.key.step:
            case Step.THANK_YOU:
                assert record.interview
                start = record.interview.start
                return any(at >= start and person == to for at, person in application.by_hand)
            case Step.REJECTION_REPLY:
                ended = application.ended_at
                return any(ended and at > ended for at, _ in application.by_hand)
            case Step.KEEP_IN_TOUCH:
                return any(at > record.since for at, _ in application.by_hand)
            case _:
                ends = [interview.end for interview in application.interviews if interview.stands]
                thanked = max(ends, default=record.since) + RULES.thank_you.until
                return any(at > max(record.since, thanked) for at, _ in application.by_hand)
