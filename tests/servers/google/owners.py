"""Somebody with a mailbox at Gmail, and somebody with calendars at Google, for the contract suites."""

import re
from base64 import b64encode
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followup.connectors.budget import Budget
from followup.connectors.google.calendar import GoogleCalendar
from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.google.wire import SignedIn, Wire
from followup.connectors.mime import message_from
from followup.connectors.retry import Patience
from followup.domain.model import Attendee, Draft, Event, Folder, Handle, Letter, Message, Response, Status
from tests.builders import ALEX_PERSON, NOW
from tests.contract.calendar import ZONE
from tests.maildirs import raw_from
from tests.servers.google.api import GoogleApi, refusal
from tests.servers.google.calendar import item_of
from tests.servers.google.gmail import Gmail

LABELS = {
    Folder.INBOX: {"INBOX", "UNREAD"},
    Folder.ARCHIVE: {"CATEGORY_PERSONAL"},
    Folder.SENT: {"SENT"},
    Folder.TRASH: {"TRASH"},
    Folder.SPAM: {"SPAM"},
}
RESPONSES = {Response.NEEDS_ACTION: "needsAction"}


class Token:
    """Credentials as google-auth has them, good until the server forgets them."""

    def __init__(self, token: str = "good") -> None:
        self.token = token
        self.renewed = 0

    def before_request(self, request: Any, method: str, url: str, headers: dict[str, str]) -> None:
        del request, method, url
        headers["authorization"] = f"Bearer {self.token}"

    def refresh(self, request: Any) -> None:
        del request
        self.renewed += 1
        self.token = "renewed"


def wire(api: GoogleApi, **options: Any) -> Wire:
    """A wire to that server, which waits for nothing."""
    token = options.pop("token", None) or Token()
    patience = options.pop("patience", None) or Patience(sleep=lambda _: None)
    budget = Budget(options.pop("budget_of")) if "budget_of" in options else None
    return Wire(options.pop("account", "home"), lambda: SignedIn(token, api.url), patience, budget=budget, **options)


class GmailOwner:
    """The owner of a mailbox at Gmail."""

    def __init__(self, api: GoogleApi) -> None:
        self.api = api

    @property
    def gmail(self) -> Gmail:
        return self.api.gmail

    def mailbox(self) -> GoogleMailbox:
        return GoogleMailbox("home", wire(self.api), "Europe/Berlin")

    def receive(self, message: Message) -> None:
        self.gmail.deliver(raw_from(message), LABELS[message.folder], message.date)

    def receive_unreadable(self) -> None:
        self.gmail.deliver(b"", {"INBOX"}, NOW - timedelta(days=1))

    def begin(self, letter: Letter) -> None:
        parent = letter.parent
        message = Message(
            account="home",
            handle=Handle(""),
            id="by-hand@mail.gmail.com",
            date=letter.date,
            folder=Folder.DRAFTS,
            sender=letter.sender,
            to=(letter.to,),
            subject=letter.subject,
            references=(*parent.references, parent.message_id) if parent else (),
            text=letter.body,
        )
        self.gmail.lay_draft(raw_from(message))

    def edit(self, draft: Draft, words: str) -> None:
        self.gmail.edit(draft.handle, self._with_words(draft, words))

    def edit_as_new(self, draft: Draft, words: str) -> None:
        raw = self._with_words(draft, words)
        self.gmail.delete(draft.handle)
        self.gmail.lay_draft(raw)

    def send(self, draft: Draft) -> None:
        self.gmail.send(draft.handle)

    def send_as_new(self, draft: Draft) -> None:
        self.gmail.send(draft.handle)

    def discard(self, draft: Draft) -> None:
        self.gmail.trash(draft.handle)

    def delete(self, draft: Draft) -> None:
        self.gmail.delete(draft.handle)

    def lying_drafts(self) -> list[Message]:
        return [
            message_from(self.gmail.messages[one].raw, account="home", handle=Handle(one), folder=Folder.DRAFTS)
            for one in self.gmail.drafts.values()
        ]

    def lock_away(self) -> None:
        self.api.fault = lambda _asked, _act: refusal(403, "domainPolicy")

    def _with_words(self, draft: Draft, words: str) -> bytes:
        """As Gmail saves an edited draft: text and HTML anew."""
        raw = self.gmail.messages[self.gmail.drafts[draft.handle]].raw
        head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
        kept = re.sub(rb"(?im)^(content-[a-z-]+|mime-version):.*(?:\r?\n[ \t].*)*\r?\n?", b"", head + b"\n").strip()
        body = b64encode(words.encode())
        return (
            kept
            + b"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + body
        )


class CalendarKeeper:
    """The keeper of a Google calendar."""

    def __init__(self, api: GoogleApi) -> None:
        self.api = api

    def calendar(self) -> GoogleCalendar:
        return GoogleCalendar("home", wire(self.api), ZONE)

    def put(self, event: Event) -> None:
        item = json_of(event)
        kept = self.api.calendars.calendars["primary"]
        if event.recurrence_id:
            item["id"] = next(
                known
                for known, old in kept.items()
                if known.endswith(f"_{event.recurrence_id}") and old["iCalUID"] == event.uid
            )
            item["recurringEventId"] = kept[item["id"]]["recurringEventId"]
            item["originalStartTime"] = kept[item["id"]]["originalStartTime"]
        self.api.calendars.put(item)

    def put_weekly(self, event: Event, times: int) -> None:
        start, end = (moment.astimezone(ZoneInfo(ZONE)) for moment in (event.start, event.end))
        for week in range(times):
            later = timedelta(weeks=week)
            item = json_of(event)
            begins, ends = start + later, end + later
            number = begins.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
            item |= {
                "recurringEventId": item["id"],
                "id": f"{item['id']}_{number}",
                "start": {"dateTime": begins.isoformat(), "timeZone": ZONE},
                "end": {"dateTime": ends.isoformat(), "timeZone": ZONE},
                "originalStartTime": {"dateTime": begins.isoformat(), "timeZone": ZONE},
            }
            self.api.calendars.put(item)

    def put_unreadable(self, uid: str) -> None:
        self.api.calendars.put({"id": uid, "iCalUID": uid, "status": "confirmed", "summary": "?"})

    def lock_away(self) -> None:
        self.api.fault = lambda _asked, _act: refusal(403, "domainPolicy")


def json_of(event: Event) -> dict[str, Any]:
    """The event as Google would list it."""
    item = item_of(event.uid, event.start, event.end, all_day=event.all_day)
    item |= {"summary": event.title, "sequence": event.sequence, "status": event.status.value}
    if event.description:
        item["description"] = event.description
    if event.location:
        item["location"] = event.location
    if event.organizer:
        item["organizer"] = {"email": event.organizer.address, "displayName": event.organizer.name}
    if event.attendees:
        item["attendees"] = [_attendee(one) for one in event.attendees]
    if event.private:
        item["visibility"] = "private"
    if event.free:
        item["transparency"] = "transparent"
    if event.status is Status.CANCELLED:
        item["status"] = "cancelled"
    return item


def _attendee(attendee: Attendee) -> dict[str, Any]:
    said: dict[str, Any] = {
        "email": attendee.person.address,
        "displayName": attendee.person.name,
        "responseStatus": RESPONSES.get(attendee.response, attendee.response.value),
    }
    if attendee.person.address == ALEX_PERSON.address:
        said["self"] = True
    return said if attendee.individual else {**said, "resource": True}
