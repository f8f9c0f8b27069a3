"""What Outlook is told to search for."""

from followup.connectors.outlook.search import LONGEST, query, searches
from followup.domain.interest import Interest
from tests.servers.microsoft.odata import search_of


def terms(interest: Interest) -> list[str]:
    return [term for group in searches(interest) for term in group]


def test_people_senders_names_and_phrases_are_searched_for() -> None:
    interest = Interest(
        addresses=frozenset({"hana@brightfold.example"}),
        domains=frozenset({"brightfold.example"}),
        names=frozenset({"Brightfold Labs"}),
        phrases=frozenset({"your application"}),
    )

    assert terms(interest) == [
        "participants:hana@brightfold.example",
        "from:brightfold.example",
        'from:"Brightfold Labs"',
        'subject:"Brightfold Labs"',
        '"your application"',
    ]


def test_what_is_no_address_and_no_domain_is_not_searched_for() -> None:
    assert terms(Interest(addresses=frozenset({"alex", "@x.example"}), domains=frozenset({"localhost"}))) == []


def test_what_has_a_meaning_in_a_query_loses_it() -> None:
    hostile = Interest(names=frozenset({'a" OR from:(x) \\ *'}))

    [group] = searches(hostile)

    assert group == ['from:"a OR from x"', 'subject:"a OR from x"']
    search_of(query(['"a from x"']))


def test_no_request_becomes_too_long() -> None:
    interest = Interest(phrases=frozenset(f"a phrase that is number {number}" for number in range(500)))

    groups = list(searches(interest))

    assert sum(map(len, groups)) == 500
    assert all(len(query(group)) <= LONGEST for group in groups)
