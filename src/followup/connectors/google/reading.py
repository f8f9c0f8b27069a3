"""Which messages of a mailbox are read in this run?

A message costs twenty units to read, a search five. So what is little is read whole, and of what is much only what Gmail
finds. What comes later is read whole again: then nobody has to know beforehand what to look for.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from followup.connectors.bookmark import Progress, from_text, to_text
from followup.connectors.google.messages import FIELDS, message_of, received_at
from followup.connectors.google.payload import is_whole
from followup.connectors.google.search import any_of, correspondents, in_groups, words
from followup.connectors.google.wire import UNITS, Absent, Wire
from followup.connectors.mime import Broken
from followup.domain.interest import NOTHING, Interest
from followup.domain.model import BeforeWindow, Bookmark, Folder, Handle, Message, Unreadable, Window
from followup.errors import Unfinished

MUCH = 250
"""More messages than this are searched."""

OVERLAP = 600
"""Seconds before the newest message that are listed again: mail does not always arrive in its order."""

MOST_A_PAGE = 500
TOO_COMMON = 50
"""Nobody who has to do with an application has written more in the window."""

A_THREAD_IS_CHEAPER = UNITS["gmail.users.threads.get"] // UNITS["gmail.users.messages.get"] + 1
"""So many messages of one thread cost more than the whole thread."""

Item = Message | Unreadable | BeforeWindow | Bookmark


@dataclass(frozen=True, slots=True)
class Learned:
    """A message, and when Gmail received it."""

    item: Item
    received: int


Known = dict[str, Learned]
"""What this process has read, by id: a preview and the run after it need not pay twice."""


@dataclass(slots=True)
class Reading:
    """One reading of one mailbox, for as much of the budget as there is."""

    wire: Wire
    zone: str
    window: Window
    seen: Container[Handle]
    known: Known
    newest: int = 0
    done: set[str] = field(default_factory=set)
    drafts: frozenset[str] | None = None

    def items(self, interest: Interest, bookmark: str) -> Iterator[Item]:
        """All that is new, and last a bookmark. Raises `Unfinished` when the budget is used up before."""
        begin = int(self.window.start.timestamp())
        progress = from_text(bookmark)
        if progress is None or begin < progress.start:
            progress = Progress(begin, begin, begin)
        self.newest = progress.newest
        since = max(begin, progress.newest - OVERLAP)
        found = self._listed(since, at_most=MUCH)
        if len(found) > MUCH:
            progress = replace(progress, looked_for=progress.looked_for | interest)
            yield from self._searched(found, interest, since)
            progress = replace(progress, whole=self.newest)
        else:
            yield from self._fetched(found)
        more = interest - progress.looked_for
        if more and progress.whole > begin:
            yield from self._fetched(self._found(more, begin, progress.whole))
            progress = replace(progress, looked_for=progress.looked_for | more)
        if progress.whole <= begin:
            progress = replace(progress, looked_for=NOTHING)
        yield Bookmark(self.wire.account, to_text(replace(progress, newest=self.newest)))

    def _searched(self, listed: dict[str, str], interest: Interest, since: int) -> Iterator[Item]:
        """What Gmail finds, and whole the last minutes before the newest message: from there on all is read."""
        latest = next(iter(listed))
        yield from self._fetched({latest: listed[latest]})
        newest = self.newest
        yield from self._fetched(self._found(interest, since))
        last = self._listed(max(since, newest - OVERLAP), at_most=MUCH)
        if len(last) <= MUCH:
            yield from self._fetched(last)

    def _found(self, interest: Interest, after: int, before: int | None = None) -> dict[str, str]:
        """What Gmail finds of what is of interest."""
        found: dict[str, str] = {}
        for terms in in_groups(words(interest)):
            found |= self._matching(any_of(terms, after - 1, before))
        for terms in in_groups(correspondents(interest)):
            found |= self._from_some(terms, after - 1, before)
        return found

    def _from_some(self, terms: list[str], after: int, before: int | None) -> dict[str, str]:
        """What matches one of the terms, without those that match too much.

        Whoever has written so often in the window is a shop, a list or a friend. What they say of an application
        the phrases find; whoever they are is found by halves.
        """
        found = self._matching(any_of(terms, after, before), at_most=TOO_COMMON)
        if len(found) <= TOO_COMMON:
            return found
        if len(terms) == 1:
            return {}
        middle = len(terms) // 2
        return self._from_some(terms[:middle], after, before) | self._from_some(terms[middle:], after, before)

    def _listed(self, since: int, at_most: int | None = None) -> dict[str, str]:
        """What has come since then and is not seen yet; at most so many and a page, where more would not matter."""
        return self._matching(f"after:{since - 1}", at_most)

    def _matching(self, query: str, at_most: int | None = None) -> dict[str, str]:
        """Id -> thread of the unseen messages that match, in Gmail's order: the newest first."""
        messages = self.wire.messages
        request = messages.list(
            userId="me",
            q=query,
            includeSpamTrash=True,
            maxResults=MOST_A_PAGE,
            fields="nextPageToken,messages(id,threadId)",
        )
        found: dict[str, str] = {}
        for page in self.wire.pages(request, messages.list_next):
            listed = {str(item["id"]): str(item.get("threadId", item["id"])) for item in page.get("messages", ())}
            unseen = {one: thread for one, thread in listed.items() if Handle(one) not in self.seen}
            drafts = self._drafts(unseen)
            found |= {one: thread for one, thread in unseen.items() if one not in drafts}
            if at_most is not None and len(found) > at_most:
                break
        return found

    def _fetched(self, found: dict[str, str]) -> Iterator[Item]:
        """The messages, those of a long thread all at once."""
        threads: dict[str, list[str]] = defaultdict(list)
        for one, thread in found.items():
            if one not in self.done:
                threads[thread].append(one)
        for left, (thread, ids) in zip(range(len(threads), 0, -1), threads.items(), strict=True):
            fresh = [one for one in ids if one not in self.known]
            cost = min(len(fresh), A_THREAD_IS_CHEAPER - 1) * UNITS["gmail.users.messages.get"]
            if cost and not self.wire.budget.covers(cost):
                raise Unfinished(
                    self.wire.account,
                    f"there is more mail than one run may read ({left} conversations are left). The next run goes on; "
                    "until all is read, nothing is drafted that it could change.",
                )
            if len(fresh) >= A_THREAD_IS_CHEAPER:
                self._learn_thread(thread, frozenset(fresh))
            for one in ids:
                self.done.add(one)
                if (item := self._one(one)) is not None:
                    yield item

    def _drafts(self, found: Iterable[str]) -> frozenset[str]:
        """The ids under which drafts are listed among the messages. They change with each edit: reading them never ends."""
        if self.drafts is None and any(one not in self.known for one in found):
            drafts = self.wire.drafts
            request = drafts.list(
                userId="me", includeSpamTrash=True, maxResults=MOST_A_PAGE, fields="nextPageToken,drafts/message/id"
            )
            pages = self.wire.pages(request, drafts.list_next)
            self.drafts = frozenset(str(each["message"]["id"]) for page in pages for each in page.get("drafts", ()))
        return self.drafts or frozenset()

    def _learn_thread(self, thread: str, wanted: frozenset[str]) -> None:
        request = self.wire.threads.get(
            userId="me", id=thread, format="full", fields="messages(id,threadId,labelIds,internalDate,payload)"
        )
        try:
            messages = self.wire.ask(request).get("messages", ())
        except Absent:
            return
        for item in messages:
            if item["id"] in wanted and is_whole(item.get("payload", {})):
                self._learn(item)

    def _one(self, message_id: str) -> Item | None:
        """The message; None for a draft, and for what comes only after the window."""
        if message_id not in self.known:
            request = self.wire.messages.get(userId="me", id=message_id, format="raw", fields=FIELDS)
            try:
                self._learn(self.wire.ask(request))
            except Absent:  # deleted since it was listed
                return BeforeWindow(self.wire.account, Handle(message_id))
        learned = self.known[message_id]
        item = learned.item
        if isinstance(item, Message) and item.folder is Folder.DRAFTS:
            return None
        self.newest = max(self.newest, min(learned.received, int(self.window.end.timestamp())))
        if isinstance(item, Message) and item.date < self.window.start:
            return BeforeWindow(self.wire.account, item.handle)
        return None if isinstance(item, Message) and item.date >= self.window.end else item

    def _learn(self, item: dict[str, Any]) -> None:
        received = received_at(item)
        self.known[str(item["id"])] = Learned(self._understood(item, received), int(received.timestamp()))

    def _understood(self, item: dict[str, Any], received: datetime) -> Item:
        handle = Handle(str(item["id"]))
        if "CHAT" in item.get("labelIds", ()):
            return BeforeWindow(self.wire.account, handle)
        try:
            return message_of(item, self.wire.account, self.zone)
        except Broken as reason:
            place = f"the message of {received:%-d %B %Y, %H:%M} UTC ({handle})"
            return Unreadable(self.wire.account, handle, place, str(reason))
