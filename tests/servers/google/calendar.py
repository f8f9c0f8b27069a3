"""Some calendars at Google."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.servers.google.discovery import Wrong
from tests.servers.google.gmail import Missing


@dataclass
class Calendars:
    """The calendars of one account, by id. What is kept are the items as Google would list them, series expanded."""

    zone: str = "Europe/Berlin"
    calendars: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {"primary": {}})
    titles: dict[str, str] = field(default_factory=dict)
    bare_cancellations: bool = False
    """Whether of a cancelled one of a series no more is told than what Google promises to tell."""

    def answer(self, method: str, path: Mapping[str, str], query: Mapping[str, Any]) -> Any:
        """The answer to `calendar.` and then `method`."""
        match method:
            case "events.list":
                return self._listed(path["calendarId"], query)
            case "calendarList.list":
                items = [{"id": calendar, "summary": title} for calendar, title in self.titles.items()]
                return {"kind": "calendar#calendarList", "items": items}
            case _:
                raise Wrong(method)

    def put(self, item: Mapping[str, Any], calendar: str = "primary") -> None:
        """An item is entered, or replaces its older version."""
        self.calendars.setdefault(calendar, {})[item["id"]] = dict(item)

    def _listed(self, calendar: str, query: Mapping[str, Any]) -> Any:
        if calendar not in self.calendars:
            raise Missing
        if "syncToken" in query and {"timeMin", "timeMax", "q", "orderBy"} & set(query):
            raise Wrong("syncToken with others")
        if not query.get("singleEvents"):
            raise Wrong("this server knows occurrences only")
        begin, end = (_instant(query[name]) for name in ("timeMin", "timeMax"))
        kinds = query.get("eventTypes", ())
        items = [
            self._shown(item)
            for item in self.calendars[calendar].values()
            if (query.get("showDeleted") or item.get("status") != "cancelled")
            and (not kinds or item.get("eventType", "default") in kinds)
            and self._touches(item, begin, end)
        ]
        start = int(query.get("pageToken", "0"))
        most = int(query.get("maxResults", 250))
        more = {"nextPageToken": str(start + most)} if start + most < len(items) else {"nextSyncToken": "s1"}
        return {"kind": "calendar#events", "timeZone": self.zone, "items": items[start : start + most], **more}

    def _touches(self, item: Mapping[str, Any], begin: datetime, end: datetime) -> bool:
        try:
            starts, ends = self._moment(item["start"]), self._moment(item["end"])
        except (KeyError, ValueError):
            return True
        return starts < end and (ends > begin)

    def _moment(self, said: Mapping[str, str]) -> datetime:
        if "date" in said:
            return datetime.combine(date.fromisoformat(said["date"]), time(), ZoneInfo(self.zone))
        return datetime.fromisoformat(said["dateTime"])

    def _shown(self, item: Mapping[str, Any]) -> dict[str, Any]:
        if self.bare_cancellations and item.get("status") == "cancelled" and "recurringEventId" in item:
            return {name: item[name] for name in ("id", "recurringEventId", "originalStartTime", "status")}
        return dict(item)


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise Wrong(f"{text} has no offset")
    return moment


def item_of(
    uid: str, start: datetime, end: datetime, *, all_day: bool = False, zone: str = "Europe/Berlin"
) -> dict[str, Any]:
    """The least that an event is."""

    def when(moment: datetime) -> dict[str, str]:
        local = moment.astimezone(ZoneInfo(zone))
        return {"date": local.date().isoformat()} if all_day else {"dateTime": local.isoformat(), "timeZone": zone}

    return {
        "kind": "calendar#event",
        "etag": '"1"',
        "id": uid.partition("@")[0].replace("-", "").lower(),
        "iCalUID": uid,
        "status": "confirmed",
        "created": "2026-10-01T08:00:00.000Z",
        "updated": (datetime(2026, 10, 1, 8, tzinfo=UTC) + timedelta(0)).isoformat().replace("+00:00", "Z"),
        "start": when(start),
        "end": when(end),
        "eventType": "default",
    }
