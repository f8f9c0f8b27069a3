"""A mailbox at Gmail, and what its owner does in it."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message as Mime
from typing import Any

from followup.connectors.headers import headers_from
from followup.connectors.mime import head_of
from followup.domain.mail.subjects import about
from tests.servers.google.discovery import Wrong
from tests.servers.google.query import Found, compiled

UNITS = {
    "messages.list": 5,
    "messages.get": 20,
    "threads.get": 40,
    "drafts.list": 5,
    "drafts.get": 20,
    "drafts.create": 10,
    "drafts.delete": 10,
    "sendAs.list": 1,
    "getProfile": 1,
}
"""Quota units since May 2026; for `drafts.get`, which nobody has said, the most it can be."""

ADDRESS = "alex.doe@gmail.com"
PRIMARY = {"sendAsEmail": "alex@doe.example", "isPrimary": True, "isDefault": True, "displayName": "Alex Doe"}


class Missing(Exception):
    """There is no such thing (404)."""


@dataclass
class Stored(Found):
    """One message."""

    id: str = ""
    thread: str = ""


@dataclass
class Gmail:
    """One mailbox. With `keeps_message_ids`, a draft keeps the Message-ID it came with; what is sent gets another."""

    keeps_message_ids: bool = True
    now: datetime = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
    messages: dict[str, Stored] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    """Id of the draft -> id of its message, the oldest first."""
    aliases: list[dict[str, Any]] = field(default_factory=list)
    spent: int = 0
    _last: int = 0

    # --- the API -------------------------------------------------------------------------------------------------

    def answer(self, method: str, path: Mapping[str, str], query: Mapping[str, Any], body: Any) -> Any:
        """The answer to `gmail.users.` and then `method`."""
        if path.get("userId") != "me":
            raise Wrong("userId")
        self.spent += UNITS[method.removeprefix("settings.")]
        answers: dict[str, Callable[[], Any]] = {
            "messages.list": lambda: self._listed(query),
            "messages.get": lambda: self._message(self._get(path["id"]), query.get("format", "full"), query),
            "threads.get": lambda: self._thread(path["id"], query),
            "drafts.list": lambda: self._drafts(query),
            "drafts.get": lambda: self._shown(path["id"], query),
            "drafts.create": lambda: self._created(body),
            "drafts.delete": lambda: self._removed(path["id"]),
            "settings.sendAs.list": lambda: {"sendAs": self.aliases or [PRIMARY]},
            "getProfile": lambda: {"emailAddress": ADDRESS, "messagesTotal": len(self.messages)},
        }
        return answers[method]()

    def _shown(self, draft: str, query: Mapping[str, Any]) -> Any:
        message = self._get(self._draft(draft))
        return {"id": draft, "message": self._message(message, query.get("format", "full"), query)}

    def _removed(self, draft: str) -> None:
        del self.messages[self._draft(draft)]
        del self.drafts[draft]

    def _listed(self, query: Mapping[str, Any]) -> Any:
        matches = compiled(query.get("q", ""))
        hidden = set() if query.get("includeSpamTrash") else {"SPAM", "TRASH"}
        found = [one for one in self.messages.values() if not one.labels & hidden and matches(one)]
        found.sort(key=lambda one: one.received, reverse=True)
        page, more = _page(found, query, 100)
        listed = {"messages": [{"id": one.id, "threadId": one.thread} for one in page]} if page else {}
        return {**listed, **more, "resultSizeEstimate": 201}

    def _drafts(self, query: Mapping[str, Any]) -> Any:
        matches = compiled(query.get("q", ""))
        found = [
            (draft, self.messages[one]) for draft, one in reversed(self.drafts.items()) if matches(self.messages[one])
        ]
        page, more = _page(found, query, 100)
        listed = [{"id": draft, "message": {"id": one.id, "threadId": one.thread}} for draft, one in page]
        return {**({"drafts": listed} if listed else {}), **more, "resultSizeEstimate": 201}

    def _thread(self, thread: str, query: Mapping[str, Any]) -> Any:
        form = query.get("format", "full")
        if form == "raw":
            raise Wrong("format=raw")
        found = [one for one in self.messages.values() if one.thread == thread]
        if not found:
            raise Missing
        return {"id": thread, "messages": [self._message(one, form, query) for one in found]}

    def _message(self, one: Stored, form: str, query: Mapping[str, Any]) -> dict[str, Any]:
        said = {
            "id": one.id,
            "threadId": one.thread,
            "labelIds": sorted(one.labels),
            "internalDate": str(one.received * 1000),
            "sizeEstimate": len(one.raw),
        }
        match form:
            case "raw":
                return {**said, "raw": urlsafe_b64encode(one.raw).decode()}
            case "full":
                return {**said, "payload": _payload(message_from_bytes(one.raw), "")}
            case "metadata":
                wanted = {name.lower() for name in query.get("metadataHeaders", ())}
                headers = _headers(message_from_bytes(one.raw))
                return {
                    **said,
                    "payload": {"headers": [each for each in headers if not wanted or each["name"].lower() in wanted]},
                }
            case _:
                return said

    def _created(self, body: Mapping[str, Any]) -> Any:
        message = body["message"]
        try:
            raw = urlsafe_b64decode(message["raw"] + "=" * (-len(message["raw"]) % 4))
        except (KeyError, ValueError):
            raise Wrong("message.raw") from None
        headers = headers_from(head_of(raw) or raw)
        if not headers.first("from") or (headers.first("to") and not headers.people("to")):
            raise Wrong("Invalid To header")
        thread = message.get("threadId", "")
        if thread:
            inside = [one for one in self.messages.values() if one.thread == thread]
            if not inside:
                raise Missing
            # All three must fit: or else the draft stands beside the conversation.
            ids = {headers_from(one.raw).message_id for one in inside}
            subjects = {about(headers_from(one.raw).text("subject")) for one in inside}
            if not ids & set(headers.references) or about(headers.text("subject")) not in subjects:
                thread = ""
        draft = self.lay_draft(raw, thread)
        one = self.messages[self.drafts[draft]]
        return {"id": draft, "message": {"id": one.id, "threadId": one.thread, "labelIds": ["DRAFT"]}}

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _get(self, message: str) -> Stored:
        if message not in self.messages:
            raise Missing
        return self.messages[message]

    def _draft(self, draft: str) -> str:
        if draft not in self.drafts:
            raise Missing
        return self.drafts[draft]

    # --- its owner, and the world --------------------------------------------------------------------------------

    def deliver(self, raw: bytes, labels: Iterable[str], received: datetime, thread: str = "") -> Stored:
        """A message comes to lie in the mailbox, in the conversation that it belongs to."""
        message = f"{0x18C2F0A900000000 + self._next():x}"
        headers = headers_from(head_of(raw) or raw)
        known = (
            {headers_from(head_of(one.raw) or one.raw).message_id: one.thread for one in self.messages.values()}
            if headers.references
            else {}
        )
        thread = thread or next((known[id_] for id_ in reversed(headers.references) if id_ in known), message)
        stored = Stored(set(labels), int(received.timestamp()), raw, id=message, thread=thread)
        self.messages[message] = stored
        return stored

    def lay_draft(self, raw: bytes, thread: str = "") -> str:
        """A draft comes to lie there; its id stays the same whatever becomes of it."""
        if not self.keeps_message_ids:
            raw = with_message_id(raw, f"CA{self._next()}@mail.gmail.com")
        stored = self.deliver(raw, {"DRAFT"}, headers_from(head_of(raw) or raw).date or self.now, thread)
        draft = f"r-{self._next()}"
        self.drafts[draft] = stored.id
        return draft

    def edit(self, draft: str, raw: bytes) -> None:
        """The owner edits a draft: it is another message from then on."""
        old = self.messages.pop(self.drafts[draft])
        self.drafts[draft] = self.deliver(raw, {"DRAFT"}, datetime.fromtimestamp(old.received, UTC), old.thread).id

    def send(self, draft: str) -> Stored:
        """The owner sends a draft: it is no draft any more, and has another id and Message-ID."""
        old = self.messages.pop(self.drafts.pop(draft))
        raw = with_message_id(old.raw, f"CA{self._next()}@mail.gmail.com")
        return self.deliver(raw, {"SENT"}, datetime.fromtimestamp(old.received, UTC), old.thread)

    def trash(self, draft: str) -> None:
        """The owner throws a draft away with a mail program that keeps it in the trash."""
        self.messages[self.drafts.pop(draft)].labels = {"TRASH"}

    def delete(self, draft: str) -> None:
        """The owner discards a draft at Gmail, which keeps no trace of it."""
        del self.messages[self.drafts.pop(draft)]


def with_message_id(raw: bytes, message_id: str) -> bytes:
    head, _, body = raw.partition(b"\n\n") if b"\r\n\r\n" not in raw else raw.partition(b"\r\n\r\n")
    end = b"\r\n" if b"\r\n" in head else b"\n"
    kept = re.sub(rb"(?im)^message-id:.*(?:\r?\n[ \t].*)*(?:\r?\n|\Z)", b"", head).rstrip()
    return kept + end + f"Message-ID: <{message_id}>".encode() + end + end + body


def _page(found: list[Any], query: Mapping[str, Any], usual: int) -> tuple[list[Any], dict[str, str]]:
    most = min(int(query.get("maxResults", usual)), 500)
    start = int(query.get("pageToken", "0"))
    more = {"nextPageToken": str(start + most)} if start + most < len(found) else {}
    return found[start : start + most], more


def _headers(part: Mime) -> list[dict[str, str]]:
    return [{"name": name, "value": str(value)} for name, value in part.items()]


def _payload(part: Mime, place: str) -> dict[str, Any]:
    """A part as Gmail shows it: bodies without their transfer encoding, what has a file's name only by a number."""
    said: dict[str, Any] = {"partId": place, "mimeType": part.get_content_type(), "filename": part.get_filename() or ""}
    said["headers"] = _headers(part)
    if part.is_multipart():
        inner = list(_inner(part))
        said["parts"] = [_payload(each, f"{place}.{number}".lstrip(".")) for number, each in enumerate(inner)]
        return {**said, "body": {"size": 0}}
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    if part.get_filename():
        return {**said, "body": {"attachmentId": "A1", "size": len(content)}}
    return {**said, "body": {"size": len(content), "data": urlsafe_b64encode(content).decode()}}


def _inner(part: Mime) -> Iterator[Mime]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (each for each in payload if isinstance(each, Mime))
