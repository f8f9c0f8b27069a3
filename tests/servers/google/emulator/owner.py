"""The owner of a mailbox in the emulated Google, who uses its API as a mail program would."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

import requests

from followup.connectors.google.mail import GoogleMailbox
from followup.connectors.google.wire import SignedIn, Wire
from followup.connectors.mime import message_from
from followup.connectors.retry import Patience
from followup.domain.model import Draft, Folder, Handle, Letter, Message
from tests.builders import ALEX_PERSON, NOW
from tests.maildirs import raw_from
from tests.servers.google.owners import LABELS, Token

SEED = {
    "users": [{"email": ALEX_PERSON.address, "name": ALEX_PERSON.name}],
    "tokens": {"good": {"login": ALEX_PERSON.address, "id": 1}},
}


class EmulatorOwner:
    """Somebody with an empty mailbox in the emulated Google at `base`."""

    def __init__(self, base: str) -> None:
        self._base = base

    def mailbox(self) -> GoogleMailbox:
        signed_in = SignedIn(Token(), self._base)
        return GoogleMailbox("home", Wire("home", lambda: signed_in, Patience(sleep=lambda _: None)), "Europe/Berlin")

    def receive(self, message: Message) -> None:
        self._insert(raw_from(message), LABELS[message.folder], message)

    def receive_unreadable(self) -> None:
        nothing = Message("home", Handle(""), "", NOW - timedelta(days=1), Folder.INBOX, ALEX_PERSON)
        self._insert(b"\r\n", {"INBOX"}, nothing)

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
        self._lay(raw_from(message))

    def edit(self, draft: Draft, words: str) -> None:
        self._ask("PUT", f"/drafts/{draft.handle}", {"message": {"raw": _coded(self._with_words(draft, words))}})

    def edit_as_new(self, draft: Draft, words: str) -> None:
        raw = self._with_words(draft, words)
        self.delete(draft)
        self._lay(raw)

    def send(self, draft: Draft) -> None:
        self._ask("POST", "/drafts/send", {"id": draft.handle})

    def send_as_new(self, draft: Draft) -> None:
        raw = self._raw(self._message_of(draft))
        self.delete(draft)
        self._insert(re.sub(rb"(?im)^message-id:.*$", b"Message-ID: <new@mail.gmail.com>", raw), {"SENT"}, None)

    def discard(self, draft: Draft) -> None:
        raw = self._raw(self._message_of(draft))
        self.delete(draft)
        self._insert(raw, {"TRASH"}, None)

    def delete(self, draft: Draft) -> None:
        self._ask("DELETE", f"/drafts/{draft.handle}")

    def lying_drafts(self) -> list[Message]:
        listed = self._ask("GET", "/drafts")["drafts"]
        return [
            message_from(self._raw(one["message"]["id"]), account="home", handle=Handle(""), folder=Folder.DRAFTS)
            for one in listed
        ]

    def lock_away(self) -> None:
        requests.post(f"{self._base}/oauth2/revoke", data={"token": "good"}, timeout=20).raise_for_status()

    def _insert(self, raw: bytes, labels: set[str], like: Message | None) -> None:
        date = {"internalDate": str(int(like.date.timestamp() * 1000))} if like else {}
        self._ask("POST", "/messages", {"raw": _coded(raw), "labelIds": sorted(labels), **date})

    def _lay(self, raw: bytes) -> None:
        self._ask("POST", "/drafts", {"message": {"raw": _coded(raw)}})

    def _message_of(self, draft: Draft) -> str:
        return str(self._ask("GET", f"/drafts/{draft.handle}")["message"]["id"])

    def _raw(self, message: str) -> bytes:
        said = self._ask("GET", f"/messages/{message}?format=raw")["raw"]
        return urlsafe_b64decode(said + "=" * (-len(said) % 4))

    def _with_words(self, draft: Draft, words: str) -> bytes:
        head = re.split(rb"\r?\n\r?\n", self._raw(self._message_of(draft)), maxsplit=1)[0]
        kept = re.sub(rb"(?im)^(content-[a-z-]+|mime-version):.*(?:\r?\n[ \t].*)*\r?\n?", b"", head + b"\n").strip()
        return kept + b"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + words.encode()

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = requests.request(
            method,
            f"{self._base}/gmail/v1/users/me{path}",
            json=body,
            headers={"Authorization": "Bearer good"},
            timeout=20,
        )
        assert answer.ok, answer.text
        return answer.json() if answer.content else None


def _coded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()
