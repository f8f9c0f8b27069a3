"""What does a message of Gmail's say?"""

from base64 import urlsafe_b64decode
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from followup.connectors.google.payload import raw_from
from followup.connectors.mime import Broken, message_from
from followup.domain.model import Folder, Handle, Message

FIELDS = "id,threadId,labelIds,internalDate,raw"
"""What is asked of a message."""

LYING = timedelta(days=1)
"""A Date further than this from when Gmail received the message is somebody's broken clock."""

_FOLDERS = {
    "TRASH": Folder.TRASH,
    "SPAM": Folder.SPAM,
    "DRAFT": Folder.DRAFTS,
    "SENT": Folder.SENT,
    "INBOX": Folder.INBOX,
}
"""By label, the strongest first: a trashed letter is trash although it was sent, and what one sends oneself is sent."""


def message_of(item: Mapping[str, Any], account: str, zone: str) -> Message:
    """The message in that JSON, in the format `raw`, or as one of a thread in the format `full`. Raises `Broken`."""
    received = received_at(item)
    message = message_from(
        raw_of(item),
        account=account,
        handle=Handle(str(item["id"])),
        folder=folder_of(item.get("labelIds", ())),
        received=received,
        thread=str(item.get("threadId", "")),
        zone=zone,
    )
    return replace(message, date=received) if abs(message.date - received) > LYING else message


def raw_of(item: Mapping[str, Any]) -> bytes:
    """The message as it was sent. Raises `Broken`."""
    if "raw" not in item:
        return raw_from(item.get("payload", {}))
    try:
        return decoded(item["raw"])
    except ValueError as error:
        raise Broken("Gmail gives it in a form that cannot be read") from error


def decoded(text: str) -> bytes:
    """What Gmail writes in the alphabet for addresses (RFC 4648), with or without what fills it up at the end."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def folder_of(labels: Collection[str]) -> Folder:
    """Where the message lies."""
    return next((folder for label, folder in _FOLDERS.items() if label in labels), Folder.ARCHIVE)


def received_at(item: Mapping[str, Any]) -> datetime:
    """When Gmail received it, or the user sent it."""
    return datetime.fromtimestamp(int(item.get("internalDate", 0)) / 1000, UTC)
