"""How well does a note of the user's fit an interview?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from followup.domain.employers import same_name
from followup.domain.filing.consensus import person_key
from followup.domain.language.words import words
from followup.domain.model import Person
from followup.domain.notes.spoken_of import addressed, is_named_in
from followup.domain.signals import Matter, Noted

BEFORE = timedelta(hours=12)
AFTER = timedelta(days=4)
"""A note is written from shortly before an interview to a few days after it."""

AT_ONCE = timedelta(hours=12)
"""What names nothing at all was written down straight after the interview."""

_LONGEST_TITLE = 20
_LONGEST_NAME = 4
_SHORTEST_LABEL = 4


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

    @property
    def name(self) -> str:
        """What to call it, as shortly as can be."""
        return self.matter.employer or self.matter.agency or self.matter.role or "an unnamed employer"

    def __str__(self) -> str:
        role = self.matter.role if self.matter.role != self.name else ""
        return f"{', '.join(filter(None, (self.name, role)))} on {in_words(self.day_of(self.start))}"


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """How well a note fits an interview; of two, the first thing that differs decides."""

    employer: bool
    people: int
    role: bool
    nearly: bool
    """It only names the agency, or begins like the employer's name."""
    day: bool

    @property
    def named(self) -> bool:
        """Whether the note names anything of the interview at all."""
        return bool(self.employer or self.people or self.role or self.nearly)


def fit_of(noted: Noted, setting: Setting) -> Fit:
    """How well the note fits that interview, whenever it was written."""
    title, role = words(noted.title), words(setting.matter.role)
    day = noted.day or setting.day_of(noted.origin.at)
    return Fit(
        employer=_is_employer(noted.title, setting.matter),
        people=len(list(_people(noted, setting))),
        role=bool(role) and set(role) <= set(title),
        nearly=_nearly_employer(title, setting.matter),
        day=setting.day_of(setting.start) <= day <= setting.day_of(setting.end),
    )


def in_time(noted: Noted, setting: Setting) -> bool:
    """Whether the day that it names, or else the time at which it was written, is near the interview."""
    if noted.day:
        return setting.day_of(setting.start) <= noted.day <= setting.day_of(setting.end + AFTER)
    return setting.start - BEFORE <= noted.origin.at <= setting.end + AFTER


def just_over(noted: Noted, setting: Setting) -> bool:
    """Whether it names the very day of the interview, or was written straight after it."""
    if noted.day:
        return setting.day_of(setting.start) <= noted.day <= setting.day_of(setting.end)
    return setting.start <= noted.origin.at <= setting.end + AT_ONCE


def what_is_named(noted: Noted, setting: Setting) -> str:
    """What the note names of the interview that it fits, for the user to read."""
    fit = fit_of(noted, setting)
    employer = [setting.name] if fit.employer or fit.nearly else []
    return ", ".join([*employer, *map(str, _people(noted, setting))]) or setting.matter.role


def written_on(noted: Noted) -> date:
    """The day that it names, or on which it was written."""
    return noted.day or noted.origin.at.date()


def in_words(day: date) -> str:
    """`14 October`."""
    return f"{day.day} {day:%B}"


def _people(noted: Noted, setting: Setting) -> Iterator[Person]:
    """Those of the interview whom the title names, or one of the points is addressed to."""
    for person in {person_key(person): person for person in setting.people}.values():
        if is_named_in(noted.title, person) or any(addressed(line, [person]) for line in noted.lines):
            yield person


def _is_employer(title: str, matter: Matter) -> bool:
    spoken = words(title)
    labels = {domain.partition(".")[0].replace("-", "") for domain in matter.domains}
    if labels.intersection(_joined(spoken)):
        return True
    return bool(matter.employer) and any(same_name(run, matter.employer) for run in _runs(title))


def _nearly_employer(title: list[str], matter: Matter) -> bool:
    first, agency = words(matter.employer)[:1], matter.agency.partition(".")[0].replace("-", "").lower()
    begins = bool(first) and len(first[0]) >= _SHORTEST_LABEL and first[0] in title
    return begins or (bool(agency) and agency in _joined(title))


def _joined(spoken: list[str]) -> set[str]:
    """The words, and each two of them as a domain writes them."""
    return {*spoken, *(one + other for one, other in pairwise(spoken))}


def _runs(title: str) -> Iterator[str]:
    """Every few words that follow one another: what may be a name."""
    spelt = title.split()[:_LONGEST_TITLE]
    for start in range(len(spelt)):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(spelt)) + 1):
            if run := " ".join(spelt[start:end]).strip(" ,.;:()-–—"):
                yield run
