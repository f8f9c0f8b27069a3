"""What are notes? Every implementation inherits this suite, and gives in `keeper` some to play with."""

from datetime import UTC, datetime
from typing import Protocol

import pytest

from followup.domain.model import Jotting, Unreadable
from followup.errors import AccountError
from followup.ports import Notes

THEN = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)


class Keeper(Protocol):
    """Keeps notes in files: does to them what their owner does."""

    def notes(self) -> Notes:
        """The notes, as the next run sees them."""

    def put(self, name: str, written: datetime, *notes: tuple[str, str]) -> None:
        """The file now holds these notes, each a title and a text."""

    def put_unreadable(self, name: str) -> None:
        """The file holds something that nobody can read."""

    def remove(self, name: str) -> None:
        """The file is gone."""

    def lock_away(self) -> None:
        """Nothing can be read any more."""


class NotesContract:
    @pytest.fixture
    def keeper(self) -> Keeper:
        """Of no notes."""
        raise NotImplementedError

    def test_where_nothing_was_noted_there_are_no_notes(self, keeper: Keeper) -> None:
        assert list(keeper.notes().jottings()) == []

    def test_a_note_keeps_its_title_its_text_and_when_it_was_written(self, keeper: Keeper) -> None:
        keeper.put("a.md", THEN, ("Brightfold", "- one\n- two"))

        [note] = found(keeper)

        assert note.titles[0] == "Brightfold"
        assert note.text.strip() == "- one\n- two"
        assert note.written == THEN

    def test_a_file_may_hold_several_notes_each_of_a_name_of_its_own(self, keeper: Keeper) -> None:
        keeper.put("a.md", THEN, ("Brightfold", "one"), ("Otherco", "two"))
        keeper.put("b.md", THEN, ("Initech", "three"))

        notes = found(keeper)

        assert [note.text.strip() for note in notes] == ["one", "two", "three"]
        assert len({note.name for note in notes}) == 3
        assert [note.name.startswith("a.md") for note in notes] == [True, True, False]

    def test_the_names_of_notes_stay_when_their_texts_change(self, keeper: Keeper) -> None:
        keeper.put("a.md", THEN, ("Brightfold", "one"), ("Otherco", "two"))
        before = [note.name for note in found(keeper)]

        keeper.put("a.md", THEN, ("Brightfold", "three"), ("Otherco", "four"))

        assert [note.name for note in found(keeper)] == before
        assert [note.text.strip() for note in found(keeper)] == ["three", "four"]

    def test_notes_go_with_their_file(self, keeper: Keeper) -> None:
        keeper.put("a.md", THEN, ("Brightfold", "one"))
        keeper.put("b.md", THEN, ("Otherco", "two"))

        keeper.remove("a.md")

        assert [note.text.strip() for note in found(keeper)] == ["two"]

    def test_a_file_that_cannot_be_read_holds_up_nothing(self, keeper: Keeper) -> None:
        keeper.put_unreadable("a.md")
        keeper.put("b.md", THEN, ("Otherco", "two"))

        [broken, note] = keeper.notes().jottings()

        assert isinstance(broken, Unreadable)
        assert (broken.account, broken.handle) == ("notes", "a.md")
        assert isinstance(note, Jotting)

    def test_where_nothing_can_be_read_that_is_said(self, keeper: Keeper) -> None:
        keeper.put("a.md", THEN, ("Brightfold", "one"))
        keeper.lock_away()

        with pytest.raises(AccountError):
            list(keeper.notes().jottings())


def found(keeper: Keeper) -> list[Jotting]:
    return [item for item in keeper.notes().jottings() if isinstance(item, Jotting)]
