"""Gmail over real HTTP, against an emulator that others wrote."""

from collections.abc import Iterator

import pytest
import requests

from tests.contract.mailbox import MailboxContract, Owner
from tests.servers.google.emulator import emulated
from tests.servers.google.emulator.owner import SEED, EmulatorOwner

NOT_COVERED = pytest.mark.xfail(
    reason="its drafts keep their message id when they are edited; Gmail's do not", strict=True
)
EDITS = (
    "test_what_the_user_did_with_it_is_told[edit-edited]",
    "test_every_draft_has_a_fate_of_its_own",
    "test_a_touched_letter_cannot_be_withdrawn[edit]",
)


@pytest.fixture(scope="module")
def google() -> Iterator[str]:
    with emulated(SEED) as base:
        yield base


class TestEmulatedMailbox(MailboxContract):
    @pytest.fixture
    def owner(self, request: pytest.FixtureRequest, google: str) -> Owner:
        if request.node.name in EDITS:
            request.applymarker(NOT_COVERED)
        requests.get(f"{google}/begin-again", timeout=10).raise_for_status()
        return EmulatorOwner(google)
