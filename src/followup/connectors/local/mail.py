"""What is in the user's Maildir, and how does a letter get into it?"""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from followup.connectors.headers import headers_from
from followup.connectors.letters import earliest, fingerprint, letter_to_mime, message_id_for, occasion_of
from followup.connectors.local.correspondence import Correspondence, Filed, filed_from, is_draft, is_letter
from followup.connectors.local.maildir import Box, Entry, Maildir, Opened, printable
from followup.connectors.mime import Broken, head_of, message_from
from followup.domain.interest import NOTHING, Interest
from followup.domain.model import (
    BeforeWindow,
    Draft,
    Fate,
    Folder,
    Handle,
    Letter,
    Message,
    Unreadable,
    Window,
)
from followup.errors import Unavailable


class LocalMailbox:
    """A Maildir, as mbsync, OfflineIMAP, lieer, mutt and others keep it.

    `folders` names the folders that are not found by themselves; floating times in invitations are lived in `zone`.
    Nothing in it can send: what is left in Drafts is sent by the user, with a mail program.
    """

    def __init__(
        self, name: str, path: Path, folders: Mapping[Folder, str] = MappingProxyType({}), *, zone: str = "UTC"
    ) -> None:
        self._name = name
        self._zone = zone
        self._maildir = Maildir(name, path, folders)
        self._correspondence = Correspondence(self._maildir)

    @property
    def name(self) -> str:
        """The account's name in config.yaml."""
        return self._name

    @property
    def opened(self) -> int:
        """How many files were opened so far."""
        return self._maildir.reads.opened

    @property
    def bytes_read(self) -> int:
        """How much of them was read."""
        return self._maildir.reads.bytes

    def messages(
        self, window: Window, seen: Container[Handle], interest: Interest = NOTHING, bookmark: str = ""
    ) -> Iterable[Message | Unreadable | BeforeWindow]:
        """Every message dated within `window`, in whatever folder, but those whose handle is in `seen`.

        Of the others only the headers are read. What is dated after the window is left for a later run.
        """
        del interest, bookmark  # files cost so little that all are read

        def wanted(entry: Entry) -> bool:
            return "D" not in entry.flags and entry.handle not in seen

        for box in self._maildir.boxes():
            if box.role is not Folder.DRAFTS:
                for entry, file in self._maildir.opened(box, wanted):
                    if (item := self._read(entry, file, window)) is not None:
                        yield item

    def find(self, letter: Letter) -> Draft | None:
        """The letter, if it lies here already as a draft, sent, or thrown away - ours, or begun by the user."""
        message_id = message_id_for(letter.key, letter.sender.address)
        filed = self._correspondence.since(earliest(letter))
        found = [one for one in filed if one.message_id == message_id]
        found = found or [one for one in filed if is_letter(one, letter, occasion_of(letter))]
        if not found:
            return None
        best = max(found, key=lambda one: (one.sent, one.waits))
        return self._draft(letter, best, self._maildir.whole(best.entry) or b"")

    def save(self, letter: Letter) -> Draft:
        """Leaves the letter in Drafts, once: its file's name follows from its key, and never replaces another."""
        message_id = message_id_for(letter.key, letter.sender.address)
        raw = self._written(letter, message_id)
        entry = self._put(self._maildir.drafts_box(), letter, message_id, raw)
        if entry is not None:
            return self._draft(letter, filed_from(entry, head_of(raw) or raw, letter.date), raw)
        if draft := self.find(letter):
            return draft
        raise Unavailable(self._name, "another program is at work in the drafts; the next run looks again")

    def fates(self, drafts: Collection[Draft]) -> Mapping[Draft, Fate]:
        """What has become of each: also when a mail program has given it another Message-ID or another file."""
        if not drafts:
            return {}
        filed = self._correspondence.since(min(draft.created for draft in drafts))
        own = {draft: [one for one in filed if _is_own(one, draft)] for draft in drafts}
        claimed = {one.entry.handle for found in own.values() for one in found}
        others = [one for one in filed if one.entry.handle not in claimed]
        gone = Fate.DISCARDED if self._maildir.boxes(Folder.DRAFTS) else Fate.UNKNOWN
        return {
            draft: self._fate(draft, own[draft]) or self._fate(draft, [o for o in others if is_draft(o, draft)]) or gone
            for draft in drafts
        }

    def withdraw(self, draft: Draft) -> bool:
        """Removes a draft that is still exactly as we left it; False, and nothing done, if it was touched."""
        drafts = [one for one in self._correspondence.drafts() if one.waits]
        lying = [one for one in drafts if _is_own(one, draft)] or [one for one in drafts if is_draft(one, draft)]
        if not lying or self._state(draft, lying[0]) is not Fate.WAITING:
            return False
        self._maildir.remove(lying[0].entry)
        return True

    def _read(self, entry: Entry, file: Opened | str, window: Window) -> Message | Unreadable | BeforeWindow | None:
        if isinstance(file, str):
            return Unreadable(self._name, entry.handle, printable(entry.path), file)
        try:
            date = headers_from(file.head()).date or file.modified
            if date < window.start:
                return BeforeWindow(self._name, entry.handle)
            if date >= window.end:
                return None
            return message_from(
                file.whole(),
                account=self._name,
                handle=entry.handle,
                folder=Folder.TRASH if "T" in entry.flags else entry.box.role,
                received=file.modified,
                zone=self._zone,
            )
        except (Broken, OSError) as error:
            return Unreadable(self._name, entry.handle, printable(entry.path), str(error))

    def _written(self, letter: Letter, message_id: str) -> bytes:
        try:
            return letter_to_mime(letter, message_id=message_id)
        except Broken as error:
            raise Unavailable(self._name, f"a letter cannot be written: {error}") from error

    def _put(self, box: Box, letter: Letter, message_id: str, raw: bytes) -> Entry | None:
        """The new file; None where another run was faster."""
        unique = message_id.partition("@")[0]
        if self._lying(box, unique):
            return None
        occasion = letter.since or (letter.parent.date if letter.parent else datetime.fromtimestamp(0, UTC))
        entry = self._maildir.put(box, f"{int(occasion.timestamp())}.{unique}.draft:2,D", raw)
        if entry and any(other != entry for other in self._lying(box, unique)):
            # Between our look and our writing, another run wrote it and a mail program renamed it.
            self._maildir.remove(entry)
            return None
        return entry

    def _lying(self, box: Box, unique: str) -> list[Entry]:
        return [entry for entry in self._maildir.entries(box) if f".{unique}." in entry.name]

    def _draft(self, letter: Letter, filed: Filed, raw: bytes) -> Draft:
        ours = self._written(letter, message_id_for(letter.key, letter.sender.address))
        return Draft(
            account=self._name,
            key=letter.key,
            handle=filed.entry.handle,
            message_id=filed.message_id,
            recipient=letter.to.address,
            subject=filed.subject,
            fingerprint=fingerprint(raw),
            created=filed.date,
            touched=fingerprint(raw) != fingerprint(ours),
            thread=letter.parent.message_id if letter.parent else "",
        )

    def _fate(self, draft: Draft, found: list[Filed]) -> Fate | None:
        """What the files that are this draft, or may be, tell of it; None if they tell nothing."""
        if any(one.sent for one in found):
            return Fate.SENT
        return next((self._state(draft, one) for one in found if one.waits), None)

    def _state(self, draft: Draft, filed: Filed) -> Fate:
        raw = self._maildir.whole(filed.entry)
        if raw is None:
            return Fate.UNKNOWN
        return Fate.WAITING if fingerprint(raw) == draft.fingerprint and not draft.touched else Fate.EDITED


def _is_own(filed: Filed, draft: Draft) -> bool:
    return filed.entry.handle == draft.handle or filed.message_id == draft.message_id
