"""Which interview does a note of the user's belong to?

What stands in an event belongs to that event. Any other note is placed by the employer, the people and the role that it names,
and by its day. Where two interviews fit equally well, or none does, it is a stray: said, and never used.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from followup.domain.language.words import words
from followup.domain.notes.fitting import Setting, fit_of, in_time, in_words, just_over, what_is_named, written_on
from followup.domain.notes.points import fingerprint
from followup.domain.signals import Kind, Noted, Signal, key

_GENERIC = frozenset(
    [
        "interview", "interviews", "note", "notes", "call", "chat", "meeting", "talk", "today", "the", "my", "from",
        "with", "about", "of", "gesprach", "vorstellungsgesprach", "notizen", "heute", "mein", "entretien",
        "entrevista", "colloquio", "gesprek", "first", "second", "third", "final", "round",
    ]
)  # fmt: skip
"""Words that tell nothing of which interview it was."""


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


def place_notes(signals: Iterable[Signal], settings: Sequence[Setting]) -> tuple[tuple[Note, ...], tuple[Stray, ...]]:
    """Every note among `signals` with the interview it belongs to, and those that belong to none, always in one order."""
    found = [_place(noted, settings) for noted in _by_the_user(list(signals))]
    notes = tuple(each for each in found if isinstance(each, Note))
    return notes, tuple(each for each in found if isinstance(each, Stray))


def _by_the_user(signals: Sequence[Signal]) -> Iterator[Noted]:
    """The notes, without what the organizer of an event wrote: what was mailed is theirs."""
    notes = [signal for signal in signals if isinstance(signal, Noted)]
    if not notes:
        return
    mailed = {signal.origin.id for signal in signals if signal.origin.kind is Kind.INVITATION}
    theirs = {(note.origin.id, line) for note in notes if note.origin.kind is Kind.INVITATION for line in note.lines}
    for note in sorted(notes, key=lambda note: (note.origin.at, note.origin.id, key(note))):
        if note.origin.kind is Kind.INVITATION:
            continue
        if note.sure or note.origin.id not in mailed:
            yield note
        elif lines := tuple(line for line in note.lines if (note.origin.id, fingerprint(line)) not in theirs):
            yield replace(note, lines=lines, sure=True)


def _place(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    if noted.origin.kind is Kind.EVENT:
        return _in_event(noted, settings)
    fits = [(fit, setting) for setting in settings if (fit := fit_of(noted, setting)).named]
    # Whoever names an employer that is known means that one, whoever else bears one of the names.
    fits = [(fit, setting) for fit, setting in fits if fit.employer] or fits
    if not fits:
        return _at_once(noted, settings)
    timely = [(fit, setting) for fit, setting in fits if in_time(noted, setting)]
    if not timely:
        near = in_words(written_on(noted))
        return Stray(noted, f"it names {fits[0][1].name}, but no interview there is near {near}")
    best = max(fit for fit, _ in timely)
    return _among(noted, [setting for fit, setting in timely if fit == best])


def _in_event(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    own = next((setting for setting in settings if noted.origin.id in setting.events), None)
    if own is None:
        return Stray(noted, "the event it stands in is no interview that I know of")
    if not noted.sure:
        return Stray(noted, "somebody else organised the event, and I cannot tell whether the lines are yours")
    return Note(noted, own.events, "it stands in the event")


def _at_once(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    """A note that names nothing belongs to the one interview of its day, or that was just over when it was written."""
    near = in_words(written_on(noted))
    if any(word not in _GENERIC and not word.isdigit() for word in words(noted.title)):
        return Stray(noted, f"it names no employer and nobody of an interview near {near}")
    match [setting for setting in settings if just_over(noted, setting)]:
        case []:
            return Stray(noted, f"it does not say what it is about, and no interview was just over on {near}")
        case [one]:
            return Note(noted, one.events, f"it was the only interview just over on {near}")
        case several:
            return Stray(noted, _either(several))


def _among(noted: Noted, settings: Sequence[Setting]) -> Note | Stray:
    """The one, or of several rounds of one application the one that was the last when it was written."""
    day = written_on(noted)
    one = settings[0]
    if len(settings) > 1:
        begun = [setting for setting in settings if setting.day_of(setting.start) <= day]
        latest = max((setting.day_of(setting.start) for setting in begun), default=None)
        last = [setting for setting in begun if setting.day_of(setting.start) == latest]
        if len({(setting.matter.employer, setting.matter.role) for setting in settings}) > 1 or len(last) != 1:
            return Stray(noted, _either(settings))
        [one] = last
    return Note(noted, one.events, f"it names {what_is_named(noted, one)}")


def _either(settings: Sequence[Setting]) -> str:
    return f"it could be about {' or '.join(dict.fromkeys(map(str, settings)))}"
