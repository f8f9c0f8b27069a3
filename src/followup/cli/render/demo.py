"""What does the demo show?"""

import shlex
from collections.abc import Sequence

from rich.text import Text

from followup.cli.render.knowledge import agenda
from followup.cli.render.phrasing import verdict
from followup.cli.render.runs import deed, letter_in_full
from followup.cli.render.terminal import heading, indented, program, say
from followup.demo import Home
from followup.domain.policy.rules import Leave, Wait
from followup.sweep import Outcome, Report
from followup.sweep.explain import Explanation
from followup.sweep.review import Review
from followup.sweep.upcoming import Upcoming


def outcome(
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
        deed(done, full=False)
        if done.delivery and done.delivery.letter:
            letter_in_full(done.delivery.letter)
    if not saved:
        say("Nothing this time: every letter that is due lies in the drafts already." if again else "Nothing.")
    heading("Left alone")
    for review in reviews:
        for decision in review.decisions:
            if isinstance(decision, Wait) or (isinstance(decision, Leave) and not decision.done):
                indented(Text(f"{review.case.title}: {verdict(decision)}"))
    for item in strangers:
        why = "; ".join(evidence.why for evidence in item.against)
        indented(Text(f"“{item.title}”: {item.conclusion}{f' ({why})' if why else ''}"))
    heading("For you to do")
    agenda(ahead, "UTC")
    heading("Look at it")
    say(f"  mutt -f {shlex.quote(str(home.mail.absolute() / '.Drafts'))}")
    say(f"  {program()} --config {shlex.quote(str(home.config.absolute()))} cases")
    say(f"  less {shlex.quote(str(home.config.absolute()))}")
