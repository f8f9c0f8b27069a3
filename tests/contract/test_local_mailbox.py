"""Three ways in which people keep a Maildir: as Maildir++, as mbsync writes it, and as OfflineIMAP does."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from followup.domain.model import Folder
from tests.contract.mailbox import MailboxContract, Owner
from tests.maildirs import MAILDIRPP, MBSYNC, OFFLINEIMAP, MaildirOwner


class TestLocalMailbox(MailboxContract):
    @pytest.fixture(params=[MAILDIRPP, MBSYNC, OFFLINEIMAP], ids=["maildir++", "mbsync", "offlineimap"])
    def owner(self, request: pytest.FixtureRequest, tmp_path: Path) -> Owner:
        names: Mapping[Folder, str] = request.param
        return MaildirOwner(tmp_path / "Mail", names)
