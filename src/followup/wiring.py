"""Which calendars, mailboxes and letters does this configuration mean?

Settings -> the world of one run: the only module that knows every connector. Each connector is imported by the accounts
that use it, so that nobody pays for a provider that they do not have.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from followup import config, languages
from followup.config import GoogleAccount, LocalAccount, OutlookAccount, Settings, SignedInAccount, TokenPlace
from followup.connectors.outlook.client import Client, client_of
from followup.connectors.retry import Patience
from followup.connectors.sign_in import SignIn, Standing
from followup.connectors.tokens import TokenFiles, Tokens
from followup.domain.employers import own_domain
from followup.domain.language.lexicon import Lexicons, Phrases
from followup.domain.model import Event, Folder, Handle, Me, Message, Person, Unreadable
from followup.domain.notes.habits import Habits
from followup.domain.notes.topics import topic
from followup.domain.notice import Reader
from followup.domain.people import fold
from followup.domain.policy.rules import Rules
from followup.errors import Fault, FollowupError, Unavailable, UsageError
from followup.notes import FolderNotes
from followup.ports import Calendar, Mailbox
from followup.store.casebook import SqliteCasebook
from followup.sweep import Account, World
from followup.sweep.explain import Explanation, explain_items
from followup.sweep.upcoming import Knowledge
from followup.wording import TemplateWording


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


def now() -> datetime:
    """The time of this run. Nothing else in the program looks at a clock."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The day it is where the user lives. A zone that does not exist is a fault that config.yaml is told of."""
    return now().astimezone(ZoneInfo(zone) if zone in available_timezones() else UTC).date()


def casebook(of: Settings) -> SqliteCasebook:
    """The program's memory, made when it is missing."""
    return SqliteCasebook(of.state)


def world(of: Settings, since: date | None = None) -> World:
    """All that a run may ask."""
    patience = Patience()
    return World(
        accounts=tuple(_account(of, name, patience) for name in of.accounts),
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


def sign_in(of: Settings, name: str, *, device_code: bool = False) -> SignIn:
    """How the account of that name is connected. Raises `UsageError` where there is nothing to sign in to."""
    if name not in of.accounts:
        raise UsageError(f"There is no account {name!r}. These are configured: {', '.join(of.accounts)}.")
    match of.accounts[name]:
        case GoogleAccount() as account:
            if device_code:
                raise UsageError("Google does not let mail be read by a code. Use --no-browser instead.")
            from followup.connectors.google.auth import GoogleSignIn  # noqa: PLC0415 - see above

            addresses = (account.login,) if account.login else account.addresses
            return GoogleSignIn(name, account.client, _tokens(of, account), _google_scopes(account), addresses)
        case OutlookAccount() as account:
            from followup.connectors.outlook.auth import OutlookSignIn  # noqa: PLC0415 - see above

            client, scopes = _outlook_client(account)
            addresses = (account.login,) if account.login else account.addresses
            return OutlookSignIn(name, client, _tokens(of, account), scopes, addresses, device_code)
        case account:
            raise UsageError(f"{name} needs no sign-in: it is `connector: {account.connector}`.")


def standings(of: Settings) -> dict[str, Standing | FollowupError]:
    """For each account that has to be connected: how it is, or what is wrong with it."""
    return {name: _standing(of, name) for name, account in of.accounts.items() if isinstance(account, SignedInAccount)}


def absent(of: Settings) -> list[FollowupError]:
    """What config.yaml names and is not there."""
    places = [
        (name, what, place)
        for name, account in of.accounts.items()
        if isinstance(account, LocalAccount)
        for what, place in (("maildir", account.maildir), ("calendar", account.calendar))
        if place is not None
    ]
    if "folder" in of.notes.model_fields_set:
        places.append(("notes", "folder", of.notes.folder))
    return [
        Unavailable(name, f"there is nothing at {place}; correct `{what}` in config.yaml, or make it")
        for name, what, place in places
        if not place.exists()
    ]


def faults_in_letters(of: Settings) -> list[Fault]:
    """What is wrong with the user's own templates."""
    from followup.wording.proofs import faults  # noqa: PLC0415 - a run does without

    return faults(languages.folder(), of.letters)


def explain(path: Path, config_path: Path | None) -> Iterator[Explanation]:
    """What is noticed in an .eml or .ics file, by whom config.yaml describes, or else by whomever the mail is for."""
    of = settings_if_any(config_path)
    zone = of.zone if of else "UTC"
    items = list(_read(path, zone))
    if of:
        return explain_items(str(path), items, reader(of), config.rules(of), now())
    anybody = Reader(Me("", _addressees(items), zone), languages.load())
    return explain_items(str(path), items, anybody, Rules(since=datetime(1970, 1, 1, tzinfo=UTC)), now())


def _account(of: Settings, name: str, patience: Patience) -> Account:
    account = of.accounts[name]
    addresses = account.addresses or of.me.addresses
    uses = account.use
    calendar, mailbox = _places(of, name, patience)
    return Account(
        name=name,
        sender=Person(of.me.name, addresses[0]),
        addresses=frozenset(map(fold, addresses)),
        calendar=calendar if "calendar" in uses else None,
        mailbox=mailbox if "read" in uses else None,
        may_draft="draft" in uses and not account.work,
    )


def _places(of: Settings, name: str, patience: Patience) -> tuple[Calendar | None, Mailbox | None]:
    """The calendar and the mailbox of an account."""
    match of.accounts[name]:
        case LocalAccount(calendar=calendar, maildir=maildir, folders=folders):
            from followup.connectors.local.calendar import LocalCalendar  # noqa: PLC0415 - see above
            from followup.connectors.local.mail import LocalMailbox  # noqa: PLC0415 - see above

            return (
                LocalCalendar(name, calendar, of.zone) if calendar else None,
                LocalMailbox(name, maildir, folders.named(), zone=of.zone) if maildir else None,
            )
        case GoogleAccount() as account:
            from followup.connectors.google.calendar import GoogleCalendar  # noqa: PLC0415 - see above
            from followup.connectors.google.mail import GoogleMailbox  # noqa: PLC0415 - see above
            from followup.connectors.google.wire import SignedIn, Wire  # noqa: PLC0415 - see above

            def signed_in() -> SignedIn:
                from followup.connectors.google.credentials import credentials_for  # noqa: PLC0415 - see above

                credentials = credentials_for(name, _tokens(of, account), _google_scopes(account), now())
                return SignedIn(credentials, credentials.grant.client.api)

            wire = Wire(name, signed_in, patience)
            return GoogleCalendar(name, wire, of.zone, account.calendars), GoogleMailbox(name, wire, of.zone)
        case OutlookAccount() as outlook:
            return _at_outlook(of, name, outlook, patience)
        case _:
            return None, None


def _standing(of: Settings, name: str) -> Standing | FollowupError:
    try:
        return sign_in(of, name).standing(now())
    except FollowupError as error:
        return error


def _tokens(of: Settings, account: SignedInAccount) -> Tokens:
    folder = of.state / "tokens"
    if account.tokens is TokenPlace.FILE:
        return TokenFiles(folder)
    from followup.connectors.keyrings import TokenKeyring, TokenKeyringOrFiles  # noqa: PLC0415 - see above

    return TokenKeyring(folder) if account.tokens is TokenPlace.KEYRING else TokenKeyringOrFiles(folder)


def _google_scopes(account: GoogleAccount) -> tuple[str, ...]:
    from followup.connectors.google import scopes  # noqa: PLC0415 - see above

    return scopes.needed(
        read="read" in account.use,
        draft="draft" in account.use,
        calendars=account.calendars if "calendar" in account.use else (),
        shared=account.shared,
    )


def _at_outlook(of: Settings, name: str, account: OutlookAccount, patience: Patience) -> tuple[Calendar, Mailbox]:
    from followup.connectors.outlook.calendar import OutlookCalendar  # noqa: PLC0415 - see above
    from followup.connectors.outlook.credentials import credentials_for  # noqa: PLC0415 - see above
    from followup.connectors.outlook.mail import OutlookMailbox  # noqa: PLC0415 - see above
    from followup.connectors.outlook.wire import Wire  # noqa: PLC0415 - see above

    client, scopes = _outlook_client(account)
    tokens = _tokens(of, account)
    wire = Wire(name, lambda: credentials_for(name, client, tokens, scopes, now()), patience, graph=client.graph)
    mine = frozenset(map(fold, account.addresses or of.me.addresses))
    return (
        OutlookCalendar(name, wire, of.zone, mine, account.calendars),
        OutlookMailbox(name, wire, of.zone, account.category),
    )


def _outlook_client(account: OutlookAccount) -> tuple[Client, tuple[str, ...]]:
    """In whose name Microsoft is asked, and for what."""
    from followup.connectors.outlook import scopes  # noqa: PLC0415 - see above

    use = account.use
    wanted = scopes.needed(read="read" in use, draft="draft" in use, calendar="calendar" in use)
    return client_of(account.client, account.authority, account.graph), wanted


def _me(of: Settings) -> Me:
    return Me(of.me.name, frozenset(address.lower() for address in of.me.addresses), of.zone)


def _lexicons(of: Settings) -> Lexicons:
    """What each language knows, with the phrases of the user's own."""
    own: dict[str, Phrases] = {
        code: {str(claim): said for claim, said in claims.items()} for code, claims in of.phrases.items()
    }
    return {code: lexicon.extended(own[code]) if code in own else lexicon for code, lexicon in languages.load().items()}


def _read(path: Path, zone: str) -> Iterable[Event | Message | Unreadable]:
    from followup.connectors import ical, mime  # noqa: PLC0415 - see above

    data = path.read_bytes()
    if path.suffix.lower() == ".ics":
        return ical.events_from(data, account="", zone=zone, place=str(path))
    handle = Handle(str(path))
    try:
        return [mime.message_from(data, account="", handle=handle, folder=Folder.INBOX, zone=zone)]
    except mime.Broken as reason:
        return [Unreadable("", handle, str(path), str(reason))]


def _addressees(items: Iterable[Event | Message | Unreadable]) -> frozenset[str]:
    return frozenset(
        person.address for item in items if isinstance(item, Message) for person in item.to if person.address
    )
