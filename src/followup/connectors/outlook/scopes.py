"""What is Microsoft asked for, and what does it call that?"""

from collections.abc import Collection, Iterable

READ_MAIL = "Mail.Read"
KEEP_DRAFTS = "Mail.ReadWrite"
READ_EVENTS = "Calendars.Read"

_PERMISSIONS = {
    READ_MAIL: "read your mail",
    KEEP_DRAFTS: "read your mail and keep drafts in it",
    READ_EVENTS: "see your calendars",
}


def needed(*, read: bool, draft: bool, calendar: bool) -> tuple[str, ...]:
    """The least that will do. None of them allows sending."""
    mail = [KEEP_DRAFTS] if draft else [READ_MAIL] * read
    return (*mail, *[READ_EVENTS] * calendar)


def granted_in(scope: str) -> tuple[str, ...]:
    """What an answer of Microsoft's grants; it names a permission with or without the service that it is for."""
    names = dict.fromkeys(name.rpartition("/")[2] for name in scope.split())
    return tuple(sorted(name for name in names if "." in name))


def missing(wanted: Iterable[str], granted: Collection[str]) -> tuple[str, ...]:
    """What is wanted and not granted. Who may keep drafts may read as well."""
    return tuple(
        scope for scope in wanted if scope not in granted and not (scope == READ_MAIL and KEEP_DRAFTS in granted)
    )


def sending(granted: Iterable[str]) -> tuple[str, ...]:
    """Those with which mail could be sent."""
    return tuple(scope for scope in granted if ".send" in scope.lower())


def permissions(scopes: Collection[str]) -> tuple[str, ...]:
    """What they allow, in the order of a sentence."""
    return tuple(allowed for scope, allowed in _PERMISSIONS.items() if scope in scopes)
