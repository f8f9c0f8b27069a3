"""What may the user want to do that no letter does, and where is it kept?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from followup import languages
from followup.agenda import agenda_to_ical
from followup.domain.agenda import Item, agenda
from followup.domain.compose import LONGEST_NOTE, Profile
from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, Person, Step, Written
from followup.domain.notice import Reader
from followup.domain.policy import decide
from followup.domain.policy.rules import Errand, Remind, ReminderRules, Rules
from followup.domain.signals import Contact, Part, Replied, Signal
from followup.wording import TemplateWording
from tests.builders import (
    ALEX,
    HANA,
    NOW,
    a_matter,
    a_parent,
    a_rejected,
    a_scheduled,
    a_written,
    a_wrote,
    an_event,
    an_origin,
)

RULES = Rules(since=datetime(2026, 9, 1, tzinfo=UTC), mine=frozenset({"alex@doe.example"}), zone="Europe/Berlin")
WORDING = TemplateWording(languages.folder())
BEN = Person("Ben Okafor", "ben@brightfold.example")
NAMED_ONLY = Person("Ferdi Gul")
A_DAY = timedelta(days=1)


def a_case(*signals: Signal, letters: tuple[Written, ...] = ()) -> Case:
    [case] = file_signals(signals or (a_scheduled(ended=2 * A_DAY),), letters)
    return case


def reminders(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[Remind]:
    return [decision for decision in decide(case, rules, now) if isinstance(decision, Remind)]


def errands(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[tuple[Errand, str]]:
    return [(reminder.errand, str(reminder.about)) for reminder in reminders(case, rules, now)]


def a_thank_you(fate: Fate, to: Person = HANA, ago: timedelta = timedelta(hours=30)) -> Written:
    return a_written(to=to, fate=fate, at=NOW - ago)


# --- what ----------------------------------------------------------------------------------------------------------------


def test_whoever_was_thanked_is_somebody_to_connect_with() -> None:
    assert errands(a_case(letters=(a_thank_you(Fate.SENT),))) == [(Errand.CONNECT, "Hana Ito")]


def test_thanks_by_a_mail_of_the_users_own_count_as_well() -> None:
    assert errands(a_case(a_scheduled(ended=2 * A_DAY), a_wrote())) == [(Errand.CONNECT, "Hana Ito")]


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.EDITED, Fate.DISCARDED, Fate.WITHDRAWN])
def test_who_was_not_thanked_is_not(fate: Fate) -> None:
    decided = errands(a_case(letters=(a_thank_you(fate),)))

    assert (Errand.CONNECT, "Hana Ito") not in decided


def test_thanks_passed_on_are_thanks_to_every_interviewer() -> None:
    contacts = (Contact(NAMED_ONLY, Part.INTERVIEWER), Contact(BEN, Part.INTERVIEWER), Contact(HANA, Part.COORDINATOR))
    interview = a_scheduled(ended=2 * A_DAY, matter=replace(a_matter(), contacts=contacts))

    case = a_case(interview, letters=(a_thank_you(Fate.SENT),))

    assert errands(case) == [(Errand.CONNECT, "Ferdi Gul"), (Errand.CONNECT, "Ben Okafor")]


def test_a_company_that_turned_the_user_down_is_one_to_follow() -> None:
    assert errands(a_case(a_rejected())) == [(Errand.FOLLOW, "Brightfold")]


@pytest.mark.parametrize("fate", [Fate.WAITING, Fate.EDITED])
def test_a_draft_that_has_waited_for_long_is_one_to_send(fate: Fate) -> None:
    old, new = a_thank_you(fate, ago=timedelta(hours=20)), a_thank_you(fate, ago=timedelta(hours=19))

    assert errands(a_case(letters=(old,))) == [(Errand.SEND, "Hana Ito")]
    assert errands(a_case(letters=(new,))) == []


def test_a_draft_of_the_users_own_may_be_out_of_date_when_they_write() -> None:
    id_ = "hello@brightfold.example"
    reply = Replied(
        origin=an_origin(id_, timedelta(hours=1)),
        matter=a_matter(part=Part.WRITER, threads=frozenset({id_})),
        parent=a_parent(id_, timedelta(hours=1)),
    )

    [reminder] = reminders(a_case(a_scheduled(ended=2 * A_DAY), reply, letters=(a_thank_you(Fate.EDITED),)))

    assert reminder.errand is Errand.REVIEW
    assert reminder.reason == "they wrote on 14 October; the draft that you have edited may be out of date"


def test_a_draft_of_the_users_own_may_be_out_of_date_when_they_refuse() -> None:
    case = a_case(a_scheduled(ended=2 * A_DAY), a_rejected(), letters=(a_thank_you(Fate.EDITED),))

    assert (Errand.REVIEW, "Hana Ito") in errands(case)


def test_a_draft_of_the_users_own_may_be_out_of_date_when_they_have_written_another() -> None:
    case = a_case(a_scheduled(ended=2 * A_DAY), a_wrote(), letters=(a_thank_you(Fate.EDITED, ago=A_DAY),))

    [reminder] = [one for one in reminders(case) if one.errand is Errand.REVIEW]

    assert reminder.reason.startswith("you wrote to Hana Ito yourself on 14 October;")


def test_a_reminder_does_not_stand_for_ever() -> None:
    case = a_case(a_rejected())

    assert errands(case, now=NOW + 29 * A_DAY) != []
    assert errands(case, now=NOW + 30 * A_DAY) == []


@pytest.mark.parametrize("rules", [ReminderRules(enabled=False), ReminderRules(follow=False)], ids=["all", "following"])
def test_reminders_can_be_switched_off(rules: ReminderRules) -> None:
    assert errands(a_case(a_rejected()), replace(RULES, reminders=rules)) == []


def test_connecting_can_be_switched_off() -> None:
    rules = replace(RULES, reminders=ReminderRules(connect=False))

    assert errands(a_case(letters=(a_thank_you(Fate.SENT),)), rules) == []


# --- the agenda ----------------------------------------------------------------------------------------------------------


def items(case: Case, settled: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    return agenda(decide(case, RULES, NOW), settled, ALEX, Profile(), WORDING)


def test_an_item_says_what_to_do_with_a_link_and_words_to_paste() -> None:
    [item] = items(a_case(letters=(a_thank_you(Fate.SENT),)))

    assert item.title == "Connect with Hana Ito (Brightfold)"
    assert item.link == "https://www.linkedin.com/search/results/people/?keywords=Hana+Ito+Brightfold"
    assert "Hana" in item.note
    assert "Alex Doe" in item.note


def test_the_words_to_paste_are_short_enough_whatever_the_names_in_them() -> None:
    matter = a_matter(Person("Wolfeschlegelsteinhausen " * 3, HANA.address), employer="Very Long Company Name " * 8)
    interview = a_scheduled(ended=2 * A_DAY, matter=replace(matter, role="Principal " * 20))

    [item] = items(a_case(interview, letters=(a_thank_you(Fate.SENT),)))

    assert 0 < len(item.note) <= LONGEST_NOTE


def test_what_is_done_is_off_the_list() -> None:
    case = a_case(letters=(a_thank_you(Fate.SENT),))
    [item] = items(case)

    assert items(case, frozenset({item.id})) == ()


def test_an_item_keeps_its_name() -> None:
    early = a_case(letters=(a_thank_you(Fate.SENT),))
    late = a_case(a_scheduled(ended=2 * A_DAY), a_wrote(), letters=(a_thank_you(Fate.SENT),))

    [before], [after] = items(early), items(late)

    assert before.id == after.id
    assert before.id.startswith("connect-hana-ito-")


def test_the_agenda_is_a_calendar_with_alarms_whose_entries_keep_their_identity() -> None:
    listed = items(a_case(a_rejected()))

    first = Calendar.from_ical(agenda_to_ical(listed, "Europe/Berlin", NOW))
    second = Calendar.from_ical(agenda_to_ical(listed, "Europe/Berlin", NOW + A_DAY))

    [entry], [again] = first.events, second.events
    assert entry["SUMMARY"] == "Follow Brightfold"
    assert entry["UID"] == again["UID"]
    assert [alarm["ACTION"] for alarm in entry.walk("VALARM")] == ["DISPLAY"]


def test_nobody_is_reminded_at_night() -> None:
    night = a_rejected(ago=timedelta(hours=13))  # 01:00 in Berlin

    [entry] = Calendar.from_ical(agenda_to_ical(items(a_case(night)), "Europe/Berlin", NOW)).events

    assert f"{entry.start:%H:%M}" == "09:00"


def test_our_own_agenda_in_a_calendar_is_no_interview() -> None:
    [entry] = Calendar.from_ical(agenda_to_ical(items(a_case(a_rejected())), "UTC", NOW)).events
    event = an_event(uid=str(entry["UID"]))

    assert list(Reader(ALEX, languages.load()).event(event)) == []


def test_reminders_are_a_step_of_their_own() -> None:
    assert {reminder.step for reminder in reminders(a_case(a_rejected()))} == {Step.REMINDERS}
