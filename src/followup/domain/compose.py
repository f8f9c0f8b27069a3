"""How does a decision to write become a letter?"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from followup.domain.model import Letter, Me, Person, one_line
from followup.domain.names import naming
from followup.domain.policy.rules import Write
from followup.domain.signals import Matter

FALLBACK = "en"

FIRST_NAMES = frozenset({"en", "es", "nl", "pt"})
"""Languages in which people at work write to each other by first name."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One thing that speaks for the user, in a sentence of theirs; `when` are words of roles it fits best.

    It only stands in letters of its `language`; empty is the user's own.
    """

    text: str
    when: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the user brings to a letter. `language` is the one to write in when a conversation does not tell.

    `linkedin` is a link to the user's profile, for templates of the user's own.
    """

    strengths: tuple[Strength, ...] = ()
    language: str = FALLBACK
    linkedin: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A letter's words: one subject line, and a body of plain text, paragraphs apart by one empty line."""

    subject: str
    body: str


class Wording(Protocol):
    """How a letter is put into words."""

    def languages(self, step: str) -> Collection[str]:
        """The languages in which there is a letter for that step."""

    def render(self, step: str, language: str, facts: Mapping[str, object]) -> Text:
        """The letter in that language with these facts. Raises `ConfigError` naming the template and its line."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a letter is written: the mailbox it will lie in, and the address of the user's that it comes from."""

    account: str
    sender: Person
    keeps_thread: bool
    """Whether the conversation it answers lies in the same mailbox."""


def compose(write: Write, desk: Desk, me: Me, profile: Profile, wording: Wording, now: datetime) -> Letter:
    """The letter that `write` asks for, complete, in the language of the conversation."""
    parent = write.parent if desk.keeps_thread else None
    language = _language(write.case.matter, profile, wording, write.step)
    text = wording.render(write.step, language, _facts(write, me, profile, language))
    return Letter(
        key=write.key,
        account=desk.account,
        sender=desk.sender,
        to=write.to,
        subject=_reply_subject(parent.subject) if parent else text.subject,
        body=text.body,
        date=now,
        language=language,
        parent=parent,
        since=write.since,
    )


def _language(matter: Matter, profile: Profile, wording: Wording, step: str) -> str:
    known = wording.languages(step)
    spoken = matter.language or profile.language
    return next((language for language in (spoken, spoken.partition("-")[0]) if language in known), FALLBACK)


def _facts(write: Write, me: Me, profile: Profile, language: str) -> dict[str, object]:
    """All that a letter may speak of. Everything that comes from strangers is text, whatever it contains."""
    matter, occasion = write.case.matter, write.occasion
    to = naming(write.to)
    return {
        "me": me.name,
        "to": {
            "name": to.full,
            "title": to.title,
            "given": to.given,
            "family": to.family,
            "first": language in FIRST_NAMES or bool(matter.familiar),
        },
        "employer": one_line(matter.employer),
        "agency": one_line(matter.agency),
        "role": one_line(matter.role),
        "familiar": bool(matter.familiar),
        "via": write.via,
        "others": [name for person in write.others if (name := naming(person).full)],
        "met": occasion is not None,
        "weekday": occasion.end.astimezone(ZoneInfo(occasion.zone)).weekday() if occasion else None,
        "slots": len(occasion.slots) if occasion else 0,
        "belated": write.belated,
        "strength": _strength(write, profile, language),
        "points": [],
        "linkedin": profile.linkedin,
        "seed": _seed(write),
        "place": write.place,
    }


def _strength(write: Write, profile: Profile, language: str) -> str:
    """The strength that fits the role best; in a panel the next best for the next person, none twice."""
    role = write.case.matter.role.casefold()
    spoken = [s for s in profile.strengths if (s.language or profile.language) == language]
    fitting = [s for s in spoken if any(word.casefold() in role for word in s.when)]
    general = [s for s in spoken if not s.when]
    ranked = [strength.text for strength in fitting + general]
    return ranked[write.place] if write.place < len(ranked) else ""


def _seed(write: Write) -> int:
    """Which of several ways to say a thing, the same for one occasion in every run; `place` tells a panel apart."""
    about = min(write.occasion.identities) if write.occasion else write.key.anchor
    return int.from_bytes(hashlib.sha256(about.encode()).digest()[:4])


def _reply_subject(subject: str) -> str:
    """Exactly the parent's subject with one `Re:`, so that every mail program keeps the thread together."""
    stripped = subject.strip()
    while stripped[:3].casefold() in ("re:", "aw:", "sv:") or stripped[:4].casefold() in ("odp:", "ant:"):
        stripped = stripped.partition(":")[2].strip()
    return f"Re: {stripped}" if stripped else "Re:"
