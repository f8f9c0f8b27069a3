"""What are the words of a text, whoever wrote it and however?

Words are compared folded: lower case, without accents, with contractions written out (`won't` is `will not`).
Chinese, Japanese and Korean put no spaces between words that a program could rely on: there each character counts as a word,
in the lexicon's phrases as in the text, so that a phrase is found wherever its characters follow one another.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_EASTERN = "\u2e80-\u2fdf\u3005-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
_TOKEN = re.compile(rf"[{_EASTERN}]|[^\W_{_EASTERN}]+(?:['’`*:·][^\W_{_EASTERN}]+)*")
_EASTERN_SIGN = re.compile(f"[{_EASTERN}]")
_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+(?:['`*:][A-Za-z0-9]+)*")
"""The same for a text that is ASCII alone, in half the time."""

_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "’": "'", "`": "'"}
)
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
"""How letters are written where only those of ASCII are allowed; others leave out what stands above."""

_WHOLE_CONTRACTIONS = {
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
}
_WITHOUT_APOSTROPHE = frozenset(
    [
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "havent",
        "hasnt",
        "hadnt",
        "wouldnt",
        "couldnt",
        "shouldnt",
    ]
)
_CONTRACTED = {"ve": "have", "re": "are", "ll": "will", "m": "am", "d": "would"}
_GENDER_ENDINGS = frozenset({"in", "innen", "r", "n", "e", "en", "rinnen", "frau", "mann"})


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    tokens = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    return list(chain.from_iterable(map(folded, tokens)))


def surfaces(text: str) -> list[tuple[str, int, int]]:
    """Each folded word with the place of its token in `text`."""
    return [(word, match.start(), match.end()) for match in _TOKEN.finditer(text) for word in folded(match.group())]


@lru_cache(maxsize=50_000)
def folded(token: str) -> tuple[str, ...]:
    """One token as it is compared; it may stand for several words, or (`Bewerber*innen`) for one."""
    lower = bare(token)
    if lower in _WHOLE_CONTRACTIONS:
        return _WHOLE_CONTRACTIONS[lower]
    if lower in _WITHOUT_APOSTROPHE:
        return (lower[:-2], "not")
    if "'" in lower:
        return _parted(lower)
    for mark in "*:·":
        if mark in lower:
            head, _, tail = lower.partition(mark)
            return (head,) if tail in _GENDER_ENDINGS else tuple(part for part in re.split(r"[*:·]", lower) if part)
    return (lower,)


def bare(token: str) -> str:
    """Lower case, without accents."""
    lower = token.casefold()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not _is_accent(sign)))


def spellings(word: str) -> set[str]:
    """The ways in which a word of the lexicon may stand in a text: `für` is also written `fuer`."""
    return {bare(word), bare(word.casefold().translate(DIGRAPHS))}


def is_eastern(text: str) -> bool:
    """Whether a character of it counts as a word."""
    return not text.isascii() and bool(_EASTERN_SIGN.search(text))


def _parted(lower: str) -> tuple[str, ...]:
    """`haven't`, `we've`, and what Romance languages tie to the next word: `l'entretien`."""
    if lower.endswith("n't"):
        return (lower[:-3], "not")
    head, _, tail = lower.rpartition("'")
    if tail == "s":
        return (head,)
    if tail in _CONTRACTED:
        return (head, _CONTRACTED[tail])
    return tuple(part for part in lower.split("'") if part)


def _is_accent(sign: str) -> bool:
    """Accents of Latin, Greek and Cyrillic letters; in kana the mark makes another sound."""
    return "\u0300" <= sign <= "\u036f"
