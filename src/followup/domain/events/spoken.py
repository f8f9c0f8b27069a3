"""Which languages does a text of a calendar speak?

Small words are only read in these: "a" stands before a person in Spanish, and before anything in English.
"""

from collections.abc import Iterator, Sequence

from followup.domain.events.spotting import Hit, plain, sections_named, spot_all
from followup.domain.language.lexicon import Lexicons

_ENGLISH = frozenset({"en"})
_TALKS = ("certain", "interview", "likely", "talk")
_FRAMES = ("with", "at", "for")
_SHORTEST_FRAME = 3


def spoken_in(text: str, lexicons: Lexicons) -> frozenset[str]:
    """English, and the languages that show themselves in words that are not English.

    A talk, or else a job, shows its language. Where an English word names the talk, what follows shows it: "Interview bei ...".
    """
    folded = plain(text)
    anything = spot_all(folded, lexicons, *sections_named(lexicons, ""))
    english = {(hit.start, hit.end) for hit in anything if hit.language in _ENGLISH}

    def foreign(*sections: str) -> list[Hit]:
        return [hit for hit in spot_all(folded, lexicons, *sections) if (hit.start, hit.end) not in english]

    shown = {hit.language for hit in foreign(*_TALKS)} or {
        hit.language for hit in foreign("job", "role_word", "occupation")
    }
    frames = [hit for hit in foreign(*_FRAMES) if hit.end - hit.start >= _SHORTEST_FRAME and text[hit.start].islower()]
    return _ENGLISH | shown | set(_framing(folded, frames, spot_all(folded, lexicons, *_TALKS)))


def _framing(folded: str, frames: Sequence[Hit], talks: Sequence[Hit]) -> Iterator[str]:
    """The languages of small words that go with a talk: it is called so in that language, too, or stands right before."""
    languages = {hit.language for hit in talks}
    for frame in frames:
        if frame.language in languages or any(
            not folded[talk.end : frame.start].strip() for talk in talks if talk.end < frame.start
        ):
            yield frame.language
