"""What holds for every test of the whole program."""

import pytest

from tests.system.google_home import at_google
from tests.system.outlook_home import at_microsoft
from tests.system.providers import Opened


@pytest.fixture(autouse=True)
def _not_measured(no_cover: None) -> None:
    """Whether a branch is reached is for the tests that are about it to show; here, tracing would take most of the time."""


@pytest.fixture(params=[at_google, at_microsoft], ids=["Google", "Microsoft"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """Opens a home; the test runs at every provider."""
    at_provider: Opened = request.param
    return at_provider
