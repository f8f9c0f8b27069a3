"""How does a letter get into the drafts once, and only once?

An intent is recorded; then the letter is looked for, and left only where it is not there yet; then that is noted.
An answer that stays away is never asked for again in the same run: the next run looks what became of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from followup.domain.compose import Desk, Profile, compose
from followup.domain.model import Draft, Fate, Handle, Letter, Me, Person, Written
from followup.domain.people import fold
from followup.domain.policy.rules import Rewrite, Withdraw, Write
from followup.errors import AccountError
from followup.ports import Casebook, Mailbox, Wording
from followup.sweep.picture import Account

CLOCKS = timedelta(minutes=1)
"""So much may the date of a mail lie before the moment at which it was written."""


class Outcome(StrEnum):
    """What came of a decision to write or to withdraw."""

    SAVED = "saved"
    FOUND = "found"
    """It was there already: left by an earlier run, from another computer, or begun by the user."""
    WOULD = "would"
    """A preview: it would be saved."""
    POSTPONED = "postponed"
    """More letters are due than one run may leave."""
    REWRITTEN = "rewritten"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    """It should have been withdrawn, but the user has touched it."""
    FAILED = "failed"
    NOWHERE = "nowhere"
    """No mailbox may be drafted into."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one letter. `account` is the mailbox it lies in."""

    outcome: Outcome
    account: str = ""
    letter: Letter | None = None
    draft: Draft | None = None
    reason: str = ""
    failure: AccountError | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """All that delivering needs."""

    accounts: Sequence[Account]
    casebook: Casebook
    me: Me
    profile: Profile
    wording: Wording


def deliver(write: Write, post: Post, now: datetime, *, preview: bool) -> Delivery:
    """Composes the letter and leaves it as a draft, unless it is there already."""
    choice = _desk(write, post)
    if choice is None:
        return Delivery(Outcome.NOWHERE, reason="none of your mailboxes may be drafted into (`use: [draft]`)")
    desk, mailbox = choice
    letter = compose(write, desk, post.me, post.profile, post.wording, now)
    try:
        for other in _instead(write):
            already = compose(other, desk, post.me, post.profile, post.wording, now)
            if there := mailbox.find(already):
                if not preview:
                    post.casebook.note(other.key, there, _fate_of_found(mailbox, there))
                return Delivery(Outcome.FOUND, desk.account, already, there)
        if not preview:
            post.casebook.intend(letter, now)
        found = mailbox.find(letter)
        if preview:
            return Delivery(Outcome.FOUND if found else Outcome.WOULD, desk.account, letter, found)
        fate = _fate_of_found(mailbox, found) if found else Fate.WAITING
        draft = found or mailbox.save(letter)
    except AccountError as error:
        return Delivery(Outcome.FAILED, desk.account, letter, reason=error.problem, failure=error)
    post.casebook.note(letter.key, draft, fate)
    return Delivery(Outcome.FOUND if found else Outcome.SAVED, desk.account, letter, draft)


def _instead(write: Write) -> Iterator[Write]:
    """The same letter to each of those to whom it may have been written before more was known."""
    for person in write.instead:
        key = replace(write.key, recipient=fold(person.address))
        yield replace(write, key=key, to=person, parent=None, via="contact", instead=())


def withdraw(decision: Withdraw, post: Post, *, preview: bool) -> Delivery:
    """Takes an untouched letter back. That is recorded before it happens, lest it be taken for the user's doing."""
    written = decision.letter
    mailbox = next((account.mailbox for account in post.accounts if account.name == written.account), None)
    if mailbox is None or written.draft is None or preview:
        return Delivery(Outcome.WITHDRAWN if preview else Outcome.FAILED, written.account, draft=written.draft)
    post.casebook.note(written.key, written.draft, Fate.WITHDRAWN)
    try:
        if mailbox.withdraw(written.draft):
            # It lies nowhere from now on: nobody need look for it again.
            post.casebook.note(written.key, replace(written.draft, handle=Handle("")), Fate.WITHDRAWN)
            return Delivery(Outcome.WITHDRAWN, written.account, draft=written.draft)
    except AccountError as error:
        # It may have happened all the same. The next run sees whether the draft is still there.
        return Delivery(Outcome.FAILED, written.account, draft=written.draft, reason=error.problem, failure=error)
    post.casebook.note(written.key, written.draft, Fate.EDITED)
    return Delivery(Outcome.KEPT, written.account, draft=written.draft)


def rewrite(decision: Rewrite, post: Post, now: datetime, *, preview: bool) -> Delivery:
    """Takes an untouched letter back and leaves it anew. If that is interrupted, the next run writes it."""
    if preview:
        return replace(deliver(decision.write, post, now, preview=True), outcome=Outcome.REWRITTEN)
    taken = withdraw(Withdraw(decision.case, decision.letter, decision.reason), post, preview=False)
    if taken.outcome is not Outcome.WITHDRAWN:
        return taken
    anew = deliver(decision.write, post, now, preview=False)
    return replace(anew, outcome=Outcome.REWRITTEN) if anew.outcome is Outcome.SAVED else anew


def recover(written: Written, post: Post) -> None:
    """Looks whether a letter whose saving was cut short has arrived, lest it be written again, or wait when it is overtaken.

    Where it is not known any more what it was to say, it counts as the user's.
    """
    account = next((one for one in post.accounts if one.name == written.account), None)
    if account is None or account.mailbox is None:
        return
    named = Letter(written.key, written.account, account.sender, written.to, written.subject, "", written.at)
    found = account.mailbox.find(replace(written.unsaved or named, since=written.at - CLOCKS))
    if found:
        draft = found if written.unsaved else replace(found, touched=True)
        post.casebook.note(written.key, draft, _fate_of_found(account.mailbox, draft))


def _fate_of_found(mailbox: Mailbox, draft: Draft) -> Fate:
    fate = mailbox.fates([draft]).get(draft, Fate.UNKNOWN)
    return Fate.EDITED if draft.touched and fate is Fate.WAITING else fate


def _desk(write: Write, post: Post) -> tuple[Desk, Mailbox] | None:
    """The mailbox of the thread if it may draft, else the one that was invited, else the first listed."""
    drafting = [account for account in post.accounts if account.mailbox and account.may_draft]
    thread = [account for account in drafting if write.parent and account.name == write.parent.account]
    invited = [account for account in drafting if account.addresses & _used(write)]
    account = next(iter(thread + invited + drafting), None)
    if account is None or account.mailbox is None:
        return None
    return Desk(account.name, _sender(write, account, post.me), keeps_thread=bool(thread)), account.mailbox


def _used(write: Write) -> frozenset[str]:
    """The user's own addresses that the conversation, else the invitation, went to."""
    own = frozenset().union(*(signal.origin.mine for signal in write.case.signals))
    in_thread = own & write.parent.took_part if write.parent else frozenset[str]()
    invited = frozenset().union(*(slot.origin.mine for slot in write.occasion.slots)) if write.occasion else own
    return in_thread or invited


def _sender(write: Write, account: Account, me: Me) -> Person:
    """The user under the address that they wrote to, where this mailbox has it; else under the mailbox's own."""
    used = _used(write) & account.addresses
    address = next((address for address in sorted(me.addresses) if fold(address) in used), account.sender.address)
    return Person(me.name, address)
