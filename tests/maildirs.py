"""Maildirs as mail programs leave them, and what a user does in them."""

import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import Path

from followup.connectors.local.mail import LocalMailbox
from followup.connectors.mime import message_from
from followup.domain.model import Draft, Folder, Handle, Letter, Message

MAILDIRPP = {
    Folder.INBOX: ".",
    Folder.ARCHIVE: ".Archive",
    Folder.SENT: ".Sent",
    Folder.DRAFTS: ".Drafts",
    Folder.TRASH: ".Trash",
    Folder.SPAM: ".Junk",
}
MBSYNC = {
    Folder.INBOX: "INBOX",
    Folder.ARCHIVE: "Archiv/2026",
    Folder.SENT: "Gesendet",
    Folder.DRAFTS: "Entw&APw-rfe",
    Folder.TRASH: "Papierkorb",
    Folder.SPAM: "Spam",
}
OFFLINEIMAP = {
    Folder.INBOX: "INBOX",
    Folder.ARCHIVE: "[Gmail].All Mail",
    Folder.SENT: "[Gmail].Sent Mail",
    Folder.DRAFTS: "[Gmail].Drafts",
    Folder.TRASH: "[Gmail].Trash",
    Folder.SPAM: "[Gmail].Spam",
}


def make_box(path: Path) -> Path:
    for place in ("cur", "new", "tmp"):
        (path / place).mkdir(parents=True)
    return path


def raw_from(message: Message) -> bytes:
    """The message as a mail program would write it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((message.sender.name, message.sender.address))
    for name, people in (("To", message.to), ("Cc", message.cc), ("Reply-To", message.reply_to)):
        if people:
            mail[name] = ", ".join(formataddr((person.name, person.address)) for person in people)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.date)
    mail["Message-ID"] = f"<{message.id}>"
    if message.references:
        mail["References"] = " ".join(f"<{reference}>" for reference in message.references)
        mail["In-Reply-To"] = f"<{message.references[-1]}>"
    mail.set_content(message.text)
    return mail.as_bytes()


@dataclass
class MaildirOwner:
    """The user of a Maildir laid out like `names`."""

    path: Path
    names: Mapping[Folder, str] = field(default_factory=lambda: MAILDIRPP)
    count: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        for name in self.names.values():
            if not (self.path / name / "cur").exists():
                make_box(self.path / name)

    def mailbox(self) -> LocalMailbox:
        return LocalMailbox("home", self.path, zone="Europe/Berlin")

    def put(self, folder: Folder, raw: bytes, flags: str = "S", place: str = "cur") -> Path:
        """A program delivers a file."""
        name = f"1790000000.M{next(self.count)}P7.laptop"
        path = self.path / self.names[folder] / place / (name if place == "new" else f"{name}:2,{flags}")
        path.write_bytes(raw)
        return path

    def receive(self, message: Message) -> None:
        self.put(message.folder, raw_from(message), place="new" if message.folder is Folder.INBOX else "cur")

    def receive_unreadable(self) -> None:
        self.put(Folder.INBOX, b"")
        # As old as a file without any headers says it is.
        for path in self.files(Folder.INBOX):
            if not path.stat().st_size:
                os.utime(path, (1791900000, 1791900000))

    def begin(self, letter: Letter) -> None:
        parent = letter.parent
        message = Message(
            account="home",
            handle=Handle(""),
            id=f"by-hand-{next(self.count)}@laptop",
            date=letter.date,
            folder=Folder.DRAFTS,
            sender=letter.sender,
            to=(letter.to,),
            subject=letter.subject,
            references=(*parent.references, parent.message_id) if parent else (),
            text=letter.body,
        )
        self.put(Folder.DRAFTS, raw_from(message), "DS")

    def edit(self, draft: Draft, words: str) -> None:
        path = self.file(draft)
        path.write_bytes(with_body(path.read_bytes(), words))

    def edit_as_new(self, draft: Draft, words: str) -> None:
        path = self.file(draft)
        raw = path.read_bytes().replace(draft.message_id.encode(), f"saved-{next(self.count)}@laptop".encode())
        self.put(Folder.DRAFTS, with_body(raw, words), "DS")
        path.unlink()

    def send(self, draft: Draft) -> None:
        path = self.file(draft)
        self.put(Folder.SENT, path.read_bytes())
        path.unlink()

    def send_as_new(self, draft: Draft) -> None:
        path = self.file(draft)
        new = f"sent-{next(self.count)}@laptop".encode()
        self.put(Folder.SENT, path.read_bytes().replace(draft.message_id.encode(), new))
        path.unlink()

    def discard(self, draft: Draft) -> None:
        path = self.file(draft)
        path.rename(self.path / self.names[Folder.TRASH] / "cur" / path.name)

    def delete(self, draft: Draft) -> None:
        self.file(draft).unlink()

    def lying_drafts(self) -> list[Message]:
        return [
            message_from(path.read_bytes(), account="home", handle=Handle(path.name), folder=Folder.DRAFTS)
            for path in self.files(Folder.DRAFTS)
        ]

    def lock_away(self) -> None:
        # Not by its mode: the tests may run as root.
        cur = self.path / self.names[Folder.ARCHIVE] / "cur"
        cur.rmdir()
        cur.symlink_to(cur)

    def files(self, folder: Folder) -> list[Path]:
        box = self.path / self.names[folder]
        return [path for place in ("new", "cur") for path in sorted((box / place).iterdir())]

    def file(self, draft: Draft) -> Path:
        """The file that holds the draft."""
        return next(path for path in self.files(Folder.DRAFTS) if draft.message_id.encode() in path.read_bytes())


def with_body(raw: bytes, words: str) -> bytes:
    head, _, _ = raw.partition(b"\n\n")
    return head + b"\n\n" + words.encode() + b"\n"
