"""What does Gmail have to search for?"""

from urllib.parse import quote_plus

import pytest

from followup.connectors.google.search import LONGEST, any_of, correspondents, in_groups, words
from followup.domain.interest import Interest
from tests.servers.google.query import Found, compiled


def a_mail(*labels: str, subject: str, sender: str = "alex@doe.example") -> Found:
    return Found(set(labels), 1_000, f"From: {sender}\nTo: alex@doe.example\nSubject: {subject}\n\nHello.\n".encode())


def finds(interest: Interest, mail: Found) -> bool:
    terms = [*words(interest), *correspondents(interest)]
    return any(compiled(any_of(group, 0))(mail) for group in in_groups(terms))


def test_notes_to_oneself_are_found_in_sent_alone() -> None:
    interest = Interest(subjects=frozenset({"notes"}))

    assert finds(interest, a_mail("SENT", "INBOX", subject="Notes: Brightfold"))
    assert not finds(interest, a_mail("INBOX", subject="Notes: Brightfold"))
    assert not finds(interest, a_mail("SENT", subject="Hello"))


@pytest.mark.parametrize("mark", ["[iv]", 'no"tes', "(n) {o}"])
def test_whatever_mark_the_user_chose_makes_a_query(mark: str) -> None:
    finds(Interest(subjects=frozenset({mark})), a_mail("SENT", subject=mark))


def test_notes_do_not_hide_what_else_is_looked_for() -> None:
    interest = Interest(addresses=frozenset({"hana@brightfold.example"}), subjects=frozenset({"notes"}))

    assert finds(interest, a_mail("INBOX", subject="Hello", sender="hana@brightfold.example"))
    assert finds(interest, a_mail("SENT", subject="notes"))


def test_no_query_is_so_long_that_it_would_travel_as_a_post() -> None:
    interest = Interest(phrases=frozenset(f"ご応募いただき {number}" for number in range(500)))

    groups = list(in_groups(words(interest)))

    assert sum(map(len, groups)) == 500
    assert max(len(quote_plus(any_of(group, 1_790_000_000, 1_790_000_000))) for group in groups) <= LONGEST
