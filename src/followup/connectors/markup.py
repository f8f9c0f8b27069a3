"""How does a letter look in HTML?

Like one that somebody has typed in web mail: paragraphs, lists and links, and no style of its own.
"""

import re
from html import escape

_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]")
_ITEM = "- "


def html_of(text: str, signature: str = "") -> str:
    """The letter's text as HTML, the same for the same text. `signature` is HTML already."""
    blocks = (_block(paragraph.split("\n")) for paragraph in re.split(r"\n\s*\n", text.strip()))
    below = f"<div>-- <br>\n{signature}</div>\n" if signature else ""
    return "<div>\n" + "".join(f"{block}\n" for block in blocks) + below + "</div>\n"


def _block(lines: list[str]) -> str:
    """A paragraph, a list, or a paragraph with a list below it."""
    said = [line for line in lines if not line.startswith(_ITEM)]
    items = [line.removeprefix(_ITEM) for line in lines if line.startswith(_ITEM)]
    if items and lines[: len(said)] != said:
        said, items = lines, []  # lines that only look like items
    paragraph = f"<p>{'<br>'.join(_linked(line) for line in said)}</p>" if said else ""
    return paragraph + (f"<ul>{''.join(f'<li>{_linked(item)}</li>' for item in items)}</ul>" if items else "")


def _linked(line: str) -> str:
    pieces: list[str] = []
    end = 0
    for link in _LINK.finditer(line):
        address = escape(link[0])
        pieces += [escape(line[end : link.start()], quote=False), f'<a href="{address}">{address}</a>']
        end = link.end()
    return "".join([*pieces, escape(line[end:], quote=False)])
