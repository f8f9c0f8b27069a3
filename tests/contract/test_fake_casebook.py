import pytest

from followup.ports import Casebook
from tests.contract.casebook import CasebookContract
from tests.fakes_casebook import FakeCasebook


class TestFakeCasebook(CasebookContract):
    @pytest.fixture
    def casebook(self) -> Casebook:
        return FakeCasebook()

    def again(self, casebook: Casebook) -> Casebook:
        return casebook
