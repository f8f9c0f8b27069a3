"""What holds for every test of the whole program."""

import pytest

from tests.system.google_home import at_google
from tests.system.outlook_home import at_microsoft
from tests.system.providers import Opened


@pytest.fixture(params=[at_google, at_microsoft], ids=["Google", "Microsoft"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """Opens a home; the test runs at every provider."""
    at_provider: Opened = request.param
    return at_provider
