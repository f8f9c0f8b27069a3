"""What does each letter look like, with made-up facts?

Every way in which our letters differ has its variant here; `followup letters` shows them, the tests keep them as files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from ruamel.yaml import YAML

from followup.domain.compose import Text
from followup.wording.letters import TemplateWording

FALLBACK = "en"

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sample:
    """One letter to look at: which, in which of its variants, and the facts for it."""

    step: str
    variant: str
    facts: Facts

    @property
    def name(self) -> str:
        """What it is called, by its step and variant."""
        return f"{self.step}-{self.variant}"


@dataclass(frozen=True, slots=True)
class Story:
    """What `sample.yaml` of a language tells: who looks for a job, whom they met, what they bring.

    `usage` says whether people at work are addressed `by_first_name` there, and whether there are `two_ways_to_say_you`.
    """

    me: str
    employer: str
    agency: str
    role: str
    update: str
    reason: str
    linkedin: str
    people: list[dict[str, str]] = field(default_factory=list)
    strengths: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    usage: list[str] = field(default_factory=list)

    @property
    def by_first_name(self) -> bool:
        """Whether people at work are addressed by first name."""
        return "by_first_name" in self.usage

    @property
    def two_ways_to_say_you(self) -> bool:
        """Whether there is a du beside the Sie."""
        return "two_ways_to_say_you" in self.usage

    def to(self, place: int, first: bool | None = None) -> Facts:
        """The facts about the recipient at that place of the panel."""
        person = self.people[place]
        usual = self.by_first_name and not person.get("title")
        return {"title": "", **person, "first": usual if first is None else first}

    def others(self, place: int) -> list[str]:
        """The names of the rest of the panel."""
        return [person["name"] for person in self.people if person is not self.people[place]]


NOBODY: Facts = {"name": "", "given": "", "family": "", "title": "", "first": False}
"""A recipient of whom only the address is known."""

_UNKNOWN: Facts = {"to": NOBODY, "employer": "", "role": "", "agency": "", "linkedin": ""}
_UNDATED: Facts = {"weekday": None, "day": None}
_NOT_MET: Facts = {"met": False, "slots": 0, **_UNDATED}
_ARRANGED: Facts = {"met": False}
"""To whoever arranged the interview, and was not there."""


def story_in(language: str, ours: Traversable) -> Story:
    """The made-up story in that language, or in English where there is none."""
    file = ours / language / "sample.yaml"
    if not file.is_file():
        file = ours / FALLBACK / "sample.yaml"
    return Story(**YAML(typ="safe").load(file.read_text(encoding="utf-8")))


def every(wording: TemplateWording, ours: Traversable) -> Iterator[tuple[str, Sample]]:
    """Every letter in every language in which there is one, the language with each."""
    for step in LETTERS:
        for language in sorted(wording.languages(step)):
            yield from ((language, sample) for sample in samples(step, language, ours))


def in_full(text: Text) -> str:
    """The letter as it is shown and kept: its subject, an empty line, its body."""
    return f"Subject: {text.subject}\n\n{text.body}\n" if text.subject else f"{text.body}\n"


def samples(step: str, language: str, ours: Traversable) -> Iterator[Sample]:
    """Every variant of that letter, each with all the facts that it could speak of."""
    story = story_in(language, ours)
    for variant, facts in _VARIANTS[step](story):
        yield Sample(step, variant, {**_usual(story), **facts})


def _usual(story: Story) -> Facts:
    """The facts of an interview on a Wednesday with one person, of whom all is known."""
    return {
        "me": story.me,
        "to": story.to(0),
        "employer": story.employer,
        "agency": "",
        "role": story.role,
        "familiar": False,
        "linkedin": story.linkedin,
        "seed": 0,
        "place": 0,
        "via": "interviewer",
        "others": [],
        "met": True,
        "weekday": 2,
        "day": {"day": 14, "month": 10},
        "slots": 1,
        "belated": False,
        "strength": "",
        "points": [],
        "ordinal": 1,
        "update": story.update,
        "reason": "",
    }


_Variants = Iterator[tuple[str, Facts]]


def _thank_you(story: Story) -> _Variants:
    panel = [
        {"to": story.to(place), "others": story.others(place), "place": place} for place in range(len(story.people))
    ]
    for number, (seat, point, strength) in enumerate(zip(panel, story.points, story.strengths, strict=True), 1):
        yield f"interviewer-{number}", {**seat, "points": [point], "strength": strength}
        yield f"plain-{number}", seat
        yield f"belated-{number}", {**seat, "belated": True, "points": story.points[:3], "strength": strength}
        if story.two_ways_to_say_you:
            first = story.to(number - 1, first=True)
            yield f"familiar-{number}", {**seat, "to": first, "familiar": True, "strength": strength}
    yield "bare", {**_UNKNOWN, **_UNDATED}
    names = story.others(0)
    for via, known in (
        ("coordinator", {"strength": story.strengths[0], "others": names, "slots": 2}),
        ("agent", {"strength": story.strengths[0], "others": names[:1], "agency": story.agency}),
    ):
        yield via, {"via": via, **known}
        for name, count in (("note", 1), ("notes", 2)):
            yield f"{via}-{name}", {"via": via, **known, "strength": "", "points": story.points[:count]}
        yield f"{via}-bare", {"via": via, **_UNKNOWN, **_UNDATED}
        if story.two_ways_to_say_you:
            yield f"{via}-familiar", {"via": via, **known, "to": story.to(0, first=True), "familiar": True}


def _check_in(story: Story) -> _Variants:
    for seed in range(3):
        yield f"silent-{seed + 1}", {"via": "silent", "seed": seed}
    yield "silent-again", {"via": "silent", "ordinal": 2}
    yield "silent-once-more", {"via": "silent", "ordinal": 3}
    yield "silent-not-met", {"via": "silent", **_NOT_MET}
    yield "silent-arranged", {"via": "silent", **_ARRANGED}
    yield "silent-arranged-again", {"via": "silent", "ordinal": 2, **_ARRANGED}
    yield "promised", {"via": "promised"}
    yield "promised-again", {"via": "promised", "ordinal": 2}
    yield "bare", {"via": "silent", **_UNKNOWN, **_UNDATED}
    if story.two_ways_to_say_you:
        first: Facts = {"to": story.to(0, first=True), "familiar": True}
        for via in ("silent", "promised"):
            yield f"{via}-familiar", {"via": via, **first}
            yield f"{via}-again-familiar", {"via": via, "ordinal": 2, **first}


def _rejection_reply(story: Story) -> _Variants:
    for seed in range(3):
        yield f"writer-{seed + 1}", {"via": "writer", "seed": seed}
    yield "writer-not-met", {"via": "writer", **_NOT_MET}
    yield "writer-arranged", {"via": "writer", **_ARRANGED}
    yield "contact", {"via": "contact"}
    yield "contact-not-met", {"via": "contact", **_NOT_MET}
    yield "bare", {"via": "writer", **_UNKNOWN, **_NOT_MET}
    if story.two_ways_to_say_you:
        first: Facts = {"to": story.to(0, first=True), "familiar": True}
        for seed in range(3):
            yield f"familiar-{seed + 1}", {"via": "writer", "seed": seed, **first}
        yield "contact-familiar", {"via": "contact", **first}


def _keep_in_touch(story: Story) -> _Variants:
    for seed in range(3):
        yield f"refused-{seed + 1}", {"via": "refused", "seed": seed}
    yield "refused-reason", {"via": "refused", "reason": story.reason}
    yield "refused-not-met", {"via": "refused", **_NOT_MET}
    yield "silent", {"via": "silent"}
    yield "silent-not-met", {"via": "silent", **_NOT_MET}
    yield "bare", {"via": "silent", **_UNKNOWN, **_NOT_MET}
    if story.two_ways_to_say_you:
        first: Facts = {"to": story.to(0, first=True), "familiar": True}
        for seed in range(3):
            yield f"familiar-{seed + 1}", {"via": "refused", "seed": seed, **first}
        yield "familiar-reason", {"via": "silent", "reason": story.reason, **first}


def _connect(story: Story) -> _Variants:
    for seed in range(3):
        yield f"note-{seed + 1}", {"seed": seed}
    yield "bare", _UNKNOWN
    long = "Maximiliana Featherstonehaugh-Longbottom"
    longest = {"name": long, "given": long, "family": long, "title": "", "first": False}
    for seed in range(3):
        yield f"longest-{seed + 1}", {"to": longest, "employer": long, "role": long, "me": long, "seed": seed}
    if story.two_ways_to_say_you:
        yield "familiar", {"to": story.to(0, first=True), "familiar": True}


_VARIANTS = {
    "thank-you": _thank_you,
    "check-in": _check_in,
    "rejection-reply": _rejection_reply,
    "keep-in-touch": _keep_in_touch,
    "connect": _connect,
}

LETTERS = tuple(_VARIANTS)
"""Everything that a template can be for: the steps that write letters, and the note to connect with somebody."""
