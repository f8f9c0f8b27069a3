"""What does a reader see of an HTML mail?

A walk over lxml's tree, rather than inscriptis, which was measured: it gives up on elements nested a few hundred deep,
takes quadratic time for a long line, and sets table columns side by side, so that in a mail laid out with tables
the sentences of one column are torn apart by those of the next. Hidden and quoted elements need a walk in any case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINES = _names(
    "address article aside body caption center dd div dl dt fieldset figcaption figure footer form header hr html legend "
    "li main nav section summary tr"
)
"""Elements that begin and end a line."""

PARAGRAPHS = _names("blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul")
"""Elements with an empty line around them."""

UNSEEN = _names("applet audio canvas embed head iframe map meta object script style svg template title video")

QUOTES = _names("gmail_quote moz-forward-container protonmail_quote tutanota_quote yahoo_quoted zmail_extra")
"""Classes with which mail programs mark what the sender quotes, where they use no `blockquote`."""

DEEPEST_QUOTE = 8
RULE = "_" * 32
"""What `hr` looks like in the text that Outlook itself makes of a mail: it stands above quoted headers."""

LONGEST_TAG = 3_000
"""Characters. Longer ones are pictures in a link of their own, or made to keep the parser busy for minutes."""

_LONG_TAG = re.compile(rf"<[^<>]{{{LONGEST_TAG},}}>?")
_TAG = re.compile(r"<[^<>]*>")
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|(?<![-\w])opacity:0(?![.\d])|(?<![-\w])max-height:0(?![.\d])"
)
_NO_BORDER = re.compile(r"border(?:-left)?:(?:none|medium|0)")
_LEFT_BORDER = re.compile(r"border-left:(?!none|medium|0)")
_KEEPS_LINES = re.compile(r"white-space:(?:pre|break-spaces)")
_BRACE = re.compile(r"([{}])")
_ONE_NAME = re.compile(r"\w*([.#][-\w]+)")


def text_of(html: str) -> str:
    """The text of `html`, a line for a line, quoted blocks marked with `> ` as in a plain-text mail.

    What is not displayed is left out: preheaders, comments, styles, titles. Never raises, whatever it is given.
    """
    # NUL would end the document for older parsers.
    html = _LONG_TAG.sub("", html.replace("\0", ""))
    parsed = _parsed(html)
    return _rendered(*parsed) if parsed else unescape(_TAG.sub("\n", html)).strip()


def _parsed(html: str) -> tuple[Any, Any] | None:
    """The root element and a walk through all of them, or None where the parser would lose words."""
    from lxml import etree  # noqa: PLC0415 - slow to load, and not always needed

    # Without `huge_tree` everything is lost from a mail with elements more than 255 deep; with it, from 2,047 on.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        # Bytes, because lxml refuses text that declares an encoding.
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    if root is None or any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        return None
    return root, etree.iterwalk(root, events=("start", "end"))


def _rendered(root: Any, walk: Any) -> str:
    page = _Page()
    hidden = _hidden_names(root)
    for event, element in walk:
        if event == "end":
            page.leave(element.tail)
        elif element.tag in UNSEEN or _is_hidden(element, hidden):
            page.enter(_Box())
            walk.skip_subtree()
        else:
            page.enter(_box(element, page.quoted))
            page.write(element.text)
    page.end_line()
    return "\n".join(page.lines)


class _Box(NamedTuple):
    """How one element is set. (A tuple, since there may be a million.)"""

    tag: str = ""
    keeps_lines: bool = False
    quotes: bool = False


@dataclass(slots=True)
class _Page:
    """The lines so far, and the elements that are open."""

    lines: list[str] = field(default_factory=list)
    quoted: int = 0
    _open: list[_Box] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _bullet: str = ""
    _keeping_lines: int = 0
    _apart: bool = False
    """Whether an empty line is due before the next one with words."""

    def enter(self, box: _Box) -> None:
        """An element begins."""
        self._break(box)
        self._open.append(box)
        self.quoted += box.quotes
        self._keeping_lines += box.keeps_lines
        if box.tag == "br":
            self._break_by_hand()
        elif box.tag == "hr":
            self._line.append(RULE)
        elif box.tag in ("td", "th"):
            self._line.append(" ")
        elif box.tag == "li":
            self._bullet = "* "

    def leave(self, tail: str | None) -> None:
        """The innermost open element ends; `tail` follows it."""
        box = self._open[-1]
        self._break(box)
        self._open.pop()
        self._bullet = "" if box.tag == "li" else self._bullet
        self.quoted -= box.quotes
        self._keeping_lines -= box.keeps_lines
        self.write(tail)

    def write(self, text: str | None) -> None:
        """Text stands in the innermost open element."""
        if text and self._keeping_lines:
            first, *others = text.split("\n")
            self._line.append(first)
            for other in others:
                self._break_by_hand()
                self._line.append(other)
        elif text:
            self._line.append(text)

    def end_line(self) -> bool:
        """The line ends; whether there were words on it."""
        words = " ".join("".join(self._line).split())
        self._line.clear()
        if not words:
            return False
        if self._apart and self.lines:
            self.lines.append("")
        self.lines.append("> " * min(self.quoted, DEEPEST_QUOTE) + self._bullet + words)
        self._apart, self._bullet = False, ""
        return True

    def _break(self, box: _Box) -> None:
        if box.tag in PARAGRAPHS:
            self.end_line()
            self._apart = True
        elif box.tag in LINES or box.quotes:
            self.end_line()

    def _break_by_hand(self) -> None:
        if not self.end_line():
            self._apart = True


def _box(element: Any, quoted: int) -> _Box:
    tag, style = str(element.tag), _style(element)
    keeps_lines = tag in ("pre", "textarea") or bool(_KEEPS_LINES.search(style))
    return _Box(tag, keeps_lines, _is_quote(element, tag, style, quoted))


def _is_quote(element: Any, tag: str, style: str, quoted: int) -> bool:
    if tag == "blockquote":
        # "Indent more" makes one of these too, without the line at the left that a quote has.
        return not _NO_BORDER.search(style) or bool(_LEFT_BORDER.search(style) or element.get("type"))
    if quoted or not any(name.removeprefix("x_") in QUOTES for name in _classes(element)):
        return False
    # Around a blockquote it also holds the line "On ... wrote:", and answers written between the quoted lines.
    return element.find(".//blockquote") is None


def _is_hidden(element: Any, hidden: frozenset[str]) -> bool:
    if element.get("hidden") is not None or _HIDING.search(_style(element)):
        return True
    return bool(hidden) and (
        f"#{element.get('id')}" in hidden or any(f".{name}" in hidden for name in _classes(element))
    )


def _style(element: Any) -> str:
    style = element.get("style")
    return "".join(style.lower().split()) if style else ""


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _hidden_names(root: Any) -> frozenset[str]:
    """The classes and ids that a style sheet hides, in rules of a single name: `.preheader { display: none }`."""
    return frozenset(name for sheet in root.iter("style") for name in _hidden_in("".join(sheet.itertext())))


def _hidden_in(sheet: str) -> Iterator[str]:
    depth, selectors = 0, ""
    for piece in _BRACE.split(_without_comments(sheet)):
        if piece in ("{", "}"):
            depth = max(0, depth + (1 if piece == "{" else -1))
        elif depth == 0:
            selectors = piece
        # What holds for some screens only (`@media ...`) is no reason to leave words out.
        elif depth == 1 and "@" not in selectors and _HIDING.search("".join(piece.lower().split())):
            names = (_ONE_NAME.fullmatch(selector.strip()) for selector in selectors.split(","))
            yield from (name[1] for name in names if name)


def _without_comments(sheet: str) -> str:
    return "".join(part.partition("/*")[0] for part in sheet.split("*/"))
