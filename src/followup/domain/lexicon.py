"""What does a language know?

A lexicon is data: phrases sorted by what they are taken to mean. It is written in `languages/<code>/` and loaded there.
The two readers, `outcomes` for mail and `interviews` for calendars, each say which kinds of phrase they know.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Phrases = Mapping[str, tuple[str, ...]]
"""Kind of phrase -> the phrases."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. `language` is its BCP 47 tag, `name` its English name."""

    language: str
    name: str
    mail: Phrases
    calendar: Phrases

    def __hash__(self) -> int:
        """A lexicon is loaded once, and its patterns are compiled once for it."""
        return id(self)


Lexicons = Mapping[str, Lexicon]
"""BCP 47 tag -> lexicon, in the order in which languages are tried."""
