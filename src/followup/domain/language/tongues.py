"""Which languages is a text written in?

Told by the little words: a text in one language has several times as many of its own as of any other's.
A mail may be in two, and near relatives (Danish and Norwegian) need not be told apart: all that are likely are read.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from followup.domain.language.lexicon import Lexicon, Lexicons, WordClass
from followup.domain.language.sentences import Sentence
from followup.domain.language.words import spellings

LIKELY = 0.35
"""A language with so many of the foremost language's little words is read as well."""

ENOUGH = 6
"""With fewer little words than this nothing can be told apart, and every language that has one is read."""


def spoken(sentences: Iterable[Sentence], lexicons: Lexicons) -> tuple[str, ...]:
    """The languages of a text, the likeliest first; all that we know where it does not tell."""
    known = _little_words(tuple(lexicons.values()))
    words = chain.from_iterable(sentence.words for sentence in sentences)
    little = Counter(filter(known.__contains__, words))
    votes: Counter[str] = Counter()
    for word, times in little.items():
        for language in known[word]:
            votes[language] += times
    if not votes:
        return tuple(lexicons)
    most = max(votes.values())
    least = LIKELY * most if most >= ENOUGH else 1
    return tuple(sorted((name for name in lexicons if votes[name] >= least), key=lambda name: -votes[name]))


@lru_cache(maxsize=8)
def _little_words(lexicons: tuple[Lexicon, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lexicon in lexicons:
        for word in lexicon.words.get(WordClass.COMMON, ()):
            for spelling in spellings(word):
                found[spelling] = (*found.get(spelling, ()), lexicon.language)
    return found
