"""Which messages of a mailbox are read in this run?

What is little is read whole, and of what is much only what Outlook finds. What comes later is read whole again: then nobody
has to know beforehand what to look for.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from followup.connectors.bookmark import Progress, from_text, to_text
from followup.connectors.outlook.events import Garbled as GarbledEvent
from followup.connectors.outlook.events import event_from
from followup.connectors.outlook.folders import Folders
from followup.connectors.outlook.messages import WHOLE, Garbled, is_invitation, message_from, received_at
from followup.connectors.outlook.search import query, searches
from followup.connectors.outlook.wire import Absent, Wire, quoted
from followup.domain.interest import NOTHING, Interest
from followup.domain.model import BeforeWindow, Bookmark, Event, Handle, Message, Unreadable, Window
from followup.errors import Unfinished

MUCH = 500
"""More messages than this are searched."""

OVERLAP = 600
"""Seconds before the newest message that are listed again: mail does not always arrive in its order."""

A_LIST = 1000
A_PAGE = 50
"""Messages with their bodies in one answer: with hundreds, Graph runs out of time."""

FEW = 10
"""So many messages are fetched one by one."""

MOST_FOUND = 1000
"""Where a search finds as many, Outlook may have kept others back."""

A_DAY = 86_400
Item = Message | Unreadable | BeforeWindow | Bookmark


@dataclass(slots=True)
class Reading:
    """One reading of one mailbox. `known` is what this process has read, by id: a preview and its run pay once."""

    wire: Wire
    folders: Folders
    zone: str
    window: Window
    seen: Container[Handle]
    known: dict[str, Any]
    done: set[str] = field(default_factory=set)

    def items(self, interest: Interest, bookmark: str) -> Iterator[Item]:
        """All that is new, and last a bookmark. Raises `Unfinished` when the budget is used up before."""
        begin = int(self.window.start.timestamp())
        progress = from_text(bookmark)
        if progress is None or begin < progress.start:
            progress = Progress(begin, begin, begin)
        since = max(begin, progress.newest - OVERLAP)
        listed = self._listed(since)
        newest = max([progress.newest, *listed.values()])
        if len(listed) > MUCH:
            progress = replace(progress, looked_for=progress.looked_for | interest, whole=newest)
            yield from self._found(interest, since)
            yield from self._between(max(since, newest - OVERLAP), newest)
        else:
            yield from self._fetched(listed)
        more = interest - progress.looked_for
        if more and progress.whole > begin:
            yield from self._found(more, begin)
            progress = replace(progress, looked_for=progress.looked_for | more)
        if progress.whole <= begin:
            progress = replace(progress, looked_for=NOTHING)
        yield Bookmark(self.wire.account, to_text(replace(progress, newest=newest)))

    def _listed(self, since: int) -> dict[str, int]:
        """Id -> second of what has come since then, and is not seen yet; of very many, the newest."""
        select = {"$select": "id,receivedDateTime,isDraft", "$top": str(A_LIST)}
        found: dict[str, int] = {}
        for page in self._pages({**self._span(since), **select}):
            for item in page:
                if not item.get("isDraft") and Handle(str(item["id"])) not in self.seen:
                    found[str(item["id"])] = int(received_at(item).timestamp())
            if len(found) > MUCH:
                break
        return found

    def _span(self, since: int, until: int | None = None) -> dict[str, str]:
        end = self.window.end if until is None else datetime.fromtimestamp(until + 1, UTC)
        return {
            "$filter": f"receivedDateTime ge {_utc(datetime.fromtimestamp(since, UTC))} and receivedDateTime lt {_utc(end)}",
            "$orderby": "receivedDateTime desc",
        }

    def _fetched(self, listed: dict[str, int]) -> Iterator[Item]:
        """The messages: few one by one, many together with what lies between them."""
        wanted = {one: at for one, at in listed.items() if one not in self.done}
        fresh = {one: at for one, at in wanted.items() if one not in self.known}
        if len(fresh) > FEW:
            for _ in self._between(min(fresh.values()), max(fresh.values()), keep=True):
                pass
        for one in wanted:
            if one not in self.known:
                self._afford()
                try:
                    self.known[one] = self.wire.get(f"/me/messages/{quoted(one)}", {"$select": WHOLE})
                except Absent:  # deleted since it was listed
                    continue
            yield from self._one(self.known[one])

    def _between(self, since: int, until: int, *, keep: bool = False) -> Iterator[Item]:
        for page in self._pages({**self._span(since, until), "$select": WHOLE, "$top": str(A_PAGE)}):
            for item in page:
                self.known[str(item["id"])] = item
                if not keep:
                    yield from self._one(item)

    def _found(self, interest: Interest, since: int) -> Iterator[Item]:
        """What Outlook finds. It cannot be told to look at a span: it begins with the newest, and is stopped."""
        for terms in searches(interest):
            yield from self._searched(terms, since)

    def _searched(self, terms: list[str], since: int) -> Iterator[Item]:
        count, oldest = 0, int(self.window.end.timestamp())
        for page in self._pages({"$search": query(terms), "$select": WHOLE, "$top": str(A_PAGE)}):
            for item in page:
                oldest = min(oldest, int(received_at(item).timestamp()))
                count += 1
                if not item.get("isDraft") and Handle(str(item["id"])) not in self.seen:
                    yield from self._one(item)
            if oldest < since - A_DAY:
                return
        if count < MOST_FOUND:
            return
        if len(terms) > 1:
            half = len(terms) // 2
            yield from self._searched(terms[:half], since)
            yield from self._searched(terms[half:], since)
        else:
            yield from self._between(since, oldest)

    def _pages(self, asked: dict[str, str]) -> Iterator[list[Any]]:
        self._afford()
        for page in self.wire.pages("/me/messages", asked):
            yield page
            self._afford()

    def _afford(self) -> None:
        if not self.wire.budget.covers(1):
            raise Unfinished(
                self.wire.account,
                "there is more mail than one run may read. The next run goes on; until all is read, nothing is drafted "
                "that it could change.",
            )

    def _one(self, item: Any) -> Iterator[Item]:
        """The message, if it is new, no draft, and not of the time after the window."""
        handle = Handle(str(item["id"]))
        if str(handle) in self.done or item.get("isDraft") or handle in self.seen:
            return
        self.done.add(str(handle))
        folder = self.folders.of(str(item.get("parentFolderId", "")))
        try:
            message = message_from(item, self.wire.account, folder, tuple(self._invitations(item)))
        except Garbled as reason:
            place = f"the message of {received_at(item):%-d %B %Y, %H:%M} UTC"
            yield Unreadable(self.wire.account, handle, place, str(reason))
            return
        if message.date < self.window.start:
            yield BeforeWindow(self.wire.account, handle)
        elif message.date < self.window.end:
            yield message

    def _invitations(self, item: Any) -> Iterator[Event]:
        """The event that an invitation is for, as far as it is still in the calendar."""
        if not is_invitation(item):
            return
        if "event" not in item:
            self._afford()
            path, asked = f"/me/messages/{quoted(str(item['id']))}", {"$expand": "microsoft.graph.eventMessage/event"}
            try:
                item["event"] = self.wire.get(path, asked).get("event")
            except Absent:
                item["event"] = None
        if item["event"]:
            try:
                yield event_from(item["event"], self.wire.account, self.zone)
            except GarbledEvent:
                return


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
