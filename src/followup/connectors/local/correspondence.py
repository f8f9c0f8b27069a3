"""Which letters of the user's lie in this Maildir, and which of them is the one we mean?

A letter is known by its Message-ID. A mail program may have replaced that, or the user begun the letter by hand:
then by its recipient together with its subject, or with the message that it answers.
Only heads are read, and of sent and discarded mail only what has arrived since the letter can exist.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from followup.connectors.headers import headers_from
from followup.connectors.local.maildir import Box, Entry, Maildir, Opened
from followup.domain.mail.subjects import about
from followup.domain.model import Draft, Folder, Letter

CLOCKS_APART = timedelta(days=2)
"""How far the clocks of the user's computers and of mail servers may be apart, where files are judged by their dates."""

SAVED_AND_SENT = timedelta(minutes=5)
"""A mail program may date what it sends a little before we had noted the draft."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A letter of the user's as its head shows it."""

    entry: Entry
    message_id: str
    sender: str
    recipients: frozenset[str]
    subject: str
    about: str
    """The subject without Re: and the like, for comparing."""
    references: tuple[str, ...]
    date: datetime

    @property
    def by_us(self) -> bool:
        """Whether it is still the file that we wrote, under its own key: that one, and no other letter."""
        return self.entry.base.endswith(f".{self.message_id.partition('@')[0]}.draft")

    @property
    def discarded(self) -> bool:
        """Whether the user has thrown it away."""
        return self.entry.box.role is Folder.TRASH or "T" in self.entry.flags

    @property
    def waits(self) -> bool:
        """Whether it is still a draft."""
        drafted = self.entry.box.role is Folder.DRAFTS or "D" in self.entry.flags
        return drafted and self.entry.box.role is not Folder.SENT and not self.discarded

    @property
    def sent(self) -> bool:
        """Whether it has left."""
        return not self.waits and not self.discarded


class Correspondence:
    """The letters of the user's in a Maildir. What was read once is not read again as long as this lives."""

    def __init__(self, maildir: Maildir) -> None:
        self._maildir = maildir
        # By path: with new flags, it is looked at anew.
        self._known: dict[str, Filed] = {}
        self._arrivals: dict[str, float] = {}

    def since(self, moment: datetime) -> list[Filed]:
        """Every draft, and what was sent and discarded since then.

        Drafts come first: what is sent while we look is seen at least once.
        """
        drafts = self.drafts()
        # Where no folder is called Sent (lieer keeps all mail in one), sent mail may be anywhere.
        sent = self._maildir.boxes(Folder.SENT) or self._maildir.boxes(Folder.INBOX, Folder.ARCHIVE)
        others = [*sent, *self._maildir.boxes(Folder.TRASH)]
        return drafts + [filed for box in others for filed in self._arrived(box, moment - CLOCKS_APART)]

    def drafts(self) -> list[Filed]:
        """Every draft."""
        return [filed for box in self._maildir.boxes(Folder.DRAFTS) for filed in self._read(box, lambda _: True)]

    def _arrived(self, box: Box, moment: datetime) -> Iterator[Filed]:
        yield from [self._known[entry.path] for entry in self._maildir.entries(box) if entry.path in self._known]
        for filed in self._read(box, lambda entry: self._is_news(entry, moment)):
            self._known[filed.entry.path] = filed
            yield filed

    def _is_news(self, entry: Entry, moment: datetime) -> bool:
        if entry.path in self._known:
            return False
        if entry.path not in self._arrivals:
            self._arrivals[entry.path] = self._maildir.arrived(entry)
        return self._arrivals[entry.path] >= moment.timestamp()

    def _read(self, box: Box, wanted: Callable[[Entry], bool]) -> Iterator[Filed]:
        for entry, file in self._maildir.opened(box, wanted):
            # What cannot be opened or read at all, no mail program has kept as a letter.
            if isinstance(file, Opened):
                with suppress(OSError):
                    yield filed_from(entry, file.head(), file.modified)


def filed_from(entry: Entry, head: bytes, arrived: datetime) -> Filed:
    """The letter with that head; without a Date, it is of when it arrived."""
    headers = headers_from(head)
    subject = headers.text("subject")
    return Filed(
        entry=entry,
        message_id=headers.message_id,
        sender=next((person.address for person in headers.people("from")), ""),
        recipients=frozenset(person.address for name in ("to", "cc", "bcc") for person in headers.people(name)),
        subject=subject,
        about=about(subject),
        references=headers.references,
        date=headers.date or arrived,
    )


def is_letter(filed: Filed, letter: Letter, since: datetime) -> bool:
    """Whether the user wrote this to the letter's recipient, about the same, since there was something to write about."""
    if letter.to.address not in filed.recipients or filed.date < since or filed.by_us:
        return False
    if filed.entry.box.role not in (Folder.DRAFTS, Folder.SENT) and filed.sender != letter.sender.address:
        return False
    answers = letter.parent is not None and letter.parent.message_id in filed.references
    return answers or filed.about == about(letter.subject)


def is_draft(filed: Filed, draft: Draft) -> bool:
    """Whether this may be what has become of the draft, under another Message-ID."""
    if draft.recipient not in filed.recipients or filed.sender == draft.recipient or filed.by_us:
        return False
    if filed.date < draft.created - SAVED_AND_SENT:
        return False
    return filed.about == about(draft.subject) or draft.thread in filed.references
