"""A mailbox in memory, and its owner, who edits, sends and throws away."""

import hashlib
import re
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from followup.domain.interest import NOTHING, Interest
from followup.domain.model import (
    BeforeWindow,
    Bookmark,
    Draft,
    Fate,
    Folder,
    Handle,
    Letter,
    Message,
    Person,
    Unreadable,
    Window,
    one_line,
)
from followup.errors import Unavailable, Unfinished


@dataclass(frozen=True)
class Lying:
    """A letter of the user's, wherever it lies by now."""

    handle: Handle
    folder: Folder
    message: Message

    @property
    def subject(self) -> str:
        return self.message.subject

    @property
    def body(self) -> str:
        return self.message.text

    @property
    def to(self) -> Person:
        return self.message.to[0]


class FakeMailbox:
    """`inbox` is what others wrote, in whatever folder; `letters` is what the user and we wrote, where it lies now."""

    def __init__(self, name: str = "home", inbox: Iterable[Message | Unreadable] = ()) -> None:
        self.name = name
        self.inbox: list[Message | Unreadable] = list(inbox)
        self.letters: dict[Handle, Lying] = {}
        self.failure: Exception | None = None
        """Raised by everything that is asked of the mailbox, as long as it is set."""
        self.large = False
        """Whether it is searched, the first time, rather than read whole."""
        self.unfinished = False
        """Whether it is not read to its end."""
        self._count = 0

    @property
    def drafts(self) -> dict[Handle, Lying]:
        return {handle: lying for handle, lying in self.letters.items() if lying.folder is Folder.DRAFTS}

    # --- what a run asks -----------------------------------------------------------------------------------------

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterable[Message | Unreadable | BeforeWindow | Bookmark]:
        self._may_fail()
        later = {item.handle for item in self.inbox[int(bookmark or len(self.inbox)) :]}
        for item in self._dated(window, seen):
            if not self.large or item.handle in later or _concerns(item, interest):
                yield item
        if self.unfinished:
            raise Unfinished(self.name, "its first scan is not complete; the next run goes on")
        if self.large:
            yield Bookmark(self.name, str(len(self.inbox)))

    def _dated(self, window: Window, seen: Container[Handle]) -> Iterable[Message | Unreadable | BeforeWindow]:
        sent = [lying.message for lying in self.letters.values() if lying.folder is not Folder.DRAFTS]
        for item in [*self.inbox, *sent]:
            if item.handle in seen:
                continue
            if isinstance(item, Unreadable) or item.date in window:
                yield item
            elif item.date < window.start:
                yield BeforeWindow(self.name, item.handle)

    def find(self, letter: Letter) -> Draft | None:
        self._may_fail()
        lying = [one for one in self.letters.values() if one.message.id == _message_id(letter)]
        lying = lying or [one for one in self.letters.values() if _is_letter(one, letter)]
        order = (Folder.SENT, Folder.DRAFTS, Folder.TRASH)
        return self._draft(letter, min(lying, key=lambda one: order.index(one.folder))) if lying else None

    def save(self, letter: Letter) -> Draft:
        self._may_fail()
        return self._draft(letter, self._lay(letter, Folder.DRAFTS, _message_id(letter)))

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        self._may_fail()
        return {draft: self._fate(draft) for draft in drafts}

    def withdraw(self, draft: Draft) -> bool:
        self._may_fail()
        if self._fate(draft) is not Fate.WAITING:
            return False
        self.delete(draft)
        return True

    # --- what others do ------------------------------------------------------------------------------------------

    def mailbox(self) -> "FakeMailbox":
        return self

    def receive(self, message: Message) -> None:
        self._count += 1
        self.inbox.append(replace(message, account=self.name, handle=Handle(f"m{self._count}")))

    def receive_unreadable(self) -> None:
        self._count += 1
        self.inbox.append(
            Unreadable(self.name, Handle(f"m{self._count}"), f"number {self._count}", "it has no headers")
        )

    def begin(self, letter: Letter) -> None:
        self._lay(letter, Folder.DRAFTS, f"by-hand-{self._count}@doe.example")

    def edit(self, draft: Draft, words: str) -> None:
        lying = self._lying(draft)
        self.letters[lying.handle] = replace(lying, message=replace(lying.message, text=words))

    def edit_as_new(self, draft: Draft, words: str) -> None:
        lying = self._lying(draft)
        self.delete(draft)
        self._keep(replace(lying.message, text=words, id=f"saved-{self._count}@doe.example"), Folder.DRAFTS)

    def send(self, draft: Draft) -> None:
        lying = self._lying(draft)
        self.letters[lying.handle] = Lying(lying.handle, Folder.SENT, replace(lying.message, folder=Folder.SENT))

    def send_as_new(self, draft: Draft) -> None:
        lying = self._lying(draft)
        self.delete(draft)
        self._keep(replace(lying.message, id=f"sent-{self._count}@doe.example"), Folder.SENT)

    def discard(self, draft: Draft) -> None:
        lying = self._lying(draft)
        self.letters[lying.handle] = Lying(lying.handle, Folder.TRASH, replace(lying.message, folder=Folder.TRASH))

    def delete(self, draft: Draft) -> None:
        del self.letters[self._lying(draft).handle]

    def lying_drafts(self) -> list[Message]:
        return [lying.message for lying in self.drafts.values()]

    def lock_away(self) -> None:
        self.failure = Unavailable(self.name, "it is locked away")

    # -------------------------------------------------------------------------------------------------------------

    def _may_fail(self) -> None:
        if self.failure:
            raise self.failure

    def _lay(self, letter: Letter, folder: Folder, message_id: str) -> Lying:
        parent = letter.parent
        message = Message(
            account=self.name,
            handle=Handle(""),
            id=message_id,
            date=letter.date,
            folder=folder,
            sender=letter.sender,
            to=(letter.to,),
            subject=one_line(letter.subject),
            references=(*parent.references, parent.message_id) if parent else (),
            text=letter.body,
        )
        return self._keep(message, folder)

    def _keep(self, message: Message, folder: Folder) -> Lying:
        self._count += 1
        handle = Handle(f"l{self._count}")
        self.letters[handle] = Lying(handle, folder, replace(message, handle=handle, folder=folder))
        return self.letters[handle]

    def _lying(self, draft: Draft) -> Lying:
        return next(one for one in self.letters.values() if one.message.id == draft.message_id)

    def _draft(self, letter: Letter, lying: Lying) -> Draft:
        return Draft(
            account=self.name,
            key=letter.key,
            handle=lying.handle,
            message_id=lying.message.id,
            recipient=letter.to.address,
            subject=lying.subject,
            fingerprint=_fingerprint(lying.message),
            created=lying.message.date,
            touched=(lying.to, lying.subject, lying.body) != (letter.to, letter.subject, letter.body),
        )

    def _fate(self, draft: Draft) -> Fate:
        own = [one for one in self.letters.values() if one.message.id == draft.message_id]
        lying = own or [one for one in self.letters.values() if _is_draft(one, draft)]
        match lying[0].folder if lying else Folder.TRASH:
            case Folder.SENT:
                return Fate.SENT
            case Folder.DRAFTS:
                touched = draft.touched or _fingerprint(lying[0].message) != draft.fingerprint
                return Fate.EDITED if touched else Fate.WAITING
            case _:
                return Fate.DISCARDED


def _concerns(item: Message | Unreadable | BeforeWindow, interest: Interest) -> bool:
    if not isinstance(item, Message):
        return False
    people = {item.sender, *item.to, *item.cc}
    return (
        any(person.address in interest.addresses or person.domain in interest.domains for person in people)
        or any(name in item.subject for name in interest.names)
        or any(phrase in item.text for phrase in interest.phrases)
        or (item.folder is Folder.SENT and any(subject in item.subject for subject in interest.subjects))
    )


def _message_id(letter: Letter) -> str:
    return f"{hashlib.sha256(str(letter.key).encode()).hexdigest()[:20]}@doe.example"


def _fingerprint(message: Message) -> str:
    return repr((message.to, message.subject, message.text))


def _is_letter(lying: Lying, letter: Letter) -> bool:
    if (
        _by_us(lying)
        or lying.to.address != letter.to.address
        or lying.message.date < (letter.since or letter.date - timedelta(days=7))
    ):
        return False
    answers = letter.parent is not None and letter.parent.message_id in lying.message.references
    return answers or _about(lying.subject) == _about(letter.subject)


def _is_draft(lying: Lying, draft: Draft) -> bool:
    about = _about(lying.subject) == _about(draft.subject)
    return not _by_us(lying) and lying.to.address == draft.recipient and about


def _by_us(lying: Lying) -> bool:
    """Another letter that we left: a mail program would have given it a Message-ID of its own."""
    return re.fullmatch("[0-9a-f]{20}@doe.example", lying.message.id) is not None


def _about(subject: str) -> str:
    return subject.casefold().removeprefix("re:").strip()
