"""What may the user want to do that no letter does?"""

from collections.abc import Iterator
from datetime import datetime

from followup.domain.filing.cases import Case
from followup.domain.filing.consensus import same_person
from followup.domain.filing.occasions import Occasion
from followup.domain.model import Fate, Person, Step, Written
from followup.domain.policy.recipients import by_hand, exists, news, people_in, wrote_to
from followup.domain.policy.rules import Errand, Remind, Rules
from followup.domain.policy.sayings import day
from followup.domain.signals import Part, Rejected, Telling, Told


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Remind]:
    """What to remind the user of in this case. What has been done or dismissed is known elsewhere."""
    rule = rules.reminders
    if not rule.enabled:
        return
    for reminder in (*_connect(case, rules), *_follow(case, rules), *_drafts(case, rules, now)):
        if rules.since <= reminder.since <= now <= reminder.since + rule.keep:
            yield reminder


def outdated(case: Case, letter: Written, reason: str) -> Remind:
    """A draft of the user's own, which something has happened to since."""
    said = f"{reason}; the draft that you have edited may be out of date"
    return Remind(case, Errand.REVIEW, letter.at, letter.to, said, letter)


def _connect(case: Case, rules: Rules) -> Iterator[Remind]:
    """After a thank-you: everybody who interviewed the user, by name."""
    for occasion in case.occasions if rules.reminders.connect else ():
        for person in people_in((c for slot in occasion.slots for c in slot.matter.contacts), Part.INTERVIEWER):
            thanked = _thanked(case, occasion, person)
            if thanked and person.name:
                reason = f"you thanked {person.name} for the interview of {day(occasion.end, rules.zone)}"
                yield Remind(case, Errand.CONNECT, thanked, person, reason, occasion=occasion)


def _thanked(case: Case, occasion: Occasion, person: Person) -> datetime | None:
    """When the user wrote to them after it, or to whoever was asked to pass their thanks on."""
    wrote = wrote_to(case, person, occasion.end) if person.address else None
    if wrote:
        return wrote
    letters = [
        letter
        for letter in case.letters
        if letter.key.step is Step.THANK_YOU and letter.key.anchor in occasion.identities and letter.fate is Fate.SENT
    ]
    own = [letter for letter in letters if same_person(letter.to, person)]
    passed_on = [letter for letter in letters if not _interviewed(occasion, letter.to)]
    return max((letter.at for letter in own or passed_on), default=None)


def _interviewed(occasion: Occasion, person: Person) -> bool:
    contacts = (contact for slot in occasion.slots for contact in slot.matter.contacts)
    return any(same_person(person, one) for one in people_in(contacts, Part.INTERVIEWER))


def _follow(case: Case, rules: Rules) -> Iterator[Remind]:
    """After a refusal: the company, where more jobs are announced."""
    match case.ending:
        case (Rejected() | Told(what=Telling.REJECTED)) as refusal if rules.reminders.follow and case.matter.employer:
            company = Person(case.matter.employer)
            reason = f"they turned you down on {day(refusal.origin.at, rules.zone)}; other openings may come"
            yield Remind(case, Errand.FOLLOW, refusal.origin.at, company, reason)
        case _:
            pass


def _drafts(case: Case, rules: Rules, now: datetime) -> Iterator[Remind]:
    """What has waited for long, and what the user has edited before something happened."""
    for letter in case.letters:
        if not exists(letter) or letter.fate not in (Fate.WAITING, Fate.EDITED):
            continue
        later = _since_written(case, letter, rules) if letter.fate is Fate.EDITED else None
        if later:
            yield outdated(case, letter, later)
        elif letter.at + rules.reminders.unsent_after <= now:
            yield Remind(
                case,
                Errand.SEND,
                letter.at + rules.reminders.unsent_after,
                letter.to,
                f"the draft of {day(letter.at, rules.zone)} still waits to be sent, or thrown away",
                letter,
            )


def _since_written(case: Case, letter: Written, rules: Rules) -> str:
    """What has happened since then, in words."""
    later = next((signal for signal in news(case) if signal.origin.at > letter.at), None)
    if later:
        return f"they {'turned you down' if isinstance(later, Rejected) else 'wrote'} on {day(later.origin.at, rules.zone)}"
    own = by_hand(case, letter.at, letter.to)
    return f"you wrote to {letter.to} yourself on {day(own, rules.zone)}" if own else ""
