"""Gmail and Google Calendar over real HTTP, by the real client library, against the server in `tests/servers/google`."""

from collections.abc import Iterator

import pytest

from tests.contract.calendar import CalendarContract, Keeper
from tests.contract.mailbox import MailboxContract, Owner
from tests.servers.google.api import GoogleApi
from tests.servers.google.gmail import Gmail
from tests.servers.google.owners import CalendarKeeper, GmailOwner


class TestGoogleMailbox(MailboxContract):
    @pytest.fixture(params=[True, False], ids=["keeps Message-IDs", "replaces Message-IDs"])
    def owner(self, request: pytest.FixtureRequest) -> Iterator[Owner]:
        with GoogleApi(gmail=Gmail(keeps_message_ids=request.param)).served() as api:
            yield GmailOwner(api)
            assert api.mistakes == []


class TestGoogleCalendar(CalendarContract):
    @pytest.fixture(params=[False, True], ids=["cancelled ones in full", "cancelled ones bare"])
    def keeper(self, request: pytest.FixtureRequest) -> Iterator[Keeper]:
        with GoogleApi().served() as api:
            api.calendars.bare_cancellations = request.param
            yield CalendarKeeper(api)
            assert api.mistakes == []
