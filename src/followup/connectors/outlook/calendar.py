"""Which events are in the user's Outlook calendars?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, timedelta
from hashlib import sha256
from typing import Any

from followup.connectors.outlook.events import Garbled, event_from
from followup.connectors.outlook.wire import Absent, Wire, quoted
from followup.domain.model import Event, Handle, Unreadable, Window
from followup.errors import Unavailable

A_PAGE = 500
A_DAY = timedelta(days=1)


class OutlookCalendar:
    """A `ports.Calendar` of some calendars of one Microsoft account. `zone` is the user's own time zone.

    `calendars` are names, or `primary`; `mine` are the folded addresses of the account.
    """

    def __init__(
        self, name: str, wire: Wire, zone: str, mine: Collection[str], calendars: Sequence[str] = ("primary",)
    ) -> None:
        self.name = name
        self._wire = wire
        self._zone = zone
        self._mine = frozenset(mine)
        self._calendars = tuple(calendars)

    def events(self, window: Window) -> Iterator[Event | Unreadable]:
        """Every occurrence that touches `window`, in whichever of the calendars, cancelled ones included."""
        known: dict[str, Event] = {}
        for path in self._paths():
            for item in self._items(path, window):
                event = self._read(item)
                if isinstance(event, Unreadable):
                    yield event
                elif window.touches(event.start, event.end):
                    known.setdefault(event.identity, event)
        yield from known.values()

    def _paths(self) -> Iterator[str]:
        named = self._named() if any(calendar != "primary" for calendar in self._calendars) else {}
        for calendar in self._calendars:
            if calendar == "primary":
                yield "/me/calendarView"
            elif calendar in named:
                yield f"/me/calendars/{quoted(named[calendar])}/calendarView"
            else:
                raise Unavailable(self.name, f"there is no calendar {calendar!r}. Correct `calendars` in config.yaml.")

    def _named(self) -> dict[str, str]:
        pages = self._wire.pages("/me/calendars", {"$select": "id,name", "$top": "100"})
        return {str(item.get("name")): str(item["id"]) for page in pages for item in page}

    def _items(self, path: str, window: Window) -> list[Mapping[str, Any]]:
        """All of one calendar's: a half is never judged. A day more at either end: whole days are the user's, not UTC's."""
        start, end = window.start.astimezone(UTC) - A_DAY, window.end.astimezone(UTC) + A_DAY
        query = {
            "startDateTime": f"{start:%Y-%m-%dT%H:%M:%SZ}",
            "endDateTime": f"{end:%Y-%m-%dT%H:%M:%SZ}",
            "$top": str(A_PAGE),
        }
        try:
            return [item for page in self._wire.pages(path, query) for item in page]
        except Absent:
            raise Unavailable(self.name, "the calendar does not exist. Correct `calendars` in config.yaml.") from None

    def _read(self, item: Mapping[str, Any]) -> Event | Unreadable:
        try:
            return event_from(item, self.name, self._zone, self._mine)
        except Garbled as reason:
            content = sha256(repr(sorted(item.items(), key=str)).encode("utf-8", "replace")).hexdigest()[:16]
            handle = str(item.get("id", ""))
            return Unreadable(self.name, Handle(f"{handle}#{content}"), f"the event {handle[-16:]}", str(reason))
