"""What does it know, and what comes next?"""

from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from followup.cli import signed_in
from followup.cli.render.phrasing import STEPS, day, headline, reasons, source, verdict
from followup.cli.render.terminal import console, heading, indented, program, say
from followup.config import Settings
from followup.connectors.sign_in import Standing
from followup.domain.notes.noting import Note, Stray
from followup.sweep.explain import Explanation
from followup.sweep.review import Review
from followup.sweep.upcoming import Upcoming


def settings(of: Settings, standings: Mapping[str, Standing]) -> None:
    """What config.yaml says, in short, and how its accounts are connected."""
    say(f"{of.file} is fine.")
    indented(Text(f"me: {of.me.name}, {', '.join(of.me.addresses)}, {of.zone}"))
    for name, account in of.accounts.items():
        indented(
            Text(f"{name}: {', '.join(sorted(account.use))}{' (work: never drafted into)' if account.work else ''}")
        )
        if name in standings:
            _connected(standings[name], of.zone)
    indented(Text(f"letters are written for what ends or is refused from {of.since:%-d %B %Y} on"))
    indented(Text(f"casebook: {of.state}"))


def _connected(standing: Standing, zone: str) -> None:
    indented(Text(f"connected since {signed_in.since(standing, zone)} {signed_in.whose(standing)}"), by=4)
    if standing.ends:
        indented(Text(signed_in.until(standing, zone)), by=4)


def cases(reviews: Sequence[Review], zone: str) -> None:
    """All cases in a table, with what is decided about each."""
    if not reviews:
        say("No applications are known yet. `followup run` reads your calendars and mail.")
        return
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for column in ("case", "application", "last news", "what now"):
        table.add_column(column, header_style="bold", overflow="fold")
    for review in reviews:
        newest = max(day(signal, zone) for signal in review.case.signals)
        now = "; ".join(dict.fromkeys(verdict(decision) for decision in review.decisions)) or "nothing to do"
        table.add_row(*(Text(cell) for cell in (review.case.id, review.case.title, newest, now)))
    Console(highlight=False, width=max(console.width, 100)).print(table)


def case(review: Review, zone: str) -> None:
    """All of one case: people, what was noticed with the words it was found in, letters, and decisions."""
    one = review.case
    console.print(Text(one.title, style="bold"), Text(f"({one.id})", style="dim"))
    for contact in one.contacts:
        indented(Text(f"{contact.part.value}: {contact.person.name or '?'} {contact.person.address}".rstrip()))
    console.print(Text("\nWhat was noticed", style="bold"))
    for signal in one.signals:
        indented(Text(f"{day(signal, zone)}  {headline(signal, zone)}{'' if signal.sure else ' (not sure)'}"))
        reasons(signal.evidence, signal.against, indent=6)
    _notes(one.notes)
    if one.letters:
        console.print(Text("\nLetters", style="bold"))
    for letter in one.letters:
        indented(Text(f"{STEPS[letter.key.step]} to {letter.to}, in {letter.account}: {letter.fate.value}"))
        for fact in letter.sources:
            indented(Text(fact, style="dim"), by=6)
    console.print(Text("\nWhat now", style="bold"))
    for decision in review.decisions:
        indented(Text(verdict(decision)))
    if not review.decisions:
        indented(Text("nothing to do"))


def _notes(notes: Sequence[Note]) -> None:
    if notes:
        console.print(Text("\nYour notes", style="bold"))
    for note in notes:
        indented(Text.assemble(source(note.noted), (f" ({note.reason})", "dim")))
        for line in note.noted.lines:
            indented(Text(f"- {line}"), by=6)


def strays(left: Sequence[Stray]) -> None:
    """Notes that are used nowhere, each with its reason."""
    if left:
        heading("Notes that are not used")
    for stray in left:
        indented(Text(f"{source(stray.noted)}: {stray.reason}"))


def agenda(ahead: Upcoming, zone: str) -> None:
    """What there is to do, with what to paste, and what waits for its time."""
    if not ahead.items and not ahead.waits:
        say("Nothing to do, and nothing will come by itself.")
    for item in ahead.items:
        console.print(Text(item.title, style="bold"), Text(f"({item.id})", style="dim"))
        indented(Text(f"{item.reason}", style="dim"))
        for line in filter(None, (item.link, item.note)):
            indented(Text(line))
    if ahead.items:
        say("")
        say(f"`{program()} done ITEM` takes an item off the list.")
    if ahead.waits:
        heading("What followup will do")
    for wait in ahead.waits:
        at = wait.until.astimezone(ZoneInfo(zone)) if wait.until else None
        indented(Text(f"{at:%-d %B}  {STEPS[wait.step]} ({wait.case.title}): {wait.reason}"))


def explanations(all_of_them: Iterable[Explanation]) -> None:
    """What was noticed in each file."""
    for explanation in all_of_them:
        doubt = "" if explanation.sure else " (not sure: shown to you, never acted on)"
        console.print(
            Text(f"{explanation.place}: ", style="dim") + Text(f"{explanation.conclusion}{doubt}", style="bold")
        )
        for label, value in explanation.facts:
            indented(Text(f"{label}: {value}"))
        reasons(explanation.evidence, explanation.against, indent=2)
        for decision in explanation.decisions:
            indented(Text(verdict(decision)))
