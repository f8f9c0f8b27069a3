"""What stands in the user's folder of notes?

Markdown and plain text, as any editor or notes app writes it. Each heading begins a note; the name of the file, the headings
and the fields at its top tell what it is about.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from followup.domain.model import Handle, Jotting, Unreadable
from followup.errors import Unavailable

ACCOUNT = "notes"
"""What the folder is called where accounts are."""

SUFFIXES = frozenset({".md", ".markdown", ".txt"})

LARGEST = 1_000_000
"""Bytes. Whoever writes more about an interview writes a book."""

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s")
_FIELD = re.compile(r"^[\w -]{1,40}:\s*(\S.*)$")


class FolderNotes:
    """The notes in the files of one folder. A folder that does not exist has none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def jottings(self) -> Iterator[Jotting | Unreadable]:
        """Every note in every file, in the order of their names."""
        for path in self._files():
            try:
                written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                text = _text_of(path)
            except FileNotFoundError:
                continue  # it went while we looked
            except (OSError, _NotText) as error:
                reason = error.strerror if isinstance(error, OSError) else str(error)
                yield Unreadable(ACCOUNT, Handle(path.name), str(path), reason or "it cannot be read")
                continue
            for number, (titles, body) in enumerate(sections(text), start=1):
                name = path.name if number == 1 else f"{path.name}#{number:03}"
                yield Jotting(name, (*titles, path.stem), body, written)

    def _files(self) -> list[Path]:
        try:
            names = sorted(self._folder.iterdir())
            return [path for path in names if path.suffix.lower() in SUFFIXES and _is_visible(path)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unavailable(ACCOUNT, f"{self._folder} cannot be read: {error.strerror}") from error


def sections(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each part of the text that has words of its own, below its titles, the innermost first."""
    fields, lines = _front_matter(text.splitlines())
    headed = list(_headed(lines))
    if len(headed) == 1:
        headed = [_first_line(headed[0][1])]
    for headings, below in headed:
        if any(line.strip() for line in below):
            yield (*headings, *fields), "\n".join(below)


class _NotText(Exception):
    """A file that no words can be read from."""


def _is_visible(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~"))


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _NotText("it is larger than a note can be")
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise _NotText("it is not text in UTF-8; save it as that") from None


def _front_matter(lines: Sequence[str]) -> tuple[list[str], Sequence[str]]:
    """The values of the fields between two lines of `---` at the top, and all lines below them."""
    if not lines or lines[0].rstrip() != "---" or "---" not in (line.rstrip() for line in lines[1:]):
        return [], lines
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    values = [found.group(1).strip("\"'[] ") for line in lines[1:end] if (found := _FIELD.match(line))]
    return values, lines[end + 1 :]


def _headed(lines: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The text above the first heading, then that below each, with the headings that it stands under."""
    path: list[tuple[int, str]] = []
    body: list[str] = []
    fenced = False
    for line in lines:
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        underline = None if fenced or not body or not body[-1].strip() else _UNDERLINE.match(line)
        if underline and _BULLET.match(body[-1]):
            underline = None
        if not heading and not underline:
            body.append(line)
            continue
        level = len(heading.group(1)) if heading else 1 + (line.lstrip()[0] == "-")
        title = heading.group(2) if heading else body.pop().strip()
        yield [name for _, name in reversed(path)], body
        path = [*((depth, name) for depth, name in path if depth < level), (level, title)]
        body = []
    yield [name for _, name in reversed(path)], body


def _first_line(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """In a file without headings, a first line that stands alone, or above a list, is one."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled or _BULLET.match(lines[filled[0]]):
        return [], list(lines)
    below = list(lines[filled[0] + 1 :])
    if not "".join(below).strip() or not (not below[0].strip() or _BULLET.match(below[0])):
        return [], list(lines)
    return [lines[filled[0]].strip()], below
