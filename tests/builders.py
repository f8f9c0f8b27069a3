"""Small values for tests: what a test does not say is some harmless default."""

from datetime import UTC, datetime, timedelta

from followup.domain.model import Attendee, Event, Folder, Handle, Letter, LetterKey, Me, Message, Person, Step

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
ALEX = Me("Alex Doe", frozenset({"alex@doe.example", "alex.doe@gmail.com"}), "Europe/Berlin")
ALEX_PERSON = Person("Alex Doe", "alex@doe.example")
HANA = Person("Hana Ito", "hana.ito@brightfold.example")


def a_message(text: str = "Hello.", **fields: object) -> Message:
    """A message from Hana to Alex, in the inbox, of yesterday."""
    values: dict[str, object] = {
        "account": "home",
        "handle": Handle("m1"),
        "id": "m1@brightfold.example",
        "date": NOW - timedelta(days=1),
        "folder": Folder.INBOX,
        "sender": HANA,
        "to": (ALEX_PERSON,),
        "subject": "Hello",
        "text": text,
    }
    return Message(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def an_event(title: str = "Interview: Data Engineer at Brightfold", **fields: object) -> Event:
    """An interview of Alex with Hana, which ended two hours ago."""
    values: dict[str, object] = {
        "account": "home",
        "uid": "e1@brightfold.example",
        "start": NOW - timedelta(hours=3),
        "end": NOW - timedelta(hours=2),
        "title": title,
        "zone": "Europe/Berlin",
        "organizer": HANA,
        "attendees": (Attendee(HANA), Attendee(ALEX_PERSON)),
    }
    return Event(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users


def a_letter(**fields: object) -> Letter:
    """A thank-you to Hana."""
    values: dict[str, object] = {
        "key": LetterKey(Step.THANK_YOU, HANA.address, "e1@brightfold.example"),
        "account": "home",
        "sender": ALEX_PERSON,
        "to": HANA,
        "subject": "Thank you for today's conversation",
        "body": "Dear Hana,\n\nthank you for your time.\n\nBest regards,\nAlex Doe",
        "date": NOW,
    }
    return Letter(**{**values, **fields})  # type: ignore[arg-type]  # checked by the dataclass's users
