"""Is there a reason to write nothing at all in this case?"""

from followup.domain.filing.cases import Case
from followup.domain.model import Fate
from followup.domain.people import is_machine
from followup.domain.policy.rules import Rules
from followup.domain.policy.sayings import day
from followup.domain.signals import AskedNotTo


def silence(case: Case, rules: Rules) -> str:
    """Why nothing may be written, whatever has been written so far is to be taken back; or the empty string."""
    forbidden = rules.forbids(case)
    if forbidden:
        return f"`never` in your settings names {forbidden}"
    asked = next((s.origin.at for s in case.signals if isinstance(s, AskedNotTo) and _counts(s)), None)
    if asked:
        return f"they asked on {day(asked, rules.zone)} not to be written to"
    return case.overtaken


def _counts(wish: AskedNotTo) -> bool:
    """A person's wish to be left alone counts even if it is not quite sure: to write to them would be worse."""
    written_by_person = wish.parent is not None and not is_machine(wish.parent.sender)
    return wish.sure or (written_by_person and not wish.origin.spam)


def mute(case: Case, rules: Rules) -> str:
    """Why nothing more is written, though what lies in the drafts may stay there; or the empty string."""
    discarded = sum(letter.fate is Fate.DISCARDED for letter in case.letters)
    if discarded < rules.mute_after:
        return ""
    return f"you discarded {discarded} drafts of this case, so I write no more in it"
