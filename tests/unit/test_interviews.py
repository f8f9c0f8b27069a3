"""Is an event a job interview that the user attends as the candidate?"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.events.awaited import CERTAIN, PROBABLE
from followup.domain.events.interviews import Interview, Role, judge
from followup.domain.model import Attendee, Event, Person, Response, Status
from followup.languages import load
from tests.builders import ALEX, ALEX_PERSON, HANA, NOW, an_event

WORK = frozenset({"initech.example"})
AT_WORK = Person("Alex Doe", "alex@initech.example")
ALEX_AT_WORK = replace(ALEX, addresses=ALEX.addresses | {AT_WORK.address})
BILL = Person("Bill Lumbergh", "bill@initech.example")
LEANNE = Person("Leanne Pope", "leanne@popetalent.example")


def _judged(title: str, **fields: object) -> Interview:
    return judge(an_event(title, **fields), load(), ALEX_AT_WORK, WORK)


def test_an_ordinary_invitation_tells_everything() -> None:
    verdict = _judged("Interview: Data Engineer at Brightfold")

    assert (verdict.role, verdict.sure, verdict.stands) == (Role.CANDIDATE, True, True)
    assert (verdict.employer, verdict.domains) == ("Brightfold", frozenset({"brightfold.example"}))
    assert (verdict.role_title, verdict.interviewers, verdict.coordinator) == ("Data Engineer", (HANA,), None)
    assert verdict.language == "en"


def test_a_meal_at_the_place_that_invited_is_not_surely_an_interview() -> None:
    lunch = an_event("Dinner with Tom @ Brightfold", organizer=None, attendees=())

    verdict = judge(lunch, load(), ALEX_AT_WORK, WORK, told=PROBABLE)

    assert (verdict.role, verdict.sure) == (Role.CANDIDATE, False)


@pytest.mark.parametrize("name", ["Farah Lindqvist", "Edward Jones"])
def test_a_name_before_a_role_in_a_note_leaves_a_doubt_that_mail_takes_away(name: str) -> None:
    note = an_event(f"Interview - {name} - Data Engineer", organizer=None, attendees=())

    alone, told = judge(note, load(), ALEX, WORK), judge(note, load(), ALEX, WORK, told=CERTAIN)

    assert (alone.role, alone.sure) == (Role.CANDIDATE, False)
    assert (told.role, told.sure) == (Role.CANDIDATE, True)


def test_whoever_a_company_invites_from_outside_is_the_candidate_whatever_mail_seems_to_say() -> None:
    farah = Attendee(Person("Farah Lindqvist", "f.lindqvist88@gmail.com"))
    event = an_event("Interview - Farah Lindqvist - Data Engineer", attendees=(farah, Attendee(ALEX_PERSON)))

    assert judge(event, load(), ALEX, told=CERTAIN).role is Role.INTERVIEWER


@pytest.mark.parametrize("title", ["Bewerbung Brightfold abschicken", "Hemd für Vorstellungsgespräch bügeln!"])
def test_what_is_to_be_done_about_an_interview_is_none(title: str) -> None:
    assert _judged(title, organizer=None, attendees=()).role is Role.NONE


@pytest.mark.parametrize(
    "title", ["Interview bei Brightfold", "Interview mit Brightfold", "Vorstellungsgespräch Brightfold Frau Ott"]
)
def test_a_title_may_mix_languages_and_name_a_person_behind_the_company(title: str) -> None:
    assert _judged(title, organizer=None, attendees=()).employer == "Brightfold"


def test_every_verdict_says_why_in_the_words_of_the_event() -> None:
    verdict = _judged("Interview: Data Engineer at Brightfold")

    assert verdict.evidence
    assert verdict.evidence[0].quote == "Interview: Data Engineer at Brightfold"
    assert verdict.evidence[0].where == "title"


def test_a_private_event_is_read_and_never_quoted() -> None:
    verdict = _judged("Interview: Brightfold", private=True, description="Mock interview first")

    assert verdict.role is Role.CANDIDATE
    assert not any(each.quote for each in (*verdict.evidence, *verdict.against))


@pytest.mark.parametrize(
    "title",
    ["Yoga", "", "Dinner with Sam", "Mock interview", "Exit interview", "Visa interview", "Jahresgespräch", "三者面談"],
)
def test_what_is_no_job_interview_is_none(title: str) -> None:
    verdict = _judged(title, organizer=None, attendees=())

    assert verdict.role is Role.NONE
    assert not verdict.interviewers


def test_a_talk_alone_is_not_enough_to_be_sure() -> None:
    verdict = _judged("Entretien", organizer=None, attendees=())

    assert (verdict.role, verdict.sure) == (Role.CANDIDATE, False)


def test_a_lookalike_loses_where_the_title_leaves_no_doubt() -> None:
    teacher = Person("Ute Blum", "ute@sonnenblume.example")

    verdict = _judged("Vorstellungsgespräch Kindergarten Sonnenblume", organizer=teacher, attendees=())

    assert (verdict.role, verdict.sure) == (Role.CANDIDATE, True)


# --- whether it takes place -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.CANCELLED},
        {"status": Status.TENTATIVE},
        {"attendees": (Attendee(HANA), Attendee(ALEX_PERSON, Response.DECLINED))},
        {"title": "HOLD: interview with Brightfold"},
        {"title": "Abgesagt: Interview Brightfold"},
        {"title": "Interview Brightfold (tbc)"},
    ],
)
def test_an_interview_that_may_not_take_place_does_not_stand(fields: dict[str, object]) -> None:
    verdict = judge(replace(an_event("Interview Brightfold"), **fields), load(), ALEX_AT_WORK, WORK)  # type: ignore[arg-type]

    assert (verdict.role, verdict.stands) == (Role.CANDIDATE, False)


def test_an_interviewer_who_declined_does_not_interview() -> None:
    tom = Person("Tom Hale", "tom.hale@brightfold.example")

    verdict = _judged(
        "Interview at Brightfold", attendees=(Attendee(HANA), Attendee(tom, Response.DECLINED), Attendee(ALEX_PERSON))
    )

    assert verdict.interviewers == (HANA,)


# --- on which side ----------------------------------------------------------------------------------------------------


def test_the_users_own_employer_interviews_somebody_else() -> None:
    verdict = _judged("Interview: Jane Miller (Backend)", organizer=BILL, attendees=(Attendee(AT_WORK),))

    assert (verdict.role, verdict.employer) == (Role.INTERVIEWER, "Initech")


def test_the_user_invites_a_candidate() -> None:
    jane = Person("Jane Miller", "jane.miller@web.de")

    verdict = _judged("Phone screen Jane Miller", organizer=AT_WORK, attendees=(Attendee(AT_WORK), Attendee(jane)))

    assert verdict.role is Role.INTERVIEWER


def test_a_move_within_the_own_company_is_still_an_interview() -> None:
    verdict = _judged("Internal interview: Team Lead", organizer=BILL, attendees=(Attendee(AT_WORK),))

    assert (verdict.role, verdict.employer, verdict.interviewers) == (Role.CANDIDATE, "Initech", (BILL,))


def test_an_interview_elsewhere_may_come_to_the_address_at_work() -> None:
    verdict = _judged("Interview at Brightfold", attendees=(Attendee(HANA), Attendee(AT_WORK)))

    assert (verdict.role, verdict.sure) == (Role.CANDIDATE, True)


def test_without_known_work_the_colleagues_in_the_event_tell() -> None:
    event = an_event("Interview: Jane Miller", organizer=BILL, attendees=(Attendee(AT_WORK), Attendee(BILL)))

    assert judge(event, load(), ALEX_AT_WORK).role is Role.INTERVIEWER


# --- who ---------------------------------------------------------------------------------------------------------------


def test_who_only_invites_is_the_coordinator() -> None:
    tom = Person("Tom Hale", "tom.hale@brightfold.example")

    verdict = _judged("Interview at Brightfold", organizer=HANA, attendees=(Attendee(tom), Attendee(ALEX_PERSON)))

    assert (verdict.interviewers, verdict.coordinator) == ((tom,), HANA)


def test_a_name_in_the_description_has_no_address_unless_one_stands_beside_it() -> None:
    verdict = _judged("Interview at Brightfold", description="Interviewers: Tom Hale, Mia Fox (mia@brightfold.example)")

    assert verdict.interviewers == (Person("Tom Hale"), Person("Mia Fox", "mia@brightfold.example"))


def test_an_address_beside_another_name_is_not_borrowed() -> None:
    verdict = _judged(
        "Interview at Brightfold",
        organizer=None,
        attendees=(Attendee(ALEX_PERSON),),
        description="Panel: Ayo Martins, Lucia Prado. Your coordinator is Beth Nolan, beth.nolan@brightfold.example",
    )

    assert verdict.interviewers == (Person("Ayo Martins"), Person("Lucia Prado"))
    assert verdict.coordinator == Person("Beth Nolan", "beth.nolan@brightfold.example")


def test_rooms_machines_and_shared_mailboxes_are_nobody_to_thank() -> None:
    extras = (
        Attendee(Person("Meeting Room 2", "room2@brightfold.example"), individual=False),
        Attendee(Person("Notetaker", "bot@otter.ai")),
        Attendee(Person("Brightfold Jobs", "jobs@brightfold.example")),
        Attendee(Person("Brightfold", "no-reply@ashbyhq.com")),
    )

    verdict = _judged("Interview at Brightfold", attendees=(Attendee(HANA), Attendee(ALEX_PERSON), *extras))

    assert verdict.interviewers == (HANA,)


def test_an_agency_is_not_the_employer() -> None:
    verdict = _judged("Interview at Cinder Foods", organizer=LEANNE, attendees=(Attendee(ALEX_PERSON),))

    assert (verdict.employer, verdict.agency, verdict.agent) == ("Cinder Foods", "popetalent.example", LEANNE)
    assert verdict.domains == frozenset()


def test_an_employer_that_is_not_named_is_not_guessed() -> None:
    verdict = _judged("Technical interview", organizer=None, attendees=())

    assert (verdict.role, verdict.employer, verdict.role_title) == (Role.CANDIDATE, "", "")


# --- whatever comes ---------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=400))
def test_any_text_can_be_judged(title: str, description: str) -> None:
    event = an_event(title, description=description, location=description[:50], url=title)

    assert judge(event, load(), ALEX, WORK).role in Role


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Interview", "with", "Jane Smith", "<", "@", ":", "10:00", "面接", "Role", "\n", "jane@x.example"]
        )
    )
)
def test_any_jumble_of_telling_words_can_be_judged(words: list[str]) -> None:
    text = " ".join(words)

    verdict = judge(an_event(text, description=text), load(), ALEX, WORK)

    assert {person.address for person in verdict.interviewers} <= {HANA.address, "jane@x.example", ""}


def test_only_the_beginning_of_a_boundless_description_is_read() -> None:
    verdict = _judged("Interview at Brightfold", description="Hello.\n" * 500_000)

    assert verdict.role is Role.CANDIDATE


def test_an_event_is_judged_without_anything() -> None:
    event = Event("home", "e1", NOW, NOW + timedelta(hours=1))

    assert judge(event, load(), ALEX).role is Role.NONE
