"""Awkward mail, each beside what is expected of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from followup.connectors.mime import message_from
from followup.domain.model import Folder, Handle, Message

HERE = Path(__file__).parent
MAIL = sorted((HERE / "mail").glob("*.eml"))
SHORT = sorted((HERE / "short").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class ShortMail:
    """A subject and a few sentences, and what they say: `rejection`, `invitation`, `offer`, `nothing` of these, or `not_rejection`."""

    language: str
    subject: str
    text: str
    says: str


def mail(path: Path, folder: Folder = Folder.INBOX) -> Message:
    """The message in a file."""
    return message_from(path.read_bytes(), account="home", handle=Handle(path.name), folder=folder)


@cache
def expected(path: Path) -> dict[str, Any]:
    """What is expected of the message in a file."""
    beside = path.with_name(f"{path.stem}.expected.yaml")
    return dict(YAML(typ="safe").load(beside.read_text(encoding="utf-8")))


@cache
def short_mails(path: Path) -> tuple[ShortMail, ...]:
    """The short mails of a language."""
    return tuple(_short_mails(path))


def _short_mails(path: Path) -> Iterator[ShortMail]:
    for label, items in YAML(typ="safe").load(path.read_text(encoding="utf-8")).items():
        for item in items:
            subject, _, text = str(item).partition(" | ")
            yield ShortMail(path.stem, subject, text, says=label)
