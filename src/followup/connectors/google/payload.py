"""How does a message look as it was sent, of which Gmail gives the parts?

A whole thread comes in one request, but only in this format. Put together again, it goes the way of all other mail.
"""

from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from followup.connectors.mime import Broken

_UNDONE = frozenset({"content-transfer-encoding"})
"""Gmail gives the bodies without their transfer encoding."""

_READ = ("text/plain", "text/html", "text/calendar", "application/ics")


def raw_from(payload: Mapping[str, Any]) -> bytes:
    """The message (RFC 5322), attachments left empty. Raises `Broken` for what has no parts at all."""
    if not payload.get("headers"):
        raise Broken("it has no headers")
    try:
        return b"\r\n".join(_lines(payload, "0"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Broken("Gmail gives it in a form that cannot be read") from error


def is_whole(payload: Mapping[str, Any]) -> bool:
    """Whether all that is read of a message is in it: long texts and attached calendars are given only separately."""
    body = payload.get("body", {})
    apart = payload.get("mimeType") in _READ and "attachmentId" in body and not body.get("data")
    return not apart and all(is_whole(part) for part in payload.get("parts", ()))


def _lines(part: Mapping[str, Any], place: str) -> Iterator[bytes]:
    parts = part.get("parts", ())
    boundary = f"=_part_{place}"
    for header in part.get("headers", ()):
        name, value = str(header["name"]), " ".join(str(header["value"]).split())
        if name.lower() in _UNDONE or (parts and name.lower() == "content-type"):
            continue
        yield f"{name}: {value}".encode("utf-8", "surrogateescape")
    if not parts:
        yield b"Content-Transfer-Encoding: 8bit"
        yield b""
        data = part.get("body", {}).get("data", "")
        yield urlsafe_b64decode(data + "=" * (-len(data) % 4))
        return
    yield f'Content-Type: {part["mimeType"]}; boundary="{boundary}"'.encode()
    yield b""
    for number, inner in enumerate(parts):
        yield f"--{boundary}".encode()
        yield from _lines(inner, f"{place}.{number}")
    yield f"--{boundary}--".encode()
