"""Is this a person, and what are they called?

Everything here is read off the address, the display name and, for a message, its headers; nothing is looked up.
A machine is never thanked and never a contact; a role mailbox may be written to, but nobody is called "Jobs".
A name is parsed, never completed, and nobody's gender is guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nameparser import HumanName

from followup.domain.model import Me, Message, Person
from followup.domain.services import Service, service
from followup.domain.vocabulary import BOT_DOMAINS, MACHINE_WORDS, NOT_IN_NAMES, ROLE_WORDS, ROOM_WORDS

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


_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HONORIFICS = re.compile(r"(?:様|さま|さん|氏|殿|先生|老师|老師|님|씨|先生|女士|小姐)$")
# A position before or after a name: 代表取締役 西村 誠, 김민수 팀장.
_POSITION = re.compile(
    r"(?:取締役|社長|部長|課長|係長|主任|室長|本部長|店長|担当|代表|マネージャー|리더|팀장|과장|대리|부장|차장|이사|대표|사원|선임|책임|经理|經理|总监|總監|主管|总裁|總裁|主任)$"
)
_TITLES = re.compile(r"^(?:prof|dr|ing|dipl|mag|eng|phd|pd|habil)\.?$", re.IGNORECASE)
# Latin courtesy titles beyond those that the parser knows.
_COURTESY = re.compile(
    r"^(?:pani?|bay|bayan|hanım|bey|ms|mx|dhr|mevr|mw|sra|srta|sig|sig\.ra|fr|hr)\.?\s+", re.IGNORECASE
)
_TAIL = re.compile(r"\s+(?:[-–—|·•:]|//?|@|via|from|at|von|bei|chez|de chez|c/o)\s+.*$|\s*[(\[<{（【].*$")


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody is called. Every part may be empty, and is when it is not known.

    `full` is written in the order of its language; `title` is academic only (Dr., Prof.).
    `family_first` is true of names written family name first, in Han, kana or Hangul.
    """

    full: str = ""
    given: str = ""
    family: str = ""
    title: str = ""
    family_first: bool = False

    def __bool__(self) -> bool:
        return bool(self.full)


def naming(person: Person) -> Naming:
    """What to call somebody, from the display name, else from an address like `jane.smith@`."""
    return _naming(person.name, person.address)


def greeting_name(person: Person) -> str:
    """The name after "Dear" among people on first-name terms: the given name, else the full one, else nothing."""
    name = naming(person)
    return name.full if name.family_first else name.given or name.full


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


def wrote_by_machine(message: Message) -> bool:
    """Whether a program composed or mass-mailed this message, as far as its headers and sender show."""
    if is_machine(message.sender):
        return True
    if message.header("auto-submitted").partition(";")[0].strip().lower() not in {"", "no"}:
        return True
    if message.header("precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}:
        return True
    return any(message.header(name) for name in ("list-id", "feedback-id", "x-autoreply"))


@lru_cache(maxsize=4096)
def _naming(name: str, address: str) -> Naming:
    local, domain = _halves(address)
    bare = _bare(name, local, domain)
    if not bare:
        return _from_address(local)
    if _CJK.search(bare):
        return _eastern(bare)
    return _western(bare)


def _bare(name: str, local: str, domain: str) -> str:
    """The display name without quotes, company, pronouns; empty if it is no name at all."""
    text = unicodedata.normalize("NFKC", name).strip(" \"'“”„‘’`,;")
    if "@" in text.replace(" @ ", ""):
        return ""
    text = _TAIL.sub("", text).strip(" \"'“”„‘’`,;")
    last, comma, rest = text.partition(",")
    if comma:
        text = _in_order(last.strip(), rest.strip(), local, domain)
    words = [word for word in re.split(r"[\s.]+", text.casefold()) if word]
    if not words or NOT_IN_NAMES.intersection(words) or re.search(r"[\d&#*=_/\\]", text):
        return ""
    return text


def _in_order(before: str, after: str, local: str, domain: str) -> str:
    """Sorts out "Smith, Jane" from "Jane Smith, Brightfold" and "Jane Smith, Recruiter"."""
    words = [word for word in re.split(r"[\s.]+", after.casefold()) if word]
    if len(before.split()) > 1:
        company = domain.partition(".")[0].replace("-", "")
        in_local = any(_ascii(word) in local for word in words)
        if NOT_IN_NAMES.intersection(words) or _ascii("".join(words)) in company or len(words) > 2 or not in_local:  # noqa: PLR2004 - given names
            return before
    return f"{before}, {after}"


def _eastern(text: str) -> Naming:
    words = [_HONORIFICS.sub("", word) for word in text.split()]
    words = [word for word in words if word and not _POSITION.search(word) and word not in NOT_IN_NAMES]
    if not words:
        return Naming()
    latin = [word for word in words if not _CJK.search(word)]
    if len(latin) > 1:  # 田中 Hiroshi Tanaka
        return _western(" ".join(latin))
    words = words[-2:]
    parsed = HumanName(" ".join(words))
    known = bool(parsed.first and parsed.last)
    return Naming(
        full=" ".join(words),
        given=parsed.first if known else "",
        family=parsed.last if known else "",
        family_first=True,
    )


def _western(text: str) -> Naming:
    parsed = HumanName(_COURTESY.sub("", text))
    shouting = text.isupper() or text.islower()
    given, middle, family = (str(part) for part in (parsed.first, parsed.middle, parsed.last))
    if given.isupper() and len(given) > 2 and family and not shouting and not family.isupper():  # noqa: PLR2004
        given, family = family, given  # SMITH Jane, as the French write it
    if shouting:
        parsed.capitalize(force=True)
        given, middle, family = (str(part) for part in (parsed.first, parsed.middle, parsed.last))
    given, family = _calm(given), _calm(family)
    title = " ".join(word for word in str(parsed.title).split() if _TITLES.match(word))
    full = " ".join(part for part in (given, middle, family) if part)
    return Naming(full=full, given="" if len(given.strip(".")) < 2 else given, family=family, title=title)  # noqa: PLR2004 - an initial


def _calm(part: str) -> str:
    """SMITH -> Smith, but not the initials in J. or JJ."""
    if not part.isupper() or len(part) < 3:  # noqa: PLR2004
        return part
    calm = HumanName(f"{part.lower()} x")
    calm.capitalize(force=True)
    return str(calm.first)


def _from_address(local: str) -> Naming:
    words = re.split(r"[._]", local.partition("+")[0])
    if len(words) != 2 or any(len(word) < 2 or not word.replace("-", "").isalpha() for word in words):  # noqa: PLR2004
        return Naming()
    if NOT_IN_NAMES.intersection(words):
        return Naming()
    given, family = ("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return Naming(full=f"{given} {family}", given=given, family=family)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


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
