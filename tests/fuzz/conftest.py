"""What holds for every test that tries many texts."""

import pytest


@pytest.fixture(autouse=True)
def _not_measured(no_cover: None) -> None:
    """Whether a branch is reached is for the tests that are about it to show; here, tracing would take most of the time."""
