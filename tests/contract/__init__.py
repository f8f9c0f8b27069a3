"""One suite for every calendar, mailbox and casebook, fakes included."""

import pytest

pytest.register_assert_rewrite("tests.contract.calendar", "tests.contract.casebook", "tests.contract.mailbox")
