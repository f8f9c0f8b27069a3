"""What does this event, or this message, tell us?

expected    what mail tells of an event
events      an interview that stands in the calendar, or stood there
messages    what employers write, and what the user does

Either is loaded when there is something to read: a run that finds nothing new needs neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Event, Jotting, Me, Message
from followup.domain.notes.habits import USUAL, Habits
from followup.domain.notice.expected import UNTOLD, ByMail
from followup.domain.signals import Kind, Signal


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads events and messages with the eyes of one user.

    `work_domains` are the user's own employer's, `topics` the words of the user's strengths, `habits` how notes are marked.
    """

    me: Me
    lexicons: Lexicons
    work_domains: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    habits: Habits = USUAL

    def event(self, event: Event, told: ByMail = UNTOLD) -> Iterator[Signal]:
        """Nothing, or an interview of the user's: it stands in the calendar, perhaps with notes, or it stood there.

        `told` is what mail tells of it (see `expected`).
        """
        from followup.domain.notice.events import interview_in  # noqa: PLC0415 - see above

        yield from interview_in(event, self, Kind.EVENT, told)

    def message(self, message: Message) -> Iterator[Signal]:
        """All that a message says, the events it carries included."""
        from followup.domain.notice.messages import said_in  # noqa: PLC0415 - see above

        yield from said_in(message, self)

    def jotting(self, jotting: Jotting) -> Iterator[Signal]:
        """What a note in a file says."""
        from followup.domain.notes.jottings import in_file  # noqa: PLC0415 - see above

        noted = in_file(jotting, self.me, self.lexicons)
        yield from (noted,) if noted else ()
