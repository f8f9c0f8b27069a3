"""Has mail told of this event that it is an interview, though the event itself does not say so?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from followup.domain.events.awaited import CERTAIN, POSSIBLE, PROBABLE, awaited
from followup.domain.model import Attendee, Event, Person
from followup.domain.signals import Advanced, Part
from tests.builders import NOW, a_matter, an_event, an_origin

ADLER = Person("Judith Adler", "judith.adler@ravenloch.example")


def an_invitation(part: Part = Part.WRITER, **fields: object) -> Advanced:
    """Judith Adler of Ravenloch wrote four days ago that the user is invited."""
    matter = replace(a_matter(ADLER, part=part), employer="Ravenloch AG")
    return replace(
        Advanced(origin=an_origin("in@ravenloch.example", timedelta(days=4)), matter=matter),
        **fields,  # type: ignore[arg-type]  # checked by the dataclass
    )


def an_entry(title: str, **fields: object) -> Event:
    """What the user wrote down."""
    return an_event(title, **{"organizer": None, "attendees": (), **fields})


def test_whoever_invited_and_takes_part_makes_it_an_interview() -> None:
    event = an_entry("Robin / Judith", attendees=(Attendee(ADLER),))

    assert awaited([an_invitation()]).weight(event) == CERTAIN


@pytest.mark.parametrize("title", ["Ravenloch - Frau Adler", "Adler (Ravenloch), Raum 3"])
def test_the_person_and_the_employer_in_the_users_own_words_do_too(title: str) -> None:
    assert awaited([an_invitation()]).weight(an_entry(title)) == CERTAIN


def test_the_employer_alone_makes_it_probable() -> None:
    assert awaited([an_invitation()]).weight(an_entry("Ravenloch 14 Uhr")) == PROBABLE


@pytest.mark.parametrize("title", ["Frau Adler", "Ravenlochstraße", "Zahnarzt"])
def test_other_words_say_nothing(title: str) -> None:
    assert awaited([an_invitation()]).weight(an_entry(title)) == POSSIBLE


def test_an_event_before_the_invitation_or_long_after_it_is_another() -> None:
    event = an_entry("Ravenloch - Frau Adler")
    before = replace(event, start=NOW - timedelta(days=5), end=NOW - timedelta(days=5))
    after = replace(event, start=NOW + timedelta(days=40), end=NOW + timedelta(days=40))

    assert awaited([an_invitation()]).weight(before) == POSSIBLE
    assert awaited([an_invitation()]).weight(after) == POSSIBLE


def test_an_agent_arranges_much_besides_interviews() -> None:
    event = an_entry("Catch-up", attendees=(Attendee(ADLER),))

    assert awaited([an_invitation(part=Part.AGENT)]).weight(event) == POSSIBLE


def test_what_is_not_sure_or_lies_in_spam_invites_nobody() -> None:
    invitation = an_invitation()
    in_spam = replace(invitation, origin=replace(invitation.origin, spam=True))
    event = an_entry("Ravenloch - Frau Adler")

    assert awaited([replace(invitation, sure=False), in_spam]).weight(event) == POSSIBLE
