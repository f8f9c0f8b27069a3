"""Which events are in a calendar that is kept as .ics files?

A folder with a file for every event, as vdirsyncer, khal and Evolution keep it, or one file with many, as calendars are
exported. In a folder, folders are calendars: `~/.calendars/personal/*.ics` and `~/.calendars/family/*.ics` are read together.
"""

from collections.abc import Iterator
from pathlib import Path

from followup.connectors.ical import Source, events_in
from followup.connectors.ical.lines import fault
from followup.domain.model import Event, Handle, Unreadable, Window
from followup.errors import Unavailable


class LocalCalendar:
    """A `ports.Calendar` of the .ics files in `path`, or of that one file. `zone` is the user's own time zone."""

    def __init__(self, name: str, path: Path, zone: str) -> None:
        self.name = name
        self._path = path
        self._zone = zone

    def events(self, window: Window) -> Iterator[Event | Unreadable]:
        """Every occurrence that touches `window`, in the newest version that any of the files has.

        Raises `Unavailable` when the folder, or the one file, cannot be read.
        """
        return events_in(self._sources(), account=self.name, zone=self._zone, window=window)

    def _sources(self) -> Iterator[Source | Unreadable]:
        try:
            if self._path.is_dir():
                for path in _calendar_files(self._path):
                    yield from self._file_of_many(path)
            else:
                yield self._only_file()
        except OSError as error:
            raise Unavailable(self.name, _remedy(error, self._path)) from error

    def _file_of_many(self, path: Path) -> Iterator[Source | Unreadable]:
        handle, place = Handle(_printable(path.relative_to(self._path))), _printable(path)
        try:
            yield Source(path.read_bytes(), handle, place)
        except FileNotFoundError:
            return  # taken away since the folder was listed: it is no longer in the calendar
        except OSError as error:
            yield Unreadable(self.name, handle, place, f"it cannot be opened: {error.strerror}")

    def _only_file(self) -> Source:
        data = self._path.read_bytes()
        if reason := fault(data):
            raise Unavailable(
                self.name, f"the calendar {_printable(self._path)} cannot be read: {reason}. Export it again."
            )
        return Source(data, Handle(_printable(self._path.name)), _printable(self._path))


def _calendar_files(folder: Path) -> Iterator[Path]:
    """Sorted, so that two runs read in the same order. Hidden files are some program's half-written ones."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from (inner for inner in sorted(path.iterdir()) if _is_calendar_file(inner))
        elif _is_calendar_file(path):
            yield path


def _is_calendar_file(path: Path) -> bool:
    return path.suffix.lower() == ".ics" and not path.name.startswith(".")


def _remedy(error: OSError, path: Path) -> str:
    where = _printable(error.filename or path)
    if isinstance(error, FileNotFoundError):
        return f"there is no calendar at {where}. Correct `calendar` in config.yaml, or let your calendar program write it first."
    return f"the calendar {where} cannot be read: {error.strerror}. Give yourself the right to read it, or correct `calendar` in config.yaml."


def _printable(path: Path | str) -> str:
    """A file's name may hold bytes that are no text in any encoding."""
    return str(path).encode(errors="replace").decode()
