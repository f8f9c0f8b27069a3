"""What is in the user's mailbox at Microsoft, and how does a letter get into its drafts?"""

from collections.abc import Collection, Container, Iterator, Mapping
from typing import Any

from followup.connectors.letters import message_id_for, occasion_of
from followup.connectors.markup import html_of
from followup.connectors.outlook.correspondence import (
    BEGUN,
    COMPLETE,
    KEY,
    STATE,
    Correspondence,
    Lying,
    is_draft,
    is_letter,
    words_in,
)
from followup.connectors.outlook.folders import Folders
from followup.connectors.outlook.reading import Item, Reading
from followup.connectors.outlook.wire import Absent, Wire, quoted
from followup.connectors.retry import Passing
from followup.domain.interest import NOTHING, Interest
from followup.domain.mail.subjects import about
from followup.domain.model import Draft, Fate, Folder, Handle, Letter, LetterKey, Person, Window, one_line
from followup.errors import Unavailable


class OutlookMailbox:
    """A `ports.Mailbox` at Microsoft. Letters get `category`, if there is one.

    Nothing in it can send: no permission to send is asked for, and the gate lets no such request through.
    """

    def __init__(self, name: str, wire: Wire, zone: str, category: str = "") -> None:
        self.name = name
        self._wire = wire
        self._zone = zone
        self._category = category
        self._folders = Folders(wire)
        self._correspondence = Correspondence(wire, self._folders)
        self._known: dict[str, Any] = {}
        self._begun: dict[LetterKey, Lying] = {}
        self._parents: dict[str, tuple[str, str]] = {}

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterator[Item]:
        """Every message dated within `window` that is not in `seen`, or of very many those that concern `interest`.

        Raises `Unfinished` when they are more than one run may read.
        """
        reading = Reading(self._wire, self._folders, self._zone, window, seen, self._known)
        return reading.items(interest, bookmark)

    def find(self, letter: Letter) -> Draft | None:
        """The letter, if it lies here already as a draft, sent, or thrown away - ours, or begun by the user."""
        found = []
        for one in self._correspondence.ours(_key(letter)):
            if one.folder is Folder.DRAFTS and one.state == BEGUN and not self._correspondence.words(one.id):
                self._begun[letter.key] = one  # an earlier run was cut off between its two steps
            else:
                found.append(one)
        if not found:
            since = occasion_of(letter)
            thread = self._parent(letter)[1]
            lying = self._correspondence.to(letter.to.address, since, thread)
            found = [one for one in lying if is_letter(one, letter, thread, since)]
        best = max(found, key=lambda one: (one.folder is Folder.SENT, one.folder is Folder.DRAFTS), default=None)
        return self._found(letter, best) if best else None

    def save(self, letter: Letter) -> Draft:
        """Leaves the letter in the drafts, in the conversation of what it answers.

        Asks once: raises `Unavailable` when it is unclear whether it arrived.
        """
        parent, _ = self._parent(letter)
        try:
            if begun := self._begun.pop(letter.key, None):
                made = self._complete(letter, begun.id)
            elif parent:
                made = self._reply(letter, parent)
            else:
                made = self._wire.change_once("POST", "/me/messages", self._content(letter, letter.subject))
        except Passing as trouble:
            raise Unavailable(self.name, f"{trouble}: whether the draft arrived, the next run will see.") from None
        except Absent:
            raise Unavailable(self.name, "Outlook does not take a draft") from None
        return Draft(
            account=self.name,
            key=letter.key,
            handle=Handle(str(made["id"])),
            message_id=str(made.get("internetMessageId") or "").strip("<>"),
            recipient=letter.to.address,
            subject=str(made.get("subject") or letter.subject),
            fingerprint=str(made.get("changeKey") or ""),
            created=letter.date,
            thread=str(made.get("conversationId") or ""),
        )

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        """What has become of each. One list tells of all that still wait; the others are looked for."""
        if not drafts:
            return {}
        lying = {one.id: one for one in self._correspondence.drafts()}
        return {draft: self._fate(draft, lying.get(draft.handle), drafts) for draft in drafts}

    def withdraw(self, draft: Draft) -> bool:
        """Removes a draft that is still exactly as we left it; False, and nothing done, if it was touched."""
        lying = self._correspondence.one(draft.handle)
        if lying is None or not lying.key or self._state(draft, lying) is not Fate.WAITING:
            return False
        try:
            # For good: in Deleted Items it would look as if the user had thrown it away.
            self._wire.change_once("POST", f"/me/messages/{quoted(draft.handle)}/permanentDelete")
        except Absent:
            return False
        except Passing as trouble:
            if self._correspondence.one(draft.handle):
                raise Unavailable(self.name, f"{trouble}. The next run tries again to take a draft back.") from None
        return True

    def _reply(self, letter: Letter, parent: str) -> Any:
        """In two steps: Outlook writes the quoted message, and the letter is put above it."""
        properties = [_property(KEY, _key(letter)), _property(STATE, BEGUN)]
        path, said = (
            f"/me/messages/{quoted(parent)}/createReply",
            {"message": {"singleValueExtendedProperties": properties}},
        )
        try:
            made = self._wire.change_once("POST", path, said)
        except Absent:  # the message has been deleted, so nothing was made: the letter is one of its own
            return self._wire.change_once("POST", "/me/messages", self._content(letter, letter.subject))
        return self._complete(letter, str(made["id"]))

    def _complete(self, letter: Letter, draft: str) -> Any:
        """Puts the letter above the quoted message of a reply that we have just begun, as a fresh look shows."""
        path = f"/me/messages/{quoted(draft)}"
        lying = self._correspondence.one(draft)
        item = self._wire.get(path, {"$select": "body,changeKey"}, body="html")
        quote = str((item.get("body") or {}).get("content") or "")
        if (
            not lying
            or lying.folder is not Folder.DRAFTS
            or lying.state != BEGUN
            or item["changeKey"] != lying.change_key
        ):
            raise Unavailable(self.name, "a reply was changed while it was being written; the next run looks again")
        subject = lying.subject if about(lying.subject) == about(letter.subject) else letter.subject
        return self._wire.change("PATCH", path, self._content(letter, subject, quote))

    def _content(self, letter: Letter, subject: str, quote: str = "") -> dict[str, Any]:
        content = {
            "subject": one_line(subject),
            "body": {"contentType": "html", "content": _above(html_of(letter.body), quote)},
            "toRecipients": [_recipient(letter.to)],
            "ccRecipients": [],
            "bccRecipients": [],
            "singleValueExtendedProperties": [_property(KEY, _key(letter)), _property(STATE, COMPLETE)],
        }
        return {**content, "categories": [self._category]} if self._category else content

    def _fate(self, draft: Draft, listed: Lying | None, drafts: Collection[Draft]) -> Fate:
        lying = listed or self._correspondence.one(draft.handle)
        if lying is None:
            return self._gone(draft, drafts)
        match lying.folder:
            case Folder.DRAFTS:
                return self._state(draft, lying)
            case Folder.TRASH:
                return Fate.DISCARDED
            case _:
                return Fate.SENT

    def _state(self, draft: Draft, lying: Lying) -> Fate:
        """Each change gives a message another change key."""
        if lying.folder is not Folder.DRAFTS:
            return Fate.EDITED
        return Fate.WAITING if lying.change_key == draft.fingerprint and not draft.touched else Fate.EDITED

    def _gone(self, draft: Draft, drafts: Collection[Draft]) -> Fate:
        """What became of a draft that is no longer there under its id: sent or saved by another program, or deleted."""
        lying = [one for one in self._correspondence.to(draft.recipient, draft.created) if is_draft(one, draft)]
        if any(one.folder is Folder.SENT for one in lying):
            return Fate.SENT
        claimed = {other.handle for other in drafts}
        if any(one.folder is Folder.DRAFTS and one.id not in claimed for one in lying):
            return Fate.EDITED
        return Fate.DISCARDED

    def _found(self, letter: Letter, lying: Lying) -> Draft:
        ours = words_in(html_of(letter.body))
        same = lying.recipients == {letter.to.address} and about(lying.subject) == about(letter.subject)
        return Draft(
            account=self.name,
            key=letter.key,
            handle=Handle(lying.id),
            message_id=lying.message_id,
            recipient=letter.to.address,
            subject=lying.subject,
            fingerprint=lying.change_key,
            created=min(lying.date, letter.date),
            touched=not same or self._correspondence.words(lying.id) != ours,
            thread=lying.thread,
        )

    def _parent(self, letter: Letter) -> tuple[str, str]:
        """The id and the conversation of what the letter answers, if that lies here."""
        if letter.parent is None:
            return "", ""
        message_id = letter.parent.message_id
        if message_id not in self._parents:
            self._parents[message_id] = self._correspondence.parent(message_id)
        return self._parents[message_id]


def _key(letter: Letter) -> str:
    """The same on every computer of the user's, and it tells nobody anything."""
    return message_id_for(letter.key, letter.sender.address).partition("@")[0]


def _property(name: str, value: str) -> dict[str, str]:
    return {"id": name, "value": value}


def _recipient(person: Person) -> dict[str, Any]:
    return {
        "emailAddress": {"name": person.name, "address": person.address} if person.name else {"address": person.address}
    }


def _above(letter: str, quote: str) -> str:
    """The letter, where the body of the reply begins."""
    begin = quote.lower().find("<body")
    place = quote.find(">", begin) + 1 if begin >= 0 else 0
    return f"{quote[:place]}{letter}{quote[place:]}"
