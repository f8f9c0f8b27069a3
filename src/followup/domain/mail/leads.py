"""Which names follow the words that lead to a name?"""

from collections.abc import Callable, Iterator, Sequence

from followup.domain.events.spotting import labels, plain
from followup.domain.language.lexicon import Claim, Lexicons
from followup.domain.language.sentences import written
from followup.domain.mail.claims import Said
from followup.domain.mail.reading import Reading

Tokens = Sequence[tuple[int, int]]
Belongs = Callable[[Tokens, int, str], bool]
"""Whether the token of that number still belongs to the name that the one before it belongs to."""

LONGEST_LABEL = 30
"""Characters."""
_MESSRS = ("M/s ", "M/s. ", "M/S ")
"""What stands before a firm's name in India."""
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "eine",
        "einen",
        "einer",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "het",
        "een",
        "ett",
        "os",
    ]
)


def names_after(reading: Reading, kind: Claim, longest: int, belongs: Belongs) -> Iterator[tuple[int, str]]:
    """Each capitalised name after phrases of that kind, with the number of its sentence, in the order of the text."""
    for said in reading.meant(kind):
        if name := _name_after(said, longest, belongs):
            yield said.number, name


def names_before(reading: Reading, kind: Claim, longest: int, belongs: Belongs) -> Iterator[tuple[int, str]]:
    """The same for what stands before them: `the Backend Developer role`."""
    for said in reading.meant(kind):
        text, tokens, end = said.sentence.text, written(said.sentence), said.match.start
        start = end
        while start > 0 and end - start < longest and belongs(tokens, start - 1, text):
            start -= 1
        if start < end:
            yield said.number, text[tokens[start][0] : tokens[end - 1][1]].strip()


def behind_labels(own: str, section: str, lexicons: Lexicons) -> Iterator[str]:
    """What stands behind labels of that section, each on a line of its own: "Employer: Brightfold Hospitals"."""
    for line in own.split("\n") if ":" in own else ():
        label, colon, value = line.partition(":")
        if colon and len(label) <= LONGEST_LABEL and section in labels(lexicons).get(plain(label).strip(" -*•"), ()):
            yield value.strip()


def text_after(said: Said) -> str:
    """The rest of the sentence behind a phrase, without an article."""
    text, tokens, place = said.sentence.text, written(said.sentence), _after_articles(said)
    return text[tokens[place][0] :] if place < len(tokens) else ""


def text_before(said: Said) -> str:
    """The sentence up to a phrase."""
    tokens = written(said.sentence)
    return said.sentence.text[: tokens[said.match.start][0]] if said.match.start < len(tokens) else ""


def _after_articles(said: Said) -> int:
    text, tokens, place = said.sentence.text, written(said.sentence), said.match.end
    while place < len(tokens) and text[slice(*tokens[place])].lower() in _ARTICLES:
        place += 1
    return place + 2 * (place < len(tokens) and text.startswith(_MESSRS, tokens[place][0]))


def _name_after(said: Said, longest: int, belongs: Belongs) -> str:
    text, tokens, place = said.sentence.text, written(said.sentence), _after_articles(said)
    if not 0 < place < len(tokens) or not text[tokens[place][0]].isupper():
        return ""
    if text[tokens[place - 1][1] : tokens[place][0]].strip():
        return ""
    end = place
    while end + 1 < len(tokens) and end - place + 1 < longest and belongs(tokens, end + 1, text):
        end += 1
    return text[tokens[place][0] : tokens[end][1]].strip()
