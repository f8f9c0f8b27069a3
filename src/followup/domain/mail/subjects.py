"""What have mail programs put before a subject, and what is it without that?"""

import re

REPLIED = frozenset(
    ["re", "aw", "antw", "sv", "odp", "rif", "r", "res", "ynt", "回复", "答复", "回覆", "回信", "返信", "답장"]
)
"""What stands before the colon in the subject of an answer."""

FORWARDED = frozenset(
    ["fwd", "fw", "wg", "tr", "rv", "enc", "i", "doorst", "vb", "vs", "pd", "ilt", "转发", "轉寄", "転送", "전달"]
)
"""What stands before the colon in the subject of a forwarded message."""

_MARK = re.compile(r"\s*([^\W\d_]{1,6})\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3})?\s*[:：]\s*")


def is_reply(subject: str) -> bool:
    """Whether the subject stems from an earlier message."""
    return _marked(subject, REPLIED) > 0


def is_forwarded(subject: str) -> bool:
    """Whether the subject says that the message, and so the subject itself, is somebody else's."""
    return _marked(subject, FORWARDED) > 0


def bare_subject(subject: str) -> str:
    """The subject without `Re:` and its like."""
    return _without(subject, REPLIED | FORWARDED)


def about(subject: str) -> str:
    """What two messages of one conversation have in common in their subjects."""
    return " ".join(bare_subject(subject).casefold().split())


def reply_subject(subject: str) -> str:
    """Exactly that subject with one `Re:`, so that every mail program keeps the conversation together."""
    return f"Re: {_without(subject, REPLIED)}".strip()


def _without(subject: str, marks: frozenset[str]) -> str:
    end = 0
    while further := _marked(subject, marks, end):
        end = further
    return subject[end:].strip()


def _marked(subject: str, marks: frozenset[str], begin: int = 0) -> int:
    """Where such a mark ends; 0 if none begins there."""
    mark = _MARK.match(subject, begin) if ":" in subject or "：" in subject else None
    return mark.end() if mark and mark[1].lower() in marks else 0
