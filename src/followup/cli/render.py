"""How is it shown to a person?

Through rich: plain where the output is not a terminal, without colour where NO_COLOR is set.
Names and quotes come from strangers, so they are printed as text, never as markup or control characters.
"""

import shlex
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from followup.cli import signed_in
from followup.config import Settings
from followup.connectors.sign_in import Standing
from followup.demo import Home
from followup.domain.evidence import Evidence
from followup.domain.model import Letter, Step
from followup.domain.noting import Note, Stray
from followup.domain.policy.rules import Decision, Leave, Remind, Rewrite, Wait, Withdraw, Write
from followup.domain.signals import Cancelled, Kind, Noted, Scheduled, Signal, Told
from followup.sweep import Done, Outcome, Report
from followup.sweep.explain import Explanation
from followup.sweep.reading import Watch
from followup.sweep.review import Review, Upcoming

PATIENCE = 1.0
"""Seconds after which a scan at a terminal shows that it is still alive."""

LATELY = timedelta(days=14)
"""So long a run tells of notes that it cannot use; `cases` goes on."""

STEPS = {
    Step.THANK_YOU: "thank-you",
    Step.CHECK_IN: "check-in",
    Step.REJECTION_REPLY: "answer to the refusal",
    Step.KEEP_IN_TOUCH: "update",
    Step.REMINDERS: "reminder",
}

console = Console(highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """One line, as it is."""
    console.print(Text(line))


def page(markdown: str) -> None:
    """A page of the manual: set for a terminal, as it is otherwise."""
    if console.is_terminal:
        from rich.markdown import Markdown

        Console(highlight=False, width=min(console.width, 100)).print(Markdown(markdown))
    else:
        console.out(markdown, end="", highlight=False)


@contextmanager
def progress() -> Iterator[Watch]:
    """Something to call while reading; it shows at a terminal what is being read when that takes longer."""
    if not console.is_terminal:
        yield lambda _account, _count: None
        return
    began = time.monotonic()
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
        task = bar.add_task("", visible=False)

        def watch(account: str, count: int) -> None:
            visible = time.monotonic() - began > PATIENCE
            bar.update(task, description=f"Reading {account}: {count} items", visible=visible)

        yield watch


def settings(of: Settings, standings: Mapping[str, Standing]) -> None:
    """What config.yaml says, in short, and how its accounts are connected."""
    say(f"{of.file} is fine.")
    _indented(Text(f"me: {of.me.name}, {', '.join(of.me.addresses)}, {of.zone}"))
    for name, account in of.accounts.items():
        _indented(
            Text(f"{name}: {', '.join(sorted(account.use))}{' (work: never drafted into)' if account.work else ''}")
        )
        if name in standings:
            _connected(standings[name], of.zone)
    _indented(Text(f"letters are written for what ends or is refused from {of.since:%-d %B %Y} on"))
    _indented(Text(f"casebook: {of.state}"))


def _connected(standing: Standing, zone: str) -> None:
    _indented(Text(f"connected since {signed_in.since(standing, zone)} {signed_in.whose(standing)}"), by=4)
    if standing.ends:
        _indented(Text(signed_in.until(standing, zone)), by=4)


def report(what: Report) -> None:
    """What a run did. Nothing at all when it did nothing and nobody watches."""
    for item in what.unreadable:
        say(f"{item.account}: {item.place} could not be read and is left out: {item.reason}")
    told = [done for done in what.done if done.delivery and done.delivery.outcome is not Outcome.POSTPONED]
    for done in told:
        _deed(done, full=what.preview)
    postponed = what.deliveries(Outcome.POSTPONED)
    if postponed:
        say(f"{len(postponed)} more due; the next run goes on (`max_drafts_per_run`).")
    _without_notes(told)
    if not console.is_terminal:
        return
    strays([stray for stray in what.strays if what.now - stray.noted.origin.at < LATELY])
    if not told and not what.failures:
        say("Nothing to do at the moment. `followup cases` shows why.")
    errands = [done.decision for done in what.done if isinstance(done.decision, Remind)]
    if errands:
        say(f"For you: {len(errands)} thing{'s' * (len(errands) != 1)} on your agenda (`followup agenda`).")


def _without_notes(told: Sequence[Done]) -> None:
    """What would make the letters better that were written without notes."""
    made = (done.decision for done in told if done.delivery and done.delivery.outcome in (Outcome.SAVED, Outcome.WOULD))
    plain = [write for write in made if isinstance(write, Write) and write.step is Step.THANK_YOU and not write.points]
    names = dict.fromkeys(write.case.matter.employer or write.case.title for write in plain if not write.case.notes)
    if names:
        say(
            f"No notes yet on {', '.join(names)}: one line on what you spoke of makes a better letter (`followup help notes`)."
        )


def _deed(done: Done, *, full: bool) -> None:
    delivery, decision = done.delivery, done.decision
    if delivery is None or not isinstance(decision, (Write, Rewrite, Withdraw)):
        return
    to = decision.to if isinstance(decision, Write) else decision.letter.to
    letter = f"{STEPS[decision.step]} to {to} ({decision.case.title})"
    line = {
        Outcome.SAVED: f"Drafted in {delivery.account}: {letter}",
        Outcome.WOULD: f"Would draft in {delivery.account}: {letter}",
        Outcome.FOUND: f"Already in {delivery.account}: {letter}",
        Outcome.REWRITTEN: f"{'Would write' if full else 'Written'} anew in {delivery.account}: {letter}",
        Outcome.WITHDRAWN: f"{'Would take' if full else 'Took'} back from {delivery.account}: {letter}",
        Outcome.KEPT: f"Left alone in {delivery.account}, because you have edited it: {letter}",
        Outcome.FAILED: f"Not drafted: {letter}: {delivery.reason}",
        Outcome.NOWHERE: f"Not drafted: {letter}: {delivery.reason}",
        Outcome.POSTPONED: "",
    }[delivery.outcome]
    console.print(Text(line, style="bold" if delivery.outcome in (Outcome.SAVED, Outcome.WOULD) else ""))
    _indented(Text(f"because {decision.reason}", style="dim"), by=4)
    if delivery.letter and delivery.letter.wanted:
        _indented(
            Text(f"in English, since there is no such letter in {delivery.letter.wanted!r} yet", style="dim"), by=4
        )
    if full and delivery.letter and delivery.outcome in (Outcome.WOULD, Outcome.REWRITTEN):
        _letter(delivery.letter)


def _letter(letter: Letter) -> None:
    head = [f"To: {letter.to.name} <{letter.to.address}>".replace(":  <", ": <"), f"Subject: {letter.subject}"]
    if letter.parent:
        head.append("(a reply in your conversation)")
    _indented(Text("\n".join(["", *head, "", letter.body, ""])), by=4)


def cases(reviews: Sequence[Review], zone: str) -> None:
    """All cases in a table, with what is decided about each."""
    if not reviews:
        say("No applications are known yet. `followup run` reads your calendars and mail.")
        return
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for heading in ("case", "application", "last news", "what now"):
        table.add_column(heading, header_style="bold", overflow="fold")
    for review in reviews:
        newest = max(_day(signal, zone) for signal in review.case.signals)
        now = "; ".join(dict.fromkeys(verdict(decision) for decision in review.decisions)) or "nothing to do"
        table.add_row(*(Text(cell) for cell in (review.case.id, review.case.title, newest, now)))
    Console(highlight=False, width=max(console.width, 100)).print(table)


def strays(left: Sequence[Stray]) -> None:
    """Notes that are used nowhere, each with its reason."""
    if left:
        heading("Notes that are not used")
    for stray in left:
        _indented(Text(f"{_source(stray.noted)}: {stray.reason}"))


def case(review: Review, zone: str) -> None:
    """All of one case: people, what was noticed with the words it was found in, letters, and decisions."""
    one = review.case
    console.print(Text(one.title, style="bold"), Text(f"({one.id})", style="dim"))
    for contact in one.contacts:
        _indented(Text(f"{contact.part.value}: {contact.person.name or '?'} {contact.person.address}".rstrip()))
    console.print(Text("\nWhat was noticed", style="bold"))
    for signal in one.signals:
        _indented(Text(f"{_day(signal, zone)}  {headline(signal, zone)}{'' if signal.sure else ' (not sure)'}"))
        _reasons(signal.evidence, signal.against, indent=6)
    _notes(one.notes)
    if one.letters:
        console.print(Text("\nLetters", style="bold"))
    for letter in one.letters:
        _indented(Text(f"{STEPS[letter.key.step]} to {letter.to}, in {letter.account}: {letter.fate.value}"))
        for source in letter.sources:
            _indented(Text(source, style="dim"), by=6)
    console.print(Text("\nWhat now", style="bold"))
    for decision in review.decisions:
        _indented(Text(verdict(decision)))
    if not review.decisions:
        _indented(Text("nothing to do"))


def _notes(notes: Sequence[Note]) -> None:
    if notes:
        console.print(Text("\nYour notes", style="bold"))
    for note in notes:
        _indented(Text.assemble(_source(note.noted), (f" ({note.reason})", "dim")))
        for line in note.noted.lines:
            _indented(Text(f"- {line}"), by=6)


def agenda(ahead: Upcoming, zone: str) -> None:
    """What there is to do, with what to paste, and what waits for its time."""
    if not ahead.items and not ahead.waits:
        say("Nothing to do, and nothing will come by itself.")
    for item in ahead.items:
        console.print(Text(item.title, style="bold"), Text(f"({item.id})", style="dim"))
        _indented(Text(f"{item.reason}", style="dim"))
        for line in filter(None, (item.link, item.note)):
            _indented(Text(line))
    if ahead.items:
        say("")
        say(f"`{program()} done ITEM` takes an item off the list.")
    if ahead.waits:
        heading("What followup will do")
    for wait in ahead.waits:
        at = wait.until.astimezone(ZoneInfo(zone)) if wait.until else None
        _indented(Text(f"{at:%-d %B}  {STEPS[wait.step]} ({wait.case.title}): {wait.reason}"))


def explanations(all_of_them: Iterable[Explanation]) -> None:
    """What was noticed in each file."""
    for explanation in all_of_them:
        doubt = "" if explanation.sure else " (not sure: shown to you, never acted on)"
        console.print(
            Text(f"{explanation.place}: ", style="dim") + Text(f"{explanation.conclusion}{doubt}", style="bold")
        )
        for label, value in explanation.facts:
            _indented(Text(f"{label}: {value}"))
        _reasons(explanation.evidence, explanation.against, indent=2)
        for decision in explanation.decisions:
            _indented(Text(verdict(decision)))


def demo(
    what: Report,
    reviews: Sequence[Review],
    strangers: Sequence[Explanation],
    ahead: Upcoming,
    home: Home,
    *,
    again: bool,
) -> None:
    """What the demo drafted, what it left alone, each with its reason, and where to look at it.

    `strangers` are the events and messages that looked as if they mattered, and do not.
    """
    say(f"A sample mailbox and calendar {'are still' if again else 'have been written'} in {home.folder.absolute()}.")
    saved = what.deliveries(Outcome.SAVED)
    heading("Drafted")
    for done in saved:
        _deed(done, full=False)
        if done.delivery and done.delivery.letter:
            _letter(done.delivery.letter)
    if not saved:
        say("Nothing this time: every letter that is due lies in the drafts already." if again else "Nothing.")
    heading("Left alone")
    for review in reviews:
        for decision in review.decisions:
            if isinstance(decision, Wait) or (isinstance(decision, Leave) and not decision.done):
                _indented(Text(f"{review.case.title}: {verdict(decision)}"))
    for item in strangers:
        why = "; ".join(evidence.why for evidence in item.against)
        _indented(Text(f"“{item.title}”: {item.conclusion}{f' ({why})' if why else ''}"))
    heading("For you to do")
    agenda(ahead, "UTC")
    heading("Look at it")
    say(f"  mutt -f {shlex.quote(str(home.mail.absolute() / '.Drafts'))}")
    say(f"  {program()} --config {shlex.quote(str(home.config.absolute()))} cases")
    say(f"  less {shlex.quote(str(home.config.absolute()))}")


def program() -> str:
    """What to type to run this program: its name if the shell finds that, else the path of this one."""
    found = shutil.which("followup")
    same = found is not None and Path(found).resolve() == Path(sys.argv[0]).resolve()
    return "followup" if same else shlex.quote(sys.argv[0])


def heading(text: str) -> None:
    """A line between two parts of an output."""
    console.print(Rule(Text(text), align="left") if console.is_terminal else Text(f"\n{text}"))


def verdict(decision: Decision) -> str:
    """A decision and its reason, in one line."""
    step = STEPS[decision.step]
    match decision:
        case Write():
            return f"{step} to {decision.to}: due, because {decision.reason}"
        case Rewrite():
            return f"{step} to {decision.letter.to}: to be written anew, because {decision.reason}"
        case Withdraw():
            return f"{step} to {decision.letter.to}: to be taken back, because {decision.reason}"
        case Remind():
            return f"{step}: {decision.errand.value} {decision.about}: {decision.reason}"
        case Wait():
            return f"{step}: waiting: {decision.reason}"
        case Leave():
            return f"{step}: {'done' if decision.done else 'none'}: {decision.reason}"


def headline(signal: Signal, zone: str) -> str:
    """What a signal says, in a few words."""
    if isinstance(signal, (Scheduled, Cancelled)):
        start = signal.start.astimezone(ZoneInfo(zone))
        what = "interview" if isinstance(signal, Scheduled) else "interview that does not take place"
        return f"{what}, {start:%-d %B %Y %H:%M}"
    if isinstance(signal, Told):
        return f"you said: {signal.what.value}"
    return {
        "Rejected": "they turned you down",
        "Offered": "they made an offer",
        "Advanced": "they invited you",
        "Acknowledged": "they confirmed your application",
        "Replied": "they wrote to you",
        "Promised": "they promised an answer",
        "Wrote": "you wrote to them",
        "Withdrew": "you withdrew",
        "CalledOff": "they called an interview off",
        "AskedNotTo": "they asked not to be written to",
    }[type(signal).__name__]


def _source(noted: Noted) -> str:
    """Where a note stands."""
    title = f" “{noted.title}”" if noted.title else ""
    match noted.origin.kind:
        case Kind.NOTE:
            return f"file {noted.origin.id.partition('#')[0]}{title}"
        case Kind.MESSAGE:
            return f"your mail to yourself{title}"
        case _:
            return f"the calendar event{title}"


def _reasons(evidence: Sequence[Evidence], against: Sequence[Evidence], indent: int) -> None:
    for reason in evidence:
        _indented(Text(f"{reason.where}: {reason}", style="dim"), indent)
    for reason in against:
        _indented(Text(f"against: {reason.where}: {reason}", style="dim"), indent)


def _day(signal: Signal, zone: str) -> str:
    when = signal.start if isinstance(signal, (Scheduled, Cancelled)) else signal.origin.at
    return f"{when.astimezone(ZoneInfo(zone)):%Y-%m-%d}"


def _indented(what: Text, by: int = 2) -> None:
    """Wrapped to the width of a terminal; elsewhere each line stays one line, for grep."""
    if console.is_terminal:
        console.print(Padding(what, (0, 0, 0, by)), soft_wrap=False)
        return
    for line in what.split("\n", allow_blank=True):
        console.print(Text(" " * by if line.plain else "") + line)
