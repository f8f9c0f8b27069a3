import os
from datetime import datetime
from pathlib import Path

import pytest

from followup.notes import FolderNotes
from followup.ports import Notes
from tests.contract.notes import Keeper, NotesContract


class FolderKeeper:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def notes(self) -> Notes:
        return FolderNotes(self._folder)

    def put(self, name: str, written: datetime, *notes: tuple[str, str]) -> None:
        self._folder.mkdir(exist_ok=True)
        text = "\n".join(f"# {title}\n\n{text}\n" for title, text in notes)
        (self._folder / name).write_text(text, encoding="utf-8")
        os.utime(self._folder / name, (written.timestamp(), written.timestamp()))

    def put_unreadable(self, name: str) -> None:
        self._folder.mkdir(exist_ok=True)
        (self._folder / name).write_bytes(b"\xff\xff\x00")

    def remove(self, name: str) -> None:
        (self._folder / name).unlink()

    def lock_away(self) -> None:
        self._folder.rename(self._folder.with_name("elsewhere"))
        self._folder.write_text("no folder any more", encoding="utf-8")


class TestFolderNotes(NotesContract):
    @pytest.fixture
    def keeper(self, tmp_path: Path) -> Keeper:
        return FolderKeeper(tmp_path / "notes")
