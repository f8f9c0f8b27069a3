"""What may a run ask of an account?"""

from followup.config import GoogleAccount, LocalAccount, OutlookAccount, Settings
from followup.connectors.retry import Patience
from followup.domain.model import Person
from followup.domain.people import fold
from followup.ports import Calendar, Mailbox
from followup.sweep.picture import Account


def account_of(of: Settings, name: str, patience: Patience) -> Account:
    """The account of that name, as a run uses it."""
    account = of.accounts[name]
    addresses = account.addresses or of.me.addresses
    uses = account.use
    calendar, mailbox = _places(of, name, patience)
    return Account(
        name=name,
        sender=Person(of.me.name, addresses[0]),
        addresses=frozenset(map(fold, addresses)),
        calendar=calendar if "calendar" in uses else None,
        mailbox=mailbox if "read" in uses else None,
        may_draft="draft" in uses and not account.work,
    )


def _places(of: Settings, name: str, patience: Patience) -> tuple[Calendar | None, Mailbox | None]:
    """The calendar and the mailbox of an account."""
    match of.accounts[name]:
        case LocalAccount() as local_account:
            from followup.wiring import local  # noqa: PLC0415 - loaded by the accounts that use it

            return local.places(of, name, local_account)
        case GoogleAccount() as google_account:
            from followup.wiring import google  # noqa: PLC0415 - as above

            return google.places(of, name, google_account, patience)
        case OutlookAccount() as outlook_account:
            from followup.wiring import outlook  # noqa: PLC0415 - as above

            return outlook.places(of, name, outlook_account, patience)
        case _:
            return None, None
