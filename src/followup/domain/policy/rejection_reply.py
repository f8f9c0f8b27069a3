"""They said no: do we answer, to whom, and when?"""

from collections.abc import Iterator
from datetime import datetime

from followup.domain.filing.cases import Case
from followup.domain.model import Fate, LetterKey, Parent, Person, Step
from followup.domain.people import fold
from followup.domain.policy.recipients import by_hand, exists, followed_reply_to, may_write_to, wrote_to
from followup.domain.policy.rules import Decision, Leave, Rules, Wait, Withdraw, Write
from followup.domain.policy.sayings import day, fate, moment
from followup.domain.signals import Part, Rejected, Replied, Scheduled, Signal, Telling, Told, Wrote

STEP = Step.REJECTION_REPLY

Refusal = Rejected | Told


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """What to do about the refusal of the case, if there is one."""
    if not rules.rejection_reply.enabled:
        return
    match case.ending:
        case Rejected() as refusal:
            yield _about(case, refusal, rules, now)
        case Told(what=Telling.REJECTED) as refusal:
            yield _about(case, refusal, rules, now)
        case _:
            for letter in case.letters:
                if letter.key.step is STEP and letter.fate is Fate.WAITING:
                    yield Withdraw(case, letter, _no_refusal(case))
            doubtful = [signal for signal in case.signals if isinstance(signal, Rejected) and not signal.sure]
            if doubtful and case.ending is None:
                yield Leave(case, STEP, "this may be a refusal, but I am not sure of it")


def _about(case: Case, refusal: Refusal, rules: Rules, now: datetime) -> Decision:
    refused, rule = refusal.origin.at, rules.rejection_reply
    answered = _answered(case, refusal, rules)
    if answered:
        return answered
    if refused < rules.since:
        return Leave(case, STEP, f"it came before {day(rules.since, rules.zone)}, from when on I write (`since`)")
    to = _recipient(case, refusal, rules)
    if to is None:
        return Leave(case, STEP, _nobody(case, refusal))
    if now > refused + rule.within:
        return Leave(case, STEP, f"the refusal came on {day(refused, rules.zone)}; too late to answer it now")
    if case.resumed:
        return Leave(case, STEP, case.resumed)
    due = refused + rule.after
    if now < due:
        return Wait(case, STEP, due, f"a refusal is not answered on the spot; it is due {moment(due, rules.zone)}")
    return _write(case, refusal, to, rules)


def _answered(case: Case, refusal: Refusal, rules: Rules) -> Withdraw | Leave | None:
    for letter in case.letters:
        if letter.key.step is STEP and exists(letter):
            reason = case.resumed or _by_hand(case, refusal, rules)
            if reason and letter.fate is Fate.WAITING:
                return Withdraw(case, letter, reason)
            return Leave(case, STEP, f"the answer to {letter.to} {fate(letter)}", done=True)
    for contact in case.contacts:
        since = wrote_to(case, contact.person, refusal.origin.at)
        if since:
            return Leave(case, STEP, f"you wrote to {contact.person} yourself on {day(since, rules.zone)}", done=True)
    return None


def _no_refusal(case: Case) -> str:
    """Why there is nothing to answer any more."""
    told = any(isinstance(signal, Told) and signal.what is Telling.OPEN for signal in case.signals)
    return "you told me that it goes on" if told else "they have gone on with you since they turned you down"


def _by_hand(case: Case, refusal: Refusal, rules: Rules) -> str:
    """Whom of the case the user has answered in words of their own, or the empty string."""
    for contact in case.contacts:
        since = by_hand(case, refusal.origin.at, contact.person)
        if since:
            return f"you wrote to {contact.person} yourself on {day(since, rules.zone)}"
    return ""


def _recipient(case: Case, refusal: Refusal, rules: Rules) -> Person | None:
    """Whoever wrote it; if that was a machine, the last human being we were in touch with."""
    parent = _by_a_person(case, refusal)
    if parent:
        writer = followed_reply_to(parent, case)
        return writer if may_write_to(writer, rules) else None
    known = (person for person in _last_first(case) if may_write_to(person, rules))
    return next(known, None)


def _by_a_person(case: Case, refusal: Refusal) -> Parent | None:
    """The mail in which a person told it: the refusal itself, or one about the same that came after a machine's."""
    told = (signal for signal in case.signals if isinstance(signal, Rejected) and signal.sure and not signal.by_machine)
    return next((signal.parent for signal in told if signal.parent and signal.origin.at >= refusal.origin.at), None)


def _last_first(case: Case) -> Iterator[Person]:
    """The human contacts of the case, the one last in touch first."""
    for signal in reversed(case.signals):
        yield from _human(signal)
    yield from (contact.person for contact in case.contacts if contact.part is not Part.WRITER)


def _human(signal: Signal) -> tuple[Person, ...]:
    match signal:
        case Wrote():
            return signal.to
        case Replied():
            return (signal.parent.sender,) if signal.parent else ()
        case Scheduled():
            order = (Part.AGENT, Part.COORDINATOR, Part.INTERVIEWER)
            contacts = sorted(
                (contact for contact in signal.matter.contacts if contact.part in order),
                key=lambda contact: order.index(contact.part),
            )
            return tuple(contact.person for contact in contacts)
        case _:
            return ()


def _nobody(case: Case, refusal: Refusal) -> str:
    if isinstance(refusal, Rejected) and refusal.by_machine and not case.occasions:
        return "it came from a no-reply address, and nobody at this employer has been in touch with you"
    return "nobody is known at this employer whom I may write to"


def _write(case: Case, refusal: Refusal, to: Person, rules: Rules) -> Write:
    parent = _by_a_person(case, refusal)
    came = f"they turned you down on {day(refusal.origin.at, rules.zone)}"
    return Write(
        case=case,
        key=LetterKey(STEP, fold(to.address), refusal.origin.id),
        to=to,
        since=refusal.origin.at,
        reason=came if parent else f"{came} from an address that nobody reads; {to} was last in touch",
        evidence=refusal.evidence,
        occasion=case.occasions[-1] if case.occasions else None,
        parent=parent,
        via="writer" if parent else "contact",
        instead=tuple(_others(case, to, rules)),
    )


def _others(case: Case, to: Person, rules: Rules) -> Iterator[Person]:
    """Whoever else the answer may have gone to, by what was known then; a lost casebook cannot tell."""
    people = {fold(contact.person.address): contact.person for contact in case.contacts}
    return (person for address, person in people.items() if address != fold(to.address) and may_write_to(person, rules))
