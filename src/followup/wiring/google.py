"""How is an account at Google reached?"""

from followup.config import GoogleAccount, Settings
from followup.connectors.google import scopes
from followup.connectors.google.calendar import GoogleCalendar
from followup.connectors.google.credentials import credentials_for
from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.google.wire import SignedIn, Wire
from followup.connectors.retry import Patience
from followup.wiring.clock import now
from followup.wiring.tokens import tokens_of


def places(of: Settings, name: str, account: GoogleAccount, patience: Patience) -> tuple[GoogleCalendar, GoogleMailbox]:
    """Its calendar and its mailbox."""

    def signed_in() -> SignedIn:
        credentials = credentials_for(name, tokens_of(of, account), scopes_of(account), now())
        return SignedIn(credentials, credentials.grant.client.api)

    wire = Wire(name, signed_in, patience)
    return GoogleCalendar(name, wire, of.zone, account.calendars), GoogleMailbox(name, wire, of.zone)


def scopes_of(account: GoogleAccount) -> tuple[str, ...]:
    """What Google is asked for."""
    return scopes.needed(
        read="read" in account.use,
        draft="draft" in account.use,
        calendars=account.calendars if "calendar" in account.use else (),
        shared=account.shared,
    )
