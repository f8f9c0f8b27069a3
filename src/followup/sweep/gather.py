"""What do the calendars and mailboxes say?

One account that cannot be read holds up the cases that depend on it, and no others.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from followup.domain.interest import Interest, interest_in
from followup.domain.notice import Reader
from followup.domain.notice.expected import expected
from followup.domain.people import fold
from followup.ports import Casebook
from followup.sweep.picture import Account, Gathered
from followup.sweep.reading import Gathering, Reading

MORE_LOOKS = 3
"""How often a mailbox is searched again, for people that its own mail tells of."""


def gather(accounts: Iterable[Account], casebook: Casebook, reader: Reader, wanted: Gathering) -> Gathered:
    """Reads every account into the casebook, and tells what could not be read."""
    gathered = Gathered()
    readings = [(account, Reading(account.name, casebook, reader, wanted, gathered)) for account in accounts]
    # Calendars are looked at first: their people tell what to look for in a large mailbox. They are judged last: mail
    # tells which events are interviews whose titles do not.
    for account, reading in readings:
        if account.calendar and (why := reading.attempt(partial(reading.look_at, account.calendar))):
            gathered.without_calendar[account.name] = why
    _read_mail(readings, casebook, reader, wanted)
    known = list(casebook.signals())
    told = expected(known)
    for account, reading in readings:
        listed = account.calendar and account.name not in gathered.without_calendar
        if listed and (why := reading.attempt(partial(reading.calendar, known, told))):
            gathered.without_calendar[account.name] = why
    return gathered


def _read_mail(
    readings: Sequence[tuple[Account, Reading]], casebook: Casebook, reader: Reader, wanted: Gathering
) -> None:
    """Reads every mailbox, and those that are searched once more for whatever the mail itself tells to look for."""
    waiting = [(reading, account.mailbox) for account, reading in readings if account.mailbox]
    mine = frozenset(map(fold, reader.me.addresses))
    looked_for = Interest(subjects=frozenset({reader.habits.mark}))
    for look in range(1 + MORE_LOOKS):
        if not waiting:
            return
        known = list(casebook.signals())
        told = expected(known)
        signals = [*known, *(signal for _, reading in readings for signal in reading.scheduled(told))]
        interest = interest_in(signals, reader.lexicons, wanted.window.start, mine)
        if look and not interest - looked_for:
            return
        looked_for |= interest
        for reading, mailbox in waiting:
            reading.known = known
            if why := reading.attempt(partial(reading.mailbox, mailbox, looked_for)):
                reading.gathered.without_mailbox[reading.account] = why
        waiting = [(reading, mailbox) for reading, mailbox in waiting if reading.searches]
