"""Which events are in the user's Google calendars?"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from followup.connectors.google.events import FIELDS, Garbled, event_from, recurrence_id
from followup.connectors.google.wire import Absent, Wire
from followup.domain.model import Event, Handle, Status, Unreadable, Window
from followup.errors import Unavailable

MOST_A_PAGE = 2500
KINDS = ["default", "fromGmail"]
"""Not birthdays, focus time, absences and places of work: nobody is interviewed in them."""

SHARED = ("iCalUID", "summary", "description", "location", "organizer", "attendees", "visibility", "start", "end")
"""What one of a series has in common with the others, where it does not say."""


class GoogleCalendar:
    """A `ports.Calendar` of some calendars of one Google account. `zone` is the user's own time zone.

    `calendars` are ids (`primary`, or what looks like an address), or titles.
    """

    def __init__(self, name: str, wire: Wire, zone: str, calendars: Sequence[str] = ("primary",)) -> None:
        self.name = name
        self._wire = wire
        self._zone = zone
        self._calendars = tuple(calendars)

    def events(self, window: Window) -> Iterator[Event | Unreadable]:
        """Every occurrence that touches `window`, in whichever of the calendars, cancelled ones included."""
        newest: dict[str, Event] = {}
        for calendar in self._ids():
            for item in _complete(self._items(calendar, window)):
                event = self._read(item)
                if isinstance(event, Unreadable):
                    yield event
                elif window.touches(event.start, event.end) and _replaces(event, newest.get(event.identity)):
                    newest[event.identity] = event
        yield from newest.values()

    def _ids(self) -> Iterator[str]:
        titles = {calendar for calendar in self._calendars if calendar != "primary" and "@" not in calendar}
        ids = dict(self._titled()) if titles else {}
        for calendar in self._calendars:
            if calendar in titles and calendar not in ids:
                raise Unavailable(self.name, f"there is no calendar {calendar!r}. Correct `calendars` in config.yaml.")
            yield ids.get(calendar, calendar)

    def _titled(self) -> Iterator[tuple[str, str]]:
        lists = self._wire.calendars
        request = lists.list(maxResults=250, fields="nextPageToken,items(id,summary,summaryOverride)")
        for page in self._wire.pages(request, lists.list_next):
            for item in page.get("items", ()):
                for title in (item.get("summary"), item.get("summaryOverride")):
                    if title:
                        yield str(title), str(item["id"])

    def _items(self, calendar: str, window: Window) -> list[Mapping[str, Any]]:
        """All of one calendar's: a half is never judged."""
        events = self._wire.events
        request = events.list(
            calendarId=calendar,
            timeMin=window.start.isoformat(timespec="seconds"),
            timeMax=window.end.isoformat(timespec="seconds"),
            singleEvents=True,
            showDeleted=True,
            eventTypes=KINDS,
            maxResults=MOST_A_PAGE,
            fields=FIELDS,
        )
        try:
            return [item for page in self._wire.pages(request, events.list_next) for item in page.get("items", ())]
        except Absent:
            where = "the calendar" if calendar == "primary" else f"the calendar {calendar!r}"
            raise Unavailable(
                self.name, f"{where} does not exist, or is not shared with you. Correct `calendars` in config.yaml."
            ) from None

    def _read(self, item: Mapping[str, Any]) -> Event | Unreadable:
        try:
            return event_from(item, self.name, self._zone)
        except Garbled as reason:
            content = sha256(repr(sorted(item.items())).encode("utf-8", "replace")).hexdigest()[:16]
            handle = str(item.get("id", ""))
            return Unreadable(self.name, Handle(f"{handle}#{content}"), f"the event {handle}", str(reason))


def _complete(items: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The items, each with all that it needs.

    Of one that was cancelled, Google may give no more than which of which series it was. The others of the series tell
    the rest. Where there is none, it is left out: what had stood in the calendar and is gone will not take place either.
    """
    series = {item["recurringEventId"]: item for item in items if "recurringEventId" in item and "start" in item}
    for item in items:
        if item.get("status") != "cancelled" or "start" in item:
            yield item
            continue
        other = series.get(item.get("recurringEventId", ""))
        if other and recurrence_id(item):
            original = item["originalStartTime"]
            times = {"start": original, "end": original}
            yield {**{name: other[name] for name in SHARED if name in other}, **times, **item}


def _replaces(event: Event, known: Event | None) -> bool:
    """Whether this copy of an event, of another calendar of the user's, tells more than the one known."""
    if known is None:
        return True
    return (event.sequence, event.status is not Status.CANCELLED) > (
        known.sequence,
        known.status is not Status.CANCELLED,
    )
