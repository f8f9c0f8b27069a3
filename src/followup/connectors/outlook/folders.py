"""In which folder does a message lie?"""

from functools import cached_property

from followup.connectors.outlook.wire import Absent, Wire
from followup.domain.model import Folder

_NAMES = {
    "inbox": Folder.INBOX,
    "sentitems": Folder.SENT,
    "deleteditems": Folder.TRASH,
    "junkemail": Folder.SPAM,
    "drafts": Folder.DRAFTS,
}
"""Graph's well-known names, which are the same in every language."""


class Folders:
    """The folders of one mailbox. They are asked for once, and only when something lies in one."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def of(self, parent: str) -> Folder:
        """What the folder with that id is; those of the user's own are an archive."""
        return self._by_id.get(parent, Folder.ARCHIVE)

    @cached_property
    def _by_id(self) -> dict[str, Folder]:
        found: dict[str, Folder] = {}
        for name, folder in _NAMES.items():
            try:
                found[str(self._wire.get(f"/me/mailFolders/{name}", {"$select": "id"})["id"])] = folder
            except Absent:
                continue
        return found
