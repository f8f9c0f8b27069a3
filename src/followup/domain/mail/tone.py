"""What does a message sound like, all its words taken together?

People say no in words that no phrase of a lexicon foresees: "The shop is hers from Monday on." What they write around it sounds like it
all the same. Each mark of a text (a word, how a long one begins, words in a row) speaks for and against each outcome, by weights
that `scripts/learn` learned from mails written for the purpose. What is made of it stands in `weighing`.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from math import exp, log, sqrt

from followup.domain.language.lexicon import Weights
from followup.domain.language.sentences import Sentence
from followup.domain.language.words import is_eastern

STEM = 5
"""So many letters of a longer word are a mark of their own: endings vary."""
EDGE = "|"
"""Where a sentence begins and ends."""
NUMBER = "9"
BIAS = ""
"""The mark that every text has."""
MOST = 3.0
"""More than this, in log-odds, no tone says for or against anything."""
WORTH_NAMING = 3


class Sound(IntEnum):
    """What a message may sound like, and the place of its weight; anything else is none of these."""

    REFUSAL = 0
    INVITATION = 1
    OFFER = 2
    ACKNOWLEDGEMENT = 3


class Tone:
    """What some sentences sound like together; worked out when it is first asked for."""

    def __init__(self, told: Sequence[Sentence] = (), learned: Callable[[], Weights] = dict) -> None:
        self._told = told
        self._learned = learned

    def odds(self, sound: Sound) -> float:
        """The log-odds that it is that, and nothing else; 0.0 where nothing has been learned of the language."""
        return self._odds[sound]

    def loudest(self, sound: Sound) -> tuple[Sentence, Sequence[str]]:
        """The sentence that sounds most like that, and what of it weighs most: words that stand in it, each named once."""
        weights = self._learned()

        def weight(mark: str) -> float:
            return weights[mark][sound] if mark in weights else 0.0

        most = max(self._told, key=lambda each: sum(map(weight, marks([each]))))
        named: list[list[str]] = []
        for mark in sorted(marks([most]), key=lambda mark: (-weight(mark), mark)):
            words = mark.split()
            if weight(mark) > 0 and _is_told(mark) and all(set(words).isdisjoint(others) for others in named):
                named.append(words)
        space = "" if is_eastern(most.text) else " "
        return most, [space.join(words) for words in named[:WORTH_NAMING]]

    @cached_property
    def _odds(self) -> Sequence[float]:
        weights = self._learned() if self._told else {}
        return odds(marks(self._told), weights) if weights else [0.0] * len(Sound)


def _is_told(mark: str) -> bool:
    """Whether a reader finds it in the text as it stands: no beginning of a word, no edge of a sentence, no number."""
    return not mark.endswith("*") and {EDGE, NUMBER}.isdisjoint(mark.split())


def odds(found: Iterable[str], weights: Weights) -> Sequence[float]:
    """The log-odds, by `Sound`, that a text with these marks, each given once, is that, and nothing else."""
    least = 1 / (1 + exp(MOST))
    likely = [min(max(each, least), 1 - least) for each in chances(found, weights)]
    return [log(each / (1 - each)) for each in likely]


def chances(found: Iterable[str], weights: Weights) -> Sequence[float]:
    """The same as probabilities; what is missing to 1 is that it is none of them."""
    known = list(filter(None, map(weights.get, found)))
    share = 1 / sqrt(len(known) + 1)
    powers = [exp(bias + share * sum(column)) for bias, *column in zip(weights[BIAS], *known, strict=True)]
    whole = 1 + sum(powers)
    return [power / whole for power in powers]


def marks(told: Iterable[Sentence]) -> set[str]:
    """Each word, the beginning of each long one, and words in a row, of one sentence each; numbers are all alike."""
    eastern, western = [EDGE], [EDGE]
    for sentence in told:
        words = eastern if is_eastern(sentence.text) else western
        words += sentence.words
        words.append(EDGE)
    western = [NUMBER if word.isdecimal() else word for word in western]
    found = {
        *western,
        *map(" ".join, pairwise(western)),
        *[f"{word[:STEM]}*" for word in western if len(word) > STEM + 1],
    }
    if len(eastern) > 1:
        eastern = [NUMBER if word.isdecimal() else word for word in eastern]
        found.update(eastern, map(" ".join, pairwise(eastern)))
        found.update(" ".join(row) for row in zip(eastern, eastern[1:], eastern[2:], strict=False) if row[1] != EDGE)
    return found
