"""What are the properties of a VEVENT, as icalendar reads them?"""

from collections.abc import Sequence
from typing import Any

import icalendar
from icalendar.prop import vBroken

from followup.connectors.ical.lines import Vevent
from followup.connectors.ical.repair import mended

_SAY_WHEN = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE")


class Garbled(ValueError):
    """A VEVENT cannot be read. The message says why, without a word of what the event is about."""


def component_of(vevent: Vevent) -> icalendar.Component:
    """`vevent`, parsed. What is broken in it is left out; raises `Garbled` when that would change when it takes place."""
    if not vevent.complete:
        raise Garbled("it breaks off before its END:VEVENT")
    lines = {
        name: [line for line in (mended(name, one) for one in written) if line]
        for name, written in vevent.properties.items()
    }
    text = "\r\n".join(("BEGIN:VEVENT", *(line for group in lines.values() for line in group), "END:VEVENT", ""))
    component = icalendar.Event.from_ical(text)
    for name in _SAY_WHEN:
        if len(values(component, name)) < len(lines.get(name, ())):
            raise Garbled(f"its {name} cannot be read")
    return component


def values(component: icalendar.Component, name: str) -> Sequence[Any]:
    """The values of all properties of that name, but those that are broken."""
    found = component.get(name, [])
    return [value for value in (found if isinstance(found, list) else [found]) if not isinstance(value, vBroken)]


def text(component: icalendar.Component, name: str) -> str:
    """The first value of that name as text; empty if there is none."""
    return next((str(value).strip() for value in values(component, name)), "")
