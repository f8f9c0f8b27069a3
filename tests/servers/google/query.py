"""What does a search of Gmail's find?

As its help describes it: words and "phrases", which all must be there, {one of} or OR, -not, and operators. An operator
that is not known here is a mistake: an empty answer would hide it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from tests.servers.google.discovery import Wrong

_TOKEN = re.compile(r'-?(?:(?P<operator>[a-z]+):)?(?P<text>"[^"]*"|[^\s{}()"]+)|(?P<mark>[{}()])')
_FOLDERS = {"sent": "SENT", "inbox": "INBOX", "trash": "TRASH", "spam": "SPAM", "drafts": "DRAFT", "draft": "DRAFT"}


@dataclass
class Found:
    """A message as the index knows it."""

    labels: set[str]
    received: int
    """Seconds since 1970."""
    raw: bytes
    _indexed: dict[str, str] = field(default_factory=dict)

    def text(self, place: str) -> str:
        """`from`, `to`, `cc`, `bcc`, `subject`, or all of it: ` in plain words `."""
        if not self._indexed:
            self._indexed = _index(self.raw)
        return self._indexed[place]


_INDEXED = ("from", "to", "cc", "bcc", "subject")

Test = Callable[[Found], bool]


def compiled(query: str) -> Test:
    """What tells whether a message matches. Raises `Wrong` for what is no query."""
    tokens = list(_TOKEN.finditer(query))
    if re.sub(r"\s+", "", _TOKEN.sub("", query)):
        raise Wrong(f"q: {query}")
    test, rest = _all_of(tokens, 0, "")
    if rest != len(tokens):
        raise Wrong(f"q: {query}")
    return test


def _all_of(tokens: list[re.Match[str]], place: int, end: str) -> tuple[Test, int]:
    """A row of terms up to `end`; between braces one is enough."""
    tests: list[Test] = []
    either = False
    while place < len(tokens):
        token = tokens[place]
        if token["mark"] and token["mark"] in "})":
            if token["mark"] != end:
                raise Wrong("q: brackets")
            break
        if token[0] == "OR":
            either, place = True, place + 1
            continue
        if token["mark"]:
            test, place = _all_of(tokens, place + 1, {"{": "}", "(": ")"}[token["mark"]])
        else:
            test = _term(token)
        place += 1
        tests = [*tests[:-1], _any([tests[-1], test])] if either else [*tests, test]
        either = False
    if place >= len(tokens) and end:
        raise Wrong("q: brackets")
    return (_any(tests) if end == "}" else _every(tests)), place


def _any(tests: list[Test]) -> Test:
    return lambda found: any(test(found) for test in tests)


def _every(tests: list[Test]) -> Test:
    return lambda found: all(test(found) for test in tests)


def _term(token: re.Match[str]) -> Test:
    test = _positive(token["operator"] or "", token["text"].strip('"'))
    return (lambda found: not test(found)) if token[0].startswith("-") else test


def _positive(operator: str, text: str) -> Test:
    match operator:
        case "":
            words = plain(text)
            return lambda found: words in found.text("all")
        case "from" | "to" | "cc" | "bcc" | "subject":
            words = plain(text)
            return lambda found: words in found.text(operator)
        case "in" if text in _FOLDERS:
            return lambda found: _FOLDERS[text] in found.labels
        case "in" if text == "anywhere":
            return lambda _: True
        case "after" if text.isdigit():
            return lambda found: found.received > int(text)
        case "before" if text.isdigit():
            return lambda found: found.received < int(text)
        case _:
            raise Wrong(f"q: {operator}:{text}")


def plain(text: str) -> str:
    """The words in a row, spaces around; characters of languages without spaces are words of their own."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+", folded)
    return f" {' '.join(words)} "


def _index(raw: bytes) -> dict[str, str]:
    message = message_from_bytes(raw)
    indexed = {name: plain(" ".join(map(_header, message.get_all(name, ())))) for name in _INDEXED}
    texts = (part for part in message.walk() if part.get_content_type() in ("text/plain", "text/html"))
    words = "".join(plain(re.sub(r"<[^>]*>", " ", _text(part))) for part in texts)
    return {**indexed, "all": "".join(indexed.values()) + words}


def _header(value: object) -> str:
    return str(make_header(decode_header(str(value)))) if "=?" in str(value) else str(value)


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode(part.get_content_charset("utf-8"), "replace") if isinstance(content, bytes) else ""
