import pytest

from followup.errors import Unavailable
from tests.contract.notes import Keeper, NotesContract
from tests.fakes_notes import FakeNotes


class FakeKeeper(FakeNotes):
    def notes(self) -> FakeNotes:
        return self

    def lock_away(self) -> None:
        self.failure = Unavailable("notes", "they are locked away")


class TestFakeNotes(NotesContract):
    @pytest.fixture
    def keeper(self) -> Keeper:
        return FakeKeeper()
