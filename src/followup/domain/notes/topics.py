"""Which of the user's topics does a text mention?

A topic is a word, or a few, that one of the user's strengths goes with (`when` in the profile). Texts are forgotten; what is
kept of them is which topics they mention.
"""

from collections.abc import Collection

from followup.domain.language.words import words


def topic(said: str) -> str:
    """The topic as it is compared: `Machine-Learning` and `machine learning` are one."""
    return " ".join(words(said))


def mentioned(text: str, topics: Collection[str]) -> frozenset[str]:
    """Those `topics`, each as `topic` gives it, that stand in `text` as whole words."""
    if not topics:
        return frozenset()
    spoken = f" {topic(text)} "
    return frozenset(each for each in topics if each and f" {each} " in spoken)
