"""What does a reader see of the description of an event?"""

import re

from followup.connectors.html import text_of

_TAG = re.compile(r"<(?:html|body|br|p|div|span|a|b|i|u|ul|ol|li|table|h[1-6]|strong|em)(?:\s[^>]*)?/?>", re.IGNORECASE)
_DOCUMENT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)


def readable(description: str) -> str:
    """The description as text, whether it is written in HTML, in text, or in text with a few tags in it."""
    if not _TAG.search(description):
        return printable(description)
    # Google keeps text with a few tags in it, in which the end of a line is still the end of a line.
    return printable(text_of(description if _DOCUMENT.search(description) else description.replace("\n", "<br>")))


def printable(several_lines: str) -> str:
    """The lines without control characters, and without empty space at either end."""
    lines = several_lines.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        "".join(char if char.isprintable() or char == "\t" else " " for char in line).rstrip() for line in lines
    ).strip()
