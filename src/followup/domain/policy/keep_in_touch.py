"""A case has ended kindly, or fallen silent: is there news of the user's to tell, and whom?"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from followup.domain.filing.cases import Case
from followup.domain.model import Fate, LetterKey, Person, Step
from followup.domain.people import fold
from followup.domain.policy.recipients import by_hand, letters_of, may_write_to, news, writers
from followup.domain.policy.rules import Decision, Leave, Rules, Update, Wait, Withdraw, Write
from followup.domain.policy.sayings import day, fate, moment
from followup.domain.signals import Rejected, Telling, Told, Wrote

STEP = Step.KEEP_IN_TOUCH


def decide(case: Case, rules: Rules, now: datetime) -> Iterator[Decision]:
    """What to do about a case that is over, when the user has something new to tell."""
    if not rules.keep_in_touch.enabled:
        return
    how = _over(case)
    yield from _withdrawals(case, how, rules)
    anybody = any(contact.person.address for contact in case.contacts)
    if how and anybody and rules.keep_in_touch.updates and (decision := _about(case, how, rules, now)):
        yield decision


def _over(case: Case) -> str:
    """`refused`, or `silent` after we asked; the empty string while it goes on, or where it ended otherwise."""
    match case.ending:
        case Rejected() | Told(what=Telling.REJECTED):
            return "refused"
        case None:
            asked = [one for one in letters_of(case, Step.CHECK_IN) if one.fate is Fate.SENT]
            ahead = asked and any(occasion.end > asked[-1].at for occasion in case.occasions)
            answered = asked and any(signal.origin.at > asked[-1].at for signal in news(case))
            return "silent" if asked and not ahead and not answered else ""
        case _:
            return ""


def _withdrawals(case: Case, how: str, rules: Rules) -> Iterator[Withdraw]:
    for letter in case.letters:
        if letter.key.step is not STEP or letter.fate is not Fate.WAITING:
            continue
        later = next((signal for signal in news(case) if signal.origin.at > letter.at), None)
        told = by_hand(case, letter.at)
        if later:
            yield Withdraw(case, letter, f"they wrote on {day(later.origin.at, rules.zone)}")
        elif told:
            yield Withdraw(case, letter, f"you wrote to them yourself on {day(told, rules.zone)}")
        elif case.successor or not how:
            yield Withdraw(case, letter, f"an application to them is open again: {case.successor or case.title}")


def _about(case: Case, how: str, rules: Rules, now: datetime) -> Decision | None:
    rule, written = rules.keep_in_touch, letters_of(case, STEP)
    waiting = next((one for one in written if one.fate in (Fate.WAITING, Fate.EDITED)), None)
    if waiting:
        return Leave(case, STEP, f"the letter to {waiting.to} {fate(waiting)}", done=True)
    if case.successor:
        return Leave(case, STEP, f"an application to them is open: {case.successor}")
    if len(written) >= rule.at_most:
        return Leave(case, STEP, f"written {len(written)} times; that is enough (`keep_in_touch.at_most`)", done=True)
    to = _warmest(case, rules)
    if to is None:
        return Leave(case, STEP, "nobody there has written to you in person")
    met, drafted = _last_contact(case), max((one.at for one in written), default=None)
    last = max(met, drafted or met)
    since = f"{'you were in touch' if last == met else 'the last one was drafted'} on {day(last, rules.zone)}"
    update = _newest(rules, case.matter.language.partition("-")[0], last, now)
    due = last + rule.every
    if update is None:
        missing = Leave(case, STEP, f"you have listed no update since {since}")
        return missing if now >= due else None
    if now < due:
        return Wait(case, STEP, due, f"{since}; it is due {moment(due, rules.zone)}")
    return _write(case, how, to, update, due)


def _warmest(case: Case, rules: Rules) -> Person | None:
    """Who wrote to the user most recently, as a person."""
    return next((parent.sender for parent in writers(case) if may_write_to(parent.sender, rules)), None)


def _last_contact(case: Case) -> datetime:
    """When either side last wrote, or they last met."""
    moments = [signal.origin.at for signal in news(case)]
    moments += [signal.origin.at for signal in case.signals if isinstance(signal, (Wrote, Told))]
    moments += [occasion.end for occasion in case.occasions]
    moments += [letter.at for letter in case.letters if letter.fate is Fate.SENT]
    return max(moments)


def _newest(rules: Rules, spoken: str, last: datetime, now: datetime) -> Update | None:
    """The newest update since then that may be told already."""
    zone = ZoneInfo(rules.zone)
    since, today = last.astimezone(zone).date(), now.astimezone(zone).date()
    told = [
        update
        for update in rules.keep_in_touch.updates
        if since < update.day <= today and (not spoken or update.language in ("", spoken))
    ]
    return max(told, key=lambda update: update.day, default=None)


def _write(case: Case, how: str, to: Person, update: Update, due: datetime) -> Write:
    about = (
        case.ending.origin.id
        if case.ending
        else case.occasions[-1].anchor
        if case.occasions
        else case.signals[0].origin.id
    )
    begun = datetime.combine(update.day, datetime.min.time(), due.tzinfo)
    return Write(
        case=case,
        key=LetterKey.numbered(STEP, fold(to.address), about, update.day),
        to=to,
        since=max(due, begun),
        reason=f"you have something new to tell since you were last in touch: “{update.text}”",
        occasion=case.occasions[-1] if case.occasions else None,
        parent=case.parent_with(to.address),
        via=how,
        update=update,
    )
