"""Which calendars, mailboxes and letters does this configuration mean?

Settings -> the world of one run. Nothing outside of this package knows every connector.

accounts    what a run may ask of an account
google outlook local
            ... whose connector is that one; loaded by such accounts, so that nobody pays for a provider that they do not have
sign_ins    how accounts are connected
tokens      where a sign-in is kept
checks      what may be wrong besides config.yaml itself
explaining  what is noticed in one file
clock       when it is
"""

from datetime import date
from pathlib import Path

from followup import config, languages
from followup.config import Settings
from followup.connectors.retry import Patience
from followup.domain.employers import own_domain
from followup.domain.language.lexicon import Lexicons, Phrases
from followup.domain.model import Me
from followup.domain.notes.habits import Habits
from followup.domain.notes.topics import topic
from followup.domain.notice import Reader
from followup.errors import UsageError
from followup.notes import FolderNotes
from followup.store.casebook import SqliteCasebook
from followup.sweep import World
from followup.sweep.upcoming import Knowledge
from followup.wiring.accounts import account_of
from followup.wiring.clock import now, today
from followup.wording import TemplateWording

__all__ = ["casebook", "knowledge", "now", "reader", "settings", "settings_if_any", "today", "world"]


def settings(path: Path | None) -> Settings:
    """What config.yaml says: the one at `path`, or the first found in the usual places."""
    return config.load(config.find_config(path))


def settings_if_any(path: Path | None) -> Settings | None:
    """As `settings`, for what also works without: None where there is no config.yaml and none was named."""
    try:
        found = config.find_config(path)
    except UsageError:
        if path is not None:
            raise
        return None
    return config.load(found)


def casebook(of: Settings) -> SqliteCasebook:
    """The program's memory, made when it is missing."""
    return SqliteCasebook(of.state)


def world(of: Settings, since: date | None = None) -> World:
    """All that a run may ask."""
    patience = Patience()
    return World(
        accounts=tuple(account_of(of, name, patience) for name in of.accounts),
        casebook=casebook(of),
        reader=reader(of),
        rules=config.rules(of, since),
        profile=config.profile(of),
        wording=TemplateWording(languages.folder(), of.letters),
        look_back=of.look_back,
        at_most=of.max_drafts_per_run,
        notes=FolderNotes(of.notes.folder),
    )


def knowledge(of: Settings) -> Knowledge:
    """All that is needed to look at what is known, without an account."""
    wording = TemplateWording(languages.folder(), of.letters)
    return Knowledge(casebook(of), config.rules(of), _me(of), config.profile(of), wording)


def reader(of: Settings) -> Reader:
    """Somebody who reads with the user's eyes."""
    work = {own_domain(address) for a in of.accounts.values() if a.work for address in a.addresses}
    return Reader(
        _me(of),
        _lexicons(of),
        frozenset(work - {""}),
        topics=frozenset(topic(word) for strength in of.profile.strengths for word in strength.when),
        habits=Habits(of.notes.heading, of.notes.subject),
    )


def _me(of: Settings) -> Me:
    return Me(of.me.name, frozenset(address.lower() for address in of.me.addresses), of.zone)


def _lexicons(of: Settings) -> Lexicons:
    """What each language knows, with the phrases of the user's own."""
    own: dict[str, Phrases] = {
        code: {str(claim): said for claim, said in claims.items()} for code, claims in of.phrases.items()
    }
    return {code: lexicon.extended(own[code]) if code in own else lexicon for code, lexicon in languages.load().items()}
