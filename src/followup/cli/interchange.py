"""What does `--json` print?

An interface: documented in `followup help json`, and changed only together with `VERSION`.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from followup.domain.evidence import Evidence
from followup.domain.model import Person
from followup.domain.notes.noting import Stray
from followup.domain.policy.rules import Decision, Leave, Remind, Rewrite, Wait, Withdraw, Write
from followup.domain.signals import Cancelled, Kind, Noted, Scheduled, Signal
from followup.errors import FollowupError
from followup.sweep import Done, Report
from followup.sweep.explain import Explanation
from followup.sweep.review import Review
from followup.sweep.upcoming import Upcoming

VERSION = 1

Json = dict[str, object]


def report(what: Report) -> None:
    """A run: what was done, what not and why, and what could not be read."""
    _print(
        now=what.now.isoformat(),
        preview=what.preview,
        paused_until=what.paused_until.isoformat() if what.paused_until else None,
        decisions=[_done(done) for done in what.done],
        unreadable=[{"account": u.account, "place": u.place, "reason": u.reason} for u in what.unreadable],
        strays=[_note(stray.noted, stray.reason) for stray in what.strays],
        failures=[str(e) if isinstance(e, FollowupError) else type(e).__name__ for e in what.failures],
    )


def cases(reviews: Sequence[Review], strays: Sequence[Stray], now: datetime) -> None:
    """Every case, with all that is known of it, and the user's notes that belong to none."""
    _print(
        now=now.isoformat(),
        cases=[_case(review) for review in reviews],
        strays=[_note(stray.noted, stray.reason) for stray in strays],
    )


def agenda(ahead: Upcoming, now: datetime) -> None:
    """What there is to do, and what waits for its time."""
    _print(
        now=now.isoformat(),
        items=[
            {
                "item": item.id,
                "errand": item.errand.value,
                "at": item.at.isoformat(),
                "title": item.title,
                "reason": item.reason,
                "application": item.case,
                "link": item.link or None,
                "note": item.note or None,
            }
            for item in ahead.items
        ],
        upcoming=[_decision(wait) for wait in ahead.waits],
    )


def explanations(all_of_them: Iterable[Explanation]) -> None:
    """What was noticed in each file."""
    _print(
        explanations=[
            {
                "place": explanation.place,
                "conclusion": explanation.conclusion,
                "sure": explanation.sure,
                "facts": dict(explanation.facts),
                **_reasons(explanation.evidence, explanation.against),
                "decisions": [_decision(decision) for decision in explanation.decisions],
            }
            for explanation in all_of_them
        ]
    )


def _print(**content: object) -> None:
    # As it is where that can be written; escaped elsewhere, so that nothing is lost on the way.
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps({"version": VERSION, **content}, ensure_ascii=not unicode, indent=2))


def _done(done: Done) -> Json:
    delivery = done.delivery
    if delivery is None:
        return {**_decision(done.decision), "outcome": None}
    letter = delivery.letter
    return {
        **_decision(done.decision),
        "outcome": delivery.outcome.value,
        "account": delivery.account,
        "subject": letter.subject if letter else None,
        "body": letter.body if letter else None,
        "language": letter.language if letter else None,
        "in_thread": bool(letter and letter.parent),
    }


def _decision(decision: Decision) -> Json:
    common: Json = {"case": decision.case.id, "step": decision.step.value, "reason": decision.reason}
    match decision:
        case Write():
            return {"decision": "write", **common, "to": _person(decision.to)}
        case Rewrite():
            return {"decision": "rewrite", **common, "to": _person(decision.letter.to)}
        case Withdraw():
            return {"decision": "withdraw", **common, "to": _person(decision.letter.to)}
        case Remind():
            about = _person(decision.about)
            return {"decision": "remind", **common, "errand": decision.errand.value, "about": about}
        case Wait():
            return {"decision": "wait", **common, "until": decision.until.isoformat() if decision.until else None}
        case Leave():
            return {"decision": "leave", **common, "done": decision.done}


def _case(review: Review) -> Json:
    case = review.case
    return {
        "case": case.id,
        "employer": case.matter.employer or None,
        "agency": case.matter.agency or None,
        "role": case.matter.role or None,
        "contacts": [{**_person(contact.person), "part": contact.part.value} for contact in case.contacts],
        "signals": [_signal(signal) for signal in case.signals],
        "letters": [
            {
                "step": letter.key.step.value,
                "to": _person(letter.to),
                "account": letter.account,
                "subject": letter.subject,
                "fate": letter.fate.value,
                "sources": list(letter.sources),
            }
            for letter in case.letters
        ],
        "notes": [_note(note.noted, note.reason) for note in case.notes],
        "doubts": list(case.doubts),
        "decisions": [_decision(decision) for decision in review.decisions],
    }


def _note(noted: Noted, reason: str) -> Json:
    return {
        "from": noted.origin.kind.value,
        "file": noted.origin.id if noted.origin.kind is Kind.NOTE else None,
        "title": noted.title or None,
        "day": noted.day.isoformat() if noted.day else None,
        "lines": list(noted.lines),
        "reason": reason,
    }


def _signal(signal: Signal) -> Json:
    common: Json = {
        "signal": type(signal).__name__,
        "at": signal.origin.at.isoformat(),
        "account": signal.origin.account or None,
        "sure": signal.sure,
        **_reasons(signal.evidence, signal.against),
    }
    if isinstance(signal, (Scheduled, Cancelled)):
        return {**common, "start": signal.start.isoformat(), "end": signal.end.isoformat()}
    return common


def _reasons(evidence: Sequence[Evidence], against: Sequence[Evidence]) -> Json:
    return {
        "evidence": [{"where": e.where, "why": e.why, "quote": e.quote} for e in evidence],
        "against": [{"where": e.where, "why": e.why, "quote": e.quote} for e in against],
    }


def _person(person: Person) -> Json:
    return {"name": person.name or None, "address": person.address or None}
