"""How complete is the picture of a case?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from followup.domain.filing.cases import Case
from followup.domain.model import Person, Unreadable
from followup.domain.signals import Kind
from followup.ports import Calendar, Mailbox


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
