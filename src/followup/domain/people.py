"""Is this address a person's, and whose?

Everything here is read off the address and, for a message, its headers; nothing is looked up.
A machine is never thanked and never a contact; a role mailbox may be written to, but nobody is called "Jobs".
"""

import re
from functools import lru_cache

from followup.domain.model import Me, Message, Person
from followup.domain.services import Service, service
from followup.domain.vocabulary import BOT_DOMAINS, MACHINE_WORDS, ROLE_WORDS, ROOM_WORDS

_GMAIL = frozenset({"gmail.com", "googlemail.com"})

# Words that only in pairs say "machine": no-reply, do.not.reply, ne-pas-repondre ...
_MACHINE_PHRASES = re.compile(
    r"(?:^|[^a-z])(?:no|not|dont|nicht|keine|nie)[^a-z0-9]?"
    r"(?:reply|replies|response|antworten|antwort|responder|odpowiadac)(?![a-z])"
    r"|(?:^|[^a-z])ne?[^a-z]?pas[^a-z]?repondre|nao[^a-z]?responda|non[^a-z]?rispondere|niet[^a-z]?(?:be)?antwoorden"
    r"|(?:^|[^a-z])(?:mailer|bounce)[^a-z]?daemon|(?:^|[^a-z])calendar[^a-z]?(?:notification|server|invites?)"
)
# Addresses made by a program: a hash, a UUID, a calendar's own id.
_OPAQUE = re.compile(
    r"^(?:[a-z]{1,2}_)?(?=[0-9a-f-]*[0-9])[0-9a-f-]{16,}$|^(?=.*[0-9].*[0-9])[0-9a-z]{24,}$|^reply[+-]"
)

_GLUED_ROLES = re.compile(
    r"^(?:recruit|hiring|career|karriere|talentacq|bewerbung|rekrut|vacature|recrutement|candidatur)"
    r"|(?:recruiting|recruitment|hiring|careers|jobs|hrteam|karriere|bewerbung|talentteam|recruitingteam)$"
)


@lru_cache(maxsize=4096)
def fold(address: str) -> str:
    """The mailbox behind an address: lower case, without a plus tag, and without the dots that Gmail ignores."""
    local, _, domain = address.strip().lower().removeprefix("mailto:").rpartition("@")
    if not local:
        return domain
    local = local.partition("+")[0] or local
    if domain in _GMAIL:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def is_mine(me: Me, address: str) -> bool:
    """Whether mail to `address` reaches the user."""
    return bool(address) and fold(address) in _folded(me.addresses)


def is_machine(person: Person) -> bool:
    """Whether no person reads what is sent there: no-reply, notifications, rooms, bots, relays of hiring systems."""
    return _is_machine(person.address)


@lru_cache(maxsize=4096)
def is_role_mailbox(address: str) -> bool:
    """Whether a function rather than a person is behind it: jobs@, hr@. It may be written to."""
    local, domain = _halves(fold(address))
    company = domain.partition(".")[0].replace("-", "")
    words = _words(local)
    if not words:
        return False
    if words[0] in ROLE_WORDS or words[-1] in ROLE_WORDS:
        return True
    glued = "".join(words)
    rest = glued.replace(company, "") if len(company) > 2 else glued  # noqa: PLR2004 - "hr.example" has a person "hr"?
    return rest in ROLE_WORDS or glued == company or bool(_GLUED_ROLES.search(glued))


def is_shared(person: Person) -> bool:
    """Whether a function rather than a person is behind it. "Priya Nair" at priya.nair.hiring@ is a person all the same."""
    named = person.name.casefold().split()
    spelt = len(named) > 1 and set(named) <= set(_words(_halves(person.address)[0]))
    return is_role_mailbox(person.address) and not spelt


def wrote_by_machine(message: Message) -> bool:
    """Whether a program composed or mass-mailed this message, as far as its headers and sender show."""
    if is_machine(message.sender):
        return True
    if message.header("auto-submitted").partition(";")[0].strip().lower() not in {"", "no"}:
        return True
    if message.header("precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}:
        return True
    return any(message.header(name) for name in ("list-id", "feedback-id", "x-autoreply"))


@lru_cache(maxsize=8)
def _folded(addresses: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(address) for address in addresses)


@lru_cache(maxsize=4096)
def _is_machine(address: str) -> bool:
    local, domain = _halves(address)
    if not local or not domain:
        return False
    if any(domain == bot or domain.endswith(f".{bot}") for bot in BOT_DOMAINS):
        return True
    words = _words(local)
    if _MACHINE_PHRASES.search(local) or MACHINE_WORDS.intersection(words) or "".join(words) in MACHINE_WORDS:
        return True
    if (words[:1] and words[0] in ROOM_WORDS) or _OPAQUE.search(local):
        return True
    vendor = service(domain)
    return vendor is not None and not _works_for(vendor, words)


def _works_for(vendor: Service, words: list[str]) -> bool:
    """Whether an address at a vendor's domain is one of its own people: those write from first.last."""
    return not vendor.relays and len(words) > 1 and all(len(word) > 1 and word not in ROLE_WORDS for word in words)


def _halves(address: str) -> tuple[str, str]:
    local, _, domain = address.strip().lower().removeprefix("mailto:").rpartition("@")
    return local, domain


def _words(local: str) -> list[str]:
    return [word for word in re.split(r"[^a-z]+", local) if word]
