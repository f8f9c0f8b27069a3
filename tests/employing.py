"""What do employers do to somebody who looks for a job?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from followup.domain.model import (
    Event,
    Status,
)
from tests.lives import (
    EMPLOYERS,
    Application,
    Employer,
    Interview,
    a_mail,
    a_newsletter,
    by_machine,
    slots,
    texts,
)
from tests.search import DAY, HOUR, Search

employers = st.sampled_from(EMPLOYERS)


class WithEmployers(Search):
    """A job search in which employers write, book, move and call off."""

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
