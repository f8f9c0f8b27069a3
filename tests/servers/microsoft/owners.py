"""Somebody with a mailbox and a calendar at Microsoft, for the contract suites."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followup.connectors.budget import Budget
from followup.connectors.outlook.calendar import OutlookCalendar
from followup.connectors.outlook.mail import OutlookMailbox
from followup.connectors.outlook.wire import Wire
from followup.connectors.retry import Patience
from followup.domain.model import (
    Attendee,
    Draft,
    Event,
    Folder,
    Handle,
    Letter,
    Message,
    Person,
    Response,
    Status,
)
from tests.builders import NOW
from tests.contract.calendar import ZONE
from tests.servers.microsoft.microsoft import Microsoft, refusal
from tests.servers.microsoft.outlook import Outlook, person, plain, told

FOLDERS = {
    Folder.INBOX: "inbox",
    Folder.ARCHIVE: "archive",
    Folder.SENT: "sentitems",
    Folder.TRASH: "deleteditems",
    Folder.SPAM: "junkemail",
}
RESPONSES = {
    Response.NEEDS_ACTION: "none",
    Response.ACCEPTED: "accepted",
    Response.DECLINED: "declined",
    Response.TENTATIVE: "tentativelyAccepted",
}
WRAPPED = bytes.fromhex("040000008200E00074C5B7101A82E008")


class Token:
    """Credentials that are good until the server forgets them."""

    def __init__(self, token: str = "good") -> None:
        self._token = token
        self.renewed = 0

    def token(self) -> str:
        return self._token

    def refresh(self) -> None:
        self.renewed += 1
        self._token = "renewed"


def wire(microsoft: Microsoft, **options: Any) -> Wire:
    """A wire to that server, which waits for nothing."""
    token = options.pop("token", None) or Token(microsoft.token())
    patience = options.pop("patience", None) or Patience(sleep=lambda _: None)
    budget = Budget(options.pop("budget_of")) if "budget_of" in options else None
    return Wire("home", lambda: token, patience, graph=microsoft.url, budget=budget, **options)


class OutlookOwner:
    """The owner of a mailbox at Microsoft."""

    def __init__(self, microsoft: Microsoft) -> None:
        self.microsoft = microsoft

    @property
    def outlook(self) -> Outlook:
        return self.microsoft.outlook

    def mailbox(self) -> OutlookMailbox:
        return OutlookMailbox("home", wire(self.microsoft), "Europe/Berlin")

    def receive(self, message: Message) -> None:
        headers = [{"name": "Subject", "value": message.subject}]
        if message.references:
            headers.append({"name": "References", "value": " ".join(f"<{one}>" for one in message.references)})
        headers += [{"name": name, "value": value} for name, value in message.headers]
        self.outlook.lay(
            {
                "subject": message.subject,
                "body": {"contentType": "text", "content": message.text},
                "toRecipients": _people(message.to),
                "ccRecipients": _people(message.cc),
            },
            FOLDERS[message.folder],
            at=message.date,
            references=message.references,
            fields={
                "internetMessageId": f"<{message.id}>",
                "from": person(message.sender.address, message.sender.name),
                "replyTo": _people(message.reply_to),
                **({} if message.folder is Folder.SENT else {"internetMessageHeaders": headers}),
            },
        )

    def receive_unreadable(self) -> None:
        nobody = {"from": None, "sender": None, "subject": None, "#broken": True}
        self.outlook.lay({}, "inbox", at=NOW - timedelta(days=1), fields=nobody)

    def begin(self, letter: Letter) -> None:
        parent = next(
            (
                item
                for item in self.outlook.messages.values()
                if letter.parent and item["internetMessageId"] == f"<{letter.parent.message_id}>"
            ),
            None,
        )
        said = {
            "subject": letter.subject,
            "body": {"contentType": "html", "content": f"<p>{letter.body}</p>"},
            "toRecipients": _people((letter.to,)),
        }
        self.outlook.lay(said, at=letter.date, thread=parent["conversationId"] if parent else "")

    def edit(self, draft: Draft, words: str) -> None:
        self.outlook.change(
            self.outlook.messages[draft.handle], {"body": {"contentType": "html", "content": f"<p>{words}</p>"}}
        )

    def edit_as_new(self, draft: Draft, words: str) -> None:
        old = self.outlook.messages.pop(draft.handle)
        said = {name: old[name] for name in ("subject", "toRecipients")}
        body = {"contentType": "html", "content": f"<p>{words}</p>"}
        self.outlook.lay({**said, "body": body}, thread=old["conversationId"])

    def send(self, draft: Draft) -> None:
        self.outlook.dispatch(draft.handle, draft.created + timedelta(minutes=1))

    def send_as_new(self, draft: Draft) -> None:
        old = self.outlook.messages.pop(draft.handle)
        said = {name: old[name] for name in ("subject", "toRecipients")}
        body = {"contentType": "html", "content": old["#html"]}
        self.outlook.lay({**said, "body": body}, "sentitems", thread=old["conversationId"])

    def discard(self, draft: Draft) -> None:
        self.outlook.move(draft.handle, "deleteditems")

    def delete(self, draft: Draft) -> None:
        del self.outlook.messages[draft.handle]

    def lying_drafts(self) -> list[Message]:
        return [_message(item) for item in self.outlook.lying_in("drafts")]

    def lock_away(self) -> None:
        self.microsoft.fault = lambda _asked, _act: refusal(403, "ErrorMailboxLocked")


def _people(people: tuple[Person, ...]) -> list[dict[str, Any]]:
    return [person(one.address, one.name) for one in people]


def _message(item: dict[str, Any]) -> Message:
    """The draft as the owner sees it."""

    def people(name: str) -> tuple[Person, ...]:
        return tuple(_person(one) for one in item[name])

    return Message(
        account="home",
        handle=Handle(item["id"]),
        id=item["internetMessageId"].strip("<>"),
        date=datetime.fromisoformat(item["createdDateTime"]),
        folder=Folder.DRAFTS,
        sender=_person(item["from"]),
        to=people("toRecipients"),
        cc=people("ccRecipients"),
        subject=item["subject"],
        references=item["#references"],
        text=plain(item["#unique"]),
    )


def _person(said: dict[str, Any]) -> Person:
    known = said["emailAddress"]
    return Person("" if known["name"] == known["address"] else known["name"], known["address"])


class CalendarKeeper:
    """The keeper of a calendar at Microsoft."""

    def __init__(self, microsoft: Microsoft) -> None:
        self.microsoft = microsoft

    @property
    def events(self) -> list[dict[str, Any]]:
        return self.microsoft.outlook.events

    def calendar(self) -> OutlookCalendar:
        return OutlookCalendar("home", wire(self.microsoft), ZONE, {"alex@doe.example"})

    def put(self, event: Event) -> None:
        item = json_of(event)
        if event.recurrence_id:
            original = datetime.strptime(event.recurrence_id, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            [known] = [one for one in self.events if one.get("originalStart") == told(original)]
            kept = ("id", "iCalUId", "seriesMasterId", "originalStart")
            item |= {"type": "exception", **{name: known[name] for name in kept}}
        self.events[:] = [one for one in self.events if one["id"] != item["id"]]
        self.events.append(item)

    def put_weekly(self, event: Event, times: int) -> None:
        start, end = (moment.astimezone(ZoneInfo(ZONE)) for moment in (event.start, event.end))
        for week in range(times):
            begins, ends = start + timedelta(weeks=week), end + timedelta(weeks=week)
            self.events.append(
                json_of(event)
                | {
                    "id": f"AAMk{event.uid}/{week}=",
                    "iCalUId": _of_occurrence(event.uid, begins),
                    "type": "occurrence",
                    "seriesMasterId": f"AAMk{event.uid}/master=",
                    "originalStart": told(begins),
                    "start": _when(begins),
                    "end": _when(ends),
                }
            )

    def put_unreadable(self, uid: str) -> None:
        self.events.append({"id": uid, "iCalUId": uid, "subject": "?", "start": None})

    def lock_away(self) -> None:
        self.microsoft.fault = lambda _asked, _act: refusal(403, "ErrorMailboxLocked")


def json_of(event: Event) -> dict[str, Any]:
    """The event as Graph would list it."""
    own = next((one.response for one in event.attendees if one.person.address == "alex@doe.example"), None)
    start, end = event.start, event.end
    if event.all_day:
        start, end = (
            datetime.combine(moment.astimezone(ZoneInfo(event.zone)).date(), datetime.min.time(), UTC)
            for moment in (start, end)
        )
    busy = "tentative" if event.status is Status.TENTATIVE else "busy"
    organizer = event.organizer or Person("Alex Doe", "alex@doe.example")
    return {
        "@odata.etag": 'W/"1"',
        "id": f"AAMk{event.uid}/+=",
        "iCalUId": event.uid,
        "subject": event.title,
        "body": {"contentType": "text", "content": event.description.replace("\n", "\r\n")},
        "location": {"displayName": event.location},
        "start": _when(start),
        "end": _when(end),
        "isAllDay": event.all_day,
        "isCancelled": event.status is Status.CANCELLED,
        "isOrganizer": organizer.address == "alex@doe.example",
        "organizer": person(organizer.address, organizer.name),
        "attendees": [_attendee(one) for one in event.attendees],
        "responseStatus": {"response": RESPONSES[own] if own else "none", "time": "0001-01-01T00:00:00Z"},
        "showAs": "free" if event.free else busy,
        "sensitivity": "private" if event.private else "normal",
        "type": "singleInstance",
        "seriesMasterId": None,
        "originalStartTimeZone": "W. Europe Standard Time",
        "onlineMeeting": None,
    }


def _when(moment: datetime) -> dict[str, str]:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}


def _of_occurrence(uid: str, begins: datetime) -> str:
    """The UID of a series that another system made, as Exchange wraps it for one occurrence."""
    inner = b"vCal-Uid\x01\0\0\0" + uid.encode() + b"\0"
    day = begins.year.to_bytes(2, "big") + bytes([begins.month, begins.day])
    return (WRAPPED + day + bytes(16) + len(inner).to_bytes(4, "little") + inner).hex().upper()


def _attendee(attendee: Attendee) -> dict[str, Any]:
    return {
        **person(attendee.person.address, attendee.person.name),
        "type": "required" if attendee.individual else "resource",
        "status": {"response": RESPONSES[attendee.response], "time": "0001-01-01T00:00:00Z"},
    }
