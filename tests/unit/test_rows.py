"""Whatever is kept comes back as it was, also from a row of an older or a newer version."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from followup.domain.model import Draft, Fate, Handle, Person, Written
from followup.domain.signals import Kind, Matter, Offered, Origin, Promised, Rejected, Signal
from followup.store.rows import Unintelligible, letter_from, row_of_letter, row_of_signal, signal_from
from tests.builders import NOW, a_letter

TEXT = some.text(some.characters(exclude_categories=()), max_size=20)  # halves of characters too: mail is full of them
OFFSETS = some.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: dict[Any, some.SearchStrategy[Any]] = {
    str: TEXT,
    Handle: TEXT,
    bool: some.booleans(),
    int: some.integers(),
    date: some.dates(),
    datetime: some.datetimes(timezones=OFFSETS),
    type(None): some.none(),
}


def values_of(hint: Any) -> some.SearchStrategy[Any]:
    """Values of a type as the domain writes it: plain, an enum, a dataclass, a tuple or frozenset or union of these."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is tuple:
        return some.lists(values_of(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is frozenset:
        return some.frozensets(values_of(get_args(hint)[0]), max_size=2)
    if isinstance(hint, UnionType):
        return some.one_of(*map(values_of, get_args(hint)))
    assert isinstance(hint, type)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return some.builds(hint, **{field.name: values_of(hints[field.name]) for field in fields(hint)})
    assert issubclass(hint, Enum), f"how to make values of {hint}?"
    return some.sampled_from(hint)


@pytest.mark.parametrize("kind", get_args(Signal), ids=lambda kind: kind.__name__)
def test_a_signal_comes_back_as_it_was(kind: type[Signal]) -> None:
    @settings(max_examples=40, deadline=None)
    @given(values_of(kind))
    def comes_back(signal: Signal) -> None:
        row = row_of_signal(signal)

        assert signal_from(row) == signal
        assert type(signal_from(row)) is kind
        assert row.isascii()  # whatever is in it, SQLite can store it

    comes_back()


@settings(max_examples=40, deadline=None)
@given(values_of(Written))
def test_a_letter_comes_back_as_it_was(written: Written) -> None:
    assert letter_from(row_of_letter(written)) == written


def test_a_moment_keeps_the_offset_in_which_it_was_said() -> None:
    said = datetime(2026, 10, 14, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    again = signal_from(row_of_signal(Offered(origin=Origin(Kind.MESSAGE, "home", "m1", said))))

    assert again.origin.at.isoformat() == "2026-10-14T09:30:00+05:30"


def test_the_same_value_is_always_the_same_text() -> None:
    addresses = ("hana@brightfold.example", "kim@brightfold.example", "lou@brightfold.example")

    rows = {row_of_signal(an_offer(matter=Matter(domains=frozenset(order)))) for order in (addresses, addresses[::-1])}

    assert len(rows) == 1


def test_what_only_a_newer_version_knows_is_ignored() -> None:
    newer = changed(row_of_signal(an_offer()), salary=1, origin={"mood": "sunny"})

    assert signal_from(newer) == an_offer()


def test_what_an_older_version_did_not_write_has_its_default() -> None:
    row = json.loads(row_of_signal(an_offer(matter=Matter(employer="Brightfold"))))
    older = json.dumps({"signal": "Rejected", "origin": row["origin"], "matter": {"employer": "Brightfold"}})

    assert signal_from(older) == Rejected(origin=an_offer().origin, matter=Matter(employer="Brightfold"))


@pytest.mark.parametrize(
    "row",
    [
        "",
        "{",
        "3",
        "[]",
        '{"signal": "Promoted"}',
        '{"signal": "Offered"}',
        '{"signal": "Offered", "origin": null}',
        '{"signal": "Offered", "origin": {"kind": "dream", "account": "", "id": "", "at": "2026-10-14T12:00:00Z"}}',
        '{"signal": "Offered", "origin": {"kind": "event", "account": "", "id": "", "at": "soon"}}',
    ],
)
def test_a_row_that_makes_no_sense_is_called_so(row: str) -> None:
    with pytest.raises(Unintelligible):
        signal_from(row)
    with pytest.raises(Unintelligible):
        letter_from(row)


def test_a_row_holds_no_body() -> None:
    letter = a_letter(body="Dear Hana, nobody else should read this.")
    draft = Draft("home", letter.key, Handle("d1"), "d1@doe.example", letter.to.address, letter.subject, "5f3a", NOW)

    row = row_of_letter(
        Written(letter.key, "home", NOW, letter.subject, Person("Hana", letter.to.address), Fate.WAITING, draft)
    )

    assert "nobody else" not in row


def test_a_day_is_not_a_moment() -> None:
    promise = Promised(origin=an_offer().origin, until=date(2026, 10, 20))

    assert '"until": "2026-10-20"' in row_of_signal(promise)
    again = signal_from(row_of_signal(promise))
    assert isinstance(again, Promised)
    assert type(again.until) is date


def an_offer(matter: Matter = Matter()) -> Offered:  # noqa: B008 - a frozen value
    return Offered(origin=Origin(Kind.MESSAGE, "home", "m1@brightfold.example", NOW), matter=matter)


def changed(row: str, **extra: object) -> str:
    """The row with more in it."""
    value = json.loads(row)
    for name, more in extra.items():
        value[name] = {**value[name], **more} if isinstance(more, dict) else more
    return json.dumps(value)
