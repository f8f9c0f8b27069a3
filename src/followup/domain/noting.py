"""Which interview does a note of the user's belong to?

What stands in an event belongs to that event. Any other note is placed by the employer, the people and the role that it names,
and by its day. Where two interviews fit equally well, or none does, it is a stray: said, and never used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from followup.domain.consensus import person_key
from followup.domain.employers import same_name
from followup.domain.model import Person
from followup.domain.signals import Kind, Matter, Noted, Signal, key
from followup.domain.spoken_of import addressed, is_named_in
from followup.domain.words import words

BEFORE = timedelta(hours=12)
AFTER = timedelta(days=4)
"""A note is written from shortly before an interview to a few days after it."""

AT_ONCE = timedelta(hours=12)
"""What names nothing at all was written down straight after the interview."""

_LONGEST_TITLE = 20
_LONGEST_NAME = 4
_SHORTEST_LABEL = 4
_GENERIC = frozenset(
    [
        "interview", "interviews", "note", "notes", "call", "chat", "meeting", "talk", "today", "the", "my",
        "from", "with", "about", "of", "gesprach", "vorstellungsgesprach", "notizen", "heute", "mein",
        "entretien", "entrevista", "colloquio", "gesprek", "first", "second", "third", "final", "round",
    ]
)  # fmt: skip
"""Words that tell nothing of which interview it was."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An interview, as far as a note may speak of it.

    `people` took part in it or arranged it; `matter` is that of the whole case, `events` the identities of the occasion.
    """

    events: frozenset[str]
    matter: Matter
    people: tuple[Person, ...]
    start: datetime
    end: datetime
    zone: str

    def day_of(self, moment: datetime) -> date:
        """The day that it was then, where the interview took place."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def __str__(self) -> str:
        who = self.matter.employer or self.matter.agency or "an unnamed employer"
        start = self.day_of(self.start)
        return f"{', '.join(filter(None, (who, self.matter.role)))} on {_day(start)}"


@dataclass(frozen=True, slots=True)
class Note:
    """Points that belong to one interview, the occasion that `events` names, and why they do."""

    noted: Noted
    events: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Points of which it is not clear where they belong, and why not."""

    noted: Noted
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    """How well a note fits an interview; of two, the first thing that differs decides."""

    employer: int
    people: int
    role: int
    day: int

    @property
    def named(self) -> bool:
        return bool(self.employer or self.people or self.role)


def place_notes(signals: Iterable[Signal], settings: Sequence[Setting]) -> tuple[tuple[Note, ...], tuple[Stray, ...]]:
    """Every note among `signals` with the interview it belongs to, and those that belong to none, always in one order."""
    placed: list[Note] = []
    strays: list[Stray] = []
    for noted in _by_the_user(sorted(signals, key=lambda signal: (signal.origin.at, signal.origin.id, key(signal)))):
        found = _place(noted, settings)
        if isinstance(found, Note):
            placed.append(found)
        else:
            strays.append(found)
    return tuple(placed), tuple(strays)


def _by_the_user(signals: Sequence[Signal]) -> Iterable[Noted]:
    """The notes, without what the organizer of an event wrote under the same heading: what was mailed is theirs."""
    mailed = {signal.origin.id for signal in signals if signal.origin.kind is Kind.INVITATION}
    theirs = {
        (signal.origin.id, tuple(words(line)))
        for signal in signals
        if isinstance(signal, Noted) and signal.origin.kind is Kind.INVITATION
        for line in signal.lines
    }
    for signal in signals:
        if not isinstance(signal, Noted) or signal.origin.kind is Kind.INVITATION:
            continue
        if signal.sure or signal.origin.id not in mailed:
            yield signal
            continue
        lines = tuple(line for line in signal.lines if (signal.origin.id, tuple(words(line))) not in theirs)
        if lines:
            yield replace(signal, lines=lines, sure=True)


def _place(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    if noted.origin.kind is Kind.EVENT:
        return _in_event(noted, settings)
    fits = [(_fit(noted, setting), setting) for setting in settings]
    named = [(fit, setting) for fit, setting in fits if fit.employer] or [pair for pair in fits if pair[0].named]
    if not named:
        return _at_once(noted, settings)
    timely = [(fit, setting) for fit, setting in named if _in_time(noted, setting)]
    if not timely:
        return Stray(noted, f"it names {_known_as(named[0][1])}, but no interview there is near {_day(_when(noted))}")
    best = max(fit for fit, _ in timely)
    candidates = [setting for fit, setting in timely if fit == best]
    one = candidates[0] if len(candidates) == 1 else _last_before(noted, candidates)
    if one is None:
        return Stray(noted, f"it could be about {_either(candidates)}")
    return Note(noted, one.events, f"it names {_named(noted, one)}")


def _in_event(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    own = next((setting for setting in settings if noted.origin.id in setting.events), None)
    if own is None:
        return Stray(noted, "the event it stands in is no interview that I know of")
    if not noted.sure:
        return Stray(noted, "somebody else organised the event, and I cannot tell whether the lines are yours")
    return Note(noted, own.events, "it stands in the event")


def _at_once(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    """A note that names nothing belongs to the one interview of its day, or that was just over when it was written."""
    if set(words(noted.title)) - _GENERIC:
        return Stray(noted, f"it names no employer and nobody of an interview near {_day(_when(noted))}")
    just_over = [setting for setting in settings if _just_over(noted, setting)]
    match just_over:
        case [one]:
            return Note(
                noted, one.events, "it was written straight after the interview" if not noted.day else "its day"
            )
        case []:
            return Stray(noted, "it does not say what it is about, and no interview was just over when it was written")
        case _:
            return Stray(noted, f"it could be about {_either(just_over)}")


def _just_over(noted: Noted, setting: Setting) -> bool:
    if noted.day:
        return setting.day_of(setting.start) <= noted.day <= setting.day_of(setting.end)
    return setting.start <= noted.origin.at <= setting.end + AT_ONCE


def _in_time(noted: Noted, setting: Setting) -> bool:
    if noted.day:
        return setting.day_of(setting.start) <= noted.day <= setting.day_of(setting.end + AFTER)
    return setting.start - BEFORE <= noted.origin.at <= setting.end + AFTER


def _fit(noted: Noted, setting: Setting) -> _Fit:
    day = noted.day or setting.day_of(noted.origin.at)
    return _Fit(
        employer=_employer_fit(noted.title, setting.matter),
        people=sum(_names(noted, person) for person in _present(setting)),
        role=int(bool(setting.matter.role) and set(words(setting.matter.role)) <= set(words(noted.title))),
        day=int(setting.day_of(setting.start) <= day <= setting.day_of(setting.end)),
    )


def _present(setting: Setting) -> list[Person]:
    return list({person_key(person): person for person in setting.people}.values())


def _names(noted: Noted, person: Person) -> bool:
    return is_named_in(noted.title, person) or any(addressed(line, [person]) for line in noted.lines)


def _employer_fit(title: str, matter: Matter) -> int:
    """2 if the title names the employer, 1 if it only names the agency, or begins the employer's name."""
    spelt = title.replace("_", " ").split()[:_LONGEST_TITLE]
    runs = [
        " ".join(spelt[start:end]).strip(" ,.;:()-–—")
        for start in range(len(spelt))
        for end in range(start + 1, min(start + _LONGEST_NAME, len(spelt)) + 1)
    ]
    if matter.employer and any(same_name(run, matter.employer) for run in runs if run):
        return 2
    labels = {domain.partition(".")[0].replace("-", "") for domain in matter.domains}
    spoken = words(title)
    joined = {*spoken, *(one + other for one, other in pairwise(spoken))}
    if labels & joined:
        return 2
    first = words(matter.employer)[:1]
    agency = matter.agency.partition(".")[0].replace("-", "").lower()
    begins = bool(first) and len(first[0]) >= _SHORTEST_LABEL and first[0] in spoken
    return int(begins or (bool(agency) and agency in joined))


def _last_before(noted: Noted, candidates: Sequence[Setting]) -> Setting | None:
    """Of several rounds of one application, the one that was the last when it was written."""
    if len({(setting.matter.employer, setting.matter.role) for setting in candidates}) > 1:
        return None
    begun = [setting for setting in candidates if setting.day_of(setting.start) <= _when(noted)]
    last = max(begun, key=lambda setting: setting.start, default=None)
    same_day = [s for s in begun if last and s.day_of(s.start) == last.day_of(last.start)]
    return last if len(same_day) == 1 else None


def _when(noted: Noted) -> date:
    return noted.day or noted.origin.at.date()


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _known_as(setting: Setting) -> str:
    return setting.matter.employer or setting.matter.agency or setting.matter.role or "somebody"


def _either(settings: Sequence[Setting]) -> str:
    return " or ".join(dict.fromkeys(map(str, settings)))


def _named(noted: Noted, setting: Setting) -> str:
    people = [str(person) for person in _present(setting) if _names(noted, person)]
    employer = [_known_as(setting)] if _employer_fit(noted.title, setting.matter) else []
    return ", ".join([*employer, *people]) or setting.matter.role
