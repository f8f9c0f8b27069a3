"""Where does a sentence name somebody else?

"We have gone with Beth" says no as plainly as "we have gone with another candidate", if Beth is neither the user nor the writer.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from followup.domain.language.sentences import Sentence, written
from followup.domain.vocabulary import COURTESIES, GIVEN_NAMES

_NAMES = GIVEN_NAMES | COURTESIES


def others_named(sentence: Sentence, taking_part: AbstractSet[str]) -> Sequence[int]:
    """The places, among its words, of given names, and of what follows a courtesy, that begin with a capital.

    `taking_part` are the folded words of the names of those who write and are written to.
    """
    if _NAMES.isdisjoint(sentence.words):
        return ()
    found = [
        place
        for place, word in enumerate(sentence.words)
        if (word in GIVEN_NAMES or (place and sentence.words[place - 1] in COURTESIES)) and word not in taking_part
    ]
    places = written(sentence) if found else ()
    return [place for place in found if place < len(places) and sentence.text[places[place][0]].isupper()]
