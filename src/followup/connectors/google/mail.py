"""What is in the user's mailbox at Gmail, and how does a letter get into its drafts?"""

from base64 import urlsafe_b64encode
from collections.abc import Collection, Container, Iterator, Mapping
from datetime import UTC

from followup.connectors.google.correspondence import Correspondence, Lying, is_draft, is_letter
from followup.connectors.google.reading import Item, Known, Reading
from followup.connectors.google.senders import Senders
from followup.connectors.google.wire import Absent, Wire
from followup.connectors.letters import letter_to_mime, message_id_for, occasion_of, words
from followup.connectors.mime import Broken
from followup.connectors.retry import Passing
from followup.domain.interest import NOTHING, Interest
from followup.domain.mail.subjects import about
from followup.domain.model import Draft, Fate, Folder, Handle, Letter, Window
from followup.errors import Unavailable


class GoogleMailbox:
    """A `ports.Mailbox` at Gmail. Floating times in invitations are lived in `zone`.

    Nothing in it can send: the gate lets no such request through. What is left in the drafts, the user sends.
    """

    def __init__(self, name: str, wire: Wire, zone: str) -> None:
        self.name = name
        self._wire = wire
        self._zone = zone
        self._known: Known = {}
        self._correspondence = Correspondence(wire)
        self._senders = Senders(wire)

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterator[Item]:
        """Every message dated within `window` that is not in `seen`, or of very many those that concern `interest`.

        Raises `Unfinished` when they are more than one run may read.
        """
        return Reading(self._wire, self._zone, window, seen, self._known).items(interest, bookmark)

    def find(self, letter: Letter) -> Draft | None:
        """The letter, if it lies here already as a draft, sent, or thrown away - ours, or begun by the user."""
        threads = [thread] if (thread := self._thread(letter)) else []
        lying = self._correspondence.to(letter.to.address, occasion_of(letter), threads)
        ours = message_id_for(letter.key, letter.sender.address)
        found = [one for one in lying if one.message_id == ours] or [
            one for one in lying if is_letter(one, letter, occasion_of(letter))
        ]
        best = max(found, key=lambda one: (one.folder is Folder.SENT, one.folder is Folder.DRAFTS), default=None)
        return self._found(letter, best) if best else None

    def save(self, letter: Letter) -> Draft:
        """Leaves the letter in the drafts, in the thread of what it answers.

        Asks once: raises `Unavailable` when it is unclear whether it arrived.
        """
        message = {"raw": urlsafe_b64encode(self._written(letter)).decode("ascii")}
        thread = self._thread(letter)
        drafts = self._wire.drafts
        try:
            try:
                body = {"message": {**message, "threadId": thread} if thread else message}
                made = self._wire.ask_once(drafts.create(userId="me", body=body, fields="id,message(id,threadId)"))
            except Absent:  # the conversation has been deleted, so nothing was made: it begins a new one
                body = {"message": message}
                made = self._wire.ask_once(drafts.create(userId="me", body=body, fields="id,message(id,threadId)"))
        except Passing as trouble:
            raise Unavailable(self.name, f"{trouble}: whether the draft arrived, the next run will see.") from None
        except Absent:
            raise Unavailable(self.name, "Gmail does not take a draft") from None
        return Draft(
            account=self.name,
            key=letter.key,
            handle=Handle(str(made["id"])),
            message_id=message_id_for(letter.key, letter.sender.address),
            recipient=letter.to.address,
            subject=letter.subject,
            fingerprint=str(made["message"]["id"]),
            created=letter.date,
            thread=str(made["message"].get("threadId", "")),
        )

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        """What has become of each. One list tells of all that still wait; the others are looked for."""
        if not drafts:
            return {}
        listed = {draft: message for message, (draft, _) in self._correspondence.drafts().items()}
        return {
            draft: self._state(draft, listed[draft.handle]) if draft.handle in listed else self._gone(draft, drafts)
            for draft in drafts
        }

    def withdraw(self, draft: Draft) -> bool:
        """Removes a draft that is still exactly as we left it; False, and nothing done, if it was touched."""
        drafts = self._wire.drafts
        if self._current(draft) is not Fate.WAITING:
            return False
        try:
            self._wire.ask_once(drafts.delete(userId="me", id=draft.handle))
        except Absent:
            return False
        except Passing as trouble:
            if self._current(draft) is not None:
                raise Unavailable(self.name, f"{trouble}. The next run tries again to take a draft back.") from None
        return True

    def _current(self, draft: Draft) -> Fate | None:
        """Whether it waits at this moment, or was edited; None if there is no such draft."""
        request = self._wire.drafts.get(userId="me", id=draft.handle, format="minimal", fields="message/id")
        try:
            return self._state(draft, str(self._wire.ask(request)["message"]["id"]))
        except Absent:
            return None

    def _state(self, draft: Draft, message: str) -> Fate:
        """Gmail gives a draft another message with each edit."""
        return Fate.WAITING if message == draft.fingerprint and not draft.touched else Fate.EDITED

    def _gone(self, draft: Draft, drafts: Collection[Draft]) -> Fate:
        """What became of a draft that is none any more: sent, saved anew by a mail program, or thrown away."""
        others = {about(other.subject) for other in drafts if other.handle != draft.handle}
        lying = [
            one
            for one in self._correspondence.to(draft.recipient, draft.created)
            if is_draft(one, draft) or (one.folder is Folder.SENT and about(one.subject) not in others)
        ]
        if any(one.folder is Folder.SENT for one in lying):
            return Fate.SENT
        claimed = {other.handle for other in drafts}
        if any(one.folder is Folder.DRAFTS and one.draft not in claimed for one in lying):
            return Fate.EDITED
        if draft.thread and self._correspondence.sent_in(draft.thread, draft.recipient, draft.created):
            return Fate.SENT
        return Fate.DISCARDED

    def _found(self, letter: Letter, lying: Lying) -> Draft:
        return Draft(
            account=self.name,
            key=letter.key,
            handle=Handle(lying.draft or lying.id),
            message_id=message_id_for(letter.key, letter.sender.address),
            recipient=letter.to.address,
            subject=lying.subject,
            fingerprint=lying.id,
            created=min(lying.date, letter.date).astimezone(UTC),
            touched=words(lying.raw) != words(self._written(letter)),
            thread=lying.thread,
        )

    def _written(self, letter: Letter) -> bytes:
        message_id = message_id_for(letter.key, letter.sender.address)
        written, signature = self._senders.signed(letter)
        try:
            return letter_to_mime(written, message_id=message_id, html=True, signature=signature)
        except Broken as error:
            raise Unavailable(self.name, f"a letter cannot be written: {error}") from error

    def _thread(self, letter: Letter) -> str:
        """Gmail's name for the conversation that the letter belongs to."""
        return letter.parent.thread if letter.parent and letter.parent.account == self.name else ""
