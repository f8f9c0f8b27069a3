"""What does a message of Outlook's say?

Written as they come: https://learn.microsoft.com/graph/api/resources/message
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from followup.connectors.headers import LONGEST_KEPT, ids_in
from followup.connectors.outlook.bodies import text_in
from followup.connectors.outlook.events import person_in
from followup.domain.model import KEPT_HEADERS, Event, Folder, Handle, Message, one_line

WHOLE = (
    "id,conversationId,internetMessageId,subject,from,sender,toRecipients,ccRecipients,replyTo,sentDateTime,"
    "receivedDateTime,parentFolderId,isDraft,body,uniqueBody,internetMessageHeaders"
)
"""What is asked of a message: all that is read here, and nothing else."""

LYING = timedelta(days=1)
"""A date of sending further than this from when the message was received is somebody's broken clock."""


class Garbled(ValueError):
    """A message that cannot be read. The reason holds no word of it."""


def message_from(item: Mapping[str, Any], account: str, folder: Folder, invitations: tuple[Event, ...] = ()) -> Message:
    """The message in that JSON. Raises `Garbled`."""
    try:
        return _message(item, account, folder, invitations)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise Garbled(
            str(error) if isinstance(error, Garbled) else f"it makes no sense ({type(error).__name__})"
        ) from None


def is_invitation(item: Mapping[str, Any]) -> bool:
    """Whether an event comes with it."""
    return "eventmessage" in str(item.get("@odata.type", "")).lower()


def received_at(item: Mapping[str, Any]) -> datetime:
    """When it came to lie in the mailbox."""
    return _instant(item["receivedDateTime"])


def _message(item: Mapping[str, Any], account: str, folder: Folder, invitations: tuple[Event, ...]) -> Message:
    sender = person_in(item.get("from") or item.get("sender"))
    # `uniqueBody` is what this message adds to its conversation. Where Graph has none, quotes are cut off as in any mail.
    text = text_in(item.get("uniqueBody")) or text_in(item.get("body"))
    if not (sender.address or item.get("subject") or text):
        raise Garbled("it is empty")
    received = received_at(item)
    sent = _instant(item["sentDateTime"]) if item.get("sentDateTime") else received
    headers = [
        (str(each["name"]).lower(), str(each.get("value") or "")) for each in item.get("internetMessageHeaders") or ()
    ]
    return Message(
        account=account,
        handle=Handle(str(item["id"])),
        id=str(item.get("internetMessageId") or f"{item['id']}@no-message-id.invalid").strip().strip("<>"),
        date=sent if abs(sent - received) <= LYING else received,
        folder=folder,
        sender=sender,
        subject=one_line(item.get("subject") or ""),
        to=_people(item, "toRecipients"),
        cc=_people(item, "ccRecipients"),
        reply_to=_people(item, "replyTo"),
        references=_references(headers),
        thread=str(item.get("conversationId") or ""),
        text=text,
        invitations=invitations,
        headers=tuple((name, one_line(value)[:LONGEST_KEPT]) for name, value in headers if name in KEPT_HEADERS),
    )


def _people(item: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    people = (person_in(said) for said in item.get(name) or ())
    return tuple(person for person in people if str(person))


def _references(headers: list[tuple[str, str]]) -> tuple[str, ...]:
    named = {name: value for name, value in reversed(headers) if name in ("references", "in-reply-to")}
    return tuple(dict.fromkeys(ids_in(named.get("references", "")) + ids_in(named.get("in-reply-to", ""))))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
