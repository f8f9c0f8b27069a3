"""What does an entry in a calendar say, taken apart?"""

from collections.abc import Iterator
from dataclasses import dataclass

from followup.domain.events import descriptions, titles
from followup.domain.events.descriptions import Description
from followup.domain.events.spoken import spoken_in
from followup.domain.events.spotting import masked, plain, spot_all
from followup.domain.events.titles import Title
from followup.domain.language.lexicon import Lexicons
from followup.domain.model import Event, Me, Person

_ABOUT_JOBS = frozenset({"job", "role_word", "occupation", "visited"})
_AROUND = 120
"""So many characters of a long line are told on either side of what was found in it."""
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its title and description read, whose it is, and the languages to read it in."""

    event: Event
    title: Title
    description: Description
    lexicons: Lexicons
    me: Me

    @property
    def everybody(self) -> Iterator[Person]:
        """Everybody invited, and who invited them: people, machines, and the user."""
        yield from (attendee.person for attendee in self.event.attendees)
        if self.event.organizer:
            yield self.event.organizer

    def in_title(self, *sections: str) -> str:
        """The words of the title that belong to one of these sections, or the empty string.

        Words about jobs count only in the languages that the title is written in: many of them mean something else elsewhere.
        """
        hits = spot_all(self.title.plain, self.lexicons, *sections)
        hit = next((hit for hit in hits if hit.section not in _ABOUT_JOBS or hit.language in self.title.spoken), None)
        return self.title.text[hit.start : hit.end] if hit else ""

    def in_body(self, *sections: str) -> str:
        """The line of the description in which a phrase of these sections stands, or the empty string.

        Look-alikes count only in the languages that the description is written in: a joiner has a "workshop", too.
        """
        text = self.description.text
        folded = plain(text)
        harmless = masked(folded, spot_all(folded, self.lexicons, "mask", "to_bring"))
        hits = spot_all(harmless, self.lexicons, *sections)
        if any(hit.section.startswith("not_") for hit in hits):
            spoken = spoken_in(text, self.lexicons)
            hits = [hit for hit in hits if hit.language in spoken or not hit.section.startswith("not_")]
        hit = next(iter(hits), None)
        if not hit:
            return ""
        start = text.rfind("\n", 0, hit.start) + 1
        return text[max(start, hit.start - _AROUND) : hit.end + _AROUND].partition("\n")[0]


def read(event: Event, lexicons: Lexicons, me: Me) -> Entry:
    """The event, taken apart. A note of the user's may hide in its title what the description begins with: "Private appt".

    Or it says no more than "Interview", and the description begins with the job.
    """
    description = descriptions.read(event.description, lexicons)
    heading = next((line for line in description.lines if line.strip()), "")
    tells = len(heading) <= _LONGEST_HEADING and bool(spot_all(plain(heading), lexicons, *titles.NAMES))
    by_hand = not event.organizer and not event.attendees
    title = event.title
    if by_hand and tells and _says_nothing(title, lexicons, "vague", "place"):
        title = heading
    elif by_hand and len(heading) <= _LONGEST_HEADING and _says_nothing(title, lexicons, *titles.NAMES, "filler"):
        pieces = titles.read(heading, lexicons, me).pieces
        title = f"{title} - {heading}" if any(titles.is_role(piece.text, lexicons) for piece in pieces) else title
    return Entry(event, titles.read(title, lexicons, me), description, lexicons, me)


def _says_nothing(title: str, lexicons: Lexicons, *sections: str) -> bool:
    """Whether it consists of such words alone."""
    folded = plain(title)
    hits = spot_all(folded, lexicons, *sections)
    return bool(hits) and not any(char.isalnum() for char in masked(folded, hits))
