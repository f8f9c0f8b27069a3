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


def searches(interest: Interest, after: int, before: int | None = None) -> Iterator[str]:
    """The queries that find what is of interest, of what came since `after` and until `before` (seconds since 1970)."""
    span = f"after:{after}" if before is None else f"after:{after} before:{before}"
    people = [f"{way}:{_bare(address)}" for address in sorted(interest.addresses) for way in ("from", "to", "cc")]
    senders = [f"from:{_bare(domain)}" for domain in sorted(interest.domains)]
    names = [f'{place}:"{_bare(name)}"' for name in sorted(interest.names) for place in ("from", "subject")]
    phrases = [f'"{_bare(phrase)}"' for phrase in sorted(interest.phrases)]
    own = [f'(in:sent subject:"{_bare(subject)}")' for subject in sorted(interest.subjects)]
    for group in _groups([*people, *senders, *names, *phrases, *own], LONGEST - len(quote_plus(span))):
        yield f"{{{' '.join(group)}}} {span}"


def written_to(address: str, after: int) -> str:
    """The query for all that was written to somebody, drafts included, since then."""
    return f"to:{_bare(address)} after:{after}"


def sent_to(address: str, after: int) -> str:
    """The query for what was sent to somebody since then."""
    return f"in:sent to:{_bare(address)} after:{after}"


def _groups(terms: Iterable[str], room: int) -> Iterator[list[str]]:
    """As many of them together as there is room for."""
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


def _bare(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())
