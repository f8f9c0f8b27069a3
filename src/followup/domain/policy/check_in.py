"""They have been silent: do we ask how things stand, whom, and when?

Silence is counted in working days from the last that was heard: the interview's end, or their last message, or the
user's own. Where they named a day, it is that day which has to pass.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.filing.cases import Case
from followup.domain.filing.occasions import Occasion
from followup.domain.model import Fate, LetterKey, Person, Step, Written
from followup.domain.people import fold
from followup.domain.policy.recipients import (
    by_hand,
    letters_of,
    may_write_to,
    news,
    people_in,
    writers,
)
from followup.domain.policy.rules import Decision, Leave, Rules, Wait, Withdraw, Write
from followup.domain.policy.sayings import day, fate, moment
from followup.domain.policy.working_days import next_working_day, working_days_after
from followup.domain.signals import Part, Promised, Signal, Wrote

STEP = Step.CHECK_IN


@dataclass(frozen=True, slots=True)
class _Silence:
    """Nothing has been heard since `since`, and nothing has to be until `due`. `about` is the key's anchor.

    What the user writes until `thanked` may be thanks; what comes after it breaks the silence.
    """

    about: str
    since: datetime
    due: datetime
    thanked: datetime
    occasion: Occasion | None
    promise: Promised | None


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """What to do about the silence of the case, if there is one."""
    if not rules.check_in.enabled:
        return
    silence = _silence(case, rules)
    overtaken = list(_withdrawals(case, silence, rules))
    yield from overtaken
    if silence is None or case.ending is not None:
        return
    gone = [withdrawal.letter for withdrawal in overtaken]
    written = [letter for letter in letters_of(case, STEP) if letter not in gone]
    yield _about(case, silence, written, rules, now)


def _withdrawals(case: Case, silence: _Silence | None, rules: Rules) -> Iterator[Withdraw]:
    """A check-in that still waits, untouched, is out of place once they have written, or nothing is left to ask about."""
    for letter in case.letters:
        if letter.key.step is not STEP or letter.fate is not Fate.WAITING:
            continue
        later = next((signal for signal in news(case) if signal.origin.at > letter.at), None)
        asked = by_hand(case, max(letter.at, silence.thanked)) if silence else None
        if later:
            yield Withdraw(case, letter, f"they wrote on {day(later.origin.at, rules.zone)}")
        elif asked:
            yield Withdraw(case, letter, f"you wrote to them yourself on {day(asked, rules.zone)}")
        elif case.ending:
            yield Withdraw(case, letter, "the case is settled")
        elif silence is None:
            yield Withdraw(case, letter, "the interview that it asks about was none, or did not take place")
        elif silence.occasion and silence.occasion.end > letter.at:
            booked = day(silence.occasion.start, rules.zone)
            yield Withdraw(case, letter, f"an interview on {booked} stands in the calendar since")


def _silence(case: Case, rules: Rules) -> _Silence | None:
    occasion = max((one for one in case.occasions if one.sure), key=lambda one: one.end, default=None)
    promise = _promise(case, occasion)
    if occasion is None and promise is None:
        return None
    heard = [signal.origin.at for signal in news(case)]
    heard += [occasion.end] if occasion else []
    since = max(heard)
    due = working_days_after(since, rules.check_in.after, rules.zone)
    if promise:
        passed = next_working_day(promise.until, rules.zone)
        due = passed if promise.origin.at >= since else max(due, passed)
    thanked = occasion.end + rules.thank_you.until if occasion else since
    asked = _asked(case, since, thanked)
    if asked:
        since, due = asked, max(due, working_days_after(asked, rules.check_in.after, rules.zone))
    about = occasion.anchor if occasion else promise.origin.id if promise else ""
    return _Silence(about, since, due, thanked, occasion, promise)


def _promise(case: Case, occasion: Occasion | None) -> Promised | None:
    """The last day that they named, since the interview; without an interview, only a person's word counts."""
    promises = [signal for signal in case.signals if isinstance(signal, Promised) and signal.sure]
    if occasion:
        promises = [promise for promise in promises if promise.origin.at >= occasion.start]
    else:
        promises = [promise for promise in promises if promise.parent and promise.parent in list(writers(case))]
    return max(promises, key=lambda promise: promise.origin.at, default=None)


def _asked(case: Case, since: datetime, thanked: datetime) -> datetime | None:
    """When the user last wrote to them, other than to thank them, or was last given a letter to do so."""
    wrote = [signal.origin.at for signal in case.signals if isinstance(signal, Wrote)]
    moments = [at for at in wrote if at > max(since, thanked)]
    moments += [letter.at for letter in letters_of(case, STEP) if letter.at > since]
    return max(moments, default=None)


def _about(case: Case, silence: _Silence, letters: Sequence[Written], rules: Rules, now: datetime) -> Decision:
    rule, written = rules.check_in, len(letters)
    waiting = next((one for one in letters if one.fate in (Fate.WAITING, Fate.EDITED)), None)
    due = f"it is due {moment(silence.due, rules.zone)}"
    if waiting:
        return Leave(case, STEP, f"the letter to {waiting.to} {fate(waiting)}", done=True)
    if silence.due < rules.since:
        return Leave(
            case, STEP, f"it would have been due before {day(rules.since, rules.zone)}, from when on I write (`since`)"
        )
    if silence.occasion and now < silence.occasion.end:
        return Wait(case, STEP, silence.due, f"the interview ends {moment(silence.occasion.end, rules.zone)}")
    if written >= rule.at_most:
        return Leave(case, STEP, f"I have asked {_times(written)}; that is enough (`check_in.at_most`)", done=True)
    to = _recipient(case, silence, rules)
    if to is None:
        return Leave(case, STEP, "nobody is known whom I may ask")
    if now < silence.due:
        return Wait(case, STEP, silence.due, f"{_why(silence, rules)}; {due}")
    if now > silence.due + rule.within:
        return Leave(case, STEP, f"{_why(silence, rules)}; too long ago to ask now")
    return _write(case, silence, to, 1 + written, rules)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _why(silence: _Silence, rules: Rules) -> str:
    if silence.promise and silence.promise.origin.at >= silence.since:
        until = silence.promise.until
        return f"they promised an answer by {until.day} {until:%B}"
    return f"nothing has been heard since {day(silence.since, rules.zone)}"


def _recipient(case: Case, silence: _Silence, rules: Rules) -> Person | None:
    """Who promised, else the agent, else who took it over, else who arranged it, else the interviewer who wrote last."""
    contacts = [
        contact for slot in (silence.occasion.slots if silence.occasion else ()) for contact in slot.matter.contacts
    ]
    contacts += case.contacts
    interviewers = people_in(contacts, Part.INTERVIEWER)
    addresses = {fold(person.address) for person in interviewers}
    wrote = [parent.sender for parent in writers(case)]
    promised = silence.promise.parent if silence.promise else None
    order = [
        *([promised.sender] if promised else []),
        *people_in(contacts, Part.AGENT),
        *_took_over(case, silence.occasion, addresses),
        *people_in(contacts, Part.COORDINATOR),
        *(person for person in wrote if fold(person.address) in addresses),
        *wrote,
        *sorted(interviewers, key=lambda person: fold(person.address)),
    ]
    return next((person for person in order if may_write_to(person, rules)), None)


def _took_over(case: Case, occasion: Occasion | None, interviewers: Collection[str]) -> list[Person]:
    """Who has written since the interview and did not hold it, the last first: whoever arranged it may have left."""
    if occasion is None:
        return []
    since = (parent.sender for parent in writers(case) if parent.date >= occasion.end)
    return [person for person in since if fold(person.address) not in interviewers]


def _write(case: Case, silence: _Silence, to: Person, ordinal: int, rules: Rules) -> Write:
    promised = silence.promise is not None and silence.promise.origin.at >= silence.since
    signal: Signal | None = silence.promise if promised else silence.occasion.slots[0] if silence.occasion else None
    return Write(
        case=case,
        key=LetterKey.numbered(STEP, fold(to.address), silence.about, ordinal),
        to=to,
        since=silence.due,
        reason=f"{_why(silence, rules)}{', and that day has passed' if promised else ''}",
        evidence=signal.evidence if signal else (),
        occasion=silence.occasion,
        parent=case.parent_with(to.address),
        via="promised" if promised else "silent",
        ordinal=ordinal,
    )
