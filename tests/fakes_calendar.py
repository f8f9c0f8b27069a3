"""A calendar in memory. It holds occurrences, and knows nothing of how they are written down."""

from collections.abc import Iterable, Iterator

from followup.domain.model import Event, Unreadable, Window
from followup.errors import AccountError


class FakeCalendar:
    """Put an event in and it replaces any older version of itself; set `failure` and nothing can be read."""

    def __init__(self, name: str = "home", events: Iterable[Event | Unreadable] = ()) -> None:
        self.name = name
        self.failure: AccountError | None = None
        self._items: dict[str, Event | Unreadable] = {}
        for item in events:
            self.put(item)

    def put(self, item: Event | Unreadable) -> None:
        """Adds it, or replaces what has the same identity; an unreadable item has its handle for one."""
        self._items[item.identity if isinstance(item, Event) else item.handle] = item

    def remove(self, identity: str) -> None:
        """Takes it out, as if it had never been there."""
        del self._items[identity]

    def events(self, window: Window) -> Iterator[Event | Unreadable]:
        """What touches `window`, and all that is unreadable."""
        if self.failure:
            raise self.failure
        for item in list(self._items.values()):
            if isinstance(item, Unreadable) or window.touches(item.start, item.end):
                yield item
