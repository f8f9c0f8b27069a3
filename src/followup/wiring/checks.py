"""What may be wrong besides config.yaml itself?"""

from followup import languages
from followup.config import LocalAccount, Settings
from followup.errors import Fault, FollowupError, Unavailable
from followup.wording.proofs import faults


def absent(of: Settings) -> list[FollowupError]:
    """What config.yaml names and is not there."""
    places = [
        (name, what, place)
        for name, account in of.accounts.items()
        if isinstance(account, LocalAccount)
        for what, place in (("maildir", account.maildir), ("calendar", account.calendar))
        if place is not None
    ]
    if "folder" in of.notes.model_fields_set:
        places.append(("notes", "folder", of.notes.folder))
    return [
        Unavailable(name, f"there is nothing at {place}; correct `{what}` in config.yaml, or make it")
        for name, what, place in places
        if not place.exists()
    ]


def faults_in_letters(of: Settings) -> list[Fault]:
    """What is wrong with the user's own templates."""
    return faults(languages.folder(), of.letters)
