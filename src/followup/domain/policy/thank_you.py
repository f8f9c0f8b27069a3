"""An interview has ended: whom do we thank, and when?"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from followup.domain.filing.cases import Case
from followup.domain.filing.occasions import Occasion
from followup.domain.model import Fate, LetterKey, Person, Step, Written
from followup.domain.notes.dealing import points_for
from followup.domain.people import fold, is_shared
from followup.domain.policy.recipients import (
    by_hand,
    exists,
    letters_of,
    may_write_to,
    people_in,
    reached_at,
    substance,
    writers,
    written_for,
    wrote_before,
    wrote_to,
)
from followup.domain.policy.reminders import outdated
from followup.domain.policy.rules import Decision, Leave, Remind, Rewrite, Rules, Wait, Withdraw, Write
from followup.domain.policy.sayings import day, fate, moment, name_list
from followup.domain.signals import Offered, Part, Rejected, Told

STEP = Step.THANK_YOU


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """What to do about every interview of the case."""
    if not rules.thank_you.enabled:
        return
    for occasion in case.occasions:
        reason = _settled(case, rules, occasion)
        if reason:
            yield from _withdrawals(case, occasion.identities, reason)
            yield Leave(case, STEP, reason)
            continue
        yield from _about(case, occasion, rules, now)
    for slot in case.called_off:
        why = slot.evidence[0].why if slot.evidence else "it was called off"
        reason = f"the interview of {day(slot.start, rules.zone)} does not count: {why}"
        yield from _withdrawals(case, frozenset({slot.origin.id}), reason)
        yield Leave(case, STEP, reason)
    yield from _withdrawals(case, _denied(case), "you told me that it was no interview")


def _denied(case: Case) -> frozenset[str]:
    """What letters were written about, and what is no interview any more since the user said so."""
    known = frozenset().union(*(occasion.identities for occasion in case.occasions))
    known |= {slot.origin.id for slot in case.called_off}
    return frozenset(letter.key.anchor for letter in case.letters if letter.key.step is STEP) - known


def _settled(case: Case, rules: Rules, occasion: Occasion) -> str:
    """Why a thank-you is out of place whatever the time and whoever is known, or the empty string."""
    match case.ending:
        case Rejected() as refusal:
            return f"they turned you down on {day(refusal.origin.at, rules.zone)}"
        case Offered() as offer:
            return f"they made you an offer on {day(offer.origin.at, rules.zone)}"
        case Told() as told:
            return f"you told me: {told.what.value}"
        case None:
            return "" if occasion.sure else "I am not sure that this was an interview of yours"
        case _:
            return "you withdrew"


def _withdrawals(
    case: Case, events: frozenset[str], reason: str, but: Collection[str] = ()
) -> Iterator[Withdraw | Remind]:
    """What still waits is taken back, but for letters to those; where the user has touched it, they are told."""
    for letter in case.letters:
        ours = letter.key.step is STEP and letter.key.anchor in events and letter.key.recipient not in but
        if ours and letter.fate is Fate.WAITING:
            yield Withdraw(case, letter, reason)
        elif ours and letter.fate is Fate.EDITED:
            yield outdated(case, letter, reason)


def _about(case: Case, occasion: Occasion, rules: Rules, now: datetime) -> Iterator[Decision]:
    due = occasion.end + rules.thank_you.after
    if now < occasion.end:
        # Whatever was written for it was written when it stood earlier in the calendar.
        moved = f"the interview has been moved: it ends {moment(occasion.end, occasion.zone)}"
        yield from _withdrawals(case, occasion.identities, moved)
    if occasion.end < rules.since:
        yield Leave(case, STEP, f"it ended before {day(rules.since, rules.zone)}, from when on I write (`since`)")
    elif now < occasion.end:
        yield Wait(case, STEP, due, f"the interview ends {moment(occasion.end, occasion.zone)}")
    elif now < due:
        yield Wait(case, STEP, due, f"too soon to say thank you; it is due {moment(due, occasion.zone)}")
    else:
        yield from _thanks(case, occasion, rules, now)


def _thanks(case: Case, occasion: Occasion, rules: Rules, now: datetime) -> Iterator[Decision]:
    writes = _recipients(case, occasion, rules)
    if not writes:
        yield Leave(case, STEP, _nobody(occasion))
    elif now <= occasion.end + rules.thank_you.until:
        instead = name_list([write.to for write in writes])
        thanked = {write.key.recipient for write in writes}
        yield from _withdrawals(
            case, occasion.identities, f"by what is known now, {instead} should be thanked", thanked
        )
    for write in writes:
        yield _unless_overtaken(write, occasion, rules, now)


def _recipients(case: Case, occasion: Occasion, rules: Rules) -> list[Write]:
    """Each interviewer, or the one who passes our thanks on to them."""
    limit = rules.thank_you.panel_limit
    agencies = {fold(person.address) for person in _people(occasion, Part.AGENT)}
    invited = [p for p in _people(occasion, Part.INTERVIEWER) if fold(p.address) not in agencies]
    interviewers = list(dict.fromkeys(reached_at(case, person, STEP, occasion.identities) for person in invited))
    reachable = sorted((p for p in interviewers if may_write_to(p, rules)), key=lambda p: fold(p.address))
    arranged = wrote_before(case, occasion.end, rules)
    coordinators = [p for p in _people(occasion, Part.COORDINATOR) if may_write_to(p, rules)] or arranged
    agents = [p for p in _people(occasion, Part.AGENT) if may_write_to(p, rules)]
    if not (interviewers or agents or _people(occasion, Part.COORDINATOR)):
        return _thanks_by_mail(case, occasion, arranged[:1])
    wrote = {fold(parent.sender.address) for parent in writers(case)}
    if agents:
        direct = [person for person in reachable if fold(person.address) in wrote]
        through = [person for person in interviewers if person not in direct]
        if len(direct) + bool(through) > limit:
            direct, through = [], interviewers
        if direct and not through:
            return _panel(case, occasion, direct)
        return [*_panel(case, occasion, direct), _pass_on(case, occasion, agents[0], through, "agent", len(direct))]
    if reachable and len(interviewers) <= limit:
        return _panel(case, occasion, reachable)
    if coordinators:
        others = [person for person in interviewers if fold(person.address) != fold(coordinators[0].address)]
        return [_pass_on(case, occasion, coordinators[0], others, "coordinator")]
    return _panel(case, occasion, reachable[:limit])


def _thanks_by_mail(case: Case, occasion: Occasion, people: list[Person]) -> list[Write]:
    """The event names nobody: then it was with whoever arranged it, or they know with whom."""
    agents = {fold(person.address) for person in people_in(case.contacts, Part.AGENT)}
    if people and fold(people[0].address) in agents:
        return [_pass_on(case, occasion, people[0], [], "agent")]
    coordinators = {fold(person.address) for person in people_in(case.contacts, Part.COORDINATOR)}
    if people and fold(people[0].address) in coordinators:
        return [_pass_on(case, occasion, people[0], [], "coordinator")]
    return _panel(case, occasion, people)


def _people(occasion: Occasion, part: Part) -> list[Person]:
    return people_in((contact for slot in occasion.slots for contact in slot.matter.contacts), part)


def _panel(case: Case, occasion: Occasion, people: list[Person]) -> list[Write]:
    return [
        Write(
            case=case,
            key=LetterKey(STEP, fold(person.address), occasion.anchor_for(person)),
            to=person,
            since=occasion.start,
            evidence=occasion.slots[0].evidence,
            occasion=occasion,
            parent=case.parent_with(person.address),
            others=tuple(other for other in people if other is not person),
            place=place,
            points=points_for(case, occasion, person, people),
        )
        for place, person in enumerate(people)
    ]


def _pass_on(case: Case, occasion: Occasion, person: Person, others: list[Person], via: str, beside: int = 0) -> Write:
    return Write(
        case=case,
        key=LetterKey(STEP, fold(person.address), occasion.anchor),
        to=person,
        since=occasion.start,
        evidence=occasion.slots[0].evidence,
        occasion=occasion,
        parent=case.parent_with(person.address),
        via=via,
        others=tuple(others),
        place=beside,
        points=() if beside else points_for(case, occasion, person, ()),
    )


def _nobody(occasion: Occasion) -> str:
    names = [person for part in (Part.INTERVIEWER, Part.COORDINATOR) for person in _people(occasion, part)]
    if names:
        return f"I know no address that I may write to of {name_list(names)}"
    return "neither the calendar nor a mail says who interviewed you"


def _unless_overtaken(write: Write, occasion: Occasion, rules: Rules, now: datetime) -> Decision:
    case, rule = write.case, rules.thank_you
    late, belated = now > occasion.end + rule.until, now > occasion.end + rule.within
    letter = written_for(case, STEP, occasion.identities, write.to.address)
    if letter and exists(letter):
        thanked = by_hand(case, occasion.start, write.to)
        if thanked and letter.fate is Fate.WAITING:
            return Withdraw(case, letter, f"you wrote to {write.to} yourself on {day(thanked, rules.zone)}")
        return _once_written(replace(write, belated=belated), letter, late=late)
    passed_on = _passed_on(case, occasion)
    if passed_on and write.via == "interviewer":
        return Leave(case, STEP, f"{passed_on} was asked to pass your thanks on to {write.to}", done=True)
    since = wrote_to(case, write.to, occasion.start)
    if since:
        return Leave(case, STEP, f"you wrote to {write.to} yourself on {day(since, rules.zone)}", done=True)
    if late:
        return Leave(case, STEP, f"it ended {moment(occasion.end, occasion.zone)}; too late to thank {write.to} now")
    ended = f"the interview ended {moment(occasion.end, occasion.zone)}"
    reason = {
        "interviewer": ended,
        "coordinator": f"{ended}; {write.to} arranged it and can pass your thanks on",
        "agent": f"{ended}; it came about through {write.to}",
    }[write.via]
    if belated:
        reason += ", more than a day ago: belated wording"
    if is_shared(write.to):
        reason += "; only a shared mailbox is known"
    return replace(write, reason=reason, belated=belated)


def _passed_on(case: Case, occasion: Occasion) -> Person | None:
    """The coordinator whom the user has asked to pass their thanks on, when no interviewer could be written to yet."""
    coordinators = {fold(person.address) for person in _people(occasion, Part.COORDINATOR)}
    sent = [letter for letter in letters_of(case, STEP) if letter.fate is Fate.SENT]
    about = (letter for letter in sent if letter.key.anchor in occasion.identities)
    return next((letter.to for letter in about if letter.key.recipient in coordinators), None)


def _once_written(write: Write, letter: Written, *, late: bool) -> Decision:
    """Notes that have come since are put into a letter that still waits, as long as thanks are still in time."""
    if write.points and letter.substance != substance(write.points) and not late:
        if letter.fate is Fate.WAITING:
            return Rewrite(write.case, letter, write, "your notes have come, or changed, since it was written")
        if letter.fate is Fate.EDITED:
            return outdated(write.case, letter, "your notes have come, or changed, since")
    return Leave(write.case, STEP, f"the letter to {write.to} {fate(letter)}", done=True)
