"""What lies in this Maildir?

All that is done with its files is done here, and counted.
Other programs work in the same folders: a file may be renamed at any moment (its flags are part of its name), and is then
looked for under its new name.
"""

import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from typing import Self

from followup.connectors.local.folders import beside, is_called, readable, role_of
from followup.connectors.mime import LONGEST_MESSAGE, head_of
from followup.domain.model import Folder, Handle
from followup.errors import Unavailable

PIECE = 4096
"""Bytes read at a time until the headers are complete; most are in the first piece."""

LONGEST_HEAD = 256 * 1024
DEEPEST_FOLDER = 8
NOT_MAIL = frozenset({"cur", "new", "tmp", ".git", ".notmuch", ".nnmaildir", ".mu"})
RENAMED_IN_BETWEEN = 3
"""So many times a file is looked for anew before it is taken for a link to nothing."""

_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_UID = re.compile(r",U=\d+")
_DELIVERED = re.compile(r"\d{9,10}(?=\.)")


@dataclass(frozen=True, slots=True)
class Box:
    """One folder with `cur` and `new` in it. `name` is its path below the mailbox, `.` the mailbox itself."""

    path: Path
    name: str
    role: Folder


@dataclass(frozen=True, slots=True)
class Entry:
    """One message's file."""

    box: Box
    place: str
    """`cur` or `new`."""
    name: str

    @property
    def path(self) -> str:
        """Where it lies at the moment. (No Path: there may be a hundred thousand.)"""
        return f"{self.box.path}/{self.place}/{self.name}"

    @property
    def flags(self) -> str:
        """D for a draft, T for one that is thrown away."""
        flags = _FLAGS.search(self.name)
        return flags[1] if flags else ""

    @property
    def base(self) -> str:
        """Its name without what mail programs change: the flags, and the number that mbsync and OfflineIMAP add."""
        name = _FLAGS.sub("", self.name)
        return _UID.sub("", name) if ",U=" in name else name

    @property
    def handle(self) -> Handle:
        """The same as long as it lies in this folder."""
        return Handle(printable(f"{self.box.name}/{self.base}"))


@dataclass(slots=True)
class Reads:
    """How much was read so far."""

    opened: int = 0
    bytes: int = 0


class Opened:
    """A message's file, of which no more is read than is asked for."""

    def __init__(self, file: int, reads: Reads) -> None:
        self._file = file
        self._reads = reads
        self._read = b""
        reads.opened += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    @property
    def modified(self) -> datetime:
        """When the file was last written to: for a message, when it arrived."""
        return datetime.fromtimestamp(os.fstat(self._file).st_mtime, UTC)

    def head(self) -> bytes:
        """The headers."""
        while (head := head_of(self._read)) is None and len(self._read) < LONGEST_HEAD:
            if not self._more(max(PIECE, len(self._read))):
                break
        return self._read if head is None else head

    def whole(self) -> bytes:
        """The message, as much of it as is ever looked at."""
        while len(self._read) < LONGEST_MESSAGE and self._more(LONGEST_MESSAGE - len(self._read)):
            pass
        return self._read

    def _more(self, most: int) -> bool:
        piece = os.read(self._file, most)
        self._reads.bytes += len(piece)
        self._read += piece
        return bool(piece)


class Maildir:
    """A Maildir with all its folders, in whichever manner they are laid out.

    Every method raises `Unavailable`, naming the folder and the reason, where something cannot be listed or written.
    """

    def __init__(self, account: str, path: Path, chosen: Mapping[Folder, str]) -> None:
        self.account = account
        self.path = path
        self.reads = Reads()
        self._chosen = chosen

    def boxes(self, *roles: Folder) -> list[Box]:
        """Its folders, those with one of `roles` or all; of several, the one nearest to the top first."""
        if not self.path.exists():
            raise self._unavailable(
                self.path, "it is not there; correct `maildir` in config.yaml, or let your mail program fill it first"
            )
        found = list(self._boxes_below(self.path, ".", set()))
        if not found:
            raise self._unavailable(
                self.path,
                "no Maildir is here: there is no folder with `cur` and `new` in it; correct `maildir` in config.yaml",
            )
        for role, wish in self._chosen.items():
            if role is not Folder.DRAFTS and not any(is_called(box.name, wish) for box in found):
                raise self._unavailable(self.path, f"it has no folder {wish}; correct `folders: {role}` in config.yaml")
        found.sort(key=lambda box: (readable(box.name).count("/"), box.name))
        return [box for box in found if not roles or box.role in roles]

    def entries(self, box: Box) -> Iterator[Entry]:
        """The messages in a folder."""
        for place in ("new", "cur"):
            try:
                # Not a Path each: there may be a hundred thousand.
                names = os.listdir(box.path / place)  # noqa: PTH208
            except FileNotFoundError:
                continue
            except OSError as error:
                raise self._unavailable(box.path / place, _reason(error)) from error
            names.sort()
            yield from (Entry(box, place, name) for name in names if not name.startswith("."))

    def opened(self, box: Box, wanted: Callable[[Entry], bool]) -> Iterator[tuple[Entry, Opened | str]]:
        """Each entry that is wanted, its file open; or why it cannot be opened. What has left is left out."""
        waiting = {entry.handle: entry for entry in self.entries(box) if wanted(entry)}
        for _ in range(RENAMED_IN_BETWEEN):
            renamed: set[Handle] = set()
            for handle, entry in waiting.items():
                try:
                    file = self._open(entry.path)
                except FileNotFoundError:
                    renamed.add(handle)
                except OSError as error:
                    yield entry, _reason(error)
                else:
                    with file:
                        yield entry, file
            if not renamed:
                return
            waiting = {entry.handle: entry for entry in self.entries(box) if entry.handle in renamed}
        yield from ((entry, "it is a link to nothing") for entry in waiting.values())

    def whole(self, entry: Entry) -> bytes | None:
        """The message, under whatever name it lies in its folder by now; None if it has left."""
        for _, file in self.opened(entry.box, lambda other: other.handle == entry.handle):
            with suppress(OSError):
                return file.whole() if isinstance(file, Opened) else None
        return None

    def arrived(self, entry: Entry) -> float:
        """When it was put here, in seconds since 1970, as far as can be told without opening it."""
        delivered = _DELIVERED.match(entry.name)
        try:
            written = Path(entry.path).lstat().st_mtime
        except OSError:
            return inf
        # Of two dates the later, since a restored backup may have lost one of them.
        return max(written, int(delivered[0]) if delivered else 0)

    def put(self, box: Box, name: str, content: bytes) -> Entry | None:
        """Writes a new file, all of it or nothing; None, and nothing done, where there is one of that name."""
        entry = Entry(box, "cur", name)
        try:
            self._make(box)
            number, unfinished = tempfile.mkstemp(prefix=f"{name.partition(':')[0]}.", dir=box.path / "tmp")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(number)
                # Unlike a rename, this never takes the place of a file that another run has just put there.
                with suppress(FileExistsError):
                    os.link(unfinished, entry.path)
                    _make_lasting(box.path / "cur")
                    return entry
            finally:
                Path(unfinished).unlink(missing_ok=True)
        except OSError as error:
            raise self._unavailable(box.path, f"nothing can be written there: {_reason(error)}") from error
        return None

    def drafts_box(self) -> Box:
        """Where drafts belong; made, in the manner of the other folders, when something is first put there."""
        boxes = self.boxes()
        if drafts := [box for box in boxes if box.role is Folder.DRAFTS]:
            return drafts[0]
        below = [box.name for box in sorted(boxes, key=_likeness_to_drafts) if box.name != "."]
        pattern = next(iter(below), ".")
        wish = self._chosen.get(Folder.DRAFTS, "")
        name = wish if "/" in wish or wish.startswith(".") else beside(pattern, wish or "Drafts")
        return Box(self.path / name, name, Folder.DRAFTS)

    def remove(self, entry: Entry) -> None:
        """Takes the file away for good."""
        try:
            Path(entry.path).unlink(missing_ok=True)
            _make_lasting(entry.box.path / entry.place)
        except OSError as error:
            raise self._unavailable(entry.box.path, f"nothing can be removed there: {_reason(error)}") from error

    def _make(self, box: Box) -> None:
        marked = box.path.exists() or not box.name.startswith(".")
        for place in ("tmp", "new", "cur"):
            (box.path / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        if not marked:
            # That is how Maildir++ tells its folders from mailboxes.
            (box.path / "maildirfolder").touch()

    def _boxes_below(self, path: Path, name: str, visited: set[tuple[int, int]]) -> Iterator[Box]:
        try:
            found = path.stat()
            with os.scandir(path) as entries:
                inside = {entry.name: entry for entry in entries}
            folders = {name for name, entry in inside.items() if entry.is_dir()}
        except OSError as error:
            raise self._unavailable(path, _reason(error)) from error
        if (found.st_dev, found.st_ino) in visited:
            return
        visited.add((found.st_dev, found.st_ino))
        for place in ("cur", "new"):
            if place in inside and place not in folders:
                raise self._unavailable(path / place, "it is no folder")
        if folders & {"cur", "new"}:
            yield Box(path, name, role_of(name, self._chosen))
        for folder in sorted(folders - NOT_MAIL):
            below = folder if name == "." else f"{name}/{folder}"
            if below.count("/") < DEEPEST_FOLDER:
                yield from self._boxes_below(path / folder, below, visited)

    def _open(self, path: str) -> Opened:
        # Without O_NONBLOCK, a named pipe would keep us waiting for ever.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise OSError(0, "it is no file")
        return Opened(number, self.reads)

    def _unavailable(self, path: Path, problem: str) -> Unavailable:
        return Unavailable(self.account, f"{printable(str(path))}: {problem}")


def printable(name: str) -> str:
    """A file's name as text that can be stored and shown, whatever bytes it is made of."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _likeness_to_drafts(box: Box) -> tuple[int, int]:
    """Which folder's neighbour a new one for drafts should be: that of Sent rather than that of any other."""
    order = (Folder.SENT, Folder.TRASH, Folder.SPAM, Folder.ARCHIVE, Folder.INBOX)
    return order.index(box.role), len(box.name)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _make_lasting(folder: Path) -> None:
    """Makes sure that what was put into `folder`, or taken out of it, stays so if the power fails."""
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)
