"""What does Gmail have to search for, so that it finds the mail that concerns somebody's applications?

In the language of Gmail's search box. A request whose address is longer than 2,048 characters would travel as a POST in
disguise, which the gate does not let through: so the search is split into as many as it takes.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote_plus

from followup.domain.interest import Interest

LONGEST = 1_400
"""Characters of a query once it stands in an address. The rest of the address is short of 300."""

_UNSAFE = re.compile(r'["{}()\\\s]+')
"""What has a meaning in a query. Inside quotes, words are words."""


def correspondents(interest: Interest) -> list[str]:
    """A term for everybody whose mail is of interest."""
    people = (f"{way}:{_bare(address)}" for address in sorted(interest.addresses) for way in ("from", "to", "cc"))
    senders = (f"from:{_bare(domain)}" for domain in sorted(interest.domains))
    names = (f'{place}:"{_bare(name)}"' for name in sorted(interest.names) for place in ("from", "subject"))
    return [*people, *senders, *names]


def words(interest: Interest) -> list[str]:
    """A term for every phrase that is of interest, and for the user's notes to themselves."""
    phrases = (f'"{_bare(phrase)}"' for phrase in sorted(interest.phrases))
    own = (f'(in:sent subject:"{_bare(subject)}")' for subject in sorted(interest.subjects))
    return [*phrases, *own]


def any_of(terms: Iterable[str], after: int, before: int | None = None) -> str:
    """The query for what matches one of the terms, and came since `after` and until `before` (seconds since 1970)."""
    span = f"after:{after}" if before is None else f"after:{after} before:{before}"
    return f"{{{' '.join(terms)}}} {span}"


def in_groups(terms: Iterable[str]) -> Iterator[list[str]]:
    """As many of the terms together as a query has room for."""
    room = LONGEST - len(quote_plus(any_of([], 10**10, 10**10)))
    group: list[str] = []
    length = 0
    for term in dict.fromkeys(terms):
        more = len(quote_plus(f" {term}"))
        if group and length + more > room:
            yield group
            group, length = [], 0
        group.append(term)
        length += more
    if group:
        yield group


def written_to(address: str, after: int) -> str:
    """The query for all that was written to somebody, drafts included, since then."""
    return f"to:{_bare(address)} after:{after}"


def _bare(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())
