"""An interview has ended: whom do we thank, and when?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followup.domain.evidence import Evidence
from followup.domain.filing.cases import Case, file_signals
from followup.domain.model import Fate, LetterKey, Person, Step, Written
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, Leave, Rewrite, Rules, ThankYouRules, Wait, Withdraw, Write
from followup.domain.signals import Advanced, Contact, Offered, Part, Replied, Signal, Telling, Told, Withdrew, Wrote
from tests.builders import (
    ALEX_PERSON,
    HANA,
    NOW,
    a_cancelled,
    a_matter,
    a_noted,
    a_parent,
    a_rejected,
    a_scheduled,
    a_written,
    a_wrote,
    an_origin,
)

RULES = Rules(since=datetime(2026, 9, 1, tzinfo=UTC), mine=frozenset({"alex@doe.example"}))
BEN = Person("Ben Okafor", "ben@brightfold.example")
CLEO = Person("Cleo Marsh", "cleo@brightfold.example")
DARIA = Person("Daria Novak", "daria@brightfold.example")
EMIL = Person("Emil Strand", "emil@brightfold.example")
NAMED_ONLY = Person("Ferdi Gul")
ROBOT = Person("Brightfold", "no-reply@brightfold.example")
AGENT = Person("Gail West", "gail@westsearchrecruitment.example")


def a_case(*signals: Signal, letters: tuple[Written, ...] = ()) -> Case:
    [case] = file_signals(signals, letters)
    return case


def thanks(case: Case, rules: Rules = RULES, now: datetime = NOW) -> list[Decision]:
    return [decision for decision in decide(case, rules, now) if decision.step == "thank-you"]


def reason(decision: Decision) -> str:
    assert isinstance(decision, (Leave, Wait))
    return decision.reason


def test_each_interviewer_gets_a_letter_of_their_own() -> None:
    case = a_case(a_scheduled(CLEO, HANA, BEN))

    writes = thanks(case)

    assert [(w.to, w.place) for w in writes if isinstance(w, Write)] == [(BEN, 0), (CLEO, 1), (HANA, 2)]


def test_a_panel_larger_than_the_limit_is_thanked_through_its_coordinator_by_name() -> None:
    panel = a_matter(BEN, CLEO, DARIA, EMIL)
    arranged = replace(panel, contacts=(*panel.contacts, Contact(HANA, Part.COORDINATOR)))
    case = a_case(a_scheduled(matter=arranged))

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert (write.to, write.via) == (HANA, "coordinator")
    assert set(write.others) == {BEN, CLEO, DARIA, EMIL}


def test_a_larger_panel_is_thanked_through_the_one_of_it_who_arranged_it() -> None:
    wrote = a_rejected(DARIA, sure=False, origin=an_origin("hi@brightfold.example", timedelta(days=2)))
    case = a_case(a_scheduled(BEN, CLEO, DARIA, EMIL), wrote)

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert (write.to, write.via) == (DARIA, "coordinator")
    assert set(write.others) == {BEN, CLEO, EMIL}


def test_where_only_a_coordinator_is_known_they_are_asked_to_pass_it_on() -> None:
    matter = replace(
        a_matter(NAMED_ONLY), contacts=(Contact(NAMED_ONLY, Part.INTERVIEWER), Contact(HANA, Part.COORDINATOR))
    )
    case = a_case(a_scheduled(matter=matter))

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert (write.to, write.via, write.others) == (HANA, "coordinator", (NAMED_ONLY,))


def test_through_an_agency_the_recruiter_is_thanked() -> None:
    matter = replace(a_matter(HANA), contacts=(Contact(HANA, Part.INTERVIEWER), Contact(AGENT, Part.AGENT)))
    case = a_case(a_scheduled(matter=matter))

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert (write.to, write.via) == (AGENT, "agent")


def test_through_an_agency_an_interviewer_who_wrote_is_thanked_directly() -> None:
    matter = replace(
        a_matter(HANA, threads=frozenset({"hi@brightfold.example"})),
        contacts=(Contact(HANA, Part.INTERVIEWER), Contact(AGENT, Part.AGENT)),
        events=frozenset({"e1@brightfold.example"}),
    )
    wrote = a_rejected(HANA, sure=False, origin=an_origin("hi@brightfold.example", timedelta(days=2)))
    wrote = replace(wrote, matter=replace(wrote.matter, threads=frozenset({"hi@brightfold.example"})))
    case = a_case(a_scheduled(matter=matter), wrote)

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert (write.to, write.via) == (HANA, "interviewer")


def through_an_agency(*wrote: Person) -> Case:
    """Hana and Ben interviewed; an agent arranged it, and these have written to the user."""
    contacts = (Contact(HANA, Part.INTERVIEWER), Contact(BEN, Part.INTERVIEWER), Contact(AGENT, Part.AGENT))
    events = frozenset({"e1@brightfold.example"})
    mails = []
    for person in wrote:
        id_ = f"hi-{person.address}"
        matter = a_matter(person, part=Part.WRITER, threads=frozenset({id_}), events=events)
        parent = a_parent(id_, timedelta(days=2), person)
        mails.append(Replied(origin=an_origin(id_, timedelta(days=2)), matter=matter, parent=parent))
    return a_case(a_scheduled(matter=replace(a_matter(HANA), contacts=contacts, events=events)), *mails)


def test_through_an_agency_the_recruiter_passes_thanks_on_to_those_who_have_not_written() -> None:
    direct, through = thanks(through_an_agency(BEN))

    assert isinstance(direct, Write)
    assert isinstance(through, Write)
    assert (direct.to, direct.via) == (BEN, "interviewer")
    assert (through.to, through.via, through.others) == (AGENT, "agent", (HANA,))
    assert direct.place != through.place


def test_through_an_agency_a_panel_larger_than_the_limit_is_thanked_through_the_recruiter() -> None:
    few = replace(RULES, thank_you=ThankYouRules(panel_limit=1))

    [write] = thanks(through_an_agency(HANA, BEN), few)

    assert isinstance(write, Write)
    assert (write.to, set(write.others)) == (AGENT, {HANA, BEN})


def arranged_by_cleo(*interviewers: Person, letters: tuple[Written, ...] = ()) -> list[Decision]:
    contacts = (*(Contact(person, Part.INTERVIEWER) for person in interviewers), Contact(CLEO, Part.COORDINATOR))
    return thanks(a_case(a_scheduled(matter=a_matter(contacts=contacts)), letters=letters))


def test_a_letter_to_the_coordinator_is_taken_back_when_the_interviewer_is_known_after_all() -> None:
    waiting = a_written(to=CLEO)

    before = arranged_by_cleo(NAMED_ONLY, letters=(waiting,))
    withdraw, write = arranged_by_cleo(HANA, letters=(waiting,))

    assert [type(decision) for decision in before] == [Leave]
    assert isinstance(withdraw, Withdraw)
    assert withdraw.reason == "by what is known now, Hana Ito should be thanked"
    assert isinstance(write, Write)
    assert write.to == HANA


def test_nobody_is_thanked_twice_when_the_coordinator_has_been_asked_to_pass_it_on() -> None:
    [leave] = arranged_by_cleo(HANA, letters=(a_written(to=CLEO, fate=Fate.SENT),))

    assert reason(leave) == "Cleo Marsh was asked to pass your thanks on to Hana Ito"


def test_a_letter_to_somebody_who_is_not_thanked_any_more_stays_where_it_is_too_late_for_another() -> None:
    contacts = (Contact(HANA, Part.INTERVIEWER), Contact(CLEO, Part.COORDINATOR))
    late = a_scheduled(matter=a_matter(contacts=contacts), ended=timedelta(days=4))

    decisions = thanks(a_case(late, letters=(a_written(to=CLEO),)))

    assert not [decision for decision in decisions if isinstance(decision, Withdraw)]


HANA_WRITES_FROM = Person("Hana Ito", "hana@brightfold-group.example")


def written_from(sender: Person) -> Signal:
    parent = a_parent("hello@brightfold-group.example", timedelta(days=4), sender)
    matter = a_matter(sender, part=Part.WRITER, domains=frozenset({"brightfold-group.example"}))
    return Replied(origin=an_origin("hello@brightfold-group.example", timedelta(days=4)), matter=matter, parent=parent)


def test_an_interviewer_is_thanked_at_the_address_they_write_from() -> None:
    [write] = thanks(a_case(a_scheduled(), written_from(HANA_WRITES_FROM)))

    assert isinstance(write, Write)
    assert write.to == HANA_WRITES_FROM
    assert write.parent
    assert write.parent.message_id == "hello@brightfold-group.example"


def test_somebody_elsewhere_who_bears_the_interviewers_name_is_not_thanked_for_them() -> None:
    namesake = Person("Hana Ito", "hana@somewhere-else.example")

    [write] = thanks(a_case(a_scheduled(), written_from(namesake)))

    assert isinstance(write, Write)
    assert write.to == HANA


def test_a_letter_to_an_interviewers_other_address_is_their_letter() -> None:
    case = a_case(a_scheduled(), written_from(HANA_WRITES_FROM), letters=(a_written(),))

    [leave] = thanks(case)

    assert "the letter to Hana Ito" in reason(leave)


def test_nobody_is_thanked_who_was_written_to_at_their_other_address_since() -> None:
    case = a_case(a_scheduled(), written_from(HANA_WRITES_FROM), a_wrote(HANA_WRITES_FROM))

    [leave] = thanks(case)

    assert "you wrote to Hana Ito yourself" in reason(leave)


def test_nobody_known_is_said_plainly() -> None:
    case = a_case(a_scheduled(matter=replace(a_matter(), contacts=())))

    [decision] = thanks(case)

    assert reason(decision) == "neither the calendar nor a mail says who interviewed you"


@pytest.mark.parametrize("person", [NAMED_ONLY, ROBOT, ALEX_PERSON], ids=["no address", "a machine", "the user"])
def test_nobody_is_written_to_who_cannot_or_must_not_be(person: Person) -> None:
    case = a_case(a_scheduled(person))

    [decision] = thanks(case)

    assert reason(decision).startswith("I know no address that I may write to of")


@pytest.mark.parametrize(
    "never", ["hana.ito@brightfold.example", "brightfold.example", "Brightfold", "BRIGHTFOLD Inc."]
)
def test_never_means_never(never: str) -> None:
    case = a_case(a_scheduled())

    decisions = thanks(case, replace(RULES, never=frozenset({never.lower()})))

    assert not [decision for decision in decisions if isinstance(decision, Write)]


@pytest.mark.parametrize(
    ("ago", "kind", "belated"),
    [
        (timedelta(minutes=-30), Wait, None),
        (timedelta(minutes=30), Wait, None),
        (timedelta(hours=1), Write, False),
        (timedelta(hours=24), Write, False),
        (timedelta(hours=25), Write, True),
        (timedelta(hours=72), Write, True),
        (timedelta(hours=73), Leave, None),
    ],
    ids=["running", "just over", "due", "a day", "belated", "three days", "too late"],
)
def test_the_time_since_it_ended_decides(ago: timedelta, kind: type, belated: bool | None) -> None:
    case = a_case(a_scheduled(ended=ago))

    [decision] = thanks(case)

    assert type(decision) is kind
    if isinstance(decision, Write):
        assert decision.belated is belated


def test_a_wait_says_until_when() -> None:
    case = a_case(a_scheduled(ended=timedelta(minutes=15)))

    [decision] = thanks(case)

    assert isinstance(decision, Wait)
    assert decision.until == NOW + timedelta(minutes=45)
    assert decision.reason == "too soon to say thank you; it is due on 14 October at 14:45"


def test_nothing_is_written_for_what_ended_before_since() -> None:
    case = a_case(a_scheduled(ended=timedelta(days=60)))

    [decision] = thanks(case)

    assert reason(decision) == "it ended before 1 September, from when on I write (`since`)"


def test_nobody_is_thanked_who_was_written_to_since() -> None:
    case = a_case(a_scheduled(HANA, BEN), a_wrote(HANA, ago=timedelta(minutes=30)))

    done, write = sorted(thanks(case), key=lambda decision: isinstance(decision, Write))

    assert reason(done) == "you wrote to Hana Ito yourself on 14 October"
    assert isinstance(write, Write)
    assert write.to == BEN


def test_a_mail_from_before_the_interview_does_not_count() -> None:
    case = a_case(a_scheduled(), a_wrote(ago=timedelta(days=2)))

    [decision] = thanks(case)

    assert isinstance(decision, Write)


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        (Fate.WAITING, "waits in your drafts"),
        (Fate.EDITED, "waits in your drafts, edited by you"),
        (Fate.SENT, "was sent"),
        (Fate.DISCARDED, "was discarded by you"),
    ],
)
def test_a_letter_that_exists_is_not_written_again(fate: Fate, words: str) -> None:
    case = a_case(a_scheduled(), letters=(a_written(fate=fate),))

    [decision] = thanks(case)

    assert isinstance(decision, Leave)
    assert decision.done
    assert decision.reason == f"the letter to Hana Ito {words}"


def test_an_intent_without_a_draft_is_taken_up_again() -> None:
    case = a_case(a_scheduled(), letters=(a_written(fate=Fate.UNKNOWN, draft=None),))

    [decision] = thanks(case)

    assert isinstance(decision, Write)


def test_an_event_moved_after_its_draft_exists_gives_no_second_letter() -> None:
    moved = a_scheduled(ended=timedelta(hours=1, minutes=5), sequence=2)
    case = a_case(moved, letters=(a_written(),))

    [decision] = thanks(case)

    assert isinstance(decision, Leave)


def test_a_cancelled_interview_is_not_thanked_for() -> None:
    [decision] = thanks(a_case(a_cancelled()))

    assert reason(decision) == "the interview of 14 October does not count: it was called off"


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (a_rejected(), "they turned you down on 14 October"),
        (
            Offered(origin=an_origin("yes", timedelta(hours=1)), matter=a_matter()),
            "they made you an offer on 14 October",
        ),
        (Withdrew(origin=an_origin("bye", timedelta(hours=1)), matter=a_matter()), "you withdrew"),
    ],
    ids=["rejection", "offer", "withdrawal"],
)
def test_later_news_makes_it_superfluous(news: Signal, words: str) -> None:
    linked = replace(news, matter=replace(news.matter, events=frozenset({"e1@brightfold.example"})))
    case = a_case(a_scheduled(), linked)

    [decision] = thanks(case)

    assert reason(decision) == words


def test_an_untouched_thank_you_is_taken_back_when_a_refusal_comes() -> None:
    letter = a_written()
    case = a_case(a_scheduled(), a_rejected(), letters=(letter,))

    withdrawal, _ = thanks(case)

    assert isinstance(withdrawal, Withdraw)
    assert withdrawal.letter == letter


def test_an_untouched_thank_you_is_taken_back_when_the_user_writes_to_that_person_by_hand() -> None:
    letter = a_written()

    [decision] = thanks(a_case(a_scheduled(), a_wrote(), letters=(letter,)))

    assert isinstance(decision, Withdraw)
    assert (decision.letter, decision.reason) == (letter, "you wrote to Hana Ito yourself on 14 October")


@pytest.mark.parametrize("mail", [a_wrote(BEN), a_wrote(ago=timedelta(days=2)), a_wrote(id_="d0@doe.example")])
def test_it_stays_when_the_user_writes_to_somebody_else_or_wrote_before_or_sends_another_letter_of_ours(
    mail: Wrote,
) -> None:
    sent = a_written(Step.CHECK_IN, fate=Fate.SENT)
    assert sent.draft
    other = replace(
        sent,
        key=LetterKey.numbered(Step.CHECK_IN, HANA.address, "e1@brightfold.example", 1),
        draft=replace(sent.draft, message_id="d0@doe.example"),
    )

    [decision] = thanks(a_case(a_scheduled(), mail, letters=(a_written(), other)))

    assert isinstance(decision, Leave)


def test_an_edited_thank_you_is_left_alone_when_the_user_writes_to_that_person_by_hand() -> None:
    [decision] = thanks(a_case(a_scheduled(), a_wrote(), letters=(a_written(fate=Fate.EDITED),)))

    assert isinstance(decision, Leave)


def test_an_edited_thank_you_is_left_alone_when_a_refusal_comes() -> None:
    case = a_case(a_scheduled(), a_rejected(), letters=(a_written(fate=Fate.EDITED),))

    assert not [decision for decision in thanks(case) if isinstance(decision, Withdraw)]


def test_what_is_not_surely_an_interview_is_shown_but_not_thanked_for() -> None:
    case = a_case(a_scheduled(sure=False, evidence=(Evidence("Quick chat", "could be one", "title"),)))

    [decision] = thanks(case)

    assert reason(decision) == "I am not sure that this was an interview of yours"


def test_the_user_knows_better_what_was_no_interview() -> None:
    matter = a_matter(events=frozenset({"e1@brightfold.example"}))
    told = Told(origin=an_origin("told", timedelta(0)), matter=matter, what=Telling.NOT_AN_INTERVIEW)

    assert thanks(a_case(a_scheduled(), told)) == []


def test_a_thank_you_answers_in_the_thread_in_which_the_interviewer_took_part() -> None:
    invitation = replace(
        a_wrote(ago=timedelta(days=3)), parent=a_parent("invite@brightfold.example", timedelta(days=3))
    )
    case = a_case(a_scheduled(), invitation)

    [write] = thanks(case)

    assert isinstance(write, Write)
    assert write.parent == invitation.parent


def test_nothing_in_spam_is_answered_though_it_bears_the_interviewers_name() -> None:
    invitation = replace(
        a_wrote(ago=timedelta(days=3)), parent=a_parent("invite@brightfold.example", timedelta(days=3))
    )
    forged = replace(
        a_wrote(ago=timedelta(days=1)),
        origin=an_origin("forged@brightfold.example", timedelta(days=1), spam=True),
        parent=a_parent("forged@brightfold.example", timedelta(days=1)),
    )

    [write] = thanks(a_case(a_scheduled(), invitation, forged))

    assert isinstance(write, Write)
    assert write.parent == invitation.parent


def test_it_can_be_switched_off() -> None:
    rules = replace(RULES, thank_you=ThankYouRules(enabled=False))

    assert thanks(a_case(a_scheduled()), rules) == []


def test_a_shared_mailbox_is_written_to_and_that_is_said() -> None:
    [write] = thanks(a_case(a_scheduled(Person("Brightfold Recruiting", "jobs@brightfold.example"))))

    assert isinstance(write, Write)
    assert write.reason.endswith("; only a shared mailbox is known")


def test_a_case_in_doubt_is_left_and_the_doubt_is_the_reason() -> None:
    case = replace(a_case(a_scheduled()), doubts=("A refusal could be about two roles",))

    [decision] = decide(case, RULES, NOW)

    assert reason(decision) == "A refusal could be about two roles"


def test_a_letter_about_what_the_user_says_was_no_interview_is_taken_back() -> None:
    matter = a_matter(events=frozenset({"e1@brightfold.example"}))
    told = Told(origin=an_origin("told", timedelta(0)), matter=matter, what=Telling.NOT_AN_INTERVIEW)

    [decision] = thanks(a_case(a_scheduled(), told, letters=(a_written(),)))

    assert isinstance(decision, Withdraw)
    assert decision.reason == "you told me that it was no interview"


def test_notes_that_come_when_it_is_too_late_to_thank_change_nothing() -> None:
    noted = a_noted("Brightfold", "the streaming", day=(NOW - timedelta(days=5)).date())
    case = a_case(a_scheduled(ended=timedelta(days=5)), noted, letters=(a_written(),))

    [decision] = thanks(case)

    assert isinstance(decision, Leave)
    assert decision.done


def test_a_letter_written_anew_after_a_day_is_belated() -> None:
    noted = a_noted("Brightfold", "the streaming", day=(NOW - timedelta(hours=30)).date())
    case = a_case(a_scheduled(ended=timedelta(hours=30)), noted, letters=(a_written(),))

    [decision] = thanks(case)

    assert isinstance(decision, Rewrite)
    assert decision.write.belated


def test_one_taken_back_does_not_hide_the_one_that_took_its_place() -> None:
    gone = a_cancelled(uid="e0@brightfold.example")
    gone = replace(gone, start=gone.start - timedelta(days=1), end=gone.end - timedelta(days=1))
    taken_back = a_written(fate=Fate.WITHDRAWN)
    taken_back = replace(taken_back, key=replace(taken_back.key, anchor="e0@brightfold.example"))

    [decision] = thanks(a_case(gone, a_scheduled(), letters=(taken_back, a_written(fate=Fate.DISCARDED))))

    assert isinstance(decision, Leave)
    assert decision.done


def test_a_letter_that_two_things_have_overtaken_is_taken_back_once() -> None:
    """Two interviews took the place of the one that it thanks for: one is still ahead, the other was with Ben."""
    case = a_case(a_scheduled(BEN, uid="e2"), a_scheduled(uid="e3", ended=-timedelta(days=2)))
    both = frozenset({"e1@brightfold.example", "e2", "e3"})
    occasions = tuple(replace(occasion, identities=both) for occasion in case.occasions)
    case = replace(case, occasions=occasions, letters=(a_written(),))

    withdrawn = [decision.letter for decision in thanks(case) if isinstance(decision, Withdraw)]

    assert len(case.occasions) == 2
    assert withdrawn == [a_written()]


def test_an_entry_that_names_nobody_is_thanked_for_through_a_secretary_but_to_anybody_else() -> None:
    entry = a_scheduled(matter=a_matter(contacts=()))

    for part, via in ((Part.COORDINATOR, "coordinator"), (Part.WRITER, "interviewer")):
        invited = a_wrote_to_us(part)
        [write] = thanks(a_case(entry, invited))

        assert isinstance(write, Write)
        assert (write.to, write.via) == (HANA, via)


def a_wrote_to_us(part: Part) -> Advanced:
    """An invitation by Hana, a week ago."""
    id_ = "come@brightfold.example"
    matter = a_matter(part=part, threads=frozenset({id_}))
    return Advanced(
        origin=an_origin(id_, timedelta(days=7)), matter=matter, parent=a_parent(id_, timedelta(days=7), HANA)
    )
