"""What does Outlook have to search for, so that it finds the mail that concerns somebody's applications?

In KQL, the language of Outlook's search box. Requests have a limit to their length: the search is split into as many as it
takes.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from followup.domain.interest import Interest

LONGEST = 1_500
"""Characters of a query once it stands in an address."""

_UNSAFE = re.compile(r'["\\():<>=*\s]+')
"""What has a meaning in a query. Inside quotes, words are words."""


def searches(interest: Interest) -> Iterator[list[str]]:
    """The terms to search for, as many together as there is room for."""
    group: list[str] = []
    for term in _terms(interest):
        if group and len(quote(query([*group, term]))) > LONGEST:
            yield group
            group = []
        group.append(term)
    if group:
        yield group


def query(terms: list[str]) -> str:
    """What finds any of the terms, as `$search` takes it."""
    return '"' + " OR ".join(terms).replace('"', '\\"') + '"'


def _terms(interest: Interest) -> Iterator[str]:
    # A word without an @ or a dot, as broken headers have them, would be found in half of all names.
    for address in sorted(interest.addresses):
        if "@" in address.strip("@"):
            yield f"participants:{_bare(address)}"
    for domain in sorted(interest.domains):
        if "." in domain.strip("."):
            yield f"from:{_bare(domain)}"
    for name in sorted(interest.names):
        yield from (f'{place}:"{_bare(name)}"' for place in ("from", "subject"))
    for phrase in sorted(interest.phrases):
        yield f'"{_bare(phrase)}"'


def _bare(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())
