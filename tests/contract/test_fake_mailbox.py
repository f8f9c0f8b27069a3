import pytest

from tests.contract.mailbox import MailboxContract, Owner
from tests.fakes_mailbox import FakeMailbox


class TestFakeMailbox(MailboxContract):
    @pytest.fixture
    def owner(self) -> Owner:
        return FakeMailbox("home")
