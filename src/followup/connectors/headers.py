"""What do the headers of a message say?

They come from strangers and through many programs, so nothing here raises: what cannot be understood is empty.
Every pattern reads its header once; no header is so long that its length could hurt.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime
from itertools import chain

from followup.connectors.charsets import text_from
from followup.domain.model import KEPT_HEADERS, Person, one_line

LONGEST_HEADER = 50_000
LONGEST_TEXT = 5_000
LONGEST_KEPT = 1_000
EARLIEST, LATEST = 1971, 9998
"""The years in which a date can be reckoned with; others come from broken clocks."""

_NAME = re.compile(r"[!-9;-~]+[ \t]*")
_ID = re.compile(r"<([^<>]+)>")
_ENCODED_WORD = re.compile(r"=\?[^?\s]+\?[bq]\?", re.IGNORECASE)
_PIECE = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"?'
    r"|\((?P<comment>(?:[^()\\]|\\.)*)\)?"
    r"|<(?P<address>[^<>]*)>?"
    r"|(?P<end>[,;])"
    r'|(?P<words>[^"(<,;]+)',
    re.DOTALL,
)
_BETWEEN_WORDS = re.compile(r"[\s<>]+")


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers, in their order: names in lower case, values unfolded but not decoded."""

    fields: tuple[tuple[str, str], ...]

    def every(self, name: str) -> Iterator[str]:
        """The values of every header of that (lower-case) name."""
        return (value for key, value in self.fields if key == name)

    def first(self, name: str) -> str:
        """The value of the first header of that name, or the empty string."""
        return next(self.every(name), "")

    def text(self, name: str) -> str:
        """The first header of that name as a reader sees it."""
        return decoded(self.first(name))

    def people(self, name: str) -> tuple[Person, ...]:
        """Everybody named in the headers of that name."""
        return tuple(person for value in self.every(name) for person in people_in(value))

    @property
    def date(self) -> datetime | None:
        """When it was sent: Date, or else the newest Received."""
        received = (value.rpartition(";")[2] for value in self.every("received"))
        return next((moment for value in chain(self.every("date"), received) if (moment := _moment(value))), None)

    @property
    def message_id(self) -> str:
        """The Message-ID without angle brackets, or the empty string."""
        value = self.first("message-id")
        return next(iter(ids_in(value)), "".join(value.split()))

    @property
    def references(self) -> tuple[str, ...]:
        """The Message-IDs of References and In-Reply-To, oldest first."""
        return tuple(dict.fromkeys(ids_in(self.first("references")) + ids_in(self.first("in-reply-to"))))

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Those that tell a machine from a person."""
        return tuple((name, decoded(value)[:LONGEST_KEPT]) for name, value in self.fields if name in KEPT_HEADERS)


def headers_from(head: bytes) -> Headers:
    """The headers in `head`; lines that are none are left out."""
    lines = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n")
    named = (line.partition(":") for line in _texts(lines))
    return Headers(
        tuple(
            (name.rstrip().lower(), " ".join(value[:LONGEST_HEADER].split()))
            for name, colon, value in named
            if colon and _NAME.fullmatch(name)
        )
    )


def decoded(value: str) -> str:
    """A header's value with its encoded words (RFC 2047) read, as one line."""
    value = value[:LONGEST_TEXT]
    if not _ENCODED_WORD.search(value):
        return one_line(value)
    try:
        chunks = decode_header(value)
    except (HeaderParseError, ValueError):
        return one_line(value)
    return one_line("".join(_chunk(words, charset) for words, charset in chunks))


def people_in(value: str) -> tuple[Person, ...]:
    """Everybody in a header such as From or To.

    Not by `email.utils.getaddresses`: it takes `Hana [Acme] <...>` and `Hana @ Acme <...>` apart, which recruiters'
    systems like to write, and what it makes of broken ones changed between releases of Python.
    """
    return tuple(_people(value))


def ids_in(value: str) -> tuple[str, ...]:
    """The Message-IDs in a header, without angle brackets."""
    return tuple(dict.fromkeys("".join(match.split()) for match in _ID.findall(value) if "@" in match))


def _texts(lines: list[bytes]) -> Iterable[str]:
    """The lines as text. Each has a charset of its own, if it is not ASCII as it ought to be."""
    return (line.decode("ascii") if line.isascii() else text_from(line, "utf-8") for line in lines)


def _chunk(words: str | bytes, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    # What stands between encoded words comes in this disguise, whatever it was.
    return text_from(words, charset) if charset else words.decode("raw-unicode-escape", "replace")


def _people(value: str) -> Iterator[Person]:
    names: list[str] = []
    comment = address = ""
    for piece in _PIECE.finditer(value):
        match piece.lastgroup:
            case "quoted":
                names.append(re.sub(r"\\(.)", r"\1", piece["quoted"]))
            case "comment":
                comment = comment or piece["comment"]
            case "address":
                address = piece["address"]
            case "words":
                names.append(_without_group(piece["words"]))
            case _:
                person = _person(names, comment, address)
                # "Ito, Hana <hana@...>" lacks the quotes it needs: a family name alone is nobody yet.
                names = [*names[-1:], ","] if names and not person.address and piece["end"] == "," else []
                comment = address = ""
                if person.address:
                    yield person
    person = _person(names, comment, address)
    if person.address:
        yield person


def _person(names: list[str], comment: str, address: str) -> Person:
    name = " ".join(names).replace(" ,", ",").strip(" ,")
    if bare := _address_in(address):
        return Person(decoded(name or comment), bare)
    return Person(decoded(comment), _address_in(name))


def _address_in(text: str) -> str:
    words = (word.strip("'\"").removeprefix("mailto:") for word in _BETWEEN_WORDS.split(text))
    return next((word for word in words if "@" in word.strip("@")), "")


def _without_group(words: str) -> str:
    """`Interviewers: Hana Ito <...>, ...;` is a group (RFC 5322), and Hana the first of it."""
    return words if _ENCODED_WORD.search(words) else words.rpartition(":")[2]


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        return None
    if not EARLIEST <= moment.year <= LATEST:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
