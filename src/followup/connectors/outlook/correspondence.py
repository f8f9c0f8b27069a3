"""Which letters of the user's lie in this mailbox, and which of them is the one we mean?

A letter of ours carries a property that no reader sees, and by which Graph finds it again. What the user began by hand is
known by its recipient, together with its subject or its conversation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from followup.connectors.html import text_of
from followup.connectors.outlook.folders import Folders
from followup.connectors.outlook.wire import HTML, Absent, Wire, literal, quoted
from followup.domain.mail.subjects import about
from followup.domain.model import Draft, Folder, Letter

_SET = "{a4b60f7e-9d1c-4c35-8a52-3d7f1c0be946}"
KEY = f"String {_SET} Name Key"
"""The property that holds which letter it is."""

STATE = f"String {_SET} Name State"
"""The property that holds whether it is complete: a reply is made in two steps."""

BEGUN, COMPLETE = "begun", "complete"

CLOCKS_APART = timedelta(minutes=5)
"""How far the clock of the user's computer and Microsoft's may be apart."""

HEAD = (
    "id,changeKey,conversationId,internetMessageId,subject,from,toRecipients,ccRecipients,bccRecipients,sentDateTime,"
    "createdDateTime,isDraft,parentFolderId"
)
OURS = f"singleValueExtendedProperties($filter=id eq '{KEY}' or id eq '{STATE}')"

_QUOTE = ('<div id="divRplyFwdMsg"', '<div id="appendonsend"', "<hr", '<div id="x_divRplyFwdMsg"', "<blockquote")
"""With what the quoted message below a reply begins."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A letter of the user's as it lies in the mailbox."""

    id: str
    message_id: str
    change_key: str
    thread: str
    folder: Folder
    key: str
    state: str
    recipients: frozenset[str]
    sender: str
    subject: str
    date: datetime


class Correspondence:
    """The user's letters."""

    def __init__(self, wire: Wire, folders: Folders) -> None:
        self._wire = wire
        self._folders = folders

    def ours(self, key: str) -> list[Lying]:
        """What carries that key, wherever it lies."""
        where = f"singleValueExtendedProperties/Any(ep: ep/id eq {literal(KEY)} and ep/value eq {literal(key)})"
        return list(self._listed("/me/messages", {"$filter": where, "$top": "20"}))

    def to(self, recipient: str, since: datetime, thread: str = "") -> list[Lying]:
        """What the user wrote to somebody since then, drafts first: what is sent while we look is seen at least once."""
        lying = self.drafts()
        lying += self._arrived("sentitems", since, Folder.SENT)
        lying += self._arrived("deleteditems", since, Folder.TRASH)
        if thread:
            lying += self._listed("/me/messages", {"$filter": f"conversationId eq {literal(thread)}", "$top": "100"})
        unique = {one.id: one for one in lying}
        return [
            one
            for one in unique.values()
            if recipient in one.recipients and one.sender != recipient and one.folder in _OF_THE_USER
        ]

    def drafts(self) -> list[Lying]:
        """Every draft."""
        return list(self._listed("/me/mailFolders/drafts/messages", {"$top": "100"}, Folder.DRAFTS))

    def one(self, id_: str) -> Lying | None:
        """How it lies at this moment; None if it is gone."""
        try:
            return self._lying(self._wire.get(f"/me/messages/{quoted(id_)}", {"$select": HEAD, "$expand": OURS}))
        except Absent:
            return None

    def words(self, id_: str) -> str:
        """What stands in it above what is quoted; what is gone says nothing."""
        try:
            item = self._wire.get(f"/me/messages/{quoted(id_)}", {"$select": "body"}, body=HTML)
        except Absent:
            return ""
        return words_in(str((item.get("body") or {}).get("content") or ""))

    def parent(self, message_id: str) -> tuple[str, str]:
        """The id and the conversation of the message with that Message-ID; empty where it does not lie here."""
        asked = {
            "$filter": f"internetMessageId eq {literal(f'<{message_id}>')}",
            "$select": "id,conversationId,isDraft",
        }
        found = [item for page in self._wire.pages("/me/messages", asked) for item in page if not item.get("isDraft")]
        return (str(found[0]["id"]), str(found[0].get("conversationId") or "")) if found else ("", "")

    def _arrived(self, name: str, since: datetime, folder: Folder) -> Iterator[Lying]:
        moment = f"{since - CLOCKS_APART:%Y-%m-%dT%H:%M:%SZ}"
        asked = {"$filter": f"receivedDateTime ge {moment}", "$top": "500"}
        try:
            yield from self._listed(f"/me/mailFolders/{name}/messages", asked, folder)
        except Absent:
            return

    def _listed(self, path: str, asked: Mapping[str, str], folder: Folder | None = None) -> Iterator[Lying]:
        for page in self._wire.pages(path, {**asked, "$select": HEAD, "$expand": OURS}):
            for item in page:
                yield self._lying(item, folder)

    def _lying(self, item: Mapping[str, Any], folder: Folder | None = None) -> Lying:
        kept = {str(each["id"]).lower(): str(each["value"]) for each in item.get("singleValueExtendedProperties") or ()}
        folder = folder or self._folders.of(str(item.get("parentFolderId", "")))
        if folder is not Folder.TRASH:
            folder = Folder.DRAFTS if item.get("isDraft") else folder
        elif not item.get("isDraft"):
            folder = Folder.SENT  # it was sent before it was thrown away
        return Lying(
            id=str(item["id"]),
            message_id=str(item.get("internetMessageId") or "").strip("<>"),
            change_key=str(item.get("changeKey") or ""),
            thread=str(item.get("conversationId") or ""),
            folder=folder,
            key=kept.get(KEY.lower(), ""),
            state=kept.get(STATE.lower(), ""),
            recipients=frozenset(
                str((said.get("emailAddress") or {}).get("address") or "").lower()
                for name in ("toRecipients", "ccRecipients", "bccRecipients")
                for said in item.get(name) or ()
            ),
            sender=str(((item.get("from") or {}).get("emailAddress") or {}).get("address") or "").lower(),
            subject=str(item.get("subject") or ""),
            date=_instant(item, "createdDateTime" if item.get("isDraft") else "sentDateTime"),
        )


_OF_THE_USER = (Folder.DRAFTS, Folder.SENT, Folder.TRASH)


def words_in(html: str) -> str:
    """The words of a letter, without what is quoted below it."""
    ends = [place for mark in _QUOTE if (place := html.lower().find(mark.lower())) >= 0]
    return " ".join(text_of(html[: min(ends)] if ends else html).split())


def is_letter(lying: Lying, letter: Letter, thread: str, since: datetime) -> bool:
    """Whether the user wrote this about the same, since there was something to write about."""
    if lying.date < since - CLOCKS_APART or lying.key:
        return False
    return bool(thread and lying.thread == thread) or about(lying.subject) == about(letter.subject)


def is_draft(lying: Lying, draft: Draft) -> bool:
    """Whether this may be what has become of the draft."""
    if lying.date < draft.created - CLOCKS_APART or lying.key:
        return False
    return bool(draft.thread and lying.thread == draft.thread) or about(lying.subject) == about(draft.subject)


def _instant(item: Mapping[str, Any], name: str) -> datetime:
    said = item.get(name) or item.get("createdDateTime") or item.get("receivedDateTime")
    return datetime.fromisoformat(str(said)).astimezone(UTC) if said else datetime.fromtimestamp(0, UTC)
