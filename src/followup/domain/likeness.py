"""How alike are two spellings?"""


def likeness(one: str, other: str) -> float:
    """In per cent: 100 where they are the same."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - slow to load, and most spellings are the same, or nothing alike

    return fuzz.ratio(one, other)
