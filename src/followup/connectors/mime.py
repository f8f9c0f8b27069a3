"""What is in this message?

RFC 5322 and MIME to the domain's `Message`, for every provider that hands out the message as it was sent.
The text is decoded and nothing else: attachments are skipped, forwarded messages among them, which are somebody else's
words. The cutting at boundaries is our own, since the standard library's parser recurses once a level, compares every
line with every open boundary, and reads all attachments; the rest is the standard library's.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message as Mime
from itertools import islice

from followup.connectors.charsets import text_from
from followup.connectors.headers import Headers, headers_from
from followup.connectors.html import text_of
from followup.domain.model import Event, Folder, Handle, Message, Person

LONGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes that are looked at. Text stands before attachments; what a person writes is never so long."""

DEEPEST_PART = 20
"""Real mail is nested five or six deep, forwards of forwards included."""

MOST_PARTS = 1_000
LONGEST_MIME_HEADER = 2_000
NO_MESSAGE_ID = "no-message-id.invalid"
"""Stands behind the @ of the Message-IDs that we make up, and that no reply may refer to."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MIME_HEADERS = ("content-type", "content-disposition", "content-transfer-encoding")


class Broken(ValueError):
    """These bytes are no message that could be read. The reason holds no word of it."""


def message_from(
    raw: bytes,
    *,
    account: str,
    handle: Handle,
    folder: Folder,
    received: datetime | None = None,
    thread: str = "",
    zone: str = "UTC",
) -> Message:
    """The message in `raw`, as far as it can be read: broken parts are left out, wrong charsets guessed.

    `received` is its date if its headers tell none; `zone` is where its floating times are lived in.
    Raises `Broken` for what is no message at all.
    """
    try:
        root = Part.of(raw[:LONGEST_MESSAGE].lstrip(b"\r\n"))
        return _message(root, account, handle, folder, zone, received=received or EPOCH, thread=thread)
    except Broken:
        raise
    except Exception as error:
        # One message may not hold up the rest, whatever is wrong with it.
        raise Broken(f"it cannot be read ({type(error).__name__})") from error


def head_of(raw: bytes) -> bytes | None:
    """What stands before the first empty line, or None if `raw` ends before one."""
    end = _head_end(raw)
    return raw[: end[0]] if end else None


def _message(
    root: "Part", account: str, handle: Handle, folder: Folder, zone: str, *, received: datetime, thread: str
) -> Message:
    headers = root.headers
    if not headers.fields:
        raise Broken("it has no headers")
    parts = list(islice(leaves(root), MOST_PARTS))
    text, html = _first(parts, "text/plain"), _first(parts, "text/html")
    if html:
        html = text_of(html)
    return Message(
        account=account,
        handle=handle,
        id=headers.message_id or _made_up_id(headers, text or html),
        date=headers.date or received,
        folder=folder,
        sender=next(iter(headers.people("from") or headers.people("sender")), Person()),
        subject=headers.text("subject"),
        to=headers.people("to"),
        cc=headers.people("cc"),
        reply_to=headers.people("reply-to"),
        references=headers.references,
        thread=thread,
        text=text,
        html=html,
        invitations=tuple(_invitations(parts, account, zone)),
        headers=headers.kept,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a message (RFC 2045), its body not yet decoded."""

    headers: Headers
    mime: Mime
    body: bytes

    @classmethod
    def of(cls, raw: bytes) -> "Part":
        """The part that `raw` is."""
        head_ends, body_begins = _head_end(raw) or (len(raw), len(raw))
        headers = headers_from(raw[:head_ends])
        mime = Mime()
        for name in _MIME_HEADERS:
            if value := headers.first(name):
                mime[name] = value[:LONGEST_MIME_HEADER]
        return cls(headers, mime, raw[body_begins:])

    @property
    def type(self) -> str:
        """`text/plain` and the like; that is also what a missing or broken Content-Type means."""
        return self.mime.get_content_type()

    @property
    def attached(self) -> bool:
        """Whether it is a file beside the message rather than a piece of it."""
        return self.mime.get_content_disposition() == "attachment" or self.mime.get_filename() is not None

    @property
    def content(self) -> bytes:
        """The body without its transfer encoding, as far as that can be undone."""
        mime = Mime()
        mime["content-transfer-encoding"] = str(self.mime.get("content-transfer-encoding", "")).strip()
        mime.set_payload(self.body.decode("ascii", "surrogateescape"))
        content = mime.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""

    @property
    def text(self) -> str:
        """The content as text, with plain line ends."""
        text = text_from(self.content, self.mime.get_content_charset(""))
        text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        if self._parameter("format") == "flowed":
            return _unflowed(text, joined=self._parameter("delsp") == "yes")
        return text

    def _parameter(self, name: str) -> str:
        return str(self.mime.get_param(name, "")).lower()


def _head_end(raw: bytes) -> tuple[int, int] | None:
    """Where the head ends and where the body begins. (Not by a pattern: this is done for every message there is.)"""
    if raw.startswith((b"\n", b"\r\n")):
        return 0, raw.index(b"\n") + 1
    ends = [(place, place + len(mark)) for mark in (b"\n\n", b"\n\r\n") if (place := raw.find(mark)) >= 0]
    return min(ends, default=None)


def leaves(part: Part, depth: int = 0) -> Iterator[Part]:
    """The parts that are no containers, in their order. Attached messages are leaves."""
    boundary = part.mime.get_boundary()
    if part.mime.get_content_maintype() != "multipart" or not boundary:
        yield part
    elif depth < DEEPEST_PART:
        for raw in _between(boundary.encode("utf-8", "replace"), part.body):
            yield from leaves(Part.of(raw), depth + 1)


def _between(boundary: bytes, body: bytes) -> Iterator[bytes]:
    """What stands between the boundary lines; a missing last one (a truncated message) costs nothing."""
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    start: int | None = None
    place = 0
    while found := line.search(body, place):
        if start is not None:
            yield body[start : found.start()]
        if found[1]:
            return
        start = found.end()
        # The line break belongs to two boundary lines where a part is empty.
        place = max(found.start() + 1, start - 2)
    if start is not None:
        yield body[start:]


def _first(parts: Iterable[Part], content_type: str) -> str:
    return next((part.text for part in parts if part.type == content_type and not part.attached), "")


def _invitations(parts: list[Part], account: str, zone: str) -> Iterator[Event]:
    calendars = [part for part in parts if part.type == "text/calendar"]
    calendars = calendars or [part for part in parts if part.type == "application/ics"]
    if not calendars:
        return
    from followup.connectors.ical import events_from  # noqa: PLC0415 - only few messages carry a calendar

    for text in dict.fromkeys(map(_calendar, calendars)):
        items = events_from(text.encode("utf-8", "replace"), account=account, zone=zone)
        yield from (item for item in items if isinstance(item, Event))


def _calendar(part: Part) -> str:
    """The part's calendar, with the METHOD that its Content-Type states (RFC 6047) if it has none itself."""
    text, method = part.text, str(part.mime.get_param("method", ""))
    if not method.isalpha() or "\nMETHOD" in text.upper():
        return text
    return text.replace("BEGIN:VCALENDAR", f"BEGIN:VCALENDAR\nMETHOD:{method}", 1)


def _made_up_id(headers: Headers, text: str) -> str:
    """The same for every copy of the message, whichever provider or folder it comes from."""
    known = [headers.first(name) for name in ("date", "from", "to", "subject")]
    digest = hashlib.sha256("\n".join([*known, " ".join(text.split())]).encode("utf-8", "replace"))
    return f"{digest.hexdigest()[:32]}@{NO_MESSAGE_ID}"


def _unflowed(text: str, *, joined: bool) -> str:
    """Paragraphs in one line each (RFC 3676): a line that ends in a space goes on in the next of the same quote."""
    paragraphs: list[list[str]] = []
    flowing: str | None = None
    for line in text.split("\n"):
        mark = line[: len(line) - len(line.lstrip(">"))]
        words = line[len(mark) :].removeprefix(" ")
        signature = words == "-- "
        if flowing != mark or signature:
            paragraphs.append([f"{mark} "] if mark else [])
        flows = words.endswith(" ") and not signature
        flowing = mark if flows else None
        paragraphs[-1].append(words[:-1] if flows and joined else words)
    return "\n".join("".join(paragraph) for paragraph in paragraphs)
