"""How is a letter written down, so that it is known again?

What stands in a letter's name and subject comes from strangers, and every header here is put together so that it stays
text. Nothing tells a reader that a program drafted it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from uuid import UUID

from followup.connectors.markup import html_of
from followup.connectors.mime import NO_MESSAGE_ID, Broken, Part, leaves
from followup.domain.model import Letter, LetterKey, Person, one_line

LATE = timedelta(days=30)
"""So long before a letter is written may lie what it is about, where it does not say; and the letter itself, if it is forgotten."""
LONGEST_LINE = 78
LONGEST_ID = 500
MOST_REFERENCES = 20

_BODY = EmailPolicy(linesep="\n", max_line_length=990, cte_type="8bit")
"""Paragraphs stay in one line each, readable in any editor; encoded only where a line is longer than mail allows."""

_DOMAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"]+@[^\s@<>()\[\]\\,;:\"]+")
_MESSAGE_ID = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")
_PLAIN = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*")
"""A phrase that needs no quotes (RFC 5322)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the user's mail program puts below a letter, as text and as HTML."""

    text: str
    html: str


def letter_to_mime(letter: Letter, *, message_id: str, html: bool = False, signature: Signature | None = None) -> bytes:
    """The letter as a message (RFC 5322), its headers in ASCII, LF at the end of each line.

    With `html`, it is there twice, as text and as HTML: for web mail, which would show text alone in a typewriter's type.
    Raises `Broken` where the address of the recipient or the sender is none.
    """
    head = "".join(f"{name}: {value}\n" for name, value in _headers(letter, message_id))
    text = letter.body.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    body = EmailMessage(policy=_BODY)
    body.set_content(f"{text.rstrip()}\n\n-- \n{signature.text}\n" if signature else text)
    if html:
        body.add_alternative(html_of(text, signature.html if signature else ""), subtype="html")
        for part in body.iter_parts():
            del part["MIME-Version"]  # it stands at the top
        body.set_boundary(f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:24]}")
    return head.encode("ascii") + body.as_bytes()


def message_id_for(key: LetterKey, sender_address: str) -> str:
    """The Message-ID, without angle brackets, of the letter with that key: the same on every computer of the user's.

    It depends on the sender as well: two candidates may thank one interviewer for one event.
    """
    digest = hashlib.sha256(f"{sender_address.lower()}\n{key}".encode("utf-8", "replace")).digest()
    domain = _in_ascii(sender_address.rpartition("@")[2])
    return f"{str(UUID(bytes=digest[:16], version=4)).upper()}@{domain or 'localhost'}"


def occasion_of(letter: Letter) -> datetime:
    """When that happened which the letter is about, as far as it tells: what the user wrote before is another letter."""
    return letter.since or (letter.parent.date if letter.parent else letter.date - LATE)


def earliest(letter: Letter) -> datetime:
    """From when on the letter itself may lie there: an earlier run may have left it, and the database been lost since."""
    return min(occasion_of(letter), letter.date - LATE)


def fingerprint(raw: bytes) -> str:
    """What a person could have changed in a draft: whom it is for, its subject, its words, what is attached.

    A mail program that writes it down in its own manner, with other headers, line lengths or encodings, changes nothing.
    """
    root = Part.of(raw)
    people = (person for name in ("from", "to", "cc", "bcc") for person in root.headers.people(name))
    facts = [*(person.address for person in people), root.headers.text("subject")]
    for part in leaves(root):
        words = " ".join(part.text.split()).encode("utf-8", "replace") if part.type == "text/plain" else part.content
        facts += [part.type, hashlib.sha256(words).hexdigest()]
    return hashlib.sha256("\n".join(facts).encode("utf-8", "replace")).hexdigest()


def words(raw: bytes) -> tuple[frozenset[str], str, str]:
    """What of a letter is a person's own doing, whatever a provider makes of the rest: to whom, about what, and its words."""
    root = Part.of(raw)
    people = frozenset(person.address for name in ("to", "cc", "bcc") for person in root.headers.people(name))
    text = next((part.text for part in leaves(root) if part.type == "text/plain" and not part.attached), "")
    return people, root.headers.text("subject"), " ".join(text.split())


def _headers(letter: Letter, message_id: str) -> Iterator[tuple[str, str]]:
    yield "From", _mailbox(letter.sender, "From")
    yield "To", _mailbox(letter.to, "To")
    yield "Subject", _text(letter.subject, "Subject")
    yield "Date", format_datetime(letter.date)
    yield "Message-ID", f"<{message_id}>"
    parent = letter.parent
    if parent and _may_refer_to(parent.message_id):
        yield "In-Reply-To", f"<{parent.message_id}>"
        known = [known for known in dict.fromkeys(parent.references) if _may_refer_to(known)]
        thread = [*(known for known in known if known != parent.message_id), parent.message_id]
        if len(thread) > MOST_REFERENCES:
            thread = [thread[0], *thread[1 - MOST_REFERENCES :]]
        yield "References", "\n ".join(f"<{known}>" for known in thread)


def _mailbox(person: Person, header: str) -> str:
    address = _address(person)
    if not person.name:
        return address
    phrase = _phrase(person.name, header)
    fits = len(f"{header}: {phrase} <{address}>") <= LONGEST_LINE
    return f"{phrase} <{address}>" if fits else f"{phrase}\n <{address}>"


def _address(person: Person) -> str:
    local, _, domain = person.address.rpartition("@")
    address = f"{local}@{_in_ascii(domain)}"
    if not _ADDRESS.fullmatch(address) or not address.isascii():
        raise Broken("its recipient or sender has no address that mail could be sent to")
    return address


def _in_ascii(domain: str) -> str:
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return domain if _DOMAIN.fullmatch(domain) else ""


def _phrase(name: str, header: str) -> str:
    name = one_line(name)
    if not name.isascii() or "=?" in name or len(name) >= LONGEST_LINE:
        return _encoded(name, header)
    quoted = re.sub(r'(["\\])', r"\\\1", name)
    return name if _PLAIN.fullmatch(name) else f'"{quoted}"'


def _text(text: str, header: str) -> str:
    text = one_line(text)
    longest = max(map(len, text.split()), default=0)
    if text.isascii() and "=?" not in text and longest < LONGEST_LINE:
        return Header(text, header_name=header, maxlinelen=LONGEST_LINE).encode()
    return _encoded(text, header)


def _encoded(text: str, header: str) -> str:
    """As encoded words (RFC 2047), in which nothing has a meaning but the letters."""
    return Header(text, "utf-8", header_name=header, maxlinelen=LONGEST_LINE).encode()


def _may_refer_to(message_id: str) -> bool:
    usable = len(message_id) <= LONGEST_ID and _MESSAGE_ID.fullmatch(message_id)
    return bool(usable) and not message_id.endswith(f"@{NO_MESSAGE_ID}")
