"""What does one account say, and what of it is new?

Windows overlap, and re-reading is harmless. One item that cannot be read holds up nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from followup.domain.evidence import Evidence
from followup.domain.interest import Interest
from followup.domain.model import Bookmark, Event, Folder, Handle, Message, Unreadable, Window
from followup.domain.notice import Reader
from followup.domain.notice.expected import Expected
from followup.domain.signals import Cancelled, Kind, Noted, Scheduled, Signal, key
from followup.errors import AccountError
from followup.ports import Calendar, Casebook, Mailbox
from followup.sweep.picture import Gathered

VERSION = "1"
"""The version of the readers. Raise it when they learn something: what is in the window is then read again."""

CHUNK = 500
"""Messages recorded together: few enough that memory stays small, and that a crash loses little."""

CALENDAR = "calendar"
"""Under this name the casebook keeps which broken calendar items have been named."""

Watch = Callable[[str, int], None]
"""Is told an account's name, and how many items were read in it so far."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """What to read: the items within `window` that this `version` of the readers has not read yet.

    With `only`, the one account of that name is read; the others count as missing.
    """

    window: Window
    version: str = VERSION
    only: str = ""
    watch: Watch = lambda _account, _count: None


_Item = TypeVar("_Item", Event, Message)
_Any = TypeVar("_Any")


@dataclass(slots=True)
class Reading:
    """The reading of one account."""

    account: str
    casebook: Casebook
    reader: Reader
    wanted: Gathering
    gathered: Gathered
    known: Sequence[Signal] = ()
    """What the casebook held before this part of the reading began."""
    events: list[Event | Unreadable] = field(default_factory=list)
    """What is in the calendar."""
    said: dict[str, list[Signal]] = field(default_factory=dict)
    """What each event tells, as far as it has been judged."""
    searches: bool = False
    """Whether the mailbox has been read to the end, but is too large to be read whole."""
    count: int = 0

    def attempt(self, read: Callable[[], None]) -> str:
        """Does what is to be done; why that was not possible, or the empty string."""
        if self.wanted.only not in ("", self.account):
            return f"{self.account} was left out of this run"
        try:
            read()
        except Exception as error:  # noqa: BLE001 - no account may stop the others; the edge reports what is a bug
            self.gathered.failures.append(error)
            return str(error) if isinstance(error, AccountError) else f"{self.account}: reading it failed"
        return ""

    def mailbox(self, mailbox: Mailbox, interest: Interest) -> None:
        """Reads the messages that are new."""
        earlier = _by_message(self.known)
        version, self.searches = self.wanted.version, False
        seen, bookmark = self.casebook.seen(self.account, version), self.casebook.bookmark(self.account, version)
        for chunk in _in_chunks(mailbox.messages(self.wanted.window, seen, interest, bookmark)):
            signals: list[Signal] = []
            stale: set[str] = set()
            for message in chunk:
                if isinstance(message, Message):
                    signals += self._understand(message.handle, self.reader.message, message)
                    stale |= earlier[message.id, message.folder is Folder.SPAM]
            marks = [item.text for item in chunk if isinstance(item, Bookmark)]
            handles = [item.handle for item in chunk if not isinstance(item, Bookmark)]
            forget = stale - {key(signal) for signal in signals}
            self.casebook.record(self.account, version, handles, signals, forget, next(reversed(marks), None))
            self.gathered.unreadable += [item for item in chunk if isinstance(item, Unreadable)]
            self.searches = self.searches or bool(marks)
            self._watched(len(handles))
        # This version has read all there is, and needs no older one's notes of what that had read.
        self.casebook.retire(self.account, (VERSION, CALENDAR))

    def look_at(self, calendar: Calendar) -> None:
        """Reads every event of the window."""
        self.events = list(calendar.events(self.wanted.window))
        self._watched(len(self.events))

    def scheduled(self, told: Expected) -> list[Signal]:
        """What the events tell, in the light of what mail told. Each is judged once, unless a mail says more of it."""
        signals: list[Signal] = []
        for event in self.events:
            if isinstance(event, Event):
                of_it = told.told(event, self.reader.me)
                mark = f"{event.handle} {event.identity} {of_it.mark}"
                if mark not in self.said:
                    self.said[mark] = self._understand(event.handle, partial(self.reader.event, told=of_it), event)
                signals += self.said[mark]
        return signals

    def calendar(self, known: Sequence[Signal], told: Expected) -> None:
        """Keeps what the events tell, and notices which are no longer there."""
        self.known = known
        signals = self.scheduled(told)
        broken = [item for item in self.events if isinstance(item, Unreadable)]
        named = self.casebook.seen(self.account, CALENDAR)
        news = [item for item in broken if item.handle not in named]
        listed = {item.identity for item in self.events if isinstance(item, Event)}
        gone, forget = self._no_longer(listed, signals)
        if broken:
            gone = []  # what seems to have gone may only be unreadable
        self.casebook.record(self.account, CALENDAR, [item.handle for item in news], signals + gone, forget)
        self.gathered.unreadable += news

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
            if signal.origin.kind is Kind.EVENT and signal.origin.account == self.account and key(signal) not in current
        ]
        stood = [signal for signal in stale if isinstance(signal, Scheduled)]
        missing = [s for s in stood if s.origin.id not in listed and s.start in self.wanted.window]
        other = [signal for signal in stood if signal.origin.id in listed]
        # What is no interview any more is forgotten, unless somebody has been written to about it: that letter has to be
        # taken back while it can be.
        about = {letter.key.about for letter in self.casebook.letters()} if other else set()
        renamed = [signal for signal in other if signal.origin.id in about]
        gone = [_no_more(s, "it is no longer in the calendar") for s in missing]
        gone += [_no_more(s, "the calendar no longer calls it an interview") for s in renamed]
        # Notes go with the event that they stood in, or with the lines themselves.
        over = listed | {signal.origin.id for signal in gone}
        erased = {key(s) for s in stale if isinstance(s, Noted) and s.origin.id in over}
        return list(gone), {key(signal) for signal in other if signal not in renamed} | erased

    def _watched(self, read: int) -> None:
        self.count += read
        self.wanted.watch(self.account, self.count)


def _in_chunks(items: Iterable[_Any]) -> Iterator[list[_Any]]:
    """What was read before trouble came is kept: the next run need not read it again."""
    chunk: list[_Any] = []
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    except AccountError:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _by_message(signals: Iterable[Signal]) -> Mapping[tuple[str, bool], set[str]]:
    """The keys of what each message said when it was last read.

    A mail of notes says nothing where it lies in the inbox; that does not take back what it says in Sent.
    """
    said: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for signal in signals:
        if signal.origin.kind is Kind.MESSAGE and not isinstance(signal, Noted):
            said[signal.origin.id, signal.origin.spam].add(key(signal))
    return said


def _no_more(signal: Scheduled, why: str) -> Cancelled:
    """An event that has left the calendar will not take place; any calendar that still has it knows better."""
    return Cancelled(
        origin=signal.origin,
        matter=signal.matter,
        evidence=(Evidence("", why, "calendar"),),
        sure=signal.sure,
        start=signal.start,
        end=signal.end,
        sequence=signal.sequence,
    )
