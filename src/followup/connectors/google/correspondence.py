"""Which letters of the user's lie in this mailbox, and which of them is the one we mean?

Gmail gives a sent letter another Message-ID, and a draft another number with each edit. So a letter is known by its
recipient, together with its subject or its thread.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from followup.connectors.google.messages import FIELDS, folder_of, raw_of, received_at
from followup.connectors.google.search import written_to
from followup.connectors.google.wire import Absent, Wire
from followup.connectors.headers import headers_from
from followup.connectors.mime import Broken, head_of
from followup.domain.mail.subjects import about
from followup.domain.model import Draft, Folder, Letter

CLOCKS_APART = timedelta(minutes=5)
"""How far the clock of the user's computer and Google's may be apart."""

NEWEST = 5
"""So many drafts are looked at whatever a search says: it may not know yet what was left a moment ago."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A letter of the user's as it lies in the mailbox. `id` is that of the message, `draft` that of the draft it is."""

    id: str
    draft: str
    thread: str
    folder: Folder
    message_id: str
    recipients: frozenset[str]
    sender: str
    subject: str
    references: tuple[str, ...]
    date: datetime
    raw: bytes


class Correspondence:
    """The user's letters. What was read once is not read again as long as this lives: a message never changes."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._read: dict[str, Mapping[str, Any] | None] = {}

    def drafts(self) -> dict[str, tuple[str, str]]:
        """The message's id -> the draft's id and the thread, of every draft; the newest first."""
        drafts = self._wire.drafts
        request = drafts.list(
            userId="me",
            includeSpamTrash=True,
            maxResults=500,
            fields="nextPageToken,drafts(id,message(id,threadId))",
        )
        return {
            str(each["message"]["id"]): (str(each["id"]), str(each["message"].get("threadId", "")))
            for page in self._wire.pages(request, drafts.list_next)
            for each in page.get("drafts", ())
        }

    def to(self, recipient: str, since: datetime, threads: Iterable[str] = ()) -> list[Lying]:
        """What the user wrote to somebody since then, drafts first: what is sent while we look is seen at least once."""
        drafts = self.drafts()
        in_thread = [one for one, (_, thread) in drafts.items() if thread and thread in threads]
        found = self._matching(written_to(recipient, int((since - CLOCKS_APART).timestamp())))
        ids = dict.fromkeys([*in_thread, *list(drafts)[:NEWEST], *found])
        lying = (self._lying(one, drafts.get(one, ("", ""))[0]) for one in ids)
        return [one for one in lying if one and recipient in one.recipients and one.sender != recipient]

    def sent_in(self, thread: str, recipient: str, since: datetime) -> bool:
        """Whether the user wrote to somebody in that thread since then."""
        request = self._wire.threads.get(
            userId="me",
            id=thread,
            format="metadata",
            metadataHeaders=["To", "Cc", "Bcc"],
            fields="messages(labelIds,internalDate,payload/headers)",
        )
        try:
            messages = self._wire.ask(request).get("messages", ())
        except Absent:
            return False
        return any(
            folder_of(item.get("labelIds", ())) is Folder.SENT
            and received_at(item) >= since - CLOCKS_APART
            and recipient in str(item.get("payload", {}).get("headers", ())).lower()
            for item in messages
        )

    def _matching(self, query: str) -> list[str]:
        messages = self._wire.messages
        request = messages.list(
            userId="me", q=query, includeSpamTrash=True, maxResults=100, fields="nextPageToken,messages/id"
        )
        pages = self._wire.pages(request, messages.list_next)
        return [str(item["id"]) for page in pages for item in page.get("messages", ())]

    def _lying(self, message_id: str, draft: str) -> Lying | None:
        if message_id not in self._read:
            request = self._wire.messages.get(userId="me", id=message_id, format="raw", fields=FIELDS)
            try:
                self._read[message_id] = self._wire.ask(request)
            except Absent:
                self._read[message_id] = None
        item = self._read[message_id]
        return lying_from(item, draft) if item else None


def lying_from(item: Mapping[str, Any], draft: str) -> Lying | None:
    """The letter in that JSON; None for what the user did not write."""
    folder = Folder.DRAFTS if draft else folder_of(item.get("labelIds", ()))
    # A draft that is not in the list of drafts is gone: a search may still know it for a while.
    if folder not in (Folder.DRAFTS, Folder.SENT, Folder.TRASH) or (folder is Folder.DRAFTS and not draft):
        return None
    try:
        raw = raw_of(item)
    except Broken:
        return None
    headers = headers_from(head_of(raw) or raw)
    return Lying(
        id=str(item["id"]),
        draft=draft,
        thread=str(item.get("threadId", "")),
        folder=folder,
        message_id=headers.message_id,
        recipients=frozenset(person.address for name in ("to", "cc", "bcc") for person in headers.people(name)),
        sender=next((person.address for person in headers.people("from")), ""),
        subject=headers.text("subject"),
        references=headers.references,
        date=headers.date or received_at(item),
        raw=raw,
    )


def is_letter(lying: Lying, letter: Letter, since: datetime) -> bool:
    """Whether the user wrote this about the same, since there was something to write about."""
    if lying.date < since - CLOCKS_APART:
        return False
    if letter.parent is not None and lying.references:
        # What answers something else is another letter, of the same subject or not.
        return letter.parent.message_id in lying.references
    return about(lying.subject) == about(letter.subject)


def is_draft(lying: Lying, draft: Draft) -> bool:
    """Whether this may be what has become of the draft."""
    if draft.recipient not in lying.recipients or lying.date < draft.created - CLOCKS_APART:
        return False
    return _same_thread(lying, draft.thread) or about(lying.subject) == about(draft.subject)


def _same_thread(lying: Lying, thread: str) -> bool:
    return bool(thread) and lying.thread == thread
