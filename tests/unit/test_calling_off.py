"""Which interviews of a case were called off in words, though the calendar still shows them?"""

from dataclasses import replace
from datetime import timedelta

from followup.domain.filing.cases import file_signals
from followup.domain.signals import CalledOff, Part, Replied
from tests.builders import HANA, a_matter, a_parent, a_scheduled, an_origin


def a_call_off(*, ago: timedelta, sure: bool = True) -> CalledOff:
    """Hana writes that it does not take place; the interview of `a_scheduled` began three hours ago."""
    return CalledOff(
        origin=an_origin("off@brightfold.example", ago), matter=a_matter(HANA, part=Part.WRITER), sure=sure
    )


def test_an_interview_that_a_mail_called_off_does_not_count() -> None:
    interview = a_scheduled()

    [case] = file_signals([interview, a_call_off(ago=timedelta(hours=8))])

    assert case.occasions == ()
    assert [slot.origin.id for slot in case.called_off] == [interview.origin.id]


def test_an_event_that_was_touched_after_the_mail_counts() -> None:
    interview = a_scheduled()
    touched = replace(interview, origin=replace(interview.origin, at=interview.start - timedelta(hours=1)))

    [case] = file_signals([touched, a_call_off(ago=timedelta(hours=8))])

    assert len(case.occasions) == 1


def test_what_is_not_sure_calls_nothing_off() -> None:
    [case] = file_signals([a_scheduled(), a_call_off(ago=timedelta(hours=8), sure=False)])

    assert len(case.occasions) == 1


def test_an_interview_to_which_nobody_came_does_not_count() -> None:
    interview = a_scheduled()
    apology = a_call_off(ago=timedelta())
    said = replace(apology, origin=replace(apology.origin, at=interview.start + (interview.end - interview.start) / 2))

    [case] = file_signals([interview, said])

    assert case.occasions == ()


def test_an_interview_that_ended_before_the_mail_took_place() -> None:
    [case] = file_signals([a_scheduled(), a_call_off(ago=timedelta(hours=1))])

    assert len(case.occasions) == 1


def test_the_day_after_is_later_also_where_the_calendar_tells_no_zone() -> None:
    start = a_scheduled().start.replace(hour=15) - timedelta(days=1)
    interview = replace(
        a_scheduled(ended=timedelta(days=2)), start=start, end=start + timedelta(hours=1), zone="Etc/UTC"
    )
    day, ago = start.date(), timedelta(days=2)
    matter = a_matter(HANA, part=Part.WRITER, off=frozenset({day}), days=frozenset({day, day + timedelta(days=1)}))
    origin = an_origin("tomorrow@brightfold.example", ago)

    [case] = file_signals([interview, Replied(origin=origin, matter=matter, parent=a_parent(origin.id, ago))])

    assert case.occasions == ()
