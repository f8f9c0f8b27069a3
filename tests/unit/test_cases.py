"""Which signals belong to the same application?"""

import sys
from dataclasses import replace
from datetime import timedelta
from types import FrameType

from hypothesis import given
from hypothesis import strategies as st

from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Person
from followup.domain.signals import (
    Acknowledged,
    Advanced,
    Contact,
    Kind,
    Matter,
    Offered,
    Part,
    Rejected,
    Replied,
    Scheduled,
    Signal,
    Telling,
    Told,
    key,
)
from tests.builders import (
    HANA,
    a_cancelled,
    a_matter,
    a_parent,
    a_rejected,
    a_scheduled,
    a_written,
    a_wrote,
    an_origin,
)

AGENT = Person("Gail West", "gail@westsearch.example")
BEN = Person("Ben Okafor", "ben@otherco.example")
TOM = Person("Tom Birkett", "tom.birkett@brightfold.example")


def an_acknowledged(role: str = "Data Engineer", days: int = 20, **matter: object) -> Acknowledged:
    id_ = f"ack-{role}-{days}@brightfold.example"
    about = a_matter(part=Part.WRITER, role=role, contacts=(), threads=frozenset({id_}), **matter)
    return Acknowledged(origin=an_origin(id_, timedelta(days=days)), matter=about)


def held(cases: tuple[Case, ...]) -> set[frozenset[str]]:
    return {frozenset(key(signal) for signal in case.signals) for case in cases}


def test_an_interview_and_a_refusal_by_the_same_employer_are_one_case() -> None:
    [case] = file_signals([a_scheduled(), a_rejected()])

    assert case.title == "Brightfold, Data Engineer"
    assert len(case.signals) == 2


def test_two_employers_are_two_cases() -> None:
    other = a_scheduled(uid="e2", matter=a_matter(BEN, employer="Otherco", domains=frozenset({"otherco.example"})))

    assert len(file_signals([a_scheduled(), other])) == 2


def test_two_roles_at_one_employer_are_two_cases() -> None:
    cases = file_signals([an_acknowledged("Data Engineer"), an_acknowledged("Office Manager")])

    assert {case.id for case in cases} == {"brightfold", "brightfold-office-manager"}


def test_a_refusal_that_names_no_role_of_two_is_a_doubt_about_both() -> None:
    refusal = a_rejected(matter=a_matter(role="", contacts=()))

    cases = file_signals([an_acknowledged("Data Engineer"), an_acknowledged("Office Manager"), refusal])

    assert len(cases) == 2
    for case in cases:
        [doubt] = case.doubts
        assert doubt == "A refusal of 14 October from Brightfold could be about “Data Engineer” or “Office Manager”"
        assert refusal not in case.signals


def test_a_requisition_number_settles_it() -> None:
    one = an_acknowledged("Data Engineer", requisition="R-1")
    two = an_acknowledged("Office Manager", requisition="R-2")
    refusal = a_rejected(matter=a_matter(role="", requisition="R-2", contacts=()))

    cases = file_signals([one, two, refusal])

    assert held(cases) == {frozenset({key(one)}), frozenset({key(two), key(refusal)})}


def test_a_thread_joins_what_names_no_employer() -> None:
    acknowledged = an_acknowledged()
    refusal = a_rejected(matter=Matter(threads=frozenset({acknowledged.origin.id})))

    [case] = file_signals([acknowledged, refusal])

    assert len(case.signals) == 2


def test_an_invitation_joins_the_thread_it_came_in_with_the_event() -> None:
    advanced = Advanced(
        origin=an_origin("invite@brightfold.example", timedelta(days=4)),
        matter=Matter(events=frozenset({"e1@brightfold.example"}), threads=frozenset({"invite@brightfold.example"})),
    )

    [case] = file_signals([a_scheduled(), advanced])

    assert len(case.signals) == 2


def test_a_closed_case_does_not_swallow_a_later_application() -> None:
    again = an_acknowledged(days=2)

    first, second = file_signals([a_scheduled(ended=timedelta(days=40)), a_rejected(ago=timedelta(days=30)), again])

    assert first.ending is not None
    assert second.signals == (again,)
    assert second.ending is None


def test_a_confirmation_after_an_interview_is_of_another_application() -> None:
    cases = file_signals([a_scheduled(ended=timedelta(days=9), matter=a_matter(role="")), an_acknowledged(days=2)])

    assert len(cases) == 2


def test_the_contract_that_follows_an_offer_is_of_the_same_application() -> None:
    offer = Offered(origin=an_origin("yes@brightfold.example", timedelta(days=3)), matter=a_matter())
    contract = Offered(origin=an_origin("contract@brightfold.example", timedelta(days=1)), matter=a_matter(role=""))

    [case] = file_signals([a_scheduled(ended=timedelta(days=5)), offer, contract])

    assert case.ending == offer


def test_a_new_invitation_after_an_offer_is_of_another_application() -> None:
    offer = Offered(origin=an_origin("yes@brightfold.example", timedelta(days=3)), matter=a_matter())
    invited = Advanced(origin=an_origin("next@brightfold.example", timedelta(days=1)), matter=a_matter())

    assert len(file_signals([offer, invited])) == 2


def test_one_person_may_shorten_an_employers_name() -> None:
    interview = a_scheduled(
        AGENT, matter=a_matter(AGENT, part=Part.AGENT, employer="Oxlade Marine", domains=frozenset())
    )
    shortened = a_matter(AGENT, part=Part.AGENT, employer="Oxlade", domains=frozenset())
    invited = Advanced(origin=an_origin("next@westsearch.example", timedelta(days=5)), matter=shortened)

    [case] = file_signals([interview, invited])

    assert case.matter.employer == "Oxlade Marine"


def test_a_jotted_name_joins_the_case_whose_employer_it_shortens_whichever_came_first() -> None:
    jotted = a_scheduled(
        ended=timedelta(days=3), matter=Matter(employer="Gandolfi", events=frozenset({"e1@brightfold.example"}))
    )
    matter = a_matter(employer="Officine Gandolfi", domains=frozenset({"officine.example"}))

    for ago in (timedelta(days=1), timedelta(days=5)):
        invited = Advanced(origin=an_origin("next@officine.example", ago), matter=matter)
        assert len(file_signals([jotted, invited])) == 1


def test_an_interview_that_names_nobody_joins_the_one_case_whose_mail_named_its_day() -> None:
    nameless = a_scheduled(matter=Matter(events=frozenset({"e1@brightfold.example"})))
    day = nameless.start.date()
    invited = Advanced(
        origin=an_origin("yes@oxlade.example", timedelta(days=4)), matter=a_matter(days=frozenset({day}))
    )
    other = Advanced(
        origin=an_origin("yes@wrenbury.example", timedelta(days=4)),
        matter=a_matter(BEN, employer="Wrenbury", domains=frozenset({"wrenbury.example"}), days=frozenset({day})),
    )

    assert len(file_signals([nameless, invited])) == 1
    assert len(file_signals([nameless, invited, other])) == 3
    standing = a_scheduled(uid="e2@brightfold.example", origin=an_origin("e2@brightfold.example", timedelta(days=5)))
    assert len(file_signals([nameless, invited, standing])) == 2


def test_who_speaks_of_another_role_of_the_same_house_is_in_touch_about_that() -> None:
    aquatics = a_scheduled(matter=a_matter(role="Research Technician", events=frozenset({"e1@brightfold.example"})))
    portal = an_acknowledged(role="Laboratory Manager", employer="Brightfold", domains=frozenset())
    asked = Replied(
        origin=an_origin("asked@brightfold.example", timedelta(days=15)),
        matter=a_matter(TOM, part=Part.WRITER, role="Laboratory Manager"),
        parent=a_parent("asked@brightfold.example", timedelta(days=15), TOM),
    )

    cases = file_signals([aquatics, portal, asked])

    assert {key(asked)} <= next(signals for signals in held(cases) if key(portal) in signals)


def test_names_that_begin_alike_are_two_employers_where_neither_a_person_nor_the_role_is_shared() -> None:
    foods = a_scheduled(matter=a_matter(BEN, employer="Northgate", domains=frozenset({"northgate.example"})))
    other = a_matter(HANA, employer="Northgate Logistics", domains=frozenset(), role="Dispatcher")

    assert len(file_signals([foods, a_rejected(matter=other)])) == 2


def test_a_name_that_begins_alike_is_the_same_employers_where_the_role_is_the_same() -> None:
    by_hand = a_scheduled(matter=a_matter(BEN, employer="Coldbeck", domains=frozenset({"coldbeckgroup.example"})))
    by_machine = a_rejected(matter=a_matter(HANA, employer="Coldbeck Construction", domains=frozenset()))

    assert len(file_signals([by_hand, by_machine])) == 1


def test_an_agency_is_never_the_employer() -> None:
    through = a_matter(employer="", domains=frozenset(), agency="West Search", contacts=(Contact(AGENT, Part.AGENT),))

    [case] = file_signals([a_scheduled(matter=through)])

    assert case.title == "via West Search, Data Engineer"


def test_one_agent_may_stand_in_many_cases() -> None:
    def through(employer: str, uid: str) -> Scheduled:
        agent = (Contact(AGENT, Part.AGENT),)
        return a_scheduled(uid=uid, matter=a_matter(employer=employer, domains=frozenset(), role="", contacts=agent))

    cases = file_signals([through("Cinder Foods", "e1"), through("Mossgrove", "e2")])

    assert {case.matter.employer for case in cases} == {"Cinder Foods", "Mossgrove"}


def test_an_agent_nobody_has_heard_of_is_in_touch_about_the_client_that_they_name() -> None:
    said = a_matter(AGENT, part=Part.AGENT, domains=frozenset(), agency="westsearch.example", role="")
    replied = Replied(origin=an_origin("hello", timedelta(days=1)), matter=said)

    [case] = file_signals([a_scheduled(), replied])

    assert replied in case.signals


def test_one_thread_with_an_agent_about_two_employers_is_two_cases() -> None:
    def about(employer: str, id_: str, days: int) -> Advanced:
        matter = a_matter(
            employer=employer,
            role="",
            domains=frozenset(),
            contacts=(Contact(AGENT, Part.AGENT),),
            threads=frozenset({"t@westsearch.example", id_}),
        )
        return Advanced(origin=an_origin(id_, timedelta(days=days)), matter=matter)

    cases = file_signals([about("Cinder Foods", "a", 5), about("Mossgrove", "b", 3)])

    assert {case.matter.employer for case in cases} == {"Cinder Foods", "Mossgrove"}


def test_a_domain_that_writes_about_several_employers_is_an_agencys() -> None:
    gail = Person("Gail West", "gail@westsearch.example")

    def about(employer: str, days: int) -> Advanced:
        matter = a_matter(gail, part=Part.WRITER, employer=employer, role="", domains=frozenset({"westsearch.example"}))
        return Advanced(origin=an_origin(employer, timedelta(days=days)), matter=matter)

    one, two = file_signals([about("Cinder Foods", 5), about("Mossgrove", 3)])

    assert (one.matter.employer, two.matter.employer) == ("Cinder Foods", "Mossgrove")
    assert one.matter.agency == two.matter.agency == "westsearch.example"
    assert one.contacts == two.contacts == (Contact(gail, Part.AGENT),)


def test_an_employer_is_called_as_people_write_it_not_as_its_domain_reads() -> None:
    calendar = a_scheduled(matter=a_matter(employer="Brightfold", events=frozenset({"e1"})))
    mail = a_rejected(matter=a_matter(employer="Brightfold Labs", part=Part.WRITER))

    [case] = file_signals([calendar, mail])

    assert case.matter.employer == "Brightfold Labs"


def test_a_letter_of_the_users_belongs_to_the_case_of_the_person_it_went_to() -> None:
    [case] = file_signals([a_scheduled(), a_wrote()])

    assert len(case.signals) == 2


def a_reply(person: Person = HANA) -> Replied:
    """A reply that is a refusal where it is about an application."""
    refusal = replace(a_rejected(person), sure=False, likely=True)
    about = Matter(contacts=(Contact(person, Part.WRITER),), threads=refusal.matter.threads)
    return Replied(origin=refusal.origin, matter=about, parent=refusal.parent, refusal=replace(refusal, matter=about))


def test_an_interviewer_who_says_no_in_a_new_thread_and_in_words_of_her_own_ends_the_case() -> None:
    [case] = file_signals([a_scheduled(), a_reply()])

    assert isinstance(case.ending, Rejected)


def test_an_agent_of_two_cases_who_may_have_meant_either_ends_none() -> None:
    about = replace(a_matter(AGENT, part=Part.AGENT), agency="westsearch.example", domains=frozenset())
    one = a_scheduled(matter=about)
    other = a_scheduled(uid="e2", matter=replace(about, employer="Otherco", role="Analyst"))

    cases = file_signals([one, other, a_reply(AGENT)])

    assert [case.ending for case in cases] == [None, None]
    assert all(any(isinstance(signal, Replied) for signal in case.signals) for case in cases)


def test_filing_many_replies_takes_as_long_as_there_are_replies() -> None:
    def calls(count: int) -> int:
        replies = [
            replace(
                a_reply(),
                origin=an_origin(f"r{number}", timedelta(hours=number)),
                matter=Matter(contacts=(Contact(HANA, Part.WRITER),), threads=frozenset({f"r{number}"})),
                refusal=None,
            )
            for number in range(count)
        ]
        made = 0

        def count_call(_frame: FrameType, event: str, _arg: object) -> None:
            nonlocal made
            made += event == "call"

        before = sys.getprofile()
        sys.setprofile(count_call)
        try:
            file_signals([a_scheduled(), *replies])
        finally:
            sys.setprofile(before)
        return made

    calls(10)  # what is remembered from here on
    assert calls(400) < 2.5 * calls(200)


def test_what_a_stranger_writes_ends_nothing() -> None:
    [case] = file_signals([a_scheduled(), a_reply(BEN)])

    assert case.ending is None


def test_mail_among_strangers_makes_no_case() -> None:
    hello = Replied(origin=an_origin("hi", timedelta(days=1)), matter=Matter(contacts=(Contact(BEN, Part.WRITER),)))

    assert file_signals([hello, a_wrote(BEN)]) == ()


def test_the_users_word_makes_two_cases_one() -> None:
    one = a_scheduled()
    two = a_rejected(matter=a_matter(employer="BF Holding", domains=frozenset(), contacts=(), role=""))
    told = Told(
        origin=an_origin("told", timedelta(0)),
        matter=Matter(events=frozenset({one.origin.id}), threads=frozenset({two.origin.id})),
        what=Telling.SAME_AS,
    )

    assert len(file_signals([one, two])) == 2
    assert len(file_signals([one, two, told])) == 1


def test_back_to_back_slots_are_one_occasion() -> None:
    slots = [a_scheduled(HANA, uid=f"e{hour}", ended=timedelta(hours=hour)) for hour in (2, 3, 4)]

    [case] = file_signals(slots)

    [occasion] = case.occasions
    assert occasion.end == slots[0].end
    assert occasion.identities == {"e2", "e3", "e4"}


def test_the_newest_version_of_an_event_counts_wherever_it_was_seen() -> None:
    on_home = a_scheduled(sequence=1)
    mailed = a_scheduled(sequence=2, ended=timedelta(hours=30))
    mailed = replace(mailed, origin=replace(mailed.origin, kind=Kind.INVITATION, account="other"))

    [case] = file_signals([on_home, mailed])

    [occasion] = case.occasions
    assert occasion.end == mailed.end


def test_the_same_interview_on_two_calendars_is_one() -> None:
    twin = a_scheduled()
    twin = replace(twin, origin=replace(twin.origin, account="other"))

    [case] = file_signals([a_scheduled(), twin])

    assert len(case.occasions) == 1


def test_a_cancelled_interview_is_no_occasion() -> None:
    [case] = file_signals([a_cancelled()])

    assert case.occasions == ()


def test_a_reschedule_under_a_new_identity_takes_the_place_of_the_cancelled_one() -> None:
    [case] = file_signals([a_cancelled(uid="old"), a_scheduled(uid="new", ended=timedelta(hours=1))])

    [occasion] = case.occasions
    assert occasion.identities == {"old", "new"}


def test_a_name_in_the_calendar_gets_the_address_known_from_mail() -> None:
    named_only = a_scheduled(Person("Hana Ito"))
    replied = Replied(
        origin=an_origin("hi", timedelta(days=1)),
        matter=a_matter(part=Part.WRITER),
        parent=a_parent("hi", timedelta(days=1)),
    )

    [case] = file_signals([named_only, replied])

    [occasion] = case.occasions
    assert [contact.person for contact in occasion.slots[0].matter.contacts] == [HANA]


def test_letters_are_filed_with_the_case_they_are_about() -> None:
    [case] = file_signals([a_scheduled()], [a_written()])

    assert [letter.key for letter in case.letters] == [a_written().key]


# --- filing does not depend on the order in which things were seen -----------------------------------------------

LIVES: list[Signal] = [
    a_scheduled(),
    a_scheduled(uid="e2", ended=timedelta(days=3)),
    a_cancelled(uid="e3"),
    a_scheduled(uid="e4", matter=a_matter(BEN, employer="Otherco", domains=frozenset({"otherco.example"}))),
    a_scheduled(uid="e5", matter=a_matter(AGENT, part=Part.AGENT, employer="", domains=frozenset(), role="")),
    a_rejected(),
    a_rejected(ago=timedelta(days=60), origin=an_origin("old-no", timedelta(days=60))),
    a_rejected(matter=a_matter(role="", contacts=()), origin=an_origin("bare-no", timedelta(hours=9))),
    an_acknowledged("Data Engineer", 20),
    an_acknowledged("Office Manager", 15),
    an_acknowledged("Data Engineer", 1),
    a_wrote(),
    a_wrote(BEN, id_="to-ben"),
    Told(
        origin=an_origin("told", timedelta(0)),
        matter=Matter(events=frozenset({"e1@brightfold.example", "e4"})),
        what=Telling.SAME_AS,
    ),
]


@given(st.permutations(LIVES), st.integers(min_value=1, max_value=len(LIVES)))
def test_the_order_in_which_signals_were_seen_changes_nothing(signals: list[Signal], count: int) -> None:
    some = signals[:count]

    assert file_signals(some) == file_signals(sorted(some, key=key))


@given(st.lists(st.sampled_from(LIVES), max_size=30))
def test_filing_a_signal_twice_changes_nothing(signals: list[Signal]) -> None:
    assert file_signals(signals + signals) == file_signals(signals)
