"""What is Google asked for, and what does Google call it?"""

from collections.abc import Collection, Iterable

_ROOT = "https://www.googleapis.com/auth/"

READ_MAIL = f"{_ROOT}gmail.readonly"
KEEP_DRAFTS = f"{_ROOT}gmail.compose"
OWN_EVENTS = f"{_ROOT}calendar.events.owned.readonly"
ALL_EVENTS = f"{_ROOT}calendar.events.readonly"
CALENDAR_NAMES = f"{_ROOT}calendar.calendarlist.readonly"

_CHECKBOXES = {
    READ_MAIL: "View your email messages and settings",
    KEEP_DRAFTS: "Manage drafts and send emails",
    OWN_EVENTS: "See the events on Google calendars you own",
    ALL_EVENTS: "View events on all your calendars",
    CALENDAR_NAMES: "See the list of Google calendars you’re subscribed to",
}
"""What stands beside each checkbox of the consent page, in Google's own words."""

_PERMISSIONS = {
    READ_MAIL: "read your mail",
    KEEP_DRAFTS: "keep drafts in it",
    OWN_EVENTS: "see the events in your own calendars",
    ALL_EVENTS: "see the events in all your calendars",
    CALENDAR_NAMES: "see the names of your calendars",
}


def needed(*, read: bool, draft: bool, calendars: Collection[str], shared: bool) -> tuple[str, ...]:
    """The least that will do. There is none for drafts that could not also send: that we never do is ours to keep."""
    scopes = [READ_MAIL] * read + [KEEP_DRAFTS] * draft
    if calendars:
        scopes.append(ALL_EVENTS if shared else OWN_EVENTS)
    if any(is_name(calendar) for calendar in calendars):
        scopes.append(CALENDAR_NAMES)
    return tuple(scopes)


def is_name(calendar: str) -> bool:
    """Whether a calendar is named as it is titled. An id looks like an address."""
    return calendar != "primary" and "@" not in calendar


def missing(wanted: Iterable[str], granted: Collection[str]) -> tuple[str, ...]:
    """What is wanted and not granted. To see the events in all calendars is to see those in one's own, too."""
    return tuple(
        scope for scope in wanted if scope not in granted and not (scope == OWN_EVENTS and ALL_EVENTS in granted)
    )


def checkboxes(scopes: Iterable[str]) -> str:
    """What the user has to tick."""
    return " and ".join(f"“{_CHECKBOXES.get(scope, scope)}”" for scope in scopes)


def permissions(scopes: Collection[str]) -> tuple[str, ...]:
    """What they allow, in the order of a sentence."""
    return tuple(allowed for scope, allowed in _PERMISSIONS.items() if scope in scopes)
