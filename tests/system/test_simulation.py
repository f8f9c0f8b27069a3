"""Random lives of a job search, against the promises.

Everything here happens to a user sooner or later, in any order: interviews are booked, moved and called off; people write,
and so does the user; drafts are edited, sent and thrown away; a run dies half-way; an account cannot be read; the database is
lost. What truly happened is kept in `tests/lives.py`, and what a run may do is judged by that, never by asking the program.
"""

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from followup import languages
from followup.domain.compose import Profile
from followup.domain.model import (
    Draft,
    Event,
    Folder,
    Message,
    Person,
    Status,
    Step,
)
from followup.domain.people import fold
from followup.domain.signals import Telling
from followup.errors import Unavailable
from followup.ports import Casebook
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, Outcome, World, run
from followup.sweep.review import Review, review, tell
from followup.wording import TemplateWording
from tests.builders import NOW
from tests.fakes import FakeCalendar
from tests.fakes_notes import FakeNotes
from tests.fuses import READER, Fuse, FusedCasebook, Killed, WatchedFake, WatchedMaildir
from tests.lives import (
    ADDRESSES,
    ALEX,
    EMPLOYERS,
    Application,
    Employer,
    Interview,
    Owner,
    Record,
    a_mail,
    a_newsletter,
    by_machine,
    of_the_user,
    slots,
    texts,
)
from tests.maildirs import MaildirOwner
from tests.promises import RULES, Promises

WORDING = TemplateWording(languages.folder())
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


employers = st.sampled_from(EMPLOYERS)
spans = st.sampled_from([HOUR, 5 * HOUR, 20 * HOUR, DAY, 2 * DAY, 4 * DAY, 9 * DAY, 15 * DAY, 40 * DAY])


class Life(Promises, RuleBasedStateMachine):
    """A job search, with mailboxes and a casebook in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.number = 0
        self.fuse = Fuse()
        self.calendars = {name: FakeCalendar(name) for name in ADDRESSES}
        self.mailboxes, self.owners = self.make_mailboxes()
        self.casebook = self.make_casebook()
        self.notes = FakeNotes()
        self.applications = {employer: Application(employer) for employer in EMPLOYERS}
        self.mails: dict[str, Message] = {}
        self.records: list[Record] = []
        self.paused = False
        self.has_told = False

    # --- where it takes place --------------------------------------------------------------------------------------

    def make_mailboxes(self) -> tuple[Mapping[str, Any], Mapping[str, Owner]]:
        mailboxes = {name: WatchedFake(name, self.fuse) for name in ADDRESSES}
        return mailboxes, mailboxes

    def make_casebook(self) -> Casebook:
        return FusedCasebook(self.fuse)

    def world(self) -> World:
        accounts = tuple(
            Account(
                name,
                Person(ALEX.name, address),
                frozenset({fold(address)}),
                self.calendars[name],
                self.mailboxes[name],
                may_draft=name != "work",
            )
            for name, address in ADDRESSES.items()
        )
        return World(accounts, self.casebook, READER, RULES, Profile(), WORDING, at_most=50, notes=self.notes)

    # --- what others do ----------------------------------------------------------------------------------------------

    def next(self) -> int:
        """A number of its own for whatever happens now; no two things happen in the same minute."""
        self.number += 1
        self.now += timedelta(minutes=1)
        return self.number

    def receive(self, application: Application, mail: Message, *, thread: bool = True) -> None:
        self.owners[mail.account].receive(mail)
        self.mails[mail.id] = mail
        if thread:
            application.thread.append(mail)

    def they_write(
        self, employer: Employer, what: str, who: int, *, day: date | None = None, anew: bool = False
    ) -> None:
        application, number = self.applications[employer], self.next()
        writer = employer.writers[who % len(employer.writers)]
        named = f"{day.day} {day:%B}" if day else ""
        before = () if anew else tuple(application.thread)
        text = texts(employer, writer, named)[what]
        self.receive(application, a_mail(employer, writer, text, self.now, number, *before))
        application.heard.append(self.now)

    @rule(employer=employers, who=st.integers(0, 5))
    def they_invite(self, employer: Employer, who: int) -> None:
        if not self.applications[employer].ended:
            self.they_write(employer, "invitation", who)

    @initialize(choices=st.lists(st.tuples(employers, st.integers(-20, 40), st.integers(1, 5)), min_size=1, max_size=3))
    def some_interviews_are_booked(self, choices: list[tuple[Employer, int, int]]) -> None:
        for employer, hours, size in choices:
            self.they_book(employer, hours, size, size, loop=False, arranged=size != 2)

    @rule(
        employer=employers,
        hours=st.integers(-60, 90),
        first=st.integers(0, 4),
        size=st.sampled_from([1, 1, 2, 3, 4, 5]),
        loop=st.booleans(),
        arranged=st.booleans(),
    )
    def they_book(self, employer: Employer, hours: int, first: int, size: int, *, loop: bool, arranged: bool) -> None:
        application = self.applications[employer]
        start = self.now + hours * HOUR
        apart = all(abs(start - i.start) > 3 * DAY for i in application.interviews)
        if application.ended or application.silent or not apart:
            return
        team = employer.team
        people = tuple(dict.fromkeys(team[(first + n) % len(team)] for n in range(size)))
        by = employer.agent or (employer.coordinator if arranged or len(people) > 1 else people[0])
        number = self.next()
        made = slots(employer, f"e{number}@{employer.domain}", start, people, by, loop=loop and len(people) > 1)
        events = [replace(event, updated=min(self.now, start) - DAY) for event in made]
        application.interviews.append(Interview(number, people, by, events, uids={event.uid for event in events}))
        self.show(events)

    def show(self, events: Iterable[Event]) -> None:
        for event in events:
            self.calendars[event.account].put(event)

    def an_interview(self, which: int) -> tuple[Application, Interview] | None:
        standing = [(a, i) for a in self.applications.values() for i in a.interviews if i.stands]
        return standing[which % len(standing)] if standing else None

    @rule(which=st.integers(0, 9), hours=st.sampled_from([-3, 2, 26, 170]), anew=st.booleans())
    def they_move_an_interview(self, which: int, hours: int, *, anew: bool) -> None:
        chosen = self.an_interview(which)
        if not chosen:
            return
        application, interview = chosen
        other = [i for i in application.interviews if i is not interview]
        if (
            any(abs(interview.start + hours * HOUR - i.start) <= 3 * DAY for i in other)
            or interview.start + 4 * DAY < self.now
        ):
            return
        if anew and hours > 0:
            self.show(
                replace(event, status=Status.CANCELLED, sequence=event.sequence + 1) for event in interview.events
            )
        moved = [
            replace(
                event,
                start=event.start + hours * HOUR,
                end=event.end + hours * HOUR,
                sequence=event.sequence + 1,
                uid=f"again-{event.uid}" if anew and hours > 0 else event.uid,
            )
            for event in interview.events
        ]
        interview.events = moved
        interview.uids |= {event.uid for event in moved}
        self.show(moved)

    @rule(which=st.integers(0, 9), how=st.sampled_from(["cancelled", "gone"]))
    def they_call_an_interview_off(self, which: int, how: str) -> None:
        chosen = self.an_interview(which)
        if not chosen or chosen[1].end < self.now - 3 * DAY:
            return
        _, interview = chosen
        interview.stands = False
        for event in interview.events:
            if how == "gone":
                self.calendars[event.account].remove(event.identity)
            else:
                self.show([replace(event, status=Status.CANCELLED, sequence=event.sequence + 1)])

    @rule(employer=employers, who=st.integers(0, 5), anew=st.booleans())
    def they_refuse(self, employer: Employer, who: int, *, anew: bool) -> None:
        if self.may_still_refuse(employer):
            self.they_write(employer, "refusal", who, anew=anew)
            self.refused(employer)

    @rule(employer=employers)
    def their_machine_refuses(self, employer: Employer) -> None:
        if self.may_still_refuse(employer):
            application, number = self.applications[employer], self.next()
            self.receive(application, by_machine(employer, self.now, number), thread=False)
            application.heard.append(self.now)
            self.refused(employer)

    def may_still_refuse(self, employer: Employer) -> bool:
        """After a month, a second refusal is one of another application."""
        at = self.applications[employer].ended_at
        return at is None or self.now - at < 20 * DAY

    def refused(self, employer: Employer) -> None:
        application = self.applications[employer]
        if application.ended in ("", "offered"):
            application.end_as("refused", self.now)

    @rule(employer=employers, who=st.integers(0, 5))
    def they_offer(self, employer: Employer, who: int) -> None:
        application = self.applications[employer]
        if application.ended == "":
            self.they_write(employer, "offer", who)
            application.end_as("offered", self.now)

    @rule(employer=employers, who=st.integers(0, 5))
    def they_go_on(self, employer: Employer, who: int) -> None:
        application = self.applications[employer]
        if application.thread and application.ended in ("", "refused"):
            self.they_write(employer, "next round", who)
            application.ended = ""

    @rule(employer=employers, who=st.integers(0, 5), days=st.integers(1, 20))
    def they_promise(self, employer: Employer, who: int, days: int) -> None:
        application = self.applications[employer]
        day = (self.now + days * DAY).date()
        self.they_write(employer, "promise", who, day=day)
        application.promises.append(day)

    @rule(employer=employers, who=st.integers(0, 5))
    def they_reply(self, employer: Employer, who: int) -> None:
        self.they_write(employer, "reply", who)

    @rule(employer=employers, who=st.integers(0, 5))
    def they_ask_not_to_be_written_to(self, employer: Employer, who: int) -> None:
        if self.may_still_refuse(employer):
            self.they_write(employer, "asked not to", who)
            self.refused(employer)
            self.applications[employer].asked_not_to = True

    @rule()
    def a_newsletter_comes(self) -> None:
        number = self.next()
        self.owners["home"].receive(a_newsletter(self.now, number))

    # --- what the user does ------------------------------------------------------------------------------------------

    def i_write(self, employer: Employer, who: int, text: str) -> None:
        application, number = self.applications[employer], self.next()
        to = employer.people[who % len(employer.people)]
        mail = of_the_user(employer, to, text, self.now, number, *application.thread)
        self.receive(application, mail)
        application.wrote.append((self.now, to))

    @rule(employer=employers, who=st.integers(0, 5))
    def i_write_to_them(self, employer: Employer, who: int) -> None:
        self.i_write(employer, who, "thank you, that suits me well.")

    @rule(employer=employers, who=st.integers(0, 5))
    def i_withdraw(self, employer: Employer, who: int) -> None:
        application = self.applications[employer]
        if application.ended in ("", "offered") and application.thread:
            role = employer.role
            self.i_write(
                employer,
                who,
                f"I have accepted a position elsewhere and would like to withdraw my application as {role}.",
            )
            application.end_as("withdrew", self.now)

    @rule(which=st.integers(0, 9), own=st.booleans())
    def i_take_notes(self, which: int, *, own: bool) -> None:
        chosen = self.an_interview(which)
        if not chosen:
            return
        application, interview = chosen
        said = f"- the plan number {self.next()} for the warehouse"
        if own:
            event = interview.events[0]
            noted = replace(event, organizer=None, description=f"{event.description}\n\nNotes\n{said}")
            interview.events[0] = noted
            self.show([noted])
        else:
            name = application.employer.name
            self.notes.put(f"{name}.md", self.now, (f"{name}, {interview.start:%Y-%m-%d}", said))

    def a_record(self, which: int) -> Record | None:
        lying = [record for record in self.records if record.fate in ("waiting", "edited")]
        return lying[which % len(lying)] if lying else None

    def draft_of(self, record: Record) -> Draft:
        draft = next(
            draft for letter, draft in self.mailboxes[record.mailbox].saved if draft.message_id == record.message_id
        )
        assert isinstance(draft, Draft)
        return draft

    @rule(which=st.integers(0, 9))
    def i_edit_a_draft(self, which: int) -> None:
        if record := self.a_record(which):
            record.fate, record.text = "edited", f"My own words, {self.next()}."
            self.owners[record.mailbox].edit(self.draft_of(record), record.text)

    @rule(which=st.integers(0, 9))
    def i_send_a_draft(self, which: int) -> None:
        record = self.a_record(which)
        if record:
            record.fate = "sent"
            self.owners[record.mailbox].send(self.draft_of(record))
            self.dated_now(record)
            record.application.wrote.append((self.now, record.letter.to))

    def dated_now(self, record: Record) -> None:
        """A mail program gives what it sends the date at which it is sent."""
        letters = self.mailboxes[record.mailbox].letters
        for handle, lying in letters.items():
            if lying.message.id == record.message_id:
                letters[handle] = replace(lying, message=replace(lying.message, date=self.now))

    @rule(which=st.integers(0, 9), purge=st.booleans())
    def i_throw_a_draft_away(self, which: int, *, purge: bool) -> None:
        if record := self.a_record(which):
            record.fate = "purged" if purge else "trashed"
            (self.owners[record.mailbox].delete if purge else self.owners[record.mailbox].discard)(
                self.draft_of(record)
            )
            if purge and record.unnoted:
                record.forgotten = True

    @rule(employer=employers, what=st.sampled_from([t for t in Telling if t is not Telling.SAME_AS]))
    def i_tell(self, employer: Employer, what: Telling) -> None:
        known = [one for one in review(self.casebook, RULES, self.now) if one.case.matter.employer == employer.name]
        application = self.applications[employer]
        if len(known) != 1 or application.silent:
            return
        self.next()
        tell(self.casebook, [known[0].case], what, self.now)
        self.has_told = True
        self.told(application, what, known[0])

    def told(self, application: Application, what: Telling, about: Review) -> None:
        match what:
            case Telling.NOT_AN_INTERVIEW:
                events = about.case.matter.events
                for interview in application.interviews:
                    if interview.uids & events:
                        interview.stands = False
            case Telling.REJECTED:
                application.end_as("refused", self.now)
            case Telling.OFFER:
                application.end_as("offered", self.now)
            case Telling.WITHDREW:
                application.end_as("withdrew", self.now)
            case Telling.ACCEPTED:
                application.end_as("accepted", self.now)
                begun = [a for a in self.applications.values() if (a.interviews or a.heard) and a is not application]
                for other in begun:
                    other.overtaken = True

    @rule(paused=st.booleans())
    def i_pause(self, *, paused: bool) -> None:
        self.paused = paused
        self.casebook.pause(date.max if paused else None)

    @rule(span=spans)
    def time_passes(self, span: timedelta) -> None:
        self.now += span

    @rule()
    def the_database_is_lost(self) -> None:
        if self.has_told:
            return  # What the user told is lost with it, and nothing else says so.
        self.casebook = self.make_casebook()
        self.casebook.pause(date.max if self.paused else None)
        for record in self.records:
            record.forgotten = record.forgotten or record.fate == "purged"
            record.unnoted = record.before_the_loss = True

    @rule(hours=st.integers(1, 30))
    def the_next_interview_ends_and_a_run_follows(self, hours: int) -> None:
        ends = [i.end for a in self.applications.values() for i in a.interviews if i.stands and i.end > self.now]
        if ends:
            self.now = min(ends) + hours * HOUR
            self.sweep()

    # --- runs ----------------------------------------------------------------------------------------------------------

    @rule()
    def a_run(self) -> None:
        self.sweep()

    @rule(span=st.sampled_from([HOUR, 3 * HOUR, 6 * HOUR, DAY]))
    def some_time_later_a_run(self, span: timedelta) -> None:
        self.now += span
        self.sweep()

    @rule(days=st.integers(8, 70))
    def many_days_with_a_run_each_week(self, days: int) -> None:
        for _ in range(0, days, 7):
            self.now += 7 * DAY
            self.sweep()

    @rule(
        mail=st.sets(st.sampled_from(sorted(ADDRESSES)), max_size=2),
        calendars=st.sets(st.sampled_from(sorted(ADDRESSES)), max_size=1),
    )
    def a_run_that_cannot_read_everything(self, mail: set[str], calendars: set[str]) -> None:
        for name in mail:
            self.fail(name, Unavailable(name, "it cannot be reached"))
        for name in calendars:
            self.calendars[name].failure = Unavailable(name, "it cannot be reached")
        self.sweep(frozenset(mail), frozenset(calendars))
        for name in ADDRESSES:
            self.fail(name, None)
            self.calendars[name].failure = None

    def fail(self, name: str, failure: Exception | None) -> None:
        self.mailboxes[name].failure = failure

    @rule(at=st.integers(1, 40), after=st.booleans(), deadly=st.booleans())
    def a_run_that_does_not_go_well(self, at: int, *, after: bool, deadly: bool) -> None:
        self.fuse.left, self.fuse.after = at, after
        self.fuse.error = Killed() if deadly else Unavailable("home", "the connection broke")
        with suppress(Killed):
            run(self.world(), self.now)
        self.fuse.left = None
        self.take_stock(frozenset(), frozenset())

    def sweep(self, without_mail: frozenset[str] = frozenset(), without_calendar: frozenset[str] = frozenset()) -> None:
        report = run(self.world(), self.now)
        self.take_stock(without_mail, without_calendar)
        before = self.picture()
        again = run(self.world(), self.now)
        done = again.deliveries(*(outcome for outcome in Outcome if outcome is not Outcome.FAILED))
        assert not done, f"a second run at the same time does {[(one.decision.step, one.delivery) for one in done]}"
        assert not self.picture() ^ before, self.picture() ^ before
        if not without_mail and not without_calendar:
            assert not report.failures, report.failures
            if not self.paused:
                self.nothing_stale_waits()

    def picture(self) -> set[str]:
        drafts = {repr(message) for owner in self.owners.values() for message in owner.lying_drafts()}
        return drafts | set(map(repr, self.casebook.letters())) | set(map(repr, self.casebook.signals()))


class LifeOnDisk(Life):
    """The same with Maildirs, and a casebook in a file."""

    def make_mailboxes(self) -> tuple[Mapping[str, Any], Mapping[str, Owner]]:
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        paths = {name: Path(self.folder.name) / name for name in ADDRESSES}
        owners = {name: MaildirOwner(path) for name, path in paths.items()}
        return {name: WatchedMaildir(name, path, self.fuse) for name, path in paths.items()}, owners

    def make_casebook(self) -> Casebook:
        return SqliteCasebook(Path(tempfile.mkdtemp(dir=self.folder.name)))

    def dated_now(self, record: Record) -> None:
        owner = self.owners[record.mailbox]
        assert isinstance(owner, MaildirOwner)
        for path in owner.files(Folder.SENT):
            if record.message_id.encode() in path.read_bytes():
                head, _, body = path.read_bytes().partition(b"\n\n")
                lines = [line for line in head.splitlines() if not line.startswith(b"Date:")]
                path.write_bytes(b"\n".join([*lines, f"Date: {format_datetime(self.now)}".encode(), b"", body]))

    def teardown(self) -> None:
        assert isinstance(self.casebook, SqliteCasebook)
        self.casebook.close()
        self.folder.cleanup()


LIVES = int(os.environ.get("LIVES", "50"))
"""How many lives are lived; more of them, on request, find more."""


def live(kind: type[Life], lives: int) -> None:
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=lives, stateful_step_count=40, suppress_health_check=list(HealthCheck), deadline=None
        ),
    )


def test_a_life_has_letters_of_every_step_in_it() -> None:
    """A simulation in which nothing happens would show nothing."""
    life, employer = Life(), EMPLOYERS[0]

    life.they_invite(employer, 0)
    life.they_book(employer, 2, 0, 1, loop=False, arranged=True)
    life.the_next_interview_ends_and_a_run_follows(2)
    life.many_days_with_a_run_each_week(14)
    life.they_refuse(employer, 0, anew=False)
    life.some_time_later_a_run(6 * HOUR)
    life.many_days_with_a_run_each_week(91)

    steps = [record.letter.key.step for record in life.records]
    assert steps == [Step.THANK_YOU, Step.CHECK_IN, Step.REJECTION_REPLY, Step.KEEP_IN_TOUCH]


def test_a_job_search_in_memory_keeps_the_promises() -> None:
    live(Life, LIVES)


def test_a_job_search_on_the_disk_keeps_the_promises() -> None:
    live(LifeOnDisk, max(1, LIVES // 10))
