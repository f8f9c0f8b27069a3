"""Where on this computer do an account's calendar and mail lie?"""

from followup.config import LocalAccount, Settings
from followup.connectors.local.calendar import LocalCalendar
from followup.connectors.local.mail import LocalMailbox


def places(of: Settings, name: str, account: LocalAccount) -> tuple[LocalCalendar | None, LocalMailbox | None]:
    """Those that the account has."""
    return (
        LocalCalendar(name, account.calendar, of.zone) if account.calendar else None,
        LocalMailbox(name, account.maildir, account.folders.named(), zone=of.zone) if account.maildir else None,
    )
