"""Are two subjects the same, but for what mail programs put before them?"""

import re

_REPLY_MARK = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|rv|ref|fwd?|wg|tr|odp|ynt|回复|答复|回覆|返信)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE
)


def about(subject: str) -> str:
    """The subject without Re: and the like, for comparing."""
    while mark := _REPLY_MARK.match(subject):
        subject = subject[mark.end() :]
    return " ".join(subject.casefold().split())
