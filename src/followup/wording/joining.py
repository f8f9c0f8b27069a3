"""How is what the user has written joined to a sentence of ours?

What a language does behind a colon, and how its speakers begin a note to themselves, its own templates say.
"""

from collections.abc import Mapping

_ABBREVIATION = 3
"""Letters. What is so short before a full stop may be one: etc., bzw."""


def ended(sentence: str) -> str:
    """`sentence` with a full stop, unless it ends with a mark of its own that can end a sentence."""
    text = sentence.rstrip(" ,;:")
    return text if not text or text.rstrip("\"'”’»)")[-1:] in {".", "!", "?", "…", "。"} else f"{text}."


def begun(sentence: str) -> str:
    """`sentence` with a capital, unless its first word is spelt in a way of its own (iPhone)."""
    return sentence[:1].upper() + sentence[1:] if sentence.partition(" ")[0].islower() else sentence


def lowered(phrase: str, small: str) -> str:
    """`phrase` as it goes on behind a colon: a first word that is one of the `small` ones has no capital there."""
    first = phrase.partition(" ")[0].partition("’")[0].partition("'")[0]
    return phrase[:1].lower() + phrase[1:] if first.casefold() in small.split() else phrase


def retold(note: str, openings: Mapping[str, str]) -> str:
    """A note to oneself as others read it: without an opening such as `talked about`, or with what stands for it."""
    for opening in sorted(openings, key=len, reverse=True):
        rest = note[len(opening) :].lstrip()
        if note.casefold().startswith(opening) and rest:
            return openings[opening] + rest
    return note


def unended(item: str) -> str:
    """`item` of a list, without the full stop or comma that its line may have had; an abbreviation keeps its own."""
    bare = item.rstrip(" .,;")
    last = bare.rpartition(" ")[2]
    return item.rstrip() if len(last) <= _ABBREVIATION or "." in last or item.rstrip().endswith("..") else bare
