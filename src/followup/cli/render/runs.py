"""What does a run tell?"""

from collections.abc import Sequence
from datetime import timedelta

from rich.text import Text

from followup.cli.render.knowledge import strays
from followup.cli.render.phrasing import STEPS
from followup.cli.render.terminal import console, indented, say
from followup.domain.model import Letter, Step
from followup.domain.policy.rules import Remind, Rewrite, Withdraw, Write
from followup.sweep import Done, Outcome, Report

LATELY = timedelta(days=14)
"""So long a run tells of notes that it cannot use; `cases` goes on."""


def report(what: Report) -> None:
    """What a run did. Nothing at all when it did nothing and nobody watches."""
    for item in what.unreadable:
        say(f"{item.account}: {item.place} could not be read and is left out: {item.reason}")
    told = [done for done in what.done if done.delivery and done.delivery.outcome is not Outcome.POSTPONED]
    for done in told:
        deed(done, full=what.preview)
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


def deed(done: Done, *, full: bool) -> None:
    """What was done with one letter, and why; with `full`, what it says."""
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
    indented(Text(f"because {decision.reason}", style="dim"), by=4)
    if delivery.letter and delivery.letter.wanted:
        indented(
            Text(f"in English, since there is no such letter in {delivery.letter.wanted!r} yet", style="dim"), by=4
        )
    if full and delivery.letter and delivery.outcome in (Outcome.WOULD, Outcome.REWRITTEN):
        letter_in_full(delivery.letter)


def letter_in_full(letter: Letter) -> None:
    """A letter as it reads."""
    head = [f"To: {letter.to.name} <{letter.to.address}>".replace(":  <", ": <"), f"Subject: {letter.subject}"]
    if letter.parent:
        head.append("(a reply in your conversation)")
    indented(Text("\n".join(["", *head, "", letter.body, ""])), by=4)
