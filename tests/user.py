"""What does the user do, between two runs?"""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from followup.domain.model import (
    Draft,
)
from followup.domain.signals import Telling
from followup.sweep.review import Review, review, tell
from tests.employing import WithEmployers, employers
from tests.lives import (
    Application,
    Employer,
    Record,
    of_the_user,
)
from tests.promises import RULES
from tests.search import DAY, HOUR

spans = st.sampled_from([HOUR, 5 * HOUR, 20 * HOUR, DAY, 2 * DAY, 4 * DAY, 9 * DAY, 15 * DAY, 40 * DAY])


class WithUser(WithEmployers):
    """A job search in which the user writes, takes notes, and deals with the drafts."""

    def i_write(self, employer: Employer, who: int, text: str) -> None:
        application, number = self.applications[employer], self.next()
        to = employer.people[who % len(employer.people)]
        mail = of_the_user(employer, to, text, self.now, number, *application.thread)
        self.receive(application, mail)
        application.wrote.append((self.now, to))
        application.by_hand.append((self.now, to))

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
            case Telling.OPEN:
                application.ended, application.ended_at = "", None
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
