"""How does a decision to write become a letter?"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from followup.domain.employers import called
from followup.domain.events.spotting import plain
from followup.domain.filing.cases import Case
from followup.domain.filing.consensus import same_person
from followup.domain.filing.occasions import Occasion
from followup.domain.language.words import is_eastern, words
from followup.domain.mail.subjects import reply_subject
from followup.domain.model import Letter, LetterKey, Me, Person, Step, one_line
from followup.domain.names import Naming, naming
from followup.domain.people import fold
from followup.domain.policy.recipients import people_in, substance
from followup.domain.policy.rules import Write
from followup.domain.signals import Part
from followup.domain.sources import sources_of
from followup.domain.vocabulary import GIVEN_NAMES

FALLBACK = "en"

FIRST_NAMES = frozenset({"en", "pt"})
"""Languages in which people at work write to each other by first name, on whatever terms they are."""

CONNECT = "connect"
"""The template of the note that goes with an invitation to connect."""

LONGEST_NOTE = 300
"""Characters, which is what the networks allow."""

_NEVER = datetime.min.replace(tzinfo=UTC)

LONGEST = {Step.THANK_YOU: 160, Step.REJECTION_REPLY: 120, Step.CHECK_IN: 80, Step.KEEP_IN_TOUCH: 110}
"""Words. A letter that would be longer says less."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One thing that speaks for the user, in a sentence of theirs; `when` are words of roles it fits best.

    It only stands in letters of its `language`; empty is the user's own.
    """

    text: str
    when: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How the user addresses people in one language, and signs. None, and empty, leave it to what is usual there."""

    first_names: bool | None = None
    familiar: bool | None = None
    sign_as: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the user brings to a letter. `language` is the one to write in when a conversation does not tell.

    `linkedin` is a link to the user's profile, for templates of the user's own. `signature` stands below the name;
    `manners` hold for letters in one language.
    """

    strengths: tuple[Strength, ...] = ()
    language: str = FALLBACK
    linkedin: str = ""
    sign_as: str = ""
    signature: str = ""
    manners: Mapping[str, Manners] = field(default_factory=dict)


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
    spoken = write.case.language_with(write.to.address) or profile.language
    language = _language(spoken, wording, write.step)
    manners = profile.manners.get(language, Manners())
    strength = _strength(write, profile, language)
    text, points, strength = _fitting(write, strength, _facts(write, me, profile, manners, language), wording, language)
    signature = manners.signature or profile.signature
    return Letter(
        key=write.key,
        account=desk.account,
        sender=desk.sender,
        to=write.to,
        subject=reply_subject(parent.subject) if parent else text.subject,
        body=f"{text.body}\n{signature}" if signature else text.body,
        date=now,
        language=language,
        parent=parent,
        since=write.since,
        substance=substance(write.points),
        sources=tuple(dict.fromkeys(sources_of(write, points, strength))),
        wanted=spoken if language != spoken.partition("-")[0] else "",
        signature=signature,
    )


def compose_note(to: Person, case: Case, occasion: Occasion | None, me: Me, profile: Profile, wording: Wording) -> str:
    """A note to go with an invitation to connect: short enough to be pasted, whatever the names in it."""
    about = Write(case, LetterKey(Step.REMINDERS, fold(to.address), ""), to, since=_NEVER, occasion=occasion)
    language = _language(case.language_with(to.address) or profile.language, wording, CONNECT)
    facts = _facts(about, me, profile, profile.manners.get(language, Manners()), language)
    facts |= {"points": [], "strength": ""}
    for shorter in ({}, {"role": ""}, {"role": "", "employer": ""}):
        text = wording.render(CONNECT, language, {**facts, **shorter}).body
        if len(text) <= LONGEST_NOTE:
            return text
    return ""


def _language(spoken: str, wording: Wording, step: str) -> str:
    known = wording.languages(step)
    return next((language for language in (spoken, spoken.partition("-")[0]) if language in known), FALLBACK)


def _fitting(
    write: Write, strength: str, facts: Mapping[str, object], wording: Wording, language: str
) -> tuple[Text, tuple[str, ...], str]:
    """The words, and what of the user's own is in them: as much of it as leaves the letter short enough."""
    choices = [(write.points[:count], said) for count in range(len(write.points), -1, -1) for said in (strength, "")]
    for points, said in dict.fromkeys(choices):
        text = wording.render(write.step, language, {**facts, "points": list(points), "strength": said})
        if len(text.body.split()) <= LONGEST[write.step] or not (points or said):
            return text, points, said
    raise AssertionError("the last choice has neither")


def _facts(write: Write, me: Me, profile: Profile, manners: Manners, language: str) -> dict[str, object]:
    """All that a letter may speak of. Everything that comes from strangers is text, whatever it contains."""
    matter, occasion = write.case.matter, write.occasion
    to = naming(write.to)
    familiar = bool(matter.familiar) if manners.familiar is None else manners.familiar
    usual = familiar or (language in FIRST_NAMES and not to.title)
    first = usual if manners.first_names is None else manners.first_names
    ended = occasion.end.astimezone(ZoneInfo(occasion.zone)) if occasion else None
    return {
        "me": manners.sign_as or profile.sign_as or me.name,
        "to": {**_called(to, familiar=familiar), "first": first},
        "employer": called(one_line(matter.employer)),
        "agency": one_line(matter.agency),
        "role": one_line(matter.role),
        "familiar": familiar,
        "via": write.via,
        "others": _named([naming(person) for person in write.others]),
        "met": occasion is not None and _met(write.to, occasion),
        "weekday": ended.weekday() if ended else None,
        "day": {"day": ended.day, "month": ended.month} if ended else None,
        "slots": len(occasion.slots) if occasion else 0,
        "belated": write.belated,
        "update": write.update.text if write.update else "",
        "reason": write.update.reason if write.update else "",
        "ordinal": write.ordinal,
        "linkedin": profile.linkedin,
        "seed": _seed(write),
        "place": write.place,
    }


def _named(people: Sequence[Naming]) -> list[str]:
    """What to call those who are spoken of; none of them where one is known by a bare family name: "Dörr"."""
    bare = (who for who in people if who and " " not in who.full and not is_eastern(who.full))
    return [] if any(plain(who.full) not in GIVEN_NAMES for who in bare) else [who.full for who in people if who]


def _called(to: Naming, *, familiar: bool) -> dict[str, str]:
    """What to write behind the greeting: nobody is called by their bare family name, or, in Han, kana or Hangul, by the given."""
    bare = to.full == to.family and not to.title
    given = "" if is_eastern(to.given) and not familiar else to.given
    return {"name": "" if bare else to.full, "title": to.title, "given": given, "family": to.family}


def _met(person: Person, occasion: Occasion) -> bool:
    """Whether they were there, as far as it is known who was; an agent who arranged it was not."""
    contacts = [contact for slot in occasion.slots for contact in slot.matter.contacts]
    interviewers = people_in(contacts, Part.INTERVIEWER)
    return not interviewers or any(same_person(person, one) for one in interviewers)


def _strength(write: Write, profile: Profile, language: str) -> str:
    """The strength that fits role, event and notes best; in a panel the next best for the next person, none twice."""
    matter = write.case.matter
    about = " ".join(words(" ".join((matter.role, *write.points, *sorted(matter.topics)))))
    spoken = [strength for strength in profile.strengths if (strength.language or profile.language) == language]
    fitting = sorted((s for s in spoken if _fit(s, about)), key=lambda s: -_fit(s, about))
    general = [strength for strength in spoken if not strength.when]
    ranked = [strength.text for strength in fitting + general]
    return ranked[write.place] if write.place < len(ranked) else ""


def _fit(strength: Strength, about: str) -> int:
    """How many of the words that it goes with are spoken of."""
    return sum(" ".join(words(word)) in about for word in strength.when)


def _seed(write: Write) -> int:
    """Which of several ways to say a thing, the same for one occasion in every run; `place` tells a panel apart."""
    about = min(write.occasion.identities) if write.occasion else write.key.anchor
    return int.from_bytes(hashlib.sha256(about.encode()).digest()[:4])
