"""Outlook's mail and calendar over real HTTP, against the server in `tests/servers/microsoft`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.calendar import CalendarContract, Keeper
from tests.contract.mailbox import MailboxContract, Owner
from tests.servers.microsoft.microsoft import Microsoft
from tests.servers.microsoft.owners import CalendarKeeper, OutlookOwner
from tests.servers.serving import trust


@pytest.fixture
def microsoft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Microsoft]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    trust(tmp_path)
    with Microsoft().served() as microsoft:
        yield microsoft
        assert microsoft.mistakes == []


class TestOutlookMailbox(MailboxContract):
    @pytest.fixture
    def owner(self, microsoft: Microsoft) -> Owner:
        return OutlookOwner(microsoft)


class TestOutlookCalendar(CalendarContract):
    @pytest.fixture
    def keeper(self, microsoft: Microsoft) -> Keeper:
        return CalendarKeeper(microsoft)
