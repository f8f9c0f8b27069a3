"""What happens in one run?

Gather what calendars and mailboxes say, file it into cases, decide, and leave the letters.
There is no clock and no file here: `now` is an argument, and all else is behind a port.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followup.domain.compose import Profile
from followup.domain.filing.cases import Case, file_signals, strays_of
from followup.domain.model import Fate, Unreadable, Window, Written
from followup.domain.notes.noting import Stray
from followup.domain.notice import Reader
from followup.domain.policy import decide
from followup.domain.policy.rules import Decision, Rewrite, Rules, Wait, Withdraw, Write
from followup.errors import AccountError
from followup.ports import Casebook, Notes, Wording
from followup.sweep.deliver import Delivery, Outcome, Post, deliver, recover, rewrite, withdraw
from followup.sweep.gather import gather
from followup.sweep.notebook import read_notes
from followup.sweep.picture import Account, Gathered
from followup.sweep.preview import Preview
from followup.sweep.reading import VERSION, Gathering, Watch
from followup.sweep.review import unsettled

__all__ = ["Account", "Delivery", "Done", "Options", "Outcome", "Report", "World", "run"]

AHEAD = timedelta(days=60)
"""How far into the calendar a run looks: far enough to see where an interview was moved to."""

OPEN_FATES = (Fate.WAITING, Fate.EDITED, Fate.UNKNOWN, Fate.WITHDRAWN)
"""What may still change. A withdrawal is looked at again, in case a crash kept it from happening."""


@dataclass(frozen=True, slots=True)
class World:
    """All that a run may ask, and all that it has to know about the user."""

    accounts: tuple[Account, ...]
    casebook: Casebook
    reader: Reader
    rules: Rules
    profile: Profile
    wording: Wording
    look_back: timedelta = timedelta(days=30)
    at_most: int = 5
    notes: Notes | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked of this run.

    `only` names the one account to read; `at_most` overrides how many drafts one run may leave;
    `watch` is told an account's name and how many of its items were read.
    """

    preview: bool = False
    only: str = ""
    at_most: int | None = None
    watch: Watch = lambda _account, _count: None


@dataclass(frozen=True, slots=True)
class Done:
    """A decision, and what came of it, if anything was to be done."""

    decision: Decision
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run saw, decided and did."""

    now: datetime
    cases: tuple[Case, ...]
    done: tuple[Done, ...]
    failures: tuple[Exception, ...]
    unreadable: tuple[Unreadable, ...]
    paused_until: date | None
    preview: bool
    strays: tuple[Stray, ...] = ()
    """Notes of the user's that are used nowhere, because it is not clear where they belong."""

    @property
    def quiet(self) -> bool:
        """Whether nothing was done, and nothing could not be read."""
        return not self.unreadable and not any(done.delivery for done in self.done)

    def deliveries(self, *outcomes: Outcome) -> tuple[Done, ...]:
        """What was done with one of these outcomes."""
        return tuple(done for done in self.done if done.delivery and done.delivery.outcome in outcomes)


def run(world: World, now: datetime, options: Options | None = None) -> Report:
    """One run. With `options.preview`, nothing is left anywhere and nothing is remembered."""
    options = options or Options()
    if options.preview:
        world = replace(world, casebook=Preview(world.casebook))
    with world.casebook.exclusively():
        wanted = _wanted(world, now, options)
        gathered = gather(world.accounts, world.casebook, world.reader, wanted)
        if world.notes:
            read_notes(world.notes, world.casebook, world.reader, gathered)
        if not options.preview:
            _recover(world, gathered, now)
        letters = _settle(world, gathered)
        signals = list(world.casebook.signals())
        cases = file_signals(signals, letters)
        paused, settled = _pause(world, now), world.casebook.settled()
        decisions = [
            _with_care(decision, world, gathered, paused)
            for case in cases
            for decision in unsettled(decide(case, world.rules, now), settled)
        ]
        done = tuple(_carry_out(decisions, world, gathered, now, options))
    return Report(
        now,
        cases,
        done,
        tuple(gathered.failures),
        tuple(gathered.unreadable),
        paused,
        options.preview,
        strays_of(signals, cases),
    )


def _wanted(world: World, now: datetime, options: Options) -> Gathering:
    """The window, and the name under which what was read in it is remembered: a wider one is read afresh."""
    usual = now - world.look_back
    wide = world.rules.since < usual and world.rules.since.year > 1
    version = f"{VERSION} since {world.rules.since:%Y-%m-%d}" if wide else VERSION
    return Gathering(Window(world.rules.since if wide else usual, now + AHEAD), version, options.only, options.watch)


def _recover(world: World, gathered: Gathered, now: datetime) -> None:
    """Looks what became of the letters that an earlier run meant to leave."""
    for written in list(world.casebook.letters()):
        unfinished = written.draft is None and written.fate is Fate.UNKNOWN
        if unfinished and written.at > now - world.look_back and not gathered.without_mailbox:
            try:
                recover(written, _post(world))
            except AccountError as error:
                gathered.failures.append(error)
                gathered.without_mailbox[written.account] = str(error)


def _settle(world: World, gathered: Gathered) -> Collection[Written]:
    """The letters written so far, each with what has become of it."""
    letters = {letter.key: letter for letter in world.casebook.letters()}
    for account in world.accounts:
        if account.mailbox is None or account.name in gathered.without_mailbox:
            continue
        drafts = {
            letter.draft: letter
            for letter in letters.values()
            if letter.draft and letter.draft.handle and letter.account == account.name and letter.fate in OPEN_FATES
        }
        try:
            fates = account.mailbox.fates(list(drafts)) if drafts else {}
        except AccountError as error:
            gathered.failures.append(error)
            gathered.without_mailbox[account.name] = str(error)
            continue
        for draft, fate in fates.items():
            known = drafts[draft]
            news = Fate.WITHDRAWN if (known.fate, fate) == (Fate.WITHDRAWN, Fate.DISCARDED) else fate
            if news is not known.fate:
                world.casebook.note(known.key, draft, news)
                letters[known.key] = replace(known, fate=news)
    return letters.values()


def _pause(world: World, now: datetime) -> date | None:
    """The day until which the user wants nothing drafted, as long as it has not come where they live."""
    until = world.casebook.paused_until()
    return until if until and now.astimezone(ZoneInfo(world.reader.me.zone)).date() < until else None


def _with_care(decision: Decision, world: World, gathered: Gathered, paused: date | None) -> Decision:
    """A decision to act waits while its picture is incomplete (promise 3), and while the user has paused us."""
    if not isinstance(decision, (Write, Rewrite, Withdraw)):
        return decision
    missing = gathered.missing_for(decision.case, world.accounts)
    if missing:
        return Wait(decision.case, decision.step, None, f"waiting until everything can be read ({missing})")
    if paused:
        until = "you say otherwise" if paused == date.max else f"{paused:%-d %B}"
        return Wait(decision.case, decision.step, None, f"paused until {until}")
    return decision


def _carry_out(
    decisions: list[Decision], world: World, gathered: Gathered, now: datetime, options: Options
) -> Iterator[Done]:
    post = _post(world)
    room = world.at_most if options.at_most is None else options.at_most
    for decision in sorted(decisions, key=_urgency):
        delivery = None
        if isinstance(decision, Write) and room <= 0:
            delivery = Delivery(Outcome.POSTPONED, reason="the next run goes on")
        elif isinstance(decision, Write):
            delivery = deliver(decision, post, now, preview=options.preview)
            room -= delivery.outcome in (Outcome.SAVED, Outcome.WOULD)
        elif isinstance(decision, Rewrite):
            delivery = rewrite(decision, post, now, preview=options.preview)
        elif isinstance(decision, Withdraw):
            delivery = withdraw(decision, post, preview=options.preview)
        if delivery and delivery.failure:
            gathered.failures.append(delivery.failure)
        yield Done(decision, delivery)


def _post(world: World) -> Post:
    return Post(world.accounts, world.casebook, world.reader.me, world.profile, world.wording)


def _urgency(decision: Decision) -> tuple[bool, datetime]:
    """Withdrawals first, then the letter whose occasion is the longest ago: it is the first to come too late."""
    if isinstance(decision, Write):
        about = decision.occasion.end if decision.occasion else decision.case.signals[-1].origin.at
        return True, about
    first = decision.case.signals[0].origin.at
    return not isinstance(decision, Withdraw), first
