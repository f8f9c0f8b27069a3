"""What do the calendars and mailboxes say, and what of it is new?

Windows overlap, and re-reading is harmless. One item that cannot be read holds up nothing; one account that cannot be
read holds up the cases that depend on it, and no others.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from followup.domain.cases import Case
from followup.domain.evidence import Evidence
from followup.domain.model import Event, Folder, Handle, Message, Person, Unreadable, Window
from followup.domain.notice import Reader
from followup.domain.signals import Advanced, Cancelled, Kind, Scheduled, Signal, key
from followup.errors import AccountError
from followup.ports import Calendar, Casebook, Mailbox

VERSION = "1"
"""The version of the readers. Raise it when they learn something: what is in the window is then read again."""

CHUNK = 500
"""Messages recorded together: few enough that memory stays small, and that a crash loses little."""

CALENDAR = "calendar"
"""Under this name the casebook keeps which broken calendar items have been named."""

Watch = Callable[[str, int], None]
"""Is told an account's name, and how many items were read in it so far."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the user's. `addresses`, folded, are those whose mail arrives in its mailbox."""

    name: str
    sender: Person
    addresses: frozenset[str]
    calendar: Calendar | None = None
    mailbox: Mailbox | None = None
    may_draft: bool = False


@dataclass(slots=True)
class Gathered:
    """How complete the picture is. What was read is in the casebook."""

    failures: list[Exception] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    without_calendar: dict[str, str] = field(default_factory=dict)
    """Account -> why its calendar was not read."""
    without_mailbox: dict[str, str] = field(default_factory=dict)
    """Account -> why its mailbox was not read."""

    def missing_for(self, case: Case, accounts: Sequence[Account]) -> str:
        """Why the picture of this case is incomplete (promise 3), or the empty string."""
        calendars = {signal.origin.account for signal in case.signals if signal.origin.kind is Kind.EVENT}
        reasons = [why for name, why in self.without_calendar.items() if name in calendars]
        reasons += [why for name, why in self.without_mailbox.items() if name in mailboxes_of(case, accounts)]
        return "; ".join(dict.fromkeys(reasons))


def mailboxes_of(case: Case, accounts: Sequence[Account]) -> set[str]:
    """Where more about the case may lie: every mailbox that owns an address it used; all of them, if no mail is known."""
    mine = frozenset().union(*(signal.origin.mine for signal in case.signals))
    seen_in = {signal.origin.account for signal in case.signals if signal.origin.kind is Kind.MESSAGE}
    if not mine or not seen_in:
        return {account.name for account in accounts if account.mailbox}
    return seen_in | {account.name for account in accounts if account.mailbox and account.addresses & mine}


@dataclass(frozen=True, slots=True)
class Gathering:
    """What to read: the items within `window` that this `version` of the readers has not read yet.

    With `only`, the one account of that name is read; the others count as missing.
    """

    window: Window
    version: str = VERSION
    only: str = ""
    watch: Watch = lambda _account, _count: None


def gather(accounts: Iterable[Account], casebook: Casebook, reader: Reader, wanted: Gathering) -> Gathered:
    """Reads every account into the casebook, and tells what could not be read."""
    gathered = Gathered()
    readings = [(account, _Reading(account.name, casebook, reader, wanted, gathered)) for account in accounts]
    # Mail first, of all accounts: it tells which events are interviews whose titles do not.
    known = list(casebook.signals())
    for account, reading in readings:
        reading.known = known
        if account.mailbox and (why := reading.attempt(reading.mailbox, account.mailbox)):
            gathered.without_mailbox[account.name] = why
    known = list(casebook.signals())
    for account, reading in readings:
        reading.known = known
        if account.calendar and (why := reading.attempt(reading.calendar, account.calendar)):
            gathered.without_calendar[account.name] = why
    return gathered


_Source = TypeVar("_Source", Calendar, Mailbox)
_Item = TypeVar("_Item", Event, Message)


@dataclass(slots=True)
class _Reading:
    """The reading of one account."""

    account: str
    casebook: Casebook
    reader: Reader
    wanted: Gathering
    gathered: Gathered
    known: Sequence[Signal] = ()
    """What the casebook held before this part of the reading began."""
    count: int = 0

    def attempt(self, read: Callable[[_Source], None], source: _Source) -> str:
        """Reads from `source`; why that was not done, or the empty string."""
        if self.wanted.only not in ("", self.account):
            return f"{self.account} was left out of this run"
        try:
            read(source)
        except Exception as error:  # noqa: BLE001 - no account may stop the others; the edge reports what is a bug
            self.gathered.failures.append(error)
            return str(error) if isinstance(error, AccountError) else f"{self.account}: reading it failed"
        return ""

    def mailbox(self, mailbox: Mailbox) -> None:
        """Reads the messages that are new."""
        earlier = _by_message(self.known)
        items = iter(mailbox.messages(self.wanted.window, self.casebook.seen(self.account, self.wanted.version)))
        while chunk := list(islice(items, CHUNK)):
            signals: list[Signal] = []
            stale: set[str] = set()
            for message in chunk:
                if isinstance(message, Message):
                    signals += self._understand(message.handle, self.reader.message, message)
                    stale |= earlier[message.id, message.folder is Folder.SPAM]
            broken = [item for item in chunk if isinstance(item, Unreadable)]
            handles = [item.handle for item in chunk]
            forget = stale - {key(signal) for signal in signals}
            self.casebook.record(self.account, self.wanted.version, handles, signals, forget)
            self.gathered.unreadable += broken
            self._watched(len(chunk))

    def calendar(self, calendar: Calendar) -> None:
        """Reads every event of the window, and notices which are no longer there."""
        invited = frozenset().union(*(s.matter.events for s in self.known if isinstance(s, Advanced) and s.sure))
        items = list(calendar.events(self.wanted.window))
        events = [item for item in items if isinstance(item, Event)]
        read = partial(self.reader.event, invited=invited)
        signals = [signal for event in events for signal in self._understand(event.handle, read, event)]
        broken = [item for item in items if isinstance(item, Unreadable)]
        named = self.casebook.seen(self.account, CALENDAR)
        news = [item for item in broken if item.handle not in named]
        gone, forget = self._no_longer({event.identity for event in events}, signals)
        if broken:
            gone = []  # what seems to have gone may only be unreadable
        self.casebook.record(self.account, CALENDAR, [item.handle for item in news], signals + gone, forget)
        self.gathered.unreadable += news
        self._watched(len(items))

    def _understand(self, handle: Handle, read: Callable[[_Item], Iterable[Signal]], item: _Item) -> list[Signal]:
        try:
            return list(read(item))
        except Exception as error:  # noqa: BLE001 - one item may not hold up the rest
            reason = f"it could not be understood ({type(error).__name__})"
            self.gathered.unreadable.append(Unreadable(self.account, handle, str(handle), reason))
            return []

    def _no_longer(self, listed: set[str], signals: Iterable[Signal]) -> tuple[list[Signal], set[str]]:
        """What earlier runs saw in this calendar and this one does not: events that are gone, and misreadings."""
        current = {key(signal) for signal in signals}
        stale = [
            signal
            for signal in self.known
            if isinstance(signal, Scheduled)
            and signal.origin.kind is Kind.EVENT
            and signal.origin.account == self.account
            and key(signal) not in current
        ]
        misread = {key(signal) for signal in stale if signal.origin.id in listed}
        gone = [_gone(s) for s in stale if s.origin.id not in listed and s.start in self.wanted.window]
        return list(gone), misread

    def _watched(self, read: int) -> None:
        self.count += read
        self.wanted.watch(self.account, self.count)


def _by_message(signals: Iterable[Signal]) -> Mapping[tuple[str, bool], set[str]]:
    """The keys of what each message said when it was last read."""
    said: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for signal in signals:
        if signal.origin.kind is Kind.MESSAGE:
            said[signal.origin.id, signal.origin.spam].add(key(signal))
    return said


def _gone(signal: Scheduled) -> Cancelled:
    """An event that has left the calendar will not take place; any calendar that still has it knows better."""
    return Cancelled(
        origin=signal.origin,
        matter=signal.matter,
        evidence=(Evidence("", "it is no longer in the calendar", "calendar"),),
        sure=signal.sure,
        start=signal.start,
        end=signal.end,
        sequence=signal.sequence,
    )
