"""What has the user noted down: in an event, in a mail to themselves, in a file?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from followup.domain.events.descriptions import RULE, explains_joining, without_markup
from followup.domain.events.spotting import plain
from followup.domain.language.lexicon import Lexicons
from followup.domain.language.words import words
from followup.domain.mail.mail_habits import AUTOMATIC_NOTICES
from followup.domain.mail.quoting import own_words, visible_lines
from followup.domain.model import Event, Folder, Jotting, Me, Message
from followup.domain.notes.days import dated
from followup.domain.notes.habits import MARKS, Habits
from followup.domain.notes.points import fingerprint, points_of
from followup.domain.people import fold, is_mine
from followup.domain.signals import Kind, Matter, Noted, Origin

_LONGEST_HEADING = 60
_ENDS_IN_LETTER = re.compile(r"\w$")


def in_event(event: Event, habits: Habits, me: Me) -> Noted | None:
    """What stands in the description under the user's heading: sure to be theirs only where nobody else organised the event."""
    points = points_of("\n".join(_under_heading(event.description, habits.heading)))
    if not points:
        return None
    own = event.organizer is None or is_mine(me, event.organizer.address)
    return Noted(
        origin=Origin(Kind.EVENT, event.account, event.identity, event.updated or event.start),
        matter=Matter(events=frozenset({event.identity})),
        sure=own,
        title="" if event.private else event.title,
        lines=points,
        day=event.start.astimezone(ZoneInfo(event.zone)).date(),
    )


def in_invitation(event: Event) -> Noted | None:
    """What the organizer of a mailed event wrote, as fingerprints: by them it is told from what the user adds to it."""
    lines = without_markup(event.description).splitlines()
    points = {point for text in (*lines, "\n".join(lines)) for point in points_of(text)}
    if not points:
        return None
    return Noted(
        origin=Origin(Kind.INVITATION, event.account, event.identity, event.updated or event.start),
        matter=Matter(events=frozenset({event.identity})),
        sure=False,
        title="",
        lines=tuple(sorted(map(fingerprint, points))),
    )


def is_to_oneself(message: Message, habits: Habits, me: Me) -> bool:
    """Whether it is a mail of notes: from the user, to nobody but the user, and marked as such in its subject."""
    recipients = (*message.to, *message.cc)
    to_nobody_else = bool(recipients) and all(is_mine(me, person.address) for person in recipients)
    return to_nobody_else and is_mine(me, message.sender.address) and _title(message.subject, habits) is not None


def in_message(message: Message, habits: Habits, me: Me, lexicons: Lexicons) -> Noted | None:
    """What a mail of notes says, if it lies in Sent: anybody can write into an inbox, under whatever name."""
    if message.folder is not Folder.SENT or not is_to_oneself(message, habits, me):
        return None
    near = message.date.astimezone(ZoneInfo(me.zone)).date()
    about = dated(_title(message.subject, habits) or "", lexicons, near)
    points = points_of("\n".join(_own_lines(message.text or message.html, me)))
    origin = Origin(Kind.MESSAGE, message.account, message.id, message.date, frozenset({fold(message.sender.address)}))
    return Noted(origin=origin, title=about.rest, lines=points, day=about.day) if points else None


def in_file(jotting: Jotting, me: Me, lexicons: Lexicons) -> Noted | None:
    """What a note in a file says; its titles tell what it is about, the innermost first."""
    written = jotting.written.astimezone(ZoneInfo(me.zone))
    titles = [dated(title.replace("_", " "), lexicons, written.date()) for title in jotting.titles]
    points = points_of(jotting.text)
    if not points:
        return None
    return Noted(
        origin=Origin(Kind.NOTE, "", jotting.name, written),
        title=", ".join(_once(title.rest for title in titles)),
        lines=points,
        day=next((title.day for title in titles if title.day), None),
    )


def _once(titles: Iterable[str]) -> Iterator[str]:
    """The titles that say something which those before them do not."""
    said: set[str] = set()
    for title in titles:
        if not said.issuperset(words(title)):
            said.update(words(title))
            yield title


def _title(subject: str, habits: Habits) -> str | None:
    """What stands behind the mark in the subject; None where it does not begin with it."""
    mark = habits.mark
    if not plain(subject).lstrip().startswith(plain(mark)):
        return None
    rest = subject.lstrip()[len(mark) :]
    # "Notes - Brightfold" will do for "notes:", but "Notes on a scandal" and "Notesheet" will not.
    if rest.strip() and _ENDS_IN_LETTER.search(mark) and not re.match(r"\s*[:：–—-]", rest):
        return None
    return rest.strip(MARKS)


def _own_lines(text: str, me: Me) -> Iterator[str]:
    """The user's own lines as they are set in, without what a telephone adds and the name they are signed with."""
    kept = set(own_words(text).split("\n"))
    signed = {tuple(words(me.name)), tuple(words(me.name)[:1])}
    for line in visible_lines(text):
        bare = line.strip()
        if bare in kept and tuple(words(bare)) not in signed and not bare.lower().startswith(AUTOMATIC_NOTICES):
            yield line


def _under_heading(description: str, heading: str) -> Iterator[str]:
    """The lines under each heading of that name, up to the next heading, a rule, or how to join a video call."""
    mark = _bare(heading)
    lines = without_markup(description).splitlines()
    inside = False
    for number, line in enumerate(lines):
        label, colon, rest = line.replace("：", ":").partition(":")
        if mark and _bare(line) == mark:
            inside = True
        elif mark and colon and _bare(label) == mark:
            inside = True
            yield rest.strip(" *_")
        elif inside and _ends(lines, number):
            inside = False
        elif inside:
            yield line


def _bare(heading: str) -> str:
    return plain(heading).strip(MARKS)


def _ends(lines: Sequence[str], number: int) -> bool:
    line, after_gap = lines[number].strip(), not lines[number - 1].strip()
    if RULE.match(line) or line.startswith("#"):
        return True
    return after_gap and bool(line) and (_is_heading(line) or explains_joining(list(_paragraph(lines[number:]))))


def _is_heading(line: str) -> bool:
    """Whether it looks like one: a colon at its end, all of it bold, or all of it in capitals."""
    if len(line) > _LONGEST_HEADING:
        return False
    return line.endswith((":", "：")) or (line.startswith("**") and line.endswith("**")) or _shouts(line)


def _shouts(line: str) -> bool:
    return line.isupper() and not line.startswith(("-", "*", "•")) and sum(map(str.isalpha, line)) > 3  # noqa: PLR2004 - SQL


def _paragraph(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if not line.strip():
            return
        yield line
