"""How is an account at Microsoft reached?"""

from followup.config import OutlookAccount, Settings
from followup.connectors.outlook import scopes
from followup.connectors.outlook.calendar import OutlookCalendar
from followup.connectors.outlook.client import Client, client_of
from followup.connectors.outlook.credentials import credentials_for
from followup.connectors.outlook.mail import OutlookMailbox
from followup.connectors.outlook.wire import Wire
from followup.connectors.retry import Patience
from followup.domain.people import fold
from followup.wiring.clock import now
from followup.wiring.tokens import tokens_of


def places(
    of: Settings, name: str, account: OutlookAccount, patience: Patience
) -> tuple[OutlookCalendar, OutlookMailbox]:
    """Its calendar and its mailbox."""
    client, wanted = client_for(account)
    tokens = tokens_of(of, account)
    wire = Wire(name, lambda: credentials_for(name, client, tokens, wanted, now()), patience, graph=client.graph)
    mine = frozenset(map(fold, account.addresses or of.me.addresses))
    return (
        OutlookCalendar(name, wire, of.zone, mine, account.calendars),
        OutlookMailbox(name, wire, of.zone, account.category),
    )


def client_for(account: OutlookAccount) -> tuple[Client, tuple[str, ...]]:
    """In whose name Microsoft is asked, and for what."""
    use = account.use
    wanted = scopes.needed(read="read" in use, draft="draft" in use, calendar="calendar" in use)
    return client_of(account.client, account.authority, account.graph), wanted
