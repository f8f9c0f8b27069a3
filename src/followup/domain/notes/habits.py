"""How does the user mark notes?"""

from dataclasses import dataclass

MARKS = " \t#*_=:：-–—~"
"""What may stand around a heading, or behind the word with which a subject begins."""


@dataclass(frozen=True, slots=True)
class Habits:
    """The `heading` above notes in an event, and how the `subject` of a mail of notes begins."""

    heading: str = "Notes"
    subject: str = "notes:"

    @property
    def mark(self) -> str:
        """The word, or words, with which the subject of notes begins."""
        return self.subject.rstrip(MARKS)


USUAL = Habits()
