"""What do the settings mean for the policy, and for the letters?"""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from followup.config.settings import Settings
from followup.config.steps import Steps
from followup.domain.compose import Manners, Profile, Strength
from followup.domain.people import fold
from followup.domain.policy.rules import (
    CheckInRules,
    KeepInTouchRules,
    RejectionReplyRules,
    ReminderRules,
    Rules,
    ThankYouRules,
    Update,
)


def rules(of: Settings, since: date | None = None) -> Rules:
    """The policy as the user wants it; `since` overrides the day in config.yaml."""
    begins = datetime(since.year, since.month, since.day, tzinfo=ZoneInfo(of.zone)) if since else of.since
    employers = tuple((name, _rules(of, of.but(employer), begins)) for name, employer in of.employers.items())
    return replace(_rules(of, of, begins), employers=employers)


def profile(of: Settings) -> Profile:
    """What the user brings to a letter."""
    said = of.profile
    return Profile(
        strengths=tuple(Strength(one.text, one.when, one.language or "") for one in said.strengths),
        language=of.me.language,
        linkedin=said.linkedin,
        sign_as=said.sign_as,
        signature=said.signature,
        manners={code: Manners(**dict(manners)) for code, manners in said.languages.items()},
    )


def _rules(of: Settings, steps: Steps, begins: datetime) -> Rules:
    thank_you, check_in, reply = steps.thank_you, steps.check_in, steps.rejection_reply
    touch, reminders = steps.keep_in_touch, steps.reminders
    updates = (
        Update(update.text, update.day, update.reason, (update.language or of.me.language).partition("-")[0])
        for update in of.profile.updates
    )
    return Rules(
        since=begins,
        thank_you=ThankYouRules(
            thank_you.enabled, thank_you.after, thank_you.within, thank_you.until, thank_you.panel_limit
        ),
        check_in=CheckInRules(check_in.enabled, check_in.working_days, check_in.within, check_in.at_most),
        rejection_reply=RejectionReplyRules(reply.enabled, reply.after, reply.within),
        keep_in_touch=KeepInTouchRules(touch.enabled, touch.every, touch.at_most, tuple(updates)),
        reminders=ReminderRules(
            reminders.enabled, reminders.connect, reminders.follow, reminders.unsent_after, reminders.keep
        ),
        mute_after=steps.mute_after,
        never=frozenset(entry.casefold() for entry in of.never),
        mine=frozenset(map(fold, of.me.addresses)),
        zone=of.zone,
    )
